//! A report as a PDF on A4: title, table with its head on every page, totals, notes, signatures.
//! Must never cut a row's text off, and never let a page go without its number.

use domain::language::Language;

use crate::error::DocumentError;
use crate::font::{Weight, legible};
use crate::pdf_columns::{PADDING, SIZE, fitted, least_width, natural_widths};
use crate::pdf_page::{Mark, Sheet, width, write};
use crate::report::{Bar, Cell, Chart, Report};
use crate::words::Word;
use crate::wrap::wrap;

const SHORT_SIDE: f32 = 595.28;
const LONG_SIDE: f32 = 841.89;
/// White at every edge.
const MARGIN: f32 = 42.0;
/// Room for the foot above the lower margin.
const FOOT: f32 = 22.0;
/// The distance of lines in the table, and the white above and below the text of a row.
const LEADING: f32 = 16.0;
const ROW_PADDING: f32 = 3.0;

/// The PDF file of a report. Wide tables lie on their side.
///
/// # Errors
/// [`DocumentError::Pdf`] when the writer refuses.
pub fn render(report: &Report) -> Result<Vec<u8>, DocumentError> {
    render_with(report, None)
}

/// The same, with a strip of bars above the table.
///
/// # Errors
/// [`DocumentError::Pdf`] when the writer refuses.
pub fn render_with(report: &Report, chart: Option<&Chart>) -> Result<Vec<u8>, DocumentError> {
    let natural = natural_widths(report);
    let page = if least_width(report, &natural) > SHORT_SIDE - 2.0 * MARGIN {
        (LONG_SIDE, SHORT_SIDE)
    } else {
        (SHORT_SIDE, LONG_SIDE)
    };
    let widths = fitted(report, &natural, page.0 - 2.0 * MARGIN);
    let mut setter = Setter { report, page, widths, sheets: vec![Sheet::default()], y: MARGIN };
    setter.set(chart);
    let language = match report.language {
        Language::Th => "th",
        Language::En => "en",
    };
    write(&report.title, language, page, &setter.sheets)
}

/// Sets a report sheet by sheet, from the top down.
struct Setter<'r> {
    report: &'r Report,
    page: (f32, f32),
    widths: Vec<f32>,
    sheets: Vec<Sheet>,
    y: f32,
}

