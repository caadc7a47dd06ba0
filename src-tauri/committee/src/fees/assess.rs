//! The fee of a stall's day: from the verified takings of all its parts and what was counted, by
//! the rules of that day. Must never overwrite a fee: another one points to the one before.

use domain::day::Day;
use domain::digest::Digest;
use domain::fee::{FeeLine, FeeSource, assess};
use domain::id::StallId;
use domain::money::Money;
use domain::now::Now;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::Serialize;
use settlement::key::PublicKey;
use store::Fault;
use store::rows::{from_json, in_range, money, parsed};
use ts_rs::TS;

use crate::fact::{Fact, FeeAssessed};
use crate::fees::base::{StallDayFacts, Tariff, facts_of};
use crate::receiving::number::Number;
use crate::receiving::slips::key_id_text;
use crate::record::record;

/// The fee of one stall for one day, and what was paid of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DayFee {
    /// The stall.
    pub stall: StallId,
    /// The business day.
    pub day: Day,
    /// The fees.
    pub fee_lines: Vec<FeeLine>,
    /// What they come to.
    pub fee: Money,
    /// The fee that was worked out before this one; none when this is the first.
    pub fee_before: Option<Money>,
    /// Paid of it.
    pub paid: Money,
    /// Still owed; below zero when it fell after it was paid.
    pub owed: Money,
}

/// Works out anew the fee of every day for which a key signed settlements of a stall, where it
/// comes to something else than before.
pub(crate) fn assess_run(
    transaction: &Transaction<'_>,
    now: Now,
    stall: StallId,
    key: PublicKey,
) -> Result<(), Fault> {
    let mut statement = transaction.prepare_cached(
        "SELECT day FROM settlement WHERE stall = ?1 AND key = ?2
         UNION SELECT day FROM slip WHERE stall = ?1 AND key_id = ?3 AND aside = 0",
    )?;
    let key_id = key_id_text(key.key_id());
    let days = statement
        .query_map([stall.to_string(), key.to_string(), key_id], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    days.iter().try_for_each(|day| assess_day(transaction, now, stall, parsed(day)?))
}

/// Works out anew the fee of every day that a settlement or slip of a number is of.
pub(crate) fn assess_number(
    transaction: &Transaction<'_>,
    now: Now,
    number: &Number,
) -> Result<(), Fault> {
    let mut statement = transaction.prepare_cached(
        "SELECT day FROM settlement WHERE stall = ?1 AND key = ?2 AND epoch = ?3 AND z = ?4
         UNION SELECT day FROM slip WHERE stall = ?1 AND key = ?2 AND epoch = ?3 AND z = ?4",
    )?;
    let days = statement
        .query_map(number.parameters(), |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    let stall = parsed(&number.stall)?;
    days.iter().try_for_each(|day| assess_day(transaction, now, stall, parsed(day)?))
}

/// Works out the fee of a stall's day and records it, if it is another than before.
pub(crate) fn assess_day(
    transaction: &Transaction<'_>,
    now: Now,
    stall: StallId,
    day: Day,
) -> Result<(), Fault> {
    let worked = work_out(transaction, stall, day)?;
    let before = holding(transaction, stall, day)?;
    let nothing = worked.files.is_empty() && worked.lines.is_empty();
    let same = match &before {
        None => nothing,
        Some((_, files, net, lines)) => {
            (files, net, lines) == (&worked.files, &worked.net, &worked.lines)
        }
    };
    if same {
        return Ok(());
    }
    let assessed = FeeAssessed { replaces: before.map(|(seq, ..)| seq), ..worked };
    record(transaction, now, Fact::FeeAssessed(assessed))?;
    Ok(())
}

/// The fee as it comes out now. Without a settlement that counts only what was counted, read off a
/// meter or charged once is charged.
fn work_out(connection: &Connection, stall: StallId, day: Day) -> Result<FeeAssessed, Fault> {
    let tariff = Tariff::read(connection)?;
    let StallDayFacts { files, class, base } = facts_of(connection, &tariff, stall, day)?;
    let lines = in_range(assess(&tariff.rules, day, &class, &base))?;
    let total = in_range(Money::sum(lines.iter().map(|line| line.amount)))?;
    let (zone, net) = (class.zone, base.net);
    Ok(FeeAssessed { stall, of: day, zone, files, net, lines, total, replaces: None })
}

type Holding = (u64, Vec<Digest>, Money, Vec<FeeLine>);

/// The assessment that holds.
fn holding(connection: &Connection, stall: StallId, day: Day) -> Result<Option<Holding>, Fault> {
    let columns: Option<(u64, String, i64)> = connection
        .prepare_cached(
            "SELECT seq, files, net FROM fee_assessment
             WHERE stall = ?1 AND day = ?2 AND holds = 1",
        )?
        .query_row((stall.to_string(), day.to_string()), |row| row.try_into())
        .optional()?;
    let Some((seq, files, net)) = columns else { return Ok(None) };
    Ok(Some((seq, from_json(&files)?, money(net)?, fee_lines(connection, seq)?)))
}

/// The lines of an assessment.
pub(crate) fn fee_lines(connection: &Connection, seq: u64) -> Result<Vec<FeeLine>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT source, id, name, amount FROM fee_line WHERE assessment = ?1 ORDER BY place",
    )?;
    let mut rows = statement.query([seq])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let (source, id): (String, String) = (row.get(0)?, row.get(1)?);
        let source = source_of(&source, &id)?;
        lines.push(FeeLine { source, name: row.get(2)?, amount: money(row.get(3)?)? });
    }
    Ok(lines)
}

/// Where a line comes from, by its two columns.
pub(crate) fn source_of(source: &str, id: &str) -> Result<FeeSource, Fault> {
    Ok(match source {
        "rule" => FeeSource::Rule(parsed(id)?),
        "charge" => FeeSource::Charge(parsed(id)?),
        _ => FeeSource::Waiver(parsed(id)?),
    })
}

/// The fee that holds for a stall's day, and what was paid of it.
pub(crate) fn day_fee(connection: &Connection, stall: StallId, day: Day) -> Result<DayFee, Fault> {
    let columns: Option<(u64, i64, Option<i64>)> = connection
        .prepare_cached(
            "SELECT a.seq, a.total, b.total FROM fee_assessment a
             LEFT JOIN fee_assessment b ON b.seq = a.replaces
             WHERE a.stall = ?1 AND a.day = ?2 AND a.holds = 1",
        )?
        .query_row((stall.to_string(), day.to_string()), |row| row.try_into())
        .optional()?;
    let paid: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(d.amount), 0) FROM payment_day d
             JOIN payment p ON p.seq = d.payment
             WHERE d.stall = ?1 AND d.day = ?2 AND p.reversed = 0",
        )?
        .query_row((stall.to_string(), day.to_string()), |row| row.get(0))?;
    let paid = money(paid)?;
    let (fee_lines, fee, fee_before) = match columns {
        Some((seq, total, before)) => {
            (fee_lines(connection, seq)?, money(total)?, before.map(money).transpose()?)
        }
        None => (vec![], Money::ZERO, None),
    };
    let owed = in_range(fee.minus(paid))?;
    Ok(DayFee { stall, day, fee_lines, fee, fee_before, paid, owed })
}
