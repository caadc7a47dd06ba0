//! Sales by one hand, by the keyboard, by the scanner: how many acts each takes, that each act
//! can be taken back, and that what is shown adds up.

use std::path::Path;

use serde_json::{Value, json};
use tests::Folder;
use tests::screen::{Language, PATIENCE, Screen, Window, until, with_scanner};

use crate::place::{Desk, is_sound};
use crate::ticket::{ENTER, F2, F8, F9, STAR, UNDO, adds_up, pieces, rows};

const WATER: &str = "8850999320014";
const CURRY: &str = "ข้าวแกง";
const SALAD: &str = "ส้มตำ";

fn open(folder: &Folder, walk: &str) -> Screen {
    let goods = [(CURRY, 45, None), (SALAD, 60, None), ("น้ำเปล่า", 10, Some(WATER))];
    Desk::till(folder.path(), &goods);
    let screen = Window::on(folder.path()).open(walk, Language::Thai);
    screen.see_word("sale_empty_text");
    screen
}

/// Every bill of the day: its total.
fn totals(data: &Path) -> Vec<Value> {
    let receipts = Desk::open(data).ask("receipts", json!({ "day": null }));
    let mut totals: Vec<Value> =
        receipts.as_array().expect("a list").iter().map(|one| one["total"].clone()).collect();
    totals.reverse();
    totals
}

fn sold(screen: &Screen, baht: &str, number: &str) {
    screen.see(&screen.words.filled("sold_line", &[("baht", baht), ("number", number)]));
}

#[test]
fn one_thing_for_cash_is_four_taps_and_the_next_tap_is_the_next_sale() {
    let folder = Folder::new("window-touch");
    let screen = open(&folder, "window-touch");
    for (number, goods, note, change, baht) in
        [("0001", CURRY, "100", "55", "45"), ("0002", SALAD, "500", "440", "60")]
    {
        let before = screen.acts();
        screen.press(goods);
        screen.press_word("sale_pay");
        screen.press_filled("note", &[("baht", note)]);
        screen.breathe();
        screen.press_filled("tender_done", &[("baht", change)]);
        sold(&screen, baht, number);
        assert_eq!(screen.acts() - before, 4, "thing, take money, note, done: no “new sale”");
        screen.breathe();
    }
    screen.finish();
    assert_eq!(totals(folder.path()), [4_500, 6_000]);
}

#[test]
fn the_keyboard_alone_sells() {
    let folder = Folder::new("window-keyboard");
    let mut screen = open(&folder, "window-keyboard");
    let before = screen.acts();
    screen.chord(F2);
    screen.type_keys("ส้ม");
    screen.gone(CURRY);
    screen.look("found");
    screen.type_keys(ENTER);
    pieces(&screen, "1");
    screen.chord(F9);
    screen.see_word("tender_notes");
    screen.type_keys("100");
    screen.see(&screen.words.filled("tender_done", &[("baht", "40")]));
    screen.type_keys(ENTER);
    sold(&screen, "60", "0001");
    assert_eq!(screen.acts() - before, 10, "F2, three letters, Enter, F9, three digits, Enter");
    screen.breathe();
    // the next one without anything between
    screen.type_keys(ENTER);
    screen.see_word("sale_empty_text");
    screen.chord(F2);
    screen.type_keys("ข้าว");
    screen.gone(SALAD);
    screen.type_keys(ENTER);
    pieces(&screen, "1");
    screen.finish();
    assert_eq!(totals(folder.path()), [6_000]);
}

#[test]
fn a_scan_and_two_enters_are_a_sale() {
    with_scanner(|| {
        let folder = Folder::new("window-scan-sell");
        let screen = open(&folder, "window-scan-sell");
        for (number, receipts) in [("0001", 1), ("0002", 2)] {
            let before = screen.acts();
            screen.scan(WATER);
            pieces(&screen, "1");
            screen.breathe();
            screen.type_keys(ENTER);
            screen.see_word("tender_notes");
            screen.breathe();
            screen.type_keys(ENTER);
            sold(&screen, "10", number);
            assert_eq!(screen.acts() - before, 3, "scan, Enter, Enter; bill {receipts}");
            screen.breathe();
        }
        screen.finish();
        assert_eq!(totals(folder.path()), [1_000, 1_000]);
        is_sound(folder.path());
    });
}

