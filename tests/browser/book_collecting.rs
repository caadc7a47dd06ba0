//! The committee's money in the sample market: the bag and its difference, the bank, a deposit, a
//! credit, and the screens that show them.

use api::App;
use serde_json::{Value, json};
use tests::Folder;
use tests::screen::Screen;

use crate::sample::{ENGLISH, Look, THAI, go, open_with};

#[test]
fn the_committees_money_in_thai() {
    walk(THAI);
}

#[test]
fn the_committees_money_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn the_committees_money_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

/// Two fees were taken before: one in cash, one by transfer.
fn paid(app: &App) -> Value {
    let state = app.call("book_state", json!({})).expect("a book");
    let day = app.call("market_day", json!({ "day": state["today"] })).expect("a day");
    let owing = day["stalls"].as_array().cloned().unwrap_or_default();
    let owing: Vec<_> = owing.into_iter().filter(|one| one["owed"].as_i64() > Some(0)).collect();
    for (at, kind) in ["cash", "prompt_pay"].into_iter().enumerate() {
        let request = format!("00000000-0000-4000-8000-00000000000{at}");
        let payment = json!({
            "request": request, "stall": owing[at]["stall"], "amount": owing[at]["owed"],
            "kind": kind, "collector": "สมชาย",
        });
        app.call("record_payment", payment).expect("a payment");
    }
    owing[0]["owed"].clone()
}

fn walk(look: Look) {
    let folder = Folder::new("browser-book-collecting");
    let (mut screen, _) = open_with(folder.path(), "book-collecting", look, paid);
    screen.allow(&["สมชาย", "ป้าศรี", "ทอนผิด", "โต๊ะหัก", "KTB"]);
    screen.see_word("sale_empty_text");
    screen.press_word("menu_sample_book");
    screen.see_word("book_over_short");
    bag(&mut screen);
    bank(&mut screen);
    deposit(&mut screen);
    credit(&mut screen);
    screen.finish();
}

/// Nothing is in the bag: all of it is short, and that is what stands.
fn bag(screen: &mut Screen) {
    go(screen, "menu_book_money");
    screen.see_word("collect_box_cash");
    screen.look("money");
    screen.press(&format!("{} สมชาย", screen.words.get("collect_days")));
    screen.see_word("collect_taken_back_plain");
    screen.look("money-days");
    screen.press_word("close");
    screen.press(&format!("{} สมชาย", screen.words.get("collect_hand_over")));
    screen.see_word("day_notes");
    screen.write_word("collect_receiver", "ป้าศรี");
    screen.digits("1");
    screen.look("hand-over");
    screen.press_word("collect_hand_over");
    screen.see_word("collect_why_differs");
    screen.choose_word("collect_why_change");
    screen.look("hand-over-differs");
    screen.press_word("collect_hand_over_so");
    screen.see("H2569/00001");
    screen.look("handed-over");
}

fn bank(screen: &mut Screen) {
    screen.press_word("collect_bank");
    screen.see_word("collect_bank_which");
    screen.write_word("collect_reference", "KTB 0042");
    screen.press_holding("H2569/00001 ·");
    screen.digits("900");
    screen.look("bank");
    screen.press_filled("collect_bank_go", &[("baht", "900")]);
    screen.see("B2569/00001");
    screen.look("banked");
}

fn deposit(screen: &mut Screen) {
    go(screen, "menu_book_deposits");
    screen.see_word("collect_deposit_text");
    screen.press_word("collect_deposit_other");
    screen.press_holding("ไข่สดตาเจริญ");
    screen.write_word("collect_signer", "ป้าศรี");
    screen.digits("500");
    screen.look("deposit");
    screen.press(&format!("{} 500", screen.words.get("collect_deposit_receive")));
    screen.see_picture("collect_picture");
    screen.look("deposit-receipt");
    screen.press_word("close");
    screen.look("deposits");
}

/// Without officers nobody can propose: that is said, with what to do.
fn credit(screen: &mut Screen) {
    go(screen, "menu_book_credits");
    screen.see_word("collect_credit_none");
    screen.look("credits");
    screen.press_word("collect_credit_propose");
    screen.press_holding("ไข่สดตาเจริญ");
    screen.write_word("collect_why_words", "โต๊ะหัก");
    screen.digits("20");
    screen.press_filled("collect_credit_propose_of", &[("baht", "20")]);
    screen.see("B-193");
    screen.look("credit-two");
    screen.press_word("close");
}
