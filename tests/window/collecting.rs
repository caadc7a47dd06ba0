//! The collector's round on a tablet's screen: arrears, netting, a part payment, a transfer, and a
//! mistake taken back, with the figures in the book afterwards.

use std::path::Path;

use domain::day::Timestamp;
use domain::money::Money;
use serde_json::{Value, json};
use settlement::key::SigningSeed;
use settlement::voucher::Voucher;
use tests::Folder;
use tests::market::{Book, Stall, keyed};
use tests::screen::{Language, Screen, Window};
use tests::world::World;

use crate::place::{Desk, is_sound};

/// A tablet.
const TABLET: (u32, u32) = (1024, 768);

#[test]
fn a_round_of_fees_on_a_tablet() {
    let folder = Folder::new("window-collecting");
    let data = folder.path().join("book");
    let stalls = market(folder.path(), &data);
    drop(Desk::with_slow_scanner(&data));
    let mut screen = Window::on(&data).open_sized("window-collecting", Language::Thai, TABLET);
    begin(&mut screen);
    arrears(&mut screen);
    netting(&mut screen);
    part(&mut screen);
    mistake(&mut screen);
    screen.finish();

    let book = Desk::open(&data);
    let account = |at: usize| book.ask("stall_account", json!({ "stall": stalls[at] }));
    assert_eq!((&account(0)["paid"], &account(0)["owed"]), (&json!(6_000), &json!(0)));
    assert_eq!((&account(1)["paid"], &account(1)["owed"]), (&json!(3_000), &json!(0)));
    assert_eq!((&account(2)["paid"], &account(2)["owed"]), (&json!(0), &json!(3_000)));
    let payments = |at: usize| {
        let payments = account(at)["payments"].as_array().cloned().unwrap_or_default();
        payments.iter().map(told).collect::<Vec<_>>()
    };
    let year = now().business_day().buddhist_year();
    assert_eq!(payments(0), [format!("{year}/00001 cash 6000 stands")]);
    let netted = format!("{year}/00002 voucher 2000 stands");
    assert_eq!(payments(1), [format!("{year}/00003 cash 1000 stands"), netted]);
    assert_eq!(payments(2), [format!("{year}/00004 cash 2000 taken back")]);
    let money = book.ask("market_money", json!({}));
    assert_eq!(money["collectors"][0]["in_hand"], 7_000, "{money}");
    drop(book);
    is_sound(&data);
}

/// A payment in one line.
fn told(row: &Value) -> String {
    let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let stands = if row["reversed"] == true { "taken back" } else { "stands" };
    format!("{} {} {} {stands}", word("number"), word("kind"), row["amount"])
}

/// What this machine's clock says: the window will ask it, too.
fn now() -> Timestamp {
    machine::ports(Path::new("unused")).clock.now()
}

/// Three stalls, 30 baht a day each: the first had its day yesterday too, the second took a
/// voucher.
fn market(folder: &Path, data: &Path) -> Vec<Value> {
    let world = World::new(41);
    world.set_clock(now().seconds() - 86_400);
    let book = Book::new(&world, data, "ตลาดริมน้ำ", 41);
    let fee = json!({ "kind": "per_stall_day", "amount": 3_000 });
    book.ask(
        "save_fee_rule",
        json!({
            "replaces": null, "name": "ค่าแผง", "fee": fee, "from": "2026-01-01", "until": null,
            "zone": null, "whole_baht": false,
        }),
    );
    let names = ["ก๋วยเตี๋ยวป้านิด", "ผักลุงชัย", "ขนมยายแก้ว"];
    let mut stalls: Vec<(Stall, Value)> = Vec::new();
    for (at, name) in names.into_iter().enumerate() {
        let place = format!("A-0{}", at + 1);
        let stall = Stall::new(&world, &folder.join(&place), at as u64);
        let registered = book.ask(
            "save_stall",
            json!({ "id": null, "name": name, "place": place, "zone": null, "vendor": "" }),
        );
        let invited = book.ask("invite_stall", json!({ "stall": registered["id"], "days": 7 }));
        let file = json!({ "name": invited["file"]["name"], "data": invited["file"]["data"] });
        let answer = stall.ask("enrol", json!({ "file": file, "code": invited["code"] }));
        hand_in(&book, &answer);
        stalls.push((stall, registered["id"].clone()));
    }
    sell(&book, &mut stalls[0].0, None);
    world.pass(86_400);
    let voucher = voucher(data, &stalls[0].0);
    sell(&book, &mut stalls[0].0, None);
    sell(&book, &mut stalls[1].0, Some(&voucher));
    sell(&book, &mut stalls[2].0, None);
    stalls.into_iter().map(|(_, id)| id).collect()
}

