//! Regulars and the credit book: who they are, what they owe, what they pay back.

use serde_json::{Value, json};
use settlement::day_file;
use tests::market::{bill, bytes_of, keyed, line};
use tests::world::World;
use tests::{Folder, Stall};

use crate::market_day::Market;

fn open_stall(world: &World, folder: &Folder) -> (Stall, String) {
    let stall = Stall::new(world, folder.path(), 7);
    stall.set_up("ร้านของชำ", "A-12");
    let rice = stall.goods("ข้าวสารถุง", 50);
    stall.open_day(500);
    (stall, rice)
}

fn draft(nickname: &str) -> Value {
    json!({ "nickname": nickname, "due_days": 7, "note": "" })
}

fn with(mut value: Value, field: &str, to: Value) -> Value {
    value[field] = to;
    value
}

/// A regular; gives the id.
pub fn regular(stall: &Stall, nickname: &str) -> Value {
    stall.ask("save_customer", draft(nickname))["id"].clone()
}

/// Sells goods at 50 baht on credit, a part of it perhaps for cash. Gives the receipt.
fn on_credit(stall: &mut Stall, who: &Value, goods: &str, count: i64, cash: i64) -> u64 {
    let request = stall.random.request();
    let mut asked = bill(&request, &[line(goods, count * 1_000)]);
    asked["customer"] = who.clone();
    let total = count * 5_000;
    let mut tenders = vec![json!({ "kind": "credit", "amount": total - cash })];
    if cash > 0 {
        tenders.push(json!({ "kind": "cash", "amount": cash }));
    }
    let sold = stall
        .ask("sell", json!({ "bill": asked, "total": total, "tenders": tenders, "print": false }));
    sold["receipt"].as_u64().unwrap()
}

fn repay(stall: &mut Stall, who: &Value, amount: i64, kind: &str) -> Value {
    json!({
        "request": stall.random.request(), "customer": who, "amount": amount, "kind": kind,
        "print": false,
    })
}

fn refund(stall: &mut Stall, of: u64, count: i64) -> Value {
    let lines = json!([{ "line": 1, "quantity": count * 1_000 }]);
    json!({
        "request": stall.random.request(), "of": of, "lines": lines, "reason": "ชื้น",
        "print": false,
    })
}

fn account(stall: &Stall, who: &Value) -> Value {
    stall.ask("customer_account", json!({ "id": who }))
}

fn open_items(account: &Value) -> Vec<(u64, i64)> {
    let items = account["items"].as_array().unwrap().iter();
    items
        .map(|item| (item["receipt"].as_u64().unwrap(), item["left"].as_i64().unwrap()))
        .filter(|(_, left)| *left != 0)
        .collect()
}

fn sound(stall: &Stall) {
    let checked = stall.ask("check_till", json!({}));
    assert_eq!((&checked["sound"], &checked["found"]), (&json!(true), &json!([])));
}

