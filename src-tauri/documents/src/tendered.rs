//! How a bill was paid, on a receipt: each part by its word, what cash was rounded by, what was
//! given back, what is still owed. Must never name a customer that the till did not hand in.

use domain::bank_slip::bank_name;
use domain::language::Language;
use domain::money::Money;
use domain::payment::{Tender, TenderDetail, TenderKind};

use crate::figures::{in_words_if_large, signed};
use crate::receipt::Paid;
use crate::slip::{Size, Slip};
use crate::words::{Word, received};

/// How many letters of a reference are shown: enough to find it in the bank's app.
const REFERENCE_TAIL: usize = 4;

/// What was to be paid after rounding, in figures and words, then how it was.
pub(crate) fn tendered(slip: &mut Slip, paid: &Paid, total: Money, language: Language) {
    let say = |word: Word| word.say(language);
    let to_pay = total.plus(paid.rounding).unwrap_or(total);
    if !paid.rounding.is_zero() {
        slip.pair(say(Word::Rounding), signed(paid.rounding));
        slip.bold_pair(say(Word::ToPay), to_pay.to_string(), Size::Normal);
    }
    in_words_if_large(slip, to_pay, language);
    for part in &paid.tenders {
        tender(slip, part, paid, language);
    }
    if paid.tenders.iter().any(|part| part.kind == TenderKind::Cash) {
        slip.bold_pair(say(Word::Change), paid.change.to_string(), Size::Normal);
    }
}

fn tender(slip: &mut Slip, part: &Tender, paid: &Paid, language: Language) {
    let say = |word: Word| word.say(language);
    match (part.kind, &part.detail) {
        // of cash the note in the hand is shown, and the change below it
        (TenderKind::Cash, _) => slip.pair(say(Word::ReceivedCash), part.received.to_string()),
        (TenderKind::Credit, _) => credit(slip, part.amount, paid, language),
        (TenderKind::Deposit, _) => slip.pair(say(Word::DepositUsed), part.amount.to_string()),
        (_, Some(TenderDetail::Other { name })) if !name.trim().is_empty() => {
            slip.pair(name.clone(), part.amount.to_string());
        }
        (_, Some(TenderDetail::CoPay { scheme, state, buyer, .. })) => {
            slip.pair(scheme.clone(), part.amount.to_string());
            let (state, buyer) = (state.to_string(), buyer.to_string());
            slip.remark(format!("{} {state}", say(Word::StatePays)));
            slip.remark(format!("{} {buyer}", say(Word::BuyerPays)));
        }
        (kind, detail) => {
            slip.pair(received(kind, language), part.amount.to_string());
            if let Some(TenderDetail::BankSlip { bank, reference }) = detail {
                slip.remark(bank_slip(bank, reference, language));
            }
            if let Some(TenderDetail::Voucher { serial, .. }) = detail {
                slip.remark(format!("{} {serial}", say(Word::Number)));
            }
            if part.received > part.amount {
                slip.remark(format!("{} {}", say(Word::VoucherWorth), part.received));
            }
        }
    }
}

fn credit(slip: &mut Slip, amount: Money, paid: &Paid, language: Language) {
    slip.bold_pair(Word::OnCredit.say(language), amount.to_string(), Size::Normal);
    if let Some(due) = paid.due {
        slip.under(Word::Due.say(language), due.slip());
    }
    if let Some(customer) = paid.customer.as_deref().filter(|name| !name.trim().is_empty()) {
        slip.under(Word::Customer.say(language), customer);
    }
}

/// "อ้างอิง …6512 ไทยพาณิชย์"
fn bank_slip(bank: &str, reference: &str, language: Language) -> String {
    let skipped = reference.chars().count().saturating_sub(REFERENCE_TAIL);
    let tail: String = reference.chars().skip(skipped).collect();
    let bank = bank_name(bank).unwrap_or(bank);
    format!("{} …{tail} {bank}", Word::Reference.say(language))
}
