//! The market's calendar: the market days of a week, dated, and single days that differ. Without
//! one every day is a market day. Must never close a market to a stall that opened all the same:
//! its file is received and charged as on any day.

use domain::day::Day;
use domain::now::Now;
use domain::thai::printable;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::days::closing::is_closed;
use crate::fact::{CalendarDaySet, CalendarSet, Fact};
use crate::fees::assess::assess_day;
use crate::record::record;

/// The market days of a week, from a day on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarWeek {
    /// The first day it holds.
    pub from: Day,
    /// Whether the market is open, from Sunday on.
    pub weekdays: [bool; 7],
}

/// A single day, as a screen sets it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarDayDraft {
    /// The day.
    pub day: Day,
    /// Whether the market is open; none for what the weekday says.
    pub open: Option<bool>,
    /// Why; needed for a day that is closed.
    #[serde(default)]
    pub reason: String,
}

/// A day of the calendar.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CalendarDay {
    /// The day.
    pub day: Day,
    /// Whether the market is open.
    pub open: bool,
    /// What the week says; none while the market has no calendar.
    pub by_week: Option<bool>,
    /// It was set by itself.
    pub set: bool,
    /// Why; empty when nobody said.
    pub reason: String,
    /// Stalls with a settlement that counts.
    pub received: u32,
    /// Two officers closed it.
    pub closed: bool,
}

/// The market's calendar for some days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Calendar {
    /// The weeks by their first day; none when every day is a market day.
    pub weeks: Vec<CalendarWeek>,
    /// The first day from which another week may hold.
    pub week_from: Day,
    /// The days.
    pub days: Vec<CalendarDay>,
}

/// Why the calendar was not changed or shown, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CalendarRefused {
    /// The days are in the wrong order or too many at once.
    #[error("these are too many days at once")]
    Days,
    /// Fees of that day or a later one were worked out, or a market day was closed.
    #[error("another week may hold from {from} on")]
    ReachesBack {
        /// The first day from which it may hold.
        from: Day,
    },
    /// A closed day without a reason, or more than 100 characters of it.
    #[error("the reason does not fit")]
    Reason,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The most days of a calendar at once: a screen of a month with the days around it.
const MOST_DAYS: u64 = 62;
/// No reason is longer.
pub(crate) const LONGEST_REASON: usize = 100;

impl Book {
    /// Sets the market days of a week from a day on; plans from that day on fall away.
    ///
    /// # Errors
    /// The first [`CalendarRefused`] by precedence.
    pub fn set_calendar(
        &mut self,
        now: Now,
        week: &CalendarWeek,
    ) -> Result<Vec<CalendarWeek>, CalendarRefused> {
        let from = week_from(self.reader(), now.at.business_day())?;
        if week.from < from {
            return Err(CalendarRefused::ReachesBack { from });
        }
        let CalendarWeek { from, weekdays } = *week;
        let fact = Fact::CalendarSet(CalendarSet { from, weekdays, by: self.hands.by });
        self.store.write(|transaction| record(transaction, now, fact))?;
        Ok(weeks(self.reader())?)
    }

    /// Opens or closes the market on one day, or leaves it to its weekday again. Of a day that was
    /// closed by two officers the fees are worked out anew.
    ///
    /// # Errors
    /// The first [`CalendarRefused`] by precedence.
    pub fn set_calendar_day(
        &mut self,
        now: Now,
        draft: &CalendarDayDraft,
    ) -> Result<CalendarDay, CalendarRefused> {
        let reason = if draft.open.is_some() { printable(&draft.reason) } else { String::new() };
        let needed = draft.open == Some(false);
        if reason.chars().count() > LONGEST_REASON || (needed && reason.is_empty()) {
            return Err(CalendarRefused::Reason);
        }
        let (of, open, by) = (draft.day, draft.open, self.hands.by);
        self.store.write(|transaction| -> Result<(), Fault> {
            let fact = Fact::CalendarDaySet(CalendarDaySet { of, open, reason, by });
            record(transaction, now, fact)?;
            if is_closed(transaction, of)? {
                assess_all(transaction, now, of)?;
            }
            Ok(())
        })?;
        Ok(calendar_day(self.reader(), draft.day)?)
    }

