//! The fee of one stall for one day: what its rules charge, what was charged once, and what was
//! waived of it. Must never look at figures that anybody typed as takings, and never let a waiver
//! make a fee less than nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::day::Day;
pub use crate::fee_rule::{FeeKind, FeeRule, FeeRuleRefused, FeeStep, StallClass};
use crate::fee_rule::{share, sliding};
use crate::id::{ChargeId, FeeRuleId, WaiverId};
use crate::money::{Money, OutOfRange};
use crate::quantity::Quantity;
use crate::sale::amount_of;

/// Whether a stall had its day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Presence {
    /// Nobody knows yet: only what was counted there is charged.
    #[default]
    Unknown,
    /// It had its day: a settlement that counts, or a visiting vendor's pass.
    Attended,
    /// It was expected, nothing came, and the market day is closed.
    Absent,
}

/// The facts of one stall's day that fees are worked out from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FeeBase {
    /// Whether the stall had its day.
    pub presence: Presence,
    /// Verified sales less refunds.
    pub net: Money,
    /// What was counted at the stall or went through its meter, by rule.
    pub units: Vec<(FeeRuleId, Quantity)>,
    /// What the committee charged once.
    pub charges: Vec<Charge>,
    /// What two officers agreed to waive, in the order in which it was approved.
    pub waivers: Vec<Waiver>,
}

/// Something charged once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Charge {
    /// Its id.
    pub id: ChargeId,
    /// The rule that has its price.
    pub rule: FeeRuleId,
    /// The rule's name then.
    pub name: String,
    /// What it comes to.
    pub amount: Money,
}

/// A waiver that holds for the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiver {
    /// Its id.
    pub id: WaiverId,
    /// What it is taken off.
    pub of: WaiverOf,
    /// How much.
    pub cut: WaiverCut,
}

/// What a waiver is taken off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case", deny_unknown_fields)]
pub enum WaiverOf {
    /// Everything the day's rules charge and what was charged once.
    Everything,
    /// What one rule charges.
    Rule {
        /// Which.
        rule: FeeRuleId,
    },
    /// Something charged once.
    Charge {
        /// Which.
        charge: ChargeId,
    },
}

/// How much a waiver takes off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "cut", rename_all = "snake_case", deny_unknown_fields)]
pub enum WaiverCut {
    /// A share of each line, half up; of a line in whole baht, whole baht.
    Percent {
        /// Hundredths of a percent: 10,000 is all of it.
        basis_points: u32,
    },
    /// Up to this a day, off the first line first.
    Amount {
        /// How much.
        amount: Money,
    },
}

/// What a line of a fee is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FeeSource {
    /// What a rule charges.
    Rule(FeeRuleId),
    /// What was charged once.
    Charge(ChargeId),
    /// What was waived of the line with the same name: less than nothing.
    Waiver(WaiverId),
}

/// One line of a stall's fee.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct FeeLine {
    /// Where it comes from.
    #[serde(flatten)]
    pub source: FeeSource,
    /// The name of the rule then.
    pub name: String,
    /// What it comes to; below zero for what was waived.
    pub amount: Money,
}

impl FeeRule {
    /// What the rule charges a stall for a day.
    ///
    /// # Errors
    /// [`OutOfRange`] when the fee cannot be held.
    pub fn charge(&self, base: &FeeBase) -> Result<Money, OutOfRange> {
        let fee = self.unrounded(base)?;
        if self.whole_baht { fee.to_whole_baht_half_up() } else { Ok(fee) }
    }

