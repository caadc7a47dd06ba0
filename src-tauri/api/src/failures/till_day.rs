//! Sentences about the business day: opening, cash, counting, closing, handing in.

use till::cash::CashRefused;
use till::day::{CloseRefused, OpenDayRefused};
use till::settle::SettleRefused;

use crate::failure::Failure;
use crate::failures::stopped;
use crate::failures::till_bills::bills_held;
use crate::failures::till_common::{day_not_open, not_set_up, reason_needed, request_used};

impl From<CashRefused> for Failure {
    fn from(refused: CashRefused) -> Failure {
        match refused {
            CashRefused::RequestUsed => request_used(),
            CashRefused::DayNotOpen => day_not_open(),
            CashRefused::Amount => Failure::refusal(
                "cash.amount",
                "T-05",
                [
                    "จำนวนเงินใช้ไม่ได้",
                    "ใส่จำนวนมากกว่า 0 และไม่เกิน 1,000,000 บาท ไม่มีอะไรถูกบันทึก",
                    "The amount does not fit",
                    "Enter more than 0 and up to 1,000,000 baht. Nothing was recorded",
                ],
            ),
            CashRefused::Reason => reason_needed(),
            CashRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<OpenDayRefused> for Failure {
    fn from(refused: OpenDayRefused) -> Failure {
        match refused {
            OpenDayRefused::NotSetUp => not_set_up(),
            OpenDayRefused::StillOpen { day } => Failure::refusal(
                "day.still_open",
                "T-11",
                [
                    "วันที่ {day} ยังไม่ได้ปิด",
                    "ปิดวันนั้นก่อน แล้วเปิดวันใหม่ ยอดขายยังอยู่ครบ",
                    "The day {day} is still open",
                    "Close it first, then open a new one. The sales are safe",
                ],
            )
            .with("day", day.slip()),
            OpenDayRefused::Float => Failure::refusal(
                "day.float",
                "T-12",
                [
                    "เงินทอนตั้งต้นใช้ไม่ได้",
                    "ใส่ตั้งแต่ 0 ถึง 1,000,000 บาท",
                    "The float does not fit",
                    "Enter 0 to 1,000,000 baht",
                ],
            ),
            OpenDayRefused::People => Failure::refusal(
                "day.people",
                "T-13",
                [
                    "จำนวนคนขายใช้ไม่ได้",
                    "ใส่ตั้งแต่ 1 ถึง 50 คน",
                    "The number of people does not fit",
                    "Enter 1 to 50",
                ],
            ),
            OpenDayRefused::Day => Failure::refusal(
                "day.day",
                "T-14",
                [
                    "วันที่เลือกไม่ตรงทั้งกับนาฬิกาเครื่องและกับสมุด",
                    "เลือกวันใดวันหนึ่งจากที่แสดง ยอดขายยังอยู่ครบ",
                    "The day chosen is neither the clock's nor the book's",
                    "Choose one of the two that are shown. The sales are safe",
                ],
            ),
            OpenDayRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<CloseRefused> for Failure {
    fn from(refused: CloseRefused) -> Failure {
        match refused {
            CloseRefused::NotOpen => day_not_open(),
            CloseRefused::BillsHeld { held, open } => bills_held(held, open),
            CloseRefused::Count(_) => Failure::refusal(
                "close.count",
                "T-21",
                [
                    "จำนวนที่นับใช้ไม่ได้",
                    "ตรวจจำนวนธนบัตรและเหรียญ แล้วนับใหม่ วันยังเปิดอยู่",
                    "The count cannot be used",
                    "Check the notes and coins and count again. The day is still open",
                ],
            ),
            CloseRefused::CountFirst => Failure::refusal(
                "close.count_first",
                "T-22",
                [
                    "ยังไม่ได้นับเงิน หรือมีรายการเพิ่มหลังนับ",
                    "นับเงินในลิ้นชักอีกครั้ง วันยังเปิดอยู่ ยอดขายอยู่ครบ",
                    "The drawer was not counted, or money moved since",
                    "Count the drawer again. The day is still open, the sales are safe",
                ],
            ),
            CloseRefused::Reason => reason_needed(),
            CloseRefused::Kept => Failure::refusal(
                "close.kept",
                "T-23",
                [
                    "เงินที่เก็บไว้ทอนมากกว่าที่นับได้",
                    "ใส่ไม่เกินยอดที่นับได้ วันยังเปิดอยู่",
                    "More is kept than was counted",
                    "Enter no more than was counted. The day is still open",
                ],
            ),
            CloseRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<SettleRefused> for Failure {
    fn from(refused: SettleRefused) -> Failure {
        match refused {
            SettleRefused::NoSuchDay | SettleRefused::BeforeEnrolment => Failure::refusal(
                "settle.no_such_day",
                "T-41",
                [
                    "ไม่มีวันที่ปิดด้วยเลขนี้สำหรับตลาดนี้",
                    "เลือกวันที่ปิดแล้วจากรายการ ข้อมูลยังอยู่ครบ",
                    "No day was closed with this number for this market",
                    "Choose a closed day from the list. Your data is safe",
                ],
            ),
            SettleRefused::Unsound(why) => {
                tracing::error!(why, "a settlement does not pass its own check");
                stopped()
            }
            SettleRefused::Fault(fault) => fault.into(),
        }
    }
}
