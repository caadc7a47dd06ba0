//! Stalls of the market: their names, places, zones, vendors, and what key their till signs with.
//! Must never delete one: a stall that leaves is retired, its past stays.

use domain::day::{Day, Timestamp};
use domain::id::{StallId, ZoneId};
use domain::now::Now;
use domain::thai::fits;
use domain::thai::printable;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::key::PublicKey;
use store::Fault;
use store::rows::{damaged, from_json, from_word, json, parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, StallChanged, StallRegistered, StallRetired};
use crate::market::words::{VISITING, is_about_health, tags_of};
use crate::people::sellers::VENDOR;
use crate::receiving::files::Verdict;
use crate::record::{record, record_private};

/// A stall.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Stall {
    /// Its id.
    pub id: StallId,
    /// The name over the stall.
    pub name: String,
    /// Its place: A-12.
    pub place: String,
    /// Its zone.
    pub zone: Option<ZoneId>,
    /// The zone's name; empty without one.
    pub zone_name: String,
    /// What it sells; empty when nobody said.
    pub category: String,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// It only visits, with a pass for a day.
    pub visiting: bool,
    /// Whose stall it is; may be empty.
    pub vendor: String,
    /// The day it was registered.
    pub registered: Day,
    /// The day it left.
    pub retired: Option<Day>,
    /// The key of its till.
    pub key: KeyState,
    /// The last day of an invitation that waits for its answer.
    pub invited_until: Option<Day>,
    /// Settlements that wait for a key to be accepted.
    pub waiting_files: u32,
    /// The settlement that came last.
    pub last_file: Option<LastFile>,
}

/// How a stall stands with its till.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum KeyState {
    /// Never invited.
    None,
    /// Invited; no key yet.
    Invited,
    /// Its till's key is accepted.
    Joined {
        /// Eight digits that people read to each other.
        fingerprint: String,
        /// Since when.
        since: Timestamp,
    },
    /// Its key was retired and no other was accepted.
    Retired,
}

/// The settlement of a stall that came last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct LastFile {
    /// Its business day.
    pub day: Day,
    /// The number of its closing.
    pub z: u64,
    /// When it came.
    pub received: Timestamp,
    /// How it stands.
    pub verdict: Verdict,
}

/// A stall, as a screen saves it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StallDraft {
    /// The stall to change; a new one when absent.
    #[serde(default)]
    pub id: Option<StallId>,
    /// The name over the stall.
    pub name: String,
    /// Its place: A-12. A visiting vendor needs none.
    pub place: String,
    /// Its zone.
    #[serde(default)]
    pub zone: Option<ZoneId>,
    /// What it sells; may be empty.
    #[serde(default)]
    pub category: String,
    /// Its tags: new, farmer. Never about anybody's health.
    #[serde(default)]
    pub tags: Vec<String>,
    /// A visiting vendor, without a place of its own. Stays as it was registered.
    #[serde(default)]
    pub visiting: bool,
    /// Whose stall it is; may be empty. Kept private.
    #[serde(default)]
    pub vendor: String,
}

