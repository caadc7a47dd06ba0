//! Facts of money received for fees.
//! Must never carry a name or number of a person outside a private part.

use domain::day::Day;
use domain::id::{CreditId, RequestId, StallId};
use domain::money::Money;
use domain::officer::OfficerNumber;
use domain::payment::TenderKind;
use serde::{Deserialize, Serialize};

/// See [`super::Fact::PaymentReceived`]. Private: the collector.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentReceived {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The stall.
    pub stall: StallId,
    /// The year of the Buddhist era.
    pub year: u32,
    /// The number within the year, from 1, without gaps.
    pub number: u32,
    /// How much.
    pub amount: Money,
    /// How it was paid.
    pub kind: TenderKind,
    /// The days it pays, the oldest first.
    pub days: Vec<PaidDay>,
    /// What the stall still owes after it.
    pub owed_after: Money,
    /// The officer who did it; nobody in a book without officers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// What a payment pays of one day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaidDay {
    /// The business day.
    pub day: Day,
    /// The journal number of the assessment that held then.
    pub assessment: u64,
    /// What had been paid of it before.
    pub paid_before: Money,
    /// What this payment pays of it.
    pub amount: Money,
}

/// See [`super::Fact::PaymentReversed`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentReversed {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The journal number of the payment.
    pub payment: u64,
    /// Why.
    pub reason: String,
    /// The officer who did it; nobody in a book without officers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::CreditProposed`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditProposed {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The credit.
    pub credit: CreditId,
    /// The stall it is for.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// Who proposes it.
    pub by: OfficerNumber,
}

/// See [`super::Fact::CreditDecided`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreditDecided {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The credit.
    pub credit: CreditId,
    /// Approved, or declined.
    pub approved: bool,
    /// Who decided: never the one who proposed it.
    pub by: OfficerNumber,
}
