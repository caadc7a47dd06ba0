//! The receipt of a sale, or the bill before it is paid. Must never call a bill a receipt, and
//! never say a word of VAT for a stall that is not registered or for goods that carry none.

use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;
use domain::payment::{Tender, TenderKind};
use domain::sale::{BundleUse, PricedLine};
use domain::tax::{TaxClass, vat_included};

use crate::figures::in_words_if_large;
use crate::head::{Marks, Registration, StallHead, copy, foot, head, numbered, title};
use crate::qr::Correction;
use crate::slip::{Block, Size, Slip};
use crate::sold;
use crate::tendered::tendered;
use crate::words::Word;

/// How a bill stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Payment {
    /// Settled: a receipt, or a credit bill where nothing was received.
    Paid(Paid),
    /// Not paid yet: a bill, with a PromptPay QR when the stall takes it.
    Unpaid {
        /// The QR to pay by.
        promptpay: Option<PayCode>,
    },
}

/// How a bill was settled.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Paid {
    /// The parts, in the order they were given.
    pub tenders: Vec<Tender>,
    /// Cash given back.
    pub change: Money,
    /// What cash was rounded by; below zero in the customer's favour.
    pub rounding: Money,
    /// By when what is owed is to be paid.
    pub due: Option<Day>,
    /// Who owes it: only where the slip is her own. None names nobody.
    pub customer: Option<String>,
}

/// A line of a sale with its note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SoldLine {
    /// What was sold.
    pub line: PricedLine,
    /// A note: what goes with it, how it is wanted.
    pub note: Option<String>,
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
    pub lines: Vec<SoldLine>,
    /// How many times each bundle was filled, where that is known.
    pub bundles: Vec<BundleUse>,
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
    let vat = vat(receipt);
    head(&mut slip, &receipt.stall, &receipt.registration, (receipt.marks, language));
    slip.add(Block::Space(6));
    titles(&mut slip, receipt, vat.is_some(), language);
    copy(&mut slip, receipt.marks, language);
    numbered(&mut slip, &receipt.number, receipt.at, language);
    slip.rule();
    let exempt_marked = vat.is_some_and(|vat| vat.has_exempt);
    sold::lines(&mut slip, &receipt.lines, &receipt.bundles, (exempt_marked, language));
    slip.rule();
    slip.small_pair(say(Word::Count), format!("{} {}", receipt.lines.len(), say(Word::Items)));
    sold::taken_off(&mut slip, &receipt.lines, &receipt.bundles, language);
    slip.bold_pair(say(Word::Total), receipt.total.to_string(), Size::Large);
    match &receipt.payment {
        Payment::Paid(paid) => tendered(&mut slip, paid, receipt.total, language),
        Payment::Unpaid { promptpay } => {
            in_words_if_large(&mut slip, receipt.total, language);
            unpaid(&mut slip, promptpay.as_ref(), receipt.marks, language);
        }
    }
    if let Some(vat) = vat {
        vat.put(&mut slip, language);
    }
    slip.rule();
    foot(&mut slip, &receipt.hash, receipt.marks, language);
    slip.center(say(Word::Thanks), Size::Normal, true);
    slip
}

/// What the slip is. Nothing received, nothing receipted: what is owed whole stands on a bill.
fn titles(slip: &mut Slip, receipt: &Receipt, vat: bool, language: Language) {
    let owed = |part: &Tender| part.kind == TenderKind::Credit;
    match &receipt.payment {
        _ if receipt.marks.practice => {
            return slip.center(Word::PracticeNote.say(language), Size::Normal, true);
        }
        Payment::Unpaid { .. } => {
            return slip.center(Word::UnpaidBill.say(language), Size::Normal, true);
        }
        Payment::Paid(paid) if !paid.tenders.is_empty() && paid.tenders.iter().all(owed) => {
            title(slip, Word::CreditBill, Size::Normal, language);
        }
        Payment::Paid(_) => title(slip, Word::Receipt, Size::Normal, language),
    }
    if vat {
        title(slip, Word::TaxInvoice, Size::Normal, language);
    }
}

fn unpaid(slip: &mut Slip, promptpay: Option<&PayCode>, marks: Marks, language: Language) {
    slip.center(Word::NotPaidYet.say(language), Size::Small, true);
    // what is only practice must not be payable
    if let Some(code) = promptpay.filter(|_| !marks.practice) {
        code.put(slip, Word::ScanToPay, language);
    }
}

/// What a slip says of VAT, in the words and figures the law asks for.
#[derive(Clone, Copy)]
struct Vat {
    base: Money,
    vat: Money,
    exempt: Money,
    has_exempt: bool,
}

/// The VAT inside the taxed goods; only of a registered stall truly selling one taxed thing.
fn vat(receipt: &Receipt) -> Option<Vat> {
    if receipt.marks.practice || !matches!(receipt.registration, Registration::Vat(_)) {
        return None;
    }
    let of = |tax: TaxClass| {
        receipt.lines.iter().map(|sold| &sold.line).filter(move |line| line.tax == tax)
    };
    let sum = |tax: TaxClass| Money::sum(of(tax).map(|line| line.amount)).ok();
    of(TaxClass::Vat).next()?;
    let taxed = sum(TaxClass::Vat)?;
    let vat = vat_included(taxed).ok()?;
    Some(Vat {
        base: taxed.minus(vat).ok()?,
        vat,
        exempt: sum(TaxClass::Exempt)?,
        has_exempt: of(TaxClass::Exempt).next().is_some(),
    })
}

impl Vat {
    fn put(self, slip: &mut Slip, language: Language) {
        let say = |word: Word| word.say(language);
        slip.add(Block::Space(6));
        slip.center(say(Word::VatIncluded), Size::Small, true);
        slip.small_pair(say(Word::TaxedBase), self.base.to_string());
        slip.small_pair(say(Word::Vat), self.vat.to_string());
        if self.has_exempt {
            slip.small_pair(say(Word::ExemptGoods), self.exempt.to_string());
            slip.text(say(Word::ExemptNote), Size::Small);
        }
    }
}
