//! Fee rules of the committee, dated, and the fee of one stall for one day.
//! Must never ship a real tariff, and never look at figures that anybody typed as takings.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::day::Day;
use crate::id::{FeeRuleId, ZoneId};
use crate::money::{Money, OutOfRange};
use crate::quantity::Quantity;
use crate::sale::amount_of;

/// What a rule charges for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum FeeKind {
    /// The same for every stall that had its day.
    PerStallDay {
        /// Per stall and day.
        amount: Money,
    },
    /// By something counted: a lamp, a kWh, a bag of waste.
    PerUnit {
        /// What is counted, as it stands on the receipt.
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
}

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
    /// Rounded half up to whole baht, so that it can be paid in cash.
    pub whole_baht: bool,
}

/// The facts of one stall's day that fees are worked out from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FeeBase {
    /// Verified sales less refunds.
    pub net: Money,
    /// What was counted at the stall, by rule.
    pub units: Vec<(FeeRuleId, Quantity)>,
}

/// One line of a stall's fee.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeLine {
    /// The rule.
    pub rule: FeeRuleId,
    /// Its name then.
    pub name: String,
    /// What it comes to.
    pub amount: Money,
}

/// Why a rule cannot stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FeeRuleRefused {
    /// Without a name, or too long a one.
    #[error("the rule has no fitting name")]
    Name,
    /// A negative amount, a share above 100 %, or a minimum above the maximum.
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
        let fits = |name: &str| !name.trim().is_empty() && name.chars().count() <= 60;
        if !fits(&self.name) {
            return Err(FeeRuleRefused::Name);
        }
        let sound = match &self.fee {
            FeeKind::PerStallDay { amount } => !amount.is_negative(),
            FeeKind::PerUnit { unit, price } => fits(unit) && !price.is_negative(),
            FeeKind::PercentOfNet { basis_points, threshold, minimum, maximum } => {
                let low = minimum.unwrap_or(Money::ZERO);
                *basis_points <= 10_000
                    && !threshold.is_negative()
                    && !low.is_negative()
                    && maximum.is_none_or(|high| low <= high)
            }
        };
        if !sound {
            return Err(FeeRuleRefused::Amounts);
        }
        if self.until.is_some_and(|until| until < self.from) {
            return Err(FeeRuleRefused::Days);
        }
        Ok(())
    }

    /// Whether the rule holds for a stall of this zone on this day.
    #[must_use]
    pub fn holds(&self, day: Day, zone: Option<ZoneId>) -> bool {
        self.from <= day
            && self.until.is_none_or(|until| day <= until)
            && self.zone.is_none_or(|own| zone == Some(own))
    }

    /// What the rule charges a stall.
    ///
    /// # Errors
    /// [`OutOfRange`] when the fee cannot be held.
    pub fn charge(&self, base: &FeeBase) -> Result<Money, OutOfRange> {
        let fee = match &self.fee {
            FeeKind::PerStallDay { amount } => *amount,
            FeeKind::PerUnit { price, .. } => {
                let counted = base.units.iter().find(|(rule, _)| *rule == self.id);
                amount_of(*price, counted.map_or(Quantity::ZERO, |(_, quantity)| *quantity))?
            }
            FeeKind::PercentOfNet { basis_points, threshold, minimum, maximum } => {
                if base.net <= *threshold {
                    return Ok(Money::ZERO);
                }
                let above = base.net.minus(*threshold)?.to_decimal();
                let share = above
                    .checked_mul(Decimal::from(*basis_points))
                    .and_then(|product| product.checked_div(Decimal::from(10_000)))
                    .ok_or(OutOfRange)?;
                let share = Money::from_decimal_half_up(share)?;
                let share = share.max(minimum.unwrap_or(Money::ZERO));
                maximum.map_or(share, |maximum| share.min(maximum))
            }
        };
        if self.whole_baht { fee.to_whole_baht_half_up() } else { Ok(fee) }
    }
}

