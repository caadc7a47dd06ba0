//! The append-only journal: every fact's exact line, chained by SHA-256.
//! Must never be edited, and never be re-hashed from anything but the stored line. The one thing
//! that may go is a private part, and only when the last entry says so.

use std::collections::BTreeSet;

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::sealed::Sealed;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use crate::fault::Fault;

/// The table and its guards, for the first migration of each desk.
pub const SCHEMA: &str = "
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  line TEXT NOT NULL,
  private TEXT,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER journal_is_never_edited BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never edited'); END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never deleted'); END;
";

/// The kind of the entry that names, in `entries` of its body, the earlier entries whose private
/// part is taken out with it. A desk may have one only where its own guards allow it; [`SCHEMA`]
/// does not.
pub const ERASURE: &str = "person_erased";

/// One entry as it is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stored {
    /// Its number: from 1, without gaps.
    pub seq: u64,
    /// The business day it was stamped with.
    pub day: Day,
    /// What the clock said.
    pub at: Timestamp,
    /// The kind of fact.
    pub kind: String,
    /// The canonical JSON that was hashed.
    pub line: String,
    /// The part that stays here.
    pub private: Option<String>,
    /// SHA-256(hash before ‖ line).
    pub hash: Digest,
}

impl Stored {
    /// Where it stands.
    #[must_use]
    pub const fn placed(&self) -> Placed {
        Placed { seq: self.seq, at: self.at, day: self.day, hash: self.hash }
    }

    /// The fault of an entry that is not what the program writes.
    #[must_use]
    pub fn damaged(&self, error: impl std::fmt::Display) -> Fault {
        Fault::Damaged(format!("entry {}: {error}", self.seq))
    }
}

/// Where a recorded fact stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Placed {
    /// The number of its journal entry.
    pub seq: u64,
    /// What the clock said.
    pub at: Timestamp,
    /// Its business day.
    pub day: Day,
    /// The entry's hash.
    pub hash: Digest,
}

/// The end of a journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// The number of the last entry; 0 for an empty journal.
    pub seq: u64,
    /// Its hash; [`Digest::START`] for an empty journal.
    pub hash: Digest,
    /// What the clock said then.
    pub at: Timestamp,
}

/// The end of the journal.
///
/// # Errors
/// A [`Fault`] of the database.
pub fn head(connection: &Connection) -> Result<Head, Fault> {
    let last = connection
        .prepare_cached("SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| {
            Ok(Head {
                seq: row.get(0)?,
                hash: Digest::from_bytes(row.get(1)?),
                at: Timestamp::from_seconds(row.get(2)?),
            })
        })
        .optional()?;
    let start = Head { seq: 0, hash: Digest::START, at: Timestamp::from_seconds(0) };
    Ok(last.unwrap_or(start))
}

/// Appends one entry and tells where it stands.
///
/// # Errors
/// A [`Fault`] of the database.
///
/// # Panics
/// When the number is not the next one: a fault of the program that must not reach the disk.
pub fn append(transaction: &Transaction<'_>, new: &Sealed) -> Result<Placed, Fault> {
    let head = head(transaction)?;
    assert_eq!(new.seq, head.seq + 1, "a journal entry takes the next number");
    let hash = head.hash.chained(&new.line);
    transaction
        .prepare_cached(
            "INSERT INTO journal (seq, day, at, kind, line, private, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            new.seq,
            new.day.to_string(),
            new.at.seconds(),
            new.kind,
            &new.line,
            &new.private,
            hash.bytes(),
        ))?;
    Ok(Placed { seq: new.seq, at: new.at, day: new.day, hash })
}

/// The entries numbered `from` to `to`, both included.
///
/// # Errors
/// A [`Fault`] of the database.
pub fn entries(connection: &Connection, from: u64, to: u64) -> Result<Vec<Stored>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT seq, day, at, kind, line, private, hash FROM journal
         WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq",
    )?;
    let rows = statement.query_map((from, to), stored)?;
    rows.collect::<Result<_, _>>().map_err(Fault::from)
}

