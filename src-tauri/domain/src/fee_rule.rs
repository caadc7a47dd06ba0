//! Fee rules of the committee: what each charges for, on which days, and whom it reaches.
//! Must never ship a real tariff.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::day::Day;
use crate::id::{FeeRuleId, ZoneId};
use crate::money::{Money, OutOfRange};

/// What a rule charges for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum FeeKind {
    /// The same for every stall that had its day.
    PerStallDay {
        /// Per stall and day.
        amount: Money,
    },
    /// By something counted: a lamp, a bag of waste.
    PerUnit {
        /// What is counted, as it stands on the receipt.
        unit: String,
        /// For one of it.
        price: Money,
    },
    /// By a meter: for what went through since the reading before.
    Metered {
        /// What the meter counts, as it stands on the receipt: kWh.
        unit: String,
        /// For one of it.
        price: Money,
    },
    /// A share of net sales (sales less refunds) above a threshold.
    PercentOfNet {
        /// Hundredths of a percent: 250 = 2.5 %.
        basis_points: u32,
        /// Sales up to here are free.
        threshold: Money,
        /// Not less than this once the threshold is passed.
        minimum: Option<Money>,
        /// Never more than this.
        maximum: Option<Money>,
    },
    /// A share of net sales in steps: each step's share is of the part of the sales between it and
    /// the next, never of what lies below it.
    Sliding {
        /// The steps, the lowest first; sales up to the first are free.
        steps: Vec<FeeStep>,
        /// Not less than this once the first step is passed.
        minimum: Option<Money>,
        /// Never more than this.
        maximum: Option<Money>,
    },
    /// For a stall that was expected and handed nothing in: charged when the market day is closed,
    /// and no longer once its file comes.
    NoFile {
        /// Per stall and day.
        amount: Money,
    },
    /// Charged once to a stall when the committee says so: an entry fee, a key.
    OneOff {
        /// Each time.
        amount: Money,
    },
    /// A fine, charged when the committee says so, with its reason.
    Fine {
        /// Each time.
        amount: Money,
    },
    /// Money to be held for a stall: no income, and never in the fee of a day.
    Deposit {
        /// What is to be held.
        amount: Money,
    },
}

/// A step of a sliding share.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeStep {
    /// Sales above this.
    pub above: Money,
    /// Hundredths of a percent of them, up to the next step.
    pub basis_points: u32,
}

/// The most steps of a sliding share.
pub const MOST_STEPS: usize = 8;

/// A rule with its days and its reach.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeRule {
    /// Its id.
    pub id: FeeRuleId,
    /// Its name on the receipt: ค่าแผง, ค่าไฟ.
    pub name: String,
    /// What it charges for.
    pub fee: FeeKind,
    /// The first day it holds.
    pub from: Day,
    /// The last day it holds; open when absent.
    pub until: Option<Day>,
    /// Only stalls of this zone; all when absent.
    pub zone: Option<ZoneId>,
    /// Only stalls that sell this kind of goods; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Only stalls that bear this tag; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Only visiting vendors, or only stalls with a place of their own; both when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visiting: Option<bool>,
    /// Rounded half up to whole baht, so that it can be paid in cash.
    pub whole_baht: bool,
}

/// What a stall is, for the reach of rules.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StallClass {
    /// Its zone.
    pub zone: Option<ZoneId>,
    /// What it sells; empty when nobody said.
    pub category: String,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// A visiting vendor with a pass for a day.
    pub visiting: bool,
}

/// Why a rule cannot stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FeeRuleRefused {
    /// Without a name, or too long a one.
    #[error("the rule has no fitting name")]
    Name,
    /// A negative amount, a share above 100 %, a minimum above the maximum, steps that are none,
    /// too many or not rising; or a minimum or maximum with satang where the fee is in whole baht:
    /// it would be rounded below the one or above the other.
    #[error("the amounts of the rule do not fit together")]
    Amounts,
    /// It ends before it begins.
    #[error("the rule ends before it begins")]
    Days,
}