impl Setter<'_> {
    fn set(&mut self, chart: Option<&Chart>) {
        let report = self.report;
        self.centered(&report.title, Weight::Bold, 16.0, 26.0);
        for line in &report.subtitle_lines {
            self.centered(line, Weight::Regular, 11.0, 18.0);
        }
        self.y += 8.0;
        if let Some(chart) = chart.filter(|chart| !chart.bars.is_empty()) {
            self.bars(chart);
        }
        self.ensure(4.0 * LEADING);
        self.head();
        for row in &report.rows {
            self.row(row, Weight::Regular);
        }
        if report.rows.is_empty() {
            self.centered(Word::NoRows.say(report.language), Weight::Regular, SIZE, LEADING + 4.0);
        }
        if let Some(totals) = &report.totals {
            self.rule(self.y - 0.4, 1.0, 0);
            self.row(totals, Weight::Bold);
            self.rule(self.y - 0.4, 1.0, 0);
        }
        self.notes();
        self.signatures();
        self.feet();
    }

    /// The label at the left, the bar, and its number right behind it.
    fn bars(&mut self, chart: &Chart) {
        let (size, weight, step) = (9.0, Weight::Regular, 13.0);
        self.ensure(3.0 * step);
        self.text((MARGIN, self.y + 10.0), &legible(&chart.title), Weight::Bold, SIZE);
        self.y += step + 3.0;
        let most = chart.bars.iter().map(|bar| bar.amount.satang()).max().unwrap_or(0).max(1);
        let label = |bar: &Bar| width(&legible(&bar.label), weight, size);
        let left = chart.bars.iter().map(label).fold(0.0, f32::max).min(150.0) + 8.0;
        let number = |bar: &Bar| width(&bar.amount.to_string(), weight, size);
        let right = chart.bars.iter().map(number).fold(0.0, f32::max) + 8.0;
        let longest = (self.room() - left - right).max(40.0);
        for bar in &chart.bars {
            self.ensure(step);
            let text = legible(&bar.label);
            let short = wrap(&text, left - 8.0, |part| width(part, weight, size));
            let short = short.first().copied().unwrap_or_default().to_owned();
            self.text((MARGIN, self.y + size), &short, weight, size);
            // the one place where an amount becomes a length: nothing is calculated from it
            let across = longest * (bar.amount.satang().max(0) as f32 / most as f32);
            if across > 0.0 {
                let (x, y) = (MARGIN + left, self.y + 1.0);
                self.mark(Mark::Box { x, y, width: across, height: 9.0, lightness: 140 });
            }
            let at = (MARGIN + left + across + 5.0, self.y + size);
            self.text(at, &bar.amount.to_string(), weight, size);
            self.y += step;
        }
        self.y += 8.0;
    }

    fn room(&self) -> f32 {
        self.page.0 - 2.0 * MARGIN
    }

    fn bottom(&self) -> f32 {
        self.page.1 - MARGIN - FOOT
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.marks.push(mark);
        }
    }

    fn text(&mut self, (x, y): (f32, f32), text: &str, weight: Weight, size: f32) {
        self.mark(Mark::Text { x, y, text: text.to_owned(), weight, size });
    }

    /// A line across the page.
    fn rule(&mut self, y: f32, height: f32, lightness: u8) {
        let width = self.room();
        self.mark(Mark::Box { x: MARGIN, y, width, height, lightness });
    }

    fn centered(&mut self, text: &str, weight: Weight, size: f32, leading: f32) {
        let text = legible(text);
        for line in wrap(&text, self.room(), |part| width(part, weight, size)) {
            self.ensure(leading);
            let x = MARGIN + (self.room() - width(line, weight, size)) / 2.0;
            self.text((x, self.y + size * 1.15), line, weight, size);
            self.y += leading;
        }
    }

    /// Begins a new sheet when there is no room for so many points.
    fn ensure(&mut self, height: f32) {
        if self.y + height > self.bottom() {
            self.sheets.push(Sheet::default());
            self.y = MARGIN;
        }
    }

    fn head(&mut self) {
        let heads = self.report.columns.iter().map(|column| Cell::Text(column.title.clone()));
        let lines = self.lines(&heads.collect::<Vec<_>>(), Weight::Bold);
        let height = height(&lines);
        let width = self.room();
        self.mark(Mark::Box { x: MARGIN, y: self.y, width, height, lightness: 232 });
        self.put(&lines, Weight::Bold);
        self.rule(self.y - 0.4, 0.8, 0);
    }

    /// One row; on a new sheet with the head again when it does not fit, and over several sheets
    /// when it is higher than one.
    fn row(&mut self, cells: &[Cell], weight: Weight) {
        let mut lines = self.lines(cells, weight);
        loop {
            let sheets = self.sheets.len();
            // what no sheet can hold begins where it is
            let height = height(&lines);
            let whole = height <= self.bottom() - MARGIN - 4.0 * LEADING;
            self.ensure(if whole { height } else { 4.0 * LEADING });
            if self.sheets.len() > sheets {
                self.head();
            }
            let fits = ((self.bottom() - self.y - 2.0 * ROW_PADDING) / LEADING).max(1.0) as usize;
            let rest = lines.iter_mut().map(|cell| cell.split_off(fits.min(cell.len()))).collect();
            self.put(&lines, weight);
            lines = rest;
            if lines.iter().all(Vec::is_empty) {
                break;
            }
            self.y = self.bottom();
        }
        self.rule(self.y - 0.2, 0.4, 190);
    }

    /// The lines of every cell.
    fn lines(&self, cells: &[Cell], weight: Weight) -> Vec<Vec<String>> {
        let cell = |(at, widest): (usize, &f32)| {
            let text = legible(&cells.get(at).map(Cell::shown).unwrap_or_default());
            let lines = wrap(&text, widest - 2.0 * PADDING, |part| width(part, weight, SIZE));
            lines.into_iter().map(str::to_owned).collect()
        };
        self.widths.iter().enumerate().map(cell).collect()
    }

    /// Puts the lines of a row down and moves below it.
    fn put(&mut self, lines: &[Vec<String>], weight: Weight) {
        let mut left = MARGIN;
        for (at, (cell, across)) in lines.iter().zip(self.widths.clone()).enumerate() {
            for (line, text) in cell.iter().enumerate() {
                let number = self.report.columns.get(at).is_some_and(|c| c.kind.is_number());
                let x = if number {
                    left + across - PADDING - width(text, weight, SIZE)
                } else {
                    left + PADDING
                };
                let y = self.y + ROW_PADDING + line as f32 * LEADING + SIZE * 1.2;
                self.text((x, y), text, weight, SIZE);
            }
            left += across;
        }
        self.y += height(lines);
    }

    fn notes(&mut self) {
        self.y += 8.0;
        for note in &self.report.notes {
            let text = legible(note);
            for line in wrap(&text, self.room(), |part| width(part, Weight::Regular, SIZE)) {
                self.ensure(LEADING);
                self.text((MARGIN, self.y + SIZE * 1.2), line, Weight::Regular, SIZE);
                self.y += LEADING;
            }
        }
    }

    /// Three signatures to a row, each row on one sheet.
    fn signatures(&mut self) {
        let across = self.room() / 3.0;
        for row in self.report.signatures.chunks(3) {
            self.ensure(92.0);
            let indent = (self.room() - across * row.len() as f32) / 2.0;
            for (at, name) in row.iter().enumerate() {
                let left = MARGIN + indent + at as f32 * across;
                for dot in 0..((across - 28.0) / 4.0) as usize {
                    let x = left + 14.0 + dot as f32 * 4.0;
                    let (width, height, lightness) = (1.2, 0.8, 60);
                    self.mark(Mark::Box { x, y: self.y + 54.0, width, height, lightness });
                }
                let text = legible(name);
                let names = wrap(&text, across - 16.0, |part| width(part, Weight::Regular, SIZE));
                for (line, name) in names.iter().take(2).enumerate() {
                    let x = left + (across - width(name, Weight::Regular, SIZE)) / 2.0;
                    let y = self.y + 70.0 + line as f32 * LEADING;
                    self.text((x, y), name, Weight::Regular, SIZE);
                }
            }
            self.y += 92.0;
        }
    }

    /// When it was made and which page it is, on every sheet.
    fn feet(&mut self) {
        let (across, language) = (self.page.0, self.report.language);
        let (y, size, weight) = (self.page.1 - MARGIN, 8.5, Weight::Regular);
        let count = self.sheets.len();
        let made = format!("{} {}", Word::MadeAt.say(language), self.report.made.slip());
        for (number, sheet) in (1..).zip(&mut self.sheets) {
            let (page, of) = (Word::Page.say(language), Word::OfPages.say(language));
            let number = format!("{page} {number} {of} {count}");
            let x = across - MARGIN - width(&number, weight, size);
            sheet.marks.push(Mark::Text { x: MARGIN, y, text: made.clone(), weight, size });
            sheet.marks.push(Mark::Text { x, y, text: number, weight, size });
        }
    }
}

fn height(lines: &[Vec<String>]) -> f32 {
    let most = lines.iter().map(Vec::len).max().unwrap_or(0).max(1);
    most as f32 * LEADING + 2.0 * ROW_PADDING
}
