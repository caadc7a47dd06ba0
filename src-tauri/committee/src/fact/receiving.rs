//! Facts of files of the stalls.
//! Must never carry a name or number of a person outside a private part.

use std::collections::BTreeMap;

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::{DeviceId, StallId};
use domain::money::Money;
use domain::officer::OfficerNumber;
use serde::{Deserialize, Serialize};
use settlement::day_file::{Close, Open};
use settlement::key::PublicKey;

use crate::receiving::files::{FileKind, Verdict};

/// A file as the journal names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptFile {
    /// SHA-256 of the bytes.
    pub sha256: Digest,
    /// How many bytes.
    pub bytes: u64,
}

/// See [`super::Fact::SettlementReceived`]. Private: the name of the file.
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
    /// What was taken in each hour of its sales and refunds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<HourSum>,
    /// The vouchers that its sales were paid with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vouchers: Vec<VoucherUse>,
    /// The vouchers that were given back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vouchers_back: Vec<VoucherBack>,
}

/// What a settlement took in one hour of the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HourSum {
    /// 0 to 23, in Bangkok.
    pub hour: u32,
    /// Sales and refunds.
    pub receipts: u64,
    /// Sold less given back.
    pub net: Money,
}

/// A voucher on a receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoucherUse {
    /// Its serial.
    pub serial: String,
    /// The receipt of the stall that it paid.
    pub receipt: u64,
    /// What it paid of it.
    pub amount: Money,
    /// When.
    pub at: Timestamp,
}

/// Vouchers that a refund gave back: the file tells the amount, not the serials.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoucherBack {
    /// The receipt of the refund.
    pub receipt: u64,
    /// The receipt of the sale.
    pub of: u64,
    /// What was given back.
    pub amount: Money,
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

/// See [`super::Fact::SettlementRefused`]. Private: the name of the file.
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

/// See [`super::Fact::SlipReceived`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlipReceived {
    /// SHA-256 of the text.
    pub slip: Digest,
    /// The text of the QR, as it is printed: it holds the sums, and its signature proves them.
    pub text: String,
    /// It is of another market or of an unknown stall, and stays so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside: Option<Verdict>,
    /// The officer who scanned it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::ForkSettled`]. A later one takes the place of an earlier one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForkSettled {
    /// The stall.
    pub stall: StallId,
    /// The key.
    pub key: PublicKey,
    /// The epoch.
    pub epoch: u32,
    /// The number of the closing.
    pub z: u64,
    /// SHA-256 of the file that counts, or that a slip promises.
    pub keep: Digest,
    /// Why.
    pub reason: String,
    /// The officer who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::KeyRetired`]. A later one takes the place of an earlier one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyRetired {
    /// The stall.
    pub stall: StallId,
    /// The key.
    pub key: PublicKey,
    /// The last business day that is taken from it.
    pub last_day: Day,
    /// Why.
    pub reason: String,
    /// The officer who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::GapExplained`]. A later one takes the place of an earlier one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GapExplained {
    /// The settlement after the gap.
    pub file: Digest,
    /// What happened.
    pub reason: String,
    /// The officer who explained it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::DaysCame`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaysCame {
    /// The last business day that is no longer in the future.
    pub until: Day,
}
