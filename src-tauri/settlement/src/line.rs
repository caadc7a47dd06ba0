//! A line of the till's journal: the canonical JSON that is hashed, stored and sent verbatim.
//! Must never be rebuilt for sending, and never be read in a second spelling.

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

pub use crate::canonical::LineRefused;
use crate::canonical::{canonical, same_bytes};
use crate::fact::{self, Fact};

/// One entry of the journal.
///
/// `{"at":…,"body":{…},"day":"YYYY-MM-DD","n":…,"p":"…","t":"sale"}`: `at` in Unix seconds, `p`
/// left out when nothing is private.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its number in the journal: from 1, without gaps.
    pub n: u64,
    /// What the clock said.
    pub at: Timestamp,
    /// The business day it was stamped with.
    pub day: Day,
    /// What happened.
    pub fact: Fact,
    /// SHA-256 of the salted private part that stays at the stall; see [`crate::private`].
    pub private: Option<Digest>,
}

#[derive(Serialize)]
struct Written<'a> {
    at: Timestamp,
    body: &'a Fact,
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

impl Entry {
    /// The exact text that is hashed, stored and sent, without its line end. The caller keeps it
    /// within [`crate::file::MAX_LINE_BYTES`]: a longer one could never be handed in.
    #[must_use]
    pub fn line(&self) -> String {
        canonical(&self.written())
    }

    fn written(&self) -> Written<'_> {
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
    pub fn read(text: &str) -> Result<Entry, LineRefused> {
        let envelope: Envelope<'_> = serde_json::from_str(text).map_err(|_| LineRefused::Form)?;
        let fact = Fact::read(&envelope.t, envelope.body.get())?;
        let Envelope { at, day, n, p: private, .. } = envelope;
        let entry = Entry { n, at, day, fact, private };
        same_bytes(&entry.written(), text)?;
        Ok(entry)
    }
}

macro_rules! kinds {
    ($($word:literal $name:ident,)*) => {
        /// Every kind of a journal line in version 1, as it stands in `t`.
        pub const KINDS: &[&str] = &[$($word),*];

        impl Fact {
            /// Its `t` in the file: the name of the variant in snake case.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Fact::$name(_) => $word,)* }
            }

            /// Reads the body of a kind.
            ///
            /// # Errors
            /// [`LineRefused::Kind`] and [`LineRefused::Body`].
            pub fn read(kind: &str, body: &str) -> Result<Fact, LineRefused> {
                match kind {
                    $($word => serde_json::from_str::<fact::$name>(body)
                        .map(Fact::$name)
                        .map_err(|_| LineRefused::Body),)*
                    _ => Err(LineRefused::Kind),
                }
            }
        }

        /// The body alone; the kind stands beside it, in `t`.
        impl Serialize for Fact {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Fact::$name(body) => body.serialize(serializer),)* }
            }
        }
    };
}

kinds! {
    "enrolled" Enrolled,
    "goods_changed" GoodsChanged,
    "day_opened" DayOpened,
    "sale" Sale,
    "refund" Refund,
    "cash_moved" CashMoved,
    "drawer_opened" DrawerOpened,
    "lines_removed" LinesRemoved,
    "printed_again" PrintedAgain,
    "clock" Clock,
    "restored" Restored,
    "day_closed" DayClosed,
    "settlement_made" SettlementMade,
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Money;

    fn opened() -> Entry {
        Entry {
            n: 12,
            at: Timestamp::from_seconds(1_795_315_260),
            day: Day::new(2026, 11, 22).unwrap(),
            fact: Fact::DayOpened(fact::DayOpened { part: 1, float: Money::baht(500), people: 2 }),
            private: None,
        }
    }

    #[test]
    fn a_line_has_one_form() {
        let line = opened().line();
        assert_eq!(
            line,
            concat!(
                r#"{"at":1795315260,"body":{"float":50000,"part":1,"people":2},"#,
                r#""day":"2026-11-22","n":12,"t":"day_opened"}"#
            )
        );
        assert_eq!(Entry::read(&line), Ok(opened()));
        let private = Entry { private: Some(Digest::of(b"x")), ..opened() };
        assert_eq!(Entry::read(&private.line()), Ok(private));
    }

    #[test]
    fn refusals_come_in_order_of_precedence() {
        let line = opened().line();
        for (from, to, refused) in [
            ("{\"at\"", "[\"at\"", LineRefused::Form),
            ("\"n\":12", "\"n\":12,\"n\":12", LineRefused::Form),
            ("\"n\":12", "\"n\":12.0", LineRefused::Form),
            ("\"n\":12", "\"n\":-1", LineRefused::Form),
            ("\"n\":12", "\"N\":12", LineRefused::Form),
            ("2026-11-22", "2026-11-31", LineRefused::Form),
            ("day_opened", "day_Opened", LineRefused::Kind),
            ("\"day_opened\"", "null", LineRefused::Form),
            ("\"people\":2", "\"people\":2,\"people\":2", LineRefused::Body),
            ("\"people\":2", "\"people\":2,\"x\":2", LineRefused::Body),
            ("\"people\":2", "\"people\":-0", LineRefused::Body),
            ("\"people\":2", "\"people\":2e0", LineRefused::Body),
            ("50000", "10000000000001", LineRefused::Body),
            ("1795315260", "1234567890123456", LineRefused::Number),
            ("\"n\":12,", "\"n\":12,\"p\":null,", LineRefused::NotCanonical),
            (",\"n\"", ", \"n\"", LineRefused::NotCanonical),
            ("\"float\"", "\"\\u0066loat\"", LineRefused::NotCanonical),
        ] {
            let bad = line.replace(from, to);
            assert_ne!(bad, line);
            assert_eq!(Entry::read(&bad), Err(refused), "{bad}");
        }
    }
}
