//! How many files a device hands in within a minute. Must never keep a growing list of devices.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::{Duration, Instant};

/// Files of one device in a minute: a till has one a day, a helper's laptop with a bag of them
/// more.
const MOST: u32 = 60;
const MINUTE: Duration = Duration::from_secs(60);
/// Devices remembered at once; with more of them, new ones wait.
const DEVICES: usize = 2_048;

/// What each device handed in within its minute.
#[derive(Debug, Default)]
pub(crate) struct Rate(HashMap<IpAddr, (u32, Instant)>);

impl Rate {
    /// Counts one more of a device; `false` when it has had its share of this minute.
    pub(crate) fn takes(&mut self, who: IpAddr, now: Instant) -> bool {
        self.0.retain(|_, (_, since)| now.saturating_duration_since(*since) < MINUTE);
        if self.0.len() >= DEVICES && !self.0.contains_key(&who) {
            return false;
        }
        let (count, _) = self.0.entry(who).or_insert((0, now));
        *count = count.saturating_add(1);
        *count <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_has_its_share_of_a_minute_and_leaves_the_others_theirs() {
        let (mut rate, begun) = (Rate::default(), Instant::now());
        let [one, other] = [[192, 168, 1, 7], [192, 168, 1, 8]].map(IpAddr::from);
        assert!((0..MOST).all(|_| rate.takes(one, begun)));
        assert!(!rate.takes(one, begun));
        assert!(rate.takes(other, begun));
        assert!(rate.takes(one, begun + MINUTE));
    }

    #[test]
    fn a_crowd_fills_no_memory() {
        let (mut rate, begun) = (Rate::default(), Instant::now());
        let device = |number: usize| IpAddr::from(u32::try_from(number).unwrap().to_be_bytes());
        let taken = (0..2 * DEVICES).filter(|number| rate.takes(device(*number), begun)).count();
        assert_eq!((taken, rate.0.len()), (DEVICES, DEVICES));
    }
}
