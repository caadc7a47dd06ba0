//! People of the stall: their PINs and what each may do. A stall without any has no PINs at all.
//! Must never keep a PIN in clear, nor let one be tried without end.

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use settlement::fact::OperatorNumber;
use store::Fault;
use store::rows::{from_json, word};
use ts_rs::TS;

/// What a person may do at the stall.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// เจ้าของ: everything.
    Owner,
    /// ผู้ช่วย: selling; the rest with the owner's PIN.
    Helper,
}

/// A person as the journal keeps her: private.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorRecord {
    /// Her number, from 1; never given twice.
    pub number: OperatorNumber,
    /// What she is called.
    pub name: String,
    /// What she may do.
    pub role: Role,
    /// The digest of her PIN: Argon2id in the PHC form.
    pub pin: String,
    /// No longer at the stall.
    pub retired: bool,
}

/// Applies changed people: the private part holds them whole.
pub fn apply(transaction: &Transaction<'_>, private: Option<&str>) -> Result<(), Fault> {
    let missing = || Fault::Damaged("a change of people without its private part".to_owned());
    let changed: Vec<OperatorRecord> = from_json(private.ok_or_else(missing)?)?;
    for operator in changed {
        transaction.execute(
            "INSERT INTO operator (number, name, role, pin, retired) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (number) DO UPDATE SET name = excluded.name, role = excluded.role,
               pin = excluded.pin, retired = excluded.retired",
            (
                operator.number,
                &operator.name,
                word(&operator.role),
                &operator.pin,
                operator.retired,
            ),
        )?;
    }
    Ok(())
}
