//! The reports of a till as tables: for PDF, XLSX and CSV. Must never add anything up: it only sets
//! figures in columns.

use documents::report::{Cell, Column, ColumnKind, Report};
use domain::day::Timestamp;
use domain::language::Language;
use domain::money::Money;
use domain::quantity::Quantity;
use domain::unit::Unit;

use crate::enrol::Identity;
use crate::report::{HourNet, TillReport};
use crate::tax_report::TaxReport;

/// Who a report is of, when it was made, and in which language it speaks.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The stall; none before it was set up.
    pub stall: Option<&'a Identity>,
    /// Its tax id, where it is registered.
    pub tax_id: Option<&'a str>,
    /// When it was made.
    pub made: Timestamp,
    /// The language.
    pub language: Language,
    /// Whether the part of the report stands in every row: for programs that sort.
    pub every_row: bool,
}

impl About<'_> {
    fn say(&self, th: &'static str, en: &'static str) -> String {
        self.language.pick(th, en).to_owned()
    }

    /// Whose report, and of which days.
    fn subtitle(&self, from: domain::day::Day, until: domain::day::Day) -> Vec<String> {
        let whose = self.stall.map(|stall| {
            let parts = [stall.stall_name.as_str(), &stall.place, &stall.market_name];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(" · ")
        });
        let (first, last) = (from.long(self.language), until.long(self.language));
        let days = if from == until { first } else { format!("{first} – {last}") };
        whose.into_iter().chain([days]).collect()
    }
}

/// The rows of a report in parts.
struct Rows<'a> {
    about: &'a About<'a>,
    rows: Vec<Vec<Cell>>,
}

impl Rows<'_> {
    /// A part with its rows: what it is, how many or how much, and the amount.
    fn part(&mut self, th: &'static str, en: &'static str, rows: Vec<(String, Cell, Cell)>) {
        let title = self.about.say(th, en);
        for (place, (what, count, amount)) in rows.into_iter().enumerate() {
            let told = place == 0 || self.about.every_row;
            let part = if told { Cell::Text(title.clone()) } else { Cell::Empty };
            self.rows.push(vec![part, Cell::Text(what), count, amount]);
        }
    }
}

/// The report of some days.
#[must_use]
pub fn report_document(report: &TillReport, about: &About<'_>) -> Report {
    let mut rows = Rows { about, rows: Vec::new() };
    rows.part("ภาพรวม", "Overview", overview(report, about));
    let day =
        |row: &crate::report::DayNet| (row.day.slip(), count(row.receipts), Cell::Money(row.net));
    rows.part("รายวัน", "By day", report.by_day.iter().map(day).collect());
    let hour = |row: &HourNet| (hours(row.hour), count(row.receipts), Cell::Money(row.net));
    rows.part("รายชั่วโมง", "By hour", report.by_hour.iter().map(hour).collect());
    rows.part("วิธีรับเงิน", "By tender", tenders(report, about));
    rows.part("คนขาย", "By seller", sellers(report, about));
    let best = report.best.iter().map(|goods| {
        let unit = goods.unit.word(about.language);
        (format!("{} ({unit})", goods.name), much(goods.quantity), Cell::Money(goods.amount))
    });
    rows.part("ขายดี", "Best sellers", best.collect());
    let standing = [
        (about.say("ลูกค้าค้างชำระ", "Customers owe"), report.credit_outstanding),
        (about.say("มัดจำที่รับไว้", "Deposits held"), report.deposits_held),
    ];
    let standing = standing.map(|(what, amount)| (what, Cell::Empty, Cell::Money(amount)));
    rows.part("ค้างอยู่ตอนนี้", "Standing now", standing.into());
    let low = report.low_stock.iter().map(|goods| {
        let unit: Unit = goods.unit;
        let name = format!("{} ({})", goods.name, unit.word(about.language));
        (name, Cell::Quantity(goods.stock), Cell::Empty)
    });
    rows.part("ของใกล้หมด", "Running out", low.collect());
    let column = |th, en, kind| Column::new(about.say(th, en), kind);
    Report {
        title: about.say("รายงานยอดขาย", "Sales report"),
        subtitle_lines: about.subtitle(report.from, report.until),
        columns: vec![
            column("หมวด", "Part", ColumnKind::Text),
            column("รายการ", "What", ColumnKind::Text),
            column("จำนวน", "Count", ColumnKind::Quantity),
            column("จำนวนเงิน (บาท)", "Amount (baht)", ColumnKind::Money),
        ],
        rows: rows.rows,
        totals: None,
        notes: notes(report, about),
        signatures: vec![],
        language: about.language,
        made: about.made,
    }
}

