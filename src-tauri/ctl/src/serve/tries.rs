//! Wrong keys and codes, counted for each device: who guesses has to wait. Must never slow down a
//! screen whose key is right, nor keep a growing list of strangers.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Wrong ones in a row before the pause: enough for a mistyped code.
const MOST: u32 = 10;
/// The pause, from the last wrong one.
const PAUSE: Duration = Duration::from_secs(60);
/// Devices remembered at once; with more of them guessing, new ones wait too.
const DEVICES: usize = 256;

/// Who was wrong how often.
#[derive(Debug, Default)]
pub(crate) struct Tries(HashMap<IpAddr, (u32, Instant)>);

impl Tries {
    /// Whether a device may try again now.
    pub(crate) fn may(&mut self, who: IpAddr, now: Instant) -> bool {
        self.0.retain(|_, (_, last)| now.saturating_duration_since(*last) < PAUSE);
        match self.0.get(&who) {
            Some((wrong, _)) => *wrong < MOST,
            None => self.0.len() < DEVICES,
        }
    }

    /// A device was wrong.
    pub(crate) fn was_wrong(&mut self, who: IpAddr, now: Instant) {
        let (wrong, last) = self.0.entry(who).or_insert((0, now));
        (*wrong, *last) = (wrong.saturating_add(1), now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_wrong_ones_are_followed_by_a_pause_for_that_device_alone() {
        let (mut tries, begun) = (Tries::default(), Instant::now());
        let [one, other] = [[192, 168, 1, 7], [192, 168, 1, 8]].map(IpAddr::from);
        for _ in 0..MOST {
            assert!(tries.may(one, begun));
            tries.was_wrong(one, begun);
        }
        assert!(!tries.may(one, begun));
        assert!(tries.may(other, begun));
        assert!(!tries.may(one, begun + PAUSE - Duration::from_millis(1)));
        assert!(tries.may(one, begun + PAUSE));
    }

    #[test]
    fn a_crowd_of_guessers_fills_no_memory() {
        let (mut tries, begun) = (Tries::default(), Instant::now());
        let device = |number: usize| IpAddr::from(u32::try_from(number).unwrap().to_be_bytes());
        for number in 0..2 * DEVICES {
            if tries.may(device(number), begun) {
                tries.was_wrong(device(number), begun);
            }
        }
        assert_eq!(tries.0.len(), DEVICES);
        assert!(tries.may(device(2 * DEVICES), begun + PAUSE));
    }
}
