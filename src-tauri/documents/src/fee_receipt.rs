//! The committee's receipt for fees. Must never be given for money that was not received: what is
//! only charged stands apart from what is paid.

use domain::baht_words::baht_words;
use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;
use domain::payment::TenderKind;

use crate::head::{Marks, Registration, StallHead, copy, foot, head, numbered, title};
use crate::slip::{Block, Size, Slip};
use crate::words::{Word, paid_by};

/// One fee.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FeeItem {
    /// Its name: ค่าแผง, ค่าไฟ, ส่วนลด.
    pub name: String,
    /// How it came about: "3 ดวง × 10.00", "22/11/2569".
    pub detail: Option<String>,
    /// What it comes to; below zero for a waiver or a voucher.
    pub amount: Money,
}

/// A payment of fees as it goes on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FeeReceipt {
    /// The market that receives.
    pub market: String,
    /// The tax id of the market, when it has one.
    pub tax_id: Option<String>,
    /// The running number of the year, "2569/00012".
    pub number: String,
    /// When the money was received.
    pub at: Timestamp,
    /// The stall that pays: its name and its place.
    pub stall: StallHead,
    /// Whose stall it is; empty when that is nobody's business.
    pub vendor: String,
    /// The market days that are charged.
    pub days: Vec<Day>,
    /// The fees.
    pub items: Vec<FeeItem>,
    /// What they come to, with arrears from before if they are among the items.
    pub charged: Money,
    /// What was received.
    pub paid: Money,
    /// What is still owed.
    pub arrears: Money,
    /// How it was paid.
    pub method: TenderKind,
    /// Who received it.
    pub collector: String,
    /// The journal's hash of the payment, in hex.
    pub hash: String,
    /// Copy, practice.
    pub marks: Marks,
}

/// The slip of a payment of fees.
#[must_use]
pub fn slip(receipt: &FeeReceipt, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    let market = StallHead {
        name: receipt.market.clone(),
        place: String::new(),
        market: say(Word::Committee).to_owned(),
    };
    let registration = receipt.tax_id.clone().map_or(Registration::None, Registration::TaxId);
    head(&mut slip, &market, &registration, (receipt.marks, language));
    slip.add(Block::Space(6));
    title(&mut slip, Word::Receipt, Size::Large, language);
    copy(&mut slip, receipt.marks, language);
    numbered(&mut slip, &receipt.number, receipt.at, language);
    slip.rule();
    slip.pair(say(Word::ReceivedFrom), receipt.stall.name.clone());
    if !receipt.stall.place.trim().is_empty() {
        slip.pair(say(Word::Lot), receipt.stall.place.clone());
    }
    if !receipt.vendor.trim().is_empty() {
        slip.pair(say(Word::Vendor), receipt.vendor.clone());
    }
    if !receipt.days.is_empty() {
        slip.pair(say(Word::ForDays), days(&receipt.days));
    }
    slip.rule();
    for fee in &receipt.items {
        slip.add(Block::Item {
            name: fee.name.clone(),
            detail: fee.detail.clone(),
            amount: fee.amount.to_string(),
        });
    }
    slip.rule();
    slip.pair(say(Word::Charged), receipt.charged.to_string());
    slip.bold_pair(say(Word::PaidNow), receipt.paid.to_string(), Size::Large);
    slip.center(format!("({})", baht_words(receipt.paid)), Size::Small, false);
    if receipt.arrears.is_zero() {
        slip.pair(say(Word::ArrearsLeft), say(Word::NothingOwed));
    } else {
        slip.bold_pair(say(Word::ArrearsLeft), receipt.arrears.to_string(), Size::Normal);
    }
    slip.pair(say(Word::PaidBy), paid_by(receipt.method, language));
    let collector = format!("{} ({})", say(Word::Collector), receipt.collector);
    slip.add(Block::Signature(collector));
    slip.rule();
    foot(&mut slip, &receipt.hash, receipt.marks, language);
    slip
}

/// "20/11/2569 – 22/11/2569" for days in a row, every day by itself otherwise.
fn days(days: &[Day]) -> String {
    let in_a_row = days.windows(2).all(|pair| pair[0].next() == pair[1]);
    match days {
        [first, .., last] if in_a_row => format!("{} – {}", first.slip(), last.slip()),
        days => days.iter().map(|day| day.slip()).collect::<Vec<_>>().join(", "),
    }
}
