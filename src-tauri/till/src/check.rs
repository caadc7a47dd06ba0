//! Checking a till's book: the tables are rebuilt from the journal elsewhere and compared; an
//! older copy put in place is noted. Must never mend anything by itself.

use domain::now::Now;
use settlement::fact::{Fact, Restored};
use settlement::line::Entry;
use store::{Check, Difference, Fault, Mark, check_views};

use crate::apply::apply;
use crate::day::epoch;
use crate::record::record;
use crate::stations::end_all;
use crate::{SPEC, Till};

/// The tables that are another view of the journal.
pub const VIEWS: [&str; 25] = [
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
    "price_rule",
    "customer",
    "credit_repayment",
    "preorder",
    "operator",
    "sign_in",
    "bank_slip",
    "voucher_use",
    "reply",
    "answered_file",
    "withdrawn_voucher",
    "refused_slip",
];

impl Till {
    /// Checks the file, the chain and every table against the journal.
    ///
    /// # Errors
    /// A [`Fault`] when the book cannot even be read.
    pub fn check(&self) -> Result<(Check, Vec<Difference>), Fault> {
        check_views(self.reader(), SPEC, &VIEWS, |transaction, stored| {
            let (entry, private) = Entry::unsealed(&stored.line, stored.private.as_deref())
                .map_err(|refused| stored.damaged(refused))?;
            apply(transaction, stored.placed(), &entry.fact, private)
        })
    }

    /// Records that an older copy was put in place: a new epoch begins.
    pub(crate) fn note_restoration(&mut self, now: Now, mark: Mark) -> Result<(), Fault> {
        self.store.write(|transaction| {
            let epoch = epoch(transaction)? + 1;
            record(transaction, now, Fact::Restored(Restored { epoch, was_at: mark.seq }))?;
            end_all(transaction, now.at)
        })
    }
}
