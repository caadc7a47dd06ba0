//! Sentences about people of the stall (signing in, PINs, asking an owner) and their reports.

use domain::operator::Action;
use domain::pin::NotAPin;
use till::operators::OperatorRefused;
use till::report::ReportRefused;

use crate::failure::Failure;

/// Nobody is signed in, and the stall has people with PINs.
pub fn sign_in_first() -> Failure {
    Failure::refusal(
        "people.sign_in",
        "H-01",
        [
            "ยังไม่มีใครลงชื่อเข้าใช้เครื่องนี้",
            "แตะชื่อของคุณแล้วกดรหัส ของในบิลและยอดขายยังอยู่ครบ",
            "Nobody has signed in here",
            "Tap your name and enter your PIN. The bill and the sales are safe",
        ],
    )
}

/// The PIN was wrong; so many tries are left before a pause.
pub fn wrong_pin(left: u32) -> Failure {
    if left == 0 {
        return wait_for_pin(30);
    }
    Failure::refusal(
        "people.wrong_pin",
        "H-02",
        [
            "รหัสไม่ถูกต้อง",
            "กดใหม่อีกครั้ง ลองได้อีก {left} ครั้งก่อนต้องพัก ไม่มีอะไรเปลี่ยนแปลง",
            "The PIN is not right",
            "Enter it again. {left} more tries before a pause. Nothing was changed",
        ],
    )
    .with("left", left)
}

/// Too many wrong PINs.
pub fn wait_for_pin(seconds: i64) -> Failure {
    Failure::refusal(
        "people.wait",
        "H-03",
        [
            "กดรหัสผิดหลายครั้งแล้ว",
            "รอ {seconds} วินาทีแล้วลองใหม่ ของในบิลและยอดขายยังอยู่ครบ",
            "The PIN was wrong several times",
            "Wait {seconds} seconds and try again. The bill and the sales are safe",
        ],
    )
    .with("seconds", seconds)
}

/// A helper asks for what only an owner may allow.
pub fn owner_needed(action: Action) -> Failure {
    Failure::refusal(
        "people.owner_needed",
        "H-04",
        [
            "เรื่องนี้ต้องให้เจ้าของร้านอนุญาต",
            "ให้เจ้าของร้านกดรหัส แล้วทำต่อได้เลย ยังไม่มีอะไรถูกบันทึก",
            "An owner has to allow this",
            "Let an owner enter the PIN, then go on. Nothing was recorded yet",
        ],
    )
    .with("action", action.word())
}

/// There is nobody with a PIN who could be asked.
pub fn nobody_to_ask() -> Failure {
    Failure::refusal(
        "people.nobody",
        "H-05",
        [
            "ร้านนี้ยังไม่ได้ตั้งคนและรหัส",
            "ทำรายการได้เลย ไม่ต้องขออนุญาต",
            "This stall has no people with PINs",
            "Go on: nobody has to be asked",
        ],
    )
}

impl From<NotAPin> for Failure {
    fn from(_: NotAPin) -> Failure {
        Failure::refusal(
            "people.pin",
            "H-11",
            [
                "รหัสต้องเป็นตัวเลข 4 ถึง 6 หลัก",
                "กดตัวเลขใหม่ ข้อมูลเดิมยังอยู่ครบ",
                "A PIN has 4 to 6 digits",
                "Enter digits. What was there is unchanged",
            ],
        )
    }
}

impl From<OperatorRefused> for Failure {
    fn from(refused: OperatorRefused) -> Failure {
        match refused {
            OperatorRefused::Unknown => unknown(),
            OperatorRefused::Name => name(),
            OperatorRefused::NameTaken => name_taken(),
            OperatorRefused::PinNeeded => pin_needed(),
            OperatorRefused::PinTaken => pin_taken(),
            OperatorRefused::TooMany => too_many(),
            OperatorRefused::FirstOwner => first_owner(),
            OperatorRefused::LastOwner => last_owner(),
            OperatorRefused::Fault(fault) => fault.into(),
        }
    }
}

