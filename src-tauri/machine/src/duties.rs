//! What the threads beside the screens ask of the program.
//! Must never decide anything: the program knows what waits.

use api::App;
use api::failure::Failure;

/// Sends the next waiting print job; `true` if there was one and it is on paper.
pub(crate) fn print_waiting(app: &App) -> bool {
    app.print_waiting()
}

/// Takes in what lies in the inbox.
pub(crate) fn receive_waiting(app: &App) -> Result<(), Failure> {
    let received = app.receive_waiting()?;
    if received > 0 {
        tracing::info!(received, "files of the inbox");
    }
    Ok(())
}
