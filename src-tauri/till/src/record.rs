//! The one door: a fact gets the next number, its line, its hash, and is applied to the tables.
//! Must never be bypassed; nothing else writes to the journal or to a table that is its view.

use domain::day::{Day, Timestamp};
use domain::now::Now;
use rusqlite::{Connection, Transaction};
use settlement::fact::{Clock, Fact};
use settlement::line::Entry;
use store::journal::Placed;
use store::{Fault, journal};

use crate::apply::apply;
use crate::rows;

/// A clock that says less than the entry before by more than this jumped back; below it, two
/// clocks of one machine merely disagree.
const CLOCK_SLACK_SECONDS: i64 = 60;

/// What stays at the stall: salted, so that its digest in the line tells nobody anything.
pub type Private = Option<String>;

/// Records a fact without a private part.
pub fn record(transaction: &Transaction<'_>, now: Now, fact: Fact) -> Result<Placed, Fault> {
    record_private(transaction, now, fact, None)
}

/// Records a fact. `private` is JSON that stays at the stall.
pub fn record_private(
    transaction: &Transaction<'_>,
    now: Now,
    fact: Fact,
    private: Private,
) -> Result<Placed, Fault> {
    let day = business_day(transaction, now.at)?;
    record_on(transaction, now, day, fact, private)
}

/// Records a fact on a day that a person chose: the opening, when the clock and the book disagree.
pub fn record_on(
    transaction: &Transaction<'_>,
    now: Now,
    day: Day,
    fact: Fact,
    private: Private,
) -> Result<Placed, Fault> {
    let head = journal::head(transaction)?;
    if head.seq > 0 && now.at.later(CLOCK_SLACK_SECONDS) < head.at {
        let jump = Fact::Clock(Clock { was: head.at, now: now.at });
        append(transaction, now, day, jump, None)?;
    }
    append(transaction, now, day, fact, private)
}

fn append(
    transaction: &Transaction<'_>,
    now: Now,
    day: Day,
    fact: Fact,
    private: Private,
) -> Result<Placed, Fault> {
    let seq = journal::head(transaction)?.seq + 1;
    let (entry, sealed) = Entry::sealed(seq, now, day, fact, private.as_deref());
    let placed = journal::append(transaction, &sealed)?;
    apply(transaction, placed, &entry.fact, private.as_deref())?;
    Ok(placed)
}

/// The business day to stamp: the open day's own; else the clock's, but never before the day of the
/// entry before, so that a clock gone back to the year 2000 opens no day before yesterday.
pub fn business_day(connection: &Connection, at: Timestamp) -> Result<Day, Fault> {
    if let Some(open) = rows::open_day(connection)? {
        return Ok(open.day);
    }
    let clock = at.business_day();
    Ok(rows::last_stamped_day(connection)?.map_or(clock, |last| last.max(clock)))
}
