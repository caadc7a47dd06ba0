//! Erasing a person: her name and telephone go from the tables and from the journal's private
//! parts; what was charged and paid stays, without the name. Must never touch a line of the
//! journal, and never say that paper, backups or receipts of officers are gone.

use std::collections::BTreeSet;

use domain::day::Day;
use domain::id::{PersonId, StallId};
use domain::now::Now;
use domain::thai::fold;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::rows::{from_word, parsed};
use store::{Fault, journal};
use ts_rs::TS;

use crate::Book;
use crate::apply::private_part;
use crate::days::apply::ExcusePrivate;
use crate::fact::{Fact, PersonErased};
use crate::line::Entry;
use crate::market::stalls::StallPrivate;
use crate::people::apply::{HouseholdPrivate, NamedKind, PersonPrivate};
use crate::people::register::standing;
use crate::record::record;

/// A person to be erased, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EraseRequest {
    /// The person.
    pub person: PersonId,
    /// Her name, typed: what is erased does not come back.
    pub name: String,
}

/// A person who was erased.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ErasedPerson {
    /// Who.
    pub person: PersonId,
    /// The day.
    pub day: Day,
    /// How many entries of the journal had named her.
    pub entries: u32,
}

/// Where a person's name stands and stays, to be said before she is erased.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct NamedElsewhere {
    /// Receipts that name her as the one who took or handed over money: the law keeps them.
    pub receipts: u32,
    /// She is linked to an officer of the committee, who keeps her name.
    pub officer: bool,
    /// Stalls whose own name has hers in it, as "place name": it stands in their files.
    pub stall_names: Vec<String>,
    /// Stalls that name her as the vendor without being linked to her, as "place name".
    pub unlinked: Vec<String>,
}

/// Why nobody was erased, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum EraseRefused {
    /// There is no such person.
    #[error("there is no such person")]
    Unknown,
    /// The typed name is another.
    #[error("the typed name is another")]
    OtherName,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// An entry whose private part names a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct NamingEntry {
    /// Its number.
    pub entry: u64,
    /// Its business day.
    pub day: Day,
    /// Its kind.
    pub kind: String,
    /// The name as it stands there.
    pub name: String,
    /// The telephone as it stands there; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
}

impl Book {
    /// Erases a person, and writes the book's file anew so that her name is not in it. One who was
    /// erased before gives the first answer; the file is written anew again.
    ///
    /// # Errors
    /// The first [`EraseRefused`] by precedence. A fault of the disk after the erasure was recorded
    /// leaves it recorded: ask again.
    pub fn erase_person(
        &mut self,
        now: Now,
        asked: &EraseRequest,
    ) -> Result<ErasedPerson, EraseRefused> {
        let person = asked.person;
        if let Some(before) = standing(self.reader(), person)? {
            if fold(&before.name) != fold(&asked.name) {
                return Err(EraseRefused::OtherName);
            }
            let named = naming_entries(self.reader(), person)?;
            let entries: Vec<u64> = named.iter().map(|named| named.entry).collect();
            let by = self.hands.by;
            self.store.write(|transaction| -> Result<(), Fault> {
                let erased = PersonErased { person, entries: entries.clone(), by };
                record(transaction, now, Fact::PersonErased(erased))?;
                journal::erase_private(transaction, &entries) // the guards look at the fact above
            })?;
        }
        let erased = erased(self.reader(), person)?.ok_or(EraseRefused::Unknown)?;
        self.store.scrub()?;
        Ok(erased)
    }

    /// Where a person's name stands and would stay.
    ///
    /// # Errors
    /// [`EraseRefused::Unknown`], also for one who was erased.
    pub fn named_elsewhere(&self, person: PersonId) -> Result<NamedElsewhere, EraseRefused> {
        let standing = standing(self.reader(), person)?.ok_or(EraseRefused::Unknown)?;
        let name = fold(&standing.name);
        let receipts = collected(self.reader(), &name)?;
        let (mut stall_names, mut unlinked) = (vec![], vec![]);
        let linked = linked_stalls(self.reader(), person)?;
        for (id, shown, stall_name, vendor) in all_stalls(self.reader())? {
            if fold(&stall_name).contains(&name) {
                stall_names.push(shown.clone());
            }
            if !linked.contains(&id) && fold(&vendor).contains(&name) {
                unlinked.push(shown);
            }
        }
        Ok(NamedElsewhere { receipts, officer: standing.officer.is_some(), stall_names, unlinked })
    }
}

