//! The receipt of a payment, whole: what it was for then, whatever happened since.
//! Must never be worked out from today's rules or fees.

use domain::day::{Day, Timestamp};
use domain::fee::FeeSource;
use domain::id::StallId;
use domain::money::Money;
use domain::payment::TenderKind;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use store::Fault;
use store::rows::{from_word, in_range, money, parsed};
use ts_rs::TS;

use crate::Book;
use crate::fees::assess::fee_lines;
use crate::people::sellers::VENDOR;

/// A receipt for fees.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct FeeReceipt {
    /// Its number: "2569/00001".
    pub number: String,
    /// When the money was received.
    pub at: Timestamp,
    /// The market that received it.
    pub market: String,
    /// The stall that paid.
    pub stall: StallId,
    /// Its name.
    pub stall_name: String,
    /// Its place.
    pub place: String,
    /// Whose stall it is; may be empty.
    pub vendor: String,
    /// The days it paid, the oldest first.
    pub days: Vec<Day>,
    /// What was charged for them.
    pub items: Vec<FeeReceiptItem>,
    /// What the items come to.
    pub charged: Money,
    /// What was received.
    pub paid: Money,
    /// What the stall owed after it.
    pub owed_after: Money,
    /// How it was paid.
    pub kind: TenderKind,
    /// Who received it.
    pub collector: String,
    /// The journal's hash of the payment, in hex.
    pub hash: String,
    /// Taken back since.
    pub reversed: Option<Reversal>,
}

/// One item of a receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct FeeReceiptItem {
    /// The business day.
    pub day: Day,
    /// The fee's name; empty for what had been paid of the day before.
    pub name: String,
    /// What was waived of the fee with this name.
    pub waived: bool,
    /// What it comes to; below zero for what had been paid before.
    pub amount: Money,
}

/// How a payment was taken back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Reversal {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

impl Book {
    /// A receipt by its number, "2569/00001".
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn fee_receipt(&self, number: &str) -> Result<Option<FeeReceipt>, Fault> {
        match number_of(number) {
            Some((year, number)) => read(self.reader(), year, number),
            None => Ok(None),
        }
    }
}

/// "2569/00001".
pub(crate) fn shown(year: u32, number: u32) -> String {
    format!("{year}/{number:05}")
}

/// Year and number from "2569/00001" as people type it.
pub(crate) fn number_of(text: &str) -> Option<(u32, u32)> {
    let text = domain::thai::arabic_digits(text.trim());
    let (year, number) = text.split_once('/')?;
    Some((year.trim().parse().ok()?, number.trim().parse().ok()?))
}

/// The receipt of a payment by its journal number.
pub(crate) fn of_payment(
    connection: &Connection,
    payment: u64,
) -> Result<Option<FeeReceipt>, Fault> {
    let number: Option<(u32, u32)> = connection
        .prepare_cached("SELECT year, number FROM payment WHERE seq = ?1")?
        .query_row([payment], |row| row.try_into())
        .optional()?;
    number.map_or(Ok(None), |(year, number)| read(connection, year, number))
}

/// The receipt of a payment.
pub(crate) fn read(
    connection: &Connection,
    year: u32,
    number: u32,
) -> Result<Option<FeeReceipt>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT p.seq, p.at, m.name, p.stall, s.name, s.place, {VENDOR}, p.amount, p.owed_after,
           p.kind, p.collector, p.hash, r.at, r.reason
         FROM payment p JOIN stall s ON s.id = p.stall JOIN market m
         LEFT JOIN payment_reversal r ON r.payment = p.seq WHERE p.year = ?1 AND p.number = ?2",
    ))?;
    let mut rows = statement.query((year, number))?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let stall: String = row.get(3)?;
    let (days, items) = items(connection, row.get(0)?)?;
    let reversed: (Option<i64>, Option<String>) = (row.get(12)?, row.get(13)?);
    Ok(Some(FeeReceipt {
        number: shown(year, number),
        at: Timestamp::from_seconds(row.get(1)?),
        market: row.get(2)?,
        stall: parsed(&stall)?,
        stall_name: row.get(4)?,
        place: row.get(5)?,
        vendor: row.get(6)?,
        days,
        charged: in_range(Money::sum(items.iter().map(|item| item.amount)))?,
        items,
        paid: money(row.get(7)?)?,
        owed_after: money(row.get(8)?)?,
        kind: from_word(row.get(9)?)?,
        collector: row.get(10)?,
        hash: row.get(11)?,
        reversed: match reversed {
            (Some(at), Some(reason)) => Some(Reversal { at: Timestamp::from_seconds(at), reason }),
            _ => None,
        },
    }))
}

/// What was charged for the days it paid, by the assessments that held then.
fn items(connection: &Connection, payment: u64) -> Result<(Vec<Day>, Vec<FeeReceiptItem>), Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT day, assessment, paid_before FROM payment_day WHERE payment = ?1 ORDER BY day",
    )?;
    let mut rows = statement.query([payment])?;
    let (mut days, mut items) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let day: String = row.get(0)?;
        let day: Day = parsed(&day)?;
        for line in fee_lines(connection, row.get(1)?)? {
            let waived = matches!(line.source, FeeSource::Waiver(_));
            items.push(FeeReceiptItem { day, name: line.name, waived, amount: line.amount });
        }
        let before = money(row.get(2)?)?;
        if !before.is_zero() {
            let (name, waived, amount) = (String::new(), false, before.negated());
            items.push(FeeReceiptItem { day, name, waived, amount });
        }
        days.push(day);
    }
    Ok((days, items))
}
