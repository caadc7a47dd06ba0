//! What stalls paid and owe: payments, receipts, mistakes taken back, accounts.
//! Must never give a number twice.

pub mod account;
pub(crate) mod apply;
pub mod fee_receipts;
pub mod fee_slip;
pub mod payments;
pub mod reverse;
