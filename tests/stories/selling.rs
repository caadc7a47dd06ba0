//! Selling, giving back, and the day around it.

use serde_json::json;
use tests::market::{bill, keyed, line, sale};
use tests::world::World;
use tests::{Folder, Stall};

fn open_stall(world: &World, folder: &Folder) -> (Stall, String, String) {
    let stall = Stall::new(world, folder.path(), 7);
    stall.set_up("ร้านส้มตำ", "A-12");
    let rice = stall.goods("ข้าวมันไก่", 50);
    let mango = stall.goods_of("มะม่วง", 6_000, "kilogram", "exempt");
    stall.open_day(500);
    (stall, rice, mango)
}

#[test]
fn a_cash_sale_is_on_disk_before_its_change_is_told() {
    let (world, folder) = (World::new(1), Folder::on_disk("cash-sale"));
    let (mut stall, rice, _) = open_stall(&world, &folder);
    let sold = stall.sell(&[(&rice, 3)], Some(500));
    assert_eq!((sold["total"].as_i64(), sold["change"].as_i64()), (Some(15_000), Some(35_000)));
    assert_eq!(sold["pieces"][0], json!({ "denomination": 10_000, "count": 3 }));
    drop(stall);
    let again = Stall {
        computer: tests::market::Computer::open(&world, folder.path()).unwrap(),
        random: tests::Random::new(1),
    };
    let receipt = again.ask("receipt", json!({ "number": sold["receipt"] }));
    assert_eq!(receipt["change"], 35_000);
}

#[test]
fn a_repeated_request_is_one_sale() {
    let (world, folder) = (World::new(2), Folder::new("repeated"));
    let (mut stall, rice, _) = open_stall(&world, &folder);
    let asked = sale(&stall.random.request(), &[line(&rice, 1_000)], 5_000, &[("cash", 10_000)]);
    let first = stall.ask("sell", asked.clone());
    let second = stall.ask("sell", asked.clone());
    assert_eq!((first["receipt"].clone(), first["repeated"].clone()), (json!(1), json!(false)));
    assert_eq!((second["receipt"].clone(), second["repeated"].clone()), (json!(1), json!(true)));
    assert_eq!(second["change"], first["change"]);
    let mut other = asked;
    other["total"] = json!(9_000);
    assert_eq!(stall.refused("sell", other), "request.used");
    assert_eq!(stall.ask("receipts", json!({ "day": null })).as_array().unwrap().len(), 1);
}

#[test]
fn stock_moves_with_sales_and_refunds_and_may_go_below_zero() {
    let (world, folder) = (World::new(3), Folder::new("stock"));
    let (mut stall, rice, mango) = open_stall(&world, &folder);
    let stock = |stall: &Stall, id: &str| {
        let query = json!({ "text": "", "category": null, "favourites": false, "retired": false, "offset": 0, "limit": 60 });
        let goods = stall.ask("goods", query);
        let found =
            goods["goods"].as_array().unwrap().iter().find(|g| g["id"] == id).unwrap().clone();
        found["stock"].as_i64().unwrap()
    };
    let request = stall.random.request();
    let lines = [line(&rice, 2_000), line(&mango, 1_250)];
    stall.ask("sell", sale(&request, &lines, 17_500, &[("prompt_pay", 17_500)]));
    assert_eq!((stock(&stall, &rice), stock(&stall, &mango)), (-2_000, -1_250));
    let back = json!({
        "request": stall.random.request(), "of": 1, "reason": "เปลี่ยนใจ", "print": false,
        "lines": [{ "line": 2, "quantity": 250 }],
    });
    let refunded = stall.ask("refund", back);
    assert_eq!(refunded["total"], 1_500);
    assert_eq!(refunded["repayments"][0]["kind"], "prompt_pay");
    assert_eq!(stock(&stall, &mango), -1_000);
    assert_eq!(stall.ask("till_state", json!({}))["below_zero"], 2);
}

