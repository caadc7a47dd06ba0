//! Preorders: taken, made ready, handed over or called off; the deposit is money held for others.

use serde_json::{Value, json};
use settlement::day_file;
use tests::market::{bytes_of, keyed, line};
use tests::world::World;
use tests::{Folder, Stall};

use crate::market_day::Market;

fn open_stall(world: &World, folder: &Folder) -> (Stall, String, String) {
    let stall = Stall::new(world, folder.path(), 7);
    stall.set_up("ร้านขนมจีน", "A-12");
    let noodles = stall.goods_of("ขนมจีนน้ำยา", 4_000, "box", "exempt");
    let pork = stall.goods_of("หมูย่าง", 30_000, "kilogram", "exempt");
    stall.open_day(500);
    (stall, noodles, pork)
}

fn order(stall: &mut Stall, who: &str, lines: &[Value], deposit: i64, kind: &str) -> Value {
    json!({
        "request": stall.random.request(), "who": who, "pickup_day": "2026-11-24",
        "pickup_minute": 390, "lines": lines, "note": "", "deposit": deposit, "kind": kind,
        "print": false,
    })
}

fn call_off(stall: &mut Stall, id: &Value, returned: i64, kind: &str) -> Value {
    json!({
        "request": stall.random.request(), "id": id, "reason": "เลื่อนงาน",
        "returned": returned, "kind": kind,
    })
}

fn with(mut value: Value, field: &str, to: Value) -> Value {
    value[field] = to;
    value
}

fn sound(stall: &Stall) {
    let checked = stall.ask("check_till", json!({}));
    assert_eq!((&checked["sound"], &checked["found"]), (&json!(true), &json!([])));
}

fn totals(stall: &Stall) -> Value {
    stall.ask("x_report", json!({}))["totals"].clone()
}

#[test]
fn a_deposit_is_no_takings_and_goes_back_when_the_order_is_called_off() {
    let (world, folder) = (World::new(1), Folder::new("deposit"));
    let (mut stall, noodles, pork) = open_stall(&world, &folder);
    let lines = [line(&noodles, 10_000), line(&pork, 1_500)];
    let asked = order(&mut stall, "พี่ปู่", &lines, 20_000, "cash");
    let taken = stall.ask("take_preorder", asked.clone());
    assert_eq!(taken["names"], json!(["ขนมจีนน้ำยา", "หมูย่าง"]));
    assert_eq!(stall.ask("take_preorder", asked.clone()), taken);
    assert_eq!(stall.refused("take_preorder", with(asked, "deposit", json!(100))), "request.used");
    let by_transfer = order(&mut stall, "ครูญา", &[line(&noodles, 5_000)], 10_000, "prompt_pay");
    let second = stall.ask("take_preorder", by_transfer);
    let day = totals(&stall);
    assert_eq!((&day["net"], &day["deposits_taken"]), (&json!(0), &json!(30_000)));
    assert_eq!(day["drawer"]["deposits_taken"], 20_000);

    // the day is counted with it: 500 of change and 200 of the deposit
    assert_eq!(stall.ask("count_drawer", json!({ "counted": [] }))["expected"], 70_000);
    let off = call_off(&mut stall, &taken["id"], 15_000, "cash");
    let ended = stall.ask("call_off_preorder", off.clone());
    assert_eq!((&ended["state"], &ended["returned"]), (&json!("called_off"), &json!(15_000)));
    assert_eq!((&ended["reason"], &ended["receipt"]), (&json!("เลื่อนงาน"), &Value::Null));
    assert_eq!(stall.ask("counted", json!({})), Value::Null);
    assert_eq!(stall.ask("call_off_preorder", off.clone()), ended);
    assert_eq!(stall.refused("call_off_preorder", with(off, "returned", json!(0))), "request.used");
    let once_more = call_off(&mut stall, &taken["id"], 0, "cash");
    assert_eq!(stall.refused("call_off_preorder", once_more), "preorder.ended");
    let back = call_off(&mut stall, &second["id"], 10_000, "prompt_pay");
    stall.ask("call_off_preorder", back);
    let day = totals(&stall);
    assert_eq!((&day["net"], &day["deposits_returned"]), (&json!(0), &json!(25_000)));
    assert_eq!(day["drawer"]["deposits_returned"], 15_000);
    assert_eq!(stall.ask("count_drawer", json!({ "counted": [] }))["expected"], 55_000);
    sound(&stall);
}

