//! Reports of months, years and ranges, on the screen and as files; and the heads that papers
//! print. Must never work a figure out: the book does.

use committee::Book;
use committee::days::report::day_document;
use committee::reports::arrears::Arrears;
use committee::reports::heads::{BookHead, HeadAsked, HeadFound, PublishedFor, PublishedHead};
use committee::reports::papers::{
    Occasion, arrears_document, head_note, statement_document, takings_chart, takings_document,
    year_chart, year_document,
};
use committee::reports::statement::StallStatement;
use committee::reports::takings::{Takings, TakingsAsked};
use committee::reports::year::YearSummary;
use domain::day::Day;
use domain::id::StallId;
use domain::month::Month;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::desk::preferences;
use crate::failure::Failure;
use crate::failures::{no_such_year, unknown_stall};
use crate::printing::qr;
use crate::report_file::{ReportFormat, Written, figures};
use crate::transfer::{FileOut, Qr};

/// A stall's month.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StatementAsked {
    /// Which stall.
    pub stall: StallId,
    /// Which month.
    pub month: Month,
}

/// What was owed when a day ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ArrearsAsked {
    /// The business day.
    pub on: Day,
}

/// A year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct YearAsked {
    /// Of the Buddhist era.
    pub year: i32,
}

/// A report of the book.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum BookReport {
    /// A market day.
    Day {
        /// Which.
        day: Day,
    },
    /// A stall's month.
    Statement {
        /// Which stall.
        stall: StallId,
        /// Which month.
        month: Month,
    },
    /// Arrears by age.
    Arrears {
        /// When this day ended.
        on: Day,
    },
    /// Takings of a range.
    Takings {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
        /// Whether each stall is told too.
        by_stall: bool,
    },
    /// A year by month.
    Year {
        /// Of the Buddhist era.
        year: i32,
    },
}

/// A report as a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportExportRequest {
    /// Which report.
    pub report: BookReport,
    /// How it is written.
    pub format: ReportFormat,
}

/// The head of the book for a screen.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct HeadShown {
    /// The head.
    pub head: BookHead,
    /// Its digits as papers print them.
    pub printed: String,
    /// "TALAD-HEAD number hash", to be photographed.
    pub qr: Qr,
}

/// What a head is published for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PublishRequest {
    /// A day or a month.
    #[serde(rename = "for")]
    pub of: PublishedFor,
}

pub(crate) fn stall_statement(app: &App, asked: StatementAsked) -> Result<StallStatement, Failure> {
    app.on_book(|book| statement(book, asked.stall, asked.month))
}

fn statement(book: &Book, stall: StallId, month: Month) -> Result<StallStatement, Failure> {
    book.stall_statement(stall, month)?.ok_or_else(unknown_stall)
}

pub(crate) fn arrears(app: &App, asked: ArrearsAsked) -> Result<Arrears, Failure> {
    app.on_book(|book| Ok(book.arrears(asked.on)?))
}

pub(crate) fn takings(app: &App, asked: TakingsAsked) -> Result<Takings, Failure> {
    app.on_book(|book| Ok(book.takings(asked)?))
}

pub(crate) fn year_summary(app: &App, asked: YearAsked) -> Result<YearSummary, Failure> {
    app.on_book(|book| book.year_summary(asked.year)?.ok_or_else(no_such_year))
}

pub(crate) fn book_head(app: &App, _: Nothing) -> Result<HeadShown, Failure> {
    let head = app.on_book(|book| Ok(book.head()?))?;
    let qr = qr(&format!("TALAD-HEAD {} {}", head.seq, head.hash))?;
    Ok(HeadShown { printed: head.printed(), head, qr })
}

pub(crate) fn check_head(app: &App, asked: HeadAsked) -> Result<HeadFound, Failure> {
    app.on_book(|book| Ok(book.check_head(&asked)?))
}

pub(crate) fn publish_head(app: &App, asked: PublishRequest) -> Result<PublishedHead, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.publish_head(now, asked.of)?))
}

pub(crate) fn published_heads(app: &App, _: Nothing) -> Result<Vec<PublishedHead>, Failure> {
    app.on_book(|book| Ok(book.published_heads()?))
}

/// A report as a file. Every one of them prints the head of the book as it was then.
pub(crate) fn export_report(app: &App, asked: ReportExportRequest) -> Result<FileOut, Failure> {
    let language = preferences(app)?.language;
    let made = app.ports.clock.now();
    let (mut written, stem) = app.on_book(|book| {
        let market = book.market()?.map_or_else(String::new, |market| market.name);
        let occasion = Occasion { market: &market, made, language };
        let (mut written, th, en, of) = wrote(book, asked.report, occasion)?;
        let head = book.head()?;
        written.table.notes.push(head_note(&head, language));
        written.about = json!({ "market": market, "head": figures(&head)? });
        Ok((written, format!("{}_{of}", language.pick(th, en))))
    })?;
    if asked.format != ReportFormat::Pdf {
        written.chart = None;
    }
    written.put(app, asked.format, &stem)
}

/// The report, and the two words and the days of its file's name.
fn wrote(
    book: &Book,
    report: BookReport,
    occasion: Occasion<'_>,
) -> Result<(Written, &'static str, &'static str, String), Failure> {
    let Occasion { market, made, language } = occasion;
    let about = serde_json::Value::Null;
    Ok(match report {
        BookReport::Day { day } => {
            let told = book.day_report(day)?;
            let table = day_document(market, &told, made, language);
            let (kind, figures) = ("market_day", figures(&told)?);
            let written = Written { kind, table, chart: None, about, figures };
            (written, "รายงานตลาด", "market", day.buddhist_file_name())
        }
        BookReport::Statement { stall, month } => {
            let told = statement(book, stall, month)?;
            let table = statement_document(&told, occasion);
            let place: String = told.place.chars().filter(|c| c.is_alphanumeric()).collect();
            let (kind, figures) = ("stall_statement", figures(&told)?);
            let written = Written { kind, table, chart: None, about, figures };
            (written, "ใบแจ้งยอด", "statement", format!("{place}_{}", month.buddhist_file_name()))
        }
        BookReport::Arrears { on } => {
            let told = book.arrears(on)?;
            let table = arrears_document(&told, occasion);
            let (kind, figures) = ("arrears", figures(&told)?);
            let written = Written { kind, table, chart: None, about, figures };
            (written, "ค้างชำระ", "arrears", on.buddhist_file_name())
        }
        BookReport::Takings { from, until, by_stall } => {
            let told = book.takings(TakingsAsked { from, until, by_stall })?;
            let table = takings_document(&told, occasion);
            let chart = Some(takings_chart(&told, language));
            let (kind, figures) = ("takings", figures(&told)?);
            let written = Written { kind, table, chart, about, figures };
            let [from, until] = [from, until].map(Day::buddhist_file_name);
            let days = if from == until { from } else { format!("{from}_{until}") };
            (written, "ยอดขายตลาด", "takings", days)
        }
        BookReport::Year { year } => {
            let told = book.year_summary(year)?.ok_or_else(no_such_year)?;
            let table = year_document(&told, occasion);
            let chart = Some(year_chart(&told, language));
            let (kind, figures) = ("year", figures(&told)?);
            let written = Written { kind, table, chart, about, figures };
            (written, "สรุปปี", "year", year.to_string())
        }
    })
}