#[test]
fn a_scanner_alone_fills_bills_and_never_finishes_one() {
    with_scanner(|| {
        let folder = Folder::new("window-scan-alone");
        let screen = open(&folder, "window-scan-alone");
        let before = screen.acts();
        for count in ["1", "2", "3", "4", "5"] {
            screen.scan(WATER);
            pieces(&screen, count);
        }
        assert_eq!(screen.acts() - before, 5, "one act a piece");
        // each scan ended with the scanner's own Enter: none of them took money
        assert!(!screen.text().contains(&screen.words.get("tender_due")), "{}", screen.text());
        adds_up(&screen, "5", None);
        screen.finish();
        assert_eq!(totals(folder.path()), Vec::<i64>::new());
        let kept = Desk::open(folder.path()).ask("open_bill", json!({}));
        assert_eq!(kept["priced"]["total"], 5_000, "it is on disk: {kept}");
    });
}

#[test]
fn three_star_scan_is_three_pieces() {
    with_scanner(|| {
        let folder = Folder::new("window-times");
        let screen = open(&folder, "window-times");
        let before = screen.acts();
        screen.type_keys(&format!("3{STAR}"));
        screen.see(&screen.words.filled("sale_times_shown", &[]));
        screen.scan(WATER);
        pieces(&screen, "3");
        assert_eq!(screen.acts() - before, 3, "3, star, scan");
        assert_eq!(adds_up(&screen, "3", None), 3_000);
        // the next scan is one again
        screen.scan(WATER);
        pieces(&screen, "4");
        assert_eq!(rows(&screen).len(), 1, "{:?}", rows(&screen));
        screen.finish();
    });
}

/// The bill as it is read: its rows, and what stands from the total on.
fn shown(screen: &Screen) -> (Vec<String>, String) {
    let text = screen.text();
    let total = text.rfind(&screen.words.beginning("sale_total")).map_or("", |at| &text[at..]);
    let total = total.split(&screen.words.get("unit_baht")).next().unwrap_or_default();
    (rows(screen), total.to_owned())
}

#[test]
fn every_act_is_taken_back_by_ctrl_z() {
    with_scanner(undo_all);
}

fn undo_all() {
    let folder = Folder::new("window-undo");
    let mut screen = open(&folder, "window-undo");
    let mut stood = Vec::new();
    let mut act = |screen: &Screen, does: &dyn Fn(&Screen), done: &dyn Fn(&Screen)| {
        stood.push(shown(screen));
        does(screen);
        done(screen);
    };
    act(&screen, &|at| at.press(CURRY), &|at| pieces(at, "1"));
    act(&screen, &|at| at.type_keys("\u{e025}"), &|at| pieces(at, "2"));
    act(&screen, &|at| at.type_keys("\u{e027}"), &|at| pieces(at, "1"));
    let three = |at: &Screen| {
        at.type_keys(&format!("3{STAR}"));
        at.scan(WATER);
    };
    act(&screen, &three, &|at| pieces(at, "4"));
    act(&screen, &|at| at.press(SALAD), &|at| pieces(at, "5"));
    act(&screen, &|at| off_line(at, CURRY, "40.50"), &|at| at.see("−4.50"));
    act(&screen, &|at| price_here(at, SALAD, "55"), &|at| at.see_word("sale_reason_keyed"));
    act(&screen, &|at| free(at, "น้ำเปล่า"), &|at| at.see_word("sale_reason_free"));
    act(&screen, &|at| off_bill(at, "10", "85.50"), &|at| at.see("−10"));
    // the newest line, three bottles, is the one that Del is about
    act(&screen, &|at| at.type_keys("\u{e017}"), &|at| pieces(at, "2"));
    screen.look("before");
    let clear = |at: &Screen| {
        at.press_word("sale_whole");
        at.press_word("sale_clear");
    };
    act(&screen, &clear, &|at| at.see_word("sale_empty_text"));
    assert_eq!(stood.len(), 11, "eleven acts to take back");
    for (back, before) in stood.iter().enumerate().rev() {
        screen.chord(UNDO);
        let mut now = shown(&screen);
        let same = until(PATIENCE, || {
            now = shown(&screen);
            (now == *before).then_some(())
        });
        assert!(same.is_some(), "act {back} taken back: {now:?}, not {before:?}");
    }
    screen.see_word("sale_empty_text");
    screen.look("after");
    screen.finish();
}

