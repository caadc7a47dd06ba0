//! What reports are added up from: one question to the database for each kind of row, none for each
//! receipt. Must never derive a business day: it was stamped when it happened.

use std::collections::BTreeMap;

use domain::day::{Day, Timestamp};
use domain::money::Money;
use domain::payment::TENDERS;
use rusqlite::{Connection, Row};
use serde::Serialize;
use settlement::fact::{OperatorNumber, TenderTotal};
use store::Fault;
use store::rows::{from_word, in_range, money, parsed};
use ts_rs::TS;

/// Which days a report is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Days {
    /// Business days, both included.
    Between(Day, Day),
    /// One part of a day, by the entry that opened it.
    One(u64),
}

impl Days {
    /// The condition on a day `d`, and what stands in it.
    fn condition(self) -> (&'static str, [String; 2]) {
        match self {
            Days::Between(from, until) => {
                ("d.day BETWEEN ?1 AND ?2", [from.to_string(), until.to_string()])
            }
            Days::One(seq) => {
                ("d.seq = CAST(?1 AS INTEGER) AND ?2 = ''", [seq.to_string(), String::new()])
            }
        }
    }

    /// Asks for rows: `{days}` in the question is the condition on a day `d`.
    pub(crate) fn ask<T>(
        self,
        connection: &Connection,
        question: &str,
        mut read: impl FnMut(&Row<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let (condition, values) = self.condition();
        let mut statement = connection.prepare_cached(&question.replace("{days}", condition))?;
        let mut rows = statement.query(values)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }
}

/// Receipts of one day, hour, kind and person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Group {
    /// The business day.
    pub day: Day,
    /// The hour of the clock in Bangkok.
    pub hour: u32,
    /// Whether they are sales.
    pub sale: bool,
    /// Who rang them up.
    pub operator: Option<OperatorNumber>,
    /// How many.
    pub count: u64,
    /// What they come to.
    pub total: Money,
    /// What rounding the cash changed.
    pub rounding: Money,
}

/// The receipts of some days, in groups.
pub fn groups(connection: &Connection, days: Days) -> Result<Vec<Group>, Fault> {
    let bangkok = Timestamp::from_seconds(0).minute_of_day() * 60;
    let question = format!(
        "SELECT d.day, (r.at + {bangkok}) / 3600 % 24, r.kind, r.operator, count(*),
           sum(r.total), sum(r.rounding)
         FROM day d JOIN receipt r ON r.day_seq = d.seq WHERE {{days}}
         GROUP BY 1, 2, 3, 4"
    );
    days.ask(connection, &question, |row| {
        let (day, kind): (String, String) = (row.get(0)?, row.get(2)?);
        Ok(Group {
            day: parsed(&day)?,
            hour: row.get(1)?,
            sale: kind == "sale",
            operator: row.get(3)?,
            count: row.get(4)?,
            total: money(row.get(5)?)?,
            rounding: money(row.get(6)?)?,
        })
    })
}

/// The days that were opened, in order, each once.
pub fn opened_days(connection: &Connection, days: Days) -> Result<Vec<Day>, Fault> {
    days.ask(connection, "SELECT DISTINCT d.day FROM day d WHERE {days} ORDER BY 1", |row| {
        let day: String = row.get(0)?;
        parsed(&day)
    })
}

/// Sold less given back.
pub fn net(connection: &Connection, days: Days) -> Result<Money, Fault> {
    let sums = days.ask(
        connection,
        "SELECT coalesce(sum(CASE r.kind WHEN 'sale' THEN r.total ELSE -r.total END), 0)
         FROM day d JOIN receipt r ON r.day_seq = d.seq WHERE {days}",
        |row| money(row.get(0)?),
    )?;
    in_range(Money::sum(sums))
}

/// What each way of paying brought and gave back, in the order of reports.
pub fn by_tender(connection: &Connection, days: Days) -> Result<Vec<TenderTotal>, Fault> {
    let mut totals = days.ask(
        connection,
        "SELECT t.kind, sum(CASE r.kind WHEN 'sale' THEN t.amount ELSE 0 END),
           sum(CASE r.kind WHEN 'sale' THEN 0 ELSE t.amount END)
         FROM day d JOIN receipt r ON r.day_seq = d.seq
         JOIN receipt_tender t ON t.receipt = r.number WHERE {days} GROUP BY 1",
        |row| {
            Ok(TenderTotal {
                kind: from_word(row.get(0)?)?,
                sold: money(row.get(1)?)?,
                refunded: money(row.get(2)?)?,
            })
        },
    )?;
    totals.sort_by_key(|total| TENDERS.iter().position(|kind| *kind == total.kind));
    Ok(totals)
}

