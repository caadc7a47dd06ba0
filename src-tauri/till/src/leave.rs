//! What a bill needs an owner's leave for, when a helper rings it up.
//! Must never decide who asks: that is known where people sign in.

use domain::now::Now;
use domain::operator::{Exception, exceptions};
use rusqlite::Connection;
use store::Fault;
use store::rows::in_range;

use crate::Till;
use crate::bill::BillDraft;

impl Till {
    /// What of a bill a helper may not decide alone. Nothing for a bill that was sold before: it is
    /// only told again; and for one that cannot be priced: it is refused as it stands.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn leave_needed(&self, now: Now, bill: &BillDraft) -> Result<Vec<Exception>, Fault> {
        if was_sold(self.reader(), bill)? {
            return Ok(vec![]);
        }
        let Ok(priced) = self.price_bill(now, bill) else { return Ok(vec![]) };
        in_range(exceptions(&priced, self.settings()?.helper_discount))
    }
}

fn was_sold(connection: &Connection, bill: &BillDraft) -> Result<bool, Fault> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM receipt WHERE request = ?1)")?
        .query_row([bill.request.to_string()], |row| row.get(0))?)
}
