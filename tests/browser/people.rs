//! People of a stall: the first is its owner, each signs in with a PIN of her own, and a helper who
//! gives money back asks the owner for hers on the spot.

use tests::Folder;
use tests::screen::{Screen, with_scanner};

use crate::sample::{ENGLISH, Look, THAI, go, open};

const OWNER: &str = "ป้าสมศรี";
const HELPER: &str = "น้องนก";

#[test]
fn people_in_thai() {
    walk(THAI);
}

#[test]
fn people_in_english() {
    walk(ENGLISH);
}

#[test]
fn people_in_thai_on_a_small_screen() {
    walk(THAI.small());
}

#[test]
fn people_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn people_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

fn walk(look: Look) {
    with_scanner(|| {
        let folder = Folder::new("browser-people");
        let mut screen = open(folder.path(), "people", look);
        screen.allow(&["ผลไม้", "ของสด"]);
        screen.see_word("sale_empty_text");
        two_people(&mut screen);
        helper_signs_in(&mut screen);
        helper_refunds(&mut screen);
        screen.finish();
    });
}

fn pin(screen: &mut Screen, digits: &str, picture: &str) {
    screen.press_word("people_next_pin");
    screen.see_word("people_pin_text");
    screen.digits(digits);
    screen.look(picture);
    screen.press_word("people_pin_once_more");
    screen.see_word("people_pin_again_text");
    screen.digits(digits);
    screen.press_word("settings_save");
}

fn two_people(screen: &mut Screen) {
    go(screen, "menu_people");
    screen.see_word("people_none_first");
    screen.look("none");
    screen.press_word("people_first");
    screen.see_word("people_first_text");
    screen.look("first");
    screen.write_word("people_name", OWNER);
    pin(screen, "1111", "pin");
    screen.see_word("people_what");
    screen.look("one");
    screen.press(&format!("+ {}", screen.words.get("people_new")));
    screen.see_word("people_next_pin");
    screen.write_word("people_name", HELPER);
    screen.choose_word("people_helper");
    screen.look("helper");
    pin(screen, "2222", "helper-pin");
    screen.see(HELPER);
    screen.see_word("people_discount");
    screen.look("two");
}

fn helper_signs_in(screen: &mut Screen) {
    screen.press_filled("people_change_from", &[("name", OWNER)]);
    screen.see_word("people_who_sells");
    screen.look("sign-in");
    screen.press(HELPER);
    screen.see(&screen.words.filled("people_pin_of", &[("name", HELPER)]));
    screen.digits("9999");
    screen.press_word("people_enter");
    screen.see_word("people_who_sells");
    screen.look("sign-in-wrong");
    screen.digits("2222");
    screen.press_word("people_enter");
    screen.see_word("sale_empty_text");
    screen.see(HELPER);
    screen.look("sale-of-a-helper");
}

fn helper_refunds(screen: &mut Screen) {
    screen.press("ไก่ย่าง");
    screen.see(&screen.words.filled("sale_total", &[("count", "1")]));
    screen.press_word("sale_pay");
    screen.see_word("tender_notes");
    screen.breathe();
    screen.press_word("tender_done_exact");
    screen.see_word("sold_no_change");
    screen.breathe();
    screen.press_word("sold_refund");
    screen.see_word("refund_what");
    screen.choose_word("refund_why_wrong");
    screen.press_filled("refund_do_amount", &[("baht", "120")]);
    screen.see_word("owner_text");
    screen.see_word("owner_refund");
    screen.look("owner-pin");
    screen.digits("2222");
    screen.press_word("owner_give");
    screen.see_word("owner_text");
    screen.look("owner-pin-wrong");
    screen.digits("1111");
    screen.press_word("owner_give");
    screen.see_word("refund_finish");
    screen.look("refunded");
    screen.breathe();
    screen.press_word("refund_finish");
    screen.see_word("receipt_all_returned");
}
