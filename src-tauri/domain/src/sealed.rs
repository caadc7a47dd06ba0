//! An entry made ready for a journal: its line as it is hashed, and what stays beside it.
//! Must never be changed between its making and the disk.

use crate::day::{Day, Timestamp};

/// What passes from the format of a line to the journal that keeps it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// Its number: one more than the entry before.
    pub seq: u64,
    /// The business day.
    pub day: Day,
    /// What the clock said.
    pub at: Timestamp,
    /// The kind of fact.
    pub kind: &'static str,
    /// The canonical JSON.
    pub line: String,
    /// What stays at this desk; its SHA-256 is in the line.
    pub private: Option<String>,
}
