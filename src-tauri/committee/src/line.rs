//! A line of the book's journal: the same canonical envelope as the till's, around the book's
//! facts. Must never be rebuilt once it is hashed, and never be read in a second spelling.

use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;
use settlement::canonical::{LineRefused, canonical};

use crate::fact::{self, Fact};

/// One entry of the book's journal.
///
/// `{"at":…,"body":{…},"day":"YYYY-MM-DD","n":…,"p":"…","t":"fee_assessed"}`: `at` in Unix
/// seconds, `p` left out when nothing is private.
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
    /// SHA-256 of the salted private part; see [`settlement::private`].
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
    /// The exact text that is hashed and stored, without its line end.
    #[must_use]
    pub fn line(&self) -> String {
        canonical(&Written {
            at: self.at,
            body: &self.fact,
            day: self.day,
            n: self.n,
            p: self.private,
            t: self.fact.kind(),
        })
    }

    /// Reads a line: fields neither unknown nor doubled, and byte for byte what [`Entry::line`]
    /// would write.
    ///
    /// # Errors
    /// The first [`LineRefused`] by precedence.
    pub fn read(text: &str) -> Result<Entry, LineRefused> {
        let envelope: Envelope<'_> = serde_json::from_str(text).map_err(|_| LineRefused::Form)?;
        let fact = Fact::read(&envelope.t, envelope.body.get())?;
        let Envelope { at, day, n, p: private, .. } = envelope;
        let entry = Entry { n, at, day, fact, private };
        if entry.line() == text { Ok(entry) } else { Err(LineRefused::NotCanonical) }
    }
}

macro_rules! kinds {
    ($($word:literal $name:ident,)*) => {
        /// Every kind of the book's journal, as it stands in `t`.
        pub const KINDS: &[&str] = &[$($word),*];

        impl Fact {
            /// Its `t` in the journal: the name of the variant in snake case.
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
                        .map(|body| Fact::$name(body.into()))
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
    "market_set_up" MarketSetUp,
    "zone_set" ZoneSet,
    "stall_registered" StallRegistered,
    "stall_changed" StallChanged,
    "stall_retired" StallRetired,
    "stall_invited" StallInvited,
    "key_accepted" KeyAccepted,
    "fee_rule_set" FeeRuleSet,
    "units_counted" UnitsCounted,
    "settlement_received" SettlementReceived,
    "settlement_refused" SettlementRefused,
    "fee_assessed" FeeAssessed,
    "payment_received" PaymentReceived,
    "payment_reversed" PaymentReversed,
    "restored" Restored,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_one_form() {
        let entry = Entry {
            n: 3,
            at: Timestamp::from_seconds(1_795_315_260),
            day: Day::new(2026, 11, 22).unwrap(),
            fact: Fact::Restored(fact::Restored { was_at: 9 }),
            private: None,
        };
        let line = entry.line();
        assert_eq!(
            line,
            r#"{"at":1795315260,"body":{"was_at":9},"day":"2026-11-22","n":3,"t":"restored"}"#
        );
        assert_eq!(Entry::read(&line), Ok(entry));
        for (bad, refused) in [
            (line.replace("\"n\":3", "\"n\": 3"), LineRefused::NotCanonical),
            (line.replace("was_at", "is_at"), LineRefused::Body),
            (line.replace("restored", "sale"), LineRefused::Kind),
            (line.replace("},", "},\"x\":1,"), LineRefused::Form),
        ] {
            assert_eq!(Entry::read(&bad), Err(refused), "{bad}");
        }
        assert_eq!(KINDS.len(), 15);
    }
}
