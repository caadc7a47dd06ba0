//! Sentences about meters, what is charged once, waivers, and trying a rule.

use committee::fees::charges::{CancelRefused, ChargeRefused};
use committee::fees::meters::MeterRefused;
use committee::fees::preview::PreviewRefused;
use committee::fees::waivers::{DecisionRefused, ProposalRefused};
use domain::officer::Power;

use crate::failure::Failure;
use crate::failures::book::{about_health, request_used, unknown_stall};
use crate::failures::book_officers::two_needed;

fn reason_needed() -> Failure {
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

fn day_to_come() -> Failure {
    Failure::refusal(
        "fees.day_to_come",
        "B-81",
        [
            "วันนั้นยังมาไม่ถึง",
            "เลือกวันนี้หรือวันที่ผ่านมา ไม่มีอะไรถูกบันทึก",
            "That day has not come yet",
            "Choose today or a day before. Nothing was recorded",
        ],
    )
}

fn does_not_hold(place: &str) -> Failure {
    Failure::refusal(
        "fees.does_not_hold",
        "B-82",
        [
            "ค่าธรรมเนียมนี้ไม่ใช้กับร้าน {place} ในวันนั้น",
            "เลือกร้านหรือรายการอื่น ไม่มีอะไรถูกบันทึก",
            "This fee does not hold for {place} on that day",
            "Choose another stall or fee. Nothing was recorded",
        ],
    )
    .with("place", place)
}

fn unknown_rule() -> Failure {
    Failure::refusal(
        "fees.unknown_rule",
        "B-83",
        [
            "ไม่พบค่าธรรมเนียมแบบนี้",
            "เลือกจากรายการ ไม่มีอะไรถูกบันทึก",
            "There is no such fee",
            "Choose one from the list. Nothing was recorded",
        ],
    )
}

impl From<MeterRefused> for Failure {
    fn from(refused: MeterRefused) -> Failure {
        match refused {
            MeterRefused::UnknownStall => unknown_stall(),
            MeterRefused::UnknownRule => unknown_rule(),
            MeterRefused::DayToCome => day_to_come(),
            MeterRefused::DoesNotHold { place } => does_not_hold(&place),
            MeterRefused::Reading | MeterRefused::TooLarge => Failure::refusal(
                "meter.reading",
                "B-84",
                [
                    "เลขมิเตอร์ใช้ไม่ได้",
                    "ดูเลขบนมิเตอร์แล้วใส่ใหม่ ไม่มีอะไรถูกบันทึก",
                    "The reading does not fit",
                    "Look at the meter and enter it again. Nothing was recorded",
                ],
            ),
            MeterRefused::Below { day, reading } => Failure::refusal(
                "meter.below",
                "B-85",
                [
                    "น้อยกว่าเลขครั้งก่อน ({reading} เมื่อ {day})",
                    "ดูเลขอีกครั้ง ถ้าเปลี่ยนมิเตอร์ให้กด มิเตอร์ใหม่ ไม่มีอะไรถูกบันทึก",
                    "Less than the reading before ({reading} on {day})",
                    "Look again; if the meter was changed, choose New meter. Nothing was recorded",
                ],
            )
            .with("day", day.slip())
            .with("reading", reading),
            MeterRefused::Above { day, reading } => Failure::refusal(
                "meter.above",
                "B-86",
                [
                    "มากกว่าเลขที่จดไว้ภายหลัง ({reading} เมื่อ {day})",
                    "แก้เลขของวันนั้นก่อน หรือดูเลขอีกครั้ง ไม่มีอะไรถูกบันทึก",
                    "It does not fit the later reading ({reading} on {day})",
                    "Correct that one first, or look again. Nothing was recorded",
                ],
            )
            .with("day", day.slip())
            .with("reading", reading),
            MeterRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<ChargeRefused> for Failure {
    fn from(refused: ChargeRefused) -> Failure {
        match refused {
            ChargeRefused::RequestUsed => request_used(),
            ChargeRefused::UnknownRule => unknown_rule(),
            ChargeRefused::NoStalls => Failure::refusal(
                "charge.no_stalls",
                "B-87",
                [
                    "ยังไม่ได้เลือกร้าน",
                    "เลือกอย่างน้อยหนึ่งร้าน ไม่มีอะไรถูกบันทึก",
                    "No stall was chosen",
                    "Choose one at least. Nothing was recorded",
                ],
            ),
            ChargeRefused::UnknownStall => unknown_stall(),
            ChargeRefused::DayToCome => day_to_come(),
            ChargeRefused::DoesNotHold { place } => does_not_hold(&place),
            ChargeRefused::Reason => reason_needed(),
            ChargeRefused::Health => about_health(),
            ChargeRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<CancelRefused> for Failure {
    fn from(refused: CancelRefused) -> Failure {
        match refused {
            CancelRefused::Unknown => Failure::refusal(
                "charge.unknown",
                "B-88",
                [
                    "ไม่พบรายการนี้",
                    "ดูรายการใหม่อีกครั้ง ไม่มีอะไรถูกบันทึก",
                    "There is no such charge",
                    "Look at the list again. Nothing was recorded",
                ],
            ),
            CancelRefused::Cancelled => Failure::refusal(
                "charge.cancelled",
                "B-89",
                [
                    "รายการนี้ยกเลิกไปแล้ว",
                    "ไม่ต้องทำอะไร",
                    "It was cancelled before",
                    "There is nothing to do",
                ],
            ),
            CancelRefused::DayClosed | CancelRefused::Paid => Failure::refusal(
                "charge.only_waived",
                "B-90",
                [
                    "ปิดวันนั้นแล้ว หรือร้านจ่ายเงินของวันนั้นแล้ว",
                    "เสนอยกเว้นรายการนี้แทน ไม่มีอะไรถูกบันทึก",
                    "That day is closed, or something was paid of it",
                    "Propose a waiver of it instead. Nothing was recorded",
                ],
            ),
            CancelRefused::Reason => reason_needed(),
            CancelRefused::Health => about_health(),
            CancelRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<ProposalRefused> for Failure {
    fn from(refused: ProposalRefused) -> Failure {
        match refused {
            ProposalRefused::RequestUsed => request_used(),
            ProposalRefused::UnknownStall => unknown_stall(),
            ProposalRefused::Tag => Failure::refusal(
                "waiver.tag",
                "B-91",
                [
                    "ยังไม่ได้เลือกกลุ่มร้าน",
                    "เลือกป้ายกำกับของร้าน ไม่มีอะไรถูกบันทึก",
                    "No group of stalls was chosen",
                    "Choose a tag. Nothing was recorded",
                ],
            ),
            ProposalRefused::NothingThere => Failure::refusal(
                "waiver.nothing_there",
                "B-92",
                [
                    "รายการนี้ยกเว้นไม่ได้",
                    "เงินประกันและรายการที่ยกเลิกแล้วยกเว้นไม่ได้ เลือกรายการอื่น ไม่มีอะไรถูกบันทึก",
                    "This cannot be waived",
                    "Deposits and cancelled charges cannot. Choose another one. Nothing was recorded",
                ],
            ),
            ProposalRefused::Cut => Failure::refusal(
                "waiver.cut",
                "B-93",
                [
                    "ส่วนที่ยกเว้นใช้ไม่ได้",
                    "ใส่ 1 ถึง 100 % หรือจำนวนเงินมากกว่า 0 ไม่มีอะไรถูกบันทึก",
                    "The part to be waived does not fit",
                    "Enter 1 to 100 %, or an amount above 0. Nothing was recorded",
                ],
            ),
            ProposalRefused::Days => Failure::refusal(
                "waiver.days",
                "B-94",
                [
                    "ช่วงวันใช้ไม่ได้",
                    "วันสุดท้ายต้องไม่อยู่ก่อนวันแรก รวมไม่เกิน 366 วัน และรวมวันของรายการนั้น ไม่มีอะไรถูกบันทึก",
                    "The days do not fit",
                    "At most 366 days, the last not before the first, the day of the charge among them. Nothing was recorded",
                ],
            ),
            ProposalRefused::Reason => reason_needed(),
            ProposalRefused::Health => about_health(),
            ProposalRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<DecisionRefused> for Failure {
    fn from(refused: DecisionRefused) -> Failure {
        match refused {
            DecisionRefused::Unknown => Failure::refusal(
                "waiver.unknown",
                "B-95",
                [
                    "ไม่พบการยกเว้นนี้",
                    "ดูรายการใหม่อีกครั้ง ไม่มีอะไรถูกบันทึก",
                    "There is no such waiver",
                    "Look at the list again. Nothing was recorded",
                ],
            ),
            DecisionRefused::Decided | DecisionRefused::Over => Failure::refusal(
                "waiver.decided",
                "B-96",
                [
                    "การยกเว้นนี้จบไปแล้ว",
                    "ดูผลในรายการ ไม่ต้องทำอะไร",
                    "This waiver was settled before",
                    "Look at the list. There is nothing to do",
                ],
            ),
            DecisionRefused::TwoNeeded => two_needed(Power::Approve),
            DecisionRefused::Own => Failure::refusal(
                "waiver.own",
                "B-97",
                [
                    "คนที่เสนออนุมัติเองไม่ได้",
                    "ให้กรรมการอีกคนเข้าใช้แล้วอนุมัติ ไม่มีอะไรถูกบันทึก",
                    "Who proposed it does not approve it",
                    "Let another officer sign in and decide. Nothing was recorded",
                ],
            ),
            DecisionRefused::NotYours => Failure::refusal(
                "waiver.not_yours",
                "B-98",
                [
                    "กรรมการคนอื่นเป็นผู้เสนอ",
                    "เฉพาะผู้เสนอถอนได้ คุณอนุมัติหรือไม่อนุมัติได้ ไม่มีอะไรถูกบันทึก",
                    "Another officer proposed it",
                    "Only she withdraws it; you may approve or refuse. Nothing was recorded",
                ],
            ),
            DecisionRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<PreviewRefused> for Failure {
    fn from(refused: PreviewRefused) -> Failure {
        match refused {
            PreviewRefused::Rule(refused) => refused.into(),
            PreviewRefused::Days => Failure::refusal(
                "preview.days",
                "B-99",
                [
                    "ช่วงวันใช้ไม่ได้",
                    "เลือกวันที่ผ่านมาแล้ว ไม่เกิน 92 วัน",
                    "The days do not fit",
                    "Choose past days, at most 92",
                ],
            ),
            PreviewRefused::Fault(fault) => fault.into(),
        }
    }
}
