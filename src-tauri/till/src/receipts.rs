//! Receipts as they are read: one whole, or a list of a day. Must never change anything but the
//! count of copies.

use domain::day::{Day, Timestamp};
use domain::money::Money;
use domain::now::Now;
use domain::payment::Tender;
use domain::quantity::Quantity;
use domain::sale::PricedLine;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, PrintedAgain};
use store::Fault;
use store::rows::{in_range, money, parsed, parsed_if, quantity};
use ts_rs::TS;

use crate::Till;
use crate::print::{Job, queue};
use crate::record::record;
use crate::rows::{lines, tenders};

/// Whether a receipt is of a sale or of a refund.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptKind {
    /// A sale.
    Sale,
    /// A refund.
    Refund,
}

/// A receipt whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Receipt {
    /// Its number.
    pub number: u64,
    /// Sale or refund.
    pub kind: ReceiptKind,
    /// When.
    pub at: Timestamp,
    /// The business day.
    pub day: Day,
    /// The sale a refund is of.
    pub of: Option<u64>,
    /// Its lines; of a refund, what came back.
    pub lines: Vec<ReceiptLine>,
    /// The sum before discounts and bundles.
    pub gross: Money,
    /// All that was taken off.
    pub discounts: Money,
    /// The sum.
    pub total: Money,
    /// The VAT inside.
    pub vat: Money,
    /// How it was paid, or given back.
    pub tenders: Vec<Tender>,
    /// Cash given back as change.
    pub change: Money,
    /// What cash was rounded by, beside the total; below zero in the customer's favour.
    pub rounding: Money,
    /// By when what was sold on credit is to be paid.
    pub due: Option<Day>,
    /// Why, of a refund.
    pub reason: String,
    /// What of a sale came back since.
    pub refunded: Money,
    /// The first eight digits of its journal entry's hash.
    pub hash: String,
}

/// A line of a receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReceiptLine {
    /// Its number on the sale, from 1.
    pub number: u32,
    /// What was sold.
    pub line: PricedLine,
    /// A note, for the slip and the stall.
    pub note: Option<String>,
    /// How much of it came back since.
    pub returned: Quantity,
}

/// A receipt in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReceiptSummary {
    /// Its number.
    pub number: u64,
    /// Sale or refund.
    pub kind: ReceiptKind,
    /// When.
    pub at: Timestamp,
    /// The sum.
    pub total: Money,
    /// The sale a refund is of.
    pub of: Option<u64>,
    /// What of a sale came back since.
    pub refunded: Money,
    /// The first line's name, and how many lines there are.
    pub first: String,
    /// How many lines.
    pub count: u32,
}

