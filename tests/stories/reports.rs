//! Reports of the stall: every sum again from the closings and from what was done, by other code.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tests::market::{bill, bytes_of, line, sale};
use tests::world::World;
use tests::{Folder, Random, Stall};

/// Goods with a cost (or none).
fn goods(stall: &Stall, name: &str, baht: i64, cost: Option<i64>, tax: &str) -> String {
    let saved = stall.ask(
        "save_goods",
        json!({
            "id": null, "name": name, "price": baht * 100, "unit": "piece", "category": null,
            "barcode": null, "favourite": null, "tax": tax, "cost": cost, "counts_stock": true,
            "stock": 20_000,
        }),
    );
    saved["id"].as_str().unwrap().to_owned()
}

fn report(stall: &Stall, from: &str, until: &str) -> Value {
    stall.ask("till_report", json!({ "from": from, "until": until }))
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no amount"))
}

fn sum_of(rows: &Value, field: &str) -> i64 {
    rows.as_array().unwrap().iter().map(|row| number(&row[field])).sum()
}

fn give_back(stall: &mut Stall, of: &Value, lines: Value) -> Value {
    let request = stall.random.request();
    stall.ask(
        "refund",
        json!({ "request": request, "of": of, "lines": lines, "reason": "ทำหก", "print": false }),
    )
}

/// What the test itself keeps of a run of random days.
#[derive(Default)]
struct Kept {
    by_day: BTreeMap<String, i64>,
    by_hour: BTreeMap<i64, i64>,
    by_person: BTreeMap<i64, i64>,
    closings: Vec<Value>,
    known: i64,
    profit: i64,
}

impl Kept {
    fn add(&mut self, day: &str, at: i64, person: i64, amount: i64) {
        *self.by_day.entry(day.to_owned()).or_default() += amount;
        *self.by_hour.entry((at + 7 * 3_600) / 3_600 % 24).or_default() += amount;
        *self.by_person.entry(person).or_default() += amount;
    }

    /// The sum of the closings; what did not happen is left out of them.
    fn total_of(&self, field: &str) -> i64 {
        self.closings.iter().map(|totals| totals.get(field).map_or(0, number)).sum()
    }
}

/// Ten days of a stall with two people: nights past midnight, second parts, refunds of days before,
/// every way of paying that needs no more than itself, discounts, lines taken off.
fn random_days(seed: u64, world: &World, folder: &Folder) -> (Stall, Kept) {
    let mut stall = Stall::new(world, folder.path(), seed + 1_000);
    let mut random = Random::new(seed);
    stall.set_up("ร้านป้าแสง", "A-1");
    // the first is bought for 30 and sold for 50; nobody knows what the second had cost
    let shelf = [
        goods(&stall, "ข้าวมันไก่", 50, Some(3_000), "exempt"),
        goods(&stall, "น้ำ", 10, None, "exempt"),
    ];
    let pins = ["1111", "2222"];
    for (name, pin) in ["แสง", "ดำ"].into_iter().zip(pins) {
        if name == "ดำ" {
            sign_in(&stall, 1);
        }
        stall.ask("save_operator", json!({ "name": name, "role": "owner", "pin": pin }));
    }
    sign_in(&stall, 1);
    let mut kept = Kept::default();
    for _ in 0..10 {
        for _ in 0..random.between(1, 2) {
            work_a_part(&mut stall, &mut random, world, &shelf, &mut kept);
        }
        world.pass(random.between(20, 60) * 3_600);
    }
    (stall, kept)
}

fn sign_in(stall: &Stall, number: i64) {
    let pin = ["1111", "2222"][usize::try_from(number - 1).unwrap()];
    stall.ask("sign_in", json!({ "number": number, "pin": pin }));
}

