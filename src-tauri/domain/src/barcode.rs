//! Barcodes as scanners send them: check digits of the EAN/UPC family.
//! Must never decide what a code means; goods do.

/// What a scanned text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Barcode {
    /// EAN-8, UPC-A or EAN-13 with a right check digit.
    Checked,
    /// Of an EAN/UPC length, all digits, with a wrong check digit: read badly.
    Misread,
    /// Any other code (Code 128, own numbering): taken as it is.
    Free,
}

/// Judges a scanned code by its check digit (GS1 General Specifications 7.9).
#[must_use]
pub fn judge(code: &str) -> Barcode {
    if !matches!(code.len(), 8 | 12 | 13) || !code.bytes().all(|b| b.is_ascii_digit()) {
        return Barcode::Free;
    }
    let sum: u32 = code
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let weight = if place % 2 == 0 { 1 } else { 3 };
            u32::from(digit.saturating_sub(b'0')).saturating_mul(weight)
        })
        .fold(0, u32::saturating_add);
    if sum.is_multiple_of(10) { Barcode::Checked } else { Barcode::Misread }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_digit_is_seen() {
        assert_eq!(judge("8850999320014"), Barcode::Checked);
        assert_eq!(judge("8850999320011"), Barcode::Misread);
        assert_eq!(judge("96385074"), Barcode::Checked);
        assert_eq!(judge("036000291452"), Barcode::Checked);
        assert_eq!(judge("A-12/99"), Barcode::Free);
    }
}
