//! The rows of a market day, from the tables.
//! Must never count a settlement that is not booked, nor leave out a stall that was expected.

use std::collections::HashMap;

use domain::day::Day;
use domain::digest::Digest;
use domain::id::{StallId, ZoneId};
use domain::money::{Money, OutOfRange};
use domain::payment::TENDERS;
use rusqlite::Connection;
use settlement::day_file::{Close, Open};
use settlement::fact::TenderTotal;
use settlement::slip_qr::Summary;
use store::Fault;
use store::rows::{from_json, from_word, in_range, parsed};

use crate::days::calendar::{calendar_day, market_open};
use crate::days::day::{DayPart, DayTotals, StallDay, StallDayState};
use crate::days::excuses::excuses;
use crate::fees::assess::DayFee;
use crate::fees::day_fees::day_fees;
use crate::market::class::Classes;
use crate::market::zones::zone_names;
use crate::receiving::files::Verdict;
use crate::receiving::slips::{StandingSlip, net_of, slips_of_day};
use crate::receiving::standing::Standing;
use crate::reports::owing::arrears_before;

/// The condition for a stall `s` to stand on the list of a day: it was expected, or handed in
/// something that counts or may yet count, or was charged. A visiting vendor is expected with a
/// pass for the day.
pub(crate) fn on_the_list(day: &str) -> String {
    let market_open = market_open(day);
    format!(
        "((s.registered <= {day} AND (s.retired IS NULL OR s.retired > {day})
            AND ((s.visiting = 0 AND {market_open})
              OR EXISTS (SELECT 1 FROM pass p WHERE p.stall = s.id AND p.day = {day})))
          OR EXISTS (SELECT 1 FROM file m WHERE m.stall = s.id AND m.day = {day}
            AND m.verdict IN ('booked', 'unconfirmed', 'fork'))
          OR EXISTS (SELECT 1 FROM slip m WHERE m.stall = s.id AND m.day = {day}
            AND m.verdict IN ('provisional', 'unconfirmed', 'fork'))
          OR EXISTS (SELECT 1 FROM fee_assessment a
            WHERE a.stall = s.id AND a.day = {day} AND a.holds = 1 AND a.total > 0))"
    )
}

/// Every stall that was expected on a day, or handed in or was charged for it, by place.
pub(crate) fn stall_days(connection: &Connection, day: Day) -> Result<Vec<StallDay>, Fault> {
    let on_the_list = on_the_list("?1");
    let mut statement = connection.prepare_cached(&format!(
        "SELECT s.id, coalesce((SELECT p.place FROM pass p WHERE p.stall = s.id AND p.day = ?1),
           s.place) place, s.name
         FROM stall s WHERE {on_the_list} ORDER BY place, s.id"
    ))?;
    let mut figures = Figures::of(connection, day)?;
    let open = calendar_day(connection, day)?.open;
    let mut rows = statement.query([day.to_string()])?;
    let mut days = Vec::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get(0)?;
        let mut row = stall_day(&mut figures, &id, row.get(1)?, row.get(2)?)?;
        row.unplanned = !open && row.has_counted();
        days.push(row);
    }
    Ok(days)
}

/// What the rows of a day are made of, each read once for all stalls.
struct Figures {
    day: String,
    fees: HashMap<String, DayFee>,
    parts: HashMap<String, Vec<(DayPart, Close)>>,
    slips: HashMap<StallId, Vec<StandingSlip>>,
    arrears: HashMap<String, Money>,
    classes: Classes,
    zones: HashMap<ZoneId, String>,
    excuses: HashMap<String, String>,
}

impl Figures {
    fn of(connection: &Connection, day: Day) -> Result<Figures, Fault> {
        Ok(Figures {
            day: day.to_string(),
            fees: day_fees(connection, day)?,
            parts: parts(connection, day)?,
            slips: slips_of_day(connection, day)?,
            arrears: arrears_before(connection, day)?,
            classes: Classes::of_all(connection)?,
            zones: zone_names(connection)?,
            excuses: excuses(connection, day)?,
        })
    }

    /// The name of the zone of a stall on the day; empty without one.
    fn zone(&self, stall: &str) -> Result<String, Fault> {
        let zone = self.classes.on(stall, &self.day)?.zone;
        Ok(zone.and_then(|zone| self.zones.get(&zone).cloned()).unwrap_or_default())
    }
}

