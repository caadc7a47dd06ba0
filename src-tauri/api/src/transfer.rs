//! Bytes between a screen and the program: base64 in JSON. Must never be taken as text.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::failure::Failure;
use crate::failures::not_text;

/// A file a person takes away.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct FileOut {
    /// The name it goes by.
    pub name: String,
    /// Its bytes, base64.
    pub data: String,
    /// Where a copy already lies on this computer.
    pub path: Option<String>,
}

/// A file a person gives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FileIn {
    /// The name it came by; shown, never used as a path.
    pub name: String,
    /// Its bytes, base64.
    pub data: String,
}

/// A picture to be shown: the very dots that are printed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Picture {
    /// A PNG, base64.
    pub png: String,
    /// Its width in dots.
    pub width: u32,
    /// Its height in dots.
    pub height: u32,
}

/// A QR to be shown.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Qr {
    /// The text in it.
    pub text: String,
    /// An SVG picture of it.
    pub svg: String,
}

/// Bytes as base64.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Bytes as base64url: for an address.
#[must_use]
pub(crate) fn url_text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Bytes from base64.
///
/// # Errors
/// A [`Failure`] when it is not base64.
pub fn decode(text: &str) -> Result<Vec<u8>, Failure> {
    STANDARD.decode(text).map_err(|_| not_text())
}
