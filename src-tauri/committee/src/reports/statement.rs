//! A stall's month: what was carried over, day by day what it sold, was charged and paid, and what
//! is carried on. Must never end a month on another sum than the next one begins with.

use std::collections::BTreeMap;

use domain::day::{Day, Timestamp};
use domain::fee::{FeeLine, FeeSource};
use domain::id::StallId;
use domain::money::{Money, OutOfRange};
use domain::month::Month;
use domain::payment::TenderKind;
use rusqlite::Connection;
use serde::Serialize;
use store::Fault;
use store::rows::{from_word, in_range, money, parsed};
use ts_rs::TS;

use crate::Book;
use crate::collecting::fee_receipts::shown;
use crate::fees::assess::fee_lines;
use crate::market::stalls::the_stall;

/// A stall's month. Fees stand at the day they are charged for, as they hold now; payments stand
/// at the day they were received, and again, taken away, at the day they were taken back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallStatement {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Whose stall it is; may be empty.
    pub vendor: String,
    /// The month.
    pub month: Month,
    /// Owed before it; below zero is paid ahead.
    pub carried_over: Money,
    /// Its days on which something happened, the oldest first.
    pub days: Vec<StatementDay>,
    /// The payments that were received or taken back in it, the oldest first.
    pub payments: Vec<StatementPayment>,
    /// The sums of the days.
    pub totals: StatementSums,
    /// Owed after it: carried over, and the fees less what was paid.
    pub carried_on: Money,
}

/// A day of a statement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StatementDay {
    /// The business day.
    pub day: Day,
    /// What the stall sold less gave back, of settlements that count.
    pub net: Money,
    /// The lines of its fee.
    pub fee_lines: Vec<FeeLine>,
    /// The day's sums.
    #[serde(flatten)]
    pub sums: StatementSums,
    /// Owed when it ended.
    pub balance: Money,
}

/// Sums of a statement. `fee` is `charged` less `waived`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, TS)]
pub struct StatementSums {
    /// What was charged.
    pub charged: Money,
    /// What was waived of it.
    pub waived: Money,
    /// What remains as the fee.
    pub fee: Money,
    /// What was received.
    pub received: Money,
    /// What was received and taken back.
    pub taken_back: Money,
}

/// A payment of a statement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StatementPayment {
    /// The number of its receipt: "2569/00001".
    pub number: String,
    /// The business day it was received.
    pub day: Day,
    /// How much.
    pub amount: Money,
    /// How.
    pub kind: TenderKind,
    /// The business day it was taken back.
    pub taken_back: Option<Day>,
}

impl StatementSums {
    fn add(&mut self, more: &StatementSums) -> Result<(), OutOfRange> {
        for (sum, amount) in [
            (&mut self.charged, more.charged),
            (&mut self.waived, more.waived),
            (&mut self.fee, more.fee),
            (&mut self.received, more.received),
            (&mut self.taken_back, more.taken_back),
        ] {
            *sum = sum.plus(amount)?;
        }
        Ok(())
    }

    fn onto(&self, balance: Money) -> Result<Money, OutOfRange> {
        balance.plus(self.fee)?.minus(self.received)?.plus(self.taken_back)
    }
}