    fn unrounded(&self, base: &FeeBase) -> Result<Money, OutOfRange> {
        let between = |fee: Money, minimum: &Option<Money>, maximum: &Option<Money>| {
            let fee = fee.max(minimum.unwrap_or(Money::ZERO));
            maximum.map_or(fee, |maximum| fee.min(maximum))
        };
        let attended = base.presence == Presence::Attended;
        match &self.fee {
            FeeKind::PerUnit { price, .. } | FeeKind::Metered { price, .. } => {
                let counted = base.units.iter().find(|(rule, _)| *rule == self.id);
                let quantity = counted.map_or(Quantity::ZERO, |(_, quantity)| *quantity);
                amount_of(*price, quantity.max(Quantity::ZERO)) // a fee is never less than nothing
            }
            FeeKind::NoFile { amount } if base.presence == Presence::Absent => Ok(*amount),
            FeeKind::PerStallDay { amount } if attended => Ok(*amount),
            FeeKind::PercentOfNet { basis_points, threshold, minimum, maximum }
                if attended && base.net > *threshold =>
            {
                let share = share(base.net.minus(*threshold)?, *basis_points)?;
                Ok(between(Money::from_decimal_half_up(share)?, minimum, maximum))
            }
            FeeKind::Sliding { steps, minimum, maximum }
                if attended && steps.first().is_some_and(|first| base.net > first.above) =>
            {
                Ok(between(sliding(base.net, steps)?, minimum, maximum))
            }
            // charged when the committee says so, or not for such a day
            FeeKind::OneOff { .. }
            | FeeKind::Fine { .. }
            | FeeKind::Deposit { .. }
            | FeeKind::NoFile { .. }
            | FeeKind::PerStallDay { .. }
            | FeeKind::PercentOfNet { .. }
            | FeeKind::Sliding { .. } => Ok(Money::ZERO),
        }
    }
}

/// The fee of one stall for one day: a line for each rule that holds and charges something, one for
/// each thing charged once, and a contra line for each part of them that is waived.
///
/// # Errors
/// [`OutOfRange`] when an amount cannot be held.
pub fn assess(
    rules: &[FeeRule],
    day: Day,
    class: &StallClass,
    base: &FeeBase,
) -> Result<Vec<FeeLine>, OutOfRange> {
    let mut lines = Vec::new();
    for rule in rules.iter().filter(|rule| rule.holds(day, class)) {
        let amount = rule.charge(base)?;
        if !amount.is_zero() {
            lines.push(FeeLine {
                source: FeeSource::Rule(rule.id),
                name: rule.name.clone(),
                amount,
            });
        }
    }
    lines.extend(base.charges.iter().map(|charge| FeeLine {
        source: FeeSource::Charge(charge.id),
        name: charge.name.clone(),
        amount: charge.amount,
    }));
    let waived = waived(&lines, base)?;
    lines.extend(waived);
    Ok(lines)
}

/// The contra lines of what is charged.
fn waived(lines: &[FeeLine], base: &FeeBase) -> Result<Vec<FeeLine>, OutOfRange> {
    let mut left: Vec<Money> = lines.iter().map(|line| line.amount).collect();
    let mut contra = Vec::new();
    for waiver in &base.waivers {
        let mut pool = match waiver.cut {
            WaiverCut::Amount { amount } => Some(amount),
            WaiverCut::Percent { .. } => None,
        };
        for (line, left) in lines.iter().zip(&mut left) {
            if !waiver.of.is(line, base) {
                continue;
            }
            let most = pool.map_or(*left, |pool| pool.min(*left));
            let cut = waiver.cut.off(line.amount)?.min(most);
            if cut > Money::ZERO {
                *left = left.minus(cut)?;
                pool = pool.map(|pool| pool.minus(cut)).transpose()?;
                let (source, name) = (FeeSource::Waiver(waiver.id), line.name.clone());
                contra.push(FeeLine { source, name, amount: cut.negated() });
            }
        }
    }
    Ok(contra)
}

impl WaiverOf {
    /// Whether a line is what is waived. A rule's waiver is also of what was charged once by it.
    fn is(self, line: &FeeLine, base: &FeeBase) -> bool {
        match (self, line.source) {
            (WaiverOf::Everything, _) => true,
            (WaiverOf::Rule { rule }, FeeSource::Rule(of)) => rule == of,
            (WaiverOf::Rule { rule }, FeeSource::Charge(id)) => {
                base.charges.iter().any(|charge| charge.id == id && charge.rule == rule)
            }
            (WaiverOf::Charge { charge }, FeeSource::Charge(id)) => charge == id,
            _ => false,
        }
    }
}

impl WaiverCut {
    /// What it takes off an amount.
    fn off(self, amount: Money) -> Result<Money, OutOfRange> {
        match self {
            WaiverCut::Amount { .. } => Ok(amount),
            WaiverCut::Percent { basis_points } => {
                let cut = Money::from_decimal_half_up(share(amount, basis_points)?)?;
                let whole = amount == amount.to_whole_baht_half_up()?;
                if whole { cut.to_whole_baht_half_up() } else { Ok(cut) }
            }
        }
    }
}

#[cfg(test)]
#[path = "fee_tests.rs"]
mod tests;
