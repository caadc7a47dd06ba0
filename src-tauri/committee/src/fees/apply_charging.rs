//! Meters, charges and waivers to tables.
//! Must never decide whether something holds: that was decided before it was recorded.

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::journal::Placed;
use store::rows::json;

use crate::apply::private_part;
use crate::fact::{
    ChargeCancelled, MeterRead, StallCharged, WaiverDecided, WaiverEnded, WaiverFor,
    WaiverProposed, WaiverWithdrawn,
};
use crate::fees::descent::Descent;

/// The private part of what is charged or waived.
#[derive(Serialize, Deserialize)]
pub(crate) struct ReasonPrivate {
    pub(crate) reason: String,
}

pub(crate) fn apply_meter(transaction: &Transaction<'_>, read: &MeterRead) -> Result<(), Fault> {
    let meter = Descent::read(transaction)?.first_of(read.rule);
    let (stall, meter, day) = (read.stall.to_string(), meter.to_string(), read.of.to_string());
    let Some(reading) = read.reading else {
        transaction.execute(
            "DELETE FROM meter_reading WHERE stall = ?1 AND meter = ?2 AND day = ?3",
            (stall, meter, day),
        )?;
        return Ok(());
    };
    transaction.execute(
        "INSERT OR REPLACE INTO meter_reading (stall, meter, day, rule, reading, begins)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        (
            stall,
            meter,
            day,
            read.rule.to_string(),
            reading.thousandths(),
            read.begins.map(|begins| begins.thousandths()),
        ),
    )?;
    Ok(())
}

pub(crate) fn apply_stall_charged(
    transaction: &Transaction<'_>,
    entry: Placed,
    charged: &StallCharged,
    private: Option<&str>,
) -> Result<(), Fault> {
    let ReasonPrivate { reason } = private_part(private)?;
    transaction.execute(
        "INSERT INTO charge (id, seq, request, stall, day, rule, name, amount, reason, at, officer)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        (
            charged.charge.to_string(),
            entry.seq,
            charged.request.to_string(),
            charged.stall.to_string(),
            charged.of.to_string(),
            charged.rule.to_string(),
            &charged.name,
            charged.amount.satang(),
            reason,
            entry.at.seconds(),
            charged.by,
        ),
    )?;
    Ok(())
}

pub(crate) fn apply_charge_cancelled(
    transaction: &Transaction<'_>,
    entry: Placed,
    cancelled: &ChargeCancelled,
    private: Option<&str>,
) -> Result<(), Fault> {
    let ReasonPrivate { reason } = private_part(private)?;
    transaction.execute(
        "UPDATE charge SET cancelled = ?2, cancel_reason = ?3, cancel_officer = ?4 WHERE id = ?1",
        (cancelled.charge.to_string(), entry.at.seconds(), reason, cancelled.by),
    )?;
    Ok(())
}

pub(crate) fn apply_waiver_proposed(
    transaction: &Transaction<'_>,
    entry: Placed,
    proposed: &WaiverProposed,
    private: Option<&str>,
) -> Result<(), Fault> {
    let ReasonPrivate { reason } = private_part(private)?;
    let (stall, tag) = match &proposed.whose {
        WaiverFor::Stall { stall } => (Some(stall.to_string()), None),
        WaiverFor::Tag { tag } => (None, Some(tag)),
    };
    transaction.execute(
        "INSERT INTO waiver (id, seq, request, stall, tag, of, cut, from_day, until_day, reason, at,
           officer, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'waiting')",
        (
            proposed.waiver.to_string(),
            entry.seq,
            proposed.request.to_string(),
            stall,
            tag,
            json(&proposed.of),
            json(&proposed.cut),
            proposed.from.to_string(),
            proposed.until.to_string(),
            reason,
            entry.at.seconds(),
            proposed.by,
        ),
    )?;
    Ok(())
}

pub(crate) fn apply_waiver_decided(
    transaction: &Transaction<'_>,
    entry: Placed,
    decided: &WaiverDecided,
) -> Result<(), Fault> {
    let state = if decided.approved { "approved" } else { "refused" };
    settled(transaction, entry, decided.waiver.to_string(), (state, Some(decided.by)))
}

pub(crate) fn apply_waiver_withdrawn(
    transaction: &Transaction<'_>,
    entry: Placed,
    withdrawn: &WaiverWithdrawn,
) -> Result<(), Fault> {
    settled(transaction, entry, withdrawn.waiver.to_string(), ("withdrawn", withdrawn.by))
}

fn settled(
    transaction: &Transaction<'_>,
    entry: Placed,
    waiver: String,
    (state, by): (&str, Option<u32>),
) -> Result<(), Fault> {
    transaction.execute(
        "UPDATE waiver SET state = ?2, decided_seq = ?3, decided = ?4, decided_officer = ?5
         WHERE id = ?1",
        (waiver, state, entry.seq, entry.at.seconds(), by),
    )?;
    Ok(())
}

pub(crate) fn apply_waiver_ended(
    transaction: &Transaction<'_>,
    entry: Placed,
    ended: &WaiverEnded,
) -> Result<(), Fault> {
    transaction.execute(
        "UPDATE waiver SET until_day = ?2, ended = ?3, ended_officer = ?4 WHERE id = ?1",
        (ended.waiver.to_string(), ended.until.to_string(), entry.at.seconds(), ended.by),
    )?;
    Ok(())
}
