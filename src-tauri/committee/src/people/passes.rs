//! Day passes: the place of a visiting vendor on a market day, and her fee for being there.
//! Must never give a place to two, nor one whose own stall is expected on that day.

use domain::day::Day;
use domain::id::StallId;
use domain::money::Money;
use domain::now::Now;
use domain::thai::{fits, fold, printable};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::parsed;
use ts_rs::TS;

use crate::Book;
use crate::days::calendar::calendar_day;
use crate::days::presence::owes_a_file;
use crate::fact::{Fact, PassIssued, PassWithdrawn};
use crate::fees::assess::{assess_day, day_fee};
use crate::market::stalls::the_stall;
use crate::people::sellers::VENDOR;
use crate::record::record;

/// The most days of one command.
pub const MOST_DAYS: u64 = 31;
/// How far from today a pass may lie, in days.
const MOST_AWAY: u64 = 366;
/// The most places that are suggested.
const MOST_PLACES: usize = 60;

/// The visitors of a market day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PassesOfDay {
    /// The market day.
    pub day: Day,
    /// Its passes, by place.
    pub passes: Vec<Pass>,
    /// Visiting vendors without one, the last visitor first.
    pub visitors: Vec<Visitor>,
    /// Places that are free on that day, as far as the book knows.
    pub places: Vec<String>,
}

/// A pass.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Pass {
    /// The visiting stall.
    pub stall: StallId,
    /// Its name.
    pub name: String,
    /// Whose it is; may be empty.
    pub vendor: String,
    /// The market day.
    pub day: Day,
    /// Its place on that day.
    pub place: String,
    /// Its fee for the day.
    pub fee: Money,
    /// Still owed of it.
    pub owed: Money,
}

/// A visiting vendor who may be given a pass.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Visitor {
    /// The visiting stall.
    pub stall: StallId,
    /// Its name.
    pub name: String,
    /// Whose it is; may be empty.
    pub vendor: String,
    /// The place she had last, if it is free on the day; empty otherwise.
    pub last_place: String,
}

/// A pass, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PassRequest {
    /// The visiting stall.
    pub stall: StallId,
    /// The first market day.
    pub from: Day,
    /// The last one: at most [`MOST_DAYS`] days together.
    pub until: Day,
    /// The place, on all of them.
    pub place: String,
}

/// Why no pass was issued or withdrawn, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum PassRefused {
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The stall has left.
    #[error("the stall has left the market")]
    Retired,
    /// The stall has a place of its own.
    #[error("the stall has a place of its own")]
    NotVisiting,
    /// The last day is before the first, they are too many, or far away.
    #[error("the days do not fit")]
    Days,
    /// The market is closed on all of them.
    #[error("the market is closed on {day}")]
    Closed {
        /// The first of them.
        day: Day,
    },
    /// No place, or more than 20 characters.
    #[error("the place does not fit")]
    Place,
    /// She has another place on one of the days.
    #[error("it has {place} on {day}")]
    HasPlace {
        /// That day.
        day: Day,
        /// The place.
        place: String,
    },
    /// Another visitor has the place on one of the days.
    #[error("{by} has a pass for it on {day}")]
    PassTaken {
        /// That day.
        day: Day,
        /// The name of the other stall.
        by: String,
    },
    /// The stall whose place it is, is expected on one of the days.
    #[error("{by} is expected there on {day}")]
    StallExpected {
        /// That day.
        day: Day,
        /// The name of that stall.
        by: String,
    },
    /// There is no such pass.
    #[error("there is no such pass")]
    NoPass,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Issues a pass for each of the days on which the market is open, all or none, with its fee. A
    /// pass that stands already stays as it is.
    ///
    /// # Errors
    /// The first [`PassRefused`] by precedence, of the earliest day.
    pub fn issue_pass(
        &mut self,
        now: Now,
        asked: &PassRequest,
    ) -> Result<PassesOfDay, PassRefused> {
        let stall = the_stall(self.reader(), asked.stall)?.ok_or(PassRefused::UnknownStall)?;
        if stall.retired.is_some() {
            return Err(PassRefused::Retired);
        }
        if !stall.visiting {
            return Err(PassRefused::NotVisiting);
        }
        let mut days = days_of(asked, now.at.business_day()).ok_or(PassRefused::Days)?;
        let open = days.iter().map(|day| Ok(calendar_day(self.reader(), *day)?.open));
        let mut open = open.collect::<Result<Vec<bool>, Fault>>()?.into_iter();
        days.retain(|_| open.next().unwrap_or(true));
        if days.is_empty() {
            return Err(PassRefused::Closed { day: asked.from });
        }
        let place = printable(&asked.place);
        if !fits(&place, 20) {
            return Err(PassRefused::Place);
        }
        let mut missing = Vec::new();
        for day in days {
            match place_on(self.reader(), asked.stall, day)? {
                Some(stands) if stands == place => {}
                Some(place) => return Err(PassRefused::HasPlace { day, place }),
                None => {
                    refuse_taken(self.reader(), day, &place)?;
                    missing.push(day);
                }
            }
        }
        let (stall, by) = (asked.stall, self.hands.by);
        self.store.write(|transaction| -> Result<(), Fault> {
            for of in missing {
                let issued = PassIssued { stall, of, place: place.clone(), by };
                record(transaction, now, Fact::PassIssued(issued))?;
                assess_day(transaction, now, stall, of)?;
            }
            Ok(())
        })?;
        Ok(self.passes(asked.from)?)
    }

    /// Withdraws a pass; the fee of the day is worked out anew without it.
    ///
    /// # Errors
    /// [`PassRefused::NoPass`].
    pub fn withdraw_pass(
        &mut self,
        now: Now,
        stall: StallId,
        of: Day,
    ) -> Result<PassesOfDay, PassRefused> {
        place_on(self.reader(), stall, of)?.ok_or(PassRefused::NoPass)?;
        let by = self.hands.by;
        self.store.write(|transaction| -> Result<(), Fault> {
            let withdrawn = PassWithdrawn { stall, of, by };
            record(transaction, now, Fact::PassWithdrawn(withdrawn))?;
            assess_day(transaction, now, stall, of)
        })?;
        Ok(self.passes(of)?)
    }

    /// The visitors of a market day.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn passes(&self, day: Day) -> Result<PassesOfDay, Fault> {
        let connection = self.reader();
        let passes = passes_of(connection, day)?;
        let taken = taken_places(connection, day)?;
        let is_free = |place: &str| !taken.iter().any(|(other, ..)| fold(other) == fold(place));
        let mut visitors = visitors(connection, day)?;
        for visitor in &mut visitors {
            if !is_free(&visitor.last_place) {
                visitor.last_place.clear();
            }
        }
        let mut statement = connection.prepare_cached(
            "SELECT place FROM pass UNION SELECT place FROM stall WHERE visiting = 0
             ORDER BY place",
        )?;
        let places = statement.query_map([], |row| row.get(0))?;
        let places: Vec<String> = places.collect::<Result<_, _>>()?;
        let places = places.into_iter().filter(|place| is_free(place)).take(MOST_PLACES).collect();
        Ok(PassesOfDay { day, passes, visitors, places })
    }
}

