//! The committee answers: what a till shows is what the book says; a reply is taken once, by its
//! stall alone, in its order; what it withdraws is no money; the next settlement says it was seen.

use domain::money::Money;
use serde_json::{Value, json};
use settlement::key::SigningSeed;
use settlement::reply::{Reply, make_reply, read_reply};
use settlement::voucher::Voucher;
use tests::market::{base64, bytes_of, keyed};
use tests::{Random, Stall};

use crate::market_day::Market;
use crate::tenders::{SLIP, pay, sound};

const TODAY: &str = "2026-11-22";

/// Sells for some baht, closes the day and hands it in.
fn market_day(market: &mut Market, number: usize, baht: i64) -> Value {
    let (stall, _) = &mut market.stalls[number];
    let goods = stall.goods(&format!("ข้าวแกง {baht}"), baht);
    stall.open_day(500);
    stall.sell(&[(&goods, 1)], None);
    let closed = stall.close_day(0);
    assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
    closed
}

/// The reply to a stall, made now.
fn answer(market: &Market, number: usize) -> Value {
    market.book.ask("make_reply", json!({ "stall": market.stalls[number].1 }))
}

fn file_of(out: &Value) -> Value {
    json!({ "name": out["file"]["name"], "data": out["file"]["data"] })
}

/// A file made of bytes.
fn file(bytes: &[u8]) -> Value {
    json!({ "name": "reply.talad", "data": base64(bytes) })
}

fn pay_fee(market: &mut Market, number: usize, baht: i64) -> Value {
    let request = market.book.random.request();
    let (stall, kind) = (market.stalls[number].1.clone(), "cash");
    market.book.ask(
        "record_payment",
        json!({ "request": request, "stall": stall, "amount": baht * 100, "kind": kind,
                "collector": "ลุงเดช" }),
    )
}

/// The book's own key.
fn book_seed(market: &Market) -> SigningSeed {
    let key = std::fs::read(market.folder.path().join("book/book/signing.key")).unwrap();
    SigningSeed::from_bytes(&key.try_into().unwrap())
}

/// The settled state of everybody.
fn all_sound(market: &Market) {
    assert_eq!(market.book.ask("check_book", json!({}))["sound"], true);
    for (stall, _) in &market.stalls {
        sound(stall);
    }
}

#[test]
fn the_till_shows_exactly_what_the_book_says() {
    let mut market = Market::new(61, 2);
    let setup = json!({ "name": "ตลาดทดสอบ", "promptpay": "0812345678" });
    market.book.ask("set_up_market", setup);
    let closed = market_day(&mut market, 0, 600); // 30 baht, and 2 % of 500 above 100: 40 in all
    pay_fee(&mut market, 0, 15);
    let out = answer(&market, 0);
    assert_eq!((&out["reply"]["number"], &out["reply"]["fresh"]), (&json!(1), &json!(true)));
    assert_eq!(out["file"]["name"], "reply_A-01_2569-11-22_1.talad");
    let outbox = market.folder.path().join("book/outbox/reply_A-01_2569-11-22_1.talad");
    assert_eq!(std::fs::read(outbox).unwrap(), bytes_of(&out["file"]));

    let (stall, id) = &market.stalls[0];
    let handed_in = |stall: &Stall| stall.ask("closed_days", json!({}))[0]["answered"].clone();
    assert_eq!(handed_in(stall), Value::Null);
    let read = stall.ask("read_reply", file_of(&out));
    assert_eq!(read["taken"], "taken");
    assert_eq!(handed_in(stall), "booked");
    let told = &read["shown"]["reply"];
    let account = market.book.ask("stall_account", json!({ "stall": id }));
    assert_eq!((&told["owed"], &told["owed_since"]), (&account["owed"], &account["owed_since"]));
    let (day, own) = (&told["fees"][0], &account["days"][0]);
    assert_eq!(
        (&day["total"], &day["paid"], &day["owed"]),
        (&own["fee"], &own["paid"], &own["owed"])
    );
    let line = |line: &Value| json!({ "name": line["name"], "amount": line["amount"] });
    let lines: Vec<Value> = own["fee_lines"].as_array().unwrap().iter().map(line).collect();
    assert_eq!(day["lines"], json!(lines));
    let paid = &account["payments"][0];
    let shown = &told["payments"][0];
    assert_eq!((&shown["number"], &shown["amount"]), (&paid["number"], &paid["amount"]));
    let received = &told["received"][0];
    assert_eq!(received["net"], closed["figures"]["totals"]["net"]);
    assert_eq!((&received["verdict"], &received["ours"]), (&json!("booked"), &json!(true)));
    assert_eq!((&told["known"], &told["prompt_pay"]["amount"]), (&json!(true), &account["owed"]));
    assert_eq!(told["prices"].as_array().unwrap().len(), 2);
    let pay = read["shown"]["pay"]["qr"]["text"].as_str().unwrap();
    assert!(pay.contains("540525.00"), "{pay}"); // 25 baht, of the committee's number
    assert!(domain::promptpay::checksum_agrees(pay));
    // the same on paper, and the fee's code on the closing slip
    let words = |job: Value| stall.ask("picture", job)["height"].as_u64().unwrap();
    assert!(words(json!({ "kind": "reply", "number": 1 })) > 500);
    let with_fee = words(json!({ "kind": "z_report", "z": 1 }));
    pay_whole(&mut market);
    let out = answer(&market, 0);
    let (stall, _) = &market.stalls[0];
    stall.ask("read_reply", file_of(&out));
    let told = stall.ask("last_reply", json!({}));
    assert_eq!((&told["reply"]["owed"], &told["pay"]), (&json!(0), &Value::Null));
    assert!(
        stall.ask("picture", json!({ "kind": "z_report", "z": 1 }))["height"].as_u64().unwrap()
            < with_fee
    );
    all_sound(&market);
}

