//! What people agreed to: in which words, since when, recorded by whom.
//! Must never take silence for consent, and never forget that it was withdrawn.

use domain::day::Day;
use domain::id::PersonId;
use domain::now::Now;
use domain::officer::OfficerNumber;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{from_word, parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::fact::{ConsentGiven, ConsentWithdrawn, Fact, PURPOSES, Purpose};
use crate::people::register::{Person, standing};
use crate::people::wording::is_known;
use crate::record::record;

/// One consent, as it was given and perhaps ended.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ConsentRow {
    /// To what.
    pub purpose: Purpose,
    /// The version of the words.
    pub wording: u32,
    /// The day it was given.
    pub given: Day,
    /// The officer who recorded it; none in a book without officers.
    pub given_by: Option<OfficerNumber>,
    /// That officer's name; empty without one.
    pub given_by_name: String,
    /// The day it ended: withdrawn, given in newer words, or erased with the person.
    pub ended: Option<Day>,
    /// The officer who recorded that.
    pub ended_by: Option<OfficerNumber>,
    /// That officer's name; empty without one.
    pub ended_by_name: String,
}

/// What a person agrees to, as a screen records it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConsentRequest {
    /// The person.
    pub person: PersonId,
    /// To what.
    pub purposes: Vec<Purpose>,
    /// The version of the words that were read to her.
    pub wording: u32,
}

/// Why consent was not recorded, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ConsentRefused {
    /// There is no such person, or her name was erased.
    #[error("there is no such person")]
    Unknown,
    /// No purpose.
    #[error("no purpose was chosen")]
    Nothing,
    /// There are no such words.
    #[error("there are no such words")]
    Wording,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Records what a person agrees to. What she agreed to in the same words before stays as it is.
    ///
    /// # Errors
    /// The first [`ConsentRefused`] by precedence.
    pub fn give_consent(
        &mut self,
        now: Now,
        asked: &ConsentRequest,
    ) -> Result<Person, ConsentRefused> {
        let held = self.consents_held(asked.person, &asked.purposes)?;
        if !is_known(asked.wording) {
            return Err(ConsentRefused::Wording);
        }
        let stands = |purpose: &Purpose| {
            held.iter().any(|row| row.purpose == *purpose && row.wording == asked.wording)
        };
        let purposes = chosen(&asked.purposes, |purpose| !stands(purpose));
        let (person, wording, by) = (asked.person, asked.wording, self.hands.by);
        if !purposes.is_empty() {
            let fact = Fact::ConsentGiven(ConsentGiven { person, purposes, wording, by });
            self.store.write(|transaction| record(transaction, now, fact))?;
        }
        self.person(person)?.ok_or(ConsentRefused::Unknown)
    }

    /// Records that a person no longer agrees.
    ///
    /// # Errors
    /// The first [`ConsentRefused`] by precedence.
    pub fn withdraw_consent(
        &mut self,
        now: Now,
        person: PersonId,
        purposes: &[Purpose],
    ) -> Result<Person, ConsentRefused> {
        let held = self.consents_held(person, purposes)?;
        let stands = |purpose: &Purpose| held.iter().any(|row| row.purpose == *purpose);
        let purposes = chosen(purposes, stands);
        let by = self.hands.by;
        if !purposes.is_empty() {
            let fact = Fact::ConsentWithdrawn(ConsentWithdrawn { person, purposes, by });
            self.store.write(|transaction| record(transaction, now, fact))?;
        }
        self.person(person)?.ok_or(ConsentRefused::Unknown)
    }

    /// What a person agrees to now.
    fn consents_held(
        &self,
        person: PersonId,
        purposes: &[Purpose],
    ) -> Result<Vec<ConsentRow>, ConsentRefused> {
        standing(self.reader(), person)?.ok_or(ConsentRefused::Unknown)?;
        if purposes.is_empty() {
            return Err(ConsentRefused::Nothing);
        }
        let rows = consents_of(self.reader(), person)?;
        Ok(rows.into_iter().filter(|row| row.ended.is_none()).collect())
    }
}

/// Purposes as they are recorded: each once, in order.
fn chosen(asked: &[Purpose], which: impl Fn(&Purpose) -> bool) -> Vec<Purpose> {
    PURPOSES.into_iter().filter(|purpose| asked.contains(purpose) && which(purpose)).collect()
}

/// All a person ever agreed to, the newest first.
pub(crate) fn consents_of(
    connection: &Connection,
    person: PersonId,
) -> Result<Vec<ConsentRow>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT c.purpose, c.wording, c.given, c.given_by, c.ended, c.ended_by,
           coalesce(g.name, ''), coalesce(e.name, '') FROM consent c
         LEFT JOIN officer g ON g.number = c.given_by LEFT JOIN officer e ON e.number = c.ended_by
         WHERE c.person = ?1 ORDER BY c.seq DESC, c.purpose",
    )?;
    let mut rows = statement.query([person.to_string()])?;
    let mut consents = Vec::new();
    while let Some(row) = rows.next()? {
        let given: String = row.get(2)?;
        consents.push(ConsentRow {
            purpose: from_word(row.get(0)?)?,
            wording: row.get(1)?,
            given: parsed(&given)?,
            given_by: row.get(3)?,
            given_by_name: row.get(6)?,
            ended: parsed_if(row.get(4)?)?,
            ended_by: row.get(5)?,
            ended_by_name: row.get(7)?,
        });
    }
    Ok(consents)
}