impl Book {
    /// A stall's month; `None` when there is no such stall.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn stall_statement(
        &self,
        stall: StallId,
        month: Month,
    ) -> Result<Option<StallStatement>, Fault> {
        let Some(named) = the_stall(self.reader(), stall)? else { return Ok(None) };
        let all = payments(self.reader(), stall)?;
        let carried_over = carried_over(self.reader(), stall, month, &all)?;
        let mut days = charged_days(self.reader(), stall, month)?;
        let inside = |day: Day| Month::of(day) == month;
        for payment in &all {
            if inside(payment.day) {
                let sum = &mut on(&mut days, payment.day).sums.received;
                *sum = in_range(sum.plus(payment.amount))?;
            }
            if let Some(day) = payment.taken_back.filter(|day| inside(*day)) {
                let sum = &mut on(&mut days, day).sums.taken_back;
                *sum = in_range(sum.plus(payment.amount))?;
            }
        }
        let (mut totals, mut balance) = (StatementSums::default(), carried_over);
        for day in days.values_mut() {
            balance = in_range(day.sums.onto(balance))?;
            day.balance = balance;
            in_range(totals.add(&day.sums))?;
        }
        let told = |one: &StatementPayment| inside(one.day) || one.taken_back.is_some_and(inside);
        Ok(Some(StallStatement {
            stall,
            place: named.place,
            name: named.name,
            vendor: named.vendor,
            month,
            carried_over,
            days: days.into_values().collect(),
            payments: all.into_iter().filter(told).collect(),
            totals,
            carried_on: balance,
        }))
    }
}

/// The row of a day; an empty one is put in.
fn on(days: &mut BTreeMap<Day, StatementDay>, day: Day) -> &mut StatementDay {
    days.entry(day).or_insert_with(|| StatementDay {
        day,
        net: Money::ZERO,
        fee_lines: vec![],
        sums: StatementSums::default(),
        balance: Money::ZERO,
    })
}

/// All payments of a stall, the oldest first.
fn payments(connection: &Connection, stall: StallId) -> Result<Vec<StatementPayment>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT p.year, p.number, p.day, p.amount, p.kind, r.at FROM payment p
         LEFT JOIN payment_reversal r ON r.payment = p.seq WHERE p.stall = ?1 ORDER BY p.seq",
    )?;
    let mut rows = statement.query([stall.to_string()])?;
    let mut payments = Vec::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(2)?;
        let back: Option<i64> = row.get(5)?;
        payments.push(StatementPayment {
            number: shown(row.get(0)?, row.get(1)?),
            day: parsed(&day)?,
            amount: money(row.get(3)?)?,
            kind: from_word(row.get(4)?)?,
            taken_back: back.map(|at| Timestamp::from_seconds(at).business_day()),
        });
    }
    Ok(payments)
}

fn carried_over(
    connection: &Connection,
    stall: StallId,
    month: Month,
    payments: &[StatementPayment],
) -> Result<Money, Fault> {
    let first = month.first();
    let charged: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(total), 0) FROM fee_assessment
             WHERE stall = ?1 AND day < ?2 AND holds = 1",
        )?
        .query_row((stall.to_string(), first.to_string()), |row| row.get(0))?;
    let mut balance = money(charged)?;
    for payment in payments {
        if payment.day < first {
            balance = in_range(balance.minus(payment.amount))?;
        }
        if payment.taken_back.is_some_and(|day| day < first) {
            balance = in_range(balance.plus(payment.amount))?;
        }
    }
    Ok(balance)
}

/// The days of a month that something was charged or sold on.
fn charged_days(
    connection: &Connection,
    stall: StallId,
    month: Month,
) -> Result<BTreeMap<Day, StatementDay>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT day, seq, total, net FROM fee_assessment
         WHERE stall = ?1 AND day BETWEEN ?2 AND ?3 AND holds = 1
           AND (total > 0 OR files <> '[]') ORDER BY day",
    )?;
    let (first, last) = (month.first().to_string(), month.last().to_string());
    let mut rows = statement.query((stall.to_string(), first, last))?;
    let mut days = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(0)?;
        let day = parsed(&day)?;
        let lines = fee_lines(connection, row.get(1)?)?;
        let waived = lines.iter().filter(|line| matches!(line.source, FeeSource::Waiver(_)));
        let waived = in_range(Money::sum(waived.map(|line| line.amount)))?.negated();
        let fee = money(row.get(2)?)?;
        let one = on(&mut days, day);
        one.net = money(row.get(3)?)?;
        one.sums.fee = fee;
        one.sums.waived = waived;
        one.sums.charged = in_range(fee.plus(waived))?;
        one.fee_lines = lines;
    }
    Ok(days)
}
