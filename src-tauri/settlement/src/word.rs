//! Fixed values of a first line: what a file is, and by which version of the format.
//! Must never read as anything but themselves.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
        pub struct $name;

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($word)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let word = String::deserialize(deserializer)?;
                if word == $word { Ok($name) } else { Err(D::Error::custom("another kind")) }
            }
        }
    )* };
}

words! {
    /// `"open"`: the first line of a settlement.
    OpenWord = "open";
    /// `"close"`: the last line of a settlement before the signature.
    CloseWord = "close";
    /// `"invite"`: the only line of an invitation.
    InviteWord = "invite";
    /// `"join"`: the only line of an answer to an invitation.
    JoinWord = "join";
    /// `"reply"`: the only line of a reply.
    ReplyWord = "reply";
}

/// `1`: version 1 of the format, for ever.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct VersionOne;

impl Serialize for VersionOne {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(1)
    }
}

impl<'de> Deserialize<'de> for VersionOne {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<VersionOne, D::Error> {
        if u64::deserialize(deserializer)? == 1 {
            Ok(VersionOne)
        } else {
            Err(D::Error::custom("another version"))
        }
    }
}

/// What any first line of any version says of itself; the rest is not looked at.
#[derive(Deserialize)]
pub(crate) struct FirstLine {
    /// What the file is.
    pub t: String,
    /// The version of its format.
    pub version: Option<u64>,
}

impl FirstLine {
    /// Looks at a first line; `None` when it does not say what it is.
    pub fn of(line: &str) -> Option<FirstLine> {
        serde_json::from_str(line).ok()
    }
}
