//! Fields of payment codes: a tag of two digits, a length of two digits, the value; and the check
//! sum over them (EMVCo merchant-presented mode). Must never guess at a field that is cut short.

/// One field. Tags and lengths are of our own making: two digits, values below 100 characters.
pub(crate) fn field(tag: &str, value: &str) -> String {
    format!("{tag}{:02}{value}", value.len())
}

/// The first field of a text, as tag and value, and what stands after it; `None` when there is
/// none, or it is cut short.
pub(crate) fn first_field(text: &str) -> Option<(&str, &str, &str)> {
    let (tag, rest) = text.split_at_checked(2)?;
    let (length, rest) = rest.split_at_checked(2)?;
    if !tag.bytes().chain(length.bytes()).all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let (value, rest) = rest.split_at_checked(length.parse().ok()?)?;
    Some((tag, value, rest))
}

/// All fields of a text, as tags and values; `None` when it is anything but fields.
pub(crate) fn fields(mut text: &str) -> Option<Vec<(&str, &str)>> {
    let mut fields = Vec::new();
    while !text.is_empty() {
        let (tag, value, rest) = first_field(text)?;
        fields.push((tag, value));
        text = rest;
    }
    Some(fields)
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, nothing reflected ("123456789" → 29B1).
pub(crate) fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum: u16, byte| {
        (0..8).fold(sum ^ (u16::from(*byte) << 8), |sum, _| {
            if sum & 0x8000 == 0 { sum << 1 } else { (sum << 1) ^ 0x1021 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_the_published_one() {
        assert_eq!(crc16(b"123456789"), 0x29B1);
        assert_eq!(crc16(b""), 0xFFFF);
    }

    #[test]
    fn fields_are_read_back_whole_or_not_at_all() {
        let text = field("00", "01") + &field("54", "145.50") + &field("62", "");
        assert_eq!(text, "00020154061 45.506200".replace(' ', ""));
        assert_eq!(fields(&text), Some(vec![("00", "01"), ("54", "145.50"), ("62", "")]));
        assert_eq!(first_field("0002019"), Some(("00", "01", "9")));
        for bad in ["0", "00", "000", "0002", "00020", "0x0201", "00+201", "0002ก", "0001ก0"] {
            assert_eq!(fields(bad), None, "{bad}");
        }
        assert_eq!(fields(""), Some(vec![]));
    }
}
