//! Barcodes as plain bars, for labels: EAN and UPC where the digits say so, Code 128 for the rest.
//! Must never make a code that a reader reads as something else.

use barcoders::sym::code128::Code128;
use barcoders::sym::ean8::EAN8;
use barcoders::sym::ean13::EAN13;
use domain::barcode::{Barcode, judge};

/// White at either side, in modules: the most that any of these codes asks for.
const QUIET_ZONE: usize = 11;
/// Dots of the thinnest bar: one dot of a thermal head is too fine to be read.
const THINNEST: usize = 2;
/// Dots of the thickest bar: a wider code is no better read.
const THICKEST: usize = 4;
/// The letters of the code tables: which of Code 128's three sets begins.
const LETTERS: char = '\u{181}';
const PAIRS_OF_DIGITS: char = '\u{106}';

/// The modules of a code from left to right, without its quiet zone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bars {
    modules: Vec<bool>,
}

impl Bars {
    /// Each module: dark or light.
    #[must_use]
    pub fn modules(&self) -> &[bool] {
        &self.modules
    }

    /// Modules across, quiet zone not counted.
    #[must_use]
    pub fn width(&self) -> usize {
        self.modules.len()
    }

    /// Dots of a module on a paper so many dots across; `None` when it is too narrow.
    #[must_use]
    pub fn scale(&self, dots: usize) -> Option<usize> {
        let scale = dots / (self.width() + 2 * QUIET_ZONE);
        (scale >= THINNEST).then_some(scale.min(THICKEST))
    }
}

/// The bars of a code; `None` for a text that no barcode holds: Thai, or nothing.
#[must_use]
pub fn bars(code: &str) -> Option<Bars> {
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    let modules = match (judge(code), code.len()) {
        (Barcode::Checked, 8) => EAN8::new(code).ok()?.encode(),
        // UPC-A is EAN-13 with a zero before it
        (Barcode::Checked, 12) => EAN13::new(format!("0{code}")).ok()?.encode(),
        (Barcode::Checked, _) => EAN13::new(code).ok()?.encode(),
        _ if code.is_empty() || !code.bytes().all(|byte| matches!(byte, b' '..=b'~')) => {
            return None;
        }
        (_, length) => {
            let set = if digits && length % 2 == 0 { PAIRS_OF_DIGITS } else { LETTERS };
            Code128::new(format!("{set}{code}")).ok()?.encode()
        }
    };
    Some(Bars { modules: modules.into_iter().map(|module| module == 1).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_takes_the_bars_that_fit_it() {
        // widths by the standards: EAN-13 95, EAN-8 67, Code 128 11 a letter and 35 around them
        for (code, width) in [
            ("8850999320014", 95),
            ("036000291452", 95),
            ("96385074", 67),
            ("8850999320011", 35 + 13 * 11),
            ("A-12/99", 35 + 7 * 11),
            ("123456", 35 + 3 * 11),
        ] {
            assert_eq!(bars(code).unwrap().width(), width, "{code}");
        }
        assert_eq!((bars("ผักชี"), bars(""), bars("a\u{7f}")), (None, None, None));
        assert_eq!(bars("036000291452"), bars("0036000291452"));
    }

    #[test]
    fn bars_too_fine_for_the_paper_are_not_printed() {
        assert_eq!(bars("8850999320014").unwrap().scale(384), Some(3));
        assert_eq!(bars("8850999320014").unwrap().scale(576), Some(4));
        let long = bars(&"A".repeat(48)).unwrap();
        assert_eq!((long.scale(384), long.scale(576)), (None, None));
    }
}
