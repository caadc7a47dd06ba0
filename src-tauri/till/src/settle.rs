//! The settlement file of a closed day, made from the journal's own lines.
//! Must never re-write a line: what was hashed is what is sent.

use domain::digest::Digest;
use domain::now::Now;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use settlement::day_file::{self, Close, Open};
use settlement::fact::{Enrolled, Fact, SettlementMade};
use settlement::key::SigningSeed;
use settlement::line::Entry;
use settlement::slip_qr::{self, Summary};
use settlement::version::Version;
use store::rows::{json, parsed};
use store::{Fault, journal};
use ts_rs::TS;

use crate::Till;
use crate::enrol::identity;
use crate::record::record;
use crate::replies::last_reply;
use crate::rows::{self, Closing, DayRow};

/// A settlement file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettlementFile {
    /// The name it goes by: `A-12_2569-11-22_z211.talad`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes.
    pub digest: Digest,
}

/// A settlement in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct SettlementRow {
    /// The number of the closing.
    pub z: u64,
    /// SHA-256 of the file.
    pub file: Digest,
}

/// Why there is no settlement file, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum SettleRefused {
    /// No day was closed with this number.
    #[error("no day was closed with this number")]
    NoSuchDay,
    /// The day was closed before the stall took its place in this market.
    #[error("the day belongs to another market")]
    BeforeEnrolment,
    /// The journal is larger than a file may be, or does not pass the book's own checks.
    #[error("the file does not pass its own check: {0}")]
    Unsound(String),
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// Makes the settlement file of a closed day. Asked again, it gives the same bytes.
    ///
    /// # Errors
    /// The first [`SettleRefused`] by precedence.
    pub fn settle(
        &mut self,
        now: Now,
        z: u64,
        seed: &SigningSeed,
    ) -> Result<SettlementFile, SettleRefused> {
        for earlier in unmade_before(self.reader(), z)? {
            self.make(now, earlier, seed)?; // each file names the one before it
        }
        self.make(now, z, seed)
    }

    fn make(
        &mut self,
        now: Now,
        z: u64,
        seed: &SigningSeed,
    ) -> Result<SettlementFile, SettleRefused> {
        let made = made_before(self.reader(), z)?;
        let price_list = match &made {
            Some((_, price_list)) => *price_list,
            None => Digest::of(json(&self.catalogue().price_list()).as_bytes()),
        };
        let (day, bytes) = build(self.reader(), z, seed, price_list)?;
        // read as the book will, so that nobody carries away a file that will be refused
        let file = day_file::read(&bytes)
            .map_err(|refused| SettleRefused::Unsound(refused.to_string()))?;
        let digest = file.file;
        match made {
            Some((first, _)) if first != digest => {
                return Err(SettleRefused::Unsound("it is not the file made first".to_owned()));
            }
            Some(_) => {}
            None => self.store.write(|transaction| -> Result<(), SettleRefused> {
                let fact = SettlementMade { z, of: day.day, file: digest, price_list };
                record(transaction, now, Fact::SettlementMade(fact))?;
                Ok(())
            })?,
        }
        Ok(SettlementFile { name: file_name(&file.open), bytes, digest })
    }

    /// The text of the QR on a Z slip: the signed totals of a settlement that was made; `None`
    /// before it was.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn signed_totals(&self, z: u64, seed: &SigningSeed) -> Result<Option<String>, Fault> {
        let Some((_, price_list)) = made_before(self.reader(), z)? else { return Ok(None) };
        match build(self.reader(), z, seed, price_list) {
            Ok((_, bytes)) => {
                let file = day_file::read(&bytes).map_err(|e| Fault::Damaged(e.to_string()))?;
                Ok(Some(slip_qr::make(&Summary::of(&file), seed)))
            }
            Err(SettleRefused::Fault(fault)) => Err(fault),
            Err(_) => Ok(None), // a day of before the enrolment has no totals to hand in
        }
    }

    /// The settlements made so far, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn settlements(&self) -> Result<Vec<SettlementRow>, Fault> {
        let mut statement =
            self.reader().prepare_cached("SELECT z, file FROM settlement ORDER BY z DESC")?;
        let mut rows = statement.query([])?;
        let mut made = Vec::new();
        while let Some(row) = rows.next()? {
            let file: String = row.get(1)?;
            made.push(SettlementRow { z: row.get(0)?, file: parsed(&file)? });
        }
        Ok(made)
    }
}

