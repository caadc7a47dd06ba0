//! Facts of fee rules, counts and what was charged.
//! Must never carry a name or number of a person outside a private part.

use domain::day::Day;
use domain::digest::Digest;
use domain::fee::{FeeLine, FeeRule};
use domain::id::{FeeRuleId, StallId, ZoneId};
use domain::money::Money;
use domain::officer::OfficerNumber;
use domain::quantity::Quantity;
use serde::{Deserialize, Serialize};

/// See [`super::Fact::FeeRuleSet`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeRuleSet {
    /// The rule that begins; absent when one only ends.
    pub rule: Option<FeeRule>,
    /// The rule that ends.
    pub ends: Option<RuleEnd>,
    /// The officer who did it; nobody in a book without officers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// A rule and its last day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleEnd {
    /// The rule.
    pub rule: FeeRuleId,
    /// Its last day; one before its first when it never holds.
    pub until: Day,
}

/// See [`super::Fact::UnitsCounted`]. A later count of the same takes the place of an earlier one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitsCounted {
    /// The stall.
    pub stall: StallId,
    /// The business day.
    pub of: Day,
    /// The rule that charges them.
    pub rule: FeeRuleId,
    /// How many.
    pub quantity: Quantity,
    /// The officer who did it; nobody in a book without officers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::FeeAssessed`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeAssessed {
    /// The stall.
    pub stall: StallId,
    /// The business day.
    pub of: Day,
    /// The stall's zone on that day.
    pub zone: Option<ZoneId>,
    /// The settlements it is worked out from; none when only units were counted.
    pub files: Vec<Digest>,
    /// Sold less given back in all of them.
    pub net: Money,
    /// The fees.
    pub lines: Vec<FeeLine>,
    /// What they come to.
    pub total: Money,
    /// The journal number of the assessment whose place it takes.
    pub replaces: Option<u64>,
}