    /// The calendar of some days, both ends counted.
    ///
    /// # Errors
    /// [`CalendarRefused::Days`], or a fault.
    pub fn calendar(&self, today: Day, from: Day, until: Day) -> Result<Calendar, CalendarRefused> {
        if !(1..=MOST_DAYS).contains(&until.days_since(from)) {
            return Err(CalendarRefused::Days);
        }
        let weeks = weeks(self.reader())?;
        let week_from = week_from(self.reader(), today)?;
        let days = days_of(from, until).map(|day| calendar_day(self.reader(), day));
        Ok(Calendar { weeks, week_from, days: days.collect::<Result<_, Fault>>()? })
    }
}

/// The days from one to another, both counted.
pub(crate) fn days_of(from: Day, until: Day) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(from), |day| Some(day.next()))
        .take(usize::try_from(until.days_since(from)).unwrap_or(0))
}

/// SQL: whether the market is open on a day, by its calendar.
pub(crate) fn market_open(day: &str) -> String {
    format!(
        "coalesce((SELECT c.open FROM calendar_day c WHERE c.day = {day}),
           (SELECT substr(w.weekdays, strftime('%w', {day}) + 1, 1) = '1' FROM calendar w
            WHERE w.from_day <= {day} ORDER BY w.from_day DESC LIMIT 1), 1)"
    )
}

/// A day of the calendar.
pub(crate) fn calendar_day(connection: &Connection, day: Day) -> Result<CalendarDay, Fault> {
    let single: Option<(bool, String)> = connection
        .prepare_cached("SELECT open, reason FROM calendar_day WHERE day = ?1")?
        .query_row([day.to_string()], |row| row.try_into())
        .optional()?;
    let week: Option<String> = connection
        .prepare_cached(
            "SELECT weekdays FROM calendar WHERE from_day <= ?1 ORDER BY from_day DESC LIMIT 1",
        )?
        .query_row([day.to_string()], |row| row.get(0))
        .optional()?;
    let received = connection
        .prepare_cached("SELECT count(DISTINCT stall) FROM counting WHERE day = ?1")?
        .query_row([day.to_string()], |row| row.get(0))?;
    let place = (day.weekday() % 7) as usize; // Sunday first
    let by_week = week.map(|week| Ok::<bool, Fault>(read_week(&week)?[place])).transpose()?;
    let set = single.is_some();
    let (open, reason) = single.unwrap_or((by_week.unwrap_or(true), String::new()));
    let closed = is_closed(connection, day)?;
    Ok(CalendarDay { day, open, by_week, set, reason, received, closed })
}

/// Every week that was planned, by its first day.
fn weeks(connection: &Connection) -> Result<Vec<CalendarWeek>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT from_day, weekdays FROM calendar ORDER BY from_day")?;
    let mut rows = statement.query([])?;
    let mut weeks = Vec::new();
    while let Some(row) = rows.next()? {
        let (from, weekdays): (String, String) = (row.get(0)?, row.get(1)?);
        weeks.push(CalendarWeek { from: parsed(&from)?, weekdays: read_week(&weekdays)? });
    }
    Ok(weeks)
}

fn read_week(weekdays: &str) -> Result<[bool; 7], Fault> {
    let week: Vec<bool> = weekdays.chars().map(|open| open == '1').collect();
    week.try_into().map_err(|_| damaged("a week without seven days"))
}

/// The first day from which another week may hold: none that was closed, and none up to today whose
/// fees were worked out. A till with a wrong clock may have handed in a day to come: that day stops
/// nothing.
fn week_from(connection: &Connection, today: Day) -> Result<Day, Fault> {
    let last: Option<String> = connection.query_row(
        "SELECT max(day) FROM (SELECT day FROM day_closing UNION ALL
           SELECT day FROM fee_assessment WHERE day <= ?1)",
        [today.to_string()],
        |row| row.get(0),
    )?;
    let last: Option<Day> = parsed_if(last)?;
    Ok(last.map_or_else(|| today.year_before(), Day::next))
}

/// Works out anew what every stall is charged for a day.
fn assess_all(transaction: &Transaction<'_>, now: Now, day: Day) -> Result<(), Fault> {
    let mut statement =
        transaction.prepare_cached("SELECT id FROM stall WHERE registered <= ?1 ORDER BY id")?;
    let stalls = statement
        .query_map([day.to_string()], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    stalls.iter().try_for_each(|stall| assess_day(transaction, now, parsed(stall)?, day))
}