/// The rest of the fee of the day above.
fn pay_whole(market: &mut Market) {
    pay_fee(market, 0, 25);
}

#[test]
fn a_reply_is_taken_once_in_its_order_by_its_stall_alone() {
    let mut market = Market::new(62, 2);
    market_day(&mut market, 0, 100);
    let first = file_of(&answer(&market, 0));
    pay_fee(&mut market, 0, 10);
    let second = file_of(&answer(&market, 0));
    let again = answer(&market, 0); // nothing happened since
    assert_eq!((&again["reply"]["fresh"], &file_of(&again)), (&json!(false), &second));

    let taken =
        |stall: &Stall, file: &Value| stall.ask("read_reply", file.clone())["taken"].clone();
    let (stall, _) = &market.stalls[0];
    assert_eq!(taken(stall, &second), "taken");
    assert_eq!(taken(stall, &second), "repeated");
    let older = stall.ask("read_reply", first.clone());
    assert_eq!((&older["taken"], &older["shown"]["reply"]["number"]), (&json!("older"), &json!(1)));
    assert_eq!(stall.ask("last_reply", json!({}))["reply"]["owed"], 2_000);
    assert_eq!(stall.ask("till_replies", json!({})).as_array().unwrap().len(), 1);
    // another stall's, another market's, a forger's, a changed one
    let (other, _) = &market.stalls[1];
    assert_eq!(other.refused("read_reply", first.clone()), "reply.other_stall");
    let foreign = Market::new(63, 1);
    let strange = file_of(&answer_of_fresh(&foreign));
    assert_eq!(stall.refused("read_reply", strange), "reply.other_market");
    let said = read_reply(&bytes_of(&second)).unwrap();
    let forged = Reply { number: 3, previous: said.previous, ..said };
    let forger = SigningSeed::from_bytes(&[0x66; 32]);
    let forged_file = file(&make_reply(&forged, &forger).unwrap());
    assert_eq!(stall.refused("read_reply", forged_file), "reply.not_the_committee");
    let text = String::from_utf8(bytes_of(&second)).unwrap();
    let changed = text.replace("\"owed\":2000", "\"owed\":1000");
    assert_ne!(text, changed);
    assert_eq!(stall.refused("read_reply", file(changed.as_bytes())), "reply.changed");
    let half = &text.as_bytes()[..text.len() / 2];
    assert_eq!(stall.refused("read_reply", file(half)), "reply.damaged");
    let saved = text.replace('\n', "\r\n");
    assert_eq!(stall.refused("read_reply", file(saved.as_bytes())), "reply.damaged");
    assert_eq!(stall.refused("read_reply", file(b"hello\n")), "reply.damaged");
    let newer = text.replace("\"version\":1", "\"version\":2");
    assert_eq!(stall.refused("read_reply", file(newer.as_bytes())), "reply.newer");
    // another one with the same number, rightly signed: the book was set back
    let twin = Reply { made: forged.made.later(60), number: 2, ..forged };
    let twin = file(&make_reply(&twin, &book_seed(&market)).unwrap());
    let (stall, _) = &market.stalls[0];
    assert_eq!(taken(stall, &twin), "another");
    // a till in no market takes none; the book takes none either
    let alone = Stall::new(&market.world, &market.folder.path().join("alone"), 9);
    alone.set_up("ร้านเดี่ยว", "Z-01");
    assert_eq!(alone.refused("read_reply", first.clone()), "reply.not_enrolled");
    assert_eq!(market.receive(&first)["verdict"], "refused_other_kind");
    all_sound(&market);
}

