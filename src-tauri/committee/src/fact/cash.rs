//! Facts of the committee's own money: handed over by collectors, banked, paid out, held.
//! Must never carry a name or number of a person outside a private part.

use domain::cash::Pieces;
use domain::id::{RequestId, StallId};
use domain::money::Money;
use domain::officer::OfficerNumber;
use domain::payment::TenderKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// See [`super::Fact::HandedOver`]. Private: the names of both who sign.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedOver {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The year of the Buddhist era.
    pub year: u32,
    /// The number within the year, from 1, without gaps.
    pub number: u32,
    /// Who hands over, where the book has officers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collector: Option<OfficerNumber>,
    /// What was counted.
    pub pieces: Vec<Pieces>,
    /// The sum of the count.
    pub counted: Money,
    /// The cash of the collector that had not been handed over.
    pub expected: Money,
    /// Counted less expected: below zero is short.
    pub difference: Money,
    /// Why it differs; empty when it does not.
    pub reason: String,
    /// Who received it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::Banked`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Banked {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The year of the Buddhist era.
    pub year: u32,
    /// The number within the year, from 1, without gaps.
    pub number: u32,
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub reference: String,
    /// The journal numbers of the hand-overs it brings to the bank.
    pub hand_overs: Vec<u64>,
    /// Who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::VoucherPaidOut`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoucherPaidOut {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The year of the Buddhist era.
    pub year: u32,
    /// The number within the year, from 1, without gaps.
    pub number: u32,
    /// The stall.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// In cash or by transfer.
    pub kind: TenderKind,
    /// Who did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::DepositReceived`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepositReceived {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The year of the Buddhist era.
    pub year: u32,
    /// The number within the year, from 1, without gaps: one run for all that deposits do.
    pub number: u32,
    /// The stall.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// In cash or by transfer.
    pub kind: TenderKind,
    /// Who received it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::DepositReturned`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepositReturned {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The year of the Buddhist era.
    pub year: u32,
    /// The number within the year, from 1, without gaps: one run for all that deposits do.
    pub number: u32,
    /// The stall.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// In cash or by transfer.
    pub kind: TenderKind,
    /// Why.
    pub reason: String,
    /// Who returned it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// What a deposit is kept for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeptFor {
    /// Something was broken or lost.
    Damages,
    /// What the stall owes: a payment of fees goes with it.
    Arrears,
}

/// See [`super::Fact::DepositKept`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DepositKept {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The year of the Buddhist era.
    pub year: u32,
    /// The number within the year, from 1, without gaps: one run for all that deposits do.
    pub number: u32,
    /// The stall.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// What for.
    pub against: KeptFor,
    /// The journal number of the payment it made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<u64>,
    /// Why.
    pub reason: String,
    /// Who did it.
    pub by: OfficerNumber,
    /// Who else said so.
    pub with: OfficerNumber,
}

/// See [`super::Fact::CashTakenBack`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CashTakenBack {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The journal number of what was a mistake.
    pub entry: u64,
    /// Why.
    pub reason: String,
    /// Who said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}
