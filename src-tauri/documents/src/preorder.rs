//! A preorder, for who ordered and for the bag it goes into. Must never pass for a receipt of the
//! goods: only the deposit was paid, and the price is that of the day it is fetched.

use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;
use domain::payment::TenderKind;
use domain::quantity::Quantity;
use domain::unit::Unit;

use crate::head::{Marks, Registration, StallHead, head};
use crate::slip::{Block, Size, Slip};
use crate::words::{Word, paid_back, tender};

/// Something that was ordered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OrderedLine {
    /// Its name.
    pub name: String,
    /// What it is sold by.
    pub unit: Unit,
    /// How much of it.
    pub quantity: Quantity,
    /// How it is wanted; empty for nothing.
    pub note: String,
}

/// How a preorder ended without goods.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CalledOff {
    /// Why.
    pub reason: String,
    /// What of the deposit went back.
    pub returned: Money,
    /// How it went back.
    pub kind: TenderKind,
}

/// A preorder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preorder {
    /// Who has it ready.
    pub stall: StallHead,
    /// Whose name is called.
    pub who: String,
    /// When it was taken.
    pub at: Timestamp,
    /// The day it is fetched.
    pub pickup_day: Day,
    /// The minute of that day.
    pub pickup_minute: u32,
    /// What was ordered.
    pub lines: Vec<OrderedLine>,
    /// A note; empty for none.
    pub note: String,
    /// What was paid down; zero for nothing.
    pub deposit: Money,
    /// How.
    pub kind: TenderKind,
    /// The receipt it was handed over with.
    pub receipt: Option<String>,
    /// How it was called off.
    pub called_off: Option<CalledOff>,
}

/// The slip of a preorder.
#[must_use]
pub fn slip(preorder: &Preorder, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    head(&mut slip, &preorder.stall, &Registration::None, (Marks::default(), language));
    slip.add(Block::Space(6));
    slip.center(say(Word::Preorder), Size::Large, true);
    if preorder.called_off.is_some() {
        slip.add(Block::Marked(say(Word::CalledOff).to_owned()));
    }
    slip.center(&preorder.who, Size::Huge, true);
    let when = format!("{} {}", preorder.pickup_day.slip(), hour(preorder.pickup_minute, language));
    slip.bold_pair(say(Word::Fetched), when, Size::Normal);
    slip.small_pair(say(Word::OrderedAt), preorder.at.slip());
    slip.rule();
    for line in &preorder.lines {
        ordered(&mut slip, line, language);
    }
    if !preorder.note.is_empty() {
        slip.text(&preorder.note, Size::Small);
    }
    slip.rule();
    money(&mut slip, preorder, language);
    slip.add(Block::Space(8));
    slip
}

/// What was paid down, and what became of it.
fn money(slip: &mut Slip, preorder: &Preorder, language: Language) {
    let say = |word: Word| word.say(language);
    if preorder.deposit.is_zero() {
        slip.center(say(Word::NoDeposit), Size::Normal, false);
    } else {
        slip.bold_pair(say(Word::DepositTaken), preorder.deposit.to_string(), Size::Large);
        slip.small_pair(say(Word::PaidBy), tender(preorder.kind, language));
    }
    if let Some(off) = &preorder.called_off {
        slip.text(format!("{}: {}", say(Word::Reason), off.reason), Size::Small);
        slip.bold_pair(paid_back(off.kind, language), off.returned.to_string(), Size::Normal);
        slip.add(Block::Signature(say(Word::ReceiverSigns).to_owned()));
    } else if let Some(receipt) = &preorder.receipt {
        slip.small_pair(say(Word::HandedOverWith), receipt);
    } else {
        slip.center(say(Word::PricedWhenFetched), Size::Small, false);
    }
}

/// A line with how much of it is wanted at the right edge.
pub(crate) fn ordered(slip: &mut Slip, line: &OrderedLine, language: Language) {
    slip.add(Block::Item {
        name: line.name.clone(),
        detail: Some(line.note.clone()).filter(|note| !note.is_empty()),
        amount: much(line.unit, line.quantity, language),
    });
}

/// "2 กก."
pub(crate) fn much(unit: Unit, quantity: Quantity, language: Language) -> String {
    format!("{quantity} {}", unit.word(language))
}

/// "07:30 น."
pub(crate) fn hour(minute: u32, language: Language) -> String {
    format!("{:02}:{:02}{}", minute / 60, minute % 60, language.pick(" น.", ""))
}
