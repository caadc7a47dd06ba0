//! A printer at a device file (`/dev/usb/lp0`, a serial line), or any file that takes bytes.
//! Must never hang the program: a thread of its own does the work and can be left behind.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use api::ports::PrintFailure;

use crate::device_file::DeviceFile;
use crate::printer_status::{self, Voice};
use crate::printers::Patience;
use crate::turns::Turns;

/// How long a thread that was told to stop is waited for.
const LAST_WORD: Duration = Duration::from_millis(600);

/// The devices that have a thread at work. One that a printer without paper left hanging keeps
/// its device, so that two jobs never mix on one paper.
#[derive(Clone, Debug, Default)]
pub(crate) struct DeviceLinks {
    turns: Turns,
}

/// What the thread tells.
enum News {
    /// So many bytes were taken so far.
    Taken(usize),
    /// The end.
    Done(Result<(), PrintFailure>),
}

impl DeviceLinks {
    /// Hands a whole job to a device.
    pub(crate) fn send(
        &self,
        path: &Path,
        job: &[u8],
        patience: Patience,
    ) -> Result<(), PrintFailure> {
        let Some(turn) = self.turns.take(path, Duration::ZERO) else {
            let busy = format!("{} is still busy with the job before", path.display());
            return Err(PrintFailure::Unreachable(busy));
        };
        let (tell, news) = mpsc::channel();
        let left = Arc::new(AtomicBool::new(false));
        let work = Work { tell, left: Arc::clone(&left), job: job.to_vec(), patience };
        let thread = std::thread::Builder::new().name("printer device".to_owned());
        let started = thread.spawn(move || {
            let done = work.run(turn.path());
            drop(turn);
            // Nobody listens any more to a thread that was left behind.
            let _ = work.tell.send(News::Done(done));
        });
        if let Err(error) = started {
            return Err(PrintFailure::Unreachable(error.to_string()));
        }
        let mut sent = 0;
        loop {
            // Beside the progress itself, the thread may wait for answers of the printer.
            match news.recv_timeout(patience.progress + patience.answer * 4) {
                Ok(News::Taken(now)) => sent = now,
                Ok(News::Done(done)) => return done,
                Err(RecvTimeoutError::Disconnected) => return Err(PrintFailure::Lost { sent }),
                Err(RecvTimeoutError::Timeout) => break,
            }
        }
        left.store(true, Ordering::Relaxed);
        while let Ok(late) = news.recv_timeout(LAST_WORD) {
            match late {
                News::Taken(now) => sent = now,
                News::Done(done) => return done,
            }
        }
        Err(given_up(path, sent))
    }
}

fn given_up(path: &Path, sent: usize) -> PrintFailure {
    if sent > 0 {
        return PrintFailure::Stuck { sent };
    }
    PrintFailure::Unreachable(format!("{} takes no bytes", path.display()))
}

/// One job for one device.
struct Work {
    tell: Sender<News>,
    left: Arc<AtomicBool>,
    job: Vec<u8>,
    patience: Patience,
}

impl Work {
    fn run(&self, path: &Path) -> Result<(), PrintFailure> {
        let mut device = DeviceFile::open(path)
            .map_err(|error| PrintFailure::Unreachable(format!("{}: {error}", path.display())))?;
        let voice = printer_status::before(&mut device, self.patience.answer)?;
        let mut sent = 0;
        while let Some(rest) = self.job.get(sent..).filter(|rest| !rest.is_empty()) {
            if self.left.load(Ordering::Relaxed) {
                return Err(given_up(path, sent));
            }
            let taken = device.write_some(rest).map_err(|_| PrintFailure::Lost { sent })?;
            sent += taken;
            if taken > 0 {
                self.progress(sent);
            }
        }
        // Closing a USB printer takes back what it has not fetched yet.
        while !device.has_taken_all().map_err(|_| PrintFailure::Lost { sent })? {
            if self.left.load(Ordering::Relaxed) {
                return Err(PrintFailure::Stuck { sent });
            }
        }
        match voice {
            Voice::Mute => Ok(()),
            Voice::Answers => {
                let Patience { progress, answer, .. } = self.patience;
                printer_status::after(&mut device, progress, answer, sent)
            }
        }
    }

    fn progress(&self, sent: usize) {
        // The listener may have given up: `left` says so.
        let _ = self.tell.send(News::Taken(sent));
    }
}
