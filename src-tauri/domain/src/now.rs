//! What an operation knows of the world: the clock and fresh randomness, both given to it.
//! Must never ask the machine for either.

use std::fmt;

use crate::day::Timestamp;
use crate::digest::Digest;

/// The clock and fresh randomness, for one operation.
#[derive(Clone, Copy)]
pub struct Now {
    /// What the clock says.
    pub at: Timestamp,
    /// Fresh random bytes, used for this operation only.
    pub seed: [u8; 32],
}

impl Now {
    /// Random bytes for one purpose within the operation.
    #[must_use]
    pub fn random<const N: usize>(&self, purpose: &str) -> [u8; N] {
        const { assert!(N <= 32) };
        let digest = Digest::from_bytes(self.seed).chained(purpose);
        let mut bytes = [0; N];
        bytes.copy_from_slice(&digest.bytes()[..N]);
        bytes
    }
}

/// The seed is left out: keys come from it.
impl fmt::Debug for Now {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Now({})", self.at.seconds())
    }
}
