//! The one form of a JSON object: RFC 8785, integers of at most 15 digits, no key unknown or twice.
//! Must never read a line into a free-form value, nor accept two spellings of one meaning.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The most digits of a number: every such integer is exact in readers that know only doubles.
pub const MAX_DIGITS: usize = 15;

/// Why a line is not one of ours, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LineRefused {
    /// Not a JSON object with exactly the fields of a line; a field twice; a fraction.
    #[error("not a line of this format")]
    Form,
    /// A kind of line, or something in it, that the version does not know.
    #[error("a line of an unknown kind")]
    Kind,
    /// The body has not exactly the fields of its kind, or a value out of range.
    #[error("the body does not have the fields of its kind")]
    Body,
    /// A number of more than [`MAX_DIGITS`] digits.
    #[error("a number with more than {MAX_DIGITS} digits")]
    Number,
    /// Right in meaning, but not in the one form that is hashed.
    #[error("not in canonical form")]
    NotCanonical,
}

/// The canonical JSON of a value made of objects, lists, texts and integers.
///
/// # Panics
/// For a value with floats that are no numbers or with keys that are no texts: a bug.
#[must_use]
pub fn canonical<T: Serialize>(value: &T) -> String {
    match serde_json_canonicalizer::to_string(value) {
        Ok(text) => text,
        Err(error) => panic!("a line is made of texts and integers only: {error}"),
    }
}

/// Reads one object in canonical form; `T` must refuse unknown fields.
///
/// # Errors
/// The first [`LineRefused`] by precedence.
pub fn strict<T: Serialize + DeserializeOwned>(text: &str) -> Result<T, LineRefused> {
    let value: T = serde_json::from_str(text).map_err(|_| LineRefused::Form)?;
    same_bytes(&value, text)?;
    Ok(value)
}

/// Refuses a text that is not exactly the canonical form of the value read from it.
///
/// # Errors
/// [`LineRefused::Number`] and [`LineRefused::NotCanonical`].
pub(crate) fn same_bytes<T: Serialize>(value: &T, text: &str) -> Result<(), LineRefused> {
    if longest_number(text) > MAX_DIGITS {
        return Err(LineRefused::Number);
    }
    if canonical(value) == text { Ok(()) } else { Err(LineRefused::NotCanonical) }
}

/// The longest run of digits outside of texts.
fn longest_number(text: &str) -> usize {
    let (mut inside, mut escaped, mut run, mut longest) = (false, false, 0_usize, 0_usize);
    for byte in text.bytes() {
        if inside {
            inside = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else if byte.is_ascii_digit() {
            run += 1;
            longest = longest.max(run);
        } else {
            run = 0;
            inside = byte == b'"';
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Serialize, Deserialize, Debug, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Pair {
        b: i64,
        a: Option<String>,
    }

    #[test]
    fn one_meaning_has_one_spelling() {
        let good = r#"{"a":"น้ำ \" 1234567890123456789","b":-5}"#;
        assert_eq!(canonical(&strict::<Pair>(good).unwrap()), good);
        for (bad, refused) in [
            (r#"{"a":null,"b":1.0}"#, LineRefused::Form),
            (r#"{"a":null,"b":-0}"#, LineRefused::Form),
            (r#"{"a":null,"b":1e3}"#, LineRefused::Form),
            (r#"{"a":null,"b":99999999999999999999}"#, LineRefused::Form),
            (r#"{"a":null,"b":1,"b":1}"#, LineRefused::Form),
            (r#"{"a":null,"b":1,"c":1}"#, LineRefused::Form),
            (r#"{"a":null,"b":1}x"#, LineRefused::Form),
            (r#"{"a":null,"b":1234567890123456}"#, LineRefused::Number),
            (r#"{"b":1,"a":null}"#, LineRefused::NotCanonical),
            (r#"{"b":1}"#, LineRefused::NotCanonical),
            (r#"{"a":null, "b":1}"#, LineRefused::NotCanonical),
            (r#"{"a":"\u0041","b":1}"#, LineRefused::NotCanonical),
        ] {
            assert_eq!(strict::<Pair>(bad), Err(refused), "{bad}");
        }
    }
}
