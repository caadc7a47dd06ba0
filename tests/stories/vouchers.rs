//! Welfare vouchers at a stall: proved without a network, taken once, whole, for the goods they
//! name. The committee's own key signs them; the test reads it where the book keeps it.

use domain::day::Day;
use domain::money::Money;
use serde_json::{Value, json};
use settlement::key::SigningSeed;
use settlement::voucher::Voucher;
use tests::market::keyed;

use crate::market_day::Market;
use crate::tenders::{pay, refund, sound};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A voucher of a market whose book is in this folder.
fn voucher(market: &Market, serial: &str, baht: i64, goods: &[&str]) -> (Voucher, SigningSeed) {
    let key = std::fs::read(market.folder.path().join("book/book/signing.key")).unwrap();
    let seed = SigningSeed::from_bytes(&key.try_into().unwrap());
    let state = market.stalls[0].0.ask("till_state", json!({}));
    let voucher = Voucher {
        market: state["identity"]["market"].as_str().unwrap().parse().unwrap(),
        serial: serial.to_owned(),
        value: Money::baht(baht),
        goods: goods.iter().map(|word| (*word).to_owned()).collect(),
        issued: day("2026-11-20"),
        expires: day("2026-11-30"),
        holder: "B-12".to_owned(),
    };
    (voucher, seed)
}

fn text(market: &Market, serial: &str, baht: i64, goods: &[&str]) -> String {
    let (voucher, seed) = voucher(market, serial, baht, goods);
    voucher.sign(&seed).unwrap()
}

fn by(text: &str) -> Value {
    json!({ "kind": "voucher", "amount": 0, "voucher": text })
}

#[test]
fn a_voucher_is_taken_once_and_given_back_whole() {
    let mut market = Market::new(21, 1);
    let (hundred, fifty) = (text(&market, "AAA-1", 100, &[]), text(&market, "AAA-2", 50, &[]));
    let (stall, _) = &mut market.stalls[0];
    stall.open_day(500);
    let scan =
        |stall: &tests::Stall, text: &str| stall.ask("scan_for_payment", json!({ "text": text }));
    let told = scan(stall, &hundred);
    assert_eq!((told["value"].clone(), told["refused"].clone()), (json!(10_000), Value::Null));
    // a bill below its value: used up whole, no change
    let small = [keyed("ไข่", 8_000)];
    let sold = pay(stall, &small, &json!([by(&hundred)]), &json!({}));
    assert_eq!(
        (sold["change"].clone(), sold["tenders"][0]["amount"].clone()),
        (json!(0), json!(8_000))
    );
    assert_eq!(sold["tenders"][0]["received"], 10_000);
    assert_eq!(scan(stall, &hundred)["refused"]["code"], "tender.voucher_used");
    assert_eq!(pay(stall, &small, &json!([by(&hundred)]), &json!({})), "tender.voucher_used");
    let twice = json!([by(&fifty), by(&fifty)]);
    assert_eq!(pay(stall, &small, &twice, &json!({})), "tender.voucher_twice");
    // two things for a voucher and cash: the cash goes back, the voucher only with all of it
    let lines = [keyed("ปลา", 5_000), keyed("ผัก", 3_000)];
    let cash = json!({ "kind": "cash", "amount": 3_000 });
    let split = pay(stall, &lines, &json!([by(&fifty), cash]), &json!({}));
    let fish = json!([{ "line": 1, "quantity": 1_000 }]);
    assert_eq!(refund(stall, &split["receipt"], &fish), "refund.voucher_whole");
    let greens = json!([{ "line": 2, "quantity": 1_000 }]);
    let back = refund(stall, &split["receipt"], &greens);
    assert_eq!(back["repayments"], json!([{ "kind": "cash", "amount": 3_000 }]));
    let back = refund(stall, &split["receipt"], &json!([]));
    assert_eq!(
        (back["vouchers"].clone(), back["repayments"][0]["kind"].clone()),
        (json!(["AAA-2"]), json!("voucher"))
    );
    // it holds again, also after the program was started again
    let (world, folder) = (market.world.clone(), market.folder.path().join("till-1"));
    let (stall, id) = market.stalls.pop().unwrap();
    let random = stall.random.clone();
    drop(stall);
    let computer = tests::market::Computer::open(&world, &folder).unwrap();
    let mut stall = tests::Stall { computer, random };
    pay(&mut stall, &small, &json!([by(&fifty), { "kind": "cash", "amount": 3_000 }]), &json!({}));
    assert_eq!(scan(&stall, &fifty)["refused"]["params"]["receipt"], "5");
    let closed = stall.close_day(0);
    assert_eq!(closed["figures"]["totals"]["expected_cash"], 50_000 + 3_000);
    let asked = json!({ "name": closed["file"]["name"], "data": closed["file"]["data"] });
    assert_eq!(market.book.ask("receive_file", asked)["verdict"], "booked");
    sound(&stall);
    market.stalls.push((stall, id));
}

