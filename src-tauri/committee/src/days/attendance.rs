//! Who was there on which day: derived from files, passes, excuses and the calendar.
//! Must never be told by a person where a file tells it.

use std::collections::{BTreeMap, BTreeSet};

use domain::day::Day;
use domain::id::StallId;
use rusqlite::Connection;
use serde::Serialize;
use store::Fault;
use store::rows::{parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::days::calendar::{CalendarDay, calendar_day, days_of};
use crate::days::closing::is_market_day;

/// How a stall stands with a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceMark {
    /// It opened and sold.
    Opened,
    /// It opened, sold nothing all day and signed it.
    ZeroDay,
    /// It opened although the market was closed.
    Unplanned,
    /// A file came that does not count yet.
    Waiting,
    /// It visits with a pass for the day; no file counts yet.
    Visiting,
    /// It may stay away.
    Excused,
    /// It was expected, and nothing came.
    NoFile,
    /// It is expected, and the day is not over.
    Expected,
    /// The market is closed.
    MarketClosed,
}

/// How many stall-days of each kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, TS)]
pub struct AttendanceCounts {
    /// Opened and sold, on a market day or not.
    pub opened: u32,
    /// Of those that opened, days on which the market was closed.
    pub unplanned: u32,
    /// Signed days without a sale.
    pub zero_days: u32,
    /// Files that do not count yet.
    pub waiting: u32,
    /// Passes without a file.
    pub visiting: u32,
    /// Excused.
    pub excused: u32,
    /// Nothing came.
    pub no_file: u32,
}

/// A day of the attendance.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct AttendanceDay {
    /// The day in the calendar.
    pub calendar: CalendarDay,
    /// Whether it is a market day: something came for it, or the calendar says so.
    pub market_day: bool,
    /// Its stalls.
    pub counts: AttendanceCounts,
}

/// A stall of the attendance.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct AttendanceStall {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// It only visits.
    pub visiting: bool,
    /// Its days, as many as the attendance has; none where nobody expects it.
    pub marks: Vec<Option<AttendanceMark>>,
    /// Of these days.
    pub counts: AttendanceCounts,
    /// The last day it opened, whenever that was.
    pub last_opened: Option<Day>,
}

/// Stalls and days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Attendance {
    /// The days, the oldest first.
    pub days: Vec<AttendanceDay>,
    /// The stalls by place: those that were in the market on one of the days.
    pub stalls: Vec<AttendanceStall>,
    /// All of them.
    pub counts: AttendanceCounts,
}

/// Why there is no attendance, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum AttendanceRefused {
    /// The days are in the wrong order or too many at once.
    #[error("these are too many days at once")]
    Days,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The most days of all stalls at once.
const MOST_DAYS: u64 = 31;
/// The most days of one stall at once.
const MOST_OF_A_STALL: u64 = 366;

impl Book {
    /// The attendance of all stalls, both days counted. `today`: what is not over yet.
    ///
    /// # Errors
    /// [`AttendanceRefused::Days`], or a fault.
    pub fn attendance(
        &self,
        today: Day,
        from: Day,
        until: Day,
    ) -> Result<Attendance, AttendanceRefused> {
        if !(1..=MOST_DAYS).contains(&until.days_since(from)) {
            return Err(AttendanceRefused::Days);
        }
        Ok(Table::read(self.reader(), today, (from, until), None)?.attendance())
    }

    /// The attendance of one stall, both days counted.
    ///
    /// # Errors
    /// The first [`AttendanceRefused`] by precedence.
    pub fn stall_attendance(
        &self,
        today: Day,
        stall: StallId,
        from: Day,
        until: Day,
    ) -> Result<Attendance, AttendanceRefused> {
        if !(1..=MOST_OF_A_STALL).contains(&until.days_since(from)) {
            return Err(AttendanceRefused::Days);
        }
        let table = Table::read(self.reader(), today, (from, until), Some(stall))?;
        if table.stalls.is_empty() {
            return Err(AttendanceRefused::UnknownStall);
        }
        Ok(table.attendance())
    }
}

