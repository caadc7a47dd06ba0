//! Replies, notices and withdrawn vouchers to tables.
//! Must never look at the bytes of a reply: the journal says all.

use rusqlite::Transaction;
use store::Fault;
use store::journal::Placed;

use crate::fact::{NoticeEnded, NoticePosted, ReplyMade, VoucherWithdrawn};

pub(crate) fn apply_reply(
    transaction: &Transaction<'_>,
    entry: Placed,
    made: &ReplyMade,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO reply_made (seq, stall, number, file, bytes, at, of, officer)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            entry.seq,
            made.stall.to_string(),
            made.number,
            made.file.sha256.to_string(),
            made.file.bytes,
            entry.at.seconds(),
            made.of.to_string(),
            made.by,
        ),
    )?;
    Ok(())
}

pub(crate) fn apply_notice(
    transaction: &Transaction<'_>,
    entry: Placed,
    posted: &NoticePosted,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO notice
           (number, request, text, from_day, until_day, zone, tag, stall, posted, officer)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        (
            posted.notice,
            posted.request.to_string(),
            &posted.text,
            posted.from.to_string(),
            posted.until.map(|day| day.to_string()),
            posted.zone.map(|zone| zone.to_string()),
            &posted.tag,
            posted.stall.map(|stall| stall.to_string()),
            entry.at.seconds(),
            posted.by,
        ),
    )?;
    Ok(())
}

pub(crate) fn apply_ended(
    transaction: &Transaction<'_>,
    entry: Placed,
    ended: &NoticeEnded,
) -> Result<(), Fault> {
    transaction.execute(
        "UPDATE notice SET ended = ?2 WHERE number = ?1",
        (ended.notice, entry.at.seconds()),
    )?;
    Ok(())
}

pub(crate) fn apply_serial(
    transaction: &Transaction<'_>,
    entry: Placed,
    withdrawn: &VoucherWithdrawn,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO voucher_withdrawn (serial, seq, reason, at, officer)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        (&withdrawn.serial, entry.seq, &withdrawn.reason, entry.at.seconds(), withdrawn.by),
    )?;
    Ok(())
}
