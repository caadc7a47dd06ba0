//! Opening a book: lock, pragmas read back, version, migrations.
//! Must never open a book of a newer program, of another desk, or one that is open elsewhere.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use rusqlite_migration::{M, MigrationDefinitionError, Migrations};

use crate::fault::Fault;
use crate::journal;
use crate::mark::Mark;

/// SQLite before 3.51.3 can lose a write-ahead log that two connections reset at once.
const OLDEST_SQLITE: i32 = 3_051_003;

/// What kind of book is opened.
#[derive(Clone, Copy)]
pub struct Spec {
    /// Tells the desks' books apart (SQLite `application_id`).
    pub application_id: i32,
    /// The numbered scripts; a released one is never changed.
    pub migrations: &'static [&'static str],
}

impl std::fmt::Debug for Spec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Spec({:#x}, {} migrations)", self.application_id, self.migrations.len())
    }
}

/// Why a book was not opened, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum OpenRefused {
    /// Another process holds it.
    #[error("the book is open in another program")]
    InUse,
    /// Written by a newer program.
    #[error("the book was written by a newer program")]
    Newer,
    /// A database of something else.
    #[error("the file is not a book of this desk")]
    OtherKind,
    /// The disk or the file.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<rusqlite::Error> for OpenRefused {
    fn from(error: rusqlite::Error) -> OpenRefused {
        OpenRefused::Fault(error.into())
    }
}

/// An open book.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    _lock: File, // held as long as the book is open; the system frees it when the process dies
}

impl Store {
    /// Opens a book, or makes it, in the folder of `path`.
    ///
    /// # Errors
    /// [`OpenRefused`], and nothing was changed.
    pub fn open(path: &Path, spec: Spec) -> Result<Store, OpenRefused> {
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).map_err(Fault::from)?;
        keep_private(folder);
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path.with_extension("lock"))
            .map_err(Fault::from)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OpenRefused::InUse),
            Err(TryLockError::Error(error)) => return Err(Fault::from(error).into()),
        }
        #[expect(clippy::disallowed_methods, reason = "this is the one way SQLite is opened")]
        let mut connection = Connection::open(path)?;
        set_pragmas(&connection)?;
        migrate(&mut connection, spec)?;
        Ok(Store { connection, path: path.to_owned(), _lock: lock })
    }

    /// The connection, for reading.
    #[must_use]
    pub fn reader(&self) -> &Connection {
        &self.connection
    }

    /// Runs one operation in one transaction: all of it is on disk when this returns `Ok`, nothing
    /// of it otherwise. If it appended to the journal, the mark beside the book follows.
    ///
    /// # Errors
    /// The operation's own, or a [`Fault`] as one.
    pub fn write<T, E: From<Fault>>(
        &mut self,
        operation: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Fault::from)?;
        let before = journal::head(&transaction)?;
        let done = operation(&transaction)?;
        let head = journal::head(&transaction)?;
        transaction.commit().map_err(Fault::from)?;
        if head.seq != before.seq {
            Mark { seq: head.seq, hash: head.hash }.put(&self.path);
        }
        Ok(done)
    }

    /// The mark beside the book, if the book is not one that went through it: then an older copy
    /// was put in place, or one that had gone another way.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn fallen_behind(&self) -> Result<Option<Mark>, Fault> {
        let Some(mark) = Mark::read(&self.path) else { return Ok(None) };
        let head = journal::head(&self.connection)?;
        let passed =
            mark.seq <= head.seq && journal::hash_of(&self.connection, mark.seq)? == mark.hash;
        Ok((!passed).then_some(mark))
    }

    /// Where the book is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Moves the write-ahead log into the book: for quiet moments, such as a closing.
    ///
    /// # Errors
    /// A [`Fault`] of the disk; nothing is lost.
    pub fn settle_down(&self) -> Result<(), Fault> {
        self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }

    /// Writes the whole book anew and empties the write-ahead log, so that what was taken out of
    /// the book is in neither of its files. Needs the room of another book for a moment, and time.
    ///
    /// # Errors
    /// A [`Fault`] of the disk; nothing is lost, and it may be called again.
    pub fn scrub(&mut self) -> Result<(), Fault> {
        self.connection.execute_batch("PRAGMA temp_store = FILE")?; // a book may outgrow memory
        let written = self.connection.execute_batch("VACUUM");
        self.connection.execute_batch("PRAGMA temp_store = MEMORY")?;
        written?;
        let busy: bool =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy {
            return Err(Fault::Disk("the write-ahead log is in use".to_owned()));
        }
        Ok(())
    }
}

/// A book in memory with the same tables: where a journal is replayed to compare.
///
/// # Errors
/// A [`Fault`] when a migration fails.
pub(crate) fn in_memory(spec: Spec) -> Result<Connection, Fault> {
    let mut connection = Connection::open_in_memory()?;
    match migrate(&mut connection, spec) {
        Ok(()) => Ok(connection),
        Err(OpenRefused::Fault(fault)) => Err(fault),
        Err(other) => Err(Fault::Damaged(other.to_string())),
    }
}

fn set_pragmas(connection: &Connection) -> Result<(), OpenRefused> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Fault::Damaged(format!("SQLite {} is too old", rusqlite::version())).into());
    }
    connection.execute_batch(
        "PRAGMA busy_timeout = 5000;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;",
    )?;
    // A library may override what was asked for: only what is read back counts.
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0))?;
    let level: i64 = connection.query_row("PRAGMA synchronous", [], |row| row.get(0))?;
    if mode != "wal" || level != 2 {
        return Err(Fault::Disk(format!("journal {mode}, synchronous {level}")).into());
    }
    Ok(())
}

fn migrate(connection: &mut Connection, spec: Spec) -> Result<(), OpenRefused> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let kind: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if kind != spec.application_id && (tables > 0 || kind != 0) {
        return Err(OpenRefused::OtherKind);
    }
    let known = i64::try_from(spec.migrations.len()).unwrap_or(i64::MAX);
    if version > known {
        return Err(OpenRefused::Newer);
    }
    if kind == 0 {
        connection.pragma_update(None, "application_id", spec.application_id)?;
    }
    if version < known {
        let scripts = spec.migrations.iter().map(|script| M::up(script)).collect();
        Migrations::new(scripts).to_latest(connection).map_err(migration_fault)?;
    }
    Ok(())
}

fn migration_fault(error: rusqlite_migration::Error) -> OpenRefused {
    use rusqlite_migration::Error;
    match error {
        Error::RusqliteError { err, .. } => OpenRefused::Fault(err.into()),
        Error::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => {
            OpenRefused::Newer
        }
        other => OpenRefused::Fault(Fault::Damaged(other.to_string())),
    }
}

/// The book is its owner's alone.
fn keep_private(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A file system without permissions (a USB stick) has nothing to set: not a reason to stop.
        let _ = std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700));
    }
}
