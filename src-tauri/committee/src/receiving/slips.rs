//! The QR of closing slips: a day that was handed in on paper, until its file comes.
//! Must never count a slip beside its file, nor before its signature was checked.

use std::collections::{BTreeMap, HashMap};

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::StallId;
use domain::money::Money;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use serde::Serialize;
use settlement::fact::TenderTotal;
use settlement::key::PublicKey;
use settlement::slip_qr::{self, SlipRefused, Summary};
use store::Fault;
use store::rows::{damaged, from_json, from_word, in_range, json, parsed, word};
use ts_rs::TS;

use crate::receiving::files::{FileKind, FileRow, Verdict};
use crate::receiving::judge::{Signed, not_confirmed, reason_of};
use crate::receiving::number::Number;

/// The figures of a closing slip.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct SlipFigures {
    /// SHA-256 of the settlement it promises.
    pub promises: Digest,
    /// The epoch: above 0 the till was set back to an older copy.
    pub epoch: u32,
    /// Sales and refunds.
    pub receipts: u64,
    /// Taken less given back.
    pub net: Money,
    /// By tender.
    pub tenders: Vec<TenderTotal>,
    /// Net since the beginning.
    pub grand_total: Money,
    /// When the day was closed.
    pub closed: Timestamp,
}

/// A slip as it is judged.
pub(crate) struct HeldSlip {
    pub(crate) slip: Digest,
    pub(crate) text: String,
    pub(crate) summary: Summary,
    /// Of a day that has not come.
    pub(crate) future: bool,
}

impl HeldSlip {
    /// Its number, if a key signed it.
    pub(crate) fn number(&self, key: PublicKey) -> Number {
        let Summary { stall, epoch, z, .. } = self.summary;
        Number { stall: stall.to_string(), key: key.to_string(), epoch, z }
    }
}

/// The text of a slip from what a scanner or a chat made of it; `None` when it is something else.
/// Scanners may be set to small letters; a space at the end may belong to the code.
pub(crate) fn slip_text(scanned: &str) -> Option<String> {
    if scanned.len() > 4 * slip_qr::MAX_TEXT {
        return None;
    }
    let text = scanned.trim_start_matches('\u{feff}').trim_start();
    let text = text.trim_end_matches(['\r', '\n', '\t', '\0']).to_ascii_uppercase();
    if !text.starts_with(slip_qr::PREFIX) {
        return None;
    }
    let trimmed = text.trim_end();
    let better = slip_qr::claimed(&text).is_err() && slip_qr::claimed(trimmed).is_ok();
    Some(if better { trimmed.to_owned() } else { text })
}

/// The id of a key as tables have it.
pub(crate) fn key_id_text(id: [u8; 8]) -> String {
    id.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What was taken less what was given back.
pub(crate) fn net_of(summary: &Summary) -> Result<Money, Fault> {
    let (taken, returned) = in_range(summary.taken_and_returned())?;
    in_range(taken.minus(returned))
}

/// What a kept text says.
pub(crate) fn summary_of(text: &str) -> Result<Summary, Fault> {
    slip_qr::claimed(text).map_err(damaged)
}

/// Slips of our stalls, by epoch, number and digest.
pub(crate) fn select_slips(
    transaction: &Transaction<'_>,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<HeldSlip>, Fault> {
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT slip, text, future FROM slip WHERE aside = 0 AND {condition}
         ORDER BY epoch, z, slip"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut held = Vec::new();
    while let Some(row) = rows.next()? {
        let (slip, text): (String, String) = (row.get(0)?, row.get(1)?);
        let summary = summary_of(&text)?;
        held.push(HeldSlip { slip: parsed(&slip)?, text, summary, future: row.get(2)? });
    }
    Ok(held)
}

/// Whether the key that signed a slip is accepted; its number if so.
pub(crate) fn confirm_slip(
    transaction: &Transaction<'_>,
    held: &HeldSlip,
) -> Result<Option<Number>, Fault> {
    let stall = held.summary.stall.to_string();
    let key = key_with(transaction, &stall, held.summary.key_id)?;
    let (verdict, reason) = match key.map(|key| slip_qr::read(&held.text, &key)) {
        Some(Err(refused)) => not_right(refused),
        Some(Ok(_)) | None => {
            let signed = Signed {
                stall: &stall,
                key: key.map(|key| key.to_string()).unwrap_or_default(),
                device: held.summary.device.to_string(),
                day: held.summary.day,
                epoch: held.summary.epoch,
                z: held.summary.z,
                future: held.future,
            };
            match (not_confirmed(transaction, &signed)?, key) {
                (None, Some(key)) => {
                    transaction.execute(
                        "UPDATE slip SET key = ?2 WHERE slip = ?1",
                        (held.slip.to_string(), key.to_string()),
                    )?;
                    return Ok(Some(held.number(key)));
                }
                (None, None) => (Verdict::Unconfirmed, ""),
                (Some(verdict), _) => (verdict, reason_of(verdict)),
            }
        }
    };
    transaction.execute(
        "UPDATE slip SET key = NULL, booked = 0 WHERE slip = ?1",
        [held.slip.to_string()],
    )?;
    put_slip(transaction, held.slip, verdict, reason, &BTreeMap::new())?;
    Ok(None)
}

const fn not_right(refused: SlipRefused) -> (Verdict, &'static str) {
    match refused {
        SlipRefused::Signature => (Verdict::RefusedSignature, "slip_signature"),
        SlipRefused::Content => (Verdict::RefusedContents, "slip_content"),
        SlipRefused::NotASlip | SlipRefused::Form | SlipRefused::NotCanonical => {
            (Verdict::RefusedContents, "slip_form")
        }
    }
}

/// The accepted key of an id: of the stall itself, else of any.
fn key_with(
    transaction: &Transaction<'_>,
    stall: &str,
    id: [u8; 8],
) -> Result<Option<PublicKey>, Fault> {
    let mut statement = transaction
        .prepare_cached("SELECT key FROM stall_key ORDER BY stall <> ?1, accepted DESC, key")?;
    let mut rows = statement.query([stall])?;
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let key: PublicKey = parsed(&key)?;
        if key.key_id() == id {
            return Ok(Some(key));
        }
    }
    Ok(None)
}

