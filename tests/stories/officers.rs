//! Officers of the committee: PINs, what each office may, acts of two, and who stands in the
//! journal.

use api::commands::names;
use serde_json::{Value, json};
use tests::market::{Book, Computer};
use tests::world::World;
use tests::{Folder, Random};

/// Who may ask a command of the book.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum May {
    /// Whoever stands there.
    Anybody,
    /// Every officer.
    Reads,
    /// Officers with this power.
    Power(&'static str),
    /// Two of them.
    Two(&'static str),
}

use May::{Anybody, Power, Reads, Two};

/// Every command of the book, by hand: who adds one says here who may.
const COMMANDS: &[(May, &[&str])] = &[
    (Anybody, &["officers", "officer_sign_in", "officer_sign_out", "officer_here", "book_state"]),
    (Reads, &["witness", "zones", "stalls", "received_files", "fee_rules", "unit_counts"]),
    (Reads, &["payments", "fee_receipt", "fee_receipt_picture", "stall_account"]),
    (Reads, &["market_day", "market_days", "market_months", "export_day"]),
    (Reads, &["back_up_book", "check_book"]),
    (Reads, &["households", "people", "consent_wordings", "stall_people", "passes"]),
    (Reads, &["reply_states", "replies_to", "notices", "withdrawn_vouchers"]),
    (Power("receive"), &["receive_file", "receive_inbox"]),
    (Power("receive"), &["make_reply", "make_replies", "reply_file"]),
    (Power("count"), &["count_units"]),
    (Power("collect"), &["record_payment", "reverse_payment"]),
    (Power("register"), &["save_zone", "save_stall", "retire_stall", "invite_stall", "accept_key"]),
    (Power("register"), &["save_household", "save_person", "give_consent", "withdraw_consent"]),
    (Power("register"), &["set_stall_people", "issue_pass", "withdraw_pass"]),
    (Power("register"), &["post_notice", "end_notice", "withdraw_voucher"]),
    (Power("fees"), &["save_fee_rule", "end_fee_rule"]),
    (Power("officers"), &["save_officer", "export_person", "person_elsewhere", "erase_person"]),
    (Power("settings"), &["set_up_market"]),
    (Reads, &["calendar", "attendance", "stall_attendance", "export_attendance"]),
    (Reads, &["preview_closing"]),
    (Power("register"), &["set_calendar", "set_calendar_day"]),
    (Power("count"), &["excuse_absence", "withdraw_excuse"]),
    (Two("close"), &["close_market_day"]),
    (Reads, &["fee_qr", "book_printer", "print_fee_receipt", "stall_purse", "stall_credits"]),
    (Reads, &["deposits", "market_money"]),
    (Power("collect"), &["net_stall", "keep_book_printer"]),
    (Power("propose"), &["propose_credit"]),
    (Power("approve"), &["decide_credit"]),
    (Power("cash"), &["pay_voucher_out", "receive_deposit", "return_deposit"]),
    (Power("cash"), &["hand_over", "bank_money", "take_cash_back"]),
    (Two("cash"), &["keep_deposit"]),
    (Reads, &["hand_in_door", "fork_of", "machines"]),
    (Power("settings"), &["keep_hand_in_door"]),
    (Power("receive"), &["receive_slip", "receive_slip_photo"]),
    (Power("register"), &["explain_gap", "retire_key"]),
    (Power("approve"), &["settle_fork", "decide_waiver"]),
    (Reads, &["charges", "meter_readings", "preview_fee_rule", "waivers"]),
    (Power("fees"), &["charge_stalls", "cancel_charge"]),
    (Power("approve"), &["end_waiver"]),
    (Power("propose"), &["propose_waiver", "withdraw_waiver"]),
    (Power("count"), &["read_meter"]),
    (Reads, &["arrears", "takings", "year_summary", "stall_statement", "export_report"]),
    (Reads, &["book_head", "check_head", "published_heads"]),
    (Power("close"), &["publish_head"]),
];

/// The refusal of an act of two while there is one.
const SECOND: &str = "officers.second_needed";

/// What each office may, by hand.
const OFFICES: [(&str, &[&str]); 4] = [
    (
        "chair",
        &[
            "receive", "count", "collect", "register", "fees", "propose", "approve", "cash",
            "close", "officers", "settings",
        ],
    ),
    (
        "treasurer",
        &["receive", "count", "collect", "register", "fees", "propose", "approve", "cash", "close"],
    ),
    ("collector", &["receive", "count", "collect", "propose"]),
    ("auditor", &[]),
];

fn draft(name: &str, office: &str, pin: &str) -> Value {
    json!({ "name": name, "office": office, "pin": pin })
}

fn sign_in(book: &Book, number: u32, pin: &str) -> Value {
    book.ask("officer_sign_in", json!({ "number": number, "pin": pin }))
}

/// Chair Somchai (1, 1111), treasurer Malee (2, 2222), collector Nok (3, 3333), auditor Dam (4,
/// 4444); the chair is signed in.
fn committee(world: &World, folder: &Folder) -> Book {
    let book = Book::new(world, folder.path(), "ตลาดริมคลอง", 190);
    book.ask("save_officer", draft("สมชาย", "chair", "1111"));
    sign_in(&book, 1, "1111");
    book.ask("save_officer", draft("มาลี", "treasurer", "๒๒๒๒"));
    book.ask("save_officer", draft("นก", "collector", "3333"));
    book.ask("save_officer", draft("ดำ", "auditor", "4444"));
    book
}

fn sound(book: &Book) {
    assert_eq!(book.ask("check_book", json!({}))["sound"], true);
}

/// The lines of the book's journal of one kind.
fn lines(book: &Book, kind: &str) -> Vec<Value> {
    let path = book.data().join("book/book.db");
    #[expect(clippy::disallowed_methods, reason = "the test looks into the book from outside")]
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut statement =
        connection.prepare("SELECT line FROM journal WHERE kind = ?1 ORDER BY seq").unwrap();
    let rows = statement.query_map([kind], |row| row.get::<_, String>(0)).unwrap();
    rows.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect()
}

fn register(book: &Book, place: &str) -> Value {
    let stall = json!({ "name": "ร้าน", "place": place, "zone": null });
    book.ask("save_stall", stall)["id"].clone()
}

#[test]
fn a_book_without_officers_is_open_and_acts_of_two_wait_for_two() {
    let (world, folder) = (World::new(190), Folder::new("no-officers"));
    let mut book = Book::new(&world, folder.path(), "ตลาดริมคลอง", 190);
    let here = book.ask("officer_here", json!({}));
    assert_eq!((&here["officer"], &here["needed"]), (&Value::Null, &json!(false)));
    assert_eq!(here["powers"].as_array().unwrap().len(), 11);
    register(&book, "A-1");
    let keep = json!({ "request": book.random.request(), "amount": 1_000 });
    assert_eq!(book.refused("keep_deposit", keep.clone()), "officers.two_needed");
    let hand = json!({ "power": "cash", "number": 1, "pin": "1111" });
    assert_eq!(book.refused("witness", hand), "officers.two_needed");
    // one who may is not two
    book.ask("save_officer", draft("สมชาย", "chair", "1111"));
    sign_in(&book, 1, "1111");
    book.ask("save_officer", draft("นก", "collector", "3333"));
    assert_eq!(book.refused("keep_deposit", keep), "officers.two_needed");
    sound(&book);
}

#[test]
fn the_first_is_a_chair_and_from_then_on_somebody_signs_in() {
    let (world, folder) = (World::new(191), Folder::new("first-officer"));
    let book = Book::new(&world, folder.path(), "ตลาดริมคลอง", 191);
    let save = |officer: Value| book.refused("save_officer", officer);
    assert_eq!(save(draft("มาลี", "treasurer", "2222")), "officers.first_chair");
    assert_eq!(save(draft("สมชาย", "chair", "111")), "people.pin");
    assert_eq!(save(json!({ "name": "สมชาย", "office": "chair" })), "officers.pin_needed");
    assert_eq!(save(draft(" ", "chair", "1111")), "officers.name");
    let officers = book.ask("save_officer", draft("สมชาย", "chair", "๑๑๑๑"));
    assert_eq!(officers[0]["powers"].as_array().unwrap().len(), 11);
    assert!(!officers.to_string().contains("argon2"));
    assert_eq!(book.refused("stalls", json!({})), "officers.sign_in");
    assert_eq!(save(draft("มาลี", "treasurer", "2222")), "officers.sign_in");
    assert_eq!(book.ask("book_state", json!({}))["market"]["name"], "ตลาดริมคลอง");
    // what is no command of the book, and asks it all the same, asks for an officer, too
    assert_eq!(book.refused("choose_desk", json!({ "desk": "till" })), "officers.sign_in");
    assert_eq!(sign_in(&book, 1, "1111")["officer"]["name"], "สมชาย");
    assert_eq!(save(draft("มาลี", "treasurer", "1111")), "officers.pin_taken");
    assert_eq!(save(draft("สมชาย", "treasurer", "2222")), "officers.name_taken");
    let last = json!({ "number": 1, "name": "สมชาย", "office": "auditor" });
    assert_eq!(save(last), "officers.last_chair");
    book.ask("save_officer", draft("ลุงดำ", "chair", "3333"));
    let gone = json!({ "number": 1, "name": "สมชาย", "office": "chair", "retired": true });
    book.ask("save_officer", gone.clone());
    // who left is signed in no more, her PIN opens nothing, and coming back takes a new one
    assert_eq!(book.refused("stalls", json!({})), "officers.sign_in");
    let old = json!({ "number": 1, "pin": "1111" });
    assert_eq!(book.refused("officer_sign_in", old), "officers.wrong_pin");
    sign_in(&book, 2, "3333");
    let back = json!({ "number": 1, "name": "สมชาย", "office": "chair" });
    assert_eq!(save(back), "officers.pin_needed");
    sound(&book);
}

#[test]
fn every_command_of_the_book_is_for_whom_the_table_says() {
    let (world, folder) = (World::new(192), Folder::new("powers"));
    let book = committee(&world, &folder);
    let all: Vec<&str> = names().collect();
    let from = all.iter().position(|name| *name == "officers").unwrap();
    let told: Vec<&str> = COMMANDS.iter().flat_map(|(_, names)| *names).copied().collect();
    for name in &all[from..] {
        assert!(told.contains(name), "say in this table who may ask {name}");
    }
    // nothing is done: no command knows this argument
    let nonsense = || json!({ "nonsense": true });
    for (number, (office, powers)) in (1_u32..).zip(OFFICES) {
        let here = sign_in(&book, number, &number.to_string().repeat(4));
        assert_eq!(here["officer"]["office"], office);
        assert_eq!(here["powers"], json!(powers), "{office}");
        for (may, listed) in COMMANDS {
            for name in listed.iter().filter(|name| names().any(|known| known == **name)) {
                let code = book.refused(name, nonsense());
                let expected = match may {
                    Power(power) | Two(power) if !powers.contains(power) => "officers.not_yours",
                    Two(_) => "officers.second_needed",
                    Anybody | Reads | Power(_) => "command.arguments",
                };
                assert_eq!(code, expected, "{office}: {name}");
            }
        }
    }
    book.ask("officer_sign_out", json!({}));
    for (may, listed) in COMMANDS {
        let expected = if *may == Anybody { "command.arguments" } else { "officers.sign_in" };
        for name in listed.iter().filter(|name| names().any(|known| known == **name)) {
            assert_eq!(book.refused(name, nonsense()), expected, "nobody: {name}");
        }
    }
    sign_in(&book, 4, "4444");
    sound(&book);
}

#[test]
fn the_refusal_says_who_may() {
    let (world, folder) = (World::new(193), Folder::new("who-may"));
    let book = committee(&world, &folder);
    sign_in(&book, 3, "3333");
    let refused = book.app.call("save_zone", json!({ "name": "โซนผัก" })).unwrap_err();
    assert_eq!(refused.code, "officers.not_yours");
    assert_eq!(refused.params["power"], "register");
    assert_eq!(refused.th.happened, "เรื่องนี้ทำได้เฉพาะ ประธาน เหรัญญิก");
    assert_eq!(refused.en.happened, "Only the chair or the treasurer may do this");
    sound(&book);
}

#[test]
fn wrong_pins_bring_a_pause_and_the_witness_counts_too() {
    let (world, folder) = (World::new(194), Folder::new("officers-pause"));
    let book = committee(&world, &folder);
    let hand = |pin: &str| json!({ "power": "cash", "number": 2, "pin": pin });
    let wrong = |pin: &str| json!({ "number": 2, "pin": pin });
    assert_eq!(book.refused("witness", hand("9999")), "officers.wrong_pin");
    assert_eq!(book.refused("witness", hand("no pin")), "officers.wrong_pin");
    for _ in 0..2 {
        assert_eq!(book.refused("officer_sign_in", wrong("9999")), "officers.wrong_pin");
    }
    // another's right PIN in between gives no more tries at this one
    sign_in(&book, 3, "3333");
    assert_eq!(book.refused("officer_sign_in", wrong("9999")), "officers.wait");
    assert_eq!(book.refused("officer_sign_in", wrong("2222")), "officers.wait");
    assert_eq!(book.refused("witness", hand("2222")), "officers.wait");
    world.pass(31);
    sign_in(&book, 2, "2222");
    sound(&book);
}

#[test]
fn what_two_do_takes_two_and_each_hand_once() {
    let (world, folder) = (World::new(195), Folder::new("two-officers"));
    let mut book = committee(&world, &folder);
    let stall = register(&book, "A-1");
    let deposit = json!({
        "request": book.random.request(), "stall": stall, "amount": 100_000, "kind": "cash",
        "reason": "", "officer": "สมชาย",
    });
    book.ask("receive_deposit", deposit);
    let keep = |request: &str, baht: i64| {
        json!({
            "request": request, "stall": stall, "amount": baht * 100, "against": "damages",
            "reason": "ก๊อกน้ำแตก", "officer": "สมชาย",
        })
    };
    let hand = |number: u32, pin: &str| json!({ "power": "cash", "number": number, "pin": pin });
    let mut random = Random::new(1950);
    let request = random.request();
    let needs = |asked: Value| assert_eq!(book.refused("keep_deposit", asked), SECOND);
    let refused = book.app.call("keep_deposit", keep(&request, 300)).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.params["power"].as_str()), (SECOND, "cash"));
    assert_eq!(book.refused("witness", hand(1, "1111")), "officers.same");
    assert_eq!(book.refused("witness", hand(3, "3333")), "officers.not_yours");
    assert_eq!(book.refused("witness", hand(2, "1111")), "officers.wrong_pin");
    // a hand waits two minutes, for whoever is signed in when it is given
    assert_eq!(book.ask("witness", hand(2, "2222")), json!({ "officer": "มาลี" }));
    world.pass(121);
    needs(keep(&request, 300));
    book.ask("witness", hand(2, "2222"));
    sign_in(&book, 1, "1111");
    needs(keep(&request, 300));
    // an act that is not done uses none
    book.ask("witness", hand(2, "2222"));
    assert_ne!(book.refused("keep_deposit", keep(&random.request(), 9_000)), SECOND);
    let kept = book.ask("keep_deposit", keep(&request, 300));
    // the same request again is the same act; another one needs another hand
    assert_eq!(book.ask("keep_deposit", keep(&request, 300)), kept);
    needs(keep(&random.request(), 300));
    // nor does the number of an allowed request carry another wish
    needs(keep(&request, 400));
    let journal = lines(&book, "deposit_kept");
    let [line] = journal.as_slice() else { panic!("kept once: {journal:?}") };
    assert_eq!((&line["body"]["by"], &line["body"]["with"]), (&json!(1), &json!(2)));
    // who was the second is not the first of a repeated act
    sign_in(&book, 2, "2222");
    needs(keep(&request, 300));
    sound(&book);
}

