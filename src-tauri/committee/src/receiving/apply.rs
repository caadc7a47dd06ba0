//! Files, invitations and keys to tables; how settlements stand is worked out again where a new
//! file or key touches it. Must never look at a file's bytes: the journal says all.

use domain::day::Day;
use domain::id::StallId;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use settlement::day_file::Close;
use settlement::key::PublicKey;
use store::Fault;
use store::journal::Placed;
use store::rows::{json, parsed, parsed_if, word};

use crate::apply::private_part;
use crate::collecting::apply::apply_vouchers;
use crate::fact::{
    Claim, HourSum, KeptFile, KeyAccepted, SettlementReceived, SettlementRefused, StallInvited,
};
use crate::receiving::files::{FileKind, Verdict};
use crate::receiving::judge::{judge_key, judge_run, judge_waiting};

/// The private part of a fact about a file.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct FilePrivate {
    pub(crate) name: String,
}

pub(crate) fn apply_invited(
    transaction: &Transaction<'_>,
    entry: Placed,
    invited: &StallInvited,
) -> Result<(), Fault> {
    transaction.execute(
        "UPDATE invitation SET state = 'replaced' WHERE stall = ?1 AND state = 'open'",
        [invited.stall.to_string()],
    )?;
    transaction.execute(
        "INSERT INTO invitation (invite, stall, file, expires, made, state)
         VALUES (?1, ?2, ?3, ?4, ?5, 'open')",
        (
            invited.invite.to_string(),
            invited.stall.to_string(),
            invited.file.to_string(),
            invited.expires.to_string(),
            entry.at.seconds(),
        ),
    )?;
    judge_waiting(transaction, invited.stall)
}

/// The new key holds from here; one that held before is retired with the day of this.
pub(crate) fn apply_key(
    transaction: &Transaction<'_>,
    entry: Placed,
    accepted: &KeyAccepted,
    private: Option<&str>,
) -> Result<(), Fault> {
    let (stall, key) = (accepted.stall.to_string(), accepted.key.to_string());
    let before = retire_key(transaction, entry, accepted)?;
    transaction.execute(
        "INSERT OR REPLACE INTO stall_key (stall, key, device, accepted, accepted_by, seq)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            &stall,
            &key,
            accepted.device.to_string(),
            entry.at.seconds(),
            word(&accepted.by),
            entry.seq,
        ),
    )?;
    transaction.execute(
        "UPDATE invitation SET state = 'used' WHERE stall = ?1 AND state = 'open'",
        [&stall],
    )?;
    if let Some(file) = accepted.file {
        let claim = Claim {
            stall: accepted.stall,
            device: accepted.device,
            key: accepted.key,
            day: None,
            z: None,
        };
        let row = Row {
            file,
            kind: FileKind::Join,
            verdict: Verdict::Joined,
            reason: "",
            params: "{}".to_owned(),
            claim: Some(claim),
        };
        insert(transaction, entry, row, private)?;
    }
    judge_key(transaction, accepted.key)?;
    if let Some(before) = before.filter(|_| accepted.before_until.is_some()) {
        judge_key(transaction, before)?;
    }
    judge_waiting(transaction, accepted.stall)
}

/// Ends the key that held, if another one did; gives which.
fn retire_key(
    transaction: &Transaction<'_>,
    entry: Placed,
    accepted: &KeyAccepted,
) -> Result<Option<PublicKey>, Fault> {
    let stall = accepted.stall.to_string();
    let held = holding_key(transaction, accepted.stall)?.filter(|key| *key != accepted.key);
    let Some(key) = held else { return Ok(None) };
    let (epoch, z) = last_number(transaction, &stall, &key.to_string())?;
    transaction.execute(
        "UPDATE stall_key SET retired = ?3, last_epoch = ?4, last_z = ?5, last_day = ?6
         WHERE stall = ?1 AND key = ?2",
        (
            &stall,
            key.to_string(),
            entry.at.seconds(),
            epoch,
            z,
            accepted.before_until.map(|day| day.to_string()),
        ),
    )?;
    Ok(Some(key))
}

/// The key that holds for a stall.
pub(crate) fn holding_key(
    connection: &Connection,
    stall: StallId,
) -> Result<Option<PublicKey>, Fault> {
    let held: Option<String> = connection
        .prepare_cached("SELECT key FROM stall_key WHERE stall = ?1 AND retired IS NULL")?
        .query_row([stall.to_string()], |row| row.get(0))
        .optional()?;
    held.map(|key| parsed(&key)).transpose()
}

/// The last day that is taken from a key whose place another one takes now: today, or that of a
/// settlement that counts already, as a night market may open its next day in the evening.
pub(crate) fn last_day_of(
    connection: &Connection,
    stall: StallId,
    key: PublicKey,
    today: Day,
) -> Result<Day, Fault> {
    let last: Option<String> = connection
        .prepare_cached(
            "SELECT max(day) FROM settlement WHERE stall = ?1 AND key = ?2 AND confirmed = 1",
        )?
        .query_row([stall.to_string(), key.to_string()], |row| row.get(0))?;
    Ok(parsed_if::<Day>(last)?.map_or(today, |last| last.max(today)))
}

