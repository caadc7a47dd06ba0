//! What a request was used for before: a repeated one gets its first answer, another use of it is
//! refused. Must never let one request do two things.

use domain::digest::Digest;
use domain::id::RequestId;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, from_word};

/// What a request did.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Did {
    /// Took a payment.
    Payment,
    /// Took a payment back.
    Reversal,
    /// Proposed a credit.
    Credit,
    /// Decided one.
    Decision,
    /// Moved the committee's own money.
    Cash,
    /// Took that back.
    CashBack,
}

/// What a request did, and the journal number of it.
pub(crate) fn done(
    connection: &Connection,
    request: RequestId,
) -> Result<Option<(Did, u64)>, Fault> {
    let found: Option<(String, u64)> = connection
        .prepare_cached(
            "SELECT 'payment', seq FROM payment WHERE request = ?1
             UNION ALL SELECT 'reversal', seq FROM payment_reversal WHERE request = ?1
             UNION ALL SELECT 'credit', seq FROM stall_credit WHERE request = ?1
             UNION ALL SELECT 'decision', seq FROM stall_credit WHERE decision = ?1
             UNION ALL SELECT 'cash', seq FROM cash_entry WHERE request = ?1
             UNION ALL SELECT 'cash_back', seq FROM cash_reversal WHERE request = ?1",
        )?
        .query_row([request.to_string()], |row| row.try_into())
        .optional()?;
    found.map(|(did, seq)| Ok((from_word(did)?, seq))).transpose()
}

/// A second request that belongs to a first one, always the same: an act that takes two payments.
pub(crate) fn second(request: RequestId, purpose: &str) -> Result<RequestId, Fault> {
    let digest = Digest::of(request.to_string().as_bytes()).chained(purpose).to_string();
    let hex = digest.get(..32).ok_or_else(|| damaged("a digest without its letters"))?;
    hex.parse().map_err(damaged)
}
