//! Every way of paying, from the screen to the closed day: what is shown before is what is sold,
//! what was paid once pays no second time, and a refund goes back the way the money came.

use serde_json::{Value, json};
use tests::market::{Computer, bill, keyed, line};
use tests::world::World;
use tests::{Folder, Stall};

use crate::market_day::Market;

/// A slip of Bangkok Bank and one of SCB, as published.
pub const SLIP: &str = "004000060000010103002021900021231231212000115102TH91049C30";
pub const SECOND_SLIP: &str = "004100060000010103014022000111222233344ABCD125102TH910417DF";

pub fn open_stall(seed: u64, name: &str) -> (World, Folder, Stall, String) {
    let (world, folder) = (World::new(seed), Folder::new(name));
    let stall = Stall::new(&world, folder.path(), seed);
    stall.set_up("ร้านข้าวแกง", "A-7");
    let rice = stall.goods("ข้าวแกง", 50);
    stall.open_day(500);
    world.pass(3 * 3_600); // nine in the morning: co-pay schemes are open
    (world, folder, stall, rice)
}

pub fn set(stall: &Stall, changes: Value) {
    let mut settings = stall.ask("till_settings", json!({}));
    for (name, value) in changes.as_object().unwrap() {
        settings[name] = value.clone();
    }
    stall.ask("keep_till_settings", settings);
}

pub fn half_plus() -> Value {
    json!({
        "name": "คนละครึ่ง", "from": "2026-11-01", "until": "2026-12-31", "share": 5_000,
        "daily_cap": 20_000, "total_cap": 240_000, "opens": 360, "closes": 1_380,
        "first_use_until": null, "buyer_due": { "days": 1, "minute": 120 },
        "state_due": { "days": 1, "minute": 1_050 },
    })
}

/// A sale of these lines, shown and then made: what was shown has to be what is sold.
pub fn pay(stall: &mut Stall, lines: &[Value], tenders: &Value, more: &Value) -> Value {
    let request = stall.random.request();
    let mut asked = bill(&request, lines);
    for (name, value) in more.as_object().unwrap() {
        asked[name] = value.clone();
    }
    let total = stall.ask("price_bill", asked.clone())["total"].clone();
    let mut so_far = json!({ "total": total, "tenders": tenders, "bill": asked });
    for name in ["customer", "preorder"] {
        if let Some(id) = asked.get(name) {
            so_far[name] = id.clone();
        }
    }
    let shown = stall.ask("preview_payment", so_far);
    let asked = json!({ "bill": asked, "total": total, "tenders": tenders, "print": false });
    match stall.computer.app.call("sell", asked) {
        Ok(sold) => {
            assert_eq!((&shown["enough"], &shown["refused"]), (&json!(true), &Value::Null));
            for name in ["change", "rounding", "pieces", "tenders"] {
                assert_eq!(shown[name], sold[name], "{name} as it was shown");
            }
            sold
        }
        Err(failure) => {
            assert_eq!(shown["enough"], false);
            let told = shown["refused"]["code"].as_str();
            assert!(told.is_none_or(|code| code == failure.code), "{told:?} and {failure}");
            json!(failure.code)
        }
    }
}

pub fn refund(stall: &mut Stall, of: &Value, lines: &Value) -> Value {
    let asked = json!({
        "request": stall.random.request(), "of": of, "lines": lines, "reason": "คืน", "print": false,
    });
    match stall.computer.app.call("refund", asked) {
        Ok(refunded) => refunded,
        Err(failure) => json!(failure.code),
    }
}

fn cash(amount: i64) -> Value {
    json!({ "kind": "cash", "amount": amount })
}

fn transfer(amount: i64) -> Value {
    json!({ "kind": "prompt_pay", "amount": amount })
}

pub fn reopened(world: &World, folder: &Folder, stall: Stall) -> Stall {
    let random = stall.random.clone();
    drop(stall);
    Stall { computer: Computer::open(world, folder.path()).unwrap(), random }
}