#[test]
fn a_refund_gives_back_exactly_what_was_paid_in_parts_and_never_more() {
    let (world, folder) = (World::new(4), Folder::new("refund"));
    let (mut stall, _, mango) = open_stall(&world, &folder);
    let request = stall.random.request();
    stall.ask("sell", sale(&request, &[line(&mango, 333)], 1_998, &[("cash", 2_000)]));
    let mut given = 0;
    for part in [111, 111, 111] {
        let back = json!({
            "request": stall.random.request(), "of": 1, "reason": "ช้ำ", "print": false,
            "lines": [{ "line": 1, "quantity": part }],
        });
        given += stall.ask("refund", back)["total"].as_i64().unwrap();
    }
    assert_eq!(given, 1_998);
    let more = json!({ "request": stall.random.request(), "of": 1, "reason": "ช้ำ", "print": false, "lines": [] });
    assert_eq!(stall.refused("refund", more), "refund.all_back");
}

#[test]
fn refusals_name_what_is_wrong_and_keep_the_bill() {
    let (world, folder) = (World::new(5), Folder::new("refusals"));
    let (mut stall, rice, _) = open_stall(&world, &folder);
    let one = [line(&rice, 1_000)];
    let mut ask = |lines: &[serde_json::Value], total, tenders: &[(&str, i64)]| {
        let request = stall.random.request();
        stall.refused("sell", sale(&request, lines, total, tenders))
    };
    assert_eq!(ask(&[], 0, &[]), "bill.empty");
    assert_eq!(ask(&[line(&rice, 500)], 2_500, &[("cash", 2_500)]), "bill.not_whole");
    assert_eq!(ask(&[line(&rice, 0)], 0, &[]), "bill.no_quantity");
    assert_eq!(ask(&[line(&rice, 885_099_932)], 0, &[]), "bill.quantity_too_large");
    assert_eq!(ask(&[keyed("", 500)], 500, &[("cash", 500)]), "bill.name");
    assert_eq!(ask(&one, 4_000, &[("cash", 4_000)]), "sell.total_changed");
    assert_eq!(ask(&one, 5_000, &[("cash", 4_000)]), "pay.short");
    assert_eq!(ask(&one, 5_000, &[("cash", 885_099_900)]), "pay.change_too_large");
    assert_eq!(ask(&one, 5_000, &[("prompt_pay", 6_000)]), "pay.transfer_too_large");
    assert_eq!(ask(&one, 5_000, &[]), "pay.nothing");
    assert_eq!(stall.ask("receipts", json!({ "day": null })), json!([]));
}

#[test]
fn a_second_day_opens_only_after_the_first_is_closed_and_a_forgotten_one_is_told() {
    let (world, folder) = (World::new(6), Folder::new("days"));
    let (mut stall, rice, _) = open_stall(&world, &folder);
    stall.sell(&[(&rice, 1)], None);
    assert_eq!(
        stall.refused("open_day", json!({ "float": 0, "people": 1, "day": null })),
        "day.still_open"
    );
    world.pass(24 * 3_600);
    let state = stall.ask("till_state", json!({}));
    assert_eq!(state["days"]["open"]["forgotten"], true);
    let closed = stall.close_day(0);
    assert_eq!(
        (closed["z"].clone(), closed["figures"]["day"].clone()),
        (json!(1), json!("2026-11-22"))
    );
    assert_eq!(stall.open_day(500)["day"], "2026-11-23");
}

#[test]
fn selling_on_after_the_closing_is_the_next_part_of_the_same_day() {
    let (world, folder) = (World::new(7), Folder::new("part"));
    let (mut stall, rice, _) = open_stall(&world, &folder);
    stall.sell(&[(&rice, 1)], None);
    stall.close_day(0);
    let opened = stall.open_day(100);
    assert_eq!((opened["day"].clone(), opened["part"].clone()), (json!("2026-11-22"), json!(2)));
    stall.sell(&[(&rice, 2)], None);
    let closed = stall.close_day(-5);
    assert_eq!(closed["z"], 2);
    assert_eq!(closed["figures"]["result"]["over_short"], -500);
    assert_eq!(closed["figures"]["totals"]["grand_total"], 15_000);
}

