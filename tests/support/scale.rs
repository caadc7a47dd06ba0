//! A scale on a real serial line (a pseudo terminal) that plays a part, for the tests of the
//! machine too, which take this file as it is. Must never sleep, nor know how the program reads.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// What the scale does when it is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Says nothing.
    Nothing,
    /// Sends these pieces, one behind the other.
    Pieces(Vec<Vec<u8>>),
    /// Its plug is pulled: the line is gone.
    Unplugged,
}

impl Answer {
    /// Bytes as they are.
    #[must_use]
    pub fn bytes(bytes: &[u8]) -> Answer {
        Answer::Pieces(vec![bytes.to_vec()])
    }

    /// A weight that stands still, in grams below a hundred kilograms.
    #[must_use]
    pub fn grams(grams: u32) -> Answer {
        Answer::bytes(format!("\x02{:02}.{:03}\r", grams / 1_000, grams % 1_000).as_bytes())
    }

    /// No weight, for the reason in the low six bits of the status byte.
    #[must_use]
    pub fn status(bits: u8) -> Answer {
        Answer::bytes(&[0x02, b'?', 0x40 | bits, 0x0D])
    }

    /// It has not come to rest.
    #[must_use]
    pub fn moving() -> Answer {
        Answer::status(0b00_0001)
    }

    /// More than it can weigh.
    #[must_use]
    pub fn too_heavy() -> Answer {
        Answer::status(0b00_0010)
    }

    /// Less than nothing.
    #[must_use]
    pub fn below_zero() -> Answer {
        Answer::status(0b00_0100)
    }
}

/// A scale; it is unplugged when this is dropped.
#[derive(Debug)]
pub struct FakeScale {
    path: PathBuf,
    part: Arc<Mutex<Part>>,
    held: Option<File>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Part {
    answers: VecDeque<Answer>,
    heard: Vec<u8>,
    /// The scale's end of the line, until its plug is pulled.
    line: Option<File>,
}

impl FakeScale {
    /// A scale that gives each answer once, and the last one from then on.
    ///
    /// # Panics
    /// Where the system has no pseudo terminals.
    #[must_use]
    pub fn start(answers: impl IntoIterator<Item = Answer>) -> FakeScale {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a pseudo terminal");
        grantpt(&master).expect("the other end is ours");
        unlockpt(&master).expect("the other end opens");
        let name = ptsname(&master, Vec::new()).expect("the other end has a name");
        let path = Path::new(std::ffi::OsStr::from_bytes(name.to_bytes())).to_owned();
        // Held open, so that the line does not hang up between two weighings.
        let held = File::options().read(true).write(true).open(&path).expect("the other end");
        let ear = File::from(master);
        let line = Some(ear.try_clone().expect("a second handle"));
        let answers = answers.into_iter().collect();
        let part = Arc::new(Mutex::new(Part { answers, heard: Vec::new(), line }));
        let played = Arc::clone(&part);
        let thread = std::thread::spawn(move || play(ear, &played));
        FakeScale { path, part, held: Some(held), thread: Some(thread) }
    }

    /// The line, as a setting would name it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives these answers from now on, the last one again and again.
    pub fn answer(&self, answers: impl IntoIterator<Item = Answer>) {
        self.part().answers = answers.into_iter().collect();
    }

    /// Says something unasked; it lies unread on the line when this returns. Only behind a first
    /// weighing: before it the line is a terminal that waits for whole rows.
    ///
    /// # Panics
    /// When the plug is pulled.
    pub fn say(&self, bytes: &[u8]) {
        let held = self.held.as_ref().expect("held until it is dropped");
        let unread = || rustix::io::ioctl_fionread(held).expect("the line counts");
        let before = unread();
        let part = self.part();
        part.line.as_ref().expect("plugged in").write_all(bytes).expect("the line takes it");
        drop(part);
        let more = u64::try_from(bytes.len()).expect("a few");
        while unread() < before + more {
            std::thread::yield_now();
        }
    }

    /// Every byte that was sent to it.
    #[must_use]
    pub fn heard(&self) -> Vec<u8> {
        self.part().heard.clone()
    }

    fn part(&self) -> std::sync::MutexGuard<'_, Part> {
        self.part.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for FakeScale {
    fn drop(&mut self) {
        // With nobody at the other end the thread's read ends.
        drop(self.held.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn play(mut ear: File, part: &Mutex<Part>) {
    let mut bytes = [0; 64];
    while let Ok(taken @ 1..) = ear.read(&mut bytes) {
        for &byte in bytes.iter().take(taken) {
            let mut part = part.lock().unwrap_or_else(PoisonError::into_inner);
            match part.next(byte) {
                Answer::Nothing => {}
                Answer::Pieces(pieces) => part.say(&pieces),
                Answer::Unplugged => {
                    part.line = None;
                    return;
                }
            }
        }
    }
}

impl Part {
    /// Only a `W` is answered.
    fn next(&mut self, byte: u8) -> Answer {
        self.heard.push(byte);
        if byte != b'W' {
            return Answer::Nothing;
        }
        let last = self.answers.len() <= 1;
        let answer = if last { self.answers.front().cloned() } else { self.answers.pop_front() };
        answer.unwrap_or(Answer::Nothing)
    }

    /// A line that nobody reads any more takes nothing: that is the program's affair.
    fn say(&self, pieces: &[Vec<u8>]) {
        for piece in pieces {
            let _ = self.line.as_ref().map(|mut line| line.write_all(piece));
        }
    }
}
