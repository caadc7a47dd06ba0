//! Judging settlements and slips: whether the key is accepted, and which of a number count.
//! Must never depend on the order in which they came: a new one judges its neighbours again.

use std::collections::{BTreeMap, BTreeSet};

use domain::day::Day;
use domain::digest::Digest;
use domain::id::StallId;
use rusqlite::{OptionalExtension, Transaction};
use settlement::day_file::{Close, Open};
use settlement::key::PublicKey;
use store::Fault;
use store::rows::{from_json, json, parsed, parsed_if, word};

use crate::receiving::files::Verdict;
use crate::receiving::number::{Number, judge_number};
use crate::receiving::slips::{confirm_slip, key_id_text, select_slips};
use crate::receiving::standing::Standing;

/// A settlement as it is judged: what the journal kept of the file.
pub(crate) struct Held {
    pub(crate) file: Digest,
    pub(crate) stall: String,
    pub(crate) open: Open,
    pub(crate) close: Close,
}

/// Who signed what, as a file or a slip says it.
pub(crate) struct Signed<'a> {
    pub(crate) stall: &'a str,
    /// Base64; empty where nobody knows a key of that id.
    pub(crate) key: String,
    pub(crate) device: String,
    pub(crate) day: Day,
    pub(crate) epoch: u32,
    pub(crate) z: u64,
    pub(crate) future: bool,
}

/// Judges a settlement that was just received, the others of its number, and the ones after.
pub(crate) fn judge_run(transaction: &Transaction<'_>, file: Digest) -> Result<(), Fault> {
    let held = select(transaction, "file = ?1", [file.to_string()])?;
    for held in &held {
        confirm(transaction, held)?;
    }
    judge_all(transaction, held.iter().map(Number::of_file).collect())
}

/// Judges a slip that was just received, and what has its number.
pub(crate) fn judge_slip(transaction: &Transaction<'_>, slip: Digest) -> Result<(), Fault> {
    let mut numbers = BTreeSet::new();
    for held in select_slips(transaction, "slip = ?1", [slip.to_string()])? {
        numbers.extend(confirm_slip(transaction, &held)?);
    }
    judge_all(transaction, numbers)
}

/// Judges some numbers, what comes after each, and the first settlements of machines after that.
pub(crate) fn judge_all(
    transaction: &Transaction<'_>,
    numbers: BTreeSet<Number>,
) -> Result<(), Fault> {
    let mut stalls = BTreeSet::new();
    for number in &numbers {
        judge_number(transaction, number)?;
        judge_after(transaction, number)?;
        stalls.insert(number.stall.as_str());
    }
    stalls.into_iter().try_for_each(|stall| judge_successors(transaction, stall))
}

/// Judges the settlement after this one, and further on while days without receipts leave the
/// receipt numbers of this one to be compared with.
fn judge_after(transaction: &Transaction<'_>, number: &Number) -> Result<(), Fault> {
    let (mut epoch, mut z) = (number.epoch, number.z);
    loop {
        let next = select(
            transaction,
            "stall = ?1 AND key = ?2 AND confirmed = 1 AND (epoch, z) = (
               SELECT epoch, z FROM settlement WHERE stall = ?1 AND key = ?2 AND confirmed = 1
                 AND (epoch, z) > (?3, ?4) ORDER BY epoch, z LIMIT 1)",
            (&number.stall, &number.key, epoch, z),
        )?;
        let Some(one) = next.first() else { return Ok(()) };
        judge_number(transaction, &Number::of_file(one))?;
        if next.iter().any(|one| one.close.totals.last_receipt.is_some()) {
            return Ok(());
        }
        (epoch, z) = (one.open.epoch, one.open.z);
    }
}

