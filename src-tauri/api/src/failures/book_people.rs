//! Sentences about people, households, consent, sellers and day passes.

use committee::people::consent::ConsentRefused;
use committee::people::erase::EraseRefused;
use committee::people::households::HouseholdRefused;
use committee::people::passes::PassRefused;
use committee::people::register::PersonRefused;
use committee::people::sellers::SellersRefused;

use domain::day::Day;

use crate::failure::Failure;
use crate::failures::book::{about_health, name, place, stall_retired, unknown_stall};

fn unknown_person() -> Failure {
    Failure::refusal(
        "person.unknown",
        "B-70",
        [
            "ไม่พบคนนี้ในทะเบียน หรือชื่อถูกลบไปแล้ว",
            "เลือกจากรายการ หรือเพิ่มคนใหม่ ไม่มีอะไรถูกบันทึก",
            "There is no such person, or the name was erased",
            "Choose one from the list, or add a new one. Nothing was recorded",
        ],
    )
}

fn unknown_household() -> Failure {
    Failure::refusal(
        "household.unknown",
        "B-62",
        [
            "ไม่พบครัวเรือนนี้ หรือเลิกใช้แล้ว",
            "เลือกครัวเรือนจากรายการ ยังไม่ได้บันทึก",
            "There is no such household, or it is retired",
            "Choose one from the list. Nothing was saved yet",
        ],
    )
}

