//! The till of the sample market, screen by screen.

use tests::Folder;
use tests::screen::{Screen, with_scanner};

use crate::sample::{ENGLISH, Look, THAI, back, go, open};

const WATER: &str = "8850999320014";
const UNKNOWN: &str = "8851234567898";

#[test]
fn the_till_in_thai() {
    walk(THAI);
}

#[test]
fn the_till_in_english() {
    walk(ENGLISH);
}

#[test]
fn the_till_in_thai_on_a_small_screen() {
    walk(THAI.small());
}

#[test]
fn the_till_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn the_till_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

fn walk(look: Look) {
    with_scanner(|| every_screen(look));
}

fn every_screen(look: Look) {
    let folder = Folder::new("browser-till");
    let mut screen = open(folder.path(), "till", look);
    // categories that the stall calls as the screens call something else
    screen.allow(&["ผลไม้", "ของสด"]);
    screen.see_word("sale_empty_text");
    sale(&mut screen);
    sheets_of_the_sale(&mut screen);
    tender(&mut screen);
    receipts(&mut screen);
    goods(&mut screen);
    cash(&mut screen);
    settings(&mut screen);
    close(&mut screen);
    after(&mut screen);
    screen.finish();
}

fn pieces(screen: &Screen, count: &str) {
    screen.see(&screen.words.filled("sale_total", &[("count", count)]));
}

fn sale(screen: &mut Screen) {
    screen.look("sale-empty");
    for (at, name) in ["ข้าวมันไก่", "ผัดไทย", "ข้าวมันไก่", "แกงเขียวหวาน"].iter().enumerate()
    {
        screen.press(name);
        pieces(screen, &(at + 1).to_string());
    }
    screen.scan(WATER);
    pieces(screen, "5");
    screen.look("sale");
    screen.press("ขนม");
    screen.gone("ผัดไทย 60");
    screen.look("sale-category");
    screen.press_word("sale_all");
    screen.see("กล้วยทอด 20");
    screen.write_word("sale_search", "น้ำ");
    screen.gone("ข้าวเหนียว 10");
    screen.look("sale-search");
    screen.write_word("sale_search", "ฮฮฮ");
    screen.see(&screen.words.filled("sale_nothing_found", &[("text", "ฮฮฮ")]));
    screen.look("sale-nothing");
    screen.press_word("clear");
    screen.press_word("sale_key_price");
    screen.see_word("sale_round_prices");
    screen.digits("35");
    screen.look("sale-key-price");
    screen.press_word("sale_put_on");
    pieces(screen, "6");
    screen.press_word("sale_back_to_tiles");
    screen.see("กล้วยทอด 20");
}

fn sheets_of_the_sale(screen: &mut Screen) {
    screen.press_filled("sale_line_change", &[("name", "ผัดไทย")]);
    screen.see_word("sale_take_off");
    screen.look("sale-quantity");
    screen.press_word("close");
    screen.write_word("sale_search", "มะม่วง");
    screen.press("มะม่วงน้ำดอกไม้");
    screen.see_word("sale_weight");
    screen.digits("1");
    let put = screen.words.filled("sale_put_on_amount", &[("baht", "60")]);
    screen.see(&put);
    screen.look("sale-weigh");
    screen.press(&put);
    screen.gone(&put);
    screen.scan(UNKNOWN);
    screen.see_word("sale_unknown");
    screen.look("sale-unknown");
    screen.press_word("close");
    screen.press_filled("sale_less", &[("name", "ผัดไทย")]);
    screen.see(&screen.words.filled("sale_removed", &[("name", "ผัดไทย")]));
    screen.look("sale-toast");
    screen.press_word("undo");
    screen.press_word("menu_title");
    screen.see_word("menu_day_close");
    screen.look("menu");
    screen.press_word("close");
    screen.chord(&['\u{e031}']);
    screen.see_word("help_title");
    screen.look("help");
    screen.press_word("close");
}

