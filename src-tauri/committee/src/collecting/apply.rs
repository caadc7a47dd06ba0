//! Payments of fees to tables.
//! Must never work a sum out: the facts carry it.

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::journal::Placed;
use store::rows::word;

use crate::apply::private_part;
use crate::fact::{PaymentReceived, PaymentReversed, SettlementReceived};

/// The private part of a payment.
#[derive(Serialize, Deserialize)]
pub(crate) struct PaymentPrivate {
    pub(crate) collector: String,
}

pub(crate) fn apply_payment(
    transaction: &Transaction<'_>,
    entry: Placed,
    payment: &PaymentReceived,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: PaymentPrivate = private_part(private)?;
    let stall = payment.stall.to_string();
    transaction.execute(
        "INSERT INTO payment (seq, request, year, number, stall, at, day, amount, kind, collector,
           owed_after, hash, officer, reversed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 0)",
        (
            entry.seq,
            payment.request.to_string(),
            payment.year,
            payment.number,
            &stall,
            entry.at.seconds(),
            entry.day.to_string(),
            payment.amount.satang(),
            word(&payment.kind),
            &private.collector,
            payment.owed_after.satang(),
            entry.hash.to_string(),
            payment.by,
        ),
    )?;
    for paid in &payment.days {
        transaction.execute(
            "INSERT INTO payment_day (payment, stall, day, assessment, paid_before, amount)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                entry.seq,
                &stall,
                paid.day.to_string(),
                paid.assessment,
                paid.paid_before.satang(),
                paid.amount.satang(),
            ),
        )?;
    }
    Ok(())
}

pub(crate) fn apply_reversal(
    transaction: &Transaction<'_>,
    entry: Placed,
    reversed: &PaymentReversed,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO payment_reversal (seq, request, payment, at, reason, officer)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            entry.seq,
            reversed.request.to_string(),
            reversed.payment,
            entry.at.seconds(),
            &reversed.reason,
            reversed.by,
        ),
    )?;
    transaction.execute("UPDATE payment SET reversed = 1 WHERE seq = ?1", [reversed.payment])?;
    Ok(())
}

/// The vouchers a settlement names, used and given back.
pub(crate) fn apply_vouchers(
    transaction: &Transaction<'_>,
    received: &SettlementReceived,
) -> Result<(), Fault> {
    let file = received.file.sha256.to_string();
    for (place, one) in received.vouchers.iter().enumerate() {
        transaction.execute(
            "INSERT INTO voucher_use (file, receipt, place, serial, amount, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (&file, one.receipt, place, &one.serial, one.amount.satang(), one.at.seconds()),
        )?;
    }
    for back in &received.vouchers_back {
        transaction.execute(
            "INSERT INTO voucher_back (file, receipt, of, amount) VALUES (?1, ?2, ?3, ?4)",
            (&file, back.receipt, back.of, back.amount.satang()),
        )?;
    }
    Ok(())
}
