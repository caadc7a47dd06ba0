//! Reports as files: the same bytes every time, whole on every page, harmless in a spreadsheet.

use std::path::PathBuf;

use documents::csv_file::{self, harmless};
use documents::report::{Cell, Column, ColumnKind, Report};
use documents::{pdf, xlsx};
use domain::day::Day;
use domain::language::Language;
use domain::money::Money;
use domain::quantity::Quantity;

use crate::samples::{MORNING, satang};

/// A report of so many stalls.
fn report(stalls: i64) -> Report {
    let garden = "ผักสดจากสวนลุงมีและครอบครัว";
    let names = ["ร้านก๋วยเตี๋ยวป้าน้อย", garden, "ปู่กู้ญี่ปุ่นซื้อทุเรียน"];
    let row = |number: i64| {
        let name = names[usize::try_from(number).unwrap() % names.len()];
        vec![
            Cell::Text(format!("A{number:02}")),
            Cell::Text(format!("{name} {number}")),
            Cell::Day(Day::new(2026, 11, 22).unwrap()),
            Cell::Count(20 + number),
            Cell::Quantity(Quantity::from_thousandths(1_250 * number).unwrap()),
            Cell::Money(satang(1_234_550 + number * 775)),
            if number % 7 == 3 { Cell::Empty } else { Cell::Money(satang(-6_000)) },
            Cell::Text(
                if number % 9 == 0 {
                    "ยังไม่ส่งยอด ติดต่อแล้วเมื่อเช้า"
                } else {
                    ""
                }
                .to_owned(),
            ),
        ]
    };
    let mut totals = vec![Cell::Text("รวม".to_owned())];
    totals.extend([Cell::Empty, Cell::Empty, Cell::Count(12_345), Cell::Empty]);
    totals.extend([Cell::Money(Money::baht(987_654)), Cell::Money(Money::baht(-4_200))]);
    Report {
        title: "สรุปยอดขายและค่าธรรมเนียมตลาดชุมชนสิริสุข".to_owned(),
        subtitle_lines: vec!["วันที่ 22 พ.ย. 2569 · 84 แผง".to_owned()],
        columns: [
            ("ล็อก", ColumnKind::Text),
            ("ร้าน", ColumnKind::Text),
            ("วันขาย", ColumnKind::Day),
            ("บิล", ColumnKind::Count),
            ("น้ำหนัก (กก.)", ColumnKind::Quantity),
            ("ขายสุทธิ", ColumnKind::Money),
            ("ค่าธรรมเนียม", ColumnKind::Money),
            ("หมายเหตุ", ColumnKind::Text),
        ]
        .map(|(title, kind)| Column::new(title, kind))
        .to_vec(),
        rows: (1..=stalls).map(row).collect(),
        totals: Some(totals),
        notes: vec!["ยอดทุกบรรทัดตรวจลายเซ็นของแผงแล้ว และบวกใหม่จากรายการขายทุกใบ".to_owned()],
        signatures: ["ผู้จัดทำ", "เหรัญญิก", "ประธานกรรมการตลาด"].map(str::to_owned).to_vec(),
        language: Language::Th,
        made: MORNING,
    }
}

/// Keeps a file for people to look at.
fn keep(name: &str, bytes: &[u8]) {
    std::fs::write(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name), bytes).unwrap();
}

fn pages(pdf: &[u8]) -> usize {
    pdf.windows(18).filter(|part| *part == b"<</Type/Page/Resou").count()
}

#[test]
fn a_pdf_is_the_same_every_time_and_grows_page_by_page() {
    for (stalls, least) in [(0, 1), (10, 1), (84, 3)] {
        let file = pdf::render(&report(stalls)).unwrap();
        assert!(file.starts_with(b"%PDF-"));
        assert!(pages(&file) >= least, "{stalls} stalls on {} pages", pages(&file));
        assert_eq!(file, pdf::render(&report(stalls)).unwrap());
        keep(&format!("report-{stalls}.pdf"), &file);
    }
}

#[test]
fn a_cell_higher_than_a_page_goes_on_over_the_next() {
    let mut long = report(3);
    long.columns.truncate(2);
    long.rows = vec![vec![Cell::Text("A1".to_owned()), Cell::Text("น้ำพริกปลาทู ".repeat(900))]];
    long.totals = None;
    let file = pdf::render(&long).unwrap();
    assert!(pages(&file) >= 3);
    keep("report-long.pdf", &file);
}

#[test]
fn a_narrow_table_stays_upright_and_strange_text_is_set() {
    let mut narrow = report(5);
    narrow.columns.truncate(4);
    narrow.columns[1].title = "🧋 ชื่อ\u{202e}\n(ยาว)".to_owned();
    narrow.language = Language::En;
    narrow.rows.push(vec![]);
    keep("report-narrow.pdf", &pdf::render(&narrow).unwrap());
    let bare = Report { columns: vec![], rows: vec![vec![]], totals: None, ..report(0) };
    assert!(pdf::render(&bare).is_ok() && xlsx::render(&bare).is_ok());
    assert!(csv_file::render(&bare).is_ok());
}

#[test]
fn a_spreadsheet_is_the_same_every_time() {
    let file = xlsx::render(&report(84)).unwrap();
    assert!(file.starts_with(b"PK"));
    assert_eq!(file, xlsx::render(&report(84)).unwrap());
    keep("report.xlsx", &file);
    let odd = Report {
        title: "'[a]:b*?/\\ ชื่อที่ยาวมากกว่าสามสิบเอ็ดตัวอักษร".to_owned(), ..report(1)
    };
    assert!(xlsx::render(&odd).is_ok());
}

#[test]
fn a_csv_file_is_plain_and_harmless() {
    let mut small = report(1);
    small.rows[0][1] = Cell::Text("=HYPERLINK(\"http://x\"),\"น้ำ\"".to_owned());
    let file = String::from_utf8(csv_file::render(&small).unwrap()).unwrap();
    assert_eq!(
        file,
        "\u{feff}ล็อก,ร้าน,วันขาย,บิล,น้ำหนัก (กก.),ขายสุทธิ,ค่าธรรมเนียม,หมายเหตุ\r\n\
         A01,\"'=HYPERLINK(\"\"http://x\"\"),\"\"น้ำ\"\"\",2026-11-22,21,1.25,12353.25,-60.00,\r\n"
    );
    for (typed, written) in [
        ("=1", "'=1"),
        ("+66", "'+66"),
        ("-5", "'-5"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("＠a", "'＠a"),
        ("ข้าว=มัน", "ข้าว=มัน"),
        ("", ""),
    ] {
        assert_eq!(harmless(typed), written);
    }
}
