//! The register of people: a name, a telephone if she likes, her household; what she is in the
//! market follows from where she stands in the book. Must never keep anything about her health.

use domain::day::Day;
use domain::id::{HouseholdId, PersonId, StallId};
use domain::now::Now;
use domain::officer::OfficerNumber;
use domain::thai::{arabic_digits, fits, fold, printable};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, json, parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, PersonSet};
use crate::market::words::is_about_health;
use crate::people::apply::PersonPrivate;
use crate::people::consent::{ConsentRow, consents_of};
use crate::people::households::is_standing;
use crate::record::record_private;

/// What a person is in the market: told by the book, never typed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonRole {
    /// A stall is hers.
    Vendor,
    /// She may sell at a stall.
    Seller,
    /// She speaks for her household.
    Representative,
    /// She is of a household.
    Household,
    /// She is an officer of the committee.
    Officer,
}

/// A person of the register.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Person {
    /// Her id.
    pub id: PersonId,
    /// Her name; empty when it was erased.
    pub name: String,
    /// Her telephone; may be empty.
    pub phone: String,
    /// Her household.
    pub household: Option<HouseholdId>,
    /// The household's code; empty without one.
    pub household_code: String,
    /// Her number among the officers.
    pub officer: Option<OfficerNumber>,
    /// What she is in the market.
    pub roles: Vec<PersonRole>,
    /// The stalls where she sells now.
    pub stalls: Vec<SellsAt>,
    /// What she agreed to, the newest first.
    pub consents: Vec<ConsentRow>,
    /// The day she was entered.
    pub registered: Day,
    /// The day her name was erased.
    pub erased: Option<Day>,
}

/// A stall where a person sells.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct SellsAt {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// It is hers; otherwise she may sell there.
    pub vendor: bool,
    /// Since when.
    pub since: Day,
}

/// A person, as a screen saves her.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonDraft {
    /// The person to change; a new one when absent.
    #[serde(default)]
    pub id: Option<PersonId>,
    /// Her name. Kept private.
    pub name: String,
    /// Her telephone; may be empty. Kept private.
    #[serde(default)]
    pub phone: String,
    /// Her household.
    #[serde(default)]
    pub household: Option<HouseholdId>,
    /// Her number among the officers.
    #[serde(default)]
    pub officer: Option<OfficerNumber>,
}

/// Why a person was not saved, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum PersonRefused {
    /// There is no such person, or her name was erased.
    #[error("there is no such person")]
    Unknown,
    /// No name, or more than 60 characters.
    #[error("the name does not fit")]
    Name,
    /// A name that tells of her health.
    #[error("health is never stored")]
    Health,
    /// A telephone that is none: 9 to 15 digits, blanks and dashes.
    #[error("the telephone does not fit")]
    Phone,
    /// There is no such household, or it is retired.
    #[error("there is no such household")]
    Household,
    /// There is no such officer, or another person is this one.
    #[error("no such officer, or another person is this one")]
    Officer,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Enters a person or changes her. What changes nothing records nothing.
    ///
    /// # Errors
    /// The first [`PersonRefused`] by precedence.
    pub fn save_person(&mut self, now: Now, draft: &PersonDraft) -> Result<Person, PersonRefused> {
        let before = match draft.id {
            None => None,
            Some(id) => Some(standing(self.reader(), id)?.ok_or(PersonRefused::Unknown)?),
        };
        let wanted = self.checked_person(draft, before.as_ref())?;
        let id = draft.id.unwrap_or_else(|| PersonId::new(now.at, now.random("person")));
        if before.as_ref() != Some(&wanted) {
            let Standing { name, phone, household, officer } = wanted;
            let by = self.hands.by;
            let fact = Fact::PersonSet(PersonSet { person: id, household, officer, by });
            let private = Some(json(&PersonPrivate { name, phone }));
            self.store.write(|transaction| record_private(transaction, now, fact, private))?;
        }
        self.person(id)?.ok_or(PersonRefused::Unknown)
    }

    fn checked_person(
        &self,
        draft: &PersonDraft,
        before: Option<&Standing>,
    ) -> Result<Standing, PersonRefused> {
        let name = printable(&draft.name);
        if !fits(&name, 60) {
            return Err(PersonRefused::Name);
        }
        if is_about_health(&name) {
            return Err(PersonRefused::Health);
        }
        let phone = arabic_digits(&printable(&draft.phone));
        if !is_phone(&phone) {
            return Err(PersonRefused::Phone);
        }
        let kept = before.and_then(|before| before.household);
        if let Some(household) = draft.household
            && Some(household) != kept
            && !is_standing(self.reader(), household)?
        {
            return Err(PersonRefused::Household);
        }
        if let Some(officer) = draft.officer {
            let own = draft.id.map(|id| id.to_string()).unwrap_or_default();
            let free: bool = self
                .reader()
                .query_row(
                    "SELECT EXISTS (SELECT 1 FROM officer WHERE number = ?1)
                       AND NOT EXISTS (SELECT 1 FROM person WHERE officer = ?1 AND id <> ?2)",
                    (officer, own),
                    |row| row.get(0),
                )
                .map_err(Fault::from)?;
            if !free {
                return Err(PersonRefused::Officer);
            }
        }
        let (household, officer) = (draft.household, draft.officer);
        Ok(Standing { name, phone, household, officer })
    }

    /// The people whose name, telephone, household or stall has the words in it, by name; all of
    /// them without words. Those who were erased come last, and only without words.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn people(&self, search: &str) -> Result<Vec<Person>, Fault> {
        let mut statement = self
            .reader()
            .prepare_cached("SELECT id FROM person ORDER BY erased IS NOT NULL, id")?;
        let ids = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        let words = fold(search);
        let mut people = Vec::new();
        for id in ids {
            let person = self.person(parsed(&id)?)?;
            people.extend(person.filter(|person| words.is_empty() || person.has(&words)));
        }
        people.sort_by_cached_key(|person| (person.erased.is_some(), fold(&person.name)));
        Ok(people)
    }

    /// One person; `None` when there is none.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn person(&self, id: PersonId) -> Result<Option<Person>, Fault> {
        type Columns = (
            (String, String, Option<String>, Option<String>),
            (Option<u32>, String, Option<String>, bool, bool),
        );
        let columns: Option<Columns> = self
            .reader()
            .prepare_cached(
                "SELECT p.name, p.phone, p.household, h.code, p.officer, p.registered, p.erased,
                   EXISTS (SELECT 1 FROM household r WHERE r.representative = p.id),
                   EXISTS (SELECT 1 FROM officer o WHERE o.number = p.officer AND o.retired = 0)
                 FROM person p LEFT JOIN household h ON h.id = p.household WHERE p.id = ?1",
            )?
            .query_row([id.to_string()], |row| {
                Ok((
                    (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?),
                    (row.get(4)?, row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?),
                ))
            })
            .optional()?;
        let Some(((name, phone, household, code), (officer, registered, erased, speaks, serves))) =
            columns
        else {
            return Ok(None);
        };
        let stalls = sells_at(self.reader(), id)?;
        let roles = [
            (stalls.iter().any(|stall| stall.vendor), PersonRole::Vendor),
            (stalls.iter().any(|stall| !stall.vendor), PersonRole::Seller),
            (speaks, PersonRole::Representative),
            (household.is_some(), PersonRole::Household),
            (serves, PersonRole::Officer),
        ];
        Ok(Some(Person {
            id,
            name,
            phone,
            household: parsed_if(household)?,
            household_code: code.unwrap_or_default(),
            officer,
            roles: roles.into_iter().filter(|(is, _)| *is).map(|(_, role)| role).collect(),
            stalls,
            consents: consents_of(self.reader(), id)?,
            registered: parsed(&registered)?,
            erased: parsed_if(erased)?,
        }))
    }
}

