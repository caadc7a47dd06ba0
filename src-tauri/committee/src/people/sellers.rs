//! Whose stall it is and who else may sell there. Must never name a person who was erased.

use domain::id::{PersonId, StallId};
use domain::now::Now;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::parsed;
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, StallPeopleSet};
use crate::market::stalls::the_stall;
use crate::people::register::standing;
use crate::record::record;

/// The most people who may sell at a stall beside the vendor.
pub const MOST_SELLERS: usize = 12;

/// The vendor's name of a stall `s`: the person it is linked to, otherwise what was typed.
pub(crate) const VENDOR: &str =
    "coalesce((SELECT nullif(vp.name, '') FROM stall_person vs JOIN person vp ON vp.id = vs.person
      WHERE vs.stall = s.id AND vs.role = 'vendor' AND vs.until_day IS NULL), s.vendor)";

/// Who may sell at a stall.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallPeople {
    /// The stall.
    pub stall: StallId,
    /// Whose stall it is.
    pub vendor: Option<NamedPerson>,
    /// Who else may sell there, by name.
    pub sellers: Vec<NamedPerson>,
}

/// A person in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct NamedPerson {
    /// Her id.
    pub person: PersonId,
    /// Her name.
    pub name: String,
}

/// Who may sell at a stall, as a screen saves it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StallPeopleDraft {
    /// The stall.
    pub stall: StallId,
    /// Whose stall it is.
    #[serde(default)]
    pub vendor: Option<PersonId>,
    /// Who else may sell there.
    #[serde(default)]
    pub sellers: Vec<PersonId>,
}

/// Why it was not saved, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum SellersRefused {
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The stall has left.
    #[error("the stall has left the market")]
    Retired,
    /// There is no such person, or her name was erased.
    #[error("there is no such person")]
    UnknownPerson,
    /// More than [`MOST_SELLERS`].
    #[error("too many people")]
    TooMany,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Says whose stall it is and who else may sell there. What changes nothing records nothing.
    ///
    /// # Errors
    /// The first [`SellersRefused`] by precedence.
    pub fn set_stall_people(
        &mut self,
        now: Now,
        draft: &StallPeopleDraft,
    ) -> Result<StallPeople, SellersRefused> {
        let stall = the_stall(self.reader(), draft.stall)?.ok_or(SellersRefused::UnknownStall)?;
        if stall.retired.is_some() {
            return Err(SellersRefused::Retired);
        }
        for person in draft.vendor.iter().chain(&draft.sellers) {
            standing(self.reader(), *person)?.ok_or(SellersRefused::UnknownPerson)?;
        }
        let mut sellers = draft.sellers.clone();
        sellers.retain(|person| Some(*person) != draft.vendor);
        sellers.sort();
        sellers.dedup();
        if sellers.len() > MOST_SELLERS {
            return Err(SellersRefused::TooMany);
        }
        let before = stall_people(self.reader(), draft.stall)?;
        let mut stand: Vec<_> = before.sellers.iter().map(|seller| seller.person).collect();
        stand.sort();
        if before.vendor.map(|vendor| vendor.person) != draft.vendor || stand != sellers {
            let (stall, vendor, by) = (draft.stall, draft.vendor, self.hands.by);
            let fact = Fact::StallPeopleSet(StallPeopleSet { stall, vendor, sellers, by });
            self.store.write(|transaction| record(transaction, now, fact))?;
        }
        Ok(stall_people(self.reader(), draft.stall)?)
    }

    /// Who may sell at a stall.
    ///
    /// # Errors
    /// [`SellersRefused::UnknownStall`].
    pub fn stall_people(&self, stall: StallId) -> Result<StallPeople, SellersRefused> {
        the_stall(self.reader(), stall)?.ok_or(SellersRefused::UnknownStall)?;
        Ok(stall_people(self.reader(), stall)?)
    }
}

fn stall_people(connection: &Connection, stall: StallId) -> Result<StallPeople, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT v.person, p.name, v.role = 'vendor' FROM stall_person v
         JOIN person p ON p.id = v.person
         WHERE v.stall = ?1 AND v.until_day IS NULL ORDER BY p.name, v.person",
    )?;
    let mut rows = statement.query([stall.to_string()])?;
    let mut people = StallPeople { stall, vendor: None, sellers: vec![] };
    while let Some(row) = rows.next()? {
        let person: String = row.get(0)?;
        let named = NamedPerson { person: parsed(&person)?, name: row.get(1)? };
        if row.get(2)? {
            people.vendor = Some(named);
        } else {
            people.sellers.push(named);
        }
    }
    Ok(people)
}