impl Till {
    /// A receipt by its number.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn receipt(&self, number: u64) -> Result<Option<Receipt>, Fault> {
        read(self.reader(), number)
    }

    /// The receipts of a business day, the newest first; of the open or last day when none is
    /// given.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn receipts(&self, day: Option<Day>) -> Result<Vec<ReceiptSummary>, Fault> {
        let day = match day {
            Some(day) => day.to_string(),
            None => {
                self.reader()
                    .query_row("SELECT coalesce(max(day), '') FROM day", [], |row| row.get(0))?
            }
        };
        let mut statement = self.reader().prepare_cached(
            "SELECT r.number, r.kind, r.at, r.total, r.of,
               (SELECT coalesce(sum(b.total), 0) FROM receipt b WHERE b.of = r.number),
               (SELECT l.name FROM receipt_line l WHERE l.receipt = r.number ORDER BY line LIMIT 1),
               (SELECT count(*) FROM receipt_line l WHERE l.receipt = r.number)
             FROM receipt r JOIN day d ON d.seq = r.day_seq
             WHERE d.day = ?1 ORDER BY r.number DESC",
        )?;
        let mut rows = statement.query([day])?;
        let mut receipts = Vec::new();
        while let Some(row) = rows.next()? {
            let first: Option<String> = row.get(6)?;
            receipts.push(ReceiptSummary {
                number: row.get(0)?,
                kind: kind(row.get(1)?),
                at: Timestamp::from_seconds(row.get(2)?),
                total: money(row.get(3)?)?,
                of: row.get(4)?,
                refunded: money(row.get(5)?)?,
                first: first.unwrap_or_default(),
                count: row.get(7)?,
            });
        }
        Ok(receipts)
    }

    /// Queues a receipt for the printer. The first time it is the original, after that a copy with
    /// its number, which is recorded. Gives the copy's number, 0 for the original; `None` when
    /// there is no such receipt.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn print_receipt(&mut self, now: Now, number: u64) -> Result<Option<u32>, Fault> {
        if self.receipt(number)?.is_none() {
            return Ok(None);
        }
        let settings = self.settings()?;
        let first = Job::Receipt { number, copy: 0 };
        let printed = crate::print::was_queued(self.reader(), first)?;
        let last: u32 = self.reader().query_row(
            "SELECT coalesce(max(copy), 0) FROM printed_again WHERE receipt = ?1",
            [number],
            |row| row.get(0),
        )?;
        let copy = if printed { last + 1 } else { 0 };
        self.store.write(|transaction| -> Result<(), Fault> {
            if copy > 0 {
                let again = PrintedAgain { receipt: number, copy };
                record(transaction, now, Fact::PrintedAgain(again))?;
            }
            queue(transaction, now.at, &settings, Job::Receipt { number, copy })
        })?;
        Ok(Some(copy))
    }
}

fn kind(word: String) -> ReceiptKind {
    if word == "refund" { ReceiptKind::Refund } else { ReceiptKind::Sale }
}

/// A receipt of a book.
pub fn read(connection: &Connection, number: u64) -> Result<Option<Receipt>, Fault> {
    let columns = connection
        .prepare_cached(
            "SELECT r.kind, r.at, d.day, r.of, r.total, r.vat, r.change, r.reason, r.hash,
               (SELECT coalesce(sum(b.total), 0) FROM receipt b WHERE b.of = r.number),
               r.rounding, r.due
             FROM receipt r JOIN day d ON d.seq = r.day_seq WHERE r.number = ?1",
        )?
        .query_row([number], |row| row.try_into())
        .optional()?;
    columns.map(|columns| whole(connection, number, columns)).transpose()
}

type Columns =
    (String, i64, String, Option<u64>, i64, i64, i64, String, String, i64, i64, Option<String>);

fn whole(connection: &Connection, number: u64, columns: Columns) -> Result<Receipt, Fault> {
    let (word, at, day, of, total, vat, change, reason, hash, refunded, rounding, due) = columns;
    let mut beside = connection.prepare_cached(
        "SELECT (SELECT note FROM receipt_line WHERE receipt = ?1 AND line = ?2),
           (SELECT coalesce(sum(l.quantity), 0) FROM receipt_line l
            JOIN receipt r ON r.number = l.receipt WHERE r.of = ?1 AND l.line = ?2)",
    )?;
    let mut all = Vec::new();
    for (place, line) in lines(connection, number)? {
        let (note, returned): (Option<String>, i64) =
            beside.query_row((number, place), |row| row.try_into())?;
        all.push(ReceiptLine {
            number: u32::try_from(place).unwrap_or(0),
            line,
            note,
            returned: quantity(returned)?,
        });
    }
    let total = money(total)?;
    let taken = all.iter().map(|line| line.line.discounted()).collect::<Result<Vec<_>, _>>();
    let discounts = in_range(taken.and_then(Money::sum))?;
    Ok(Receipt {
        number,
        kind: kind(word),
        at: Timestamp::from_seconds(at),
        day: parsed(&day)?,
        of,
        lines: all,
        gross: in_range(total.plus(discounts))?,
        discounts,
        total,
        vat: money(vat)?,
        tenders: tenders(connection, number)?,
        change: money(change)?,
        rounding: money(rounding)?,
        due: parsed_if(due)?,
        reason,
        refunded: money(refunded)?,
        hash: hash.get(..8).unwrap_or_default().to_owned(),
    })
}
