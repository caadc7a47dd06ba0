//! A collector's bag: counted before two people, against the cash the book knows of.
//! Must never force a count to agree, and never let one officer hand over to herself.

use domain::cash::{CountRefused, Pieces, total};
use domain::id::RequestId;
use domain::money::Money;
use domain::now::Now;
use domain::officer::OfficerNumber;
use domain::thai::fits;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{in_range, json, money};
use ts_rs::TS;

use crate::Book;
use crate::collecting::cash::{CashAct, CashEntry, Series, next};
use crate::collecting::cash_apply::CashPrivate;
use crate::fact::{Fact, HandedOver};
use crate::record::record_private;

/// A hand-over, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandOverRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The collector's number, where the book has officers.
    #[serde(default)]
    pub officer: Option<OfficerNumber>,
    /// The collector's name. Kept private.
    pub collector: String,
    /// What was counted.
    pub pieces: Vec<Pieces>,
    /// Why it differs; may be empty as long as it does not.
    pub reason: String,
    /// Who receives it. Kept private.
    pub receiver: String,
}

/// Why nothing was handed over, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum HandOverRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// Nobody of this name or number has taken fees.
    #[error("there is no such collector")]
    UnknownCollector,
    /// Who hands over cannot receive it.
    #[error("two people sign a hand-over")]
    SamePerson,
    /// No name of who receives, or more than 60 characters.
    #[error("the receiver's name does not fit")]
    Receiver,
    /// Not a count of notes and coins.
    #[error(transparent)]
    Count(#[from] CountRefused),
    /// There is nothing to hand over, and nothing was counted.
    #[error("there is nothing to hand over")]
    Nothing,
    /// It differs from what is expected, and nobody said why.
    #[error("a difference of {difference} needs a reason")]
    ReasonNeeded {
        /// Counted less expected.
        difference: Money,
        /// What was expected.
        expected: Money,
    },
    /// A reason of more than 200 characters.
    #[error("the reason is too long")]
    Reason,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Hands a collector's cash over. A repeated request gives the first answer.
    ///
    /// # Errors
    /// The first [`HandOverRefused`] by precedence.
    pub fn hand_over(
        &mut self,
        now: Now,
        asked: &HandOverRequest,
    ) -> Result<CashEntry, HandOverRefused> {
        let named = self.officer_name(asked.officer)?;
        let collector = named.unwrap_or_else(|| domain::thai::printable(&asked.collector));
        let same = |one: &CashEntry| {
            one.act == CashAct::HandedOver
                && one.officer == asked.officer
                && one.pieces == asked.pieces
        };
        if let Some(first) = self.first_entry(asked.request, same)? {
            return first.ok_or(HandOverRefused::RequestUsed);
        }
        if !has_collected(self.reader(), asked.officer, &collector)? {
            return Err(HandOverRefused::UnknownCollector);
        }
        let receiver = self.signer(&asked.receiver)?;
        let same_name = asked.officer.is_none() && collector == receiver;
        if same_name || (asked.officer.is_some() && asked.officer == self.hands.by) {
            return Err(HandOverRefused::SamePerson);
        }
        if !fits(&receiver, 60) {
            return Err(HandOverRefused::Receiver);
        }
        let counted = total(&asked.pieces)?;
        let expected = in_hand(self.reader(), asked.officer, &collector)?;
        if counted.is_zero() && expected.is_zero() {
            return Err(HandOverRefused::Nothing);
        }
        let difference = in_range(counted.minus(expected))?;
        let reason = domain::thai::printable(&asked.reason);
        if !difference.is_zero() && reason.is_empty() {
            return Err(HandOverRefused::ReasonNeeded { difference, expected });
        }
        if !reason.is_empty() && !fits(&reason, 200) {
            return Err(HandOverRefused::Reason);
        }
        let (year, number) = next(self.reader(), now, Series::H)?;
        let fact = Fact::HandedOver(HandedOver {
            request: asked.request,
            year,
            number,
            collector: asked.officer,
            pieces: asked.pieces.clone(),
            counted,
            expected,
            difference,
            reason,
            by: self.hands.by,
        });
        let private = Some(json(&CashPrivate { collector, receiver }));
        let placed =
            self.store.write(|transaction| record_private(transaction, now, fact, private))?;
        Ok(self.kept_entry(placed.seq)?)
    }
}

/// Whose payments and hand-overs are one collector's: those of an officer by number, of anybody
/// else by the name as it was written.
pub(crate) const OF_COLLECTOR: &str =
    "((?1 IS NOT NULL AND officer = ?1) OR (?1 IS NULL AND officer IS NULL AND collector = ?2))";

fn has_collected(
    connection: &Connection,
    officer: Option<OfficerNumber>,
    collector: &str,
) -> Result<bool, Fault> {
    let query = format!(
        "SELECT EXISTS (SELECT 1 FROM payment
         WHERE kind IN ('cash', 'prompt_pay') AND {OF_COLLECTOR})"
    );
    let mut statement = connection.prepare_cached(&query)?;
    Ok(statement.query_row((officer, collector), |row| row.get(0))?)
}

/// The cash of a collector that was not handed over: collected and not taken back, less what was
/// expected of hand-overs. What was short or over then stands with that hand-over.
pub(crate) fn in_hand(
    connection: &Connection,
    officer: Option<OfficerNumber>,
    collector: &str,
) -> Result<Money, Fault> {
    let query = format!(
        "SELECT (SELECT coalesce(sum(amount), 0) FROM payment
                 WHERE kind = 'cash' AND reversed = 0 AND {OF_COLLECTOR})
              - (SELECT coalesce(sum(expected), 0) FROM cash_entry
                 WHERE series = 'H' AND reversed = 0 AND {OF_COLLECTOR})"
    );
    let mut statement = connection.prepare_cached(&query)?;
    money(statement.query_row((officer, collector), |row| row.get(0))?)
}
