//! A copy of a book that is known to be whole, and putting one back.
//! Must never leave half a file under a book's or a backup's name.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::check::check;
use crate::fault::Fault;
use crate::open::{OpenRefused, Spec, Store};

/// Why a copy was not put back, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum BackupRefused {
    /// The book is open in another program, newer, or of another desk.
    #[error(transparent)]
    Open(#[from] OpenRefused),
    /// The copy does not pass its own check.
    #[error("the copy is damaged")]
    Damaged,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<std::io::Error> for BackupRefused {
    fn from(error: std::io::Error) -> BackupRefused {
        BackupRefused::Fault(error.into())
    }
}

/// Copies an open book to `to`, checks the copy whole, and only then gives it its name.
///
/// # Errors
/// A [`Fault`] of the disk; what stood under the name before still stands.
pub fn back_up(store: &Store, to: &Path) -> Result<(), Fault> {
    let folder = to.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let fresh = beside(to);
    let _ = fs::remove_file(&fresh);
    {
        #[expect(clippy::disallowed_methods, reason = "a copy is not a book yet")]
        let mut copy = Connection::open(&fresh)?;
        Backup::new(store.reader(), &mut copy)?.run_to_completion(1_000, Duration::ZERO, None)?;
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        let found = check(&copy)?;
        if !found.is_sound() {
            return Err(Fault::Damaged(format!("{found:?}")));
        }
    }
    put_in_place(&fresh, to)
}

/// Puts a checked copy in the place of a book. The book that stood there is kept beside it with
/// the ending `before-restore`.
///
/// # Errors
/// [`BackupRefused`]; the book stands as it was.
pub fn restore(from: &Path, book: &Path, spec: Spec) -> Result<(), BackupRefused> {
    let fresh = beside(book);
    for ending in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(with_suffix(&fresh, ending));
    }
    // Taking the lock of the book itself: nobody sells while it is exchanged.
    let standing = Store::open(book, spec);
    let standing = match standing {
        Ok(store) => Some(store),
        Err(OpenRefused::Fault(Fault::Damaged(_))) => None, // that is what a backup is for
        Err(refused) => return Err(refused.into()),
    };
    fs::create_dir_all(book.parent().unwrap_or(Path::new(".")))?;
    fs::copy(from, &fresh)?;
    {
        let copy = Store::open(&fresh, spec)?;
        if !check(copy.reader())?.is_sound() {
            return Err(BackupRefused::Damaged);
        }
        copy.settle_down()?;
    }
    if let Some(store) = &standing {
        store.settle_down()?;
    }
    drop(standing);
    if book.exists() {
        fs::rename(book, with_suffix(book, ".before-restore"))?;
    }
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(with_suffix(book, ending));
        let _ = fs::remove_file(with_suffix(&fresh, ending));
    }
    let _ = fs::remove_file(fresh.with_extension("lock"));
    put_in_place(&fresh, book)?;
    Ok(())
}

/// Sync the file, rename it, sync the folder: whole or not at all.
fn put_in_place(fresh: &Path, to: &Path) -> Result<(), Fault> {
    File::open(fresh)?.sync_all()?;
    fs::rename(fresh, to)?;
    File::open(to.parent().unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}

fn beside(path: &Path) -> PathBuf {
    with_suffix(path, ".part")
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
