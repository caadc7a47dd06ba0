//! The committee's book of the sample market, screen by screen.

use tests::Folder;
use tests::screen::Screen;

use crate::sample::{ENGLISH, Look, THAI, go, open};

#[test]
fn the_book_in_thai() {
    walk(THAI);
}

#[test]
fn the_book_in_english() {
    walk(ENGLISH);
}

#[test]
fn the_book_in_thai_on_a_small_screen() {
    walk(THAI.small());
}

#[test]
fn the_book_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn the_book_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

fn walk(look: Look) {
    let folder = Folder::new("browser-book");
    let mut screen = open(folder.path(), "book", look);
    screen.see_word("sale_empty_text");
    screen.press_word("menu_sample_book");
    screen.see_word("book_over_short");
    day(&mut screen);
    inbox(&mut screen);
    stalls(&mut screen);
    fees(&mut screen);
    collect(&mut screen);
    settings(&mut screen);
    screen.finish();
}

fn day(screen: &mut Screen) {
    screen.look("day");
    screen.choose_word("book_view_bars");
    screen.see_word("book_bars");
    screen.look("day-bars");
    screen.choose_word("book_view_table");
    screen.press_holding("ไข่สดตาเจริญ");
    screen.see_word("book_takings");
    screen.look("day-stall");
    screen.press_word("close");
    screen.press_word("book_all_days");
    screen.see_word("book_open_day");
    screen.look("day-all");
    screen.press_word("close");
    screen.press_word("book_count_units");
    screen.see_word("book_count_next");
    screen.look("day-units");
    screen.press_word("close");
    screen.press_holding("2569");
    screen.see_word("date_typed");
    screen.write_word("date_typed", "21/11/69");
    screen.look("day-date");
    screen.press_word("close");
}

fn inbox(screen: &mut Screen) {
    screen.press_word("menu_book_inbox");
    screen.see_word("inbox_drop");
    screen.see("ไข่สดตาเจริญ");
    screen.look("inbox");
    screen.press_holding("ไข่สดตาเจริญ");
    screen.see_word("inbox_fact_name");
    screen.look("inbox-file");
    screen.press_word("close");
    screen.press_word("inbox_look_in_folder");
    screen.see_word("inbox_folder_empty");
    screen.drop_file("สวัสดี.talad", b"not a settlement");
    screen.see_word("inbox_put_away");
    screen.look("inbox-refused");
    screen.press_word("inbox_put_away");
    screen.press_word("inbox_every_day");
    screen.look("inbox-every-day");
}

fn stalls(screen: &mut Screen) {
    screen.press_word("menu_book_stalls");
    screen.see("ไข่สดตาเจริญ");
    screen.look("stalls");
    screen.press_holding("ไข่สดตาเจริญ");
    screen.see_word("stall_account");
    screen.look("stall");
    screen.press_word("stall_edit");
    screen.see_word("stall_vendor_hint");
    screen.look("stall-edit");
    screen.press_word("close");
    screen.press_holding("ไข่สดตาเจริญ");
    screen.press_word("stall_invite_again");
    screen.see_word("stall_invite_days");
    screen.look("stall-invite");
    screen.press_word("stall_make_invite");
    screen.see_word("stall_code_once");
    screen.look("stall-invited");
    screen.press_word("close");
    screen.press_word("stall_retire");
    screen.see_word("stall_retire_do");
    screen.look("stall-retire");
    screen.press_word("cancel");
    screen.press_word("close");
    screen.press_beginning("stall_zones");
    screen.see_word("stall_rename");
    screen.look("zones");
    screen.press_word("close");
    screen.press_word("stall_add");
    screen.see_word("stall_save_more");
    screen.look("stall-new");
    screen.press_word("close");
}

fn fees(screen: &mut Screen) {
    screen.press_word("menu_book_fees");
    screen.see("ค่าแผง (ตัวอย่าง)");
    screen.look("fees");
    screen.press_word("fee_add");
    screen.see_word("fee_kinds_daily");
    screen.look("fee-new");
    for kind in ["fee_kind_percent", "fee_kind_unit", "fee_kind_sliding"] {
        screen.choose_word(kind);
        screen.look(&kind.replace('_', "-"));
    }
    screen.press_word("close");
    screen.press(&format!("{} ค่าแผง (ตัวอย่าง)", screen.words.get("fee_end")));
    screen.see_word("fee_end_do");
    screen.look("fee-end");
    screen.press_word("cancel");
}

fn collect(screen: &mut Screen) {
    screen.press_word("menu_book_collect");
    screen.see_word("collect_who_text");
    screen.look("collect-who");
    screen.write_word("collect_name", "สมชาย");
    screen.press_word("collect_name_keep");
    screen.see_word("collect_other_amount");
    screen.look("collect");
    screen.choose_word("tender_prompt_pay");
    screen.look("collect-promptpay");
    screen.choose_word("tender_cash");
    screen.press_word("collect_other_amount");
    screen.digits("20");
    screen.look("collect-amount");
    screen.press_filled("collect_take", &[("baht", "20")]);
    screen.see_piece("collect_taken");
    screen.look("collect-taken");
    screen.press_holding("2569/");
    screen.see_word("collect_save_picture");
    screen.see_picture("collect_picture");
    screen.look("collect-receipt");
    screen.press_word("close");
    screen.press_word("undo");
    screen.see_word("collect_why");
    screen.look("collect-reverse");
    screen.choose_word("collect_why_amount");
    screen.press_filled("collect_reverse", &[("baht", "20")]);
    screen.see_piece("collect_taken_back");
    screen.look("collect-taken-back");
    screen.press_word("collect_payments");
    screen.see_word("collect_reversed");
    screen.look("collect-payments");
    screen.press_word("close");
}

fn settings(screen: &mut Screen) {
    go(screen, "menu_book_set_up");
    screen.see_word("book_stalls_text");
    screen.look("set-up-stalls");
    screen.press_word("book_step_zones");
    screen.see_word("book_zones_text");
    screen.look("set-up-zones");
    screen.press_word("book_step_market");
    screen.see_word("book_market_name_hint");
    screen.look("set-up-market");
    go(screen, "menu_book_settings");
    screen.see_word("book_check_text");
    screen.press_word("book_check_now");
    screen.see_piece("book_sound");
    screen.press_word("book_backup_now");
    screen.see_piece("book_backed_up");
    screen.look("settings");
}
