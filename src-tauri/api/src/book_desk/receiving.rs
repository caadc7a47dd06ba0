//! Files of the stalls: received by hand, by drop, by the watched folder; each exactly once.

use committee::market::keys::KeyTaken;
use committee::receiving::files::FileRow;
use committee::receiving::receive::Received;
use domain::day::Day;
use domain::id::StallId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::ports::Folder;
use crate::transfer::{FileIn, decode};

/// Which day's files.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FilesOf {
    /// The business day; none for all.
    pub day: Option<Day>,
}

/// A key that a person compared with the vendor's screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeyRequest {
    /// Which stall's.
    pub stall: StallId,
    /// The eight digits that were read aloud.
    pub fingerprint: String,
}

pub(crate) fn receive_file(app: &App, file: FileIn) -> Result<Received, Failure> {
    let (now, bytes) = (app.now(), decode(&file.data)?);
    app.on_book(|book| Ok(book.receive(now, &file.name, &bytes)?))
}

/// Takes what lies in the watched folder. A file that was received leaves it; it is kept in the
/// book.
pub(crate) fn receive_inbox(app: &App, _: Nothing) -> Result<Vec<Received>, Failure> {
    let files = app.files();
    let mut received = Vec::new();
    for name in files.names(Folder::Inbox)? {
        let Some(bytes) = files.get(Folder::Inbox, &name)? else { continue };
        let now = app.now();
        received.push(app.on_book(|book| Ok(book.receive(now, &name, &bytes)?))?);
        files.remove(Folder::Inbox, &name)?;
    }
    Ok(received)
}

pub(crate) fn received_files(app: &App, asked: FilesOf) -> Result<Vec<FileRow>, Failure> {
    app.on_book(|book| Ok(book.list_files(asked.day)?))
}

pub(crate) fn accept_key(app: &App, asked: KeyRequest) -> Result<KeyTaken, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.accept_key(now, asked.stall, &asked.fingerprint)?))
}

impl App {
    /// Takes what lies in the watched folder, for the host's watch. Gives how many files.
    ///
    /// # Errors
    /// A [`Failure`]; what was not received still lies there.
    pub fn receive_waiting(&self) -> Result<usize, Failure> {
        let replies = self.receive_replies()?;
        if self.desks().book.is_none() {
            return Ok(replies);
        }
        Ok(replies + receive_inbox(self, Nothing {})?.len())
    }
}
