//! Sentences about reports and heads of the committee's book.

use committee::reports::heads::HeadRefused;
use committee::reports::takings::{MOST_DAYS, TakingsRefused};

use crate::failure::Failure;

/// A year that no calendar has.
pub fn no_such_year() -> Failure {
    Failure::refusal(
        "report.year",
        "B-188",
        [
            "ไม่มีปีนี้ในปฏิทิน",
            "ใส่ปี พ.ศ. เช่น 2569 ข้อมูลยังอยู่ครบ",
            "There is no such year",
            "Enter a year of the Buddhist era, as 2569. Your data is safe",
        ],
    )
}

impl From<TakingsRefused> for Failure {
    fn from(refused: TakingsRefused) -> Failure {
        match refused {
            TakingsRefused::Order => Failure::refusal(
                "report.order",
                "B-185",
                [
                    "วันสุดท้ายอยู่ก่อนวันแรก",
                    "เลือกวันสุดท้ายใหม่ ข้อมูลยังอยู่ครบ",
                    "The last day is before the first",
                    "Choose the last day again. Your data is safe",
                ],
            ),
            TakingsRefused::TooLong => Failure::refusal(
                "report.too_long",
                "B-186",
                [
                    "ช่วงวันยาวเกิน {most} วัน",
                    "เลือกช่วงที่สั้นลง หรือดูสรุปรายปี ข้อมูลยังอยู่ครบ",
                    "The range is longer than {most} days",
                    "Choose a shorter one, or look at the year. Your data is safe",
                ],
            )
            .with("most", MOST_DAYS.to_string()),
            TakingsRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<HeadRefused> for Failure {
    fn from(refused: HeadRefused) -> Failure {
        match refused {
            HeadRefused::Unreadable => Failure::refusal(
                "head.unreadable",
                "B-187",
                [
                    "อ่านหัวสมุดนี้ไม่ได้",
                    "พิมพ์ตัวเลขและตัวอักษรสิบหกตัวตามกระดาษ ข้อมูลยังอยู่ครบ",
                    "This head cannot be read",
                    "Type the 16 digits and letters a–f as printed. Your data is safe",
                ],
            ),
            HeadRefused::Fault(fault) => fault.into(),
        }
    }
}
