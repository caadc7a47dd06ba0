//! Judging settlements: whether the key is accepted, and whether each counts.
//! Must never depend on the order in which files came: a new one judges its neighbours again.

use std::collections::BTreeMap;

use domain::day::Day;
use domain::digest::Digest;
use domain::id::StallId;
use rusqlite::{OptionalExtension, Transaction};
use settlement::day_file::{Close, Open};
use settlement::key::PublicKey;
use store::Fault;
use store::rows::{from_json, json, parsed, parsed_if, word};

use crate::receiving::files::Verdict;
use crate::receiving::standing::{Standing, standing};

/// A settlement as it is judged: what the journal kept of the file.
pub(crate) struct Held {
    pub(crate) file: Digest,
    pub(crate) stall: String,
    pub(crate) open: Open,
    pub(crate) close: Close,
}

/// Judges a settlement that was just received, the others of its number, and the one after them.
pub(crate) fn judge_run(transaction: &Transaction<'_>, file: Digest) -> Result<(), Fault> {
    let held = select(transaction, "file = ?1", [file.to_string()])?;
    for held in &held {
        confirm(transaction, held)?;
        judge_number(transaction, held)?;
        judge_after(transaction, held)?;
    }
    Ok(())
}

/// Judges the settlement after this one, and further on while days without receipts leave the
/// receipt numbers of this one to be compared with.
fn judge_after(transaction: &Transaction<'_>, held: &Held) -> Result<(), Fault> {
    let key = held.open.key.to_string();
    let (mut epoch, mut z) = (held.open.epoch, held.open.z);
    loop {
        let next = select(
            transaction,
            "stall = ?1 AND key = ?2 AND confirmed = 1 AND (epoch, z) = (
               SELECT epoch, z FROM settlement WHERE stall = ?1 AND key = ?2 AND confirmed = 1
                 AND (epoch, z) > (?3, ?4) ORDER BY epoch, z LIMIT 1)",
            (&held.stall, &key, epoch, z),
        )?;
        for one in &next {
            judge_one(transaction, one)?;
        }
        let Some(one) = next.first() else { return Ok(()) };
        if next.iter().any(|one| one.close.totals.last_receipt.is_some()) {
            return Ok(());
        }
        (epoch, z) = (one.open.epoch, one.open.z);
    }
}

/// Judges every settlement that a key signed, whatever stall it names.
pub(crate) fn judge_key(transaction: &Transaction<'_>, key: PublicKey) -> Result<(), Fault> {
    let all = select(transaction, "key = ?1", [key.to_string()])?;
    for held in &all {
        confirm(transaction, held)?;
    }
    for held in &all {
        judge_one(transaction, held)?;
    }
    Ok(())
}

/// Looks again at the settlements of a stall that are not confirmed.
pub(crate) fn judge_waiting(transaction: &Transaction<'_>, stall: StallId) -> Result<(), Fault> {
    for held in
        select(transaction, "stall = ?1 AND confirmed = 0 AND booked = 0", [stall.to_string()])?
    {
        confirm(transaction, &held)?;
        judge_number(transaction, &held)?;
    }
    Ok(())
}

/// Settlements by epoch and number.
pub(crate) fn select(
    transaction: &Transaction<'_>,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Held>, Fault> {
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT file, stall, open, close FROM settlement WHERE {condition} ORDER BY epoch, z, file"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut held = Vec::new();
    while let Some(row) = rows.next()? {
        let (file, open): (String, String) = (row.get(0)?, row.get(2)?);
        let close: String = row.get(3)?;
        held.push(Held {
            file: parsed(&file)?,
            stall: row.get(1)?,
            open: from_json(&open)?,
            close: from_json(&close)?,
        });
    }
    Ok(held)
}

/// Whether the key that signed it is accepted for its stall, its installation and its number.
fn confirm(transaction: &Transaction<'_>, held: &Held) -> Result<(), Fault> {
    let verdict = not_confirmed(transaction, held)?;
    // A first look gives no standing yet; judging gives one to all that are confirmed.
    let standing = verdict.is_none().then(|| json(&Standing::First));
    transaction.execute(
        "UPDATE settlement SET confirmed = ?2, booked = 0, standing = ?3 WHERE file = ?1",
        (held.file.to_string(), verdict.is_none(), standing),
    )?;
    if let Some(verdict) = verdict {
        put_verdict(transaction, held.file, verdict, "", &BTreeMap::new())?;
    }
    Ok(())
}

