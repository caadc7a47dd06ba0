//! A stall's month as a table. Must never add anything up.

use documents::report::{Cell, ColumnKind, Report};
use domain::fee::FeeLine;
use domain::fee::FeeSource;

use crate::reports::papers::{Occasion, text};
use crate::reports::statement::{StallStatement, StatementDay, StatementPayment, StatementSums};

/// A stall's month: a row a day, between what was carried over and what is carried on.
#[must_use]
pub fn statement_document(told: &StallStatement, occasion: Occasion<'_>) -> Report {
    let money = |th, en| occasion.column(th, en, ColumnKind::Money);
    let words = |th, en| occasion.column(th, en, ColumnKind::Text);
    let mut rows = vec![balance(&occasion, ("ยกมา", "Carried over"), told.carried_over)];
    rows.extend(told.days.iter().map(|day| cells(day, &told.payments, &occasion)));
    let mut totals = vec![Cell::Text(occasion.say("ยกไป", "Carried on")), Cell::Empty, Cell::Empty];
    totals.extend(amounts(&told.totals));
    totals.extend([Cell::Money(told.carried_on), Cell::Empty]);
    Report {
        title: occasion.say("ใบแจ้งยอดรายเดือน", "Statement of the month"),
        subtitle_lines: vec![
            occasion.market.to_owned(),
            format!("{} {} {}", told.place, told.name, told.vendor).trim_end().to_owned(),
            told.month.long(occasion.language),
        ],
        columns: vec![
            occasion.column("วันที่", "Day", ColumnKind::Day),
            words("รายการ", "What"),
            money("ขายสุทธิ", "Net sales"),
            money("ค่าธรรมเนียม", "Fee"),
            money("ยกเว้น", "Waived"),
            money("ชำระ", "Paid"),
            money("คงค้าง", "Balance"),
            words("ใบเสร็จ", "Receipt"),
        ],
        rows,
        totals: Some(totals),
        notes: vec![],
        signatures: occasion.signatures(),
        language: occasion.language,
        made: occasion.made,
    }
}

fn balance(
    occasion: &Occasion<'_>,
    (th, en): (&'static str, &'static str),
    amount: domain::money::Money,
) -> Vec<Cell> {
    let mut cells = vec![Cell::Empty, Cell::Text(occasion.say(th, en))];
    cells.extend(std::iter::repeat_n(Cell::Empty, 4));
    cells.push(Cell::Money(amount));
    cells
}

fn cells(day: &StatementDay, all: &[StatementPayment], occasion: &Occasion<'_>) -> Vec<Cell> {
    let lines: Vec<String> = day.fee_lines.iter().map(|line| named(line, occasion)).collect();
    let mut receipts: Vec<String> =
        all.iter().filter(|one| one.day == day.day).map(|one| one.number.clone()).collect();
    let back = all.iter().filter(|one| one.taken_back == Some(day.day));
    let word = occasion.say("คืน", "taken back");
    receipts.extend(back.map(|one| format!("{word} {}", one.number)));
    let mut cells = vec![Cell::Day(day.day), text(&lines.join(", ")), Cell::Money(day.net)];
    cells.extend(amounts(&day.sums));
    cells.extend([Cell::Money(day.balance), text(&receipts.join(", "))]);
    cells
}

fn named(line: &FeeLine, occasion: &Occasion<'_>) -> String {
    match line.source {
        FeeSource::Waiver(_) => {
            format!("{} {}", occasion.say("ยกเว้น", "Waived:"), line.name)
        }
        _ => line.name.clone(),
    }
}

/// Charged, waived, and received less taken back.
fn amounts(sums: &StatementSums) -> [Cell; 3] {
    let paid = sums.received.minus(sums.taken_back).map_or(Cell::Empty, Cell::Money);
    [Cell::Money(sums.charged), Cell::Money(sums.waived), paid]
}
