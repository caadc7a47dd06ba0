//! Sentences about bills that wait and about prices by rule.

use till::held::{KeepRefused, MAX_LABEL, MOST_HELD};
use till::prices::PriceRuleRefused;

use crate::failure::Failure;
use crate::failures::till_common::not_set_up;

pub(super) fn bills_held(held: u32, open: u32) -> Failure {
    Failure::refusal(
        "day.bills_held",
        "T-24",
        [
            "ยังมีบิลค้างอยู่ พักไว้ {held} บิล เปิดอยู่ {open} บิล",
            "รับเงินหรือทิ้งบิลเหล่านั้นก่อน แล้วค่อยปิดวัน วันยังเปิดอยู่ ยอดขายอยู่ครบ",
            "Bills are still waiting: {held} held, {open} open on a screen",
            "Take the money for them or throw them away, then close. The day is still open, the sales are safe",
        ],
    )
    .with("held", held)
    .with("open", open)
}

pub(super) fn note_too_long(line: usize) -> Failure {
    Failure::refusal(
        "bill.note",
        "S-51",
        [
            "ข้อความของรายการที่ {line} ยาวเกินไป",
            "เขียนให้สั้นลง ไม่เกิน 200 ตัวอักษร ของในบิลยังอยู่",
            "The note of line {line} is too long",
            "Keep it within 200 letters. The bill is still there",
        ],
    )
    .with("line", line)
}

pub(super) fn bill_too_long() -> Failure {
    Failure::refusal(
        "bill.too_long",
        "S-52",
        [
            "บิลนี้ยาวเกินไป ชื่อสินค้ารวมกันมากเกินกว่าจะส่งยอดได้",
            "รับเงินส่วนนี้ก่อน แล้วเปิดบิลใหม่สำหรับที่เหลือ ของในบิลยังอยู่",
            "The bill is too long to be handed in: its names together are too much",
            "Take the money for this part, then start another bill. The bill is still there",
        ],
    )
}

impl From<KeepRefused> for Failure {
    fn from(refused: KeepRefused) -> Failure {
        match refused {
            KeepRefused::Sold { receipt } => Failure::refusal(
                "bill.sold",
                "S-53",
                [
                    "บิลนี้รับเงินไปแล้ว เป็นใบเสร็จเลขที่ {receipt}",
                    "เริ่มบิลใหม่ได้เลย การขายบันทึกไว้ครบ ไม่มีอะไรถูกบันทึกซ้ำ",
                    "This bill has been paid: it is receipt {receipt}",
                    "Start a new bill. The sale is recorded, nothing was recorded twice",
                ],
            )
            .with("receipt", receipt),
            KeepRefused::NotHeld => Failure::refusal(
                "bill.not_held",
                "S-54",
                [
                    "ไม่มีบิลนี้ในรายการบิลที่พักไว้แล้ว",
                    "ดูรายการบิลที่พักอีกครั้ง บิลอื่นยังอยู่ครบ",
                    "This bill is not among the held ones any more",
                    "Look at the list again. The other bills are all there",
                ],
            ),
            KeepRefused::Elsewhere => Failure::refusal(
                "bill.elsewhere",
                "S-55",
                [
                    "บิลนี้พักไว้ หรือเปิดอยู่ที่อีกจอหนึ่ง",
                    "เรียกบิลคืนจากรายการบิลที่พัก หรือทำต่อที่จอนั้น ของในบิลยังอยู่",
                    "This bill is held, or open on another screen",
                    "Recall it from the held bills, or go on there. The bill is still there",
                ],
            ),
            KeepRefused::OtherOpen => Failure::refusal(
                "bill.other_open",
                "S-56",
                [
                    "จอนี้มีอีกบิลหนึ่งเปิดค้างอยู่",
                    "รับเงินหรือพักบิลนั้นก่อน แล้วลองอีกครั้ง ทุกบิลยังอยู่",
                    "Another bill is open on this screen",
                    "Take its money or hold it first, then try again. Both bills are still there",
                ],
            ),
            KeepRefused::Label => Failure::refusal(
                "bill.label",
                "S-57",
                [
                    "ชื่อบิลที่พักยาวเกินไป",
                    "ใช้ชื่อสั้น ๆ ไม่เกิน {most} ตัวอักษร ของในบิลยังอยู่",
                    "The word for the held bill is too long",
                    "Keep it within {most} letters. The bill is still there",
                ],
            )
            .with("most", MAX_LABEL),
            KeepRefused::TooManyHeld => Failure::refusal(
                "bill.too_many_held",
                "S-58",
                [
                    "พักบิลไว้ครบ {most} บิลแล้ว",
                    "รับเงินหรือทิ้งบิลที่พักไว้ก่อนสักบิล ของในบิลยังอยู่",
                    "{most} bills are held already",
                    "Take the money for one of them, or throw one away. The bill is still there",
                ],
            )
            .with("most", MOST_HELD),
            KeepRefused::Sell(refused) => refused.into(),
        }
    }
}

