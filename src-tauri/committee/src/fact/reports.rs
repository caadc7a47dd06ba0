//! Facts of what was published of the book.
//! Must never carry a name or number of a person outside a private part.

use domain::digest::Digest;
use domain::officer::OfficerNumber;
use serde::{Deserialize, Serialize};

use crate::reports::heads::PublishedFor;

/// See [`super::Fact::HeadPublished`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadPublished {
    /// For which day or month.
    #[serde(rename = "for")]
    pub of: PublishedFor,
    /// The number of the entry that was the last then.
    pub head: u64,
    /// Its hash.
    pub hash: Digest,
    /// The officer who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}