/// How often something happened and what it came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, TS)]
pub struct CountAmount {
    /// How often, or how many.
    pub count: u64,
    /// What it came to.
    pub amount: Money,
}

/// Lines taken off bills before payment, by who did it.
pub fn removed(
    connection: &Connection,
    days: Days,
) -> Result<BTreeMap<Option<OperatorNumber>, CountAmount>, Fault> {
    let rows = days.ask(
        connection,
        "SELECT l.operator, sum(l.count), sum(l.amount)
         FROM day d JOIN removed_lines l ON l.day_seq = d.seq WHERE {days} GROUP BY 1",
        |row| Ok((row.get(0)?, CountAmount { count: row.get(1)?, amount: money(row.get(2)?)? })),
    )?;
    Ok(rows.into_iter().collect())
}

/// Openings of the drawer without a sale, by who did it.
pub fn drawer_openings(
    connection: &Connection,
    days: Days,
) -> Result<BTreeMap<Option<OperatorNumber>, u64>, Fault> {
    let rows = days.ask(
        connection,
        "SELECT o.operator, count(*)
         FROM day d JOIN drawer_opening o ON o.day_seq = d.seq WHERE {days} GROUP BY 1",
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// What all customers together owe now.
pub fn credit_outstanding(connection: &Connection) -> Result<Money, Fault> {
    let owed: i64 = connection
        .prepare_cached(
            "SELECT
               (SELECT coalesce(sum(t.amount), 0) FROM receipt s
                JOIN receipt_tender t ON t.receipt = s.number AND t.kind = 'credit'
                WHERE s.customer IS NOT NULL)
             - (SELECT coalesce(sum(t.amount), 0) FROM receipt s
                JOIN receipt b ON b.of = s.number
                JOIN receipt_tender t ON t.receipt = b.number AND t.kind = 'credit'
                WHERE s.customer IS NOT NULL)
             - (SELECT coalesce(sum(CASE WHEN reverses IS NULL THEN amount ELSE -amount END), 0)
                FROM credit_repayment)",
        )?
        .query_row([], |row| row.get(0))?;
    money(owed)
}

/// Deposits of preorders that wait to be handed over.
pub fn deposits_held(connection: &Connection) -> Result<Money, Fault> {
    let held: i64 = connection
        .prepare_cached("SELECT coalesce(sum(deposit), 0) FROM preorder WHERE ended_seq IS NULL")?
        .query_row([], |row| row.get(0))?;
    money(held)
}

/// The taxes of one day: refunds are taken off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TaxDay {
    /// The business day.
    pub day: Day,
    /// The first receipt.
    pub first: u64,
    /// The last receipt.
    pub last: u64,
    /// Taxed, VAT included.
    pub taxed: Money,
    /// The VAT in it.
    pub vat: Money,
    /// Everything, exempt or not.
    pub total: Money,
}

/// The taxes of some days, in order. Days without receipts are left out.
pub fn tax_days(connection: &Connection, days: Days) -> Result<Vec<TaxDay>, Fault> {
    days.ask(
        connection,
        "SELECT day, min(number), max(number), sum(sign * taxed), sum(sign * vat),
           sum(sign * total)
         FROM (
           SELECT d.day, r.number, r.taxed, r.vat, r.total,
             CASE r.kind WHEN 'sale' THEN 1 ELSE -1 END AS sign
           FROM day d JOIN receipt r ON r.day_seq = d.seq WHERE {days}
         )
         GROUP BY day ORDER BY day",
        |row| {
            let day: String = row.get(0)?;
            Ok(TaxDay {
                day: parsed(&day)?,
                first: row.get(1)?,
                last: row.get(2)?,
                taxed: money(row.get(3)?)?,
                vat: money(row.get(4)?)?,
                total: money(row.get(5)?)?,
            })
        },
    )
}