impl FeeRule {
    /// Checks that the rule can stand.
    ///
    /// # Errors
    /// The first [`FeeRuleRefused`] by precedence.
    pub fn check(&self) -> Result<(), FeeRuleRefused> {
        if !fits(&self.name) {
            return Err(FeeRuleRefused::Name);
        }
        if !self.fee.is_sound() || (self.whole_baht && !self.fee.has_whole_bounds()) {
            return Err(FeeRuleRefused::Amounts);
        }
        if self.until.is_some_and(|until| until < self.from) {
            return Err(FeeRuleRefused::Days);
        }
        Ok(())
    }

    /// Whether the rule holds on a day, for whomever.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Whether the rule holds for a stall of this class on this day.
    #[must_use]
    pub fn holds(&self, day: Day, class: &StallClass) -> bool {
        self.holds_on(day)
            && self.zone.is_none_or(|own| class.zone == Some(own))
            && self.category.as_ref().is_none_or(|own| class.category == *own)
            && self.tag.as_ref().is_none_or(|own| class.tags.contains(own))
            && self.visiting.is_none_or(|own| class.visiting == own)
    }
}

impl FeeKind {
    /// Whether minimum and maximum are whole baht.
    fn has_whole_bounds(&self) -> bool {
        let whole = |bound: &Option<Money>| {
            bound.is_none_or(|bound| bound.to_whole_baht_half_up() == Ok(bound))
        };
        match self {
            FeeKind::PercentOfNet { minimum, maximum, .. }
            | FeeKind::Sliding { minimum, maximum, .. } => whole(minimum) && whole(maximum),
            _ => true,
        }
    }

    /// Whether its amounts fit together.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let between = |minimum: &Option<Money>, maximum: &Option<Money>| {
            let low = minimum.unwrap_or(Money::ZERO);
            !low.is_negative() && maximum.is_none_or(|high| low <= high)
        };
        match self {
            FeeKind::PerStallDay { amount }
            | FeeKind::NoFile { amount }
            | FeeKind::OneOff { amount }
            | FeeKind::Fine { amount }
            | FeeKind::Deposit { amount } => !amount.is_negative(),
            FeeKind::PerUnit { unit, price } | FeeKind::Metered { unit, price } => {
                fits(unit) && !price.is_negative()
            }
            FeeKind::PercentOfNet { basis_points, threshold, minimum, maximum } => {
                *basis_points <= 10_000 && !threshold.is_negative() && between(minimum, maximum)
            }
            FeeKind::Sliding { steps, minimum, maximum } => {
                (1..=MOST_STEPS).contains(&steps.len())
                    && steps
                        .iter()
                        .all(|step| step.basis_points <= 10_000 && !step.above.is_negative())
                    && steps.is_sorted_by(|low, high| low.above < high.above)
                    && between(minimum, maximum)
            }
        }
    }
}

fn fits(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= 60
}

/// A share of an amount, exact: whoever asks rounds once.
pub(crate) fn share(part: Money, basis_points: u32) -> Result<Decimal, OutOfRange> {
    part.to_decimal()
        .checked_mul(Decimal::from(basis_points))
        .and_then(|product| product.checked_div(Decimal::from(10_000)))
        .ok_or(OutOfRange)
}

/// The steps' shares together, rounded once, half up to the satang.
pub(crate) fn sliding(net: Money, steps: &[FeeStep]) -> Result<Money, OutOfRange> {
    let mut sum = Decimal::ZERO;
    for (place, step) in steps.iter().enumerate() {
        let next = steps.get(place.saturating_add(1)).map_or(net, |next| next.above.min(net));
        if next > step.above {
            let part = share(next.minus(step.above)?, step.basis_points)?;
            sum = sum.checked_add(part).ok_or(OutOfRange)?;
        }
    }
    Money::from_decimal_half_up(sum)
}