fn unknown() -> Failure {
    Failure::refusal(
        "people.unknown",
        "H-12",
        [
            "ไม่พบคนนี้ในร้าน",
            "เลือกจากรายชื่ออีกครั้ง ข้อมูลเดิมยังอยู่ครบ",
            "There is no such person at this stall",
            "Choose from the list again. What was there is unchanged",
        ],
    )
}

fn name() -> Failure {
    Failure::refusal(
        "people.name",
        "H-13",
        [
            "ยังไม่ได้ใส่ชื่อ หรือชื่อยาวเกินไป",
            "ใส่ชื่อเล่นสั้น ๆ ไม่เกิน 40 ตัวอักษร ข้อมูลเดิมยังอยู่ครบ",
            "There is no name, or it is too long",
            "Enter a short name of up to 40 letters. What was there is unchanged",
        ],
    )
}

fn name_taken() -> Failure {
    Failure::refusal(
        "people.name_taken",
        "H-14",
        [
            "มีคนชื่อนี้ในร้านแล้ว",
            "ใส่ชื่อที่ต่างกัน จะได้ไม่สับสน ข้อมูลเดิมยังอยู่ครบ",
            "Somebody here has this name already",
            "Enter another one, so that nobody is mixed up. What was there is unchanged",
        ],
    )
}

fn pin_needed() -> Failure {
    Failure::refusal(
        "people.pin_needed",
        "H-15",
        [
            "คนใหม่ต้องมีรหัส",
            "ตั้งรหัสตัวเลข 4 ถึง 6 หลัก ข้อมูลเดิมยังอยู่ครบ",
            "A new person needs a PIN",
            "Choose 4 to 6 digits. What was there is unchanged",
        ],
    )
}

fn pin_taken() -> Failure {
    Failure::refusal(
        "people.pin_taken",
        "H-16",
        [
            "รหัสนี้มีคนในร้านใช้อยู่แล้ว",
            "ตั้งรหัสอื่น จะได้รู้ว่าใครทำรายการ ข้อมูลเดิมยังอยู่ครบ",
            "Somebody here uses this PIN already",
            "Choose another, so that it is known who did what. What was there is unchanged",
        ],
    )
}

fn too_many() -> Failure {
    Failure::refusal(
        "people.too_many",
        "H-17",
        [
            "รายชื่อเต็มแล้ว เก็บได้ไม่เกิน 50 คน",
            "ตั้งคนที่ไม่ได้ช่วยแล้วเป็น ออกจากร้าน ก่อน ข้อมูลเดิมยังอยู่ครบ",
            "The list is full: it holds 50 people",
            "Mark somebody as having left first. What was there is unchanged",
        ],
    )
}

fn first_owner() -> Failure {
    Failure::refusal(
        "people.first_owner",
        "H-18",
        [
            "คนแรกต้องเป็นเจ้าของร้าน",
            "เลือกเป็นเจ้าของร้านก่อน แล้วค่อยเพิ่มผู้ช่วย",
            "The first person must be an owner",
            "Enter an owner first, then helpers",
        ],
    )
}

fn last_owner() -> Failure {
    Failure::refusal(
        "people.last_owner",
        "H-19",
        [
            "ร้านต้องมีเจ้าของอย่างน้อยหนึ่งคน",
            "เพิ่มเจ้าของอีกคนก่อน แล้วค่อยเปลี่ยนคนนี้ ข้อมูลเดิมยังอยู่ครบ",
            "A stall needs at least one owner",
            "Enter another owner first, then change this one. What was there is unchanged",
        ],
    )
}

impl From<ReportRefused> for Failure {
    fn from(refused: ReportRefused) -> Failure {
        match refused {
            ReportRefused::Days => Failure::refusal(
                "report.days",
                "H-21",
                [
                    "ช่วงวันที่เลือกใช้ไม่ได้",
                    "เลือกวันแรกไม่เกินวันสุดท้าย และไม่เกินสิบปี ข้อมูลอยู่ครบ",
                    "These days do not fit",
                    "The first day is not after the last, and at most ten years. The data is safe",
                ],
            ),
            ReportRefused::Fault(fault) => fault.into(),
        }
    }
}
