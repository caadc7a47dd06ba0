//! How far a journal had come, kept beside the database: an older copy put in its place is seen.
//! Must never stop a sale: a mark that cannot be read or written is no mark.

use std::path::{Path, PathBuf};

use domain::digest::Digest;
use serde::{Deserialize, Serialize};

/// The high-water mark of a journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mark {
    /// The last entry's number.
    pub seq: u64,
    /// Its hash.
    pub hash: Digest,
}

impl Mark {
    /// The mark beside a book; `None` when there is none that can be read.
    #[must_use]
    pub fn read(book: &Path) -> Option<Mark> {
        serde_json::from_slice(&std::fs::read(file(book)).ok()?).ok()
    }

    /// Puts the mark beside a book. It is not synced: after a power cut it may be behind, which
    /// is harmless; it is never ahead of what was committed.
    pub fn put(self, book: &Path) {
        let Ok(text) = serde_json::to_vec(&self) else { return };
        let fresh = book.with_extension("mark.new");
        if std::fs::write(&fresh, text).is_ok() {
            let _ = std::fs::rename(fresh, file(book));
        }
    }
}

fn file(book: &Path) -> PathBuf {
    book.with_extension("mark")
}
