//! A report as a table: what the three files of it (PDF, XLSX, CSV) are made from. Must never add
//! anything up: totals are given by the book that knows them.

use domain::day::{Day, Timestamp};
use domain::language::Language;
use domain::money::Money;
use domain::quantity::Quantity;

/// What stands in a column, which decides how it is set.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ColumnKind {
    /// Words, at the left; they wrap.
    #[default]
    Text,
    /// Baht with two decimals, at the right.
    Money,
    /// Thousandths of a unit, at the right.
    Quantity,
    /// A whole number, at the right.
    Count,
    /// A business day.
    Day,
}

impl ColumnKind {
    /// Whether the column is set at the right edge.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, ColumnKind::Money | ColumnKind::Quantity | ColumnKind::Count)
    }
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// What stands in it.
    pub kind: ColumnKind,
}

impl Column {
    /// A column of a kind.
    #[must_use]
    pub fn new(title: impl Into<String>, kind: ColumnKind) -> Column {
        Column { title: title.into(), kind }
    }
}

/// One value. It need not be of its column's kind: a text in a money column stays a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// An amount.
    Money(Money),
    /// A quantity.
    Quantity(Quantity),
    /// A whole number.
    Count(i64),
    /// A business day.
    Day(Day),
}

impl Cell {
    /// The value as it is read: "1,234.50", "22/11/2569".
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Money(amount) => amount.to_string(),
            Cell::Quantity(quantity) => quantity.to_string(),
            Cell::Count(count) => grouped(*count),
            Cell::Day(day) => day.slip(),
        }
    }
}

/// "12,345".
fn grouped(count: i64) -> String {
    let digits = count.unsigned_abs().to_string();
    let mut shown = if count < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// A report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// What it is.
    pub title: String,
    /// Whose, of when: one line each.
    pub subtitle_lines: Vec<String>,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows; a short one is filled up with nothing.
    pub rows: Vec<Vec<Cell>>,
    /// The last row, in bold.
    pub totals: Option<Vec<Cell>>,
    /// What is to be said below the table.
    pub notes: Vec<String>,
    /// Who signs: one dotted line for each.
    pub signatures: Vec<String>,
    /// The language of the few words a report adds itself.
    pub language: Language,
    /// When it was made.
    pub made: Timestamp,
}

/// A strip of bars above the table of a PDF, each with its number: the longest fills the room.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chart {
    /// What the bars are.
    pub title: String,
    /// The bars, from the top down.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How much; nothing and less has no bar, only its number.
    pub amount: Money,
}
