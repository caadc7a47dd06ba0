//! A file that a person double-clicked, put into the inbox of the program, running or not.
//! Must never take a path as it comes, nor write over a file that waits there.

use std::path::{Path, PathBuf};

use api::ports::{Files, Folder};

use crate::files::{FolderFiles, read_whole};
use crate::names;

/// What a file between till and book ends with.
const ENDING: &str = "talad";

/// Why a file was not put into the inbox.
#[derive(Debug, thiserror::Error)]
pub enum HandOverRefused {
    /// Some other kind of file.
    #[error("{0} is not a .talad file")]
    OtherKind(String),
    /// It cannot be read, or is larger than 16 MiB.
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, std::io::Error),
    /// The disk.
    #[error("the file could not be kept: {0}")]
    Fault(#[from] store::Fault),
}

/// The path a desktop hands over: a path, or a `file://` address with `%20` and the like.
#[must_use]
pub fn path_of(argument: &str) -> PathBuf {
    let Some(address) = argument.strip_prefix("file://") else { return PathBuf::from(argument) };
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let escaped = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        match escaped.filter(|_| first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

/// Copies a `.talad` file into the inbox of a data folder, where the program finds it, whichever
/// process that is. The same file twice is one file.
///
/// # Errors
/// [`HandOverRefused`]; nothing was written.
pub fn hand_over(data: &Path, file: &Path) -> Result<(), HandOverRefused> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING)) {
        return Err(HandOverRefused::OtherKind(name));
    }
    let bytes =
        read_whole(file).map_err(|error| HandOverRefused::Unreadable(name.clone(), error))?;
    let files = FolderFiles::new(data.to_owned());
    let stem = names::made_plain(&file.file_stem().unwrap_or_default().to_string_lossy());
    for number in 1_u32.. {
        let mark = if number == 1 { String::new() } else { format!("-{number}") };
        let name = names::made_plain(&format!("{stem}{mark}.{ENDING}"));
        match files.get(Folder::Inbox, &name)? {
            Some(there) if there == bytes => return Ok(()),
            Some(_) => {}
            None => {
                files.put(Folder::Inbox, &name, &bytes)?;
                return Ok(());
            }
        }
    }
    Ok(())
}
