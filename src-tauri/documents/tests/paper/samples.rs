//! Documents of a made-up market, for tests only. Must never name a real person or account.

use domain::cash::{Drawer, Pieces};
use domain::day::{Day, Timestamp};
use domain::money::Money;
use domain::payment::{Tender, TenderDetail, TenderKind};
use domain::quantity::Quantity;
use domain::refund::Repayment;
use domain::sale::{PricedLine, amount_of};
use domain::tax::TaxClass;
use domain::unit::Unit;

use documents::day_slip::{Counted, DayKind, DayReport, FeeToPay, OperatorRow, TenderRow};
use documents::fee_receipt::{FeeItem, FeeReceipt};
use documents::head::{Marks, Registration, StallHead, VatSeller};
use documents::price_label::PriceLabel;
use documents::receipt::{Paid, PayCode, Payment, Receipt, SoldLine};
use documents::refund::{Refund, ReturnedLine};

/// 22/11/2569 09:41 in Bangkok.
pub const MORNING: Timestamp = Timestamp::from_seconds(1_795_315_260);

const PROMPTPAY: &str = "00020101021229370016A000000677010111011300668122233335303764540710\
    77.505802TH6304ABCD";

const HASH: &str = "9f3c2a71d04be8855a6f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566ff";

pub fn satang(satang: i64) -> Money {
    Money::from_satang(satang).unwrap()
}

pub fn registered() -> Registration {
    Registration::Vat(VatSeller::head_office("0105561234567".to_owned()))
}

pub fn pay_code() -> PayCode {
    PayCode {
        payload: PROMPTPAY.to_owned(), payee: "น.ส. น้อย ใจดี".to_owned()
    }
}

pub fn stall() -> StallHead {
    StallHead {
        name: "ร้านก๋วยเตี๋ยวป้าน้อย".to_owned(),
        place: "A12".to_owned(),
        market: "ตลาดชุมชนสิริสุข".to_owned(),
    }
}

pub fn line(name: &str, unit: Unit, thousandths: i64, price: i64, tax: TaxClass) -> PricedLine {
    let quantity = Quantity::from_thousandths(thousandths).unwrap();
    let unit_price = satang(price);
    let amount = amount_of(unit_price, quantity).unwrap();
    PricedLine {
        goods: None,
        name: name.to_owned(),
        unit,
        quantity,
        unit_price,
        list_price: None,
        reason: None,
        rounding: None,
        label: None,
        discounts: vec![],
        amount,
        tax,
    }
}

pub fn sold(line: PricedLine) -> SoldLine {
    SoldLine { line, note: None }
}

pub fn lines(tax: TaxClass) -> Vec<SoldLine> {
    [
        line("ก๋วยเตี๋ยวเรือน้ำตก", Unit::Piece, 2_000, 6_000, tax),
        line("ข้าวเหนียวหมูปิ้งนมสดสูตรโบราณไม้ละสิบบาท", Unit::Piece, 10_000, 1_000, tax),
        line("ปู่กู้ญี่ปุ่นซื้อทุเรียนหมอนทอง", Unit::Kilogram, 1_250, 28_000, TaxClass::Exempt),
        line("ผักชี", Unit::Bunch, 3_000, 1_500, TaxClass::Exempt),
        line("Thai Tea (L)", Unit::Piece, 1_000, 4_550, tax),
        line("น้ำแข็งเปล่า", Unit::Piece, 1_000, 200, tax),
    ]
    .map(sold)
    .to_vec()
}

pub fn tender(
    kind: TenderKind,
    amount: Money,
    received: Money,
    detail: Option<TenderDetail>,
) -> Tender {
    Tender { kind, amount, received, detail }
}

pub fn receipt() -> Receipt {
    let lines = lines(TaxClass::Exempt);
    let total = Money::sum(lines.iter().map(|sold| sold.line.amount)).unwrap();
    let by_transfer = Money::baht(300);
    let cash = total.minus(by_transfer).unwrap();
    let tenders = vec![
        tender(TenderKind::PromptPay, by_transfer, by_transfer, None),
        tender(TenderKind::Cash, cash, Money::baht(500), None),
    ];
    let change = Money::baht(500).minus(cash).unwrap();
    Receipt {
        stall: stall(),
        registration: Registration::None,
        number: "A12-000123".to_owned(),
        at: MORNING,
        lines,
        bundles: vec![],
        total,
        payment: Payment::Paid(Paid { tenders, change, ..Paid::default() }),
        hash: HASH.to_owned(),
        marks: Marks::default(),
    }
}

