//! What a stall does beside selling, screen by screen: regulars and their debts, preorders, special
//! prices, transfers, reports, and the settings few stalls need.

use tests::Folder;
use tests::screen::{Screen, with_scanner};

use crate::sample::{ENGLISH, Look, THAI, back, go, open};

const NOK: &str = "ป้านกบ้านสวน";
const SOMCHAI: &str = "คุณสมชายท้ายซอย";

#[test]
fn beside_selling_in_thai() {
    walk(THAI);
}

#[test]
fn beside_selling_in_english() {
    walk(ENGLISH);
}

#[test]
fn beside_selling_in_thai_on_a_small_screen() {
    walk(THAI.small());
}

#[test]
fn beside_selling_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn beside_selling_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

fn walk(look: Look) {
    with_scanner(|| every_place(look));
}

fn every_place(look: Look) {
    let folder = Folder::new("browser-beside");
    let mut screen = open(folder.path(), "beside", look);
    // the stall's own words, and what the machine calls its ports
    screen.allow(&["ผลไม้", "ของสด", "ttyS", "ttyUSB", "ttyACM"]);
    screen.see_word("sale_empty_text");
    customers(&mut screen);
    credit(&mut screen);
    preorders(&mut screen);
    one_preorder(&mut screen);
    prices(&mut screen);
    transfers(&mut screen);
    reports(&mut screen);
    settings(&mut screen);
    screen.finish();
}

fn customers(screen: &mut Screen) {
    go(screen, "menu_customers");
    screen.see_word("customers_none_text");
    screen.look("customers-none");
    screen.press(&format!("+ {}", screen.words.get("customers_new")));
    screen.see_word("customers_needs_name");
    screen.look("customer-new");
    screen.choose_word("customers_limit_other");
    screen.look("customer-limit");
    screen.choose_word("customers_limit_none");
    screen.write_word("customers_name", NOK);
    screen.write_word("customers_phone", "0812345678");
    screen.press_word("settings_save");
    screen.see_word("customers_open_none");
    screen.look("customer-even");
}

/// A bill of 50 on credit, of which 20 come back by transfer.
fn credit(screen: &mut Screen) {
    go(screen, "menu_sale");
    screen.press("ข้าวมันไก่");
    screen.see(&screen.words.filled("sale_total", &[("count", "1")]));
    screen.press_word("sale_pay");
    screen.press_word("tender_credit");
    screen.press_holding(NOK);
    screen.breathe();
    screen.press_filled("tender_credit_do", &[("name", NOK), ("baht", "50")]);
    screen.see_word("sold_owed");
    screen.look("sold-owed");
    go(screen, "menu_customers");
    screen.see(NOK);
    screen.look("customers");
    screen.press_holding(NOK);
    screen.see_word("customers_open_bills");
    screen.look("customer-owes");
    screen.press_word("customers_statement");
    screen.see_picture("customers_statement_title");
    screen.look("customer-statement");
    screen.press_word("close");
    screen.press_word("customers_repay");
    screen.see_word("customers_take_none");
    screen.look("repay");
    screen.digits("60");
    screen.see_word("customers_too_much");
    screen.look("repay-too-much");
    screen.press_word("clear");
    screen.digits("20");
    screen.choose_word("tender_prompt_pay");
    screen.see_picture("tender_qr");
    screen.look("repay-transfer");
    let how = screen.words.get("tender_prompt_pay");
    screen.press_filled("customers_take", &[("amount", "20"), ("how", &how)]);
    screen.see(&screen.words.filled("customers_repaid", &[("amount", "20"), ("owes", "30")]));
    screen.look("customer-repaid");
}

fn preorders(screen: &mut Screen) {
    go(screen, "menu_preorders");
    screen.see_word("preorders_none_text");
    screen.look("preorders-none");
    screen.press(&format!("+ {}", screen.words.get("preorders_new")));
    screen.see_word("preorders_hour");
    screen.look("preorder-who");
    screen.write_word("preorders_who", "ป้านก");
    screen.see(NOK);
    screen.look("preorder-regular");
    screen.write_word("preorders_who", SOMCHAI);
    screen.press_word("preorders_day_after");
    screen.press_word("setup_next");
    screen.see_word("preorders_tap_goods");
    screen.press("ไก่ย่าง");
    screen.press("ส้มตำ");
    screen.see(SOMCHAI);
    screen.see("160");
    screen.look("preorder-goods");
    screen.press_word("setup_next");
    screen.see_word("preorders_deposit_none");
    screen.press("100");
    screen.choose_word("tender_prompt_pay");
    screen.look("preorder-deposit");
    screen.press_filled("preorders_take_with", &[("amount", "100")]);
    screen.see_word("preorders_pick_list");
    screen.see(SOMCHAI);
    screen.look("preorders");
    screen.press_beginning("preorders_pick_list_of");
    screen.see_word("preorders_pick_people");
    screen.look("pick-list");
    back(screen);
    screen.see(SOMCHAI);
}

