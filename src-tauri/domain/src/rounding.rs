//! Rounding to whole steps that a person chose: cash to the coins there are, a weighed price to
//! whole baht. Must never be used where the law names the rounding: VAT is half up to satang.

use rust_decimal::RoundingStrategy;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, OutOfRange};

/// Which way a part of a step goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Down: in the customer's favour.
    Down,
    /// To the nearer step, half up.
    Nearest,
    /// Up.
    Up,
}

/// A step and the way to it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Rounding {
    /// The step: one of [`STEPS`].
    pub step: Money,
    /// Which way.
    pub direction: Direction,
}

/// The steps there are: a salueng (25 satang), 50 satang, a baht, five baht.
pub const STEPS: [Money; 4] = match (
    Money::from_satang(25),
    Money::from_satang(50),
    Money::from_satang(100),
    Money::from_satang(500),
) {
    (Some(salueng), Some(half), Some(baht), Some(five)) => [salueng, half, baht, five],
    _ => panic!("constant steps beyond their range"),
};

/// The last of [`STEPS`].
pub const LARGEST_STEP: Money = Money::baht(5);

impl Rounding {
    /// Whether the step is one of [`STEPS`].
    #[must_use]
    pub fn is_known(self) -> bool {
        STEPS.contains(&self.step)
    }

    /// The amount in whole steps. An amount above zero never becomes nothing: it stays one step,
    /// because goods that are given away are given on purpose and not by rounding.
    ///
    /// # Errors
    /// [`OutOfRange`] at the edge of the range, or for a step of zero.
    pub fn apply(self, amount: Money) -> Result<Money, OutOfRange> {
        let whole = self.whole_steps(amount)?;
        Ok(if whole.is_zero() && amount > Money::ZERO { self.step } else { whole })
    }

    /// The amount in whole steps, which may be none: a part that is given back.
    ///
    /// # Errors
    /// [`OutOfRange`] at the edge of the range, or for a step of zero.
    pub fn whole_steps(self, amount: Money) -> Result<Money, OutOfRange> {
        let steps = amount.to_decimal().checked_div(self.step.to_decimal()).ok_or(OutOfRange)?;
        let strategy = match self.direction {
            Direction::Down => RoundingStrategy::ToNegativeInfinity,
            Direction::Nearest => RoundingStrategy::MidpointAwayFromZero,
            Direction::Up => RoundingStrategy::ToPositiveInfinity,
        };
        let whole = steps.round_dp_with_strategy(0, strategy);
        let satang = whole.checked_mul(self.step.to_decimal()).ok_or(OutOfRange)?;
        Money::from_decimal_half_up(satang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_go_to_whole_steps() {
        use Direction::{Down, Nearest, Up};
        for (step, direction, satang, rounded) in [
            (25, Down, 31_244, 31_225),
            (25, Nearest, 31_244, 31_250),
            (25, Up, 31_226, 31_250),
            (100, Down, 31_299, 31_200),
            (100, Nearest, 31_250, 31_300),
            (100, Nearest, 31_249, 31_200),
            (100, Up, 31_201, 31_300),
            (100, Down, 31_200, 31_200),
            (100, Down, 99, 100),
            (100, Down, 0, 0),
        ] {
            let rounding = Rounding { step: Money::from_satang(step).unwrap(), direction };
            let amount = Money::from_satang(satang).unwrap();
            assert_eq!(rounding.apply(amount).unwrap().satang(), rounded, "{rounding:?} {satang}");
        }
    }
}
