//! What users of other tills suffer from, each as a test this till passes. The numbers are those of
//! our list of 25 complaints; the rest of them stand with the part they are about: bills, tenders,
//! customers, people, the window.

use serde_json::{Value, json};
use tests::market::{Computer, count_of, line, sale};
use tests::printer::paper;
use tests::world::World;
use tests::{Folder, Stall};

use crate::market_day::Market;

fn open_stall(seed: u64, name: &str) -> (World, Folder, Stall, String) {
    let (world, folder) = (World::new(seed), Folder::new(name));
    let stall = Stall::new(&world, folder.path(), seed);
    stall.set_up("ร้านไข่ป้าศรี", "A-3");
    let egg = stall.goods("ไข่ไก่", 4);
    stall.open_day(500);
    (world, folder, stall, egg)
}

fn with_printer(stall: &Stall, dots: u32) {
    let mut settings = stall.ask("till_settings", json!({}));
    settings["printer"] = json!({
        "link": { "kind": "network", "host": "127.0.0.1", "port": 9100 },
        "dots": dots, "cut": true, "drawer_pin": 0, "every_sale": true,
    });
    stall.ask("keep_till_settings", settings);
}

fn stock(stall: &Stall, id: &str) -> i64 {
    stall.ask("goods_by_id", json!({ "id": id }))["stock"].as_i64().unwrap()
}

#[test]
fn complaint_02_a_day_closes_on_what_was_counted_and_tells_over_and_short() {
    for (seed, off) in [(1, -2_500), (2, 0), (3, 700)] {
        let (_world, _folder, mut stall, egg) = open_stall(seed, "close-over-short");
        stall.sell(&[(&egg, 10)], Some(100));
        let counted = count_of(50_000 + 4_000 + off);
        let result = stall.ask("count_drawer", json!({ "counted": counted }));
        assert_eq!(result["over_short"], off);
        let reason = if off == 0 { "" } else { "ทอนผิด" };
        let closed = stall.ask("close_day", json!({ "reason": reason, "kept": 0 }));
        // the float that was used is the one of this day, and the difference stays what it was
        assert_eq!(closed["figures"]["totals"]["expected_cash"], 54_000);
        assert_eq!(closed["figures"]["result"]["over_short"], off);
        assert_eq!(stall.refused("x_report", json!({})), "day.not_open");
    }
}

#[test]
fn complaint_03_the_last_sale_is_in_the_closing_and_selling_goes_on_after_it() {
    let (world, folder, mut stall, egg) = open_stall(4, "last-sale");
    stall.sell(&[(&egg, 1)], None);
    stall.ask("count_drawer", json!({ "counted": count_of(50_400) }));
    // a customer comes while the drawer is being counted
    stall.sell(&[(&egg, 2)], None);
    assert_eq!(stall.refused("close_day", json!({ "reason": "", "kept": 0 })), "close.count_first");
    let closed = stall.close_day(0);
    assert_eq!(closed["figures"]["totals"]["sales"], 2);
    assert_eq!(closed["figures"]["totals"]["last_receipt"], 2);
    // no lock-up: the next part of the same day opens at once, also after a restart
    drop(stall);
    let stall = Computer::open(&world, folder.path()).unwrap();
    let opened = stall.ask("open_day", json!({ "float": 50_000, "people": 1, "day": null }));
    assert_eq!(opened["part"], 2);
}

#[test]
fn complaint_11_what_comes_back_goes_to_stock_once() {
    let (_world, _folder, mut stall, egg) = open_stall(5, "stock-once");
    let mut goods = stall.ask("goods_by_id", json!({ "id": egg }));
    goods.as_object_mut().unwrap().remove("retired");
    goods["counts_stock"] = json!(true);
    goods["stock"] = json!(15_000);
    goods["scale_code"] = Value::Null;
    stall.ask("save_goods", goods);
    stall.sell(&[(&egg, 3)], None);
    assert_eq!(stock(&stall, &egg), 12_000);
    let request = stall.random.request();
    let back = json!({
        "request": request, "of": 1, "lines": [], "reason": "แตก", "print": false,
    });
    stall.ask("refund", back.clone());
    assert_eq!(stock(&stall, &egg), 15_000);
    // the same press again, and a second try at the same receipt, move nothing
    stall.ask("refund", back.clone());
    let again = json!({ "request": stall.random.request(), "of": 1, "lines": [], "reason": "แตก", "print": false });
    assert_eq!(stall.refused("refund", again), "refund.all_back");
    assert_eq!(stock(&stall, &egg), 15_000);
    assert_eq!(stall.ask("check_till", json!({}))["found"], json!([]));
}

