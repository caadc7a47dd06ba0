//! What the market's program needs of the real world. `machine` provides it; tests provide their
//! own.
//! Must never name a host, a window or an operating system.

use std::path::PathBuf;
use std::sync::Arc;

use domain::day::Timestamp;

/// The wall clock.
pub trait Clock: Send + Sync {
    /// What it says.
    fn now(&self) -> Timestamp;
}

/// The machine's randomness.
pub trait Entropy: Send + Sync {
    /// Fresh random bytes, never the same twice.
    fn seed(&self) -> [u8; 32];
}

/// Where files of a kind live.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Folder {
    /// The data folder itself: which desk was chosen, how the screen looks.
    Home,
    /// Databases and keys of the till.
    Till,
    /// Databases and keys of the book.
    Book,
    /// Settlement, join and invitation files made here, to be carried away.
    Outbox,
    /// Files a committee put in to be received: watched.
    Inbox,
    /// Every file that was received or refused, as it came.
    Received,
    /// Copies of the book made at each closing.
    Backups,
    /// Reports a person asked for.
    Reports,
}

/// Files and keys. Names are the program's own, never taken from inside a file.
pub trait Files: Send + Sync {
    /// The same kind of files in a folder of their own inside this one: the sample market.
    fn within(&self, name: &str) -> Arc<dyn Files>;

    /// The path of a file; its folder exists when this returns.
    ///
    /// # Errors
    /// A [`store::Fault`] of the disk.
    fn path(&self, folder: Folder, name: &str) -> Result<PathBuf, store::Fault>;

    /// Writes a whole file or nothing: beside it, synced, then renamed.
    ///
    /// # Errors
    /// A [`store::Fault`] of the disk.
    fn put(&self, folder: Folder, name: &str, bytes: &[u8]) -> Result<PathBuf, store::Fault>;

    /// A file's bytes; `None` when there is no such file.
    ///
    /// # Errors
    /// A [`store::Fault`] of the disk, or of a file above 16 MiB.
    fn get(&self, folder: Folder, name: &str) -> Result<Option<Vec<u8>>, store::Fault>;

    /// The names in a folder, sorted.
    ///
    /// # Errors
    /// A [`store::Fault`] of the disk.
    fn names(&self, folder: Folder) -> Result<Vec<String>, store::Fault>;

    /// Takes a file out of a folder that people fill ([`Folder::Inbox`]); gone already is fine.
    ///
    /// # Errors
    /// A [`store::Fault`] of the disk.
    fn remove(&self, folder: Folder, name: &str) -> Result<(), store::Fault>;

    /// The 32 secret bytes kept under a name, readable by the owner alone.
    ///
    /// # Errors
    /// A [`store::Fault`] of the disk.
    fn key(&self, folder: Folder, name: &str) -> Result<Option<[u8; 32]>, store::Fault>;

    /// Keeps 32 secret bytes under a name, readable by the owner alone (mode 0600).
    ///
    /// # Errors
    /// A [`store::Fault`] of the disk.
    fn put_key(&self, folder: Folder, name: &str, key: &[u8; 32]) -> Result<(), store::Fault>;
}

pub use till::settings::PrinterLink;

/// Why a job is not on paper.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PrintFailure {
    /// Nothing answered: nothing was sent, it is safe to try again.
    #[error("the printer cannot be reached: {0}")]
    Unreachable(String),
    /// The printer said that it cannot print: nothing was sent.
    #[error("the printer is not ready")]
    NotReady {
        /// No paper.
        paper_out: bool,
        /// The cover is open.
        cover_open: bool,
    },
    /// It stopped taking bytes: a part may be on paper.
    #[error("the printer stopped after {sent} bytes")]
    Stuck {
        /// How much had been handed over.
        sent: usize,
    },
    /// The connection broke: a part may be on paper.
    #[error("the printer was lost after {sent} bytes")]
    Lost {
        /// How much had been handed over.
        sent: usize,
    },
}

/// Printers.
pub trait Printers: Send + Sync {
    /// Hands a whole job to a printer.
    ///
    /// # Errors
    /// [`PrintFailure`].
    fn send(&self, link: &PrinterLink, job: &[u8]) -> Result<(), PrintFailure>;

