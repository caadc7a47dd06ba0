//! What goods are sold by. Must never convert silently: a price belongs to its unit.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::language::Language;

/// The unit of a price. A quantity of goods is counted in thousandths of its unit.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// ชิ้น
    #[default]
    Piece,
    /// กก.
    Kilogram,
    /// ขีด = 100 g
    Khit,
    /// กรัม
    Gram,
    /// กำ
    Bunch,
    /// แพ็ค
    Pack,
    /// ถุง
    Bag,
    /// ขวด
    Bottle,
    /// กล่อง
    Box,
    /// จาน
    Plate,
    /// โหล
    Dozen,
}

/// Every unit, in the order a vendor chooses from.
pub const ALL: [Unit; 11] = [
    Unit::Piece,
    Unit::Kilogram,
    Unit::Khit,
    Unit::Gram,
    Unit::Bunch,
    Unit::Pack,
    Unit::Bag,
    Unit::Bottle,
    Unit::Box,
    Unit::Plate,
    Unit::Dozen,
];

impl Unit {
    /// How many of it weigh a kilogram; `None` for what is not weighed.
    #[must_use]
    pub const fn per_kilogram(self) -> Option<i64> {
        match self {
            Unit::Kilogram => Some(1),
            Unit::Khit => Some(10),
            Unit::Gram => Some(1_000),
            _ => None,
        }
    }

    /// Whether the goods are weighed, so that a part of a unit can be sold.
    #[must_use]
    pub const fn is_weight(self) -> bool {
        self.per_kilogram().is_some()
    }

    /// The word on screen and paper.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::Th, Unit::Piece) => "ชิ้น",
            (Language::Th, Unit::Kilogram) => "กก.",
            (Language::Th, Unit::Khit) => "ขีด",
            (Language::Th, Unit::Gram) => "กรัม",
            (Language::Th, Unit::Bunch) => "กำ",
            (Language::Th, Unit::Pack) => "แพ็ค",
            (Language::Th, Unit::Bag) => "ถุง",
            (Language::Th, Unit::Bottle) => "ขวด",
            (Language::Th, Unit::Box) => "กล่อง",
            (Language::Th, Unit::Plate) => "จาน",
            (Language::Th, Unit::Dozen) => "โหล",
            (Language::En, Unit::Piece) => "pc",
            (Language::En, Unit::Kilogram) => "kg",
            (Language::En, Unit::Khit) => "khit",
            (Language::En, Unit::Gram) => "g",
            (Language::En, Unit::Bunch) => "bunch",
            (Language::En, Unit::Pack) => "pack",
            (Language::En, Unit::Bag) => "bag",
            (Language::En, Unit::Bottle) => "bottle",
            (Language::En, Unit::Box) => "box",
            (Language::En, Unit::Plate) => "plate",
            (Language::En, Unit::Dozen) => "dozen",
        }
    }

    /// The unit of a word in either language, as CSV files write it ("กก", "กก.", "kg").
    #[must_use]
    pub fn from_word(word: &str) -> Option<Unit> {
        let word = word.trim().trim_end_matches('.').to_lowercase();
        ALL.into_iter().find(|unit| {
            [Language::Th, Language::En]
                .into_iter()
                .any(|language| unit.word(language).trim_end_matches('.') == word)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_leads_back_to_its_unit() {
        for unit in ALL {
            for language in [Language::Th, Language::En] {
                assert_eq!(Unit::from_word(unit.word(language)), Some(unit));
            }
        }
        assert_eq!(Unit::from_word(" กก "), Some(Unit::Kilogram));
        assert_eq!(Unit::from_word("G"), Some(Unit::Gram));
        assert_eq!(Unit::from_word("furlong"), None);
    }
}
