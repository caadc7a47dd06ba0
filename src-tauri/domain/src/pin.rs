//! PINs of people, at the stall and in the committee: as they are typed, and their digests as a
//! book keeps them. Must never print a PIN, nor keep one in clear.

use std::fmt;
use std::str::FromStr;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use serde::{Deserialize, Serialize};

use crate::now::Now;
use crate::thai::arabic_digits;

/// A PIN: four to six digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

/// A text that is no PIN.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a PIN has four to six digits")]
pub struct NotAPin;

impl Pin {
    /// The digits, for the digest only.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl FromStr for Pin {
    type Err = NotAPin;
    /// Reads Arabic and Thai digits, with blanks around them.
    fn from_str(text: &str) -> Result<Pin, NotAPin> {
        let digits = arabic_digits(text.trim());
        let well = (4..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if well { Ok(Pin(digits)) } else { Err(NotAPin) }
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin")
    }
}

/// The digest of a PIN: Argon2id in the PHC form, salted. Ten thousand PINs are soon tried by
/// whoever has the book itself: this only makes it slow. What is signed is never signed by a PIN.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PinDigest(String);

impl PinDigest {
    /// The digest of a PIN. Takes some 25 ms: never with a desk locked. 19 MiB, two passes, one
    /// lane: the least that is recommended, and what an old laptop has.
    ///
    /// # Panics
    /// When Argon2id does not take these constants: a bug.
    #[must_use]
    pub fn of(pin: &Pin, now: Now) -> PinDigest {
        let salt: [u8; 16] = now.random("salt of a PIN");
        let made = Params::new(19 * 1024, 2, 1, None).map_err(|_| ()).and_then(|params| {
            Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
                .hash_password_with_salt(pin.digits().as_bytes(), &salt)
                .map_err(|_| ())
        });
        let Ok(digest) = made else { panic!("Argon2id takes these parameters") };
        PinDigest(digest.to_string())
    }

    /// A digest as a book keeps it. A text that is none is the digest of no PIN.
    #[must_use]
    pub const fn kept(text: String) -> PinDigest {
        PinDigest(text)
    }

    /// The text to be kept.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether it is of this PIN. Takes some 25 ms: never with a desk locked.
    #[must_use]
    pub fn is_of(&self, pin: &Pin) -> bool {
        PasswordHash::new(&self.0).is_ok_and(|digest| {
            Argon2::default().verify_password(pin.digits().as_bytes(), &digest).is_ok()
        })
    }
}

/// A digest of four digits is as good as the digits to who has time: it is not shown either.
impl fmt::Debug for PinDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PinDigest")
    }
}

#[cfg(test)]
mod tests {
    use crate::day::Timestamp;

    use super::*;

    #[test]
    fn a_pin_is_four_to_six_digits_in_either_script() {
        for (text, digits) in [("1234", "1234"), (" ๑๒๓๔๕๖ ", "123456"), ("0000", "0000")]
        {
            assert_eq!(text.parse::<Pin>().unwrap().digits(), digits);
        }
        for bad in ["", "123", "1234567", "12 34", "12a4", "-1234", "１２３４"] {
            assert_eq!(bad.parse::<Pin>(), Err(NotAPin), "{bad}");
        }
        assert_eq!(format!("{:?}", "1234".parse::<Pin>()), "Ok(Pin)");
    }

    #[test]
    fn a_digest_is_salted_slow_and_tells_nothing() {
        let now = |byte| Now { at: Timestamp::from_seconds(0), seed: [byte; 32] };
        let pin: Pin = "1234".parse().unwrap();
        let digest = PinDigest::of(&pin, now(1));
        assert!(digest.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", digest.0);
        assert!(digest.is_of(&pin) && !digest.is_of(&"1235".parse().unwrap()));
        assert_ne!(digest, PinDigest::of(&pin, now(2)));
        assert_eq!(format!("{digest:?}"), "PinDigest");
        assert!(!PinDigest(String::new()).is_of(&pin));
    }
}
