//! The book's own guards: triggers, the rebuild from the journal, an older copy, another desk.

use committee::{Book, SPEC};
use domain::day::Timestamp;
use domain::fee::FeeKind;
use domain::now::Now;
use domain::payment::TenderKind;
use store::OpenRefused;

use crate::market::{FIRST, MORNING, Market, baht};

/// A day with a little of everything.
fn busy() -> Market {
    let mut market = Market::new();
    market.usual_rules();
    market.rule("ค่าไฟ", FeeKind::PerUnit { unit: "ดวง".to_owned(), price: baht(7) }, FIRST);
    let mut stall = market.joined("A-12");
    market.receive(&stall.whole_day(FIRST, &[700, -20], 1));
    market.receive(b"rubbish");
    let request = market.request();
    let asked = committee::collecting::payments::PaymentRequest {
        request,
        stall: stall.id,
        amount: baht(20),
        kind: TenderKind::PromptPay,
        collector: "ลุงสม".to_owned(),
    };
    let now = market.now();
    let receipt = market.book.record_payment(now, &asked).unwrap();
    let request = market.request();
    let (receipt, reason) = (receipt.number, "ผิด".to_owned());
    let asked = committee::collecting::reverse::ReversalRequest { request, receipt, reason };
    let now = market.now();
    market.book.reverse_payment(now, &asked).unwrap();
    let left = market.register("A-13").id;
    let now = market.now();
    market.book.retire_stall(now, left).unwrap();
    market
}

#[test]
fn the_tables_are_rebuilt_from_the_journal_after_a_busy_day() {
    busy().assert_sound();
}

#[test]
fn a_table_that_was_tampered_with_is_found() {
    let market = busy();
    let tables = market.book.store().reader();
    tables.execute("UPDATE payment SET amount = amount + 1", []).unwrap();
    tables.execute("UPDATE settlement SET net = 0", []).unwrap();
    let (_, differences) = market.book.check().unwrap();
    let tables: Vec<_> = differences.iter().map(|found| found.table.as_str()).collect();
    assert_eq!(tables, ["settlement", "payment"]);
}

#[test]
fn nothing_in_the_journal_and_no_kept_file_is_edited_or_deleted() {
    let market = busy();
    let tables = market.book.store().reader();
    for forbidden in [
        "UPDATE journal SET kind = 'x' WHERE seq = 1",
        "DELETE FROM journal",
        "UPDATE file_bytes SET bytes = x'00'",
        "DELETE FROM file_bytes",
    ] {
        let refused = tables.execute(forbidden, []).unwrap_err().to_string();
        assert!(refused.contains("never"), "{forbidden}: {refused}");
    }
}

#[test]
fn names_of_people_stand_in_no_public_line() {
    let market = busy();
    let told: u32 = market
        .book
        .store()
        .reader()
        .query_row(
            "SELECT count(*) FROM journal WHERE line LIKE '%ป้าแดง%' OR line LIKE '%ลุงสม%'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(told, 0);
}

#[test]
fn an_older_copy_of_the_book_is_noted() {
    let mut market = busy();
    let older = market.path.with_file_name("older.db");
    store::back_up(market.book.store(), &older).unwrap();
    market.register("B-1");
    let Market { book, path, .. } = market;
    drop(book);
    store::restore(&older, &path, SPEC).unwrap();
    let now = Now { at: Timestamp::from_seconds(MORNING + 9_999), seed: [5; 32] };
    let book = Book::open(&path, now).unwrap();
    let noted = "SELECT count(*) FROM restored";
    let noted: u32 = book.store().reader().query_row(noted, [], |row| row.get(0)).unwrap();
    assert_eq!(noted, 1);
    assert!(matches!(Book::open(&path, now), Err(OpenRefused::InUse)));
    let (check, differences) = book.check().unwrap();
    assert!(check.is_sound() && differences.is_empty());
}
