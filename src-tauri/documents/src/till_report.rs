//! The report of some days of a stall on a slip, for the vendor. Must never work a sum out, and
//! never tell a cost or a profit: paper lies about on a stall.

use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;

use crate::day_slip::{OperatorRow, TenderRow, operators};
use crate::figures::{less, signed};
use crate::head::{Marks, Registration, StallHead, head};
use crate::slip::{Block, Size, Slip};
use crate::words::{Word, tender};

/// Something that sold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BestRow {
    /// Its name.
    pub name: String,
    /// How much, with the unit: "12 จาน".
    pub quantity: String,
    /// What it brought.
    pub amount: Money,
}

/// A stall's days in figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TillReport {
    /// Whose.
    pub stall: StallHead,
    /// With a tax id, or without.
    pub registration: Registration,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// When it was asked for.
    pub at: Timestamp,
    /// What was sold.
    pub gross: Money,
    /// How many sales.
    pub receipts: u32,
    /// What one came to on average.
    pub average: Money,
    /// How many refunds.
    pub refund_count: u32,
    /// What they came to.
    pub refunds: Money,
    /// Sold less given back.
    pub net: Money,
    /// Taken off by discounts and bundles.
    pub discounts: Money,
    /// What rounding cash changed.
    pub rounding: Money,
    /// By tender, in the order of reports.
    pub tenders: Vec<TenderRow>,
    /// By person; empty where the stall has none.
    pub operators: Vec<OperatorRow>,
    /// By day, where there are several: the day and its net.
    pub days: Vec<(Day, Money)>,
    /// What sold best.
    pub best: Vec<BestRow>,
    /// What customers owe now.
    pub owed: Money,
    /// Deposits held now.
    pub deposits: Money,
    /// Lines taken off bills before payment.
    pub removed_lines: u32,
    /// What they came to.
    pub removed_amount: Money,
}

/// The slip of some days.
#[must_use]
pub fn slip(report: &TillReport, language: Language) -> Slip {
    let mut slip = Slip::default();
    opening(&mut slip, report, language);
    takings(&mut slip, report, language);
    tenders(&mut slip, report, language);
    operators(&mut slip, &report.operators, language);
    days(&mut slip, report, language);
    best(&mut slip, report, language);
    standing(&mut slip, report, language);
    slip
}

fn opening(slip: &mut Slip, report: &TillReport, language: Language) {
    let say = |word: Word| word.say(language);
    head(slip, &report.stall, &report.registration, (Marks::default(), language));
    slip.add(Block::Space(6));
    slip.center(say(Word::TillReport), Size::Large, true);
    slip.pair(say(Word::FromDay), report.from.long(language));
    if report.until != report.from {
        slip.pair(say(Word::UntilDay), report.until.long(language));
    }
    slip.small_pair(say(Word::PrintedAt), report.at.slip());
    slip.rule();
}

fn takings(slip: &mut Slip, report: &TillReport, language: Language) {
    let say = |word: Word| word.say(language);
    let bills = format!("{} {}", report.receipts, say(Word::Bills));
    slip.small_pair(say(Word::SalesCount), bills);
    slip.small_pair(say(Word::Average), report.average.to_string());
    slip.bold_pair(say(Word::SalesTotal), report.gross.to_string(), Size::Normal);
    if report.refund_count > 0 {
        let refunds = format!("{} ({})", say(Word::Refunds), report.refund_count);
        slip.pair(refunds, less(report.refunds));
    }
    slip.bold_pair(say(Word::NetSales), report.net.to_string(), Size::Large);
    if !report.discounts.is_zero() {
        slip.small_pair(say(Word::DiscountsGiven), report.discounts.to_string());
    }
    if !report.rounding.is_zero() {
        slip.small_pair(say(Word::CashRounding), signed(report.rounding));
    }
    if report.removed_lines > 0 {
        let count = format!("{} {}", report.removed_lines, say(Word::Items));
        slip.small_pair(say(Word::RemovedLines), count);
        slip.under(say(Word::RemovedWorth), report.removed_amount.to_string());
    }
    slip.rule();
}

fn tenders(slip: &mut Slip, report: &TillReport, language: Language) {
    if report.tenders.is_empty() {
        return;
    }
    slip.center(Word::SalesByTender.say(language), Size::Normal, true);
    for row in &report.tenders {
        slip.pair(tender(row.kind, language), row.sold.to_string());
        if !row.refunded.is_zero() {
            slip.under(Word::Refunded.say(language), less(row.refunded));
        }
    }
    slip.rule();
}

fn days(slip: &mut Slip, report: &TillReport, language: Language) {
    if report.days.len() < 2 {
        return;
    }
    slip.center(Word::ByDay.say(language), Size::Normal, true);
    for (day, net) in &report.days {
        slip.small_pair(day.slip(), net.to_string());
    }
    slip.rule();
}

fn best(slip: &mut Slip, report: &TillReport, language: Language) {
    if report.best.is_empty() {
        return;
    }
    slip.center(Word::BestSellers.say(language), Size::Normal, true);
    for row in &report.best {
        slip.add(Block::Item {
            name: row.name.clone(),
            detail: Some(row.quantity.clone()),
            amount: row.amount.to_string(),
        });
    }
    slip.rule();
}

/// What stands open now, whatever the days.
fn standing(slip: &mut Slip, report: &TillReport, language: Language) {
    let say = |word: Word| word.say(language);
    if report.owed.is_zero() && report.deposits.is_zero() {
        return;
    }
    slip.center(say(Word::StandingNow), Size::Normal, true);
    slip.pair(say(Word::CustomersOwe), report.owed.to_string());
    slip.pair(say(Word::DepositsHeld), report.deposits.to_string());
}
