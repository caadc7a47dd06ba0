//! A file of one line and a signature by the key in that line: the invitation, its answer, the
//! reply. Must never be believed before its MAC is checked, or whose key it is.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::canonical::{LineRefused, strict};
use crate::file::{FileRefused, Shape};
use crate::key::PublicKey;
use crate::word::FirstLine;

/// Why an invitation, an answer or a reply cannot be read, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SingleRefused {
    /// Not a file of our shape; mostly an accident with a plain cure.
    #[error(transparent)]
    File(#[from] FileRefused),
    /// A file of our shape, but of another kind.
    #[error("the file is of another kind")]
    OtherKind,
    /// Written by a newer program.
    #[error("the file has version {version} of the format; this program reads version 1")]
    Version {
        /// The version it names.
        version: u64,
    },
    /// The line is not in the one form of its kind.
    #[error("line 1: {0}")]
    Line(LineRefused),
    /// Something between the line and the signature.
    #[error("the file has more than one line")]
    MoreLines,
    /// The signature does not fit the key in the line.
    #[error("the signature does not fit: the file was changed after it was signed")]
    Signature,
}

/// Reads a file of one line, its signature by the key in the line.
pub(crate) fn read<T: Serialize + DeserializeOwned>(
    bytes: &[u8],
    word: &str,
    key: impl Fn(&T) -> PublicKey,
) -> Result<T, SingleRefused> {
    let shape = Shape::read(bytes)?;
    let first = shape.lines().first().copied().unwrap_or_default();
    let told = FirstLine::of(first).filter(|told| told.t == word);
    match told.ok_or(SingleRefused::OtherKind)?.version {
        Some(version) if version > 1 => return Err(SingleRefused::Version { version }),
        _ => {}
    }
    let line: T = strict(first).map_err(SingleRefused::Line)?;
    if shape.lines().len() != 1 {
        return Err(SingleRefused::MoreLines);
    }
    shape.check(&key(&line)).map_err(|_| SingleRefused::Signature)?;
    Ok(line)
}