pub fn sound(stall: &Stall) {
    assert_eq!(stall.ask("check_till", json!({}))["found"], json!([]));
}

#[test]
fn cash_is_rounded_on_its_own_line_and_a_refund_copies_it() {
    let (_world, _folder, mut stall, _) = open_stall(1, "cash-rounding");
    set(&stall, json!({ "cash_rounding": { "step": 100, "direction": "down" } }));
    let lines = [keyed("ปลา", 31_244), keyed("ผัก", 1_000)];
    let asked = json!({ "total": 32_244, "tenders": [] });
    let shown = stall.ask("preview_payment", asked);
    assert_eq!(
        (shown["cash_due"].clone(), shown["missing"].clone()),
        (json!(32_200), json!(32_244))
    );
    assert_eq!(shown["rounding"], -44);
    let sold = pay(&mut stall, &lines, &json!([cash(50_000)]), &json!({}));
    assert_eq!((sold["rounding"].clone(), sold["change"].clone()), (json!(-44), json!(17_800)));
    assert_eq!(stall.ask("receipt", json!({ "number": 1 }))["rounding"], -44);
    // never a transfer: the whole is asked for, to the satang
    let sold = pay(&mut stall, &lines, &json!([transfer(32_244)]), &json!({}));
    assert_eq!(sold["rounding"], 0);
    let part = json!([{ "line": 2, "quantity": 1_000 }]);
    assert_eq!(refund(&mut stall, &json!(1), &part)["repayments"][0]["amount"], 1_000);
    let rest = refund(&mut stall, &json!(1), &json!([]));
    assert_eq!(
        (rest["total"].clone(), rest["repayments"][0]["amount"].clone()),
        (json!(31_244), json!(31_200))
    );
    let closed = stall.close_day(0);
    let totals = &closed["figures"]["totals"];
    assert_eq!(
        (totals["expected_cash"].clone(), totals["net"].clone()),
        (json!(50_000), json!(32_244))
    );
    assert_eq!(totals.get("rounding"), None, "what was rounded came back");
    sound(&stall);
}

#[test]
fn a_slip_pays_one_bill_of_this_till() {
    let (world, folder, mut stall, rice) = open_stall(2, "slip");
    let one = [line(&rice, 1_000)];
    let slip = |text: &str| json!([{ "kind": "prompt_pay", "amount": 5_000, "slip": text }]);
    let scan = |stall: &Stall, text: &str| stall.ask("scan_for_payment", json!({ "text": text }));
    let told = scan(&stall, SLIP);
    assert_eq!((told["kind"].clone(), told["bank_name"].clone()), (json!("slip"), json!("กรุงเทพ")));
    assert_eq!(told["used"], Value::Null);
    assert_eq!(scan(&stall, "8850999320014"), json!({ "kind": "none" }));
    let sold = pay(&mut stall, &one, &slip(SLIP), &json!({}));
    assert_eq!(sold["tenders"][0]["detail"]["reference"], "0002123123121200011");
    let mut stall = reopened(&world, &folder, stall);
    assert_eq!(scan(&stall, SLIP)["used"], 1);
    assert_eq!(pay(&mut stall, &one, &slip(SLIP), &json!({})), "tender.slip_used");
    let twice = json!([
        { "kind": "prompt_pay", "amount": 2_000, "slip": SECOND_SLIP },
        { "kind": "prompt_pay", "amount": 3_000, "slip": SECOND_SLIP },
    ]);
    assert_eq!(pay(&mut stall, &one, &twice, &json!({})), "tender.slip_twice");
    for (text, code) in [
        ("8850999320014", "tender.not_a_slip"),
        (&SLIP.replace("9C30", "9C31"), "tender.slip_damaged"),
        (
            "00020101021129370016A0000006770101110113006681222333353037645802TH63041DCF",
            "tender.slip_payment_code",
        ),
    ] {
        assert_eq!(pay(&mut stall, &one, &slip(text), &json!({})), code);
    }
    pay(&mut stall, &one, &slip(SECOND_SLIP), &json!({}));
    // money goes back, the slip stays spent
    assert_eq!(refund(&mut stall, &json!(1), &json!([]))["repayments"][0]["kind"], "prompt_pay");
    assert_eq!(scan(&stall, SLIP)["used"], 1);
    sound(&stall);
}

