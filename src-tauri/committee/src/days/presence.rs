//! Whether a stall had its day. Must never be told by a person where a file tells it.

use domain::day::Day;
use domain::fee::Presence;
use domain::id::StallId;
use rusqlite::Connection;
use store::Fault;

use crate::days::calendar::market_open;
use crate::people::passes::place_on;

/// How a stall stands with a day, for its fee. `handed_in`: a settlement of it counts. A visiting
/// vendor with a pass is there.
pub(crate) fn presence(
    connection: &Connection,
    stall: StallId,
    day: Day,
    handed_in: bool,
) -> Result<Presence, Fault> {
    if handed_in || place_on(connection, stall, day)?.is_some() {
        return Ok(Presence::Attended);
    }
    Ok(if is_absent(connection, stall, day)? { Presence::Absent } else { Presence::Unknown })
}

/// Whether a stall without a file owes one: it was expected, and the day is closed.
fn is_absent(connection: &Connection, stall: StallId, day: Day) -> Result<bool, Fault> {
    let owes_a_file = owes_a_file("?2");
    Ok(connection
        .prepare_cached(&format!(
            "SELECT EXISTS (SELECT 1 FROM stall s WHERE s.id = ?1 AND {owes_a_file}
               AND EXISTS (SELECT 1 FROM day_closing c WHERE c.day = ?2))"
        ))?
        .query_row((stall.to_string(), day.to_string()), |row| row.get(0))?)
}

/// SQL: whether a file of a stall `s` is expected for a day: it has its place in the market, the
/// market is open, and nobody excused it.
pub(crate) fn owes_a_file(day: &str) -> String {
    let market_open = market_open(day);
    format!(
        "(s.registered <= {day} AND (s.retired IS NULL OR s.retired > {day}) AND s.visiting = 0
          AND {market_open}
          AND NOT EXISTS (SELECT 1 FROM excuse e WHERE e.stall = s.id AND e.day = {day}))"
    )
}
