//! What customers owe and pay back: เชื่อ. A debt is what was sold on credit, less refunds of it,
//! less repayments, the oldest first. Must never call a repayment takings.

use domain::id::CustomerId;
use domain::money::Money;
use rusqlite::{Connection, Transaction, params};
use serde::{Deserialize, Serialize};
use settlement::fact::CreditRepaid;
use store::Fault;
use store::journal::Placed;
use store::rows::{from_json, money, word};

use crate::{Till, rows};

/// What of a repayment stays at the stall: the private part of its fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepaidBeside {
    /// Whose debt it is.
    pub customer: CustomerId,
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