/// Closings of this market before this one whose file was not made yet: the disk was full then.
fn unmade_before(connection: &Connection, z: u64) -> Result<Vec<u64>, Fault> {
    let since = identity(connection)?.map_or(u64::MAX, |who| who.since);
    let mut statement = connection.prepare(
        "SELECT z FROM day WHERE z < ?1 AND closed_seq >= ?2
         AND z NOT IN (SELECT z FROM settlement) ORDER BY z",
    )?;
    let numbers = statement.query_map((z, since.min(u64::MAX >> 1)), |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

/// Who the till was when a day was closed: a stall that is renamed later keeps its old files.
fn enrolled_at(connection: &Connection, seq: u64) -> Result<Option<Enrolled>, Fault> {
    let line: Option<String> = connection
        .query_row(
            "SELECT line FROM journal WHERE kind = 'enrolled' AND seq <= ?1
             ORDER BY seq DESC LIMIT 1",
            [seq],
            |row| row.get(0),
        )
        .optional()?;
    let entry = line.map(|line| Entry::read(&line)).transpose();
    match entry.map_err(|error| Fault::Damaged(error.to_string()))?.map(|entry| entry.fact) {
        Some(Fact::Enrolled(enrolled)) => Ok(Some(enrolled)),
        _ => Ok(None),
    }
}

/// The digest of the file and of its price list, if it was made before.
fn made_before(connection: &Connection, z: u64) -> Result<Option<(Digest, Digest)>, Fault> {
    let found: Option<(String, String)> = connection
        .query_row("SELECT file, price_list FROM settlement WHERE z = ?1", [z], |row| {
            row.try_into()
        })
        .optional()?;
    found.map(|(file, list)| Ok((parsed(&file)?, parsed(&list)?))).transpose()
}

fn build(
    connection: &Connection,
    z: u64,
    seed: &SigningSeed,
    price_list: Digest,
) -> Result<(DayRow, Vec<u8>), SettleRefused> {
    let day = rows::closed_day(connection, z)?.ok_or(SettleRefused::NoSuchDay)?;
    let closing = day.closing.clone().ok_or(SettleRefused::NoSuchDay)?;
    let who = identity(connection)?.ok_or(SettleRefused::NoSuchDay)?;
    if closing.seq < who.since {
        return Err(SettleRefused::BeforeEnrolment);
    }
    let before = z.checked_sub(1).map(|z| rows::closed_day(connection, z)).transpose()?.flatten();
    let before = before.and_then(|day| day.closing).filter(|closing| closing.seq >= who.since);
    let first_n = before.as_ref().map_or(who.since, |closing| closing.seq + 1);
    let lines: Vec<String> = journal::entries(connection, first_n, closing.seq)?
        .into_iter()
        .map(|entry| entry.line)
        .collect();
    let head = journal::hash_of(connection, closing.seq)?;
    let entries = lines.iter().map(|line| Entry::read(line)).collect::<Result<Vec<_>, _>>();
    let entries = entries.map_err(|refused| SettleRefused::Unsound(refused.to_string()))?;
    let close = entries
        .last()
        .and_then(|entry| Close::of(entry, head))
        .ok_or_else(|| SettleRefused::Unsound("the day does not end its lines".to_owned()))?;
    let previous_file = match &before {
        Some(closing) => made_before(connection, closing.fact.z)?.map(|(file, _)| file),
        None => None,
    };
    let reply = last_reply(connection, &who, closing.seq)?;
    let start = Start {
        version: Version::needed(entries.iter().map(|entry| &entry.fact)),
        first_n,
        before: journal::hash_of(connection, first_n - 1)?,
        previous_file,
        last_reply: reply.map(|reply| reply.file),
        price_list,
    };
    let then = enrolled_at(connection, closing.seq)?.ok_or(SettleRefused::NoSuchDay)?;
    let open = open_line(&then, &day, &closing, seed, &start);
    let bytes = day_file::write(&open, &lines, &close, seed)
        .map_err(|refused| SettleRefused::Unsound(refused.to_string()))?;
    Ok((day, bytes))
}

/// Where a file takes up the journal.
struct Start {
    version: Version,
    first_n: u64,
    before: Digest,
    previous_file: Option<Digest>,
    last_reply: Option<Digest>,
    price_list: Digest,
}

fn open_line(
    who: &Enrolled,
    day: &DayRow,
    closing: &Closing,
    seed: &SigningSeed,
    start: &Start,
) -> Open {
    Open {
        t: Default::default(),
        version: start.version,
        market: who.market,
        market_name: who.market_name.clone(),
        stall: who.stall,
        stall_name: who.stall_name.clone(),
        place: who.place.clone(),
        device: who.device,
        key: seed.public(),
        day: day.day,
        z: closing.fact.z,
        epoch: closing.fact.epoch,
        part: day.part,
        amends: None,
        previous_file: start.previous_file,
        last_reply: start.last_reply,
        first_n: start.first_n,
        before: start.before,
        price_list: start.price_list,
        opened: day.opened,
        float: day.float,
        people: day.people,
    }
}

/// A name that any file system and any chat takes: the place, the day in the Buddhist era, the z.
fn file_name(open: &Open) -> String {
    let place: String =
        open.place.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect();
    let place = if place.is_empty() { "stall".to_owned() } else { place };
    format!("{place}_{}_z{}.talad", open.day.buddhist_file_name(), open.z)
}
