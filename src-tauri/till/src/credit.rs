//! What customers owe and pay back: เชื่อ. A debt is what was sold on credit, less refunds of it,
//! less repayments, the oldest first. Must never call a repayment takings.

use domain::id::CustomerId;
use rusqlite::{Transaction, params};
use serde::{Deserialize, Serialize};
use settlement::fact::CreditRepaid;
use store::Fault;
use store::journal::Placed;
use store::rows::{from_json, word};

use crate::rows;

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