/// The fee of one stall for one day: a line for each rule that holds and charges something.
///
/// # Errors
/// [`OutOfRange`] when an amount cannot be held.
pub fn assess(
    rules: &[FeeRule],
    day: Day,
    zone: Option<ZoneId>,
    base: &FeeBase,
) -> Result<Vec<FeeLine>, OutOfRange> {
    let mut lines = Vec::new();
    for rule in rules.iter().filter(|rule| rule.holds(day, zone)) {
        let amount = rule.charge(base)?;
        if !amount.is_zero() {
            lines.push(FeeLine { rule: rule.id, name: rule.name.clone(), amount });
        }
    }
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Timestamp;

    fn rule(fee: FeeKind) -> FeeRule {
        FeeRule {
            id: FeeRuleId::new(Timestamp::from_seconds(0), [1; 10]),
            name: "ค่าที่".into(),
            fee,
            from: "2026-11-01".parse().unwrap(),
            until: None,
            zone: None,
            whole_baht: false,
        }
    }

    fn percent(basis_points: u32, minimum: Option<i64>, maximum: Option<i64>) -> FeeRule {
        rule(FeeKind::PercentOfNet {
            basis_points,
            threshold: Money::baht(500),
            minimum: minimum.map(Money::baht),
            maximum: maximum.map(Money::baht),
        })
    }

    #[test]
    fn a_share_of_sales_is_charged_above_the_threshold() {
        let charged = |rule: FeeRule, net: i64| {
            rule.charge(&FeeBase { net: Money::from_satang(net).unwrap(), units: vec![] }).unwrap()
        };
        for (net, fee) in [(50_000, 0), (50_001, 0), (150_000, 2_500), (384_050, 8_351)] {
            assert_eq!(charged(percent(250, None, None), net).satang(), fee, "{net}");
        }
        assert_eq!(charged(percent(250, Some(20), None), 60_000), Money::baht(20));
        assert_eq!(charged(percent(250, Some(20), None), 50_000), Money::ZERO);
        assert_eq!(charged(percent(250, None, Some(100)), 9_000_000), Money::baht(100));
        let whole = FeeRule { whole_baht: true, ..percent(250, None, None) };
        assert_eq!(charged(whole, 384_050), Money::baht(84));
    }

    #[test]
    fn units_are_charged_as_counted() {
        let lamp = rule(FeeKind::PerUnit { unit: "ดวง".into(), price: Money::baht(7) });
        let base =
            FeeBase { net: Money::ZERO, units: vec![(lamp.id, Quantity::units(3).unwrap())] };
        assert_eq!(lamp.charge(&base), Ok(Money::baht(21)));
        assert_eq!(lamp.charge(&FeeBase::default()), Ok(Money::ZERO));
    }

    #[test]
    fn a_rule_holds_on_its_days_and_in_its_zone() {
        let zone = ZoneId::new(Timestamp::from_seconds(0), [7; 10]);
        let mut rule = rule(FeeKind::PerStallDay { amount: Money::baht(50) });
        rule.until = Some("2026-11-30".parse().unwrap());
        let holds = |rule: &FeeRule, day: &str, zone| rule.holds(day.parse().unwrap(), zone);
        assert!(holds(&rule, "2026-11-01", None) && holds(&rule, "2026-11-30", Some(zone)));
        assert!(!holds(&rule, "2026-10-31", None) && !holds(&rule, "2026-12-01", None));
        rule.zone = Some(zone);
        assert!(holds(&rule, "2026-11-02", Some(zone)) && !holds(&rule, "2026-11-02", None));
    }

    #[test]
    fn a_rule_that_cannot_stand_is_refused() {
        let nameless = FeeRule { name: " ".into(), ..percent(1, None, None) };
        assert_eq!(nameless.check(), Err(FeeRuleRefused::Name));
        assert_eq!(percent(10_001, None, None).check(), Err(FeeRuleRefused::Amounts));
        assert_eq!(percent(100, Some(9), Some(8)).check(), Err(FeeRuleRefused::Amounts));
        let mut rule = percent(100, None, None);
        rule.until = Some("2026-10-31".parse().unwrap());
        assert_eq!(rule.check(), Err(FeeRuleRefused::Days));
    }
}
