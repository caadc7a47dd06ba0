//! Rules, counts, fees and payments to tables.
//! Must never work a sum out: the facts carry it.

use domain::quantity::Quantity;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::journal::Placed;
use store::rows::{json, word};

use crate::apply::private_part;
use crate::fact::{FeeAssessed, FeeRuleSet, PaymentReceived, PaymentReversed, UnitsCounted};

/// The private part of a payment.
#[derive(Serialize, Deserialize)]
pub(crate) struct PaymentPrivate {
    pub(crate) collector: String,
}

pub(crate) fn apply_rule(
    transaction: &Transaction<'_>,
    entry: Placed,
    set: &FeeRuleSet,
) -> Result<(), Fault> {
    if let Some(end) = set.ends {
        transaction.execute(
            "UPDATE fee_rule SET until_day = ?2 WHERE id = ?1",
            (end.rule.to_string(), end.until.to_string()),
        )?;
    }
    if let Some(rule) = &set.rule {
        transaction.execute(
            "INSERT INTO fee_rule (id, seq, from_day, until_day, rule)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                rule.id.to_string(),
                entry.seq,
                rule.from.to_string(),
                rule.until.map(|day| day.to_string()),
                json(rule),
            ),
        )?;
    }
    Ok(())
}

pub(crate) fn apply_units(
    transaction: &Transaction<'_>,
    counted: &UnitsCounted,
) -> Result<(), Fault> {
    let key = (counted.stall.to_string(), counted.of.to_string(), counted.rule.to_string());
    if counted.quantity == Quantity::ZERO {
        transaction
            .execute("DELETE FROM units WHERE stall = ?1 AND day = ?2 AND rule = ?3", key)?;
    } else {
        transaction.execute(
            "INSERT OR REPLACE INTO units (stall, day, rule, quantity) VALUES (?1, ?2, ?3, ?4)",
            (key.0, key.1, key.2, counted.quantity.thousandths()),
        )?;
    }
    Ok(())
}

pub(crate) fn apply_assessed(
    transaction: &Transaction<'_>,
    entry: Placed,
    assessed: &FeeAssessed,
) -> Result<(), Fault> {
    let (stall, day) = (assessed.stall.to_string(), assessed.of.to_string());
    transaction.execute(
        "UPDATE fee_assessment SET holds = 0 WHERE stall = ?1 AND day = ?2 AND holds = 1",
        (&stall, &day),
    )?;
    transaction.execute(
        "INSERT INTO fee_assessment (seq, stall, day, net, total, files, replaces, holds)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)",
        (
            entry.seq,
            &stall,
            &day,
            assessed.net.satang(),
            assessed.total.satang(),
            json(&assessed.files),
            assessed.replaces,
        ),
    )?;
    for (place, line) in assessed.lines.iter().enumerate() {
        transaction.execute(
            "INSERT INTO fee_line (assessment, place, rule, name, amount)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (entry.seq, place, line.rule.to_string(), &line.name, line.amount.satang()),
        )?;
    }
    Ok(())
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
           owed_after, hash, reversed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0)",
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
        "INSERT INTO payment_reversal (seq, request, payment, at, reason)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        (
            entry.seq,
            reversed.request.to_string(),
            reversed.payment,
            entry.at.seconds(),
            &reversed.reason,
        ),
    )?;
    transaction.execute("UPDATE payment SET reversed = 1 WHERE seq = ?1", [reversed.payment])?;
    Ok(())
}
