//! What users of other tills suffer from when money is taken, each as a test this till passes. The
//! numbers are those of our list of 25 complaints.

use serde_json::{Value, json};
use tests::Stall;
use tests::market::{Computer, keyed, line, sale};

use crate::market_day::Market;
use crate::tenders::{SLIP, half_plus, open_stall, pay, refund, reopened, set, sound};

fn cash(amount: i64) -> Value {
    json!({ "kind": "cash", "amount": amount })
}

/// The drawer should hold the price, never the note that was handed over.
#[test]
fn complaint_01_expected_cash_counts_the_price_and_not_the_note() {
    let (_world, _folder, mut stall, rice) = open_stall(31, "complaint-1");
    stall.sell(&[(&rice, 3)], Some(1_000));
    let split = json!([{ "kind": "prompt_pay", "amount": 5_000 }, cash(50_000)]);
    pay(&mut stall, &[line(&rice, 2_000)], &split, &json!({}));
    let result = stall.ask("count_drawer", json!({ "counted": [] }));
    assert_eq!(result["expected"], 50_000 + 15_000 + 5_000);
    // the change that was told is forgotten by nobody: it stands on the receipt
    assert_eq!(stall.ask("receipt", json!({ "number": 2 }))["change"], 45_000);
    sound(&stall);
}

/// A button pressed twice, or ten times, is one sale, one receipt number and one move of the stock.
#[test]
fn complaint_04_a_double_press_is_one_sale() {
    let (_world, _folder, mut stall, rice) = open_stall(32, "complaint-4");
    let asked = sale(&stall.random.request(), &[line(&rice, 1_000)], 5_000, &[("cash", 10_000)]);
    let first = stall.ask("sell", asked.clone());
    for _ in 0..9 {
        let again = stall.ask("sell", asked.clone());
        assert_eq!((&again["receipt"], &again["repeated"]), (&first["receipt"], &json!(true)));
        assert_eq!((&again["change"], &again["tenders"]), (&first["change"], &first["tenders"]));
    }
    assert_eq!(stall.ask("goods_by_id", json!({ "id": rice }))["stock"], -1_000);
    let back = json!({
        "request": stall.random.request(), "of": 1, "lines": [], "reason": "คืน", "print": false,
    });
    let first = stall.ask("refund", back.clone());
    assert_eq!(stall.ask("refund", back)["receipt"], first["receipt"]);
    let next = pay(&mut stall, &[line(&rice, 1_000)], &json!([cash(5_000)]), &json!({}));
    assert_eq!(next["receipt"], 3);
    assert_eq!(stall.close_day(0)["figures"]["totals"]["expected_cash"], 55_000);
    sound(&stall);
}

/// What is sent again after an outage makes nothing twice: no sale at the till, no file in the
/// book.
#[test]
fn complaint_05_sending_again_after_an_outage_makes_nothing_twice() {
    let mut market = Market::new(33, 1);
    let (world, folder) = (market.world.clone(), market.folder.path().join("till-1"));
    let (mut stall, _) = market.stalls.pop().unwrap();
    let rice = stall.goods("ข้าวแกง", 50);
    stall.open_day(500);
    let slip = json!({ "kind": "prompt_pay", "amount": 5_000, "slip": SLIP });
    let mut asked = sale(&stall.random.request(), &[line(&rice, 1_000)], 5_000, &[]);
    asked["tenders"] = json!([slip]);
    stall.ask("sell", asked.clone());
    // the answer was lost, the program was started again, the screen asks once more
    let random = stall.random.clone();
    drop(stall);
    let stall = Stall { computer: Computer::open(&world, &folder).unwrap(), random };
    assert_eq!(stall.ask("sell", asked)["repeated"], true);
    let closed = stall.close_day(0);
    let file = json!({ "name": closed["file"]["name"], "data": closed["file"]["data"] });
    assert_eq!(market.book.ask("receive_file", file.clone())["verdict"], "booked");
    for _ in 0..3 {
        assert_eq!(market.book.ask("receive_file", file.clone())["verdict"], "repeated");
    }
    let again = stall.ask("settlement_file", json!({ "z": 1 }));
    assert_eq!(
        market.book.ask("receive_file", json!({ "name": "x", "data": again["data"] }))["verdict"],
        "repeated"
    );
    let report = market.book.ask("market_day", json!({ "day": "2026-11-22" }));
    assert_eq!(report["totals"]["net"], 5_000);
    assert_eq!(report["double_slips"], json!([]));
    sound(&stall);
}

