//! Checking the book: the tables are rebuilt from the journal elsewhere and compared; an older
//! copy put in place is noted. Must never mend anything by itself.

use domain::now::Now;
use store::{Check, Difference, Fault, Mark, check_views, journal};

use crate::apply::apply;
use crate::fact::{Fact, Restored};
use crate::line::Entry;
use crate::record::record;
use crate::{Book, SPEC};

/// The tables that are another view of the journal.
pub const VIEWS: &[&str] = &[
    "officer",
    "market",
    "zone",
    "stall",
    "stall_class",
    "invitation",
    "stall_key",
    "fee_rule",
    "rule_follows",
    "units",
    "meter_reading",
    "charge",
    "waiver",
    "file",
    "settlement",
    "bank_slip",
    "slip",
    "slip_tender",
    "fork_decision",
    "gap_explained",
    "fee_assessment",
    "fee_line",
    "payment",
    "payment_day",
    "payment_reversal",
    "household",
    "person",
    "consent",
    "stall_person",
    "pass",
    "named_entry",
    "reply_made",
    "notice",
    "voucher_withdrawn",
    "voucher_use",
    "voucher_back",
    "stall_credit",
    "cash_entry",
    "banked_of",
    "cash_reversal",
    "calendar",
    "calendar_day",
    "excuse",
    "day_closing",
    "restored",
    "settlement_hour",
    "settlement_tender",
    "day_sum",
    "day_tender",
    "day_hour",
    "open_day",
    "month_money",
    "head_published",
];

impl Book {
    /// Checks the file, the chain, every table against the journal, and every kept file against
    /// its SHA-256.
    ///
    /// # Errors
    /// A [`Fault`] when the book cannot even be read.
    pub fn check(&self) -> Result<(Check, Vec<Difference>), Fault> {
        let erased = journal::erased(self.reader())?;
        let (found, mut differences) =
            check_views(self.reader(), SPEC, VIEWS, |transaction, stored| {
                let (entry, private) = if erased.contains(&stored.seq) {
                    (Entry::read(&stored.line).map_err(|refused| stored.damaged(refused))?, None)
                } else {
                    Entry::unsealed(&stored.line, stored.private.as_deref())
                        .map_err(|refused| stored.damaged(refused))?
                };
                apply(transaction, stored.placed(), &entry.fact, private)
            })?;
        if found.is_sound() {
            differences.extend(self.files_that_differ()?);
        }
        Ok((found, differences))
    }

    /// Kept files that are gone or are not what their SHA-256 says.
    fn files_that_differ(&self) -> Result<Vec<Difference>, Fault> {
        let largest = settlement::file::MAX_FILE_BYTES;
        let mut statement = self.reader().prepare(
            "SELECT f.sha256, f.bytes, b.bytes FROM
               (SELECT sha256, bytes, seq FROM file
                UNION ALL SELECT file, bytes, seq FROM reply_made) f
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

    /// Records that an older copy was put in place.
    pub(crate) fn note_restoration(&mut self, now: Now, mark: Mark) -> Result<(), Fault> {
        self.store.write(|transaction| {
            record(transaction, now, Fact::Restored(Restored { was_at: mark.seq }))?;
            Ok(())
        })
    }
}
