//! Every file that ever came: its bytes, when it came, and how it stands.
//! Must never lose a file, also one that was refused.

use std::collections::BTreeMap;

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::StallId;
use domain::money::Money;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::{Deserialize, Serialize};
use settlement::day_file::{Close, Open};
use settlement::fact::TenderTotal;
use store::Fault;
use store::rows::{from_json, from_word, parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::receiving::slips::{SlipFigures, find_slip, kept_text, slip_rows};
use crate::receiving::standing::Standing;

/// What a file seems to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A settlement of a stall's day.
    Settlement,
    /// A till's answer to an invitation.
    Join,
    /// The QR of a closing slip.
    Slip,
    /// Anything else.
    Other,
}

/// What became of a file. The words are stable codes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A settlement that counts.
    Booked,
    /// A join: the till's key is accepted.
    Joined,
    /// The same bytes came before; nothing changed.
    Repeated,
    /// A settlement of our stall whose key is not accepted yet: kept, visible, not counted.
    Unconfirmed,
    /// A slip that counts until its file comes.
    Provisional,
    /// A slip whose file came and agrees, or that says what another slip says.
    Agrees,
    /// Another settlement or slip has the same number: neither counts until people decide.
    Fork,
    /// Another one of the same number was kept.
    SetAsideDouble,
    /// Of a day that has not come yet: the till's clock, or this computer's, is wrong.
    SetAsideFutureDay,
    /// Of another market, or of a stall that stands alone.
    SetAsideOtherMarket,
    /// Of a stall that this book does not know.
    SetAsideUnknownStall,
    /// Of a day after the stall had left.
    SetAsideRetiredStall,
    /// Signed by the key of another stall of this market.
    SetAsideOtherStall,
    /// Signed by the stall's key, but from another installation.
    SetAsideOtherDevice,
    /// The stall has a key, and this is not it; so is a practice file.
    SetAsideUnknownKey,
    /// Signed by a key that was replaced, after its last accepted settlement.
    SetAsideRetiredKey,
    /// A join for an invitation that is unknown, used or replaced.
    SetAsideInvitation,
    /// A join for an invitation that ran out.
    SetAsideInvitationExpired,
    /// An accident: saved by an editor or changed by a mail program.
    RefusedSavedByEditor,
    /// An accident: empty or cut short.
    RefusedCutShort,
    /// Beyond the limits of a file.
    RefusedTooLarge,
    /// An accident: the signature line is damaged.
    RefusedDamaged,
    /// The signature does not fit: something was changed after signing.
    RefusedSignature,
    /// Signed, but it does not add up or follow the rules of a day.
    RefusedContents,
    /// A join that was made with another code.
    RefusedCode,
    /// Written by a newer program.
    RefusedNewer,
    /// One of our files, but not one for the committee.
    RefusedOtherKind,
    /// Nothing of ours.
    RefusedUnknown,
}

/// A file in the inbox.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct FileRow {
    /// SHA-256 of the bytes.
    pub sha256: Digest,
    /// The name it came by.
    pub name: String,
    /// How many bytes.
    pub bytes: u64,
    /// What it seems to be.
    pub kind: FileKind,
    /// When it came first.
    pub received: Timestamp,
    /// How it stands now; never `repeated`.
    pub verdict: Verdict,
    /// Why, as a stable code; empty when there is nothing to say.
    pub reason: String,
    /// Figures for the sentence: `line`, `field`, `expected`, `found`, …
    pub params: BTreeMap<String, String>,
    /// The stall it names. Whether it is proved, the verdict says.
    pub stall: Option<StallId>,
    /// The stall's name in this book; empty when it is not known.
    pub stall_name: String,
    /// The stall's place in this book; empty when it is not known.
    pub place: String,
    /// The business day it names.
    pub day: Option<Day>,
    /// The number of the closing it names.
    pub z: Option<u64>,
    /// The figures of a settlement that is right in itself.
    pub settlement: Option<FileFigures>,
    /// The figures of a slip.
    pub slip: Option<SlipFigures>,
}

/// The figures of a settlement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct FileFigures {
    /// The part of the business day.
    pub part: u32,
    /// The epoch: above 0 the till was set back to an older copy.
    pub epoch: u32,
    /// The settlement it corrects.
    pub amends: Option<Digest>,
    /// How many receipts.
    pub receipts: u64,
    /// Sold less given back.
    pub net: Money,
    /// By tender.
    pub tenders: Vec<TenderTotal>,
    /// How it stands to the ones before; none while it is not judged.
    pub standing: Option<Standing>,
    /// What people said of what is missing before it; empty while nobody did.
    pub explained: String,
}

