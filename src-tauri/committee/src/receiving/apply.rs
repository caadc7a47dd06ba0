//! Files, invitations and keys to tables; how settlements stand is worked out again where a new
//! file or key touches it. Must never look at a file's bytes: the journal says all.

use rusqlite::{OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use settlement::day_file::Close;
use settlement::key::PublicKey;
use store::Fault;
use store::journal::Placed;
use store::rows::{json, word};

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

/// The new key holds from here; one that held before is retired at its last settlement.
pub(crate) fn apply_key(
    transaction: &Transaction<'_>,
    entry: Placed,
    accepted: &KeyAccepted,
    private: Option<&str>,
) -> Result<(), Fault> {
    let (stall, key) = (accepted.stall.to_string(), accepted.key.to_string());
    retire_keys(transaction, entry, &stall, accepted.key)?;
    transaction.execute(
        "INSERT OR REPLACE INTO stall_key (stall, key, device, accepted, accepted_by)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        (&stall, &key, accepted.device.to_string(), entry.at.seconds(), word(&accepted.by)),
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
    judge_waiting(transaction, accepted.stall)
}

fn retire_keys(
    transaction: &Transaction<'_>,
    entry: Placed,
    stall: &str,
    successor: PublicKey,
) -> Result<(), Fault> {
    let held: Option<String> = transaction
        .query_row(
            "SELECT key FROM stall_key WHERE stall = ?1 AND key <> ?2 AND retired IS NULL",
            (stall, successor.to_string()),
            |row| row.get(0),
        )
        .optional()?;
    let Some(key) = held else { return Ok(()) };
    let last: Option<(u32, u64)> = transaction
        .query_row(
            "SELECT epoch, z FROM settlement WHERE stall = ?1 AND key = ?2 AND confirmed = 1
             ORDER BY epoch DESC, z DESC LIMIT 1",
            (stall, &key),
            |row| row.try_into(),
        )
        .optional()?;
    let (epoch, z) = last.unwrap_or((0, 0));
    transaction.execute(
        "UPDATE stall_key SET retired = ?3, last_epoch = ?4, last_z = ?5
         WHERE stall = ?1 AND key = ?2",
        (stall, &key, entry.at.seconds(), epoch, z),
    )?;
    Ok(())
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
           (file, seq, stall, key, epoch, z, part, day, net, open, close, confirmed, booked)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, 0)",
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
