//! Floor 1: the one way SQLite is opened, migrated, journaled, backed up and checked.
//!
//! **Invariant:** a commit is on disk before it returns (WAL, `synchronous=FULL`, read back).
//! **Invariant:** the journal is only ever appended to; triggers refuse the rest. Where a desk's
//! triggers allow it, an entry may name private parts that are taken out with it.
//! **Invariant:** one process holds a book; a second one is refused.

mod backup;
mod check;
mod fault;
pub mod journal;
mod mark;
mod open;
pub mod rows;

pub use backup::{BackupRefused, back_up, restore};
pub use check::{Check, Difference, check, check_views};
pub use fault::Fault;
pub use mark::Mark;
pub use open::{OpenRefused, Spec, Store};