fn work_a_part(
    stall: &mut Stall,
    random: &mut Random,
    world: &World,
    shelf: &[String; 2],
    kept: &mut Kept,
) {
    let day = stall.open_day(500)["day"].as_str().unwrap().to_owned();
    let person = random.between(1, 2);
    sign_in(stall, person);
    for _ in 0..random.between(0, 6) {
        world.pass(random.between(60, 9_000));
        let which = usize::try_from(random.between(0, 1)).unwrap();
        let mut asked = line(&shelf[which], random.between(1, 3) * 1_000);
        if random.chance(30) {
            asked["discount"] = json!({ "kind": "baht", "amount": random.between(1, 30) * 25 });
        }
        let kind = random.one_of(&["cash", "prompt_pay"]).to_owned();
        let request = random.request();
        let total = number(&stall.ask("price_bill", bill(&request, &[asked.clone()]))["total"]);
        let mut asked = sale(&request, &[asked], total, &[(kind, total)]);
        if random.chance(20) {
            asked["bill"]["removed"] = json!({ "count": 1, "amount": 700 });
        }
        let sold = stall.ask("sell", asked.clone());
        let cost = number(&asked["bill"]["lines"][0]["quantity"]) * 3;
        kept.add(&day, world.now().seconds(), person, total);
        let (mut known, mut profit) = if which == 0 { (total, total - cost) } else { (0, 0) };
        if random.chance(25) {
            let back = give_back(stall, &sold["receipt"], json!([]));
            kept.add(&day, world.now().seconds(), person, -number(&back["total"]));
            (known, profit) = (0, 0); // it is on the shelf again, and so is its cost
        }
        kept.known += known;
        kept.profit += profit;
        if random.chance(20) {
            stall.ask("open_drawer", json!({ "reason": "แลกเหรียญ" }));
        }
    }
    kept.closings.push(stall.close_day(0)["figures"]["totals"].clone());
}

/// Complaint 24: takings per cashier, on the report and on every X and Z; complaint 12: a day's
/// sums are those of its closing, however late it was.
#[test]
fn complaint_24_the_report_of_random_days_is_the_sum_of_their_closings() {
    for seed in [1, 2, 3] {
        let (world, folder) = (World::new(seed), Folder::new("random-report"));
        let (stall, kept) = random_days(seed, &world, &folder);
        let told = report(&stall, "2026-11-01", "2027-12-31");
        let pairs = [
            (&told["gross"], "gross"),
            (&told["net"], "net"),
            (&told["discounts"], "discounts"),
            (&told["refunds"]["count"], "refunds"),
            (&told["refunds"]["amount"], "refunded"),
            (&told["removed"]["count"], "removed_lines"),
            (&told["removed"]["amount"], "removed_amount"),
            (&told["receipts"], "sales"),
            (&told["rounding"], "rounding"),
        ];
        for (of_report, of_days) in pairs {
            assert_eq!(number(of_report), kept.total_of(of_days), "seed {seed}: {of_days}");
        }
        for tender in told["by_tender"].as_array().unwrap() {
            for field in ["sold", "refunded"] {
                let of_days =
                    kept.closings.iter().flat_map(|day| day["tenders"].as_array().unwrap());
                let of_kind = of_days.filter(|total| total["kind"] == tender["kind"]);
                let closed: i64 = of_kind.map(|total| number(&total[field])).sum();
                assert_eq!(number(&tender[field]), closed, "seed {seed}: {tender}");
            }
        }
        let days: BTreeMap<String, i64> =
            rows(&told["by_day"], "day", |day| day.as_str().unwrap().to_owned());
        assert_eq!(days.len(), 10, "seed {seed}");
        let sold_on: BTreeMap<String, i64> =
            days.into_iter().filter(|(day, _)| kept.by_day.contains_key(day)).collect();
        assert_eq!(sold_on, kept.by_day, "seed {seed}");
        assert_eq!(rows(&told["by_hour"], "hour", number), kept.by_hour, "seed {seed}");
        let people = told["by_operator"].as_array().unwrap();
        let mut nets: BTreeMap<i64, i64> = rows(&told["by_operator"], "number", number);
        nets.retain(|person, _| kept.by_person.contains_key(person));
        assert_eq!(nets, kept.by_person, "seed {seed}");
        assert_eq!(sum_of(&told["by_operator"], "net"), number(&told["net"]), "seed {seed}");
        let openings: i64 = people.iter().map(|who| number(&who["drawer_openings"])).sum();
        assert_eq!(openings, kept.total_of("drawer_openings"), "seed {seed}");
        assert_eq!(number(&told["profit"]), kept.profit, "seed {seed}");
        assert_eq!(number(&told["profit_known"]), kept.known * 10_000 / number(&told["net"]));
        // and each day alone is its own part of it
        for (day, net) in &kept.by_day {
            assert_eq!(number(&report(&stall, day, day)["net"]), *net, "seed {seed}: {day}");
        }
        assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
    }
}

