//! Who was there: a calendar with closed days, excuses, a signed day without a sale, and the market
//! day that two officers close.

use serde_json::{Value, json};
use tests::market::{Book, bytes_of};

use crate::market_day::Market;

const TODAY: &str = "2026-11-22"; // a Sunday

/// A market with 20 baht for a day without a file, a chair and a treasurer, the chair signed in.
fn market(seed: u64, stalls: usize) -> Market {
    let market = Market::new(seed, stalls);
    market.book.ask(
        "save_fee_rule",
        json!({
            "replaces": null, "name": "ไม่ส่งยอด", "fee": { "kind": "no_file", "amount": 2_000 },
            "from": TODAY, "until": null, "zone": null, "whole_baht": false,
        }),
    );
    officer(&market.book, "สมศรี", "chair", "1357");
    market.book.ask("officer_sign_in", json!({ "number": 1, "pin": "1357" }));
    officer(&market.book, "ประยูร", "treasurer", "2468");
    market
}

fn officer(book: &Book, name: &str, office: &str, pin: &str) {
    book.ask("save_officer", json!({ "name": name, "office": office, "pin": pin }));
}

fn witness(book: &Book) {
    let treasurer = json!({ "power": "close", "number": 2, "pin": "2468" });
    assert_eq!(book.ask("witness", treasurer)["officer"], "ประยูร");
}

fn to_close(market: &mut Market, day: &str) -> Value {
    let request = market.book.random.request();
    json!({ "request": request, "day": day, "leave_open": false })
}

/// The stall sells for so many baht, or for nothing, and closes its day.
fn handed_in(market: &mut Market, stall: usize, baht: i64) -> Value {
    let (till, _) = &mut market.stalls[stall];
    till.open_day(0);
    if baht > 0 {
        let rice = till.goods(&format!("ข้าวมันไก่ {baht}"), baht);
        till.sell(&[(&rice, 1)], None);
    }
    till.close_day(0)["file"].clone()
}

fn day(market: &Market, day: &str) -> Value {
    market.book.ask("market_day", json!({ "day": day }))
}

fn marks(market: &Market) -> Vec<Value> {
    let asked = json!({ "from": TODAY, "until": "2026-11-24" });
    let attendance = market.book.ask("attendance", asked);
    let stalls = attendance["stalls"].as_array().unwrap();
    stalls.iter().map(|stall| stall["marks"].clone()).collect()
}

fn assert_sound(market: &Market) {
    assert_eq!(market.book.ask("check_book", json!({}))["found"], json!([]));
}

#[test]
fn two_officers_close_the_day_and_what_comes_later_stands_beside_their_figures() {
    let mut market = market(301, 4);
    let (first, zero) = (handed_in(&mut market, 0, 100), handed_in(&mut market, 1, 0));
    let late = handed_in(&mut market, 2, 150);
    market.receive(&first);
    market.receive(&zero);
    let excused = json!({ "stall": market.stalls[3].1, "day": TODAY, "reason": "แจ้งลาล่วงหน้า" });
    market.book.ask("excuse_absence", excused);

    let preview = market.book.ask("preview_closing", json!({ "day": TODAY }));
    assert_eq!(preview["charged"][0]["place"], "A-03");
    assert_eq!(preview["charged"][0]["fee"], 2_000);
    let asked = to_close(&mut market, TODAY);
    assert_eq!(market.book.refused("close_market_day", asked.clone()), "officers.second_needed");
    assert_eq!(day(&market, TODAY)["closed"], Value::Null);
    witness(&market.book);
    let closed = market.book.ask("close_market_day", asked.clone());
    assert_eq!((&closed["by_name"], &closed["with_name"]), (&json!("สมศรี"), &json!("ประยูร")));
    assert_eq!(closed["figures"], preview["figures"]);
    assert_eq!(market.book.ask("close_market_day", asked), closed, "a repeated request");
    let figures = &closed["figures"];
    // twice 30 baht, and 20 baht of the stall that handed nothing in
    assert_eq!(
        (&figures["received"], &figures["missing"], &figures["excused"], &figures["fee"]),
        (&json!(2), &json!(1), &json!(1), &json!(8_000))
    );

    market.receive(&late);
    let changed = day(&market, TODAY);
    assert_eq!(changed["changed_since"], true);
    assert_eq!(&changed["closed"]["figures"], figures);
    let change = &changed["closed"]["changes"][0];
    // 30 baht and 2 % of the 50 baht above 100, no longer 20 baht for nothing
    assert_eq!((&change["fee_before"], &change["fee"]), (&json!(2_000), &json!(3_100)));
    assert_eq!(changed["totals"]["fee"], 9_100);
    let listed = market.book.ask("market_days", json!({ "month": null }));
    assert_eq!(listed["days"][0]["closed"], true);
    assert_eq!(listed["days"][0]["changed_since"], true);
    assert_eq!(
        marks(&market)[0..4].iter().map(|marks| marks[0].as_str().unwrap()).collect::<Vec<_>>(),
        ["opened", "zero_day", "opened", "excused"]
    );
    assert_sound(&market);
}

