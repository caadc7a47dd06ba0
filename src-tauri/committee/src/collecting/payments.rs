//! Payments of fees: numbered without gaps, for the oldest days first, once per request.
//! Must never take more than is owed, and never give a number twice.

use domain::day::{Day, Timestamp};
use domain::id::{RequestId, StallId};
use domain::money::{Money, OutOfRange};
use domain::now::Now;
use domain::payment::TenderKind;
use domain::thai::{fits, printable};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, from_word, in_range, json, money, parsed, word};
use ts_rs::TS;

use crate::Book;
use crate::collecting::apply::PaymentPrivate;
use crate::collecting::fee_receipts::{self, FeeReceipt};
use crate::fact::{Fact, PaidDay, PaymentReceived};
use crate::market::stalls::the_stall;
use crate::record::record_private;

/// A payment, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaymentRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The stall that pays.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// How.
    pub kind: TenderKind,
    /// Who receives it, in a book without officers; where one is signed in, it is her. Kept private.
    pub collector: String,
}

/// Why a payment was not taken, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum PaymentRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// The market has no name yet.
    #[error("the market is not set up")]
    NotSetUp,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// Not money: a fee is paid in cash or by transfer.
    #[error("a fee is paid with money")]
    NotMoney,
    /// Nothing or less than nothing.
    #[error("the amount does not fit")]
    Amount,
    /// The stall owes nothing.
    #[error("nothing is owed")]
    NothingOwed,
    /// More than the stall owes.
    #[error("only {owed} is owed")]
    MoreThanOwed {
        /// What it owes.
        owed: Money,
    },
    /// No collector, or more than 60 characters.
    #[error("the collector's name does not fit")]
    Collector,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A payment in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PaymentRow {
    /// Its number: "2569/00001".
    pub number: String,
    /// When.
    pub at: Timestamp,
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// How much.
    pub amount: Money,
    /// How.
    pub kind: TenderKind,
    /// Taken back since.
    pub reversed: bool,
}

impl Book {
    /// Takes a payment and gives its receipt. A repeated request gives the first receipt.
    ///
    /// # Errors
    /// The first [`PaymentRefused`] by precedence.
    pub fn record_payment(
        &mut self,
        now: Now,
        asked: &PaymentRequest,
    ) -> Result<FeeReceipt, PaymentRefused> {
        if let Some(first) = self.answered(asked)? {
            return Ok(first);
        }
        self.market()?.ok_or(PaymentRefused::NotSetUp)?;
        the_stall(self.reader(), asked.stall)?.ok_or(PaymentRefused::UnknownStall)?;
        if !asked.kind.is_money() {
            return Err(PaymentRefused::NotMoney);
        }
        if asked.amount <= Money::ZERO {
            return Err(PaymentRefused::Amount);
        }
        let debts = debts(self.reader(), asked.stall)?;
        let owed = in_range(owed(&debts))?;
        if owed <= Money::ZERO {
            return Err(PaymentRefused::NothingOwed);
        }
        if asked.amount > owed {
            return Err(PaymentRefused::MoreThanOwed { owed });
        }
        let signed_in = self.officer_name(self.hands.by)?;
        let collector = signed_in.unwrap_or_else(|| printable(&asked.collector));
        if !fits(&collector, 60) {
            return Err(PaymentRefused::Collector);
        }
        let year = now.at.business_day().buddhist_year();
        let year = u32::try_from(year).map_err(damaged)?;
        let number = next_number(self.reader(), year)?;
        let days = in_range(allocated(&debts, asked.amount))?;
        let fact = Fact::PaymentReceived(PaymentReceived {
            request: asked.request,
            stall: asked.stall,
            year,
            number,
            amount: asked.amount,
            kind: asked.kind,
            days,
            owed_after: in_range(owed.minus(asked.amount))?,
            by: self.hands.by,
        });
        let private = json(&PaymentPrivate { collector });
        self.store.write(|transaction| record_private(transaction, now, fact, Some(private)))?;
        let receipt = fee_receipts::read(self.reader(), year, number)?;
        Ok(receipt.ok_or_else(|| damaged("a payment that was not kept"))?)
    }

    /// The first answer to a request, if it was sent before.
    fn answered(&self, asked: &PaymentRequest) -> Result<Option<FeeReceipt>, PaymentRefused> {
        let request = asked.request.to_string();
        let before: Option<(u32, u32, String, i64, String)> = self
            .reader()
            .query_row(
                "SELECT year, number, stall, amount, kind FROM payment WHERE request = ?1",
                [&request],
                |row| row.try_into(),
            )
            .optional()
            .map_err(Fault::from)?;
        let Some((year, number, stall, amount, kind)) = before else {
            let reversal: bool = self
                .reader()
                .query_row(
                    "SELECT EXISTS (SELECT 1 FROM payment_reversal WHERE request = ?1)",
                    [&request],
                    |row| row.get(0),
                )
                .map_err(Fault::from)?;
            return if reversal { Err(PaymentRefused::RequestUsed) } else { Ok(None) };
        };
        let same = stall == asked.stall.to_string()
            && amount == asked.amount.satang()
            && kind == word(&asked.kind);
        if !same {
            return Err(PaymentRefused::RequestUsed);
        }
        Ok(fee_receipts::read(self.reader(), year, number)?)
    }

    /// The payments received on a business day, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn payments(&self, day: Day) -> Result<Vec<PaymentRow>, Fault> {
        payment_rows(self.reader(), "p.day = ?1", &day.to_string())
    }
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

/// Payments under a condition, the newest first.
pub(crate) fn payment_rows(
    connection: &Connection,
    condition: &str,
    parameter: &str,
) -> Result<Vec<PaymentRow>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT p.year, p.number, p.at, p.stall, s.place, s.name, p.amount, p.kind, p.reversed
         FROM payment p JOIN stall s ON s.id = p.stall WHERE {condition} ORDER BY p.seq DESC"
    ))?;
    let mut rows = statement.query([parameter])?;
    let mut payments = Vec::new();
    while let Some(row) = rows.next()? {
        let stall: String = row.get(3)?;
        payments.push(PaymentRow {
            number: fee_receipts::shown(row.get(0)?, row.get(1)?),
            at: Timestamp::from_seconds(row.get(2)?),
            stall: parsed(&stall)?,
            place: row.get(4)?,
            name: row.get(5)?,
            amount: money(row.get(6)?)?,
            kind: from_word(row.get(7)?)?,
            reversed: row.get(8)?,
        });
    }
    Ok(payments)
}