#[test]
fn transfers_are_ticked_against_the_banks_app() {
    let (world, folder, mut stall, rice) = open_stall(3, "transfers");
    let one = [line(&rice, 2_000)];
    let split = json!([
        { "kind": "prompt_pay", "amount": 4_000, "slip": SLIP }, cash(2_000), transfer(4_000),
    ]);
    pay(&mut stall, &one, &split, &json!({}));
    pay(&mut stall, &one, &json!([cash(10_000)]), &json!({}));
    let rows = stall.ask("transfers", json!({}));
    let places: Vec<_> = rows.as_array().unwrap().iter().map(|row| row["place"].clone()).collect();
    assert_eq!((places, rows[0]["slip"]["bank"].clone()), (vec![json!(0), json!(2)], json!("002")));
    let tick = |stall: &Stall, place, seen| {
        stall.ask("tick_transfer", json!({ "receipt": 1, "place": place, "seen": seen }))
    };
    assert_eq!(tick(&stall, 2, true)[1]["seen"], true);
    let stall = reopened(&world, &folder, stall);
    let rows = stall.ask("transfers", json!({ "day": "2026-11-22" }));
    assert_eq!((rows[0]["seen"].clone(), rows[1]["seen"].clone()), (json!(false), json!(true)));
    assert_eq!(tick(&stall, 2, false)[1]["seen"], false);
    assert_eq!(stall.ask("transfers", json!({ "day": "2026-11-21" })), json!([]));
    let none = json!({ "receipt": 2, "place": 0, "seen": true });
    assert_eq!(stall.refused("tick_transfer", none), "command.arguments");
    sound(&stall);
}

#[test]
fn credit_has_a_name_a_limit_and_a_day() {
    let (_world, _folder, mut stall, rice) = open_stall(4, "credit");
    let one = [line(&rice, 2_000)];
    let credit = json!([{ "kind": "credit", "amount": 10_000 }]);
    assert_eq!(pay(&mut stall, &one, &credit, &json!({})), "tender.credit_customer");
    let draft = json!({ "nickname": "ป้าแดง", "credit_limit": 15_000, "due_days": 7, "note": "" });
    let saved = stall.ask("save_customer", draft);
    let hers = json!({ "customer": saved["id"] });
    let sold = pay(&mut stall, &one, &credit, &hers);
    assert_eq!((sold["owes"].clone(), sold["change"].clone()), (json!(10_000), json!(0)));
    assert_eq!(stall.ask("receipt", json!({ "number": 1 }))["due"], "2026-11-29");
    assert_eq!(pay(&mut stall, &one, &credit, &hers), "tender.credit_limit");
    let late = json!([{ "kind": "credit", "amount": 5_000, "due": "2026-11-21" }, cash(5_000)]);
    assert_eq!(pay(&mut stall, &one, &late, &hers), "tender.credit_due");
    let half = json!([{ "kind": "credit", "amount": 5_000, "due": "2026-12-05" }, cash(10_000)]);
    let sold = pay(&mut stall, &one, &half, &hers);
    assert_eq!((sold["owes"].clone(), sold["change"].clone()), (json!(15_000), json!(5_000)));
    assert_eq!(stall.ask("receipt", json!({ "number": 2 }))["due"], "2026-12-05");
    let repaid = json!({
        "request": stall.random.request(), "customer": saved["id"], "amount": 4_000, "kind": "cash", "print": false,
    });
    assert_eq!(stall.ask("repay_credit", repaid)["owes"], 11_000);
    // what comes back strikes off the debt before any cash leaves the drawer
    let back = refund(&mut stall, &json!(2), &json!([{ "line": 1, "quantity": 1_000 }]));
    assert_eq!(back["repayments"], json!([{ "kind": "credit", "amount": 5_000 }]));
    let account = stall.ask("customer_account", json!({ "id": saved["id"] }));
    assert_eq!(account["owes"], 6_000);
    let draft = json!({ "nickname": "ลุงดำ", "due_days": 7, "note": "" });
    let gone = stall.ask("save_customer", draft)["id"].clone();
    let draft = json!({
        "id": gone, "nickname": "ลุงดำ", "due_days": 7, "note": "", "retired": true,
    });
    stall.ask("save_customer", draft);
    for id in [gone, json!("00000000-0000-7000-8000-000000000000")] {
        let his = json!({ "customer": id });
        assert_eq!(pay(&mut stall, &one, &json!([cash(10_000)]), &his), "sell.customer");
    }
    let closed = stall.close_day(0);
    let totals = &closed["figures"]["totals"];
    // the float, the cash of the second bill, the repayment: credit is no cash
    assert_eq!(totals["expected_cash"], 50_000 + 5_000 + 4_000);
    let credit = &totals["tenders"][1];
    assert_eq!(*credit, json!({ "kind": "credit", "sold": 15_000, "refunded": 5_000 }));
    sound(&stall);
}

