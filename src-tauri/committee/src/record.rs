//! The one door: a fact gets the next number, its line, its hash, and is applied to the tables.
//! Must never be bypassed; nothing else writes to the journal or to a table that is its view.

use rusqlite::Transaction;
use settlement::private::private_digest;
use store::{Fault, journal};

use crate::Now;
use crate::apply::{Applied, apply};
use crate::fact::Fact;
use crate::line::Entry;

/// Records a fact without a private part.
pub fn record(transaction: &Transaction<'_>, now: Now, fact: Fact) -> Result<Applied, Fault> {
    record_private(transaction, now, fact, None)
}

/// Records a fact. `private` is JSON that stays in the book: salted, so that its digest in the
/// line tells nobody anything. Entries keep journal order, whatever the clock says.
pub fn record_private(
    transaction: &Transaction<'_>,
    now: Now,
    fact: Fact,
    private: Option<String>,
) -> Result<Applied, Fault> {
    let seq = journal::head(transaction)?.seq + 1;
    let day = now.at.business_day();
    let salt = now.random::<16>(&format!("salt {seq}"));
    let sealed = private.as_deref().map(|json| private_digest(salt, json));
    let digest = sealed.as_ref().map(|(_, digest)| *digest);
    let entry = Entry { n: seq, at: now.at, day, fact, private: digest };
    let line = entry.line();
    let new = journal::New {
        seq,
        day,
        at: now.at,
        kind: entry.fact.kind(),
        line: &line,
        private: sealed.as_ref().map(|(text, _)| text.as_str()),
    };
    let hash = journal::append(transaction, new)?;
    let applied = Applied { seq, at: now.at, day, hash };
    apply(transaction, applied, &entry.fact, private.as_deref())?;
    Ok(applied)
}
