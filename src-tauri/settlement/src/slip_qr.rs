//! The closing slip's QR: the sums of a day, signed, so that a day can be handed in on paper.
//! Must never be read in a second spelling: what is read is what would be written, to the letter.

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::id::{DeviceId, MarketId, StallId};
use domain::money::{Money, OutOfRange};

use crate::day_file::{Close, DayFile, Open};
use crate::fact::TenderTotal;
use crate::key::{PublicKey, SigningSeed};
use crate::signed_text::{self, SignedText};
use crate::slip_cbor;

/// How the text begins: a slip of Talad, version 1.
pub const PREFIX: &str = "TL1:";
/// Longer texts are not looked at.
pub const MAX_TEXT: usize = 600;

/// What a slip says of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// The market; absent while the stall stands alone.
    pub market: Option<MarketId>,
    /// The stall.
    pub stall: StallId,
    /// The installation.
    pub device: DeviceId,
    /// Which key signed: [`PublicKey::key_id`].
    pub key_id: [u8; 8],
    /// The business day.
    pub day: Day,
    /// The number of the closing.
    pub z: u64,
    /// The epoch.
    pub epoch: u32,
    /// The first receipt; absent on a day without.
    pub first_receipt: Option<u64>,
    /// The last receipt.
    pub last_receipt: Option<u64>,
    /// How many sales.
    pub sales: u64,
    /// How many refunds.
    pub refunds: u64,
    /// By tender: taken and given back, in the order of reports.
    pub tenders: Vec<TenderTotal>,
    /// Net since the beginning, this day included.
    pub grand_total: Money,
    /// SHA-256 of the settlement file, which must agree when it comes.
    pub file: Digest,
    /// When the day was opened.
    pub opened: Timestamp,
    /// When it was closed.
    pub closed: Timestamp,
}

/// Why a scanned text is not a slip of this key, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SlipRefused {
    /// Some other QR code.
    #[error("not a closing slip")]
    NotASlip,
    /// Damaged: not base45, not COSE, not the summary.
    #[error("the slip's code is damaged")]
    Form,
    /// Not signed by this key.
    #[error("the signature on the slip does not fit")]
    Signature,
    /// Signed, but in another spelling than the one that is written.
    #[error("the slip's code is not in its one form")]
    NotCanonical,
    /// Signed, but no day can be so: receipts and counts, or amounts, contradict each other.
    #[error("the slip contradicts itself")]
    Content,
}

impl Summary {
    /// The summary of a day that is about to be printed.
    #[must_use]
    pub fn new(open: &Open, close: &Close, file: Digest) -> Summary {
        let totals = &close.totals;
        Summary {
            market: open.market,
            stall: open.stall,
            device: open.device,
            key_id: open.key.key_id(),
            day: open.day,
            z: open.z,
            epoch: open.epoch,
            first_receipt: totals.first_receipt,
            last_receipt: totals.last_receipt,
            sales: totals.sales,
            refunds: totals.refunds,
            tenders: totals.tenders.clone(),
            grand_total: totals.grand_total,
            file,
            opened: open.opened,
            closed: close.closed,
        }
    }

    /// The summary a settlement's slip must have had.
    #[must_use]
    pub fn of(file: &DayFile) -> Summary {
        Summary::new(&file.open, &file.close, file.file)
    }

    /// What was taken and what was given back, over all tenders.
    ///
    /// # Errors
    /// [`OutOfRange`] when a sum cannot be held.
    pub fn taken_and_returned(&self) -> Result<(Money, Money), OutOfRange> {
        let taken = Money::sum(self.tenders.iter().map(|tender| tender.sold))?;
        let returned = Money::sum(self.tenders.iter().map(|tender| tender.refunded))?;
        Ok((taken, returned))
    }

    fn can_be(&self) -> bool {
        let receipts = match (self.first_receipt, self.last_receipt) {
            (None, None) => Some(0),
            (Some(first), Some(last)) if first > 0 => (last + 1).checked_sub(first),
            _ => None,
        };
        let amounts = self
            .tenders
            .iter()
            .all(|tender| !tender.sold.is_negative() && !tender.refunded.is_negative());
        let ordered = self.tenders.windows(2).all(|pair| match pair {
            [first, second] => first.kind < second.kind,
            _ => true,
        });
        receipts == self.sales.checked_add(self.refunds)
            && amounts
            && ordered
            && self.taken_and_returned().is_ok()
    }
}

/// The text of the QR code: `TL1:` and base45 of a tagged COSE_Sign1. About 340 characters, all
/// of the QR alphanumeric set.
#[must_use]
pub fn make(summary: &Summary, seed: &SigningSeed) -> String {
    signed_text::sign(PREFIX, slip_cbor::write(summary), seed)
}

/// What a scanned text claims, unproved: to find the key that [`read`] needs.
///
/// # Errors
/// [`SlipRefused::NotASlip`] and [`SlipRefused::Form`].
pub fn claimed(text: &str) -> Result<Summary, SlipRefused> {
    parts(text).map(|(summary, _)| summary)
}

fn parts(text: &str) -> Result<(Summary, SignedText), SlipRefused> {
    let encoded = text.strip_prefix(PREFIX).ok_or(SlipRefused::NotASlip)?;
    if text.len() > MAX_TEXT {
        return Err(SlipRefused::Form);
    }
    let signed = SignedText::read(encoded).ok_or(SlipRefused::Form)?;
    let summary = slip_cbor::read(&signed.payload).ok_or(SlipRefused::Form)?;
    Ok((summary, signed))
}

/// Reads a scanned text and checks it against the key of the stall.
///
/// # Errors
/// The first [`SlipRefused`] by precedence.
pub fn read(scanned: &str, key: &PublicKey) -> Result<Summary, SlipRefused> {
    let (summary, signed) = parts(scanned)?;
    if summary.key_id != key.key_id() || !signed.is_by(key) {
        return Err(SlipRefused::Signature);
    }
    if signed_text::text(PREFIX, slip_cbor::write(&summary), &signed.signature) != scanned {
        return Err(SlipRefused::NotCanonical);
    }
    if summary.can_be() { Ok(summary) } else { Err(SlipRefused::Content) }
}
