//! What is to be ready on a day: first how much of what, then for whom. For the stall alone: it
//! names people and their telephone numbers. Must never list what was handed over or called off.

use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;
use domain::quantity::Quantity;
use domain::unit::Unit;

use crate::head::{Marks, Registration, StallHead, head};
use crate::preorder::{OrderedLine, hour, much, ordered};
use crate::slip::{Block, Size, Slip};
use crate::words::Word;

/// How much of something is to be ready.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picked {
    /// Its name.
    pub name: String,
    /// What it is sold by.
    pub unit: Unit,
    /// How much of it.
    pub quantity: Quantity,
}

/// Somebody who comes for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// The minute of the day.
    pub minute: u32,
    /// Whose name is called.
    pub who: String,
    /// A telephone number; empty for none.
    pub phone: String,
    /// What was ordered.
    pub lines: Vec<OrderedLine>,
    /// A note; empty for none.
    pub note: String,
    /// What was paid down.
    pub deposit: Money,
}

/// What is to be ready on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PickList {
    /// Whose.
    pub stall: StallHead,
    /// The day.
    pub day: Day,
    /// When the list was asked for.
    pub at: Timestamp,
    /// How much of what.
    pub goods: Vec<Picked>,
    /// For whom, in the order of the hours.
    pub orders: Vec<Order>,
}

/// The slip of a day's preorders.
#[must_use]
pub fn slip(list: &PickList, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    head(&mut slip, &list.stall, &Registration::None, (Marks::default(), language));
    slip.add(Block::Space(6));
    slip.center(say(Word::PickList), Size::Large, true);
    slip.bold_pair(say(Word::FetchedOn), list.day.long(language), Size::Normal);
    slip.small_pair(say(Word::PrintedAt), list.at.slip());
    slip.rule();
    for goods in &list.goods {
        let much = much(goods.unit, goods.quantity, language);
        slip.bold_pair(&goods.name, much, Size::Normal);
    }
    if list.orders.is_empty() {
        slip.center(say(Word::NothingOrdered), Size::Normal, false);
    }
    for order in &list.orders {
        slip.rule();
        one(&mut slip, order, language);
    }
    slip.add(Block::Space(8));
    slip
}

fn one(slip: &mut Slip, order: &Order, language: Language) {
    slip.bold_pair(&order.who, hour(order.minute, language), Size::Normal);
    if !order.phone.is_empty() {
        slip.text(&order.phone, Size::Small);
    }
    for line in &order.lines {
        ordered(slip, line, language);
    }
    if !order.note.is_empty() {
        slip.text(&order.note, Size::Small);
    }
    if !order.deposit.is_zero() {
        slip.small_pair(Word::DepositTaken.say(language), order.deposit.to_string());
    }
}
