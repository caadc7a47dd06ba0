//! Whether a settlement follows what the book last accepted from the same device.
//! Must never settle a doubt by itself: it says what is, people decide.

use domain::digest::Digest;
use domain::money::Money;

use crate::day_file::DayFile;

/// What the book remembers of an accepted settlement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accepted {
    /// The number of the closing.
    pub z: u64,
    /// The epoch.
    pub epoch: u32,
    /// The hash of the journal after its last line.
    pub head: Digest,
    /// SHA-256 of the file.
    pub file: Digest,
    /// The last receipt number so far; 0 when there was none yet.
    pub last_receipt: u64,
    /// The grand total.
    pub grand_total: Money,
    /// The number of its last journal line.
    pub last_n: u64,
}

impl Accepted {
    /// What is to be remembered of a file, after what was accepted before it.
    #[must_use]
    pub fn of(file: &DayFile, before: Option<&Accepted>) -> Accepted {
        let earlier = before.map_or(0, |accepted| accepted.last_receipt);
        Accepted {
            z: file.open.z,
            epoch: file.open.epoch,
            head: file.close.head,
            file: file.file,
            last_receipt: file.close.totals.last_receipt.unwrap_or(earlier),
            grand_total: file.close.totals.grand_total,
            last_n: file.close.last_n,
        }
    }
}

/// How a settlement stands to the ones before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Continuity {
    /// The same bytes were received before: nothing is to be done.
    Repeated,
    /// Another file with the same epoch and number is there: both are kept, people decide.
    Fork {
        /// SHA-256 of the other one.
        other: Digest,
    },
    /// The first from this device.
    First,
    /// An older copy of the till was put in place: numbers may come again.
    Restored {
        /// The epoch before.
        from: u32,
        /// The new epoch.
        to: u32,
    },
    /// It cannot come after what was accepted.
    Broken {
        /// What does not fit.
        what: Break,
    },
    /// Settlements are missing before it.
    Gap {
        /// The first number missing.
        from: u64,
        /// The last number missing.
        to: u64,
    },
    /// It follows without a gap.
    Follows,
}

/// What does not fit, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Break {
    /// Its number is not above the accepted one's.
    #[error("closing {found} cannot come after {accepted}")]
    Number {
        /// The accepted number.
        accepted: u64,
        /// The file's.
        found: u64,
    },
    /// It names another file before it.
    #[error("it names another settlement before it")]
    PreviousFile,
    /// Its journal does not begin where the accepted one ended.
    #[error("its journal begins at {found}; {expected} was expected")]
    Journal {
        /// The number that comes next.
        expected: u64,
        /// The number it begins with.
        found: u64,
    },
    /// Its journal begins with another hash than the accepted one ended with.
    #[error("its journal has another past")]
    Head,
    /// Its receipts do not go on.
    #[error("its receipts begin at {found}; {expected} was expected")]
    Receipt {
        /// The number that comes next.
        expected: u64,
        /// The number it begins with.
        found: u64,
    },
    /// Its grand total less its day is not the accepted grand total.
    #[error("its grand total began at {found}; {expected} was expected")]
    GrandTotal {
        /// The accepted grand total.
        expected: Money,
        /// The file's grand total less its net.
        found: Money,
    },
}

/// Judges a file. `before` is what was accepted from the same device with the greatest (epoch, z)
/// below the file's; `same` are the SHA-256 of all files held from it with the same epoch and z.
/// When a missing file arrives late, judge it so, and then the one after it again.
#[must_use]
pub fn judge(file: &DayFile, before: Option<&Accepted>, same: &[Digest]) -> Continuity {
    if same.contains(&file.file) {
        return Continuity::Repeated;
    }
    if let Some(other) = same.first() {
        return Continuity::Fork { other: *other };
    }
    let Some(before) = before else { return Continuity::First };
    if before.file == file.file {
        return Continuity::Repeated;
    }
    let (open, from) = (&file.open, before.epoch);
    if open.epoch > from {
        return Continuity::Restored { from, to: open.epoch };
    }
    let adjacent = before.z.checked_add(1) == Some(open.z) && open.epoch == from;
    if let Some(what) = first_break(file, before, adjacent) {
        return Continuity::Broken { what };
    }
    if adjacent {
        Continuity::Follows
    } else {
        Continuity::Gap { from: before.z.saturating_add(1), to: open.z.saturating_sub(1) }
    }
}

/// What cannot be; after a gap, numbers may only have grown.
fn first_break(file: &DayFile, before: &Accepted, adjacent: bool) -> Option<Break> {
    let (open, totals) = (&file.open, &file.close.totals);
    if open.epoch < before.epoch || open.z <= before.z {
        return Some(Break::Number { accepted: before.z, found: open.z });
    }
    // Absent when that file was not yet made; the hash of the journal links the days all the same.
    if adjacent && open.previous_file.is_some_and(|file| file != before.file) {
        return Some(Break::PreviousFile);
    }
    let fits = |expected: u64, found: u64| found == expected || (!adjacent && found > expected);
    let expected = before.last_n.saturating_add(1);
    if !fits(expected, open.first_n) {
        return Some(Break::Journal { expected, found: open.first_n });
    }
    if open.first_n == expected && open.before != before.head {
        return Some(Break::Head);
    }
    let expected = before.last_receipt.saturating_add(1);
    if let Some(found) = totals.first_receipt.filter(|found| !fits(expected, *found)) {
        return Some(Break::Receipt { expected, found });
    }
    // After a gap of missing days the grand total may be anything: refunds can outweigh sales.
    let began = totals.grand_total.minus(totals.net).unwrap_or(totals.grand_total);
    if adjacent && began != before.grand_total {
        return Some(Break::GrandTotal { expected: before.grand_total, found: began });
    }
    None
}
