//! Facts of the book itself.
//! Must never carry a name or number of a person outside a private part.

use serde::{Deserialize, Serialize};

/// See [`super::Fact::Restored`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restored {
    /// How far the book had been, by the mark kept outside the database.
    pub was_at: u64,
}
