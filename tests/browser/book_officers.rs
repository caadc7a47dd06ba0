//! Officers of the book: the first is the chair, each signs in with a PIN of her own, and an
//! auditor sees everything and changes nothing.

use tests::Folder;
use tests::screen::Screen;

use crate::sample::{ENGLISH, Look, THAI, go, open};

const CHAIR: &str = "ลุงสมชาย";
const TREASURER: &str = "ป้ามาลี";
const AUDITOR: &str = "ครูดำรง";

#[test]
fn officers_in_thai() {
    walk(THAI);
}

#[test]
fn officers_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn officers_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

fn walk(look: Look) {
    let folder = Folder::new("browser-officers");
    let mut screen = open(folder.path(), "officers", look);
    screen.see_word("sale_empty_text");
    screen.press_word("menu_sample_book");
    screen.see_word("book_over_short");
    three_officers(&mut screen);
    treasurer_signs_in(&mut screen);
    auditor_reads(&mut screen);
    screen.finish();
}

fn pin(screen: &Screen, digits: &str) {
    screen.press_word("people_next_pin");
    screen.see_word("people_pin_text");
    screen.digits(digits);
    screen.press_word("people_pin_once_more");
    screen.see_word("people_pin_again_text");
    screen.digits(digits);
    screen.press_word("settings_save");
}

fn three_officers(screen: &mut Screen) {
    go(screen, "menu_book_officers");
    screen.see_word("officers_none_first");
    screen.look("none");
    screen.press_word("officers_first");
    screen.see_word("officers_first_text");
    screen.write_word("people_name", CHAIR);
    screen.look("first");
    pin(screen, "1111");
    screen.see_word("officers_is_here");
    for (name, office, digits) in
        [(TREASURER, "officers_treasurer", "2222"), (AUDITOR, "officers_auditor", "3333")]
    {
        screen.press(&format!("+ {}", screen.words.get("officers_new")));
        screen.see_word("people_next_pin");
        screen.write_word("people_name", name);
        screen.choose_word(office);
        pin(screen, digits);
        screen.see_word("officers_is_here");
        screen.see(name);
    }
    screen.look("three");
}

fn change(screen: &Screen, from: &str) {
    screen.press_filled("people_change_from", &[("name", from)]);
    screen.see_word("officers_who");
}

fn treasurer_signs_in(screen: &mut Screen) {
    change(screen, CHAIR);
    screen.look("sign-in");
    screen.press(TREASURER);
    screen.see(&screen.words.filled("people_pin_of", &[("name", TREASURER)]));
    screen.digits("9999");
    screen.press_word("officers_enter");
    screen.see_word("officers_who");
    screen.look("sign-in-wrong");
    screen.digits("2222");
    screen.press_word("officers_enter");
    screen.see_word("book_over_short");
    screen.see(TREASURER);
    screen.look("day-of-a-treasurer");
}

fn auditor_reads(screen: &mut Screen) {
    change(screen, TREASURER);
    screen.press(AUDITOR);
    screen.digits("3333");
    screen.press_word("officers_enter");
    screen.see_word("book_over_short");
    go(screen, "menu_book_officers");
    screen.see_word("officers_only_chair");
    screen.look("auditor");
    screen.press_word("menu_book_collect");
    screen.see(AUDITOR);
    screen.look("auditor-collects");
}