fn names(rows: &Value) -> Vec<String> {
    let rows = rows.as_array().unwrap().iter();
    rows.map(|row| row["customer"]["nickname"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn one_nickname_is_one_regular_however_it_is_typed() {
    let (world, folder) = (World::new(1), Folder::new("nicknames"));
    let (stall, _) = open_stall(&world, &folder);
    let water = stall.ask(
        "save_customer",
        json!({
            "nickname": " ป้าน้ำ ", "phone": "๐๘๑-234-5678", "credit_limit": 50_000,
            "due_days": 15, "note": "บ้านท้ายซอย",
        }),
    );
    assert_eq!((&water["nickname"], &water["phone"]), (&json!("ป้าน้ำ"), &json!("081-234-5678")));
    // the same word with sara am in two pieces, and with a blank
    let again = stall.app.call("save_customer", draft("ป้า น\u{e4d}\u{e49}า")).unwrap_err();
    assert_eq!((again.code.as_str(), &*again.params["name"]), ("customer.taken", "ป้าน้ำ"));
    assert!(again.th.happened.contains("ป้าน้ำ"), "{}", again.th.happened);

    for (field, value, code) in [
        ("nickname", json!("  "), "customer.nickname"),
        ("nickname", json!("ก".repeat(41)), "customer.nickname"),
        ("phone", json!("โทรหาลูก"), "customer.phone"),
        ("credit_limit", json!(-1), "customer.limit"),
        ("due_days", json!(366), "customer.due_days"),
        ("note", json!("ก".repeat(201)), "customer.note"),
        ("id", json!("00000000-0000-7000-8000-000000000000"), "customer.unknown"),
    ] {
        assert_eq!(stall.refused("save_customer", with(draft("คนใหม่"), field, value)), code);
    }

    regular(&stall, "น้องน้ำ");
    regular(&stall, "ครูแดง");
    let found = |text: &str| names(&stall.ask("customers", json!({ "text": text })));
    assert_eq!(found(""), ["ครูแดง", "น้องน้ำ", "ป้าน้ำ"]);
    assert_eq!(found("น\u{e49}\u{e4d}า"), ["น้องน้ำ", "ป้าน้ำ"]);
    assert_eq!(found("ป้า"), ["ป้าน้ำ"]);
    assert_eq!(found("๕๖๗๘"), ["ป้าน้ำ"]);
    assert_eq!(found("ไม่มี"), [""; 0]);

    // a name is free again when the one who had it is no longer shown
    let gone = json!({ "id": water["id"], "nickname": "ป้าน้ำ", "due_days": 15, "note": "", "retired": true });
    stall.ask("save_customer", gone.clone());
    assert_eq!(found("ป้า"), [""; 0]);
    regular(&stall, "ป้าน้ำ");
    assert_eq!(
        stall.refused("save_customer", with(gone, "retired", json!(false))),
        "customer.taken"
    );
    sound(&stall);
}

#[test]
fn the_usual_basket_is_goods_and_quantities_not_the_prices_of_that_day() {
    let (world, folder) = (World::new(2), Folder::new("usual"));
    let (stall, rice) = open_stall(&world, &folder);
    let who = regular(&stall, "ลุงดำ");
    let mut bought = line(&rice, 2_000);
    bought["unit_price"] = json!(4_000);
    bought["discount"] = json!({ "kind": "baht", "amount": 100 });
    bought["note"] = json!("ไม่เอาถุง");
    let lines = json!({ "customer": who, "lines": [bought, keyed("น้ำแข็ง", 1_000)] });
    let kept = stall.ask("keep_usual", lines)["usual"].clone();
    assert_eq!((&kept[0]["goods"], &kept[0]["quantity"]), (&json!(rice), &json!(2_000)));
    assert_eq!((&kept[0]["unit_price"], &kept[0]["discount"]), (&Value::Null, &Value::Null));
    assert_eq!((&kept[0]["note"], &kept[1]["unit_price"]), (&json!("ไม่เอาถุง"), &json!(1_000)));
    // one tap puts it on a bill, at the price of the day
    let request = "018f0000-0000-7000-8000-000000000001";
    let priced = stall.ask("price_bill", json!({ "request": request, "lines": kept }));
    assert_eq!(priced["total"], 11_000);
    // saving her anew keeps the basket; a basket that could not be sold is not kept
    let saved = with(draft("ลุงดำ"), "id", who.clone());
    assert_eq!(stall.ask("save_customer", saved)["usual"], kept);
    let half = json!({ "customer": who, "lines": [line(&rice, 500)] });
    assert_eq!(stall.refused("keep_usual", half), "bill.not_whole");
    let emptied = stall.ask("keep_usual", json!({ "customer": who, "lines": [] }));
    assert_eq!(emptied["usual"], json!([]));
    sound(&stall);
}

#[test]
fn complaint_22_part_payments_and_several_bills_at_once_go_to_the_oldest() {
    let (world, folder) = (World::new(3), Folder::new("several"));
    let (mut stall, rice) = open_stall(&world, &folder);
    let who = regular(&stall, "ป้าแดง");
    let first = on_credit(&mut stall, &who, &rice, 2, 0);
    let second = on_credit(&mut stall, &who, &rice, 3, 5_000);
    let third = on_credit(&mut stall, &who, &rice, 1, 0);
    assert_eq!(account(&stall, &who)["owes"], 25_000);

    let part = repay(&mut stall, &who, 4_000, "cash");
    let paid = stall.ask("repay_credit", part.clone());
    assert_eq!(paid["allocated"], json!([{ "receipt": first, "amount": 4_000 }]));
    assert_eq!((&paid["number"], &paid["owes"]), (&json!(1), &json!(21_000)));
    // one payment clears the rest of one bill, a whole one, and a part of the next
    let several = repay(&mut stall, &who, 18_000, "prompt_pay");
    let paid = stall.ask("repay_credit", several);
    let parts = json!([
        { "receipt": first, "amount": 6_000 }, { "receipt": second, "amount": 10_000 },
        { "receipt": third, "amount": 2_000 },
    ]);
    assert_eq!((&paid["allocated"], &paid["owes"]), (&parts, &json!(3_000)));
    assert_eq!(open_items(&account(&stall, &who)), [(third, 3_000)]);

    // asked again, the first payment is told as it was then
    let again = stall.ask("repay_credit", part.clone());
    assert_eq!((&again["repeated"], &again["owes"]), (&json!(true), &json!(21_000)));
    assert_eq!(again["allocated"], json!([{ "receipt": first, "amount": 4_000 }]));
    assert_eq!(stall.refused("repay_credit", with(part, "amount", json!(4_100))), "request.used");
    for (amount, kind, code) in [
        (3_001, "cash", "credit.too_much"),
        (0, "cash", "credit.amount"),
        (100, "credit", "credit.kind"),
    ] {
        let asked = repay(&mut stall, &who, amount, kind);
        assert_eq!(stall.refused("repay_credit", asked), code);
    }
    let rest = repay(&mut stall, &who, 3_000, "cash");
    assert_eq!(stall.ask("repay_credit", rest)["owes"], 0);
    let more = repay(&mut stall, &who, 1, "cash");
    assert_eq!(stall.refused("repay_credit", more), "credit.nothing_owed");
    sound(&stall);
}

#[test]
fn a_payment_is_taken_back_once_by_an_entry_that_points_at_it() {
    let (world, folder) = (World::new(4), Folder::new("taken-back"));
    let (mut stall, rice) = open_stall(&world, &folder);
    let who = regular(&stall, "ป้าแดง");
    let first = on_credit(&mut stall, &who, &rice, 2, 0);
    let second = on_credit(&mut stall, &who, &rice, 1, 0);
    let paid = repay(&mut stall, &who, 12_000, "cash");
    stall.ask("repay_credit", paid);
    let drawer = |stall: &Stall| {
        let totals = stall.ask("x_report", json!({}))["totals"].clone();
        (totals["credit_repaid"].clone(), totals["drawer"]["credit_repaid"].clone())
    };
    assert_eq!(drawer(&stall), (json!(12_000), json!(12_000)));

    let back = json!({ "request": stall.random.request(), "number": 1 });
    let taken = stall.ask("take_back_repayment", back.clone());
    assert_eq!((&taken["number"], &taken["owes"]), (&json!(2), &json!(15_000)));
    let opened = json!([
        { "receipt": first, "amount": 10_000 }, { "receipt": second, "amount": 2_000 },
    ]);
    assert_eq!(taken["allocated"], opened);
    assert_eq!(stall.ask("take_back_repayment", back.clone())["repeated"], true);
    assert!(stall.ask("x_report", json!({}))["totals"].get("credit_repaid").is_none());

    let once_more = json!({ "request": stall.random.request(), "number": 1 });
    assert_eq!(stall.refused("take_back_repayment", once_more), "credit.taken_back");
    let of_a_back = json!({ "request": stall.random.request(), "number": 2 });
    assert_eq!(stall.refused("take_back_repayment", of_a_back), "credit.taken_back");
    let none = json!({ "request": stall.random.request(), "number": 9 });
    assert_eq!(stall.refused("take_back_repayment", none), "credit.no_such_payment");
    let other = with(back, "number", json!(2));
    assert_eq!(stall.refused("take_back_repayment", other), "request.used");
    let rows = account(&stall, &who)["repayments"].clone();
    assert_eq!((&rows[0]["reverses"], &rows[1]["taken_back"]), (&json!(1), &json!(2)));
    sound(&stall);
}

#[test]
fn goods_that_come_back_lower_the_debt_and_what_was_paid_already_stays_hers() {
    let (world, folder) = (World::new(5), Folder::new("turned"));
    let (mut stall, rice) = open_stall(&world, &folder);
    let who = regular(&stall, "ป้าแดง");
    let first = on_credit(&mut stall, &who, &rice, 4, 0);
    let back = refund(&mut stall, first, 1);
    assert_eq!(
        stall.ask("refund", back)["repayments"],
        json!([{ "kind": "credit", "amount": 5_000 }])
    );
    assert_eq!(account(&stall, &who)["owes"], 15_000);
    let all = repay(&mut stall, &who, 15_000, "cash");
    stall.ask("repay_credit", all);
    let back = refund(&mut stall, first, 1);
    stall.ask("refund", back);
    // now the stall owes her 50 baht, and says so
    assert_eq!(account(&stall, &who)["owes"], -5_000);
    let gone = with(with(draft("ป้าแดง"), "id", who.clone()), "retired", json!(true));
    assert_eq!(stall.refused("save_customer", gone), "customer.is_owed");
    let more = repay(&mut stall, &who, 100, "cash");
    assert_eq!(stall.refused("repay_credit", more), "credit.nothing_owed");
    assert_eq!(stall.ask("customers", json!({ "owing": true })), json!([]));

    // her next bill on credit is paid from it first
    let second = on_credit(&mut stall, &who, &rice, 2, 0);
    assert_eq!(open_items(&account(&stall, &who)), [(second, 5_000)]);
    let rest = repay(&mut stall, &who, 5_000, "cash");
    let paid = stall.ask("repay_credit", rest);
    assert_eq!(paid["allocated"], json!([{ "receipt": second, "amount": 5_000 }]));

    // or she wants it in hand: the payment is taken back, and what stays paid entered anew
    let back = refund(&mut stall, second, 1);
    stall.ask("refund", back);
    assert_eq!(account(&stall, &who)["owes"], -5_000);
    let taken = json!({ "request": stall.random.request(), "number": 1 });
    assert_eq!(stall.ask("take_back_repayment", taken)["owes"], 10_000);
    let anew = repay(&mut stall, &who, 10_000, "cash");
    assert_eq!(stall.ask("repay_credit", anew)["owes"], 0);
    // 150 + 50 - 150 + 100 of cash: what she kept of the goods is 150
    let totals = stall.ask("x_report", json!({}))["totals"].clone();
    assert_eq!((&totals["net"], &totals["credit_repaid"]), (&json!(15_000), &json!(15_000)));
    sound(&stall);
}

#[test]
fn who_should_have_paid_is_told_by_the_business_day_and_nobody_retires_with_a_debt() {
    let (world, folder) = (World::new(6), Folder::new("overdue"));
    let (mut stall, rice) = open_stall(&world, &folder);
    let late = stall.ask("save_customer", with(draft("ลุงช้า"), "due_days", json!(1)))["id"].clone();
    let early = regular(&stall, "ก้อย");
    on_credit(&mut stall, &early, &rice, 1, 0);
    on_credit(&mut stall, &late, &rice, 1, 0);
    let rows = stall.ask("customers", json!({ "owing": true }));
    assert_eq!(names(&rows), ["ลุงช้า", "ก้อย"]); // who is to pay first
    assert_eq!((&rows[0]["oldest"], &rows[0]["overdue"]), (&json!("2026-11-23"), &json!(false)));
    let gone = with(with(draft("ลุงช้า"), "id", late.clone()), "retired", json!(true));
    assert_eq!(stall.refused("save_customer", gone.clone()), "customer.owes");

    // half past three in the night after the day it is due: still the same business day
    stall.close_day(0);
    world.pass(24 * 3_600);
    stall.open_day(0);
    world.pass(21 * 3_600 + 1_800);
    let overdue =
        |stall: &Stall| stall.ask("customers", json!({ "owing": true }))[0]["overdue"].clone();
    assert_eq!(overdue(&stall), false);
    stall.close_day(0);
    world.pass(2 * 3_600);
    assert_eq!(overdue(&stall), true);
    assert_eq!(account(&stall, &late)["items"][0]["overdue"], true);
    stall.open_day(0);
    let all = repay(&mut stall, &late, 5_000, "prompt_pay");
    stall.ask("repay_credit", all);
    assert_eq!(stall.ask("save_customer", gone)["retired"], true);
    sound(&stall);
}

#[test]
fn a_day_of_debts_agrees_to_the_satang_and_tells_nobody_whose_they_are() {
    let mut market = Market::new(7, 1);
    let stall = &mut market.stalls[0].0;
    let rice = stall.goods("ข้าวสารถุง", 50);
    stall.open_day(500);
    let who = stall.ask(
        "save_customer",
        json!({
            "nickname": "ป้าแจ๋วหน้าวัด", "phone": "0899887766", "due_days": 7,
            "note": "ลูกสาวจ่ายปลายเดือน",
        }),
    )["id"]
        .clone();
    let first = on_credit(stall, &who, &rice, 4, 5_000);
    for (amount, kind) in [(4_000, "cash"), (3_000, "prompt_pay"), (2_000, "cash")] {
        let paid = repay(stall, &who, amount, kind);
        stall.ask("repay_credit", paid);
    }
    let taken = json!({ "request": stall.random.request(), "number": 3 });
    stall.ask("take_back_repayment", taken);
    let back = refund(stall, first, 1);
    stall.ask("refund", back);

    // money that came after the count makes the count worthless
    stall.ask("count_drawer", json!({ "counted": [] }));
    let last = repay(stall, &who, 1_000, "cash");
    stall.ask("repay_credit", last);
    assert_eq!(stall.ask("counted", json!({})), Value::Null);
    let closed = stall.close_day(0);
    let totals = closed["figures"]["totals"].clone();
    // 500 of change, 50 of the sale, 40 + 10 of the debt; the goods went back as a lower debt
    assert_eq!(totals["expected_cash"], 50_000 + 5_000 + 4_000 + 1_000);
    assert_eq!((&totals["net"], &totals["credit_repaid"]), (&json!(15_000), &json!(8_000)));
    assert_eq!(totals["drawer"]["credit_repaid"], 5_000);
    sound(stall);

    let bytes = bytes_of(&closed["file"]);
    let file = day_file::read(&bytes).unwrap();
    assert_eq!(serde_json::to_value(&file.close.totals).unwrap(), totals);
    let text = String::from_utf8(bytes).unwrap();
    for secret in ["ป้าแจ๋ว", "0899887766", "ปลายเดือน", who.as_str().unwrap()]
    {
        assert!(!text.contains(secret), "{secret} leaves the stall");
    }
    let carried =
        text.lines().filter(|line| line.contains("\"credit_repaid\"")).collect::<Vec<_>>();
    assert!(carried.iter().any(|line| line.contains("\"t\":\"credit_repaid\"")));
    for line in text.lines().filter(|line| line.contains("\"t\":\"credit_repaid\"")) {
        assert!(line.contains("\"p\":\""), "the digest of what stays is there: {line}");
    }
    assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
    assert_eq!(market.report()["totals"]["net"], 15_000);
}

#[test]
fn one_request_is_one_act_of_one_kind() {
    let (world, folder) = (World::new(10), Folder::new("one-act"));
    let (mut stall, rice) = open_stall(&world, &folder);
    let who = regular(&stall, "ป้าแดง");
    on_credit(&mut stall, &who, &rice, 2, 0);
    let paid = repay(&mut stall, &who, 1_000, "cash");
    let used = paid["request"].clone();
    stall.ask("repay_credit", paid.clone());
    let sale = tests::market::sale(
        used.as_str().unwrap(),
        &[line(&rice, 1_000)],
        5_000,
        &[("cash", 5_000)],
    );
    let moved = json!({ "request": used, "direction": "in", "amount": 100, "reason": "ทอน" });
    let order = json!({
        "request": used, "who": "ก้อย", "pickup_day": "2026-11-23", "pickup_minute": 400,
        "lines": [line(&rice, 1_000)], "note": "", "deposit": 0, "kind": "cash", "print": false,
    });
    let back = with(refund(&mut stall, 1, 1), "request", used.clone());
    let taken = json!({ "request": used, "number": 1 });
    for (command, asked) in [
        ("sell", sale),
        ("move_cash", moved),
        ("take_preorder", order),
        ("refund", back),
        ("take_back_repayment", taken),
    ] {
        assert_eq!(stall.refused(command, asked), "request.used", "{command}");
    }
    let sold = stall.random.request();
    let other = tests::market::sale(&sold, &[line(&rice, 1_000)], 5_000, &[("cash", 5_000)]);
    stall.ask("sell", other);
    assert_eq!(stall.refused("repay_credit", with(paid, "request", json!(sold))), "request.used");
    // so the day's file is sound
    assert_eq!(stall.close_day(0)["warnings"], json!([]));
    sound(&stall);
}

#[test]
fn a_helpers_screen_enters_new_regulars_and_lends_nothing() {
    use api::station::Station;
    let (world, folder) = (World::new(8), Folder::new("helper"));
    let (stall, _) = open_stall(&world, &folder);
    let helper =
        |command: &str, asked: Value| stall.app.call_from(Station::Paired(1), command, asked);
    let new = helper("save_customer", with(draft("น้องใหม่"), "credit_limit", json!(100_000)));
    let new = new.unwrap();
    assert_eq!(new["credit_limit"], 0);
    let changed = with(draft("น้องใหม่"), "id", new["id"].clone());
    let refused = helper("save_customer", changed).unwrap_err();
    assert_eq!(refused.code, "customer.only_at_the_stall");
    for command in ["customer_account", "repay_credit", "take_back_repayment", "call_off_preorder"]
    {
        assert!(!Station::Paired(1).reaches(command), "{command}");
    }
}

#[test]
fn debts_stand_on_paper_and_a_payment_in_cash_opens_the_drawer() {
    let (world, folder) = (World::new(9), Folder::new("debt-paper"));
    let (mut stall, rice) = open_stall(&world, &folder);
    let mut settings = stall.ask("till_settings", json!({}));
    settings["printer"]["link"] = json!({ "kind": "network", "host": "127.0.0.1", "port": 9100 });
    settings["printer"]["drawer_pin"] = json!(2);
    settings["promptpay"] = json!("081-234-5678");
    stall.ask("keep_till_settings", settings);
    let who = regular(&stall, "ป้าแดง");
    on_credit(&mut stall, &who, &rice, 3, 0);
    while stall.app.print_waiting() {}
    let before = world.printer().jobs().len();
    let paid = with(repay(&mut stall, &who, 4_000, "cash"), "print", json!(true));
    stall.ask("repay_credit", paid);
    while stall.app.print_waiting() {}
    let jobs = world.printer().jobs().split_off(before);
    assert_eq!(jobs.len(), 2, "a pulse and a slip");
    assert_eq!(jobs[0], [0x1b, b'p', 0, 25, 250]);
    assert!(!jobs[1].starts_with(&[0x1b, b'p']));

    let height = |stall: &Stall, job: Value| stall.ask("picture", job)["height"].as_i64().unwrap();
    let statement = json!({ "kind": "statement", "customer": who });
    let owing = height(&stall, statement.clone());
    assert!(height(&stall, json!({ "kind": "repayment", "number": 1 })) > 300);
    let rest = repay(&mut stall, &who, 11_000, "prompt_pay");
    stall.ask("repay_credit", rest);
    assert!(owing > height(&stall, statement) + 200, "nothing is asked for when nothing is owed");
    let nobody = json!({ "kind": "repayment", "number": 7 });
    assert!(stall.app.call("picture", nobody).is_err());
}
