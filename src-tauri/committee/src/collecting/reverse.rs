//! Taking a payment back by a new entry; the receipt keeps its number.
//! Must never delete a payment, and never take one back twice.

use domain::id::RequestId;
use domain::now::Now;
use domain::thai::fits;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use ts_rs::TS;

use crate::Book;
use crate::collecting::fee_receipts::{self, FeeReceipt};
use crate::collecting::requests::{Did, done};
use crate::fact::{Fact, PaymentReversed};
use crate::record::record;

/// A payment to be taken back, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReversalRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The receipt: "2569/00001".
    pub receipt: String,
    /// Why.
    pub reason: String,
}

/// Why a payment was not taken back, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ReversalRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// There is no such receipt.
    #[error("there is no such receipt")]
    UnknownReceipt,
    /// It was taken back before.
    #[error("the payment was taken back before")]
    Reversed,
    /// A kept deposit paid it: that is what has to be taken back.
    #[error("a kept deposit paid it")]
    OfDeposit,
    /// No reason, or more than 200 characters.
    #[error("a reason is needed")]
    Reason,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Takes a payment back: what it paid is owed again.
    ///
    /// # Errors
    /// The first [`ReversalRefused`] by precedence.
    pub fn reverse_payment(
        &mut self,
        now: Now,
        asked: &ReversalRequest,
    ) -> Result<FeeReceipt, ReversalRefused> {
        let found = match fee_receipts::number_of(&asked.receipt) {
            Some((year, number)) => find(self.reader(), year, number)?,
            None => None,
        };
        if let Some(of) = requested(self.reader(), asked.request)? {
            // The first answer again, if it was for the same receipt.
            return match found {
                Some(found) if Some(found.payment) == of => self.whole(&found),
                _ => Err(ReversalRefused::RequestUsed),
            };
        }
        let found = found.ok_or(ReversalRefused::UnknownReceipt)?;
        if found.reversed {
            return Err(ReversalRefused::Reversed);
        }
        if found.kind == "deposit" {
            return Err(ReversalRefused::OfDeposit);
        }
        let reason = domain::thai::printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(ReversalRefused::Reason);
        }
        let (request, payment, by) = (asked.request, found.payment, self.hands.by);
        let fact = Fact::PaymentReversed(PaymentReversed { request, payment, reason, by });
        self.store.write(|transaction| record(transaction, now, fact))?;
        self.whole(&found)
    }

    fn whole(&self, found: &Found) -> Result<FeeReceipt, ReversalRefused> {
        let receipt = fee_receipts::read(self.reader(), found.year, found.number)?;
        receipt.ok_or(ReversalRefused::UnknownReceipt)
    }
}

/// A payment that was found by its number.
struct Found {
    payment: u64,
    year: u32,
    number: u32,
    reversed: bool,
    kind: String,
}

fn find(connection: &Connection, year: u32, number: u32) -> Result<Option<Found>, Fault> {
    let columns: Option<(u64, bool, String)> = connection
        .query_row(
            "SELECT seq, reversed, kind FROM payment WHERE year = ?1 AND number = ?2",
            (year, number),
            |row| row.try_into(),
        )
        .optional()?;
    let found =
        columns.map(|(payment, reversed, kind)| Found { payment, year, number, reversed, kind });
    Ok(found)
}

/// What a request was used for: the payment it took back, or `Some(None)` for something else.
fn requested(connection: &Connection, request: RequestId) -> Result<Option<Option<u64>>, Fault> {
    match done(connection, request)? {
        None => Ok(None),
        Some((Did::Reversal, seq)) => Ok(Some(Some(connection.query_row(
            "SELECT payment FROM payment_reversal WHERE seq = ?1",
            [seq],
            |row| row.get(0),
        )?))),
        Some(_) => Ok(Some(None)),
    }
}
