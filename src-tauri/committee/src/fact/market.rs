//! Facts of the market, its stalls, invitations and keys.
//! Must never carry a name or number of a person outside a private part.

use domain::day::Day;
use domain::digest::Digest;
use domain::id::{DeviceId, InviteId, MarketId, StallId, ZoneId};
use serde::{Deserialize, Serialize};
use settlement::key::PublicKey;

use crate::fact::KeptFile;

/// See [`super::Fact::MarketSetUp`]. Private: the PromptPay number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarketSetUp {
    /// The market.
    pub market: MarketId,
    /// Its name.
    pub name: String,
}

/// See [`super::Fact::ZoneSet`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneSet {
    /// The zone.
    pub zone: ZoneId,
    /// Its name.
    pub name: String,
}

/// See [`super::Fact::StallRegistered`]. Private: the vendor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StallRegistered {
    /// The stall.
    pub stall: StallId,
    /// The name over the stall.
    pub name: String,
    /// Its place: A-12.
    pub place: String,
    /// Its zone.
    pub zone: Option<ZoneId>,
    /// What it sells, as the market words it; empty when nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// Its tags, sorted: new, farmer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// It only visits, with a pass for a day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub visiting: bool,
}

/// See [`super::Fact::StallChanged`]. Private: the vendor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StallChanged {
    /// The stall.
    pub stall: StallId,
    /// The name over the stall.
    pub name: String,
    /// Its place: A-12.
    pub place: String,
    /// Its zone.
    pub zone: Option<ZoneId>,
    /// What it sells, as the market words it; empty when nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// Its tags, sorted: new, farmer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The first day for which fees follow zone, category and tags: never one that was assessed.
    pub zone_from: Day,
}

/// See [`super::Fact::StallRetired`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StallRetired {
    /// The stall.
    pub stall: StallId,
}

/// See [`super::Fact::StallInvited`]. The code is in no journal: only in a working table, until
/// used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StallInvited {
    /// The invitation.
    pub invite: InviteId,
    /// The stall.
    pub stall: StallId,
    /// SHA-256 of the file.
    pub file: Digest,
    /// The last day on which it is taken up.
    pub expires: Day,
}

/// How a key was accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AcceptedBy {
    /// By a join made with the invitation's code.
    Code,
    /// By the fingerprint that was read out and typed.
    Fingerprint,
}

/// See [`super::Fact::KeyAccepted`]. Private: the name of the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyAccepted {
    /// The stall.
    pub stall: StallId,
    /// The till's installation.
    pub device: DeviceId,
    /// The key.
    pub key: PublicKey,
    /// How.
    pub by: AcceptedBy,
    /// The invitation that was answered.
    pub invite: Option<InviteId>,
    /// The join file, when there was one.
    pub file: Option<KeptFile>,
    /// The last business day that is taken from the key that held before: that of the acceptance.
    /// Absent where none held, and in entries from before there was such a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_until: Option<Day>,
}