pub fn tax_invoice() -> Receipt {
    Receipt {
        registration: registered(),
        lines: lines(TaxClass::Vat),
        marks: Marks { copy: 2, practice: false },
        ..receipt()
    }
}

pub fn bill() -> Receipt {
    Receipt {
        number: String::new(),
        payment: Payment::Unpaid { promptpay: Some(pay_code()) },
        hash: String::new(),
        ..receipt()
    }
}

pub fn practice() -> Receipt {
    Receipt { registration: registered(), marks: Marks { copy: 0, practice: true }, ..receipt() }
}

pub fn refund() -> Refund {
    Refund {
        stall: stall(),
        registration: Registration::TaxId("1100501234567".to_owned()),
        number: "A12-R0004".to_owned(),
        original: "A12-000123".to_owned(),
        at: MORNING,
        reason: "ลูกค้าสั่งผิด ของยังไม่ได้เปิดถุง".to_owned(),
        lines: vec![ReturnedLine {
            name: "ข้าวเหนียวหมูปิ้งนมสดสูตรโบราณไม้ละสิบบาท".to_owned(),
            unit: Unit::Piece,
            quantity: Quantity::from_thousandths(4_000).unwrap(),
            amount: Money::baht(40),
        }],
        total: Money::baht(40),
        rounding: Money::ZERO,
        vat: Money::ZERO,
        repayments: vec![Repayment { kind: TenderKind::Cash, amount: Money::baht(40) }],
        hash: HASH.to_owned(),
        marks: Marks::default(),
    }
}

fn row(kind: TenderKind, sold: i64, refunded: i64) -> TenderRow {
    TenderRow { kind, sold: satang(sold), refunded: satang(refunded) }
}

pub fn day_close() -> DayReport {
    let pieces = |baht: i64, count| Pieces { denomination: Money::baht(baht), count };
    DayReport {
        stall: stall(),
        registration: Registration::None,
        kind: DayKind::Z { number: 57, closed: MORNING.later(9 * 3_600) },
        day: Day::new(2026, 11, 22).unwrap(),
        part: 1,
        opened: MORNING.later(-3 * 3_600),
        receipts: Some(("A12-000101".to_owned(), "A12-000187".to_owned())),
        sales_count: 87,
        tenders: vec![
            row(TenderKind::Cash, 412_550, 4_000),
            row(TenderKind::PromptPay, 236_000, 0),
        ],
        sales_total: satang(648_550),
        refund_count: 1,
        refunds: Money::baht(40),
        net: satang(644_550),
        vat: Money::ZERO,
        discounts: Money::ZERO,
        rounding: Money::ZERO,
        credit_repaid: Money::ZERO,
        deposits_taken: Money::ZERO,
        deposits_returned: Money::ZERO,
        drawer: Drawer {
            float: Money::baht(500),
            cash_sales: satang(412_550),
            cash_refunds: Money::baht(40),
            paid_in: Money::baht(100),
            paid_out: Money::baht(320),
            dropped: Money::baht(2_000),
            ..Drawer::default()
        },
        expected: Some(satang(236_550)),
        counted: Some(Counted {
            pieces: vec![pieces(1_000, 1), pieces(500, 2), pieces(100, 3), pieces(20, 3)],
            total: satang(236_000),
            difference: satang(-550),
            reason: "ทอนเงินผิดช่วงเที่ยง".to_owned(),
        }),
        removed_lines: 4,
        removed_amount: satang(18_500),
        operators: vec![],
        drawer_openings: 2,
        grand_total: satang(123_456_750),
        head_hash: HASH.to_owned(),
        signed_totals: Some("6BFOXN%TSMAHN-H/N8KMQ8.G%89PAS8CQGPSVQF+0HMWD".repeat(5)),
        fee: Some(FeeToPay { code: pay_code(), amount: Money::baht(60), as_of: None }),
        marks: Marks::default(),
    }
}

pub fn day_so_far() -> DayReport {
    DayReport {
        kind: DayKind::X { at: MORNING },
        registration: registered(),
        vat: satang(42_165),
        expected: None,
        counted: None,
        signed_totals: None,
        fee: None,
        ..day_close()
    }
}

