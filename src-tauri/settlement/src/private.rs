//! The private part of a journal line: names, debts, costs. It stays at the stall; the line carries
//! only its salted SHA-256. Must never appear in a settlement file.

use domain::digest::Digest;

/// The private part as it is stored, and its digest for the line's `p`.
///
/// Stored text: 32 lower-case hexadecimal digits of the salt, one space, the JSON. The digest is
/// the SHA-256 of exactly that text, so `printf %s "$stored" | sha256sum` checks it. The salt
/// (16 fresh random bytes an entry) keeps short secrets, a name or a price, from being guessed.
#[must_use]
pub fn private_digest(salt: [u8; 16], json: &str) -> (String, Digest) {
    let hex: String = salt.iter().map(|byte| format!("{byte:02x}")).collect();
    let stored = format!("{hex} {json}");
    let digest = Digest::of(stored.as_bytes());
    (stored, digest)
}

/// The JSON of a stored private part, if it is the one the line speaks of.
#[must_use]
pub fn private_json<'a>(stored: &'a str, digest: &Digest) -> Option<&'a str> {
    let (salt, json) = stored.split_once(' ')?;
    (salt.len() == 32 && Digest::of(stored.as_bytes()) == *digest).then_some(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_private_part_is_known_by_its_salted_digest() {
        let (stored, digest) = private_digest([7; 16], r#"{"customer":"ป้าแดง"}"#);
        assert!(stored.starts_with("07070707070707070707070707070707 {"));
        assert_eq!(private_json(&stored, &digest), Some(r#"{"customer":"ป้าแดง"}"#));
        assert_eq!(private_json(&stored.replace("แดง", "ดำ"), &digest), None);
        assert_ne!(private_digest([8; 16], r#"{"customer":"ป้าแดง"}"#).1, digest);
    }
}
