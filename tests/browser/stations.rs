//! The second screens of a stall: a helper's telephone is paired by a QR and sells; a tablet shows
//! the customer the bill, the QR to pay, and the change.

use api::App;
use serde_json::json;
use tests::Folder;
use tests::screen::{Browser, Language, Screen, Telephone};

use crate::sample::go;

const MAIN: (u32, u32) = (1366, 768);
const TABLET: (u32, u32) = (1024, 768);

#[test]
fn a_telephone_and_a_tablet_in_thai() {
    walk(Language::Thai);
}

#[test]
fn a_telephone_and_a_tablet_in_english() {
    walk(Language::English);
}

fn walk(language: Language) {
    let folder = Folder::new("browser-stations");
    let data = folder.path();
    let app = App::open(machine::ports(data)).expect("a fresh folder opens");
    app.call("choose_desk", json!({ "desk": "sample" })).expect("the sample");
    let look = json!({
        "language": language.code(), "text_size": 20, "sound": true, "scanner_gap": 150,
    });
    app.call("keep_preferences", look).expect("a language is chosen");
    drop(app);
    let (mut main, _) = Browser { data, size: MAIN }.open_with_door("stations", language);
    main.allow(&["ผลไม้", "ของสด"]);
    main.see_word("sale_empty_text");
    go(&main, "menu_settings");
    main.press_word("settings_stations");
    main.see_word("settings_stations_text");
    main.look("settings");
    let mut faults = tablet(&mut main, language);
    faults.extend(telephone(&mut main, language));
    faults.extend(main.end());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The address that is written under a QR.
fn address(screen: &Screen) -> String {
    let text = screen.text();
    let found = text.split_whitespace().find(|word| word.starts_with("http://"));
    found.unwrap_or_else(|| panic!("no address in {text}")).to_owned()
}

/// What the customer sees, from nothing to the change.
fn tablet(main: &mut Screen, language: Language) -> Vec<String> {
    main.press_word("settings_display_qr");
    main.see_picture("settings_display_qr");
    main.look("display-link");
    let page = address(main);
    let mut tablet = Telephone { page: &page, size: TABLET }.open("display", language);
    tablet.see_word("settings_display_welcome");
    tablet.look("idle");
    go(main, "menu_sale");
    main.press("ไก่ย่าง");
    tablet.see("ไก่ย่าง");
    tablet.look("bill");
    main.press_word("sale_pay");
    main.press_word("tender_prompt_pay");
    main.see_picture("tender_qr");
    tablet.see_word("settings_display_scan_to_pay");
    tablet.look("promptpay");
    main.press_word("tender_cash");
    main.press_filled("note", &[("baht", "500")]);
    main.breathe();
    main.press_filled("tender_done", &[("baht", "380")]);
    main.see_word("sold_tiles");
    tablet.see_word("settings_display_thanks");
    tablet.see("380");
    tablet.look("change");
    tablet.end()
}

fn telephone(main: &mut Screen, language: Language) -> Vec<String> {
    go(main, "menu_settings");
    main.press_word("settings_stations");
    main.press(&format!("+ {}", main.words.get("settings_pair")));
    main.write_word("settings_pair_name", "มือถือน้องนก");
    main.look("pair-name");
    main.press_word("settings_pair_show");
    main.see_picture("settings_pair_qr");
    main.look("pair");
    let page = address(main);
    let mut phone = Telephone { page: &page, size: TABLET }.open("second-till", language);
    phone.allow(&["ผลไม้", "ของสด"]);
    phone.see_word("sale_empty_text");
    phone.look("sale");
    main.see(&main.words.filled("settings_pair_done", &[("name", "มือถือน้องนก")]));
    main.look("pair-done");
    main.press_word("day_finish_short");
    main.see_word("settings_station_end");
    main.look("settings-paired");
    phone.press("ส้มตำ");
    phone.see(&phone.words.filled("sale_total", &[("count", "1")]));
    phone.press_word("sale_pay");
    phone.see_word("tender_notes");
    phone.breathe();
    phone.press_word("tender_done_exact");
    phone.see_word("sold_no_change");
    phone.look("sold");
    phone.end()
}
