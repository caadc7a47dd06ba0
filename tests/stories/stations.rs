//! Second screens: a helper's telephone is paired, sells beside the stall's own screen, and is
//! ended; the customer's side shows the bill at hand and nothing else.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use api::failure::Failure;
use api::pairing::PairAsked;
use api::ports::{Door as Which, DoorShut, Host};
use api::station::Station;
use serde_json::{Value, json};
use tests::market::{Computer, bill, line, sale};
use tests::world::World;
use tests::{Folder, Random, Stall};

/// A host whose door opens on paper only; a port of 9999 is always taken.
#[derive(Default)]
struct Door {
    port: Mutex<Option<u16>>,
    window: AtomicBool,
}

impl Host for Door {
    fn listen(&self, door: Which, port: u16) -> Result<(), DoorShut> {
        assert_eq!(door, Which::Screens, "a till has no door for files");
        let mut open = self.port.lock().unwrap();
        *open = None;
        if port == 9_999 {
            return Err(DoorShut::Taken);
        }
        *open = Some(port);
        Ok(())
    }

    fn stop(&self, door: Which) {
        if door == Which::Screens {
            *self.port.lock().unwrap() = None;
        }
    }

    fn addresses(&self, door: Which) -> Vec<String> {
        assert_eq!(door, Which::Screens, "a till has no door for files");
        let port = *self.port.lock().unwrap();
        let at = |port: u16| ["192.168.1.20", "10.0.0.7"].map(|ip| format!("http://{ip}:{port}"));
        port.map_or_else(Vec::new, |port| at(port).to_vec())
    }

    fn open_display(&self) -> bool {
        self.window.load(Ordering::SeqCst)
    }
}

fn stall_with_door(world: &World, folder: &Folder) -> (Stall, Arc<Door>, String) {
    let stall = Stall::new(world, folder.path(), 7);
    stall.set_up("ร้านส้มตำป้าแดง", "A-12");
    let rice = stall.goods("ข้าวมันไก่", 50);
    stall.open_day(500);
    let door = Arc::new(Door::default());
    stall.app.offer_host(door.clone());
    (stall, door, rice)
}

fn code_of(url: &Value) -> String {
    url.as_str().unwrap().split_once("/#pair=").expect("the code in the address").1.to_owned()
}

fn pair(stall: &Stall, name: &str, random: &mut Random) -> (Station, String) {
    let pairing = stall.ask("pair_station", json!({ "name": name }));
    let asked = asked(&code_of(&pairing["url"]), &random.request());
    let answer = stall.app.pair(&asked).unwrap();
    let station = stall.app.station_of_key(&answer.key).expect("the key holds");
    assert_eq!(station, Station::Paired(answer.number));
    (station, answer.key)
}

fn asked(code: &str, request: &str) -> PairAsked {
    serde_json::from_value(json!({ "code": code, "request": request })).unwrap()
}

fn from(
    stall: &Stall,
    station: Station,
    command: &str,
    arguments: Value,
) -> Result<Value, Failure> {
    stall.app.call_from(station, command, arguments)
}

fn refused(stall: &Stall, station: Station, command: &str, arguments: Value) -> String {
    from(stall, station, command, arguments).expect_err("refused").code
}

#[test]
fn second_screens_are_off_until_the_stall_wants_them_and_the_wish_outlives_a_start() {
    let (world, folder) = (World::new(81), Folder::new("screens-wish"));
    let (stall, door, _) = stall_with_door(&world, &folder);
    let off = stall.ask("second_screens", json!({}));
    assert_eq!(off, json!({ "on": false, "port": 8585, "addresses": [], "trouble": null }));
    assert_eq!(*door.port.lock().unwrap(), None);
    assert_eq!(stall.refused("pair_station", json!({ "name": "มือถือ" })), "screens.off");
    assert_eq!(stall.refused("display_link", json!({})), "screens.off");
    let keep = |wanted: Value| stall.refused("keep_second_screens", wanted);
    assert_eq!(keep(json!({ "on": true, "port": 80 })), "screens.port");
    assert_eq!(keep(json!({ "on": true, "port": 9_999 })), "screens.port_taken");
    assert_eq!(stall.ask("second_screens", json!({}))["on"], false, "a shut door keeps no wish");
    let on = stall.ask("keep_second_screens", json!({ "on": true }));
    assert_eq!(on["addresses"][0], "http://192.168.1.20:8585");
    drop(stall);

    let again = Computer::open(&world, folder.path()).unwrap();
    let trouble = again.ask("second_screens", json!({}))["trouble"]["code"].clone();
    assert_eq!(trouble, "screens.no_network", "wanted, and no host offers a network");
    let door = Arc::new(Door::default());
    again.app.offer_host(door.clone());
    assert_eq!(*door.port.lock().unwrap(), Some(8_585), "the wish is met at the start");
    again.ask("keep_second_screens", json!({ "on": false }));
    assert_eq!(*door.port.lock().unwrap(), None);
    assert_eq!(again.refused("open_display", json!({})), "display.no_window");
    door.window.store(true, Ordering::SeqCst);
    assert_eq!(again.ask("open_display", json!({})), json!({}));
}