fn overview(report: &TillReport, about: &About<'_>) -> Vec<(String, Cell, Cell)> {
    let row = |th, en, how_many, amount: Money| (about.say(th, en), how_many, Cell::Money(amount));
    let refunds = report.refunds;
    let mut rows = vec![
        row("ขายได้", "Sold", count(report.receipts), report.gross),
        row("คืนเงิน", "Given back", count(refunds.count), refunds.amount.negated()),
        row("ขายสุทธิ", "Net sales", Cell::Empty, report.net),
        row("เฉลี่ยต่อบิล", "Average sale", Cell::Empty, report.average),
    ];
    if let Some(profit) = report.profit {
        rows.push(row("กำไรโดยประมาณ", "Estimated profit", Cell::Empty, profit));
    }
    rows.extend([
        row("ส่วนลดที่ให้", "Discounts given", Cell::Empty, report.discounts),
        row("ปัดเศษเงินสด", "Cash rounding", Cell::Empty, report.rounding),
        row(
            "ลบรายการก่อนรับเงิน",
            "Lines removed unpaid",
            count(report.removed.count),
            report.removed.amount,
        ),
    ]);
    if let Some(before) = report.compare {
        let net = before.net_before;
        rows.push(row("ขายสุทธิช่วงก่อนหน้า", "Net sales of the days before", Cell::Empty, net));
    }
    rows
}

fn tenders(report: &TillReport, about: &About<'_>) -> Vec<(String, Cell, Cell)> {
    let mut rows = Vec::new();
    for tender in &report.by_tender {
        let word = tender.kind.word(about.language);
        rows.push((word.to_owned(), Cell::Empty, Cell::Money(tender.sold)));
        if !tender.refunded.is_zero() {
            let back = about.say("คืน", "given back");
            let amount = Cell::Money(tender.refunded.negated());
            rows.push((format!("{word} – {back}"), Cell::Empty, amount));
        }
    }
    rows
}

fn sellers(report: &TillReport, about: &About<'_>) -> Vec<(String, Cell, Cell)> {
    let mut rows = Vec::new();
    for who in &report.by_operator {
        let name = match who.number {
            Some(_) => who.name.clone(),
            None => about.say("ไม่ได้ลงชื่อ", "Not signed in"),
        };
        rows.push((name.clone(), count(who.receipts), Cell::Money(who.net)));
        let beside = [
            (("คืนเงิน", "given back"), who.refunds, Cell::Money(who.refunded.negated())),
            (("ลบรายการ", "lines removed"), who.removed_lines, Cell::Money(who.removed_amount)),
            (("เปิดลิ้นชัก", "drawer opened"), who.drawer_openings, Cell::Empty),
        ];
        for ((th, en), often, amount) in beside {
            if often > 0 {
                rows.push((format!("{name} – {}", about.say(th, en)), count(often), amount));
            }
        }
    }
    rows
}

fn notes(report: &TillReport, about: &About<'_>) -> Vec<String> {
    if report.profit.is_none() {
        return vec![];
    }
    let known = percent(report.profit_known);
    vec![match about.language {
        Language::Th => {
            format!("กำไรโดยประมาณคิดจากของที่ใส่ต้นทุนไว้ {known}% ของยอดขาย ไม่รวมค่าเช่า ค่าแรง และของเสีย")
        }
        Language::En => format!(
            "The profit is an estimate from goods with a known cost, {known}% of the takings, \
             before rent, wages and waste"
        ),
    }]
}

