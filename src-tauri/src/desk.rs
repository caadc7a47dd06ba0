//! The program behind the window, or the reason why it could not be opened.
//! Must never leave the window without an answer: a reason is answered to every command.

use std::path::Path;
use std::sync::Arc;

use api::failure::Failure;
use api::station::Station;
use ctl::serve::{OpenDisplay, Options};
use machine::running::Running;
use serde_json::{Value, json};

/// The program, or why there is none.
#[derive(Debug)]
pub(crate) struct Desk(Result<Arc<Running>, Failure>);

impl Desk {
    /// Opens what is in the data folder; for a try-out with the sample market chosen.
    pub(crate) fn open(data: &Path, demo: bool) -> Desk {
        let opened = Running::open(data).and_then(|running| {
            if demo {
                choose_sample(&running)?;
            }
            Ok(Arc::new(running))
        });
        let desk = Desk(opened);
        match (&desk.0, desk.is_open_elsewhere()) {
            (Err(_), Some(_)) => tracing::info!("a second start: the book is open already"),
            (Err(failure), None) => tracing::error!(%failure, "the book was not opened"),
            (Ok(_), _) => tracing::info!("the book is open"),
        }
        desk
    }

    /// Why the book is not open here, if that is because another process has it.
    pub(crate) fn is_open_elsewhere(&self) -> Option<&Failure> {
        self.0.as_ref().err().filter(|failure| failure.code == "open.in_use")
    }

    /// Answers one command by name, asked from a screen.
    ///
    /// # Errors
    /// The command's [`Failure`], or that of opening.
    pub(crate) fn call_from(
        &self,
        station: Station,
        command: &str,
        arguments: Value,
    ) -> Result<Value, Failure> {
        match &self.0 {
            Ok(running) => running.call_from(station, command, arguments),
            Err(failure) => Err(failure.clone()),
        }
    }

    /// Lets the till open its door to second screens, and a second window.
    pub(crate) fn offer_second_screens(&self, open_display: OpenDisplay) {
        if let Ok(running) = &self.0 {
            ctl::serve::offer(running, Options::default(), open_display);
        }
    }

    /// The window is gone: the door is shut.
    pub(crate) fn withdraw_second_screens(&self) {
        if let Ok(running) = &self.0 {
            running.app().withdraw_host();
        }
    }
}

fn choose_sample(running: &Running) -> Result<(), Failure> {
    let start = running.call("start", json!({}))?;
    if start.get("desk").is_none_or(Value::is_null) {
        running.call("choose_desk", json!({ "desk": "sample" }))?;
    }
    Ok(())
}
