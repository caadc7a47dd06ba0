//! The text of a QR: a prefix that says what it is, and base45 of a tagged COSE_Sign1 over bytes.
//! Must never leave room for a second spelling: [`text`] is the only one of a payload and its
//! signature, and a reader compares with it.

use coset::{CoseSign1, CoseSign1Builder, HeaderBuilder, TaggedCborSerializable, iana};

use crate::key::{PublicKey, Signature, SigningSeed};

/// What a text holds, unproved.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct SignedText {
    /// What was signed.
    pub payload: Vec<u8>,
    /// By whom, to be checked.
    pub signature: Signature,
    /// The bytes under the signature, with the header that stood there.
    covered: Vec<u8>,
}

impl SignedText {
    /// Reads what stands after the prefix; `None` when it is not base45 of a COSE_Sign1.
    pub fn read(encoded: &str) -> Option<SignedText> {
        let bytes = base45::decode(encoded).ok()?;
        let sign1 = CoseSign1::from_tagged_slice(&bytes).ok()?;
        let covered = sign1.tbs_data(b"");
        let signature = Signature::from_bytes(sign1.signature.as_slice().try_into().ok()?);
        Some(SignedText { payload: sign1.payload?, signature, covered })
    }

    /// Whether a key signed it, by the strict rule.
    pub fn is_by(&self, key: &PublicKey) -> bool {
        key.verify_strict(&self.covered, &self.signature)
    }
}

/// Signs bytes and writes the text.
pub(crate) fn sign(prefix: &str, payload: Vec<u8>, seed: &SigningSeed) -> String {
    let unsigned = unsigned(payload);
    let signature = seed.sign(&unsigned.tbs_data(b""));
    finished(prefix, unsigned, &signature)
}

/// The one text of a payload and its signature.
pub(crate) fn text(prefix: &str, payload: Vec<u8>, signature: &Signature) -> String {
    finished(prefix, unsigned(payload), signature)
}

fn unsigned(payload: Vec<u8>) -> CoseSign1 {
    let protected = HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).build();
    CoseSign1Builder::new().protected(protected).payload(payload).build()
}

fn finished(prefix: &str, mut sign1: CoseSign1, signature: &Signature) -> String {
    sign1.signature = signature.bytes().to_vec();
    match sign1.to_tagged_vec() {
        Ok(bytes) => format!("{prefix}{}", base45::encode(bytes)),
        Err(error) => panic!("bytes and small numbers always have a CBOR form: {error}"),
    }
}
