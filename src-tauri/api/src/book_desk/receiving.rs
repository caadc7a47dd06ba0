//! Files of the stalls, and the codes of their closing slips: received by hand, by drop, by scanner
//! and photo, by the watched folder; each exactly once.

use committee::market::keys::KeyTaken;
use committee::receiving::files::FileRow;
use committee::receiving::fork::{ForkDecision, ForkView, GapExplanation};
use committee::receiving::machines::{Machine, RetireKey};
use committee::receiving::reading::is_picture;
use committee::receiving::receive::Received;
use documents::photo::{PhotoRefused, find_text};
use domain::day::Day;
use domain::digest::Digest;
use domain::id::StallId;
use serde::{Deserialize, Serialize};
use settlement::slip_qr::PREFIX;
use ts_rs::TS;

use crate::App;
use crate::book_desk::market::OfStall;
use crate::failure::Failure;
use crate::failures::no_code_on_photo;
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

/// What a scanner read of a closing slip.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScannedSlip {
    /// The text, capital letters or small.
    pub text: String,
}

/// Files of the folder that are taken at once where nobody says how many.
const MOST_AT_ONCE: usize = 50;

/// Some of what lies in the watched folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InboxAsked {
    /// At most so many; fifty when absent.
    #[serde(default)]
    #[ts(optional)]
    pub most: Option<u32>,
}

/// What was taken out of the watched folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct InboxTaken {
    /// What became of each.
    pub received: Vec<Received>,
    /// How many files still lie there.
    pub left: u32,
}

/// A file or slip by its digest.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfFile {
    /// SHA-256 of the file, or of the slip's text.
    pub file: Digest,
}

pub(crate) fn receive_file(app: &App, file: FileIn) -> Result<Received, Failure> {
    let bytes = decode(&file.data)?;
    receive(app, &file.name, &bytes)
}

/// Receives bytes: a picture of a closing slip is taken as that slip.
fn receive(app: &App, name: &str, bytes: &[u8]) -> Result<Received, Failure> {
    let now = app.now();
    // looked for before the book is held: a large picture takes a while
    match slip_on(bytes) {
        Ok(Some(text)) => app.on_book(|book| Ok(book.receive_slip(now, &text)?)),
        Ok(None) | Err(_) => app.on_book(|book| Ok(book.receive(now, name, bytes)?)),
    }
}

/// The text of the closing slip on a picture; `None` for what is no picture, or has none.
fn slip_on(bytes: &[u8]) -> Result<Option<String>, PhotoRefused> {
    if is_picture(bytes) { find_text(bytes, |text| text.starts_with(PREFIX)) } else { Ok(None) }
}

pub(crate) fn receive_slip(app: &App, scanned: ScannedSlip) -> Result<Received, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.receive_slip(now, &scanned.text)?))
}

/// Takes the slip on a picture. One without a slip that can be read is not kept.
pub(crate) fn receive_slip_photo(app: &App, photo: FileIn) -> Result<Received, Failure> {
    let now = app.now();
    let found = find_text(&decode(&photo.data)?, |text| text.starts_with(PREFIX))?;
    let text = found.ok_or_else(no_code_on_photo)?;
    app.on_book(|book| Ok(book.receive_slip(now, &text)?))
}

pub(crate) fn fork_of(app: &App, asked: OfFile) -> Result<Option<ForkView>, Failure> {
    app.on_book(|book| Ok(book.fork_of(asked.file)?))
}

pub(crate) fn settle_fork(app: &App, decision: ForkDecision) -> Result<ForkView, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.settle_fork(now, &decision)?))
}

pub(crate) fn explain_gap(app: &App, explained: GapExplanation) -> Result<FileRow, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.explain_gap(now, &explained)?))
}

pub(crate) fn machines(app: &App, asked: OfStall) -> Result<Vec<Machine>, Failure> {
    app.on_book(|book| Ok(book.machines(asked.stall)?))
}

pub(crate) fn retire_key(app: &App, asked: RetireKey) -> Result<Vec<Machine>, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.retire_key(now, &asked)?))
}

/// Takes some of what lies in the watched folder: a screen asks again until nothing is left, shows
/// how far it is, and stops when it is told to. A file that was received leaves the folder; it is
/// kept in the book.
pub(crate) fn receive_inbox(app: &App, asked: InboxAsked) -> Result<InboxTaken, Failure> {
    let files = app.files();
    let names = files.names(Folder::Inbox)?;
    let most = asked.most.map_or(MOST_AT_ONCE, |most| usize::try_from(most).unwrap_or(usize::MAX));
    let mut received = Vec::new();
    for name in names.iter().take(most) {
        let Some(bytes) = files.get(Folder::Inbox, name)? else { continue };
        received.push(receive(app, name, &bytes)?);
        files.remove(Folder::Inbox, name)?;
    }
    let left = u32::try_from(names.len().saturating_sub(most)).unwrap_or(u32::MAX);
    Ok(InboxTaken { received, left })
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
        let now = self.now();
        self.on_book(|book| Ok(book.let_days_come(now)?))?;
        Ok(replies + receive_inbox(self, InboxAsked::default())?.received.len())
    }
}