impl Person {
    /// Whether the folded words are in her name, telephone, household's code or stall.
    fn has(&self, words: &str) -> bool {
        let digits: String = self.phone.chars().filter(char::is_ascii_digit).collect();
        let stalls = self.stalls.iter().flat_map(|stall| [&stall.place, &stall.name]);
        [&self.name, &self.phone, &digits, &self.household_code]
            .into_iter()
            .chain(stalls)
            .any(|text| fold(text).contains(words))
    }
}

/// What can be changed of a person who was not erased.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Standing {
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) household: Option<HouseholdId>,
    pub(crate) officer: Option<OfficerNumber>,
}

/// A person who was not erased; `None` when there is no such one.
pub(crate) fn standing(
    connection: &Connection,
    person: PersonId,
) -> Result<Option<Standing>, Fault> {
    let columns: Option<(String, String, Option<String>, Option<u32>)> = connection
        .prepare_cached(
            "SELECT name, phone, household, officer FROM person
             WHERE id = ?1 AND erased IS NULL",
        )?
        .query_row([person.to_string()], |row| row.try_into())
        .optional()?;
    let Some((name, phone, household, officer)) = columns else { return Ok(None) };
    if name.is_empty() {
        return Err(damaged("a person without a name"));
    }
    Ok(Some(Standing { name, phone, household: parsed_if(household)?, officer }))
}

fn sells_at(connection: &Connection, person: PersonId) -> Result<Vec<SellsAt>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, s.place, s.name, v.role = 'vendor', v.from_day FROM stall_person v
         JOIN stall s ON s.id = v.stall
         WHERE v.person = ?1 AND v.until_day IS NULL AND s.retired IS NULL
         ORDER BY v.role DESC, s.place, s.id",
    )?;
    let mut rows = statement.query([person.to_string()])?;
    let mut stalls = Vec::new();
    while let Some(row) = rows.next()? {
        let (stall, since): (String, String) = (row.get(0)?, row.get(4)?);
        stalls.push(SellsAt {
            stall: parsed(&stall)?,
            place: row.get(1)?,
            name: row.get(2)?,
            vendor: row.get(3)?,
            since: parsed(&since)?,
        });
    }
    Ok(stalls)
}

/// Nothing, or 9 to 15 digits with blanks and dashes between, perhaps a plus before.
fn is_phone(phone: &str) -> bool {
    let digits = phone.bytes().filter(u8::is_ascii_digit).count();
    let fits = |(at, c): (usize, char)| {
        c.is_ascii_digit() || matches!(c, ' ' | '-') || (at == 0 && c == '+')
    };
    phone.is_empty()
        || ((9..=15).contains(&digits) && phone.len() <= 24 && phone.char_indices().all(fits))
}
