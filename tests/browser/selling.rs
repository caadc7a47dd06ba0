//! Selling beyond the plain sale, screen by screen: a line's price and discount, the whole bill, a
//! regular, bills that wait, and every way of paying.

use std::path::Path;

use api::App;
use domain::money::Money;
use serde_json::json;
use settlement::key::SigningSeed;
use settlement::voucher::Voucher;
use tests::Folder;
use tests::screen::{Screen, with_scanner};

use crate::sample::{ENGLISH, Look, THAI, go, open_with};

const SCHEME: &str = "คนละครึ่ง";
const CARD: &str = "บัตรคนจน";
const NOK: &str = "ป้านกบ้านสวน";
const F8: &[char] = &['\u{e038}'];

#[test]
fn selling_in_thai() {
    walk(THAI);
}

#[test]
fn selling_in_english() {
    walk(ENGLISH);
}

#[test]
fn selling_in_thai_on_a_small_screen() {
    walk(THAI.small());
}

#[test]
fn selling_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn selling_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

fn walk(look: Look) {
    with_scanner(|| every_sheet(look));
}

/// A co-pay scheme that runs all day, and another way of paying.
fn every_way(app: &App) {
    let mut settings = app.call("till_settings", json!({})).expect("settings");
    settings["co_pay"] = json!([{
        "name": SCHEME, "from": "2026-01-01", "until": "2099-12-31", "share": 5_000,
        "daily_cap": 20_000, "total_cap": 240_000, "opens": 0, "closes": 1_440,
        "first_use_until": null, "buyer_due": { "days": 1, "minute": 120 },
        "state_due": { "days": 1, "minute": 1_050 },
    }]);
    settings["other_tenders"] = json!([CARD]);
    app.call("keep_till_settings", settings).expect("they are kept");
}

/// A voucher of the sample's committee, as the QR on its paper reads.
fn voucher(app: &App, data: &Path, baht: i64) -> String {
    let key = std::fs::read(data.join("sample/book/signing.key")).expect("the book's key");
    let seed = SigningSeed::from_bytes(&key.try_into().expect("a key"));
    let state = app.call("till_state", json!({})).expect("its state");
    let market = state["identity"]["market"].as_str().expect("a market");
    let voucher = Voucher {
        market: market.parse().expect("an id"),
        serial: "WALK-1".to_owned(),
        value: Money::baht(baht),
        goods: Vec::new(),
        issued: "2026-01-01".parse().expect("a day"),
        expires: "2099-12-31".parse().expect("a day"),
        holder: "B-12".to_owned(),
    };
    voucher.sign(&seed).expect("a voucher")
}

fn every_sheet(look: Look) {
    let folder = Folder::new("browser-selling");
    let (mut screen, paper) = open_with(folder.path(), "selling", look, |app| {
        every_way(app);
        voucher(app, folder.path(), 20)
    });
    screen.allow(&["ผลไม้", "ของสด"]);
    screen.see_word("sale_empty_text");
    for (at, name) in ["ข้าวมันไก่", "ผัดไทย", "ผัดไทย", "ส้มตำ"].iter().enumerate()
    {
        screen.press(name);
        pieces(&screen, &(at + 1).to_string());
    }
    line(&mut screen);
    whole(&mut screen);
    regular(&mut screen);
    waiting(&mut screen);
    tenders(&mut screen, &paper);
    usual(&mut screen);
    screen.finish();
}

fn pieces(screen: &Screen, count: &str) {
    screen.see(&screen.words.filled("sale_total", &[("count", count)]));
}

/// Two plates at 60: a price of this bill, a tenth off, given free and not, a note.
fn line(screen: &mut Screen) {
    screen.press_filled("sale_line_change", &[("name", "ผัดไทย")]);
    screen.see_word("sale_take_off");
    screen.look("line");
    screen.press_word("sale_price_here");
    screen.digits("55");
    screen.see(&screen.words.filled("sale_change_to", &[("baht", "110")]));
    screen.look("line-price");
    screen.press_word("sale_off");
    screen.look("line-off");
    screen.tap("radio", "%");
    screen.press("10%");
    screen.see(&screen.words.filled("sale_change_to", &[("baht", "99")]));
    screen.look("line-percent");
    screen.press_word("sale_free");
    screen.see(&screen.words.filled("sale_change_to", &[("baht", "0")]));
    screen.look("line-free");
    screen.press_word("sale_free");
    screen.press_word("sale_note");
    screen.press_word("sale_note_mild");
    screen.press_word("sale_note_bag");
    screen.look("line-note");
    screen.press_filled("sale_change_to", &[("baht", "99")]);
    screen.see_word("sale_reason_keyed");
}

