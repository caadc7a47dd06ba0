//! What every slip of a stall begins with, and what marks it as a copy or as practice.
//! Must never let a practice slip pass for a receipt.

use domain::day::Timestamp;
use domain::language::Language;

use crate::slip::{Block, Size, Slip};
use crate::words::Word;

/// Whose slip it is.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StallHead {
    /// The name over the stall.
    pub name: String,
    /// The number of its place, "A12"; empty when it has none.
    pub place: String,
    /// The market.
    pub market: String,
}

/// How a stall stands with the Revenue Department.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Registration {
    /// No tax id is known.
    #[default]
    None,
    /// A tax id, not registered for VAT: no slip says a word of VAT.
    TaxId(String),
    /// Registered for VAT.
    Vat(VatSeller),
}

/// A seller registered for VAT, as tax invoices name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VatSeller {
    /// The tax id: 13 digits.
    pub tax_id: String,
    /// The number of the branch; 0 for the head office.
    pub branch: u32,
}

impl VatSeller {
    /// A seller at its head office: every stall that has no branches.
    #[must_use]
    pub const fn head_office(tax_id: String) -> VatSeller {
        VatSeller { tax_id, branch: 0 }
    }
}

/// What a slip is besides itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    /// Which copy it is, counting from 1; 0 for the original.
    pub copy: u32,
    /// Rung up in practice: no money moved.
    pub practice: bool,
}

/// Banner, name, place, market and tax id.
pub(crate) fn head(
    slip: &mut Slip,
    stall: &StallHead,
    registration: &Registration,
    (marks, language): (Marks, Language),
) {
    if marks.practice {
        slip.add(Block::Marked(Word::Practice.say(language).to_owned()));
    }
    slip.add(Block::Heading(stall.name.clone()));
    let lot = match stall.place.trim() {
        "" => String::new(),
        place => format!("{} {place}", Word::Lot.say(language)),
    };
    let place: Vec<&str> =
        [lot.as_str(), stall.market.trim()].into_iter().filter(|part| !part.is_empty()).collect();
    if !place.is_empty() {
        slip.center(place.join(" · "), Size::Small, false);
    }
    match registration {
        Registration::None => {}
        Registration::TaxId(id) => tax_id(slip, id, language),
        Registration::Vat(seller) => {
            tax_id(slip, &seller.tax_id, language);
            branch(slip, seller.branch, language);
        }
    }
}

fn tax_id(slip: &mut Slip, id: &str, language: Language) {
    slip.center(format!("{} {id}", Word::TaxId.say(language)), Size::Small, false);
}

/// "สำนักงานใหญ่ (00000)", "สาขาที่ 00003": the form of the Revenue Department.
fn branch(slip: &mut Slip, number: u32, language: Language) {
    let branch = match number {
        0 => format!("{} (00000)", Word::HeadOffice.say(language)),
        number => format!("{} {number:05}", Word::Branch.say(language)),
    };
    slip.center(branch, Size::Small, false);
}

/// The title of a slip that the law names: its Thai words stand on the English slip too.
pub(crate) fn title(slip: &mut Slip, word: Word, size: Size, language: Language) {
    slip.center(word.say(language), size, true);
    if language == Language::En {
        slip.center(word.say(Language::Th), Size::Small, false);
    }
}

/// The number, if there is one yet, and the moment.
pub(crate) fn numbered(slip: &mut Slip, number: &str, at: Timestamp, language: Language) {
    if !number.is_empty() {
        slip.small_pair(Word::Number.say(language), number);
    }
    slip.small_pair(Word::At.say(language), at.slip());
}

/// The banner of a copy, below the title.
pub(crate) fn copy(slip: &mut Slip, marks: Marks, language: Language) {
    if marks.copy > 0 {
        slip.add(Block::Marked(format!("{} {}", Word::Copy.say(language), marks.copy)));
    }
}

/// The last lines: the check code, and once more that it is only practice.
pub(crate) fn foot(slip: &mut Slip, hash: &str, marks: Marks, language: Language) {
    if !hash.is_empty() {
        let code = format!("{} {}", Word::Verify.say(language), short_hash(hash));
        slip.center(code, Size::Small, false);
    }
    if marks.practice {
        slip.center(Word::PracticeNote.say(language), Size::Small, true);
    }
}

/// The first eight characters of a hash: enough for two people to compare.
pub(crate) fn short_hash(hash: &str) -> String {
    hash.chars().take(8).collect()
}
