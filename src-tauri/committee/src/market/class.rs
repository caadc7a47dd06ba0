//! What a stall was on a day, for the reach of fee rules.
//! Must never tell today's class for a past day.

use std::collections::HashMap;

use domain::day::Day;
use domain::fee::StallClass;
use domain::id::StallId;
use rusqlite::{Connection, OptionalExtension};
use store::Fault;
use store::rows::{damaged, from_json, parsed_if};

/// The class that fees of a stall followed on a day. Before it was registered: its first one.
pub(crate) fn class_on(
    connection: &Connection,
    stall: StallId,
    day: Day,
) -> Result<StallClass, Fault> {
    let columns: Option<(Option<String>, String, String, bool)> = connection
        .prepare_cached(
            "SELECT c.zone, c.category, c.tags, s.visiting FROM stall_class c
             JOIN stall s ON s.id = c.stall WHERE c.stall = ?1
             ORDER BY c.from_day > ?2, CASE WHEN c.from_day <= ?2 THEN c.from_day END DESC,
               c.from_day
             LIMIT 1",
        )?
        .query_row((stall.to_string(), day.to_string()), |row| row.try_into())
        .optional()?;
    let (zone, category, tags, visiting) =
        columns.ok_or_else(|| damaged("a stall without a class"))?;
    Ok(StallClass { zone: parsed_if(zone)?, category, tags: from_json(&tags)?, visiting })
}

/// The classes of all stalls over time, read once for many days.
pub(crate) struct Classes(HashMap<String, Vec<(String, StallClass)>>);

impl Classes {
    /// Reads them.
    pub(crate) fn of_all(connection: &Connection) -> Result<Classes, Fault> {
        let mut statement = connection.prepare_cached(
            "SELECT c.stall, c.from_day, c.zone, c.category, c.tags, s.visiting
             FROM stall_class c JOIN stall s ON s.id = c.stall ORDER BY c.stall, c.from_day",
        )?;
        let mut rows = statement.query([])?;
        let mut classes: HashMap<String, Vec<(String, StallClass)>> = HashMap::new();
        while let Some(row) = rows.next()? {
            let tags: String = row.get(4)?;
            let class = StallClass {
                zone: parsed_if(row.get(2)?)?,
                category: row.get(3)?,
                tags: from_json(&tags)?,
                visiting: row.get(5)?,
            };
            classes.entry(row.get(0)?).or_default().push((row.get(1)?, class));
        }
        Ok(Classes(classes))
    }

    /// What a stall was on a day, both as the tables write them; as [`class_on`] tells it.
    pub(crate) fn on(&self, stall: &str, day: &str) -> Result<&StallClass, Fault> {
        let history = self.0.get(stall).map(Vec::as_slice).unwrap_or_default();
        let held = history.iter().rev().find(|(from, _)| from.as_str() <= day);
        let (_, class) =
            held.or(history.first()).ok_or_else(|| damaged("a stall without a class"))?;
        Ok(class)
    }
}