#[test]
fn another_desk_has_its_own_screens() {
    let (world, folder) = (World::new(82), Folder::new("screens-desk"));
    let (stall, door, _) = stall_with_door(&world, &folder);
    stall.ask("keep_second_screens", json!({ "on": true }));
    let pairing = stall.ask("pair_station", json!({ "name": "มือถือน้องแก้ว" }));
    let (_, key) = pair(&stall, "มือถือพี่นุช", &mut Random::new(3));
    stall.ask("choose_desk", json!({ "desk": "book" }));
    assert_eq!(*door.port.lock().unwrap(), None, "a book has no second screens");
    assert_eq!(stall.app.station_of_key(&key), None);
    stall.ask("choose_desk", json!({ "desk": "till" }));
    assert_eq!(*door.port.lock().unwrap(), Some(8_585));
    assert_eq!(stall.app.station_of_key(&key), Some(Station::Paired(1)));
    let late = asked(&code_of(&pairing["url"]), &Random::new(4).request());
    assert_eq!(stall.app.pair(&late).err().unwrap().code, "pair.code");
}

#[test]
fn a_code_pairs_one_telephone_within_ten_minutes() {
    let (world, folder) = (World::new(83), Folder::new("pairing"));
    let (stall, _, _) = stall_with_door(&world, &folder);
    let mut random = Random::new(5);
    stall.ask("keep_second_screens", json!({ "on": true }));
    assert_eq!(stall.refused("pair_station", json!({ "name": " " })), "station.name");
    let first = stall.ask("pair_station", json!({ "name": "มือถือ" }));
    let pairing = stall.ask("pair_station", json!({ "name": "มือถือน้องแก้ว" }));
    let code = code_of(&pairing["url"]);
    assert_eq!(code.len(), 10);
    assert_eq!(pairing["code"].as_str().unwrap().replace('-', ""), code);
    assert_eq!(pairing["qr"]["text"], pairing["url"]);
    assert_eq!(pairing["others"][0]["url"], format!("http://10.0.0.7:8585/#pair={code}"));
    assert_eq!(pairing["expires"], world.now().seconds() + 600);
    let try_code = |code: &str, request: &str| stall.app.pair(&asked(code, request));
    let wrong = |code: &str, request: &str| try_code(code, request).err().unwrap().code;
    let request = random.request();
    assert_eq!(wrong(&code_of(&first["url"]), &request), "pair.code", "the code before is void");
    assert_eq!(wrong("0000000000", &request), "pair.code");
    assert_eq!(wrong("", &request), "pair.code");
    let answer = try_code(&code, &request).unwrap();
    assert_eq!((answer.number, answer.name.as_str(), answer.key.len()), (1, "มือถือน้องแก้ว", 43));
    let again = try_code(&code, &request).unwrap();
    assert!(again.key == answer.key && again.number == 1, "an answer that was lost comes again");
    assert_eq!(wrong(&code, &random.request()), "pair.code", "another telephone does not get in");
    let rows = stall.ask("stations", json!({}));
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert!(!rows.to_string().contains(&answer.key));

    let late = stall.ask("pair_station", json!({ "name": "มือถือ" }));
    world.pass(600);
    assert_eq!(wrong(&code_of(&late["url"]), &random.request()), "pair.code");
}

