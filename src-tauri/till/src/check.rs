//! Checking a till's book: the tables are rebuilt from the journal elsewhere and compared; an
//! older copy put in place is noted. Must never mend anything by itself.

use settlement::fact::{Fact, Restored};
use settlement::line::Entry;
use settlement::private::private_json;
use store::{Check, Difference, Fault, Mark, compare, in_memory, journal};

use crate::apply::{Applied, apply};
use crate::day::epoch;
use crate::record::record;
use crate::{Now, SPEC, Till};

/// The tables that are another view of the journal.
pub const VIEWS: [&str; 13] = [
    "identity",
    "epoch",
    "category",
    "goods",
    "day",
    "receipt",
    "receipt_line",
    "receipt_tender",
    "cash_movement",
    "drawer_opening",
    "removed_lines",
    "printed_again",
    "settlement",
];

impl Till {
    /// Checks the file, the chain and every table against the journal.
    ///
    /// # Errors
    /// A [`Fault`] when the book cannot even be read.
    pub fn check(&self) -> Result<(Check, Vec<Difference>), Fault> {
        let found = store::check(self.reader())?;
        if !found.is_sound() {
            return Ok((found, vec![])); // a broken journal has nothing to be compared with
        }
        let mut rebuilt = in_memory(SPEC)?;
        let transaction = rebuilt.transaction()?;
        for stored in journal::entries(self.reader(), 1, found.entries)? {
            let damaged = |error: String| Fault::Damaged(format!("entry {}: {error}", stored.seq));
            let entry = Entry::read(&stored.line).map_err(|error| damaged(error.to_string()))?;
            let private = match (&stored.private, &entry.private) {
                (Some(text), Some(digest)) => Some(
                    private_json(text, digest)
                        .ok_or_else(|| damaged("its private part is another".to_owned()))?,
                ),
                _ => None,
            };
            let applied =
                Applied { seq: stored.seq, at: stored.at, day: stored.day, hash: stored.hash };
            apply(&transaction, applied, &entry.fact, private)?;
        }
        transaction.commit()?;
        let differences = compare(self.reader(), &rebuilt, &VIEWS)?;
        Ok((found, differences))
    }
}

/// Records that an older copy was put in place, if the mark says that the book had been further
/// or had gone another way.
pub fn note_restoration(till: &mut Till, now: Now, mark: Mark) -> Result<(), Fault> {
    let head = journal::head(till.reader())?;
    let same = mark.seq <= head.seq && journal::hash_of(till.reader(), mark.seq)? == mark.hash;
    if same {
        return Ok(());
    }
    till.write(|transaction| {
        let epoch = epoch(transaction)? + 1;
        record(transaction, now, Fact::Restored(Restored { epoch, was_at: mark.seq }))?;
        Ok(())
    })
}
