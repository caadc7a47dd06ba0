//! The machines of a stall, one key each: since when, until when, and how far they came.
//! Must never let a lost machine sign another day, nor forget what it had signed before.

use domain::day::{Day, Timestamp};
use domain::id::StallId;
use domain::now::Now;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use settlement::key::PublicKey;
use store::Fault;
use store::rows::{parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, KeyRetired};
use crate::fees::assess::assess_run;
use crate::market::stalls::the_stall;
use crate::receiving::apply::holding_key;
use crate::receiving::fork::reason_that_fits;
use crate::record::record;

/// A machine that a stall has or had.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Machine {
    /// Its key.
    pub key: PublicKey,
    /// Eight digits that people read to each other.
    pub fingerprint: String,
    /// Since when its key is accepted.
    pub since: Timestamp,
    /// When its key was retired; none for the one that holds.
    pub retired: Option<Timestamp>,
    /// The last business day that is taken from it.
    pub last_day: Option<Day>,
    /// Why it was retired; empty when another machine took its place.
    pub reason: String,
    /// The number of its last settlement that is taken; none before the first.
    pub last_z: Option<u64>,
    /// The business day of that.
    pub last_settled: Option<Day>,
    /// Settlements that came too late for it: of days after its last one.
    pub too_late: u32,
}

/// A key to be retired.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RetireKey {
    /// The stall.
    pub stall: StallId,
    /// The key; the one that holds when absent. One that ended already may get another day.
    #[serde(default)]
    pub key: Option<PublicKey>,
    /// The last business day that is taken from it.
    pub last_day: Day,
    /// Why.
    pub reason: String,
}

/// Why a key was not retired, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum RetireKeyRefused {
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The stall has no such key, or none that holds.
    #[error("the stall has no such key")]
    NoKey,
    /// A day that has not come.
    #[error("the last day has not come yet")]
    Future,
    /// No reason, or more than 200 characters.
    #[error("the reason does not fit")]
    Reason,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Ends the key of a machine that was lost, stolen or replaced: what it signed for later days
    /// is set aside, also when it came before. No other machine needs to have joined.
    ///
    /// # Errors
    /// The first [`RetireKeyRefused`] by precedence.
    pub fn retire_key(
        &mut self,
        now: Now,
        asked: &RetireKey,
    ) -> Result<Vec<Machine>, RetireKeyRefused> {
        let stall = asked.stall;
        the_stall(self.reader(), stall)?.ok_or(RetireKeyRefused::UnknownStall)?;
        let machines = self.machines(stall)?;
        let holds = holding_key(self.reader(), stall)?;
        let key = asked.key.or(holds).ok_or(RetireKeyRefused::NoKey)?;
        let machine = machines.iter().find(|machine| machine.key == key);
        let machine = machine.ok_or(RetireKeyRefused::NoKey)?;
        let last_day = asked.last_day;
        if last_day > now.at.business_day() {
            return Err(RetireKeyRefused::Future);
        }
        let reason = reason_that_fits(&asked.reason).ok_or(RetireKeyRefused::Reason)?;
        if machine.last_day == Some(last_day) && machine.reason == reason {
            return Ok(machines);
        }
        let by = self.hands.by;
        self.store.write(|transaction| -> Result<(), Fault> {
            let fact = Fact::KeyRetired(KeyRetired { stall, key, last_day, reason, by });
            record(transaction, now, fact)?;
            assess_run(transaction, now, stall, key)
        })?;
        Ok(self.machines(stall)?)
    }

    /// The machines of a stall, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn machines(&self, stall: StallId) -> Result<Vec<Machine>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT key, accepted, retired, last_day, reason,
               (SELECT count(*) FROM settlement m JOIN file f ON f.sha256 = m.file
                WHERE m.stall = k.stall AND m.key = k.key
                  AND f.verdict = 'set_aside_retired_key')
             FROM stall_key k WHERE stall = ?1 ORDER BY retired IS NOT NULL, seq DESC",
        )?;
        let mut rows = statement.query([stall.to_string()])?;
        let mut machines = Vec::new();
        while let Some(row) = rows.next()? {
            let key: String = row.get(0)?;
            let retired: Option<i64> = row.get(2)?;
            let last: Option<(u64, String)> = self
                .reader()
                .prepare_cached(
                    "SELECT z, day FROM settlement WHERE stall = ?1 AND key = ?2 AND confirmed = 1
                     ORDER BY epoch DESC, z DESC LIMIT 1",
                )?
                .query_row([&stall.to_string(), &key], |row| row.try_into())
                .optional()?;
            let (last_z, last_settled) = last.unzip();
            let key: PublicKey = parsed(&key)?;
            machines.push(Machine {
                fingerprint: key.fingerprint(),
                key,
                since: Timestamp::from_seconds(row.get(1)?),
                retired: retired.map(Timestamp::from_seconds),
                last_day: parsed_if(row.get(3)?)?,
                reason: row.get(4)?,
                last_z,
                last_settled: parsed_if(last_settled)?,
                too_late: row.get(5)?,
            });
        }
        Ok(machines)
    }
}