#[test]
fn refusals_name_what_is_wrong_and_nothing_is_taken() {
    let (world, folder) = (World::new(2), Folder::new("order-refusals"));
    let (mut stall, noodles, _) = open_stall(&world, &folder);
    let lines = [line(&noodles, 2_000)];
    let good = order(&mut stall, "พี่ปู่", &lines, 5_000, "cash");
    for (field, value, code) in [
        ("who", json!(" "), "preorder.who"),
        ("phone", json!("โทรบ้าน"), "customer.phone"),
        ("customer", json!("00000000-0000-7000-8000-000000000000"), "customer.unknown"),
        ("pickup_day", json!("2026-11-21"), "preorder.pickup"),
        ("pickup_day", json!("2027-12-01"), "preorder.pickup"),
        ("pickup_minute", json!(1_440), "preorder.pickup"),
        ("note", json!("ก".repeat(201)), "customer.note"),
        ("lines", json!([]), "bill.empty"),
        ("lines", json!([line(&noodles, 500)]), "bill.not_whole"),
        ("lines", json!([line("00000000-0000-7000-8000-000000000000", 1_000)]), "sell.goods"),
        ("kind", json!("credit"), "credit.kind"),
        ("deposit", json!(8_001), "preorder.deposit"),
        ("deposit", json!(-1), "preorder.deposit"),
    ] {
        assert_eq!(stall.refused("take_preorder", with(good.clone(), field, value.clone())), code);
    }
    // 06:00 of that morning: this very minute can still be asked for, the one before cannot
    let today = with(good.clone(), "pickup_day", json!("2026-11-22"));
    let before = with(today.clone(), "pickup_minute", json!(359));
    assert_eq!(stall.refused("take_preorder", before), "preorder.pickup");
    assert_eq!(stall.ask("preorders", json!({ "open_only": false })), json!([]));
    let taken = stall.ask("take_preorder", with(today, "pickup_minute", json!(360)));

    let off = call_off(&mut stall, &taken["id"], 5_000, "cash");
    for (field, value, code) in [
        ("id", json!("00000000-0000-7000-8000-000000000000"), "preorder.unknown"),
        ("reason", json!(""), "reason.needed"),
        ("kind", json!("voucher"), "credit.kind"),
        ("returned", json!(5_001), "preorder.returned"),
        ("returned", json!(-1), "preorder.returned"),
    ] {
        assert_eq!(stall.refused("call_off_preorder", with(off.clone(), field, value)), code);
    }
    stall.close_day(0);
    assert_eq!(stall.refused("call_off_preorder", off), "day.not_open");
    let late = with(good, "request", json!(stall.random.request()));
    assert_eq!(stall.refused("take_preorder", late), "day.not_open");
    sound(&stall);
}

