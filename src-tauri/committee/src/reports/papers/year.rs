//! A year as a table of its months, and the bars of them. Must never add anything up.

use documents::report::{Bar, Cell, Chart, ColumnKind, Report};
use domain::language::Language;
use domain::payment::TenderKind;

use crate::reports::papers::{Occasion, count, text};
use crate::reports::year::{YearSummary, YearSums};

/// A year, a row a month.
#[must_use]
pub fn year_document(year: &YearSummary, occasion: Occasion<'_>) -> Report {
    let money = |th, en| occasion.column(th, en, ColumnKind::Money);
    let ways: Vec<TenderKind> = year.totals.ways.iter().map(|way| way.kind).collect();
    let mut columns = vec![
        occasion.column("เดือน", "Month", ColumnKind::Text),
        occasion.column("วันตลาด", "Market days", ColumnKind::Count),
        money("ขายสุทธิ", "Net sales"),
        money("ค่าธรรมเนียม", "Fees"),
        money("ยกเว้น", "Waived"),
    ];
    let way = |kind: &TenderKind| {
        let word = kind.word(occasion.language);
        documents::report::Column::new(word, ColumnKind::Money)
    };
    columns.extend(ways.iter().map(way));
    columns.extend([money("รับชำระ", "Paid"), money("ค้างสิ้นเดือน", "Owed at its end")]);
    let row = |name: Cell, sums: &YearSums, owed: Cell| {
        let mut cells = vec![name, count(sums.days.into())];
        cells.extend([sums.net, sums.charged, sums.waived].map(Cell::Money));
        cells.extend(ways.iter().map(|kind| {
            let paid = sums.ways.iter().find(|way| way.kind == *kind);
            paid.map_or(Cell::Empty, |way| Cell::Money(way.amount))
        }));
        cells.extend([Cell::Money(sums.paid), owed]);
        cells
    };
    let mut carried = vec![Cell::Text(occasion.say("ยกมา", "Carried over"))];
    carried.extend(std::iter::repeat_n(Cell::Empty, 5 + ways.len()));
    carried.push(Cell::Money(year.carried_over));
    let mut rows = vec![carried];
    rows.extend(year.months.iter().map(|month| {
        let name = text(&month.month.long(occasion.language));
        row(name, &month.sums, Cell::Money(month.owed))
    }));
    let total = Cell::Text(occasion.say("รวม", "Total"));
    Report {
        title: occasion.say("สรุปรายปี", "Summary of the year"),
        subtitle_lines: vec![
            occasion.market.to_owned(),
            match occasion.language {
                Language::Th => format!("พ.ศ. {}", year.year),
                Language::En => format!("{} BE", year.year),
            },
        ],
        columns,
        rows,
        totals: Some(row(total, &year.totals, Cell::Empty)),
        notes: vec![],
        signatures: occasion.signatures(),
        language: occasion.language,
        made: occasion.made,
    }
}

/// Bars of the fees of the months that had market days.
#[must_use]
pub fn year_chart(year: &YearSummary, language: Language) -> Chart {
    let held = year.months.iter().filter(|month| month.sums.days > 0);
    let bars = held.map(|month| Bar { label: month.month.long(language), amount: month.sums.fee });
    let title = language.pick("ค่าธรรมเนียม (บาท)", "Fees (baht)").to_owned();
    Chart { title, bars: bars.collect() }
}