/// The entries whose private part names a person, in order: her own; those of stalls ever linked to
/// her, of households she was ever of and of excuses of these stalls, where the text has one of her
/// names in it.
pub(crate) fn naming_entries(
    connection: &Connection,
    person: PersonId,
) -> Result<Vec<NamingEntry>, Fault> {
    let mut found = Vec::new();
    let (mut names, mut households) = (BTreeSet::new(), BTreeSet::new());
    for (seq, _) in entries_of(connection, NamedKind::Person, &person.to_string())? {
        let (stored, entry, private) = read(connection, seq)?;
        let PersonPrivate { name, phone } = private_part(private.as_deref())?;
        if let Fact::PersonSet(set) = &entry.fact {
            households.extend(set.household.map(|household| household.to_string()));
        }
        names.insert(fold(&name));
        let (day, kind) = (stored.day, stored.kind);
        found.push(NamingEntry { entry: seq, day, kind, name, phone });
    }
    let has_name = |text: &str| names.iter().any(|name| fold(text).contains(name.as_str()));
    let stalls = linked_stalls(connection, person)?;
    let stalls = stalls.iter().map(|id| (NamedKind::Stall, id.to_string()));
    let households = households.into_iter().map(|id| (NamedKind::Household, id));
    let excuses = excuses_of(connection, person)?.into_iter().map(|id| (NamedKind::Excuse, id));
    for (kind, id) in stalls.chain(households).chain(excuses) {
        for (seq, _) in entries_of(connection, kind, &id)? {
            let (stored, _, private) = read(connection, seq)?;
            let text = match kind {
                NamedKind::Excuse => private_part::<ExcusePrivate>(private.as_deref())?.reason,
                NamedKind::Household => private_part::<HouseholdPrivate>(private.as_deref())?.name,
                _ => private_part::<StallPrivate>(private.as_deref())?.vendor,
            };
            if has_name(&text) {
                let (day, kind, phone) = (stored.day, stored.kind, String::new());
                found.push(NamingEntry { entry: seq, day, kind, name: text, phone });
            }
        }
    }
    found.sort_by_key(|named| named.entry);
    Ok(found)
}

/// The ids of the excuses of stalls that a person was ever linked to.
fn excuses_of(connection: &Connection, person: PersonId) -> Result<BTreeSet<String>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT n.id FROM stall_person v JOIN named_entry n
           ON n.kind = 'excuse' AND n.id > v.stall || ' ' AND n.id < v.stall || '!'
         WHERE v.person = ?1",
    )?;
    let rows = statement.query_map([person.to_string()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn entries_of(
    connection: &Connection,
    kind: NamedKind,
    id: &str,
) -> Result<Vec<(u64, NamedKind)>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT seq, kind FROM named_entry WHERE id = ?1 ORDER BY seq")?;
    let rows = statement
        .query_map([id], |row| row.try_into())?
        .collect::<Result<Vec<(u64, String)>, _>>()?;
    let mut entries = Vec::new();
    for (seq, word) in rows {
        let found: NamedKind = from_word(word)?;
        if found == kind {
            entries.push((seq, found));
        }
    }
    Ok(entries)
}

/// An entry of the journal with its private part.
fn read(
    connection: &Connection,
    seq: u64,
) -> Result<(journal::Stored, Entry, Option<String>), Fault> {
    let stored = journal::entries(connection, seq, seq)?.pop();
    let stored = stored.ok_or_else(|| Fault::Damaged(format!("entry {seq} is missing")))?;
    let (entry, private) = Entry::unsealed(&stored.line, stored.private.as_deref())
        .map_err(|refused| stored.damaged(refused))?;
    let private = private.map(str::to_owned);
    Ok((stored, entry, private))
}

/// The stalls that a person was ever linked to.
fn linked_stalls(connection: &Connection, person: PersonId) -> Result<BTreeSet<StallId>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT DISTINCT stall FROM stall_person WHERE person = ?1")?;
    let rows = statement.query_map([person.to_string()], |row| row.get::<_, String>(0))?;
    rows.map(|stall| parsed(&stall?)).collect()
}

type NamedStall = (StallId, String, String, String);

/// Every stall: its id, "place name", its name and the vendor as typed.
fn all_stalls(connection: &Connection) -> Result<Vec<NamedStall>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT id, place, name, vendor FROM stall ORDER BY place, id")?;
    let mut rows = statement.query([])?;
    let mut stalls = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, place, name): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        stalls.push((parsed(&id)?, format!("{place} {name}"), name, row.get(3)?));
    }
    Ok(stalls)
}

/// How many receipts name somebody as the one who took or handed over money.
pub(crate) fn collected(connection: &Connection, folded: &str) -> Result<u32, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT collector, '', count(*) FROM payment GROUP BY collector UNION ALL
         SELECT coalesce(collector, ''), receiver, count(*) FROM cash_entry
         GROUP BY coalesce(collector, ''), receiver",
    )?;
    let mut rows = statement.query([])?;
    let mut receipts = 0_u32;
    while let Some(row) = rows.next()? {
        let (collector, receiver): (String, String) = (row.get(0)?, row.get(1)?);
        if fold(&collector) == folded || fold(&receiver) == folded {
            receipts = receipts.saturating_add(row.get(2)?);
        }
    }
    Ok(receipts)
}

/// The erasure of a person, as the journal has it.
fn erased(connection: &Connection, person: PersonId) -> Result<Option<ErasedPerson>, Fault> {
    let columns: Option<(String, String)> = connection
        .query_row(
            "SELECT day, line FROM journal
             WHERE kind = ?1 AND json_extract(line, '$.body.person') = ?2",
            (journal::ERASURE, person.to_string()),
            |row| row.try_into(),
        )
        .optional()?;
    let Some((day, line)) = columns else { return Ok(None) };
    let entry = Entry::read(&line).map_err(store::rows::damaged)?;
    let Fact::PersonErased(fact) = entry.fact else { return Ok(None) };
    let entries = u32::try_from(fact.entries.len()).unwrap_or(u32::MAX);
    Ok(Some(ErasedPerson { person, day: parsed(&day)?, entries }))
}