#[test]
fn the_count_is_blind_and_old_counts_do_not_close_a_day() {
    let (world, folder) = (World::new(8), Folder::new("count"));
    let (mut stall, rice, _) = open_stall(&world, &folder);
    stall.sell(&[(&rice, 1)], None);
    assert_eq!(stall.ask("x_report", json!({}))["totals"]["expected_cash"], 0);
    let close = json!({ "reason": "", "kept": 0 });
    assert_eq!(stall.refused("close_day", close.clone()), "close.count_first");
    let counted = json!({ "counted": [{ "denomination": 50_000, "count": 1 }] });
    let result = stall.ask("count_drawer", counted);
    assert_eq!(
        (result["expected"].clone(), result["over_short"].clone()),
        (json!(55_000), json!(-5_000))
    );
    assert_eq!(stall.refused("close_day", close.clone()), "reason.needed");
    stall.sell(&[(&rice, 1)], None);
    assert_eq!(stall.refused("close_day", close), "close.count_first");
    let much = json!({ "reason": "นับผิด", "kept": 99_999_900 });
    stall.ask("count_drawer", json!({ "counted": [{ "denomination": 50_000, "count": 1 }] }));
    assert_eq!(stall.refused("close_day", much), "close.kept");
}

#[test]
fn cash_in_and_out_needs_a_reason_and_moves_the_drawer_once() {
    let (world, folder) = (World::new(9), Folder::new("cash"));
    let (mut stall, _, _) = open_stall(&world, &folder);
    let request = stall.random.request();
    let moved = |direction: &str, amount: i64, reason: &str| json!({ "request": request, "direction": direction, "amount": amount, "reason": reason });
    assert_eq!(stall.refused("move_cash", moved("out", 2_000, " ")), "reason.needed");
    assert_eq!(stall.refused("move_cash", moved("out", 0, "น้ำแข็ง")), "cash.amount");
    stall.ask("move_cash", moved("out", 2_000, "น้ำแข็ง"));
    stall.ask("move_cash", moved("out", 2_000, "น้ำแข็ง"));
    assert_eq!(stall.refused("move_cash", moved("in", 2_000, "น้ำแข็ง")), "request.used");
    stall.ask("open_drawer", json!({ "reason": "แลกเหรียญ" }));
    let totals = stall.ask("x_report", json!({}))["totals"].clone();
    assert_eq!(
        (totals["drawer"]["paid_out"].clone(), totals["drawer_openings"].clone()),
        (json!(2_000), json!(1))
    );
}

#[test]
fn a_clock_that_jumps_back_stops_nothing_and_hides_nothing() {
    let (world, folder) = (World::new(10), Folder::new("clock"));
    let (mut stall, rice, _) = open_stall(&world, &folder);
    stall.sell(&[(&rice, 1)], None);
    world.set_clock(946_684_800); // a dead battery: 1 January 2000
    assert!(stall.ask("till_state", json!({}))["days"]["clock_was"].is_i64());
    stall.sell(&[(&rice, 1)], None);
    let closed = stall.close_day(0);
    assert_eq!(closed["figures"]["day"], "2026-11-22");
    assert_eq!(closed["warnings"], json!([]));
    // the next day is never before one that was worked
    assert_eq!(stall.open_day(0)["day"], "2026-11-22");
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

#[test]
fn vat_is_taken_only_at_a_registered_stall_and_comes_back_with_the_refund() {
    let (world, folder) = (World::new(11), Folder::new("vat"));
    let mut stall = Stall::new(&world, folder.path(), 11);
    stall.set_up("ร้านของแห้ง", "C-1");
    let soap = stall.goods_of("สบู่", 10_700, "piece", "vat");
    let fish = stall.goods_of("ปลา", 5_000, "piece", "exempt");
    let request = stall.random.request();
    let priced = stall.ask("price_bill", bill(&request, &[line(&soap, 1_000)]));
    assert_eq!(priced["vat"], 0);
    let mut settings = stall.ask("till_settings", json!({}));
    settings["tax_id"] = json!("123");
    assert_eq!(stall.refused("keep_till_settings", settings.clone()), "settings.tax_id");
    settings["tax_id"] = json!("0123456789012");
    stall.ask("keep_till_settings", settings);
    stall.open_day(0);
    stall.sell(&[(&soap, 2), (&fish, 1)], None);
    assert_eq!(stall.ask("receipt", json!({ "number": 1 }))["vat"], 1_400);
    for _ in 0..2 {
        let back = json!({
            "request": stall.random.request(), "of": 1, "reason": "แตก", "print": false,
            "lines": [{ "line": 1, "quantity": 1_000 }],
        });
        stall.ask("refund", back);
    }
    let closed = stall.close_day(0);
    let totals = &closed["figures"]["totals"];
    assert_eq!(
        (totals["vat"].clone(), totals["taxed"].clone(), totals["net"].clone()),
        (json!(0), json!(0), json!(5_000))
    );
}
