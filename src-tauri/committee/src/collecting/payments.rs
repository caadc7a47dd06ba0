//! Payments of fees: in money, or netted with vouchers and credits; once per request.
//! Must never take more than is owed, nor net more than the stall has.

use domain::day::{Day, Timestamp};
use domain::id::{RequestId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::TenderKind;
use domain::thai::{fits, printable};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, from_word, money, parsed, word};
use ts_rs::TS;

use crate::Book;
use crate::collecting::fee_receipts::{self, FeeReceipt};
use crate::collecting::netting::balance;
use crate::collecting::requests::done;
use crate::collecting::taking::{Taking, owed_by, take};
use crate::market::stalls::the_stall;

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
    /// How: cash, transfer, or netted with vouchers or a credit.
    pub kind: TenderKind,
    /// Who receives it, in a book without officers; where one is signed in, it is her. Kept
    /// private.
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
    /// Neither money, nor vouchers the stall took, nor a credit it was given.
    #[error("a fee is paid with money, vouchers or a credit")]
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
    /// More than the stall has in vouchers or credits.
    #[error("only {balance} can be netted")]
    MoreThanBalance {
        /// What it has.
        balance: Money,
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
        let netted = matches!(asked.kind, TenderKind::Voucher | TenderKind::Credit);
        if !asked.kind.is_money() && !netted {
            return Err(PaymentRefused::NotMoney);
        }
        if asked.amount <= Money::ZERO {
            return Err(PaymentRefused::Amount);
        }
        let owed = owed_by(self.reader(), asked.stall)?;
        if owed <= Money::ZERO {
            return Err(PaymentRefused::NothingOwed);
        }
        if asked.amount > owed {
            return Err(PaymentRefused::MoreThanOwed { owed });
        }
        let balance = balance(self.reader(), asked.stall, asked.kind)?;
        if let Some(balance) = balance.filter(|balance| asked.amount > *balance) {
            return Err(PaymentRefused::MoreThanBalance { balance });
        }
        let collector = self.signer(&asked.collector)?;
        if !fits(&collector, 60) {
            return Err(PaymentRefused::Collector);
        }
        let PaymentRequest { request, stall, amount, kind, .. } = *asked;
        let taking = Taking { request, stall, amount, kind, collector, by: self.hands.by };
        let placed = self.store.write(|transaction| take(transaction, now, taking))?;
        let receipt = fee_receipts::of_payment(self.reader(), placed.seq)?;
        Ok(receipt.ok_or_else(|| damaged("a payment that was not kept"))?)
    }

    /// Who signs: the officer who is signed in; in a book without officers, who it says.
    pub(crate) fn signer(&self, given: &str) -> Result<String, Fault> {
        let signed_in = self.officer_name(self.hands.by)?;
        Ok(signed_in.unwrap_or_else(|| printable(given)))
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
            let used = done(self.reader(), asked.request)?.is_some();
            return if used { Err(PaymentRefused::RequestUsed) } else { Ok(None) };
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
