//! Floor 2: the committee's book, on SQLite.
//!
//! **Invariant:** every fact enters by one door (`record`): appended to the journal and applied
//! to the tables in the same transaction.
//! **Invariant:** time and randomness are arguments ([`Now`]).
//! **Invariant:** every file is kept as it came, and its figures are the same in whatever order
//! files come.

pub mod account;
mod apply;
mod apply_files;
mod apply_money;
pub mod assess;
pub mod check;
pub mod day;
mod day_rows;
pub mod days;
pub mod fact;
pub mod fee_receipts;
pub mod fee_slip;
pub mod files;
pub mod invite;
mod judge;
pub mod keys;
pub mod line;
pub mod market;
pub mod payments;
mod reading;
pub mod receive;
mod record;
pub mod report;
pub mod reverse;
pub mod rules;
pub mod slips;
pub mod stalls;
pub mod standing;
pub mod units;
pub mod zones;

use std::path::Path;

use domain::now::Now;
use store::{OpenRefused, Spec, Store};

/// The committee's book: "TLBK", so that a till's is never taken for it.
pub const SPEC: Spec = Spec {
    application_id: 0x544c_424b,
    migrations: &[
        store::journal::SCHEMA,
        include_str!("../migrations/0001_book.sql"),
        include_str!("../migrations/0002_slips.sql"),
    ],
};

/// An open book.
#[derive(Debug)]
pub struct Book {
    store: Store,
}

impl Book {
    /// Opens the committee's book, or makes it. If the mark beside it says that the book had been
    /// further, an older copy was put in place: that is recorded.
    ///
    /// # Errors
    /// [`OpenRefused`]; nothing was changed.
    pub fn open(path: &Path, now: Now) -> Result<Book, OpenRefused> {
        let mut book = Book { store: Store::open(path, SPEC)? };
        if let Some(mark) = book.store.fallen_behind()? {
            book.note_restoration(now, mark)?;
        }
        Ok(book)
    }

    /// The book itself, for copying and checking it.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    fn reader(&self) -> &rusqlite::Connection {
        self.store.reader()
    }
}
