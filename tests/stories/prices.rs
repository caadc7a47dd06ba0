//! What things cost: special prices, discounts, what is given free, as a vendor sees them.

use serde_json::{Value, json};
use tests::market::{bill, bytes_of, keyed, line, sale};
use tests::world::World;
use tests::{Folder, Random, Stall};

fn open_stall(world: &World, folder: &Folder) -> Stall {
    let stall = Stall::new(world, folder.path(), 31);
    stall.set_up("ร้านขนม", "B-3");
    stall.open_day(500);
    stall
}

fn bundle(goods: &[&str], count: u32, baht: i64) -> Value {
    json!({
        "name": format!("{count} ชิ้น {baht}"),
        "does": { "kind": "bundle", "goods": goods, "count": count, "price": baht * 100 },
    })
}

/// Prices a bill, sells it, and makes sure that the book has what was shown. Gives the preview.
fn preview_and_sell(stall: &mut Stall, mut draft: Value) -> (Value, Value) {
    let request = stall.random.request();
    draft["request"] = json!(request);
    let shown = stall.ask("price_bill", draft.clone());
    assert_eq!(stall.ask("keep_bill", draft.clone()), shown);
    let total = shown["total"].as_i64().unwrap();
    let mut sold = sale(&request, &[], total, &[("cash", total)]);
    if total == 0 {
        sold["tenders"] = json!([]);
    }
    sold["bill"] = draft;
    let number = stall.ask("sell", sold)["receipt"].clone();
    let receipt = stall.ask("receipt", json!({ "number": number }));
    let lines: Vec<Value> =
        receipt["lines"].as_array().unwrap().iter().map(|line| line["line"].clone()).collect();
    assert_eq!(json!(lines), shown["lines"]);
    assert_eq!((&receipt["total"], &receipt["vat"]), (&shown["total"], &shown["vat"]));
    (shown, receipt)
}

fn draft(lines: &[Value]) -> Value {
    bill("", lines)
}

