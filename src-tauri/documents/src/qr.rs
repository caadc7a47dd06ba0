//! QR codes as plain squares, for paper and for screens. Must never know what the text means.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::error::DocumentError;

/// The white border a reader needs, in modules.
pub const QUIET_ZONE: usize = 4;

/// How much of the code may be lost. A higher one is taken when the code does not grow by it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Correction {
    /// About 7 %: for long texts on clean paper.
    Low,
    /// About 15 %: what PromptPay uses.
    #[default]
    Medium,
    /// About 25 %.
    Quartile,
    /// About 30 %.
    High,
}

/// The squares of a QR code, without its quiet zone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Modules {
    size: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Squares along one side, quiet zone not counted.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Whether a square is dark; light outside.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && self.dark.get(y * self.size + x).copied().unwrap_or(false)
    }

    /// The code as an SVG picture of one path, with its quiet zone, white ground and black dots;
    /// it scales to whatever box it is put into.
    #[must_use]
    pub fn svg(&self) -> String {
        let side = self.size + 2 * QUIET_ZONE;
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let length = (x..self.size).take_while(|x| self.is_dark(*x, y)).count();
                if length > 0 {
                    let (left, top) = (x + QUIET_ZONE, y + QUIET_ZONE);
                    let _ = write!(path, "M{left} {top}h{length}v1h-{length}z");
                }
                x += length.max(1);
            }
        }
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
             shape-rendering=\"crispEdges\"><rect width=\"{side}\" height=\"{side}\" \
             fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
        )
    }
}

/// The squares of a text.
///
/// # Errors
/// [`DocumentError::QrTooLong`] when the largest code cannot hold it.
pub fn modules(payload: &str, correction: Correction) -> Result<Modules, DocumentError> {
    let level = match correction {
        Correction::Low => QrCodeEcc::Low,
        Correction::Medium => QrCodeEcc::Medium,
        Correction::Quartile => QrCodeEcc::Quartile,
        Correction::High => QrCodeEcc::High,
    };
    let code = QrCode::encode_text(payload, level).map_err(|_| DocumentError::QrTooLong)?;
    let side = code.size();
    let dark = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    Ok(Modules {
        size: usize::try_from(side).unwrap_or(0),
        dark: dark.map(|(x, y)| code.get_module(x, y)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finder_patterns_and_its_quiet_zone() {
        let code = modules("TALAD", Correction::Medium).unwrap();
        assert_eq!(code.size(), 21);
        for (x, y) in [(0, 0), (20, 0), (0, 20), (3, 3)] {
            assert!(code.is_dark(x, y));
        }
        assert!(!code.is_dark(7, 7) && !code.is_dark(21, 0));
        let svg = code.svg();
        assert!(svg.contains("viewBox=\"0 0 29 29\"") && svg.contains("M4 4h7v1h-7z"));
    }

    #[test]
    fn too_much_text_is_refused() {
        let long = "ก".repeat(1_000);
        assert_eq!(modules(&long, Correction::Low), Err(DocumentError::QrTooLong));
    }
}
