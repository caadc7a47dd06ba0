//! One entry of a journal, of either desk: the envelope around a fact, and what is sealed beside
//! it. Must never be rebuilt once it is hashed, and never be read in a second spelling.

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::now::Now;
use domain::sealed::Sealed;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::canonical::{LineRefused, canonical, same_bytes};
use crate::private::{private_digest, private_json};

/// What can happen at a desk; [`crate::facts!`] implements it. Serialized as the body alone: the
/// kind stands beside it, in `t`.
pub trait Facts: Serialize + Sized {
    /// Every kind, as it stands in `t`.
    const KINDS: &'static [&'static str];

    /// Its `t`: the name of the variant in snake case.
    fn kind(&self) -> &'static str;

    /// Reads the body of a kind.
    ///
    /// # Errors
    /// [`LineRefused::Kind`] and [`LineRefused::Body`].
    fn read(kind: &str, body: &str) -> Result<Self, LineRefused>;
}

/// One entry of a journal.
///
/// `{"at":…,"body":{…},"day":"YYYY-MM-DD","n":…,"p":"…","t":"sale"}`: `at` in Unix seconds, `p`
/// left out when nothing is private.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry<F> {
    /// Its number in the journal: from 1, without gaps.
    pub n: u64,
    /// What the clock said.
    pub at: Timestamp,
    /// The business day it was stamped with.
    pub day: Day,
    /// What happened.
    pub fact: F,
    /// SHA-256 of the salted private part that stays at the desk; see [`crate::private`].
    pub private: Option<Digest>,
}

/// Why a stored entry is not one, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EntryRefused {
    /// The line.
    #[error(transparent)]
    Line(#[from] LineRefused),
    /// The private part is missing, or not the one the line speaks of.
    #[error("its private part is missing or another")]
    Private,
}

#[derive(Serialize)]
struct Written<'a, F> {
    at: Timestamp,
    body: &'a F,
    day: Day,
    n: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    p: Option<Digest>,
    t: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope<'a> {
    at: Timestamp,
    #[serde(borrow)]
    body: &'a RawValue,
    day: Day,
    n: u64,
    p: Option<Digest>,
    t: String,
}

impl<F: Facts> Entry<F> {
    /// The exact text that is hashed, stored and sent, without its line end. The caller keeps it
    /// within [`crate::file::MAX_LINE_BYTES`]: a longer one could never be handed in.
    #[must_use]
    pub fn line(&self) -> String {
        canonical(&self.written())
    }

    fn written(&self) -> Written<'_, F> {
        Written {
            at: self.at,
            body: &self.fact,
            day: self.day,
            n: self.n,
            p: self.private,
            t: self.fact.kind(),
        }
    }

    /// Reads a line: fields neither unknown nor doubled, integers only, and byte for byte what
    /// [`Entry::line`] would write.
    ///
    /// # Errors
    /// The first [`LineRefused`] by precedence.
    pub fn read(text: &str) -> Result<Entry<F>, LineRefused> {
        let envelope: Envelope<'_> = serde_json::from_str(text).map_err(|_| LineRefused::Form)?;
        let fact = F::read(&envelope.t, envelope.body.get())?;
        let Envelope { at, day, n, p: private, .. } = envelope;
        let entry = Entry { n, at, day, fact, private };
        same_bytes(&entry.written(), text)?;
        Ok(entry)
    }

    /// Makes the entry numbered `n`, and what its journal keeps: the line, and the private part
    /// (JSON that stays at the desk) under a salt of its own, so that the digest in the line tells
    /// nobody anything.
    #[must_use]
    pub fn sealed(
        n: u64,
        now: Now,
        day: Day,
        fact: F,
        private: Option<&str>,
    ) -> (Entry<F>, Sealed) {
        let salt = now.random::<16>(&format!("salt {n}"));
        let (private, digest) = private.map(|json| private_digest(salt, json)).unzip();
        let entry = Entry { n, at: now.at, day, fact, private: digest };
        let (kind, line) = (entry.fact.kind(), entry.line());
        (entry, Sealed { seq: n, day, at: now.at, kind, line, private })
    }

    /// Reads an entry as [`Entry::sealed`] made it: the entry, and its private part without the
    /// salt. A private part that is missing is refused: an entry whose private part was erased is
    /// read with [`Entry::read`], by whoever knows that a later entry says so.
    ///
    /// # Errors
    /// The first [`EntryRefused`] by precedence.
    pub fn unsealed<'a>(
        line: &str,
        private: Option<&'a str>,
    ) -> Result<(Entry<F>, Option<&'a str>), EntryRefused> {
        let entry = Entry::read(line)?;
        let json = match (private, entry.private.as_ref()) {
            (None, None) => None,
            (Some(stored), Some(digest)) => {
                Some(private_json(stored, digest).ok_or(EntryRefused::Private)?)
            }
            _ => return Err(EntryRefused::Private),
        };
        Ok((entry, json))
    }
}

/// Reads the body of one kind.
///
/// # Errors
/// [`LineRefused::Body`].
pub fn read_body<T: DeserializeOwned>(body: &str) -> Result<T, LineRefused> {
    serde_json::from_str(body).map_err(|_| LineRefused::Body)
}

/// Says how the variants of a desk's facts are called in `t`, and makes them [`Facts`].
#[macro_export]
macro_rules! facts {
    ($fact:ident: $($word:literal $name:ident,)*) => {
        impl $crate::entry::Facts for $fact {
            const KINDS: &'static [&'static str] = &[$($word),*];

            fn kind(&self) -> &'static str {
                match self { $($fact::$name(_) => $word,)* }
            }

            fn read(kind: &str, body: &str) -> Result<$fact, $crate::canonical::LineRefused> {
                match kind {
                    $($word => $crate::entry::read_body(body).map($fact::$name),)*
                    _ => Err($crate::canonical::LineRefused::Kind),
                }
            }
        }

        /// The body alone; the kind stands beside it, in `t`.
        impl ::serde::Serialize for $fact {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $($fact::$name(body) => body.serialize(serializer),)* }
            }
        }
    };
}
