//! People, households, consent, sellers and passes to tables. Must never decide anything.

use std::fmt::Display;

use domain::day::Day;
use domain::id::{PersonId, StallId};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::journal::Placed;
use store::rows::word;

use crate::apply::named_part;
use crate::fact::{
    ConsentGiven, ConsentWithdrawn, HouseholdSet, PassIssued, PassWithdrawn, PersonErased,
    PersonSet, Purpose, StallPeopleSet,
};

/// The private part of a household's facts.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct HouseholdPrivate {
    pub(crate) name: String,
}

/// The private part of a person's facts.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct PersonPrivate {
    pub(crate) name: String,
    pub(crate) phone: String,
}

/// Whom the private part of an entry names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum NamedKind {
    /// A person.
    Person,
    /// A household.
    Household,
    /// The vendor of a stall.
    Stall,
    /// Perhaps somebody, in the reason why a stall stays away. Its id: see [`excuse_id`].
    Excuse,
}

/// The id of an excuse among the entries that name somebody: the stall's, a blank, the day.
pub(crate) fn excuse_id(stall: StallId, day: Day) -> String {
    format!("{stall} {day}")
}

/// Notes whom the private part of an entry names, so that it is found when she is erased.
pub(crate) fn names(
    transaction: &Transaction<'_>,
    entry: Placed,
    kind: NamedKind,
    id: impl Display,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO named_entry (seq, kind, id) VALUES (?1, ?2, ?3)",
        (entry.seq, word(&kind), id.to_string()),
    )?;
    Ok(())
}

pub(crate) fn apply_household(
    transaction: &Transaction<'_>,
    entry: Placed,
    set: &HouseholdSet,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: HouseholdPrivate = named_part(private)?;
    names(transaction, entry, NamedKind::Household, set.household)?;
    transaction.execute(
        "INSERT INTO household (id, code, name, representative, retired)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name,
           representative = excluded.representative,
           retired = CASE WHEN excluded.retired IS NULL THEN NULL
             ELSE coalesce(retired, excluded.retired) END",
        (
            set.household.to_string(),
            &set.code,
            &private.name,
            set.representative.map(|person| person.to_string()),
            set.retired.then(|| entry.day.to_string()),
        ),
    )?;
    Ok(())
}

/// Who leaves a household no longer speaks for it.
pub(crate) fn apply_person(
    transaction: &Transaction<'_>,
    entry: Placed,
    set: &PersonSet,
    private: Option<&str>,
) -> Result<(), Fault> {
    let private: PersonPrivate = named_part(private)?;
    names(transaction, entry, NamedKind::Person, set.person)?;
    let (person, household) =
        (set.person.to_string(), set.household.map(|household| household.to_string()));
    transaction.execute(
        "INSERT INTO person (id, name, phone, household, officer, registered)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, phone = excluded.phone,
           household = excluded.household, officer = excluded.officer",
        (&person, &private.name, &private.phone, &household, set.officer, entry.day.to_string()),
    )?;
    transaction.execute(
        "UPDATE household SET representative = NULL
         WHERE representative = ?1 AND id IS NOT ?2",
        (&person, &household),
    )?;
    Ok(())
}

/// A purpose that was agreed to in other words before is agreed to in these from here.
pub(crate) fn apply_consent(
    transaction: &Transaction<'_>,
    entry: Placed,
    given: &ConsentGiven,
) -> Result<(), Fault> {
    for purpose in &given.purposes {
        end_consent(transaction, entry, (given.person, *purpose), given.by)?;
        transaction.execute(
            "INSERT INTO consent (seq, person, purpose, wording, given, given_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                entry.seq,
                given.person.to_string(),
                word(purpose),
                given.wording,
                entry.day.to_string(),
                given.by,
            ),
        )?;
    }
    Ok(())
}

pub(crate) fn apply_withdrawn(
    transaction: &Transaction<'_>,
    entry: Placed,
    withdrawn: &ConsentWithdrawn,
) -> Result<(), Fault> {
    withdrawn.purposes.iter().try_for_each(|purpose| {
        end_consent(transaction, entry, (withdrawn.person, *purpose), withdrawn.by)
    })
}

