//! Money: whole satang (1 baht = 100 satang), bounded and checked.
//! Must never hold a float, wrap, saturate or panic in an operator.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The largest amount the market's books can hold, in satang (100 billion baht). It keeps every
/// amount exact in JSON readers that know only doubles, and every product inside `i128`.
pub const MAX_SATANG: i64 = 10_000_000_000_000;

/// An amount of money in whole satang, positive or negative, never beyond [`MAX_SATANG`].
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize, TS,
)]
#[serde(try_from = "i64", into = "i64")]
#[ts(type = "number")]
pub struct Money(i64);

/// An amount left the range the books can hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the amount is larger than the books can hold")]
pub struct OutOfRange;

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// An amount from satang; `None` beyond [`MAX_SATANG`].
    #[must_use]
    pub const fn from_satang(satang: i64) -> Option<Money> {
        if satang > MAX_SATANG || satang < -MAX_SATANG { None } else { Some(Money(satang)) }
    }

    /// An amount from whole baht. For amounts known when the program is written.
    ///
    /// # Panics
    /// When the amount is beyond [`MAX_SATANG`].
    #[must_use]
    pub const fn baht(baht: i64) -> Money {
        match baht.checked_mul(100) {
            Some(satang) => match Money::from_satang(satang) {
                Some(money) => money,
                None => panic!("a constant amount beyond the range of money"),
            },
            None => panic!("a constant amount beyond the range of money"),
        }
    }

    /// The amount in satang.
    #[must_use]
    pub const fn satang(self) -> i64 {
        self.0
    }

    /// Whether the amount is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether the amount is below nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum of two amounts.
    ///
    /// # Errors
    /// [`OutOfRange`] when the sum cannot be held.
    pub fn plus(self, other: Money) -> Result<Money, OutOfRange> {
        self.0.checked_add(other.0).and_then(Money::from_satang).ok_or(OutOfRange)
    }

    /// The difference of two amounts.
    ///
    /// # Errors
    /// [`OutOfRange`] when the difference cannot be held.
    pub fn minus(self, other: Money) -> Result<Money, OutOfRange> {
        self.0.checked_sub(other.0).and_then(Money::from_satang).ok_or(OutOfRange)
    }

    /// The same amount on the other side of zero.
    #[must_use]
    pub const fn negated(self) -> Money {
        Money(self.0.saturating_neg()) // exact: the range is symmetric and far inside i64
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn magnitude(self) -> Money {
        Money(self.0.saturating_abs()) // exact, as above
    }

    /// The amount, a whole number of times.
    ///
    /// # Errors
    /// [`OutOfRange`] when the product cannot be held.
    pub fn times(self, count: i64) -> Result<Money, OutOfRange> {
        self.0.checked_mul(count).and_then(Money::from_satang).ok_or(OutOfRange)
    }

    /// The sum of many amounts; nothing for none.
    ///
    /// # Errors
    /// [`OutOfRange`] when a partial sum cannot be held.
    pub fn sum(amounts: impl IntoIterator<Item = Money>) -> Result<Money, OutOfRange> {
        amounts.into_iter().try_fold(Money::ZERO, Money::plus)
    }

    /// The amount as an exact decimal number of satang, for a rule that multiplies or divides.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::from(self.0)
    }

    /// Whole satang from an exact number of satang, a half going away from zero
    /// ("half up", the rounding of Thai receipts and of VAT).
    ///
    /// # Errors
    /// [`OutOfRange`] when the result cannot be held.
    pub fn from_decimal_half_up(satang: Decimal) -> Result<Money, OutOfRange> {
        satang
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
            .to_i64()
            .and_then(Money::from_satang)
            .ok_or(OutOfRange)
    }

    /// The amount rounded half up to whole baht.
    ///
    /// # Errors
    /// [`OutOfRange`] at the very edge of the range.
    pub fn to_whole_baht_half_up(self) -> Result<Money, OutOfRange> {
        let hundred = Decimal::from(100);
        let baht = self.to_decimal().checked_div(hundred).ok_or(OutOfRange)?;
        Money::from_decimal_half_up(baht)?.times(100)
    }

    /// "1,234" for whole baht, "1,234.50" otherwise: as amounts stand on screens.
    #[must_use]
    pub fn short(self) -> String {
        let full = self.to_string();
        full.strip_suffix(".00").map(str::to_owned).unwrap_or(full)
    }

    /// "1234.50": two decimals, no separators; the form of PromptPay and CSV.
    #[must_use]
    pub fn plain(self) -> String {
        self.to_string().replace(',', "")
    }

    /// Reads "1,234.5", "๑๒๓.๕๐" or "-20": baht with up to two decimals, Thai digits accepted.
    #[must_use]
    pub fn parse_baht(text: &str) -> Option<Money> {
        let text = crate::thai::arabic_digits(text.trim()).replace(',', "");
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let (baht, satang) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if baht.is_empty() || baht.len() > 12 || satang.len() > 2 || !digits(baht) {
            return None;
        }
        if !digits(satang) {
            return None;
        }
        let satang: i64 = format!("{satang:0<2}").parse().ok()?;
        let whole = baht.parse::<i64>().ok()?.checked_mul(100)?.checked_add(satang)?;
        Money::from_satang(if negative { whole.checked_neg()? } else { whole })
    }
}

