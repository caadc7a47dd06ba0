//! The X report (during the day) and the Z slip (the day's close) of a stall. Must never work a
//! total out: it shows what the till summed from its journal.

use domain::cash::{Drawer, Pieces};
use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;
use domain::payment::TenderKind;

use crate::figures::{less, signed};
use crate::head::{Marks, Registration, StallHead, copy, foot, head};
use crate::qr::Correction;
use crate::receipt::PayCode;
use crate::slip::{Block, Size, Slip};
use crate::words::{Word, tender};

/// Which of the two it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayKind {
    /// During the day, as often as wanted.
    X {
        /// When it was asked for.
        at: Timestamp,
    },
    /// The close, once.
    Z {
        /// The running number of closes.
        number: u32,
        /// When the day was closed.
        closed: Timestamp,
    },
}

/// What was in the drawer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// By note and coin; may be empty when only the sum was counted.
    pub pieces: Vec<Pieces>,
    /// The sum.
    pub total: Money,
    /// Above zero when there was more than expected, below when less.
    pub difference: Money,
    /// What the vendor says to that.
    pub reason: String,
}

/// What one tender brought and gave back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TenderRow {
    /// The tender.
    pub kind: TenderKind,
    /// Taken for sales.
    pub sold: Money,
    /// Given back for refunds.
    pub refunded: Money,
}

/// What one person of the stall sold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OperatorRow {
    /// The name.
    pub name: String,
    /// Sales less refunds.
    pub net: Money,
    /// How many sales.
    pub receipts: u32,
    /// How many refunds.
    pub refunds: u32,
    /// What they came to.
    pub refunded: Money,
    /// Lines taken off a bill before payment.
    pub removed_lines: u32,
    /// What they came to.
    pub removed_amount: Money,
    /// Drawer openings without a sale.
    pub drawer_openings: u32,
}

/// The fee of the day, to be paid by PromptPay.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FeeToPay {
    /// The QR to pay by.
    pub code: PayCode,
    /// How much.
    pub amount: Money,
    /// The day of the committee's reply that says so.
    pub as_of: Option<Day>,
}

impl FeeToPay {
    /// The code, how much, and when that was so.
    pub(crate) fn put(&self, slip: &mut Slip, language: Language) {
        let say = |word: Word| word.say(language);
        self.code.put(slip, Word::PayFee, language);
        slip.center(format!("{} {}", self.amount, say(Word::Baht)), Size::Large, true);
        if let Some(day) = self.as_of {
            slip.center(format!("{} {}", say(Word::AsOfReply), day.slip()), Size::Small, false);
        }
    }
}

/// A stall's day in figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayReport {
    /// Whose.
    pub stall: StallHead,
    /// With a tax id, and with VAT or without.
    pub registration: Registration,
    /// X or Z.
    pub kind: DayKind,
    /// The business day.
    pub day: Day,
    /// Which part of the day, when it was opened more than once; counting from 1.
    pub part: u32,
    /// When it was opened.
    pub opened: Timestamp,
    /// The first and the last receipt; none when nothing was sold.
    pub receipts: Option<(String, String)>,
    /// How many sales.
    pub sales_count: u32,
    /// By tender, in the order of reports.
    pub tenders: Vec<TenderRow>,
    /// All sales.
    pub sales_total: Money,
    /// How many refunds.
    pub refund_count: u32,
    /// All refunds.
    pub refunds: Money,
    /// Sales less refunds.
    pub net: Money,
    /// The VAT inside; shown only for a registered stall.
    pub vat: Money,
    /// What discounts and bundles took off the sales.
    pub discounts: Money,
    /// What cash was rounded by: net sales and this are what the tenders come to.
    pub rounding: Money,
    /// Debts of customers repaid, in any way: no sales.
    pub credit_repaid: Money,
    /// Deposits of preorders taken, in any way.
    pub deposits_taken: Money,
    /// Deposits given back.
    pub deposits_returned: Money,
    /// What moved through the drawer.
    pub drawer: Drawer,
    /// What it should hold; none while the count is still to be blind.
    pub expected: Option<Money>,
    /// What it held; none in an X report.
    pub counted: Option<Counted>,
    /// Lines taken off a bill before payment.
    pub removed_lines: u32,
    /// What they came to.
    pub removed_amount: Money,
    /// Drawer openings without a sale.
    pub drawer_openings: u32,
    /// The sellers, where the stall has people with PINs; empty otherwise.
    pub operators: Vec<OperatorRow>,
    /// Sales of all days since the till was set up.
    pub grand_total: Money,
    /// The journal's last hash, in hex.
    pub head_hash: String,
    /// The signed totals as the text of a QR.
    pub signed_totals: Option<String>,
    /// The fee, once it is known.
    pub fee: Option<FeeToPay>,
    /// Copy, practice.
    pub marks: Marks,
}

