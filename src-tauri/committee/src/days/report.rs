//! The report of a market day as a table that three people sign: for PDF, XLSX and CSV.
//! Must never add anything up that the book has not: it only sets figures in columns.

use documents::report::{Cell, Column, ColumnKind, Report};
use domain::day::Timestamp;
use domain::language::Language;
use domain::money::Money;
use domain::payment::{TENDERS, TenderKind};
use settlement::fact::TenderTotal;

use crate::days::day::{MarketDay, StallDay, StallDayState};

/// The report of a market day.
#[must_use]
pub fn day_document(market: &str, day: &MarketDay, made: Timestamp, language: Language) -> Report {
    let say = |th: &'static str, en: &'static str| language.pick(th, en).to_owned();
    let ways = ways(day);
    Report {
        title: say("รายงานวันตลาด", "Market day report"),
        subtitle_lines: vec![market.to_owned(), day.day.long(language), counts(day, language)],
        columns: columns(&ways, language),
        rows: day.stalls.iter().map(|row| cells(row, &ways, language)).collect(),
        totals: Some(totals(day, &ways, language)),
        notes: notes(day, language),
        signatures: signatures(day, language),
        language,
        made,
    }
}

/// Who signs: of a closed day the two officers who closed it stand by name.
fn signatures(day: &MarketDay, language: Language) -> Vec<String> {
    let say = |th: &'static str, en: &'static str| language.pick(th, en).to_owned();
    let chair = say("ประธานกรรมการ", "Chair");
    match &day.closed {
        None => vec![say("ผู้รวบรวม", "Prepared by"), say("เหรัญญิก", "Treasurer"), chair],
        Some(closed) => vec![
            format!("{} ({})", say("ผู้ปิดยอด", "Closed by"), closed.by_name),
            format!("{} ({})", say("ผู้ปิดยอดร่วม", "Closed with"), closed.with_name),
            chair,
        ],
    }
}

fn counts(day: &MarketDay, language: Language) -> String {
    let totals = &day.totals;
    match language {
        Language::Th => format!(
            "ร้านทั้งหมด {} · ส่งยอดแล้ว {} · ยังขาด {} · ลา {}",
            totals.registered, totals.received, totals.missing, totals.excused
        ),
        Language::En => format!(
            "Stalls {} · handed in {} · missing {} · excused {}",
            totals.registered, totals.received, totals.missing, totals.excused
        ),
    }
}

/// The ways of paying that have a column: cash and transfers always, the rest on days they came.
fn ways(day: &MarketDay) -> Vec<TenderKind> {
    let came = |kind: &TenderKind| day.totals.tenders.iter().any(|total| total.kind == *kind);
    TENDERS.into_iter().filter(|kind| kind.is_money() || came(kind)).collect()
}

fn columns(ways: &[TenderKind], language: Language) -> Vec<Column> {
    let column = |th: &str, en: &str, kind| Column::new(language.pick(th, en), kind);
    let mut columns = vec![
        column("ล็อก", "Lot", ColumnKind::Text),
        column("ร้าน", "Stall", ColumnKind::Text),
        column("บิล", "Receipts", ColumnKind::Count),
    ];
    columns.extend(ways.iter().map(|way| Column::new(way.word(language), ColumnKind::Money)));
    columns.extend([
        column("ขายสุทธิ", "Net", ColumnKind::Money),
        column("ค่าธรรมเนียม", "Fee", ColumnKind::Money),
        column("ชำระแล้ว", "Paid", ColumnKind::Money),
        column("ค้างวันนี้", "Owed", ColumnKind::Money),
        column("ค้างเก่า", "Arrears", ColumnKind::Money),
        column("สถานะ", "State", ColumnKind::Text),
    ]);
    columns
}

fn cells(row: &StallDay, ways: &[TenderKind], language: Language) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(row.place.clone()), Cell::Text(row.name.clone())];
    if row.has_counted() {
        cells.push(count(row.receipts));
        cells.extend(ways.iter().map(|way| taken(&row.tenders, *way)));
        cells.push(Cell::Money(row.net));
    } else {
        cells.extend(std::iter::repeat_n(Cell::Empty, ways.len() + 2));
    }
    cells.extend([row.fee, row.paid, row.owed, row.arrears].map(Cell::Money));
    cells.push(Cell::Text(state(row, language)));
    cells
}

fn totals(day: &MarketDay, ways: &[TenderKind], language: Language) -> Vec<Cell> {
    let totals = &day.totals;
    let mut cells = vec![
        Cell::Text(language.pick("รวม", "Total").to_owned()),
        Cell::Empty,
        count(totals.receipts),
    ];
    cells.extend(ways.iter().map(|way| taken(&totals.tenders, *way)));
    cells.extend(
        [totals.net, totals.fee, totals.paid, totals.owed, totals.arrears].map(Cell::Money),
    );
    cells.push(Cell::Empty);
    cells
}

