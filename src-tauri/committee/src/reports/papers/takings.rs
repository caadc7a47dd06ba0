//! Takings as a table in parts, and the bars of them. Must never add anything up.

use documents::report::{Bar, Cell, Chart, ColumnKind, Report};
use domain::language::Language;
use domain::money::Money;

use crate::reports::papers::{Occasion, count, text};
use crate::reports::takings::{Back, ComparedRange, NamedTakings, Takings};

/// Bars of single days up to here; beyond, of days of the week.
const MOST_BARS: usize = 31;

const WEEKDAYS_TH: [&str; 7] = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"];
const WEEKDAYS_EN: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Row = (String, Cell, Money);

/// Takings by everything that is told of them.
#[must_use]
pub fn takings_document(takings: &Takings, occasion: Occasion<'_>) -> Report {
    let language = occasion.language;
    let mut rows = Vec::new();
    let mut part = |th, en, part: Vec<Row>| {
        for (name, how_many, amount) in part {
            let head = Cell::Text(language.pick(th, en).to_owned());
            rows.push(vec![head, Cell::Text(name), how_many, Cell::Money(amount)]);
        }
    };
    let days = takings.days.iter();
    part("วัน", "Day", days.map(|d| (d.day.long(language), count(d.receipts), d.net)).collect());
    part("โซน", "Zone", named(&takings.zones, occasion.say("ไม่มีโซน", "No zone")));
    part("ประเภท", "Category", named(&takings.categories, occasion.say("ไม่ระบุ", "Not said")));
    let way = |way: &crate::reports::takings::TenderTakings| {
        (way.kind.word(language).to_owned(), Cell::Empty, way.net)
    };
    part("วิธีรับเงิน", "Way of paying", takings.tenders.iter().map(way).collect());
    let mut hours: Vec<Row> = takings
        .hours
        .iter()
        .map(|hour| (format!("{:02}:00", hour.hour), count(hour.receipts), hour.net))
        .collect();
    if !takings.without_hour.is_zero() {
        let name = occasion.say("ไม่ทราบเวลา", "Hour not known");
        hours.push((name, Cell::Empty, takings.without_hour));
    }
    part("ชั่วโมง", "Hour", hours);
    let weekday = |one: &crate::reports::takings::WeekdayTakings| {
        (weekday(one.weekday, language), count(one.days.into()), one.net)
    };
    part("วันในสัปดาห์", "Day of the week", takings.weekdays.iter().map(weekday).collect());
    let stall = |one: &crate::reports::takings::StallTakings| {
        (format!("{} {}", one.place, one.name), count(one.days.into()), one.net)
    };
    part("ร้าน", "Stall", takings.stalls.iter().map(stall).collect());
    let sums = &takings.sums;
    Report {
        title: occasion.say("รายงานยอดขายของตลาด", "Takings of the market"),
        subtitle_lines: vec![
            occasion.market.to_owned(),
            format!("{} – {}", takings.from.long(language), takings.until.long(language)),
        ],
        columns: vec![
            occasion.column("หมวด", "By", ColumnKind::Text),
            occasion.column("รายการ", "What", ColumnKind::Text),
            occasion.column("จำนวน", "Count", ColumnKind::Count),
            occasion.column("ขายสุทธิ (บาท)", "Net (baht)", ColumnKind::Money),
        ],
        rows,
        totals: Some(vec![
            Cell::Text(occasion.say("รวม", "Total")),
            text(&market_days(sums.market_days, language)),
            count(sums.receipts),
            Cell::Money(sums.net),
        ]),
        notes: takings.compared.iter().map(|one| compared(one, language)).collect(),
        signatures: vec![],
        language,
        made: occasion.made,
    }
}

/// Bars of the days, or of the days of the week in a long range.
#[must_use]
pub fn takings_chart(takings: &Takings, language: Language) -> Chart {
    let bars = if takings.days.len() <= MOST_BARS {
        let bar = |day: &crate::reports::takings::DayTakings| Bar {
            label: day.day.long(language),
            amount: day.net,
        };
        takings.days.iter().map(bar).collect()
    } else {
        let bar = |one: &crate::reports::takings::WeekdayTakings| Bar {
            label: weekday(one.weekday, language),
            amount: one.net,
        };
        takings.weekdays.iter().map(bar).collect()
    };
    Chart {
        title: language.pick("ขายสุทธิ (บาท)", "Net (baht)").to_owned(), bars
    }
}

fn named(sums: &[NamedTakings], unnamed: String) -> Vec<Row> {
    let row = |sum: &NamedTakings| {
        let name = if sum.name.is_empty() { unnamed.clone() } else { sum.name.clone() };
        (name, count(sum.stall_days.into()), sum.net)
    };
    sums.iter().map(row).collect()
}

fn weekday(number: u32, language: Language) -> String {
    let at = number.saturating_sub(1) as usize;
    let names = match language {
        Language::Th => WEEKDAYS_TH,
        Language::En => WEEKDAYS_EN,
    };
    names.get(at).copied().unwrap_or_default().to_owned()
}

fn market_days(days: u32, language: Language) -> String {
    match language {
        Language::Th => format!("{days} วันตลาด"),
        Language::En => format!("{days} market days"),
    }
}

/// "เทียบเดือนก่อน (…): 1,200.00 บาท 4 วันตลาด · +12.50%".
fn compared(one: &ComparedRange, language: Language) -> String {
    let back = match one.back {
        Back::Week => language.pick("เทียบสัปดาห์ก่อน", "Beside the week before"),
        Back::Month => language.pick("เทียบเดือนก่อน", "Beside the month before"),
        Back::Year => language.pick("เทียบปีก่อน", "Beside the year before"),
    };
    let (from, until) = (one.from.slip(), one.until.slip());
    let (net, days) = (one.sums.net, market_days(one.sums.market_days, language));
    let change = percent(one.net.basis_points);
    let average = language.pick("เฉลี่ยต่อวันตลาด", "a market day");
    let per_day = percent(one.per_day.basis_points);
    format!("{back} ({from} – {until}): {net} · {days} · {change} · {average} {per_day}")
}

/// "+12.50%".
fn percent(basis_points: Option<i64>) -> String {
    let Some(points) = basis_points else { return "–".to_owned() };
    let sign = if points < 0 { '-' } else { '+' };
    let points = points.unsigned_abs();
    format!("{sign}{}.{:02}%", points / 100, points % 100)
}
