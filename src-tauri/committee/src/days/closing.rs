//! The close of a market day by two officers. It charges the stalls that handed nothing in and
//! keeps the day's figures; it freezes nothing. Must never hide what changes after it: the figures
//! of the closing stay beside those of now.

use domain::day::{Day, Timestamp};
use domain::id::{RequestId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::officer::OfficerNumber;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use store::rows::{damaged, from_json, money, parsed, parsed_if};
use store::{Fault, journal};
use ts_rs::TS;

use crate::Book;
use crate::days::calendar::{calendar_day, days_of};
use crate::days::day::DayTotals;
use crate::days::day_rows;
use crate::days::presence::owes_a_file;
use crate::fact::{Fact, MarketDayClosed};
use crate::fees::assess::assess_day;
use crate::record::record;

/// The figures of a market day as two officers signed them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClosingFigures {
    /// Stalls that were expected or handed in, without those that were excused.
    pub registered: u32,
    /// Of these, stalls with a settlement that counts.
    pub received: u32,
    /// Of these, stalls without one.
    pub missing: u32,
    /// Stalls that were excused.
    pub excused: u32,
    /// Sold less given back.
    pub net: Money,
    /// Fees of the day.
    pub fee: Money,
    /// Paid of them.
    pub paid: Money,
    /// Still owed of them.
    pub owed: Money,
}

/// A closed market day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DayClosing {
    /// When.
    pub at: Timestamp,
    /// Who closed it.
    pub by: OfficerNumber,
    /// What this officer is called.
    pub by_name: String,
    /// The second officer.
    pub with: OfficerNumber,
    /// What this one is called.
    pub with_name: String,
    /// The figures then.
    pub figures: ClosingFigures,
    /// Stalls whose fee or takings changed since, by place.
    pub changes: Vec<StallChange>,
}

/// What a stall's day came to at the closing, and now.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallChange {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Sold less given back, at the closing.
    pub net_before: Money,
    /// The same now.
    pub net: Money,
    /// The fee at the closing.
    pub fee_before: Money,
    /// The fee now.
    pub fee: Money,
}

/// A market day to be closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DayToClose {
    /// Made before the request is sent; the same one is never done twice.
    pub request: RequestId,
    /// The day.
    pub day: Day,
    /// It is known that earlier market days are still open.
    #[serde(default)]
    pub leave_open: bool,
}

/// What the close of a market day would do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ClosingPreview {
    /// Earlier market days that nobody closed, the oldest first.
    pub open_before: Vec<Day>,
    /// The figures it would keep.
    pub figures: ClosingFigures,
    /// Stalls that would be charged because they handed nothing in.
    pub charged: Vec<StallChange>,
}

/// Why a market day was not closed, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CloseRefused {
    /// The request was used for another day.
    #[error("the request was used for something else")]
    RequestUsed,
    /// Not two officers, or twice the same.
    #[error("two officers close a market day")]
    TwoNeeded,
    /// The day has not come yet.
    #[error("the day is still to come")]
    ToCome,
    /// It was closed before.
    #[error("the market day was closed")]
    Closed,
    /// Nothing came that day, and no calendar makes it a market day.
    #[error("this is no market day")]
    NoMarketDay,
    /// Earlier market days are still open: to be confirmed.
    #[error("{count} earlier market days are open, {day} the first")]
    OpenBefore {
        /// The oldest of them.
        day: Day,
        /// How many.
        count: usize,
    },
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// So many days are looked back for market days that are still open.
const LOOK_BACK: u64 = 366;

impl Book {
    /// Closes a market day in the hands of two officers. A repeated request gives the same closing.
    ///
    /// # Errors
    /// The first [`CloseRefused`] by precedence.
    pub fn close_market_day(
        &mut self,
        now: Now,
        asked: &DayToClose,
    ) -> Result<DayClosing, CloseRefused> {
        if let Some(day) = closed_by(self.reader(), asked.request)? {
            if day != asked.day {
                return Err(CloseRefused::RequestUsed);
            }
            return Ok(self.kept_closing(day)?);
        }
        let (Some(by), Some(with)) = (self.hands.by, self.hands.with) else {
            return Err(CloseRefused::TwoNeeded);
        };
        if by == with {
            return Err(CloseRefused::TwoNeeded);
        }
        self.may_close(now, asked.day)?;
        let open = open_before(self.reader(), asked.day)?;
        if let (Some(first), false) = (open.first(), asked.leave_open) {
            return Err(CloseRefused::OpenBefore { day: *first, count: open.len() });
        }
        let (request, of) = (asked.request, asked.day);
        let figures = ClosingFigures::default();
        let mut closed = MarketDayClosed { request, of, figures, assessed: 0, by, with };
        let tried = self.tried(now, &closed)?;
        (closed.figures, closed.assessed) = (tried.figures, tried.assessed);
        self.store.write(|transaction| close(transaction, now, &closed))?;
        Ok(self.kept_closing(asked.day)?)
    }

