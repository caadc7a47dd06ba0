//! Labels of a scale that prints: an EAN-13 with the number of the goods, and weight or price.
//! Must never guess a layout: the makers of scales differ, so it is set, and a code that does not
//! fit what is set is an ordinary barcode.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::barcode::{Barcode, judge};
use crate::money::Money;
use crate::quantity::Quantity;

/// What the digits of a label's value count.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LabelValue {
    /// Weight in grams.
    Grams,
    /// Price in satang.
    Satang,
    /// Price in whole baht.
    Baht,
}

/// How a scale lays out the thirteen digits: prefix (2), number of the goods, check digit of the
/// value (0 or 1), value, check digit of all (1). To be checked before it is kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LabelLayout {
    /// The first two digits: 20 to 29, which EAN leaves to shops.
    pub prefix: u8,
    /// How many digits number the goods: 4 to 6.
    pub item_digits: u8,
    /// How many digits hold the value: 4 to 6.
    pub value_digits: u8,
    /// What they count.
    pub value: LabelValue,
    /// Whether a check digit of the value stands before it: the price check digit of the GS1
    /// General Specifications, for values of 4 digits (7.9.3) or 5 (7.9.4). It is verified, so a
    /// scale that fills this place by another rule is not to be read with this layout.
    pub value_check: bool,
}

/// Why a layout cannot be, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LayoutRefused {
    /// The prefix is not 20 to 29: such codes belong to makers of goods.
    #[error("a label's prefix is 20 to 29")]
    Prefix,
    /// Not 4 to 6 digits for the goods.
    #[error("the number of the goods has 4 to 6 digits")]
    ItemDigits,
    /// Not 4 to 6 digits for the value.
    #[error("the value has 4 to 6 digits")]
    ValueDigits,
    /// The parts do not come to thirteen digits.
    #[error("the parts of a label come to 13 digits")]
    Length,
    /// Two layouts have one prefix: nobody could tell whose label it is.
    #[error("two layouts with one prefix")]
    PrefixTwice,
}

/// What a label says of the goods on it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "amount", rename_all = "snake_case")]
pub enum LabelAmount {
    /// The weight, in thousandths of a kilogram; nothing where the scale was empty.
    Weight(Quantity),
    /// The price; nothing where the scale was empty.
    Price(Money),
}

/// A label that was read.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LabelRead {
    /// The number of the goods, with its leading zeros.
    pub item: String,
    /// Their weight or price.
    pub value: LabelAmount,
}

impl LabelLayout {
    /// A layout that can be.
    ///
    /// # Errors
    /// The first [`LayoutRefused`] by precedence.
    pub fn new(
        prefix: u8,
        item_digits: u8,
        value_digits: u8,
        value: LabelValue,
        value_check: bool,
    ) -> Result<LabelLayout, LayoutRefused> {
        let layout = LabelLayout { prefix, item_digits, value_digits, value, value_check };
        layout.check().map(|()| layout)
    }

    /// Whether the layout can be: for one that came from a screen or a file.
    ///
    /// # Errors
    /// The first [`LayoutRefused`] by precedence.
    pub fn check(&self) -> Result<(), LayoutRefused> {
        let digits = [self.item_digits, u8::from(self.value_check), self.value_digits];
        if !(20..=29).contains(&self.prefix) {
            Err(LayoutRefused::Prefix)
        } else if !(4..=6).contains(&self.item_digits) {
            Err(LayoutRefused::ItemDigits)
        } else if !(4..=6).contains(&self.value_digits) {
            Err(LayoutRefused::ValueDigits)
        } else if digits.into_iter().fold(3, u8::saturating_add) != 13 {
            Err(LayoutRefused::Length)
        } else {
            Ok(())
        }
    }

