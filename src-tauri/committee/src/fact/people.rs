//! Facts of people and places: households, people, consent, who sells where, passes for a day.
//! Must never carry a name or number of a person outside a private part.

use domain::day::Day;
use domain::id::{HouseholdId, PersonId, StallId};
use domain::officer::OfficerNumber;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// See [`super::Fact::HouseholdSet`]. Private: its name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdSet {
    /// The household.
    pub household: HouseholdId,
    /// Its code, the one on vouchers.
    pub code: String,
    /// Who speaks for it: a person of it.
    pub representative: Option<PersonId>,
    /// It is no longer in the market's list.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// Who set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::PersonSet`]. Private: the name and the telephone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonSet {
    /// The person.
    pub person: PersonId,
    /// Her household.
    pub household: Option<HouseholdId>,
    /// Her number among the officers, if she is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<OfficerNumber>,
    /// Who set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// What a person agrees to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Her name and telephone are kept, so that the committee can reach her about the market.
    Contact,
    /// She is sent the market's announcements.
    Announcements,
    /// Pictures with her in them may be shown by the market.
    Photos,
}

/// All purposes, as they are asked.
pub const PURPOSES: [Purpose; 3] = [Purpose::Contact, Purpose::Announcements, Purpose::Photos];

/// See [`super::Fact::ConsentGiven`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentGiven {
    /// The person.
    pub person: PersonId,
    /// To what, each once, in order.
    pub purposes: Vec<Purpose>,
    /// The version of the words that were read to her; see [`crate::people::wording`].
    pub wording: u32,
    /// Who recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::ConsentWithdrawn`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentWithdrawn {
    /// The person.
    pub person: PersonId,
    /// From what, each once, in order.
    pub purposes: Vec<Purpose>,
    /// Who recorded it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::StallPeopleSet`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StallPeopleSet {
    /// The stall.
    pub stall: StallId,
    /// Whose stall it is.
    pub vendor: Option<PersonId>,
    /// Who else may sell there, each once.
    pub sellers: Vec<PersonId>,
    /// Who set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::PassIssued`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassIssued {
    /// The visiting stall.
    pub stall: StallId,
    /// The market day.
    pub of: Day,
    /// Its place on that day.
    pub place: String,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::PassWithdrawn`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassWithdrawn {
    /// The visiting stall.
    pub stall: StallId,
    /// The market day.
    pub of: Day,
    /// Who withdrew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::PersonErased`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonErased {
    /// The person.
    pub person: PersonId,
    /// The earlier entries whose private part goes with this one, in order. The journal itself
    /// reads this; see [`store::journal::ERASURE`].
    pub entries: Vec<u64>,
    /// Who erased her.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}
