//! Sentences about the market's calendar, excuses, attendance, and the close of a market day.

use committee::days::attendance::AttendanceRefused;
use committee::days::calendar::CalendarRefused;
use committee::days::closing::CloseRefused;
use committee::days::excuses::ExcuseRefused;
use domain::officer::Power;

use crate::failure::Failure;
use crate::failures::book::{request_used, unknown_stall};
use crate::failures::two_needed;

fn too_many_days() -> Failure {
    Failure::refusal(
        "attendance.days",
        "B-100",
        [
            "เลือกช่วงวันยาวเกินไป หรือวันสุดท้ายอยู่ก่อนวันแรก",
            "เลือกทีละเดือน ไม่มีอะไรถูกบันทึก",
            "These are too many days at once, or the last is before the first",
            "Choose one month. Nothing was recorded",
        ],
    )
}

impl From<CalendarRefused> for Failure {
    fn from(refused: CalendarRefused) -> Failure {
        match refused {
            CalendarRefused::Days => too_many_days(),
            CalendarRefused::ReachesBack { from } => Failure::refusal(
                "calendar.reaches_back",
                "B-101",
                [
                    "วันก่อนหน้านั้นคิดค่าธรรมเนียมหรือปิดยอดไปแล้ว",
                    "เริ่มปฏิทินใหม่ได้ตั้งแต่วันที่ {from} วันเดียวที่ต่างไปตั้งแยกได้ ไม่มีอะไรถูกบันทึก",
                    "Days before it have their fees or were closed",
                    "Another week may begin on {from}; a single day can be set by itself. Nothing was \
                     recorded",
                ],
            )
            .with("from", from.slip()),
            CalendarRefused::Reason => Failure::refusal(
                "calendar.reason",
                "B-102",
                [
                    "ยังไม่ได้บอกว่าหยุดเพราะอะไร หรือยาวเกิน 100 ตัวอักษร",
                    "ใส่เหตุผลสั้น ๆ เช่น วันสงกรานต์ ยังไม่ได้บันทึก",
                    "There is no reason why the market is closed, or it is longer than 100 characters",
                    "Enter a short one, such as New Year. Nothing was saved yet",
                ],
            ),
            CalendarRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<ExcuseRefused> for Failure {
    fn from(refused: ExcuseRefused) -> Failure {
        match refused {
            ExcuseRefused::UnknownStall => unknown_stall(),
            ExcuseRefused::NotExpected => Failure::refusal(
                "excuse.not_expected",
                "B-103",
                [
                    "วันนั้นไม่มีใครรอร้านนี้อยู่แล้ว",
                    "ไม่ต้องลา เลือกวันที่ร้านอยู่ในตลาด ไม่มีอะไรถูกบันทึก",
                    "Nobody expects this stall on that day",
                    "It needs no excuse. Choose a day it is in the market. Nothing was recorded",
                ],
            ),
            ExcuseRefused::HandedIn => Failure::refusal(
                "excuse.handed_in",
                "B-104",
                [
                    "ร้านนี้ส่งยอดของวันนั้นแล้ว",
                    "ไม่ต้องลา ไม่มีอะไรถูกบันทึก",
                    "The stall handed that day in",
                    "It needs no excuse. Nothing was recorded",
                ],
            ),
            ExcuseRefused::Reason => Failure::refusal(
                "excuse.reason",
                "B-105",
                [
                    "ยังไม่ได้บอกว่าลาเพราะอะไร หรือยาวเกิน 100 ตัวอักษร",
                    "เลือกหรือพิมพ์เหตุผลสั้น ๆ ไม่มีอะไรถูกบันทึก",
                    "There is no reason, or it is longer than 100 characters",
                    "Choose or type a short one. Nothing was recorded",
                ],
            ),
            ExcuseRefused::Health => Failure::refusal(
                "excuse.health",
                "B-106",
                [
                    "โปรแกรมไม่เก็บข้อมูลสุขภาพของใคร",
                    "ใช้คำอื่น เช่น ธุระส่วนตัว ไม่มีอะไรถูกบันทึก",
                    "Nobody's health is ever stored",
                    "Use another word, such as a personal matter. Nothing was recorded",
                ],
            ),
            ExcuseRefused::NotExcused => Failure::refusal(
                "excuse.none",
                "B-107",
                [
                    "ร้านนี้ไม่มีการลาของวันนั้น",
                    "ไม่ต้องทำอะไร ไม่มีอะไรถูกบันทึก",
                    "The stall is not excused on that day",
                    "There is nothing to do. Nothing was recorded",
                ],
            ),
            ExcuseRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<AttendanceRefused> for Failure {
    fn from(refused: AttendanceRefused) -> Failure {
        match refused {
            AttendanceRefused::Days => too_many_days(),
            AttendanceRefused::UnknownStall => unknown_stall(),
            AttendanceRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<CloseRefused> for Failure {
    fn from(refused: CloseRefused) -> Failure {
        match refused {
            CloseRefused::RequestUsed => request_used(),
            CloseRefused::TwoNeeded => two_needed(Power::Close),
            CloseRefused::ToCome => Failure::refusal(
                "closing.to_come",
                "B-108",
                [
                    "วันนั้นยังมาไม่ถึง",
                    "ปิดยอดได้ตั้งแต่เย็นวันนั้น ไม่มีอะไรถูกบันทึก",
                    "That day has not come yet",
                    "Close it on its evening or later. Nothing was recorded",
                ],
            ),
            CloseRefused::Closed => Failure::refusal(
                "closing.closed",
                "B-109",
                [
                    "วันนี้ปิดยอดไปแล้ว",
                    "ไม่ต้องปิดซ้ำ สิ่งที่มาทีหลังแสดงไว้ข้างยอดที่ปิด ข้อมูลยังอยู่ครบ",
                    "The market day was closed before",
                    "There is nothing to do: what came later stands beside it. Your data is safe",
                ],
            ),
            CloseRefused::NoMarketDay => Failure::refusal(
                "closing.no_market_day",
                "B-110",
                [
                    "วันนั้นไม่มีตลาด: ไม่มีร้านส่งยอด และปฏิทินไม่ได้กำหนดไว้",
                    "เลือกวันอื่น หรือตั้งวันในปฏิทินตลาด ไม่มีอะไรถูกบันทึก",
                    "There was no market: nobody handed in, and no calendar says so",
                    "Choose another day or set it in the calendar. Nothing was recorded",
                ],
            ),
            CloseRefused::OpenBefore { day, count } => Failure::refusal(
                "closing.open_before",
                "B-111",
                [
                    "ยังมีวันตลาดก่อนหน้าที่ไม่ได้ปิดยอด {count} วัน เริ่มที่ {day}",
                    "ปิดวันนั้นก่อน หรือยืนยันว่าจะข้ามไป ไม่มีอะไรถูกบันทึก",
                    "{count} earlier market days are not closed, {day} the first",
                    "Close that one first, or confirm that it stays open. Nothing was recorded",
                ],
            )
            .with("count", count)
            .with("day", day.slip()),
            CloseRefused::Fault(fault) => fault.into(),
        }
    }
}