#[test]
fn a_paired_screen_sells_and_reaches_nothing_of_the_stall() {
    let (world, folder) = (World::new(84), Folder::new("paired-sells"));
    let (mut stall, _, rice) = stall_with_door(&world, &folder);
    let mut random = Random::new(6);
    stall.ask("keep_second_screens", json!({ "on": true }));
    let (phone, key) = pair(&stall, "มือถือน้องแก้ว", &mut random);
    let start = from(&stall, phone, "start", json!({})).unwrap();
    assert_eq!(start["station"], "paired");
    assert_eq!(stall.ask("start", json!({}))["station"], "main");
    stall.sell(&[(&rice, 1)], None);
    let sold = from(
        &stall,
        phone,
        "sell",
        sale(&random.request(), &[line(&rice, 2_000)], 10_000, &[("cash", 20_000)]),
    );
    let sold = sold.unwrap();
    assert_eq!((sold["receipt"].clone(), sold["change"].clone()), (json!(2), json!(10_000)));
    let stock = stall.ask("goods_by_id", json!({ "id": rice }))["stock"].clone();
    assert_eq!(stock, -3_000);
    for (command, arguments) in [
        ("keep_till_settings", json!({})),
        ("close_day", json!({ "reason": "", "kept": 0 })),
        ("x_report", json!({})),
        ("save_goods", json!({})),
        ("pair_station", json!({ "name": "อีกเครื่อง" })),
        ("end_station", json!({ "number": 1 })),
        ("keep_second_screens", json!({ "on": false })),
        ("display_link", json!({})),
        ("customer_display", json!({ "seen": 0 })),
        ("choose_desk", json!({ "desk": "book" })),
        ("back_up", json!({})),
        ("nothing", json!({})),
    ] {
        assert_eq!(refused(&stall, phone, command, arguments), "station.only_main", "{command}");
    }
    world.pass(30);
    assert_eq!(stall.app.station_of_key(&key), Some(phone));
    assert_eq!(stall.ask("stations", json!({}))[0]["last_seen"], world.now().seconds());
    let ended = stall.ask("end_station", json!({ "number": 1 }));
    assert_eq!(ended[0]["ended"], world.now().seconds());
    assert_eq!(stall.app.station_of_key(&key), None, "the key is dead at once");
    assert_eq!(stall.refused("end_station", json!({ "number": 9 })), "station.unknown");
    let (next, _) = pair(&stall, "มือถือน้องแก้ว", &mut random);
    assert_eq!(next, Station::Paired(2), "a number is never given twice");
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

#[test]
fn a_paired_screen_prints_receipts_and_no_report() {
    let (world, folder) = (World::new(85), Folder::new("paired-prints"));
    let (mut stall, _, rice) = stall_with_door(&world, &folder);
    stall.ask("keep_second_screens", json!({ "on": true }));
    let (phone, _) = pair(&stall, "มือถือ", &mut Random::new(8));
    stall.sell(&[(&rice, 1)], None);
    let receipt = json!({ "kind": "receipt", "number": 1, "copy": 0 });
    assert!(from(&stall, phone, "picture", receipt.clone()).is_ok());
    assert!(from(&stall, phone, "print", receipt).is_ok());
    for command in ["print", "picture"] {
        let report = json!({ "kind": "x_report" });
        assert!(stall.app.call(command, report.clone()).is_ok(), "the stall's own screen may");
        assert_eq!(refused(&stall, phone, command, report), "station.only_main", "{command}");
    }
}

#[test]
fn a_bill_left_open_on_an_ended_screen_is_held_for_the_stall() {
    let (world, folder) = (World::new(87), Folder::new("ended-bill"));
    let (stall, _, rice) = stall_with_door(&world, &folder);
    stall.ask("keep_second_screens", json!({ "on": true }));
    let (phone, _) = pair(&stall, "มือถือน้องแก้ว", &mut Random::new(12));
    let draft = bill(&Random::new(13).request(), &[line(&rice, 3_000)]);
    from(&stall, phone, "keep_bill", draft.clone()).unwrap();
    let open = from(&stall, phone, "open_bill", json!({})).unwrap();
    assert_eq!(open["draft"]["request"], draft["request"]);
    assert_eq!(stall.ask("open_bill", json!({})), Value::Null, "each screen has its own");
    stall.ask("end_station", json!({ "number": 1 }));
    let held = stall.ask("held_bills", json!({}));
    assert_eq!(
        (&held[0]["label"], &held[0]["priced"]["total"]),
        (&json!("มือถือน้องแก้ว"), &json!(15_000))
    );
    let own = stall.ask("recall_bill", json!({ "request": draft["request"] }));
    assert_eq!(own["draft"]["lines"][0]["goods"], json!(rice));
}

#[test]
fn the_customer_sees_the_bill_at_hand_its_qr_and_the_change() {
    let (world, folder) = (World::new(88), Folder::new("customer-side"));
    let (stall, _, rice) = stall_with_door(&world, &folder);
    let mut settings = stall.ask("till_settings", json!({}));
    settings["promptpay"] = json!("0812345678");
    stall.ask("keep_till_settings", settings);
    stall.ask("keep_second_screens", json!({ "on": true }));
    let (phone, _) = pair(&stall, "มือถือ", &mut Random::new(14));
    let seen = |seen: u64| {
        let asked = json!({ "seen": seen });
        from(&stall, Station::Display, "customer_display", asked).unwrap()
    };
    let version = |shown: &Value| shown["version"].as_u64().expect("something new");
    let idle = seen(0);
    assert_eq!((&idle["stage"], &idle["stall_name"]), (&json!("idle"), &json!("ร้านส้มตำป้าแดง")));
    assert_eq!(seen(version(&idle)), Value::Null, "nothing new costs nothing");

    let random = &mut Random::new(15);
    let mut draft = bill(&random.request(), &[line(&rice, 2_000)]);
    stall.ask("keep_bill", draft.clone());
    assert_eq!(seen(version(&idle)), Value::Null, "not before the stall shows it");
    stall.ask("show_customer", json!({ "stage": "bill" }));
    let first = seen(version(&idle));
    assert_eq!((&first["stage"], &first["total"]), (&json!("bill"), &json!(10_000)));
    let rows = json!([
        { "name": "ข้าวมันไก่", "quantity": 2_000, "unit": "piece", "amount": 10_000 },
    ]);
    assert_eq!(first["lines"], rows, "and no cost, no stock, no id");
    draft["lines"][0]["quantity"] = json!(3_000);
    stall.ask("keep_bill", draft.clone());
    let grown = seen(version(&first));
    assert_eq!(grown["total"], 15_000, "it grows with the bill, without a further word");

    // a helper sells to somebody else meanwhile: nothing of it is seen here
    from(&stall, phone, "keep_bill", bill(&random.request(), &[line(&rice, 9_000)])).unwrap();
    from(&stall, phone, "show_customer", json!({ "stage": "bill" })).unwrap();
    assert_eq!(seen(version(&grown)), Value::Null);

    let paying = json!({ "stage": "paying", "total": 15_000, "promptpay": 15_000 });
    stall.ask("show_customer", paying);
    let paying = seen(version(&grown));
    let qr = paying["qr"]["text"].as_str().unwrap();
    assert!(qr.contains("5406150.00") && qr.contains("0066812345678"), "{qr}");
    assert_eq!((&paying["to"], &paying["total"]), (&json!("xxx-xxx-5678"), &json!(15_000)));
    let sold = json!({
        "bill": draft, "total": 15_000, "print": false,
        "tenders": [{ "kind": "cash", "amount": 20_000 }],
    });
    let sold = stall.ask("sell", sold);
    stall.ask(
        "show_customer",
        json!({ "stage": "change", "total": sold["total"], "change": sold["change"] }),
    );
    let change = seen(version(&paying));
    assert_eq!(
        (&change["change"], &change["lines"], &change["qr"]),
        (&json!(5_000), &json!([]), &Value::Null)
    );
    assert!(version(&change) > version(&first));
    for command in ["show_customer", "goods", "sell", "receipts", "open_bill"] {
        assert_eq!(refused(&stall, Station::Display, command, json!({})), "command.unknown");
    }
}

#[test]
fn an_older_copy_of_the_book_lets_no_telephone_back_in() {
    let (world, folder) = (World::new(89), Folder::on_disk("old-copy"));
    let (mut stall, _, rice) = stall_with_door(&world, &folder);
    stall.ask("keep_second_screens", json!({ "on": true }));
    let (_, key) = pair(&stall, "มือถือที่หายไป", &mut Random::new(16));
    let copy = stall.ask("back_up", json!({}))["path"].as_str().unwrap().to_owned();
    stall.ask("end_station", json!({ "number": 1 }));
    stall.sell(&[(&rice, 1)], None);
    drop(stall);
    let ports = world.ports(folder.path());
    api::care::restore(&ports, api::desk::DeskChoice::Till, copy.as_ref()).unwrap();
    let again = Computer::open(&world, folder.path()).unwrap();
    assert_eq!(again.app.station_of_key(&key), None);
    assert!(again.ask("stations", json!({}))[0]["ended"].is_i64());
}

#[test]
fn two_screens_sell_at_once_two_hundred_times() {
    let (world, folder) = (World::new(86), Folder::new("two-at-once"));
    let (stall, _, rice) = stall_with_door(&world, &folder);
    stall.ask("keep_second_screens", json!({ "on": true }));
    let (phone, _) = pair(&stall, "มือถือ", &mut Random::new(9));
    let sell_many = |station: Station, seed: u64| {
        let mut random = Random::new(seed);
        for _ in 0..200 {
            let request =
                sale(&random.request(), &[line(&rice, 1_000)], 5_000, &[("cash", 10_000)]);
            let sold = from(&stall, station, "sell", request.clone()).unwrap();
            let again = from(&stall, station, "sell", request).unwrap();
            assert_eq!(sold["receipt"], again["receipt"]);
            assert_eq!(again["repeated"], true);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| sell_many(Station::Main, 10));
        scope.spawn(|| sell_many(phone, 11));
    });
    let receipts = stall.ask("receipts", json!({ "day": null }));
    let mut numbers: Vec<u64> =
        receipts.as_array().unwrap().iter().map(|r| r["number"].as_u64().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=400).collect::<Vec<_>>());
    assert_eq!(stall.ask("goods_by_id", json!({ "id": rice }))["stock"], -400_000);
    assert_eq!(stall.ask("x_report", json!({}))["totals"]["net"], 2_000_000);
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}
