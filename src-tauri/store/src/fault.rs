//! What a disk or a database can do to a book, told apart by what a person has to do.
//! Must never be used for a refusal: a fault is nobody's decision.

/// A fault of the machine under the book. What was committed before is safe.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// No room on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The folder or the file may not be written.
    #[error("the book may not be written here")]
    ReadOnly,
    /// The file is damaged or is no database.
    #[error("the book is damaged: {0}")]
    Damaged(String),
    /// The disk refused to read or write.
    #[error("the disk did not answer: {0}")]
    Disk(String),
    /// Anything else SQLite says: a fault of the program.
    #[error("the database said: {0}")]
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Fault {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Fault::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Fault::ReadOnly
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Fault::Damaged(error.to_string())
            }
            Some(ErrorCode::SystemIoFailure) => Fault::Disk(error.to_string()),
            _ => Fault::Database(error),
        }
    }
}

impl From<std::io::Error> for Fault {
    fn from(error: std::io::Error) -> Fault {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Fault::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Fault::ReadOnly,
            _ => Fault::Disk(error.to_string()),
        }
    }
}