/// The plug is pulled while the program runs: what was told as sold is there, with its number.
#[test]
fn complaint_06_a_power_cut_loses_no_sale_and_skips_no_number() {
    let (world, folder, mut stall, rice) = open_stall(34, "complaint-6");
    let draft = json!({ "nickname": "ป้าแดง", "due_days": 7, "note": "" });
    let hers = json!({ "customer": stall.ask("save_customer", draft)["id"] });
    let mut told = Vec::new();
    for number in 1..=12_i64 {
        let tenders = match number % 3 {
            0 => json!([{ "kind": "credit", "amount": 5_000 }]),
            1 => json!([{ "kind": "prompt_pay", "amount": 2_000 }, cash(10_000)]),
            _ => json!([cash(5_000)]),
        };
        told.push(pay(&mut stall, &[line(&rice, 1_000)], &tenders, &hers));
        // the disk as it is at this moment, the program never closed
        let after = tests::Folder::new("complaint-6-after");
        copy(folder.path(), after.path());
        let cut = Stall {
            computer: Computer::open(&world, after.path()).unwrap(),
            random: tests::Random::new(99),
        };
        for sold in &told {
            let receipt = cut.ask("receipt", json!({ "number": sold["receipt"] }));
            assert_eq!(
                (&receipt["tenders"], &receipt["change"]),
                (&sold["tenders"], &sold["change"])
            );
        }
        let list = cut.ask("receipts", json!({ "day": null }));
        assert_eq!(list.as_array().unwrap().len(), told.len());
        let mut cut = cut;
        let next = pay(&mut cut, &[line(&rice, 1_000)], &json!([cash(5_000)]), &json!({}));
        assert_eq!(next["receipt"], number + 1);
        sound(&cut);
    }
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// No amount that can be shown is one satang away from what can be sold.
#[test]
fn complaint_08_a_satang_stops_no_sale() {
    let (_world, _folder, mut stall, _) = open_stall(35, "complaint-8");
    let pork = stall.goods_of("หมู", 16_999, "kilogram", "exempt");
    for rounding in [
        Value::Null,
        json!({ "step": 25, "direction": "down" }),
        json!({ "step": 100, "direction": "nearest" }),
    ] {
        set(&stall, json!({ "cash_rounding": rounding }));
        for grams in [1, 3, 333, 335, 667, 999, 1_001, 1_237] {
            let lines = [line(&pork, grams), keyed("ถุง", 33)];
            let request = stall.random.request();
            let priced = stall.ask("price_bill", tests::market::bill(&request, &lines));
            let shown =
                stall.ask("preview_payment", json!({ "total": priced["total"], "tenders": [] }));
            let exact = json!([cash(shown["cash_due"].as_i64().unwrap())]);
            let sold = pay(&mut stall, &lines, &exact, &json!({}));
            assert_eq!(sold["change"], 0, "{grams} g {rounding}");
            let total = sold["total"].as_i64().unwrap();
            let split = json!([{ "kind": "prompt_pay", "amount": total / 3 + 1 }, cash(total)]);
            pay(&mut stall, &lines, &split, &json!({}));
        }
    }
    sound(&stall);
}

/// What was rounded is given back as it was taken, in one part or in many, beside other tenders.
#[test]
fn complaint_09_a_refund_gives_back_what_rounding_took() {
    let (_world, _folder, mut stall, _) = open_stall(36, "complaint-9");
    set(&stall, json!({ "cash_rounding": { "step": 100, "direction": "down" } }));
    let lines: Vec<Value> = (0..4).map(|n| keyed(&format!("ปลา {n}"), 1_090)).collect();
    let split = json!([cash(10_000), { "kind": "prompt_pay", "amount": 1_010 }]);
    let sold = pay(&mut stall, &lines, &split, &json!({}));
    assert_eq!(sold["rounding"], -50);
    let (mut in_cash, mut by_bank) = (0, 0);
    for number in 1..=4 {
        let part = json!([{ "line": number, "quantity": 1_000 }]);
        for back in refund(&mut stall, &json!(1), &part)["repayments"].as_array().unwrap() {
            let amount = back["amount"].as_i64().unwrap();
            match back["kind"].as_str().unwrap() {
                "cash" => in_cash += amount,
                _ => by_bank += amount,
            }
        }
    }
    assert_eq!((in_cash, by_bank), (3_300, 1_010));
    let closed = stall.close_day(0);
    let totals = &closed["figures"]["totals"];
    assert_eq!((&totals["expected_cash"], &totals["net"]), (&json!(50_000), &json!(0)));
    sound(&stall);
}

/// A refund is out of the drawer, out of its tender and out of the day's net.
#[test]
fn complaint_10_a_refund_leaves_the_drawer_the_tender_and_the_report() {
    let (_world, _folder, mut stall, rice) = open_stall(37, "complaint-10");
    set(&stall, json!({ "co_pay": [half_plus()], "other_tenders": ["บัตร"] }));
    let ways = [
        json!([cash(20_000)]),
        json!([{ "kind": "prompt_pay", "amount": 10_000 }]),
        json!([{ "kind": "co_pay", "amount": 10_000, "scheme": "คนละครึ่ง" }]),
        json!([{ "kind": "other", "amount": 10_000, "name": "บัตร" }]),
    ];
    for tenders in &ways {
        let sold = pay(&mut stall, &[line(&rice, 2_000)], tenders, &json!({}));
        let back = refund(&mut stall, &sold["receipt"], &json!([]));
        assert_eq!(back["repayments"][0]["kind"], tenders[0]["kind"]);
    }
    let totals = stall.close_day(0)["figures"]["totals"].clone();
    assert_eq!((&totals["refunded"], &totals["net"]), (&json!(40_000), &json!(0)));
    assert_eq!(totals["expected_cash"], 50_000);
    for tender in totals["tenders"].as_array().unwrap() {
        assert_eq!((&tender["sold"], &tender["refunded"]), (&json!(10_000), &json!(10_000)));
    }
    sound(&stall);
}

/// A tab is paid in part, and one payment clears several bills, the oldest first.
#[test]
fn complaint_22_a_tab_is_paid_in_part_and_several_bills_at_once() {
    let (world, folder, mut stall, rice) = open_stall(38, "complaint-22");
    let draft = json!({ "nickname": "ป้าแดง", "due_days": 7, "note": "" });
    let id = stall.ask("save_customer", draft)["id"].clone();
    let hers = json!({ "customer": id });
    for pieces in [1, 2, 3] {
        let credit = json!([{ "kind": "credit", "amount": pieces * 5_000 }]);
        pay(&mut stall, &[line(&rice, pieces * 1_000)], &credit, &hers);
    }
    // the fourth: a part in cash, the rest on the tab
    let part = json!([cash(2_000), { "kind": "credit", "amount": 3_000 }]);
    let sold = pay(&mut stall, &[line(&rice, 1_000)], &part, &hers);
    assert_eq!(sold["owes"], 33_000);
    let repay = |stall: &mut Stall, amount: i64| {
        let asked = json!({
            "request": stall.random.request(), "customer": id, "amount": amount, "kind": "cash",
            "print": false,
        });
        stall.ask("repay_credit", asked)
    };
    let first = repay(&mut stall, 12_000);
    let allocated = json!([{ "receipt": 1, "amount": 5_000 }, { "receipt": 2, "amount": 7_000 }]);
    assert_eq!((&first["owes"], &first["allocated"]), (&json!(21_000), &allocated));
    let mut stall = reopened(&world, &folder, stall);
    let rest = repay(&mut stall, 21_000);
    let bills = rest["allocated"].as_array().unwrap().len();
    assert_eq!((&rest["owes"], bills), (&json!(0), 3));
    let totals = stall.close_day(0)["figures"]["totals"].clone();
    // paid back is cash in the drawer and no takings a second time
    assert_eq!((&totals["net"], &totals["credit_repaid"]), (&json!(35_000), &json!(33_000)));
    assert_eq!(totals["expected_cash"], 50_000 + 2_000 + 33_000);
    sound(&stall);
}
