//! What a stall is charged, told with real tills' files: every kind of rule, a rule that changes,
//! waivers by two officers, and what a rule would have brought.

use serde_json::{Value, json};
use tests::market::Book;

use crate::market_day::Market;

const TODAY: &str = "2026-11-22";
const TOMORROW: &str = "2026-11-23";

fn save(book: &Book, name: &str, fee: &Value, from: &str) -> Value {
    book.ask("save_fee_rule", rule(name, fee, from))
}

fn rule(name: &str, fee: &Value, from: &str) -> Value {
    json!({
        "replaces": null, "name": name, "fee": fee, "from": from, "until": null, "zone": null,
        "whole_baht": false,
    })
}

/// A day with sales of some baht, handed in.
fn trade(market: &mut Market, stall: usize, baht: i64) {
    let closed = {
        let (stall, _) = &mut market.stalls[stall];
        let goods = stall.goods(&format!("ของ {baht}"), baht);
        stall.open_day(0);
        stall.sell(&[(&goods, 1)], None);
        stall.close_day(0)
    };
    assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
}

fn fee_of(market: &Market, stall: usize, day: &str) -> i64 {
    let account = market.book.ask("stall_account", json!({ "stall": market.stalls[stall].1 }));
    let days = account["days"].as_array().unwrap();
    let row = days.iter().find(|row| row["day"] == day);
    row.map_or(0, |row| row["fee"].as_i64().unwrap())
}

fn lines_of(market: &Market, stall: usize, day: &str) -> Vec<(String, i64)> {
    let account = market.book.ask("stall_account", json!({ "stall": market.stalls[stall].1 }));
    let row = account["days"].as_array().unwrap().iter().find(|row| row["day"] == day).cloned();
    let lines = row.unwrap()["fee_lines"].as_array().unwrap().clone();
    let line = |line: &Value| {
        (line["name"].as_str().unwrap().to_owned(), line["amount"].as_i64().unwrap())
    };
    lines.iter().map(line).collect()
}

fn assert_sound(market: &Market) {
    assert_eq!(market.book.ask("check_book", json!({}))["found"], json!([]));
}

/// A chair with the PIN 1111 and a treasurer with 2222; the chair is signed in.
fn two_officers(book: &Book) {
    let chair = json!({ "number": null, "name": "ประธานสมศรี", "office": "chair", "pin": "1111" });
    book.ask("save_officer", chair);
    sign_in(book, 1, "1111");
    let second =
        json!({ "number": null, "name": "เหรัญญิกปรีชา", "office": "treasurer", "pin": "2222" });
    book.ask("save_officer", second);
}

fn sign_in(book: &Book, number: u32, pin: &str) {
    book.ask("officer_sign_in", json!({ "number": number, "pin": pin }));
}

#[test]
fn every_kind_of_rule_charges_a_day_with_a_real_file() {
    let mut market = Market::new(801, 2); // 30 baht, and 2 % above 100 baht
    let book = &market.book;
    let lamp =
        save(book, "ค่าไฟดวง", &json!({ "kind": "per_unit", "unit": "ดวง", "price": 700 }), TODAY);
    let power =
        save(book, "ค่าไฟมิเตอร์", &json!({ "kind": "metered", "unit": "หน่วย", "price": 800 }), TODAY);
    let steps =
        json!([{ "above": 0, "basis_points": 100 }, { "above": 50_000, "basis_points": 300 }]);
    save(
        book,
        "ค่าบำรุง",
        &json!({ "kind": "sliding", "steps": steps, "minimum": 500, "maximum": 10_000 }),
        TODAY,
    );
    let entry = save(book, "ค่าแรกเข้า", &json!({ "kind": "one_off", "amount": 20_000 }), TODAY);
    let fine = save(book, "ค่าปรับ", &json!({ "kind": "fine", "amount": 10_000 }), TODAY);
    save(book, "เงินประกัน", &json!({ "kind": "deposit", "amount": 50_000 }), TODAY);
    save(book, "ไม่ส่งยอด", &json!({ "kind": "no_file", "amount": 2_000 }), TODAY);

    trade(&mut market, 0, 1_000);
    let (one, two) = (market.stalls[0].1.clone(), market.stalls[1].1.clone());
    let book = &mut market.book;
    book.ask(
        "count_units",
        json!({ "stall": one, "day": TODAY, "rule": lamp["id"], "quantity": 3_000 }),
    );
    let reading = |reading: i64, begins: Value| json!({ "stall": one, "day": TODAY, "rule": power["id"], "reading": reading, "begins": begins });
    let row = book.ask("read_meter", reading(1_234_500, json!(1_230_000)));
    assert_eq!((row["units"].clone(), row["amount"].clone()), (json!(4_500), json!(3_600)));
    assert_eq!(book.refused("read_meter", reading(1_234_500, json!(1_235_000))), "meter.reading");
    let charge = |rule: &Value, stalls: Value, request: String| json!({ "request": request, "rule": rule["id"], "day": TODAY, "stalls": stalls, "reason": "ตามมติ" });
    let asked = charge(&entry, json!([one]), book.random.request());
    book.ask("charge_stalls", asked.clone());
    assert_eq!(book.ask("charge_stalls", asked).as_array().unwrap().len(), 1);
    let fined = charge(&fine, json!([one, two]), book.random.request());
    assert_eq!(book.ask("charge_stalls", fined).as_array().unwrap().len(), 2);
    // 30 + 2 % of 900 + 3 lamps + 4.5 units + 1 % of 500 and 3 % of 500 + what was charged once
    let lines = [
        ("ค่าแผง", 3_000),
        ("ค่าส่วนแบ่ง", 1_800),
        ("ค่าไฟดวง", 2_100),
        ("ค่าไฟมิเตอร์", 3_600),
        ("ค่าบำรุง", 2_000),
        ("ค่าแรกเข้า", 20_000),
        ("ค่าปรับ", 10_000),
    ];
    let expected: Vec<_> = lines.map(|(name, amount)| (name.to_owned(), amount)).to_vec();
    assert_eq!(lines_of(&market, 0, TODAY), expected);
    assert_eq!(fee_of(&market, 1, TODAY), 10_000, "a stall without a file is fined all the same");
    assert_sound(&market);
}