fn notes(day: &MarketDay, language: Language) -> Vec<String> {
    let totals = &day.totals;
    let mut notes = Vec::new();
    if !day.missing.is_empty() {
        let named: Vec<String> =
            day.missing.iter().map(|stall| format!("{} {}", stall.place, stall.name)).collect();
        let head = language.pick("ร้านที่ยังขาด", "Missing");
        notes.push(format!("{head} ({}): {}", named.len(), named.join(", ")));
    }
    notes.extend(excused(day, language));
    notes.extend(closed(day, language));
    let told = [
        (totals.zero_days, "ร้านที่เปิดแต่ไม่มียอดขาย (ลงนามแล้ว)", "Opened without a sale, signed"),
        (totals.unplanned, "ร้านที่เปิดในวันหยุดตลาด", "Opened although the market was closed"),
        (totals.unconfirmed, "ไฟล์รอยืนยันกุญแจ", "Files waiting for a key"),
        (totals.slips, "ร้านที่รู้ยอดจากใบปิดยอด รอไฟล์", "Stalls known by the slip, file to come"),
        (totals.forked, "ไฟล์เลขปิดวันซ้ำกัน ยังไม่นับ", "Files with one number, not counted"),
        (totals.flagged, "ไฟล์ที่ไม่ต่อเนื่องจากวันก่อน", "Files that do not continue"),
        (totals.set_aside, "ไฟล์ที่พักไว้", "Files set aside"),
        (totals.refused, "ไฟล์ที่ไม่รับ", "Files refused"),
    ];
    for (number, th, en) in told {
        if number > 0 {
            notes.push(format!("{}: {number}", language.pick(th, en)));
        }
    }
    if !totals.refunded.is_zero() {
        let (sold, back) = (totals.gross, totals.refunded);
        notes.push(match language {
            Language::Th => format!("ขาย {sold} บาท หักคืนเงิน {back} บาท"),
            Language::En => format!("Sold {sold} baht, given back {back} baht"),
        });
    }
    if !totals.over_short.is_zero() {
        let head = language.pick("เงินสดเกิน(+)/ขาด(-) รวม", "Cash over(+)/short(-), all stalls");
        notes.push(format!("{head}: {}", totals.over_short));
    }
    notes
}

/// Stalls that may stay away, with the reason.
fn excused(day: &MarketDay, language: Language) -> Option<String> {
    let named: Vec<String> = day
        .stalls
        .iter()
        .filter_map(|row| Some(format!("{} {} ({})", row.place, row.name, row.excuse.as_ref()?)))
        .collect();
    let head = language.pick("ร้านที่ลา", "Excused");
    (!named.is_empty()).then(|| format!("{head} ({}): {}", named.len(), named.join(", ")))
}

/// What two officers closed the day with, and what came to something else since.
fn closed(day: &MarketDay, language: Language) -> Vec<String> {
    let Some(closing) = &day.closed else { return vec![] };
    let (at, then) = (closing.at.slip(), closing.figures);
    let mut told = vec![match language {
        Language::Th => format!(
            "ปิดยอดเมื่อ {at}: ส่งยอด {} จาก {} ร้าน ขายสุทธิ {} บาท ค่าธรรมเนียม {} บาท",
            then.received, then.registered, then.net, then.fee
        ),
        Language::En => format!(
            "Closed at {at}: {} of {} stalls handed in, net {} baht, fees {} baht",
            then.received, then.registered, then.net, then.fee
        ),
    }];
    if day.changed_since {
        let changed = closing.changes.iter().map(|change| match language {
            Language::Th => format!(
                "{} {} ค่าธรรมเนียม {} → {} บาท",
                change.place, change.name, change.fee_before, change.fee
            ),
            Language::En => format!(
                "{} {} fee {} → {} baht",
                change.place, change.name, change.fee_before, change.fee
            ),
        });
        let head = language.pick("เปลี่ยนหลังปิดยอด", "Changed after the closing");
        told.push(format!("{head}: {}", changed.collect::<Vec<_>>().join(", ")));
    }
    told
}

/// Taken less given back by one tender.
fn taken(tenders: &[TenderTotal], kind: TenderKind) -> Cell {
    let found = tenders.iter().find(|tender| tender.kind == kind);
    let net = found.map_or(Ok(Money::ZERO), |tender| tender.sold.minus(tender.refunded));
    net.map_or(Cell::Empty, Cell::Money)
}

fn count(number: u64) -> Cell {
    i64::try_from(number).map_or(Cell::Empty, Cell::Count)
}

fn state(row: &StallDay, language: Language) -> String {
    let mut state = state_word(row.state, language).to_owned();
    if row.zero_day {
        state.push_str(language.pick(" · ไม่มียอดขาย", " · no sales"));
    }
    if row.unplanned {
        state.push_str(language.pick(" · เปิดในวันหยุดตลาด", " · opened although closed"));
    }
    state
}

const fn state_word(state: StallDayState, language: Language) -> &'static str {
    match state {
        StallDayState::Fork => language.pick("เลขซ้ำ", "Double"),
        StallDayState::Unconfirmed => language.pick("รอยืนยัน", "Unconfirmed"),
        StallDayState::Broken => language.pick("ไม่ต่อเนื่อง", "Does not continue"),
        StallDayState::Gap => language.pick("รับแล้ว ขาดวันก่อน", "Received, gap before"),
        StallDayState::Slip => language.pick("จากใบปิดยอด รอไฟล์", "By slip, file to come"),
        StallDayState::Received => language.pick("รับแล้ว", "Received"),
        StallDayState::Missing => language.pick("ยังขาด", "Missing"),
        StallDayState::Excused => language.pick("ลา", "Excused"),
    }
}
