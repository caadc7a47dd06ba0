//! What a stall was on a day, for the reach of fee rules.
//! Must never tell today's class for a past day.

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