    /// What the close of a market day would do. Nothing is kept of it.
    ///
    /// # Errors
    /// The first [`CloseRefused`] by precedence, but those about officers and earlier days.
    pub fn preview_closing(&mut self, now: Now, day: Day) -> Result<ClosingPreview, CloseRefused> {
        self.may_close(now, day)?;
        let request = RequestId::new(now.at, now.random("preview"));
        let figures = ClosingFigures::default();
        let closed = MarketDayClosed { request, of: day, figures, assessed: 0, by: 1, with: 2 };
        let tried = self.tried(now, &closed)?;
        let open_before = open_before(self.reader(), day)?;
        Ok(ClosingPreview { open_before, figures: tried.figures, charged: tried.charged })
    }

    fn may_close(&self, now: Now, day: Day) -> Result<(), CloseRefused> {
        if day > now.at.business_day() {
            return Err(CloseRefused::ToCome);
        }
        if is_closed(self.reader(), day)? {
            return Err(CloseRefused::Closed);
        }
        if !is_market_day(self.reader(), day)? {
            return Err(CloseRefused::NoMarketDay);
        }
        Ok(())
    }

    /// Closes a day and takes it back at once: what it would come to.
    fn tried(&mut self, now: Now, closed: &MarketDayClosed) -> Result<Tried, Fault> {
        let tried = self.store.write(|transaction| -> Result<(), Stop> {
            let before = journal::head(transaction)?.seq;
            close(transaction, now, closed)?;
            let assessed = (journal::head(transaction)?.seq - before).saturating_sub(1);
            let figures = figures(transaction, closed.of)?;
            let charged = changes(transaction, closed.of, before)?;
            // an error takes everything back
            Err(Stop::Done(Tried { figures, assessed, charged }))
        });
        match tried {
            Err(Stop::Done(tried)) => Ok(tried),
            Err(Stop::Fault(fault)) => Err(fault),
            Ok(()) => unreachable!("a trial never ends well"),
        }
    }

    fn kept_closing(&self, day: Day) -> Result<DayClosing, Fault> {
        closing(self.reader(), day)?.ok_or_else(|| damaged("a closing that was not kept"))
    }
}

/// What a closing would come to.
struct Tried {
    figures: ClosingFigures,
    assessed: u64,
    charged: Vec<StallChange>,
}

/// Why a trial ended.
enum Stop {
    Done(Tried),
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fault(fault)
    }
}

/// Records the closing, and the fees of the stalls that owe a file.
fn close(transaction: &Transaction<'_>, now: Now, closed: &MarketDayClosed) -> Result<(), Fault> {
    record(transaction, now, Fact::MarketDayClosed(Box::new(closed.clone())))?;
    let owes_a_file = owes_a_file("?1");
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT s.id FROM stall s WHERE {owes_a_file} AND NOT EXISTS (SELECT 1 FROM counting m
           WHERE m.stall = s.id AND m.day = ?1) ORDER BY s.place, s.id"
    ))?;
    let stalls = statement
        .query_map([closed.of.to_string()], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    stalls.iter().try_for_each(|stall| assess_day(transaction, now, parsed(stall)?, closed.of))
}

/// Whether two officers closed a day.
pub(crate) fn is_closed(connection: &Connection, day: Day) -> Result<bool, Fault> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM day_closing WHERE day = ?1)")?
        .query_row([day.to_string()], |row| row.get(0))?)
}

/// The day that a request closed.
fn closed_by(connection: &Connection, request: RequestId) -> Result<Option<Day>, Fault> {
    let day: Option<String> = connection
        .prepare_cached("SELECT day FROM day_closing WHERE request = ?1")?
        .query_row([request.to_string()], |row| row.get(0))
        .optional()?;
    parsed_if(day)
}

/// Whether a day is a market day: something came for it, or the calendar says so.
pub(crate) fn is_market_day(connection: &Connection, day: Day) -> Result<bool, Fault> {
    let came: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM settlement m JOIN file f ON f.sha256 = m.file
                WHERE m.day = ?1 AND f.verdict IN ('booked', 'unconfirmed', 'fork'))
              OR EXISTS (SELECT 1 FROM slip
                WHERE day = ?1 AND verdict IN ('provisional', 'unconfirmed', 'fork'))
              OR EXISTS (SELECT 1 FROM fee_assessment
                WHERE day = ?1 AND holds = 1 AND total > 0)",
        )?
        .query_row([day.to_string()], |row| row.get(0))?;
    let planned = calendar_day(connection, day)?;
    Ok(came || (planned.open && (planned.set || planned.by_week.is_some())))
}

