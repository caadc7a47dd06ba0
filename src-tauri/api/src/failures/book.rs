//! Sentences of the committee's book.

use committee::fees::rules::RuleRefused;
use committee::fees::units::CountRefused;
use committee::market::invite::InviteRefused;
use committee::market::keys::KeyRefused;
use committee::market::setup::MarketRefused;
use committee::market::stalls::StallRefused;
use committee::market::zones::ZoneRefused;
use committee::receiving::receive::ReceiveRefused;
use domain::fee::FeeRuleRefused;

use crate::failure::Failure;

pub(super) fn not_set_up() -> Failure {
    Failure::refusal(
        "market.not_set_up",
        "B-01",
        [
            "ยังไม่ได้ตั้งชื่อตลาด",
            "ตั้งชื่อตลาดก่อน ข้อมูลยังอยู่ครบ",
            "The market has no name yet",
            "Name it first. Your data is safe",
        ],
    )
}

pub(super) fn name() -> Failure {
    Failure::refusal(
        "book.name",
        "B-02",
        [
            "ชื่อว่าง หรือยาวเกินไป",
            "ใส่ชื่อสั้น ๆ ไม่เกิน 60 ตัวอักษร ยังไม่ได้บันทึก",
            "The name is empty or too long",
            "Enter up to 60 characters. Nothing was saved yet",
        ],
    )
}

pub fn unknown_stall() -> Failure {
    Failure::refusal(
        "stall.unknown",
        "B-03",
        [
            "ไม่พบร้านนี้ในทะเบียน",
            "เลือกร้านจากรายการ ไม่มีอะไรถูกบันทึก",
            "There is no such stall",
            "Choose one from the list. Nothing was recorded",
        ],
    )
}

pub(super) fn stall_retired() -> Failure {
    Failure::refusal(
        "stall.retired",
        "B-04",
        [
            "ร้านนี้ออกจากตลาดแล้ว",
            "ลงทะเบียนเป็นร้านใหม่ถ้ากลับมาขาย ไม่มีอะไรถูกบันทึก",
            "The stall has left the market",
            "Register it anew if it comes back. Nothing was recorded",
        ],
    )
}

pub(super) fn place() -> Failure {
    Failure::refusal(
        "stall.place",
        "B-07",
        [
            "เลขล็อกว่าง หรือยาวเกิน 20 ตัวอักษร",
            "ใส่เลขล็อก เช่น A-12 ยังไม่ได้บันทึก",
            "The place is empty or longer than 20 characters",
            "Enter one such as A-12. Nothing was saved yet",
        ],
    )
}

pub(super) fn about_health() -> Failure {
    Failure::refusal(
        "stall.health",
        "B-61",
        [
            "โปรแกรมไม่เก็บข้อมูลสุขภาพหรือความพิการของใคร",
            "ใช้คำอื่น เช่น ลดตามมติ ยังไม่ได้บันทึก",
            "Nobody's health or disability is ever stored",
            "Use another word, such as reduced by the committee. Nothing was saved yet",
        ],
    )
}

fn unknown_zone() -> Failure {
    Failure::refusal(
        "zone.unknown",
        "B-05",
        [
            "ไม่พบโซนนี้",
            "เลือกโซนจากรายการ ไม่มีอะไรถูกบันทึก",
            "There is no such zone",
            "Choose one from the list. Nothing was recorded",
        ],
    )
}