fn tender(screen: &mut Screen) {
    screen.press_word("sale_pay");
    screen.see_word("tender_notes");
    screen.look("tender-empty");
    screen.press_filled("note", &[("baht", "20")]);
    screen.see_word("tender_missing");
    screen.look("tender-short");
    screen.press_filled("note", &[("baht", "500")]);
    screen.see_word("tender_change");
    screen.look("tender-change");
    for _ in 0..2 {
        screen.press_filled("note", &[("baht", "1,000")]);
    }
    screen.see_word("tender_too_much");
    screen.look("tender-too-much");
    screen.scan(WATER);
    screen.see_word("tender_scan");
    screen.look("tender-scanned");
    screen.press_word("tender_prompt_pay");
    screen.see_word("tender_look");
    screen.look("tender-promptpay");
    screen.press_word("tender_cash");
    screen.press_beginning("tender_exact");
    screen.see_word("sold_no_change");
    screen.press_beginning("tender_done");
    screen.see_word("sold_tiles");
    screen.look("sold-exact");
    screen.breathe();
    screen.press("ไก่ย่าง");
    pieces(screen, "1");
    screen.press_word("sale_pay");
    screen.press_filled("note", &[("baht", "1,000")]);
    screen.breathe();
    screen.press_filled("tender_done", &[("baht", "880")]);
    screen.see_word("sold_tiles");
    screen.look("sold");
    screen.press_word("sold_print");
    screen.see_word("print_no_printer");
    screen.look("sold-printed");
    screen.press_word("close");
    screen.gone(&screen.words.get("print_no_printer"));
}

fn receipts(screen: &mut Screen) {
    screen.press_word("sold_look");
    screen.see_word("receipt_print_again");
    screen.look("receipt");
    screen.press_word("receipt_refund");
    screen.see_word("refund_what");
    screen.look("refund");
    screen.choose_word("refund_some");
    screen.press_filled("sale_more", &[("name", "ไก่ย่าง")]);
    screen.choose_word("refund_why_own");
    screen.write_word("refund_own_words", "ลูกค้ารีบไป");
    screen.look("refund-some");
    screen.press_word("refund_do");
    screen.see_word("refund_finish");
    screen.look("refund-done");
    screen.breathe();
    screen.press_word("refund_finish");
    screen.see_word("receipt_all_returned");
    screen.look("receipt-returned");
    go(screen, "menu_receipts");
    screen.see_word("receipt_list");
    screen.look("receipts");
}

fn goods(screen: &mut Screen) {
    go(screen, "menu_goods");
    screen.see("ผัดไทย");
    screen.look("goods");
    screen.press_word("goods_import");
    screen.see_word("goods_import_text_1");
    screen.look("goods-import");
    screen.press_word("close");
    screen.press_holding("ผัดไทย");
    screen.see_word("goods_retire");
    screen.look("goods-editor");
    screen.digits("5");
    screen.press(&format!("+ {}", screen.words.get("goods_category_new")));
    screen.see_word("goods_category_name");
    screen.look("goods-category");
    screen.press_word("close");
    let touch = screen.words.get("goods_touch");
    screen.press(&format!("{touch} {}", screen.words.get("goods_name")));
    screen.see_word("goods_touch_done");
    screen.look("goods-letters");
    screen.press_word("goods_touch_done");
    screen.press(&format!("{touch} {}", screen.words.get("goods_barcode")));
    screen.see_word("goods_touch_done");
    // the letter, where the weight would be written in Thai
    screen.allow(&["g"]);
    screen.look("goods-letters-latin");
    screen.press_word("goods_touch_done");
    back(screen);
    screen.see_word("goods_unsaved");
    screen.look("goods-unsaved");
    screen.press_word("goods_unsaved_leave");
    screen.see_word("goods_import");
}