fn not_confirmed(transaction: &Transaction<'_>, held: &Held) -> Result<Option<Verdict>, Fault> {
    let (stall, open) = (&held.stall, &held.open);
    let retired: Option<String> =
        transaction
            .query_row("SELECT retired FROM stall WHERE id = ?1", [stall], |row| row.get(0))?;
    let retired: Option<Day> = parsed_if(retired)?;
    if retired.is_some_and(|retired| open.day > retired) {
        return Ok(Some(Verdict::SetAsideRetiredStall));
    }
    let known: Option<(String, Option<u32>, Option<u64>)> = transaction
        .query_row(
            "SELECT device, last_epoch, last_z FROM stall_key WHERE stall = ?1 AND key = ?2",
            (stall, open.key.to_string()),
            |row| row.try_into(),
        )
        .optional()?;
    let Some((device, last_epoch, last_z)) = known else {
        return unknown_key(transaction, held).map(Some);
    };
    if device != open.device.to_string() {
        return Ok(Some(Verdict::SetAsideOtherDevice));
    }
    let last = last_epoch.zip(last_z);
    let late = last.is_some_and(|last| (open.epoch, open.z) > last);
    Ok(late.then_some(Verdict::SetAsideRetiredKey))
}

fn unknown_key(transaction: &Transaction<'_>, held: &Held) -> Result<Verdict, Fault> {
    let exists = |sql: &str, parameters: [&str; 1]| {
        transaction.query_row(&format!("SELECT EXISTS ({sql})"), parameters, |row| row.get(0))
    };
    let invited: bool =
        exists("SELECT 1 FROM invitation WHERE stall = ?1 AND state = 'open'", [&held.stall])?;
    let elsewhere: bool =
        exists("SELECT 1 FROM stall_key WHERE key = ?1", [&held.open.key.to_string()])?;
    let has_key: bool =
        exists("SELECT 1 FROM stall_key WHERE stall = ?1 AND retired IS NULL", [&held.stall])?;
    Ok(match (invited, elsewhere, has_key) {
        (true, _, _) => Verdict::Unconfirmed,
        (_, true, _) => Verdict::SetAsideOtherStall,
        (_, _, true) => Verdict::SetAsideUnknownKey,
        _ => Verdict::Unconfirmed,
    })
}

/// Judges all confirmed settlements that have the number of this one.
fn judge_number(transaction: &Transaction<'_>, held: &Held) -> Result<(), Fault> {
    let condition = "stall = ?1 AND key = ?2 AND epoch = ?3 AND z = ?4 AND confirmed = 1";
    let key = held.open.key.to_string();
    let parameters = (&held.stall, key, held.open.epoch, held.open.z);
    for one in select(transaction, condition, parameters)? {
        judge_one(transaction, &one)?;
    }
    Ok(())
}

fn judge_one(transaction: &Transaction<'_>, held: &Held) -> Result<(), Fault> {
    let confirmed: bool = transaction.query_row(
        "SELECT confirmed FROM settlement WHERE file = ?1",
        [held.file.to_string()],
        |row| row.get(0),
    )?;
    if !confirmed {
        return Ok(());
    }
    let (standing, params) = standing(transaction, held)?;
    let fork = matches!(standing, Standing::Fork { .. });
    transaction.execute(
        "UPDATE settlement SET booked = ?2, standing = ?3 WHERE file = ?1",
        (held.file.to_string(), !fork, json(&standing)),
    )?;
    let (verdict, reason) = match standing {
        Standing::First | Standing::Follows => (Verdict::Booked, ""),
        Standing::Gap { .. } => (Verdict::Booked, "gap"),
        Standing::Restored { .. } => (Verdict::Booked, "restored"),
        Standing::Broken { .. } => (Verdict::Booked, "broken"),
        Standing::Fork { .. } => (Verdict::Fork, "fork"),
    };
    put_verdict(transaction, held.file, verdict, reason, &params)
}

fn put_verdict(
    transaction: &Transaction<'_>,
    file: Digest,
    verdict: Verdict,
    reason: &str,
    params: &BTreeMap<String, String>,
) -> Result<(), Fault> {
    transaction.execute(
        "UPDATE file SET verdict = ?2, reason = ?3, params = ?4 WHERE sha256 = ?1",
        (file.to_string(), word(&verdict), reason, json(params)),
    )?;
    Ok(())
}
