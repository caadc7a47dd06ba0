//! Reports as tables to be printed and signed, or opened in a spreadsheet.
//! Must never add anything up that the report has not: they only set figures in columns.

mod arrears;
mod statement;
mod takings;
mod year;

pub use arrears::arrears_document;
pub use statement::statement_document;
pub use takings::{takings_chart, takings_document};
pub use year::{year_chart, year_document};

use documents::report::{Cell, Column, ColumnKind};
use domain::day::Timestamp;
use domain::language::Language;

use crate::reports::heads::BookHead;

/// What every paper says beside its own figures.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    /// The market's name.
    pub market: &'a str,
    /// When it is made.
    pub made: Timestamp,
    /// In which language.
    pub language: Language,
}

impl Occasion<'_> {
    fn say(&self, th: &'static str, en: &'static str) -> String {
        self.language.pick(th, en).to_owned()
    }

    fn column(&self, th: &'static str, en: &'static str, kind: ColumnKind) -> Column {
        Column::new(self.language.pick(th, en), kind)
    }

    fn signatures(&self) -> Vec<String> {
        vec![
            self.say("ผู้รวบรวม", "Prepared by"),
            self.say("เหรัญญิก", "Treasurer"),
            self.say("ประธานกรรมการ", "Chair"),
        ]
    }
}

/// The line that a paper ends with, so that nobody can rewrite the book behind it:
/// "หัวสมุด #123 9f86d081 884c7d65…".
#[must_use]
pub fn head_note(head: &BookHead, language: Language) -> String {
    let word = language.pick("หัวสมุด", "Head of the book");
    format!("{word} #{} {}…", head.seq, head.printed())
}

fn count(number: u64) -> Cell {
    i64::try_from(number).map_or(Cell::Empty, Cell::Count)
}

fn text(words: &str) -> Cell {
    Cell::Text(words.to_owned())
}
