//! Vouchers that stalls took: which use counts, and what the committee owes a stall for them.
//! Must never refuse a file for a voucher, nor depend on the order in which files came.

use std::collections::BTreeSet;

use domain::day::{Day, Timestamp};
use domain::id::StallId;
use domain::money::Money;
use domain::payment::{TenderDetail, TenderKind};
use rusqlite::Connection;
use serde::Serialize;
use settlement::day_file::DayFile;
use settlement::fact::{Fact, Sale};
use store::Fault;
use store::rows::{in_range, money, parsed};
use ts_rs::TS;

use crate::fact::{VoucherBack, VoucherUse};

/// A serial that was taken more than once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DoubleVoucher {
    /// The serial.
    pub serial: String,
    /// Every receipt it paid, the earliest first; those of other days too.
    pub uses: Vec<VoucherUsed>,
}

/// A receipt that a voucher paid.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct VoucherUsed {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// The receipt.
    pub receipt: u64,
    /// The serial.
    pub serial: String,
    /// What it paid.
    pub amount: Money,
    /// When.
    pub at: Timestamp,
    /// The business day.
    pub day: Day,
    /// Given back with a refund: it is not a use any more.
    pub given_back: bool,
    /// Credited to the stall: not given back, and nobody took it before.
    pub credited: bool,
}

/// What the committee owes a stall for vouchers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct VoucherBalance {
    /// Uses that count.
    pub credited: Money,
    /// Taken off the fees.
    pub netted: Money,
    /// Paid out.
    pub paid_out: Money,
    /// What is left; below zero when a use that was netted counts no longer.
    pub balance: Money,
}

/// The vouchers that a settlement names, each once for a receipt, and those it gives back.
pub(crate) fn vouchers_of(file: &DayFile) -> (Vec<VoucherUse>, Vec<VoucherBack>) {
    let (mut uses, mut back) = (Vec::new(), Vec::new());
    for entry in &file.entries {
        match &entry.fact {
            Fact::Sale(sale) => uses.extend(uses_of(sale, entry.at)),
            Fact::Refund(refund) => {
                let amount = refund.repayments.iter().find(|one| one.kind == TenderKind::Voucher);
                let amount = amount.map(|one| one.amount).filter(|amount| *amount > Money::ZERO);
                let (receipt, of) = (refund.receipt, refund.of);
                back.extend(amount.map(|amount| VoucherBack { receipt, of, amount }));
            }
            _ => {}
        }
    }
    (uses, back)
}

fn uses_of(sale: &Sale, at: Timestamp) -> Vec<VoucherUse> {
    let mut seen = BTreeSet::new();
    let uses = sale.tenders.iter().filter_map(|tender| match &tender.detail {
        Some(TenderDetail::Voucher { serial, .. }) if tender.amount > Money::ZERO => {
            let (receipt, amount) = (sale.receipt, tender.amount);
            seen.insert(serial).then(|| VoucherUse { serial: serial.clone(), receipt, amount, at })
        }
        _ => None,
    });
    uses.collect()
}

/// A use as it stands in the tables.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Use {
    file: String,
    stall: StallId,
    key: String,
    epoch: u32,
    day: Day,
    receipt: u64,
    place: u32,
    serial: String,
    amount: Money,
    at: i64,
}

/// Uses of settlements that count, under a condition.
fn uses(connection: &Connection, condition: &str, parameter: &str) -> Result<Vec<Use>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT u.file, m.stall, m.key, m.epoch, m.day, u.receipt, u.place, u.serial, u.amount, u.at
         FROM voucher_use u JOIN settlement m ON m.file = u.file AND m.booked = 1
         WHERE {condition} ORDER BY u.serial, u.at, m.stall, u.receipt, u.file, u.place"
    ))?;
    let mut rows = statement.query([parameter])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (stall, day): (String, String) = (row.get(1)?, row.get(4)?);
        found.push(Use {
            file: row.get(0)?,
            stall: parsed(&stall)?,
            key: row.get(2)?,
            epoch: row.get(3)?,
            day: parsed(&day)?,
            receipt: row.get(5)?,
            place: row.get(6)?,
            serial: row.get(7)?,
            amount: money(row.get(8)?)?,
            at: row.get(9)?,
        });
    }
    Ok(found)
}

/// Whether refunds gave a use back. A refund tells an amount: it gives back the one voucher of the
/// sale that equals it, else the first ones that come to it, as the till does.
fn given_back(connection: &Connection, one: &Use) -> Result<bool, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT b.amount FROM voucher_back b JOIN settlement m ON m.file = b.file AND m.booked = 1
         WHERE b.of = ?1 AND m.stall = ?2 AND m.key = ?3 AND m.epoch >= ?4
         ORDER BY m.epoch, b.receipt, b.file",
    )?;
    let (stall, epoch) = (one.stall.to_string(), one.epoch);
    let backs = statement
        .query_map((one.receipt, stall, &one.key, epoch), |row| row.get(0))?
        .collect::<Result<Vec<i64>, _>>()?;
    if backs.is_empty() {
        return Ok(false);
    }
    let mut statement = connection.prepare_cached(
        "SELECT place, amount FROM voucher_use WHERE file = ?1 AND receipt = ?2 ORDER BY place",
    )?;
    let mut held = statement
        .query_map((&one.file, one.receipt), |row| row.try_into())?
        .collect::<Result<Vec<(u32, i64)>, _>>()?;
    for back in backs {
        let whole = whole_ones(&held, back);
        held.retain(|(place, _)| !whole.contains(place));
    }
    Ok(!held.iter().any(|(place, _)| *place == one.place))
}

