//! Debts and preorders of a made-up stall, for tests only. Must never name a real person.

use documents::pick_list::{Order, PickList, Picked};
use documents::preorder::{CalledOff, OrderedLine, Preorder};
use documents::repayment::{self, Repayment};
use documents::slip::{Block, Slip};
use documents::statement::{self, OpenBill, Statement};
use documents::{pick_list, preorder};
use domain::day::Day;
use domain::language::Language;
use domain::money::Money;
use domain::payment::TenderKind;
use domain::quantity::Quantity;
use domain::unit::Unit;

use crate::samples::{MORNING, pay_code, satang, stall};

fn open_bill(number: &str, days: i64, due: u32, amount: i64, left: i64) -> OpenBill {
    OpenBill {
        number: number.to_owned(),
        at: MORNING.later(-days * 86_400),
        due: Day::new(2026, 11, due).unwrap(),
        overdue: due < 22,
        amount: satang(amount),
        left: satang(left),
    }
}

pub fn statement() -> Statement {
    Statement {
        stall: stall(),
        customer: "ป้าน้อย ท้ายซอยโรงสี".to_owned(),
        at: MORNING,
        bills: vec![
            open_bill("0012", 10, 19, 120_000, 45_050),
            open_bill("0131", 3, 26, 8_500, 8_500),
            open_bill("1204", 1, 29, 123_456, 123_456),
        ],
        owes: satang(177_006),
        code: Some(pay_code()),
    }
}

pub fn repayment() -> Repayment {
    Repayment {
        stall: stall(),
        number: "0007".to_owned(),
        at: MORNING,
        customer: "ป้าน้อย ท้ายซอยโรงสี".to_owned(),
        takes_back: None,
        kind: TenderKind::Cash,
        amount: Money::baht(500),
        bills: vec![("0012".to_owned(), satang(45_050)), ("0131".to_owned(), satang(4_950))],
        owes: satang(127_006),
        hash: "9f3c2a71d04be885".to_owned(),
    }
}

pub fn taken_back() -> Repayment {
    Repayment {
        number: "0008".to_owned(),
        takes_back: Some("0007".to_owned()),
        owes: satang(177_006),
        ..repayment()
    }
}

fn wanted(name: &str, unit: Unit, thousandths: i64, note: &str) -> OrderedLine {
    OrderedLine {
        name: name.to_owned(),
        unit,
        quantity: Quantity::from_thousandths(thousandths).unwrap(),
        note: note.to_owned(),
    }
}

pub fn preorder() -> Preorder {
    Preorder {
        stall: stall(),
        who: "พี่ปู่ วัดป่าหนองกุง".to_owned(),
        at: MORNING,
        pickup_day: Day::new(2026, 11, 24).unwrap(),
        pickup_minute: 6 * 60 + 30,
        lines: vec![
            wanted("ขนมจีนน้ำยาปลาช่อน", Unit::Box, 20_000, "ไม่ใส่ผักชี"),
            wanted("ข้าวต้มมัดไส้กล้วย", Unit::Dozen, 2_000, ""),
            wanted("หมูย่างทั้งชิ้น", Unit::Kilogram, 3_500, ""),
        ],
        note: "งานทำบุญบ้านใหม่ ใส่ถุงแยก".to_owned(),
        deposit: Money::baht(500),
        kind: TenderKind::PromptPay,
        receipt: None,
        called_off: None,
    }
}

pub fn called_off() -> Preorder {
    Preorder {
        called_off: Some(CalledOff {
            reason: "เลื่อนงาน".to_owned(),
            returned: Money::baht(400),
            kind: TenderKind::Cash,
        }),
        ..preorder()
    }
}

pub fn pick_list() -> PickList {
    let one = preorder();
    let picked = |name: &str, unit, thousandths| Picked {
        name: name.to_owned(),
        unit,
        quantity: Quantity::from_thousandths(thousandths).unwrap(),
    };
    let order = |minute, who: &str, phone: &str, deposit| Order {
        minute,
        who: who.to_owned(),
        phone: phone.to_owned(),
        lines: one.lines.clone(),
        note: one.note.clone(),
        deposit,
    };
    PickList {
        stall: stall(),
        day: one.pickup_day,
        at: MORNING,
        goods: vec![
            picked("ขนมจีนน้ำยาปลาช่อน", Unit::Box, 20_000),
            picked("ข้าวต้มมัดไส้กล้วย", Unit::Dozen, 2_000),
            picked("หมูย่างทั้งชิ้นหมักกระเทียมพริกไทย", Unit::Kilogram, 5_500),
        ],
        orders: vec![
            order(390, "พี่ปู่ วัดป่าหนองกุง", "080-000-0000", Money::baht(500)),
            Order {
                lines: vec![wanted("หมูย่างทั้งชิ้น", Unit::Kilogram, 2_000, "")],
                note: String::new(),
                ..order(605, "ครูญาณี", "", Money::ZERO)
            },
        ],
    }
}

fn words(slip: &Slip) -> String {
    slip.words().join("\n")
}

fn has_qr(slip: &Slip) -> bool {
    slip.blocks.iter().any(|block| matches!(block, Block::Qr { .. }))
}

#[test]
fn a_statement_is_no_receipt_and_asks_for_nothing_when_nothing_is_owed() {
    for language in [Language::Th, Language::En] {
        let slip = statement::slip(&statement(), language);
        assert!(has_qr(&slip) && words(&slip).contains("1,770.06"));
        assert!(!words(&slip).contains("ใบกำกับภาษี"));
        let turned = Statement { bills: vec![], owes: Money::baht(-40), ..statement() };
        let slip = statement::slip(&turned, language);
        assert!(!has_qr(&slip) && words(&slip).contains("40.00"));
        assert!(!words(&slip).contains('-'), "a sign is no word of a person");
    }
}

#[test]
fn a_payment_and_its_taking_back_are_not_alike() {
    let (paid, back) = (repayment::slip(&repayment(), Language::Th), taken_back());
    let back = words(&repayment::slip(&back, Language::Th));
    assert!(words(&paid).contains("ใบรับชำระหนี้") && words(&paid).contains("1,270.06"));
    assert!(back.contains("ยกเลิก") && back.contains("0007") && !back.contains("รับเงินสด"));
}

#[test]
fn only_the_stalls_own_list_shows_a_telephone_number() {
    for language in [Language::Th, Language::En] {
        assert!(words(&pick_list::slip(&pick_list(), language)).contains("080-000-0000"));
        let slip = words(&preorder::slip(&preorder(), language));
        assert!(!slip.contains("080") && slip.contains("24/11/2569 06:30"));
    }
}
