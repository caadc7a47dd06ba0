//! The one shape of every `.talad` file: lines of UTF-8 and a signature over all of them.
//! Must never let a byte outside of the signature mean anything, nor tell an accident as a fraud.

use crate::key::{PublicKey, Signature, SigningSeed};

/// The largest file, in bytes.
pub const MAX_FILE_BYTES: usize = 16 * 1024 * 1024;
/// The most lines of a file, the signature's included.
pub const MAX_LINES: usize = 50_000;
/// The longest line, in bytes, without its line end.
pub const MAX_LINE_BYTES: usize = 64 * 1024;

/// What stands before the signature on the last line.
const SIGNATURE_WORD: &str = "ed25519 ";

/// Why bytes are not a file of this shape, in order of precedence. Lines count from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FileRefused {
    /// Nothing in it: a stick pulled out too early.
    #[error("the file is empty")]
    Empty,
    /// More than [`MAX_FILE_BYTES`].
    #[error("the file has {bytes} bytes, more than {MAX_FILE_BYTES}")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// A byte order mark, UTF-8 or UTF-16: an editor saved it.
    #[error("the file was saved by an editor: it begins with a byte order mark")]
    ByteOrderMark,
    /// Not text.
    #[error("line {line} is not UTF-8")]
    NotUtf8 {
        /// The line.
        line: usize,
    },
    /// A carriage return: an editor or a mail program saved it.
    #[error("the file was saved by an editor: line {line} ends in CR LF")]
    CarriageReturn {
        /// The line.
        line: usize,
    },
    /// More than [`MAX_LINES`].
    #[error("the file has {lines} lines, more than {MAX_LINES}")]
    TooManyLines {
        /// How many.
        lines: usize,
    },
    /// Longer than [`MAX_LINE_BYTES`].
    #[error("line {line} is longer than {MAX_LINE_BYTES} bytes")]
    LineTooLong {
        /// The line.
        line: usize,
    },
    /// No line end at the end, or no signature line: the rest did not arrive.
    #[error("the file is cut short: its last line, the signature, is missing")]
    CutShort,
    /// Something after the signature, if only an empty line: an editor saved it.
    #[error("something stands after the signature, on line {line}")]
    AfterSignature {
        /// The line.
        line: usize,
    },
    /// The last line is not `ed25519 ` and 88 characters of canonical base64.
    #[error("the signature on line {line} is damaged")]
    SignatureForm {
        /// The line.
        line: usize,
    },
    /// The signature is not by this key over these bytes.
    #[error("the signature does not fit: the file was changed, or another key signed it")]
    WrongSignature,
}

/// A file of the right shape, its signature not yet checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shape<'a> {
    lines: Vec<&'a str>,
    signed: &'a [u8],
    signature: Signature,
}

impl<'a> Shape<'a> {
    /// Reads the shape: limits, text, line ends and the form of the signature line.
    ///
    /// # Errors
    /// The first [`FileRefused`] by precedence, up to [`FileRefused::SignatureForm`].
    pub fn read(bytes: &'a [u8]) -> Result<Shape<'a>, FileRefused> {
        let text = text_of(bytes)?;
        let body = text.strip_suffix('\n');
        // Counted before they are kept: millions of empty lines take no memory.
        let count = body.unwrap_or(text).bytes().filter(|byte| *byte == b'\n').count() + 1;
        if count > MAX_LINES {
            return Err(FileRefused::TooManyLines { lines: count });
        }
        let lines: Vec<&str> = body.unwrap_or(text).split('\n').collect();
        if let Some(index) = lines.iter().position(|line| line.len() > MAX_LINE_BYTES) {
            return Err(FileRefused::LineTooLong { line: index + 1 });
        }
        let body = body.ok_or(FileRefused::CutShort)?;
        let (above, last) = body.rsplit_once('\n').ok_or(FileRefused::CutShort)?;
        let Some(signature) = last.strip_prefix(SIGNATURE_WORD) else {
            let signed = lines.iter().position(|line| line.starts_with(SIGNATURE_WORD));
            return Err(signed.map_or(FileRefused::CutShort, |index| {
                FileRefused::AfterSignature { line: index + 2 }
            }));
        };
        let signature =
            signature.parse().map_err(|_| FileRefused::SignatureForm { line: count })?;
        let signed = bytes.get(..=above.len()).ok_or(FileRefused::CutShort)?;
        Ok(Shape { lines: lines.into_iter().take(count - 1).collect(), signed, signature })
    }

    /// The lines above the signature; at least one.
    #[must_use]
    pub fn lines(&self) -> &[&'a str] {
        &self.lines
    }

    /// Checks the signature, strictly.
    ///
    /// # Errors
    /// [`FileRefused::WrongSignature`].
    pub fn check(&self, key: &PublicKey) -> Result<(), FileRefused> {
        if key.verify_strict(self.signed, &self.signature) {
            Ok(())
        } else {
            Err(FileRefused::WrongSignature)
        }
    }
}

/// The text of a file, if it is one as it was written.
fn text_of(bytes: &[u8]) -> Result<&str, FileRefused> {
    if bytes.is_empty() {
        return Err(FileRefused::Empty);
    }
    if bytes.len() > MAX_FILE_BYTES {
        return Err(FileRefused::TooLarge { bytes: bytes.len() });
    }
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    if marks.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(FileRefused::ByteOrderMark);
    }
    let line_at = |end: usize| {
        bytes.get(..end).unwrap_or(bytes).iter().filter(|byte| **byte == b'\n').count() + 1
    };
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        None => FileRefused::CutShort, // the last character is not all there
        Some(_) => FileRefused::NotUtf8 { line: line_at(error.valid_up_to()) },
    })?;
    match bytes.iter().position(|byte| *byte == b'\r') {
        Some(place) => Err(FileRefused::CarriageReturn { line: line_at(place) }),
        None => Ok(text),
    }
}

/// Builds a file: the lines, each with a line end, and the signature over all of that.
///
/// # Errors
/// [`FileRefused`] when it would be beyond the limits or a line is not one line, so that nobody
/// could read it: [`FileRefused::Empty`], [`FileRefused::TooLarge`],
/// [`FileRefused::CarriageReturn`], [`FileRefused::TooManyLines`] and
/// [`FileRefused::LineTooLong`].
pub fn write<L: AsRef<str>>(lines: &[L], seed: &SigningSeed) -> Result<Vec<u8>, FileRefused> {
    let size: usize = lines.iter().map(|line| line.as_ref().len() + 1).sum();
    let mut bytes = Vec::with_capacity(size + 128);
    for line in lines {
        bytes.extend_from_slice(line.as_ref().as_bytes());
        bytes.push(b'\n');
    }
    let signature = seed.sign(&bytes);
    bytes.extend_from_slice(format!("{SIGNATURE_WORD}{signature}\n").as_bytes());
    let shape = Shape::read(&bytes)?;
    if shape.lines().len() == lines.len() {
        Ok(bytes)
    } else {
        Err(if lines.is_empty() {
            FileRefused::Empty
        } else {
            FileRefused::CarriageReturn { line: 1 } // a line end inside of a line
        })
    }
}
