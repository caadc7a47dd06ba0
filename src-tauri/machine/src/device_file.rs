//! An open device file that is never waited for longer than asked.
//! Must never make a file that was not there, nor ask questions of what cannot answer.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::termios::{OptionalActions, isatty, tcgetattr, tcsetattr};

use crate::printer_status::{self, Line};

const PIECE: usize = 4096;
/// How often a wait for the device looks up.
const LOOK_UP: Duration = Duration::from_millis(250);

/// A device that takes bytes, and answers where it is a character device.
pub(crate) struct DeviceFile {
    file: File,
    answers: bool,
}

impl DeviceFile {
    /// Opens what is there.
    pub(crate) fn open(path: &Path) -> io::Result<DeviceFile> {
        let kind = std::fs::metadata(path)?.file_type();
        if kind.is_dir() {
            return Err(io::Error::new(ErrorKind::IsADirectory, "it is a folder"));
        }
        // A pipe would hand our own questions back to us; a plain file has nothing to say.
        let answers = kind.is_char_device();
        // A pipe that nobody reads, or a line without a carrier, is not waited for.
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
        let file = OpenOptions::new()
            .read(answers)
            .write(true)
            .append(kind.is_file())
            .custom_flags(i32::try_from(flags.bits()).unwrap_or(0))
            .open(path)?;
        if isatty(&file) {
            make_raw(&file)?;
        }
        Ok(DeviceFile { file, answers })
    }

    /// Writes what the device takes now; 0 when it took nothing for a moment.
    pub(crate) fn write_some(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_ready(PollFlags::OUT, LOOK_UP)? {
            return Ok(0);
        }
        let piece = bytes.get(..bytes.len().min(PIECE)).unwrap_or_default();
        match self.file.write(piece) {
            Ok(0) if !piece.is_empty() => Err(ErrorKind::WriteZero.into()),
            Err(error) if is_wait(&error) => Ok(0),
            other => other,
        }
    }

    /// Whether the device has fetched the last piece and would take another.
    pub(crate) fn has_taken_all(&self) -> io::Result<bool> {
        self.is_ready(PollFlags::OUT, LOOK_UP)
    }

    fn is_ready(&self, what: PollFlags, wait: Duration) -> io::Result<bool> {
        let wait =
            Timespec::try_from(wait).map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
        let mut asked = [PollFd::new(&self.file, what)];
        match poll(&mut asked, Some(&wait)) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => return Ok(false),
            Err(error) => return Err(error.into()),
        }
        let [asked] = asked;
        let told = asked.revents();
        if told.intersects(what) {
            return Ok(true);
        }
        if told.intersects(PollFlags::ERR | PollFlags::HUP | PollFlags::NVAL) {
            return Err(ErrorKind::BrokenPipe.into());
        }
        Ok(false)
    }
}

/// A serial line would otherwise turn line ends round and echo.
fn make_raw(file: &File) -> io::Result<()> {
    let mut settings = tcgetattr(file)?;
    settings.make_raw();
    tcsetattr(file, OptionalActions::Now, &settings)?;
    Ok(())
}

fn is_wait(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted)
}

impl Line for DeviceFile {
    fn ask(&mut self, question: u8, wait: Duration) -> io::Result<Option<u8>> {
        if !self.answers {
            return Ok(None);
        }
        let end = Instant::now() + wait;
        let mut asked = false;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(None);
            }
            if !asked {
                asked = self.write_some(&printer_status::question(question))? > 0;
                continue;
            }
            let mut byte = [0];
            // A printer with one direction only cannot be read: it is mute, not gone.
            if !matches!(self.is_ready(PollFlags::IN, left), Ok(true)) {
                return Ok(None);
            }
            match self.file.read(&mut byte) {
                Ok(1) if printer_status::is_answer(byte[0]) => return Ok(Some(byte[0])),
                Ok(1) => {}
                Err(error) if is_wait(&error) => {}
                _ => return Ok(None),
            }
        }
    }
}
