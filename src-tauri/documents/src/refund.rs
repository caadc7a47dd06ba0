//! The slip of a refund: what came back, why, and how the money went. Must never stand without the
//! receipt it refunds.

use domain::day::Timestamp;
use domain::language::Language;
use domain::money::Money;
use domain::quantity::Quantity;
use domain::refund::Repayment;
use domain::unit::Unit;

use crate::figures::{in_words, signed};
use crate::head::{Marks, Registration, StallHead, copy, foot, head, numbered};
use crate::slip::{Block, Size, Slip};
use crate::sold::detail;
use crate::words::{Word, paid_back};

/// Goods that came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReturnedLine {
    /// Their name.
    pub name: String,
    /// What they are sold by.
    pub unit: Unit,
    /// How much came back.
    pub quantity: Quantity,
    /// What was given back for it.
    pub amount: Money,
}

/// A refund as it goes on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refund {
    /// Whose.
    pub stall: StallHead,
    /// With a tax id, and with VAT or without.
    pub registration: Registration,
    /// The number of the refund.
    pub number: String,
    /// The number of the receipt that is refunded.
    pub original: String,
    /// When.
    pub at: Timestamp,
    /// Why, in the vendor's words.
    pub reason: String,
    /// What came back.
    pub lines: Vec<ReturnedLine>,
    /// What it had cost.
    pub total: Money,
    /// What more, or less, goes back: the rounding of the sale's cash, copied.
    pub rounding: Money,
    /// The VAT inside it; shown only for a registered stall.
    pub vat: Money,
    /// How it was given back.
    pub repayments: Vec<Repayment>,
    /// The journal's hash of the refund, in hex.
    pub hash: String,
    /// Copy, practice.
    pub marks: Marks,
}

/// The slip of a refund.
#[must_use]
pub fn slip(refund: &Refund, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    head(&mut slip, &refund.stall, &refund.registration, (refund.marks, language));
    slip.add(Block::Space(6));
    slip.center(say(Word::Refund), Size::Large, true);
    copy(&mut slip, refund.marks, language);
    numbered(&mut slip, &refund.number, refund.at, language);
    slip.small_pair(say(Word::OriginalReceipt), refund.original.clone());
    if !refund.reason.trim().is_empty() {
        slip.text(format!("{}: {}", say(Word::Reason), refund.reason), Size::Small);
    }
    slip.rule();
    for line in &refund.lines {
        slip.add(Block::Item {
            name: line.name.clone(),
            detail: detail(line.unit, line.quantity, None, language),
            amount: line.amount.to_string(),
        });
    }
    slip.rule();
    slip.bold_pair(say(Word::RefundTotal), refund.total.to_string(), Size::Large);
    let back = refund.total.plus(refund.rounding).unwrap_or(refund.total);
    if !refund.rounding.is_zero() {
        slip.pair(say(Word::Rounding), signed(refund.rounding));
        slip.bold_pair(say(Word::PaidBack), back.to_string(), Size::Normal);
    }
    in_words(&mut slip, back, language);
    for part in &refund.repayments {
        slip.pair(paid_back(part.kind, language), part.amount.to_string());
    }
    if matches!(refund.registration, Registration::Vat(_)) && !refund.vat.is_zero() {
        slip.small_pair(say(Word::VatInRefund), refund.vat.to_string());
    }
    slip.add(Block::Signature(say(Word::ReceiverSigns).to_owned()));
    slip.rule();
    foot(&mut slip, &refund.hash, refund.marks, language);
    slip
}
