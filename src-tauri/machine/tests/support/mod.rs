//! A folder of one's own and a printer that plays a part, for tests of this crate.
//! Must never sleep: what is waited for is read from a socket or a channel.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

/// Longer than any test should take; only a failing test waits so long.
pub const LONG: Duration = Duration::from_secs(30);

/// A folder that goes when the test ends.
pub struct OwnFolder(PathBuf);

impl OwnFolder {
    /// An empty one.
    pub fn new() -> OwnFolder {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("talad-machine-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        OwnFolder(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for OwnFolder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A job of so many bytes, none of which looks like a question.
pub fn job(length: usize) -> Vec<u8> {
    (0..length).map(|at| u8::try_from(at % 200).unwrap_or(0) | 0x20).collect()
}

/// How a printer behaves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Answers and prints.
    Good,
    /// Answers that there is no paper.
    PaperOut,
    /// Prints and never answers.
    Mute,
    /// Tells its status unasked, reads slowly and never answers.
    Chatty,
    /// Answers, and stops reading in the middle of a job.
    Stalls,
    /// Answers, and runs out of paper in the middle of a job.
    RunsOut,
    /// Answers, and resets the connection in the middle of a job.
    Resets,
}

/// A printer on a port of this machine.
pub struct FakePrinter {
    /// Where it listens.
    pub port: u16,
    /// What came in each connection, without the questions.
    pub jobs: Receiver<Vec<u8>>,
    _end: Sender<()>,
}

impl FakePrinter {
    /// One that takes a single connection.
    pub fn start(part: Part) -> FakePrinter {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (tell, jobs) = mpsc::channel();
        let (end, ended) = mpsc::channel::<()>();
        std::thread::spawn(move || {
            let (stream, _) = listener.accept().expect("a connection");
            let bytes = play(part, stream, &ended);
            let _ = tell.send(bytes);
        });
        FakePrinter { port, jobs, _end: end }
    }
}

/// The bytes that are no questions; questions are answered as the part says.
pub struct Ear {
    part: Part,
    pub heard: Vec<u8>,
    tail: Vec<u8>,
    behind: u32,
}

impl Ear {
    pub fn new(part: Part) -> Ear {
        Ear { part, heard: Vec::new(), tail: Vec::new(), behind: 0 }
    }

    /// Takes bytes; gives the answers to the questions among them.
    pub fn hear(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut answers = Vec::new();
        for &byte in bytes {
            self.tail.push(byte);
            match *self.tail.as_slice() {
                [0x10] | [0x10, 0x04] => {}
                [0x10, 0x04, question] => {
                    answers.extend(self.answer(question));
                    self.behind += u32::from(!self.heard.is_empty());
                    self.tail.clear();
                }
                _ => self.heard.append(&mut self.tail),
            }
        }
        answers
    }

    /// How many questions came behind the first byte of a job.
    pub fn questions_behind_job(&self) -> u32 {
        self.behind
    }

    fn answer(&self, question: u8) -> Option<u8> {
        let empty =
            self.part == Part::PaperOut || (self.part == Part::RunsOut && !self.heard.is_empty());
        match (self.part, question) {
            (Part::Mute | Part::Chatty, _) => None,
            (_, 1) if empty => Some(0x1A),
            (_, 2) if empty => Some(0x32),
            (_, 4) if empty => Some(0x7E),
            _ => Some(0x12),
        }
    }
}

fn play(part: Part, mut stream: TcpStream, ended: &Receiver<()>) -> Vec<u8> {
    let middle = 20_000;
    let mut ear = Ear::new(part);
    let mut bytes = [0; 1024];
    if part == Part::Chatty {
        stream.write_all(&[0x14, 0x00, 0x00, 0x0F]).expect("the unasked status is sent");
    }
    while let Ok(taken @ 1..) = stream.read(&mut bytes) {
        let answers = ear.hear(&bytes[..taken]);
        if stream.write_all(&answers).is_err() {
            break;
        }
        let in_the_middle = ear.heard.len() >= middle;
        if in_the_middle && part == Part::Stalls {
            // Held open, unread, until the test is over.
            let _ = ended.recv();
            break;
        }
        if in_the_middle && part == Part::Resets {
            let at_once = Some(Duration::ZERO);
            rustix::net::sockopt::set_socket_linger(&stream, at_once).expect("no lingering");
            break;
        }
    }
    ear.heard
}
