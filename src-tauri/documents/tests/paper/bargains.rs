//! Receipts of bills priced by the one rule of the house: haggled, bundled, given, rounded, and
//! paid in every way. Must never write an amount down that pricing or settling works out.

use domain::day::Day;
use domain::id::GoodsId;
use domain::money::Money;
use domain::payment::{TenderDetail, TenderDraft, TenderKind, settle};
use domain::pricing::{
    Asked, LineDraft, MarkdownOf, PriceRule, PriceRuleKind, Reduction, Terms, price,
};
use domain::quantity::Quantity;
use domain::rounding::{Direction, Rounding};
use domain::sale::Bill;
use domain::tax::TaxClass;
use domain::unit::Unit;

use documents::head::{Marks, Registration};
use documents::receipt::{Paid, Payment, Receipt, SoldLine};

use crate::samples::{MORNING, receipt, registered, satang, stall};

pub fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

/// The id of the nth goods.
pub fn goods(n: u8) -> GoodsId {
    GoodsId::new(MORNING, [n; 10])
}

pub fn draft(n: u8, name: &str, unit: Unit, thousandths: i64, price: i64) -> LineDraft {
    LineDraft {
        goods: Some(goods(n)),
        category: None,
        name: name.to_owned(),
        unit,
        quantity: Quantity::from_thousandths(thousandths).unwrap(),
        list_price: satang(price),
        asked: Asked::List,
        discount: None,
        tax: TaxClass::Exempt,
    }
}

pub fn rule(n: u8, name: &str, does: PriceRuleKind) -> PriceRule {
    let id = domain::id::PriceRuleId::new(MORNING, [n; 10]);
    PriceRule { id, name: name.to_owned(), does, from: today(), until: None }
}

/// Three juices for 100 baht mixed as one likes, two pies for 35, durian at another price these
/// days, greens marked down.
pub fn rules() -> Vec<PriceRule> {
    vec![
        rule(
            1,
            "3 ขวด 100",
            PriceRuleKind::Bundle {
                goods: vec![goods(1), goods(2)],
                count: 3,
                price: Money::baht(100),
            },
        ),
        rule(
            2,
            "2 ชิ้น 35",
            PriceRuleKind::Bundle { goods: vec![goods(3)], count: 2, price: Money::baht(35) },
        ),
        rule(3, "", PriceRuleKind::Dated { goods: goods(4), price: satang(28_050) }),
        rule(
            4,
            "",
            PriceRuleKind::Markdown {
                of: MarkdownOf::Goods { id: goods(5) },
                off: Reduction::Percent { hundredths: 3_000 },
            },
        ),
    ]
}

pub fn priced(drafts: &[LineDraft], discount: Option<Reduction>) -> Bill {
    let rules = rules();
    let weighed = Rounding { step: Money::baht(1), direction: Direction::Nearest };
    let terms = Terms { rules: &rules, day: today(), weighed: Some(weighed), discount };
    price(drafts, terms).unwrap()
}

/// Every way a line comes about, on one bill.
fn haggled_drafts() -> Vec<LineDraft> {
    vec![
        draft(1, "น้ำส้มคั้นสด", Unit::Bottle, 2_000, 4_000),
        draft(2, "น้ำอ้อย", Unit::Bottle, 2_000, 3_500),
        draft(3, "พายสับปะรด", Unit::Piece, 5_000, 2_000),
        draft(4, "ทุเรียนหมอนทอง", Unit::Kilogram, 1_235, 32_000),
        draft(5, "ผักชี", Unit::Bunch, 3_000, 1_500),
        LineDraft {
            asked: Asked::Keyed(Money::baht(50)),
            ..draft(6, "ปลาทูนึ่ง", Unit::Pack, 1_000, 6_000)
        },
        LineDraft {
            asked: Asked::Free, ..draft(7, "ต้นหอม", Unit::Bunch, 1_000, 1_000)
        },
        LineDraft {
            discount: Some(Reduction::Baht { amount: Money::baht(5) }),
            ..draft(8, "ขนมครก", Unit::Piece, 1_000, 4_000)
        },
        LineDraft {
            asked: Asked::Label(satang(7_788)),
            ..draft(9, "หมูบด", Unit::Kilogram, 488, 16_000)
        },
    ]
}

