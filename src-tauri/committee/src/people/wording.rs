//! The words that are read to a person before she agrees, by version. A released version is never
//! changed: consent points at it. Must never ask for more than the market needs.

use domain::language::Language;
use serde::Serialize;
use ts_rs::TS;

use crate::fact::{PURPOSES, Purpose};

/// The version that is read out now.
pub const WORDING: u32 = 1;

/// What is read out for one purpose.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Wording {
    /// Its version.
    pub version: u32,
    /// The purpose.
    pub purpose: Purpose,
    /// The words in Thai.
    pub thai: String,
    /// The words in English.
    pub english: String,
}

/// All words of all versions, the newest version first, in the order they are asked.
#[must_use]
pub fn wordings() -> Vec<Wording> {
    let of = |version: u32| {
        PURPOSES.into_iter().filter_map(move |purpose| {
            let [thai, english] = words(version, purpose)?;
            let (thai, english) = (thai.to_owned(), english.to_owned());
            Some(Wording { version, purpose, thai, english })
        })
    };
    (1..=WORDING).rev().flat_map(of).collect()
}

/// Whether there is such a version.
#[must_use]
pub const fn is_known(version: u32) -> bool {
    version >= 1 && version <= WORDING
}

/// The short name of a purpose.
#[must_use]
pub const fn purpose_name(purpose: Purpose, language: Language) -> &'static str {
    match purpose {
        Purpose::Contact => language.pick("ติดต่อเรื่องตลาด", "Contact about the market"),
        Purpose::Announcements => language.pick("รับประกาศของตลาด", "Announcements"),
        Purpose::Photos => language.pick("เผยแพร่ภาพถ่าย", "Pictures"),
    }
}

const fn words(version: u32, purpose: Purpose) -> Option<[&'static str; 2]> {
    Some(match (version, purpose) {
        (1, Purpose::Contact) => [
            "ข้าพเจ้ายินยอมให้กรรมการตลาดเก็บชื่อและเบอร์โทรศัพท์ของข้าพเจ้าไว้ในสมุดของตลาด \
             เพื่อติดต่อเรื่องร้าน ค่าธรรมเนียม และสิทธิของครัวเรือนเท่านั้น ไม่ให้ผู้อื่น \
             และขอดู แก้ไข หรือให้ลบได้ทุกเมื่อ",
            "I agree that the market committee keeps my name and telephone number in the market's \
             book, only to reach me about my stall, fees and my household's rights. They are given \
             to nobody else. I may ask to see, correct or erase them at any time.",
        ],
        (1, Purpose::Announcements) => [
            "ข้าพเจ้ายินยอมรับประกาศของตลาด เช่น วันหยุด กิจกรรม และการเปลี่ยนค่าธรรมเนียม \
             ทางเบอร์โทรศัพท์ที่ให้ไว้ และบอกเลิกได้ทุกเมื่อ",
            "I agree to be sent the market's announcements, such as closed days, events and changes \
             of fees, to the number I gave. I may end this at any time.",
        ],
        (1, Purpose::Photos) => [
            "ข้าพเจ้ายินยอมให้ตลาดเผยแพร่ภาพถ่ายในตลาดที่เห็นข้าพเจ้า เพื่อแนะนำตลาด \
             และบอกเลิกได้ทุกเมื่อ ภาพที่เผยแพร่ไปแล้วอาจเรียกคืนไม่ได้ทั้งหมด",
            "I agree that the market shows pictures taken at the market in which I can be seen, to \
             tell people about the market. I may end this at any time; pictures already shown \
             cannot all be called back.",
        ],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_has_words_in_both_languages() {
        let now: Vec<_> = wordings().into_iter().filter(|one| one.version == WORDING).collect();
        assert_eq!(now.iter().map(|one| one.purpose).collect::<Vec<_>>(), PURPOSES);
        assert!(now.iter().all(|one| !one.thai.is_empty() && one.english.is_ascii()));
    }
}
