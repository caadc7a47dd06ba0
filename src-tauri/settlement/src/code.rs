//! The one-time code on paper that goes with an invitation, and the key that is made of it.
//! Must never be shown in a log, nor be guessed at a cheap price.

use std::fmt;
use std::str::FromStr;

use argon2::{Algorithm, Argon2, Params, Version};
use domain::digest::Digest;
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// Crockford's letters: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them a code has.
const LENGTH: usize = 10;

/// A one-time code: 50 random bits, ten of Crockford's base32 letters, shown as `XXXXX-XXXXX`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

/// Why a typed code does not open an invitation, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CodeRefused {
    /// Not ten letters and digits of a code.
    #[error("a code has ten letters and digits")]
    Form,
    /// A code, but not the one of this invitation: mistyped, or the invitation was forged.
    #[error("the code does not belong to this invitation")]
    Wrong,
}

impl Code {
    /// A code from seven random bytes, of which 50 bits are used.
    #[must_use]
    pub fn from_random(random: [u8; 7]) -> Code {
        let bits = random.iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        let mut letters = [b'0'; LENGTH];
        for (letter, place) in letters.iter_mut().zip(0_u32..) {
            let index = usize::try_from((bits >> (place * 5)) & 31).unwrap_or(0);
            *letter = LETTERS.get(index).copied().unwrap_or(b'0');
        }
        Code(letters)
    }
}

/// Reads what a person typed: small letters, spaces and dashes are forgiven, O is 0, I and L are 1.
impl FromStr for Code {
    type Err = CodeRefused;
    fn from_str(typed: &str) -> Result<Code, CodeRefused> {
        let mut letters = Vec::with_capacity(LENGTH);
        for letter in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–' | '—'))
        {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let letter = u8::try_from(letter).map_err(|_| CodeRefused::Form)?;
            if !LETTERS.contains(&letter) || letters.len() == LENGTH {
                return Err(CodeRefused::Form);
            }
            letters.push(letter);
        }
        letters.try_into().map(Code).map_err(|_| CodeRefused::Form)
    }
}

/// `XXXXX-XXXXX`, for the paper only.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at(LENGTH / 2);
        write!(f, "{}-{}", String::from_utf8_lossy(first), String::from_utf8_lossy(second))
    }
}

/// Never the code itself.
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// 16 random bytes of an invitation, as 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Salt([u8; 16]);

/// A text that is not 32 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a salt")]
pub struct NotASalt;

impl Salt {
    /// A salt from 16 random bytes.
    #[must_use]
    pub const fn from_random(random: [u8; 16]) -> Salt {
        Salt(random)
    }
}

impl TryFrom<String> for Salt {
    type Error = NotASalt;
    fn try_from(text: String) -> Result<Salt, NotASalt> {
        let padded = format!("{text}{}", "0".repeat(32));
        let digest: Digest = padded.parse().map_err(|_| NotASalt)?;
        digest.bytes().first_chunk::<16>().map(|salt| Salt(*salt)).ok_or(NotASalt)
    }
}

impl From<Salt> for String {
    fn from(salt: Salt) -> String {
        salt.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// What a MAC is for: the MAC of one kind of file never passes for that of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Purpose {
    Invite,
    Join,
}

/// HMAC-SHA-256 of a text under Argon2id(code, salt; 19 MiB, two passes, one lane), after a first
/// line that names the purpose. About 25 ms.
pub(crate) fn mac(code: &Code, salt: &Salt, purpose: Purpose, text: &str) -> Digest {
    let mut mac = keyed(code, salt, purpose);
    mac.update(text.as_bytes());
    Digest::from_bytes(mac.finalize().into_bytes().into())
}

/// Whether a MAC is right, in constant time.
pub(crate) fn mac_fits(
    code: &Code,
    salt: &Salt,
    purpose: Purpose,
    text: &str,
    claimed: &Digest,
) -> bool {
    let mut mac = keyed(code, salt, purpose);
    mac.update(text.as_bytes());
    mac.verify_slice(claimed.bytes()).is_ok()
}

fn keyed(code: &Code, salt: &Salt, purpose: Purpose) -> Hmac<Sha256> {
    let mut key = [0; 32];
    let made = Params::new(19 * 1024, 2, 1, Some(key.len())).and_then(|params| {
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(&code.0, &salt.0, &mut key)
    });
    let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&key);
    let (Ok(()), Ok(mut mac)) = (made, mac) else {
        panic!("Argon2id and HMAC take keys and salts of these lengths")
    };
    mac.update(match purpose {
        Purpose::Invite => b"talad invite 1\n",
        Purpose::Join => b"talad join 1\n",
    });
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::from_random([1, 2, 3, 4, 5, 6, 7]);
        let shown = code.to_string();
        assert_eq!((shown.len(), shown.find('-')), (11, Some(5)));
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), {
            shown.replace('0', "o").replace('1', "l").replace('-', "")
        }] {
            assert_eq!(typed.parse(), Ok(code), "{typed}");
        }
        for bad in ["", "123456789", "12345678901", "UUUUU-UUUUU", "ก2345-67890", "12345_67890"] {
            assert_eq!(bad.parse::<Code>(), Err(CodeRefused::Form), "{bad}");
        }
        assert_eq!("OIL00-00000".parse::<Code>().unwrap().to_string(), "01100-00000");
        assert!(!format!("{code:?}").contains(&shown[..5]));
        assert_ne!(Code::from_random([0, 2, 3, 4, 5, 6, 8]), code);
    }

    #[test]
    fn a_mac_is_bound_to_code_salt_purpose_and_text() {
        let code = Code::from_random([9; 7]);
        let salt = Salt::from_random([1; 16]);
        let made = mac(&code, &salt, Purpose::Join, "x");
        assert!(mac_fits(&code, &salt, Purpose::Join, "x", &made));
        assert!(!mac_fits(&code, &salt, Purpose::Invite, "x", &made));
        assert!(!mac_fits(&code, &salt, Purpose::Join, "y", &made));
        assert!(!mac_fits(&code, &Salt::from_random([2; 16]), Purpose::Join, "x", &made));
        assert!(!mac_fits(&Code::from_random([8; 7]), &salt, Purpose::Join, "x", &made));
        assert_eq!(Salt::try_from(String::from(salt)), Ok(salt));
        assert!(Salt::try_from("0".repeat(33)).is_err());
    }
}
