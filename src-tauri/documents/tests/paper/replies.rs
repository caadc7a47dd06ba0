//! The committee's reply for the pictures: full, and with nothing to say.

use documents::day_slip::FeeToPay;
use documents::reply_slip::{FeeDay, FileRow, FileState, PaidRow, ReplySlip};
use domain::day::{Day, Timestamp};
use domain::money::Money;
use domain::payment::TenderKind;

use crate::samples::{pay_code, satang, stall};

/// 2026-11-22 20:10 in Bangkok.
const EVENING: Timestamp = Timestamp::from_seconds(1_795_353_000);

fn day(day: u32) -> Day {
    Day::new(2026, 11, day).unwrap()
}

pub fn reply() -> ReplySlip {
    let file = |of: u32, z, state, net: Option<i64>| FileRow {
        day: day(of),
        z,
        state,
        net: net.map(satang),
    };
    let paid = |number: &str, baht, kind, reversed| PaidRow {
        number: number.to_owned(),
        amount: Money::baht(baht),
        kind,
        reversed,
    };
    ReplySlip {
        stall: stall(),
        number: 12,
        made: EVENING,
        received: vec![
            file(22, 211, FileState::Booked, Some(461_050)),
            file(21, 210, FileState::Waiting, Some(130_000)),
            file(21, 210, FileState::Refused, None),
        ],
        fees: vec![
            FeeDay {
                day: day(22),
                lines: vec![
                    ("ค่าแผง".to_owned(), Money::baht(20)),
                    ("ค่าไฟ 3 ดวง".to_owned(), Money::baht(30)),
                    ("ยกเว้น ค่าแผง".to_owned(), Money::baht(-10)),
                ],
                total: Money::baht(40),
                paid: Money::ZERO,
            },
            FeeDay {
                day: day(21),
                lines: vec![("ค่าแผง".to_owned(), Money::baht(20))],
                total: Money::baht(20),
                paid: Money::baht(15),
            },
        ],
        owed_before: Money::baht(5),
        payments: vec![
            paid("2569/00012", 15, TenderKind::Voucher, false),
            paid("2569/00011", 20, TenderKind::Cash, true),
        ],
        owed: Money::baht(50),
        owed_since: Some(day(15)),
        pay: Some(FeeToPay { code: pay_code(), amount: Money::baht(50), as_of: Some(day(22)) }),
        notices: vec!["พรุ่งนี้ตลาดหยุด เปิดอีกครั้งวันอังคาร กรุณาเก็บของออกจากแผงก่อนสองทุ่ม".to_owned()],
        prices: vec!["ค่าแผง 20 บาท/วัน".to_owned(), "ค่าไฟ 10 บาท/ดวง/วัน".to_owned()],
        withdrawn: vec!["7K2QD-M0XW9".to_owned()],
        hash: "5a1f0c77".repeat(8),
    }
}

pub fn nothing_owed() -> ReplySlip {
    ReplySlip {
        received: vec![],
        fees: vec![],
        owed_before: Money::ZERO,
        payments: vec![],
        owed: Money::ZERO,
        owed_since: None,
        pay: None,
        notices: vec![],
        withdrawn: vec![],
        ..reply()
    }
}
