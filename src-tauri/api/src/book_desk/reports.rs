//! The market's day as a screen and as a file, and the book's own care.

use committee::days::day::MarketDay;
use committee::days::list::{MarketMonth, MarketMonthRow};
use domain::day::Day;
use domain::month::Month;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::book_desk::fees::OfDay;
use crate::book_desk::figures::{BookReport, ReportExportRequest, export_report};
use crate::commands::Nothing;
use crate::desk::shown;
use crate::failure::Failure;
use crate::ports::Folder;
use crate::report_file::ReportFormat;
use crate::till_desk::day::{BackedUp, Checked};
use crate::transfer::FileOut;

/// A day's report as a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportRequest {
    /// Which day.
    pub day: Day,
    /// How it is written.
    pub format: ReportFormat,
}

/// Which month's days.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MonthAsked {
    /// The month; none for the last one that had market days.
    pub month: Option<Month>,
}

pub(crate) fn market_day(app: &App, asked: OfDay) -> Result<MarketDay, Failure> {
    app.on_book(|book| Ok(book.day_report(asked.day)?))
}

pub(crate) fn market_days(app: &App, asked: MonthAsked) -> Result<Option<MarketMonth>, Failure> {
    app.on_book(|book| Ok(book.market_month(asked.month)?))
}

pub(crate) fn market_months(app: &App, _: Nothing) -> Result<Vec<MarketMonthRow>, Failure> {
    app.on_book(|book| Ok(book.market_months()?))
}

pub(crate) fn export_day(app: &App, asked: ExportRequest) -> Result<FileOut, Failure> {
    let ExportRequest { day, format } = asked;
    export_report(app, ReportExportRequest { report: BookReport::Day { day }, format })
}

fn file_day(day: Day) -> String {
    day.buddhist_file_name()
}

pub(crate) fn back_up_book(app: &App, _: Nothing) -> Result<BackedUp, Failure> {
    let day = file_day(app.ports.clock.now().business_day());
    let path = app.files().path(Folder::Backups, &format!("book_{day}.taladbak"))?;
    app.on_book(|book| Ok(store::back_up(book.store(), &path)?))?;
    Ok(BackedUp { path: shown(&path) })
}

pub(crate) fn check_book(app: &App, _: Nothing) -> Result<Checked, Failure> {
    app.on_book(|book| {
        let (check, differences) = book.check()?;
        Ok(Checked::of(&check, &differences))
    })
}
