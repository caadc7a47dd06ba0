//! Sentences about the officers of the committee: signing in, their offices, the second officer.

use committee::officers::list::OfficerRefused;
use domain::officer::{OFFICES, Office, Power};

use crate::failure::Failure;

/// Nobody is signed in, and the book has officers.
pub fn officer_needed() -> Failure {
    Failure::refusal(
        "officers.sign_in",
        "B-190",
        [
            "ยังไม่มีกรรมการลงชื่อเข้าใช้สมุดนี้",
            "แตะชื่อของคุณแล้วกดรหัส ข้อมูลในสมุดยังอยู่ครบ",
            "No officer has signed in to this book",
            "Tap your name and enter your PIN. The book is safe",
        ],
    )
}

/// Her office may not do it.
pub fn not_yours(power: Power) -> Failure {
    let who = |names: fn(Office) -> &'static str, between: &str| {
        let may = OFFICES.into_iter().filter(|office| office.may(power));
        may.map(names).collect::<Vec<_>>().join(between)
    };
    Failure::refusal(
        "officers.not_yours",
        "B-191",
        [
            "เรื่องนี้ทำได้เฉพาะ {who_th}",
            "ให้ผู้ที่มีหน้าที่ลงชื่อเข้าใช้แล้วทำ ไม่มีอะไรถูกบันทึก",
            "Only {who_en} may do this",
            "Let somebody who may sign in and do it. Nothing was recorded",
        ],
    )
    .with("who_th", who(thai, " "))
    .with("who_en", who(english, " or "))
    .with("power", power.word())
}

/// An act of two has one officer only so far.
pub fn second_needed(power: Power) -> Failure {
    Failure::refusal(
        "officers.second_needed",
        "B-192",
        [
            "เรื่องนี้ต้องมีกรรมการสองคน",
            "ให้กรรมการอีกคนกดรหัสของตัวเอง แล้วทำต่อได้เลย ยังไม่มีอะไรถูกบันทึก",
            "This needs two officers",
            "Let the second officer enter her PIN, then go on. Nothing was recorded yet",
        ],
    )
    .with("power", power.word())
}

/// An act of two, and there are not two who may.
pub fn two_needed(power: Power) -> Failure {
    Failure::refusal(
        "officers.two_needed",
        "B-193",
        [
            "เรื่องนี้ต้องมีกรรมการสองคน",
            "เพิ่มกรรมการที่มีหน้าที่นี้ให้ครบสองคนก่อน ที่หน้า กรรมการ ไม่มีอะไรถูกบันทึก",
            "This needs two officers",
            "Enter two officers who may do it first, under Officers. Nothing was recorded",
        ],
    )
    .with("power", power.word())
}

/// The second officer is the first.
pub fn same_officer() -> Failure {
    Failure::refusal(
        "officers.same",
        "B-194",
        [
            "คนที่สองต้องไม่ใช่คนเดียวกัน",
            "ให้กรรมการอีกคนกดรหัส ไม่มีอะไรถูกบันทึก",
            "The second officer is somebody else",
            "Let another officer enter her PIN. Nothing was recorded",
        ],
    )
}

/// The PIN was wrong; so many tries are left before a pause.
pub fn wrong_officer_pin(left: u32) -> Failure {
    if left == 0 {
        return wait_for_officer_pin(30);
    }
    Failure::refusal(
        "officers.wrong_pin",
        "B-195",
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
pub fn wait_for_officer_pin(seconds: i64) -> Failure {
    Failure::refusal(
        "officers.wait",
        "B-196",
        [
            "กดรหัสผิดหลายครั้งแล้ว",
            "รอ {seconds} วินาทีแล้วลองใหม่ ข้อมูลในสมุดยังอยู่ครบ",
            "The PIN was wrong several times",
            "Wait {seconds} seconds and try again. The book is safe",
        ],
    )
    .with("seconds", seconds)
}

const fn thai(office: Office) -> &'static str {
    match office {
        Office::Chair => "ประธาน",
        Office::Treasurer => "เหรัญญิก",
        Office::Collector => "ผู้เก็บเงิน",
        Office::Auditor => "ผู้ตรวจสอบ",
    }
}

const fn english(office: Office) -> &'static str {
    match office {
        Office::Chair => "the chair",
        Office::Treasurer => "the treasurer",
        Office::Collector => "a collector",
        Office::Auditor => "an auditor",
    }
}

