//! The figures of a day as a person reads them: the X report of an open one, the Z slip of a closed
//! one. Must never tell what the drawer should hold before it was counted.

use domain::cash::Pieces;
use domain::day::{Day, Timestamp};
use domain::money::Money;
use rusqlite::Connection;
use serde::Serialize;
use settlement::fact::Totals;
use settlement::reply::ReceivedAs;
use store::Fault;
use ts_rs::TS;

use crate::Till;
use crate::day::Counted;
use crate::replies::answered;
use crate::report_people::{OperatorFigures, by_operator};
use crate::report_rows::{Days, groups};
use crate::rows::{self, DayRow, open_day};
use crate::totals::totals;

/// A day that was closed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ClosedDay {
    /// The number of the closing.
    pub z: u64,
    /// The business day.
    pub day: Day,
    /// The part of it.
    pub part: u32,
    /// When it was closed.
    pub closed: Timestamp,
    /// Sold less given back.
    pub net: Money,
    /// How the committee says that its file stands; none where no reply names it yet.
    pub answered: Option<ReceivedAs>,
}

/// The figures of a day, open (X) or closed (Z).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DayFigures {
    /// The number of the closing; none for an open day.
    pub z: Option<u64>,
    /// The business day.
    pub day: Day,
    /// The part of it.
    pub part: u32,
    /// When it was opened.
    pub opened: Timestamp,
    /// When it was closed.
    pub closed: Option<Timestamp>,
    /// The sums. What the drawer should hold is not told before the count.
    pub totals: Totals,
    /// What each person did; empty where nobody was signed in.
    pub by_operator: Vec<OperatorFigures>,
    /// What was counted.
    pub counted: Vec<Pieces>,
    /// The count against the book; none for an open day.
    pub result: Option<Counted>,
    /// Why it differs.
    pub reason: String,
}

impl Till {
    /// The figures of the open day so far.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn x_report(&self) -> Result<Option<DayFigures>, Fault> {
        open_day(self.reader())?.map(|day| figures(self.reader(), &day)).transpose()
    }

    /// The figures of a closed day.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn z_report(&self, z: u64) -> Result<Option<DayFigures>, Fault> {
        rows::closed_day(self.reader(), z)?.map(|day| figures(self.reader(), &day)).transpose()
    }

    /// The days closed so far, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn closed_days(&self, most: u32) -> Result<Vec<ClosedDay>, Fault> {
        let mut statement = self
            .reader()
            .prepare_cached("SELECT z FROM day WHERE z IS NOT NULL ORDER BY z DESC LIMIT ?1")?;
        let numbers =
            statement.query_map([most], |row| row.get(0))?.collect::<Result<Vec<u64>, _>>()?;
        let mut days = Vec::new();
        for z in numbers {
            if let Some(day) = rows::closed_day(self.reader(), z)? {
                days.extend(closed_state(self.reader(), &day)?);
            }
        }
        Ok(days)
    }
}

/// A closed day, in short.
pub(crate) fn closed_state(
    connection: &Connection,
    day: &DayRow,
) -> Result<Option<ClosedDay>, Fault> {
    let Some(closing) = day.closing.as_ref() else { return Ok(None) };
    Ok(Some(ClosedDay {
        z: closing.fact.z,
        day: day.day,
        part: day.part,
        closed: closing.at,
        net: closing.fact.totals.net,
        answered: answered(connection, closing.fact.z)?,
    }))
}

fn figures(connection: &Connection, day: &DayRow) -> Result<DayFigures, Fault> {
    let closing = day.closing.as_ref();
    let mut totals = totals(connection, day)?;
    if closing.is_none() {
        // the count is blind: nobody is told what the drawer should hold before it
        totals.expected_cash = Money::ZERO;
    }
    let part = Days::One(day.seq);
    Ok(DayFigures {
        z: closing.map(|closing| closing.fact.z),
        day: day.day,
        part: day.part,
        opened: day.opened,
        closed: closing.map(|closing| closing.at),
        by_operator: by_operator(connection, part, &groups(connection, part)?)?,
        counted: closing.map_or_else(Vec::new, |closing| closing.fact.counted.clone()),
        result: closing.map(|closing| Counted {
            expected: totals.expected_cash,
            counted: closing.fact.counted_total,
            over_short: closing.fact.over_short,
        }),
        reason: closing.map_or_else(String::new, |closing| closing.fact.reason.clone()),
        totals,
    })
}
