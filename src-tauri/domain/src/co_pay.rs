//! Co-pay schemes of the state (คนละครึ่ง and its kind): dated records, never constants. The till
//! cannot see what a person has left: it shows the most the state pays, and what the scheme's own
//! app said is typed. Must never call any of it money in the drawer.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::day::{Day, Timestamp};
use crate::money::{Money, OutOfRange};
use crate::pricing::WHOLE;

/// When a part of it reaches the seller.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// How many calendar days after the sale.
    pub days: u32,
    /// At which minute of that day.
    pub minute: u32,
}

/// A scheme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CoPayScheme {
    /// Its name, on screen and paper.
    pub name: String,
    /// The first calendar day.
    pub from: Day,
    /// The last calendar day.
    pub until: Day,
    /// The state's share in hundredths of a percent: 5,000 is half.
    pub share: u32,
    /// The most the state pays for one person on one day.
    pub daily_cap: Money,
    /// The most the state pays for one person altogether.
    pub total_cap: Money,
    /// From which minute of the day it can be used.
    pub opens: u32,
    /// Until which minute of the day, that minute left out.
    pub closes: u32,
    /// Until when a person must have used it once, or the right is lost; none when there is no such
    /// rule.
    pub first_use_until: Option<Timestamp>,
    /// When the buyer's part comes.
    pub buyer_due: Due,
    /// When the state's part comes.
    pub state_due: Due,
}

/// Why a scheme cannot be used, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CoPayRefused {
    /// Before its first or after its last day.
    #[error("the scheme does not run today")]
    NotToday,
    /// Outside its hours.
    #[error("the scheme does not run at this hour")]
    NotNow,
    /// More than the scheme lets the state pay of this amount.
    #[error("the state pays at most {most}")]
    TooMuch {
        /// The most.
        most: Money,
    },
    /// An amount out of range.
    #[error("the amount is too large")]
    TooLarge,
}

impl From<OutOfRange> for CoPayRefused {
    fn from(_: OutOfRange) -> CoPayRefused {
        CoPayRefused::TooLarge
    }
}

/// A payment by a scheme, in its two parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct CoPaySplit {
    /// What the state pays.
    pub state: Money,
    /// When that is due.
    pub state_due: Timestamp,
    /// What the buyer pays.
    pub buyer: Money,
    /// When that is due.
    pub buyer_due: Timestamp,
}

impl CoPayScheme {
    /// Whether the record makes sense: days and hours in order, a share up to the whole, caps.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let minutes = self.opens < self.closes && self.closes <= 24 * 60;
        let due = |due: Due| due.days <= 30 && due.minute < 24 * 60;
        let caps = self.daily_cap > Money::ZERO && self.total_cap >= self.daily_cap;
        self.from <= self.until
            && (1..=WHOLE).contains(&self.share)
            && crate::thai::fits(&self.name, 40)
            && minutes
            && caps
            && due(self.buyer_due)
            && due(self.state_due)
    }

    /// The most the state pays of an amount: share × amount, half up, up to the day's cap.
    ///
    /// # Errors
    /// [`OutOfRange`] when the product cannot be held.
    pub fn most(&self, amount: Money) -> Result<Money, OutOfRange> {
        let share = Decimal::from(self.share);
        let product = amount.to_decimal().checked_mul(share).ok_or(OutOfRange)?;
        let exact = product.checked_div(Decimal::from(WHOLE)).ok_or(OutOfRange)?;
        Ok(Money::from_decimal_half_up(exact)?.min(self.daily_cap).min(self.total_cap))
    }

    /// Splits an amount. `state` is what the scheme's app said; without it, the most.
    ///
    /// # Errors
    /// The first [`CoPayRefused`] by precedence.
    pub fn split(
        &self,
        at: Timestamp,
        amount: Money,
        state: Option<Money>,
    ) -> Result<CoPaySplit, CoPayRefused> {
        let today = at.calendar_day();
        if today < self.from || today > self.until {
            return Err(CoPayRefused::NotToday);
        }
        if !(self.opens..self.closes).contains(&at.minute_of_day()) {
            return Err(CoPayRefused::NotNow);
        }
        let most = self.most(amount)?;
        let state = state.unwrap_or(most);
        if state > most || state.is_negative() {
            return Err(CoPayRefused::TooMuch { most });
        }
        let due = |due: Due| today.moment(due.days, due.minute);
        Ok(CoPaySplit {
            state,
            state_due: due(self.state_due),
            buyer: amount.minus(state)?,
            buyer_due: due(self.buyer_due),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// คนละครึ่งพลัส, 29 October to 31 December 2568: half, at most 200 baht a day.
    fn half_plus() -> CoPayScheme {
        CoPayScheme {
            name: "คนละครึ่งพลัส".into(),
            from: Day::new(2025, 10, 29).unwrap(),
            until: Day::new(2025, 12, 31).unwrap(),
            share: 5_000,
            daily_cap: Money::baht(200),
            total_cap: Money::baht(2_400),
            opens: 6 * 60,
            closes: 23 * 60,
            first_use_until: None,
            buyer_due: Due { days: 1, minute: 2 * 60 },
            state_due: Due { days: 1, minute: 17 * 60 + 30 },
        }
    }

    fn at(day: u32, hour: i64) -> Timestamp {
        Day::new(2025, 11, day).unwrap().moment(0, 0).later(hour * 3_600)
    }

    #[test]
    fn the_state_pays_half_up_to_its_cap() {
        for (baht, state, buyer) in [(100, 50, 50), (400, 200, 200), (550, 200, 350)] {
            let split = half_plus().split(at(3, 12), Money::baht(baht), None).unwrap();
            assert_eq!((split.state, split.buyer), (Money::baht(state), Money::baht(buyer)));
            assert_eq!(split.buyer_due.slip(), "04/11/2568 02:00");
            assert_eq!(split.state_due.slip(), "04/11/2568 17:30");
        }
    }

    #[test]
    fn refusals_come_in_order_of_precedence() {
        let split = |at, state| half_plus().split(at, Money::baht(100), state);
        assert_eq!(split(at(3, -24 * 30), None), Err(CoPayRefused::NotToday));
        assert_eq!(split(at(3, 5), None), Err(CoPayRefused::NotNow));
        assert_eq!(split(at(3, 23), None), Err(CoPayRefused::NotNow));
        let most = Money::baht(50);
        assert_eq!(split(at(3, 6), Some(Money::baht(51))), Err(CoPayRefused::TooMuch { most }));
        assert!(half_plus().is_sound());
        assert!(!CoPayScheme { share: 0, ..half_plus() }.is_sound());
    }
}
