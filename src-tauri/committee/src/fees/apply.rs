//! Rules, counts and fees to tables.
//! Must never work a sum out: the facts carry it.

use domain::fee::FeeSource;
use domain::quantity::Quantity;
use rusqlite::Transaction;
use store::Fault;
use store::journal::Placed;
use store::rows::json;

use crate::fact::{FeeAssessed, FeeRuleSet, UnitsCounted};

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
    if let (Some(rule), Some(end)) = (&set.rule, set.ends) {
        transaction.execute(
            "INSERT INTO rule_follows (rule, before) VALUES (?1, ?2)",
            (rule.id.to_string(), end.rule.to_string()),
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
        let (source, id) = match line.source {
            FeeSource::Rule(id) => ("rule", id.to_string()),
            FeeSource::Charge(id) => ("charge", id.to_string()),
            FeeSource::Waiver(id) => ("waiver", id.to_string()),
        };
        transaction.execute(
            "INSERT INTO fee_line (assessment, place, source, id, name, amount)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (entry.seq, place, source, id, &line.name, line.amount.satang()),
        )?;
    }
    Ok(())
}