/// The nets of some rows by what they are of.
fn rows<K: Ord>(rows: &Value, key: &str, read: impl Fn(&Value) -> K) -> BTreeMap<K, i64> {
    rows.as_array().unwrap().iter().map(|row| (read(&row[key]), number(&row["net"]))).collect()
}

#[test]
fn complaint_12_a_night_and_its_two_parts_are_one_day_of_the_report() {
    let (world, folder) = (World::new(12), Folder::new("night-report"));
    let mut stall = Stall::new(&world, folder.path(), 12);
    stall.set_up("ร้านดึก", "N-1");
    let squid = stall.goods("ปลาหมึก", 20);
    world.pass(12 * 3_600); // 18:00
    let day = stall.open_day(0)["day"].clone();
    stall.sell(&[(&squid, 1)], None);
    world.pass(5 * 3_600 + 55 * 60); // 23:55
    stall.sell(&[(&squid, 2)], None);
    stall.close_day(0);
    stall.open_day(0);
    world.pass(2 * 3_600 + 5 * 60); // 02:00
    stall.sell(&[(&squid, 4)], None);
    stall.close_day(0);
    let told = report(&stall, "2026-11-22", "2026-11-22");
    assert_eq!(told["by_day"], json!([{ "day": day, "net": 14_000, "receipts": 3 }]));
    let hours = told["by_hour"].as_array().unwrap().iter().map(|row| number(&row["hour"]));
    assert_eq!(hours.collect::<Vec<_>>(), [18, 23, 2]); // the evening first
    assert_eq!(number(&report(&stall, "2026-11-23", "2026-11-23")["net"]), 0);
    assert_eq!(told["average"], 4_667); // 140 baht by 3
    assert_eq!(told["profit"], Value::Null); // no cost is known: nothing is made up
    assert_eq!(told["by_operator"], json!([]));
}

#[test]
fn a_cost_is_the_one_when_it_was_sold_and_comes_back_with_the_goods() {
    let (world, folder) = (World::new(13), Folder::new("profit"));
    let mut stall = Stall::new(&world, folder.path(), 13);
    stall.set_up("ร้านชำ", "B-1");
    let soap = goods(&stall, "สบู่", 20, Some(1_500), "exempt");
    let string = goods(&stall, "เชือก", 10, None, "exempt");
    stall.open_day(0);
    let sold = stall.sell(&[(&soap, 4), (&string, 2)], None); // 80 + 20, cost 60
    let mut dearer = stall.ask("goods_by_id", json!({ "id": soap }));
    dearer["cost"] = json!(1_900);
    let change = json!({
        "id": soap, "name": dearer["name"], "price": 2_000, "unit": "piece", "category": null,
        "barcode": null, "favourite": null, "tax": "exempt", "cost": 1_900, "counts_stock": true,
        "stock": null,
    });
    stall.ask("save_goods", change);
    let told = report(&stall, "2026-11-22", "2026-11-22");
    assert_eq!((number(&told["profit"]), number(&told["profit_known"])), (2_000, 8_000));
    let part = json!([{ "line": 1, "quantity": 1_000 }]);
    give_back(&mut stall, &sold["receipt"], part);
    let told = report(&stall, "2026-11-22", "2026-11-22");
    assert_eq!((number(&told["profit"]), number(&told["profit_known"])), (1_500, 7_500));
    stall.sell(&[(&soap, 1)], None); // at the new cost
    let told = report(&stall, "2026-11-22", "2026-11-22");
    assert_eq!(number(&told["profit"]), 1_600);
    let best = &told["best"];
    assert_eq!(
        (&best[0]["name"], number(&best[0]["quantity"]), number(&best[0]["amount"])),
        (&json!("สบู่"), 4_000, 8_000)
    );
    // 20 were counted in of each: 4 soaps went in a day, 16 are left; nothing runs out
    assert_eq!(told["low_stock"], json!([]));
    stall.sell(&[(&string, 14)], None); // 16 in a day, 4 left
    let low = &report(&stall, "2026-11-22", "2026-11-22")["low_stock"];
    assert_eq!(*low, json!([{ "name": "เชือก", "unit": "piece", "stock": 4_000 }]));
}