impl From<OfficerRefused> for Failure {
    fn from(refused: OfficerRefused) -> Failure {
        match refused {
            OfficerRefused::Unknown => unknown(),
            OfficerRefused::Name => name(),
            OfficerRefused::NameTaken => name_taken(),
            OfficerRefused::PinNeeded => pin_needed(),
            OfficerRefused::PinTaken => pin_taken(),
            OfficerRefused::TooMany => too_many(),
            OfficerRefused::FirstChair => first_chair(),
            OfficerRefused::LastChair => last_chair(),
            OfficerRefused::Fault(fault) => fault.into(),
        }
    }
}

fn unknown() -> Failure {
    Failure::refusal(
        "officers.unknown",
        "B-290",
        [
            "ไม่พบกรรมการคนนี้",
            "เลือกจากรายชื่ออีกครั้ง ข้อมูลเดิมยังอยู่ครบ",
            "There is no such officer",
            "Choose from the list again. What was there is unchanged",
        ],
    )
}

fn name() -> Failure {
    Failure::refusal(
        "officers.name",
        "B-291",
        [
            "ยังไม่ได้ใส่ชื่อ หรือชื่อยาวเกินไป",
            "ใส่ชื่อไม่เกิน 40 ตัวอักษร ข้อมูลเดิมยังอยู่ครบ",
            "There is no name, or it is too long",
            "Enter a name of up to 40 letters. What was there is unchanged",
        ],
    )
}

fn name_taken() -> Failure {
    Failure::refusal(
        "officers.name_taken",
        "B-292",
        [
            "มีกรรมการชื่อนี้แล้ว",
            "ใส่ชื่อที่ต่างกัน จะได้ไม่สับสน ข้อมูลเดิมยังอยู่ครบ",
            "Another officer has this name",
            "Enter another one, so that nobody is mixed up. What was there is unchanged",
        ],
    )
}

fn pin_needed() -> Failure {
    Failure::refusal(
        "officers.pin_needed",
        "B-293",
        [
            "ต้องตั้งรหัสใหม่",
            "ตั้งรหัสตัวเลข 4 ถึง 6 หลัก ข้อมูลเดิมยังอยู่ครบ",
            "A new PIN is needed",
            "Choose 4 to 6 digits. What was there is unchanged",
        ],
    )
}

fn pin_taken() -> Failure {
    Failure::refusal(
        "officers.pin_taken",
        "B-294",
        [
            "รหัสนี้มีกรรมการคนอื่นใช้อยู่แล้ว",
            "ตั้งรหัสอื่น จะได้รู้ว่าใครทำรายการ ข้อมูลเดิมยังอยู่ครบ",
            "Another officer uses this PIN",
            "Choose another, so that it is known who did what. What was there is unchanged",
        ],
    )
}

fn too_many() -> Failure {
    Failure::refusal(
        "officers.too_many",
        "B-295",
        [
            "รายชื่อเต็มแล้ว เก็บได้ไม่เกิน 50 คน",
            "ตั้งคนที่พ้นหน้าที่แล้วเป็น พ้นหน้าที่ ก่อน ข้อมูลเดิมยังอยู่ครบ",
            "The list is full: it holds 50 officers",
            "Mark somebody as having left first. What was there is unchanged",
        ],
    )
}

fn first_chair() -> Failure {
    Failure::refusal(
        "officers.first_chair",
        "B-296",
        [
            "คนแรกต้องเป็นประธาน",
            "ใส่ประธานก่อน แล้วค่อยเพิ่มคนอื่น ข้อมูลเดิมยังอยู่ครบ",
            "The first officer must be the chair",
            "Enter the chair first, then the others. What was there is unchanged",
        ],
    )
}

fn last_chair() -> Failure {
    Failure::refusal(
        "officers.last_chair",
        "B-297",
        [
            "กรรมการต้องมีประธานอย่างน้อยหนึ่งคน",
            "เพิ่มประธานอีกคนก่อน แล้วค่อยเปลี่ยนคนนี้ ข้อมูลเดิมยังอยู่ครบ",
            "The committee needs a chair",
            "Enter another chair first, then change this one. What was there is unchanged",
        ],
    )
}