fn cash(screen: &mut Screen) {
    go(screen, "menu_cash");
    screen.see_word("cash_which");
    screen.look("cash");
    screen.digits("40");
    screen.choose_word("cash_out_goods");
    screen.press_beginning("cash_record");
    screen.see_piece("cash_recorded");
    screen.look("cash-recorded");
    screen.press_word("cash_x_report");
    screen.see_word("day_x_title");
    screen.see_word("day_grand_total");
    screen.look("x-report");
    screen.press_word("day_look");
    screen.see_picture("day_x_title");
    screen.look("x-report-slip");
    screen.press_word("close");
}

fn settings(screen: &mut Screen) {
    go(screen, "menu_settings");
    screen.see_word("settings_scanner_waiting");
    screen.scan(WATER);
    screen.see_word("settings_scanner_good");
    screen.look("settings-screen");
    for (section, told) in [
        ("settings_stall", "settings_stall_open"),
        ("settings_promptpay", "settings_promptpay_text"),
        ("settings_tax", "settings_tax_text"),
        ("settings_printer", "settings_printer_which"),
        ("settings_keep", "settings_back_up_text"),
        ("settings_committee", "settings_committee_again"),
        ("settings_about", "settings_about_text"),
    ] {
        screen.press_word(section);
        screen.see_word(told);
        screen.look(&section.replace('_', "-"));
    }
    screen.press_word("settings_promptpay");
    screen.press_word("settings_promptpay_show");
    screen.see_picture("settings_promptpay_card");
    screen.look("settings-promptpay-card");
    screen.press_word("settings_keep");
    screen.press_word("settings_check_now");
    screen.see_piece("settings_sound_book");
    screen.press_word("settings_back_up_now");
    screen.see_word("settings_backed_up");
    screen.look("settings-kept");
    screen.press_word("settings_printer");
    screen.choose_word("settings_printer_network");
    screen.see_word("settings_printer_host");
    screen.look("settings-printer-network");
}

fn close(screen: &mut Screen) {
    go(screen, "menu_day_close");
    // a transfer of the day was not looked up yet: that is told first, and counting goes on
    screen.see_word("day_to_count");
    screen.look("day-unfinished");
    screen.press_word("day_to_count");
    screen.see_word("day_blind");
    for baht in ["1,000", "500", "100"] {
        let note = screen.words.filled("note", &[("baht", baht)]);
        screen.press_filled("day_more", &[("what", &note)]);
    }
    screen.look("day-count");
    screen.press_word("day_count_done");
    screen.see_word("day_expected");
    screen.look("day-result");
    screen.choose_word("day_reason_other");
    screen.write_word("day_why_other", "นับไม่ทัน");
    screen.look("day-result-reason");
    screen.press_word("menu_day_close");
    screen.see_word("day_done_to_hand");
    screen.look("day-closed");
    screen.press_filled("handin_qr_of", &[("z", "2")]);
    screen.see_word("day_qr_text");
    screen.look("day-qr");
    screen.press_word("close");
    screen.press_filled("handin_look_of", &[("z", "2")]);
    screen.see_word("day_print");
    screen.look("day-slip");
    screen.press_word("close");
    screen.press_word("day_finish");
    screen.see_word("day_start");
    screen.look("day-open");
}

fn after(screen: &mut Screen) {
    go(screen, "menu_hand_in");
    screen.see_word("handin_text");
    screen.look("hand-in");
    screen.press_filled("handin_figures_of", &[("z", "2")]);
    screen.see_word("day_grand_total");
    screen.look("hand-in-figures");
    screen.press_word("close");
    go(screen, "menu_cash");
    screen.see_word("cash_not_open");
    screen.look("cash-no-day");
    go(screen, "menu_sale");
    screen.press("ผัดไทย");
    screen.press_word("sale_pay");
    screen.breathe();
    screen.press_word("tender_done_exact");
    screen.see_word("tender_open_day");
    screen.look("tender-no-day");
    screen.press_word("menu_sample_leave");
    screen.see_word("start_title");
    screen.look("start");
}
