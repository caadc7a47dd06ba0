//! A helper's telephone beside the stall's own screen: paired by the address of the QR, it sells
//! from the same stock; an answer that is lost in mid-payment neither loses nor doubles the sale.

use std::path::Path;

use api::App;
use serde_json::json;
use tests::Folder;
use tests::proxy::Proxy;
use tests::screen::{Browser, PATIENCE, Screen, Telephone, until};

use crate::sample::{THAI, go, prepare};

/// A telephone held upright.
const UPRIGHT: (u32, u32) = (412, 915);
const NAME: &str = "มือถือน้องนก";
const RICE: &str = "ข้าวมันไก่";

#[test]
fn a_telephone_sells_and_loses_no_sale_with_its_answer() {
    let folder = Folder::new("browser-second-till");
    prepare(folder.path(), THAI, Some("till"));
    stall(folder.path());
    let browser = Browser { data: folder.path(), size: THAI.size };
    let (mut main, door) = browser.open_with_door("second-till-main", THAI.language);
    let proxy = Proxy::to(&door);
    let code = pairing_code(&mut main, &door);
    let page = format!("{}/#pair={code}", proxy.address());
    let telephone = Telephone { page: &page, size: UPRIGHT };
    let mut phone = telephone.open("second-till-phone", THAI.language);

    phone.see(RICE);
    phone.look("sale-empty");
    phone.press(RICE);
    phone.see(&phone.words.filled("sale_total", &[("count", "1")]));
    phone.look("sale");
    phone.press_word("sale_pay");
    phone.see_word("tender_notes");
    phone.look("tender");
    phone.press_word("tender_prompt_pay");
    phone.see_word("tender_no_number");
    phone.look("tender-prompt-pay");
    phone.press_word("tender_credit");
    phone.see_word("tender_credit_who");
    phone.look("tender-credit");
    phone.press_word("tender_back");
    pays(&phone, 2, "500", "400");
    sold(&phone, "100", "400", "0001");
    phone.look("sold");
    main.see(&main.words.filled("settings_pair_done", &[("name", NAME)]));
    main.look("paired");
    main.press_word("day_finish_short");

    phone.press_word("sold_next");
    proxy.lose_the_answer_to("POST /api/sell ");
    pays(&phone, 1, "100", "50");
    proxy.wait_until_lost(1);
    phone.see_word("connecting");
    phone.look("connecting");
    proxy.mend();
    sold(&phone, "50", "50", "0002");
    phone.gone(&phone.words.get("connecting"));

    phone.press_word("sold_next");
    proxy.lose_the_answer_to("POST /api/sell ");
    pays(&phone, 1, "1,000", "950");
    proxy.wait_until_lost(2);
    phone.visit("about:blank");
    proxy.mend();
    phone.visit(&proxy.address());
    sold(&phone, "50", "950", "0003");

    go(&main, "menu_goods");
    main.see(&main.words.filled("goods_left", &[("stock", "56"), ("unit", "ชิ้น")]));
    main.look("goods");
    customers_side(&mut main, &mut phone, &proxy);
    let faults = [phone.end(), main.end()].concat();
    let till = until(PATIENCE, || App::open(machine::ports(folder.path())).ok());
    let till = till.expect("it opens");
    let receipts = till.call("receipts", json!({ "day": null })).unwrap();
    assert_eq!(receipts.as_array().map(Vec::len), Some(4), "{receipts}");
    assert_eq!(till.call("check_till", json!({})).unwrap()["sound"], true);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The same telephone, held to the customer: it sees the bill of the stall's own screen grow, and
/// the change.
fn customers_side(main: &mut Screen, phone: &mut Screen, proxy: &Proxy) {
    go(main, "menu_settings");
    main.press_word("settings_display_qr");
    main.see_word("settings_display_scan");
    main.look("display-link");
    let text = main.text();
    let (_, key) = text.split_once("/#display=").expect("the address stands under the QR");
    let key = key.split(' ').next().unwrap_or_default();
    phone.visit("about:blank");
    phone.visit(&format!("{}/#display={key}", proxy.address()));
    phone.see_word("settings_display_welcome");
    phone.look("display-idle");
    go(main, "menu_sale");
    main.press(RICE);
    main.see(&main.words.filled("sale_total", &[("count", "1")]));
    phone.see(RICE);
    phone.see("50");
    phone.look("display-bill");
    main.press_word("sale_pay");
    main.press_filled("note", &[("baht", "100")]);
    main.breathe();
    main.press_filled("tender_done", &[("baht", "50")]);
    phone.see(&phone.words.filled("settings_display_paid", &[("amount", "50")]));
    phone.look("display-change");
}

/// A stall with sixty plates of rice and an open day.
fn stall(data: &Path) {
    let app = App::open(machine::ports(data)).expect("it opens");
    let ask = |command: &str, arguments| app.call(command, arguments).expect(command);
    ask("set_up_stall", json!({ "name": "ร้านป้าสมศรี", "place": "B-12" }));
    let goods = json!({
        "id": null, "name": RICE, "price": 5_000, "unit": "piece", "category": null,
        "barcode": null, "favourite": 1, "tax": "exempt", "cost": null, "counts_stock": true,
        "stock": 60_000,
    });
    ask("save_goods", goods);
    ask("open_day", json!({ "float": 50_000, "people": 2, "day": null }));
}

/// Shows the QR on the main screen, and reads the address under it.
fn pairing_code(main: &mut Screen, door: &str) -> String {
    main.see(RICE);
    go(main, "menu_settings");
    main.press_word("settings_stations");
    main.see_word("settings_helpers");
    main.look("stations");
    main.press(&format!("+ {}", main.words.get("settings_pair")));
    main.write_word("settings_pair_name", NAME);
    main.press_word("settings_pair_show");
    main.see_picture("settings_pair_qr");
    main.look("pairing");
    let mark = format!("{door}/#pair=");
    let text = main.text();
    let (_, code) = text.split_once(&mark).expect("the address stands under the QR");
    code.chars().take_while(char::is_ascii_alphanumeric).collect()
}

fn pays(phone: &Screen, plates: u32, note: &str, change: &str) {
    phone.press(RICE);
    phone.see(&phone.words.filled("sale_total", &[("count", &plates.to_string())]));
    phone.press_word("sale_pay");
    phone.press_filled("note", &[("baht", note)]);
    phone.breathe();
    phone.press_filled("tender_done", &[("baht", change)]);
}

fn sold(phone: &Screen, total: &str, change: &str, number: &str) {
    phone.see(&phone.words.filled("sold_line", &[("baht", total), ("number", number)]));
    phone.see_word("sold_change");
    phone.see(change);
    phone.breathe();
}
