//! The one door: a fact gets the next number, its line, its hash, and is applied to the tables.
//! Must never be bypassed; nothing else writes to the journal or to a table that is its view.

use domain::now::Now;
use rusqlite::Transaction;
use store::journal::Placed;
use store::{Fault, journal};

use crate::apply::apply;
use crate::fact::Fact;
use crate::line::Entry;

/// Records a fact without a private part.
pub fn record(transaction: &Transaction<'_>, now: Now, fact: Fact) -> Result<Placed, Fault> {
    record_private(transaction, now, fact, None)
}

/// Records a fact. `private` is JSON that stays in the book: salted, so that its digest in the
/// line tells nobody anything. Entries keep journal order, whatever the clock says.
pub fn record_private(
    transaction: &Transaction<'_>,
    now: Now,
    fact: Fact,
    private: Option<String>,
) -> Result<Placed, Fault> {
    let day = now.at.business_day();
    let seq = journal::head(transaction)?.seq + 1;
    let (entry, sealed) = Entry::sealed(seq, now, day, fact, private.as_deref());
    let placed = journal::append(transaction, &sealed)?;
    apply(transaction, placed, &entry.fact, private.as_deref())?;
    Ok(placed)
}
