//! The slip of money that a customer paid back, or of such a payment taken back. Must never call it
//! a sale: what was sold stands on its own receipt.

use domain::baht_words::baht_words;
use domain::day::Timestamp;
use domain::language::Language;
use domain::money::Money;
use domain::payment::TenderKind;

use crate::head::{Marks, Registration, StallHead, foot, head, numbered};
use crate::slip::{Block, Size, Slip};
use crate::statement::owed;
use crate::words::{Word, paid_back, received};

/// A payment of debts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repayment {
    /// Who received it.
    pub stall: StallHead,
    /// Its number.
    pub number: String,
    /// When.
    pub at: Timestamp,
    /// Who paid, as the vendor calls her.
    pub customer: String,
    /// The payment that this one takes back; none for a payment.
    pub takes_back: Option<String>,
    /// How it was paid, or went back.
    pub kind: TenderKind,
    /// How much.
    pub amount: Money,
    /// The bills it paid, or opened again: their numbers and how much of each.
    pub bills: Vec<(String, Money)>,
    /// What is owed after it; below zero when the stall owes the customer.
    pub owes: Money,
    /// The journal's hash of the payment, in hex.
    pub hash: String,
}

/// The slip of a payment.
#[must_use]
pub fn slip(repayment: &Repayment, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    let back = repayment.takes_back.as_ref();
    head(&mut slip, &repayment.stall, &Registration::None, (Marks::default(), language));
    slip.add(Block::Space(6));
    let title = if back.is_some() { Word::RepaymentTakenBack } else { Word::Repayment };
    slip.center(say(title), Size::Large, true);
    numbered(&mut slip, &repayment.number, repayment.at, language);
    if let Some(number) = back {
        slip.small_pair(say(Word::TakesBack), number);
    }
    slip.bold_pair(say(Word::Customer), &repayment.customer, Size::Normal);
    slip.rule();
    for (number, amount) in &repayment.bills {
        let label = if back.is_some() { Word::OpensBill } else { Word::PaysBill };
        slip.pair(format!("{} {number}", say(label)), amount.to_string());
    }
    slip.rule();
    let way = match back {
        None => received(repayment.kind, language),
        Some(_) => paid_back(repayment.kind, language),
    };
    slip.bold_pair(way, repayment.amount.to_string(), Size::Large);
    if language == Language::Th {
        slip.center(format!("({})", baht_words(repayment.amount)), Size::Small, false);
    }
    slip.rule();
    owed(&mut slip, Word::ArrearsLeft, repayment.owes, language);
    if back.is_some() {
        slip.add(Block::Signature(say(Word::ReceiverSigns).to_owned()));
    }
    foot(&mut slip, &repayment.hash, Marks::default(), language);
    slip.add(Block::Space(8));
    slip
}
