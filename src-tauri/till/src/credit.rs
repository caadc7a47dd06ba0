//! What customers owe and pay back: เชื่อ. A debt is what was sold on credit, less refunds of it,
//! less repayments, the oldest first. Must never call a repayment takings.
//!
//! **The stall owes her.** When goods come back that she had paid for already, the balance goes
//! below zero. It stays hers: her next bill on credit is paid from it first, by itself. Who wants
//! it in hand takes the payment back and enters anew what stays paid: two facts, both true.

use domain::credit::PaidOn;
use domain::id::{CustomerId, RequestId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::TenderKind;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use settlement::fact::{CreditRepaid, Fact};
use store::Fault;
use store::journal::Placed;
use store::rows::{from_json, json, money, word};
use ts_rs::TS;

use crate::credit_account::{Repayment, repayment};
use crate::print::{Job, queue};
use crate::record::record_private;
use crate::rows::{open_day, request_is_used};
use crate::{Till, rows};

/// What of a repayment stays at the stall: the private part of its fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepaidBeside {
    /// Whose debt it is.
    pub customer: CustomerId,
}

/// Money a customer pays back, as a screen asks for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RepayRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// Who pays.
    pub customer: CustomerId,
    /// How much: no more than is owed.
    pub amount: Money,
    /// Cash or a transfer.
    #[ts(type = "'cash' | 'prompt_pay'")]
    pub kind: TenderKind,
    /// Print a slip.
    pub print: bool,
}

/// A payment to take back, as a screen asks for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeBackRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The number of the payment.
    pub number: u64,
}

/// A payment that is on disk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Repaid {
    /// Its number.
    pub number: u64,
    /// What is owed after it.
    pub owes: Money,
    /// The bills it paid, the oldest first; of one taken back, the bills that are open again.
    pub allocated: Vec<PaidOn>,
    /// Whether this request had been made before.
    pub repeated: bool,
}

/// Why a payment was not taken, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum RepayRefused {
    /// The request id was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// No business day is open.
    #[error("no day is open")]
    DayNotOpen,
    /// No such customer.
    #[error("no such customer")]
    Unknown,
    /// Neither cash nor a transfer.
    #[error("a debt is paid with money")]
    Kind,
    /// Nothing, or less.
    #[error("no amount")]
    Amount,
    /// More than is owed.
    #[error("only {owes} is owed")]
    TooMuch {
        /// What is owed: never below zero here.
        owes: Money,
    },
    /// No such payment.
    #[error("no such payment")]
    NoSuchPayment,
    /// It was taken back before, or takes another back itself.
    #[error("this payment was taken back before")]
    TakenBack,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Applies a repayment.
pub fn apply(
    transaction: &Transaction<'_>,
    entry: Placed,
    repaid: &CreditRepaid,
    private: Option<&str>,
) -> Result<(), Fault> {
    let missing = || Fault::Damaged("a repayment without its private part".to_owned());
    let beside: RepaidBeside = from_json(private.ok_or_else(missing)?)?;
    let day = rows::the_open_day(transaction)?.seq;
    transaction.execute(
        "INSERT INTO credit_repayment
           (number, seq, request, customer, day_seq, at, kind, amount, reverses, operator, approved)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            repaid.number,
            entry.seq,
            repaid.request.to_string(),
            beside.customer.to_string(),
            day,
            entry.at.seconds(),
            word(&repaid.kind),
            repaid.amount.satang(),
            repaid.reverses,
            repaid.by,
            repaid.approved,
        ],
    )?;
    Ok(())
}

impl Till {
    /// Takes money that a customer pays back. It goes to the oldest bills; it is no takings.
    ///
    /// # Errors
    /// The first [`RepayRefused`] by precedence; nothing was taken.
    pub fn repay_credit(&mut self, now: Now, asked: &RepayRequest) -> Result<Repaid, RepayRefused> {
        if let Some(first) = made_before(self.reader(), asked.request)? {
            let row = &first.row;
            let same = (first.customer, row.amount, row.kind, row.reverses)
                == (asked.customer, asked.amount, asked.kind, None);
            return if same { Ok(told(first, true)) } else { Err(RepayRefused::RequestUsed) };
        }
        if request_is_used(self.reader(), asked.request)? {
            return Err(RepayRefused::RequestUsed);
        }
        if open_day(self.reader())?.is_none() {
            return Err(RepayRefused::DayNotOpen);
        }
        self.customer(asked.customer)?.ok_or(RepayRefused::Unknown)?;
        if !asked.kind.is_money() {
            return Err(RepayRefused::Kind);
        }
        if asked.amount <= Money::ZERO {
            return Err(RepayRefused::Amount);
        }
        let owes = self.owes(asked.customer)?.max(Money::ZERO);
        if asked.amount > owes {
            return Err(RepayRefused::TooMuch { owes });
        }
        self.enter(now, asked, None)
    }

