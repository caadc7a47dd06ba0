//! Zones of the market: fee rules may hold for one of them only.
//! Must never be two of one name.

use std::collections::HashMap;

use domain::id::ZoneId;
use domain::now::Now;
use domain::thai::fits;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::parsed;
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, ZoneSet};
use crate::record::record;

/// A zone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Zone {
    /// Its id.
    pub id: ZoneId,
    /// Its name.
    pub name: String,
    /// How many stalls are in it.
    pub stalls: u32,
}

/// A zone, as a screen saves it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ZoneDraft {
    /// The zone to rename; a new one when absent.
    #[serde(default)]
    pub id: Option<ZoneId>,
    /// Its name.
    pub name: String,
}

/// Why a zone was not saved, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ZoneRefused {
    /// There is no such zone.
    #[error("there is no such zone")]
    Unknown,
    /// No name, or more than 60 characters.
    #[error("the name does not fit")]
    Name,
    /// Another zone has this name.
    #[error("another zone has this name")]
    NameTaken,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Makes a zone or renames one.
    ///
    /// # Errors
    /// The first [`ZoneRefused`] by precedence.
    pub fn save_zone(&mut self, now: Now, draft: &ZoneDraft) -> Result<Zone, ZoneRefused> {
        let zones = self.zones()?;
        let before = match draft.id {
            Some(id) => Some(zones.iter().find(|zone| zone.id == id).ok_or(ZoneRefused::Unknown)?),
            None => None,
        };
        let name = domain::thai::printable(&draft.name);
        if !fits(&name, 60) {
            return Err(ZoneRefused::Name);
        }
        let own = before.map(|zone| zone.id);
        if zones.iter().any(|zone| zone.name == name && Some(zone.id) != own) {
            return Err(ZoneRefused::NameTaken);
        }
        let id = own.unwrap_or_else(|| ZoneId::new(now.at, now.random("zone")));
        let stalls = before.map_or(0, |zone| zone.stalls);
        let fact = Fact::ZoneSet(ZoneSet { zone: id, name: name.clone() });
        self.store.write(|transaction| record(transaction, now, fact))?;
        Ok(Zone { id, name, stalls })
    }

    /// The zones by name.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn zones(&self) -> Result<Vec<Zone>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT z.id, z.name,
               (SELECT count(*) FROM stall s WHERE s.zone = z.id AND s.retired IS NULL)
             FROM zone z ORDER BY z.name",
        )?;
        let mut rows = statement.query([])?;
        let mut zones = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            zones.push(Zone { id: parsed(&id)?, name: row.get(1)?, stalls: row.get(2)? });
        }
        Ok(zones)
    }
}

/// The names of all zones.
pub(crate) fn zone_names(connection: &Connection) -> Result<HashMap<ZoneId, String>, Fault> {
    let mut statement = connection.prepare_cached("SELECT id, name FROM zone")?;
    let mut rows = statement.query([])?;
    let mut names = HashMap::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        names.insert(parsed(&id)?, row.get(1)?);
    }
    Ok(names)
}
