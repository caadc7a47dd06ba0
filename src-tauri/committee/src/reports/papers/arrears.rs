//! Arrears by age as a table. Must never add anything up.

use documents::report::{Cell, ColumnKind, Report};

use crate::reports::arrears::{Ageing, Arrears, ArrearsRow};
use crate::reports::papers::{Occasion, text};

/// Arrears by age, the worst first.
#[must_use]
pub fn arrears_document(arrears: &Arrears, occasion: Occasion<'_>) -> Report {
    let money = |th, en| occasion.column(th, en, ColumnKind::Money);
    let mut totals = vec![Cell::Text(occasion.say("รวม", "Total")), Cell::Empty];
    totals.extend(amounts(&arrears.totals));
    totals.extend([Cell::Empty, Cell::Empty]);
    let stalls = arrears.rows.len();
    Report {
        title: occasion.say("ค่าธรรมเนียมค้างชำระตามอายุ", "Arrears by age"),
        subtitle_lines: vec![
            occasion.market.to_owned(),
            arrears.on.long(occasion.language),
            format!("{} {stalls}", occasion.say("จำนวนร้าน", "Stalls")),
        ],
        columns: vec![
            occasion.column("ล็อก", "Lot", ColumnKind::Text),
            occasion.column("ร้าน", "Stall", ColumnKind::Text),
            money("วันนี้", "This day"),
            money("1-7 วัน", "1-7 days"),
            money("8-30 วัน", "8-30 days"),
            money("31-90 วัน", "31-90 days"),
            money("เกิน 90 วัน", "Over 90 days"),
            money("ชำระเกิน", "Paid ahead"),
            money("รวมค้าง", "Owed"),
            occasion.column("ค้างตั้งแต่", "Since", ColumnKind::Day),
            occasion.column("ชำระล่าสุด", "Last paid", ColumnKind::Day),
        ],
        rows: arrears.rows.iter().map(cells).collect(),
        totals: Some(totals),
        notes: vec![occasion.say(
            "อายุนับจากวันที่คิดค่าธรรมเนียม จ่ายแล้วตัดวันเก่าก่อน",
            "Age is counted from the day the fee is for; payments take the oldest days first",
        )],
        signatures: occasion.signatures(),
        language: occasion.language,
        made: occasion.made,
    }
}

fn cells(row: &ArrearsRow) -> Vec<Cell> {
    let mut cells = vec![text(&row.place), text(&row.name)];
    cells.extend(amounts(&row.ageing));
    cells.push(row.oldest.map_or(Cell::Empty, Cell::Day));
    cells.push(row.last_payment.as_ref().map_or(Cell::Empty, |paid| Cell::Day(paid.day)));
    cells
}

fn amounts(ageing: &Ageing) -> [Cell; 7] {
    let Ageing { current, days_7, days_30, days_90, older, ahead, total } = *ageing;
    [current, days_7, days_30, days_90, older, ahead, total].map(Cell::Money)
}
