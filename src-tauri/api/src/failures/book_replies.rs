//! Sentences about replies to stalls, notices and withdrawn vouchers.

use committee::replies::make::MakeReplyRefused;
use committee::replies::notices::NoticeRefused;
use committee::replies::withdrawn::VoucherWithdrawalRefused;

use crate::failure::Failure;
use crate::failures::book::{not_set_up, request_used, unknown_stall};

impl From<MakeReplyRefused> for Failure {
    fn from(refused: MakeReplyRefused) -> Failure {
        match refused {
            MakeReplyRefused::NotSetUp => not_set_up(),
            MakeReplyRefused::UnknownStall => unknown_stall(),
            MakeReplyRefused::NoTill => Failure::refusal(
                "replies.no_till",
                "B-170",
                [
                    "ร้านนี้ยังไม่มีเครื่องคิดเงินที่เปิดใบตอบได้",
                    "บอกยอดด้วยใบเสร็จหรือบัญชีของร้านแทน ไม่มีอะไรถูกบันทึก",
                    "This stall has no till that could open a reply",
                    "Tell it by a receipt or its account instead. Nothing was recorded",
                ],
            ),
            MakeReplyRefused::TooLong => Failure::refusal(
                "replies.too_long",
                "B-171",
                [
                    "ใบตอบของร้านนี้ยาวเกินไป",
                    "เอาประกาศที่ไม่ใช้แล้วลง หรือย่อชื่อค่าธรรมเนียม แล้วทำใหม่ ข้อมูลยังอยู่ครบ",
                    "The reply to this stall is too long",
                    "Take notices down or shorten the names of fees, then try again. \
                     Your data is safe",
                ],
            ),
            MakeReplyRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<NoticeRefused> for Failure {
    fn from(refused: NoticeRefused) -> Failure {
        match refused {
            NoticeRefused::RequestUsed => request_used(),
            NoticeRefused::Text => Failure::refusal(
                "notices.text",
                "B-172",
                [
                    "ประกาศว่าง หรือยาวเกิน 300 ตัวอักษร",
                    "เขียนให้สั้นลง ไม่มีอะไรถูกบันทึก",
                    "The notice is empty, or longer than 300 characters",
                    "Make it shorter. Nothing was recorded",
                ],
            ),
            NoticeRefused::Days => Failure::refusal(
                "notices.days",
                "B-173",
                [
                    "วันสุดท้ายของประกาศผ่านไปแล้ว หรืออยู่ก่อนวันแรก",
                    "เลือกวันใหม่ หรือไม่ใส่วันสุดท้าย ไม่มีอะไรถูกบันทึก",
                    "The notice's last day is over, or before its first",
                    "Choose another day, or none. Nothing was recorded",
                ],
            ),
            NoticeRefused::Reach => Failure::refusal(
                "notices.reach",
                "B-174",
                [
                    "ไม่พบโซนหรือร้านที่จะประกาศถึง",
                    "เลือกใหม่จากรายการ ไม่มีอะไรถูกบันทึก",
                    "There is no such zone or stall",
                    "Choose one of the list. Nothing was recorded",
                ],
            ),
            NoticeRefused::TooMany => Failure::refusal(
                "notices.too_many",
                "B-175",
                [
                    "มีประกาศอยู่ 20 ข้อแล้ว",
                    "เอาประกาศเก่าลงก่อน ไม่มีอะไรถูกบันทึก",
                    "20 notices are up already",
                    "Take an old one down first. Nothing was recorded",
                ],
            ),
            NoticeRefused::Unknown => Failure::refusal(
                "notices.unknown",
                "B-176",
                [
                    "ไม่พบประกาศนี้",
                    "เปิดหน้านี้ใหม่แล้วเลือกอีกครั้ง ไม่มีอะไรถูกบันทึก",
                    "There is no such notice",
                    "Open the page again and choose it. Nothing was recorded",
                ],
            ),
            NoticeRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<VoucherWithdrawalRefused> for Failure {
    fn from(refused: VoucherWithdrawalRefused) -> Failure {
        match refused {
            VoucherWithdrawalRefused::Serial => Failure::refusal(
                "withdrawn.serial",
                "B-177",
                [
                    "เลขคูปองใช้ไม่ได้",
                    "พิมพ์ตัวเลขและตัวอักษรสิบตัวตามที่อยู่บนคูปอง ไม่มีอะไรถูกบันทึก",
                    "That is not a voucher's serial",
                    "Type it as on the paper, such as 7K2QD-M0XW9. Nothing was recorded",
                ],
            ),
            VoucherWithdrawalRefused::Reason => Failure::refusal(
                "reason.needed",
                "T-04",
                [
                    "ยังไม่ได้บอกเหตุผล หรือเหตุผลยาวเกินไป",
                    "เลือกหรือพิมพ์เหตุผลสั้น ๆ ไม่มีอะไรถูกบันทึก",
                    "A short reason is needed",
                    "Choose or type one. Nothing was recorded",
                ],
            ),
            VoucherWithdrawalRefused::Fault(fault) => fault.into(),
        }
    }
}

/// A reply that was never made.
pub fn no_such_reply() -> Failure {
    Failure::refusal(
        "replies.unknown",
        "B-178",
        [
            "ไม่พบใบตอบฉบับนี้",
            "เปิดหน้านี้ใหม่แล้วเลือกอีกครั้ง ข้อมูลยังอยู่ครบ",
            "There is no such reply",
            "Open the page again and choose it. Your data is safe",
        ],
    )
}
