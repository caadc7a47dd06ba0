//! Ids: UUIDs with a type of their own, so that a stall is never taken for a sale.
//! Must never be made here from a clock or the machine's randomness: both are arguments.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::day::Timestamp;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[derive(Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(Uuid);

        impl $name {
            /// A new id (UUID version 7) from the time and ten random bytes.
            #[must_use]
            pub fn new(at: Timestamp, random: [u8; 10]) -> $name {
                let millis = u64::try_from(at.seconds()).unwrap_or(0).saturating_mul(1_000);
                $name(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<$name, uuid::Error> {
                Uuid::parse_str(text).map($name)
            }
        }
    )* };
}

ids! {
    /// A thing on sale at a stall.
    GoodsId;
    /// A request made once: a repeated one returns the first answer.
    RequestId;
    /// A market.
    MarketId;
    /// A stall of a market.
    StallId;
    /// One installation of the till: the owner of a key, a journal and a run of numbers.
    DeviceId;
    /// A zone of the market.
    ZoneId;
    /// A fee rule.
    FeeRuleId;
    /// Something charged once to a stall: a one-off fee, a fine.
    ChargeId;
    /// A waiver that was proposed.
    WaiverId;
    /// A credit of a stall that was proposed.
    CreditId;
    /// A household of the community.
    HouseholdId;
    /// A person in the committee's register.
    PersonId;
    /// A rule of a stall's prices.
    PriceRuleId;
    /// A regular of a stall: private.
    CustomerId;
    /// A preorder.
    PreorderId;
    /// An invitation of a stall.
    InviteId;
}
