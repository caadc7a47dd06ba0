//! Thai text as people type it: digits, and one folded form in which names are searched.
//! Must never change what is shown or stored: folding is for comparing only.

/// The text with Thai digits ๐–๙ as 0–9.
#[must_use]
pub fn arabic_digits(text: &str) -> String {
    text.chars().map(arabic_digit).collect()
}

fn arabic_digit(c: char) -> char {
    match c {
        '๐'..='๙' => {
            char::from_digit(u32::from(c).saturating_sub(u32::from('๐')), 10).unwrap_or(c)
        }
        _ => c,
    }
}

/// The form in which a name is searched: Latin in lower case, Thai digits as Arabic ones, the two
/// ways of typing sara am and sara ae as one, a tone mark after its vowel, no blanks and no
/// invisible characters. Unicode NFC joins none of these (measured).
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase).map(arabic_digit) {
        match c {
            '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{2060}' => {}
            c if c.is_whitespace() => {}
            // เ + เ is แ typed twice
            'เ' if folded.last() == Some(&'เ') => {
                folded.pop();
                folded.push('แ');
            }
            // nikhahit + (tone) + aa is sara am: write it as tone + sara am
            'า' => {
                let tone = folded.last().copied().filter(|c| is_tone(*c));
                let before = folded.len().saturating_sub(if tone.is_some() { 2 } else { 1 });
                if folded.get(before) == Some(&'ํ') {
                    folded.remove(before);
                    folded.push('ำ');
                } else {
                    folded.push('า');
                }
            }
            // a tone mark typed before its upper or lower vowel, or before nikhahit
            'ิ'..='ฺ' | 'ั' | 'ํ' if folded.last().is_some_and(|last| is_tone(*last)) => {
                let tone = folded.pop().unwrap_or(c);
                folded.push(c);
                folded.push(tone);
            }
            // sara am typed before its tone mark
            c if is_tone(c) && folded.last() == Some(&'ำ') => {
                folded.pop();
                folded.push(c);
                folded.push('ำ');
            }
            c => folded.push(c),
        }
    }
    folded.into_iter().collect()
}

const fn is_tone(c: char) -> bool {
    matches!(c, '่' | '้' | '๊' | '๋')
}

/// The text without characters that hide or turn what is shown (controls, bidi marks, zero width).
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_control()
                && !matches!(*c,
                    '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
                    | '\u{feff}')
        })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Whether a name or a reason is there and no longer than `most` characters.
#[must_use]
pub fn fits(text: &str, most: usize) -> bool {
    !text.is_empty() && text.chars().count() <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_typed_in_different_ways_are_one_name() {
        for (typed, stored) in [
            ("น\u{e4d}\u{e49}า", "น้ำ"),
            ("น\u{e49}\u{e4d}า", "น้ำ"),
            ("นำ\u{e49}", "น้ำ"),
            ("เเกง", "แกง"),
            ("ก\u{e48}ิ", "ก\u{e34}\u{e48}"),
            ("ขนม ปัง ๑๒", "ขนมปัง12"),
            ("Thai TEA", "thai tea"),
        ] {
            assert_eq!(fold(typed), fold(stored), "{typed}");
        }
        assert_ne!(fold("ข้าว"), fold("ขาว"));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["น้ำอ้อย", "เเเ", "กํ่า", "ก่ํา", "ปู่กู้ญี่ปุ่น"]
        {
            let once = fold(text);
            assert_eq!(fold(&once), once, "{text}");
        }
    }

    #[test]
    fn what_hides_text_is_taken_out() {
        assert_eq!(printable(" a\u{202e}b\u{7}\u{200b} "), "ab");
    }
}
