//! The head of the book's chain, as papers print it: whoever keeps such a paper can tell whether
//! the book was rewritten since. Must never call a head good that is not in the chain.

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::month::Month;
use domain::now::Now;
use domain::officer::OfficerNumber;
use domain::thai::arabic_digits;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::rows::{from_word, parsed, word};
use store::{Fault, journal};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, HeadPublished};
use crate::record::record;

/// Digits of a hash that papers print: nobody finds another line with the same ones.
pub const PRINTED_DIGITS: usize = 16;

/// The end of the book's journal.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct BookHead {
    /// The number of the last entry; 0 in an empty book.
    pub seq: u64,
    /// Its hash, which holds all before it.
    pub hash: Digest,
    /// When it was written.
    pub at: Timestamp,
}

/// A head as somebody reads it from a paper.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HeadAsked {
    /// The number.
    pub seq: u64,
    /// The hash, or its first sixteen digits or more; blanks do not matter.
    pub hash: String,
}

/// How a head of a paper stands to this book.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HeadStanding {
    /// The book still has everything that it had then.
    InChain,
    /// The entry has another hash: something before it was changed, or it is another book's.
    Other,
    /// The book is not as long: it is an older copy, or another book.
    Beyond,
}

/// What was found of a head.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct HeadFound {
    /// The number that was asked for.
    pub seq: u64,
    /// How it stands.
    pub standing: HeadStanding,
    /// When the entry of that number was written, where there is one.
    pub at: Option<Timestamp>,
}

/// What a head was published for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "scope", rename_all = "snake_case", deny_unknown_fields)]
pub enum PublishedFor {
    /// A market day.
    Day {
        /// Which.
        day: Day,
    },
    /// A month.
    Month {
        /// Which.
        month: Month,
    },
}

/// A head that was published.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PublishedHead {
    /// When.
    pub at: Timestamp,
    /// For what.
    #[serde(rename = "for")]
    pub of: PublishedFor,
    /// The number of the entry.
    pub seq: u64,
    /// Its hash.
    pub hash: Digest,
    /// The officer who published it.
    pub by: Option<OfficerNumber>,
}

/// Why a head was not looked up, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum HeadRefused {
    /// Fewer than sixteen digits, or other characters.
    #[error("the hash is not one of a paper")]
    Unreadable,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl BookHead {
    /// The digits that papers print: "9f86d081 884c7d65".
    #[must_use]
    pub fn printed(&self) -> String {
        let hash = self.hash.to_string();
        let half = PRINTED_DIGITS / 2;
        let part = |from, to| hash.get(from..to).unwrap_or_default();
        format!("{} {}", part(0, half), part(half, PRINTED_DIGITS))
    }
}

impl Book {
    /// The end of the journal.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn head(&self) -> Result<BookHead, Fault> {
        let journal::Head { seq, hash, at } = journal::head(self.reader())?;
        Ok(BookHead { seq, hash, at })
    }

    /// How a head that a paper prints stands to this book. It looks at the hashes that are stored;
    /// that these follow from the lines is what checking the book tells.
    ///
    /// # Errors
    /// The first [`HeadRefused`] by precedence.
    pub fn check_head(&self, asked: &HeadAsked) -> Result<HeadFound, HeadRefused> {
        let typed: String = arabic_digits(&asked.hash)
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '…'))
            .collect::<String>()
            .to_lowercase();
        let digits = typed.chars().all(|c| c.is_ascii_hexdigit());
        if !digits || !(PRINTED_DIGITS..=64).contains(&typed.len()) {
            return Err(HeadRefused::Unreadable);
        }
        let last = journal::head(self.reader())?.seq;
        if asked.seq == 0 || asked.seq > last {
            return Ok(HeadFound { seq: asked.seq, standing: HeadStanding::Beyond, at: None });
        }
        let entry = entry(self.reader(), asked.seq)?;
        let same = entry.hash.to_string().starts_with(&typed);
        let standing = if same { HeadStanding::InChain } else { HeadStanding::Other };
        Ok(HeadFound { seq: asked.seq, standing, at: Some(entry.at) })
    }

    /// Publishes the head as it is now, for a day or a month: what the paper prints is kept.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn publish_head(&mut self, now: Now, of: PublishedFor) -> Result<PublishedHead, Fault> {
        let by = self.hands.by;
        let placed = self.store.write(|transaction| -> Result<_, Fault> {
            let journal::Head { seq, hash, .. } = journal::head(transaction)?;
            let fact = HeadPublished { of, head: seq, hash, by };
            record(transaction, now, Fact::HeadPublished(fact))?;
            Ok((seq, hash))
        })?;
        Ok(PublishedHead { at: now.at, of, seq: placed.0, hash: placed.1, by })
    }

    /// The heads that were published, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn published_heads(&self) -> Result<Vec<PublishedHead>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT at, scope, of_day, head_seq, hash, officer FROM head_published
             ORDER BY seq DESC",
        )?;
        let mut rows = statement.query([])?;
        let mut heads = Vec::new();
        while let Some(row) = rows.next()? {
            let (day, hash): (String, String) = (row.get(2)?, row.get(4)?);
            let day: Day = parsed(&day)?;
            let scope: Scope = from_word(row.get(1)?)?;
            let of = match scope {
                Scope::Day => PublishedFor::Day { day },
                Scope::Month => PublishedFor::Month { month: Month::of(day) },
            };
            let at = Timestamp::from_seconds(row.get(0)?);
            let (seq, hash, by) = (row.get(3)?, parsed(&hash)?, row.get(5)?);
            heads.push(PublishedHead { at, of, seq, hash, by });
        }
        Ok(heads)
    }
}

fn entry(connection: &Connection, seq: u64) -> Result<journal::Stored, Fault> {
    let missing = || Fault::Damaged(format!("entry {seq} is missing"));
    journal::entries(connection, seq, seq)?.pop().ok_or_else(missing)
}

/// The word of a [`PublishedFor`] in its table.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Scope {
    Day,
    Month,
}

pub(crate) fn apply_published(
    transaction: &rusqlite::Transaction<'_>,
    entry: journal::Placed,
    published: &HeadPublished,
) -> Result<(), Fault> {
    let (scope, day) = match published.of {
        PublishedFor::Day { day } => (Scope::Day, day),
        PublishedFor::Month { month } => (Scope::Month, month.first()),
    };
    transaction.execute(
        "INSERT INTO head_published (seq, at, scope, of_day, head_seq, hash, officer)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            entry.seq,
            entry.at.seconds(),
            word(&scope),
            day.to_string(),
            published.head,
            published.hash.to_string(),
            published.by,
        ),
    )?;
    Ok(())
}
