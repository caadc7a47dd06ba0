//! The program at work in a host: commands, the printing thread and the watched inbox.
//! Must never let a fault of the program take the host down, or be answered with a raw message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use api::App;
use api::failure::Failure;
use api::ports::Folder;
use api::station::Station;
use serde_json::Value;

use crate::duties;
use crate::files::{FolderFiles, folder_of};
use crate::watch::{Rhythm, Watch};
use crate::worker::{Intervals, Worker};

/// The program, with its threads; they end when this is dropped.
#[derive(Debug)]
pub struct Running {
    app: Arc<App>,
    printing: Worker,
    _inbox: Watch,
}

impl Running {
    /// Opens what is in a data folder and starts its threads.
    ///
    /// # Errors
    /// The [`Failure`] of opening; no thread was started.
    pub fn open(data: &Path) -> Result<Running, Failure> {
        let opened = guarded("open", || App::open(crate::ports(data)))?;
        Ok(Running::start(Arc::new(opened), data))
    }

    /// Starts the threads of a program that is open already.
    #[must_use]
    pub fn start(app: Arc<App>, data: &Path) -> Running {
        let printer = Arc::clone(&app);
        let printing = Worker::start("printing", Intervals::default(), move || {
            let printed = guarded("print", || Ok(duties::print_waiting(&printer)));
            printed.unwrap_or(false)
        });
        let files = FolderFiles::new(data.to_owned());
        if let Err(fault) = files.make(Folder::Inbox) {
            // It is looked for again at every rescan.
            tracing::warn!(%fault, "the inbox");
        }
        let receiver = Arc::clone(&app);
        let inbox = Watch::start(folder_of(data, Folder::Inbox), Rhythm::default(), move || {
            if let Err(failure) = guarded("receive", || duties::receive_waiting(&receiver)) {
                // The files stay where they are, for the next look.
                tracing::warn!(%failure, "the inbox");
            }
        });
        Running { app, printing, _inbox: inbox }
    }

    /// Answers one command by name and wakes the printer, which may have been given something.
    ///
    /// # Errors
    /// The command's [`Failure`], or the one that says that the program itself stopped.
    pub fn call(&self, command: &str, arguments: Value) -> Result<Value, Failure> {
        self.call_from(Station::Main, command, arguments)
    }

    /// The same, asked from any screen.
    ///
    /// # Errors
    /// As [`Running::call`].
    pub fn call_from(
        &self,
        station: Station,
        command: &str,
        arguments: Value,
    ) -> Result<Value, Failure> {
        let answer = guarded(command, || self.app.call_from(station, command, arguments));
        self.printing.wake();
        answer
    }

    /// The program.
    #[must_use]
    pub fn app(&self) -> &Arc<App> {
        &self.app
    }
}

/// Runs a piece of the program; a panic in it is logged and becomes words.
///
/// # Errors
/// The work's own [`Failure`], or `program.stopped`.
pub fn guarded<T>(name: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    // What a panic leaves half done is undone by its database transaction.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        tracing::error!(name, "the program stopped in the middle of this");
        Err(stopped())
    })
}

fn stopped() -> Failure {
    Failure::fault(
        "program.stopped",
        "X-01",
        [
            "โปรแกรมหยุดกลางคันในรายการนี้ เพื่อรักษาสมุดบัญชี รายการก่อนหน้ายังอยู่ครบ",
            "ดูว่ารายการล่าสุดบันทึกแล้วหรือยัง แล้วลองใหม่ ถ้ายังเป็นอยู่ ให้โทรหาผู้ดูแลและบอกรหัสนี้",
            "The program stopped in the middle of this to protect the book. Everything recorded \
             before is there",
            "Look whether the last entry is recorded, then try again. If it happens again, call \
             the person in charge and say this code",
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_words_that_say_the_book_is_protected() {
        let answer: Result<(), Failure> = guarded("sell", || panic!("a test panics"));
        let failure = answer.unwrap_err();
        assert_eq!(failure.code, "program.stopped");
        assert!(failure.en.happened.contains("protect the book"));
        assert!(!failure.to_string().contains("a test panics"));
    }

    #[test]
    fn a_refusal_is_passed_on_as_it_is() {
        let refused = stopped();
        let answer: Result<(), Failure> = guarded("sell", || Err(refused.clone()));
        assert_eq!(answer, Err(refused));
    }
}
