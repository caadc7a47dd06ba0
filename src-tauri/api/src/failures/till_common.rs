//! Sentences that several refusals of the till share.

use crate::failure::Failure;

pub(super) fn day_not_open() -> Failure {
    Failure::refusal(
        "day.not_open",
        "T-01",
        [
            "ยังไม่ได้เปิดวันขาย",
            "กด เปิดวัน ก่อน แล้วค่อยขาย ของในบิลยังอยู่",
            "No day is open",
            "Open the day first. The bill is still there",
        ],
    )
}

pub(super) fn request_used() -> Failure {
    Failure::refusal(
        "request.used",
        "T-02",
        [
            "รายการนี้เคยบันทึกไปแล้วด้วยยอดอื่น",
            "ดูในรายการบิลวันนี้ก่อนทำใหม่ ไม่มีอะไรถูกบันทึกซ้ำ",
            "This was recorded before with another amount",
            "Look at today's receipts first. Nothing was recorded twice",
        ],
    )
}

pub(super) fn too_large() -> Failure {
    Failure::refusal(
        "amount.too_large",
        "T-03",
        [
            "จำนวนเงินมากเกินไป",
            "ตรวจตัวเลขที่กด ไม่มีอะไรถูกบันทึก",
            "The amount is too large",
            "Check the figures. Nothing was recorded",
        ],
    )
}

pub(super) fn reason_needed() -> Failure {
    Failure::refusal(
        "reason.needed",
        "T-04",
        [
            "ยังไม่ได้บอกเหตุผล หรือเหตุผลยาวเกินไป",
            "เลือกหรือพิมพ์เหตุผลสั้น ๆ ไม่มีอะไรถูกบันทึก",
            "A short reason is needed",
            "Choose or type one. Nothing was recorded",
        ],
    )
}

pub(super) fn not_set_up() -> Failure {
    Failure::refusal(
        "stall.not_set_up",
        "T-06",
        [
            "ยังไม่ได้ตั้งชื่อร้าน",
            "ตั้งชื่อร้าน หรือเปิดไฟล์เชิญจากกรรมการก่อน",
            "The stall has no name yet",
            "Name it, or open the committee's invitation first",
        ],
    )
}
