//! The page that shows whether a printer is set right: width, darkness, Thai marks, a code.
//! Must never be mistaken for a receipt.

use domain::language::Language;
use domain::money::Money;

use crate::qr::Correction;
use crate::slip::{Block, Paper, Size, Slip};
use crate::words::Word;

/// What the code of the page reads.
pub const QR_TEXT: &str = "TALAD";

/// Marks above, below and beside, in every way that has ever gone wrong on paper.
const SAMPLE: [&str; 4] = [
    "ปู่กู้ญี่ปุ่น ซื้อทุเรียน",
    "น้ำ ต่ำ ค้ำ ปั๊ม ฝี่ ฟื้น ที่นี่",
    "ฐานัญญุ กฎุมพี ฤๅษี ฯลฯ",
    // figures of both kinds, and the sign of the baht
    "๐๑๒๓๔๕ 0123456789 ฿",
];

/// What is tested.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TestPage {
    /// The printer, as the vendor named it.
    pub printer: String,
    /// The paper that is set.
    pub paper: Paper,
}

/// The slip of the test.
#[must_use]
pub fn slip(page: &TestPage, language: Language) -> Slip {
    let mut slip = Slip::default();
    let say = |word: Word| word.say(language);
    slip.add(Block::Marked(say(Word::Test).to_owned()));
    slip.add(Block::Heading(say(Word::TestPage).to_owned()));
    slip.pair(say(Word::Printer), page.printer.clone());
    slip.pair(say(Word::PaperWidth), format!("{} {}", page.paper.dots(), say(Word::Dots)));
    slip.add(Block::Ruler);
    slip.text(say(Word::RulerNote), Size::Small);
    slip.rule();
    for size in [Size::Small, Size::Normal, Size::Large] {
        for line in SAMPLE {
            slip.text(line, size);
        }
    }
    slip.text(say(Word::MarksNote), Size::Small);
    slip.rule();
    slip.pair("ก๋วยเตี๋ยวเรือน้ำตก", Money::baht(120).to_string());
    slip.bold_pair(say(Word::Total), Money::baht(99_999).to_string(), Size::Large);
    slip.rule();
    slip.add(Block::Darkness);
    slip.text(say(Word::DarknessNote), Size::Small);
    slip.add(Block::Qr {
        payload: QR_TEXT.to_owned(),
        caption: say(Word::QrNote).to_owned(),
        correction: Correction::Medium,
        dots_per_module: 6,
    });
    slip
}
