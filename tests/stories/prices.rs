//! What things cost: special prices, discounts, what is given free, as a vendor sees them.

use serde_json::{Value, json};
use tests::market::{bill, line, sale};
use tests::world::World;
use tests::{Folder, Stall};

fn open_stall(world: &World, folder: &Folder) -> Stall {
    let stall = Stall::new(world, folder.path(), 31);
    stall.set_up("ร้านขนม", "B-3");
    stall.open_day(500);
    stall
}

fn bundle(goods: &[&str], count: u32, baht: i64) -> Value {
    json!({
        "name": format!("{count} ชิ้น {baht}"),
        "does": { "kind": "bundle", "goods": goods, "count": count, "price": baht * 100 },
    })
}

/// Prices a bill, sells it, and makes sure that the book has what was shown. Gives the preview.
fn preview_and_sell(stall: &mut Stall, mut draft: Value) -> (Value, Value) {
    let request = stall.random.request();
    draft["request"] = json!(request);
    let shown = stall.ask("price_bill", draft.clone());
    assert_eq!(stall.ask("keep_bill", draft.clone()), shown);
    let total = shown["total"].as_i64().unwrap();
    let mut sold = sale(&request, &[], total, &[("cash", total)]);
    if total == 0 {
        sold["tenders"] = json!([]);
    }
    sold["bill"] = draft;
    let number = stall.ask("sell", sold)["receipt"].clone();
    let receipt = stall.ask("receipt", json!({ "number": number }));
    let lines: Vec<Value> =
        receipt["lines"].as_array().unwrap().iter().map(|line| line["line"].clone()).collect();
    assert_eq!(json!(lines), shown["lines"]);
    assert_eq!((&receipt["total"], &receipt["vat"]), (&shown["total"], &shown["vat"]));
    (shown, receipt)
}

fn draft(lines: &[Value]) -> Value {
    bill("", lines)
}

#[test]
fn three_for_a_hundred_also_of_mixed_goods() {
    let (world, folder) = (World::new(1), Folder::new("bundle"));
    let mut stall = open_stall(&world, &folder);
    let (cake, jelly) = (stall.goods("ขนมชั้น", 40), stall.goods("วุ้น", 35));
    let rules = stall.ask("save_price_rule", bundle(&[&cake, &jelly], 3, 100));
    assert_eq!((rules[0]["holds"].clone(), rules[0]["ended"].clone()), (json!(true), json!(false)));
    let (shown, _) = preview_and_sell(&mut stall, draft(&[line(&cake, 3_000)]));
    assert_eq!(shown["total"], 10_000);
    let (shown, receipt) =
        preview_and_sell(&mut stall, draft(&[line(&cake, 2_000), line(&jelly, 2_000)]));
    // two cakes and one jelly make the bundle, the other jelly costs what it costs
    assert_eq!((&shown["gross"], &shown["total"]), (&json!(15_000), &json!(13_500)));
    assert_eq!(shown["bundles"], json!([{ "name": "3 ชิ้น 100", "sets": 1, "saved": 1_500 }]));
    assert_eq!((&receipt["gross"], &receipt["discounts"]), (&json!(15_000), &json!(1_500)));
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}
