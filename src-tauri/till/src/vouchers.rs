//! Vouchers that paid here: each once, unless a refund gave it back whole.
//! Must never take a voucher's word for its value: that is the market's signature's.

use rusqlite::Transaction;
use settlement::fact::Refund;
use store::Fault;

/// Sets a voucher free again whose whole value a refund gave back.
pub fn give_back(_transaction: &Transaction<'_>, _refund: &Refund) -> Result<(), Fault> {
    Ok(())
}
