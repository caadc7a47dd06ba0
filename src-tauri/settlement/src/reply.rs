//! The reply: from the book to one stall's till, one line and the book's signature: what was
//! received, what it costs, what was paid and is owed, and what the committee has to say.
//! Must never be applied for its signature alone: whose key it is, the till knows.

use domain::bank_slip::BankSlip;
use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::{DeviceId, MarketId, StallId};
use domain::money::Money;
use domain::payment::TenderKind;
use domain::promptpay::PromptPayId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::canonical::canonical;
use crate::file::{self, FileRefused};
use crate::key::{PublicKey, SigningSeed};
use crate::reply_check::check;
use crate::single::{self, SingleRefused};
use crate::word::{ReplyWord, VersionOne};

/// How a file of the stall stands in the book.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReceivedAs {
    /// It counts.
    Booked,
    /// It waits until the till's key is accepted.
    Waiting,
    /// Only the closing slip's QR was read; the file is still to come.
    Slip,
    /// Another file has its number: neither counts until people decide.
    Fork,
    /// It was set aside: another till, another key, a stall that has left.
    SetAside,
    /// It was refused.
    Refused,
}

/// A file that came from the stall.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplyFile {
    /// SHA-256 of the file.
    pub file: Digest,
    /// The business day it names.
    pub day: Day,
    /// The number of the closing it names.
    pub z: u64,
    /// The part of the day; absent for one that was not read.
    pub part: Option<u32>,
    /// How it stands.
    pub verdict: ReceivedAs,
    /// Sold less given back; absent for one that was not read.
    pub net: Option<Money>,
}

/// A line of a day's fee.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplyFeeLine {
    /// Its name.
    pub name: String,
    /// How much; below zero is a waiver.
    pub amount: Money,
}

/// The fee of a day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplyFeeDay {
    /// The business day.
    pub day: Day,
    /// What is charged.
    pub lines: Vec<ReplyFeeLine>,
    /// What the lines come to.
    pub total: Money,
    /// Paid of it.
    pub paid: Money,
    /// `total` less `paid`; below zero when the fee fell after it was paid.
    pub owed: Money,
}

/// A payment that the book received, or netted: a voucher, a credit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplyPayment {
    /// The receipt: "2569/00001".
    pub number: String,
    /// The business day on which it was recorded.
    pub day: Day,
    /// How much.
    pub amount: Money,
    /// How.
    pub kind: TenderKind,
    /// It was taken back since.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reversed: bool,
}

/// Where the fee is transferred to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplyTransfer {
    /// The committee's PromptPay number.
    pub to: PromptPayId,
    /// How much: what is owed.
    pub amount: Money,
}

/// The till that the book knows the stall by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplyKey {
    /// The installation.
    pub device: DeviceId,
    /// Its key, accepted.
    pub key: PublicKey,
}

/// The line of a reply.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Always `"reply"`.
    pub t: ReplyWord,
    /// Always 1.
    pub version: VersionOne,
    /// The market.
    pub market: MarketId,
    /// Its name.
    pub market_name: String,
    /// The stall.
    pub stall: StallId,
    /// The stall's name in the book.
    pub stall_name: String,
    /// Its place in the book.
    pub place: String,
    /// Which reply to this stall: 1, 2, …
    pub number: u64,
    /// When it was made.
    pub made: Timestamp,
    /// The book's public key: the signature is by it.
    pub key: PublicKey,
    /// SHA-256 of the reply before; absent in the first.
    pub previous: Option<Digest>,
    /// Files of the stall, by day and number.
    pub received: Vec<ReplyFile>,
    /// Fees of days, the oldest first; every day that is not even is there, or in `owed_before`.
    pub fees: Vec<ReplyFeeDay>,
    /// Owed for days older than those of `fees`.
    pub owed_before: Money,
    /// Payments, the oldest first.
    pub payments: Vec<ReplyPayment>,
    /// Owed in all; below zero is a credit.
    pub owed: Money,
    /// The first day that is not paid in full.
    pub owed_since: Option<Day>,
    /// Where to transfer it; absent when nothing is owed, or the market takes no transfers.
    pub prompt_pay: Option<ReplyTransfer>,
    /// What the committee says to the stall.
    pub notices: Vec<String>,
    /// The prices of fees in words, as in an invitation.
    pub prices: Vec<String>,
    /// Serials of vouchers that are money no more.
    pub withdrawn: Vec<String>,
    /// Slips of transfers that paid more than once in the market.
    pub refused_slips: Vec<BankSlip>,
    /// The till whose settlements count; absent before its key is accepted.
    pub certificate: Option<ReplyKey>,
}

/// Why a reply cannot be read or written, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReplyRefused {
    /// Not a file of this shape and kind, or the signature does not fit.
    #[error(transparent)]
    Single(#[from] SingleRefused),
    /// Signed, but something in it cannot be.
    #[error("{field} cannot be")]
    Contents {
        /// The first field that cannot be.
        field: &'static str,
    },
}

impl ReplyRefused {
    /// The stable code of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            ReplyRefused::Single(refused) => match refused {
                SingleRefused::File(refused) => refused.code(),
                SingleRefused::OtherKind => "not_a_reply",
                SingleRefused::Version { .. } => "newer_version",
                SingleRefused::Line(_) | SingleRefused::MoreLines => "line_form",
                SingleRefused::Signature => "wrong_signature",
            },
            ReplyRefused::Contents { .. } => "contents",
        }
    }
}

/// Makes the file of a reply; its key is the seed's.
///
/// # Errors
/// [`ReplyRefused::Contents`], and [`FileRefused::LineTooLong`] when it does not fit one line: what
/// nobody could read is not written.
pub fn make_reply(reply: &Reply, seed: &SigningSeed) -> Result<Vec<u8>, ReplyRefused> {
    let reply = Reply { key: seed.public(), ..reply.clone() };
    check(&reply)?;
    file::write(&[canonical(&reply)], seed).map_err(too_long)
}

fn too_long(refused: FileRefused) -> ReplyRefused {
    ReplyRefused::Single(SingleRefused::File(refused))
}

/// Reads a reply, checks its signature by the key in it, and adds its sums up again. It proves
/// nothing before the key is found to be the committee's.
///
/// # Errors
/// The first [`ReplyRefused`] by precedence.
pub fn read_reply(bytes: &[u8]) -> Result<Reply, ReplyRefused> {
    let reply = single::read(bytes, "reply", |reply: &Reply| reply.key)?;
    check(&reply)?;
    Ok(reply)
}
