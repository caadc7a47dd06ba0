//! What can happen in the committee's book, as it stands in its journal.
//! Must never carry a name or number of a person: those are in the private part of the entry.

use std::collections::BTreeMap;

use domain::day::Day;
use domain::digest::Digest;
use domain::fee::{FeeLine, FeeRule};
use domain::id::{DeviceId, FeeRuleId, InviteId, MarketId, RequestId, StallId, ZoneId};
use domain::money::Money;
use domain::payment::TenderKind;
use domain::quantity::Quantity;
use serde::{Deserialize, Serialize};
use settlement::day_file::{Close, Open};
use settlement::key::PublicKey;

use crate::files::{FileKind, Verdict};

/// One happening in the book. The name of a variant in snake case is its `t` in the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fact {
    /// The market got its name, or another one.
    MarketSetUp(MarketSetUp),
    /// A zone was made or renamed.
    ZoneSet(ZoneSet),
    /// A stall took a place in the market.
    StallRegistered(StallRegistered),
    /// A stall has another name, place, zone or vendor.
    StallChanged(StallChanged),
    /// A stall left; its keys end with it.
    StallRetired(StallRetired),
    /// A stall was invited to join with its till.
    StallInvited(StallInvited),
    /// A till's key was accepted for a stall, by the code or by its spoken fingerprint.
    KeyAccepted(KeyAccepted),
    /// A fee rule begins, and another may end.
    FeeRuleSet(FeeRuleSet),
    /// Lamps, units or bags were counted at a stall.
    UnitsCounted(UnitsCounted),
    /// A settlement of one of our stalls was received. How it stands follows from the others.
    SettlementReceived(Box<SettlementReceived>),
    /// A file was kept but not taken.
    SettlementRefused(SettlementRefused),
    /// The fee of a stall's day was worked out.
    FeeAssessed(FeeAssessed),
    /// Fees were paid.
    PaymentReceived(PaymentReceived),
    /// A payment was taken back; its receipt keeps its number.
    PaymentReversed(PaymentReversed),
    /// An older copy of the book was put in place.
    Restored(Restored),
}

/// See [`Fact::MarketSetUp`]. Private: the PromptPay number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarketSetUp {
    /// The market.
    pub market: MarketId,
    /// Its name.
    pub name: String,
}

/// See [`Fact::ZoneSet`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneSet {
    /// The zone.
    pub zone: ZoneId,
    /// Its name.
    pub name: String,
}

/// See [`Fact::StallRegistered`]. Private: the vendor.
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
}

/// See [`Fact::StallChanged`]. Private: the vendor.
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
    /// The first day for which fees follow that zone: never one that was assessed.
    pub zone_from: Day,
}

/// See [`Fact::StallRetired`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StallRetired {
    /// The stall.
    pub stall: StallId,
}

/// See [`Fact::StallInvited`]. The code is in no journal: only in a working table, until used.
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

/// See [`Fact::KeyAccepted`]. Private: the name of the file.
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
}

/// A file as the journal names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptFile {
    /// SHA-256 of the bytes.
    pub sha256: Digest,
    /// How many bytes.
    pub bytes: u64,
}

/// See [`Fact::FeeRuleSet`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeRuleSet {
    /// The rule that begins; absent when one only ends.
    pub rule: Option<FeeRule>,
    /// The rule that ends.
    pub ends: Option<RuleEnd>,
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

/// See [`Fact::UnitsCounted`]. A later count of the same takes the place of an earlier one.
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
}

/// See [`Fact::SettlementReceived`]. Private: the name of the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettlementReceived {
    /// The file.
    pub file: KeptFile,
    /// Its first line.
    pub open: Open,
    /// Its last line.
    pub close: Close,
    /// The slips of transfers that were scanned for its sales.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slips: Vec<SlipUse>,
}

/// The slip of a transfer on a receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlipUse {
    /// The bank: three digits.
    pub bank: String,
    /// The bank's own reference.
    pub reference: String,
    /// The receipt of the stall that it paid.
    pub receipt: u64,
}

/// See [`Fact::SettlementRefused`]. Private: the name of the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettlementRefused {
    /// The file.
    pub file: KeptFile,
    /// What it seems to be.
    pub kind: FileKind,
    /// The verdict.
    pub verdict: Verdict,
    /// Why, as a stable code.
    pub reason: String,
    /// Figures for the sentence.
    pub params: BTreeMap<String, String>,
    /// Whose it says it is.
    pub claim: Option<Claim>,
}

/// What a file that was not taken says of itself. Nobody has proved it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The stall.
    pub stall: StallId,
    /// The till's installation.
    pub device: DeviceId,
    /// The key.
    pub key: PublicKey,
    /// The business day.
    pub day: Option<Day>,
    /// The number of the closing.
    pub z: Option<u64>,
}

/// See [`Fact::FeeAssessed`].
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

/// See [`Fact::PaymentReceived`]. Private: the collector.
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

/// See [`Fact::PaymentReversed`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentReversed {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The journal number of the payment.
    pub payment: u64,
    /// Why.
    pub reason: String,
}

/// See [`Fact::Restored`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restored {
    /// How far the book had been, by the mark kept outside the database.
    pub was_at: u64,
}