impl AttendanceCounts {
    fn count(&mut self, mark: AttendanceMark) {
        let counter = match mark {
            AttendanceMark::Opened => &mut self.opened,
            AttendanceMark::Unplanned => {
                self.unplanned += 1;
                &mut self.opened
            }
            AttendanceMark::ZeroDay => &mut self.zero_days,
            AttendanceMark::Waiting => &mut self.waiting,
            AttendanceMark::Visiting => &mut self.visiting,
            AttendanceMark::Excused => &mut self.excused,
            AttendanceMark::NoFile => &mut self.no_file,
            AttendanceMark::Expected | AttendanceMark::MarketClosed => return,
        };
        *counter += 1;
    }
}

/// What the tables say of some days, read once.
struct Table {
    today: Day,
    days: Vec<AttendanceDay>,
    stalls: Vec<StallRow>,
    files: BTreeMap<(StallId, Day), Files>,
    excused: BTreeSet<(StallId, Day)>,
    passes: BTreeSet<(StallId, Day)>,
}

/// A stall and its time in the market.
struct StallRow {
    stall: StallId,
    place: String,
    name: String,
    visiting: bool,
    registered: Day,
    retired: Option<Day>,
    last_opened: Option<Day>,
}

/// The files of a stall's day.
struct Files {
    counts: bool,
    sold: bool,
}

impl Table {
    fn read(
        connection: &Connection,
        today: Day,
        (from, until): (Day, Day),
        only: Option<StallId>,
    ) -> Result<Table, Fault> {
        let mut days = Vec::new();
        for day in days_of(from, until) {
            let calendar = calendar_day(connection, day)?;
            let market_day = is_market_day(connection, day)?;
            days.push(AttendanceDay { calendar, market_day, counts: AttendanceCounts::default() });
        }
        let range = (from.to_string(), until.to_string(), only.map(|stall| stall.to_string()));
        Ok(Table {
            today,
            days,
            stalls: stall_rows(connection, &range)?,
            files: files(connection, &range)?,
            excused: stall_days(connection, "excuse", &range)?,
            passes: stall_days(connection, "pass", &range)?,
        })
    }

    fn mark(&self, stall: &StallRow, day: &AttendanceDay) -> Option<AttendanceMark> {
        let CalendarDay { day, open, closed, .. } = day.calendar;
        match self.files.get(&(stall.stall, day)) {
            Some(files) if files.counts && !open => return Some(AttendanceMark::Unplanned),
            Some(files) if files.counts && files.sold => return Some(AttendanceMark::Opened),
            Some(files) if files.counts => return Some(AttendanceMark::ZeroDay),
            Some(_) => return Some(AttendanceMark::Waiting),
            None => {}
        }
        if self.passes.contains(&(stall.stall, day)) {
            return Some(AttendanceMark::Visiting);
        }
        let here = stall.registered <= day && stall.retired.is_none_or(|left| left > day);
        if !here || stall.visiting {
            return None;
        }
        if !open {
            return Some(AttendanceMark::MarketClosed);
        }
        if self.excused.contains(&(stall.stall, day)) {
            return Some(AttendanceMark::Excused);
        }
        let over = closed || day < self.today;
        Some(if over { AttendanceMark::NoFile } else { AttendanceMark::Expected })
    }

