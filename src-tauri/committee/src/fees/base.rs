//! What a stall's fee for a day is worked out from: its files that count, what was counted there,
//! read off its meters, charged once and waived. Must never look at a waiver that nobody approved.

use domain::day::Day;
use domain::digest::Digest;
use domain::fee::{Charge, FeeBase, FeeRule, StallClass, Waiver, WaiverOf};
use domain::id::{FeeRuleId, StallId};
use domain::money::Money;
use domain::quantity::Quantity;
use rusqlite::{Connection, OptionalExtension};
use store::Fault;
use store::rows::{from_json, in_range, money, parsed, quantity};

use crate::days::presence::presence;
use crate::fees::descent::Descent;
use crate::fees::rules::rules;
use crate::market::class::class_on;

/// The rules, and which took whose place.
pub(crate) struct Tariff {
    pub(crate) rules: Vec<FeeRule>,
    pub(crate) descent: Descent,
}

impl Tariff {
    /// As it stands in the book.
    pub(crate) fn read(connection: &Connection) -> Result<Tariff, Fault> {
        Ok(Tariff { rules: rules(connection)?, descent: Descent::read(connection)? })
    }
}

/// The facts of a stall's day.
pub(crate) struct StallDayFacts {
    /// Its settlements that count.
    pub(crate) files: Vec<Digest>,
    /// What the stall is on that day.
    pub(crate) class: StallClass,
    /// All else.
    pub(crate) base: FeeBase,
}

/// Gathers what a stall's fee for a day is worked out from.
pub(crate) fn facts_of(
    connection: &Connection,
    tariff: &Tariff,
    stall: StallId,
    day: Day,
) -> Result<StallDayFacts, Fault> {
    let (files, net) = takings(connection, stall, day)?;
    let class = class_on(connection, stall, day)?;
    let presence = presence(connection, stall, day, !files.is_empty())?;
    let mut units = counted(connection, stall, day)?;
    units.extend(metered(connection, stall, day)?);
    let charges = charges(connection, stall, day)?;
    let waivers = waivers(connection, tariff, stall, day, &class)?;
    Ok(StallDayFacts { files, class, base: FeeBase { presence, net, units, charges, waivers } })
}

fn takings(
    connection: &Connection,
    stall: StallId,
    day: Day,
) -> Result<(Vec<Digest>, Money), Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT file, net FROM counting WHERE stall = ?1 AND day = ?2 ORDER BY file",
    )?;
    let mut rows = statement.query((stall.to_string(), day.to_string()))?;
    let (mut files, mut net) = (Vec::new(), Money::ZERO);
    while let Some(row) = rows.next()? {
        let file: String = row.get(0)?;
        files.push(parsed(&file)?);
        net = in_range(net.plus(money(row.get(1)?)?))?;
    }
    Ok((files, net))
}

fn counted(
    connection: &Connection,
    stall: StallId,
    day: Day,
) -> Result<Vec<(FeeRuleId, Quantity)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT rule, quantity FROM units WHERE stall = ?1 AND day = ?2 ORDER BY rule",
    )?;
    let mut rows = statement.query((stall.to_string(), day.to_string()))?;
    let mut units = Vec::new();
    while let Some(row) = rows.next()? {
        let rule: String = row.get(0)?;
        units.push((parsed(&rule)?, quantity(row.get(1)?)?));
    }
    Ok(units)
}

/// What went through a stall's meters up to a reading of the day.
fn metered(
    connection: &Connection,
    stall: StallId,
    day: Day,
) -> Result<Vec<(FeeRuleId, Quantity)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT meter, rule, reading, begins FROM meter_reading WHERE stall = ?1 AND day = ?2
         ORDER BY meter",
    )?;
    let mut rows = statement.query((stall.to_string(), day.to_string()))?;
    let mut units = Vec::new();
    while let Some(row) = rows.next()? {
        let (meter, rule): (String, String) = (row.get(0)?, row.get(1)?);
        let (reading, begins): (i64, Option<i64>) = (row.get(2)?, row.get(3)?);
        let from = match begins {
            Some(begins) => Some(begins),
            None => connection
                .prepare_cached(
                    "SELECT reading FROM meter_reading
                     WHERE stall = ?1 AND meter = ?2 AND day < ?3 ORDER BY day DESC LIMIT 1",
                )?
                .query_row((stall.to_string(), &meter, day.to_string()), |row| row.get(0))
                .optional()?,
        };
        // the first reading of a meter charges nothing
        let through = from.map_or(0, |from| reading.saturating_sub(from));
        units.push((parsed(&rule)?, quantity(through)?));
    }
    Ok(units)
}

fn charges(connection: &Connection, stall: StallId, day: Day) -> Result<Vec<Charge>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT id, rule, name, amount FROM charge
         WHERE stall = ?1 AND day = ?2 AND cancelled IS NULL ORDER BY seq",
    )?;
    let mut rows = statement.query((stall.to_string(), day.to_string()))?;
    let mut charges = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, rule): (String, String) = (row.get(0)?, row.get(1)?);
        charges.push(Charge {
            id: parsed(&id)?,
            rule: parsed(&rule)?,
            name: row.get(2)?,
            amount: money(row.get(3)?)?,
        });
    }
    Ok(charges)
}

/// The approved waivers of a day, in the order of their approval. One of a rule is one of the rule
/// that took its place.
fn waivers(
    connection: &Connection,
    tariff: &Tariff,
    stall: StallId,
    day: Day,
    class: &StallClass,
) -> Result<Vec<Waiver>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT id, tag, of, cut FROM waiver
         WHERE state = 'approved' AND (stall = ?1 OR stall IS NULL)
           AND from_day <= ?2 AND until_day >= ?2 ORDER BY decided_seq",
    )?;
    let mut rows = statement.query((stall.to_string(), day.to_string()))?;
    let mut waivers = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, tag): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        if tag.is_some_and(|tag| !class.tags.contains(&tag)) {
            continue;
        }
        let (of, cut): (String, String) = (row.get(2)?, row.get(3)?);
        let of = match from_json(&of)? {
            WaiverOf::Rule { rule } => {
                WaiverOf::Rule { rule: tariff.descent.on(&tariff.rules, rule, day) }
            }
            other => other,
        };
        waivers.push(Waiver { id: parsed(&id)?, of, cut: from_json(&cut)? });
    }
    Ok(waivers)
}
