//! The receipt of a sale, or the bill before it is paid. Must never call a bill a receipt, and
//! never say a word of VAT for a stall that is not registered or for goods that carry none.

use domain::baht_words::baht_words;
use domain::day::Timestamp;
use domain::language::Language;
use domain::money::Money;
use domain::payment::{Tender, TenderKind};
use domain::quantity::Quantity;
use domain::sale::{PricedLine, bill_vat};
use domain::tax::TaxClass;
use domain::unit::Unit;

use crate::head::{Marks, Registration, StallHead, copy, foot, head, numbered, title};
use crate::qr::Correction;
use crate::slip::{Block, Size, Slip};
use crate::words::{Word, received};

/// How a bill stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Payment {
    /// Paid: a receipt.
    Paid {
        /// The parts, in the order they were given.
        tenders: Vec<Tender>,
        /// Cash given back.
        change: Money,
    },
    /// Not paid yet: a bill, with a PromptPay QR when the stall takes it.
    Unpaid {
        /// The QR to pay by.
        promptpay: Option<PayCode>,
    },
}

/// A PromptPay QR to pay by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PayCode {
    /// The text of the QR, from [`domain::promptpay`].
    pub payload: String,
    /// The name the bank shows for the account, so that the payer can compare; may be empty.
    pub payee: String,
}

impl PayCode {
    /// The code with what it is for below it, and whose account it reaches.
    pub(crate) fn put(&self, slip: &mut Slip, purpose: Word, language: Language) {
        slip.add(Block::Qr {
            payload: self.payload.clone(),
            caption: purpose.say(language).to_owned(),
            correction: Correction::Medium,
            dots_per_module: 7,
        });
        if !self.payee.trim().is_empty() {
            let payee = format!("{}: {}", Word::Payee.say(language), self.payee);
            slip.center(payee, Size::Small, false);
        }
    }
}

/// A sale as it goes on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// Whose.
    pub stall: StallHead,
    /// With a tax id, and with VAT or without.
    pub registration: Registration,
    /// The number of the receipt; empty for a bill that has none yet.
    pub number: String,
    /// When it was rung up.
    pub at: Timestamp,
    /// What was sold.
    pub lines: Vec<PricedLine>,
    /// What it comes to.
    pub total: Money,
    /// Whether and how it was paid.
    pub payment: Payment,
    /// The journal's hash of the sale, in hex; empty when there is none yet.
    pub hash: String,
    /// Copy, practice.
    pub marks: Marks,
}

/// The slip of a sale.
#[must_use]
pub fn slip(receipt: &Receipt, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    let paid = matches!(receipt.payment, Payment::Paid { .. });
    head(&mut slip, &receipt.stall, &receipt.registration, (receipt.marks, language));
    slip.add(Block::Space(6));
    if receipt.marks.practice {
        slip.center(say(Word::PracticeNote), Size::Normal, true);
    } else if paid {
        title(&mut slip, Word::Receipt, Size::Normal, language);
        if has_vat(receipt) {
            title(&mut slip, Word::TaxInvoice, Size::Normal, language);
        }
    } else {
        slip.center(say(Word::UnpaidBill), Size::Normal, true);
    }
    copy(&mut slip, receipt.marks, language);
    numbered(&mut slip, &receipt.number, receipt.at, language);
    slip.rule();
    for line in &receipt.lines {
        slip.add(item(line, has_vat(receipt) && line.tax == TaxClass::Exempt, language));
    }
    slip.rule();
    slip.small_pair(say(Word::Count), format!("{} {}", receipt.lines.len(), say(Word::Items)));
    slip.bold_pair(say(Word::Total), receipt.total.to_string(), Size::Large);
    if language == Language::Th {
        slip.center(format!("({})", baht_words(receipt.total)), Size::Small, false);
    }
    payment(&mut slip, receipt, language);
    vat(&mut slip, receipt, language);
    slip.rule();
    foot(&mut slip, &receipt.hash, receipt.marks, language);
    slip.center(say(Word::Thanks), Size::Normal, true);
    slip
}

/// Goods on a slip; `starred` marks what is exempt among taxed goods.
pub(crate) fn item(line: &PricedLine, starred: bool, language: Language) -> Block {
    let star = if starred { " *" } else { "" };
    Block::Item {
        name: format!("{}{star}", line.name),
        detail: detail(line.unit, line.quantity, Some(line.unit_price), language),
        amount: line.amount.to_string(),
    }
}

/// "2 ชิ้น × 50.00"; nothing for a single piece.
pub(crate) fn detail(
    unit: Unit,
    quantity: Quantity,
    price: Option<Money>,
    language: Language,
) -> Option<String> {
    if quantity == Quantity::ONE && unit == Unit::Piece {
        return None;
    }
    let much = format!("{quantity} {}", unit.word(language));
    Some(price.map_or(much.clone(), |price| format!("{much} × {price}")))
}

/// Whether the slip speaks of VAT: a registered stall truly selling at least one taxed thing.
fn has_vat(receipt: &Receipt) -> bool {
    !receipt.marks.practice
        && matches!(receipt.registration, Registration::Vat(_))
        && receipt.lines.iter().any(|line| line.tax == TaxClass::Vat)
}

fn payment(slip: &mut Slip, receipt: &Receipt, language: Language) {
    match &receipt.payment {
        Payment::Paid { tenders, change } => {
            for part in tenders {
                slip.pair(received(part.kind, language), part.received.to_string());
            }
            if tenders.iter().any(|part| part.kind == TenderKind::Cash) {
                slip.bold_pair(Word::Change.say(language), change.to_string(), Size::Normal);
            }
        }
        Payment::Unpaid { promptpay } => {
            slip.center(Word::NotPaidYet.say(language), Size::Small, true);
            // what is only practice must not be payable
            if let Some(code) = promptpay
                && !receipt.marks.practice
            {
                code.put(slip, Word::ScanToPay, language);
            }
        }
    }
}

/// The VAT inside the taxed goods, with the words the law asks for.
fn vat(slip: &mut Slip, receipt: &Receipt, language: Language) {
    if !has_vat(receipt) {
        return;
    }
    let taxed = receipt.lines.iter().filter(|line| line.tax == TaxClass::Vat);
    let exempt = taxed.clone().count() < receipt.lines.len();
    slip.add(Block::Space(6));
    slip.center(Word::VatIncluded.say(language), Size::Small, true);
    if exempt && let Ok(sum) = Money::sum(taxed.map(|line| line.amount)) {
        slip.small_pair(Word::TaxedGoods.say(language), sum.to_string());
    }
    if let Ok(vat) = bill_vat(&receipt.lines) {
        slip.small_pair(Word::Vat.say(language), vat.to_string());
    }
    if exempt {
        slip.text(Word::VatExemptMark.say(language), Size::Small);
    }
}
