//! The business day: opened with a float, counted blind, closed once.
//! Must never be opened twice, reopened, or forced to agree with the count.

use domain::cash::{CountRefused, Pieces, total};
use domain::day::{Day, Timestamp};
use domain::money::Money;
use domain::now::Now;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use settlement::fact::{DayClosed, DayOpened, Fact};
use store::rows::{from_json, in_range, json};
use store::{Fault, journal};
use ts_rs::TS;

use crate::Till;
use crate::figures::{ClosedDay, closed_state};
use crate::held;
use crate::record::{business_day, record, record_on};
use crate::rows::{self, DayRow, open_day};
use crate::totals::totals;

/// More people than this do not stand behind one stall.
const MOST_PEOPLE: u32 = 50;

/// How a till's days stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DayState {
    /// The open day.
    pub open: Option<OpenDay>,
    /// The day closed last.
    pub last: Option<ClosedDay>,
    /// The business day that would be opened now.
    pub next: Day,
    /// The business day by the clock; it differs from `next` only when the clock went back, and a
    /// person then says which is right.
    pub by_clock: Day,
    /// What was left in the drawer at the last closing.
    pub float: Money,
    /// The clock says less than the last entry: what that entry said.
    pub clock_was: Option<Timestamp>,
}

/// The day that is open.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct OpenDay {
    /// The business day.
    pub day: Day,
    /// The part of it.
    pub part: u32,
    /// When it was opened.
    pub opened: Timestamp,
    /// Sold less given back so far.
    pub net: Money,
    /// Receipts so far.
    pub receipts: u64,
    /// A day of yesterday or before: it is closed before anything else.
    pub forgotten: bool,
    /// The drawer was counted and waits for the closing.
    pub counted: bool,
}

/// A counted drawer against what it should hold: told only after the count.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Counted {
    /// What it should hold.
    pub expected: Money,
    /// What was counted.
    pub counted: Money,
    /// Counted less expected.
    pub over_short: Money,
}

