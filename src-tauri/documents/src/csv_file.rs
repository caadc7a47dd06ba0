//! A report as CSV (RFC 4180, UTF-8 with a byte order mark so that Excel reads Thai). Must never
//! let a name become a formula in somebody's spreadsheet.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::error::DocumentError;
use crate::report::{Cell, Report};

/// What tells a spreadsheet that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The head and the rows of a report, without title and totals: a file for programs. Money is
/// "1234.50", a day is "2026-11-22" of the common era.
///
/// # Errors
/// [`DocumentError::Csv`] when the writer refuses, which it has no reason to.
pub fn render(report: &Report) -> Result<Vec<u8>, DocumentError> {
    let head = report.columns.iter().map(|column| harmless(&column.title)).collect::<Vec<_>>();
    let rows = report.rows.iter().map(|row| {
        (0..report.columns.len()).map(|at| row.get(at).map_or_else(String::new, plain)).collect()
    });
    table(std::iter::once(head).chain(rows))
}

/// Rows of texts as a CSV file. The texts are written as they are: pass what people typed through
/// [`harmless`] first.
///
/// # Errors
/// [`DocumentError::Csv`] when the writer refuses, which it has no reason to.
pub fn table(rows: impl IntoIterator<Item = Vec<String>>) -> Result<Vec<u8>, DocumentError> {
    let refused = |error: &dyn std::fmt::Display| DocumentError::Csv(error.to_string());
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .flexible(true)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    for row in rows {
        writer.write_record(&row).map_err(|error| refused(&error))?;
    }
    writer.into_inner().map_err(|error| refused(&error))
}

fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Money(amount) => amount.plain(),
        Cell::Count(count) => count.to_string(),
        Cell::Day(day) => day.to_string(),
        cell => cell.shown(),
    }
}

/// A text with a `'` before it when a spreadsheet would take it for a formula.
#[must_use]
pub fn harmless(text: &str) -> String {
    let dangerous =
        |c: char| c.is_control() || matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let first = text.chars().next();
    let past_blanks = text.trim_start().chars().next();
    if first.is_some_and(dangerous) || past_blanks.is_some_and(dangerous) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
