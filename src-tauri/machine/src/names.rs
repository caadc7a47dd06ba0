//! Which file names are let through: one component of plain letters, Thai ones included.
//! Must never let a name climb out of its folder, hide, or write letters backwards.

/// The longest name, in bytes: a Thai letter takes three, and a file system takes 255.
const LONGEST: usize = 200;

/// Whether this is a name the program may write: letters and digits of any script, Thai marks,
/// spaces and a few signs; no separator, no leading dot, no `..`.
pub(crate) fn may_be_written(name: &str) -> bool {
    let first_is_plain = name.chars().next().is_some_and(|c| c != '.' && c != '-' && c != ' ');
    first_is_plain
        && name.len() <= LONGEST
        && !name.contains("..")
        && !name.ends_with([' ', '.'])
        && name.chars().all(is_plain_letter)
}

/// Whether a file that a person named may be read: anything that is one visible component.
pub(crate) fn may_be_read(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && !name.contains(['/', '\\'])
        && !name.chars().any(char::is_control)
}

/// A person's file name with every sign that may not be written turned into `_`; its end, which
/// carries the kind of file, is kept when the name is too long.
pub(crate) fn made_plain(name: &str) -> String {
    let kept = |c: char| if is_plain_letter(c) { c } else { '_' };
    let mut plain: String = name.chars().map(kept).collect();
    while plain.contains("..") {
        plain = plain.replace("..", ".");
    }
    while plain.len() > LONGEST {
        plain.remove(0);
    }
    let trimmed = plain.trim_start_matches(['.', '-', ' ']).trim_end_matches([' ', '.']);
    if trimmed.is_empty() { "file".to_owned() } else { trimmed.to_owned() }
}

/// Signs such as U+202E, which turn the reading order of a name around, are none of these.
fn is_plain_letter(c: char) -> bool {
    c.is_alphanumeric()
        || ('\u{0E01}'..='\u{0E5B}').contains(&c)
        || matches!(c, ' ' | '.' | '-' | '_' | '(' | ')' | ',' | '+' | '=' | '@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_climb_hide_or_deceive_are_refused() {
        for bad in [
            "",
            ".",
            "..",
            ".hidden",
            "../till.db",
            "a/b",
            "a\\b",
            "a..b",
            "a\0b",
            "a\nb",
            "-rf",
            " a",
            "a ",
            "a.",
            "a\u{202E}b",
            "/etc/passwd",
            &"ก".repeat(67),
        ] {
            assert!(!may_be_written(bad), "{bad:?}");
        }
    }

    #[test]
    fn plain_thai_and_latin_names_are_let_through() {
        for good in ["till.db", "ส้มตำป้าน้อย 2569-11-22 z12.talad", "A-1_(2).csv", "ที่ ๑.pdf"]
        {
            assert!(may_be_written(good), "{good:?}");
            assert_eq!(made_plain(good), good);
        }
    }

    #[test]
    fn any_name_can_be_made_plain() {
        for odd in ["", "..", "../../x.talad", "a\u{202E}b.talad", ".talad", "ก:ข?.csv", "- - -"]
        {
            assert!(may_be_written(&made_plain(odd)), "{odd:?} became {:?}", made_plain(odd));
        }
        let long = format!("{}.talad", "ก".repeat(90));
        assert!(may_be_written(&made_plain(&long)));
        assert!(made_plain(&long).ends_with(".talad"));
    }

    #[test]
    fn a_persons_name_of_a_file_may_be_read_when_it_is_one_visible_component() {
        assert!(may_be_read("ยอดขาย & ของแถม!.talad"));
        assert!(!may_be_read(".part"));
        assert!(!may_be_read("../x"));
    }
}