/// Judges the first settlement of every machine that took the place of another: it stands to the
/// last one of the machine before.
fn judge_successors(transaction: &Transaction<'_>, stall: &str) -> Result<(), Fault> {
    // every key but the first; a stall has one, or a few, and each its first number by the index
    let mut keys = transaction.prepare_cached(
        "SELECT key FROM stall_key WHERE stall = ?1
         AND seq > (SELECT min(seq) FROM stall_key WHERE stall = ?1)",
    )?;
    let keys = keys.query_map([stall], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let mut first = transaction.prepare_cached(
        "SELECT epoch, z FROM settlement WHERE stall = ?1 AND key = ?2 AND confirmed = 1
         ORDER BY epoch, z LIMIT 1",
    )?;
    for key in keys {
        let found = first.query_row([stall, &key], |row| row.try_into()).optional()?;
        if let Some((epoch, z)) = found {
            judge_number(transaction, &Number { stall: stall.to_owned(), key, epoch, z })?;
        }
    }
    Ok(())
}

/// Judges everything that a key signed, whatever stall it names.
pub(crate) fn judge_key(transaction: &Transaction<'_>, key: PublicKey) -> Result<(), Fault> {
    let files = select(transaction, "key = ?1", [key.to_string()])?;
    let mut numbers = BTreeSet::new();
    for held in &files {
        confirm(transaction, held)?;
        numbers.insert(Number::of_file(held));
    }
    for held in select_slips(transaction, "key_id = ?1", [key_id_text(key.key_id())])? {
        numbers.insert(held.number(key));
        confirm_slip(transaction, &held)?;
    }
    judge_all(transaction, numbers)
}

/// Looks again at what a stall handed in that is not confirmed.
pub(crate) fn judge_waiting(transaction: &Transaction<'_>, stall: StallId) -> Result<(), Fault> {
    let stall = stall.to_string();
    let mut numbers = BTreeSet::new();
    for held in select(transaction, "stall = ?1 AND confirmed = 0 AND booked = 0", [&stall])? {
        confirm(transaction, &held)?;
        numbers.insert(Number::of_file(&held));
    }
    for held in select_slips(transaction, "stall = ?1 AND key IS NULL", [&stall])? {
        numbers.extend(confirm_slip(transaction, &held)?);
    }
    judge_all(transaction, numbers)
}

/// Judges what had been of a day in the future, now that the day has come.
pub(crate) fn judge_days(transaction: &Transaction<'_>, until: Day) -> Result<(), Fault> {
    let until = until.to_string();
    let come = "future = 1 AND day <= ?1";
    let files = select(transaction, come, [&until])?;
    let mut slips = select_slips(transaction, come, [&until])?;
    for table in ["settlement", "slip"] {
        let put = format!("UPDATE {table} SET future = 0 WHERE {come}");
        transaction.execute(&put, [&until])?;
    }
    let mut numbers = BTreeSet::new();
    for held in &files {
        confirm(transaction, held)?;
        numbers.insert(Number::of_file(held));
    }
    for held in &mut slips {
        held.future = false;
        numbers.extend(confirm_slip(transaction, held)?);
    }
    judge_all(transaction, numbers)
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

/// Whether the key that signed it is accepted for its stall, its installation and its day.
fn confirm(transaction: &Transaction<'_>, held: &Held) -> Result<(), Fault> {
    let open = &held.open;
    let file = held.file.to_string();
    let future = transaction
        .prepare_cached("SELECT future FROM settlement WHERE file = ?1")?
        .query_row([&file], |row| row.get(0))?;
    let signed = Signed {
        stall: &held.stall,
        key: open.key.to_string(),
        device: open.device.to_string(),
        day: open.day,
        epoch: open.epoch,
        z: open.z,
        future,
    };
    let verdict = not_confirmed(transaction, &signed)?;
    // A first look gives no standing yet; judging gives one to all that are confirmed.
    let standing = verdict.is_none().then(|| json(&Standing::First));
    transaction.execute(
        "UPDATE settlement SET confirmed = ?2, booked = 0, standing = ?3 WHERE file = ?1",
        (file, verdict.is_none(), standing),
    )?;
    if let Some(verdict) = verdict {
        put_verdict(transaction, held.file, verdict, reason_of(verdict), &BTreeMap::new())?;
    }
    Ok(())
}

/// The reason that stands beside a verdict about the key or the day.
pub(crate) const fn reason_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::SetAsideFutureDay => "future_day",
        _ => "",
    }
}

/// The device of an accepted key, and how far it is taken once it is retired.
type KnownKey = (String, Option<u32>, Option<u64>, Option<String>);

/// Why what was signed does not count; `None` when its key is accepted for it.
pub(crate) fn not_confirmed(
    transaction: &Transaction<'_>,
    signed: &Signed<'_>,
) -> Result<Option<Verdict>, Fault> {
    let retired: Option<String> = transaction
        .prepare_cached("SELECT retired FROM stall WHERE id = ?1")?
        .query_row([signed.stall], |row| row.get(0))?;
    let retired: Option<Day> = parsed_if(retired)?;
    if retired.is_some_and(|retired| signed.day > retired) {
        return Ok(Some(Verdict::SetAsideRetiredStall));
    }
    let known: Option<KnownKey> = transaction
        .prepare_cached(
            "SELECT device, last_epoch, last_z, last_day FROM stall_key
             WHERE stall = ?1 AND key = ?2",
        )?
        .query_row((signed.stall, &signed.key), |row| row.try_into())
        .optional()?;
    let Some((device, last_epoch, last_z, last_day)) = known else {
        return unknown_key(transaction, signed).map(Some);
    };
    if device != signed.device {
        return Ok(Some(Verdict::SetAsideOtherDevice));
    }
    let late = match parsed_if::<Day>(last_day)? {
        Some(last) => signed.day > last,
        None => last_epoch.zip(last_z).is_some_and(|last| (signed.epoch, signed.z) > last),
    };
    Ok(match (late, signed.future) {
        (true, _) => Some(Verdict::SetAsideRetiredKey),
        (_, true) => Some(Verdict::SetAsideFutureDay),
        _ => None,
    })
}

fn unknown_key(transaction: &Transaction<'_>, signed: &Signed<'_>) -> Result<Verdict, Fault> {
    let exists = |sql: &str, parameters: [&str; 1]| {
        transaction.query_row(&format!("SELECT EXISTS ({sql})"), parameters, |row| row.get(0))
    };
    let invited: bool =
        exists("SELECT 1 FROM invitation WHERE stall = ?1 AND state = 'open'", [signed.stall])?;
    let elsewhere: bool = exists("SELECT 1 FROM stall_key WHERE key = ?1", [&signed.key])?;
    let has_key: bool =
        exists("SELECT 1 FROM stall_key WHERE stall = ?1 AND retired IS NULL", [signed.stall])?;
    Ok(match (invited, elsewhere, has_key) {
        (true, _, _) => Verdict::Unconfirmed,
        (_, true, _) => Verdict::SetAsideOtherStall,
        (_, _, true) => Verdict::SetAsideUnknownKey,
        _ => Verdict::Unconfirmed,
    })
}

/// How a file stands now, and why.
pub(crate) fn put_verdict(
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