/// The first reply to the only stall of another market.
fn answer_of_fresh(market: &Market) -> Value {
    answer(market, 0)
}

#[test]
fn the_next_settlement_says_that_the_reply_was_seen() {
    let mut market = Market::new(64, 1);
    market_day(&mut market, 0, 100);
    let out = answer(&market, 0);
    let states = |market: &Market| market.book.ask("reply_states", json!({}))[0].clone();
    assert_eq!((&states(&market)["number"], &states(&market)["seen"]), (&json!(1), &Value::Null));
    // taken in while the next day is open: the line stands in its file
    market.world.pass(86_400);
    let (stall, _) = &mut market.stalls[0];
    stall.open_day(500);
    stall.ask("read_reply", file_of(&out));
    stall.sell(&[(&stall.goods("น้ำ", 10), 1)], None);
    let closed = stall.close_day(0);
    let file = settlement::day_file::read(&bytes_of(&closed["file"])).unwrap();
    assert_eq!(file.open.version.number(), 3);
    let sent = domain::digest::Digest::of(&bytes_of(&out["file"]));
    assert_eq!(file.open.last_reply, Some(sent));
    assert!(!String::from_utf8(bytes_of(&closed["file"])).unwrap().contains("ค่าแผง"));
    assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
    let state = states(&market);
    assert_eq!((&state["seen"], &state["news"]), (&json!(1), &json!(true)));
    let made = market.book.ask("replies_to", json!({ "stall": market.stalls[0].1 }));
    assert_eq!(made[0]["seen"], "2026-11-23");
    // the file is the same whenever it is asked for, also after a later reply
    let second = answer(&market, 0);
    let (stall, _) = &market.stalls[0];
    stall.ask("read_reply", file_of(&second));
    let again = stall.ask("settlement_file", json!({ "z": 2 }));
    assert_eq!(again["data"], closed["file"]["data"]);
    // a day without a new reply is plain again, and still names the last one
    market.world.pass(86_400);
    let (stall, _) = &mut market.stalls[0];
    stall.open_day(500);
    let closed = stall.close_day(0);
    let file = settlement::day_file::read(&bytes_of(&closed["file"])).unwrap();
    assert_eq!(file.open.last_reply.map(|_| file.open.version.number()), Some(3));
    market.world.pass(86_400);
    stall.open_day(500);
    let closed = stall.close_day(0);
    let file = settlement::day_file::read(&bytes_of(&closed["file"])).unwrap();
    assert_eq!(file.open.last_reply.map(|_| file.open.version.number()), Some(1));
    all_sound(&market);
}

#[test]
fn what_a_stall_missed_is_told_again_until_it_is_seen() {
    let mut market = Market::new(65, 1);
    market_day(&mut market, 0, 100);
    answer(&market, 0); // lost on the way
    pay_fee(&mut market, 0, 10);
    for _ in 0..20 {
        market.world.pass(86_400);
    }
    let out = answer(&market, 0);
    let (stall, _) = &market.stalls[0];
    let told = stall.ask("read_reply", file_of(&out))["shown"]["reply"].clone();
    assert_eq!((&told["number"], &told["received"][0]["z"]), (&json!(2), &json!(1)));
    assert_eq!(told["payments"].as_array().unwrap().len(), 1);
    // once a settlement names it, what is even and old is told no more
    pay_fee(&mut market, 0, 20);
    market_day(&mut market, 0, 50);
    for _ in 0..20 {
        market.world.pass(86_400);
    }
    let said = read_reply(&bytes_of(&answer(&market, 0)["file"])).unwrap();
    assert_eq!(said.received.len(), 1);
    assert_eq!(said.fees.len(), 2); // the day that was paid since, and the day that came since
    assert_eq!(said.payments.len(), 1);
    assert_eq!(said.owed, Money::baht(30));
    all_sound(&market);
}