/// The market days before one that nobody closed, back to the last that was: days left open before
/// it were confirmed then.
fn open_before(connection: &Connection, day: Day) -> Result<Vec<Day>, Fault> {
    let closed: Option<String> = connection.query_row(
        "SELECT max(day) FROM day_closing WHERE day < ?1",
        [day.to_string()],
        |row| row.get(0),
    )?;
    let first: Option<String> = connection.query_row(
        "SELECT min(day) FROM (SELECT min(day) AS day FROM settlement UNION ALL
           SELECT min(day) FROM fee_assessment UNION ALL SELECT min(from_day) FROM calendar)",
        [],
        |row| row.get(0),
    )?;
    let closed: Option<Day> = parsed_if(closed)?;
    let Some(from) = closed.map(Day::next).or(parsed_if(first)?) else { return Ok(vec![]) };
    let mut open = Vec::new();
    for day in days_of(from.max(day.days_before(LOOK_BACK)), day.previous()) {
        if is_market_day(connection, day)? {
            open.push(day);
        }
    }
    Ok(open)
}

/// The figures of a day as they are now.
fn figures(connection: &Connection, day: Day) -> Result<ClosingFigures, Fault> {
    let rows = day_rows::stall_days(connection, day)?;
    Ok(figures_of(&day_rows::totals(connection, day, &rows)?))
}

fn figures_of(totals: &DayTotals) -> ClosingFigures {
    ClosingFigures {
        registered: totals.registered,
        received: totals.received,
        missing: totals.missing,
        excused: totals.excused,
        net: totals.net,
        fee: totals.fee,
        paid: totals.paid,
        owed: totals.owed,
    }
}

/// How a day was closed, if it was.
pub(crate) fn closing(connection: &Connection, day: Day) -> Result<Option<DayClosing>, Fault> {
    type Columns = (i64, u32, u32, String, u64, String, String);
    let columns: Option<Columns> = connection
        .prepare_cached(
            "SELECT c.at, c.officer, c.witness, c.figures, c.last_seq,
               coalesce(a.name, ''), coalesce(b.name, '')
             FROM day_closing c LEFT JOIN officer a ON a.number = c.officer
             LEFT JOIN officer b ON b.number = c.witness WHERE c.day = ?1",
        )?
        .query_row([day.to_string()], |row| row.try_into())
        .optional()?;
    let Some((at, by, with, figures, last, by_name, with_name)) = columns else { return Ok(None) };
    let (at, figures) = (Timestamp::from_seconds(at), from_json(&figures)?);
    let changes = changes(connection, day, last)?;
    Ok(Some(DayClosing { at, by, by_name, with, with_name, figures, changes }))
}

/// Whether a day came to something else since it was closed. What is paid later changes nothing.
pub(crate) fn changed_since(closing: &DayClosing, totals: &DayTotals) -> bool {
    let (then, now) = (closing.figures, figures_of(totals));
    let same = ClosingFigures { paid: then.paid, owed: then.owed, ..now };
    same != then || !closing.changes.is_empty()
}

/// Stalls whose fee or takings are others than at an entry of the journal, by place.
fn changes(connection: &Connection, day: Day, seq: u64) -> Result<Vec<StallChange>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, s.place, s.name, coalesce(b.net, 0), a.net, coalesce(b.total, 0), a.total
         FROM fee_assessment a JOIN stall s ON s.id = a.stall
         LEFT JOIN fee_assessment b ON b.seq = (SELECT max(c.seq) FROM fee_assessment c
           WHERE c.stall = a.stall AND c.day = a.day AND c.seq <= ?2)
         WHERE a.day = ?1 AND a.holds = 1 AND a.seq > ?2
           AND (a.net, a.total) <> (coalesce(b.net, 0), coalesce(b.total, 0))
         ORDER BY s.place, s.id",
    )?;
    let mut rows = statement.query((day.to_string(), seq))?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        let stall: String = row.get(0)?;
        changes.push(StallChange {
            stall: parsed(&stall)?,
            place: row.get(1)?,
            name: row.get(2)?,
            net_before: money(row.get(3)?)?,
            net: money(row.get(4)?)?,
            fee_before: money(row.get(5)?)?,
            fee: money(row.get(6)?)?,
        });
    }
    Ok(changes)
}