#[test]
fn what_is_owed_and_held_is_told_and_the_days_before_are_compared() {
    let (world, folder) = (World::new(14), Folder::new("standing"));
    let mut stall = Stall::new(&world, folder.path(), 14);
    stall.set_up("ร้านชำ", "B-1");
    let rice = stall.goods("ข้าว", 50);
    stall.open_day(0);
    stall.sell(&[(&rice, 3)], None);
    stall.close_day(0);
    let first = report(&stall, "2026-11-22", "2026-11-22");
    assert_eq!(first["compare"], Value::Null); // nothing was before
    world.pass(24 * 3_600);
    stall.open_day(0);
    let mut owing = 0;
    for (name, baht) in [("พี่นก", 100), ("ลุงดำ", 50)] {
        let regular = json!({ "nickname": name, "due_days": 30, "note": "" });
        let customer = stall.ask("save_customer", regular)["id"].clone();
        let lines = [line(&rice, baht * 20)];
        let request = stall.random.request();
        let mut asked = sale(&request, &lines, baht * 100, &[("credit", baht * 100)]);
        asked["bill"]["customer"] = customer.clone();
        stall.ask("sell", asked);
        let paid = json!({
            "request": stall.random.request(), "customer": customer, "amount": 3_000, "kind": "cash",
            "print": false,
        });
        owing += number(&stall.ask("repay_credit", paid)["owes"]);
    }
    let wanted = json!({
        "request": stall.random.request(), "who": "ครูแดง", "pickup_day": "2026-11-25",
        "pickup_minute": 480, "lines": [line(&rice, 2_000)], "note": "", "deposit": 4_000,
        "kind": "cash", "print": false,
    });
    let wanted = stall.ask("take_preorder", wanted);
    let told = report(&stall, "2026-11-23", "2026-11-23");
    assert_eq!(owing, 9_000);
    assert_eq!(number(&told["credit_outstanding"]), owing);
    assert_eq!(number(&told["deposits_held"]), 4_000);
    assert_eq!(told["compare"], json!({ "net_before": 15_000 }));
    assert_eq!(number(&told["net"]), 15_000); // sold on credit is sold; repaid is no sale
    let off = json!({
        "request": stall.random.request(), "id": wanted["id"], "reason": "ไม่มา", "returned": 4_000,
        "kind": "cash",
    });
    stall.ask("call_off_preorder", off);
    assert_eq!(number(&report(&stall, "2026-11-23", "2026-11-23")["deposits_held"]), 0);
}