impl From<MarketRefused> for Failure {
    fn from(refused: MarketRefused) -> Failure {
        match refused {
            MarketRefused::Name => name(),
            MarketRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<ZoneRefused> for Failure {
    fn from(refused: ZoneRefused) -> Failure {
        match refused {
            ZoneRefused::Unknown => unknown_zone(),
            ZoneRefused::Name => name(),
            ZoneRefused::NameTaken => Failure::refusal(
                "zone.name_taken",
                "B-06",
                [
                    "มีโซนชื่อนี้แล้ว",
                    "ใช้ชื่ออื่น ยังไม่ได้บันทึก",
                    "Another zone has this name",
                    "Use another one. Nothing was saved yet",
                ],
            ),
            ZoneRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<StallRefused> for Failure {
    fn from(refused: StallRefused) -> Failure {
        match refused {
            StallRefused::Unknown => unknown_stall(),
            StallRefused::Retired => stall_retired(),
            StallRefused::Name | StallRefused::Vendor => name(),
            StallRefused::Place => place(),
            StallRefused::PlaceTaken { by } => Failure::refusal(
                "stall.place_taken",
                "B-08",
                [
                    "ล็อกนี้เป็นของ {by}",
                    "ใช้ล็อกอื่น หรือให้ {by} ย้ายก่อน ยังไม่ได้บันทึก",
                    "{by} has this place",
                    "Use another one, or let {by} move first. Nothing was saved yet",
                ],
            )
            .with("by", by),
            StallRefused::UnknownZone => unknown_zone(),
            StallRefused::Class => Failure::refusal(
                "stall.class",
                "B-60",
                [
                    "ประเภทสินค้าหรือป้ายยาวเกินไป หรือมีป้ายมากเกินไป",
                    "ประเภทไม่เกิน 30 ตัวอักษร ป้ายไม่เกิน 8 ป้าย ป้ายละ 20 ตัวอักษร ยังไม่ได้บันทึก",
                    "The kind of goods or a tag is too long, or there are too many tags",
                    "Use up to 30 letters, and up to 8 tags of 20 letters. Nothing was saved yet",
                ],
            ),
            StallRefused::Health => about_health(),
            StallRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<InviteRefused> for Failure {
    fn from(refused: InviteRefused) -> Failure {
        match refused {
            InviteRefused::NotSetUp => not_set_up(),
            InviteRefused::UnknownStall => unknown_stall(),
            InviteRefused::StallRetired => stall_retired(),
            InviteRefused::Days => Failure::refusal(
                "invite.days",
                "B-11",
                [
                    "คำเชิญใช้ได้ 1 ถึง 60 วัน",
                    "ใส่จำนวนวันใหม่ ยังไม่ได้เชิญ",
                    "An invitation holds for 1 to 60 days",
                    "Enter another number. Nobody was invited yet",
                ],
            ),
            InviteRefused::TooLong => name(),
            InviteRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<KeyRefused> for Failure {
    fn from(refused: KeyRefused) -> Failure {
        match refused {
            KeyRefused::UnknownStall => unknown_stall(),
            KeyRefused::StallRetired => stall_retired(),
            KeyRefused::NothingWaits => Failure::refusal(
                "key.nothing_waits",
                "B-12",
                [
                    "ร้านนี้ไม่มีไฟล์ที่รอยืนยัน",
                    "ไม่ต้องทำอะไร",
                    "No file of this stall waits",
                    "There is nothing to do",
                ],
            ),
            KeyRefused::Fingerprint => Failure::refusal(
                "key.fingerprint",
                "B-13",
                [
                    "เลข 8 หลักไม่ตรงกับเครื่องของร้าน",
                    "ให้ร้านอ่านเลขจากหน้าตั้งค่าอีกครั้ง ไฟล์ยังรออยู่ ไม่มีอะไรถูกบันทึก",
                    "The eight digits do not agree with the stall's till",
                    "Have them read again from its settings. The files still wait",
                ],
            ),
            KeyRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<ReceiveRefused> for Failure {
    fn from(refused: ReceiveRefused) -> Failure {
        match refused {
            ReceiveRefused::NotSetUp => not_set_up(),
            ReceiveRefused::NotASlip => super::book_receiving::not_a_slip(),
            ReceiveRefused::SlipDamaged => super::book_receiving::slip_damaged(),
            ReceiveRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<RuleRefused> for Failure {
    fn from(refused: RuleRefused) -> Failure {
        match refused {
            RuleRefused::Unknown => Failure::refusal(
                "rule.unknown",
                "B-21",
                [
                    "ไม่พบค่าธรรมเนียมนี้",
                    "เลือกจากรายการ ไม่มีอะไรถูกบันทึก",
                    "There is no such fee",
                    "Choose one from the list. Nothing was recorded",
                ],
            ),
            RuleRefused::Ended => Failure::refusal(
                "rule.ended",
                "B-22",
                [
                    "ค่าธรรมเนียมนี้สิ้นสุดแล้ว",
                    "สร้างรายการใหม่แทน ไม่มีอะไรถูกบันทึก",
                    "This fee has ended",
                    "Make a new one instead. Nothing was recorded",
                ],
            ),
            RuleRefused::Rule(refused) => match refused {
                FeeRuleRefused::Name => name(),
                FeeRuleRefused::Amounts => Failure::refusal(
                    "rule.amounts",
                    "B-23",
                    [
                        "ตัวเลขของค่าธรรมเนียมไม่เข้ากัน",
                        "ตรวจอัตรา ขั้นต่ำ ขั้นสูง และจำนวนเงิน ยังไม่ได้บันทึก",
                        "The figures of the fee do not fit together",
                        "Check the rate, the minimum, the maximum and the amounts. Nothing was saved yet",
                    ],
                ),
                FeeRuleRefused::Days => Failure::refusal(
                    "rule.days",
                    "B-24",
                    [
                        "วันสิ้นสุดอยู่ก่อนวันเริ่ม",
                        "เลือกวันใหม่ ยังไม่ได้บันทึก",
                        "The fee ends before it begins",
                        "Choose other days. Nothing was saved yet",
                    ],
                ),
            },
            RuleRefused::UnknownZone => unknown_zone(),
            RuleRefused::ReachesBack { day } => Failure::refusal(
                "rule.reaches_back",
                "B-25",
                [
                    "ค่าธรรมเนียมของวันที่ {day} คิดไปแล้ว",
                    "เริ่มใช้อัตราใหม่หลังวันนั้น ยอดเดิมไม่ถูกแก้",
                    "The fees of {day} were worked out already",
                    "Let the new rule begin later. Past days are never changed",
                ],
            )
            .with("day", day.slip()),
            RuleRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<CountRefused> for Failure {
    fn from(refused: CountRefused) -> Failure {
        match refused {
            CountRefused::UnknownStall => unknown_stall(),
            CountRefused::UnknownRule | CountRefused::DoesNotHold => Failure::refusal(
                "units.rule",
                "B-31",
                [
                    "ค่าธรรมเนียมนี้ไม่ใช้กับร้านนี้ในวันนั้น",
                    "เลือกรายการอื่น ไม่มีอะไรถูกบันทึก",
                    "This fee does not hold for this stall on that day",
                    "Choose another one. Nothing was recorded",
                ],
            ),
            CountRefused::Quantity | CountRefused::TooLarge => Failure::refusal(
                "units.quantity",
                "B-32",
                [
                    "จำนวนหน่วยใช้ไม่ได้",
                    "ตรวจตัวเลขแล้วลองใหม่ ไม่มีอะไรถูกบันทึก",
                    "The quantity does not fit",
                    "Check it and try again. Nothing was recorded",
                ],
            ),
            CountRefused::Fault(fault) => fault.into(),
        }
    }
}

pub(super) fn request_used() -> Failure {
    Failure::refusal(
        "request.used",
        "T-02",
        [
            "รายการนี้เคยบันทึกไปแล้วด้วยยอดอื่น",
            "ดูรายการเดิมก่อนทำใหม่ ไม่มีอะไรถูกบันทึกซ้ำ",
            "This was recorded before with another amount",
            "Look at what was recorded first. Nothing was recorded twice",
        ],
    )
}
