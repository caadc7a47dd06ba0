//! People of the stall: PINs, who may what, and the owner who is asked.

use api::App;
use api::failure::Failure;
use api::station::Station;
use serde_json::{Value, json};
use tests::market::{Computer, bill, line, sale};
use tests::world::World;
use tests::{Folder, Random, Stall};

/// Saeng (1) owns the stall, Nok (2) helps; rice costs 50 baht; the day is open.
fn stall_with_people(world: &World, folder: &Folder) -> (Stall, String) {
    let stall = Stall::new(world, folder.path(), 21);
    stall.set_up("ร้านป้าแสง", "A-1");
    let rice = stall.goods("ข้าวมันไก่", 50);
    stall.open_day(500);
    stall.ask("save_operator", person("แสง", "owner", "1111"));
    sign_in(&stall.app, Station::Main, 1, "1111").unwrap();
    stall.ask("save_operator", person("นก", "helper", "๒๒๒๒"));
    (stall, rice)
}

fn person(name: &str, role: &str, pin: &str) -> Value {
    json!({ "name": name, "role": role, "pin": pin })
}

fn sign_in(app: &App, at: Station, number: u32, pin: &str) -> Result<Value, Failure> {
    app.call_from(at, "sign_in", json!({ "number": number, "pin": pin }))
}

fn helper(stall: &Stall) {
    sign_in(&stall.app, Station::Main, 2, "2222").unwrap();
}

fn approve(stall: &Stall, action: &str) {
    let answer = stall.ask("approve", json!({ "action": action, "pin": "1111" }));
    assert_eq!(answer, json!({ "owner": "แสง" }));
}

/// The action an owner is asked for.
fn asked_for(stall: &Stall, command: &str, arguments: Value) -> String {
    let failure = stall.app.call(command, arguments).unwrap_err();
    assert_eq!(failure.code, "people.owner_needed", "{command}");
    failure.params["action"].clone()
}

/// Who rang a receipt up and who allowed it, as the book has it.
fn hands_of(stall: &Stall, receipt: &Value) -> (Option<u32>, Option<u32>) {
    let path = stall.data().join("till/till.db");
    #[expect(clippy::disallowed_methods, reason = "the test looks into the book from outside")]
    let book = rusqlite::Connection::open(path).unwrap();
    book.query_row(
        "SELECT operator, approved FROM receipt WHERE number = ?1",
        [receipt.as_u64().unwrap()],
        |row| row.try_into(),
    )
    .unwrap()
}

#[test]
fn a_stall_without_people_asks_nobody() {
    let (world, folder) = (World::new(1), Folder::new("no-people"));
    let mut stall = Stall::new(&world, folder.path(), 1);
    stall.set_up("ร้านเดี่ยว", "A-2");
    let rice = stall.goods("ข้าว", 50);
    stall.open_day(0);
    assert_eq!(stall.ask("signed_in", json!({})), json!({ "operator": null, "needed": false }));
    let sold = stall.sell(&[(&rice, 1)], None);
    assert_eq!(hands_of(&stall, &sold["receipt"]), (None, None));
    stall.ask("open_drawer", json!({ "reason": "แลกเหรียญ" }));
    let approve = json!({ "action": "refund", "pin": "1111" });
    assert_eq!(stall.refused("approve", approve), "people.nobody");
}

