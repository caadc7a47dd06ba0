//! Sentences about what is netted, credits, payouts for vouchers, and deposits.

use committee::collecting::banking::PayoutRefused;
use committee::collecting::credits::CreditRefused;
use committee::collecting::deposits::DepositRefused;
use committee::collecting::netting::NetRefused;
use committee::collecting::payments::PaymentRefused;
use domain::money::Money;
use domain::officer::Power;

use crate::failure::Failure;
use crate::failures::book::{request_used, unknown_stall};
use crate::failures::book_officers::two_needed;
use crate::failures::till_common::reason_needed;

/// More than the stall has in vouchers or credits.
pub(super) fn more_than_balance(balance: Money) -> Failure {
    Failure::refusal(
        "payment.more_than_balance",
        "B-140",
        [
            "หักได้ไม่เกิน {balance} บาท",
            "หักเท่าที่มี แล้วรับส่วนที่เหลือเป็นเงิน ไม่มีอะไรถูกบันทึก",
            "Only {balance} baht can be netted",
            "Net what there is and take the rest in money. Nothing was recorded",
        ],
    )
    .with("balance", balance.max(Money::ZERO).short())
}

/// A name of who signs is missing.
pub(super) fn signer_needed() -> Failure {
    Failure::refusal(
        "collecting.signer",
        "B-141",
        [
            "ยังไม่ได้ใส่ชื่อผู้รับผิดชอบ",
            "ใส่ชื่อผู้รับหรือผู้จ่ายเงิน ไม่เกิน 60 ตัวอักษร ไม่มีอะไรถูกบันทึก",
            "The name of who signs does not fit",
            "Enter who receives or pays, up to 60 characters. Nothing was recorded",
        ],
    )
}

fn not_money() -> Failure {
    Failure::refusal(
        "collecting.not_money",
        "B-142",
        [
            "รายการนี้เป็นเงินสดหรือเงินโอนเท่านั้น",
            "เลือกเงินสดหรือพร้อมเพย์ ไม่มีอะไรถูกบันทึก",
            "This is in cash or by transfer only",
            "Choose cash or PromptPay. Nothing was recorded",
        ],
    )
}

/// Nothing, less than nothing, or more than anyone means.
pub(super) fn amount() -> Failure {
    Failure::refusal(
        "collecting.amount",
        "B-143",
        [
            "จำนวนเงินใช้ไม่ได้",
            "ใส่จำนวนมากกว่า 0 และไม่เกินที่เป็นไปได้ ไม่มีอะไรถูกบันทึก",
            "The amount does not fit",
            "Enter more than 0, and no more than can be meant. Nothing was recorded",
        ],
    )
}

impl From<NetRefused> for Failure {
    fn from(refused: NetRefused) -> Failure {
        match refused {
            NetRefused::RequestUsed => request_used(),
            NetRefused::UnknownStall => unknown_stall(),
            NetRefused::NothingOwed => PaymentRefused::NothingOwed.into(),
            NetRefused::NothingToNet => Failure::refusal(
                "net.nothing",
                "B-144",
                [
                    "ร้านนี้ไม่มีคูปองหรือเครดิตให้หัก",
                    "รับเป็นเงินสดหรือพร้อมเพย์แทน ไม่มีอะไรถูกบันทึก",
                    "This stall has no vouchers or credits to net",
                    "Take cash or a transfer instead. Nothing was recorded",
                ],
            ),
            NetRefused::Collector => PaymentRefused::Collector.into(),
            NetRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<CreditRefused> for Failure {
    fn from(refused: CreditRefused) -> Failure {
        match refused {
            CreditRefused::RequestUsed => request_used(),
            CreditRefused::TwoNeeded => two_needed(Power::Approve),
            CreditRefused::UnknownStall => unknown_stall(),
            CreditRefused::UnknownCredit => Failure::refusal(
                "credit.unknown",
                "B-145",
                [
                    "ไม่พบเครดิตนี้",
                    "เลือกจากรายการที่รออนุมัติ ไม่มีอะไรถูกบันทึก",
                    "There is no such credit",
                    "Choose one from the list. Nothing was recorded",
                ],
            ),
            CreditRefused::Decided => Failure::refusal(
                "credit.decided",
                "B-146",
                [
                    "เครดิตนี้ตัดสินไปแล้ว",
                    "ไม่ต้องทำอะไร",
                    "This credit was decided before",
                    "There is nothing to do",
                ],
            ),
            CreditRefused::SameOfficer => Failure::refusal(
                "credit.same_officer",
                "B-147",
                [
                    "คนที่เสนออนุมัติเองไม่ได้",
                    "ให้กรรมการอีกคนลงชื่อเข้าใช้แล้วตัดสิน ไม่มีอะไรถูกบันทึก",
                    "Who proposed it cannot decide it",
                    "Let another officer sign in and decide. Nothing was recorded",
                ],
            ),
            CreditRefused::Amount => amount(),
            CreditRefused::Reason => reason_needed(),
            CreditRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<PayoutRefused> for Failure {
    fn from(refused: PayoutRefused) -> Failure {
        match refused {
            PayoutRefused::RequestUsed => request_used(),
            PayoutRefused::UnknownStall => unknown_stall(),
            PayoutRefused::NotMoney => not_money(),
            PayoutRefused::Amount => amount(),
            PayoutRefused::MoreThanLeft { most } => Failure::refusal(
                "payout.too_much",
                "B-148",
                [
                    "จ่ายตามคูปองได้ไม่เกิน {most} บาท",
                    "คูปองหักค่าธรรมเนียมที่ค้างก่อน ที่เหลือจึงจ่ายได้ ไม่มีอะไรถูกบันทึก",
                    "Only {most} baht can be paid out for vouchers",
                    "Vouchers pay what is owed first; the rest can be paid out. Nothing was recorded",
                ],
            )
            .with("most", most.short()),
            PayoutRefused::Payer => signer_needed(),
            PayoutRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<DepositRefused> for Failure {
    fn from(refused: DepositRefused) -> Failure {
        match refused {
            DepositRefused::RequestUsed => request_used(),
            DepositRefused::TwoNeeded => two_needed(Power::Cash),
            DepositRefused::UnknownStall => unknown_stall(),
            DepositRefused::NotMoney => not_money(),
            DepositRefused::Amount => amount(),
            DepositRefused::MoreThanHeld { held } => more_than_held(held),
            DepositRefused::MoreThanOwed { owed } => PaymentRefused::MoreThanOwed { owed }.into(),
            DepositRefused::Reason => reason_needed(),
            DepositRefused::Officer => signer_needed(),
            DepositRefused::Fault(fault) => fault.into(),
        }
    }
}

/// More than is held for the stall.
pub(super) fn more_than_held(held: Money) -> Failure {
    Failure::refusal(
        "deposit.too_much",
        "B-149",
        [
            "เงินประกันของร้านนี้มีเพียง {held} บาท",
            "คืนหรือหักไม่เกินที่รับไว้ ไม่มีอะไรถูกบันทึก",
            "Only {held} baht is held for this stall",
            "Return or keep no more than that. Nothing was recorded",
        ],
    )
    .with("held", held.short())
}
