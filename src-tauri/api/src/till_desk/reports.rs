//! Reports of the stall, for the vendor: on the screen, as files, never further.

use documents::report::Report;
use domain::day::Day;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use till::Till;
use till::report::TillReport;
use till::report_table::{About, report_document, tax_document};
use till::tax_report::TaxReport;
use ts_rs::TS;

use crate::App;
use crate::desk::preferences;
use crate::failure::Failure;
use crate::report_file::{ReportFormat, Written, figures};
use crate::transfer::FileOut;

/// Some business days, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DaysAsked {
    /// The first.
    pub from: Day,
    /// The last.
    pub until: Day,
}

/// A report as a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportExport {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// As what.
    pub format: ReportFormat,
}

pub(crate) fn till_report(app: &App, asked: DaysAsked) -> Result<TillReport, Failure> {
    app.on_till(|till| Ok(till.report(asked.from, asked.until)?))
}

pub(crate) fn tax_report(app: &App, asked: DaysAsked) -> Result<TaxReport, Failure> {
    app.on_till(|till| Ok(till.tax_report(asked.from, asked.until)?))
}

pub(crate) fn export_till_report(app: &App, asked: ReportExport) -> Result<FileOut, Failure> {
    export(app, asked, ("รายงานขาย", "sales"), |till, about| {
        let told = till.report(asked.from, asked.until)?;
        Ok((report_document(&told, about), figures(&told)?))
    })
}

pub(crate) fn export_tax_report(app: &App, asked: ReportExport) -> Result<FileOut, Failure> {
    export(app, asked, ("รายงานภาษีขาย", "sales_tax"), |till, about| {
        let told = till.tax_report(asked.from, asked.until)?;
        Ok((tax_document(&told, about), figures(&told)?))
    })
}

fn export(
    app: &App,
    asked: ReportExport,
    (th, en): (&'static str, &'static str),
    table: impl FnOnce(&Till, &About<'_>) -> Result<(Report, Value), Failure>,
) -> Result<FileOut, Failure> {
    let language = preferences(app)?.language;
    let made = app.ports.clock.now();
    let (table, figures) = app.on_till(|till| {
        let (stall, settings) = (till.identity()?, till.settings()?);
        let about = About {
            stall: stall.as_ref(),
            tax_id: settings.tax_id.as_deref(),
            made,
            language,
            every_row: asked.format != ReportFormat::Pdf,
        };
        table(till, &about)
    })?;
    let [from, until] = [asked.from, asked.until].map(Day::buddhist_file_name);
    let days = if from == until { from } else { format!("{from}_{until}") };
    let (kind, about) = (en, json!({}));
    // setting pages takes a moment and needs no book: the till is free again
    let written = Written { kind, table, chart: None, about, figures };
    written.put(app, asked.format, &format!("{}_{days}", language.pick(th, en)))
}