/// A tenth off one line.
fn off_line(screen: &Screen, name: &str, comes_to: &str) {
    screen.press_filled("sale_line_change", &[("name", name)]);
    screen.press_word("sale_off");
    screen.tap("radio", "%");
    screen.press("10%");
    screen.press_filled("sale_change_to", &[("baht", comes_to)]);
}

fn price_here(screen: &Screen, name: &str, baht: &str) {
    screen.press_filled("sale_line_change", &[("name", name)]);
    screen.press_word("sale_price_here");
    screen.digits(baht);
    screen.press_filled("sale_change_to", &[("baht", baht)]);
}

fn free(screen: &Screen, name: &str) {
    screen.press_filled("sale_line_change", &[("name", name)]);
    screen.press_word("sale_free");
    screen.press_filled("sale_change_to", &[("baht", "0")]);
}

fn off_bill(screen: &Screen, baht: &str, comes_to: &str) {
    screen.press_word("sale_whole");
    screen.press(baht);
    screen.press_filled("sale_change_to", &[("baht", comes_to)]);
}

#[test]
fn a_discount_a_gift_and_a_price_of_this_bill_add_up_to_the_total() {
    with_scanner(all_reductions);
}

fn all_reductions() {
    let folder = Folder::new("window-reductions");
    let mut screen = open(&folder, "window-reductions");
    for (count, name) in [("1", CURRY), ("2", CURRY), ("3", SALAD)] {
        screen.press(name);
        pieces(&screen, count);
    }
    screen.scan(WATER);
    pieces(&screen, "4");
    assert_eq!(adds_up(&screen, "4", None), 16_000);
    off_line(&screen, CURRY, "81");
    screen.see("−9");
    assert_eq!(adds_up(&screen, "4", None), 15_100);
    price_here(&screen, SALAD, "55");
    screen.see_word("sale_reason_keyed");
    assert_eq!(adds_up(&screen, "4", None), 14_600);
    free(&screen, "น้ำเปล่า");
    screen.see_word("sale_reason_free");
    assert_eq!(adds_up(&screen, "4", None), 13_600);
    off_bill(&screen, "10", "126");
    let whole = format!("{} −", screen.words.get("sale_off_bill"));
    screen.see(&whole);
    let words = screen.words.get("sale_off_bill");
    assert_eq!(adds_up(&screen, "4", Some(&words)), 12_600);
    screen.look("bill");
    // put aside and brought back it is the same
    let before = shown(&screen);
    screen.chord(F8);
    screen.see_word("sale_hold_label");
    screen.look("hold");
    screen.type_keys(ENTER);
    screen.gone(&screen.words.get("sale_hold_label"));
    screen.see_word("sale_empty_text");
    screen.chord(F8);
    screen.see_word("sale_recall_title");
    screen.look("held");
    screen.breathe();
    screen.type_keys(ENTER);
    screen.see(&whole);
    assert_eq!(shown(&screen), before);
    screen.chord(F9);
    screen.see_word("tender_notes");
    screen.breathe();
    screen.press_filled("tender_exact", &[("baht", "126")]);
    screen.see_word("sold_no_change");
    screen.press_filled("tender_done", &[("baht", "0")]);
    sold(&screen, "126", "0001");
    screen.finish();
    assert_eq!(totals(folder.path()), [12_600]);
    is_sound(folder.path());
}