#[test]
fn a_co_pay_scheme_is_two_receivables_and_no_cash() {
    let (world, _folder, mut stall, _) = open_stall(5, "co-pay");
    set(&stall, json!({ "co_pay": [half_plus()] }));
    let lines = [keyed("ของชำ", 55_000)];
    let now = stall.ask("co_pay_now", json!({ "amount": 55_000 }));
    assert_eq!(now, json!([{ "scheme": "คนละครึ่ง", "most_state": 20_000, "buyer": 35_000 }]));
    let whole = |state: Value| {
        let mut tender = json!({ "kind": "co_pay", "amount": 55_000, "scheme": "คนละครึ่ง" });
        if !state.is_null() {
            tender["state"] = state;
        }
        json!([tender])
    };
    assert_eq!(pay(&mut stall, &lines, &whole(json!(20_001)), &json!({})), "tender.co_pay_most");
    pay(&mut stall, &lines, &whole(json!(12_000)), &json!({}));
    let due = stall.ask("co_pay_due", json!({}));
    let parts: Vec<_> =
        due.as_array().unwrap().iter().map(|d| (d["part"].clone(), d["amount"].clone())).collect();
    assert_eq!(parts, [(json!("buyer"), json!(43_000)), (json!("state"), json!(12_000))]);
    pay(&mut stall, &lines, &whole(Value::Null), &json!({}));
    assert_eq!(stall.ask("co_pay_due", json!({}))[1]["amount"], 32_000);
    // it is cancelled whole in its own app, never paid out
    let split = json!([{ "kind": "co_pay", "amount": 40_000, "scheme": "คนละครึ่ง" }, cash(15_000)]);
    let lines = [keyed("ของชำ", 15_000), keyed("ข้าวสาร", 40_000)];
    let sold = pay(&mut stall, &lines, &split, &json!({}));
    let rice = json!([{ "line": 2, "quantity": 1_000 }]);
    assert_eq!(refund(&mut stall, &sold["receipt"], &rice), "refund.co_pay_whole");
    let grocery = json!([{ "line": 1, "quantity": 1_000 }]);
    let back = refund(&mut stall, &sold["receipt"], &grocery);
    assert_eq!(back["repayments"], json!([{ "kind": "cash", "amount": 15_000 }]));
    let back = refund(&mut stall, &sold["receipt"], &rice);
    assert_eq!(back["repayments"], json!([{ "kind": "co_pay", "amount": 40_000 }]));
    assert_eq!(stall.ask("co_pay_due", json!({}))[1]["amount"], 32_000);
    assert_eq!(stall.close_day(0)["figures"]["totals"]["expected_cash"], 50_000);
    // after the state's hour of the next day nothing is due any more but today's
    world.pass(48 * 3_600);
    assert_eq!(stall.ask("co_pay_due", json!({})), json!([]));
    stall.open_day(500);
    world.pass(15 * 3_600);
    assert_eq!(stall.ask("co_pay_now", json!({ "amount": 100 })), json!([]));
    let one = [keyed("ของชำ", 55_000)];
    assert_eq!(pay(&mut stall, &one, &whole(Value::Null), &json!({})), "tender.co_pay_closed");
    sound(&stall);
}

