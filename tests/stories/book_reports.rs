//! The committee's reports as its screens ask for them: a month, debts by age, takings beside the
//! week before, a year; each as a file; and a paper that tells whether the book was rewritten.

use serde_json::{Value, json};
use tests::market::bytes_of;

use crate::market_day::Market;

const DAY: i64 = 86_400;

/// Two stalls, two Sundays; the first stall paid for the first of them.
fn two_sundays() -> (Market, Value) {
    let mut market = Market::new(41, 2);
    let mut first = None;
    for sunday in 0..2 {
        if sunday > 0 {
            market.world.pass(7 * DAY);
        }
        for at in 0..2 {
            let stall = &mut market.stalls[at].0;
            let rice = stall.goods(&format!("ข้าวมันไก่ {sunday}"), 50);
            stall.open_day(0);
            stall.sell(&[(&rice, 2 + 2 * sunday)], None);
            let closed = stall.close_day(0);
            assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
        }
        if sunday == 0 {
            let request = market.book.random.request();
            let id = market.stalls[0].1.clone();
            let payment = json!({ "request": request, "stall": id, "amount": 3_000, "kind": "cash",
                "collector": "สมชาย" });
            first = Some(market.book.ask("record_payment", payment));
        }
    }
    (market, first.unwrap())
}

fn sound(market: &Market) {
    let checked = market.book.ask("check_book", json!({}));
    assert_eq!(checked["sound"], true, "{checked}");
}

#[test]
fn takings_are_told_beside_the_week_before_and_add_up_whichever_way() {
    let (market, _) = two_sundays();
    let ask = |by_stall: bool| {
        market.book.ask(
            "takings",
            json!({ "from": "2026-11-29", "until": "2026-11-29", "by_stall": by_stall }),
        )
    };
    let told = ask(false);
    assert_eq!((&told["sums"]["net"], &told["stalls"]), (&json!(40_000), &json!([])));
    for part in ["days", "zones", "categories", "tenders", "hours", "weekdays"] {
        let rows = told[part].as_array().unwrap();
        let sum: i64 = rows.iter().map(|row| row["net"].as_i64().unwrap()).sum();
        assert_eq!(sum, 40_000, "{part}");
    }
    let week = &told["compared"][0];
    assert_eq!((&week["back"], &week["sums"]["net"]), (&json!("week"), &json!(20_000)));
    assert_eq!(week["net"], json!({ "amount": 20_000, "basis_points": 10_000 }));
    assert_eq!(ask(true)["stalls"].as_array().unwrap().len(), 2);
    let range = |from: &str, until: &str| json!({ "from": from, "until": until });
    let refused = |range: Value| market.book.refused("takings", range);
    assert_eq!(refused(range("2026-11-29", "2026-11-22")), "report.order");
    assert_eq!(refused(range("2020-01-01", "2026-11-22")), "report.too_long");
    sound(&market);
}

#[test]
fn a_stall_is_told_its_month_and_the_committee_who_owes_for_how_long() {
    let (market, receipt) = two_sundays();
    let stall = market.stalls[0].1.clone();
    let month =
        |month: &str| market.book.ask("stall_statement", json!({ "stall": stall, "month": month }));
    let november = month("2026-11");
    assert_eq!(november["payments"][0]["number"], receipt["number"]);
    assert_eq!((&november["carried_over"], &november["carried_on"]), (&json!(0), &json!(3_200)));
    assert_eq!(month("2026-12")["carried_over"], november["carried_on"]);
    let arrears = market.book.ask("arrears", json!({ "on": "2026-11-29" }));
    let totals = &arrears["totals"];
    assert_eq!((&totals["current"], &totals["days_7"]), (&json!(6_400), &json!(3_000)));
    let account = |at: usize| {
        market.book.ask("stall_account", json!({ "stall": market.stalls[at].1 }))["owed"]
            .as_i64()
            .unwrap()
    };
    assert_eq!(totals["total"].as_i64(), Some(account(0) + account(1)));
    let year = market.book.ask("year_summary", json!({ "year": 2569 }));
    assert_eq!(year["months"][10]["owed"], totals["total"]);
    assert_eq!(market.book.refused("year_summary", json!({ "year": 9999 })), "report.year");
    let page = market.book.ask("market_days", json!({ "month": null }));
    assert_eq!(page["days"].as_array().unwrap().len(), 2);
    assert_eq!(market.book.ask("market_months", json!({}))[0]["days"], 2);
    sound(&market);
}

#[test]
fn every_report_is_a_file_of_four_kinds_with_the_head_of_the_book() {
    let (market, _) = two_sundays();
    let head = market.book.ask("book_head", json!({}));
    let stall = market.stalls[0].1.clone();
    let reports = [
        ("market_day", json!({ "kind": "day", "day": "2026-11-29" })),
        ("stall_statement", json!({ "kind": "statement", "stall": stall, "month": "2026-11" })),
        ("arrears", json!({ "kind": "arrears", "on": "2026-11-29" })),
        (
            "takings",
            json!({ "kind": "takings", "from": "2026-11-22", "until": "2026-11-29",
                "by_stall": false }),
        ),
        ("year", json!({ "kind": "year", "year": 2569 })),
    ];
    for (kind, report) in reports {
        let write = |format: &str| {
            let asked = json!({ "report": report, "format": format });
            bytes_of(&market.book.ask("export_report", asked))
        };
        assert!(write("pdf").starts_with(b"%PDF"), "{kind}");
        assert!(write("xlsx").starts_with(b"PK"), "{kind}");
        assert!(write("csv").starts_with(b"\xef\xbb\xbf"), "{kind}");
        let json: Value = serde_json::from_slice(&write("json")).unwrap();
        assert_eq!((&json["report"], &json["version"]), (&json!(kind), &json!(1)));
        assert_eq!(json["about"]["head"], head["head"]);
        assert!(json["figures"].is_object());
    }
    let export = json!({ "day": "2026-11-29", "format": "json" });
    let day: Value =
        serde_json::from_slice(&bytes_of(&market.book.ask("export_day", export))).unwrap();
    assert_eq!(day["figures"], market.book.ask("market_day", json!({ "day": "2026-11-29" })));
}

#[test]
fn a_head_that_was_published_is_found_again_and_another_book_is_caught() {
    let (market, _) = two_sundays();
    let asked = json!({ "for": { "scope": "month", "month": "2026-11" } });
    let published = market.book.ask("publish_head", asked);
    let (seq, hash) = (&published["seq"], published["hash"].as_str().unwrap());
    let check = |market: &Market, hash: &str| {
        market.book.ask("check_head", json!({ "seq": seq, "hash": hash }))["standing"].clone()
    };
    let printed = format!("{} {}", &hash[..8], &hash[8..16]);
    assert_eq!(check(&market, &printed), "in_chain");
    assert_eq!(market.book.ask("published_heads", json!({}))[0], published);
    let other = Market::new(42, 2);
    assert_ne!(check(&other, &printed), "in_chain", "shorter, or with other lines");
    assert_eq!(
        market.book.refused("check_head", json!({ "seq": seq, "hash": "9f86" })),
        "head.unreadable"
    );
    let head = market.book.ask("book_head", json!({}));
    let text = head["qr"]["text"].as_str().unwrap();
    assert_eq!(
        text,
        format!("TALAD-HEAD {} {}", head["head"]["seq"], head["head"]["hash"].as_str().unwrap())
    );
    sound(&market);
}