/// A receipt of a bill that was paid so.
pub fn paid(
    bill: Bill,
    drafts: &[TenderDraft],
    cash: Option<Rounding>,
    registration: Registration,
) -> Receipt {
    let settled = settle(bill.total, drafts, cash).unwrap();
    Receipt {
        stall: stall(),
        registration,
        number: "0124".to_owned(),
        at: MORNING,
        lines: bill.lines.into_iter().map(|line| SoldLine { line, note: None }).collect(),
        bundles: bill.bundles,
        total: bill.total,
        payment: Payment::Paid(Paid {
            tenders: settled.tenders,
            change: settled.change,
            rounding: settled.rounding.map_or(Money::ZERO, |rounding| rounding.amount),
            due: Day::new(2026, 12, 22),
            customer: None,
        }),
        marks: Marks::default(),
        ..receipt()
    }
}

pub fn give(kind: TenderKind, satang_given: i64, detail: Option<TenderDetail>) -> TenderDraft {
    TenderDraft { kind, amount: satang(satang_given), detail }
}

const SALUENG: Rounding = Rounding {
    step: match Money::from_satang(25) {
        Some(step) => step,
        None => Money::ZERO,
    },
    direction: Direction::Down,
};

/// Haggled over line by line and then as a whole, and paid in cash.
pub fn haggled() -> Receipt {
    let discount = Some(Reduction::Baht { amount: Money::baht(10) });
    let bill = priced(&haggled_drafts(), discount);
    let mut receipt = paid(
        bill,
        &[give(TenderKind::Cash, 100_000, None)],
        Some(SALUENG),
        Registration::TaxId("1100501234567".to_owned()),
    );
    receipt.lines[5].note = Some("ห่อใบตอง ไม่ใส่ถุงพลาสติก".to_owned());
    receipt
}

/// Paid in every way there is, by a customer whose name the till hands in.
pub fn mixed_payment() -> Receipt {
    let mut drafts = haggled_drafts();
    for line in drafts.iter_mut().take(3) {
        line.tax = TaxClass::Vat;
    }
    let bill = priced(&drafts, None);
    let tenders = [
        give(
            TenderKind::PromptPay,
            10_000,
            Some(TenderDetail::BankSlip {
                bank: "014".to_owned(),
                reference: "00111222233344ABCD12".to_owned(),
            }),
        ),
        give(
            TenderKind::CoPay,
            12_000,
            Some(TenderDetail::CoPay {
                scheme: "คนละครึ่งพลัส".to_owned(),
                state: Money::baht(60),
                state_due: MORNING,
                buyer: Money::baht(60),
                buyer_due: MORNING,
            }),
        ),
        give(
            TenderKind::Other,
            5_000,
            Some(TenderDetail::Other {
                name: "คูปองตลาดนัดวันพุธ".to_owned()
            }),
        ),
        give(
            TenderKind::Deposit,
            10_000,
            Some(TenderDetail::Deposit { preorder: domain::id::PreorderId::new(MORNING, [9; 10]) }),
        ),
        give(TenderKind::Credit, 32_000, None),
        give(
            TenderKind::Voucher,
            10_000,
            Some(TenderDetail::Voucher { serial: "7KQ2-M4XR".to_owned(), most: None }),
        ),
    ];
    let rest = bill.total.minus(satang(69_000)).unwrap();
    assert!(rest < Money::baht(100), "the voucher is not used whole: {rest}");
    let mut receipt = paid(bill, &tenders, None, registered());
    if let Payment::Paid(paid) = &mut receipt.payment {
        paid.customer = Some("ป้าแจ๋วบ้านเหนือ".to_owned());
    }
    receipt
}

/// All of it owed, nothing received.
pub fn on_credit() -> Receipt {
    let bill = priced(&[draft(6, "ข้าวหอมมะลิ", Unit::Bag, 1_000, 12_000)], None);
    paid(bill, &[give(TenderKind::Credit, 12_000, None)], None, Registration::None)
}