#[test]
fn a_range_that_is_none_is_refused_and_an_empty_one_is_told_as_nothing() {
    let (world, folder) = (World::new(15), Folder::new("no-range"));
    let stall = Stall::new(&world, folder.path(), 15);
    stall.set_up("ร้านชำ", "B-1");
    let asked = |from: &str, until: &str| json!({ "from": from, "until": until });
    for command in ["till_report", "tax_report"] {
        assert_eq!(stall.refused(command, asked("2026-11-22", "2026-11-21")), "report.days");
        assert_eq!(stall.refused(command, asked("2016-11-01", "2026-11-22")), "report.days");
    }
    let told = stall.ask("till_report", asked("2016-12-01", "2026-11-22"));
    assert_eq!((number(&told["net"]), number(&told["average"])), (0, 0));
    assert_eq!((&told["by_day"], &told["best"]), (&json!([]), &json!([])));
}

#[test]
fn the_tax_report_adds_up_what_the_receipts_show() {
    let (world, folder) = (World::new(16), Folder::new("tax"));
    let mut stall = Stall::new(&world, folder.path(), 16);
    stall.set_up("ร้านของแห้ง", "C-1");
    let soap = goods(&stall, "สบู่", 107, None, "vat");
    let fish = goods(&stall, "ปลา", 50, None, "exempt");
    stall.open_day(0);
    stall.sell(&[(&soap, 1)], None); // before the stall was registered: no tax in it
    let told = stall.ask("tax_report", json!({ "from": "2026-11-22", "until": "2026-11-22" }));
    assert_eq!((&told["registered"], number(&told["sums"]["vat"])), (&json!(false), 0));
    assert_eq!(number(&told["year_to_date"]), 10_700);
    assert_eq!(number(&told["threshold_share"]), 0); // 107 of 1.8 million baht
    let mut settings = stall.ask("till_settings", json!({}));
    settings["tax_id"] = json!("0123456789012");
    stall.ask("keep_till_settings", settings);
    let sold = stall.sell(&[(&soap, 2), (&fish, 1)], None);
    stall.close_day(0);
    world.pass(24 * 3_600);
    stall.open_day(0);
    give_back(&mut stall, &sold["receipt"], json!([{ "line": 1, "quantity": 1_000 }]));
    let told = stall.ask("tax_report", json!({ "from": "2026-11-01", "until": "2026-11-30" }));
    assert_eq!(
        told["rows"],
        json!([
            {
                "day": "2026-11-22", "first": 1, "last": 2, "taxed": 21_400, "base": 20_000,
                "vat": 1_400, "exempt": 15_700, "total": 37_100,
            },
            {
                "day": "2026-11-23", "first": 3, "last": 3, "taxed": -10_700, "base": -10_000,
                "vat": -700, "exempt": 0, "total": -10_700,
            },
        ])
    );
    assert_eq!(
        told["sums"],
        json!({
            "taxed": 10_700, "base": 10_000, "vat": 700, "exempt": 15_700, "total": 26_400,
        })
    );
    assert_eq!(told["registered"], true);
    // a year later the first sale is no longer among the twelve months
    let later = stall.ask("tax_report", json!({ "from": "2027-11-22", "until": "2027-11-22" }));
    assert_eq!((number(&later["year_to_date"]), &later["rows"]), (-10_700, &json!([])));
}

