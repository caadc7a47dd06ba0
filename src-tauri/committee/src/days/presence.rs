//! Whether a stall had its day. Must never be told by a person where a file tells it.

use domain::day::Day;
use domain::fee::Presence;
use domain::id::StallId;
use rusqlite::Connection;
use store::Fault;

use crate::people::passes::place_on;

/// How a stall stands with a day, for its fee. `handed_in`: a settlement of it counts. A visiting
/// vendor with a pass is there.
pub(crate) fn presence(
    connection: &Connection,
    stall: StallId,
    day: Day,
    handed_in: bool,
) -> Result<Presence, Fault> {
    let here = handed_in || place_on(connection, stall, day)?.is_some();
    Ok(if here { Presence::Attended } else { Presence::Unknown })
}
