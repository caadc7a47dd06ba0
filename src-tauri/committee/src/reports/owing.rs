//! What stalls owe of the days before one, all of them read together.
//! Must never net one stall against another.

use std::collections::HashMap;

use domain::day::Day;
use domain::money::Money;
use domain::month::Month;
use rusqlite::Connection;
use store::Fault;
use store::rows::money;

/// What each stall owes from days before one, by its id as the tables write it: whole months from
/// their sums, and the days of the month so far.
pub(crate) fn arrears_before(
    connection: &Connection,
    day: Day,
) -> Result<HashMap<String, Money>, Fault> {
    let month = Month::of(day);
    let mut statement = connection.prepare_cached(
        "SELECT stall, sum(amount) FROM (
           SELECT stall, charged - paid AS amount FROM stall_month WHERE month < ?1
           UNION ALL
           SELECT stall, total FROM fee_assessment WHERE day >= ?2 AND day < ?3 AND holds = 1
           UNION ALL
           SELECT d.stall, -d.amount FROM payment_day d JOIN payment p ON p.seq = d.payment
           WHERE d.day >= ?2 AND d.day < ?3 AND p.reversed = 0)
         GROUP BY stall",
    )?;
    let days = (month.to_string(), month.first().to_string(), day.to_string());
    let mut rows = statement.query(days)?;
    let mut owed = HashMap::new();
    while let Some(row) = rows.next()? {
        owed.insert(row.get(0)?, money(row.get(1)?)?);
    }
    Ok(owed)
}
