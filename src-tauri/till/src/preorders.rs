//! Preorders: taken with or without a deposit, handed over by a sale, or called off.
//! Must never call a deposit takings before the goods are handed over.

use domain::day::Day;
use domain::id::CustomerId;
use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};
use settlement::fact::{PreorderEnded, PreorderTaken};
use store::Fault;
use store::journal::Placed;
use store::rows::{from_json, json, word};

use crate::bill::SaleLine;
use crate::rows;

/// What of a preorder stays at the stall: the private part of its fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreorderBeside {
    /// The regular it is for; none for somebody else.
    pub customer: Option<CustomerId>,
    /// Whose name is called when it is fetched.
    pub who: String,
    /// A telephone number, where one was given.
    pub phone: Option<String>,
    /// The day it is fetched.
    pub pickup_day: Day,
    /// The minute of that day.
    pub pickup_minute: u32,
    /// What was ordered.
    pub lines: Vec<SaleLine>,
    /// A note.
    pub note: String,
}

/// What of the end of a preorder stays at the stall.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndedBeside {
    /// Why it was called off; empty when it was handed over.
    pub reason: String,
}

/// Applies a preorder.
pub fn apply_taken(
    transaction: &Transaction<'_>,
    entry: Placed,
    taken: &PreorderTaken,
    private: Option<&str>,
) -> Result<(), Fault> {
    let missing = || Fault::Damaged("a preorder without its private part".to_owned());
    let beside: PreorderBeside = from_json(private.ok_or_else(missing)?)?;
    let day = rows::the_open_day(transaction)?.seq;
    transaction.execute(
        "INSERT INTO preorder
           (id, seq, request, day_seq, at, customer, who, phone, pickup_day, pickup_minute, lines,
            note, deposit, kind, operator)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            taken.preorder.to_string(),
            entry.seq,
            taken.request.to_string(),
            day,
            entry.at.seconds(),
            beside.customer.map(|id| id.to_string()),
            beside.who,
            beside.phone,
            beside.pickup_day.to_string(),
            beside.pickup_minute,
            json(&beside.lines),
            beside.note,
            taken.deposit.satang(),
            word(&taken.kind),
            taken.by,
        ],
    )?;
    Ok(())
}

/// Applies the end of a preorder.
pub fn apply_ended(
    transaction: &Transaction<'_>,
    entry: Placed,
    ended: &PreorderEnded,
    private: Option<&str>,
) -> Result<(), Fault> {
    let beside: EndedBeside = private.map_or(Ok(EndedBeside::default()), from_json)?;
    let day = rows::the_open_day(transaction)?.seq;
    transaction.execute(
        "UPDATE preorder SET ended_seq = ?2, ended_day_seq = ?3, ended_at = ?4, ended_request = ?5,
           receipt = ?6, returned = ?7, returned_kind = ?8, reason = ?9
         WHERE id = ?1 AND ended_seq IS NULL",
        params![
            ended.preorder.to_string(),
            entry.seq,
            day,
            entry.at.seconds(),
            ended.request.to_string(),
            ended.receipt,
            ended.returned.satang(),
            word(&ended.kind),
            beside.reason,
        ],
    )?;
    Ok(())
}
