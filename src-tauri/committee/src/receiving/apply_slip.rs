//! Slips, decisions between two of one number, ended keys and explained gaps to tables.
//! Must never decide anything: judging follows from what stands in the tables.

use std::collections::BTreeSet;

use rusqlite::Transaction;
use store::Fault;
use store::journal::Placed;
use store::rows::{in_range, word};

use crate::fact::{DaysCame, ForkSettled, GapExplained, KeyRetired, SlipReceived};
use crate::receiving::apply::last_number;
use crate::receiving::files::Verdict;
use crate::receiving::judge::{judge_all, judge_days, judge_key, judge_slip, judge_waiting};
use crate::receiving::number::Number;
use crate::receiving::slips::{key_id_text, net_of, summary_of};

/// The first verdict of a slip is another one as soon as it is judged.
pub(crate) fn apply_slip(
    transaction: &Transaction<'_>,
    entry: Placed,
    received: &SlipReceived,
) -> Result<(), Fault> {
    let summary = summary_of(&received.text)?;
    let (taken, returned) = in_range(summary.taken_and_returned())?;
    let verdict = received.aside.unwrap_or(Verdict::Unconfirmed);
    let reason = received.aside.map(|aside| word(&aside).replace("set_aside_", ""));
    transaction.execute(
        "INSERT INTO slip (slip, seq, text, received, verdict, reason, params, aside, future, booked,
           stall, device, key_id, epoch, z, day, file, receipts, gross, refunded, net)
         VALUES (:slip, :seq, :text, :received, :verdict, :reason, '{}', :aside, :future, 0,
           :stall, :device, :key_id, :epoch, :z, :day, :file, :receipts, :gross,
           :refunded, :net)",
        rusqlite::named_params! {
            ":slip": received.slip.to_string(),
            ":seq": entry.seq,
            ":text": &received.text,
            ":received": entry.at.seconds(),
            ":verdict": word(&verdict),
            ":reason": reason.unwrap_or_default(),
            ":aside": received.aside.is_some(),
            ":future": summary.day > entry.day.next(),
            ":stall": summary.stall.to_string(),
            ":device": summary.device.to_string(),
            ":key_id": key_id_text(summary.key_id),
            ":epoch": summary.epoch,
            ":z": summary.z,
            ":day": summary.day.to_string(),
            ":file": summary.file.to_string(),
            ":receipts": summary.sales.saturating_add(summary.refunds),
            ":gross": taken.satang(),
            ":refunded": returned.satang(),
            ":net": net_of(&summary)?.satang(),
        },
    )?;
    for tender in &summary.tenders {
        // a kind twice is no slip of ours: it is refused as soon as its key is known
        transaction.execute(
            "INSERT OR IGNORE INTO slip_tender (slip, kind, sold, refunded) VALUES (?1, ?2, ?3, ?4)",
            (
                received.slip.to_string(),
                word(&tender.kind),
                tender.sold.satang(),
                tender.refunded.satang(),
            ),
        )?;
    }
    judge_slip(transaction, received.slip)
}

pub(crate) fn apply_settled(
    transaction: &Transaction<'_>,
    entry: Placed,
    settled: &ForkSettled,
) -> Result<(), Fault> {
    let ForkSettled { stall, key, epoch, z, keep, reason, .. } = settled;
    let (stall, key) = (stall.to_string(), key.to_string());
    transaction.execute(
        "INSERT INTO fork_decision (seq, stall, key, epoch, z, keep, at, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (entry.seq, &stall, &key, epoch, z, keep.to_string(), entry.at.seconds(), reason),
    )?;
    judge_all(transaction, BTreeSet::from([Number { stall, key, epoch: *epoch, z: *z }]))
}

/// The key ends with a day; what it signed is judged again.
pub(crate) fn apply_key_retired(
    transaction: &Transaction<'_>,
    entry: Placed,
    retired: &KeyRetired,
) -> Result<(), Fault> {
    let (stall, key) = (retired.stall.to_string(), retired.key.to_string());
    let (epoch, z) = last_number(transaction, &stall, &key)?;
    transaction.execute(
        "UPDATE stall_key SET retired = coalesce(retired, ?3), last_epoch = coalesce(last_epoch, ?4),
           last_z = coalesce(last_z, ?5), last_day = ?6, reason = ?7
         WHERE stall = ?1 AND key = ?2",
        (
            &stall,
            &key,
            entry.at.seconds(),
            epoch,
            z,
            retired.last_day.to_string(),
            &retired.reason,
        ),
    )?;
    judge_key(transaction, retired.key)?;
    judge_waiting(transaction, retired.stall)
}

pub(crate) fn apply_explained(
    transaction: &Transaction<'_>,
    entry: Placed,
    explained: &GapExplained,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT OR REPLACE INTO gap_explained (file, seq, at, reason) VALUES (?1, ?2, ?3, ?4)",
        (explained.file.to_string(), entry.seq, entry.at.seconds(), &explained.reason),
    )?;
    Ok(())
}

pub(crate) fn apply_days(transaction: &Transaction<'_>, came: DaysCame) -> Result<(), Fault> {
    judge_days(transaction, came.until)
}
