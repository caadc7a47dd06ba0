//! Sentences about the way of the money to the bank, and about the committee's printer.

use committee::collecting::banking::BankRefused;
use committee::collecting::handover::HandOverRefused;
use committee::collecting::take_back::CashBackRefused;

use crate::failure::Failure;
use crate::failures::book::request_used;
use crate::failures::book_collecting::{amount, more_than_held, signer_needed};
use crate::failures::till_common::reason_needed;
use crate::ports::PrintFailure;

impl From<HandOverRefused> for Failure {
    fn from(refused: HandOverRefused) -> Failure {
        match refused {
            HandOverRefused::RequestUsed => request_used(),
            HandOverRefused::UnknownCollector => Failure::refusal(
                "hand_over.collector",
                "B-150",
                [
                    "คนนี้ยังไม่เคยเก็บเงิน",
                    "เลือกผู้เก็บจากรายการ ไม่มีอะไรถูกบันทึก",
                    "Nobody of this name has collected",
                    "Choose a collector from the list. Nothing was recorded",
                ],
            ),
            HandOverRefused::SamePerson => Failure::refusal(
                "hand_over.same_person",
                "B-151",
                [
                    "ผู้ส่งกับผู้รับเงินต้องเป็นคนละคน",
                    "ให้เหรัญญิกหรือประธานคนอื่นเป็นผู้รับ ไม่มีอะไรถูกบันทึก",
                    "Who hands over cannot receive it",
                    "Let another treasurer or the chair receive it. Nothing was recorded",
                ],
            ),
            HandOverRefused::Receiver => signer_needed(),
            HandOverRefused::Count(_) => Failure::refusal(
                "hand_over.count",
                "B-152",
                [
                    "จำนวนที่นับใช้ไม่ได้",
                    "นับใหม่ทีละชนิด ไม่มีอะไรถูกบันทึก",
                    "The count does not fit",
                    "Count each kind again. Nothing was recorded",
                ],
            ),
            HandOverRefused::Nothing => Failure::refusal(
                "hand_over.nothing",
                "B-153",
                [
                    "ไม่มีเงินสดที่ต้องส่ง",
                    "ไม่ต้องทำอะไร ไม่มีอะไรถูกบันทึก",
                    "There is no cash to hand over",
                    "There is nothing to do. Nothing was recorded",
                ],
            ),
            HandOverRefused::ReasonNeeded { difference, expected } => Failure::refusal(
                "hand_over.reason_needed",
                "B-154",
                [
                    "นับได้ต่างจากที่ควรมี {difference} บาท",
                    "นับอีกครั้ง หรือบอกเหตุผลแล้วบันทึกตามที่นับได้ ยังไม่มีอะไรถูกบันทึก",
                    "The count differs by {difference} baht",
                    "Count again, or say why and record it as counted. Nothing was recorded yet",
                ],
            )
            .with("difference", difference.short())
            .with("expected", expected.short()),
            HandOverRefused::Reason => reason_needed(),
            HandOverRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<BankRefused> for Failure {
    fn from(refused: BankRefused) -> Failure {
        match refused {
            BankRefused::RequestUsed => request_used(),
            BankRefused::Amount => amount(),
            BankRefused::Reference => Failure::refusal(
                "bank.reference",
                "B-155",
                [
                    "ยังไม่ได้ใส่เลขอ้างอิงของธนาคาร",
                    "ใส่เลขจากใบนำฝาก ไม่เกิน 60 ตัวอักษร ไม่มีอะไรถูกบันทึก",
                    "The bank's reference is missing",
                    "Enter the number on the bank's paper. Nothing was recorded",
                ],
            ),
            BankRefused::UnknownHandOver => Failure::refusal(
                "bank.hand_over",
                "B-156",
                [
                    "ไม่พบใบส่งเงินนี้ หรือถูกยกเลิกแล้ว",
                    "เลือกใบส่งเงินจากรายการ ไม่มีอะไรถูกบันทึก",
                    "There is no such hand-over, or it was taken back",
                    "Choose one from the list. Nothing was recorded",
                ],
            ),
            BankRefused::Banked { number } => Failure::refusal(
                "bank.banked",
                "B-157",
                [
                    "ใบส่งเงิน {number} นำฝากไปแล้ว",
                    "เลือกใบที่ยังไม่ได้นำฝาก ไม่มีอะไรถูกบันทึก",
                    "{number} was banked before",
                    "Choose one that was not. Nothing was recorded",
                ],
            )
            .with("number", number),
            BankRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<CashBackRefused> for Failure {
    fn from(refused: CashBackRefused) -> Failure {
        match refused {
            CashBackRefused::RequestUsed => request_used(),
            CashBackRefused::Unknown => Failure::refusal(
                "cash_entry.unknown",
                "B-158",
                [
                    "ไม่พบใบเลขที่นี้",
                    "ตรวจเลขที่บนใบ ไม่มีอะไรถูกบันทึก",
                    "There is no paper of this number",
                    "Check the number. Nothing was recorded",
                ],
            ),
            CashBackRefused::Reversed => Failure::refusal(
                "cash_entry.reversed",
                "B-159",
                [
                    "ใบนี้ถูกยกเลิกไปแล้ว",
                    "ไม่ต้องทำอะไร",
                    "This was taken back before",
                    "There is nothing to do",
                ],
            ),
            CashBackRefused::Banked { banked } => Failure::refusal(
                "cash_entry.banked",
                "B-160",
                [
                    "เงินของใบนี้นำฝากไปแล้วด้วยใบ {banked}",
                    "ยกเลิกใบนำฝากก่อน แล้วจึงยกเลิกใบนี้ ไม่มีอะไรถูกบันทึก",
                    "{banked} brought this money to the bank",
                    "Take that back first. Nothing was recorded",
                ],
            )
            .with("banked", banked),
            CashBackRefused::DepositUsed { held } => more_than_held(held),
            CashBackRefused::Reason => reason_needed(),
            CashBackRefused::Fault(fault) => fault.into(),
        }
    }
}

/// The receipt of a kept deposit is taken back with the deposit.
pub(super) fn of_deposit() -> Failure {
    Failure::refusal(
        "fee_receipt.of_deposit",
        "B-161",
        [
            "ใบเสร็จนี้มาจากการหักเงินประกัน",
            "ยกเลิกที่ใบหักเงินประกัน แล้วใบเสร็จนี้จะถูกยกเลิกด้วย ไม่มีอะไรถูกบันทึก",
            "A kept deposit paid this receipt",
            "Take that back, and this goes with it. Nothing was recorded",
        ],
    )
}

/// No printer was chosen.
pub fn no_book_printer() -> Failure {
    Failure::refusal(
        "book_print.no_printer",
        "B-162",
        [
            "ยังไม่ได้เลือกเครื่องพิมพ์ของกรรมการ",
            "เลือกเครื่องพิมพ์ในหน้า ตั้งค่า หรือบันทึกใบเสร็จเป็นรูปแทน เงินที่รับบันทึกไว้แล้ว",
            "The committee has no printer yet",
            "Choose one in the settings, or keep the receipt as a picture. The payment is recorded",
        ],
    )
}

/// The paper did not come out. What it is of stands.
pub fn not_on_paper(failure: &PrintFailure) -> Failure {
    match failure {
        PrintFailure::Unreachable(why) => {
            tracing::warn!(%why, "the committee's printer");
            Failure::fault(
                "book_print.unreachable",
                "B-163",
                [
                    "พิมพ์ไม่ออก เครื่องพิมพ์ไม่ตอบ",
                    "ดูสายและเปิดเครื่องพิมพ์ แล้วกดพิมพ์อีกครั้ง เงินที่รับบันทึกไว้แล้ว",
                    "The printer does not answer",
                    "See to its cable and power, then print again. The payment is recorded",
                ],
            )
        }
        PrintFailure::NotReady { paper_out: true, .. } => Failure::fault(
            "book_print.paper_out",
            "B-164",
            [
                "กระดาษหมด",
                "ใส่ม้วนใหม่ แล้วกดพิมพ์อีกครั้ง เงินที่รับบันทึกไว้แล้ว",
                "The paper is out",
                "Put in a new roll, then print again. The payment is recorded",
            ],
        ),
        PrintFailure::NotReady { .. } => Failure::fault(
            "book_print.not_ready",
            "B-165",
            [
                "เครื่องพิมพ์ยังไม่พร้อม หรือฝาเปิดอยู่",
                "ปิดฝาและรอสักครู่ แล้วกดพิมพ์อีกครั้ง เงินที่รับบันทึกไว้แล้ว",
                "The printer is not ready, or its cover is open",
                "Close the cover and wait a moment, then print again. The payment is recorded",
            ],
        ),
        PrintFailure::Stuck { .. } | PrintFailure::Lost { .. } => Failure::fault(
            "book_print.stopped",
            "B-166",
            [
                "เครื่องพิมพ์หยุดกลางทาง",
                "ดูว่าใบเสร็จออกมาครบหรือไม่ ถ้าไม่ครบให้พิมพ์อีกครั้ง เงินที่รับบันทึกไว้แล้ว",
                "The printer stopped half way",
                "See whether the receipt is whole; if not, print again. The payment is recorded",
            ],
        ),
    }
}
