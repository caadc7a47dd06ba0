//! The rows of a market day, from the tables.
//! Must never count a settlement that is not booked, nor leave out a stall that was expected.

use domain::day::Day;
use domain::id::StallId;
use domain::money::{Money, OutOfRange};
use domain::payment::TENDERS;
use rusqlite::Connection;
use settlement::day_file::{Close, Open};
use settlement::fact::TenderTotal;
use store::Fault;
use store::rows::{from_json, from_word, in_range, money, parsed};

use crate::days::day::{DayPart, DayTotals, StallDay, StallDayState};
use crate::fees::assess::day_fee;
use crate::market::class::class_on;
use crate::receiving::files::Verdict;
use crate::receiving::standing::Standing;

/// The condition for a stall `s` to stand on the list of a day: it was expected, or handed in
/// something that counts or may yet count, or was charged.
pub(crate) fn on_the_list(day: &str) -> String {
    format!(
        "((s.registered <= {day} AND (s.retired IS NULL OR s.retired > {day}))
          OR EXISTS (SELECT 1 FROM settlement m JOIN file f ON f.sha256 = m.file
            WHERE m.stall = s.id AND m.day = {day}
              AND f.verdict IN ('booked', 'unconfirmed', 'fork'))
          OR EXISTS (SELECT 1 FROM fee_assessment a
            WHERE a.stall = s.id AND a.day = {day} AND a.holds = 1 AND a.total > 0))"
    )
}

/// Every stall that was expected on a day, or handed in or was charged for it, by place.
pub(crate) fn stall_days(connection: &Connection, day: Day) -> Result<Vec<StallDay>, Fault> {
    let on_the_list = on_the_list("?1");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT s.id, s.place, s.name FROM stall s WHERE {on_the_list} ORDER BY s.place, s.id"
    ))?;
    let mut rows = statement.query([day.to_string()])?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        days.push(stall_day(connection, parsed(&id)?, row.get(1)?, row.get(2)?, day)?);
    }
    Ok(days)
}

fn stall_day(
    connection: &Connection,
    stall: StallId,
    place: String,
    name: String,
    day: Day,
) -> Result<StallDay, Fault> {
    let fee = day_fee(connection, stall, day)?;
    let mut row = StallDay {
        stall,
        place,
        name,
        zone: zone_name(connection, stall, day)?,
        state: StallDayState::Missing,
        files: vec![],
        receipts: 0,
        gross: Money::ZERO,
        refunded: Money::ZERO,
        net: Money::ZERO,
        tenders: vec![],
        over_short: Money::ZERO,
        fee_lines: fee.fee_lines,
        fee: fee.fee,
        fee_before: fee.fee_before,
        paid: fee.paid,
        owed: fee.owed,
        arrears: arrears(connection, stall, day)?,
    };
    for (part, close) in parts(connection, stall, day)? {
        if part.verdict == Verdict::Booked {
            in_range(add(&mut row, &close))?;
        }
        row.state = row.state.min(state(&part));
        row.files.push(part);
    }
    Ok(row)
}

/// What one settlement makes of a stall's day.
fn state(part: &DayPart) -> StallDayState {
    match (part.verdict, part.standing) {
        (Verdict::Fork, _) => StallDayState::Fork,
        (Verdict::Unconfirmed, _) => StallDayState::Unconfirmed,
        (Verdict::Booked, Some(Standing::Broken { .. })) => StallDayState::Broken,
        (Verdict::Booked, Some(Standing::Gap { .. })) => StallDayState::Gap,
        (Verdict::Booked, _) => StallDayState::Received,
        _ => StallDayState::Missing,
    }
}

fn add(row: &mut StallDay, close: &Close) -> Result<(), OutOfRange> {
    let totals = &close.totals;
    row.receipts += totals.sales + totals.refunds;
    row.gross = row.gross.plus(totals.gross)?;
    row.refunded = row.refunded.plus(totals.refunded)?;
    row.net = row.net.plus(totals.net)?;
    row.over_short = row.over_short.plus(close.over_short)?;
    add_tenders(&mut row.tenders, &totals.tenders)
}