/// Why a stall was not saved or retired, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum StallRefused {
    /// There is no such stall.
    #[error("there is no such stall")]
    Unknown,
    /// The stall has left.
    #[error("the stall has left the market")]
    Retired,
    /// No name, or more than 60 characters.
    #[error("the name does not fit")]
    Name,
    /// No place, or more than 20 characters.
    #[error("the place does not fit")]
    Place,
    /// Another stall has this place.
    #[error("{by} has this place")]
    PlaceTaken {
        /// The name of the other stall.
        by: String,
    },
    /// There is no such zone.
    #[error("there is no such zone")]
    UnknownZone,
    /// A category of more than 30 characters, more than 8 tags, or one of more than 20.
    #[error("the category or a tag does not fit")]
    Class,
    /// A tag about somebody's health or disability: such data is never kept.
    #[error("health is never stored")]
    Health,
    /// More than 60 characters for the vendor.
    #[error("the vendor's name does not fit")]
    Vendor,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Registers a stall or changes one.
    ///
    /// # Errors
    /// The first [`StallRefused`] by precedence.
    pub fn save_stall(&mut self, now: Now, draft: &StallDraft) -> Result<Stall, StallRefused> {
        let before = match draft.id {
            Some(id) => Some(the_stall(self.reader(), id)?.ok_or(StallRefused::Unknown)?),
            None => None,
        };
        if before.as_ref().is_some_and(|stall| stall.retired.is_some()) {
            return Err(StallRefused::Retired);
        }
        let visiting = before.as_ref().map_or(draft.visiting, |stall| stall.visiting);
        let draft = self.checked(&StallDraft { visiting, ..draft.clone() })?;
        let private = json(&StallPrivate { vendor: draft.vendor.clone() });
        let StallDraft { name, place, zone, category, tags, visiting, .. } = draft;
        let (id, fact) = match before {
            None => {
                let stall = StallId::new(now.at, now.random("stall"));
                let fact = StallRegistered { stall, name, place, zone, category, tags, visiting };
                (stall, Fact::StallRegistered(fact))
            }
            Some(before) => {
                let stall = before.id;
                let zone_from = self.class_may_change(stall, now.at.business_day())?;
                let fact = StallChanged { stall, name, place, zone, category, tags, zone_from };
                (stall, Fact::StallChanged(fact))
            }
        };
        self.store.write(|transaction| record_private(transaction, now, fact, Some(private)))?;
        self.stall_row(id)?.ok_or(StallRefused::Unknown)
    }

    /// The draft with its texts cleaned, if it can stand.
    fn checked(&self, draft: &StallDraft) -> Result<StallDraft, StallRefused> {
        let mut clean = StallDraft {
            id: draft.id,
            name: printable(&draft.name),
            place: printable(&draft.place),
            zone: draft.zone,
            category: printable(&draft.category),
            tags: tags_of(&draft.tags),
            visiting: draft.visiting,
            vendor: printable(&draft.vendor),
        };
        if !fits(&clean.name, 60) {
            return Err(StallRefused::Name);
        }
        if clean.visiting && clean.place.is_empty() {
            VISITING.clone_into(&mut clean.place);
        }
        if !fits(&clean.place, 20) {
            return Err(StallRefused::Place);
        }
        self.refuse_taken(&clean)?;
        let zones = self.zones()?;
        if clean.zone.is_some_and(|zone| !zones.iter().any(|known| known.id == zone)) {
            return Err(StallRefused::UnknownZone);
        }
        let short = |text: &str, most| text.chars().count() <= most;
        let tags_fit = clean.tags.len() <= 8 && clean.tags.iter().all(|tag| short(tag, 20));
        if !short(&clean.category, 30) || !tags_fit {
            return Err(StallRefused::Class);
        }
        if clean.tags.iter().chain([&clean.category]).any(|word| is_about_health(word)) {
            return Err(StallRefused::Health);
        }
        if !short(&clean.vendor, 60) {
            return Err(StallRefused::Vendor);
        }
        Ok(clean)
    }

    /// Refuses a place that another stall has; visiting vendors share theirs.
    fn refuse_taken(&self, clean: &StallDraft) -> Result<(), StallRefused> {
        if clean.visiting {
            return Ok(());
        }
        let own = clean.id.map(|id| id.to_string()).unwrap_or_default();
        let taken: Option<String> = self
            .reader()
            .query_row(
                "SELECT name FROM stall
                 WHERE place = ?1 AND id <> ?2 AND retired IS NULL AND visiting = 0",
                (&clean.place, own),
                |row| row.get(0),
            )
            .optional()
            .map_err(Fault::from)?;
        taken.map_or(Ok(()), |by| Err(StallRefused::PlaceTaken { by }))
    }

    /// The first day for which another class may hold: none that was assessed is changed.
    fn class_may_change(&self, stall: StallId, today: Day) -> Result<Day, Fault> {
        let last: Option<String> = self.reader().query_row(
            "SELECT max(day) FROM fee_assessment WHERE stall = ?1 AND day <= ?2",
            (stall.to_string(), today.to_string()),
            |row| row.get(0),
        )?;
        let after: Option<Day> = parsed_if(last)?;
        Ok(after.map_or(today, |last| last.next().max(today)))
    }

    /// Lets a stall leave the market. What it owes stays.
    ///
    /// # Errors
    /// [`StallRefused::Unknown`] or [`StallRefused::Retired`].
    pub fn retire_stall(&mut self, now: Now, stall: StallId) -> Result<Stall, StallRefused> {
        let before = the_stall(self.reader(), stall)?.ok_or(StallRefused::Unknown)?;
        if before.retired.is_some() {
            return Err(StallRefused::Retired);
        }
        let fact = Fact::StallRetired(StallRetired { stall });
        self.store.write(|transaction| record(transaction, now, fact))?;
        self.stall_row(stall)?.ok_or(StallRefused::Unknown)
    }

    /// All stalls by place, those that left last.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn stalls(&self) -> Result<Vec<Stall>, Fault> {
        self.stalls_of(None)
    }

    /// One stall as the list tells it; `None` when there is no such stall.
    pub(crate) fn stall_row(&self, stall: StallId) -> Result<Option<Stall>, Fault> {
        Ok(self.stalls_of(Some(stall))?.pop())
    }

    fn stalls_of(&self, only: Option<StallId>) -> Result<Vec<Stall>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT s.id, s.zone, coalesce(z.name, ''), s.category, s.tags, s.visiting,
               (SELECT expires FROM invitation i WHERE i.stall = s.id AND i.state = 'open'),
               (SELECT count(*) FROM settlement m WHERE m.stall = s.id AND m.confirmed = 0
                  AND m.booked = 0)
             FROM stall s LEFT JOIN zone z ON z.id = s.zone WHERE ?1 IS NULL OR s.id = ?1
             ORDER BY s.retired IS NOT NULL, s.place, s.id",
        )?;
        let mut rows = statement.query([only.map(|stall| stall.to_string())])?;
        let mut stalls = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            let named = the_stall(self.reader(), parsed(&id)?)?;
            let named = named.ok_or_else(|| damaged("a stall that is not there"))?;
            let tags: String = row.get(4)?;
            let invited_until: Option<Day> = parsed_if(row.get(6)?)?;
            stalls.push(Stall {
                key: key_state(self.reader(), &named, invited_until.is_some())?,
                last_file: last_file(self.reader(), named.id)?,
                id: named.id,
                name: named.name,
                place: named.place,
                zone: parsed_if(row.get(1)?)?,
                zone_name: row.get(2)?,
                category: row.get(3)?,
                tags: from_json(&tags)?,
                visiting: row.get(5)?,
                vendor: named.vendor,
                registered: named.registered,
                retired: named.retired,
                invited_until,
                waiting_files: row.get(7)?,
            });
        }
        Ok(stalls)
    }
}