fn preorder(stall: &mut Stall, lines: &[Value], deposit: i64, kind: &str) -> Value {
    let asked = json!({
        "request": stall.random.request(), "who": "ครูนก", "pickup_day": "2026-11-22",
        "pickup_minute": 600, "lines": lines, "note": "", "deposit": deposit, "kind": kind,
        "print": false,
    });
    stall.ask("take_preorder", asked)["id"].clone()
}

#[test]
fn a_preorder_is_handed_over_with_its_deposit_in_one_commit() {
    let (world, folder, mut stall, rice) = open_stall(6, "deposit");
    let lines = [line(&rice, 4_000)];
    let id = preorder(&mut stall, &lines, 8_000, "prompt_pay");
    let hers = json!({ "preorder": id });
    assert_eq!(pay(&mut stall, &lines, &json!([cash(20_000)]), &hers), "tender.deposit");
    let deposit = |amount: i64| json!({ "kind": "deposit", "amount": amount });
    let wrong = json!([deposit(7_000), cash(13_000)]);
    assert_eq!(pay(&mut stall, &lines, &wrong, &hers), "tender.deposit");
    let right = json!([deposit(8_000), cash(12_000)]);
    assert_eq!(pay(&mut stall, &lines, &right, &json!({})), "tender.no_deposit");
    let small = [line(&rice, 1_000)];
    assert_eq!(
        pay(&mut stall, &small, &json!([deposit(8_000)]), &hers),
        "tender.deposit_too_large"
    );
    let sold = pay(&mut stall, &lines, &right, &hers);
    let all = json!({ "open_only": false });
    let row = stall.ask("preorders", all.clone())[0].clone();
    assert_eq!(
        (row["state"].clone(), row["receipt"].clone()),
        (json!("handed_over"), sold["receipt"].clone())
    );
    let mut stall = reopened(&world, &folder, stall);
    assert_eq!(pay(&mut stall, &lines, &right, &hers), "sell.preorder");
    assert_eq!(stall.ask("transfers", json!({}))[0]["source"], "deposit");
    // the deposit came by transfer, so that is how it goes back
    let back = refund(&mut stall, &sold["receipt"], &json!([]));
    let ways =
        json!([{ "kind": "cash", "amount": 12_000 }, { "kind": "prompt_pay", "amount": 8_000 }]);
    assert_eq!(back["repayments"], ways);
    let totals = stall.close_day(0)["figures"]["totals"].clone();
    assert_eq!(
        (totals["expected_cash"].clone(), totals["deposits_taken"].clone()),
        (json!(50_000), json!(8_000))
    );
    sound(&stall);
}

#[test]
fn another_way_of_paying_has_a_name_the_stall_gave_it() {
    let (_world, _folder, mut stall, rice) = open_stall(7, "other");
    let one = [line(&rice, 1_000)];
    let card = json!([{ "kind": "other", "amount": 5_000, "name": "บัตรสวัสดิการ" }]);
    assert_eq!(pay(&mut stall, &one, &card, &json!({})), "tender.other");
    set(&stall, json!({ "other_tenders": ["บัตรสวัสดิการ"] }));
    let sold = pay(&mut stall, &one, &card, &json!({}));
    assert_eq!(sold["tenders"][0]["detail"]["name"], "บัตรสวัสดิการ");
    let back = refund(&mut stall, &json!(1), &json!([]));
    assert_eq!(back["repayments"], json!([{ "kind": "other", "amount": 5_000 }]));
    assert_eq!(stall.close_day(0)["figures"]["totals"]["expected_cash"], 50_000);
    sound(&stall);
}

