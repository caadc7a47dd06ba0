//! A scanner is no hand: what it reads never enters an amount, never presses a button, and never
//! finishes a sale.

use serde_json::json;
use tests::Folder;
use tests::screen::{Language, Screen, Window, with_scanner};

use crate::place::{Desk, is_sound};

const WATER: &str = "8850999320014";
const UNKNOWN: &str = "8851234567898";

/// A till with one dish to tap and a bottle to scan.
fn till(folder: &Folder) {
    Desk::till(folder.path(), &[("ข้าวแกง", 45, None), ("น้ำเปล่า", 10, Some(WATER))]);
}

fn pieces(screen: &Screen, count: &str) {
    screen.see(&screen.words.filled("sale_total", &[("count", count)]));
}

#[test]
fn a_scan_while_money_is_taken_neither_finishes_the_sale_nor_enters_an_amount() {
    with_scanner(scan_the_tender);
}

fn scan_the_tender() {
    let folder = Folder::new("window-scan-tender");
    till(&folder);
    let mut screen = Window::on(folder.path()).open("window-scan", Language::Thai);
    screen.see_word("sale_empty_text");
    screen.press("ข้าวแกง");
    pieces(&screen, "1");
    screen.press_word("sale_pay");
    screen.see_word("tender_notes");
    // what was handed over so far stands, whatever is scanned
    screen.breathe();
    screen.press_filled("note", &[("baht", "100")]);
    let done = screen.words.filled("tender_done", &[("baht", "55")]);
    screen.see(&done);
    for code in [WATER, UNKNOWN, "4912345678904", "99999"] {
        screen.scan(code);
        screen.breathe();
        screen.see(&done);
    }
    screen.see_word("tender_scan");
    screen.look("tender");
    // Enter from a hand is the green button; from a scanner it was none
    screen.type_keys("\u{e007}");
    screen.see(&screen.words.filled("sold_line", &[("baht", "45"), ("number", "0001")]));
    screen.finish();
    let till = Desk::open(folder.path());
    let receipts = till.ask("receipts", json!({ "day": null }));
    assert_eq!(receipts.as_array().map(Vec::len), Some(1), "{receipts}");
    assert_eq!(receipts[0]["total"], 4_500);
    drop(till);
    is_sound(folder.path());
}

#[test]
fn enter_from_a_scanner_never_presses_what_has_the_focus() {
    with_scanner(scan_the_sale);
}

fn scan_the_sale() {
    let folder = Folder::new("window-scan-enter");
    till(&folder);
    let mut screen = Window::on(folder.path()).open("window-scan-sale", Language::Thai);
    screen.see_word("sale_empty_text");
    screen.press("ข้าวแกง");
    pieces(&screen, "1");
    // the tile that was tapped has the focus, and walking with Tab would make Enter press it
    screen.type_keys("\u{e004}");
    screen.scan(WATER);
    pieces(&screen, "2");
    screen.scan(WATER);
    pieces(&screen, "3");
    // a code nobody knows asks what to do and leaves the bill alone
    screen.scan(UNKNOWN);
    screen.see_word("sale_unknown");
    pieces(&screen, "3");
    screen.look("unknown");
    screen.scan(WATER);
    pieces(&screen, "4");
    // read half: said in words
    screen.scan("8850999320015");
    screen.see_word("sale_misread");
    pieces(&screen, "4");
    screen.look("misread");
    // in a line to write in, the scan leaves what stood there
    screen.chord(&['\u{e032}']);
    screen.type_keys("น้ำ");
    screen.scan(WATER);
    pieces(&screen, "5");
    screen.holds("sale_search", "น้ำ");
    // three of the next one
    screen.press_word("clear");
    screen.type_keys("3\u{e024}");
    screen.see(&screen.words.filled("sale_times_shown", &[("count", "3")]));
    screen.look("times");
    screen.scan(WATER);
    pieces(&screen, "8");
    screen.finish();
}

#[test]
fn a_scan_in_the_drawer_count_counts_nothing() {
    with_scanner(scan_the_count);
}

fn scan_the_count() {
    let folder = Folder::new("window-scan-count");
    till(&folder);
    let mut screen = Window::on(folder.path()).open("window-scan-count", Language::Thai);
    screen.see_word("sale_empty_text");
    screen.chord(&['\u{e009}', '5']);
    screen.see_word("day_blind");
    let note = screen.words.filled("note", &[("baht", "1,000")]);
    let pieces =
        |count: &str| screen.words.filled("day_pieces", &[("what", &note), ("count", count)]);
    let (none, twelve) = (pieces("0"), pieces("12"));
    assert!(screen.has("button", &none), "{:?}", screen.names("button"));
    screen.scan(WATER);
    screen.breathe();
    assert!(screen.has("button", &none), "{:?}", screen.names("button"));
    screen.see_word("day_blind");
    // digits from a hand are counted
    screen.type_keys("12");
    assert!(screen.has("button", &twelve), "{:?}", screen.names("button"));
    screen.look("count");
    screen.finish();
}