/// Adds sums by tender, in the order of reports.
fn add_tenders(sums: &mut Vec<TenderTotal>, more: &[TenderTotal]) -> Result<(), OutOfRange> {
    for tender in more {
        match sums.iter_mut().find(|sum| sum.kind == tender.kind) {
            Some(sum) => {
                sum.sold = sum.sold.plus(tender.sold)?;
                sum.refunded = sum.refunded.plus(tender.refunded)?;
            }
            None => sums.push(*tender),
        }
    }
    sums.sort_by_key(|sum| TENDERS.iter().position(|kind| *kind == sum.kind));
    Ok(())
}

fn parts(
    connection: &Connection,
    stall: StallId,
    day: Day,
) -> Result<Vec<(DayPart, Close)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT m.file, m.open, m.close, f.verdict, m.standing FROM settlement m
         JOIN file f ON f.sha256 = m.file WHERE m.stall = ?1 AND m.day = ?2
         ORDER BY m.epoch, m.z, m.file",
    )?;
    let mut rows = statement.query((stall.to_string(), day.to_string()))?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        let (file, open): (String, String) = (row.get(0)?, row.get(1)?);
        let (close, standing): (String, Option<String>) = (row.get(2)?, row.get(4)?);
        let open: Open = from_json(&open)?;
        let close: Close = from_json(&close)?;
        let part = DayPart {
            file: parsed(&file)?,
            z: open.z,
            part: open.part,
            epoch: open.epoch,
            amends: open.amends,
            verdict: from_word(row.get(3)?)?,
            standing: standing.map(|standing| from_json(&standing)).transpose()?,
            net: close.totals.net,
        };
        parts.push((part, close));
    }
    Ok(parts)
}

fn zone_name(connection: &Connection, stall: StallId, day: Day) -> Result<String, Fault> {
    let Some(zone) = class_on(connection, stall, day)?.zone else { return Ok(String::new()) };
    let mut statement = connection.prepare_cached("SELECT name FROM zone WHERE id = ?1")?;
    Ok(statement.query_row([zone.to_string()], |row| row.get(0))?)
}

/// What a stall owes from days before one.
fn arrears(connection: &Connection, stall: StallId, day: Day) -> Result<Money, Fault> {
    let owed: i64 = connection
        .prepare_cached(
            "SELECT (SELECT coalesce(sum(total), 0) FROM fee_assessment
                     WHERE stall = ?1 AND day < ?2 AND holds = 1)
                  - (SELECT coalesce(sum(d.amount), 0) FROM payment_day d
                     JOIN payment p ON p.seq = d.payment
                     WHERE d.stall = ?1 AND d.day < ?2 AND p.reversed = 0)",
        )?
        .query_row((stall.to_string(), day.to_string()), |row| row.get(0))?;
    money(owed)
}

/// The sums of a market day.
pub(crate) fn totals(
    connection: &Connection,
    day: Day,
    stalls: &[StallDay],
) -> Result<DayTotals, Fault> {
    let how_many = |which: &str| -> Result<u32, Fault> {
        let count =
            format!("SELECT count(*) FROM file WHERE coalesce(day, received_day) = ?1 AND {which}");
        Ok(connection.prepare_cached(&count)?.query_row([day.to_string()], |row| row.get(0))?)
    };
    let counted = stalls.iter().filter(|row| row.has_counted()).count();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut totals = DayTotals {
        registered: number(stalls.len()),
        received: number(counted),
        missing: number(stalls.len() - counted),
        refused: how_many("verdict LIKE 'refused_%'")?,
        set_aside: how_many("verdict LIKE 'set_aside_%'")?,
        unconfirmed: how_many("verdict = 'unconfirmed'")?,
        forked: how_many("verdict = 'fork'")?,
        flagged: how_many("verdict = 'booked' AND reason IN ('gap', 'broken')")?,
        ..DayTotals::default()
    };
    in_range(stalls.iter().try_for_each(|row| add_up(&mut totals, row)))?;
    Ok(totals)
}

fn add_up(totals: &mut DayTotals, row: &StallDay) -> Result<(), OutOfRange> {
    totals.receipts += row.receipts;
    for (sum, amount) in [
        (&mut totals.gross, row.gross),
        (&mut totals.refunded, row.refunded),
        (&mut totals.net, row.net),
        (&mut totals.over_short, row.over_short),
        (&mut totals.fee, row.fee),
        (&mut totals.paid, row.paid),
        (&mut totals.owed, row.owed),
        (&mut totals.arrears, row.arrears),
    ] {
        *sum = sum.plus(amount)?;
    }
    add_tenders(&mut totals.tenders, &row.tenders)
}
