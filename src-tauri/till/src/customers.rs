//! Regulars of the stall: known by nickname, with their usual basket.
//! Must never leave the stall: the journal keeps them in its private part.

use domain::id::CustomerId;
use domain::money::Money;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{from_json, json};
use ts_rs::TS;

use crate::bill::SaleLine;

/// A regular.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// What the vendor calls her.
    pub nickname: String,
    /// A telephone number, where one was given.
    pub phone: Option<String>,
    /// The most that may be owed; none for no limit.
    pub credit_limit: Option<Money>,
    /// After how many days a debt is due.
    pub due_days: u32,
    /// A note.
    pub note: String,
    /// The usual basket; empty for none.
    pub usual: Vec<SaleLine>,
    /// No longer shown.
    pub retired: bool,
}

/// Applies changed customers: the private part holds them whole.
pub fn apply(transaction: &Transaction<'_>, private: Option<&str>) -> Result<(), Fault> {
    let missing = || Fault::Damaged("a change of customers without its private part".to_owned());
    let changed: Vec<Customer> = from_json(private.ok_or_else(missing)?)?;
    for customer in changed {
        transaction.execute(
            "INSERT INTO customer
               (id, nickname, phone, credit_limit, due_days, note, usual, retired)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET nickname = excluded.nickname, phone = excluded.phone,
               credit_limit = excluded.credit_limit, due_days = excluded.due_days,
               note = excluded.note, usual = excluded.usual, retired = excluded.retired",
            (
                customer.id.to_string(),
                &customer.nickname,
                &customer.phone,
                customer.credit_limit.map(Money::satang),
                customer.due_days,
                &customer.note,
                json(&customer.usual),
                customer.retired,
            ),
        )?;
    }
    Ok(())
}