#[test]
fn a_withdrawn_voucher_is_refused_where_the_reply_came() {
    let mut market = Market::new(66, 2);
    let seed = book_seed(&market);
    let id = market.stalls[0].0.ask("till_state", json!({}))["identity"]["market"].clone();
    let voucher = Voucher {
        market: id.as_str().unwrap().parse().unwrap(),
        serial: "7K2QD-M0XW9".to_owned(),
        value: Money::baht(100),
        goods: vec![],
        issued: "2026-11-20".parse().unwrap(),
        expires: "2026-11-30".parse().unwrap(),
        holder: "B-12".to_owned(),
    };
    let text = voucher.sign(&seed).unwrap();
    let book = &market.book;
    let refuse = |serial: &str, reason: &str| {
        book.refused("withdraw_voucher", json!({ "serial": serial, "reason": reason }))
    };
    assert_eq!(refuse("คูปอง", "หาย"), "withdrawn.serial");
    assert_eq!(refuse("7K2QD-M0XW9", " "), "reason.needed");
    let asked = json!({ "serial": " 7k2qd-m0xw9", "reason": "คูปองหาย" });
    assert_eq!(book.ask("withdraw_voucher", asked.clone()).as_array().unwrap().len(), 1);
    assert_eq!(book.ask("withdraw_voucher", asked).as_array().unwrap().len(), 1);
    let out = answer(&market, 0);
    let by = json!([{ "kind": "voucher", "amount": 0, "voucher": text }]);
    let bill = [keyed("ไข่", 5_000)];
    for number in 0..2 {
        let (stall, _) = &mut market.stalls[number];
        stall.open_day(500);
    }
    let (stall, _) = &mut market.stalls[0];
    stall.ask("read_reply", file_of(&out));
    assert_eq!(pay(stall, &bill, &by, &json!({})), "tender.voucher_withdrawn");
    let scan = stall.ask("scan_for_payment", json!({ "text": text }));
    assert_eq!(scan["refused"]["code"], "tender.voucher_withdrawn");
    // the stall that has no reply yet cannot know
    let (stall, _) = &mut market.stalls[1];
    assert_eq!(pay(stall, &bill, &by, &json!({}))["change"], 0);
    all_sound(&market);
}

#[test]
fn all_replies_of_a_day_lie_in_one_folder() {
    let mut market = Market::new(67, 3);
    for number in 0..2 {
        market_day(&mut market, number, 100);
    }
    let draft = json!({
        "id": null, "name": "ไม่มีเครื่อง", "place": "B-01", "zone": null, "vendor": "ป้า",
    });
    let bare = market.book.ask("save_stall", draft);
    let all = market.book.ask("make_replies", json!({ "day": TODAY }));
    assert_eq!(
        (&all["made"], &all["unchanged"], &all["without_till"]),
        (&json!(3), &json!(0), &json!(1))
    );
    let again = market.book.ask("make_replies", json!({ "day": TODAY }));
    assert_eq!((&again["made"], &again["unchanged"]), (&json!(0), &json!(3)));
    pay_fee(&mut market, 1, 30);
    let more = market.book.ask("make_replies", json!({ "day": TODAY }));
    assert_eq!((&more["made"], &more["unchanged"]), (&json!(1), &json!(2)));
    assert_eq!(more["replies"][1]["file_name"], "reply_A-02_2569-11-22_2.talad");
    let outbox = market.folder.path().join("book/outbox");
    let names = std::fs::read_dir(outbox).unwrap().map(|entry| entry.unwrap().file_name());
    let replies = names.filter(|name| name.to_string_lossy().starts_with("reply_")).count();
    assert_eq!(replies, 4);
    let refused = market.book.refused("make_reply", json!({ "stall": bare["id"] }));
    assert_eq!(refused, "replies.no_till");
    let nobody = Random::new(1).request();
    assert_eq!(market.book.refused("make_reply", json!({ "stall": nobody })), "stall.unknown");
    all_sound(&market);
}

