//! The lines of a settlement among themselves: one run of numbers, one chain, a lawful order.
//! Must never order anything by time: a clock may jump.

use domain::digest::Digest;

use crate::day_file::{Close, Open, Refused};
use crate::entry::Facts;
use crate::fact::{DayClosed, Fact};
use crate::line::Entry;

/// The line of the file on which an entry stands, by its place among the entries.
pub(crate) const fn line_of(index: usize) -> usize {
    index + 2
}

/// The journal numbers are one run from `first_n` to `last_n`.
pub(crate) fn numbers(open: &Open, entries: &[Entry], close: &Close) -> Result<(), Refused> {
    let mut expected = open.first_n.max(1);
    for (index, entry) in entries.iter().enumerate() {
        if entry.n != expected {
            return Err(Refused::Number { line: line_of(index), expected, found: entry.n });
        }
        expected += 1;
    }
    let (expected, found) = (expected - 1, close.last_n);
    if found == expected {
        Ok(())
    } else {
        Err(Refused::Number { line: line_of(entries.len()), expected, found })
    }
}

/// The hashes lead from `before` to `head`.
pub(crate) fn chain(open: &Open, lines: &[&str], close: &Close) -> Result<(), Refused> {
    if open.first_n == 0 || (open.first_n == 1) != (open.before == Digest::START) {
        return Err(Refused::Chain { line: 1 });
    }
    let head = lines.iter().fold(open.before, |hash, line| hash.chained(line));
    if head == close.head { Ok(()) } else { Err(Refused::Chain { line: line_of(lines.len()) }) }
}

/// Where in the day a kind may stand.
enum Place {
    Anywhere,
    OpensTheDay,
    InTheDay,
    ClosesTheDay,
}

const fn place(fact: &Fact) -> Place {
    match fact {
        Fact::Enrolled(_)
        | Fact::GoodsChanged(_)
        | Fact::PrintedAgain(_)
        | Fact::Clock(_)
        | Fact::Restored(_)
        | Fact::PricesChanged(_)
        | Fact::CustomersChanged(_)
        | Fact::OperatorsChanged(_)
        | Fact::OperatorSignedIn(_)
        | Fact::ReplyReceived(_)
        | Fact::SettlementMade(_) => Place::Anywhere,
        Fact::DayOpened(_) => Place::OpensTheDay,
        Fact::Sale(_)
        | Fact::Refund(_)
        | Fact::CashMoved(_)
        | Fact::DrawerOpened(_)
        | Fact::CreditRepaid(_)
        | Fact::PreorderTaken(_)
        | Fact::PreorderEnded(_)
        | Fact::LinesRemoved(_) => Place::InTheDay,
        Fact::DayClosed(_) => Place::ClosesTheDay,
    }
}

/// One opening, one closing at the very end, business only between them; and nothing that
/// contradicts `open`.
pub(crate) fn lawful<'a>(open: &Open, entries: &'a [Entry]) -> Result<&'a DayClosed, Refused> {
    let last = entries.len().saturating_sub(1);
    let mut is_open = false;
    for (index, entry) in entries.iter().enumerate() {
        let lawful = match place(&entry.fact) {
            Place::Anywhere => index != last,
            Place::OpensTheDay => !is_open && index != last,
            Place::InTheDay => is_open && index != last,
            Place::ClosesTheDay => is_open && index == last,
        };
        if !lawful {
            return Err(Refused::Order { line: line_of(index), kind: entry.fact.kind() });
        }
        is_open |= matches!(entry.fact, Fact::DayOpened(_));
    }
    if open.amends.is_some()
        && let Some(index) = entries.iter().position(|e| matches!(e.fact, Fact::Sale(_)))
    {
        return Err(Refused::SaleInAmendment { line: line_of(index) });
    }
    one_day(open, entries)?;
    agrees_with_open(open, entries)?;
    match entries.last().map(|entry| &entry.fact) {
        Some(Fact::DayClosed(fact)) => Ok(fact),
        _ => Err(Refused::Order { line: line_of(entries.len()), kind: "close" }),
    }
}

/// From its opening on, every line of the day is stamped with it.
fn one_day(open: &Open, entries: &[Entry]) -> Result<(), Refused> {
    let opening = entries.iter().position(|entry| matches!(entry.fact, Fact::DayOpened(_)));
    let other = entries
        .iter()
        .enumerate()
        .skip(opening.unwrap_or(0))
        .find(|(_, entry)| entry.day != open.day);
    match other {
        Some((index, _)) => Err(Refused::OtherDay { line: line_of(index) }),
        None => Ok(()),
    }
}

/// The enrolment, the opening and the last epoch are those of `open`.
fn agrees_with_open(open: &Open, entries: &[Entry]) -> Result<(), Refused> {
    let enrolled = entries.iter().rposition(|e| matches!(e.fact, Fact::Enrolled(_)));
    let restored = entries.iter().rposition(|e| matches!(e.fact, Fact::Restored(_)));
    for (index, entry) in entries.iter().enumerate() {
        let checks: Vec<(bool, &'static str)> = match &entry.fact {
            Fact::Enrolled(fact) if Some(index) == enrolled => vec![
                (fact.device == open.device, "device"),
                (fact.market == open.market, "market"),
                (fact.stall == open.stall, "stall"),
                (fact.key == open.key.to_string(), "key"),
            ],
            Fact::Restored(fact) if Some(index) == restored => {
                vec![(fact.epoch == open.epoch, "epoch")]
            }
            Fact::DayOpened(fact) => vec![
                (fact.part == open.part, "part"),
                (fact.float == open.float, "float"),
                (fact.people == open.people, "people"),
                (entry.at == open.opened, "at"),
            ],
            _ => Vec::new(),
        };
        if let Some((_, field)) = checks.into_iter().find(|(agrees, _)| !agrees) {
            return Err(Refused::Opening { line: line_of(index), field });
        }
    }
    Ok(())
}

/// The journal's own end of the day says what `open` and `close` say.
pub(crate) fn closing(
    open: &Open,
    close: &Close,
    entries: &[Entry],
    fact: &DayClosed,
) -> Result<(), Refused> {
    let at = entries.last().map(|entry| entry.at);
    let checks = [
        (fact.z == open.z, "z"),
        (fact.epoch == open.epoch, "epoch"),
        (fact.part == open.part, "part"),
        (fact.opened == open.opened, "opened"),
        (at == Some(close.closed), "at"),
        (fact.totals == close.totals, "totals"),
        (fact.counted == close.counted, "counted"),
        (fact.counted_total == close.counted_total, "counted_total"),
        (fact.over_short == close.over_short, "over_short"),
    ];
    match checks.into_iter().find(|(agrees, _)| !agrees) {
        Some((_, field)) => {
            Err(Refused::Closing { line: line_of(entries.len().saturating_sub(1)), field })
        }
        None => Ok(()),
    }
}
