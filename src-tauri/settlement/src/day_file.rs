//! The settlement: one stall, one business day, as a signed file. Written by the till, read by the
//! book. Must never believe a sum because it is signed, and never rebuild a line that was hashed.

use domain::cash::Pieces;
use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::{DeviceId, MarketId, StallId};
use domain::money::Money;
use serde::{Deserialize, Serialize};

use crate::canonical::{LineRefused, canonical, strict};
use crate::fact::{DayClosed, Fact, Totals};
use crate::file::{self, FileRefused, Shape};
use crate::key::{PublicKey, SigningSeed};
use crate::line::Entry;
pub use crate::refused::Refused;
use crate::version::{NEWEST, Version, are_plain};
use crate::word::{CloseWord, FirstLine, OpenWord};
use crate::{order, receipts, totals};

/// The first line of a settlement.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Open {
    /// Always `"open"`.
    pub t: OpenWord,
    /// The lowest version that can hold the day.
    pub version: Version,
    /// The market; absent while the stall stands alone.
    pub market: Option<MarketId>,
    /// The name of the market.
    pub market_name: String,
    /// The stall.
    pub stall: StallId,
    /// The stall's name.
    pub stall_name: String,
    /// The place in the market: A-12.
    pub place: String,
    /// The installation.
    pub device: DeviceId,
    /// The till's public key: the signature is by it.
    pub key: PublicKey,
    /// The business day.
    pub day: Day,
    /// The number of the closing: never resets.
    pub z: u64,
    /// How often an older copy of the till was put in place.
    pub epoch: u32,
    /// 1, or more when the day was closed and selling went on.
    pub part: u32,
    /// SHA-256 of the settlement this one corrects; then it holds corrections only.
    pub amends: Option<Digest>,
    /// SHA-256 of the settlement before; absent in the first.
    pub previous_file: Option<Digest>,
    /// SHA-256 of the last reply received from the book.
    pub last_reply: Option<Digest>,
    /// The number in the journal of the first line below.
    pub first_n: u64,
    /// The hash of the journal before that line; [`Digest::START`] when it is the very first.
    pub before: Digest,
    /// SHA-256 of the price list at the opening.
    pub price_list: Digest,
    /// When the day was opened.
    pub opened: Timestamp,
    /// Money for change.
    pub float: Money,
    /// People at work.
    pub people: u32,
}

/// The last line of a settlement before the signature.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// Always `"close"`.
    pub t: CloseWord,
    /// When the day was closed.
    pub closed: Timestamp,
    /// The sums of the day.
    pub totals: Totals,
    /// What was counted.
    pub counted: Vec<Pieces>,
    /// The sum of the count.
    pub counted_total: Money,
    /// Counted less expected: below zero is short.
    pub over_short: Money,
    /// The number in the journal of the last line above.
    pub last_n: u64,
    /// The hash of the journal after that line.
    pub head: Digest,
}

impl Close {
    /// The close of a day from its last journal line and the journal's hash after it; `None` when
    /// that line is not the day's end.
    #[must_use]
    pub fn of(day_closed: &Entry, head: Digest) -> Option<Close> {
        let Fact::DayClosed(fact) = &day_closed.fact else { return None };
        Some(Close {
            t: CloseWord,
            closed: day_closed.at,
            totals: fact.totals.clone(),
            counted: fact.counted.clone(),
            counted_total: fact.counted_total,
            over_short: fact.over_short,
            last_n: day_closed.n,
            head,
        })
    }
}

/// A settlement that was read and found right in itself. Whether its key is known, and whether it
/// follows what came before, is for the book: [`crate::continuity`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayFile {
    /// The first line.
    pub open: Open,
    /// The journal lines, verbatim.
    pub lines: Vec<String>,
    /// The same lines, read.
    pub entries: Vec<Entry>,
    /// The journal's own end of the day: the last of the entries.
    pub day_closed: DayClosed,
    /// The last line.
    pub close: Close,
    /// SHA-256 of the whole file.
    pub file: Digest,
}

/// Builds the file of a day from the journal's lines as they were hashed.
///
/// # Errors
/// [`FileRefused`] beyond the limits of a file. It is not checked otherwise: [`read`] the bytes
/// before anyone is told that the settlement is made.
pub fn write(
    open: &Open,
    lines: &[String],
    close: &Close,
    seed: &SigningSeed,
) -> Result<Vec<u8>, FileRefused> {
    let (open, close) = (canonical(open), canonical(close));
    let mut all = Vec::with_capacity(lines.len() + 2);
    all.push(open.as_str());
    all.extend(lines.iter().map(String::as_str));
    all.push(&close);
    file::write(&all, seed)
}

/// Reads a settlement and works out again everything that can be.
///
/// # Errors
/// The first [`Refused`] by precedence.
pub fn read(bytes: &[u8]) -> Result<DayFile, Refused> {
    let shape = Shape::read(bytes)?;
    let open = read_open(shape.lines())?;
    if shape.check(&open.key).is_ok() {
        read_contents(open, shape.lines(), Some(Digest::of(bytes)))
    } else {
        // Without the chain, which no changed line would pass, the line itself may be told.
        let contents = read_contents(open, shape.lines(), None);
        Err(Refused::Signature { line: contents.err().and_then(|refused| refused.own_line()) })
    }
}

fn read_open(lines: &[&str]) -> Result<Open, Refused> {
    let first = lines.first().copied().unwrap_or_default();
    let word = FirstLine::of(first).ok_or(Refused::NotASettlement)?;
    if word.t != "open" {
        return Err(Refused::NotASettlement);
    }
    match word.version {
        Some(1..=NEWEST) => {}
        Some(version) if version > NEWEST => return Err(Refused::Version { version }),
        _ => return Err(Refused::Line { line: 1, refused: LineRefused::Form }),
    }
    strict(first).map_err(|refused| Refused::Line { line: 1, refused })
}

/// Everything after the signature. `file` is the digest of the signed file; without one, the
/// chain is left out.
fn read_contents(open: Open, lines: &[&str], file: Option<Digest>) -> Result<DayFile, Refused> {
    let line = lines.len();
    let inner = lines.get(1..line.saturating_sub(1)).unwrap_or_default();
    let entries = inner
        .iter()
        .zip(2..)
        .map(|(text, line)| {
            let refused = |refused| Refused::Line { line, refused };
            let entry = Entry::read(text).map_err(refused)?;
            if open.version.holds(&entry.fact) {
                Ok(entry)
            } else {
                Err(refused(LineRefused::Kind))
            }
        })
        .collect::<Result<Vec<_>, _>>()?;
    let last = lines.get(1..).and_then(<[&str]>::last).copied().unwrap_or_default();
    let refused = |refused| Refused::Line { line, refused };
    let close: Close = strict(last).map_err(refused)?;
    if open.version == Version::One && !are_plain(&close.totals) {
        return Err(refused(LineRefused::Body));
    }
    order::numbers(&open, &entries, &close)?;
    if file.is_some() {
        order::chain(&open, inner, &close)?;
    }
    let day_closed = order::lawful(&open, &entries)?.clone();
    receipts::check(&entries, open.version)?;
    totals::check_close(&entries, &close, line)?;
    order::closing(&open, &close, &entries, &day_closed)?;
    let lines = inner.iter().map(|text| (*text).to_owned()).collect();
    let file = file.unwrap_or(Digest::START);
    Ok(DayFile { open, lines, entries, day_closed, close, file })
}