#[test]
fn notices_reach_the_stalls_they_are_for_on_their_days() {
    let mut market = Market::new(68, 2);
    let zone = market.book.ask("save_zone", json!({ "id": null, "name": "อาหาร" }));
    let (_, second) = &market.stalls[1];
    market.book.ask(
        "save_stall",
        json!({
            "id": second, "name": "ร้านที่ 2", "place": "A-02", "zone": zone["id"],
            "vendor": "คนขาย", "tags": ["ใหม่"],
        }),
    );
    let second = second.clone();
    let mut post = |text: &str, reach: Value, from: &str, until: Value| {
        let mut draft = json!({
            "request": market.book.random.request(), "text": text, "from": from, "until": until,
            "zone": null, "tag": null, "stall": null,
        });
        for (name, value) in reach.as_object().unwrap() {
            draft[name] = value.clone();
        }
        market.book.computer.app.call("post_notice", draft.clone()).map(|first| {
            let again = market.book.ask("post_notice", draft);
            assert_eq!(first, again);
            first
        })
    };
    post("ทุกร้าน", json!({}), TODAY, Value::Null).unwrap();
    post("เฉพาะโซน", json!({ "zone": zone["id"] }), "2026-11-23", Value::Null).unwrap();
    post("ร้านใหม่", json!({ "tag": "ใหม่" }), "2026-11-23", json!("2026-11-23")).unwrap();
    post("ร้านเดียว", json!({ "stall": second }), TODAY, Value::Null).unwrap();
    post("พรุ่งนี้", json!({}), "2026-11-23", json!("2026-11-23")).unwrap();
    let mut refused =
        |text: &str, reach: Value, until: Value| post(text, reach, TODAY, until).unwrap_err().code;
    assert_eq!(refused(" ", json!({}), Value::Null), "notices.text");
    assert_eq!(refused(&"ก".repeat(301), json!({}), Value::Null), "notices.text");
    assert_eq!(refused("ก", json!({}), json!("2026-11-21")), "notices.days");
    let nowhere = json!({ "zone": Random::new(2).request() });
    assert_eq!(refused("ก", nowhere, Value::Null), "notices.reach");
    let told = |market: &Market, number: usize| {
        let said = read_reply(&bytes_of(&answer(market, number)["file"])).unwrap();
        said.notices
    };
    assert_eq!(told(&market, 0), ["ทุกร้าน"]);
    assert_eq!(told(&market, 1), ["ร้านเดียว", "ทุกร้าน"]);
    market.world.pass(86_400);
    assert_eq!(told(&market, 0), ["พรุ่งนี้", "ทุกร้าน"]);
    market.book.ask("end_notice", json!({ "notice": 1 }));
    assert_eq!(market.book.refused("end_notice", json!({ "notice": 99 })), "notices.unknown");
    market.world.pass(86_400);
    // the second stall's fee is due to the committee since: there is something new to say
    assert_eq!(told(&market, 1), ["ร้านเดียว", "เฉพาะโซน"]);
    all_sound(&market);
}

#[test]
fn a_reply_put_into_the_inbox_is_taken_by_the_till_and_a_strange_one_is_told() {
    let mut market = Market::new(69, 2);
    market_day(&mut market, 0, 100);
    let (mine, other) = (answer(&market, 0), answer(&market, 1));
    let inbox = market.folder.path().join("till-1/inbox");
    std::fs::create_dir_all(&inbox).unwrap();
    std::fs::write(inbox.join("mine.talad"), bytes_of(&mine["file"])).unwrap();
    std::fs::write(inbox.join("other.talad"), bytes_of(&other["file"])).unwrap();
    let (stall, _) = &market.stalls[0];
    assert_eq!(stall.ask("till_state", json!({}))["replies_waiting"], 2);
    assert_eq!(stall.app.receive_waiting().unwrap(), 1);
    let state = stall.ask("till_state", json!({}));
    assert_eq!((&state["reply"]["number"], &state["replies_waiting"]), (&json!(1), &json!(1)));
    let arrived = stall.ask("take_replies", json!({}));
    assert_eq!(arrived[0]["refused"]["code"], "reply.other_stall");
    assert_eq!(stall.ask("till_state", json!({}))["replies_waiting"], 0);
    assert_eq!(std::fs::read_dir(inbox).unwrap().count(), 0);
    all_sound(&market);
}

#[test]
fn a_slip_that_paid_at_two_stalls_is_marked_at_both() {
    let mut market = Market::new(70, 2);
    for number in 0..2 {
        let (stall, _) = &mut market.stalls[number];
        stall.open_day(500);
        let by = json!([{ "kind": "prompt_pay", "amount": 5_000, "slip": SLIP }]);
        let sold = pay(stall, &[keyed("ไข่", 5_000)], &by, &json!({}));
        assert_eq!(sold["change"], 0, "{sold}");
        let closed = stall.close_day(0);
        assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
    }
    for number in 0..2 {
        let out = answer(&market, number);
        let (stall, _) = &market.stalls[number];
        assert_eq!(stall.ask("transfers", json!({}))[0]["refused"], false);
        let read = stall.ask("read_reply", file_of(&out));
        assert_eq!(read["shown"]["reply"]["refused_slips"].as_array().unwrap().len(), 1);
        assert_eq!(stall.ask("transfers", json!({}))[0]["refused"], true);
    }
    all_sound(&market);
}
