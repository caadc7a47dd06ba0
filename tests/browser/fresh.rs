//! The first start of a till and of a book: the steps before there is anything to show.

use tests::Folder;
use tests::screen::{Browser, Language, Screen};

use crate::sample::{SMALL, USUAL, speak};

fn fresh(name: &str, language: Language, size: (u32, u32)) -> (Folder, Screen) {
    let folder = Folder::new("browser-fresh");
    speak(folder.path(), language, None);
    let screen = Browser { data: folder.path(), demo: false, size };
    let screen = screen.open(&format!("{name}-{}", size.0), language);
    screen.see_word("start_title");
    (folder, screen)
}

#[test]
fn the_first_steps_of_a_till() {
    for (language, size) in [(Language::Thai, SMALL), (Language::English, USUAL)] {
        let (_folder, mut screen) = fresh("first-till", language, size);
        screen.press_word("start_till");
        screen.see_word("setup_invited");
        screen.look("stall");
        screen.press_word("setup_invite");
        screen.see_word("enrol_text");
        screen.look("enrol");
        screen.press(&format!("‹ {}", screen.words.get("back")));
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
        screen.press(&format!("‹ {}", screen.words.get("back")));
        screen.press_word("setup_finish");
        screen.see_word("day_no_goods");
        screen.look("day-open");
        screen.press_word("day_start");
        screen.see_word("sale_no_goods");
        screen.look("sale");
        screen.finish();
    }
}