/// The text of a voucher of 20 baht that the committee's own key signed.
fn voucher(data: &Path, stall: &Stall) -> String {
    let key = std::fs::read(data.join("book/signing.key")).expect("the committee's key");
    let seed = SigningSeed::from_bytes(&key.try_into().expect("32 bytes"));
    let state = stall.ask("till_state", json!({}));
    let market = state["identity"]["market"].as_str().expect("a market");
    let voucher = Voucher {
        market: market.parse().expect("an id"),
        serial: "W-20".to_owned(),
        value: Money::baht(20),
        goods: vec![],
        issued: now().business_day().days_before(3),
        expires: now().business_day().next(),
        holder: "B-12".to_owned(),
    };
    voucher.sign(&seed).expect("a voucher that fits")
}

/// A day with one sale of 20 baht, closed and handed in.
fn sell(book: &Book, stall: &mut Stall, voucher: Option<&str>) {
    stall.open_day(500);
    let request = stall.random.request();
    let bill = json!({ "request": request, "lines": [keyed("ผัก", 2_000)] });
    let tender = match voucher {
        Some(text) => json!({ "kind": "voucher", "amount": 0, "voucher": text }),
        None => json!({ "kind": "cash", "amount": 2_000 }),
    };
    stall.ask("sell", json!({ "bill": bill, "total": 2_000, "tenders": [tender], "print": false }));
    let closed = stall.close_day(0);
    hand_in(book, &closed["file"]);
}

fn hand_in(book: &Book, file: &Value) {
    let received = book.ask("receive_file", json!({ "name": file["name"], "data": file["data"] }));
    assert!(received["verdict"] == "booked" || received["verdict"] == "joined", "{received}");
}

fn begin(screen: &mut Screen) {
    screen.press_word("menu_book_collect");
    screen.see_word("collect_who_text");
    screen.write_word("collect_name", "สมชาย");
    screen.press_word("collect_name_keep");
    screen.see(&screen.words.filled("collect_left", &[("n", "3")]));
    screen.look("collect");
}

/// Both days of the first stall in one tap; the next one moves up by itself.
fn arrears(screen: &mut Screen) {
    screen.see("ก๋วยเตี๋ยวป้านิด");
    assert!(screen.has("button", &screen.words.filled("collect_take", &[("baht", "30")])));
    screen.press_beginning("collect_take_all");
    screen.see_piece("collect_taken");
    screen.see(&screen.words.filled("collect_left", &[("n", "2")]));
    screen.see(&screen.words.filled("collect_has_vouchers", &[("baht", "20")]));
    screen.look("next");
}

/// What the second took in vouchers pays first, the rest in cash.
fn netting(screen: &mut Screen) {
    screen.breathe();
    screen.press_filled("collect_net", &[("baht", "20"), ("left", "10")]);
    screen.see_piece("collect_netted");
    screen.look("netted");
    screen.breathe();
    screen.press_filled("collect_take", &[("baht", "10")]);
    screen.see(&screen.words.filled("collect_left", &[("n", "1")]));
}

/// The third pays a part.
fn part(screen: &mut Screen) {
    screen.see("ขนมยายแก้ว");
    screen.breathe();
    screen.press_word("collect_other_amount");
    screen.digits("20");
    screen.look("part");
    screen.press_filled("collect_take", &[("baht", "20")]);
    screen.see(&screen.words.filled("collect_taken", &[("baht", "20"), ("how", "เงินสด")]));
    screen.look("part-paid");
}

/// It was somebody else's: all of it is owed again.
fn mistake(screen: &mut Screen) {
    screen.breathe();
    screen.press_word("undo");
    screen.see_word("collect_why");
    screen.choose_word("collect_why_stall");
    screen.press_filled("collect_reverse", &[("baht", "20")]);
    screen.see_piece("collect_taken_back");
    screen.see(&screen.words.filled("collect_left", &[("n", "1")]));
    screen.look("taken-back");
}
