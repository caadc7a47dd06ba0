//! A report as a spreadsheet. The one place where money becomes a floating number, in the very cell
//! Excel keeps it in; must never calculate with it.

use domain::money::Money;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::error::DocumentError;
use crate::report::{Cell, ColumnKind, Report};
use crate::words::Word;

/// Days of the Buddhist era in Thai Excel.
const DAY_FORMAT: &str = "[$-1070000]d/mm/yyyy;@";
const MONEY_FORMAT: &str = "#,##0.00";
const QUANTITY_FORMAT: &str = "#,##0.###";
const COUNT_FORMAT: &str = "#,##0";
/// The number of A4 among Excel's papers.
const A4: u8 = 9;
/// Columns are never wider than this, in letters.
const WIDEST: u16 = 48;

/// The XLSX file of a report: title, table with its head frozen, totals, notes.
///
/// # Errors
/// [`DocumentError::Sheet`] when the writer refuses: too many rows, a text of more than 32,767
/// letters.
pub fn render(report: &Report) -> Result<Vec<u8>, DocumentError> {
    write(report).map_err(|error| DocumentError::Sheet(error.to_string()))
}

fn write(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(report.made.seconds())?;
    let about = DocProperties::new().set_title(&report.title).set_creation_datetime(&made);
    book.set_properties(&about);
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(report))?.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.write_with_format(0, 0, report.title.as_str(), &face().set_bold().set_font_size(14))?;
    let mut row = 1;
    for line in &report.subtitle_lines {
        sheet.write_with_format(row, 0, line.as_str(), &face())?;
        row += 1;
    }
    let head = row + 1;
    for (column, at) in report.columns.iter().zip(0..) {
        let align = if column.kind.is_number() { FormatAlign::Right } else { FormatAlign::Left };
        let format = face().set_bold().set_text_wrap().set_align(align);
        let format = format.set_border_bottom(FormatBorder::Thin);
        sheet.write_with_format(head, at, column.title.as_str(), &format)?;
        sheet.set_column_width(at, f64::from(width(report, at)))?;
    }
    sheet.set_freeze_panes(head + 1, 0)?.set_repeat_rows(head, head)?;
    row = head + 1;
    for cells in &report.rows {
        for (cell, at) in cells.iter().zip(0..) {
            put(sheet, (row, at), cell, face())?;
        }
        row += 1;
    }
    if let Some(totals) = &report.totals {
        for (cell, at) in totals.iter().zip(0..) {
            let format = face().set_bold().set_border_top(FormatBorder::Thin);
            put(sheet, (row, at), cell, format.set_border_bottom(FormatBorder::Double))?;
        }
        row += 1;
    }
    for note in &report.notes {
        row += 1;
        sheet.write_with_format(row, 0, note.as_str(), &face())?;
    }
    let made = format!("{} {}", Word::MadeAt.say(report.language), report.made.slip());
    sheet.write_with_format(row + 2, 0, made, &face())?;
    book.save_to_buffer()
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    format: Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, &format)?,
        Cell::Text(text) => {
            let format = format.set_text_wrap().set_align(FormatAlign::Top);
            sheet.write_string_with_format(row, column, text, &format)?
        }
        Cell::Money(amount) => {
            let format = format.set_num_format(MONEY_FORMAT);
            sheet.write_number_with_format(row, column, baht(*amount), &format)?
        }
        Cell::Quantity(quantity) => {
            // a quotient of two whole numbers below 2^53: the nearest double there is
            let units = quantity.thousandths() as f64 / 1_000.0;
            let kind = if quantity.is_whole() { COUNT_FORMAT } else { QUANTITY_FORMAT };
            let format = format.set_num_format(kind);
            sheet.write_number_with_format(row, column, units, &format)?
        }
        Cell::Count(count) => {
            let format = format.set_num_format(COUNT_FORMAT);
            sheet.write_number_with_format(row, column, *count as f64, &format)?
        }
        Cell::Day(day) => {
            let date = ExcelDateTime::parse_from_str(&day.to_string())?;
            let format = format.set_num_format(DAY_FORMAT).set_align(FormatAlign::Left);
            sheet.write_datetime_with_format(row, column, &date, &format)?
        }
    };
    Ok(())
}

/// Satang as the number of baht that Excel keeps: the nearest double to the exact amount, which
/// shows and rounds back to the same satang for everything the books can hold.
fn baht(amount: Money) -> f64 {
    amount.satang() as f64 / 100.0
}

fn face() -> Format {
    Format::new().set_font_name("Tahoma").set_font_size(10)
}

/// A sheet name Excel accepts: at most 31 letters, none of `[ ] : * ? / \`, no `'` at the ends.
fn sheet_name(report: &Report) -> String {
    let name: String = report
        .title
        .chars()
        .map(|c| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c })
        .take(31)
        .collect();
    match name.trim_matches(|c: char| c.is_whitespace() || c == '\'') {
        "" => "Report".to_owned(),
        name => name.to_owned(),
    }
}

/// How wide a column has to be, in letters: marks above and below take no room.
fn width(report: &Report, at: u16) -> u16 {
    let at = usize::from(at);
    let letters = |text: &str| {
        let wide = text.chars().filter(|c| !matches!(c, 'ั' | 'ิ'..='ฺ' | '็'..='๎'));
        u16::try_from(wide.count()).unwrap_or(WIDEST)
    };
    let rows = report.rows.iter().chain(&report.totals);
    let cells = rows.filter_map(|row| row.get(at)).map(|cell| letters(&cell.shown()));
    let head = report.columns.get(at).map_or(0, |column| {
        let least = if column.kind == ColumnKind::Day { 10 } else { 6 };
        letters(&column.title).max(least)
    });
    (cells.max().unwrap_or(0).max(head) + 3).min(WIDEST)
}
