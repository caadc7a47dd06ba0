//! Sentences of closing slips, settlements of one number, ended keys and explained gaps.

use committee::receiving::fork::ForkRefused;
use committee::receiving::machines::RetireKeyRefused;
use documents::photo::PhotoRefused;

use crate::failure::Failure;
use crate::failures::book::unknown_stall;

pub(super) fn not_a_slip() -> Failure {
    Failure::refusal(
        "slip.not_a_slip",
        "B-120",
        [
            "โค้ดนี้ไม่ใช่ของใบปิดยอด",
            "สแกนโค้ดที่เขียนว่า ยอดปิดวัน บนใบปิดยอด ไม่มีอะไรถูกบันทึก",
            "This is not the code of a closing slip",
            "Scan the code of the day's sums on the slip. Nothing was recorded",
        ],
    )
}

pub(super) fn slip_damaged() -> Failure {
    Failure::refusal(
        "slip.damaged",
        "B-121",
        [
            "อ่านโค้ดบนใบปิดยอดได้ไม่ครบ",
            "สแกนอีกครั้ง หรือถ่ายรูปใบให้ชัด ไม่มีอะไรถูกบันทึก",
            "The slip's code was not read whole",
            "Scan it again, or take a clear photo. Nothing was recorded",
        ],
    )
}

/// A photo on which no slip's code was found.
pub(crate) fn no_code_on_photo() -> Failure {
    Failure::refusal(
        "slip.no_code",
        "B-122",
        [
            "ไม่พบโค้ดของใบปิดยอดในรูปนี้",
            "ถ่ายใหม่ให้โค้ดใหญ่และชัด ไม่มีเงาทับ หรือขอไฟล์จากร้าน ไม่มีอะไรถูกบันทึก",
            "No closing slip's code was found on this picture",
            "Take it again, the code large and clear, without a shadow, or ask the stall for its file. \
             Nothing was recorded",
        ],
    )
}

impl From<PhotoRefused> for Failure {
    fn from(refused: PhotoRefused) -> Failure {
        match refused {
            PhotoRefused::TooLarge => Failure::refusal(
                "slip.photo_too_large",
                "B-123",
                [
                    "รูปนี้ใหญ่เกินไป",
                    "ใช้รูปไม่เกิน 20 เมกะไบต์ และ 50 ล้านจุด ไม่มีอะไรถูกบันทึก",
                    "The picture is too large",
                    "Use one of up to 20 MB and 50 million dots. Nothing was recorded",
                ],
            ),
            PhotoRefused::NotAPicture => Failure::refusal(
                "slip.not_a_picture",
                "B-124",
                [
                    "ไฟล์นี้เปิดเป็นรูปไม่ได้",
                    "ใช้รูปที่ถ่ายด้วยกล้องมือถือ ไม่มีอะไรถูกบันทึก",
                    "This file is not a picture that can be opened",
                    "Use a JPG or PNG of a telephone's camera. Nothing was recorded",
                ],
            ),
        }
    }
}

fn reason() -> Failure {
    Failure::refusal(
        "receiving.reason",
        "B-130",
        [
            "ยังไม่มีเหตุผล หรือยาวเกิน 200 ตัวอักษร",
            "เขียนสั้น ๆ ว่าเกิดอะไรขึ้น ยังไม่ได้บันทึก",
            "There is no reason yet, or it is longer than 200 characters",
            "Write briefly what happened. Nothing was saved yet",
        ],
    )
}

impl From<ForkRefused> for Failure {
    fn from(refused: ForkRefused) -> Failure {
        match refused {
            ForkRefused::Unknown => Failure::refusal(
                "fork.unknown",
                "B-125",
                [
                    "ไม่พบไฟล์หรือใบปิดยอดนี้",
                    "เลือกจากรายการในกล่องรับไฟล์ ไม่มีอะไรถูกบันทึก",
                    "There is no such file or slip",
                    "Choose one from the inbox. Nothing was recorded",
                ],
            ),
            ForkRefused::NotAFork => Failure::refusal(
                "fork.nothing",
                "B-126",
                [
                    "เลขปิดวันนี้มียอดเดียว ไม่มีอะไรต้องตัดสิน",
                    "ไม่ต้องทำอะไร ข้อมูลยังอยู่ครบ",
                    "Only one day's sums have this number: there is nothing to decide",
                    "There is nothing to do. Your data is safe",
                ],
            ),
            ForkRefused::NoGap => Failure::refusal(
                "gap.nothing",
                "B-127",
                [
                    "ก่อนไฟล์นี้ไม่มีอะไรขาด",
                    "ไม่ต้องทำอะไร ข้อมูลยังอยู่ครบ",
                    "Nothing is missing before this file",
                    "There is nothing to do. Your data is safe",
                ],
            ),
            ForkRefused::SlipsDiffer => Failure::refusal(
                "fork.slips_differ",
                "B-128",
                [
                    "ใบปิดยอดสองใบอ้างไฟล์เดียวกันแต่ยอดไม่ตรงกัน",
                    "ขอไฟล์จากร้านก่อน แล้วค่อยตัดสิน ไม่มีอะไรถูกบันทึก",
                    "Two slips name the same file and differ",
                    "Ask the stall for the file first. Nothing was recorded",
                ],
            ),
            ForkRefused::FileAgrees => Failure::refusal(
                "fork.file_agrees",
                "B-129",
                [
                    "มีไฟล์ที่ตรงกับใบปิดยอดอีกใบแล้ว เก็บใบเปล่า ๆ แทนไม่ได้",
                    "เลือกไฟล์ที่ตรงกับใบ หรือขอไฟล์ของใบนี้จากร้าน ไม่มีอะไรถูกบันทึก",
                    "Another file agrees with its slip; a slip alone cannot take its place",
                    "Keep that file, or ask the stall for this slip's own. Nothing was recorded",
                ],
            ),
            ForkRefused::Reason => reason(),
            ForkRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<RetireKeyRefused> for Failure {
    fn from(refused: RetireKeyRefused) -> Failure {
        match refused {
            RetireKeyRefused::UnknownStall => unknown_stall(),
            RetireKeyRefused::NoKey => Failure::refusal(
                "key.none",
                "B-131",
                [
                    "ร้านนี้ไม่มีเครื่องที่ใช้อยู่",
                    "เลือกเครื่องจากประวัติ หรือเชิญเครื่องใหม่ ไม่มีอะไรถูกบันทึก",
                    "The stall has no machine in use",
                    "Choose one of its machines, or invite a new one. Nothing was recorded",
                ],
            ),
            RetireKeyRefused::Future => Failure::refusal(
                "key.future",
                "B-132",
                [
                    "วันสุดท้ายยังมาไม่ถึง",
                    "เลือกวันนี้หรือวันก่อน ไม่มีอะไรถูกบันทึก",
                    "The last day has not come yet",
                    "Choose today or an earlier day. Nothing was recorded",
                ],
            ),
            RetireKeyRefused::Reason => reason(),
            RetireKeyRefused::Fault(fault) => fault.into(),
        }
    }
}
