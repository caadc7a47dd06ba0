//! Facts to tables. Must never decide anything: what was recorded is applied as it stands, the
//! same way on the day and when the tables are rebuilt from the journal.

use domain::day::Day;
use domain::id::{StallId, ZoneId};
use rusqlite::Transaction;
use store::Fault;
use store::journal::Placed;
use store::rows::{damaged, from_json};

use crate::apply_files::{apply_invited, apply_key, apply_received, apply_refused};
use crate::apply_money::{apply_assessed, apply_payment, apply_reversal, apply_rule, apply_units};
use crate::fact::{Fact, MarketSetUp, StallChanged, StallRegistered};
use crate::market::MarketPrivate;
use crate::stalls::StallPrivate;

/// Applies one fact.
pub fn apply(
    transaction: &Transaction<'_>,
    entry: Placed,
    fact: &Fact,
    private: Option<&str>,
) -> Result<(), Fault> {
    match fact {
        Fact::MarketSetUp(set_up) => apply_market(transaction, set_up, private),
        Fact::ZoneSet(set) => {
            transaction.execute(
                "INSERT INTO zone (id, name) VALUES (?1, ?2)
                 ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                (set.zone.to_string(), &set.name),
            )?;
            Ok(())
        }
        Fact::StallRegistered(registered) => {
            apply_registered(transaction, entry, registered, private)
        }
        Fact::StallChanged(changed) => apply_changed(transaction, changed, private),
        Fact::StallRetired(retired) => {
            transaction.execute(
                "UPDATE stall SET retired = ?2 WHERE id = ?1",
                (retired.stall.to_string(), entry.day.to_string()),
            )?;
            Ok(())
        }
        Fact::StallInvited(invited) => apply_invited(transaction, entry, invited),
        Fact::KeyAccepted(accepted) => apply_key(transaction, entry, accepted, private),
        Fact::FeeRuleSet(set) => apply_rule(transaction, entry, set),
        Fact::UnitsCounted(counted) => apply_units(transaction, counted),
        Fact::SettlementReceived(received) => apply_received(transaction, entry, received, private),
        Fact::SettlementRefused(refused) => apply_refused(transaction, entry, refused, private),
        Fact::FeeAssessed(assessed) => apply_assessed(transaction, entry, assessed),
        Fact::PaymentReceived(payment) => apply_payment(transaction, entry, payment, private),
        Fact::PaymentReversed(reversed) => apply_reversal(transaction, entry, reversed),
        Fact::Restored(restored) => {
            transaction.execute(
                "INSERT INTO restored (seq, at, was_at) VALUES (?1, ?2, ?3)",
                (entry.seq, entry.at.seconds(), restored.was_at),
            )?;
            Ok(())
        }
    }
}

/// The private part of a fact that has one.
pub fn private_part<T: serde::de::DeserializeOwned>(private: Option<&str>) -> Result<T, Fault> {
    from_json(private.ok_or_else(|| damaged("an entry without its private part"))?)
}

fn apply_market(
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

fn apply_registered(
    transaction: &Transaction<'_>,
    entry: Placed,
    registered: &StallRegistered,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: StallPrivate = private_part(private)?;
    transaction.execute(
        "INSERT INTO stall (id, name, place, zone, vendor, registered)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            registered.stall.to_string(),
            &registered.name,
            &registered.place,
            registered.zone.map(|zone| zone.to_string()),
            &private.vendor,
            entry.day.to_string(),
        ),
    )?;
    set_zone(transaction, registered.stall, entry.day, registered.zone)
}

fn apply_changed(
    transaction: &Transaction<'_>,
    changed: &StallChanged,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: StallPrivate = private_part(private)?;
    transaction.execute(
        "UPDATE stall SET name = ?2, place = ?3, zone = ?4, vendor = ?5 WHERE id = ?1",
        (
            changed.stall.to_string(),
            &changed.name,
            &changed.place,
            changed.zone.map(|zone| zone.to_string()),
            &private.vendor,
        ),
    )?;
    set_zone(transaction, changed.stall, changed.zone_from, changed.zone)
}

/// From a day on, fees follow another zone.
fn set_zone(
    transaction: &Transaction<'_>,
    stall: StallId,
    from: Day,
    zone: Option<ZoneId>,
) -> Result<(), Fault> {
    transaction.execute(
        "DELETE FROM stall_zone WHERE stall = ?1 AND from_day >= ?2",
        (stall.to_string(), from.to_string()),
    )?;
    transaction.execute(
        "INSERT INTO stall_zone (stall, from_day, zone) VALUES (?1, ?2, ?3)",
        (stall.to_string(), from.to_string(), zone.map(|zone| zone.to_string())),
    )?;
    Ok(())
}
