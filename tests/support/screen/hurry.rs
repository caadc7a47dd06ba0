//! A machine that is too busy to play a scanner. Must never excuse anything else.

use std::panic::{AssertUnwindSafe, catch_unwind, panic_any, resume_unwind};

/// The slowest scanner the program can be told of, in milliseconds from key to key.
const SLOWEST: f64 = 150.0;

/// How often a walk is begun anew on a busy machine.
const TRIES: usize = 4;

/// The keys of a scan came as slowly as a hand's: nothing can be said of the program.
struct TooBusy;

/// Ends a walk whose scan came too slowly to be one; from key to key, in milliseconds.
pub(super) fn was_quick(times: &[f64]) {
    let longest = times.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
    if longest > SLOWEST - 10.0 {
        eprintln!("the machine is busy: {longest} ms from key to key is no scanner");
        panic_any(TooBusy);
    }
}

/// Walks; begins anew when the machine was too busy to play a scanner.
///
/// # Panics
/// As the walk does.
pub fn with_scanner(walk: impl Fn()) {
    for again in (0..TRIES).rev() {
        match catch_unwind(AssertUnwindSafe(&walk)) {
            Ok(()) => return,
            Err(cause) if again > 0 && cause.is::<TooBusy>() => {}
            Err(cause) => resume_unwind(cause),
        }
    }
}