/// The slip of a day.
#[must_use]
pub fn slip(report: &DayReport, language: Language) -> Slip {
    let mut slip = Slip::default();
    opening(&mut slip, report, language);
    sales(&mut slip, report, language);
    tenders(&mut slip, report, language);
    besides(&mut slip, report, language);
    operators(&mut slip, &report.operators, language);
    drawer(&mut slip, report, language);
    if let Some(counted) = &report.counted {
        count(&mut slip, counted, language);
    }
    closing(&mut slip, report, language);
    slip
}

fn opening(slip: &mut Slip, report: &DayReport, language: Language) {
    let say = |word: Word| word.say(language);
    head(slip, &report.stall, &report.registration, (report.marks, language));
    slip.add(Block::Space(6));
    let title = match report.kind {
        DayKind::X { .. } => say(Word::XReport),
        DayKind::Z { .. } => say(Word::ZReport),
    };
    slip.center(title, Size::Large, true);
    copy(slip, report.marks, language);
    slip.pair(say(Word::Day), report.day.long(language));
    if report.part > 1 {
        slip.pair(say(Word::Part), report.part.to_string());
    }
    if let DayKind::Z { number, .. } = report.kind {
        slip.pair(say(Word::Number), format!("Z {number:04}"));
    }
    slip.small_pair(say(Word::Opened), report.opened.slip());
    match report.kind {
        DayKind::X { at } => slip.small_pair(say(Word::PrintedAt), at.slip()),
        DayKind::Z { closed, .. } => slip.small_pair(say(Word::Closed), closed.slip()),
    }
    let receipts = match &report.receipts {
        Some((first, last)) if first == last => first.clone(),
        Some((first, last)) => format!("{first} – {last}"),
        None => say(Word::NoReceipts).to_owned(),
    };
    slip.small_pair(say(Word::Receipts), receipts);
    let bills = format!("{} {}", report.sales_count, say(Word::Bills));
    slip.small_pair(say(Word::SalesCount), bills.trim());
    slip.rule();
}

fn sales(slip: &mut Slip, report: &DayReport, language: Language) {
    let say = |word: Word| word.say(language);
    slip.center(say(Word::SalesTitle), Size::Normal, true);
    slip.bold_pair(say(Word::SalesTotal), report.sales_total.to_string(), Size::Normal);
    if !report.discounts.is_zero() {
        slip.under(say(Word::DiscountsGiven), report.discounts.to_string());
    }
    let refunds = format!("{} ({})", say(Word::Refunds), report.refund_count);
    slip.pair(refunds, less(report.refunds.magnitude()));
    slip.bold_pair(say(Word::NetSales), report.net.to_string(), Size::Large);
    if matches!(report.registration, Registration::Vat(_)) {
        slip.small_pair(say(Word::VatInSales), report.vat.to_string());
    }
    if !report.rounding.is_zero() {
        slip.small_pair(say(Word::CashRounding), signed(report.rounding));
    }
    slip.rule();
}