#[test]
fn a_day_is_closed_by_two_different_officers_in_the_order_of_days() {
    let alone = Market::new(302, 1);
    let asked = json!({ "request": "01KANK0000000000000000000A", "day": TODAY });
    assert_eq!(alone.book.refused("close_market_day", asked), "officers.two_needed");

    let mut market = market(303, 1);
    let sunday = handed_in(&mut market, 0, 100);
    market.receive(&sunday);
    let tomorrow = to_close(&mut market, "2026-11-23");
    witness(&market.book);
    assert_eq!(market.book.refused("close_market_day", tomorrow), "closing.to_come");
    let never = to_close(&mut market, "2026-11-20");
    assert_eq!(market.book.refused("close_market_day", never), "closing.no_market_day");
    market.world.pass(24 * 3_600);
    let monday = handed_in(&mut market, 0, 100);
    market.receive(&monday);
    let mut asked = to_close(&mut market, "2026-11-23");
    witness(&market.book);
    assert_eq!(market.book.refused("close_market_day", asked.clone()), "closing.open_before");
    asked["leave_open"] = json!(true);
    assert_eq!(market.book.ask("close_market_day", asked)["changes"], json!([]));
    let again = to_close(&mut market, "2026-11-23");
    witness(&market.book);
    assert_eq!(market.book.refused("close_market_day", again), "closing.closed");
    assert_sound(&market);
}

#[test]
fn a_closed_day_of_the_calendar_expects_nobody_and_still_receives_who_opened() {
    let mut market = market(304, 2);
    // Sundays and Tuesdays
    let week = json!({
        "from": TODAY, "weekdays": [true, false, true, false, false, false, false],
    });
    market.book.ask("set_calendar", week.clone());
    market.world.pass(24 * 3_600);
    assert_eq!(day(&market, "2026-11-23")["totals"]["registered"], 0);
    let opened = handed_in(&mut market, 0, 100);
    assert_eq!(market.receive(&opened)["verdict"], "booked");
    let monday = day(&market, "2026-11-23");
    assert_eq!(monday["totals"]["unplanned"], 1);
    assert_eq!(
        (&monday["totals"]["missing"], &monday["totals"]["fee"]),
        (&json!(0), &json!(3_000))
    );
    assert_eq!(market.book.refused("set_calendar", week), "calendar.reaches_back");
    let flood = json!({ "day": "2026-11-24", "open": false, "reason": "" });
    assert_eq!(market.book.refused("set_calendar_day", flood), "calendar.reason");
    let flood = json!({ "day": "2026-11-24", "open": false, "reason": "น้ำท่วม" });
    assert_eq!(market.book.ask("set_calendar_day", flood)["open"], false);
    assert_eq!(
        marks(&market),
        [
            json!(["no_file", "unplanned", "market_closed"]),
            json!(["no_file", "market_closed", "market_closed"]),
        ]
    );
    let month = json!({ "from": "2026-11-01", "until": "2026-11-30" });
    let calendar = market.book.ask("calendar", month);
    assert_eq!(calendar["days"][23]["reason"], "น้ำท่วม");
    assert_sound(&market);
}

#[test]
fn an_excuse_is_taken_back_and_never_speaks_of_health() {
    let market = market(305, 1);
    let stall = &market.stalls[0].1;
    let ill = json!({ "stall": stall, "day": TODAY, "reason": "ป่วย" });
    assert_eq!(market.book.refused("excuse_absence", ill), "excuse.health");
    let excuse = json!({ "stall": stall, "day": TODAY, "reason": "ธุระส่วนตัว" });
    market.book.ask("excuse_absence", excuse);
    assert_eq!(day(&market, TODAY)["stalls"][0]["state"], "excused");
    assert_eq!(day(&market, TODAY)["missing"], json!([]));
    market.book.ask("withdraw_excuse", json!({ "stall": stall, "day": TODAY }));
    assert_eq!(day(&market, TODAY)["missing"][0]["place"], "A-01");
    let again = json!({ "stall": stall, "day": TODAY });
    assert_eq!(market.book.refused("withdraw_excuse", again), "excuse.none");
    assert_sound(&market);
}

#[test]
fn attendance_and_a_closed_day_come_on_paper_and_as_spreadsheets() {
    let mut market = market(306, 2);
    let file = handed_in(&mut market, 0, 100);
    market.receive(&file);
    let asked = to_close(&mut market, TODAY);
    witness(&market.book);
    market.book.ask("close_market_day", asked);
    for (format, start) in [("csv", &b"\xef\xbb\xbf"[..]), ("xlsx", b"PK"), ("pdf", b"%PDF")] {
        let asked = json!({ "from": "2026-11-01", "until": "2026-11-30", "format": format });
        let file = market.book.ask("export_attendance", asked);
        assert!(bytes_of(&file).starts_with(start), "{format}");
    }
    let asked = json!({ "from": "2026-11-01", "until": "2026-11-30", "format": "csv" });
    let text = String::from_utf8(bytes_of(&market.book.ask("export_attendance", asked))).unwrap();
    assert!(text.contains("A-02,ร้านที่ 2,–,0,0,0,1"), "{text}");
    assert_eq!(
        market.book.refused("attendance", json!({ "from": "2026-11-01", "until": "2026-12-02" })),
        "attendance.days"
    );
}