    fn attendance(self) -> Attendance {
        let mut days = self.days.clone();
        let mut counts = AttendanceCounts::default();
        let mut stalls = Vec::new();
        for stall in &self.stalls {
            let mut own = AttendanceCounts::default();
            let mut marks = Vec::new();
            for day in &mut days {
                let silent = !day.market_day && day.calendar.open;
                let mark = self.mark(stall, day);
                // nobody came and no calendar says that anybody should have
                let asked = [AttendanceMark::Excused, AttendanceMark::Visiting];
                let mark = mark.filter(|mark| !silent || asked.contains(mark));
                for counts in [&mut own, &mut day.counts, &mut counts] {
                    mark.into_iter().for_each(|mark| counts.count(mark));
                }
                marks.push(mark);
            }
            stalls.push(AttendanceStall {
                stall: stall.stall,
                place: stall.place.clone(),
                name: stall.name.clone(),
                visiting: stall.visiting,
                marks,
                counts: own,
                last_opened: stall.last_opened,
            });
        }
        Attendance { days, stalls, counts }
    }
}

/// The first and the last day, and the one stall.
type Range = (String, String, Option<String>);

fn stall_rows(
    connection: &Connection,
    (from, until, only): &Range,
) -> Result<Vec<StallRow>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, s.place, s.name, s.visiting, s.registered, s.retired,
           (SELECT max(day) FROM counting m WHERE m.stall = s.id)
         FROM stall s
         WHERE CASE WHEN ?3 IS NULL
           THEN (s.visiting = 0 AND s.registered <= ?2
               AND (s.retired IS NULL OR s.retired > ?1))
             OR EXISTS (SELECT 1 FROM settlement m
               WHERE m.stall = s.id AND m.day BETWEEN ?1 AND ?2)
             OR EXISTS (SELECT 1 FROM slip m
               WHERE m.stall = s.id AND m.day BETWEEN ?1 AND ?2)
             OR EXISTS (SELECT 1 FROM pass p WHERE p.stall = s.id AND p.day BETWEEN ?1 AND ?2)
           ELSE s.id = ?3 END
         ORDER BY s.place, s.id",
    )?;
    let mut rows = statement.query((from, until, only))?;
    let mut stalls = Vec::new();
    while let Some(row) = rows.next()? {
        let (stall, registered): (String, String) = (row.get(0)?, row.get(4)?);
        stalls.push(StallRow {
            stall: parsed(&stall)?,
            place: row.get(1)?,
            name: row.get(2)?,
            visiting: row.get(3)?,
            registered: parsed(&registered)?,
            retired: parsed_if(row.get(5)?)?,
            last_opened: parsed_if(row.get(6)?)?,
        });
    }
    Ok(stalls)
}

fn files(
    connection: &Connection,
    (from, until, only): &Range,
) -> Result<BTreeMap<(StallId, Day), Files>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT stall, day, max(booked), max(booked AND receipts > 0) FROM (
           SELECT m.stall, m.day, m.booked, json_extract(m.close, '$.totals.sales')
             + json_extract(m.close, '$.totals.refunds') AS receipts
           FROM settlement m JOIN file f ON f.sha256 = m.file
           WHERE m.day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR m.stall = ?3)
             AND f.verdict IN ('booked', 'unconfirmed', 'fork')
           UNION ALL SELECT stall, day, booked, receipts FROM slip
           WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR stall = ?3)
             AND verdict IN ('provisional', 'unconfirmed', 'fork'))
         GROUP BY stall, day",
    )?;
    let mut rows = statement.query((from, until, only))?;
    let mut files = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (stall, day): (String, String) = (row.get(0)?, row.get(1)?);
        let of = Files { counts: row.get(2)?, sold: row.get(3)? };
        files.insert((parsed(&stall)?, parsed(&day)?), of);
    }
    Ok(files)
}

/// The stalls and days of a table of stalls and days.
fn stall_days(
    connection: &Connection,
    table: &str,
    (from, until, only): &Range,
) -> Result<BTreeSet<(StallId, Day)>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT stall, day FROM {table}
         WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR stall = ?3)",
    ))?;
    let mut rows = statement.query((from, until, only))?;
    let mut days = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (stall, day): (String, String) = (row.get(0)?, row.get(1)?);
        days.insert((parsed(&stall)?, parsed(&day)?));
    }
    Ok(days)
}
