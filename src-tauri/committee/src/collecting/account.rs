//! What a stall was charged, paid and owes, day by day.
//! Must never net one stall against another.

use domain::day::Day;
use domain::id::StallId;
use domain::money::Money;
use serde::Serialize;
use store::Fault;
use store::rows::{in_range, parsed};
use ts_rs::TS;

use crate::Book;
use crate::collecting::payments::{PaymentRow, payment_rows};
use crate::fees::assess::{DayFee, day_fee};
use crate::market::stalls::the_stall;

/// A stall's account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallAccount {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Charged in all.
    pub assessed: Money,
    /// Paid in all.
    pub paid: Money,
    /// Owed; below zero is a credit.
    pub owed: Money,
    /// The first day that is not paid in full.
    pub owed_since: Option<Day>,
    /// Day by day, the newest first.
    pub days: Vec<DayFee>,
    /// The payments, the newest first.
    pub payments: Vec<PaymentRow>,
}

impl Book {
    /// A stall's account; `None` when there is no such stall.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn stall_account(&self, stall: StallId) -> Result<Option<StallAccount>, Fault> {
        let Some(named) = the_stall(self.reader(), stall)? else { return Ok(None) };
        let mut statement = self.reader().prepare_cached(
            "SELECT day FROM fee_assessment a WHERE stall = ?1 AND holds = 1
               AND (total > 0 OR files <> '[]'
                 OR EXISTS (SELECT 1 FROM fee_line l WHERE l.assessment = a.seq) OR EXISTS (
                 SELECT 1 FROM payment_day d WHERE d.stall = a.stall AND d.day = a.day))
             ORDER BY day DESC",
        )?;
        let mut rows = statement.query([stall.to_string()])?;
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            let day: String = row.get(0)?;
            days.push(day_fee(self.reader(), stall, parsed(&day)?)?);
        }
        let sum = |of: fn(&DayFee) -> Money| in_range(Money::sum(days.iter().map(of)));
        let owed_since = days.iter().rev().find(|day| day.owed > Money::ZERO);
        Ok(Some(StallAccount {
            stall,
            place: named.place,
            name: named.name,
            assessed: sum(|day| day.fee)?,
            paid: sum(|day| day.paid)?,
            owed: sum(|day| day.owed)?,
            owed_since: owed_since.map(|day| day.day),
            days,
            payments: payment_rows(self.reader(), "p.stall = ?1", &stall.to_string())?,
        }))
    }
}