#[test]
fn the_journal_says_who_and_the_receipt_bears_her_name() {
    let (world, folder) = (World::new(196), Folder::new("officers-journal"));
    let mut book = committee(&world, &folder);
    let day = world.now().business_day().to_string();
    let stall = register(&book, "A-1");
    let fee = json!({ "kind": "per_unit", "unit": "ดวง", "price": 500 });
    let rule = book.ask("save_fee_rule", json!({ "name": "ค่าไฟ", "fee": fee, "from": day }));
    sign_in(&book, 3, "3333");
    let count = json!({ "stall": stall, "day": day, "rule": rule["id"], "quantity": 4_000 });
    book.ask("count_units", count);
    let request = book.random.request();
    let pay = json!({
        "request": request, "stall": stall, "amount": 2_000, "kind": "cash",
        "collector": "ใครก็ได้",
    });
    let receipt = book.ask("record_payment", pay.clone());
    assert_eq!(receipt["collector"], "นก");
    sign_in(&book, 2, "2222");
    // a repeated request is the first answer, in whoever's hands
    assert_eq!(book.ask("record_payment", pay)["collector"], "นก");
    let back = json!({
        "request": book.random.request(), "receipt": receipt["number"], "reason": "ผิดร้าน",
    });
    book.ask("reverse_payment", back);
    let by = |kind: &str| -> Vec<Value> {
        lines(&book, kind).iter().map(|line| line["body"]["by"].clone()).collect()
    };
    assert_eq!(by("fee_rule_set"), [1]);
    assert_eq!(by("units_counted"), [3]);
    assert_eq!(by("payment_received"), [3]);
    assert_eq!(by("payment_reversed"), [2]);
    assert_eq!(by("officer_set"), [json!(null), json!(1), json!(1), json!(1)]);
    let signed = lines(&book, "officer_signed_in");
    let who: Vec<_> = signed.iter().map(|line| line["body"]["officer"].clone()).collect();
    assert_eq!(who, [1, 3, 2]);
    sound(&book);
}

#[test]
fn a_restart_asks_again_and_the_terminal_asks_nobody() {
    let (world, folder) = (World::new(197), Folder::on_disk("officers-restart"));
    let book = committee(&world, &folder);
    assert_eq!(book.ask("stalls", json!({})), json!([]));
    drop(book);
    let again = Computer::open(&world, folder.path()).unwrap();
    assert_eq!(again.refused("stalls", json!({})), "officers.sign_in");
    let care = again.app.in_care();
    assert_eq!(care.call("stalls", json!({})).unwrap(), json!([]));
    // she forgot her PIN: the terminal gives her another
    let fresh = json!({ "number": 1, "name": "สมชาย", "office": "chair", "pin": "7777" });
    care.call("save_officer", fresh).unwrap();
    let new = json!({ "number": 1, "pin": "7777" });
    assert_eq!(again.ask("officer_sign_in", new)["officer"]["name"], "สมชาย");
    let two = care.call("keep_deposit", json!({})).unwrap_err();
    assert_eq!(two.code, "officers.two_needed");
    assert_eq!(again.ask("check_book", json!({}))["sound"], true);
}
