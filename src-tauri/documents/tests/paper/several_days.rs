//! The report of several days of a stall, as a sample.

use documents::day_slip::{OperatorRow, TenderRow};
use documents::till_report::{BestRow, TillReport};
use domain::day::Day;
use domain::money::Money;
use domain::payment::TenderKind;

use crate::samples::{MORNING, registered, satang, stall};

/// A week with two people, refunds, discounts, rounding, debts and deposits.
pub fn week() -> TillReport {
    let day = |day| Day::new(2026, 11, day).unwrap();
    let tender = |kind, sold, back| TenderRow { kind, sold: satang(sold), refunded: satang(back) };
    let best = |name: &str, quantity: &str, baht| BestRow {
        name: name.to_owned(),
        quantity: quantity.to_owned(),
        amount: Money::baht(baht),
    };
    TillReport {
        stall: stall(),
        registration: registered(),
        from: day(16),
        until: day(22),
        at: MORNING,
        gross: satang(1_243_050),
        receipts: 143,
        average: satang(8_693),
        refund_count: 3,
        refunds: Money::baht(210),
        net: satang(1_222_050),
        discounts: satang(34_525),
        rounding: satang(-150),
        tenders: vec![
            tender(TenderKind::Cash, 803_050, 15_000),
            tender(TenderKind::PromptPay, 400_000, 6_000),
            tender(TenderKind::Credit, 40_000, 0),
        ],
        operators: vec![
            OperatorRow {
                name: "ป้าน้อย".to_owned(),
                net: satang(902_050),
                receipts: 101,
                refunds: 3,
                refunded: Money::baht(210),
                removed_lines: 0,
                removed_amount: Money::ZERO,
                drawer_openings: 4,
            },
            OperatorRow {
                name: "นก ผู้ช่วยวันเสาร์อาทิตย์".to_owned(),
                net: Money::baht(3_200),
                receipts: 42,
                refunds: 0,
                refunded: Money::ZERO,
                removed_lines: 5,
                removed_amount: satang(22_550),
                drawer_openings: 0,
            },
        ],
        days: vec![
            (day(16), satang(402_050)),
            (day(21), Money::baht(4_000)),
            (day(22), Money::baht(4_200)),
        ],
        best: vec![best("ก๋วยเตี๋ยวน้ำตกหมู", "61 จาน", 3_660), best("มะม่วงน้ำดอกไม้", "12.35 กก.", 741)],
        owed: Money::baht(1_250),
        deposits: Money::baht(300),
        removed_lines: 5,
        removed_amount: satang(22_550),
    }
}
