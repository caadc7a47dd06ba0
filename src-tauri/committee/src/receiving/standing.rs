//! How a settlement stands to the others of its run, and whether it counts.
//! Must never depend on the order in which files came, and never settle a doubt by itself.

use std::collections::BTreeMap;

use domain::day::Day;
use domain::digest::Digest;
use domain::money::Money;
use rusqlite::{OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use settlement::continuity::{self, Accepted, Break, Continuity};
use settlement::day_file::DayFile;
use settlement::fact::DayClosed;
use store::Fault;
use store::rows::{parsed, word};
use ts_rs::TS;

use crate::receiving::judge::{Held, select};
use crate::receiving::number::{Number, kept};

/// How a settlement stands to the ones before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Standing {
    /// The first of its key.
    First,
    /// It follows without a gap.
    Follows,
    /// Settlements are missing before it; it closes when they come.
    Gap {
        /// The first number missing.
        from: u64,
        /// The last number missing.
        to: u64,
    },
    /// The till was set back to an older copy before it.
    Restored {
        /// The epoch before.
        from: u32,
        /// The new epoch.
        to: u32,
    },
    /// The first of a new machine: what the one before sold after its last settlement, nobody
    /// knows, and its grand total begins anew.
    Replaced {
        /// The last number of the machine before.
        z: u64,
        /// The last business day of the machine before.
        day: Day,
    },
    /// Another file or slip has the same number: neither counts until people decide, or that one
    /// was kept.
    Fork {
        /// SHA-256 of the other one.
        other: Digest,
    },
    /// It counts, but it does not continue what came before it.
    Broken {
        /// What does not fit.
        what: BreakKind,
    },
}

/// What does not continue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BreakKind {
    /// The number of the closing.
    Number,
    /// The settlement it names before it.
    PreviousFile,
    /// The number of the first journal line.
    Journal,
    /// The hash of the journal before it.
    Head,
    /// The receipt numbers.
    Receipt,
    /// The grand total.
    GrandTotal,
}

/// Figures for a sentence.
type Params = BTreeMap<String, String>;

/// Works out how a confirmed settlement without a double, or the kept one, stands to the ones
/// before it, and figures for the sentence.
pub(crate) fn standing(
    transaction: &Transaction<'_>,
    held: &Held,
) -> Result<(Standing, Params), Fault> {
    let open = &held.open;
    let run = (&held.stall, open.key.to_string(), open.epoch, open.z);
    let before = select(
        transaction,
        "stall = ?1 AND key = ?2 AND confirmed = 1 AND (epoch, z) = (
           SELECT epoch, z FROM settlement WHERE stall = ?1 AND key = ?2 AND confirmed = 1
             AND (epoch, z) < (?3, ?4) ORDER BY epoch DESC, z DESC LIMIT 1)",
        run,
    )?;
    // Of two with one number, the kept one, or the one this file names, goes before it.
    let kept = match before.first() {
        Some(first) if before.len() > 1 => kept(transaction, &Number::of_file(first))?,
        _ => None,
    };
    let kept = before.iter().find(|held| Some(held.file) == kept);
    let named = before.iter().find(|held| Some(held.file) == open.previous_file);
    let before = match kept.or(named).or(before.first()) {
        Some(before) => Some(accepted(transaction, before, held)?),
        None => None,
    };
    let mut params = Params::new();
    let mut tell = |key: &str, value: String| params.insert(key.to_owned(), value);
    let standing = match continuity::judge(&day_file(held), before.as_ref(), &[]) {
        Continuity::Fork { other } => Standing::Fork { other },
        // It names one before it that never came.
        Continuity::First if open.previous_file.is_some() && open.z > 1 => {
            gap(open.z - 1, open.z - 1, &mut tell)
        }
        Continuity::First => match machine_before(transaction, held)? {
            Some((z, day)) => {
                tell("z", z.to_string());
                tell("day", day.to_string());
                Standing::Replaced { z, day }
            }
            None => Standing::First,
        },
        Continuity::Restored { from, to } => {
            tell("from", from.to_string());
            tell("to", to.to_string());
            Standing::Restored { from, to }
        }
        Continuity::Gap { from, to } => gap(from, to, &mut tell),
        Continuity::Broken { what } => Standing::Broken { what: broken(what, &mut tell) },
        Continuity::Repeated | Continuity::Follows => Standing::Follows,
    };
    Ok((standing, params))
}