    /// Reads thirteen digits whose last one is right; `None` where they do not fit this layout.
    fn read(&self, code: &str) -> Option<LabelRead> {
        self.check().ok()?;
        let (prefix, rest) = code.split_at_checked(2)?;
        let (item, rest) = rest.split_at_checked(usize::from(self.item_digits))?;
        let (check, rest) = rest.split_at_checked(usize::from(self.value_check))?;
        let (value, _) = rest.split_at_checked(usize::from(self.value_digits))?;
        if prefix != self.prefix.to_string() {
            return None;
        }
        if self.value_check && check != value_check_digit(value)?.to_string() {
            return None;
        }
        let number: i64 = value.parse().ok()?;
        let value = match self.value {
            LabelValue::Grams => LabelAmount::Weight(Quantity::from_thousandths(number)?),
            LabelValue::Satang => LabelAmount::Price(Money::from_satang(number)?),
            LabelValue::Baht => LabelAmount::Price(Money::from_satang(number.checked_mul(100)?)?),
        };
        Some(LabelRead { item: item.to_owned(), value })
    }
}

/// Whether layouts can stand beside each other: each can be, and no prefix is there twice.
///
/// # Errors
/// The first [`LayoutRefused`] by precedence, of the first layout that has it.
pub fn check_layouts(layouts: &[LabelLayout]) -> Result<(), LayoutRefused> {
    let mut prefixes = Vec::with_capacity(layouts.len());
    for layout in layouts {
        layout.check()?;
        prefixes.push(layout.prefix);
    }
    prefixes.sort_unstable();
    prefixes.dedup();
    if prefixes.len() == layouts.len() { Ok(()) } else { Err(LayoutRefused::PrefixTwice) }
}

/// Reads a scanned code as a label. `None` for an ordinary barcode: no layout names its prefix,
/// or a check digit is wrong.
#[must_use]
pub fn read(layouts: &[LabelLayout], code: &str) -> Option<LabelRead> {
    if code.len() != 13 || judge(code) != Barcode::Checked {
        return None;
    }
    layouts.iter().find_map(|layout| layout.read(code))
}

/// The weight, in thousandths of a kilogram, of goods whose label tells only the price: the price
/// over that of a kilogram, half up to a whole gram. `None` when a price is below zero, a kilogram
/// costs nothing, or the weight is beyond what can be held. What is to be paid stays the price of
/// the label: the weight times the price of a kilogram may differ from it by some satang.
#[must_use]
pub fn derived_weight(price_of_label: Money, unit_price: Money) -> Option<Quantity> {
    let (price, unit) = (price_of_label.satang(), unit_price.satang());
    if price < 0 || unit <= 0 {
        return None;
    }
    let doubled = price.checked_mul(2_000)?.checked_add(unit)?;
    Quantity::from_thousandths(doubled.checked_div(unit.checked_mul(2)?)?)
}

/// Weight "2−": twice the digit, less the tens of that (GS1 General Specifications 7.9.2).
const TWO_MINUS: [u32; 10] = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
/// Weight "3": three times the digit.
const THREE: [u32; 10] = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
/// Weight "5+": five times the digit, and the tens of that.
const FIVE_PLUS: [u32; 10] = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9];
/// Weight "5−": five times the digit, less the tens of that.
const FIVE_MINUS: [u32; 10] = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];

/// The check digit of a value of 4 digits (7.9.3) or 5 (7.9.4); `None` for any other text.
fn value_check_digit(value: &str) -> Option<u32> {
    match value.len() {
        // thrice the sum, its last digit
        4 => {
            let sum = weighted(value, &[TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS])?;
            Some(sum.checked_mul(3)? % 10)
        }
        // the digit whose weight 5− brings the sum to whole tens
        5 => {
            let sum = weighted(value, &[FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS])?;
            (0..10).zip(FIVE_MINUS).find_map(|(digit, weight)| {
                sum.checked_add(weight)?.is_multiple_of(10).then_some(digit)
            })
        }
        _ => None,
    }
}

fn weighted(value: &str, weights: &[[u32; 10]]) -> Option<u32> {
    value.chars().zip(weights).try_fold(0_u32, |sum, (digit, weight)| {
        let place = usize::try_from(digit.to_digit(10)?).ok()?;
        sum.checked_add(*weight.get(place)?)
    })
}

#[cfg(test)]
#[path = "scale_label_tests.rs"]
mod tests;
