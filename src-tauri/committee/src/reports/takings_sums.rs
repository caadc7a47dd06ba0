//! The sums of a range of days, each from the table that holds it.
//! Must never count a settlement that is not booked.

use std::collections::{BTreeMap, HashMap};

use domain::day::Day;
use domain::money::{Money, OutOfRange};
use domain::payment::TENDERS;
use rusqlite::Connection;
use store::Fault;
use store::rows::{damaged, from_word, in_range, money, parsed};

use crate::market::class::Classes;
use crate::market::zones::zone_names;
use crate::reports::takings::{
    DayTakings, HourTakings, NamedTakings, RangeSums, StallTakings, TenderTakings, WeekdayTakings,
};

type Range = (Day, Day);

fn ends((from, until): Range) -> [String; 2] {
    [from.to_string(), until.to_string()]
}

/// An amount shared among market days, half up; nothing among none.
fn per_day(amount: Money, days: u32) -> Result<Money, OutOfRange> {
    if days == 0 {
        return Ok(Money::ZERO);
    }
    let days = i64::from(days);
    let twice = amount.satang().checked_mul(2).and_then(|twice| twice.checked_add(days));
    let shared = twice.map(|twice| twice.div_euclid(2 * days));
    shared.and_then(Money::from_satang).ok_or(OutOfRange)
}

pub(crate) fn range_sum(connection: &Connection, range: Range) -> Result<RangeSums, Fault> {
    let sums: (u32, u64, i64, i64, i64, i64) = connection
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE counted > 0), coalesce(sum(receipts), 0),
               coalesce(sum(gross), 0), coalesce(sum(refunded), 0), coalesce(sum(net), 0),
               coalesce(sum(fee), 0)
             FROM day_sum WHERE day BETWEEN ?1 AND ?2",
        )?
        .query_row(ends(range), |row| row.try_into())?;
    let (market_days, receipts, gross, refunded, net, fee) = sums;
    let net = money(net)?;
    Ok(RangeSums {
        market_days,
        receipts,
        gross: money(gross)?,
        refunded: money(refunded)?,
        net,
        per_day: in_range(per_day(net, market_days))?,
        fee: money(fee)?,
    })
}

pub(crate) fn by_day(connection: &Connection, range: Range) -> Result<Vec<DayTakings>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT day, stalls, receipts, net FROM day_sum
         WHERE day BETWEEN ?1 AND ?2 AND counted > 0 ORDER BY day",
    )?;
    let mut rows = statement.query(ends(range))?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(0)?;
        let (day, net) = (parsed(&day)?, money(row.get(3)?)?);
        days.push(DayTakings { day, stalls: row.get(1)?, receipts: row.get(2)?, net });
    }
    Ok(days)
}

/// By zone and by category, each as the stall was on the day; the most first.
pub(crate) fn by_class(
    connection: &Connection,
    range: Range,
) -> Result<(Vec<NamedTakings>, Vec<NamedTakings>), Fault> {
    let classes = Classes::of_all(connection)?;
    let names = zone_names(connection)?;
    let (mut zones, mut categories) = (Named::new(), Named::new());
    let mut statement = connection.prepare_cached(
        "SELECT day, stall, sum(net) FROM counting
         WHERE day BETWEEN ?1 AND ?2 GROUP BY day, stall",
    )?;
    let mut rows = statement.query(ends(range))?;
    while let Some(row) = rows.next()? {
        let (day, stall) = (text(row, 0)?, text(row, 1)?);
        let class = classes.on(stall, day)?;
        let zone = class.zone.and_then(|zone| names.get(&zone)).map_or("", String::as_str);
        let net = money(row.get(2)?)?;
        in_range(add(&mut zones, zone, net))?;
        in_range(add(&mut categories, &class.category, net))?;
    }
    Ok((sorted(zones), sorted(categories)))
}

fn text<'row>(row: &'row rusqlite::Row<'_>, at: usize) -> Result<&'row str, Fault> {
    row.get_ref(at)?.as_str().map_err(damaged)
}