#[test]
fn one_bill_is_split_over_many_ways_and_a_lost_answer_is_given_again_whole() {
    let (world, folder, mut stall, rice) = open_stall(8, "split");
    set(
        &stall,
        json!({
            "co_pay": [half_plus()], "other_tenders": ["บัตร"],
            "cash_rounding": { "step": 25, "direction": "nearest" },
        }),
    );
    let draft = json!({ "nickname": "ลุงมี", "due_days": 30, "note": "" });
    let customer = stall.ask("save_customer", draft)["id"].clone();
    let request = stall.random.request();
    let mut asked = bill(&request, &[line(&rice, 10_000), keyed("แกงถุง", 3_337)]);
    asked["customer"] = customer;
    let tenders = json!([
        { "kind": "prompt_pay", "amount": 10_000, "slip": SLIP },
        { "kind": "credit", "amount": 10_000 },
        { "kind": "co_pay", "amount": 10_000, "scheme": "คนละครึ่ง" },
        { "kind": "other", "amount": 15_000, "name": "บัตร" },
        cash(10_000),
    ]);
    let asked = json!({ "bill": asked, "total": 53_337, "tenders": tenders, "print": false });
    let first = stall.ask("sell", asked.clone());
    let told = (first["change"].clone(), first["rounding"].clone(), first["owes"].clone());
    assert_eq!(told, (json!(1_675), json!(-12), json!(10_000)));
    let stall = reopened(&world, &folder, stall);
    let mut again = stall.ask("sell", asked);
    assert_eq!(again["repeated"], true);
    again["repeated"] = json!(false);
    assert_eq!(again, first);
    let totals = stall.close_day(0)["figures"]["totals"].clone();
    // the price in coins, not the note
    assert_eq!(totals["expected_cash"], 50_000 + 8_325);
    assert_eq!((totals["gross"].clone(), totals["rounding"].clone()), (json!(53_337), json!(-12)));
    sound(&stall);
}

#[test]
fn a_code_to_pay_by_goes_to_the_number_or_to_the_biller() {
    let (_world, _folder, mut stall, rice) = open_stall(9, "biller");
    assert_eq!(stall.ask("promptpay_qr", json!({ "amount": 5_000 })), Value::Null);
    set(&stall, json!({ "biller": { "id": "099400016550100", "reference": "STALL7" } }));
    let by_biller = stall.ask("promptpay_qr", json!({ "amount": 5_000 }));
    assert_eq!(by_biller["to"], "099400016550100 · STALL7");
    set(&stall, json!({ "promptpay": "0812345678" }));
    let by_number = stall.ask("promptpay_qr", json!({ "amount": 5_000 }));
    assert_eq!(by_number["to"], "xxx-xxx-5678");
    // while a bill is open, its own word is in the code: the same bill, the same code
    let open = bill(&stall.random.request(), &[line(&rice, 1_000)]);
    stall.ask("keep_bill", open);
    let asked = json!({ "amount": 5_000, "to": "biller" });
    let first = stall.ask("promptpay_qr", asked.clone());
    assert_eq!(stall.ask("promptpay_qr", asked.clone()), first);
    assert_ne!(first, by_biller);
    set(&stall, json!({ "biller": null }));
    assert_eq!(stall.ask("promptpay_qr", asked), Value::Null);
}

