//! Taking a payment into the book: the oldest days first, the next number of the year.
//! Must never take more than is owed, and never give a number twice.

use domain::day::Day;
use domain::id::{RequestId, StallId};
use domain::money::{Money, OutOfRange};
use domain::now::Now;
use domain::officer::OfficerNumber;
use domain::payment::TenderKind;
use rusqlite::{Connection, Transaction};
use store::Fault;
use store::journal::Placed;
use store::rows::{damaged, in_range, json, money, parsed};

use crate::collecting::apply::PaymentPrivate;
use crate::fact::{Fact, PaidDay, PaymentReceived};
use crate::record::record_private;

/// A payment that was allowed.
pub(crate) struct Taking {
    pub(crate) request: RequestId,
    pub(crate) stall: StallId,
    pub(crate) amount: Money,
    pub(crate) kind: TenderKind,
    /// Who takes it, by name.
    pub(crate) collector: String,
    /// And by number.
    pub(crate) by: Option<OfficerNumber>,
}

/// Records a payment of no more than is owed.
pub(crate) fn take(
    transaction: &Transaction<'_>,
    now: Now,
    taking: Taking,
) -> Result<Placed, Fault> {
    let Taking { request, stall, amount, kind, collector, by } = taking;
    let debts = debts(transaction, stall)?;
    let year = year(now)?;
    let fact = Fact::PaymentReceived(PaymentReceived {
        request,
        stall,
        year,
        number: next_number(transaction, year)?,
        amount,
        kind,
        days: in_range(allocated(&debts, amount))?,
        owed_after: in_range(owed(&debts).and_then(|owed| owed.minus(amount)))?,
        by,
    });
    record_private(transaction, now, fact, Some(json(&PaymentPrivate { collector })))
}

/// The year of the Buddhist era in which numbers are given now.
pub(crate) fn year(now: Now) -> Result<u32, Fault> {
    u32::try_from(now.at.business_day().buddhist_year()).map_err(damaged)
}

/// What a stall owes in all; below zero is to its credit.
pub(crate) fn owed_by(connection: &Connection, stall: StallId) -> Result<Money, Fault> {
    in_range(owed(&debts(connection, stall)?))
}

/// One day of a stall's debts.
struct Debt {
    day: Day,
    assessment: u64,
    fee: Money,
    paid: Money,
}

/// What a stall was charged and paid, the oldest day first.
fn debts(connection: &Connection, stall: StallId) -> Result<Vec<Debt>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT a.day, a.seq, a.total,
           (SELECT coalesce(sum(d.amount), 0) FROM payment_day d
            JOIN payment p ON p.seq = d.payment
            WHERE d.stall = a.stall AND d.day = a.day AND p.reversed = 0)
         FROM fee_assessment a WHERE a.stall = ?1 AND a.holds = 1 ORDER BY a.day",
    )?;
    let mut rows = statement.query([stall.to_string()])?;
    let mut debts = Vec::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(0)?;
        debts.push(Debt {
            day: parsed(&day)?,
            assessment: row.get(1)?,
            fee: money(row.get(2)?)?,
            paid: money(row.get(3)?)?,
        });
    }
    Ok(debts)
}

/// All of it together: a day whose fee fell after it was paid stands against the others.
fn owed(debts: &[Debt]) -> Result<Money, OutOfRange> {
    debts.iter().try_fold(Money::ZERO, |sum, debt| sum.plus(debt.fee)?.minus(debt.paid))
}

/// The oldest days that are not paid in full take the amount.
fn allocated(debts: &[Debt], amount: Money) -> Result<Vec<PaidDay>, OutOfRange> {
    let mut left = amount;
    let mut days = Vec::new();
    for debt in debts {
        let part = debt.fee.minus(debt.paid)?.min(left);
        if part > Money::ZERO {
            left = left.minus(part)?;
            let Debt { day, assessment, paid: paid_before, .. } = *debt;
            days.push(PaidDay { day, assessment, paid_before, amount: part });
        }
    }
    Ok(days)
}

/// The next number of a year.
fn next_number(connection: &Connection, year: u32) -> Result<u32, Fault> {
    Ok(connection.query_row(
        "SELECT coalesce(max(number), 0) + 1 FROM payment WHERE year = ?1",
        [year],
        |row| row.get(0),
    )?)
}