#[test]
fn the_first_is_an_owner_and_one_owner_always_stays() {
    let (world, folder) = (World::new(2), Folder::new("owners"));
    let stall = Stall::new(&world, folder.path(), 2);
    stall.set_up("ร้านป้าแสง", "A-1");
    let save = |person: Value| stall.refused("save_operator", person);
    assert_eq!(save(person("นก", "helper", "2222")), "people.first_owner");
    assert_eq!(save(person("แสง", "owner", "111")), "people.pin");
    assert_eq!(save(json!({ "name": "แสง", "role": "owner" })), "people.pin_needed");
    assert_eq!(save(person(" ", "owner", "1111")), "people.name");
    let people = stall.ask("save_operator", person("แสง", "owner", "๑๑๑๑"));
    assert_eq!(people, json!([{ "number": 1, "name": "แสง", "role": "owner", "retired": false }]));
    // from now on somebody has to sign in
    assert_eq!(save(person("นก", "helper", "2222")), "people.sign_in");
    assert_eq!(stall.ask("signed_in", json!({}))["needed"], true);
    let signed = sign_in(&stall.app, Station::Main, 1, "1111").unwrap();
    assert_eq!(signed["operator"]["name"], "แสง");
    assert_eq!(save(person("นก", "helper", "1111")), "people.pin_taken");
    assert_eq!(save(person("แสง", "helper", "2222")), "people.name_taken");
    let demoted = json!({ "number": 1, "name": "แสง", "role": "helper" });
    assert_eq!(save(demoted), "people.last_owner");
    let gone = json!({ "number": 1, "name": "แสง", "role": "owner", "retired": true });
    assert_eq!(save(gone.clone()), "people.last_owner");
    assert_eq!(save(json!({ "number": 9, "name": "ใคร", "role": "helper" })), "people.unknown");
    stall.ask("save_operator", person("ลุงดำ", "owner", "3333"));
    stall.ask("save_operator", gone);
    // who left is signed in no more, and her PIN opens nothing
    assert_eq!(stall.refused("x_report", json!({})), "people.sign_in");
    assert_eq!(sign_in(&stall.app, Station::Main, 1, "1111").unwrap_err().code, "people.wrong_pin");
    assert_eq!(stall.ask("operators", json!({})).as_array().unwrap().len(), 2);
    sign_in(&stall.app, Station::Main, 2, "3333").unwrap();
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

#[test]
fn sales_tell_whose_hands_they_were_and_a_restart_asks_again() {
    let (world, folder) = (World::new(3), Folder::on_disk("hands"));
    let (mut stall, rice) = stall_with_people(&world, &folder);
    let by_owner = stall.sell(&[(&rice, 1)], None);
    helper(&stall);
    let by_helper = stall.sell(&[(&rice, 1)], None);
    assert_eq!(hands_of(&stall, &by_owner["receipt"]), (Some(1), None));
    assert_eq!(hands_of(&stall, &by_helper["receipt"]), (Some(2), None));
    stall.ask("sign_out", json!({}));
    let request = stall.random.request();
    let asked = sale(&request, &[line(&rice, 1_000)], 5_000, &[("cash", 5_000)]);
    assert_eq!(stall.refused("sell", asked.clone()), "people.sign_in");
    helper(&stall);
    drop(stall);
    let again =
        Stall { computer: Computer::open(&world, folder.path()).unwrap(), random: Random::new(3) };
    let state = json!({ "operator": null, "needed": true });
    assert_eq!(again.ask("signed_in", json!({})), state);
    assert_eq!(again.refused("goods_by_barcode", json!({ "code": "1" })), "people.sign_in");
    again.ask("till_state", json!({})); // what the sign-in screen shows
    assert_eq!(again.refused("sell", asked.clone()), "people.sign_in");
    helper(&again);
    again.ask("sell", asked);
    assert_eq!(again.ask("check_till", json!({}))["sound"], true);
}

/// Complaint 23: the till has to know who may, and an owner's PIN has to be enough on the spot.
#[test]
fn a_helper_asks_an_owner_for_each_act_that_is_not_selling() {
    let (world, folder) = (World::new(4), Folder::new("asks"));
    let (mut stall, rice) = stall_with_people(&world, &folder);
    let sold = stall.sell(&[(&rice, 3)], None);
    helper(&stall);
    let settings = stall.ask("till_settings", json!({}));
    let refund = |request: &str| {
        json!({
            "request": request, "of": sold["receipt"], "reason": "ทำหก", "print": false,
            "lines": [{ "line": 1, "quantity": 1_000 }],
        })
    };
    let cash = json!({
        "request": stall.random.request(), "direction": "out", "amount": 2_000, "reason": "น้ำแข็ง",
    });
    let goods = json!({
        "id": null, "name": "ไข่ดาว", "price": 1_000, "unit": "piece", "category": null,
        "barcode": null, "favourite": null, "tax": "exempt", "cost": null, "counts_stock": false,
        "stock": null,
    });
    let first = stall.random.request();
    for (action, command, arguments) in [
        ("refund", "refund", refund(&first)),
        ("cash", "move_cash", cash),
        ("drawer", "open_drawer", json!({ "reason": "แลกเหรียญ" })),
        ("settings", "keep_till_settings", settings),
        ("goods", "save_goods", goods),
        ("goods", "export_goods", json!({})),
        ("people", "save_operator", person("แดง", "helper", "4444")),
    ] {
        assert_eq!(asked_for(&stall, command, arguments.clone()), action);
        let wrong = json!({ "action": action, "pin": "2222" }); // her own is no owner's
        assert_eq!(stall.refused("approve", wrong), "people.wrong_pin");
        approve(&stall, action);
        stall.ask(command, arguments);
    }
    let back = refund(&stall.random.request());
    assert_eq!(asked_for(&stall, "refund", back), "refund"); // leave was for once
    let again = stall.ask("refund", refund(&first)); // the same act, told again
    assert_eq!((again["repeated"].clone(), again["receipt"].clone()), (json!(true), json!(2)));
    assert_eq!(hands_of(&stall, &again["receipt"]), (Some(2), Some(1)));
    // what is only looked at, and lines taken off a bill, need nobody
    stall.ask("x_report", json!({}));
    stall.ask("lines_removed", json!({ "count": 1, "amount": 5_000 }));
    stall.ask("count_drawer", json!({ "counted": [{ "denomination": 1_000, "count": 58 }] }));
    let close = json!({ "reason": "", "kept": 0 });
    assert_eq!(asked_for(&stall, "close_day", close.clone()), "close");
    approve(&stall, "close");
    let closed = stall.ask("close_day", close);
    assert_eq!(closed["warnings"], json!([]));
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

#[test]
fn leave_lasts_two_minutes_and_is_not_lost_by_an_act_that_failed() {
    let (world, folder) = (World::new(5), Folder::new("leave"));
    let (stall, _) = stall_with_people(&world, &folder);
    helper(&stall);
    let drawer = |reason: &str| json!({ "reason": reason });
    approve(&stall, "drawer");
    assert_eq!(stall.refused("open_drawer", drawer(" ")), "reason.needed");
    world.pass(119);
    stall.ask("open_drawer", drawer("แลกเหรียญ"));
    assert_eq!(asked_for(&stall, "open_drawer", drawer("แลกเหรียญ")), "drawer");
    approve(&stall, "drawer");
    world.pass(120);
    assert_eq!(asked_for(&stall, "open_drawer", drawer("แลกเหรียญ")), "drawer");
    approve(&stall, "cash"); // leave for something else
    assert_eq!(asked_for(&stall, "open_drawer", drawer("แลกเหรียญ")), "drawer");
    // leave stays with her: whoever signs in next has none
    approve(&stall, "drawer");
    helper(&stall);
    assert_eq!(asked_for(&stall, "open_drawer", drawer("แลกเหรียญ")), "drawer");
}

#[test]
fn a_price_for_this_bill_is_asked_for_once_and_only_for_so_much() {
    let (world, folder) = (World::new(6), Folder::new("price"));
    let (mut stall, rice) = stall_with_people(&world, &folder);
    helper(&stall);
    let request = stall.random.request();
    let cheap = |quantity: i64| {
        let mut one = line(&rice, quantity);
        one["unit_price"] = json!(4_000);
        one
    };
    assert_eq!(asked_for(&stall, "keep_bill", bill(&request, &[cheap(1_000)])), "price");
    approve(&stall, "price");
    stall.ask("keep_bill", bill(&request, &[cheap(1_000)]));
    // the bill grows by what needs no leave
    let both = [cheap(1_000), line(&rice, 2_000)];
    stall.ask("keep_bill", bill(&request, &both));
    assert_eq!(asked_for(&stall, "keep_bill", bill(&request, &[cheap(2_000)])), "price");
    let mut gift = line(&rice, 1_000);
    gift["free"] = json!(true);
    let more = [cheap(1_000), gift];
    assert_eq!(asked_for(&stall, "keep_bill", bill(&request, &more)), "price");
    let sold = stall.ask("sell", sale(&request, &both, 14_000, &[("cash", 14_000)]));
    assert_eq!(hands_of(&stall, &sold["receipt"]), (Some(2), Some(1)));
    let again = stall.ask("sell", sale(&request, &both, 14_000, &[("cash", 14_000)]));
    assert_eq!(again["repeated"], true);
    // another bill is another matter, also when it was never kept
    let other = sale(&stall.random.request(), &[cheap(1_000)], 4_000, &[("cash", 4_000)]);
    assert_eq!(asked_for(&stall, "sell", other.clone()), "price");
    approve(&stall, "price");
    stall.ask("sell", other);
}

#[test]
fn a_helper_gives_discounts_up_to_the_stalls_limit() {
    let (world, folder) = (World::new(7), Folder::new("discount"));
    let (mut stall, rice) = stall_with_people(&world, &folder);
    helper(&stall);
    let off = |request: &str, hundredths: u32| {
        let mut draft = bill(request, &[line(&rice, 2_000)]);
        draft["discount"] = json!({ "kind": "percent", "hundredths": hundredths });
        draft
    };
    let request = stall.random.request();
    stall.ask("keep_bill", off(&request, 1_000));
    assert_eq!(asked_for(&stall, "keep_bill", off(&request, 2_000)), "discount");
    approve(&stall, "discount");
    stall.ask("keep_bill", off(&request, 2_000));
    assert_eq!(asked_for(&stall, "keep_bill", off(&request, 2_500)), "discount");
    let mut baht = line(&rice, 1_000);
    baht["discount"] = json!({ "kind": "baht", "amount": 501 });
    let held = json!({ "bill": bill(&stall.random.request(), &[baht]), "label": "โต๊ะ 3" });
    assert_eq!(asked_for(&stall, "hold_bill", held), "discount");
    // the owner asks nobody
    sign_in(&stall.app, Station::Main, 1, "1111").unwrap();
    stall.ask("keep_bill", off(&request, 9_000));
}

#[test]
fn five_wrong_pins_bring_a_pause_at_that_screen_alone() {
    let (world, folder) = (World::new(8), Folder::new("pause"));
    let (stall, _) = stall_with_people(&world, &folder);
    let wrong = |at| sign_in(&stall.app, at, 2, "9999").unwrap_err();
    for left in ["4", "3", "2", "1"] {
        let failure = wrong(Station::Main);
        assert_eq!(
            (failure.code.as_str(), failure.params["left"].as_str()),
            ("people.wrong_pin", left)
        );
    }
    assert_eq!(wrong(Station::Main).code, "people.wait");
    world.pass(29);
    let right = sign_in(&stall.app, Station::Main, 2, "2222").unwrap_err();
    assert_eq!((right.code.as_str(), right.params["seconds"].as_str()), ("people.wait", "1"));
    assert_eq!(
        stall.refused("approve", json!({ "action": "price", "pin": "1111" })),
        "people.wait"
    );
    sign_in(&stall.app, Station::Paired(1), 2, "2222").unwrap();
    world.pass(1);
    sign_in(&stall.app, Station::Main, 2, "2222").unwrap();
}

#[test]
fn each_screen_has_its_own_person_and_its_own_leave() {
    let (world, folder) = (World::new(9), Folder::new("screens"));
    let (mut stall, rice) = stall_with_people(&world, &folder);
    let phone = Station::Paired(1);
    let asked = sale(&stall.random.request(), &[line(&rice, 1_000)], 5_000, &[("cash", 5_000)]);
    let refused = stall.app.call_from(phone, "sell", asked.clone()).unwrap_err();
    assert_eq!(refused.code, "people.sign_in");
    sign_in(&stall.app, phone, 2, "2222").unwrap();
    let sold = stall.app.call_from(phone, "sell", asked).unwrap();
    assert_eq!(hands_of(&stall, &sold["receipt"]), (Some(2), None));
    let here = stall.sell(&[(&rice, 1)], None);
    assert_eq!(hands_of(&stall, &here["receipt"]), (Some(1), None));
    approve(&stall, "refund");
    let back = json!({
        "request": stall.random.request(), "of": sold["receipt"], "reason": "ทำหก", "print": false,
        "lines": [],
    });
    let refused = stall.app.call_from(phone, "refund", back.clone()).unwrap_err();
    assert_eq!(refused.code, "people.owner_needed");
    let leave = json!({ "action": "refund", "pin": "1111" });
    stall.app.call_from(phone, "approve", leave).unwrap();
    stall.app.call_from(phone, "refund", back).unwrap();
    // people themselves are the stall's own screen's matter
    let more = stall.app.call_from(phone, "save_operator", person("แดง", "helper", "4444"));
    assert_eq!(more.unwrap_err().code, "station.only_main");
}

#[test]
fn how_much_a_regular_may_owe_is_an_owners_word() {
    let (world, folder) = (World::new(10), Folder::new("limit"));
    let (stall, _) = stall_with_people(&world, &folder);
    helper(&stall);
    let regular = |limit: Option<i64>| json!({ "nickname": "พี่นก", "credit_limit": limit, "due_days": 30, "note": "" });
    assert_eq!(asked_for(&stall, "save_customer", regular(None)), "credit_over_limit");
    let mut saved = stall.ask("save_customer", regular(Some(0)));
    let mut change = regular(Some(0));
    change["id"] = saved["id"].take();
    change["note"] = json!("บ้านหลังวัด");
    stall.ask("save_customer", change.clone());
    change["credit_limit"] = json!(50_000);
    assert_eq!(asked_for(&stall, "save_customer", change.clone()), "credit_over_limit");
    approve(&stall, "credit_over_limit");
    stall.ask("save_customer", change);
}

#[test]
fn beyond_a_regulars_limit_an_owner_allows_each_sale_on_the_spot() {
    let (world, folder) = (World::new(11), Folder::new("beyond"));
    let (stall, rice) = stall_with_people(&world, &folder);
    let regular = json!({ "nickname": "พี่นก", "credit_limit": 6_000, "due_days": 30, "note": "" });
    let regular = stall.ask("save_customer", regular)["id"].clone();
    helper(&stall);
    let on_credit = |request: &str| {
        let mut asked = sale(request, &[line(&rice, 1_000)], 5_000, &[("credit", 5_000)]);
        asked["bill"]["customer"] = regular.clone();
        asked
    };
    stall.ask("sell", on_credit(&Random::new(97).request()));
    let request = Random::new(99).request();
    assert_eq!(asked_for(&stall, "sell", on_credit(&request)), "credit_over_limit");
    // another leave is no leave for this
    approve(&stall, "price");
    assert_eq!(asked_for(&stall, "sell", on_credit(&request)), "credit_over_limit");
    let look = || {
        let tenders = json!([{ "kind": "credit", "amount": 5_000 }]);
        let asked = json!({ "total": 5_000, "tenders": tenders, "customer": regular.clone() });
        stall.ask("preview_payment", asked)["enough"].clone()
    };
    assert_eq!(look(), false);
    approve(&stall, "credit_over_limit");
    assert_eq!((look(), look()), (json!(true), json!(true))); // looking uses nothing up
    let sold = stall.ask("sell", on_credit(&request));
    assert_eq!(hands_of(&stall, &sold["receipt"]), (Some(2), Some(1)));
    assert_eq!(look(), false);
    // an owner is asked too: a limit is kept or passed on purpose
    sign_in(&stall.app, Station::Main, 1, "1111").unwrap();
    let next = Random::new(98).request();
    assert_eq!(asked_for(&stall, "sell", on_credit(&next)), "credit_over_limit");
    assert_eq!(stall.ask("sell", on_credit(&request))["repeated"], true);
}
