//! What the threads beside the screens ask of the program.
//! Must never decide anything: the program knows what waits.

use api::App;

/// Sends the next waiting print job; `true` if there was one.
pub(crate) fn print_waiting(_app: &App) -> bool {
    false
}

/// Takes in what lies in the inbox; how many files that was.
pub(crate) fn receive_waiting(_app: &App) -> usize {
    0
}