/// The days of a request; none when they do not fit.
fn days_of(asked: &PassRequest, today: Day) -> Option<Vec<Day>> {
    let away = |day: Day| day.days_since(today).max(today.days_since(day));
    let fits = asked.from <= asked.until
        && asked.until.days_since(asked.from) < MOST_DAYS
        && away(asked.from) <= MOST_AWAY;
    fits.then(|| {
        let next = |day: &Day| Some(day.next()).filter(|day| *day <= asked.until);
        std::iter::successors(Some(asked.from), next).collect()
    })
}

fn refuse_taken(connection: &Connection, day: Day, place: &str) -> Result<(), PassRefused> {
    let taken = taken_places(connection, day)?;
    match taken.into_iter().find(|(other, ..)| fold(other) == fold(place)) {
        None => Ok(()),
        Some((_, by, true)) => Err(PassRefused::PassTaken { day, by }),
        Some((_, by, false)) => Err(PassRefused::StallExpected { day, by }),
    }
}

/// Places that somebody has on a day: by a pass, or as the stall's own when it is expected or has
/// handed in. The place, the stall's name, and whether it is a pass.
fn taken_places(connection: &Connection, day: Day) -> Result<Vec<(String, String, bool)>, Fault> {
    let owes_a_file = owes_a_file("?1");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT p.place, s.name, 1 FROM pass p JOIN stall s ON s.id = p.stall WHERE p.day = ?1
         UNION ALL
         SELECT s.place, s.name, 0 FROM stall s WHERE {owes_a_file}
           OR (s.visiting = 0 AND EXISTS (SELECT 1 FROM settlement m
             WHERE m.stall = s.id AND m.day = ?1 AND m.booked = 1))"
    ))?;
    let rows = statement.query_map([day.to_string()], |row| row.try_into())?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn passes_of(connection: &Connection, day: Day) -> Result<Vec<Pass>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT s.id, s.name, {VENDOR}, p.place FROM pass p JOIN stall s ON s.id = p.stall
         WHERE p.day = ?1 ORDER BY p.place"
    ))?;
    let mut rows = statement.query([day.to_string()])?;
    let mut passes = Vec::new();
    while let Some(row) = rows.next()? {
        let stall: String = row.get(0)?;
        let stall = parsed(&stall)?;
        let fee = day_fee(connection, stall, day)?;
        passes.push(Pass {
            stall,
            name: row.get(1)?,
            vendor: row.get(2)?,
            day,
            place: row.get(3)?,
            fee: fee.fee,
            owed: fee.owed,
        });
    }
    Ok(passes)
}

fn visitors(connection: &Connection, day: Day) -> Result<Vec<Visitor>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT s.id, s.name, {VENDOR},
           (SELECT max(day) FROM pass l WHERE l.stall = s.id) last,
           coalesce((SELECT place FROM pass l WHERE l.stall = s.id ORDER BY day DESC LIMIT 1), '')
         FROM stall s WHERE s.visiting = 1 AND s.retired IS NULL
           AND NOT EXISTS (SELECT 1 FROM pass p WHERE p.stall = s.id AND p.day = ?1)
         ORDER BY last IS NULL, last DESC, s.name, s.id"
    ))?;
    let mut rows = statement.query([day.to_string()])?;
    let mut visitors = Vec::new();
    while let Some(row) = rows.next()? {
        let stall: String = row.get(0)?;
        visitors.push(Visitor {
            stall: parsed(&stall)?,
            name: row.get(1)?,
            vendor: row.get(2)?,
            last_place: row.get(4)?,
        });
    }
    Ok(visitors)
}

/// The place of a stall's pass on a day; none without one.
pub(crate) fn place_on(
    connection: &Connection,
    stall: StallId,
    day: Day,
) -> Result<Option<String>, Fault> {
    Ok(connection
        .prepare_cached("SELECT place FROM pass WHERE stall = ?1 AND day = ?2")?
        .query_row((stall.to_string(), day.to_string()), |row| row.get(0))
        .optional()?)
}