    /// Takes a payment back that was entered by mistake, whole: a new entry that points at it. The
    /// money goes back the way it came.
    ///
    /// # Errors
    /// The first [`RepayRefused`] by precedence; nothing was taken back.
    pub fn take_back_repayment(
        &mut self,
        now: Now,
        asked: &TakeBackRequest,
    ) -> Result<Repaid, RepayRefused> {
        if let Some(first) = made_before(self.reader(), asked.request)? {
            let same = first.row.reverses == Some(asked.number);
            return if same { Ok(told(first, true)) } else { Err(RepayRefused::RequestUsed) };
        }
        if request_is_used(self.reader(), asked.request)? {
            return Err(RepayRefused::RequestUsed);
        }
        if open_day(self.reader())?.is_none() {
            return Err(RepayRefused::DayNotOpen);
        }
        let of = self.repayment(asked.number)?.ok_or(RepayRefused::NoSuchPayment)?;
        if of.row.taken_back.is_some() || of.row.reverses.is_some() {
            return Err(RepayRefused::TakenBack);
        }
        let back = RepayRequest {
            request: asked.request,
            customer: of.customer,
            amount: of.row.amount,
            kind: of.row.kind,
            print: false,
        };
        self.enter(now, &back, Some(asked.number))
    }

    fn enter(
        &mut self,
        now: Now,
        asked: &RepayRequest,
        reverses: Option<u64>,
    ) -> Result<Repaid, RepayRefused> {
        let settings = self.settings()?;
        let hands = self.hands;
        self.store.write(|transaction| -> Result<Repaid, RepayRefused> {
            let number = next_number(transaction)?;
            let fact = Fact::CreditRepaid(CreditRepaid {
                request: asked.request,
                number,
                reverses,
                kind: asked.kind,
                amount: asked.amount,
                by: hands.by,
                approved: hands.approved,
            });
            let private = json(&RepaidBeside { customer: asked.customer });
            record_private(transaction, now, fact, Some(private))?;
            if asked.kind == TenderKind::Cash {
                queue(transaction, now.at, &settings, Job::OpenDrawer)?;
            }
            if asked.print || settings.printer.every_sale {
                queue(transaction, now.at, &settings, Job::Repayment { number })?;
            }
            let made = repayment(transaction, number)?.ok_or(RepayRefused::NoSuchPayment)?;
            Ok(told(made, false))
        })
    }

    /// What a customer owes now; below zero when it is the stall that owes her.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn owes(&self, customer: CustomerId) -> Result<Money, Fault> {
        owed_by(self.reader(), customer)
    }
}

/// The same of a connection: for use inside a transaction.
///
/// # Errors
/// A [`Fault`] of the database.
pub fn owed_by(connection: &Connection, customer: CustomerId) -> Result<Money, Fault> {
    let owed: i64 = connection
        .prepare_cached(
            "SELECT
               (SELECT coalesce(sum(t.amount), 0) FROM receipt s
                JOIN receipt_tender t ON t.receipt = s.number AND t.kind = 'credit'
                WHERE s.customer = ?1)
             - (SELECT coalesce(sum(t.amount), 0) FROM receipt s
                JOIN receipt b ON b.of = s.number
                JOIN receipt_tender t ON t.receipt = b.number AND t.kind = 'credit'
                WHERE s.customer = ?1)
             - (SELECT coalesce(sum(CASE WHEN reverses IS NULL THEN amount ELSE -amount END), 0)
                FROM credit_repayment WHERE customer = ?1)",
        )?
        .query_row([customer.to_string()], |row| row.get(0))?;
    money(owed)
}

/// The number of the next payment, read inside the transaction that uses it.
fn next_number(connection: &Connection) -> Result<u64, Fault> {
    Ok(connection.query_row(
        "SELECT coalesce(max(number), 0) + 1 FROM credit_repayment",
        [],
        |row| row.get(0),
    )?)
}

/// The payment this request made before.
fn made_before(connection: &Connection, request: RequestId) -> Result<Option<Repayment>, Fault> {
    let number: Option<u64> = connection
        .prepare_cached("SELECT number FROM credit_repayment WHERE request = ?1")?
        .query_row([request.to_string()], |row| row.get(0))
        .optional()?;
    number.map_or(Ok(None), |number| repayment(connection, number))
}

fn told(made: Repayment, repeated: bool) -> Repaid {
    Repaid { number: made.row.number, owes: made.owes, allocated: made.allocated, repeated }
}