fn whole(screen: &mut Screen) {
    screen.press_word("sale_whole");
    screen.see_word("sale_before_off");
    screen.look("whole");
    screen.tap("radio", "%");
    screen.digits("12.5");
    screen.see("12.5%");
    screen.look("whole-percent");
    screen.press_filled("sale_change_to", &[("baht", "165.37")]);
    screen.see("12.5%");
    screen.look("reductions");
}

fn regular(screen: &mut Screen) {
    screen.press_word("sale_customer");
    screen.see_word("sale_customer_none");
    screen.look("customer-none");
    screen.write_word("sale_customer_find", NOK);
    screen.press_filled("sale_customer_new", &[("name", NOK)]);
    screen.see_word("sale_usual_none");
    screen.look("customer");
    screen.press_word("sale_usual_keep");
    screen.gone(&screen.words.get("sale_usual_none"));
    screen.look("customer-usual");
    screen.press_word("close");
    screen.see(NOK);
    screen.look("of-a-customer");
}

/// Put aside with a word; another takes its place; back again.
fn waiting(screen: &mut Screen) {
    screen.chord(F8);
    screen.see_word("sale_hold_label");
    screen.look("hold");
    screen.press_beginning("sale_hold_do");
    screen.see_word("sale_held");
    screen.look("held-toast");
    screen.press("ไก่ย่าง");
    pieces(screen, "1");
    screen.chord(F8);
    screen.see_word("sale_held_others");
    screen.look("hold-others");
    screen.press_holding(NOK);
    screen.gone(&screen.words.get("sale_held_others"));
    pieces(screen, "4");
    screen.chord(F8);
    screen.press_word("sale_drop");
    screen.see_word("sale_drop_sure");
    screen.look("hold-drop");
    screen.press_word("sale_drop");
    screen.gone(&screen.words.get("sale_drop_sure"));
    screen.press_beginning("sale_hold_do");
    screen.gone(&screen.words.get("sale_hold_label"));
    screen.chord(F8);
    screen.see_word("sale_recall_title");
    screen.look("recall");
    screen.press_beginning("sale_recall_do");
    screen.gone(&screen.words.get("sale_recall_title"));
    pieces(screen, "4");
}

/// One bill, every way: credit, voucher, scheme, another way, a transfer, cash.
fn tenders(screen: &mut Screen, paper: &str) {
    screen.press_word("sale_pay");
    screen.see_word("tender_notes");
    screen.press_word("tender_credit");
    screen.see_word("tender_credit_who");
    screen.look("tender-credit");
    part(screen, "20");
    screen.look("tender-credit-part");
    screen.breathe();
    screen.press_filled("tender_credit_do", &[("name", NOK), ("baht", "20")]);
    screen.see_word("tender_left");
    screen.look("tender-taken");
    screen.press_word("tender_voucher");
    screen.see_word("tender_voucher_scan");
    screen.look("tender-voucher");
    screen.scan(paper);
    screen.see("WALK-1");
    screen.look("tender-voucher-taken");
    // the same paper twice is said, and taken once
    screen.scan(paper);
    screen.see(&screen.words.get("tender_voucher_scan"));
    screen.look("tender-voucher-twice");
    screen.press(SCHEME);
    screen.see_word("tender_scheme_state");
    screen.look("tender-scheme");
    part(screen, "20");
    screen.see(&screen.words.filled("tender_scheme_do", &[("baht", "20")]));
    screen.press_filled("tender_scheme_do", &[("baht", "20")]);
    screen.press(CARD);
    screen.look("tender-other");
    part(screen, "10");
    screen.press_filled("tender_other_do", &[("name", CARD), ("baht", "10")]);
    screen.press_word("tender_prompt_pay");
    screen.see_picture("tender_qr");
    part(screen, "20");
    screen.see_picture("tender_qr");
    screen.look("tender-promptpay-part");
    screen.press_filled("tender_arrived_part", &[("baht", "20")]);
    screen.see_word("tender_received");
    screen.look("tender-all-ways");
    screen.press_beginning("tender_exact");
    screen.see_word("sold_no_change");
    screen.press_beginning("tender_done");
    screen.see_word("sold_tiles");
    screen.look("sold");
    screen.press_word("sold_look");
    screen.see_word("receipt_print_again");
    screen.look("receipt");
    screen.breathe();
}

/// Another amount than all that is left.
fn part(screen: &mut Screen, baht: &str) {
    screen.press_word("tender_other_amount");
    screen.digits(baht);
    screen.press_filled("tender_this_amount", &[("baht", baht)]);
}

/// Her usual basket in two taps, and what she owes.
fn usual(screen: &mut Screen) {
    go(screen, "menu_sale");
    screen.press_word("sale_customer");
    screen.press_holding(NOK);
    screen.see_word("sale_usual");
    screen.look("customer-owes");
    screen.press_beginning("sale_usual_add");
    pieces(screen, "4");
    screen.look("usual");
}