fn end_consent(
    transaction: &Transaction<'_>,
    entry: Placed,
    (person, purpose): (PersonId, Purpose),
    by: Option<u32>,
) -> Result<(), Fault> {
    transaction.execute(
        "UPDATE consent SET ended = ?3, ended_by = ?4
         WHERE person = ?1 AND purpose = ?2 AND ended IS NULL",
        (person.to_string(), word(&purpose), entry.day.to_string(), by),
    )?;
    Ok(())
}

/// Who stays in the same role stays since the day she took it.
pub(crate) fn apply_sellers(
    transaction: &Transaction<'_>,
    entry: Placed,
    set: &StallPeopleSet,
) -> Result<(), Fault> {
    let stall = set.stall.to_string();
    let vendor = set.vendor.iter().map(|person| (person.to_string(), "vendor"));
    let sellers = set.sellers.iter().map(|person| (person.to_string(), "seller"));
    let wanted: Vec<(String, &str)> = vendor.chain(sellers).collect();
    let mut statement = transaction.prepare_cached(
        "SELECT person, role FROM stall_person WHERE stall = ?1 AND until_day IS NULL",
    )?;
    let stand = statement
        .query_map([&stall], |row| row.try_into())?
        .collect::<Result<Vec<(String, String)>, _>>()?;
    for (person, role) in &stand {
        if !wanted.iter().any(|(who, what)| who == person && what == role) {
            transaction.execute(
                "UPDATE stall_person SET until_day = ?3
                 WHERE stall = ?1 AND person = ?2 AND until_day IS NULL",
                (&stall, person, entry.day.to_string()),
            )?;
        }
    }
    for (person, role) in wanted {
        if !stand.iter().any(|(who, what)| *who == person && what == role) {
            transaction.execute(
                "INSERT INTO stall_person (seq, stall, person, role, from_day)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                (entry.seq, &stall, &person, role, entry.day.to_string()),
            )?;
        }
    }
    Ok(())
}

pub(crate) fn apply_pass(
    transaction: &Transaction<'_>,
    entry: Placed,
    issued: &PassIssued,
) -> Result<(), Fault> {
    transaction.execute(
        "INSERT INTO pass (stall, day, place, seq, issued_by) VALUES (?1, ?2, ?3, ?4, ?5)",
        (issued.stall.to_string(), issued.of.to_string(), &issued.place, entry.seq, issued.by),
    )?;
    Ok(())
}

pub(crate) fn apply_pass_withdrawn(
    transaction: &Transaction<'_>,
    withdrawn: &PassWithdrawn,
) -> Result<(), Fault> {
    transaction.execute(
        "DELETE FROM pass WHERE stall = ?1 AND day = ?2",
        (withdrawn.stall.to_string(), withdrawn.of.to_string()),
    )?;
    Ok(())
}

/// Her name is nowhere in the tables, and where she stood is empty. A table keeps the words of the
/// last entry that set them: those go that came from an entry that is erased.
pub(crate) fn apply_erased(
    transaction: &Transaction<'_>,
    entry: Placed,
    erased: &PersonErased,
) -> Result<(), Fault> {
    let (person, day) = (erased.person.to_string(), entry.day.to_string());
    transaction.execute(
        "UPDATE person SET name = '', phone = '', household = NULL, officer = NULL, erased = ?2
         WHERE id = ?1",
        (&person, &day),
    )?;
    for ended in [
        "UPDATE household SET representative = NULL WHERE representative = ?1 AND ?2 IS NOT NULL",
        "UPDATE stall_person SET until_day = ?2 WHERE person = ?1 AND until_day IS NULL",
    ] {
        transaction.execute(ended, (&person, &day))?;
    }
    transaction.execute(
        "UPDATE consent SET ended = ?2, ended_by = ?3 WHERE person = ?1 AND ended IS NULL",
        (&person, &day, erased.by),
    )?;
    for seq in &erased.entries {
        for (table, id) in [
            ("stall SET vendor", "id"),
            ("household SET name", "id"),
            ("excuse SET reason", "stall || ' ' || day"),
        ] {
            transaction.execute(
                &format!(
                    "UPDATE {table} = '' WHERE {id} = (SELECT n.id FROM named_entry n WHERE n.seq = ?1
                       AND n.seq = (SELECT max(m.seq) FROM named_entry m
                                    WHERE m.kind = n.kind AND m.id = n.id))"
                ),
                [seq],
            )?;
        }
    }
    for seq in &erased.entries {
        transaction.execute("DELETE FROM named_entry WHERE seq = ?1", [seq])?;
    }
    Ok(())
}
