//! What a file is, told from its first line. Must never believe it: the readers check.

use crate::file::{FileRefused, Shape};
use crate::version::NEWEST;
use crate::word::FirstLine;

/// What a file seems to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A settlement, for [`crate::day_file::read`].
    Settlement,
    /// An invitation, for [`crate::invite::read_invite`].
    Invite,
    /// An answer to one, for [`crate::join::read_join`].
    Join,
    /// The book's answer to a stall, for [`crate::reply::read_reply`].
    Reply,
    /// One of ours, of a kind or version this program does not know.
    Newer {
        /// Its kind, as it names itself.
        t: String,
        /// Its version.
        version: u64,
    },
    /// One of ours that met with an accident: cut short, saved by an editor.
    Accident(FileRefused),
    /// Nothing of ours.
    Unknown,
}

/// Tells what a file is.
#[must_use]
pub fn what_is(bytes: &[u8]) -> Kind {
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let end = unmarked.iter().position(|byte| *byte == b'\n').unwrap_or(unmarked.len());
    let first = unmarked.get(..end).unwrap_or_default();
    let cut = end == unmarked.len();
    let told = std::str::from_utf8(first.strip_suffix(b"\r").unwrap_or(first))
        .ok()
        .and_then(FirstLine::of)
        .filter(|told| told.version.is_some());
    let Some(told) = told else {
        // Lines are sorted by key: every first line of ours begins with one of these.
        let ours = first.starts_with(b"{\"amends\":") || first.starts_with(b"{\"device\":");
        let ours = ours || first.starts_with(b"{\"expires\":");
        let ours = ours || first.starts_with(b"{\"certificate\":");
        return if ours && cut { Kind::Accident(FileRefused::CutShort) } else { Kind::Unknown };
    };
    if let Err(refused) = Shape::read(bytes) {
        return Kind::Accident(refused);
    }
    match (told.t.as_str(), told.version) {
        ("open", Some(1..=NEWEST)) => Kind::Settlement,
        ("invite", Some(1)) => Kind::Invite,
        ("join", Some(1)) => Kind::Join,
        ("reply", Some(1)) => Kind::Reply,
        (_, version) => Kind::Newer { t: told.t, version: version.unwrap_or(0) },
    }
}