/// The private part of a stall's facts.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct StallPrivate {
    pub(crate) vendor: String,
}

/// A stall as its own table has it.
pub(crate) struct NamedStall {
    pub(crate) id: StallId,
    pub(crate) name: String,
    pub(crate) place: String,
    pub(crate) vendor: String,
    pub(crate) visiting: bool,
    pub(crate) registered: Day,
    pub(crate) retired: Option<Day>,
}

/// One stall; `None` when there is no such stall.
pub(crate) fn the_stall(connection: &Connection, id: StallId) -> Result<Option<NamedStall>, Fault> {
    type Columns = (String, String, String, bool, String, Option<String>);
    let columns: Option<Columns> = connection
        .prepare_cached(&format!(
            "SELECT s.name, s.place, {VENDOR}, s.visiting, s.registered, s.retired FROM stall s
             WHERE s.id = ?1",
        ))?
        .query_row([id.to_string()], |row| row.try_into())
        .optional()?;
    let Some((name, place, vendor, visiting, registered, retired)) = columns else {
        return Ok(None);
    };
    let (registered, retired) = (parsed(&registered)?, parsed_if(retired)?);
    Ok(Some(NamedStall { id, name, place, vendor, visiting, registered, retired }))
}

fn key_state(
    connection: &Connection,
    stall: &NamedStall,
    invited: bool,
) -> Result<KeyState, Fault> {
    let key: Option<(String, i64, Option<i64>)> = connection
        .prepare_cached(
            "SELECT key, accepted, retired FROM stall_key WHERE stall = ?1
             ORDER BY retired IS NOT NULL, retired DESC LIMIT 1",
        )?
        .query_row([stall.id.to_string()], |row| row.try_into())
        .optional()?;
    Ok(match key {
        Some((key, accepted, None)) if stall.retired.is_none() => {
            let key: PublicKey = parsed(&key)?;
            let since = Timestamp::from_seconds(accepted);
            KeyState::Joined { fingerprint: key.fingerprint(), since }
        }
        Some(_) => KeyState::Retired,
        None if invited => KeyState::Invited,
        None => KeyState::None,
    })
}

fn last_file(connection: &Connection, stall: StallId) -> Result<Option<LastFile>, Fault> {
    let columns: Option<(String, u64, i64, String)> = connection
        .prepare_cached(
            "SELECT m.day, m.z, f.received, f.verdict FROM settlement m
             JOIN file f ON f.sha256 = m.file WHERE m.stall = ?1 ORDER BY m.seq DESC LIMIT 1",
        )?
        .query_row([stall.to_string()], |row| row.try_into())
        .optional()?;
    let Some((day, z, received, verdict)) = columns else { return Ok(None) };
    let received = Timestamp::from_seconds(received);
    Ok(Some(LastFile { day: parsed(&day)?, z, received, verdict: from_word(verdict)? }))
}