/// The places of the whole vouchers that an amount gives back; none when no whole ones do.
fn whole_ones(held: &[(u32, i64)], amount: i64) -> Vec<u32> {
    if let Some((place, _)) = held.iter().find(|(_, one)| *one == amount) {
        return vec![*place];
    }
    let (mut left, mut places) = (amount, Vec::new());
    for (place, one) in held {
        if left <= 0 {
            break;
        }
        left = left.saturating_sub(*one);
        places.push(*place);
    }
    if left == 0 { places } else { vec![] }
}

/// Every use of a serial with how it stands: the earliest that was not given back is credited.
fn standing(connection: &Connection, serial: &str) -> Result<Vec<(Use, bool, bool)>, Fault> {
    let (mut taken, mut found) = (false, Vec::new());
    for one in uses(connection, "u.serial = ?1", serial)? {
        let back = given_back(connection, &one)?;
        let credited = !back && !taken;
        taken |= credited;
        found.push((one, back, credited));
    }
    Ok(found)
}

/// The serials of a stall that are not simply credited, one by one: taken elsewhere too, or given
/// back.
fn doubtful(connection: &Connection, stall: StallId) -> Result<Vec<String>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT u.serial FROM voucher_use u
         JOIN settlement m ON m.file = u.file AND m.booked = 1
         WHERE m.stall = ?1 AND (
           EXISTS (SELECT 1 FROM voucher_use o JOIN settlement n ON n.file = o.file AND n.booked = 1
             WHERE o.serial = u.serial AND (o.file, o.receipt) <> (u.file, u.receipt))
           OR EXISTS (SELECT 1 FROM voucher_back b
             JOIN settlement n ON n.file = b.file AND n.booked = 1
             WHERE b.of = u.receipt AND n.stall = m.stall))",
    )?;
    let serials = statement.query_map([stall.to_string()], |row| row.get(0))?;
    Ok(serials.collect::<Result<_, _>>()?)
}

/// What the committee owes a stall for vouchers.
pub(crate) fn voucher_balance(
    connection: &Connection,
    stall: StallId,
) -> Result<VoucherBalance, Fault> {
    let sum = |query: &str| -> Result<Money, Fault> {
        let mut statement = connection.prepare_cached(query)?;
        money(statement.query_row([stall.to_string()], |row| row.get(0))?)
    };
    let mut credited = sum("SELECT coalesce(sum(u.amount), 0) FROM voucher_use u
         JOIN settlement m ON m.file = u.file AND m.booked = 1 WHERE m.stall = ?1")?;
    for serial in doubtful(connection, stall)? {
        for (one, _, counts) in standing(connection, &serial)? {
            if one.stall == stall && !counts {
                credited = in_range(credited.minus(one.amount))?;
            }
        }
    }
    let netted = sum("SELECT coalesce(sum(amount), 0) FROM payment
         WHERE stall = ?1 AND kind = 'voucher' AND reversed = 0")?;
    let paid_out = sum("SELECT coalesce(sum(amount), 0) FROM cash_entry
         WHERE stall = ?1 AND series = 'V' AND reversed = 0")?;
    let balance = in_range(credited.minus(netted).and_then(|left| left.minus(paid_out)))?;
    Ok(VoucherBalance { credited, netted, paid_out, balance })
}

/// The vouchers a stall took, the newest first, at most `most` of them.
pub(crate) fn vouchers_of_stall(
    connection: &Connection,
    stall: StallId,
    most: usize,
) -> Result<Vec<VoucherUsed>, Fault> {
    let mut of = uses(connection, "m.stall = ?1", &stall.to_string())?;
    of.sort_by_key(|one| std::cmp::Reverse((one.at, one.receipt, one.place)));
    of.truncate(most);
    let mut told = Vec::new();
    for one in of {
        let all = standing(connection, &one.serial)?;
        let own = all.into_iter().find(|(other, ..)| *other == one);
        if let Some((one, back, credited)) = own {
            told.push(used(connection, one, back, credited)?);
        }
    }
    Ok(told)
}

/// The serials of a business day that were taken more than once, here or on another day. A voucher
/// that went back and was taken again is no double.
pub(crate) fn double_vouchers(
    connection: &Connection,
    day: Day,
) -> Result<Vec<DoubleVoucher>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT u.serial FROM voucher_use u
         JOIN settlement m ON m.file = u.file AND m.booked = 1
         WHERE m.day = ?1 AND EXISTS (
           SELECT 1 FROM voucher_use o JOIN settlement n ON n.file = o.file AND n.booked = 1
           WHERE o.serial = u.serial AND (o.file, o.receipt) <> (u.file, u.receipt))
         ORDER BY u.serial",
    )?;
    let serials = statement
        .query_map([day.to_string()], |row| row.get(0))?
        .collect::<Result<Vec<String>, _>>()?;
    let mut found = Vec::new();
    for serial in serials {
        let all = standing(connection, &serial)?;
        if !all.iter().any(|(one, back, credited)| !back && !credited && one.serial == serial) {
            continue;
        }
        let told =
            all.into_iter().map(|(one, back, credited)| used(connection, one, back, credited));
        let uses = told.collect::<Result<_, _>>()?;
        found.push(DoubleVoucher { serial, uses });
    }
    Ok(found)
}

fn used(
    connection: &Connection,
    one: Use,
    given_back: bool,
    credited: bool,
) -> Result<VoucherUsed, Fault> {
    let (place, name): (String, String) = connection
        .prepare_cached("SELECT place, name FROM stall WHERE id = ?1")?
        .query_row([one.stall.to_string()], |row| row.try_into())?;
    Ok(VoucherUsed {
        stall: one.stall,
        place,
        name,
        receipt: one.receipt,
        serial: one.serial,
        amount: one.amount,
        at: Timestamp::from_seconds(one.at),
        day: one.day,
        given_back,
        credited,
    })
}
