//! The market and its stalls to tables. Must never decide anything.

use domain::day::Day;
use domain::id::{StallId, ZoneId};
use rusqlite::Transaction;
use store::Fault;
use store::journal::Placed;
use store::rows::json;

use crate::apply::{named_part, private_part};
use crate::fact::{MarketSetUp, StallChanged, StallRegistered, StallRetired, ZoneSet};
use crate::market::setup::MarketPrivate;
use crate::market::stalls::StallPrivate;
use crate::people::apply::{NamedKind, names};

pub(crate) fn apply_market(
    transaction: &Transaction<'_>,
    set_up: &MarketSetUp,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: MarketPrivate = private_part(private)?;
    transaction.execute(
        "INSERT OR REPLACE INTO market (one, id, name, prompt_pay) VALUES (1, ?1, ?2, ?3)",
        (
            set_up.market.to_string(),
            &set_up.name,
            private.prompt_pay.as_ref().map(|id| id.as_str()),
        ),
    )?;
    Ok(())
}

pub(crate) fn apply_zone(transaction: &Transaction<'_>, set: &ZoneSet) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO zone (id, name) VALUES (?1, ?2)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        (set.zone.to_string(), &set.name),
    )?;
    Ok(())
}

pub(crate) fn apply_registered(
    transaction: &Transaction<'_>,
    entry: Placed,
    registered: &StallRegistered,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: StallPrivate = named_part(private)?;
    names(transaction, entry, NamedKind::Stall, registered.stall)?;
    transaction.execute(
        "INSERT INTO stall (id, name, place, zone, vendor, registered, category, tags, visiting)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (
            registered.stall.to_string(),
            &registered.name,
            &registered.place,
            registered.zone.map(|zone| zone.to_string()),
            &private.vendor,
            entry.day.to_string(),
            &registered.category,
            json(&registered.tags),
            registered.visiting,
        ),
    )?;
    let (category, tags) = (&registered.category, &registered.tags);
    set_class(transaction, registered.stall, entry.day, (registered.zone, category, tags))
}

pub(crate) fn apply_changed(
    transaction: &Transaction<'_>,
    entry: Placed,
    changed: &StallChanged,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: StallPrivate = named_part(private)?;
    names(transaction, entry, NamedKind::Stall, changed.stall)?;
    transaction.execute(
        "UPDATE stall SET name = ?2, place = ?3, zone = ?4, vendor = ?5, category = ?6, tags = ?7
         WHERE id = ?1",
        (
            changed.stall.to_string(),
            &changed.name,
            &changed.place,
            changed.zone.map(|zone| zone.to_string()),
            &private.vendor,
            &changed.category,
            json(&changed.tags),
        ),
    )?;
    let (category, tags) = (&changed.category, &changed.tags);
    set_class(transaction, changed.stall, changed.zone_from, (changed.zone, category, tags))
}

pub(crate) fn apply_retired(
    transaction: &Transaction<'_>,
    entry: Placed,
    retired: &StallRetired,
) -> Result<(), Fault> {
    transaction.execute(
        "UPDATE stall SET retired = ?2 WHERE id = ?1",
        (retired.stall.to_string(), entry.day.to_string()),
    )?;
    Ok(())
}

/// From a day on, fees follow another class.
fn set_class(
    transaction: &Transaction<'_>,
    stall: StallId,
    from: Day,
    (zone, category, tags): (Option<ZoneId>, &str, &[String]),
) -> Result<(), Fault> {
    transaction.execute(
        "DELETE FROM stall_class WHERE stall = ?1 AND from_day >= ?2",
        (stall.to_string(), from.to_string()),
    )?;
    transaction.execute(
        "INSERT INTO stall_class (stall, from_day, zone, category, tags)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        (
            stall.to_string(),
            from.to_string(),
            zone.map(|zone| zone.to_string()),
            category,
            json(&tags),
        ),
    )?;
    Ok(())
}