#[test]
fn the_morning_list_sums_what_is_to_be_ready() {
    let (world, folder) = (World::new(3), Folder::new("pick-list"));
    let (mut stall, noodles, pork) = open_stall(&world, &folder);
    let take = |stall: &mut Stall, who: &str, day: &str, minute: i64, lines: &[Value]| {
        let asked = order(stall, who, lines, 0, "cash");
        let asked = with(with(asked, "pickup_day", json!(day)), "pickup_minute", json!(minute));
        stall.ask("take_preorder", asked)["id"].clone()
    };
    let day = "2026-11-24";
    take(&mut stall, "บ่าย", day, 840, &[line(&noodles, 3_000), line(&pork, 500)]);
    take(&mut stall, "เช้า", day, 390, &[line(&noodles, 10_000), keyed("ข้าวต้มมัด", 1_500)]);
    take(&mut stall, "พรุ่งนี้", "2026-11-23", 390, &[line(&noodles, 99_000)]);
    let off = take(&mut stall, "ไม่มาแล้ว", day, 400, &[line(&pork, 9_000)]);
    let off = call_off(&mut stall, &off, 0, "cash");
    stall.ask("call_off_preorder", off);

    let list = stall.ask("pick_list", json!({ "day": day }));
    assert_eq!(
        list["goods"],
        json!([
            { "name": "ขนมจีนน้ำยา", "unit": "box", "quantity": 13_000 },
            { "name": "ข้าวต้มมัด", "unit": "piece", "quantity": 1_000 },
            { "name": "หมูย่าง", "unit": "kilogram", "quantity": 500 },
        ])
    );
    let whose = |orders: &Value| -> Vec<String> {
        let orders = orders.as_array().unwrap().iter();
        orders.map(|order| order["who"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(whose(&list["preorders"]), ["เช้า", "บ่าย"]);
    let all = stall.ask("preorders", json!({ "open_only": false }));
    assert_eq!(whose(&all), ["พรุ่งนี้", "เช้า", "ไม่มาแล้ว", "บ่าย"]);
    let until = json!({ "until": "2026-11-23", "open_only": true });
    assert_eq!(whose(&stall.ask("preorders", until)), ["พรุ่งนี้"]);
    let from = json!({ "from": day, "open_only": true });
    assert_eq!(whose(&stall.ask("preorders", from)), ["เช้า", "บ่าย"]);

    // goods renamed since are called by their new name
    let goods = stall.ask("goods_by_id", json!({ "id": noodles }));
    let mut renamed = goods.clone();
    renamed["name"] = json!("ขนมจีนน้ำเงี้ยว");
    renamed["stock"] = Value::Null;
    renamed.as_object_mut().unwrap().remove("retired");
    renamed.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    for field in ["category", "barcode", "favourite", "cost", "stock"] {
        if renamed.get(field).is_none() {
            renamed[field] = Value::Null;
        }
    }
    stall.ask("save_goods", renamed);
    let list = stall.ask("pick_list", json!({ "day": day }));
    assert_eq!(list["goods"][0]["name"], "ขนมจีนน้ำเงี้ยว");

    let height = |job: Value| stall.ask("picture", job)["height"].as_i64().unwrap();
    let paper = height(json!({ "kind": "pick_list", "day": day }));
    assert!(paper > height(json!({ "kind": "pick_list", "day": "2026-12-01" })) + 200);
    let id = &list["preorders"][0]["id"];
    assert!(height(json!({ "kind": "preorder", "id": id })) > 300);
    sound(&stall);
}

/// The bill of a preorder that is fetched, its deposit taken off.
fn fetched(stall: &mut Stall, preorder: &Value, total: i64, deposit: i64) -> Value {
    let bill = json!({
        "request": stall.random.request(), "lines": preorder["lines"], "preorder": preorder["id"],
    });
    let mut tenders = vec![json!({ "kind": "deposit", "amount": deposit })];
    if total > deposit {
        tenders.push(json!({ "kind": "cash", "amount": total - deposit }));
    }
    json!({ "bill": bill, "total": total, "tenders": tenders, "print": false })
}

#[test]
fn handed_over_the_deposit_becomes_takings_once() {
    let mut market = Market::new(4, 1);
    let stall = &mut market.stalls[0].0;
    let noodles = stall.goods_of("ขนมจีนน้ำยา", 4_000, "box", "exempt");
    stall.open_day(500);
    let asked = with(
        order(stall, "พี่ปู่หน้าวัดป่า", &[line(&noodles, 10_000)], 15_000, "cash"),
        "phone",
        json!("0801112222"),
    );
    let asked = with(asked, "note", json!("แยกน้ำยา"));
    let taken = stall.ask("take_preorder", asked);
    let other = order(stall, "ครูญา", &[line(&noodles, 1_000)], 1_000, "prompt_pay");
    stall.ask("take_preorder", other);
    let first = stall.close_day(0);
    assert_eq!(first["figures"]["totals"]["expected_cash"], 65_000);
    assert_eq!(first["figures"]["totals"]["net"], 0);

    world_passes_two_days(&market);
    let stall = &mut market.stalls[0].0;
    stall.open_day(0);
    let sale = fetched(stall, &taken, 40_000, 15_000);
    let sold = stall.ask("sell", sale.clone());
    assert_eq!(stall.ask("sell", sale)["repeated"], true);
    let found = stall.ask("preorders", json!({ "open_only": false }));
    let handed = found.as_array().unwrap().iter().find(|one| one["id"] == taken["id"]).unwrap();
    assert_eq!((&handed["state"], &handed["receipt"]), (&json!("handed_over"), &sold["receipt"]));
    let off = call_off(stall, &taken["id"], 0, "cash");
    assert_eq!(stall.refused("call_off_preorder", off), "preorder.ended");
    let again = fetched(stall, &taken, 40_000, 15_000);
    stall.refused("sell", again);
    let day = totals(stall);
    assert_eq!((&day["net"], &day["drawer"]["cash_sales"]), (&json!(40_000), &json!(25_000)));
    let closed = stall.close_day(0);
    assert_eq!(closed["figures"]["totals"]["expected_cash"], 25_000);
    sound(stall);

    for closed in [&first, &closed] {
        let bytes = bytes_of(&closed["file"]);
        let file = day_file::read(&bytes).unwrap();
        assert_eq!(serde_json::to_value(&file.close.totals).unwrap(), closed["figures"]["totals"]);
        let text = String::from_utf8(bytes).unwrap();
        for secret in ["พี่ปู่", "วัดป่า", "0801112222", "แยกน้ำยา", "ครูญา", "2026-11-24T"]
        {
            assert!(!text.contains(secret), "{secret} leaves the stall");
        }
        assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
    }
}

fn world_passes_two_days(market: &Market) {
    market.world.pass(2 * 24 * 3_600);
}