/// The epoch and number of the last settlement of a key that is taken so far; zeros without one.
pub(crate) fn last_number(
    transaction: &Transaction<'_>,
    stall: &str,
    key: &str,
) -> Result<(u32, u64), Fault> {
    let last: Option<(u32, u64)> = transaction
        .query_row(
            "SELECT epoch, z FROM settlement WHERE stall = ?1 AND key = ?2 AND confirmed = 1
             ORDER BY epoch DESC, z DESC LIMIT 1",
            (stall, key),
            |row| row.try_into(),
        )
        .optional()?;
    Ok(last.unwrap_or((0, 0)))
}

pub(crate) fn apply_received(
    transaction: &Transaction<'_>,
    entry: Placed,
    received: &SettlementReceived,
    private: Option<&str>,
) -> Result<(), Fault> {
    let SettlementReceived { file, open, close, slips, hours, .. } = received;
    let claim = Claim {
        stall: open.stall,
        device: open.device,
        key: open.key,
        day: Some(open.day),
        z: Some(open.z),
    };
    let row = Row {
        file: *file,
        kind: FileKind::Settlement,
        verdict: Verdict::Unconfirmed,
        reason: "",
        params: "{}".to_owned(),
        claim: Some(claim),
    };
    insert(transaction, entry, row, private)?;
    transaction.execute(
        "INSERT INTO settlement
           (file, seq, stall, key, epoch, z, part, day, net, open, close, future, confirmed, booked)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, 0)",
        (
            file.sha256.to_string(),
            entry.seq,
            open.stall.to_string(),
            open.key.to_string(),
            open.epoch,
            open.z,
            open.part,
            open.day.to_string(),
            close.totals.net.satang(),
            json(open),
            json(close),
            open.day > entry.day.next(),
        ),
    )?;
    for slip in slips {
        transaction.execute(
            "INSERT INTO bank_slip (file, receipt, bank, reference) VALUES (?1, ?2, ?3, ?4)",
            (file.sha256.to_string(), slip.receipt, &slip.bank, &slip.reference),
        )?;
    }
    put_sums(transaction, &file.sha256.to_string(), close, hours)?;
    apply_vouchers(transaction, received)?;
    judge_run(transaction, file.sha256)
}

/// What a settlement took, by way of paying and by hour: before it is judged, for the sums of its
/// day are added up when it comes to count.
fn put_sums(
    transaction: &Transaction<'_>,
    file: &str,
    close: &Close,
    hours: &[HourSum],
) -> Result<(), Fault> {
    for tender in &close.totals.tenders {
        transaction.execute(
            "INSERT INTO settlement_tender (file, kind, sold, refunded) VALUES (?1, ?2, ?3, ?4)",
            (file, word(&tender.kind), tender.sold.satang(), tender.refunded.satang()),
        )?;
    }
    for hour in hours {
        transaction.execute(
            "INSERT INTO settlement_hour (file, hour, receipts, net) VALUES (?1, ?2, ?3, ?4)",
            (file, hour.hour, hour.receipts, hour.net.satang()),
        )?;
    }
    Ok(())
}

pub(crate) fn apply_refused(
    transaction: &Transaction<'_>,
    entry: Placed,
    refused: &SettlementRefused,
    private: Option<&str>,
) -> Result<(), Fault> {
    let row = Row {
        file: refused.file,
        kind: refused.kind,
        verdict: refused.verdict,
        reason: &refused.reason,
        params: json(&refused.params),
        claim: refused.claim.clone(),
    };
    insert(transaction, entry, row, private)
}

struct Row<'a> {
    file: KeptFile,
    kind: FileKind,
    verdict: Verdict,
    reason: &'a str,
    params: String,
    claim: Option<Claim>,
}

fn insert(
    transaction: &Transaction<'_>,
    entry: Placed,
    row: Row<'_>,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: FilePrivate = private_part(private)?;
    let claim = row.claim.as_ref();
    transaction.execute(
        "INSERT INTO file (sha256, seq, name, bytes, kind, received, received_day, verdict, reason,
           params, stall, device, key, day, z)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        (
            row.file.sha256.to_string(),
            entry.seq,
            &private.name,
            row.file.bytes,
            word(&row.kind),
            entry.at.seconds(),
            entry.day.to_string(),
            word(&row.verdict),
            row.reason,
            &row.params,
            claim.map(|claim| claim.stall.to_string()),
            claim.map(|claim| claim.device.to_string()),
            claim.map(|claim| claim.key.to_string()),
            claim.and_then(|claim| claim.day).map(|day| day.to_string()),
            claim.and_then(|claim| claim.z),
        ),
    )?;
    Ok(())
}
