//! Excuses: a stall that may stay away on a day is not missing, and pays no fee for handing nothing
//! in. Must never keep anything about anybody's health, and never hide a file that came.

use std::collections::HashMap;

use domain::day::Day;
use domain::id::StallId;
use domain::now::Now;
use domain::thai::{fits, printable};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::json;
use ts_rs::TS;

use crate::Book;
use crate::days::apply::ExcusePrivate;
use crate::days::calendar::LONGEST_REASON;
use crate::fact::{AbsenceExcused, ExcuseWithdrawn, Fact};
use crate::fees::assess::assess_day;
use crate::market::stalls::{NamedStall, the_stall};
use crate::market::words::is_about_health;
use crate::record::{record, record_private};

/// An excuse.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Excuse {
    /// The stall.
    pub stall: StallId,
    /// The day.
    pub day: Day,
    /// Why it may stay away. Kept private.
    pub reason: String,
}

/// Why an excuse was not taken or not taken back, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ExcuseRefused {
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The stall was not in the market that day, or only visits: nobody expects it.
    #[error("the stall is not expected on this day")]
    NotExpected,
    /// A settlement of that day counts.
    #[error("the stall handed its day in")]
    HandedIn,
    /// No reason, or more than 100 characters.
    #[error("the reason does not fit")]
    Reason,
    /// The reason tells of somebody's health: such data is never kept.
    #[error("health is never stored")]
    Health,
    /// There is no excuse to take back.
    #[error("there is no excuse")]
    NotExcused,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Lets a stall stay away on a day, past or to come. A later reason takes the place of the
    /// one before.
    ///
    /// # Errors
    /// The first [`ExcuseRefused`] by precedence.
    pub fn excuse_absence(&mut self, now: Now, asked: &Excuse) -> Result<Excuse, ExcuseRefused> {
        let (stall, day) = (asked.stall, asked.day);
        let named = the_stall(self.reader(), stall)?.ok_or(ExcuseRefused::UnknownStall)?;
        if !is_expected(&named, day) {
            return Err(ExcuseRefused::NotExpected);
        }
        if has_counted(self.reader(), stall, day)? {
            return Err(ExcuseRefused::HandedIn);
        }
        let reason = printable(&asked.reason);
        if !fits(&reason, LONGEST_REASON) {
            return Err(ExcuseRefused::Reason);
        }
        if is_about_health(&reason) {
            return Err(ExcuseRefused::Health);
        }
        let by = self.hands.by;
        let private = json(&ExcusePrivate { reason: reason.clone() });
        self.store.write(|transaction| -> Result<(), Fault> {
            let fact = Fact::AbsenceExcused(AbsenceExcused { stall, of: day, by });
            record_private(transaction, now, fact, Some(private))?;
            assess_day(transaction, now, stall, day)
        })?;
        Ok(Excuse { stall, day, reason })
    }

    /// Takes an excuse back.
    ///
    /// # Errors
    /// [`ExcuseRefused::UnknownStall`], [`ExcuseRefused::NotExcused`] or a fault.
    pub fn withdraw_excuse(
        &mut self,
        now: Now,
        stall: StallId,
        day: Day,
    ) -> Result<(), ExcuseRefused> {
        the_stall(self.reader(), stall)?.ok_or(ExcuseRefused::UnknownStall)?;
        excuse(self.reader(), stall, day)?.ok_or(ExcuseRefused::NotExcused)?;
        let by = self.hands.by;
        Ok(self.store.write(|transaction| -> Result<(), Fault> {
            let fact = Fact::ExcuseWithdrawn(ExcuseWithdrawn { stall, of: day, by });
            record(transaction, now, fact)?;
            assess_day(transaction, now, stall, day)
        })?)
    }
}

fn is_expected(stall: &NamedStall, day: Day) -> bool {
    !stall.visiting && stall.registered <= day && stall.retired.is_none_or(|left| left > day)
}

/// Whether a settlement of a stall's day counts.
fn has_counted(connection: &Connection, stall: StallId, day: Day) -> Result<bool, Fault> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM counting WHERE stall = ?1 AND day = ?2)")?
        .query_row((stall.to_string(), day.to_string()), |row| row.get(0))?)
}

/// Why stalls may stay away on a day, by their ids.
pub(crate) fn excuses(connection: &Connection, day: Day) -> Result<HashMap<String, String>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT stall, reason FROM excuse WHERE day = ?1")?;
    let excuses = statement.query_map([day.to_string()], |row| row.try_into())?;
    Ok(excuses.collect::<Result<_, _>>()?)
}

/// Why a stall may stay away on a day, if it may.
fn excuse(connection: &Connection, stall: StallId, day: Day) -> Result<Option<String>, Fault> {
    Ok(connection
        .prepare_cached("SELECT reason FROM excuse WHERE stall = ?1 AND day = ?2")?
        .query_row((stall.to_string(), day.to_string()), |row| row.get(0))
        .optional()?)
}