    /// Printers that seem to be plugged in.
    fn found(&self) -> Vec<PrinterLink>;
}

pub use domain::scale::{Framing, Reading, ScaleLink};

/// Why nothing is known of a weight.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ScaleTrouble {
    /// There is no such line, it is gone, or another program holds it. The words are the system's,
    /// for the log.
    #[error("the scale cannot be reached: {0}")]
    Unreachable(String),
    /// Nothing came in a second: it is off, or the cable or the line's settings are wrong.
    #[error("the scale does not answer")]
    Silent,
    /// What came is no answer of such a scale: the line's settings are wrong, or the scale speaks
    /// otherwise, or weighs in pounds.
    #[error("the scale's answer was not understood")]
    Garbled,
}

/// Scales. Waits for a device: never called with a desk locked.
pub trait Scale: Send + Sync {
    /// Asks a scale once for what is on it, and again for a while as long as that moves. Answers
    /// within about a second and a half, whatever the line does.
    ///
    /// # Errors
    /// [`ScaleTrouble`]; the next call begins anew, so a plug put back is enough.
    fn weigh(&self, link: &ScaleLink) -> Result<Reading, ScaleTrouble>;

    /// Serial lines that a scale may be plugged into, with the usual speed and framing.
    fn found(&self) -> Vec<ScaleLink>;
}

/// Why the stall's own network was not listened to.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DoorShut {
    /// Another program has the port.
    #[error("the port is taken")]
    Taken,
    /// The system does not let it; its words are for the log.
    #[error("the network cannot be listened to: {0}")]
    Refused(String),
}

/// What is let in over a network of people's own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Door {
    /// Paired screens and the customer's screen, at a stall.
    Screens,
    /// Files of the market's own tills, at the committee's book.
    HandIn,
}

/// What only the program around this one can do: listen to the stall's or the market's own network,
/// and open a second window. A command that needs it is refused where nobody offered it.
pub trait Host: Send + Sync {
    /// Opens a door on a port; 0 lets the system choose. A door that stands open on that port stays
    /// as it is.
    ///
    /// # Errors
    /// [`DoorShut`]; then nothing is listened to.
    fn listen(&self, door: Door, port: u16) -> Result<(), DoorShut>;

    /// Shuts a door; connections that are open end.
    fn stop(&self, door: Door);

    /// The addresses at which a door is reached now, the likeliest first, such as
    /// `http://192.168.1.20:8585`; none while it is shut.
    fn addresses(&self, door: Door) -> Vec<String>;

    /// Opens a second window for the customer's side; `false` for a host without windows.
    fn open_display(&self) -> bool;
}

/// Why a file was not handed in over the network.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CourierTrouble {
    /// Nobody answers there: another network, the book is off. The words are the system's, for the
    /// log.
    #[error("nobody answers there: {0}")]
    Unreachable(String),
    /// Something answered that is no committee's book.
    #[error("no committee's book answers there")]
    Stranger,
    /// The book answered that it does not take the file, in its own words.
    #[error("the book refuses: {0}")]
    Refused(Box<crate::failure::Failure>),
}

/// Takes files to the committee over the market's own network. Waits for it: never called with a
/// desk locked.
pub trait Courier: Send + Sync {
    /// Hands a file in at an address such as `http://192.168.1.5:8590`, and gives what the book
    /// answered, as JSON.
    ///
    /// # Errors
    /// [`CourierTrouble`]; handing in again is safe, a book takes each file once.
    fn hand_in(&self, address: &str, bytes: &[u8]) -> Result<Vec<u8>, CourierTrouble>;
}

/// All ports together.
#[derive(Clone)]
pub struct Ports {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Files and keys.
    pub files: Arc<dyn Files>,
    /// Printers.
    pub printers: Arc<dyn Printers>,
    /// Scales.
    pub scale: Arc<dyn Scale>,
    /// The way to the committee over a network.
    pub courier: Arc<dyn Courier>,
}

impl std::fmt::Debug for Ports {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ports")
    }
}
