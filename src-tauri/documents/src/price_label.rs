//! A price label: prices have to be shown at a stall. Must never show a price that the till would
//! not ask.

use domain::language::Language;
use domain::money::Money;
use domain::unit::Unit;

use crate::slip::{Block, Size, Slip};
use crate::words::Word;

/// Goods and what they cost today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PriceLabel {
    /// Their name.
    pub name: String,
    /// The price of one unit, as the till asks it.
    pub price: Money,
    /// What the price is for.
    pub unit: Unit,
    /// The usual price, where a lower one holds today.
    pub usual: Option<Money>,
    /// What more of them cost together: "3 ชิ้น 100".
    pub offers: Vec<String>,
    /// The barcode; none where the goods have no code.
    pub barcode: Option<String>,
}

/// The slip of a label.
#[must_use]
pub fn slip(label: &PriceLabel, language: Language) -> Slip {
    let mut slip = Slip::default();
    slip.center(label.name.clone(), Size::Huge, true);
    slip.add(Block::Price(label.price.short()));
    let unit = label.unit.word(language);
    slip.center(format!("{} / {unit}", Word::Baht.say(language)), Size::Large, true);
    if let Some(usual) = label.usual.filter(|usual| *usual > label.price) {
        slip.center(format!("{} {usual}", Word::UsualPrice.say(language)), Size::Normal, false);
    }
    for offer in &label.offers {
        slip.center(offer.clone(), Size::Large, true);
    }
    if let Some(code) = label.barcode.as_deref().filter(|code| !code.is_empty()) {
        slip.add(Block::Space(6));
        slip.add(Block::Barcode(code.to_owned()));
    }
    slip
}
