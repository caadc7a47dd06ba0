//! A report as a file a person takes away: PDF, XLSX, CSV, or JSON for programs.
//! Must never work a figure out: the desks did.

use documents::report::{Chart, Report};
use documents::{csv_file, pdf, xlsx};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::App;
use crate::desk::shown;
use crate::failure::Failure;
use crate::failures::stopped;
use crate::ports::Folder;
use crate::transfer::{FileOut, encode};

/// How a report is to be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFormat {
    /// For a spreadsheet, plain.
    Csv,
    /// For Excel.
    Xlsx,
    /// To be printed and signed.
    Pdf,
    /// For programs: the very figures of the screen, money in whole satang.
    Json,
}

/// A report, ready to be written in any format.
pub(crate) struct Written {
    /// What it is, for JSON: "market_day".
    pub(crate) kind: &'static str,
    /// As a table.
    pub(crate) table: Report,
    /// The bars of a PDF.
    pub(crate) chart: Option<Chart>,
    /// Beside the figures in JSON: the market, the head of its book.
    pub(crate) about: Value,
    /// The figures in JSON, keys as in the types of the screens.
    pub(crate) figures: Value,
}

/// The figures of a report as JSON.
pub(crate) fn figures<T: Serialize>(report: &T) -> Result<Value, Failure> {
    serde_json::to_value(report).map_err(|error| {
        tracing::error!(%error, "a report");
        stopped()
    })
}

impl Written {
    /// Writes it, puts it into the folder of reports, and gives it. `stem` is the name without its
    /// ending.
    pub(crate) fn put(
        &self,
        app: &App,
        format: ReportFormat,
        stem: &str,
    ) -> Result<FileOut, Failure> {
        let (bytes, ending) = match format {
            ReportFormat::Csv => (csv_file::render(&self.table), "csv"),
            ReportFormat::Xlsx => (xlsx::render(&self.table), "xlsx"),
            ReportFormat::Pdf => (pdf::render_with(&self.table, self.chart.as_ref()), "pdf"),
            ReportFormat::Json => (Ok(self.json()), "json"),
        };
        let bytes = bytes.map_err(|error| {
            tracing::error!(%error, "a report");
            stopped()
        })?;
        let name = format!("{stem}.{ending}");
        let path = app.files().put(Folder::Reports, &name, &bytes)?;
        Ok(FileOut { name, data: encode(&bytes), path: Some(shown(&path)) })
    }

    /// `{"report": …, "version": 1, "made": …, "about": {…}, "figures": {…}}`, UTF-8.
    fn json(&self) -> Vec<u8> {
        let all = json!({
            "report": self.kind,
            "version": 1,
            "made": self.table.made,
            "about": self.about,
            "figures": self.figures,
        });
        let mut text = format!("{all:#}");
        text.push('\n');
        text.into_bytes()
    }
}