type Named = HashMap<String, (u32, Money)>;

fn add(sums: &mut Named, name: &str, net: Money) -> Result<(), OutOfRange> {
    if !sums.contains_key(name) {
        sums.insert(name.to_owned(), (0, Money::ZERO));
    }
    if let Some((stall_days, sum)) = sums.get_mut(name) {
        *stall_days += 1;
        *sum = sum.plus(net)?;
    }
    Ok(())
}

fn sorted(sums: Named) -> Vec<NamedTakings> {
    let named = |(name, (stall_days, net))| NamedTakings { name, stall_days, net };
    let mut sums: Vec<NamedTakings> = sums.into_iter().map(named).collect();
    sums.sort_by(|a, b| b.net.cmp(&a.net).then_with(|| a.name.cmp(&b.name)));
    sums
}

pub(crate) fn by_tender(
    connection: &Connection,
    range: Range,
) -> Result<Vec<TenderTakings>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT kind, sum(sold), sum(refunded) FROM day_tender WHERE day BETWEEN ?1 AND ?2
         GROUP BY kind HAVING sum(sold) <> 0 OR sum(refunded) <> 0",
    )?;
    let mut rows = statement.query(ends(range))?;
    let mut tenders = Vec::new();
    while let Some(row) = rows.next()? {
        let (sold, refunded) = (money(row.get(1)?)?, money(row.get(2)?)?);
        let (kind, net) = (from_word(row.get(0)?)?, in_range(sold.minus(refunded))?);
        tenders.push(TenderTakings { kind, sold, refunded, net });
    }
    tenders.sort_by_key(|way| TENDERS.iter().position(|kind| *kind == way.kind));
    Ok(tenders)
}

pub(crate) fn by_hour(connection: &Connection, range: Range) -> Result<Vec<HourTakings>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT hour, sum(receipts), sum(net) FROM day_hour WHERE day BETWEEN ?1 AND ?2
         GROUP BY hour HAVING sum(receipts) > 0 ORDER BY (hour + 20) % 24",
    )?;
    let mut rows = statement.query(ends(range))?;
    let mut hours = Vec::new();
    while let Some(row) = rows.next()? {
        let net = money(row.get(2)?)?;
        hours.push(HourTakings { hour: row.get(0)?, receipts: row.get(1)?, net });
    }
    Ok(hours)
}

pub(crate) fn by_weekday(days: &[DayTakings]) -> Result<Vec<WeekdayTakings>, OutOfRange> {
    let mut sums: BTreeMap<u32, (u32, Money)> = BTreeMap::new();
    for one in days {
        let (count, net) = sums.entry(one.day.weekday()).or_default();
        *count += 1;
        *net = net.plus(one.net)?;
    }
    let told = |(weekday, (days, net))| {
        Ok(WeekdayTakings { weekday, days, net, per_day: per_day(net, days)? })
    };
    sums.into_iter().map(told).collect()
}

pub(crate) fn by_stall(connection: &Connection, range: Range) -> Result<Vec<StallTakings>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT m.stall, s.place, s.name, count(DISTINCT m.day), sum(m.net) FROM counting m
         JOIN stall s ON s.id = m.stall WHERE m.day BETWEEN ?1 AND ?2
         GROUP BY m.stall ORDER BY s.place, m.stall",
    )?;
    let mut rows = statement.query(ends(range))?;
    let mut stalls = Vec::new();
    while let Some(row) = rows.next()? {
        let (stall, net) = (parsed(text(row, 0)?)?, money(row.get(4)?)?);
        let (place, name) = (row.get(1)?, row.get(2)?);
        stalls.push(StallTakings { stall, place, name, days: row.get(3)?, net });
    }
    Ok(stalls)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_a_day_is_half_up() {
        let share =
            |satang, days| per_day(Money::from_satang(satang).unwrap(), days).unwrap().satang();
        assert_eq!([share(10, 4), share(10, 3), share(11, 2), share(-11, 2)], [3, 3, 6, -5]);
        assert_eq!(share(10, 0), 0);
    }
}
