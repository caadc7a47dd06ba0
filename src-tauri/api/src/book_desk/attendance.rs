//! The market's calendar, excuses, who was there, and the close of a market day.

use committee::days::attendance::Attendance;
use committee::days::attendance_report::{Room, attendance_document};
use committee::days::calendar::{Calendar, CalendarDay, CalendarDayDraft, CalendarWeek};
use committee::days::closing::{ClosingPreview, DayClosing, DayToClose};
use committee::days::excuses::Excuse;
use domain::day::Day;
use domain::id::StallId;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::App;
use crate::book_desk::fees::OfDay;
use crate::commands::Nothing;
use crate::desk::preferences;
use crate::failure::Failure;
use crate::report_file::{ReportFormat, Written, figures};
use crate::transfer::FileOut;

/// Days in a row, both ends counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// The first.
    pub from: Day,
    /// The last.
    pub until: Day,
}

/// Days in a row of one stall.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DaysOfStall {
    /// Which stall.
    pub stall: StallId,
    /// The first.
    pub from: Day,
    /// The last.
    pub until: Day,
}

/// A stall's day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfStallDay {
    /// Which stall.
    pub stall: StallId,
    /// Which day.
    pub day: Day,
}

/// The attendance as a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttendanceExport {
    /// The first day.
    pub from: Day,
    /// The last.
    pub until: Day,
    /// How it is written.
    pub format: ReportFormat,
}

pub(crate) fn calendar(app: &App, asked: Days) -> Result<Calendar, Failure> {
    let today = app.ports.clock.now().business_day();
    app.on_book(|book| Ok(book.calendar(today, asked.from, asked.until)?))
}

pub(crate) fn set_calendar(app: &App, week: CalendarWeek) -> Result<Vec<CalendarWeek>, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.set_calendar(now, &week)?))
}

pub(crate) fn set_calendar_day(app: &App, draft: CalendarDayDraft) -> Result<CalendarDay, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.set_calendar_day(now, &draft)?))
}

pub(crate) fn excuse_absence(app: &App, asked: Excuse) -> Result<Excuse, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.excuse_absence(now, &asked)?))
}

pub(crate) fn withdraw_excuse(app: &App, asked: OfStallDay) -> Result<Nothing, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.withdraw_excuse(now, asked.stall, asked.day)?))?;
    Ok(Nothing {})
}

pub(crate) fn attendance(app: &App, asked: Days) -> Result<Attendance, Failure> {
    let today = app.ports.clock.now().business_day();
    app.on_book(|book| Ok(book.attendance(today, asked.from, asked.until)?))
}

pub(crate) fn stall_attendance(app: &App, asked: DaysOfStall) -> Result<Attendance, Failure> {
    let today = app.ports.clock.now().business_day();
    let DaysOfStall { stall, from, until } = asked;
    app.on_book(|book| Ok(book.stall_attendance(today, stall, from, until)?))
}

pub(crate) fn export_attendance(app: &App, asked: AttendanceExport) -> Result<FileOut, Failure> {
    let language = preferences(app)?.language;
    let made = app.ports.clock.now();
    let room = if asked.format == ReportFormat::Pdf { Room::Paper } else { Room::Sheet };
    let written = app.on_book(|book| {
        let market = book.market()?.map_or_else(String::new, |market| market.name);
        let attendance = book.attendance(made.business_day(), asked.from, asked.until)?;
        let table = attendance_document(&market, &attendance, room, made, language);
        let (kind, figures) = ("attendance", figures(&attendance)?);
        let about = json!({ "market": market });
        Ok(Written { kind, table, chart: None, about, figures })
    })?;
    let (from, until) = (asked.from.buddhist_file_name(), asked.until.buddhist_file_name());
    let name = format!("{}_{from}_{until}", language.pick("การเปิดร้าน", "attendance"));
    written.put(app, asked.format, &name)
}

pub(crate) fn preview_closing(app: &App, asked: OfDay) -> Result<ClosingPreview, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.preview_closing(now, asked.day)?))
}

pub(crate) fn close_market_day(app: &App, asked: DayToClose) -> Result<DayClosing, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.close_market_day(now, &asked)?))
}
