//! Which desk this computer is, and how its screens look. Must never open a real desk's book while
//! the sample market is shown, nor the other way round.

use std::path::Path;
use std::sync::Arc;

use committee::Book;
use domain::day::{Day, Timestamp};
use domain::language::Language;
use serde::{Deserialize, Serialize};
use till::Till;
use ts_rs::TS;

use crate::commands::Nothing;
use crate::failure::Failure;
use crate::failures::bad_arguments;
use crate::ports::{Files, Folder, Ports};
use crate::station::{Call, StationKind};
use crate::{App, now};

/// What a computer can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeskChoice {
    /// ร้านค้า
    Till,
    /// กรรมการ
    Book,
    /// ลองเล่นกับตลาดตัวอย่าง: both desks, with a day's worth of a market that is not real.
    Sample,
}

/// The choice, as a screen sends it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChooseDesk {
    /// What this computer is to be.
    pub desk: DeskChoice,
}

/// How screens look and sound.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Preferences {
    /// The language of the screens.
    pub language: Language,
    /// The size of text in pixels: 20, 24 or 28.
    pub text_size: u32,
    /// Whether the program beeps.
    pub sound: bool,
    /// The longest pause between two keys of a scanner, in milliseconds: 20 to 150.
    pub scanner_gap: u32,
}

impl Default for Preferences {
    fn default() -> Preferences {
        Preferences { language: Language::Th, text_size: 20, sound: true, scanner_gap: 50 }
    }
}

/// What a screen learns first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Start {
    /// What this computer is; none before the first choice.
    pub desk: Option<DeskChoice>,
    /// How screens look.
    pub preferences: Preferences,
    /// The program's version.
    pub version: String,
    /// What the clock says.
    pub now: Timestamp,
    /// The business day by the clock.
    pub today: Day,
    /// Which screen asked: a paired one reaches less than the stall's own.
    pub station: StationKind,
}

/// The desks that are open.
pub(crate) struct Desks {
    pub(crate) choice: Option<DeskChoice>,
    pub(crate) till: Option<Till>,
    pub(crate) book: Option<Book>,
    pub(crate) files: Arc<dyn Files>,
}

impl std::fmt::Debug for Desks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Desks({:?})", self.choice)
    }
}

/// The till's book in [`Folder::Till`].
pub(crate) const TILL: &str = "till.db";
/// The committee's book in [`Folder::Book`].
pub(crate) const BOOK: &str = "book.db";
const CHOICE: &str = "desk.json";
const PREFERENCES: &str = "preferences.json";
/// The folder of the sample market inside the data folder.
pub(crate) const SAMPLE: &str = "sample";

impl Desks {
    pub(crate) fn open(ports: &Ports) -> Result<Desks, Failure> {
        Desks::open_as(ports, choice(ports)?)
    }

    pub(crate) fn open_as(ports: &Ports, choice: Option<DeskChoice>) -> Result<Desks, Failure> {
        let sample = choice == Some(DeskChoice::Sample);
        let files = if sample { ports.files.within(SAMPLE) } else { ports.files.clone() };
        let mut desks = Desks { choice, till: None, book: None, files };
        if sample {
            Desks::make_sample(ports, &desks.files)?;
        }
        if sample || choice == Some(DeskChoice::Book) {
            let path = desks.files.path(Folder::Book, BOOK)?;
            desks.book = Some(Book::open(&path, now(ports))?);
        }
        if sample || choice == Some(DeskChoice::Till) {
            let path = desks.files.path(Folder::Till, TILL)?;
            desks.till = Some(Till::open(&path, now(ports))?);
        }
        Ok(desks)
    }
}

/// What this computer was made. Where the word of it is lost, the book that lies there says it:
/// nobody is asked to begin anew over a year of sales.
fn choice(ports: &Ports) -> Result<Option<DeskChoice>, Failure> {
    let kept = ports.files.get(Folder::Home, CHOICE)?;
    if let Some(choice) = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
        return Ok(Some(choice));
    }
    for (folder, name, desk) in
        [(Folder::Till, TILL, DeskChoice::Till), (Folder::Book, BOOK, DeskChoice::Book)]
    {
        if ports.files.path(folder, name)?.exists() {
            return Ok(Some(desk));
        }
    }
    Ok(None)
}

/// What a screen asks first.
pub(crate) fn start(call: &Call<'_>, _: Nothing) -> Result<Start, Failure> {
    let now = call.ports.clock.now();
    Ok(Start {
        desk: call.desks().choice,
        preferences: preferences(call)?,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        now,
        today: now.business_day(),
        station: call.station.kind(),
    })
}

/// Makes this computer a till, a book, or a place to try both.
pub(crate) fn choose_desk(call: &Call<'_>, chosen: ChooseDesk) -> Result<Start, Failure> {
    let changed = {
        let mut desks = call.desks();
        let changed = desks.choice != Some(chosen.desk);
        if changed {
            // the books that are open are closed first: each is held by one process, once
            *desks =
                Desks { choice: None, till: None, book: None, files: call.ports.files.clone() };
            *desks = Desks::open_as(&call.ports, Some(chosen.desk))?;
            keep_choice(&*call.ports.files, chosen.desk)?;
        }
        changed
    };
    if changed {
        // another till, with wishes, screens and people of its own
        call.sessions().clear();
        call.officers().clear();
        call.screens.forget();
        call.match_screens();
        call.match_hand_in();
    }
    start(call, Nothing {})
}

/// Keeps what this computer is.
pub(crate) fn keep_choice(files: &dyn Files, desk: DeskChoice) -> Result<(), Failure> {
    files.put(Folder::Home, CHOICE, &serde_json::to_vec(&desk).unwrap_or_default())?;
    Ok(())
}

pub(crate) fn preferences(app: &App) -> Result<Preferences, Failure> {
    let bytes = app.ports.files.get(Folder::Home, PREFERENCES)?;
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

/// Keeps how screens look.
pub(crate) fn keep_preferences(app: &App, wanted: Preferences) -> Result<Preferences, Failure> {
    let known =
        [20, 24, 28].contains(&wanted.text_size) && (20..=150).contains(&wanted.scanner_gap);
    if !known {
        return Err(bad_arguments("preferences"));
    }
    let bytes = serde_json::to_vec(&wanted).unwrap_or_default();
    app.ports.files.put(Folder::Home, PREFERENCES, &bytes)?;
    Ok(wanted)
}

/// The end of a path, for showing where a file went.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}