#[test]
fn a_voucher_for_some_goods_buys_no_others() {
    let mut market = Market::new(22, 1);
    let eggs = text(&market, "BBB-1", 100, &["ไข่"]);
    let (stall, _) = &mut market.stalls[0];
    for (name, category, price) in [("ไข่เป็ด", "ไข่", 6_000), ("เหล้า", "อื่น", 20_000)]
    {
        stall.ask("save_category", json!({ "name": category, "colour": "green", "place": 1 }));
        stall.ask(
            "save_goods",
            json!({
                "id": null, "name": name, "price": price, "unit": "piece", "category": category,
                "barcode": null, "favourite": null, "tax": "exempt", "cost": null,
                "counts_stock": false, "stock": null,
            }),
        );
    }
    let query = json!({ "text": "", "category": null, "favourites": false, "retired": false, "offset": 0, "limit": 60 });
    let found = stall.ask("goods", query);
    let id = |name: &str| {
        let goods = found["goods"].as_array().unwrap();
        goods.iter().find(|goods| goods["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
    };
    let (egg, drink) = (id("ไข่เป็ด"), id("เหล้า"));
    stall.open_day(500);
    let only = [tests::market::line(&drink, 1_000)];
    assert_eq!(pay(stall, &only, &json!([by(&eggs)]), &json!({})), "tender.voucher_goods");
    let both = [tests::market::line(&egg, 1_000), tests::market::line(&drink, 1_000)];
    // the screen need not say the bill again that this station keeps
    let asked = tests::market::bill(&stall.random.request(), &both);
    stall.ask("keep_bill", asked);
    let shown = stall.ask("preview_payment", json!({ "total": 26_000, "tenders": [by(&eggs)] }));
    assert_eq!((shown["missing"].clone(), shown["refused"].clone()), (json!(20_000), Value::Null));
    let kept = stall.ask("open_bill", json!({}))["draft"].clone();
    let cash = json!({ "kind": "cash", "amount": 20_000 });
    let sold = stall.ask(
        "sell",
        json!({ "bill": kept, "total": 26_000, "tenders": [by(&eggs), cash], "print": false }),
    );
    assert_eq!(sold["tenders"][0]["amount"], 6_000);
    let closed = stall.close_day(0);
    let asked = json!({ "name": closed["file"]["name"], "data": closed["file"]["data"] });
    assert_eq!(market.book.ask("receive_file", asked)["verdict"], "booked");
    sound(&market.stalls[0].0);
}

#[test]
fn a_voucher_that_is_no_money_here_and_today_is_told_why() {
    let mut market = Market::new(23, 1);
    let other = Market::new(24, 1);
    let (good, seed) = voucher(&market, "CCC-1", 100, &[]);
    let (foreign, _) = voucher(&other, "CCC-2", 100, &[]);
    let forged = SigningSeed::from_bytes(&[5; 32]);
    let (late, early) = (day("2026-11-21"), day("2026-11-23"));
    let old = Voucher { issued: day("2026-11-01"), expires: late, ..good.clone() };
    let young = Voucher { issued: early, ..good.clone() };
    let signed = good.sign(&seed).unwrap();
    let (stall, _) = &mut market.stalls[0];
    stall.open_day(500);
    let bill = [keyed("ไข่", 8_000)];
    for (text, code) in [
        ("TLV1:XXXX".to_owned(), "tender.voucher_unreadable"),
        (signed.replacen("TLV1:", "TLV2:", 1), "tender.voucher_unreadable"),
        (foreign.sign(&seed).unwrap(), "tender.voucher_not_ours"),
        (good.sign(&forged).unwrap(), "tender.voucher_forged"),
        (old.sign(&seed).unwrap(), "tender.voucher_expired"),
        (young.sign(&seed).unwrap(), "tender.voucher_not_yet"),
    ] {
        assert_eq!(pay(stall, &bill, &json!([by(&text)]), &json!({})), code, "{text}");
    }
    // a stall that stands alone has no market to believe
    let (_world, _folder, mut alone, _) = crate::tenders::open_stall(25, "alone");
    assert_eq!(
        pay(&mut alone, &bill, &json!([by(&signed)]), &json!({})),
        "tender.voucher_not_ours"
    );
    // a new name over the stall keeps the market and its key
    let (stall, _) = &mut market.stalls[0];
    stall.close_day(0);
    stall.ask("set_up_stall", json!({ "name": "ร้านชื่อใหม่", "place": "A-01" }));
    stall.open_day(500);
    let small = [keyed("ไข่", 10_000)];
    assert_eq!(pay(stall, &small, &json!([by(&signed)]), &json!({}))["change"], 0);
    sound(stall);
}
