//! The committee's reply at the till; the book's page of replies, notices and withdrawn vouchers.

use api::App;
use base64::Engine;
use serde_json::{Value, json};
use tests::Folder;
use tests::market::count_of;
use tests::screen::Screen;

use crate::sample::{ENGLISH, Look, THAI, go, open_with};

const NOTICE: &str = "พรุ่งนี้ตลาดหยุด เปิดอีกครั้งวันอังคาร";

#[test]
fn replies_in_thai() {
    walk(THAI);
}

#[test]
fn replies_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn replies_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

/// The sample's own stall closes and hands in; the committee answers. Gives the reply.
fn answered(app: &App) -> Vec<u8> {
    let ask = |command: &str, arguments: Value| {
        app.call(command, arguments).unwrap_or_else(|failure| panic!("{command}: {failure}"))
    };
    let stall = ask("till_state", json!({}))["identity"]["stall"].clone();
    let expected = ask("count_drawer", json!({ "counted": [] }))["expected"].as_i64();
    let counted = count_of(expected.expect("an amount"));
    ask("count_drawer", json!({ "counted": counted }));
    let closed = ask("close_day", json!({ "reason": "", "kept": 0 }));
    let file = json!({ "name": closed["file"]["name"], "data": closed["file"]["data"] });
    ask("receive_file", file);
    let notice = json!({
        "request": "01936f2e-0000-7000-8000-000000000001", "text": NOTICE,
        "from": ask("start", json!({}))["today"], "until": null, "zone": null, "tag": null, "stall": null,
    });
    ask("post_notice", notice);
    ask("withdraw_voucher", json!({ "serial": "7K2QD-M0XW9", "reason": "คูปองหาย" }));
    ask("set_up_market", json!({ "name": "ตลาดตัวอย่าง", "promptpay": "0812345678" }));
    let reply = ask("make_reply", json!({ "stall": stall }));
    ask("open_day", json!({ "float": 50_000, "people": 1, "day": null }));
    let data = reply["file"]["data"].as_str().expect("a file");
    base64::engine::general_purpose::STANDARD.decode(data).expect("base64")
}

fn walk(look: Look) {
    let folder = Folder::new("browser-replies");
    let (mut screen, reply) = open_with(folder.path(), "replies", look, answered);
    screen.allow(&[NOTICE, "ตลาดตัวอย่าง", "คูปองหาย"]);
    screen.see_word("sale_empty_text");
    till(&mut screen, &reply);
    screen.press_word("menu_title");
    screen.press_word("menu_sale");
    screen.press_word("menu_sample_book");
    screen.see_word("book_over_short");
    book(&mut screen);
    screen.finish();
}

fn till(screen: &mut Screen, reply: &[u8]) {
    go(screen, "menu_replies");
    screen.see_word("reply_none");
    screen.look("none");
    screen.drop_file("reply.talad", reply);
    screen.see_word("reply_taken");
    screen.see(NOTICE);
    screen.look("reply");
    screen.drop_file("reply.talad", reply);
    screen.see_piece("reply_repeated");
    screen.press_word("reply_paper");
    screen.see_picture("menu_replies");
    screen.look("paper");
    screen.press_word("close");
    go(screen, "menu_hand_in");
    screen.see_word("reply_booked");
    screen.look("hand-in");
}

fn book(screen: &mut Screen) {
    go(screen, "menu_book_replies");
    screen.see_word("replies_stalls");
    screen.look("book");
    screen.press_word("replies_make_all");
    screen.see("outbox");
    screen.look("made");
    screen.press_word("notice_add");
    screen.see_word("notice_to");
    screen.choose_word("notice_on_day");
    screen.look("notice");
    screen.press_word("cancel");
    screen.press_word("withdrawn_do");
    screen.see_word("withdrawn_serial");
    screen.look("withdraw");
    screen.press_word("cancel");
}
