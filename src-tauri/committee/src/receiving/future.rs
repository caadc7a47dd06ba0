//! Settlements of days that have not come: the clock of the till was wrong, or of this computer.
//! Must never count one before its day, nor forget it when the day has come.
//!
//! A day is not in the future up to the day after today: a night market opens its next day in the
//! evening, and a clock may be some hours behind.

use domain::day::Day;
use domain::id::StallId;
use domain::now::Now;
use store::Fault;
use store::rows::parsed;

use crate::Book;
use crate::fact::{DaysCame, Fact};
use crate::fees::assess::assess_day;
use crate::record::record;

impl Book {
    /// Judges again what had been of a day in the future and is so no more. Asked at each opening
    /// and before anything is received; it may be asked at any time.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn let_days_come(&mut self, now: Now) -> Result<(), Fault> {
        let until = now.at.business_day().next();
        let come = self.stall_days_until(until)?;
        if come.is_empty() {
            return Ok(());
        }
        self.store.write(|transaction| -> Result<(), Fault> {
            record(transaction, now, Fact::DaysCame(DaysCame { until }))?;
            come.iter().try_for_each(|(stall, day)| assess_day(transaction, now, *stall, *day))
        })
    }

    fn stall_days_until(&self, until: Day) -> Result<Vec<(StallId, Day)>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT stall, day FROM settlement WHERE future = 1 AND day <= ?1
             UNION SELECT stall, day FROM slip WHERE future = 1 AND aside = 0 AND day <= ?1",
        )?;
        let found = statement
            .query_map([until.to_string()], |row| row.try_into())?
            .collect::<Result<Vec<(String, String)>, _>>()?;
        found.iter().map(|(stall, day)| Ok((parsed(stall)?, parsed(day)?))).collect()
    }
}
