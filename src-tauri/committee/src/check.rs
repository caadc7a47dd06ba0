//! Checking the book: the tables are rebuilt from the journal elsewhere and compared; an older
//! copy put in place is noted. Must never mend anything by itself.

use settlement::private::private_json;
use store::{Check, Difference, Fault, Mark, compare, in_memory, journal};

use crate::apply::{Applied, apply};
use crate::fact::{Fact, Restored};
use crate::line::Entry;
use crate::record::record;
use crate::{Book, Now, SPEC};

/// The tables that are another view of the journal.
pub const VIEWS: [&str; 16] = [
    "market",
    "zone",
    "stall",
    "stall_zone",
    "invitation",
    "stall_key",
    "fee_rule",
    "units",
    "file",
    "settlement",
    "fee_assessment",
    "fee_line",
    "payment",
    "payment_day",
    "payment_reversal",
    "restored",
];

impl Book {
    /// Checks the file, the chain, every table against the journal, and every kept file against
    /// its SHA-256.
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
        let mut differences = compare(self.reader(), &rebuilt, &VIEWS)?;
        differences.extend(self.files_that_differ()?);
        Ok((found, differences))
    }

    /// Kept files that are gone or are not what their SHA-256 says.
    fn files_that_differ(&self) -> Result<Vec<Difference>, Fault> {
        let largest = settlement::file::MAX_FILE_BYTES;
        let mut statement = self.reader().prepare(
            "SELECT f.sha256, f.bytes, b.bytes FROM file f
             LEFT JOIN file_bytes b ON b.sha256 = f.sha256 ORDER BY f.seq",
        )?;
        let mut rows = statement.query([])?;
        let mut differences = Vec::new();
        while let Some(row) = rows.next()? {
            let (sha256, size): (String, usize) = (row.get(0)?, row.get(1)?);
            let bytes: Option<Vec<u8>> = row.get(2)?;
            let stands = match &bytes {
                Some(bytes) => Some(domain::digest::Digest::of(bytes).to_string()),
                None if size > largest => continue, // never kept
                None => None,
            };
            if stands.as_ref() != Some(&sha256) {
                let table = "file_bytes".to_owned();
                differences.push(Difference { table, stands, rebuilt: Some(sha256) });
            }
        }
        Ok(differences)
    }
}

/// Records that an older copy was put in place, if the mark says that the book had been further
/// or had gone another way.
pub(crate) fn note_restoration(book: &mut Book, now: Now, mark: Mark) -> Result<(), Fault> {
    let head = journal::head(book.reader())?;
    let same = mark.seq <= head.seq && journal::hash_of(book.reader(), mark.seq)? == mark.hash;
    if same {
        return Ok(());
    }
    book.write(|transaction| {
        record(transaction, now, Fact::Restored(Restored { was_at: mark.seq }))?;
        Ok(())
    })
}