/// Whether nothing stands there: for leaving a field out of a line.
#[must_use]
#[allow(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
pub fn is_nothing(amount: &Money) -> bool {
    amount.is_zero()
}

/// "1,234.50": thousands separated, always two decimals, as amounts stand on paper.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let satang = self.0.unsigned_abs();
        let digits = (satang / 100).to_string();
        let mut grouped = String::with_capacity(digits.len().saturating_mul(2));
        for (index, digit) in digits.chars().enumerate() {
            let left = digits.len().saturating_sub(index);
            if index > 0 && left % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        f.pad(&format!("{sign}{grouped}.{:02}", satang % 100))
    }
}

impl TryFrom<i64> for Money {
    type Error = OutOfRange;
    fn try_from(satang: i64) -> Result<Money, OutOfRange> {
        Money::from_satang(satang).ok_or(OutOfRange)
    }
}

impl From<Money> for i64 {
    fn from(money: Money) -> i64 {
        money.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_stand_with_separators_and_two_decimals() {
        let shown = |satang| Money::from_satang(satang).unwrap().to_string();
        assert_eq!(shown(0), "0.00");
        assert_eq!(shown(5), "0.05");
        assert_eq!(shown(123_456_750), "1,234,567.50");
        assert_eq!(shown(-3_650), "-36.50");
        assert_eq!(shown(100_000), "1,000.00");
        assert_eq!(Money::baht(1_000).short(), "1,000");
        assert_eq!(Money::baht(1_000).plain(), "1000.00");
    }

    #[test]
    fn typed_baht_is_read_or_refused() {
        let read = |text| Money::parse_baht(text).map(Money::satang);
        assert_eq!(read("1,234.5"), Some(123_450));
        assert_eq!(read("๑๒๓.๕๐"), Some(12_350));
        assert_eq!(read("-20"), Some(-2_000));
        for bad in ["", ".", "1.234", "12a", "1..2", "9999999999999", "๑๒.x", "--1", "1.-5"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn sums_leave_the_range_with_a_word() {
        let most = Money::from_satang(MAX_SATANG).unwrap();
        assert_eq!(most.plus(Money::from_satang(1).unwrap()), Err(OutOfRange));
        assert_eq!(most.times(2), Err(OutOfRange));
        assert!(serde_json_reads(MAX_SATANG + 1).is_err());
        assert_eq!(serde_json_reads(195), Ok(Money(195)));
    }

    fn serde_json_reads(satang: i64) -> Result<Money, OutOfRange> {
        Money::try_from(satang)
    }

    #[test]
    fn halves_go_away_from_zero() {
        let half = |text: &str| Money::from_decimal_half_up(text.parse().unwrap()).unwrap().0;
        assert_eq!([half("0.5"), half("1.49"), half("-0.5"), half("2.5")], [1, 1, -1, 3]);
        assert_eq!(Money(14_550).to_whole_baht_half_up(), Ok(Money(14_600)));
    }
}