#[test]
fn three_for_a_hundred_also_of_mixed_goods() {
    let (world, folder) = (World::new(1), Folder::new("bundle"));
    let mut stall = open_stall(&world, &folder);
    let (cake, jelly) = (stall.goods("ขนมชั้น", 40), stall.goods("วุ้น", 35));
    let rules = stall.ask("save_price_rule", bundle(&[&cake, &jelly], 3, 100));
    assert_eq!((rules[0]["holds"].clone(), rules[0]["ended"].clone()), (json!(true), json!(false)));
    let (shown, _) = preview_and_sell(&mut stall, draft(&[line(&cake, 3_000)]));
    assert_eq!(shown["total"], 10_000);
    let (shown, receipt) =
        preview_and_sell(&mut stall, draft(&[line(&cake, 2_000), line(&jelly, 2_000)]));
    // two cakes and one jelly make the bundle, the other jelly costs what it costs
    assert_eq!((&shown["gross"], &shown["total"]), (&json!(15_000), &json!(13_500)));
    assert_eq!(shown["bundles"], json!([{ "name": "3 ชิ้น 100", "sets": 1, "saved": 1_500 }]));
    assert_eq!((&receipt["gross"], &receipt["discounts"]), (&json!(15_000), &json!(1_500)));
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

#[test]
fn a_dated_price_holds_on_its_days_and_ends_by_itself() {
    let (world, folder) = (World::new(2), Folder::new("dated"));
    let mut stall = open_stall(&world, &folder);
    let cake = stall.goods("ขนมชั้น", 40);
    let dated = json!({
        "name": "เทศกาล", "does": { "kind": "dated", "goods": cake, "price": 3_500 },
        "from": "2026-11-23", "until": "2026-11-23",
    });
    assert_eq!(stall.ask("save_price_rule", dated)[0]["holds"], false);
    let mut seen = Vec::new();
    for _ in 0..3 {
        let (shown, _) = preview_and_sell(&mut stall, draft(&[line(&cake, 1_000)]));
        let line = &shown["lines"][0];
        seen.push((line["unit_price"].clone(), line["reason"].clone()));
        stall.close_day(0);
        world.pass(24 * 3_600);
        stall.open_day(500);
    }
    let plain = (json!(4_000), Value::Null);
    assert_eq!(seen, [plain.clone(), (json!(3_500), json!("dated")), plain]);
}

fn markdown(of: Value, off: Value) -> Value {
    json!({ "name": "ลดท้ายวัน", "does": { "kind": "markdown", "of": of, "off": off } })
}

#[test]
fn marked_down_for_today_of_everything_a_category_or_one_thing() {
    let (world, folder) = (World::new(3), Folder::new("markdown"));
    let mut stall = open_stall(&world, &folder);
    let (cake, water) = (stall.goods("ขนมชั้น", 45), stall.goods("น้ำ", 10));
    let mut sweet = stall.ask("goods_by_id", json!({ "id": cake }));
    for field in ["stock", "retired", "scale_code"] {
        sweet.as_object_mut().unwrap().remove(field);
    }
    sweet["category"] = json!("ขนม");
    sweet["stock"] = Value::Null;
    stall.ask("save_goods", sweet);
    let half = json!({ "kind": "percent", "hundredths": 5_000 });
    let price_of = |stall: &Stall, goods: &str| {
        let bill = stall.ask("price_bill", bill(&stall_request(3), &[line(goods, 1_000)]));
        let line = bill["lines"][0].clone();
        (line["unit_price"].as_i64().unwrap(), line["list_price"].as_i64(), line["reason"].clone())
    };
    let cases = [
        (json!({ "kind": "all" }), 2_300, 500),
        (json!({ "kind": "category", "name": "ขนม" }), 2_300, 1_000),
        (json!({ "kind": "goods", "id": water }), 4_500, 500),
    ];
    for (of, sweet, drink) in cases {
        let rules = stall.ask("save_price_rule", markdown(of.clone(), half.clone()));
        // the last day that was asked for does not count: a markdown goes with the day
        assert_eq!(
            (&rules[0]["rule"]["from"], &rules[0]["rule"]["until"]),
            (&json!("2026-11-22"), &json!("2026-11-22"))
        );
        assert_eq!(stall.ask("till_state", json!({}))["markdown"]["does"]["of"], of);
        for (goods, list, price) in [(&cake, 4_500, sweet), (&water, 1_000, drink)] {
            let told = if price == list {
                (price, None, Value::Null)
            } else {
                (price, Some(list), json!("markdown"))
            };
            assert_eq!(price_of(&stall, goods), told);
        }
        let id = rules[0]["rule"]["id"].clone();
        let ended = stall.ask("end_price_rule", json!({ "id": id }));
        assert_eq!(stall.ask("end_price_rule", json!({ "id": id })), ended);
        assert_eq!(stall.ask("till_state", json!({}))["markdown"], Value::Null);
        assert_eq!(price_of(&stall, &cake), (4_500, None, Value::Null));
    }
    stall.ask("save_price_rule", markdown(json!({ "kind": "all" }), half));
    let (shown, receipt) = preview_and_sell(&mut stall, draft(&[line(&cake, 2_000)]));
    assert_eq!(shown["total"], 4_600);
    assert_eq!(receipt["lines"][0]["line"]["list_price"], 4_500);
    stall.close_day(0);
    world.pass(24 * 3_600);
    stall.open_day(0);
    assert_eq!(price_of(&stall, &cake), (4_500, None, Value::Null));
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

fn stall_request(seed: u64) -> String {
    Random::new(seed).request()
}

#[test]
fn special_prices_are_refused_in_order_and_made_only_once() {
    let (world, folder) = (World::new(4), Folder::new("rules"));
    let stall = open_stall(&world, &folder);
    let cake = stall.goods("ขนมชั้น", 40);
    let mango = stall.goods_of("มะม่วง", 6_000, "kilogram", "exempt");
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut asked = bundle(&[&cake], 3, 100);
        change(&mut asked);
        stall.refused("save_price_rule", asked)
    };
    let all_wrong = |asked: &mut Value| {
        *asked = bundle(&[], 1, 0);
        asked["name"] = json!(" ");
        asked["until"] = json!("2020-01-01");
    };
    assert_eq!(refused(&all_wrong), "price_rule.name");
    assert_eq!(refused(&|asked| asked["name"] = json!("ก".repeat(41))), "price_rule.name");
    assert_eq!(
        refused(&|asked| {
            all_wrong(asked);
            asked["name"] = json!("ชุด")
        }),
        "price_rule.count"
    );
    assert_eq!(refused(&|asked| asked["does"]["count"] = json!(100)), "price_rule.count");
    assert_eq!(refused(&|asked| asked["does"]["price"] = json!(0)), "price_rule.price");
    assert_eq!(refused(&|asked| asked["does"]["goods"] = json!([])), "price_rule.no_goods");
    assert_eq!(refused(&|asked| asked["does"]["goods"] = json!([mango])), "price_rule.weighed");
    assert_eq!(refused(&|asked| asked["until"] = json!("2026-11-21")), "price_rule.days");
    assert_eq!(
        refused(&|asked| {
            asked["from"] = json!("2026-12-02");
            asked["until"] = json!("2026-12-01")
        }),
        "price_rule.days"
    );
    let off =
        |off: Value| stall.refused("save_price_rule", markdown(json!({ "kind": "all" }), off));
    for hundredths in [0, 99, 10_001] {
        assert_eq!(
            off(json!({ "kind": "percent", "hundredths": hundredths })),
            "price_rule.reduction"
        );
    }
    assert_eq!(off(json!({ "kind": "baht", "amount": 0 })), "price_rule.reduction");
    let of_nothing = markdown(
        json!({ "kind": "category", "name": "ไม่มี" }),
        json!({ "kind": "baht", "amount": 100 }),
    );
    assert_eq!(stall.refused("save_price_rule", of_nothing), "price_rule.no_goods");
    assert_eq!(stall.ask("price_rules", json!({})), json!([]));
    stall.ask("retire_goods", json!({ "id": cake, "retired": true }));
    assert_eq!(refused(&|_| ()), "price_rule.no_goods");
    stall.ask("retire_goods", json!({ "id": cake, "retired": false }));
    // pressed twice: made once; a thing chosen twice is in it once
    let first = stall.ask("save_price_rule", bundle(&[&cake, &cake], 3, 100));
    assert_eq!(first[0]["rule"]["does"]["goods"], json!([cake]));
    assert_eq!(stall.ask("save_price_rule", bundle(&[&cake], 3, 100)), first);
    let second = stall.ask("save_price_rule", bundle(&[&cake], 5, 150));
    assert_eq!((&second[0]["rule"]["name"], &second[1]), (&json!("5 ชิ้น 150"), &first[0]));
    let ended = stall.ask("end_price_rule", json!({ "id": second[0]["rule"]["id"] }));
    assert_eq!((&ended[0], &ended[1]["ended"]), (&first[0], &json!(true)));
    let unknown = json!({ "id": stall_request(9) });
    assert_eq!(stall.refused("end_price_rule", unknown), "price_rule.unknown");
}

#[test]
fn a_price_for_this_bill_only() {
    let (world, folder) = (World::new(5), Folder::new("keyed"));
    let mut stall = open_stall(&world, &folder);
    let cake = stall.goods("ขนมชั้น", 40);
    let mut haggled = line(&cake, 2_000);
    haggled["unit_price"] = json!(3_700);
    let (shown, _) = preview_and_sell(&mut stall, draft(&[haggled]));
    let told = &shown["lines"][0];
    assert_eq!(
        (&told["amount"], &told["list_price"], &told["reason"]),
        (&json!(7_400), &json!(4_000), &json!("keyed"))
    );
    let (next, _) = preview_and_sell(&mut stall, draft(&[line(&cake, 1_000)]));
    assert_eq!((&next["total"], &next["lines"][0]["reason"]), (&json!(4_000), &Value::Null));
}

#[test]
fn off_a_line_and_off_the_bill_in_baht_and_in_percent() {
    let (world, folder) = (World::new(6), Folder::new("discounts"));
    let mut stall = open_stall(&world, &folder);
    let (cake, jelly) = (stall.goods("ขนมชั้น", 40), stall.goods("วุ้น", 35));
    let mut off_line = line(&cake, 3_000);
    off_line["discount"] = json!({ "kind": "baht", "amount": 500 });
    let mut part = line(&jelly, 1_000);
    part["discount"] = json!({ "kind": "percent", "hundredths": 1_000 });
    let mut asked = draft(&[off_line, part]);
    let (shown, _) = preview_and_sell(&mut stall, asked.clone());
    assert_eq!((&shown["gross"], &shown["total"]), (&json!(15_500), &json!(14_650)));
    asked["discount"] = json!({ "kind": "baht", "amount": 650 });
    let (shown, _) = preview_and_sell(&mut stall, asked.clone());
    assert_eq!((&shown["bill_discount"], &shown["total"]), (&json!(650), &json!(14_000)));
    asked["discount"] = json!({ "kind": "percent", "hundredths": 2_000 });
    let (shown, receipt) = preview_and_sell(&mut stall, asked.clone());
    assert_eq!((&shown["bill_discount"], &shown["total"]), (&json!(2_930), &json!(11_720)));
    assert_eq!((&receipt["gross"], &receipt["discounts"]), (&json!(15_500), &json!(3_780)));
    let totals = stall.ask("x_report", json!({}))["totals"].clone();
    assert_eq!(
        (&totals["discounts"], &totals["net"]),
        (&json!(850 + 1_500 + 3_780), &json!(14_650 + 14_000 + 11_720))
    );
    asked["discount"] = json!({ "kind": "baht", "amount": 14_651 });
    asked["request"] = json!(stall.random.request());
    assert_eq!(stall.refused("price_bill", asked.clone()), "bill.discount");
    asked["lines"][0]["discount"]["amount"] = json!(12_001);
    assert_eq!(stall.refused("price_bill", asked), "bill.line_discount");
}

#[test]
fn what_is_given_free_costs_nothing_and_leaves_the_stock() {
    let (world, folder) = (World::new(7), Folder::new("free"));
    let mut stall = open_stall(&world, &folder);
    let cake = stall.goods("ขนมชั้น", 40);
    let mut free = line(&cake, 1_000);
    free["free"] = json!(true);
    let (shown, _) = preview_and_sell(&mut stall, draft(&[line(&cake, 2_000), free.clone()]));
    let told = &shown["lines"][1];
    assert_eq!(
        (&told["amount"], &told["list_price"], &told["reason"]),
        (&json!(0), &json!(4_000), &json!("free"))
    );
    assert_eq!(shown["total"], 8_000);
    assert_eq!(stall.ask("goods_by_id", json!({ "id": cake }))["stock"], -3_000);
    // a bill of nothing but a gift needs no money
    let (gift, _) = preview_and_sell(&mut stall, draft(&[free]));
    assert_eq!(gift["total"], 0);
    assert_eq!(stall.ask("goods_by_id", json!({ "id": cake }))["stock"], -4_000);
}

#[test]
fn a_note_on_a_line_stays_at_the_stall() {
    let (world, folder) = (World::new(8), Folder::new("note"));
    let mut stall = open_stall(&world, &folder);
    let cake = stall.goods("ขนมชั้น", 40);
    let mut noted = line(&cake, 1_000);
    noted["note"] = json!(" ไม่ใส่ถั่ว ");
    let (_, receipt) = preview_and_sell(&mut stall, draft(&[line(&cake, 1_000), noted]));
    assert_eq!(
        (&receipt["lines"][0]["note"], &receipt["lines"][1]["note"]),
        (&Value::Null, &json!("ไม่ใส่ถั่ว"))
    );
    let closed = stall.close_day(0);
    let file = String::from_utf8(bytes_of(&closed["file"])).unwrap();
    assert!(file.contains("ขนมชั้น") && !file.contains("ไม่ใส่ถั่ว"));
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

#[test]
fn weighed_goods_come_to_whole_baht_where_the_vendor_wants_it() {
    let (world, folder) = (World::new(9), Folder::new("weighed"));
    let mut stall = open_stall(&world, &folder);
    let fish = stall.goods_of("ปลาทู", 22_000, "kilogram", "exempt");
    let saffron = stall.goods_of("หญ้าฝรั่น", 35_050, "gram", "exempt");
    let lines = [line(&fish, 345), line(&saffron, 1_500)];
    assert_eq!(preview_and_sell(&mut stall, draft(&lines)).0["total"], 7_590 + 52_575);
    let mut settings = stall.ask("till_settings", json!({}));
    settings["weighed_rounding"] = json!({ "step": 100, "direction": "down" });
    stall.ask("keep_till_settings", settings);
    let (shown, _) = preview_and_sell(&mut stall, draft(&lines));
    assert_eq!(
        (&shown["lines"][0]["amount"], &shown["total"]),
        (&json!(7_500), &json!(7_500 + 52_500))
    );
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

/// A bill as nobody would think it up.
fn any_bill(random: &mut Random, goods: &[(String, bool)]) -> Value {
    let reduction = |random: &mut Random| match random.chance(50) {
        true => json!({ "kind": "baht", "amount": random.between(1, 900) }),
        false => json!({ "kind": "percent", "hundredths": random.between(1, 10_000) }),
    };
    let mut lines = Vec::new();
    for _ in 0..random.between(1, 9) {
        let (id, weighed) = random.one_of(goods);
        let quantity =
            if *weighed { random.between(1, 3_000) } else { random.between(1, 7) * 1_000 };
        let mut one = line(id, quantity);
        match random.between(1, 10) {
            1 => one["free"] = json!(true),
            2 => one["unit_price"] = json!(random.between(1_000, 9_000)),
            3 if *weighed => one["label"] = json!(random.between(1_000, 30_000)),
            4 => one["discount"] = reduction(random),
            5 => one = keyed("ของแถมท้ายร้าน", random.between(1_000, 5_000)),
            _ => {}
        }
        lines.push(one);
    }
    let mut asked = draft(&lines);
    if random.chance(30) {
        asked["discount"] = reduction(random);
    }
    asked
}

#[test]
fn the_bills_price_never_differs_between_preview_and_sale() {
    const SEED: u64 = 20_261_122;
    println!("seed {SEED}");
    let (world, folder) = (World::new(10), Folder::new("preview"));
    let mut stall = open_stall(&world, &folder);
    let mut random = Random::new(SEED);
    let mut goods = Vec::new();
    for number in 0..6 {
        let satang = random.between(4, 300) * 25;
        goods.push((stall.goods_of(&format!("ของ {number}"), satang, "piece", "vat"), false));
        goods.push((
            stall.goods_of(&format!("ผัก {number}"), satang * 3, "kilogram", "exempt"),
            true,
        ));
    }
    let pieces: Vec<&str> = goods.iter().filter(|one| !one.1).map(|one| one.0.as_str()).collect();
    stall.ask("save_price_rule", bundle(&pieces[..4], 3, 100));
    stall.ask("save_price_rule", bundle(&pieces[2..], 2, 60));
    let dated = json!({ "kind": "dated", "goods": pieces[0], "price": 2_150 });
    stall.ask("save_price_rule", json!({ "name": "วันนี้", "does": dated }));
    let off = json!({ "kind": "percent", "hundredths": 1_250 });
    stall.ask("save_price_rule", markdown(json!({ "kind": "goods", "id": goods[1].0 }), off));
    let mut settings = stall.ask("till_settings", json!({}));
    settings["weighed_rounding"] = json!({ "step": 25, "direction": "nearest" });
    settings["tax_id"] = json!("0105561000009");
    stall.ask("keep_till_settings", settings);
    let (mut sold, mut refused) = (0, 0);
    for _ in 0..120 {
        let mut asked = any_bill(&mut random, &goods);
        asked["request"] = json!(stall.random.request());
        // a discount larger than what it is off is refused, the same way in all three places
        match stall.app.call("price_bill", asked.clone()) {
            Ok(_) => {
                preview_and_sell(&mut stall, asked);
                sold += 1;
            }
            Err(failure) => {
                assert_eq!(stall.refused("keep_bill", asked), failure.code);
                assert!(failure.code.ends_with("discount"), "{failure}");
                refused += 1;
            }
        }
    }
    println!("{sold} sold, {refused} refused");
    assert!(sold > 60);
    let closed = stall.close_day(-1);
    let file = settlement::day_file::read(&bytes_of(&closed["file"]));
    assert!(file.is_ok(), "{:?}", file.err());
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

#[test]
fn a_bill_too_long_to_be_handed_in_is_told_before_it_is_sold() {
    let (world, folder) = (World::new(11), Folder::new("long"));
    let mut stall = open_stall(&world, &folder);
    let name = |number: usize| format!("{number:03}{}", "ก".repeat(117));
    let names: Vec<String> = (0..100).map(|number| stall.goods(&name(number), 40)).collect();
    let ids: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut rule = bundle(&ids, 2, 70);
    rule["name"] = json!("ช".repeat(40));
    stall.ask("save_price_rule", rule);
    let lines = |count: usize| -> Vec<Value> {
        let noted = |id: &&str| {
            let mut one = line(id, 2_000);
            one["note"] = json!("น".repeat(200));
            one
        };
        ids.iter().take(count).map(noted).collect()
    };
    let request = stall.random.request();
    let all = bill(&request, &lines(100));
    assert_eq!(stall.refused("price_bill", all.clone()), "bill.too_long");
    assert_eq!(stall.refused("keep_bill", all.clone()), "bill.too_long");
    assert_eq!(
        stall.refused("sell", sale(&request, &lines(100), 700_000, &[("cash", 700_000)])),
        "bill.too_long"
    );
    // the longest that is taken is handed in and read by the committee
    let fits = |count: usize| stall.app.call("price_bill", bill(&request, &lines(count))).is_ok();
    let most = (1..=100).rev().find(|count| fits(*count)).unwrap();
    println!("{most} lines with the longest names and a bundle each");
    assert!((60..100).contains(&most));
    preview_and_sell(&mut stall, draft(&lines(most)));
    let closed = stall.close_day(0);
    let bytes = bytes_of(&closed["file"]);
    let longest = bytes.split(|byte| *byte == b'\n').map(<[u8]>::len).max().unwrap();
    println!("the longest line has {longest} bytes");
    assert!(longest > 50_000 && settlement::day_file::read(&bytes).is_ok());
}