/// The hash of an entry; [`Digest::START`] for number 0.
///
/// # Errors
/// A [`Fault`] of the database, [`Fault::Damaged`] when there is no such entry.
pub fn hash_of(connection: &Connection, seq: u64) -> Result<Digest, Fault> {
    if seq == 0 {
        return Ok(Digest::START);
    }
    connection
        .query_row("SELECT hash FROM journal WHERE seq = ?1", [seq], |row| row.get(0))
        .optional()?
        .map(Digest::from_bytes)
        .ok_or_else(|| Fault::Damaged(format!("entry {seq} is missing")))
}

/// Takes the private part out of entries: of those only that the last entry, an [`ERASURE`] just
/// appended in this transaction, names. Their lines and hashes stay.
///
/// # Errors
/// A [`Fault`] of the database; the guards refuse any other entry.
pub fn erase_private(transaction: &Transaction<'_>, entries: &[u64]) -> Result<(), Fault> {
    let mut statement =
        transaction.prepare_cached("UPDATE journal SET private = NULL WHERE seq = ?1")?;
    for seq in entries {
        statement.execute([seq])?;
    }
    Ok(())
}

/// The entries whose private part was taken out, as later entries say.
///
/// # Errors
/// A [`Fault`] of the database.
pub fn erased(connection: &Connection) -> Result<BTreeSet<u64>, Fault> {
    let mut statement = connection.prepare("SELECT seq, line FROM journal WHERE kind = ?1")?;
    let mut rows = statement.query([ERASURE])?;
    let mut erased = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (seq, line): (u64, String) = (row.get(0)?, row.get(1)?);
        // a line that is none is found by its hash or by its desk
        let Ok(Erasing { body }) = serde_json::from_str(&line) else { continue };
        erased.extend(body.entries.into_iter().filter(|entry| *entry < seq));
    }
    Ok(erased)
}

/// Walks the chain from an entry on: numbers without gap, every hash worked out again, every
/// private part against its digest in the line, and gone where a later entry says that it is. Gives
/// the first entry that does not agree.
///
/// # Errors
/// A [`Fault`] of the database.
pub fn first_broken(connection: &Connection, from: u64) -> Result<Option<u64>, Fault> {
    let first = from.max(1);
    let mut hash = hash_of(connection, first - 1)?;
    let erased = erased(connection)?;
    let mut statement = connection.prepare(
        "SELECT seq, day, at, kind, line, private, hash FROM journal WHERE seq >= ?1 ORDER BY seq",
    )?;
    let rows = statement.query_map([first], stored)?;
    for (expected, row) in (first..).zip(rows) {
        let Ok(entry) = row else { return Ok(Some(expected)) };
        hash = hash.chained(&entry.line);
        let private = private_agrees(&entry, erased.contains(&entry.seq));
        if entry.seq != expected || hash != entry.hash || !private {
            return Ok(Some(expected));
        }
    }
    Ok(None)
}

/// The parts of a line that the table repeats; anything else in it is the desk's business.
#[derive(serde::Deserialize)]
struct Repeated {
    n: u64,
    at: i64,
    day: String,
    t: String,
    p: Option<Digest>,
}

/// What of an [`ERASURE`] the journal itself has to know.
#[derive(serde::Deserialize)]
struct Erasing {
    body: Named,
}

#[derive(serde::Deserialize)]
struct Named {
    entries: Vec<u64>,
}

fn private_agrees(entry: &Stored, erased: bool) -> bool {
    let Ok(line) = serde_json::from_str::<Repeated>(&entry.line) else { return false };
    line.n == entry.seq
        && line.at == entry.at.seconds()
        && line.day == entry.day.to_string()
        && line.t == entry.kind
        && match (erased, &entry.private) {
            (true, private) => private.is_none() && line.p.is_some(),
            (false, private) => {
                line.p == private.as_deref().map(|text| Digest::of(text.as_bytes()))
            }
        }
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let day: String = row.get(1)?;
    let day = day.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(1, rusqlite::types::Type::Text, Box::new(error))
    })?;
    Ok(Stored {
        seq: row.get(0)?,
        day,
        at: Timestamp::from_seconds(row.get(2)?),
        kind: row.get(3)?,
        line: row.get(4)?,
        private: row.get(5)?,
        hash: Digest::from_bytes(row.get(6)?),
    })
}
