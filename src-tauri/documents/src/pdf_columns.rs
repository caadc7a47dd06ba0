//! How wide the columns of a printed table are. Must never squeeze a number or a day: words give
//! way, because words wrap.

use crate::font::{Weight, legible};
use crate::pdf_page::width;
use crate::report::{ColumnKind, Report};

/// Letters of the table, in points.
pub(crate) const SIZE: f32 = 10.0;
/// White beside the text of a cell.
pub(crate) const PADDING: f32 = 5.0;
/// The head of a number column wraps when it is wider.
const HEAD: f32 = 64.0;
/// A column of words can be made as narrow as this before the page is laid on its side.
const WORDS: f32 = 100.0;

/// Whether a column gives way when the page is too narrow.
fn wraps(report: &Report, at: usize) -> bool {
    report.columns.get(at).is_some_and(|column| column.kind == ColumnKind::Text)
}

/// What every column would take on one line.
pub(crate) fn natural_widths(report: &Report) -> Vec<f32> {
    let measure = |text: &str, weight| width(&legible(text), weight, SIZE);
    (report.columns.iter().enumerate())
        .map(|(at, column)| {
            let cells = report.rows.iter().filter_map(|row| row.get(at));
            let cells = cells.map(|cell| measure(&cell.shown(), Weight::Regular));
            let total = report.totals.iter().filter_map(|row| row.get(at));
            let total = total.map(|cell| measure(&cell.shown(), Weight::Bold));
            let head = match measure(&column.title, Weight::Bold) {
                head if column.kind == ColumnKind::Text => head,
                head => head.min(HEAD),
            };
            cells.chain(total).fold(head, f32::max).max(24.0) + 2.0 * PADDING + 1.0
        })
        .collect()
}

/// The width below which the table should lie on its side.
pub(crate) fn least_width(report: &Report, natural: &[f32]) -> f32 {
    let least = |(at, width): (usize, &f32)| {
        if wraps(report, at) { width.min(WORDS) } else { *width }
    };
    natural.iter().enumerate().map(least).sum()
}

/// Widths that fill the room: what does not wrap keeps its own, words take what they need as long
/// as there is enough, and the widest of them share what is left.
pub(crate) fn fitted(report: &Report, natural: &[f32], room: f32) -> Vec<f32> {
    let mut widths = natural.to_vec();
    let mut words: Vec<usize> = (0..natural.len()).filter(|at| wraps(report, *at)).collect();
    words.sort_by(|a, b| natural[*a].total_cmp(&natural[*b]));
    let fixed: f32 =
        (0..natural.len()).filter(|at| !wraps(report, *at)).map(|at| natural[at]).sum();
    let mut left = (room - fixed).max(0.0);
    for (done, at) in words.iter().enumerate() {
        let fair = left / (words.len() - done) as f32;
        widths[*at] = natural[*at].min(fair);
        left -= widths[*at];
    }
    let all: f32 = widths.iter().sum::<f32>().max(1.0);
    if words.is_empty() || all > room {
        return widths.iter().map(|width| width / all * room).collect();
    }
    let wide: f32 = words.iter().map(|at| widths[*at]).sum::<f32>().max(1.0);
    let growth = 1.0 + (room - all) / wide;
    for at in words {
        widths[at] *= growth;
    }
    widths
}
