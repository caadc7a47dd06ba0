//! The power fails in the middle of a morning: what was sold, what is open and what waits is there
//! when the program stands again.

use serde_json::json;
use tests::Folder;
use tests::screen::{Language, Screen, Window};

use crate::place::{Desk, is_sound};
use crate::ticket::{ENTER, F8, F9, adds_up, pieces, rows};

const CURRY: &str = "ข้าวแกง";
const SALAD: &str = "ส้มตำ";
const RICE: &str = "ข้าวเหนียว";
const RED: &str = "เสื้อแดง";

#[test]
fn a_bill_that_is_held_and_one_that_is_open_outlive_a_power_cut() {
    let folder = Folder::new("window-power");
    Desk::till(folder.path(), &[(CURRY, 45, None), (SALAD, 60, None), (RICE, 10, None)]);
    Desk::takes_prompt_pay(folder.path());
    let screen = Window::on(folder.path()).open("window-power", Language::Thai);
    screen.see_word("sale_empty_text");
    let mut faults = until_the_power_fails(screen);
    let mut screen = Window::on(folder.path()).open("window-power-back", Language::Thai);
    all_is_there(&mut screen);
    pay_both_ways(&mut screen);
    sell_the_other(&mut screen);
    faults.extend(screen.end());

    let till = Desk::open(folder.path());
    let receipts = till.ask("receipts", json!({ "day": null }));
    let mut totals: Vec<i64> = receipts
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["total"].as_i64().expect("satang"))
        .collect();
    totals.reverse();
    assert_eq!(totals, [6_000, 4_500, 2_000], "the salad, the red shirt's curry, the rice");
    let split = till.ask("receipt", json!({ "number": 2 }));
    let tenders = split["tenders"].as_array().expect("its tenders");
    let way = |kind: &str| tenders.iter().find(|one| one["kind"] == kind).expect("it is there");
    assert_eq!(way("prompt_pay")["amount"], 2_500, "{split}");
    let cash = way("cash");
    assert_eq!((&cash["amount"], &cash["received"]), (&json!(2_000), &json!(10_000)), "{split}");
    assert_eq!(till.ask("held_bills", json!({})), json!([]));
    drop(till);
    is_sound(folder.path());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The curry waits for the red shirt, the salad is sold, two of rice are on the bill.
fn until_the_power_fails(mut screen: Screen) -> Vec<String> {
    screen.press(CURRY);
    pieces(&screen, "1");
    screen.chord(F8);
    screen.see_word("sale_hold_label");
    screen.write_word("sale_hold_label", RED);
    screen.look("hold");
    screen.type_keys(ENTER);
    screen.gone(&screen.words.get("sale_hold_label"));
    screen.press(SALAD);
    pieces(&screen, "1");
    screen.chord(F9);
    screen.see_word("tender_notes");
    screen.breathe();
    screen.type_keys(ENTER);
    screen.see(&screen.words.filled("sold_line", &[("baht", "60"), ("number", "0001")]));
    screen.breathe();
    screen.press(RICE);
    pieces(&screen, "1");
    screen.press(RICE);
    pieces(&screen, "2");
    screen.cut_the_power()
}

fn all_is_there(screen: &mut Screen) {
    screen.see_word("sale_still_there");
    pieces(screen, "2");
    assert_eq!(rows(screen).len(), 1, "{:?}", rows(screen));
    assert_eq!(adds_up(screen, "2", None), 2_000);
    screen.look("open");
    // what waits takes the place of what is open, which waits in turn
    screen.chord(F8);
    screen.see_word("sale_held_others");
    screen.look("held");
    screen.press_holding(RED);
    screen.gone(&screen.words.get("sale_held_others"));
    pieces(screen, "1");
    assert_eq!(adds_up(screen, "1", None), 4_500);
}

/// 25 by transfer, the rest with a hundred: 80 go back.
fn pay_both_ways(screen: &mut Screen) {
    screen.chord(F9);
    screen.see_word("tender_notes");
    screen.press_word("tender_prompt_pay");
    screen.see_word("tender_look");
    screen.press_word("tender_other_amount");
    screen.digits("25");
    screen.look("part");
    screen.press_filled("tender_this_amount", &[("baht", "25")]);
    screen.see_picture("tender_qr");
    screen.look("promptpay");
    screen.breathe();
    screen.press_filled("tender_arrived_part", &[("baht", "25")]);
    screen.see(&screen.words.filled("tender_exact", &[("baht", "20")]));
    screen.press_filled("note", &[("baht", "100")]);
    screen.see(&screen.words.filled("tender_done", &[("baht", "80")]));
    screen.look("cash");
    screen.press_filled("tender_done", &[("baht", "80")]);
    screen.see(&screen.words.filled("sold_line", &[("baht", "45"), ("number", "0002")]));
    screen.see_word("sold_change");
    screen.look("sold");
    screen.breathe();
}

fn sell_the_other(screen: &mut Screen) {
    screen.type_keys(ENTER);
    screen.see_word("sale_empty_text");
    screen.chord(F8);
    screen.see_word("sale_recall_title");
    screen.breathe();
    screen.type_keys(ENTER);
    pieces(screen, "2");
    screen.chord(F9);
    screen.see_word("tender_notes");
    screen.breathe();
    screen.type_keys(ENTER);
    screen.see(&screen.words.filled("sold_line", &[("baht", "20"), ("number", "0003")]));
}
