//! A market day: a stall joins, sells, gives back, closes and hands in; the committee receives it.

use std::path::Path;

use serde_json::json;
use tests::Folder;
use tests::screen::{Language, Screen, Window, with_scanner};

use crate::place::{Desk, Market, is_sound};

#[test]
fn a_market_day_from_the_invitation_to_the_paid_fee() {
    with_scanner(market_day);
}

fn market_day() {
    let folder = Folder::new("window-day");
    let market = Market::new(folder.path());
    let data = folder.path().join("till");
    let (out, answer) = (folder.path().join("stick/out.talad"), folder.path().join("stick/answer"));
    drop(Desk::with_slow_scanner(&data));
    let window = Window { data: &data, opens: Some(&market.invitation), saves: Some(&out) };
    let mut screen = window.open("window-till", Language::Thai);
    join(&mut screen, &market);
    std::fs::rename(&out, &answer).expect("the answer was saved");
    stock_up(&mut screen);
    sell(&mut screen);
    give_back(&mut screen);
    close(&mut screen, &out);
    let till_faults = screen.end();
    let till = Desk::open(&data);
    let closed = till.ask("closed_days", json!({}));
    assert_eq!(closed[0]["net"], 11_000, "{closed}");
    drop(till);
    is_sound(&data);

    let stick = folder.path().join("stick/in.talad");
    let report = folder.path().join("stick/report");
    let window = Window { data: &market.book, opens: Some(&stick), saves: Some(&report) };
    let mut screen = window.open("window-book", Language::Thai);
    receive(&mut screen, &stick, &[&answer, &out]);
    collect(&mut screen);
    read_day(&mut screen, &report);
    let faults = [till_faults, screen.end()].concat();
    let book = Desk::open(&market.book);
    let day = book.ask("market_day", json!({ "day": closed[0]["day"] }));
    let totals = &day["totals"];
    assert_eq!((&totals["received"], &totals["net"]), (&json!(1), &json!(11_000)), "{day}");
    assert_eq!((&totals["paid"], &totals["owed"]), (&json!(3_020), &json!(0)), "{day}");
    assert_eq!(totals["over_short"], -1_000, "{day}");
    drop(book);
    is_sound(&market.book);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn join(screen: &mut Screen, market: &Market) {
    screen.see_word("start_title");
    screen.look("start");
    screen.press_word("start_till");
    screen.see_word("setup_invited");
    screen.look("set-up-stall");
    screen.press_word("setup_invite");
    screen.see_word("enrol_text");
    screen.look("enrol-file");
    screen.press_word("enrol_choose");
    for words in ["ตลาดริมน้ำ", "ก๋วยเตี๋ยวป้านิด", "A-07", "ค่าแผง"]
    {
        screen.see(words);
    }
    screen.write_word("enrol_code", &market.code);
    screen.look("enrol-code");
    screen.press_word("enrol_join");
    screen.see_word("enrol_to_send");
    screen.press_word("enrol_save_answer");
    screen.see("out.talad");
    screen.look("enrol-answer");
    screen.press_word("enrol_finish");
}

fn stock_up(screen: &mut Screen) {
    screen.press_word("setup_next");
    screen.see_word("settings_promptpay_number");
    screen.look("set-up-promptpay");
    screen.press_word("setup_skip");
    screen.see_word("settings_printer_which");
    screen.look("set-up-printer");
    screen.press_word("setup_skip");
    screen.see_word("setup_no_goods");
    screen.look("set-up-goods");
    for (name, price, barcode) in [("ก๋วยเตี๋ยวเรือน้ำตก", "50", ""), ("น้ำเปล่า", "10", "8850999320014")]
    {
        screen.press(&format!("+ {}", screen.words.get("goods_new")));
        screen.write_word("goods_name", name);
        screen.digits(price);
        if !barcode.is_empty() {
            screen.scan(barcode);
            screen.holds("goods_barcode", barcode);
        }
        screen.choose_word("goods_favourite_yes");
        screen.look("set-up-goods-editor");
        screen.press_word("goods_save");
        screen.see_word("setup_goods_text");
    }
    screen.press_word("setup_finish");
    screen.see_word("day_start");
    screen.digits("500");
    screen.look("day-open");
    screen.press_word("day_start");
    screen.see_word("sale_empty_text");
}

/// One cash sale by tile in four acts; one with two scans.
fn sell(screen: &mut Screen) {
    screen.look("sale-empty");
    let before = screen.acts();
    screen.press("ก๋วยเตี๋ยวเรือน้ำตก");
    screen.press_word("sale_pay");
    screen.see_word("tender_notes");
    screen.press_filled("note", &[("baht", "100")]);
    screen.see(&screen.words.filled("tender_done", &[("baht", "50")]));
    screen.look("tender");
    screen.breathe();
    screen.press_filled("tender_done", &[("baht", "50")]);
    screen.see(&screen.words.filled("sold_line", &[("baht", "50"), ("number", "0001")]));
    assert_eq!(screen.acts() - before, 4, "tap, take money, note, done");
    screen.look("sold");
    screen.breathe();
    screen.scan("8850999320014");
    screen.see(&screen.words.filled("sale_total", &[("count", "1")]));
    screen.scan("8850999320014");
    screen.see(&screen.words.filled("sale_total", &[("count", "2")]));
    screen.press("ก๋วยเตี๋ยวเรือน้ำตก");
    screen.see(&screen.words.filled("sale_total", &[("count", "3")]));
    screen.look("sale");
    screen.press_word("sale_pay");
    screen.breathe();
    screen.press_filled("tender_exact", &[("baht", "70")]);
    screen.see_word("sold_no_change");
    screen.breathe();
    screen.press_filled("tender_done", &[("baht", "0")]);
    screen.see(&screen.words.filled("sold_line", &[("baht", "70"), ("number", "0002")]));
}

/// One of the two bottles comes back.
fn give_back(screen: &mut Screen) {
    screen.breathe();
    screen.press_word("sold_refund");
    screen.see(&screen.words.filled("refund_title", &[("number", "0002")]));
    screen.choose_word("refund_some");
    screen.press_filled("sale_more", &[("name", "น้ำเปล่า")]);
    screen.choose_word("refund_why_wrong");
    screen.look("refund");
    screen.press_word("refund_do");
    screen.see(&screen.words.filled("refund_by_cash", &[("baht", "10")]));
    screen.look("refund-done");
    screen.breathe();
    screen.press_word("refund_finish");
    screen.see(&screen.words.filled("receipt_returned", &[("baht", "10")]));
    screen.look("receipt");
}

/// 500 baht of change, 120 taken, 10 given back; 10 are missing.
fn close(screen: &mut Screen, out: &Path) {
    // Ctrl+5: the fifth place of the menu
    screen.chord(&['\u{e009}', '5']);
    screen.see_word("day_blind");
    let note = |baht: &str| screen.words.filled("note", &[("baht", baht)]);
    for what in ["500", "100"] {
        screen.press(&screen.words.filled("day_more", &[("what", &note(what))]));
    }
    assert!(!screen.text().contains("600"), "a blind count says no sum: {}", screen.text());
    screen.look("day-count");
    screen.press_word("day_count_done");
    screen.see(&screen.words.filled("day_short", &[("amount", "10")]));
    screen.see("610");
    screen.see_word("day_needs_reason");
    screen.look("day-result");
    screen.choose_word("day_reason_change");
    screen.press_word("menu_day_close");
    screen.see(&screen.words.filled("day_done_recorded", &[("z", "1")]));
    screen.look("day-closed");
    screen.press_word("handin_save_long");
    screen.see("out.talad");
    assert!(out.exists(), "the file for the committee is on the stick");
    screen.look("day-handed-in");
    screen.press_word("day_finish");
    screen.see_word("day_start");
    screen.chord(&['\u{e009}', '6']);
    screen.see(&screen.words.filled("day_z", &[("z", "1")]));
    screen.look("hand-in");
}

/// The committee takes the answer in, then the day, then the day once more.
fn receive(screen: &mut Screen, stick: &Path, files: &[&Path; 2]) {
    screen.see_word("book_nothing_came");
    screen.look("day-empty");
    screen.press_word("book_to_inbox");
    screen.see_word("inbox_drop");
    let [answer, settlement] = files;
    let mut take = |file: &Path, told: &str| {
        std::fs::copy(file, stick).expect("a file on the stick");
        screen.press_word("inbox_pick");
        screen.see_word(told);
        screen.look(&format!("inbox-{}", told.trim_start_matches("inbox_")));
    };
    take(answer, "inbox_joined");
    take(settlement, "inbox_booked");
    take(settlement, "inbox_repeated");
    screen.press_holding("A-07");
    screen.see_word("inbox_fact_net");
    screen.see("110");
    screen.look("inbox-file");
    screen.press_word("close");
}

/// 30 baht for the day and 2 % of the 10 baht above 100.
fn collect(screen: &mut Screen) {
    screen.press_word("menu_book_collect");
    screen.see_word("collect_who_text");
    screen.write_word("collect_name", "สมชาย");
    screen.look("collect-who");
    screen.press_word("collect_name_keep");
    screen.see("30.20");
    screen.look("collect");
    screen.press_filled("collect_take", &[("baht", "30.20")]);
    screen.see_word("collect_none_left");
    screen.see("2569/00001");
    screen.look("collect-done");
}

fn read_day(screen: &mut Screen, report: &Path) {
    screen.press_word("menu_book_day");
    screen.see(&screen.words.filled("book_received_of", &[("n", "1"), ("of", "1")]));
    screen.see("110");
    screen.look("day");
    for (key, ending) in [("book_pdf", "pdf"), ("book_excel", "xlsx"), ("book_csv", "csv")] {
        screen.press_word(key);
        let file = report.with_extension(ending);
        screen.see(&file.display().to_string());
        assert!(std::fs::metadata(&file).is_ok_and(|file| file.len() > 200), "{}", file.display());
    }
    screen.look("day-saved");
}
