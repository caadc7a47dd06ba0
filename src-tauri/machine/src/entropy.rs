//! The randomness of the operating system.
//! Must never hand out bytes that did not come from it: keys and ids are made of them.

use api::ports::Entropy;

/// The operating system's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    /// # Panics
    /// When the operating system gives no randomness: a key made without it would be worthless.
    fn seed(&self) -> [u8; 32] {
        let mut seed = [0; 32];
        match getrandom::fill(&mut seed) {
            Ok(()) => seed,
            Err(error) => panic!("the operating system gives no randomness: {error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_seeds_differ() {
        assert_ne!(SystemEntropy.seed(), SystemEntropy.seed());
    }
}
