//! Households of the community: a code that stands on vouchers, a name that stays in the book, one
//! person who speaks for it. Must never have two of one code, and never give a code anew.

use domain::day::Day;
use domain::id::{HouseholdId, PersonId};
use domain::now::Now;
use domain::thai::{arabic_digits, fits, printable};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::voucher::MAX_CODE;
use store::Fault;
use store::rows::{json, parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, HouseholdSet};
use crate::market::words::is_about_health;
use crate::people::apply::HouseholdPrivate;
use crate::people::register::standing;
use crate::record::record_private;

/// A household.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Household {
    /// Its id.
    pub id: HouseholdId,
    /// Its code, the one on vouchers.
    pub code: String,
    /// Its name; empty when it was erased with a person.
    pub name: String,
    /// Who speaks for it.
    pub representative: Option<PersonId>,
    /// Her name; empty without one.
    pub representative_name: String,
    /// How many people of it are in the register.
    pub people: u32,
    /// The day it was retired.
    pub retired: Option<Day>,
}

/// A household, as a screen saves it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HouseholdDraft {
    /// The household to change; a new one when absent.
    #[serde(default)]
    pub id: Option<HouseholdId>,
    /// Its code: 1 to 12 letters and digits of ASCII, dashes, points and strokes.
    pub code: String,
    /// Its name. Kept private.
    pub name: String,
    /// Who speaks for it: a person of it.
    #[serde(default)]
    pub representative: Option<PersonId>,
    /// It is no longer in the list.
    #[serde(default)]
    pub retired: bool,
}

/// Why a household was not saved, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum HouseholdRefused {
    /// There is no such household.
    #[error("there is no such household")]
    Unknown,
    /// No code, too long, or not of plain characters.
    #[error("the code does not fit")]
    Code,
    /// Another household has or had this code.
    #[error("another household has this code")]
    CodeTaken,
    /// No name, or more than 60 characters.
    #[error("the name does not fit")]
    Name,
    /// A name that tells of somebody's health.
    #[error("health is never stored")]
    Health,
    /// Who is to speak for it is no person of it.
    #[error("its representative is not of this household")]
    Representative,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Enters a household or changes one. What changes nothing records nothing.
    ///
    /// # Errors
    /// The first [`HouseholdRefused`] by precedence.
    pub fn save_household(
        &mut self,
        now: Now,
        draft: &HouseholdDraft,
    ) -> Result<Household, HouseholdRefused> {
        let households = self.households()?;
        let before = match draft.id {
            None => None,
            Some(id) => {
                let known = households.iter().find(|household| household.id == id);
                Some(known.ok_or(HouseholdRefused::Unknown)?)
            }
        };
        let code = arabic_digits(&printable(&draft.code)).to_ascii_uppercase();
        if !is_code(&code) {
            return Err(HouseholdRefused::Code);
        }
        if households.iter().any(|other| other.code == code && Some(other.id) != draft.id) {
            return Err(HouseholdRefused::CodeTaken);
        }
        let name = printable(&draft.name);
        if !fits(&name, 60) {
            return Err(HouseholdRefused::Name);
        }
        if is_about_health(&name) {
            return Err(HouseholdRefused::Health);
        }
        if let Some(representative) = draft.representative {
            let person = standing(self.reader(), representative)?;
            if draft.id.is_none() || person.is_none_or(|person| person.household != draft.id) {
                return Err(HouseholdRefused::Representative);
            }
        }
        let same = |before: &Household| {
            (&before.code, &before.name, before.representative, before.retired.is_some())
                == (&code, &name, draft.representative, draft.retired)
        };
        if let Some(before) = before.filter(|before| same(before)) {
            return Ok(before.clone());
        }
        let id = draft.id.unwrap_or_else(|| HouseholdId::new(now.at, now.random("household")));
        let fact = Fact::HouseholdSet(HouseholdSet {
            household: id,
            code,
            representative: draft.representative,
            retired: draft.retired,
            by: self.hands.by,
        });
        let private = json(&HouseholdPrivate { name });
        self.store.write(|transaction| record_private(transaction, now, fact, Some(private)))?;
        let saved = self.households()?.into_iter().find(|household| household.id == id);
        saved.ok_or(HouseholdRefused::Unknown)
    }

    /// All households by code, the retired ones last.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn households(&self) -> Result<Vec<Household>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT h.id, h.code, h.name, h.representative, coalesce(p.name, ''), h.retired,
               (SELECT count(*) FROM person m WHERE m.household = h.id AND m.erased IS NULL)
             FROM household h LEFT JOIN person p ON p.id = h.representative
             ORDER BY h.retired IS NOT NULL, h.code",
        )?;
        let mut rows = statement.query([])?;
        let mut households = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            households.push(Household {
                id: parsed(&id)?,
                code: row.get(1)?,
                name: row.get(2)?,
                representative: parsed_if(row.get(3)?)?,
                representative_name: row.get(4)?,
                people: row.get(6)?,
                retired: parsed_if(row.get(5)?)?,
            });
        }
        Ok(households)
    }
}

/// Whether a voucher can carry it: see [`settlement::voucher::Voucher`]'s holder.
fn is_code(code: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'/');
    (1..=MAX_CODE).contains(&code.len()) && code.bytes().all(plain)
}

/// Whether a household is in the list and not retired.
pub(crate) fn is_standing(connection: &Connection, household: HouseholdId) -> Result<bool, Fault> {
    let found: Option<bool> = connection
        .prepare_cached("SELECT retired IS NULL FROM household WHERE id = ?1")?
        .query_row([household.to_string()], |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(false))
}
