//! A slip of the committee's own money: a deposit, a payout for vouchers, a hand-over, a banking.
//! Must never pass for a receipt of fees: each has a heading and a run of numbers of its own.

use domain::baht_words::baht_words;
use domain::cash::Pieces;
use domain::day::Timestamp;
use domain::language::Language;
use domain::money::Money;
use domain::payment::TenderKind;

use crate::head::{Marks, Registration, StallHead, copy, foot, head, numbered};
use crate::slip::{Block, Size, Slip};
use crate::words::Word;

/// What a slip is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CashSlipKind {
    /// A deposit was received.
    DepositReceived,
    /// A deposit went back.
    DepositReturned,
    /// A deposit was kept.
    DepositKept,
    /// Vouchers were paid out.
    PaidOut,
    /// A collector handed over.
    HandedOver,
    /// Cash was brought to the bank.
    Banked,
}

/// A slip of the committee's own money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CashSlip {
    /// What it is of.
    pub kind: CashSlipKind,
    /// The market.
    pub market: String,
    /// Its number: "D2569/00001".
    pub number: String,
    /// When.
    pub at: Timestamp,
    /// The stall; with an empty name where it concerns none.
    pub stall: StallHead,
    /// How much.
    pub amount: Money,
    /// How; none where no money moved.
    pub method: Option<TenderKind>,
    /// What was expected of a hand-over.
    pub expected: Option<Money>,
    /// What was counted.
    pub pieces: Vec<Pieces>,
    /// The receipt of the fees it paid.
    pub receipt: Option<String>,
    /// Why, or the bank's reference; may be empty.
    pub words: String,
    /// Who gives; empty when that is the stall.
    pub giver: String,
    /// Who receives, or does it.
    pub receiver: String,
    /// The journal's hash, in hex.
    pub hash: String,
    /// Copy.
    pub marks: Marks,
}

/// The slip.
#[must_use]
pub fn slip(of: &CashSlip, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    let market = StallHead {
        name: of.market.clone(),
        place: String::new(),
        market: say(Word::Committee).to_owned(),
    };
    head(&mut slip, &market, &Registration::None, (of.marks, language));
    slip.add(Block::Space(6));
    slip.center(say(heading(of.kind)), Size::Large, true);
    copy(&mut slip, of.marks, language);
    numbered(&mut slip, &of.number, of.at, language);
    slip.rule();
    if !of.stall.name.trim().is_empty() {
        slip.pair(say(Word::OfStall), of.stall.name.clone());
        if !of.stall.place.trim().is_empty() {
            slip.pair(say(Word::Lot), of.stall.place.clone());
        }
    }
    for pieces in &of.pieces {
        let (worth, count) = (pieces.denomination, i64::from(pieces.count));
        let sum = worth.times(count).map_or_else(|_| String::new(), |sum| sum.to_string());
        slip.pair(format!("{} × {count}", worth.short()), sum);
    }
    slip.bold_pair(say(Word::AmountOf), of.amount.to_string(), Size::Large);
    slip.center(format!("({})", baht_words(of.amount)), Size::Small, false);
    if let Some(expected) = of.expected {
        slip.pair(say(Word::Expected), expected.to_string());
        difference(&mut slip, of.amount, expected, language);
    }
    if let Some(method) = of.method {
        slip.pair(say(Word::PaidBy), method.word(language));
    }
    if let Some(receipt) = &of.receipt {
        slip.pair(say(Word::PaysFees), receipt.clone());
    }
    if !of.words.trim().is_empty() {
        let label = if of.kind == CashSlipKind::Banked { Word::Reference } else { Word::Reason };
        slip.pair(say(label), of.words.clone());
    }
    if matches!(of.kind, CashSlipKind::DepositReceived) {
        slip.center(say(Word::DepositNote), Size::Small, false);
    }
    for (word, name) in signatures(of) {
        let told = if name.trim().is_empty() {
            say(word).to_owned()
        } else {
            format!("{} ({name})", say(word))
        };
        slip.add(Block::Signature(told));
    }
    slip.rule();
    foot(&mut slip, &of.hash, of.marks, language);
    slip
}

const fn heading(kind: CashSlipKind) -> Word {
    match kind {
        CashSlipKind::DepositReceived => Word::DepositReceipt,
        CashSlipKind::DepositReturned => Word::DepositReturn,
        CashSlipKind::DepositKept => Word::DepositKept,
        CashSlipKind::PaidOut => Word::VoucherPayout,
        CashSlipKind::HandedOver => Word::HandOver,
        CashSlipKind::Banked => Word::Banking,
    }
}

fn difference(slip: &mut Slip, counted: Money, expected: Money, language: Language) {
    let Ok(difference) = counted.minus(expected) else { return };
    let word = match () {
        () if difference.is_zero() => Word::Exact,
        () if difference.is_negative() => Word::Short,
        () => Word::Over,
    };
    slip.bold_pair(word.say(language), difference.to_string(), Size::Normal);
}

/// Who signs what.
fn signatures(of: &CashSlip) -> Vec<(Word, &str)> {
    match of.kind {
        CashSlipKind::DepositReceived => vec![(Word::Collector, of.receiver.as_str())],
        CashSlipKind::DepositReturned | CashSlipKind::PaidOut => {
            vec![(Word::Payer, of.receiver.as_str()), (Word::MoneyReceiver, of.giver.as_str())]
        }
        CashSlipKind::HandedOver => {
            vec![(Word::HandsOver, of.giver.as_str()), (Word::Collector, of.receiver.as_str())]
        }
        CashSlipKind::DepositKept | CashSlipKind::Banked => {
            vec![(Word::DoneBy, of.receiver.as_str())]
        }
    }
}
