//! Rows that several operations read: days, and the lines and tenders of a receipt.
//! Must never let a value out of a table that the domain would not make: `store::rows` checks.

use domain::day::{Day, Timestamp};
use domain::id::RequestId;
use domain::money::Money;
use domain::payment::Tender;
use domain::rounding::Rounding;
use domain::sale::{Discount, PriceReason, PricedLine};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::fact::DayClosed;
use store::Fault;
use store::rows::{damaged, from_json, from_word, json, money, parsed, parsed_if, quantity};

/// A business day of the till.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayRow {
    /// The entry that opened it.
    pub seq: u64,
    /// The business day.
    pub day: Day,
    /// The part of it.
    pub part: u32,
    /// When it was opened.
    pub opened: Timestamp,
    /// Money for change.
    pub float: Money,
    /// People at work.
    pub people: u32,
    /// The closing; `None` while open.
    pub closing: Option<Closing>,
}

/// How a day ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closing {
    /// The entry that closed it.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// What was recorded.
    pub fact: DayClosed,
}

const DAY_COLUMNS: &str = "seq, day, part, opened, float, people, closed_seq, closed, closing";

/// The open day, if any.
pub fn open_day(connection: &Connection) -> Result<Option<DayRow>, Fault> {
    one_day(connection, "closed IS NULL", [])
}

/// The open day, where the operation has made sure that there is one.
pub fn the_open_day(connection: &Connection) -> Result<DayRow, Fault> {
    open_day(connection)?.ok_or_else(|| damaged("no day is open"))
}

/// The day that was closed with this number.
pub fn closed_day(connection: &Connection, z: u64) -> Result<Option<DayRow>, Fault> {
    one_day(connection, "z = ?1", [z])
}

/// The day closed last.
pub fn last_closed_day(connection: &Connection) -> Result<Option<DayRow>, Fault> {
    one_day(connection, "z = (SELECT max(z) FROM day)", [])
}

/// The business day stamped on the last entry of the journal.
pub fn last_stamped_day(connection: &Connection) -> Result<Option<Day>, Fault> {
    let text: Option<String> = connection
        .prepare_cached("SELECT day FROM journal ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    parsed_if(text)
}

fn one_day(
    connection: &Connection,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> Result<Option<DayRow>, Fault> {
    type Columns = (u64, String, u32, i64, i64, u32, Option<u64>, Option<i64>, Option<String>);
    let columns: Option<Columns> = connection
        .prepare_cached(&format!("SELECT {DAY_COLUMNS} FROM day WHERE {condition}"))?
        .query_row(parameters, |row| row.try_into())
        .optional()?;
    let Some((seq, day, part, opened, float, people, closed_seq, closed, closing)) = columns else {
        return Ok(None);
    };
    let closing = match (closed_seq, closed, closing) {
        (Some(seq), Some(at), Some(fact)) => {
            Some(Closing { seq, at: Timestamp::from_seconds(at), fact: from_json(&fact)? })
        }
        _ => None,
    };
    Ok(Some(DayRow {
        seq,
        day: parsed(&day)?,
        part,
        opened: Timestamp::from_seconds(opened),
        float: money(float)?,
        people,
        closing,
    }))
}

/// How the price of a line came about, where it is not plain: the column `pricing`.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Pricing {
    list_price: Option<Money>,
    reason: Option<PriceReason>,
    rounding: Option<Rounding>,
    label: Option<Money>,
    discounts: Vec<Discount>,
}

impl Pricing {
    /// The column of a line; `None` for a plain one.
    pub fn column(line: &PricedLine) -> Option<String> {
        let plain = line.is_plain() && line.reason.is_none();
        (!plain).then(|| {
            json(&Pricing {
                list_price: line.list_price,
                reason: line.reason,
                rounding: line.rounding,
                label: line.label,
                discounts: line.discounts.clone(),
            })
        })
    }
}

/// The lines of a receipt with their numbers.
pub fn lines(connection: &Connection, receipt: u64) -> Result<Vec<(usize, PricedLine)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT line, goods, name, unit, quantity, unit_price, amount, tax, pricing
         FROM receipt_line WHERE receipt = ?1 ORDER BY line",
    )?;
    let mut rows = statement.query([receipt])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let goods: Option<String> = row.get(1)?;
        let pricing: Option<String> = row.get(8)?;
        let pricing: Pricing = pricing.map_or(Ok(Pricing::default()), |text| from_json(&text))?;
        lines.push((
            row.get(0)?,
            PricedLine {
                goods: parsed_if(goods)?,
                name: row.get(2)?,
                unit: from_word(row.get(3)?)?,
                quantity: quantity(row.get(4)?)?,
                unit_price: money(row.get(5)?)?,
                list_price: pricing.list_price,
                reason: pricing.reason,
                rounding: pricing.rounding,
                label: pricing.label,
                discounts: pricing.discounts,
                amount: money(row.get(6)?)?,
                tax: from_word(row.get(7)?)?,
            },
        ));
    }
    Ok(lines)
}

/// The tenders of a receipt.
pub fn tenders(connection: &Connection, receipt: u64) -> Result<Vec<Tender>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT kind, amount, received, detail FROM receipt_tender WHERE receipt = ?1 ORDER BY place",
    )?;
    let mut rows = statement.query([receipt])?;
    let mut tenders = Vec::new();
    while let Some(row) = rows.next()? {
        let detail: Option<String> = row.get(3)?;
        tenders.push(Tender {
            detail: detail.map(|text| from_json(&text)).transpose()?,
            kind: from_word(row.get(0)?)?,
            amount: money(row.get(1)?)?,
            received: money(row.get(2)?)?,
        });
    }
    Ok(tenders)
}

/// Whether a request did something before, whatever it was: one id is one act, for ever. A file
/// with two acts of one id would be no sound file.
pub fn request_is_used(connection: &Connection, request: RequestId) -> Result<bool, Fault> {
    Ok(connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM receipt WHERE request = ?1)
                 OR EXISTS (SELECT 1 FROM cash_movement WHERE request = ?1)
                 OR EXISTS (SELECT 1 FROM credit_repayment WHERE request = ?1)
                 OR EXISTS (SELECT 1 FROM preorder WHERE request = ?1 OR ended_request = ?1)",
        )?
        .query_row([request.to_string()], |row| row.get(0))?)
}

/// The number of the next receipt, read inside the transaction that uses it.
pub fn next_receipt(connection: &Connection) -> Result<u64, Fault> {
    Ok(connection
        .query_row("SELECT coalesce(max(number), 0) + 1 FROM receipt", [], |row| row.get(0))?)
}
