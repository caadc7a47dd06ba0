//! The one door: a fact gets the next number, its line, its hash, and is applied to the tables.
//! Must never be bypassed; nothing else writes to the journal or to a table that is its view.

use domain::day::{Day, Timestamp};
use rusqlite::{Connection, Transaction};
use settlement::fact::{Clock, Fact};
use settlement::line::Entry;
use settlement::private::private_digest;
use store::{Fault, journal};

use crate::apply::{Applied, apply};
use crate::{Now, rows};

/// A clock that says less than the entry before by more than this jumped back; below it, two
/// clocks of one machine merely disagree.
const CLOCK_SLACK_SECONDS: i64 = 60;

/// What stays at the stall: salted, so that its digest in the line tells nobody anything.
pub type Private = Option<String>;

/// Records a fact without a private part.
pub fn record(transaction: &Transaction<'_>, now: Now, fact: Fact) -> Result<Applied, Fault> {
    record_private(transaction, now, fact, None)
}

/// Records a fact. `private` is JSON that stays at the stall.
pub fn record_private(
    transaction: &Transaction<'_>,
    now: Now,
    fact: Fact,
    private: Private,
) -> Result<Applied, Fault> {
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
) -> Result<Applied, Fault> {
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
) -> Result<Applied, Fault> {
    let seq = journal::head(transaction)?.seq + 1;
    let salt = now.random::<16>(&format!("salt {seq}"));
    let sealed = private.as_deref().map(|json| private_digest(salt, json));
    let digest = sealed.as_ref().map(|(_, digest)| *digest);
    let entry = Entry { n: seq, at: now.at, day, fact, private: digest };
    let line = entry.line();
    let new = journal::New {
        seq,
        day,
        at: now.at,
        kind: entry.fact.kind(),
        line: &line,
        private: sealed.as_ref().map(|(text, _)| text.as_str()),
    };
    let hash = journal::append(transaction, new)?;
    let applied = Applied { seq, at: now.at, day, hash };
    apply(transaction, applied, &entry.fact, private.as_deref())?;
    Ok(applied)
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