#[test]
fn complaint_13_thai_is_printed_as_a_picture_on_every_width() {
    let (world, _folder, mut stall, _) = open_stall(6, "thai-paper");
    let fish = stall.goods("ปลาทูนึ่ง ปี๋ ญู ฐู น้ำพริก", 35);
    for (copy, dots) in [384_u32, 512, 576].into_iter().enumerate() {
        with_printer(&stall, dots);
        stall.sell(&[(&fish, 1)], None);
        assert!(stall.app.print_waiting());
        let job = world.printer().jobs().remove(copy);
        let printed = paper(&job);
        assert_eq!(printed.width, dots as usize);
        assert!(printed.dots.contains(&1));
        // no letter goes out as a letter: neither a code page of Thai nor UTF-8
        let text = "ปลาทู".as_bytes();
        assert!(!job.windows(text.len()).any(|part| part == text));
    }
}

#[test]
fn complaint_14_paper_ends_with_the_slip_and_is_cut() {
    let (world, _folder, mut stall, egg) = open_stall(7, "cut");
    with_printer(&stall, 384);
    stall.sell(&[(&egg, 1)], None);
    assert!(stall.app.print_waiting());
    let job = world.printer().jobs().remove(0);
    let printed = paper(&job);
    let blank = printed.dots.chunks(printed.width).rev().take_while(|row| !row.contains(&1));
    let blank = blank.count();
    assert!(blank < 160, "{blank} rows of nothing at the end are 2 cm of paper");
    assert!(printed.height() < 1_600, "a receipt of one line is no longer than 20 cm");
    assert!(job.windows(2).any(|part| part == [0x1d, b'V']), "the cutter is asked");
}

#[test]
fn complaint_15_nobody_is_asked_anything_before_a_slip_is_printed() {
    let (world, _folder, mut stall, egg) = open_stall(8, "silent");
    with_printer(&stall, 384);
    stall.sell(&[(&egg, 1)], None);
    assert!(stall.app.print_waiting());
    // one command for the sale, bytes at the printer: no dialog, no margins, no preview
    assert_eq!(world.printer().jobs().len(), 1);
    assert_eq!(paper(&world.printer().jobs()[0]).width, 384);
}

#[test]
fn complaint_16_a_dead_printer_holds_no_sale_up_and_prints_nothing_twice() {
    let (world, folder, mut stall, egg) = open_stall(9, "dead-printer");
    with_printer(&stall, 384);
    world.printer().fail(Some(api::ports::PrintFailure::Unreachable("off".into())));
    for _ in 0..5 {
        assert_eq!(stall.sell(&[(&egg, 1)], None)["repeated"], false);
    }
    assert!(!stall.app.print_waiting());
    drop(stall);
    world.printer().fail(None);
    let stall = Computer::open(&world, folder.path()).unwrap();
    stall.ask("retry_jobs", json!({}));
    while stall.app.print_waiting() {}
    assert_eq!(world.printer().jobs().len(), 5);
    assert_eq!(stall.ask("till_state", json!({}))["jobs"], json!([]));
}

/// Half of it was on paper when the printer stopped: a person looks, and decides.
#[test]
fn complaint_16_a_slip_that_may_be_on_paper_waits_for_a_person() {
    let (world, _folder, mut stall, egg) = open_stall(10, "half-printed");
    with_printer(&stall, 384);
    world.printer().fail(Some(api::ports::PrintFailure::Stuck { sent: 900 }));
    stall.sell(&[(&egg, 1)], None);
    assert!(!stall.app.print_waiting());
    world.printer().fail(None);
    let waits = || stall.ask("till_state", json!({}))["jobs"][0]["state"].clone();
    assert_eq!(waits(), "unsure");
    assert!(!stall.app.print_waiting(), "it does not print by itself");
    assert_eq!(waits(), "unsure");
}

#[test]
fn complaint_20_goods_below_zero_are_sold_and_told() {
    let (_world, _folder, mut stall, egg) = open_stall(11, "below-zero");
    let mut goods = stall.ask("goods_by_id", json!({ "id": egg }));
    goods.as_object_mut().unwrap().remove("retired");
    goods["counts_stock"] = json!(true);
    goods["stock"] = json!(1_000);
    stall.ask("save_goods", goods);
    stall.sell(&[(&egg, 3)], None);
    assert_eq!(stock(&stall, &egg), -2_000);
    assert_eq!(stall.ask("till_state", json!({}))["below_zero"], 1);
}

