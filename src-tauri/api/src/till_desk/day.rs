//! The business day: opening, cash, counting, closing, handing in.

use domain::cash::Pieces;
use domain::day::Day;
use domain::money::Money;
use serde::{Deserialize, Serialize};
use store::{Check, Difference};
use till::Till;
use till::cash::CashRequest;
use till::day::{CloseRefused, Counted, OpenDay};
use till::figures::{ClosedDay, DayFigures};
use till::print::Job;
use till::settle::{SettleRefused, SettlementFile};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::desk::shown;
use crate::failure::Failure;
use crate::ports::Folder;
use crate::transfer::{FileOut, Qr, encode};

/// A day to be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenDayRequest {
    /// Money for change.
    pub float: Money,
    /// People at work.
    pub people: u32,
    /// The business day, where the clock and the book disagree; the book's own when absent.
    pub day: Option<Day>,
}

/// Why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// In a few words.
    pub reason: String,
}

/// A blind count.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CountRequest {
    /// By note and coin.
    pub counted: Vec<Pieces>,
}

/// A day to be closed on the count that was kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseRequest {
    /// Why it is over or short; may be empty when it is neither.
    pub reason: String,
    /// Left in the drawer for tomorrow.
    pub kept: Money,
}

/// A closed day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Closed {
    /// The number of the closing.
    pub z: u64,
    /// The figures.
    pub figures: DayFigures,
    /// The settlement file; none when it could not be written yet.
    pub file: Option<FileOut>,
    /// Where the backup lies; none when it could not be made.
    pub backup: Option<String>,
    /// What did not work after the day was safely closed.
    pub warnings: Vec<Failure>,
}

/// The number of a closing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ZNumber {
    /// The number.
    pub z: u64,
}

/// A copy that was made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct BackedUp {
    /// Where it lies.
    pub path: String,
}

/// What a check of the book found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Checked {
    /// Nothing was found.
    pub sound: bool,
    /// How many journal entries there are.
    pub entries: u64,
    /// What was found, in the words of the check.
    pub found: Vec<String>,
}

pub(crate) fn open_day(app: &App, asked: OpenDayRequest) -> Result<OpenDay, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.open_day(now, asked.float, asked.people, asked.day)?))
}

pub(crate) fn move_cash(app: &App, asked: CashRequest) -> Result<Nothing, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.move_cash(now, &asked)?))?;
    Ok(Nothing {})
}

pub(crate) fn open_drawer(app: &App, asked: Reason) -> Result<Nothing, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.open_drawer(now, &asked.reason)?))?;
    Ok(Nothing {})
}

pub(crate) fn x_report(app: &App, _: Nothing) -> Result<DayFigures, Failure> {
    app.on_till(|till| Ok(till.x_report()?.ok_or(CloseRefused::NotOpen)?))
}

pub(crate) fn count_drawer(app: &App, asked: CountRequest) -> Result<Counted, Failure> {
    app.on_till(|till| Ok(till.count_drawer(&asked.counted)?))
}

pub(crate) fn counted(app: &App, _: Nothing) -> Result<Option<Counted>, Failure> {
    app.on_till(|till| Ok(till.counted()?))
}

/// The day is closed first; a file, a backup that fail afterwards are told and can be made later.
pub(crate) fn close_day(app: &App, asked: CloseRequest) -> Result<Closed, Failure> {
    let now = app.now();
    let (z, figures) = app.on_till(|till| {
        let z = till.close_day(now, &asked.reason, asked.kept)?;
        Ok((z, till.z_report(z)?.ok_or(SettleRefused::NoSuchDay)?))
    })?;
    let mut warnings = Vec::new();
    let file = settlement_file(app, ZNumber { z }).map_err(|why| warnings.push(why)).ok();
    let backup = back_up(app, Nothing {}).map_err(|why| warnings.push(why)).ok();
    // the slip carries the signed totals of the file, so it is queued after it
    let queued = app.on_till(|till| Ok(till.queue_slip(now.at, Job::ZReport { z })?));
    warnings.extend(queued.err());
    let backup = backup.map(|copy| copy.path);
    Ok(Closed { z, figures, file, backup, warnings })
}

pub(crate) fn closed_days(app: &App, _: Nothing) -> Result<Vec<ClosedDay>, Failure> {
    app.on_till(|till| Ok(till.closed_days(60)?))
}

pub(crate) fn z_report(app: &App, asked: ZNumber) -> Result<DayFigures, Failure> {
    app.on_till(|till| Ok(till.z_report(asked.z)?.ok_or(SettleRefused::NoSuchDay)?))
}

/// The settlement file of a closed day: made on first asking, the same bytes ever after.
pub(crate) fn settlement_file(app: &App, asked: ZNumber) -> Result<FileOut, Failure> {
    let (now, seed) = (app.now(), app.signing_seed(Folder::Till)?);
    let SettlementFile { name, bytes, .. } =
        app.on_till(|till| Ok(till.settle(now, asked.z, &seed)?))?;
    let path = app.files().put(Folder::Outbox, &name, &bytes)?;
    Ok(FileOut { name, data: encode(&bytes), path: Some(shown(&path)) })
}

pub(crate) fn settlement_qr(app: &App, asked: ZNumber) -> Result<Option<Qr>, Failure> {
    let seed = app.signing_seed(Folder::Till)?;
    let text = app.on_till(|till| Ok(till.signed_totals(asked.z, &seed)?))?;
    text.map(|text| crate::printing::qr(&text)).transpose()
}

/// A checked copy of the book, named after the last closing so that the same day is kept once.
pub(crate) fn back_up(app: &App, _: Nothing) -> Result<BackedUp, Failure> {
    let files = app.files();
    let day = app.ports.clock.now().business_day().buddhist_file_name();
    let path = files.path(Folder::Backups, &format!("till_{day}.taladbak"))?;
    app.on_till(|till: &mut Till| Ok(store::back_up(till.store(), &path)?))?;
    Ok(BackedUp { path: shown(&path) })
}

pub(crate) fn check_till(app: &App, _: Nothing) -> Result<Checked, Failure> {
    app.on_till(|till| {
        let (check, differences) = till.check()?;
        Ok(Checked::of(&check, &differences))
    })
}

impl Checked {
    /// What a check found, in words.
    pub(crate) fn of(check: &Check, differences: &[Difference]) -> Checked {
        let mut found = check.integrity.clone();
        found.extend(check.broken_entry.map(|entry| format!("journal entry {entry} is broken")));
        found.extend(differences.iter().map(|difference| {
            format!(
                "table {}: {} instead of {}",
                difference.table,
                difference.stands.as_deref().unwrap_or("nothing"),
                difference.rebuilt.as_deref().unwrap_or("nothing"),
            )
        }));
        Checked { sound: found.is_empty(), entries: check.entries, found }
    }
}
