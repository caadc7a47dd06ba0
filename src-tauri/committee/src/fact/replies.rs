//! Facts of what the committee answers: replies, notices, withdrawn vouchers.
//! Must never carry a name or number of a person outside a private part.

use domain::day::Day;
use domain::id::{RequestId, StallId, ZoneId};
use domain::officer::OfficerNumber;
use serde::{Deserialize, Serialize};

use crate::fact::KeptFile;

/// See [`super::Fact::ReplyMade`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyMade {
    /// The stall.
    pub stall: StallId,
    /// Which reply to it: 1, 2, …
    pub number: u64,
    /// The file.
    pub file: KeptFile,
    /// The market day it was made for.
    pub of: Day,
    /// The officer who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::NoticePosted`]. Of the reach everything that is there has to fit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticePosted {
    /// Made before the request was sent.
    pub request: RequestId,
    /// Its number, from 1.
    pub notice: u32,
    /// What it says.
    pub text: String,
    /// The first day on which it is told.
    pub from: Day,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Only to stalls of a zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<ZoneId>,
    /// Only to stalls with a tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Only to one stall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stall: Option<StallId>,
    /// The officer who posted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::NoticeEnded`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeEnded {
    /// Which.
    pub notice: u32,
    /// The officer who took it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::VoucherWithdrawn`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoucherWithdrawn {
    /// Its serial.
    pub serial: String,
    /// Why.
    pub reason: String,
    /// The officer who withdrew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}