/// Why a day was not opened, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum OpenDayRefused {
    /// The stall has no name yet.
    #[error("the stall is not set up")]
    NotSetUp,
    /// A day is open.
    #[error("{day} is still open")]
    StillOpen {
        /// Which.
        day: Day,
    },
    /// Below zero, or more than a million baht.
    #[error("the float does not fit")]
    Float,
    /// Nobody, or more than a stall holds.
    #[error("the number of people does not fit")]
    People,
    /// Neither the clock's day nor the book's.
    #[error("the day is neither the clock's nor the book's")]
    Day,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Why a day was not counted or closed, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CloseRefused {
    /// No day is open.
    #[error("no day is open")]
    NotOpen,
    /// Bills wait: sold or thrown away first, so that nothing of the day is left to tomorrow.
    #[error("{held} bills are held, {open} are open")]
    BillsHeld {
        /// How many are held.
        held: u32,
        /// How many are open on a screen.
        open: u32,
    },
    /// The count is none.
    #[error(transparent)]
    Count(#[from] CountRefused),
    /// The drawer was not counted, or money moved since.
    #[error("count the drawer first")]
    CountFirst,
    /// Over or short without a reason.
    #[error("a reason is needed")]
    Reason,
    /// More is to be kept than was counted.
    #[error("more is kept than was counted")]
    Kept,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// How the days stand.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn day_state(&self, now: Now) -> Result<DayState, Fault> {
        let connection = self.reader();
        let head = journal::head(connection)?;
        let open = open_day(connection)?.map(|day| self.open_state(&day, now)).transpose()?;
        let last = rows::last_closed_day(self.reader())?;
        let kept = last.as_ref().and_then(|day| day.closing.as_ref()).map(|c| c.fact.kept);
        let next = business_day(self.reader(), now.at)?;
        Ok(DayState {
            open,
            float: kept.unwrap_or(Money::ZERO),
            last: match last {
                Some(day) => closed_state(connection, &day)?,
                None => None,
            },
            next,
            by_clock: now.at.business_day(),
            clock_was: (head.seq > 0 && now.at.later(60) < head.at).then_some(head.at),
        })
    }

    fn open_state(&self, day: &DayRow, now: Now) -> Result<OpenDay, Fault> {
        let receipts = self.reader().query_row(
            "SELECT count(*) FROM receipt WHERE day_seq = ?1",
            [day.seq],
            |row| row.get(0),
        )?;
        Ok(OpenDay {
            day: day.day,
            part: day.part,
            opened: day.opened,
            net: crate::totals::net_of_day(self.reader(), day.seq)?,
            receipts,
            forgotten: day.day < now.at.business_day(),
            counted: fresh_count(self.reader(), day)?.is_some(),
        })
    }

    /// Opens a business day, or the next part of one that was closed. `day` is the one a person
    /// chose where clock and book disagree; else the book's own.
    ///
    /// # Errors
    /// The first [`OpenDayRefused`] by precedence.
    pub fn open_day(
        &mut self,
        now: Now,
        float: Money,
        people: u32,
        day: Option<Day>,
    ) -> Result<OpenDay, OpenDayRefused> {
        if self.identity()?.is_none() {
            return Err(OpenDayRefused::NotSetUp);
        }
        if let Some(open) = open_day(self.reader())? {
            return Err(OpenDayRefused::StillOpen { day: open.day });
        }
        if float.is_negative() || float > Money::baht(1_000_000) {
            return Err(OpenDayRefused::Float);
        }
        if !(1..=MOST_PEOPLE).contains(&people) {
            return Err(OpenDayRefused::People);
        }
        let usual = business_day(self.reader(), now.at)?;
        let day = day.unwrap_or(usual);
        if day != usual && day != now.at.business_day() {
            return Err(OpenDayRefused::Day);
        }
        self.store.write(|transaction| -> Result<(), OpenDayRefused> {
            let part: u32 = transaction
                .query_row(
                    "SELECT coalesce(max(part), 0) + 1 FROM day WHERE day = ?1",
                    [day.to_string()],
                    |row| row.get(0),
                )
                .map_err(Fault::from)?;
            let opened = Fact::DayOpened(DayOpened { part, float, people });
            record_on(transaction, now, day, opened, None)?;
            Ok(())
        })?;
        let day = rows::the_open_day(self.reader())?;
        Ok(self.open_state(&day, now)?)
    }

    /// Keeps a blind count until the closing and tells what the drawer should hold.
    ///
    /// # Errors
    /// [`CloseRefused::NotOpen`] or [`CloseRefused::Count`].
    pub fn count_drawer(&mut self, counted: &[Pieces]) -> Result<Counted, CloseRefused> {
        let day = open_day(self.reader())?.ok_or(CloseRefused::NotOpen)?;
        total(counted)?;
        let value = json(&counted);
        self.store.write(|transaction| -> Result<(), CloseRefused> {
            let head = journal::head(transaction)?.seq;
            transaction
                .execute(
                    "INSERT OR REPLACE INTO drawer_count (one, day_seq, head, counted)
                     VALUES (1, ?1, ?2, ?3)",
                    (day.seq, head, value),
                )
                .map_err(Fault::from)?;
            Ok(())
        })?;
        compare(self.reader(), &day, counted)
    }

    /// The count that waits for the closing, against the book; `None` when there is none, or money
    /// moved since.
    ///
    /// # Errors
    /// [`CloseRefused::NotOpen`] or a fault.
    pub fn counted(&self) -> Result<Option<Counted>, CloseRefused> {
        let day = open_day(self.reader())?.ok_or(CloseRefused::NotOpen)?;
        let count = fresh_count(self.reader(), &day)?;
        count.map(|count| compare(self.reader(), &day, &count)).transpose()
    }

    /// Closes the day on the count that was kept. Gives the number of the closing.
    ///
    /// # Errors
    /// The first [`CloseRefused`] by precedence; the day stays open.
    pub fn close_day(&mut self, now: Now, reason: &str, kept: Money) -> Result<u64, CloseRefused> {
        let day = open_day(self.reader())?.ok_or(CloseRefused::NotOpen)?;
        let (held, open) = held::count(self.reader())?;
        if held > 0 || open > 0 {
            return Err(CloseRefused::BillsHeld { held, open });
        }
        let count = fresh_count(self.reader(), &day)?.ok_or(CloseRefused::CountFirst)?;
        let result = compare(self.reader(), &day, &count)?;
        let reason = domain::thai::printable(reason);
        let needed = !result.over_short.is_zero() && reason.is_empty();
        if needed || reason.chars().count() > 200 {
            return Err(CloseRefused::Reason);
        }
        if kept.is_negative() || kept > result.counted {
            return Err(CloseRefused::Kept);
        }
        let hands = self.hands;
        let z = self.store.write(|transaction| -> Result<u64, CloseRefused> {
            let z: u64 = transaction
                .query_row("SELECT coalesce(max(z), 0) + 1 FROM day", [], |row| row.get(0))
                .map_err(Fault::from)?;
            let fact = DayClosed {
                z,
                epoch: epoch(transaction)?,
                part: day.part,
                opened: day.opened,
                totals: totals(transaction, &day)?,
                counted: count,
                counted_total: result.counted,
                over_short: result.over_short,
                reason,
                kept,
                by: hands.by,
                approved: hands.approved,
            };
            record(transaction, now, Fact::DayClosed(Box::new(fact)))?;
            transaction.execute("DELETE FROM drawer_count", []).map_err(Fault::from)?;
            Ok(z)
        })?;
        self.store.settle_down()?;
        Ok(z)
    }
}

fn compare(
    connection: &Connection,
    day: &DayRow,
    counted: &[Pieces],
) -> Result<Counted, CloseRefused> {
    let expected = totals(connection, day)?.expected_cash;
    let counted = total(counted)?;
    Ok(Counted { expected, counted, over_short: in_range(counted.minus(expected))? })
}

/// The count that was kept for this day, unless money moved since.
fn fresh_count(connection: &Connection, day: &DayRow) -> Result<Option<Vec<Pieces>>, Fault> {
    let kept: Option<(u64, String)> = connection
        .prepare_cached("SELECT head, counted FROM drawer_count WHERE day_seq = ?1")?
        .query_row([day.seq], |row| row.try_into())
        .optional()?;
    let Some((head, counted)) = kept else { return Ok(None) };
    let moved: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM receipt WHERE seq > ?1)
                 OR EXISTS (SELECT 1 FROM cash_movement WHERE seq > ?1)
                 OR EXISTS (SELECT 1 FROM credit_repayment WHERE seq > ?1)
                 OR EXISTS (SELECT 1 FROM preorder WHERE seq > ?1 OR ended_seq > ?1)",
        )?
        .query_row([head], |row| row.get(0))?;
    if moved { Ok(None) } else { from_json(&counted).map(Some) }
}

/// How often an older copy of the book was put in place.
pub fn epoch(connection: &Connection) -> Result<u32, Fault> {
    Ok(connection.query_row("SELECT coalesce(max(epoch), 0) FROM epoch", [], |row| row.get(0))?)
}