fn stall_day(
    figures: &mut Figures,
    stall: &str,
    place: String,
    name: String,
) -> Result<StallDay, Fault> {
    let fee = figures.fees.remove(stall);
    let (fee_before, paid) = fee.as_ref().map_or((None, None), |f| (f.fee_before, Some(f.paid)));
    let owed = fee.as_ref().map(|fee| fee.owed).unwrap_or_default();
    let mut row = StallDay {
        stall: parsed(stall)?,
        place,
        name,
        zone: figures.zone(stall)?,
        state: StallDayState::Missing,
        excuse: None,
        zero_day: false,
        unplanned: false,
        files: vec![],
        receipts: 0,
        gross: Money::ZERO,
        refunded: Money::ZERO,
        net: Money::ZERO,
        tenders: vec![],
        over_short: Money::ZERO,
        fee: fee.as_ref().map(|fee| fee.fee).unwrap_or_default(),
        fee_lines: fee.map(|fee| fee.fee_lines).unwrap_or_default(),
        fee_before,
        paid: paid.unwrap_or_default(),
        owed,
        arrears: figures.arrears.get(stall).copied().unwrap_or_default(),
    };
    for (part, close) in figures.parts.remove(stall).unwrap_or_default() {
        if part.verdict == Verdict::Booked {
            in_range(add(&mut row, &close))?;
        }
        row.state = row.state.min(state(&part));
        row.files.push(part);
    }
    for (summary, slip, verdict) in figures.slips.remove(&row.stall).unwrap_or_default() {
        let part = slip_part(&summary, slip, verdict)?;
        if part.counts() {
            in_range(add_slip(&mut row, &summary, part.net))?;
        }
        row.state = row.state.min(state(&part));
        row.files.push(part);
    }
    if row.has_counted() {
        row.zero_day = row.receipts == 0;
    } else {
        row.excuse = figures.excuses.remove(stall);
    }
    if row.state == StallDayState::Missing && row.excuse.is_some() {
        row.state = StallDayState::Excused;
    }
    Ok(row)
}

fn slip_part(summary: &Summary, slip: Digest, verdict: Verdict) -> Result<DayPart, Fault> {
    Ok(DayPart {
        file: summary.file,
        slip: Some(slip),
        z: summary.z,
        part: 0,
        epoch: summary.epoch,
        amends: None,
        verdict,
        standing: None,
        explained: String::new(),
        net: net_of(summary)?,
    })
}

/// What one settlement makes of a stall's day.
fn state(part: &DayPart) -> StallDayState {
    if part.counts() && !part.explained.is_empty() {
        return StallDayState::Received;
    }
    match (part.verdict, part.standing) {
        (Verdict::Provisional, _) => StallDayState::Slip,
        (Verdict::Booked, Some(Standing::Replaced { .. })) => StallDayState::Gap,
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

/// A slip knows what was taken and given back by each way of paying, and not what was counted.
fn add_slip(row: &mut StallDay, summary: &Summary, net: Money) -> Result<(), OutOfRange> {
    let (taken, returned) = summary.taken_and_returned()?;
    row.receipts += summary.sales + summary.refunds;
    row.gross = row.gross.plus(taken)?;
    row.refunded = row.refunded.plus(returned)?;
    row.net = row.net.plus(net)?;
    add_tenders(&mut row.tenders, &summary.tenders)
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
    day: Day,
) -> Result<HashMap<String, Vec<(DayPart, Close)>>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT m.file, m.open, m.close, f.verdict, m.standing, m.stall, coalesce(e.reason, '')
         FROM settlement m JOIN file f ON f.sha256 = m.file
         LEFT JOIN gap_explained e ON e.file = m.file WHERE m.day = ?1
         ORDER BY m.epoch, m.z, m.file",
    )?;
    let mut rows = statement.query([day.to_string()])?;
    let mut parts: HashMap<String, Vec<(DayPart, Close)>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (file, open): (String, String) = (row.get(0)?, row.get(1)?);
        let (close, standing): (String, Option<String>) = (row.get(2)?, row.get(4)?);
        let open: Open = from_json(&open)?;
        let close: Close = from_json(&close)?;
        let part = DayPart {
            file: parsed(&file)?,
            slip: None,
            z: open.z,
            part: open.part,
            epoch: open.epoch,
            amends: open.amends,
            verdict: from_word(row.get(3)?)?,
            standing: standing.map(|standing| from_json(&standing)).transpose()?,
            explained: row.get(6)?,
            net: close.totals.net,
        };
        parts.entry(row.get(5)?).or_default().push((part, close));
    }
    Ok(parts)
}

/// The sums of a market day.
pub(crate) fn totals(
    connection: &Connection,
    day: Day,
    stalls: &[StallDay],
) -> Result<DayTotals, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT count(*) FILTER (WHERE verdict LIKE 'refused_%'),
           count(*) FILTER (WHERE verdict LIKE 'set_aside_%'),
           count(*) FILTER (WHERE verdict = 'unconfirmed'),
           count(*) FILTER (WHERE verdict = 'fork'),
           count(*) FILTER (WHERE verdict = 'booked' AND reason IN ('gap', 'broken', 'replaced')
             AND sha256 NOT IN (SELECT file FROM gap_explained))
         FROM arrival WHERE day = ?1",
    )?;
    let files: (u32, u32, u32, u32, u32) =
        statement.query_row([day.to_string()], |row| row.try_into())?;
    let (refused, set_aside, unconfirmed, forked, flagged) = files;
    let number = |which: fn(&StallDay) -> bool| {
        let count = stalls.iter().filter(|row| which(row)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    let mut totals = DayTotals {
        registered: number(|row| row.excuse.is_none()),
        received: number(StallDay::has_counted),
        missing: number(|row| !row.has_counted() && row.excuse.is_none()),
        excused: number(|row| row.excuse.is_some()),
        zero_days: number(|row| row.zero_day),
        unplanned: number(|row| row.unplanned),
        refused,
        set_aside,
        unconfirmed,
        forked,
        flagged,
        slips: number(StallDay::has_slip),
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