impl From<PriceRuleRefused> for Failure {
    #[expect(clippy::too_many_lines, reason = "a table of sentences reads best in one piece")]
    fn from(refused: PriceRuleRefused) -> Failure {
        match refused {
            PriceRuleRefused::NotSetUp => not_set_up(),
            PriceRuleRefused::Unknown => Failure::refusal(
                "price_rule.unknown",
                "K-01",
                [
                    "ไม่พบราคาพิเศษนี้",
                    "ดูรายการราคาพิเศษอีกครั้ง ไม่มีอะไรเปลี่ยน",
                    "There is no such special price",
                    "Look at the list again. Nothing was changed",
                ],
            ),
            PriceRuleRefused::Name => Failure::refusal(
                "price_rule.name",
                "K-02",
                [
                    "ราคาพิเศษยังไม่มีชื่อ หรือชื่อยาวเกินไป",
                    "ตั้งชื่อสั้น ๆ เช่น 3 ชิ้น 100 ไม่มีอะไรเปลี่ยน",
                    "The special price has no name, or too long a one",
                    "Give it a short name, such as 3 for 100. Nothing was changed",
                ],
            ),
            PriceRuleRefused::Count => Failure::refusal(
                "price_rule.count",
                "K-03",
                [
                    "จำนวนชิ้นในชุดใช้ไม่ได้",
                    "ใส่ตั้งแต่ 2 ถึง 99 ชิ้น ไม่มีอะไรเปลี่ยน",
                    "The number of pieces does not fit",
                    "Enter 2 to 99. Nothing was changed",
                ],
            ),
            PriceRuleRefused::Price => Failure::refusal(
                "price_rule.price",
                "K-04",
                [
                    "ราคาพิเศษใช้ไม่ได้",
                    "ใส่ราคามากกว่า 0 และไม่เกิน 1,000,000 บาท ไม่มีอะไรเปลี่ยน",
                    "The special price does not fit",
                    "Enter more than 0 and up to 1,000,000 baht. Nothing was changed",
                ],
            ),
            PriceRuleRefused::NoGoods => Failure::refusal(
                "price_rule.no_goods",
                "K-05",
                [
                    "ยังไม่ได้เลือกสินค้า หรือสินค้าที่เลือกเลิกขายแล้ว",
                    "เลือกสินค้าที่ยังขายอยู่ ไม่มีอะไรเปลี่ยน",
                    "No goods were chosen, or some are no longer on sale",
                    "Choose goods that are on sale. Nothing was changed",
                ],
            ),
            PriceRuleRefused::Weighed { name } => Failure::refusal(
                "price_rule.weighed",
                "K-06",
                [
                    "{name} ขายตามน้ำหนัก จัดเป็นชุดไม่ได้",
                    "เลือกเฉพาะสินค้าที่ขายเป็นชิ้น ไม่มีอะไรเปลี่ยน",
                    "{name} is sold by weight and cannot be in a bundle",
                    "Choose goods that are sold by the piece. Nothing was changed",
                ],
            )
            .with("name", name),
            PriceRuleRefused::Days => Failure::refusal(
                "price_rule.days",
                "K-07",
                [
                    "วันเริ่มและวันสิ้นสุดใช้ไม่ได้",
                    "เลือกวันสิ้นสุดตั้งแต่วันนี้ไป และไม่ก่อนวันเริ่ม ไม่มีอะไรเปลี่ยน",
                    "The first and the last day do not fit",
                    "Choose a last day from today on, not before the first. Nothing was changed",
                ],
            ),
            PriceRuleRefused::Reduction => Failure::refusal(
                "price_rule.reduction",
                "K-08",
                [
                    "ส่วนลดใช้ไม่ได้",
                    "ใส่ 1 ถึง 100 เปอร์เซ็นต์ หรือจำนวนบาทมากกว่า 0 ไม่มีอะไรเปลี่ยน",
                    "The reduction does not fit",
                    "Enter 1 to 100 percent, or more than 0 baht. Nothing was changed",
                ],
            ),
            PriceRuleRefused::Fault(fault) => fault.into(),
        }
    }
}
