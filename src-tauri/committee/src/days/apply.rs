//! Calendar, excuses and closings to tables.
//! Must never work a figure out: the facts carry it.

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::journal::Placed;
use store::rows::json;

use crate::apply::named_part;
use crate::fact::{AbsenceExcused, CalendarDaySet, CalendarSet, ExcuseWithdrawn, MarketDayClosed};
use crate::people::apply::{NamedKind, excuse_id, names};

/// The private part of an excuse.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct ExcusePrivate {
    pub(crate) reason: String,
}

/// A later plan of the same days takes the place of an earlier one.
pub(crate) fn apply_calendar(
    transaction: &Transaction<'_>,
    set: &CalendarSet,
) -> Result<(), Fault> {
    let from = set.from.to_string();
    transaction.execute("DELETE FROM calendar WHERE from_day >= ?1", [&from])?;
    let weekdays: String = set.weekdays.iter().map(|open| if *open { '1' } else { '0' }).collect();
    transaction
        .execute("INSERT INTO calendar (from_day, weekdays) VALUES (?1, ?2)", (from, weekdays))?;
    Ok(())
}

pub(crate) fn apply_calendar_day(
    transaction: &Transaction<'_>,
    set: &CalendarDaySet,
) -> Result<(), Fault> {
    let day = set.of.to_string();
    match set.open {
        None => transaction.execute("DELETE FROM calendar_day WHERE day = ?1", [day])?,
        Some(open) => transaction.execute(
            "INSERT OR REPLACE INTO calendar_day (day, open, reason) VALUES (?1, ?2, ?3)",
            (day, open, &set.reason),
        )?,
    };
    Ok(())
}

pub(crate) fn apply_excused(
    transaction: &Transaction<'_>,
    entry: Placed,
    excused: &AbsenceExcused,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: ExcusePrivate = named_part(private)?;
    names(transaction, entry, NamedKind::Excuse, excuse_id(excused.stall, excused.of))?;
    transaction.execute(
        "INSERT OR REPLACE INTO excuse (stall, day, reason, at) VALUES (?1, ?2, ?3, ?4)",
        (excused.stall.to_string(), excused.of.to_string(), private.reason, entry.at.seconds()),
    )?;
    Ok(())
}

pub(crate) fn apply_excuse_withdrawn(
    transaction: &Transaction<'_>,
    withdrawn: &ExcuseWithdrawn,
) -> Result<(), Fault> {
    transaction.execute(
        "DELETE FROM excuse WHERE stall = ?1 AND day = ?2",
        (withdrawn.stall.to_string(), withdrawn.of.to_string()),
    )?;
    Ok(())
}

pub(crate) fn apply_closed(
    transaction: &Transaction<'_>,
    entry: Placed,
    closed: &MarketDayClosed,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO day_closing (day, seq, last_seq, request, at, officer, witness, figures)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            closed.of.to_string(),
            entry.seq,
            entry.seq + closed.assessed,
            closed.request.to_string(),
            entry.at.seconds(),
            closed.by,
            closed.with,
            json(&closed.figures),
        ),
    )?;
    Ok(())
}
