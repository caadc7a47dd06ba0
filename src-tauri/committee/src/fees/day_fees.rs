//! The fees of all stalls for one day, read together: what one stall's account tells one by one.
//! Must never tell another fee than the account does.

use std::collections::HashMap;

use domain::day::Day;
use domain::fee::FeeLine;
use domain::money::Money;
use rusqlite::Connection;
use store::Fault;
use store::rows::{in_range, money, parsed};

use crate::fees::assess::{DayFee, source_of};

/// The fees of a day by stall, as the tables write its id; stalls without any are left out.
pub(crate) fn day_fees(
    connection: &Connection,
    day: Day,
) -> Result<HashMap<String, DayFee>, Fault> {
    let of_day = day.to_string();
    let mut lines = lines_of(connection, &of_day)?;
    let mut fees: HashMap<String, DayFee> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT a.stall, a.total, b.total FROM fee_assessment a
         LEFT JOIN fee_assessment b ON b.seq = a.replaces WHERE a.day = ?1 AND a.holds = 1",
    )?;
    let mut rows = statement.query([&of_day])?;
    while let Some(row) = rows.next()? {
        let stall: String = row.get(0)?;
        let before: Option<i64> = row.get(2)?;
        let fee = DayFee {
            stall: parsed(&stall)?,
            day,
            fee_lines: lines.remove(&stall).unwrap_or_default(),
            fee: money(row.get(1)?)?,
            fee_before: before.map(money).transpose()?,
            paid: Money::ZERO,
            owed: money(row.get(1)?)?,
        };
        fees.insert(stall, fee);
    }
    let mut statement = connection.prepare_cached(
        "SELECT d.stall, sum(d.amount) FROM payment_day d JOIN payment p ON p.seq = d.payment
         WHERE d.day = ?1 AND p.reversed = 0 GROUP BY d.stall",
    )?;
    let mut rows = statement.query([&of_day])?;
    while let Some(row) = rows.next()? {
        let (stall, paid): (String, i64) = (row.get(0)?, row.get(1)?);
        if let Some(fee) = fees.get_mut(&stall) {
            fee.paid = money(paid)?;
            fee.owed = in_range(fee.fee.minus(fee.paid))?;
        }
    }
    Ok(fees)
}

fn lines_of(connection: &Connection, day: &str) -> Result<HashMap<String, Vec<FeeLine>>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT a.stall, l.source, l.id, l.name, l.amount FROM fee_assessment a
         JOIN fee_line l ON l.assessment = a.seq WHERE a.day = ?1 AND a.holds = 1
         ORDER BY a.seq, l.place",
    )?;
    let mut rows = statement.query([day])?;
    let mut lines: HashMap<String, Vec<FeeLine>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (source, id): (String, String) = (row.get(1)?, row.get(2)?);
        let source = source_of(&source, &id)?;
        let line = FeeLine { source, name: row.get(3)?, amount: money(row.get(4)?)? };
        lines.entry(row.get(0)?).or_default().push(line);
    }
    Ok(lines)
}