#[test]
fn complaint_21_a_tray_is_bought_and_eggs_are_sold() {
    let (world, folder, mut stall, egg) = open_stall(12, "tray");
    let draft = |name: &str, price: i64, contains: Value| {
        json!({
            "id": null, "name": name, "price": price, "unit": "piece", "category": null,
            "barcode": null, "favourite": null, "tax": "exempt", "cost": null,
            "counts_stock": false, "stock": null, "contains": contains,
        })
    };
    let mut goods = stall.ask("goods_by_id", json!({ "id": egg }));
    goods.as_object_mut().unwrap().remove("retired");
    goods["counts_stock"] = json!(true);
    goods["stock"] = json!(90_000);
    stall.ask("save_goods", goods);
    let tray = draft("ไข่ไก่ แผง", 11_000, json!({ "goods": egg, "count": 30_000 }));
    let tray = stall.ask("save_goods", tray)["id"].as_str().unwrap().to_owned();
    stall.sell(&[(&tray, 2), (&egg, 5)], None);
    assert_eq!(stock(&stall, &egg), 25_000);
    let back = json!({
        "request": stall.random.request(), "of": 1, "reason": "แตก", "print": false,
        "lines": [{ "line": 1, "quantity": 1_000 }],
    });
    stall.ask("refund", back);
    assert_eq!(stock(&stall, &egg), 55_000);
    // a tray of trays, of itself, or of half an egg is no tray
    for (inside, count) in [(&tray, 2_000), (&egg, 500)] {
        let asked = draft("ลัง", 100, json!({ "goods": inside, "count": count }));
        assert_eq!(stall.refused("save_goods", asked), "goods.contains");
    }
    assert_eq!(stall.ask("check_till", json!({}))["found"], json!([]));
    drop(stall);
    let again = Stall {
        computer: Computer::open(&world, folder.path()).unwrap(),
        random: tests::Random::new(13),
    };
    assert_eq!(stock(&again, &egg), 55_000);
}

#[test]
fn complaint_25_a_backup_restores_every_sale_it_held() {
    let (world, folder, mut stall, egg) = open_stall(14, "restores");
    for count in 1..=7 {
        stall.sell(&[(&egg, count)], None);
    }
    let before = stall.ask("x_report", json!({}))["totals"].clone();
    let backup = stall.ask("back_up", json!({}))["path"].as_str().unwrap().to_owned();
    stall.sell(&[(&egg, 1)], None);
    drop(stall);
    let ports = world.ports(folder.path());
    api::care::restore(&ports, api::desk::DeskChoice::Till, backup.as_ref()).unwrap();
    let stall = Computer::open(&world, folder.path()).unwrap();
    assert_eq!(stall.ask("x_report", json!({}))["totals"], before);
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

/// One press for the exact amount: the price, no figure typed, no change.
#[test]
fn complaint_25_exact_cash_is_one_press() {
    let (_world, _folder, mut stall, egg) = open_stall(15, "exact");
    let request = stall.random.request();
    let so_far = json!({ "total": 1_200, "tenders": [] });
    let due = stall.ask("preview_payment", so_far)["missing"].as_i64().unwrap();
    let sold = stall.ask("sell", sale(&request, &[line(&egg, 3_000)], 1_200, &[("cash", due)]));
    assert_eq!((&sold["total"], &sold["change"]), (&json!(1_200), &json!(0)));
}

/// A day that crosses midnight is one day, in the till, in its file and in the book.
#[test]
fn complaint_12_a_night_market_is_one_day_for_till_and_book() {
    let mut market = Market::new(16, 1);
    let stall = &mut market.stalls[0].0;
    let egg = stall.goods("ไข่ไก่", 4);
    let day = stall.open_day(500)["day"].clone();
    for _ in 0..8 {
        market.world.pass(2 * 3_600); // through 23:55, midnight and the small hours
        stall.sell(&[(&egg, 1)], None);
    }
    let closed = stall.close_day(0);
    assert_eq!(closed["figures"]["totals"]["sales"], 8);
    assert_eq!(closed["figures"]["day"], day);
    market.receive(&closed["file"]);
    let told = market.book.ask("market_day", json!({ "day": day }));
    assert_eq!(told["totals"]["receipts"], 8);
}
