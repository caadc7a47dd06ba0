//! Waiting for something to be so. Must never be told to wait for a while and hope.

use std::time::{Duration, Instant};

/// How long anything on a screen may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Asks again and again until there is an answer, or until it took too long.
pub fn until<Answer>(
    patience: Duration,
    mut ask: impl FnMut() -> Option<Answer>,
) -> Option<Answer> {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if begun.elapsed() > patience {
            return None;
        }
        std::thread::sleep(Duration::from_millis(15));
    }
}