#[test]
fn a_charge_by_mistake_is_taken_back_before_anything_is_paid() {
    let mut market = Market::new(802, 1);
    let fine = save(&market.book, "ค่าปรับ", &json!({ "kind": "fine", "amount": 10_000 }), TODAY);
    let stall = market.stalls[0].1.clone();
    let book = &mut market.book;
    let mut charged = Vec::new();
    for _ in 0..2 {
        let asked = json!({
            "request": book.random.request(), "rule": fine["id"], "day": TODAY, "stalls": [stall],
            "reason": "จอดรถขวาง",
        });
        charged.push(book.ask("charge_stalls", asked)[0].clone());
    }
    let cancel = |place: usize| json!({ "charge": charged[place]["charge"], "reason": "ผิดร้าน" });
    let row = book.ask("cancel_charge", cancel(0));
    assert_eq!(row["cancelled"]["reason"], "ผิดร้าน");
    assert_eq!(book.refused("cancel_charge", cancel(0)), "charge.cancelled");
    let payment = json!({
        "request": book.random.request(), "stall": stall, "amount": 5_000, "kind": "cash",
        "collector": "สมชาย",
    });
    book.ask("record_payment", payment);
    assert_eq!(book.refused("cancel_charge", cancel(1)), "charge.only_waived");
    let listed = book.ask("charges", json!({ "day": TODAY }));
    assert_eq!(listed.as_array().unwrap().len(), 2, "both stay in the book");
    assert_eq!(fee_of(&market, 0, TODAY), 10_000);
    assert_sound(&market);
}

