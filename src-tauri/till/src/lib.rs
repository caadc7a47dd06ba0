//! Floor 2: what happens at a stall, on SQLite.
//!
//! **Invariant:** every fact enters by one door ([`record`]): appended to the journal and applied
//! to the tables in the same transaction.
//! **Invariant:** time and randomness are arguments ([`Now`]).
//! **Invariant:** a repeated request changes nothing and returns the first answer.

mod apply;
pub mod cash;
pub mod catalogue;
pub mod check;
pub mod day;
pub mod enrol;
pub mod figures;
pub mod goods;
pub mod goods_csv;
pub mod print;
pub mod receipts;
mod record;
pub mod refund;
mod rows;
pub mod sell;
pub mod settings;
pub mod settle;
pub mod slips;
pub mod totals;

use std::path::Path;

use domain::day::Timestamp;
use domain::digest::Digest;
use store::{Fault, Mark, OpenRefused, Spec, Store};

use catalogue::Catalogue;

/// The till's book: "TLTI", so that the committee's book is never taken for it.
pub const SPEC: Spec = Spec {
    application_id: 0x544c_5449,
    migrations: &[store::journal::SCHEMA, include_str!("../migrations/0001_till.sql")],
};

/// What an operation knows of the world: the clock and fresh randomness, both given to it.
#[derive(Clone, Copy)]
pub struct Now {
    /// What the clock says.
    pub at: Timestamp,
    /// Fresh random bytes, used for this operation only.
    pub seed: [u8; 32],
}

impl Now {
    /// Random bytes for one purpose within the operation.
    #[must_use]
    pub fn random<const N: usize>(&self, purpose: &str) -> [u8; N] {
        const { assert!(N <= 32) };
        let digest = Digest::from_bytes(self.seed).chained(purpose);
        let mut bytes = [0; N];
        bytes.copy_from_slice(&digest.bytes()[..N]);
        bytes
    }
}

impl std::fmt::Debug for Now {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Now({})", self.at.seconds())
    }
}

/// An open till.
#[derive(Debug)]
pub struct Till {
    store: Store,
    catalogue: Catalogue,
}

impl Till {
    /// Opens the till's book, or makes it. If the mark beside it says that the book had been
    /// further, an older copy was put in place: that is recorded and a new epoch begins.
    ///
    /// # Errors
    /// [`OpenRefused`]; nothing was changed.
    pub fn open(path: &Path, now: Now) -> Result<Till, OpenRefused> {
        let store = Store::open(path, SPEC)?;
        let catalogue = Catalogue::load(store.reader())?;
        let mut till = Till { store, catalogue };
        if let Some(mark) = Mark::read(path) {
            check::note_restoration(&mut till, now, mark)?;
        }
        Ok(till)
    }

    /// The goods in memory, for searching.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The book itself, for copying and checking it.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    fn reader(&self) -> &rusqlite::Connection {
        self.store.reader()
    }

    /// Puts the high-water mark after something was recorded.
    fn mark(&self) -> Result<(), Fault> {
        let head = store::journal::head(self.reader())?;
        Mark { seq: head.seq, hash: head.hash }.put(self.store.path());
        Ok(())
    }

    /// One operation in one transaction, and the mark after it.
    fn write<T, E: From<Fault>>(
        &mut self,
        operation: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let done = self.store.write(operation)?;
        self.mark()?;
        Ok(done)
    }
}
