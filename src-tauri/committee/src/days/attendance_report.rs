//! The attendance as a table: for paper, XLSX and CSV. Must never tell a mark by colour alone: each
//! is a letter, and the letters are explained below.

use documents::report::{Cell, Column, ColumnKind, Report};
use domain::day::{Day, Timestamp};
use domain::language::Language;

use crate::days::attendance::{Attendance, AttendanceDay, AttendanceMark, AttendanceStall};

/// So many days stand side by side on paper; of more, each stall's days are listed in words.
const MOST_ON_PAPER: usize = 12;

/// Where the table is to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Room {
    /// On paper.
    Paper,
    /// In a spreadsheet, which is as wide as it has to be.
    Sheet,
}

/// The attendance as a report.
#[must_use]
pub fn attendance_document(
    market: &str,
    attendance: &Attendance,
    room: Room,
    made: Timestamp,
    language: Language,
) -> Report {
    let table = Table { attendance, room, language, days: days_shown(attendance) };
    let ends = (attendance.days.first(), attendance.days.last());
    let long = |day: Option<&AttendanceDay>| {
        day.map_or_else(String::new, |day| day.calendar.day.long(language))
    };
    Report {
        title: language.pick("การเปิดร้าน", "Attendance").to_owned(),
        subtitle_lines: vec![market.to_owned(), format!("{} – {}", long(ends.0), long(ends.1))],
        columns: table.columns(),
        rows: attendance.stalls.iter().map(|stall| table.row(stall)).collect(),
        totals: Some(table.totals()),
        notes: table.notes(),
        signatures: vec![],
        language,
        made,
    }
}

/// The places of the days that have anything to tell.
fn days_shown(attendance: &Attendance) -> Vec<usize> {
    let told = |place: &usize| {
        let marks = attendance.stalls.iter().filter_map(|stall| stall.marks.get(*place));
        marks.flatten().any(|mark| *mark != AttendanceMark::MarketClosed)
    };
    (0..attendance.days.len()).filter(told).collect()
}

struct Table<'a> {
    attendance: &'a Attendance,
    room: Room,
    language: Language,
    days: Vec<usize>,
}

impl Table<'_> {
    /// Whether each day has a column of its own.
    fn side_by_side(&self) -> bool {
        self.room == Room::Sheet || self.days.len() <= MOST_ON_PAPER
    }

    fn day(&self, place: usize) -> Option<Day> {
        self.attendance.days.get(place).map(|day| day.calendar.day)
    }

    fn columns(&self) -> Vec<Column> {
        let column = |th: &str, en: &str, kind| Column::new(self.language.pick(th, en), kind);
        let mut columns =
            vec![column("ล็อก", "Lot", ColumnKind::Text), column("ร้าน", "Stall", ColumnKind::Text)];
        if self.side_by_side() {
            let head = |day: Day| match self.room {
                Room::Paper => day.day_of_month().to_string(),
                Room::Sheet => day.slip(),
            };
            let days = self.days.iter().filter_map(|place| self.day(*place));
            columns.extend(days.map(|day| Column::new(head(day), ColumnKind::Text)));
        } else {
            columns.push(column("วันที่ไม่ส่งยอด", "Days without a file", ColumnKind::Text));
            columns.push(column("วันที่ลา", "Days excused", ColumnKind::Text));
        }
        columns.extend([
            column("เปิดขาย", "Opened", ColumnKind::Count),
            column("ไม่มียอด", "No sales", ColumnKind::Count),
            column("ลา", "Excused", ColumnKind::Count),
            column("ไม่ส่งยอด", "No file", ColumnKind::Count),
            column("เปิดล่าสุด", "Last opened", ColumnKind::Day),
        ]);
        columns
    }

    fn row(&self, stall: &AttendanceStall) -> Vec<Cell> {
        let mut cells = vec![Cell::Text(stall.place.clone()), Cell::Text(stall.name.clone())];
        if self.side_by_side() {
            let mark = |place: &usize| stall.marks.get(*place).copied().flatten();
            cells.extend(self.days.iter().map(|place| {
                let letter = mark(place).map_or("", |mark| letter(mark, self.language));
                Cell::Text(letter.to_owned())
            }));
        } else {
            cells.push(self.listed(stall, AttendanceMark::NoFile));
            cells.push(self.listed(stall, AttendanceMark::Excused));
        }
        let counts = stall.counts;
        cells.extend(
            [counts.opened, counts.zero_days, counts.excused, counts.no_file]
                .map(|count| Cell::Count(count.into())),
        );
        cells.push(stall.last_opened.map_or(Cell::Empty, Cell::Day));
        cells
    }

    /// The days of one kind in words: 3, 7, 12.
    fn listed(&self, stall: &AttendanceStall, kind: AttendanceMark) -> Cell {
        let of_kind = self
            .days
            .iter()
            .filter(|place| stall.marks.get(**place).copied().flatten() == Some(kind));
        let days = of_kind.filter_map(|place| self.day(*place));
        let days: Vec<String> = days.map(|day| day.day_of_month().to_string()).collect();
        Cell::Text(days.join(", "))
    }

    /// How many stalls opened on each day, and the sums.
    fn totals(&self) -> Vec<Cell> {
        let mut cells = vec![
            Cell::Text(self.language.pick("เปิดขายรวม", "Opened in all").to_owned()),
            Cell::Empty,
        ];
        if self.side_by_side() {
            let days = self.days.iter().filter_map(|place| self.attendance.days.get(*place));
            cells.extend(days.map(|day| Cell::Count(day.counts.opened.into())));
        } else {
            cells.extend([Cell::Empty, Cell::Empty]);
        }
        let counts = self.attendance.counts;
        cells.extend(
            [counts.opened, counts.zero_days, counts.excused, counts.no_file]
                .map(|count| Cell::Count(count.into())),
        );
        cells
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.side_by_side() {
            notes.push(legend(self.language));
        }
        let closed = self
            .attendance
            .days
            .iter()
            .filter(|day| !day.calendar.open && !day.calendar.reason.is_empty());
        let closed: Vec<String> = closed
            .map(|day| format!("{} ({})", day.calendar.day.slip(), day.calendar.reason))
            .collect();
        if !closed.is_empty() {
            let head = self.language.pick("วันหยุดตลาด", "The market was closed");
            notes.push(format!("{head}: {}", closed.join(", ")));
        }
        notes
    }
}

/// The letter of a mark.
const fn letter(mark: AttendanceMark, language: Language) -> &'static str {
    match mark {
        AttendanceMark::Opened => language.pick("ข", "S"),
        AttendanceMark::ZeroDay => "0",
        AttendanceMark::Unplanned => language.pick("ข*", "S*"),
        AttendanceMark::Waiting => language.pick("ร", "W"),
        AttendanceMark::Visiting => language.pick("จ", "V"),
        AttendanceMark::Excused => language.pick("ล", "E"),
        AttendanceMark::NoFile => "–",
        AttendanceMark::Expected | AttendanceMark::MarketClosed => "",
    }
}

fn legend(language: Language) -> String {
    let told = match language {
        Language::Th => {
            "ข เปิดขาย · 0 เปิดแต่ไม่มียอดขาย (ลงนามแล้ว) · ข* เปิดในวันหยุดตลาด · ร ไฟล์รอตรวจ \
             · จ ร้านจรมีบัตรวันนี้ · ล ลา · – ไม่ส่งยอด"
        }
        Language::En => {
            "S sold · 0 opened without a sale, signed · S* opened although the market was closed \
             · W file waiting · V visiting with a pass · E excused · – no file"
        }
    };
    told.to_owned()
}
