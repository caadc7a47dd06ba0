//! Officers to their table.
//! Must never decide anything: the fact carries the office, its private part the person.

use domain::pin::PinDigest;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::word;

use crate::apply::private_part;
use crate::fact::OfficerSet;

/// The private part of an officer.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfficerPrivate {
    pub(crate) name: String,
    pub(crate) pin: PinDigest,
}

pub(crate) fn apply_officer(
    transaction: &Transaction<'_>,
    set: &OfficerSet,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: OfficerPrivate = private_part(private)?;
    transaction.execute(
        "INSERT INTO officer (number, name, office, pin, retired) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (number) DO UPDATE SET name = excluded.name, office = excluded.office,
           pin = excluded.pin, retired = excluded.retired",
        (set.number, &private.name, word(&set.office), private.pin.text(), set.retired),
    )?;
    Ok(())
}
