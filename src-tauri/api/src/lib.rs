//! Floor 3: everything a screen may ask, by name. Knows no host.
//!
//! **Invariant:** there is ONE list of commands ([`commands`]); both hosts, the tests and the
//! TypeScript of the screens come from it.
//! **Invariant:** `api` decides and enforces; screens only show.

pub mod bindings;
pub mod book_desk;
pub mod care;
pub mod commands;
pub mod desk;
pub mod display;
pub mod failure;
mod failures;
mod officers;
pub mod pairing;
mod people;
pub mod ports;
mod printing;
mod report_file;
pub mod sample;
mod sessions;
pub mod station;
pub mod till_desk;
pub mod transfer;

use std::sync::{Arc, Mutex, MutexGuard};

use committee::Book;
use domain::digest::Digest;
use domain::now::Now;
use domain::officer::Power;
use domain::operator::Action;
use settlement::key::SigningSeed;
use till::Till;

use crate::desk::{DeskChoice, Desks};
use crate::failure::Failure;
use crate::people::Acting;
use crate::ports::{Folder, Ports};
use crate::sessions::Sessions;

/// The program: its desks and its ports, and in whose hands it is. One command at a time; a book
/// has one writer.
#[derive(Debug)]
pub struct App {
    ports: Ports,
    desks: Arc<Mutex<Desks>>,
    screens: Arc<station::Screens>,
    sessions: Arc<Mutex<Sessions<Action>>>,
    officers: Arc<Mutex<Sessions<Power>>>,
    acting: Acting,
}

impl App {
    /// Opens what is in the data folder: a till, a book, the sample market, or nothing yet.
    ///
    /// # Errors
    /// A [`Failure`] in words; nothing was changed.
    pub fn open(ports: Ports) -> Result<App, Failure> {
        let desks = Desks::open(&ports)?;
        Ok(App::with(ports, desks))
    }

    /// Opens one desk, whatever the data folder says: for the sample market's own tills.
    fn open_as(ports: Ports, desk: DeskChoice) -> Result<App, Failure> {
        let desks = Desks::open_as(&ports, Some(desk))?;
        Ok(App::with(ports, desks))
    }

    fn with(ports: Ports, desks: Desks) -> App {
        let desks = Arc::new(Mutex::new(desks));
        let (screens, sessions, officers) = (Arc::default(), Arc::default(), Arc::default());
        App { ports, desks, screens, sessions, officers, acting: Acting::default() }
    }

    /// The same program for the terminal of the machine itself: whoever sits there has the books as
    /// files, so no PIN is asked, and nobody's name stands on what is done.
    #[must_use]
    pub fn in_care(&self) -> App {
        self.acting(Acting::in_care())
    }

    /// The same program in some hands: for one command.
    fn acting(&self, acting: Acting) -> App {
        App {
            ports: self.ports.clone(),
            desks: self.desks.clone(),
            screens: self.screens.clone(),
            sessions: self.sessions.clone(),
            officers: self.officers.clone(),
            acting,
        }
    }

    /// The desks. A panic in another command poisons nothing: its transaction was rolled back.
    fn desks(&self) -> MutexGuard<'_, Desks> {
        self.desks.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Who is signed in where at the till. Locked inside the desks, never around them.
    fn sessions(&self) -> MutexGuard<'_, Sessions<Action>> {
        self.sessions.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Which officer is signed in where at the committee's book: nobody of a stall. Locked inside
    /// the desks, never around them.
    fn officers(&self) -> MutexGuard<'_, Sessions<Power>> {
        self.officers.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The clock and fresh randomness, for one operation.
    fn now(&self) -> Now {
        now(&self.ports)
    }

    /// Runs an operation on the till, in the hands of whoever asked. The one way in: nothing is
    /// asked of a till by nobody where the stall has people.
    fn on_till<T>(
        &self,
        operation: impl FnOnce(&mut Till) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut desks = self.desks();
        let till = desks.till.as_mut().ok_or_else(failures::no_till)?;
        self.acting.take_over(till)?;
        operation(till)
    }

    /// Runs an operation on the book, in the hands of whoever asked. The one way in: nothing is
    /// asked of a book by nobody where it has officers.
    fn on_book<T>(
        &self,
        operation: impl FnOnce(&mut Book) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut desks = self.desks();
        let book = desks.book.as_mut().ok_or_else(failures::no_book)?;
        self.acting.take_book_over(book)?;
        operation(book)
    }

    /// The files of the desks that are open: the sample market keeps its own.
    fn files(&self) -> Arc<dyn ports::Files> {
        self.desks().files.clone()
    }

    /// The desk's signing key, made on first use and kept readable by its owner alone.
    fn signing_seed(&self, folder: Folder) -> Result<SigningSeed, Failure> {
        signing_seed(&self.ports, &*self.files(), folder)
    }
}

/// The clock and fresh randomness of some ports.
fn now(ports: &Ports) -> Now {
    Now { at: ports.clock.now(), seed: ports.entropy.seed() }
}

/// The signing key kept in a folder; made there on first use.
fn signing_seed(
    ports: &Ports,
    files: &dyn ports::Files,
    folder: Folder,
) -> Result<SigningSeed, Failure> {
    const NAME: &str = "signing.key";
    if let Some(seed) = files.key(folder, NAME)? {
        return Ok(SigningSeed::from_bytes(&seed));
    }
    let seed = *Digest::from_bytes(ports.entropy.seed()).chained("signing key").bytes();
    files.put_key(folder, NAME, &seed)?;
    Ok(SigningSeed::from_bytes(&seed))
}