#[test]
fn a_waiver_needs_two_officers_and_stands_as_a_contra_line() {
    let mut market = Market::new(803, 1);
    trade(&mut market, 0, 600); // 30 + 10
    let stall = market.stalls[0].1.clone();
    let rules = market.book.ask("fee_rules", json!({}));
    let flat = rules.as_array().unwrap().iter().find(|rule| rule["name"] == "ค่าแผง").unwrap();
    let proposal = |request: String| {
        json!({
            "request": request, "whose": { "who": "stall", "stall": stall },
            "of": { "of": "rule", "rule": flat["id"] },
            "cut": { "cut": "percent", "basis_points": 5_000 },
            "from": TODAY, "until": "2026-12-21", "reason": "น้ำท่วมแผง",
        })
    };
    let decide = |waiver: &Value| json!({ "waiver": waiver["waiver"], "approved": true });
    let request = market.book.random.request();
    let alone = market.book.ask("propose_waiver", proposal(request));
    assert_eq!(market.book.refused("decide_waiver", decide(&alone)), "officers.two_needed");
    market.book.ask("withdraw_waiver", json!({ "waiver": alone["waiver"] }));

    two_officers(&market.book);
    let request = market.book.random.request();
    let asked = proposal(request);
    let waiver = market.book.ask("propose_waiver", asked.clone());
    assert_eq!(market.book.ask("propose_waiver", asked), waiver);
    assert_eq!(waiver["proposed_name"], "ประธานสมศรี");
    assert_eq!(market.book.refused("decide_waiver", decide(&waiver)), "waiver.own");
    assert_eq!(fee_of(&market, 0, TODAY), 4_000, "until then nothing changes");
    sign_in(&market.book, 2, "2222");
    let not_hers = market.book.refused("withdraw_waiver", json!({ "waiver": waiver["waiver"] }));
    assert_eq!(not_hers, "waiver.not_yours");
    let approved = market.book.ask("decide_waiver", decide(&waiver));
    assert_eq!(
        (approved["state"].clone(), approved["waived"].clone()),
        (json!("approved"), json!(1_500))
    );
    let lines = lines_of(&market, 0, TODAY);
    assert_eq!(lines.last().unwrap(), &("ค่าแผง".to_owned(), -1_500));
    assert_eq!(fee_of(&market, 0, TODAY), 2_500);
    let payment = json!({
        "request": market.book.random.request(), "stall": stall, "amount": 2_500, "kind": "cash",
        "collector": "",
    });
    let receipt = market.book.ask("record_payment", payment);
    let contra = receipt["items"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((contra["waived"].clone(), contra["amount"].clone()), (json!(true), json!(-1_500)));

    market.world.pass(86_400);
    trade(&mut market, 0, 100);
    assert_eq!(fee_of(&market, 0, TOMORROW), 1_500, "days to come take it");
    let ended = market.book.ask("end_waiver", json!({ "waiver": waiver["waiver"] }));
    assert_eq!(ended["until"], TOMORROW);
    assert_eq!(market.book.refused("decide_waiver", decide(&waiver)), "waiver.decided");
    assert_eq!(market.book.ask("waivers", json!({})).as_array().unwrap().len(), 2);
    assert_sound(&market);
}

#[test]
fn a_rule_that_changes_leaves_the_past_and_its_preview_tells_what_happens() {
    let mut market = Market::new(804, 2);
    trade(&mut market, 0, 600); // 30 + 10
    trade(&mut market, 1, 100); // 30
    let rules = market.book.ask("fee_rules", json!({}));
    let share = rules.as_array().unwrap().iter().find(|rule| rule["name"] == "ค่าส่วนแบ่ง").unwrap();
    let mut draft = rule(
        "ค่าส่วนแบ่ง",
        &json!({
            "kind": "sliding", "steps": [{ "above": 0, "basis_points": 500 }], "minimum": null,
            "maximum": 2_000,
        }),
        TOMORROW,
    );
    draft["replaces"] = share["id"].clone();
    let preview = json!({ "draft": draft, "from": "2026-10-24", "until": TODAY });
    let tried = market.book.ask("preview_fee_rule", preview);
    // 30 + at most 20, 30 + 5
    assert_eq!(tried["total"], json!({ "was": 7_000, "would": 8_500, "more": 1_500 }));
    let of_stalls: Vec<_> =
        tried["stalls"].as_array().unwrap().iter().map(|row| row["would"].clone()).collect();
    assert_eq!(of_stalls, [json!(5_000), json!(3_500)]);
    assert_eq!(
        tried["days"],
        json!([{ "day": TODAY, "was": 7_000, "would": 8_500, "more": 1_500 }])
    );
    let to_come = json!({ "draft": draft, "from": TODAY, "until": TOMORROW });
    assert_eq!(market.book.refused("preview_fee_rule", to_come), "preview.days");
    let mut too_early = draft.clone();
    too_early["from"] = json!(TODAY);
    assert_eq!(market.book.refused("save_fee_rule", too_early), "rule.reaches_back");

    market.book.ask("save_fee_rule", draft);
    market.world.pass(86_400);
    trade(&mut market, 0, 600);
    trade(&mut market, 1, 100);
    let fees = [(0, TODAY), (1, TODAY), (0, TOMORROW), (1, TOMORROW)];
    let charged = fees.map(|(stall, day)| fee_of(&market, stall, day));
    assert_eq!(charged, [4_000, 3_000, 5_000, 3_500], "the past as it was, then as foretold");
    assert_sound(&market);
}

#[test]
fn an_auditor_tries_rules_and_changes_nothing() {
    let mut market = Market::new(805, 1);
    two_officers(&market.book);
    let auditor = json!({ "number": null, "name": "ผู้ตรวจวิชัย", "office": "auditor", "pin": "3333" });
    market.book.ask("save_officer", auditor);
    sign_in(&market.book, 3, "3333");
    let draft = rule("ค่าน้ำ", &json!({ "kind": "per_stall_day", "amount": 500 }), TOMORROW);
    let stall = market.stalls[0].1.clone();
    let request = market.book.random.request();
    market.book.ask("preview_fee_rule", json!({ "draft": draft, "from": TODAY, "until": TODAY }));
    for command in ["waivers", "charges"] {
        market.book.ask(command, json!({}));
    }
    market.book.ask("meter_readings", json!({ "day": TODAY }));
    for (command, asked) in [
        ("save_fee_rule", draft),
        (
            "charge_stalls",
            json!({ "request": request, "rule": stall, "day": TODAY, "stalls": [], "reason": "" }),
        ),
        ("withdraw_waiver", json!({ "waiver": stall })),
    ] {
        assert_eq!(market.book.refused(command, asked), "officers.not_yours", "{command}");
    }
    assert_sound(&market);
}