fn one_preorder(screen: &mut Screen) {
    screen.press_holding(SOMCHAI);
    screen.see_word("preorders_hand_over");
    screen.look("preorder");
    screen.press_word("preorders_slip");
    screen.see_picture("preorders_slip");
    screen.look("preorder-slip");
    screen.press_word("close");
    screen.press_word("preorders_call_off");
    screen.choose_word("preorders_why_absent");
    let back = screen.words.filled("preorders_back_all", &[("amount", "100")]);
    screen.tap("radio", &back);
    screen.look("preorder-call-off");
    screen.press_word("close");
    screen.press_word("preorders_hand_over");
    screen.see(&screen.words.filled("sale_preorder", &[("who", SOMCHAI), ("baht", "100")]));
    screen.look("sale-preorder");
    screen.press_word("sale_pay");
    screen.see(&screen.words.filled("tender_exact", &[("baht", "60")]));
    screen.look("tender-deposit");
    screen.breathe();
    screen.press_word("tender_done_exact");
    screen.see_word("sold_no_change");
    go(screen, "menu_preorders");
    screen.choose_word("preorders_all");
    screen.see_word("preorders_handed_over");
    screen.look("preorders-all");
}

fn prices(screen: &mut Screen) {
    go(screen, "menu_prices");
    screen.see_word("prices_none_text");
    screen.look("prices-none");
    screen.press_word("prices_markdown");
    screen.see_word("prices_choose");
    screen.look("markdown-empty");
    for (of, name) in
        [("prices_of_category", "markdown-category"), ("prices_of_goods", "markdown-goods")]
    {
        screen.choose_word(of);
        screen.look(name);
    }
    screen.choose_word("prices_own_amount");
    screen.look("markdown-own");
    screen.choose_word("prices_of_all");
    screen.tap("radio", "20%");
    screen.look("markdown");
    screen.press_word("prices_markdown_start");
    screen.see_word("prices_now");
    screen.see_word("prices_today_only");
    screen.look("prices-one");
    screen.press_word("prices_bundle");
    screen.see_word("prices_bundle_needs");
    screen.press("ผัดไทย");
    screen.press("ส้มตำ");
    screen.digits("100");
    screen.look("bundle");
    screen.press_word("prices_save");
    screen.see_word("prices_now");
    screen.press_word("prices_dated");
    screen.see_word("prices_dated_ask");
    screen.look("dated-ask");
    screen.press("ข้าวมันไก่");
    screen.digits("45");
    screen.look("dated");
    screen.press_word("prices_save");
    screen.see_word("prices_now");
    screen.see("45");
    screen.look("prices");
    go(screen, "menu_sale");
    screen.see_word("sale_empty_text");
    for (count, name) in ["ผัดไทย", "ผัดไทย", "ส้มตำ", "ข้าวมันไก่"].iter().enumerate()
    {
        screen.press(name);
        screen.see(&screen.words.filled("sale_total", &[("count", &(count + 1).to_string())]));
    }
    screen.look("sale-prices");
    go(screen, "menu_prices");
    screen.press_holding(&format!("{} ", screen.words.beginning("prices_end_of")));
    screen.see_piece("prices_ended");
    screen.look("prices-ended");
}

/// 20 of the debt and 100 of the deposit came by transfer.
fn transfers(screen: &mut Screen) {
    go(screen, "menu_transfers");
    screen.see_word("transfers_deposit");
    screen.look("transfers");
    screen.see(&screen.words.filled("transfers_seen_count", &[("count", "0")]));
    screen.press_holding(&screen.words.get("transfers_deposit"));
    screen.see(&screen.words.filled("transfers_seen_count", &[("count", "1")]));
    screen.look("transfers-ticked");
}

fn reports(screen: &mut Screen) {
    go(screen, "menu_reports");
    screen.see_word("reports_average");
    for part in [
        "reports_best",
        "reports_by_day",
        "reports_by_hour",
        "day_paid",
        "reports_by_person",
        "reports_others",
        "settings_tax",
    ] {
        screen.choose_word(part);
        screen.look(&part.replace('_', "-"));
    }
    screen.choose_word("reports_month");
    screen.choose_word("reports_by_day");
    screen.look("reports-month");
    screen.choose_word("reports_own");
    screen.see_word("prices_last_day");
    screen.look("reports-own-days");
    screen.press_word("reports_slip");
    screen.see_picture("menu_reports");
    screen.look("reports-slip-picture");
    screen.press_word("close");
}

fn settings(screen: &mut Screen) {
    go(screen, "menu_settings");
    for (section, told) in [
        ("settings_rounding", "settings_cash_rounding_text"),
        ("settings_tenders", "settings_co_pay_text"),
        ("settings_scale", "settings_scale_text"),
        ("settings_stations", "settings_stations_text"),
    ] {
        screen.press_word(section);
        screen.see_word(told);
        screen.look(&section.replace('_', "-"));
    }
    screen.press_word("settings_tenders");
    screen.write_word("settings_other_name", "บัตรสวัสดิการ");
    screen.press_word("settings_other_add");
    screen.see_word("settings_other_remove");
    screen.press(&format!("+ {}", screen.words.get("settings_co_pay_new")));
    screen.see_word("settings_co_pay_needs");
    screen.look("scheme");
    screen.press_word("close");
    screen.press_word("settings_scale");
    screen.press(&format!("+ {}", screen.words.get("settings_labels_new")));
    screen.see_word("settings_labels_look");
    screen.look("label-layout");
    screen.press_word("settings_save");
    screen.see_word("settings_labels_try");
    screen.look("settings-scale-labels");
}