/// How a slip stands now, and why. Only a provisional one counts.
pub(crate) fn put_slip(
    transaction: &Transaction<'_>,
    slip: Digest,
    verdict: Verdict,
    reason: &str,
    params: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    let booked = verdict == Verdict::Provisional;
    transaction.execute(
        "UPDATE slip SET verdict = ?2, reason = ?3, params = ?4, booked = ?5 WHERE slip = ?1",
        (slip.to_string(), word(&verdict), reason, json(params), booked),
    )?;
    Ok(())
}

/// Rows of slips as the inbox lists them, each with its number in the journal.
pub(crate) fn slip_rows(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<(u64, FileRow)>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT l.seq, l.slip, l.text, l.received, l.verdict, l.reason, l.params,
           coalesce(s.name, ''), coalesce(s.place, '')
         FROM slip l LEFT JOIN stall s ON s.id = l.stall WHERE {condition} ORDER BY l.seq DESC"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get(0)?, slip_row(row)?));
    }
    Ok(found)
}

fn slip_row(row: &Row<'_>) -> Result<FileRow, Fault> {
    let (slip, text, params): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(6)?);
    let summary = summary_of(&text)?;
    Ok(FileRow {
        sha256: parsed(&slip)?,
        name: String::new(),
        bytes: text.len() as u64,
        kind: FileKind::Slip,
        received: Timestamp::from_seconds(row.get(3)?),
        verdict: from_word(row.get(4)?)?,
        reason: row.get(5)?,
        params: from_json(&params)?,
        stall: Some(summary.stall),
        stall_name: row.get(7)?,
        place: row.get(8)?,
        day: Some(summary.day),
        z: Some(summary.z),
        settlement: None,
        slip: Some(SlipFigures {
            promises: summary.file,
            epoch: summary.epoch,
            receipts: summary.sales.saturating_add(summary.refunds),
            net: net_of(&summary)?,
            grand_total: summary.grand_total,
            closed: summary.closed,
            tenders: summary.tenders,
        }),
    })
}

/// One slip by its digest; `None` when it never came.
pub(crate) fn find_slip(connection: &Connection, slip: Digest) -> Result<Option<FileRow>, Fault> {
    let found = slip_rows(connection, "l.slip = ?1", [slip.to_string()])?;
    Ok(found.into_iter().next().map(|(_, row)| row))
}

/// What a slip says, its digest, and how it stands.
pub(crate) type StandingSlip = (Summary, Digest, Verdict);

/// The slips of a day that stand for themselves, by stall: those without their file.
pub(crate) fn slips_of_day(
    connection: &Connection,
    day: Day,
) -> Result<HashMap<StallId, Vec<StandingSlip>>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT text, slip, verdict FROM slip WHERE day = ?1 AND aside = 0
           AND verdict <> 'agrees' ORDER BY epoch, z, slip",
    )?;
    let mut rows = statement.query([day.to_string()])?;
    let mut slips: HashMap<StallId, Vec<StandingSlip>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (text, slip): (String, String) = (row.get(0)?, row.get(1)?);
        let summary = summary_of(&text)?;
        let verdict = from_word(row.get(2)?)?;
        slips.entry(summary.stall).or_default().push((summary, parsed(&slip)?, verdict));
    }
    Ok(slips)
}

/// The text of a slip; `None` when it never came.
pub(crate) fn kept_text(connection: &Connection, slip: Digest) -> Result<Option<String>, Fault> {
    Ok(connection
        .prepare_cached("SELECT text FROM slip WHERE slip = ?1")?
        .query_row([slip.to_string()], |row| row.get(0))
        .optional()?)
}

/// The number of a slip whose key is accepted.
pub(crate) fn number_of_slip(
    connection: &Connection,
    slip: Digest,
) -> Result<Option<Number>, Fault> {
    let columns: Option<(String, Option<String>, u32, u64)> = connection
        .prepare_cached("SELECT stall, key, epoch, z FROM slip WHERE slip = ?1")?
        .query_row([slip.to_string()], |row| row.try_into())
        .optional()?;
    Ok(columns.and_then(|(stall, key, epoch, z)| key.map(|key| Number { stall, key, epoch, z })))
}