#[test]
fn ways_of_paying_are_set_only_as_they_can_be_used() {
    let (_world, _folder, stall, _) = open_stall(10, "settings");
    let before = stall.ask("till_settings", json!({}));
    let mut short = half_plus();
    short["closes"] = json!(100);
    for (changes, code) in [
        (json!({ "biller": { "id": "123", "reference": "A" } }), "settings.biller"),
        (json!({ "biller": { "id": "0994000165501", "reference": "ร้าน" } }), "settings.biller"),
        (json!({ "cash_rounding": { "step": 30, "direction": "down" } }), "settings.rounding"),
        (json!({ "weighed_rounding": { "step": 1, "direction": "up" } }), "settings.rounding"),
        (json!({ "co_pay": [short] }), "settings.co_pay"),
        (json!({ "co_pay": [half_plus(), half_plus()] }), "settings.co_pay"),
        (json!({ "other_tenders": [" "] }), "settings.other_tender"),
        (json!({ "other_tenders": ["บัตร", "บัตร"] }), "settings.other_tender"),
    ] {
        let mut wanted = before.clone();
        for (name, value) in changes.as_object().unwrap() {
            wanted[name] = value.clone();
        }
        assert_eq!(stall.refused("keep_till_settings", wanted), code, "{changes}");
    }
    assert_eq!(stall.ask("till_settings", json!({})), before);
}

#[test]
fn a_payment_is_shown_as_it_stands_at_every_press() {
    let (_world, _folder, stall, _) = open_stall(11, "preview");
    set(&stall, json!({ "cash_rounding": { "step": 100, "direction": "down" } }));
    let show = |tenders: Value| {
        stall.ask("preview_payment", json!({ "total": 10_050, "tenders": tenders }))
    };
    for (tenders, enough, missing, due, change) in [
        (json!([]), false, 10_050, 10_000, 0),
        (json!([cash(0)]), false, 10_050, 10_000, 0),
        (json!([cash(2_000)]), false, 8_000, 10_000, 0),
        (json!([cash(50_000)]), true, 0, 10_000, 40_000),
        (json!([transfer(4_025)]), false, 6_025, 6_000, 0),
        (json!([transfer(4_025), cash(10_000)]), true, 0, 6_000, 4_000),
        (json!([transfer(10_050)]), true, 0, 0, 0),
        (json!([transfer(10_051)]), false, 0, 0, 0),
        (json!([{ "kind": "other", "amount": 50, "name": "ไม่มี" }]), false, 10_050, 10_000, 0),
    ] {
        let shown = show(tenders.clone());
        let told = ["enough", "missing", "cash_due", "change"].map(|name| shown[name].clone());
        assert_eq!(told, [json!(enough), json!(missing), json!(due), json!(change)], "{tenders}");
        let many = tenders.as_array().unwrap().len();
        assert_eq!(shown["tenders"].as_array().unwrap().len(), many);
    }
    assert_eq!(show(json!([transfer(10_051)]))["refused"]["code"], "pay.transfer_too_large");
}

/// One slip, shown at two stalls: neither till can know, the committee sees it the same evening.
#[test]
fn the_committee_finds_a_slip_that_was_shown_at_two_stalls() {
    let mut market = Market::new(12, 2);
    let slip = json!([{ "kind": "prompt_pay", "amount": 5_000, "slip": SLIP }]);
    let mut files = Vec::new();
    for (stall, _) in &mut market.stalls {
        stall.open_day(500);
        pay(stall, &[keyed("ของ", 5_000)], &slip, &json!({}));
        files.push(stall.close_day(0)["file"].clone());
    }
    for file in files {
        let asked = json!({ "name": file["name"], "data": file["data"] });
        assert_eq!(market.book.ask("receive_file", asked)["verdict"], "booked");
    }
    let report = market.book.ask("market_day", json!({ "day": "2026-11-22" }));
    let found = &report["double_slips"];
    assert_eq!(found[0]["reference"], "0002123123121200011");
    let places: Vec<_> =
        found[0]["uses"].as_array().unwrap().iter().map(|paid| paid["place"].clone()).collect();
    assert_eq!(places, [json!("A-01"), json!("A-02")]);
    assert_eq!(market.book.ask("check_book", json!({}))["found"], json!([]));
    // and a fee is never paid with a coupon that the stall did not take
    let paid = json!({
        "request": market.book.random.request(), "stall": market.stalls[0].1, "amount": 100,
        "kind": "voucher", "collector": "ก",
    });
    assert_eq!(market.book.refused("record_payment", paid), "payment.more_than_balance");
}
