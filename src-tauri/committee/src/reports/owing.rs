//! What stalls owe of days, read together: only days that are not even have a row.
//! Must never net one stall against another.

use std::collections::{BTreeMap, HashMap};

use domain::day::Day;
use domain::money::Money;
use rusqlite::Connection;
use store::Fault;
use store::rows::{in_range, money, parsed};

/// What each stall owes from days before one, by its id as the tables write it.
pub(crate) fn arrears_before(
    connection: &Connection,
    day: Day,
) -> Result<HashMap<String, Money>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT stall, sum(owed) FROM open_day WHERE day < ?1 GROUP BY stall")?;
    let mut rows = statement.query([day.to_string()])?;
    let mut owed = HashMap::new();
    while let Some(row) = rows.next()? {
        owed.insert(row.get(0)?, money(row.get(1)?)?);
    }
    Ok(owed)
}

/// The days up to one that were not even when it ended, by stall: as they are now, without what
/// was paid or taken back later. Fees are those that hold now.
pub(crate) fn open_days(
    connection: &Connection,
    on: Day,
) -> Result<HashMap<String, BTreeMap<Day, Money>>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT stall, day, owed FROM open_day WHERE day <= ?1
         UNION ALL
         SELECT d.stall, d.day, d.amount FROM payment p JOIN payment_day d ON d.payment = p.seq
         WHERE p.day > ?1 AND p.reversed = 0 AND d.day <= ?1
         UNION ALL
         SELECT d.stall, d.day, -d.amount FROM payment_reversal r
         JOIN payment p ON p.seq = r.payment JOIN payment_day d ON d.payment = p.seq
         WHERE r.at >= ?2 AND p.day <= ?1 AND d.day <= ?1",
    )?;
    let ends = on.next().moment(0, turning_minute()).seconds();
    let mut rows = statement.query((on.to_string(), ends))?;
    let mut open: HashMap<String, BTreeMap<Day, Money>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(1)?;
        let owed = open.entry(row.get(0)?).or_default().entry(parsed(&day)?).or_default();
        *owed = in_range(owed.plus(money(row.get(2)?)?))?;
    }
    for days in open.values_mut() {
        days.retain(|_, owed| !owed.is_zero());
    }
    open.retain(|_, days| !days.is_empty());
    Ok(open)
}

/// When a business day turns, in minutes after midnight.
fn turning_minute() -> u32 {
    u32::try_from(domain::day::CUT_OFF_MINUTES).unwrap_or_default()
}