impl From<PersonRefused> for Failure {
    fn from(refused: PersonRefused) -> Failure {
        match refused {
            PersonRefused::Unknown => unknown_person(),
            PersonRefused::Name => name(),
            PersonRefused::Health => about_health(),
            PersonRefused::Phone => Failure::refusal(
                "person.phone",
                "B-71",
                [
                    "เบอร์โทรศัพท์ใช้ไม่ได้",
                    "ใส่ตัวเลข 9 ถึง 15 ตัว เช่น 081-234-5678 หรือเว้นว่าง ยังไม่ได้บันทึก",
                    "The telephone number does not fit",
                    "Enter 9 to 15 digits, such as 081-234-5678, or none. Nothing was saved yet",
                ],
            ),
            PersonRefused::Household => unknown_household(),
            PersonRefused::Officer => Failure::refusal(
                "person.officer_taken",
                "B-75",
                [
                    "ไม่พบกรรมการคนนี้ หรือผูกกับคนอื่นในทะเบียนแล้ว",
                    "เลือกกรรมการจากรายการ หรือแก้ที่คนนั้นก่อน ยังไม่ได้บันทึก",
                    "There is no such officer, or another person of the register is this one",
                    "Choose from the list, or change that person first. Nothing was saved yet",
                ],
            ),
            PersonRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<HouseholdRefused> for Failure {
    fn from(refused: HouseholdRefused) -> Failure {
        match refused {
            HouseholdRefused::Unknown => unknown_household(),
            HouseholdRefused::Code => Failure::refusal(
                "household.code",
                "B-72",
                [
                    "รหัสครัวเรือนใช้ไม่ได้",
                    "ใช้อักษรอังกฤษ ตัวเลข ขีด จุด รวมไม่เกิน 12 ตัว ยังไม่ได้บันทึก",
                    "The household's code does not fit",
                    "Use up to 12 Latin letters, digits, dashes or points, such as B-012. Nothing was saved yet",
                ],
            ),
            HouseholdRefused::CodeTaken => Failure::refusal(
                "household.code_taken",
                "B-73",
                [
                    "มีครัวเรือนใช้รหัสนี้แล้ว",
                    "ใช้รหัสอื่น รหัสที่เลิกใช้แล้วก็ใช้ซ้ำไม่ได้ ยังไม่ได้บันทึก",
                    "Another household has this code",
                    "Use another one; a retired code is not given again. Nothing was saved yet",
                ],
            ),
            HouseholdRefused::Name => name(),
            HouseholdRefused::Health => about_health(),
            HouseholdRefused::Representative => Failure::refusal(
                "household.representative",
                "B-74",
                [
                    "ตัวแทนต้องเป็นคนในครัวเรือนนี้",
                    "บันทึกคนนั้นเข้าครัวเรือนนี้ก่อน แล้วเลือกเป็นตัวแทน ยังไม่ได้บันทึก",
                    "Who speaks for a household is a person of it",
                    "Enter that person in this household first. Nothing was saved yet",
                ],
            ),
            HouseholdRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<ConsentRefused> for Failure {
    fn from(refused: ConsentRefused) -> Failure {
        match refused {
            ConsentRefused::Unknown => unknown_person(),
            ConsentRefused::Nothing => Failure::refusal(
                "consent.nothing",
                "B-63",
                [
                    "ยังไม่ได้เลือกว่ายินยอมเรื่องใด",
                    "เลือกอย่างน้อยหนึ่งเรื่อง ไม่มีอะไรถูกบันทึก",
                    "No purpose was chosen",
                    "Choose at least one. Nothing was recorded",
                ],
            ),
            ConsentRefused::Wording => Failure::refusal(
                "consent.wording",
                "B-64",
                [
                    "ไม่พบข้อความยินยอมฉบับนี้",
                    "เปิดหน้านี้ใหม่แล้วอ่านข้อความอีกครั้ง ไม่มีอะไรถูกบันทึก",
                    "There are no such words of consent",
                    "Open this page anew and read the words again. Nothing was recorded",
                ],
            ),
            ConsentRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<EraseRefused> for Failure {
    fn from(refused: EraseRefused) -> Failure {
        match refused {
            EraseRefused::Unknown => unknown_person(),
            EraseRefused::OtherName => Failure::refusal(
                "person.other_name",
                "B-76",
                [
                    "ชื่อที่พิมพ์ไม่ตรงกับคนที่จะลบ",
                    "พิมพ์ชื่อให้ตรงทุกตัว ยังไม่มีอะไรถูกลบ",
                    "The typed name is not the name of the person to be erased",
                    "Type it exactly. Nothing was erased",
                ],
            ),
            EraseRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<SellersRefused> for Failure {
    fn from(refused: SellersRefused) -> Failure {
        match refused {
            SellersRefused::UnknownStall => unknown_stall(),
            SellersRefused::Retired => stall_retired(),
            SellersRefused::UnknownPerson => unknown_person(),
            SellersRefused::TooMany => Failure::refusal(
                "sellers.too_many",
                "B-65",
                [
                    "ร้านเดียวมีคนขายได้ไม่เกิน 12 คน",
                    "เอาคนที่ไม่ได้ขายแล้วออกก่อน ยังไม่ได้บันทึก",
                    "A stall has up to 12 sellers",
                    "Take out who no longer sells. Nothing was saved yet",
                ],
            ),
            SellersRefused::Fault(fault) => fault.into(),
        }
    }
}

impl From<PassRefused> for Failure {
    fn from(refused: PassRefused) -> Failure {
        match refused {
            PassRefused::UnknownStall => unknown_stall(),
            PassRefused::Retired => stall_retired(),
            PassRefused::NotVisiting => Failure::refusal(
                "pass.not_visiting",
                "B-66",
                [
                    "ร้านนี้มีล็อกประจำ ไม่ต้องใช้บัตรรายวัน",
                    "ออกบัตรให้ร้านจรเท่านั้น ไม่มีอะไรถูกบันทึก",
                    "This stall has a place of its own and needs no pass",
                    "Only visiting vendors get one. Nothing was recorded",
                ],
            ),
            PassRefused::Days => Failure::refusal(
                "pass.days",
                "B-79",
                [
                    "ช่วงวันใช้ไม่ได้",
                    "เลือกวันแรกถึงวันสุดท้ายไม่เกิน 31 วัน และไม่ห่างจากวันนี้เกินหนึ่งปี ไม่มีอะไรถูกบันทึก",
                    "These days do not fit",
                    "Choose at most 31 days, within a year of today. Nothing was recorded",
                ],
            ),
            PassRefused::Closed { day } => Failure::refusal(
                "pass.closed",
                "B-69",
                [
                    "ตลาดหยุดวันที่ {day} ตามปฏิทิน",
                    "เลือกวันที่ตลาดเปิด หรือแก้ปฏิทินก่อน ไม่มีอะไรถูกบันทึก",
                    "The market is closed on {day} by its calendar",
                    "Choose a day it is open, or change the calendar first. Nothing was recorded",
                ],
            )
            .with("day", day.slip()),
            PassRefused::Place => place(),
            PassRefused::HasPlace { day, place } => has_place(day, place),
            PassRefused::PassTaken { day, by } => pass_taken(day, by),
            PassRefused::StallExpected { day, by } => stall_expected(day, by),
            PassRefused::NoPass => Failure::refusal(
                "pass.none",
                "B-68",
                [
                    "ไม่มีบัตรของร้านนี้ในวันนั้น",
                    "บัตรอาจถูกถอนไปแล้ว ไม่มีอะไรถูกบันทึก",
                    "There is no such pass on that day",
                    "It may have been withdrawn before. Nothing was recorded",
                ],
            ),
            PassRefused::Fault(fault) => fault.into(),
        }
    }
}

/// The vendor has a pass for another place that day.
fn has_place(day: Day, place: String) -> Failure {
    Failure::refusal(
        "pass.has_place",
        "B-67",
        [
            "วันที่ {day} ร้านนี้มีบัตรที่ล็อก {place} แล้ว",
            "ถอนบัตรเดิมก่อนถ้าจะย้ายล็อก ไม่มีอะไรถูกบันทึก",
            "On {day} this vendor has a pass for {place}",
            "Withdraw that one first to move. Nothing was recorded",
        ],
    )
    .with("day", day.slip())
    .with("place", place)
}

/// Another vendor has a pass for the place.
fn pass_taken(day: Day, by: String) -> Failure {
    Failure::refusal(
        "pass.taken",
        "B-77",
        [
            "วันที่ {day} ล็อกนี้ออกบัตรให้ {by} แล้ว",
            "เลือกล็อกอื่น ไม่มีอะไรถูกบันทึก",
            "On {day} {by} has a pass for this place",
            "Choose another place. Nothing was recorded",
        ],
    )
    .with("day", day.slip())
    .with("by", by)
}

/// A regular stall is expected at the place.
fn stall_expected(day: Day, by: String) -> Failure {
    Failure::refusal(
        "pass.stall_expected",
        "B-78",
        [
            "ล็อกนี้เป็นของ {by} ซึ่งต้องมาขายวันที่ {day}",
            "เลือกล็อกอื่น หรือบันทึกว่าร้านนั้นลาหยุดวันนั้นก่อน ไม่มีอะไรถูกบันทึก",
            "This place is of {by}, who is expected on {day}",
            "Choose another place, or note first that the stall is away. Nothing was recorded",
        ],
    )
    .with("by", by)
    .with("day", day.slip())
}
