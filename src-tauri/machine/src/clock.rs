//! The wall clock of this machine.
//! Must never be asked anywhere but behind the port: everywhere else time is an argument.

use std::time::{SystemTime, UNIX_EPOCH};

use api::ports::Clock;
use domain::day::Timestamp;

/// The operating system's clock, whatever it says: jumps are the journal's to record.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the clock")]
    fn now(&self) -> Timestamp {
        let seconds = match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
            // A machine without a battery may wake up before 1970: said as it is.
            Err(before) => -i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX),
        };
        Timestamp::from_seconds(seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_says_a_time_after_this_was_written() {
        assert!(SystemClock.now() > Timestamp::from_seconds(1_700_000_000));
    }
}
