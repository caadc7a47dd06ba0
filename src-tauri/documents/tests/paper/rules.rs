//! What slips must never say, whatever the words are set in.

use documents::receipt::{self, Payment, Receipt};
use documents::slip::{Block, Slip};
use documents::{day_slip, fee_receipt, refund};
use domain::language::Language;
use domain::tax::TaxClass;

use crate::samples;

const VAT_WORDS: [&str; 3] = ["ใบกำกับภาษี", "มูลค่าเพิ่ม", "VAT"];

/// Everything a slip says.
fn words(slip: &Slip) -> String {
    slip.words().join("\n")
}

fn says_vat(slip: &Slip) -> bool {
    VAT_WORDS.iter().any(|word| words(slip).contains(word))
}

fn has_qr(slip: &Slip) -> bool {
    slip.blocks.iter().any(|block| matches!(block, Block::Qr { .. }))
}

#[test]
fn only_taxed_goods_of_a_registered_stall_make_a_tax_invoice() {
    for language in [Language::Th, Language::En] {
        let taxed_but_not_registered =
            Receipt { lines: samples::lines(TaxClass::Vat), ..samples::receipt() };
        let registered_but_exempt =
            Receipt { lines: samples::lines(TaxClass::Exempt), ..samples::tax_invoice() };
        assert!(!says_vat(&receipt::slip(&taxed_but_not_registered, language)));
        assert!(!says_vat(&receipt::slip(&registered_but_exempt, language)));
        assert!(!says_vat(&refund::slip(&samples::refund(), language)));
        assert!(!says_vat(&day_slip::slip(&samples::day_close(), language)));
        assert!(!says_vat(&fee_receipt::slip(&samples::fee_receipt(), language)));

        let invoice = words(&receipt::slip(&samples::tax_invoice(), language));
        for must in ["ใบกำกับภาษีอย่างย่อ", "0105561234567", "A12-000123", "17.50"]
        {
            assert!(invoice.contains(must), "{must}");
        }
    }
}

#[test]
fn a_bill_is_no_receipt_until_it_is_paid() {
    for language in [Language::Th, Language::En] {
        let unpaid = receipt::slip(&samples::bill(), language);
        assert!(!words(&unpaid).contains("ใบเสร็จรับเงิน") && has_qr(&unpaid));
        let paid = receipt::slip(&samples::receipt(), language);
        assert!(words(&paid).contains("ใบเสร็จรับเงิน") && !has_qr(&paid));
    }
}

#[test]
fn practice_is_neither_a_receipt_nor_payable() {
    let payment = Payment::Unpaid { promptpay: Some(samples::pay_code()) };
    for receipt in [samples::practice(), Receipt { payment, ..samples::practice() }] {
        let slip = receipt::slip(&receipt, Language::Th);
        assert!(!words(&slip).contains("ใบเสร็จรับเงิน") && !has_qr(&slip) && !says_vat(&slip));
        assert!(matches!(slip.blocks.first(), Some(Block::Marked(_))));
    }
    let mut day = samples::day_close();
    assert!(has_qr(&day_slip::slip(&day, Language::Th)));
    day.marks.practice = true;
    assert!(!has_qr(&day_slip::slip(&day, Language::Th)));
}

#[test]
fn nobodys_account_stands_whole_in_readable_words() {
    let unpaid = receipt::slip(&samples::bill(), Language::Th);
    assert!(!words(&unpaid).contains("812223333"));
}
