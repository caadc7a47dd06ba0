//! Sentences about fees that are paid and payments that are taken back.

use committee::collecting::payments::PaymentRefused;
use committee::collecting::reverse::ReversalRefused;

use crate::failure::Failure;
use crate::failures::book::{not_set_up, request_used, unknown_stall};
use crate::failures::book_cash::of_deposit;
use crate::failures::book_collecting::more_than_balance;

impl From<PaymentRefused> for Failure {
    fn from(refused: PaymentRefused) -> Failure {
        match refused {
            PaymentRefused::RequestUsed => request_used(),
            PaymentRefused::NotSetUp => not_set_up(),
            PaymentRefused::UnknownStall => unknown_stall(),
            PaymentRefused::NotMoney => Failure::refusal(
                "payment.not_money",
                "B-47",
                [
                    "ค่าธรรมเนียมรับเป็นเงินสด เงินโอน หรือหักจากคูปองและเครดิตเท่านั้น",
                    "เลือกเงินสดหรือพร้อมเพย์ ไม่มีอะไรถูกบันทึก",
                    "A fee is paid in cash, by transfer, or netted with vouchers and credits only",
                    "Choose cash or PromptPay. Nothing was recorded",
                ],
            ),
            PaymentRefused::Amount => Failure::refusal(
                "payment.amount",
                "B-41",
                [
                    "จำนวนเงินใช้ไม่ได้",
                    "ใส่จำนวนมากกว่า 0 ไม่มีอะไรถูกบันทึก",
                    "The amount does not fit",
                    "Enter more than 0. Nothing was recorded",
                ],
            ),
            PaymentRefused::NothingOwed => Failure::refusal(
                "payment.nothing_owed",
                "B-42",
                [
                    "ร้านนี้ไม่มียอดค้าง",
                    "ไม่ต้องเก็บเงิน ไม่มีอะไรถูกบันทึก",
                    "This stall owes nothing",
                    "There is nothing to collect. Nothing was recorded",
                ],
            ),
            PaymentRefused::MoreThanOwed { owed } => Failure::refusal(
                "payment.too_much",
                "B-43",
                [
                    "ร้านนี้ค้างเพียง {owed} บาท",
                    "รับไม่เกินยอดค้าง ไม่มีอะไรถูกบันทึก",
                    "This stall owes only {owed} baht",
                    "Take no more than that. Nothing was recorded",
                ],
            )
            .with("owed", owed.short()),
            PaymentRefused::MoreThanBalance { balance } => more_than_balance(balance),
            PaymentRefused::Collector => Failure::refusal(
                "payment.collector",
                "B-44",
                [
                    "ยังไม่ได้ใส่ชื่อผู้เก็บเงิน",
                    "ใส่ชื่อผู้เก็บเงิน ไม่มีอะไรถูกบันทึก",
                    "The collector's name does not fit",
                    "Enter who collects. Nothing was recorded",
                ],
            ),
            PaymentRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<ReversalRefused> for Failure {
    fn from(refused: ReversalRefused) -> Failure {
        match refused {
            ReversalRefused::RequestUsed => request_used(),
            ReversalRefused::UnknownReceipt => Failure::refusal(
                "fee_receipt.unknown",
                "B-45",
                [
                    "ไม่พบใบเสร็จเลขที่นี้",
                    "ตรวจเลขที่บนใบเสร็จ ไม่มีอะไรถูกบันทึก",
                    "There is no such receipt",
                    "Check its number. Nothing was recorded",
                ],
            ),
            ReversalRefused::Reversed => Failure::refusal(
                "fee_receipt.reversed",
                "B-46",
                [
                    "ใบเสร็จนี้ถูกยกเลิกไปแล้ว",
                    "ไม่ต้องทำอะไร",
                    "The payment was taken back before",
                    "There is nothing to do",
                ],
            ),
            ReversalRefused::OfDeposit => of_deposit(),
            ReversalRefused::Reason => Failure::refusal(
                "reason.needed",
                "T-04",
                [
                    "ยังไม่ได้บอกเหตุผล หรือเหตุผลยาวเกินไป",
                    "เลือกหรือพิมพ์เหตุผลสั้น ๆ ไม่มีอะไรถูกบันทึก",
                    "A short reason is needed",
                    "Choose or type one. Nothing was recorded",
                ],
            ),
            ReversalRefused::Fault(fault) => fault.into(),
        }
    }
}
