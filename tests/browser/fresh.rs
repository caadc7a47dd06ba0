//! The first start of a till and of a book: the steps before there is anything to show, and the
//! first sale.

use api::App;
use serde_json::json;
use tests::Folder;
use tests::screen::{PATIENCE, Screen, until};

use crate::sample::{ENGLISH, THAI, back, go, open_fresh};

#[test]
fn the_first_steps_and_the_first_sale_of_a_till() {
    for look in [THAI.small(), ENGLISH] {
        let folder = Folder::new("browser-first-till");
        let mut screen = open_fresh(folder.path(), "first-till", look);
        screen.look("start");
        screen.press_word("start_till");
        set_up(&mut screen);
        first_sale(&mut screen);
        let faults = screen.end();
        let till = until(PATIENCE, || App::open(machine::ports(folder.path())).ok());
        let receipts = till.expect("it opens").call("receipts", json!({ "day": null })).unwrap();
        assert_eq!(receipts[0]["total"], 3_500, "{receipts}");
        assert_eq!(receipts.as_array().map(Vec::len), Some(1), "{receipts}");
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}

fn set_up(screen: &mut Screen) {
    screen.see_word("setup_invited");
    screen.look("stall");
    screen.press_word("setup_invite");
    screen.see_word("enrol_text");
    screen.look("enrol");
    back(screen);
    screen.write_word("setup_name", "ร้านน้ำพริกป้าอี๊ดสูตรโบราณ");
    screen.write_word("setup_place", "A-12");
    screen.press_word("setup_next");
    screen.see_word("settings_promptpay_number");
    screen.look("promptpay");
    screen.press_word("setup_skip");
    screen.see_word("settings_printer_which");
    screen.look("printer");
    screen.press_word("setup_skip");
    screen.see_word("setup_no_goods");
    screen.look("goods");
    screen.press(&format!("+ {}", screen.words.get("goods_new")));
    screen.see_word("goods_needs");
    screen.look("goods-editor");
    back(screen);
    screen.press_word("setup_finish");
    screen.see_word("day_no_goods");
    screen.look("day-open");
}

/// Without goods: a price is keyed, a hundred is handed over, 65 go back.
fn first_sale(screen: &mut Screen) {
    screen.press_word("day_start");
    screen.see_word("sale_no_goods");
    screen.look("sale");
    screen.press_word("sale_key_price");
    screen.digits("35");
    screen.press_word("sale_put_on");
    screen.see(&screen.words.filled("sale_total", &[("count", "1")]));
    screen.press_word("sale_pay");
    screen.see_word("tender_notes");
    screen.press_filled("note", &[("baht", "100")]);
    screen.see(&screen.words.filled("tender_done", &[("baht", "65")]));
    screen.breathe();
    screen.press_filled("tender_done", &[("baht", "65")]);
    screen.see(&screen.words.filled("sold_line", &[("baht", "35"), ("number", "0001")]));
    screen.look("sold");
}

#[test]
fn the_first_steps_of_a_book() {
    for look in [THAI, ENGLISH.small()] {
        let folder = Folder::new("browser-first-book");
        let mut screen = open_fresh(folder.path(), "first-book", look);
        screen.press_word("start_book");
        screen.see_word("book_market_name_hint");
        screen.look("market");
        screen.write_word("book_market_name", "ตลาดนัดวัดท่าพระจันทร์");
        screen.press_word("book_set_up_next");
        screen.see_word("book_zones_text");
        screen.write_word("stall_zone_new", "โซนผัก");
        screen.press_word("stall_zone_add");
        screen.see("โซนผัก");
        screen.look("zones");
        screen.press_word("book_set_up_next");
        screen.see_word("book_stalls_text");
        screen.write_word("stall_place", "A-01");
        screen.write_word("stall_name", "สวนลุงชัย");
        screen.press_word("book_add_stall");
        screen.see("A-01 สวนลุงชัย");
        screen.look("stalls");
        for (place, told, name) in [
            ("menu_book_day", "book_nothing_came", "day"),
            ("menu_book_inbox", "inbox_none_of_day", "inbox"),
            ("menu_book_fees", "fee_none", "fees"),
            ("menu_book_stalls", "stall_add", "list"),
        ] {
            go(&screen, place);
            screen.see_word(told);
            screen.look(name);
        }
        screen.finish();
    }
}