/// The sales tax report.
#[must_use]
pub fn tax_document(report: &TaxReport, about: &About<'_>) -> Report {
    let column = |th, en, kind| Column::new(about.say(th, en), kind);
    let number = |number: u64| Cell::Text(crate::slips::number(number));
    let rows = report.rows.iter().map(|row| {
        let amounts = [row.base, row.vat, row.exempt, row.total].map(Cell::Money);
        let head = [Cell::Day(row.day), number(row.first), number(row.last)];
        head.into_iter().chain(amounts).collect()
    });
    let sums = report.sums;
    let totals = [Cell::Text(about.say("รวม", "Total")), Cell::Empty, Cell::Empty];
    let amounts = [sums.base, sums.vat, sums.exempt, sums.total].map(Cell::Money);
    let mut subtitle = about.subtitle(report.from, report.until);
    if let Some(id) = about.tax_id {
        subtitle.push(format!("{} {id}", about.say("เลขประจำตัวผู้เสียภาษี", "Tax ID")));
    }
    Report {
        title: about.say("รายงานภาษีขาย", "Sales tax report"),
        subtitle_lines: subtitle,
        columns: vec![
            column("วันขาย", "Trading day", ColumnKind::Day),
            column("ใบเสร็จแรก", "First receipt", ColumnKind::Text),
            column("ใบเสร็จท้าย", "Last receipt", ColumnKind::Text),
            column("มูลค่าสินค้า", "Value", ColumnKind::Money),
            column("ภาษี 7%", "VAT 7%", ColumnKind::Money),
            column("ยกเว้นภาษี", "Exempt", ColumnKind::Money),
            column("รวมทั้งสิ้น", "Total", ColumnKind::Money),
        ],
        rows: rows.collect(),
        totals: Some(totals.into_iter().chain(amounts).collect()),
        notes: tax_notes(report, about.language),
        signatures: vec![about.say("ผู้จัดทำ", "Prepared by")],
        language: about.language,
        made: about.made,
    }
}

fn tax_notes(report: &TaxReport, language: Language) -> Vec<String> {
    let refunds = language.pick(
        "ยอดแต่ละวันหักใบคืนเงินแล้ว ใบคืนเงินใช้เลขที่ชุดเดียวกับใบเสร็จ",
        "Refunds are taken off each day; they share the run of receipt numbers",
    );
    if report.registered {
        return vec![refunds.to_owned()];
    }
    let (year, share) = (report.year_to_date, percent(report.threshold_share));
    let told = match language {
        Language::Th => format!(
            "ร้านนี้ไม่ได้จดทะเบียนภาษีมูลค่าเพิ่ม ยอดขาย 12 เดือนถึงวันสุดท้าย {year} บาท คิดเป็น {share}% \
             ของ 1,800,000 บาทที่ต้องจดทะเบียน (ของที่กฎหมายยกเว้นภาษีไม่ต้องนับ)"
        ),
        Language::En => format!(
            "This stall is not registered for VAT. Takings of the 12 months up to the last day: \
             {year} baht, {share}% of the 1,800,000 baht from which one has to register (what is \
             exempt by law does not count)"
        ),
    };
    vec![refunds.to_owned(), told]
}

/// "87.5" of hundredths of a percent.
fn percent(hundredths: u32) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let text = format!("{whole}.{rest:02}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn hours(hour: u32) -> String {
    format!("{hour:02}:00–{hour:02}:59")
}

fn count(count: u64) -> Cell {
    i64::try_from(count).map_or(Cell::Empty, Cell::Count)
}

/// More than one quantity holds is told in whole units.
fn much(thousandths: i64) -> Cell {
    let quantity = Quantity::from_thousandths(thousandths).map(Cell::Quantity);
    quantity.unwrap_or(Cell::Count(thousandths / 1_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_as_people_read_them() {
        let shown = [0, 5, 50, 100, 1_050, 8_750, 10_000].map(percent);
        assert_eq!(shown, ["0", "0.05", "0.5", "1", "10.5", "87.5", "100"]);
        assert_eq!((hours(8), hours(23)), ("08:00–08:59".into(), "23:00–23:59".into()));
        assert_eq!(much(1_500).shown(), "1.5");
        assert_eq!(much(2_000_000_000_999).shown(), "2,000,000,000");
    }
}
