//! The list of market days with their short figures. Must never count what is not booked.

use domain::day::Day;
use domain::money::Money;
use serde::Serialize;
use store::Fault;
use store::rows::{in_range, money, parsed};
use ts_rs::TS;

use crate::Book;
use crate::days::day_rows::on_the_list;

/// A market day in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct MarketDayRow {
    /// The business day.
    pub day: Day,
    /// Stalls with a settlement that counts.
    pub received: u32,
    /// Stalls that were expected and have none.
    pub missing: u32,
    /// Settlements of the day that do not count: waiting, doubled or set aside.
    pub waiting: u32,
    /// Sold less given back.
    pub net: Money,
    /// Fees.
    pub fee: Money,
    /// Paid of them.
    pub paid: Money,
    /// Still owed of them.
    pub owed: Money,
}

impl Book {
    /// The market days so far, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn market_days(&self, most: u32) -> Result<Vec<MarketDayRow>, Fault> {
        let on_the_list = on_the_list("d.day");
        let mut statement = self.reader().prepare_cached(&format!(
            "WITH days AS (SELECT day FROM settlement UNION
               SELECT day FROM fee_assessment WHERE holds = 1 AND total > 0)
             SELECT d.day,
               (SELECT count(DISTINCT stall) FROM settlement WHERE day = d.day AND booked = 1),
               (SELECT count(*) FROM stall s WHERE {on_the_list}
                AND NOT EXISTS (SELECT 1 FROM settlement m
                  WHERE m.stall = s.id AND m.day = d.day AND m.booked = 1)),
               (SELECT count(*) FROM settlement WHERE day = d.day AND booked = 0),
               (SELECT coalesce(sum(net), 0) FROM settlement WHERE day = d.day AND booked = 1),
               (SELECT coalesce(sum(total), 0) FROM fee_assessment
                WHERE day = d.day AND holds = 1),
               (SELECT coalesce(sum(p.amount), 0) FROM payment_day p
                JOIN payment q ON q.seq = p.payment WHERE p.day = d.day AND q.reversed = 0)
             FROM days d ORDER BY d.day DESC LIMIT ?1",
        ))?;
        let mut rows = statement.query([most])?;
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            let day: String = row.get(0)?;
            let (fee, paid) = (money(row.get(5)?)?, money(row.get(6)?)?);
            days.push(MarketDayRow {
                day: parsed(&day)?,
                received: row.get(1)?,
                missing: row.get(2)?,
                waiting: row.get(3)?,
                net: money(row.get(4)?)?,
                fee,
                paid,
                owed: in_range(fee.minus(paid))?,
            });
        }
        Ok(days)
    }
}
