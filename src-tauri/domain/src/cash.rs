//! Cash: the notes and coins of Thailand, a counted drawer, and what a drawer should hold.
//! Must never force a count to agree.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, OutOfRange, is_nothing};

/// Notes and coins in use, largest first, in satang: 1,000 to 20 baht notes, 10 to 1 baht coins,
/// 50 and 25 satang.
pub const DENOMINATIONS: [i64; 11] =
    [100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25];

/// How many of one note or coin.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Pieces {
    /// The note or coin: one of [`DENOMINATIONS`].
    pub denomination: Money,
    /// How many.
    pub count: u32,
}

/// Why a count is not a count of the drawer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CountRefused {
    /// No such note or coin.
    #[error("no such note or coin: {0}")]
    Unknown(Money),
    /// One note or coin counted on two lines.
    #[error("{0} is counted twice")]
    Twice(Money),
    /// More than the books can hold.
    #[error("the count is too large")]
    TooLarge,
}

impl From<OutOfRange> for CountRefused {
    fn from(_: OutOfRange) -> CountRefused {
        CountRefused::TooLarge
    }
}

/// The money in a counted drawer.
///
/// # Errors
/// [`CountRefused`] for an unknown or repeated note, or a sum out of range.
pub fn total(count: &[Pieces]) -> Result<Money, CountRefused> {
    let mut sum = Money::ZERO;
    for (index, pieces) in count.iter().enumerate() {
        if !DENOMINATIONS.contains(&pieces.denomination.satang()) {
            return Err(CountRefused::Unknown(pieces.denomination));
        }
        if count.iter().skip(index.saturating_add(1)).any(|p| p.denomination == pieces.denomination)
        {
            return Err(CountRefused::Twice(pieces.denomination));
        }
        sum = sum.plus(pieces.denomination.times(i64::from(pieces.count))?)?;
    }
    Ok(sum)
}

/// The fewest notes and coins that make an amount, largest first. What is below 25 satang is left.
#[must_use]
pub fn pieces_for(amount: Money) -> Vec<Pieces> {
    let mut left = amount.satang().max(0);
    DENOMINATIONS
        .iter()
        .filter_map(|&denomination| {
            let count = u32::try_from(left.checked_div(denomination)?).ok()?;
            left = left.checked_rem(denomination)?;
            let denomination = Money::from_satang(denomination)?;
            (count > 0).then_some(Pieces { denomination, count })
        })
        .collect()
}

/// What moved through the drawer in a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Drawer {
    /// Put in for change at the opening.
    pub float: Money,
    /// The cash part of sales: prices, not notes.
    pub cash_sales: Money,
    /// Given back in cash.
    pub cash_refunds: Money,
    /// Paid in during the day.
    pub paid_in: Money,
    /// Paid out during the day.
    pub paid_out: Money,
    /// Dropped: taken to a safe place.
    pub dropped: Money,
    /// Debts of customers repaid in cash.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub credit_repaid: Money,
    /// Deposits of preorders taken in cash.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub deposits_taken: Money,
    /// Deposits given back in cash.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub deposits_returned: Money,
}

impl Drawer {
    /// What the drawer should hold: float + cash sales − refunds + in − out − dropped + debts
    /// repaid + deposits taken − deposits given back.
    ///
    /// # Errors
    /// [`OutOfRange`] when a partial sum cannot be held.
    pub fn expected(&self) -> Result<Money, OutOfRange> {
        self.float
            .plus(self.cash_sales)?
            .minus(self.cash_refunds)?
            .plus(self.paid_in)?
            .minus(self.paid_out)?
            .minus(self.dropped)?
            .plus(self.credit_repaid)?
            .plus(self.deposits_taken)?
            .minus(self.deposits_returned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawer_is_counted_by_note_and_coin() {
        let pieces = |baht: i64, count| Pieces { denomination: Money::baht(baht), count };
        assert_eq!(
            total(&[pieces(1_000, 1), pieces(20, 12), pieces(1, 6)]),
            Ok(Money::baht(1_246))
        );
        assert_eq!(total(&[pieces(30, 1)]), Err(CountRefused::Unknown(Money::baht(30))));
        assert_eq!(total(&[pieces(5, 1), pieces(5, 2)]), Err(CountRefused::Twice(Money::baht(5))));
    }

    #[test]
    fn change_is_the_fewest_pieces_and_adds_up() {
        for satang in [30_500, 75, 99_975, 25, 0, 187_650] {
            let amount = Money::from_satang(satang).unwrap();
            assert_eq!(total(&pieces_for(amount)), Ok(amount));
        }
        let change = pieces_for(Money::baht(305));
        let shown: Vec<_> = change.iter().map(|p| (p.denomination.short(), p.count)).collect();
        assert_eq!(shown, [("100".to_owned(), 3), ("5".to_owned(), 1)]);
    }
}