impl Book {
    /// The files and slips that name a business day, or that came on it without naming one; all
    /// when no day is given. The newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn list_files(&self, day: Option<Day>) -> Result<Vec<FileRow>, Fault> {
        let day = day.map(|day| day.to_string());
        let whose = if day.is_some() { "l.day = ?1" } else { "?1 IS NULL" };
        let mut files = slip_rows(self.reader(), whose, [&day])?;
        let of_day = "f.day = ?1 OR (f.day IS NULL AND f.received_day = ?1)";
        let which = if day.is_some() { of_day } else { "?1 IS NULL" };
        let sql = format!("{FILES} WHERE {which}");
        let mut statement = self.reader().prepare_cached(&sql)?;
        let mut rows = statement.query([day])?;
        while let Some(row) = rows.next()? {
            files.push((row.get(17)?, file_row(row)?));
        }
        files.sort_by_key(|(seq, _)| std::cmp::Reverse(*seq));
        Ok(files.into_iter().map(|(_, row)| row).collect())
    }

    /// The bytes of a file as it came, or the text of a slip; `None` for one that never came or
    /// was beyond 16 MiB.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn file(&self, sha256: Digest) -> Result<Option<Vec<u8>>, Fault> {
        let bytes: Option<Vec<u8>> = self
            .reader()
            .prepare_cached("SELECT bytes FROM file_bytes WHERE sha256 = ?1")?
            .query_row([sha256.to_string()], |row| row.get(0))
            .optional()?;
        if bytes.is_some() {
            return Ok(bytes);
        }
        Ok(kept_text(self.reader(), sha256)?.map(String::into_bytes))
    }
}

const FILES: &str = "SELECT f.sha256, f.name, f.bytes, f.kind, f.received, f.verdict, f.reason,
  f.params, f.stall, coalesce(s.name, ''), coalesce(s.place, ''), f.day, f.z,
  m.open, m.close, m.standing, coalesce(e.reason, ''), f.seq
FROM file f LEFT JOIN stall s ON s.id = f.stall LEFT JOIN settlement m ON m.file = f.sha256
LEFT JOIN gap_explained e ON e.file = f.sha256";

/// One file or slip; `None` when it never came.
pub(crate) fn find(connection: &Connection, sha256: Digest) -> Result<Option<FileRow>, Fault> {
    let mut statement = connection.prepare_cached(&format!("{FILES} WHERE f.sha256 = ?1"))?;
    let mut rows = statement.query([sha256.to_string()])?;
    match rows.next()? {
        Some(row) => file_row(row).map(Some),
        None => find_slip(connection, sha256),
    }
}

fn file_row(row: &Row<'_>) -> Result<FileRow, Fault> {
    let (sha256, params): (String, String) = (row.get(0)?, row.get(7)?);
    let (stall, day): (Option<String>, Option<String>) = (row.get(8)?, row.get(11)?);
    let open: Option<String> = row.get(13)?;
    let close: Option<String> = row.get(14)?;
    let standing: Option<String> = row.get(15)?;
    let settlement = match (open, close) {
        (Some(open), Some(close)) => Some(figures(&open, &close, standing, row.get(16)?)?),
        _ => None,
    };
    Ok(FileRow {
        sha256: parsed(&sha256)?,
        name: row.get(1)?,
        bytes: row.get(2)?,
        kind: from_word(row.get(3)?)?,
        received: Timestamp::from_seconds(row.get(4)?),
        verdict: from_word(row.get(5)?)?,
        reason: row.get(6)?,
        params: from_json(&params)?,
        stall: parsed_if(stall)?,
        stall_name: row.get(9)?,
        place: row.get(10)?,
        day: parsed_if(day)?,
        z: row.get(12)?,
        settlement,
        slip: None,
    })
}

fn figures(
    open: &str,
    close: &str,
    standing: Option<String>,
    explained: String,
) -> Result<FileFigures, Fault> {
    let open: Open = from_json(open)?;
    let close: Close = from_json(close)?;
    Ok(FileFigures {
        part: open.part,
        epoch: open.epoch,
        amends: open.amends,
        receipts: close.totals.sales + close.totals.refunds,
        net: close.totals.net,
        tenders: close.totals.tenders,
        standing: standing.map(|text| from_json(&text)).transpose()?,
        explained,
    })
}
