//! Floor 2: the committee's book, on SQLite.
//!
//! **Invariant:** every fact enters by one door (`record`): appended to the journal and applied
//! to the tables in the same transaction.
//! **Invariant:** time and randomness are arguments ([`Now`]).
//! **Invariant:** every file is kept as it came, and its figures are the same in whatever order
//! files come.

mod apply;
pub mod check;
pub mod collecting;
pub mod days;
pub mod fact;
pub mod fees;
pub mod line;
pub mod market;
pub mod officers;
pub mod people;
pub mod receiving;
mod record;
pub mod replies;
pub mod reports;

use std::path::Path;

use domain::now::Now;
use domain::officer::OfficerNumber;
use store::{OpenRefused, Spec, Store};

/// The committee's book: "TLBK", so that a till's is never taken for it.
pub const SPEC: Spec = Spec {
    application_id: 0x544c_424b,
    migrations: &[
        store::journal::SCHEMA,
        include_str!("../migrations/0001_book.sql"),
        include_str!("../migrations/0002_slips.sql"),
        include_str!("../migrations/0003_classes.sql"),
        include_str!("../migrations/0004_officers.sql"),
        include_str!("../migrations/0005_people.sql"),
        include_str!("../migrations/0006_fees.sql"),
        include_str!("../migrations/0007_attendance.sql"),
        include_str!("../migrations/0008_receiving.sql"),
        include_str!("../migrations/0009_collecting.sql"),
        include_str!("../migrations/0010_replies.sql"),
        include_str!("../migrations/0011_reports.sql"),
    ],
};

/// An open book.
#[derive(Debug)]
pub struct Book {
    store: Store,
    hands: Hands,
}

/// In whose hands the book is, for one operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hands {
    /// The officer who is signed in; nobody in a book without officers.
    pub by: Option<OfficerNumber>,
    /// The second officer, who gave her PIN for this very act.
    pub with: Option<OfficerNumber>,
}

impl Book {
    /// Opens the committee's book, or makes it. If the mark beside it says that the book had been
    /// further, an older copy was put in place: that is recorded.
    ///
    /// # Errors
    /// [`OpenRefused`]; nothing was changed.
    pub fn open(path: &Path, now: Now) -> Result<Book, OpenRefused> {
        let mut book = Book { store: Store::open(path, SPEC)?, hands: Hands::default() };
        if let Some(mark) = book.store.fallen_behind()? {
            book.note_restoration(now, mark)?;
        }
        book.let_days_come(now)?;
        Ok(book)
    }

    /// Puts the book into somebody's hands: what is recorded from here on says so.
    pub fn act_as(&mut self, hands: Hands) {
        self.hands = hands;
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