/// The last settlement of the machine before this one; `None` for the first machine of a stall,
/// and where a key ended before there was a day for it.
fn machine_before(transaction: &Transaction<'_>, held: &Held) -> Result<Option<(u64, Day)>, Fault> {
    let last: Option<(u64, String)> = transaction
        .query_row(
            "SELECT m.z, m.day FROM settlement m JOIN stall_key k USING (stall, key)
             WHERE m.stall = ?1 AND m.key <> ?2 AND m.confirmed = 1 AND k.last_day IS NOT NULL
               AND k.seq < (SELECT seq FROM stall_key WHERE stall = ?1 AND key = ?2)
             ORDER BY k.seq DESC, m.epoch DESC, m.z DESC LIMIT 1",
            (&held.stall, held.open.key.to_string()),
            |row| row.try_into(),
        )
        .optional()?;
    last.map(|(z, day)| Ok((z, parsed(&day)?))).transpose()
}

fn gap(from: u64, to: u64, tell: &mut impl FnMut(&str, String) -> Option<String>) -> Standing {
    tell("from", from.to_string());
    tell("to", to.to_string());
    Standing::Gap { from, to }
}

fn broken(what: Break, tell: &mut impl FnMut(&str, String) -> Option<String>) -> BreakKind {
    let (kind, figures) = match what {
        Break::Number { accepted, found } => {
            (BreakKind::Number, Some((accepted.to_string(), found.to_string())))
        }
        Break::PreviousFile => (BreakKind::PreviousFile, None),
        Break::Journal { expected, found } => {
            (BreakKind::Journal, Some((expected.to_string(), found.to_string())))
        }
        Break::Head => (BreakKind::Head, None),
        Break::Receipt { expected, found } => {
            (BreakKind::Receipt, Some((expected.to_string(), found.to_string())))
        }
        Break::GrandTotal { expected, found } => {
            (BreakKind::GrandTotal, Some((expected.to_string(), found.to_string())))
        }
    };
    tell("what", word(&kind));
    if let Some((expected, found)) = figures {
        tell("expected", expected);
        tell("found", found);
    }
    kind
}

/// What was accepted with the settlement before. After days without receipts the last number is
/// that of an earlier one; where settlements are missing between, numbers may only have grown.
fn accepted(transaction: &Transaction<'_>, before: &Held, held: &Held) -> Result<Accepted, Fault> {
    let mut accepted = Accepted::of(&day_file(before), None);
    if before.close.totals.last_receipt.is_some() {
        return Ok(accepted);
    }
    let (epoch, z) = (before.open.epoch, before.open.z);
    let run = (&before.stall, before.open.key.to_string(), epoch, z);
    let earlier: Option<(u64, u64)> = transaction
        .query_row(
            "SELECT z, json_extract(close, '$.totals.last_receipt') AS last FROM settlement
             WHERE stall = ?1 AND key = ?2 AND confirmed = 1 AND epoch = ?3 AND z < ?4
               AND last IS NOT NULL ORDER BY z DESC, file LIMIT 1",
            run,
            |row| row.try_into(),
        )
        .optional()?;
    let first = held.close.totals.first_receipt.unwrap_or(1);
    let (from, last) = earlier.unwrap_or((0, 0));
    let held_between: u64 = transaction.query_row(
        "SELECT count(DISTINCT z) FROM settlement WHERE stall = ?1 AND key = ?2
           AND confirmed = 1 AND epoch = ?3 AND z > ?4 AND z <= ?5",
        (&before.stall, before.open.key.to_string(), epoch, from, z),
        |row| row.get(0),
    )?;
    let without_gap = earlier.is_some() && held_between == z - from;
    accepted.last_receipt = if without_gap { last } else { last.max(first.saturating_sub(1)) };
    Ok(accepted)
}

/// The file without its lines, as far as continuity looks at it.
fn day_file(held: &Held) -> DayFile {
    let (open, close) = (held.open.clone(), held.close.clone());
    let day_closed = DayClosed {
        by: None,
        approved: None,
        z: open.z,
        epoch: open.epoch,
        part: open.part,
        opened: open.opened,
        totals: close.totals.clone(),
        counted: close.counted.clone(),
        counted_total: close.counted_total,
        over_short: close.over_short,
        reason: String::new(),
        kept: Money::ZERO,
    };
    DayFile { open, lines: vec![], entries: vec![], day_closed, close, file: held.file }
}
