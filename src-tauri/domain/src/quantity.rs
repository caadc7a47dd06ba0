//! Quantities: whole thousandths of the unit a thing is sold by. Must never be money or a float.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Thousandths of a unit: 2 pieces = 2000, 1.250 kg = 1250. Never beyond a million units.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize, TS,
)]
#[serde(try_from = "i64", into = "i64")]
#[ts(type = "number")]
pub struct Quantity(i64);

/// The bound of a quantity, in thousandths: a million units.
pub const MAX_THOUSANDTHS: i64 = 1_000_000_000;

/// A quantity beyond what a stall can hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the quantity is larger than the books can hold")]
pub struct QuantityOutOfRange;

impl Quantity {
    /// None of it.
    pub const ZERO: Quantity = Quantity(0);
    /// One unit.
    pub const ONE: Quantity = Quantity(1_000);

    /// A quantity from thousandths; `None` out of range.
    #[must_use]
    pub const fn from_thousandths(thousandths: i64) -> Option<Quantity> {
        if thousandths > MAX_THOUSANDTHS || thousandths < -MAX_THOUSANDTHS {
            None
        } else {
            Some(Quantity(thousandths))
        }
    }

    /// A quantity of whole units; `None` out of range.
    #[must_use]
    pub fn units(units: i64) -> Option<Quantity> {
        units.checked_mul(1_000).and_then(Quantity::from_thousandths)
    }

    /// The quantity in thousandths of the unit.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Whether it is a whole number of units.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0 % 1_000 == 0
    }

    /// The sum of two quantities.
    ///
    /// # Errors
    /// [`QuantityOutOfRange`] when it cannot be held.
    pub fn plus(self, other: Quantity) -> Result<Quantity, QuantityOutOfRange> {
        self.0.checked_add(other.0).and_then(Quantity::from_thousandths).ok_or(QuantityOutOfRange)
    }

    /// The difference of two quantities.
    ///
    /// # Errors
    /// [`QuantityOutOfRange`] when it cannot be held.
    pub fn minus(self, other: Quantity) -> Result<Quantity, QuantityOutOfRange> {
        self.plus(other.negated())
    }

    /// So many times another quantity: 2 trays of 30 eggs. Half up to thousandths.
    ///
    /// # Errors
    /// [`QuantityOutOfRange`] when it cannot be held.
    pub fn times(self, other: Quantity) -> Result<Quantity, QuantityOutOfRange> {
        let product = i128::from(self.0).checked_mul(i128::from(other.0));
        let doubled = product.and_then(|product| product.checked_mul(2));
        let half = if self.0.is_negative() == other.0.is_negative() { 1_000 } else { -1_000 };
        doubled
            .and_then(|doubled| doubled.checked_add(half)?.checked_div(2_000))
            .and_then(|thousandths| i64::try_from(thousandths).ok())
            .and_then(Quantity::from_thousandths)
            .ok_or(QuantityOutOfRange)
    }

    /// The same quantity on the other side of zero.
    #[must_use]
    pub const fn negated(self) -> Quantity {
        Quantity(self.0.saturating_neg()) // exact: the range is symmetric and far inside i64
    }

    /// Reads "2", "1.25" or "๑.๕": units with up to three decimals; no sign.
    #[must_use]
    pub fn parse(text: &str) -> Option<Quantity> {
        let text = crate::thai::arabic_digits(text.trim()).replace(',', "");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 7 || part.len() > 3 || !digits(whole) || !digits(part)
        {
            return None;
        }
        let part: i64 = format!("{part:0<3}").parse().ok()?;
        let thousandths = whole.parse::<i64>().ok()?.checked_mul(1_000)?.checked_add(part)?;
        Quantity::from_thousandths(thousandths)
    }
}

/// "2" for whole units, "1.25" otherwise: no trailing zeros.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let sign = if self.0 < 0 { "-" } else { "" };
        let text = format!("{sign}{}.{:03}", size / 1_000, size % 1_000);
        f.pad(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl TryFrom<i64> for Quantity {
    type Error = QuantityOutOfRange;
    fn try_from(thousandths: i64) -> Result<Quantity, QuantityOutOfRange> {
        Quantity::from_thousandths(thousandths).ok_or(QuantityOutOfRange)
    }
}

impl From<Quantity> for i64 {
    fn from(quantity: Quantity) -> i64 {
        quantity.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_and_shown_without_trailing_zeros() {
        for (text, thousandths, shown) in [
            ("2", 2_000, "2"),
            ("1.25", 1_250, "1.25"),
            ("๑.๕", 1_500, "1.5"),
            ("0.05", 50, "0.05"),
        ] {
            let read = Quantity::parse(text).unwrap();
            assert_eq!((read.thousandths(), read.to_string().as_str()), (thousandths, shown));
        }
        for bad in ["", "-1", "1.2345", "x", "12345678"] {
            assert_eq!(Quantity::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn trays_hold_eggs_and_bags_hold_kilograms() {
        for (one, other, product) in [
            (2_000, 30_000, 60_000),
            (-2_000, 30_000, -60_000),
            (3_000, 1_500, 4_500),
            (1, 500, 1),
            (-1, 500, -1),
        ] {
            let quantity = |thousandths| Quantity::from_thousandths(thousandths).unwrap();
            assert_eq!(quantity(one).times(quantity(other)), Ok(quantity(product)));
        }
        let most = Quantity::from_thousandths(MAX_THOUSANDTHS).unwrap();
        assert!(most.times(most).is_err());
    }
}
