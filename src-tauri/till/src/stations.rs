//! Screens of helpers: phones and tablets that were paired, by number; the wish for such screens.
//! Must never keep a key, only its digest, and never give a number twice. Work, not facts.

use domain::day::Timestamp;
use domain::digest::Digest;
use domain::now::Now;
use domain::thai::{fits, printable};
use rusqlite::{OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{from_json, json};
use ts_rs::TS;

use crate::Till;

/// Screens that may be paired at once: a stall has a few hands.
const MOST: u32 = 20;
/// The port that is taken where nothing else was said.
const PORT: u16 = 8585;
const SETTING: &str = "second_screens";

/// Whether the stall wants second screens, and at which door they knock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScreensWanted {
    /// Whether phones, tablets and the customer's screen may come over the stall's own network.
    pub on: bool,
    /// The port: 8585, or one from 1024 to 65535; 0 lets the system choose.
    pub port: u16,
}

impl Default for ScreensWanted {
    fn default() -> ScreensWanted {
        ScreensWanted { on: false, port: PORT }
    }
}

/// A screen that was paired.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paired {
    /// Its number, from 1; never given twice.
    pub number: u32,
    /// What the stall calls it.
    pub name: String,
    /// When it was paired.
    pub paired: Timestamp,
    /// When its key was made void; none while it holds.
    pub ended: Option<Timestamp>,
}

/// Why nothing was done to a paired screen, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum StationRefused {
    /// No name, or one of more than 30 letters.
    #[error("a screen has a short name")]
    Name,
    /// Enough of them.
    #[error("at most {MOST} screens")]
    TooMany,
    /// No screen of this number.
    #[error("no such screen")]
    Unknown,
    /// A port that no program may take without being the system's.
    #[error("a port is 1024 or more")]
    Port,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A screen's name as it is kept.
///
/// # Errors
/// [`StationRefused::Name`].
pub fn screen_name(typed: &str) -> Result<String, StationRefused> {
    let name = printable(typed).trim().to_owned();
    if fits(&name, 30) { Ok(name) } else { Err(StationRefused::Name) }
}

impl Till {
    /// All screens that were ever paired, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn stations(&self) -> Result<Vec<Paired>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT number, name, paired, ended FROM station ORDER BY number DESC",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Paired {
                number: row.get(0)?,
                name: row.get(1)?,
                paired: Timestamp::from_seconds(row.get(2)?),
                ended: row.get::<_, Option<i64>>(3)?.map(Timestamp::from_seconds),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes a screen in under the next number. `key` is the digest of what the screen holds.
    ///
    /// # Errors
    /// The first [`StationRefused`] by precedence.
    pub fn add_station(
        &mut self,
        now: Now,
        name: &str,
        key: Digest,
    ) -> Result<Paired, StationRefused> {
        let name = screen_name(name)?;
        self.store.write(|transaction| {
            let (number, alive): (u32, u32) = transaction
                .query_row(
                    "SELECT ifnull(max(number), 0) + 1, count(*) FILTER (WHERE ended IS NULL)
                     FROM station",
                    [],
                    |row| row.try_into(),
                )
                .map_err(Fault::from)?;
            if alive >= MOST {
                return Err(StationRefused::TooMany);
            }
            transaction
                .execute(
                    "INSERT INTO station (number, name, key, paired) VALUES (?1, ?2, ?3, ?4)",
                    (number, &name, key.to_string(), now.at.seconds()),
                )
                .map_err(Fault::from)?;
            Ok(Paired { number, name, paired: now.at, ended: None })
        })
    }

    /// Makes a screen's key void. A bill that lies open on it is held under the screen's name, for
    /// the stall's own screen to go on with. A second time changes nothing.
    ///
    /// # Errors
    /// [`StationRefused::Unknown`] or a fault.
    pub fn end_station(&mut self, now: Now, number: u32) -> Result<(), StationRefused> {
        self.store.write(|transaction| {
            let name: Option<String> = transaction
                .query_row("SELECT name FROM station WHERE number = ?1", [number], |row| row.get(0))
                .optional()
                .map_err(Fault::from)?;
            let name = name.ok_or(StationRefused::Unknown)?;
            transaction
                .execute(
                    "UPDATE station SET ended = ?2 WHERE number = ?1 AND ended IS NULL",
                    (number, now.at.seconds()),
                )
                .and_then(|_| {
                    transaction.execute(
                        "UPDATE open_bill SET state = 'held',
                           label = CASE label WHEN '' THEN ?2 ELSE label END
                         WHERE station = ?1 AND state = 'open'",
                        (number, name),
                    )
                })
                .map_err(Fault::from)?;
            Ok(())
        })
    }

    /// The number of the screen that holds a key; none for a key that is void or was never given.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn station_of_key(&self, key: Digest) -> Result<Option<u32>, Fault> {
        let found = self
            .reader()
            .prepare_cached("SELECT number FROM station WHERE key = ?1 AND ended IS NULL")?
            .query_row([key.to_string()], |row| row.get(0))
            .optional()?;
        Ok(found)
    }

    /// Whether second screens are wanted; off where nothing was said.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn screens_wanted(&self) -> Result<ScreensWanted, Fault> {
        let text: Option<String> = self
            .reader()
            .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
            .query_row([SETTING], |row| row.get(0))
            .optional()?;
        text.map_or_else(|| Ok(ScreensWanted::default()), |text| from_json(&text))
    }

    /// Keeps whether second screens are wanted.
    ///
    /// # Errors
    /// [`StationRefused::Port`] or a fault.
    pub fn keep_screens_wanted(&mut self, wanted: ScreensWanted) -> Result<(), StationRefused> {
        check_port(wanted.port)?;
        self.store.write(|transaction| {
            transaction
                .execute(
                    "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
                    (SETTING, json(&wanted)),
                )
                .map_err(Fault::from)?;
            Ok(())
        })
    }
}

/// Whether a port may be taken.
///
/// # Errors
/// [`StationRefused::Port`].
pub fn check_port(port: u16) -> Result<(), StationRefused> {
    if port == 0 || port >= 1_024 { Ok(()) } else { Err(StationRefused::Port) }
}

/// Makes every key void: an older copy of the book must not let a lost telephone in again.
pub(crate) fn end_all(transaction: &Transaction<'_>, at: Timestamp) -> Result<(), Fault> {
    transaction.execute("UPDATE station SET ended = ?1 WHERE ended IS NULL", [at.seconds()])?;
    Ok(())
}