fn tenders(slip: &mut Slip, report: &DayReport, language: Language) {
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

/// Money that came and went and was no sale.
fn besides(slip: &mut Slip, report: &DayReport, language: Language) {
    let rows = [
        (Word::CreditRepaid, report.credit_repaid),
        (Word::DepositsTaken, report.deposits_taken),
        (Word::DepositsReturned, report.deposits_returned.negated()),
    ];
    if rows.iter().all(|(_, amount)| amount.is_zero()) {
        return;
    }
    slip.center(Word::NoSalesTitle.say(language), Size::Normal, true);
    moved(slip, &rows, language);
    slip.rule();
}

/// What each person of the stall did: on this slip and on the report of more days.
pub(crate) fn operators(slip: &mut Slip, people: &[OperatorRow], language: Language) {
    let say = |word: Word| word.say(language);
    if people.is_empty() {
        return;
    }
    slip.center(say(Word::OperatorsTitle), Size::Normal, true);
    for who in people {
        slip.pair(who.name.clone(), who.net.to_string());
        slip.remark(format!("{} {}", who.receipts, say(Word::Bills)));
        if who.refunds > 0 {
            slip.under(format!("{} ({})", say(Word::Refunds), who.refunds), less(who.refunded));
        }
        if who.removed_lines > 0 {
            let count = format!("{} {}", who.removed_lines, say(Word::Items));
            slip.under(format!("{} {count}", say(Word::Removed)), who.removed_amount.to_string());
        }
        if who.drawer_openings > 0 {
            let times = format!("{} {}", who.drawer_openings, say(Word::Times));
            slip.under(say(Word::DrawerOpenings), times);
        }
    }
    slip.rule();
}

/// Rows with a sign; none for what did not happen.
fn moved(slip: &mut Slip, rows: &[(Word, Money)], language: Language) {
    for (word, amount) in rows.iter().filter(|(_, amount)| !amount.is_zero()) {
        slip.pair(word.say(language), signed(*amount));
    }
}

fn drawer(slip: &mut Slip, report: &DayReport, language: Language) {
    let say = |word: Word| word.say(language);
    let drawer = &report.drawer;
    slip.center(say(Word::DrawerTitle), Size::Normal, true);
    slip.pair(say(Word::Float), drawer.float.to_string());
    slip.pair(say(Word::CashSales), signed(drawer.cash_sales));
    let rows = [
        (Word::CashRefunds, drawer.cash_refunds.negated()),
        (Word::CreditRepaidCash, drawer.credit_repaid),
        (Word::DepositsTakenCash, drawer.deposits_taken),
        (Word::DepositsReturnedCash, drawer.deposits_returned.negated()),
        (Word::PaidIn, drawer.paid_in),
        (Word::PaidOut, drawer.paid_out.negated()),
        (Word::Dropped, drawer.dropped.negated()),
    ];
    moved(slip, &rows, language);
    if let Some(expected) = report.expected {
        slip.bold_pair(say(Word::Expected), expected.to_string(), Size::Normal);
    }
    slip.rule();
}

fn count(slip: &mut Slip, counted: &Counted, language: Language) {
    let say = |word: Word| word.say(language);
    slip.center(say(Word::CountedTitle), Size::Normal, true);
    for pieces in counted.pieces.iter().filter(|pieces| pieces.count > 0) {
        let label = format!("{} × {}", pieces.denomination.short(), pieces.count);
        let worth = pieces.denomination.times(i64::from(pieces.count));
        slip.small_pair(label, worth.map(|worth| worth.to_string()).unwrap_or_default());
    }
    slip.bold_pair(say(Word::CountedTotal), counted.total.to_string(), Size::Normal);
    let (word, amount) = match counted.difference {
        none if none.is_zero() => (Word::Exact, none),
        short if short.is_negative() => (Word::Short, short.magnitude()),
        over => (Word::Over, over),
    };
    slip.bold_pair(say(word), amount.to_string(), Size::Large);
    if !counted.reason.trim().is_empty() {
        slip.text(format!("{}: {}", say(Word::Reason), counted.reason), Size::Small);
    }
    slip.rule();
}

fn closing(slip: &mut Slip, report: &DayReport, language: Language) {
    let say = |word: Word| word.say(language);
    let removed = format!("{} {}", report.removed_lines, say(Word::Items));
    slip.small_pair(say(Word::RemovedLines), removed);
    if !report.removed_amount.is_zero() {
        slip.under(say(Word::RemovedWorth), report.removed_amount.to_string());
    }
    let openings = format!("{} {}", report.drawer_openings, say(Word::Times));
    slip.small_pair(say(Word::DrawerOpenings), openings);
    slip.small_pair(say(Word::GrandTotal), report.grand_total.to_string());
    slip.rule();
    if report.marks.practice {
        // what is only practice must be neither handed in nor paid
        return foot(slip, &report.head_hash, report.marks, language);
    }
    if let Some(payload) = &report.signed_totals {
        slip.add(Block::Qr {
            payload: payload.clone(),
            caption: say(Word::CommitteeScans).to_owned(),
            correction: Correction::Low,
            dots_per_module: 5,
        });
    }
    if let Some(fee) = &report.fee {
        fee.put(slip, language);
    }
    foot(slip, &report.head_hash, report.marks, language);
}