#[test]
fn reports_go_out_as_files_that_people_and_programs_read() {
    let (world, folder) = (World::new(17), Folder::new("report-files"));
    let mut stall = Stall::new(&world, folder.path(), 17);
    stall.set_up("ร้านชำป้าแสง", "B-1");
    let odd = stall.goods("=ข้าวสาร, ถุง", 50);
    stall.open_day(0);
    stall.sell(&[(&odd, 3)], None);
    let file = |command: &str, format: &str| {
        let asked = json!({ "from": "2026-11-01", "until": "2026-11-30", "format": format });
        let file = stall.ask(command, asked);
        let path = file["path"].as_str().unwrap();
        assert_eq!(std::fs::read(path).unwrap(), bytes_of(&file)); // it lies in the reports too
        (file["name"].as_str().unwrap().to_owned(), bytes_of(&file))
    };
    let (name, csv) = file("export_till_report", "csv");
    assert_eq!(name, "รายงานขาย_2569-11-01_2569-11-30.csv");
    let text = String::from_utf8(csv).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("\u{feff}หมวด,รายการ,จำนวน,จำนวนเงิน (บาท)"));
    for row in [
        "ภาพรวม,ขายสุทธิ,,150.00",
        "รายวัน,22/11/2569,1,150.00",
        "รายชั่วโมง,06:00–06:59,1,150.00",
        "วิธีรับเงิน,เงินสด,,150.00",
        "ขายดี,\"'=ข้าวสาร, ถุง (ชิ้น)\",3,150.00",
    ] {
        assert!(text.lines().any(|line| line == row), "{row} in\n{text}");
    }
    let (name, tax) = file("export_tax_report", "csv");
    assert_eq!(name, "รายงานภาษีขาย_2569-11-01_2569-11-30.csv");
    let tax = String::from_utf8(tax).unwrap();
    assert!(tax.contains("2026-11-22,0001,0001,0.00,0.00,150.00,150.00"), "{tax}");
    for command in ["export_till_report", "export_tax_report"] {
        assert_eq!(&file(command, "pdf").1[..5], b"%PDF-");
        assert_eq!(&file(command, "xlsx").1[..4], b"PK\x03\x04");
    }
}

/// Complaint 24: the X report and the Z slip tell what each cashier took.
#[test]
fn complaint_24_x_and_z_tell_the_takings_of_each_person() {
    let (world, folder) = (World::new(18), Folder::new("per-cashier"));
    let mut stall = Stall::new(&world, folder.path(), 18);
    stall.set_up("ร้านป้าแสง", "A-1");
    let rice = stall.goods("ข้าว", 50);
    stall.open_day(0);
    stall.sell(&[(&rice, 1)], None); // before anybody had a PIN
    for (name, role, pin) in [("แสง", "owner", "1111"), ("นก", "helper", "2222")] {
        stall.ask("save_operator", json!({ "name": name, "role": role, "pin": pin }));
        stall.ask("sign_in", json!({ "number": 1, "pin": "1111" }));
    }
    let sold = stall.sell(&[(&rice, 4)], None);
    give_back(&mut stall, &sold["receipt"], json!([{ "line": 1, "quantity": 1_000 }]));
    stall.ask("sign_in", json!({ "number": 2, "pin": "2222" }));
    stall.sell(&[(&rice, 2)], None);
    stall.ask("lines_removed", json!({ "count": 2, "amount": 10_000 }));
    let who = |number: Value, name: &str, net: i64, refunds: i64, refunded: i64, removed: i64| {
        json!({
            "number": number, "name": name, "net": net, "receipts": 1, "refunds": refunds,
            "refunded": refunded, "removed_lines": removed, "removed_amount": removed * 5_000,
            "drawer_openings": 0,
        })
    };
    let people = json!([
        who(json!(1), "แสง", 15_000, 1, 5_000, 0),
        who(json!(2), "นก", 10_000, 0, 0, 2),
        who(Value::Null, "", 5_000, 0, 0, 0),
    ]);
    let so_far = stall.ask("x_report", json!({}));
    assert_eq!(so_far["by_operator"], people);
    assert_eq!(sum_of(&people, "net"), number(&so_far["totals"]["net"]));
    stall.ask("sign_in", json!({ "number": 1, "pin": "1111" }));
    let closed = stall.close_day(0);
    assert_eq!(closed["figures"]["by_operator"], people);
    assert_eq!(stall.ask("z_report", json!({ "z": 1 }))["by_operator"], people);
    // names stay at the stall: the file tells numbers only
    let file = String::from_utf8_lossy(&bytes_of(&closed["file"])).into_owned();
    assert!(!file.contains("นก"), "{file}");
    // the roll of several days tells them too, and can be looked at before it is printed
    let job = json!({ "kind": "report", "from": "2026-11-22", "until": "2026-11-28" });
    let picture = stall.ask("picture", job);
    assert!(number(&picture["height"]) > 500, "{}", picture["height"]);
}
