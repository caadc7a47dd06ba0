//! Bills that wait: open on a screen, put aside, and what became of them when the power went.

use std::path::Path;

use api::station::Station;
use serde_json::{Value, json};
use tests::market::{Computer, bill, keyed, line, sale};
use tests::world::World;
use tests::{Folder, Random, Stall};

fn open_stall(world: &World, folder: &Folder) -> (Stall, String) {
    let stall = Stall::new(world, folder.path(), 21);
    stall.set_up("ร้านขนม", "B-3");
    let cake = stall.goods("ขนมชั้น", 20);
    stall.open_day(500);
    (stall, cake)
}

fn again(world: &World, data: &Path) -> Stall {
    Stall { computer: Computer::open(world, data).unwrap(), random: Random::new(77) }
}

/// A copy of a data folder as it lies on the disk at this moment, as a power cut leaves it.
fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn removed(stall: &Stall) -> (i64, i64) {
    let totals = stall.ask("x_report", json!({}))["totals"].clone();
    (totals["removed_lines"].as_i64().unwrap(), totals["removed_amount"].as_i64().unwrap())
}

#[test]
fn the_open_bill_is_there_again_after_the_power_was_cut() {
    let (world, folder) = (World::new(1), Folder::on_disk("open-bill"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let request = stall.random.request();
    let mut draft = bill(&request, &[line(&cake, 2_000)]);
    assert_eq!(stall.ask("keep_bill", draft.clone())["total"], 4_000);
    draft["lines"] = json!([line(&cake, 2_000), keyed("น้ำ", 1_000)]);
    draft["discount"] = json!({ "kind": "baht", "amount": 500 });
    assert_eq!(stall.ask("keep_bill", draft)["total"], 4_500);
    // the folder as it lies on the disk while the program still runs
    let cut = Folder::on_disk("open-bill-cut");
    copy(folder.path(), cut.path());
    drop(stall);
    for data in [folder.path(), cut.path()] {
        let stall = again(&world, data);
        let open = stall.ask("open_bill", json!({}));
        assert_eq!(open["draft"]["request"], json!(request));
        assert_eq!(open["draft"]["lines"][1]["name"], "น้ำ");
        assert_eq!((open["priced"]["total"].clone(), open["at"].is_i64()), (json!(4_500), true));
        let sold = sale(&request, &[], 4_500, &[("cash", 4_500)]);
        let mut sold = sold;
        sold["bill"] = open["draft"].clone();
        assert_eq!(stall.ask("sell", sold)["receipt"], 1);
        assert_eq!(stall.ask("open_bill", json!({})), Value::Null);
        assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
    }
}

#[test]
fn held_bills_survive_and_come_back_under_their_word() {
    let (world, folder) = (World::new(2), Folder::on_disk("held"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let (first, second) = (stall.random.request(), stall.random.request());
    stall.ask("keep_bill", bill(&first, &[line(&cake, 1_000)]));
    let hold = json!({ "bill": bill(&first, &[line(&cake, 1_000)]), "label": " พี่นก " });
    let held = stall.ask("hold_bill", hold.clone());
    assert_eq!((held[0]["label"].clone(), held[0]["held"].clone()), (json!("พี่นก"), json!(true)));
    assert_eq!(stall.ask("open_bill", json!({})), Value::Null);
    // a hold that is sent again holds nothing twice
    assert_eq!(stall.ask("hold_bill", hold).as_array().unwrap().len(), 1);
    world.pass(60);
    let other = json!({ "bill": bill(&second, &[line(&cake, 3_000)]), "label": "" });
    assert_eq!(stall.ask("hold_bill", other).as_array().unwrap().len(), 2);
    drop(stall);
    let stall = again(&world, folder.path());
    let held = stall.ask("held_bills", json!({}));
    assert_eq!(held[0]["draft"]["request"], json!(first));
    assert_eq!(held[1]["priced"]["total"], 6_000);
    let recalled = stall.ask("recall_bill", json!({ "request": first }));
    assert_eq!((recalled["held"].clone(), recalled["label"].clone()), (json!(false), json!("พี่นก")));
    assert_eq!(stall.ask("recall_bill", json!({ "request": first })), recalled);
    assert_eq!(stall.refused("recall_bill", json!({ "request": second })), "bill.other_open");
    assert_eq!(stall.ask("held_bills", json!({})).as_array().unwrap().len(), 1);
    assert_eq!(stall.ask("open_bill", json!({}))["label"], "พี่นก");
}

#[test]
fn complaint_07_a_word_that_comes_late_never_brings_a_paid_bill_back() {
    let (world, folder) = (World::new(3), Folder::new("late"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let request = stall.random.request();
    let draft = bill(&request, &[line(&cake, 1_000)]);
    stall.ask("keep_bill", draft.clone());
    stall.ask("sell", sale(&request, &[line(&cake, 1_000)], 2_000, &[("cash", 2_000)]));
    let late = stall.app.call("keep_bill", draft.clone()).unwrap_err();
    assert_eq!((late.code.as_str(), late.params["receipt"].as_str()), ("bill.sold", "1"));
    let hold = json!({ "bill": draft, "label": "" });
    assert_eq!(stall.refused("hold_bill", hold), "bill.sold");
    assert_eq!(stall.refused("keep_bill", bill(&request, &[])), "bill.sold");
    assert_eq!(stall.refused("drop_bill", json!({ "request": request })), "bill.sold");
    assert_eq!(stall.ask("unfinished_bills", json!({})), json!([]));
    assert_eq!(removed(&stall), (0, 0));
}

#[test]
fn an_emptied_bill_is_forgotten_and_told_once() {
    let (world, folder) = (World::new(4), Folder::new("emptied"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let request = stall.random.request();
    stall.ask("keep_bill", bill(&request, &[line(&cake, 2_000)]));
    let mut empty = bill(&request, &[]);
    empty["removed"] = json!({ "count": 1, "amount": 4_000 });
    assert_eq!(stall.ask("keep_bill", empty.clone()), Value::Null);
    assert_eq!(stall.ask("keep_bill", empty), Value::Null);
    assert_eq!(removed(&stall), (1, 4_000));
    assert_eq!(stall.ask("open_bill", json!({})), Value::Null);
    // the same bill goes on: what was told is not told again with its sale, only what is new
    let mut draft = bill(&request, &[line(&cake, 1_000)]);
    draft["removed"] = json!({ "count": 3, "amount": 9_000 });
    stall.ask("keep_bill", draft.clone());
    let mut sold = sale(&request, &[], 2_000, &[("cash", 2_000)]);
    sold["bill"] = draft;
    stall.ask("sell", sold.clone());
    stall.ask("sell", sold);
    assert_eq!(removed(&stall), (3, 9_000));
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

#[test]
fn a_screen_that_says_nothing_of_removed_lines_hides_nothing() {
    let (world, folder) = (World::new(5), Folder::new("hides"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let request = stall.random.request();
    stall.ask("keep_bill", bill(&request, &[line(&cake, 2_000), keyed("น้ำ", 1_000)]));
    stall.ask("keep_bill", bill(&request, &[]));
    assert_eq!(removed(&stall), (2, 5_000));
}

#[test]
fn a_held_bill_that_is_thrown_away_is_told_once() {
    let (world, folder) = (World::new(6), Folder::new("dropped"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let request = stall.random.request();
    let mut draft = bill(&request, &[line(&cake, 1_000), keyed("น้ำ", 1_000)]);
    draft["removed"] = json!({ "count": 1, "amount": 700 });
    stall.ask("hold_bill", json!({ "bill": draft, "label": "หาย" }));
    let of = json!({ "request": request });
    assert_eq!(stall.ask("drop_bill", of.clone()), json!([]));
    assert_eq!(stall.ask("drop_bill", of.clone()), json!([]));
    assert_eq!(removed(&stall), (3, 3_700));
    assert_eq!(stall.refused("recall_bill", of), "bill.not_held");
    let unknown = json!({ "request": stall.random.request() });
    assert_eq!(stall.refused("drop_bill", unknown), "bill.not_held");
}

#[test]
fn a_day_does_not_close_while_a_bill_waits() {
    let (world, folder) = (World::new(7), Folder::new("waits"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let (held, open) = (stall.random.request(), stall.random.request());
    let aside = json!({ "bill": bill(&held, &[line(&cake, 1_000)]), "label": "โต๊ะ 3" });
    stall.ask("hold_bill", aside);
    stall.ask("keep_bill", bill(&open, &[line(&cake, 2_000)]));
    let close = json!({ "reason": "", "kept": 0 });
    let refused = stall.app.call("close_day", close.clone()).unwrap_err();
    assert_eq!(refused.code, "day.bills_held");
    assert_eq!((refused.params["held"].as_str(), refused.params["open"].as_str()), ("1", "1"));
    let waiting = stall.ask("unfinished_bills", json!({}));
    assert_eq!(waiting.as_array().unwrap().len(), 2);
    stall.ask("sell", sale(&held, &[line(&cake, 1_000)], 2_000, &[("cash", 2_000)]));
    assert_eq!(stall.refused("close_day", close), "day.bills_held");
    stall.ask("keep_bill", bill(&open, &[]));
    assert_eq!(stall.close_day(0)["z"], 1);
}

#[test]
fn each_screen_has_its_own_open_bill_and_the_stalls_own_can_take_one_over() {
    let (world, folder) = (World::new(8), Folder::new("screens"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let phone = Station::Paired(1);
    let (mine, theirs) = (stall.random.request(), stall.random.request());
    stall.ask("keep_bill", bill(&mine, &[line(&cake, 1_000)]));
    let of_phone = |command: &str, arguments: Value| stall.app.call_from(phone, command, arguments);
    of_phone("keep_bill", bill(&theirs, &[line(&cake, 3_000)])).unwrap();
    let elsewhere = of_phone("keep_bill", bill(&mine, &[line(&cake, 9_000)])).unwrap_err();
    assert_eq!(elsewhere.code, "bill.elsewhere");
    let second = of_phone("keep_bill", bill(&stall_request(5), &[line(&cake, 1_000)]));
    assert_eq!(second.unwrap_err().code, "bill.other_open");
    let open = of_phone("open_bill", json!({})).unwrap();
    assert_eq!(
        (open["draft"]["request"].clone(), open["station"].clone()),
        (json!(theirs), json!(1))
    );
    assert_eq!(stall.ask("open_bill", json!({}))["draft"]["request"], json!(mine));
    // the phone went home with its battery empty
    stall.ask("hold_bill", json!({ "bill": bill(&mine, &[line(&cake, 1_000)]), "label": "" }));
    let taken = stall.ask("recall_bill", json!({ "request": theirs }));
    assert_eq!(
        (taken["station"].clone(), taken["priced"]["total"].clone()),
        (json!(0), json!(6_000))
    );
    let late = of_phone("keep_bill", bill(&theirs, &[line(&cake, 4_000)])).unwrap_err();
    assert_eq!(late.code, "bill.elsewhere");
    let back = of_phone("recall_bill", json!({ "request": theirs })).unwrap_err();
    assert_eq!(back.code, "bill.elsewhere");
}

fn stall_request(seed: u64) -> String {
    Random::new(seed).request()
}

#[test]
fn refusals_keep_what_was_kept_before() {
    let (world, folder) = (World::new(9), Folder::new("kept"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let request = stall.random.request();
    stall.ask("keep_bill", bill(&request, &[line(&cake, 2_000)]));
    assert_eq!(stall.refused("keep_bill", bill(&request, &[line(&cake, 0)])), "bill.no_quantity");
    let mut noted = line(&cake, 1_000);
    noted["note"] = json!("ก".repeat(201));
    assert_eq!(stall.refused("keep_bill", bill(&request, &[noted])), "bill.note");
    let hold =
        |label: String| json!({ "bill": bill(&request, &[line(&cake, 2_000)]), "label": label });
    assert_eq!(stall.refused("hold_bill", hold("ก".repeat(61))), "bill.label");
    let nothing = json!({ "bill": bill(&request, &[]), "label": "" });
    assert_eq!(stall.refused("hold_bill", nothing), "bill.empty");
    let open = stall.ask("open_bill", json!({}));
    assert_eq!(open["priced"]["total"], 4_000);
    for _ in 0..20 {
        let request = stall.random.request();
        let held = json!({ "bill": bill(&request, &[line(&cake, 1_000)]), "label": "" });
        stall.ask("hold_bill", held);
    }
    assert_eq!(stall.refused("hold_bill", hold(String::new())), "bill.too_many_held");
}

#[test]
fn a_held_bill_whose_goods_went_off_sale_is_still_there_without_a_price() {
    let (world, folder) = (World::new(10), Folder::new("off-sale"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let request = stall.random.request();
    stall.ask("hold_bill", json!({ "bill": bill(&request, &[line(&cake, 1_000)]), "label": "" }));
    stall.ask("retire_goods", json!({ "id": cake, "retired": true }));
    let held = stall.ask("held_bills", json!({}));
    assert_eq!(
        (held[0]["priced"].clone(), held[0]["draft"]["lines"][0]["goods"].clone()),
        (Value::Null, json!(cake))
    );
    stall.ask("drop_bill", json!({ "request": request }));
    assert_eq!(removed(&stall), (1, 2_000));
}

#[test]
fn complaint_18_a_scan_that_lands_in_a_quantity_or_an_amount_sells_nothing() {
    let (world, folder) = (World::new(11), Folder::new("scan"));
    let (mut stall, cake) = open_stall(&world, &folder);
    let code = 8_850_123_456_789_i64;
    let request = stall.random.request();
    let one = [line(&cake, 1_000)];
    // thirteen digits are more than a quantity can hold
    let much = bill(&request, &[line(&cake, code)]);
    assert_eq!(stall.refused("keep_bill", much), "command.arguments");
    // the eight digits of a short code fit a field, and are told before they are sold
    let short = 88_501_234;
    let quantity = bill(&request, &[line(&cake, short)]);
    assert_eq!(stall.refused("keep_bill", quantity), "bill.quantity_too_large");
    let price = bill(&request, &[keyed("น้ำ", code)]);
    assert_eq!(stall.refused("keep_bill", price), "bill.price");
    let paid = sale(&request, &one, 2_000, &[("cash", code)]);
    assert_eq!(stall.refused("sell", paid), "pay.change_too_large");
    assert_eq!(stall.ask("receipts", json!({ "day": null })), json!([]));
    assert_eq!(stall.ask("unfinished_bills", json!({})), json!([]));
}
