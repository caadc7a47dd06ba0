//! Ed25519 keys and signatures: made on the machine that uses them, checked strictly.
//! Must never print a seed, nor accept a second spelling of a key or signature.

use std::fmt;
use std::str::FromStr;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::digest::Digest;
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The secret of a till or a book: 32 random bytes, wiped from memory when dropped.
#[derive(Clone)]
pub struct SigningSeed(SigningKey);

impl SigningSeed {
    /// A seed from 32 bytes of the machine's randomness, or from its key file.
    #[must_use]
    pub fn from_bytes(seed: &[u8; 32]) -> SigningSeed {
        SigningSeed(SigningKey::from_bytes(seed))
    }

    /// The 32 bytes, for the key file only.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.0.sign(message).to_bytes())
    }
}

/// Shows whose seed it is, never the seed.
impl fmt::Debug for SigningSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningSeed(of {})", self.public())
    }
}

/// A public key: 32 bytes that are a point of the curve and no weak one; base64 in files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct PublicKey([u8; 32]);

/// A text or bytes that are no public key, or no signature, in their one form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a key or signature")]
pub struct NotAKey;

impl PublicKey {
    /// A key from its 32 bytes.
    ///
    /// # Errors
    /// [`NotAKey`] for bytes that are no point, or a point of small order.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<PublicKey, NotAKey> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| NotAKey)?;
        // A second spelling of the same point would pass for another key.
        let canonical = key.to_edwards().compress().to_bytes() == *bytes;
        if key.is_weak() || !canonical { Err(NotAKey) } else { Ok(PublicKey(*bytes)) }
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Eight digits that people read to each other, "1234 5678": the first eight bytes of the
    /// key's SHA-256 as a big-endian number, modulo 100,000,000.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let number = u64::from_be_bytes(self.key_id()) % 100_000_000;
        format!("{:04} {:04}", number / 10_000, number % 10_000)
    }

    /// Eight bytes that tell keys apart in a slip's QR: the first of the key's SHA-256.
    #[must_use]
    pub fn key_id(&self) -> [u8; 8] {
        let digest = Digest::of(&self.0);
        let mut id = [0; 8];
        id.copy_from_slice(&digest.bytes()[..8]);
        id
    }

    /// Whether a signature is of these bytes and this key, by the strict rule: no point of small
    /// order, no second spelling.
    #[must_use]
    pub fn verify_strict(&self, message: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self.0))
    }
}

impl FromStr for PublicKey {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<PublicKey, NotAKey> {
        PublicKey::from_bytes(&strict_base64(text)?)
    }
}

impl TryFrom<String> for PublicKey {
    type Error = NotAKey;
    fn try_from(text: String) -> Result<PublicKey, NotAKey> {
        text.parse()
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> String {
        key.to_string()
    }
}

/// A signature: 64 bytes, base64 in files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Signature([u8; 64]);

impl Signature {
    /// A signature from its 64 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 64]) -> Signature {
        Signature(bytes)
    }

    /// The 64 bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self.0))
    }
}

impl FromStr for Signature {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<Signature, NotAKey> {
        strict_base64(text).map(Signature)
    }
}

/// Base64 (RFC 4648, padded) in its only spelling: what is read is what would be written.
pub(crate) fn strict_base64<const N: usize>(text: &str) -> Result<[u8; N], NotAKey> {
    let bytes = STANDARD.decode(text).map_err(|_| NotAKey)?;
    if STANDARD.encode(&bytes) != text {
        return Err(NotAKey);
    }
    bytes.try_into().map_err(|_| NotAKey)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, 7.1, test 1 and 2.
    const SEED: &str = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    const PUBLIC: &str = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    #[test]
    fn keys_and_signatures_follow_rfc_8032() {
        let seed = SigningSeed::from_bytes(&strict_base64(SEED).unwrap());
        assert_eq!(seed.public().to_string(), PUBLIC);
        let signature = seed.sign(b"");
        assert!(signature.to_string().starts_with("5VZDAMNgrHKQhuLMgG6CioSHfx64"));
        assert!(seed.public().verify_strict(b"", &signature));
        assert!(!seed.public().verify_strict(b"x", &signature));
        assert_eq!(signature.to_string().parse(), Ok(signature));
        assert!(!format!("{seed:?}").contains("nWGx"));
        assert_eq!(seed.public().fingerprint().len(), 9);
    }

    #[test]
    fn a_key_has_one_spelling_and_is_a_strong_point() {
        for bad in [
            "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURp=", // trailing bits
            "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo",  // no padding
            "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo=", // the alphabet of addresses
            " 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
            "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", // the neutral point
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", // order four
            "7v///////////////////////////////////////38=", // above the field: y = p + 1
            "",
        ] {
            assert_eq!(bad.parse::<PublicKey>(), Err(NotAKey), "{bad}");
        }
        let seed = SigningSeed::from_bytes(&strict_base64(SEED).unwrap());
        let mut malleable = *seed.sign(b"x").bytes();
        let order: [u8; 32] = [
            0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9,
            0xde, 0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
        ];
        let mut carry = 0_u16; // s + L is the same number to a lax verifier
        for (byte, add) in malleable[32..].iter_mut().zip(order) {
            carry += u16::from(*byte) + u16::from(add);
            *byte = u8::try_from(carry & 0xff).unwrap();
            carry >>= 8;
        }
        assert!(!seed.public().verify_strict(b"x", &Signature::from_bytes(malleable)));
    }
}
