//! A PromptPay QR on paper: with an amount for one bill, without one the card of a stall.
//! Must never pass for a receipt: it says that nothing was paid yet.

use domain::language::Language;
use domain::money::Money;

use crate::head::{Marks, Registration, StallHead, head};
use crate::receipt::PayCode;
use crate::slip::{Block, Size, Slip};
use crate::words::Word;

/// What is to be paid, and where to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PayCard {
    /// Whose.
    pub stall: StallHead,
    /// The amount; none for the stall's card.
    pub amount: Option<Money>,
    /// The QR.
    pub code: PayCode,
}

/// The slip of a card.
#[must_use]
pub fn slip(card: &PayCard, language: Language) -> Slip {
    let mut slip = Slip::default();
    head(&mut slip, &card.stall, &Registration::None, (Marks::default(), language));
    slip.rule();
    if let Some(amount) = card.amount {
        let baht = format!("{amount} {}", Word::Baht.say(language));
        slip.bold_pair(Word::Total.say(language), baht, Size::Large);
    }
    card.code.put(&mut slip, Word::ScanToPay, language);
    if card.amount.is_some() {
        slip.center(Word::NotPaidYet.say(language), Size::Small, false);
    }
    slip.add(Block::Space(8));
    slip
}