/// A close of a stall with people, debts, preorders and every way of paying.
pub fn full_day_close() -> DayReport {
    let who = |name: &str, net, receipts, removed_lines, removed| OperatorRow {
        name: name.to_owned(),
        net: satang(net),
        receipts,
        refunds: 0,
        refunded: Money::ZERO,
        removed_lines,
        removed_amount: satang(removed),
        drawer_openings: 0,
    };
    DayReport {
        registration: registered(),
        sales_count: 91,
        tenders: vec![
            row(TenderKind::Cash, 412_500, 4_000),
            row(TenderKind::PromptPay, 236_000, 0),
            row(TenderKind::Credit, 32_000, 0),
            row(TenderKind::Voucher, 10_000, 0),
            row(TenderKind::CoPay, 18_000, 0),
            row(TenderKind::Deposit, 20_000, 0),
            row(TenderKind::Other, 5_500, 500),
        ],
        sales_total: satang(734_133),
        refund_count: 2,
        refunds: satang(4_500),
        net: satang(729_633),
        vat: satang(31_240),
        discounts: satang(42_050),
        rounding: satang(-133),
        credit_repaid: satang(45_000),
        deposits_taken: satang(30_000),
        deposits_returned: satang(10_000),
        drawer: Drawer {
            credit_repaid: satang(25_000),
            deposits_taken: satang(30_000),
            deposits_returned: satang(10_000),
            cash_sales: satang(412_500),
            ..day_close().drawer
        },
        expected: Some(satang(281_500)),
        operators: vec![
            who("น้อย", 512_133, 60, 1, 3_500),
            who("หลานแดงช่วยขายเสาร์อาทิตย์", 217_500, 31, 3, 15_000),
        ],
        ..day_close()
    }
}

pub fn price_label() -> PriceLabel {
    PriceLabel {
        name: "ทุเรียนหมอนทองแกะเนื้อ".to_owned(),
        price: satang(28_050),
        unit: Unit::Kilogram,
        usual: Some(Money::baht(320)),
        offers: vec![],
        barcode: Some("8850999320014".to_owned()),
    }
}

pub fn plain_label() -> PriceLabel {
    PriceLabel {
        name: "ผักชี".to_owned(),
        price: Money::baht(15),
        unit: Unit::Bunch,
        usual: None,
        offers: vec!["2 กำ 25".to_owned()],
        barcode: Some("A12-0007".to_owned()),
    }
}

pub fn rounded_refund() -> Refund {
    let back = |kind, satang_back| Repayment { kind, amount: satang(satang_back) };
    Refund {
        registration: registered(),
        lines: vec![ReturnedLine {
            name: "ปลาหมึกสด".to_owned(),
            unit: Unit::Kilogram,
            quantity: Quantity::from_thousandths(535).unwrap(),
            amount: satang(11_787),
        }],
        total: satang(11_787),
        rounding: satang(-12),
        vat: Money::ZERO,
        repayments: vec![back(TenderKind::Cash, 6_775), back(TenderKind::Credit, 5_000)],
        ..refund()
    }
}

pub fn fee_receipt() -> FeeReceipt {
    let fee = |name: &str, detail: Option<&str>, baht| FeeItem {
        name: name.to_owned(),
        detail: detail.map(str::to_owned),
        amount: Money::baht(baht),
    };
    FeeReceipt {
        market: "ตลาดชุมชนสิริสุข".to_owned(),
        tax_id: None,
        number: "2569/00012".to_owned(),
        at: MORNING,
        stall: stall(),
        vendor: "น้อย ใจดี".to_owned(),
        days: vec![Day::new(2026, 11, 21).unwrap(), Day::new(2026, 11, 22).unwrap()],
        items: vec![
            fee("ค่าแผง", Some("2 วัน × 50.00"), 100),
            fee("ค่าไฟ", Some("3 ดวง × 10.00"), 30),
            fee("ค่าขยะ", None, 10),
            fee("ยกเว้นตามมติกรรมการ", None, -50),
        ],
        charged: Money::baht(90),
        paid: Money::baht(60),
        arrears: Money::baht(30),
        method: TenderKind::PromptPay,
        collector: "สมศรี มั่งมี".to_owned(),
        hash: HASH.to_owned(),
        marks: Marks::default(),
    }
}
