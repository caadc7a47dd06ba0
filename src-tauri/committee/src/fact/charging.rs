//! Facts of meters, of what is charged once, and of waivers.
//! Must never carry a name or number of a person, nor why: reasons are in the private part.

use domain::day::Day;
use domain::fee::{WaiverCut, WaiverOf};
use domain::id::{ChargeId, FeeRuleId, RequestId, StallId, WaiverId};
use domain::money::Money;
use domain::officer::OfficerNumber;
use domain::quantity::Quantity;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// See [`super::Fact::MeterRead`]. A later reading of the same day takes the place of an earlier
/// one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeterRead {
    /// The stall.
    pub stall: StallId,
    /// The business day.
    pub of: Day,
    /// The rule that charges it.
    pub rule: FeeRuleId,
    /// What the meter showed; none takes a reading of that day back.
    pub reading: Option<Quantity>,
    /// A new meter: it is counted from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins: Option<Quantity>,
    /// The officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::StallCharged`]. Private: the reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StallCharged {
    /// The request; one for several stalls at once.
    pub request: RequestId,
    /// The charge.
    pub charge: ChargeId,
    /// The stall.
    pub stall: StallId,
    /// The business day it is of.
    pub of: Day,
    /// The rule that has its price.
    pub rule: FeeRuleId,
    /// The rule's name then.
    pub name: String,
    /// What it comes to.
    pub amount: Money,
    /// The officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::ChargeCancelled`]. Private: the reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChargeCancelled {
    /// The charge.
    pub charge: ChargeId,
    /// The officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// For whom something is waived.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "who", rename_all = "snake_case", deny_unknown_fields)]
pub enum WaiverFor {
    /// One stall.
    Stall {
        /// Which.
        stall: StallId,
    },
    /// Every stall that bears a tag on the day.
    Tag {
        /// The tag.
        tag: String,
    },
}

/// See [`super::Fact::WaiverProposed`]. Private: the reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverProposed {
    /// The request.
    pub request: RequestId,
    /// The waiver.
    pub waiver: WaiverId,
    /// For whom.
    pub whose: WaiverFor,
    /// Off what.
    pub of: WaiverOf,
    /// How much.
    pub cut: WaiverCut,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The officer who proposes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::WaiverDecided`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverDecided {
    /// The waiver.
    pub waiver: WaiverId,
    /// It holds from here on; refused otherwise.
    pub approved: bool,
    /// The officer: never the one who proposed it.
    pub by: OfficerNumber,
}

/// See [`super::Fact::WaiverWithdrawn`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverWithdrawn {
    /// The waiver.
    pub waiver: WaiverId,
    /// The officer who had proposed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::WaiverEnded`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaiverEnded {
    /// The waiver.
    pub waiver: WaiverId,
    /// Its last day now.
    pub until: Day,
    /// The officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}
