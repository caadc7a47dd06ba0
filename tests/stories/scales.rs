//! Goods by weight: labels of a scale that prints, and the scale on a wire.

use api::ports::{Reading, ScaleTrouble};
use domain::quantity::Quantity;
use serde_json::{Value, json};
use tests::market::{bill, line, sale};
use tests::world::World;
use tests::{Folder, Stall};

/// Twelve digits with the check digit of an EAN-13.
fn ean(digits: &str) -> String {
    let weight = |place: usize| if place.is_multiple_of(2) { 1 } else { 3 };
    let digit = |c: char| c.to_digit(10).unwrap();
    let sum: u32 = digits.chars().enumerate().map(|(at, c)| digit(c) * weight(at)).sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

fn weighed_goods(stall: &Stall, name: &str, satang: i64, unit: &str, code: &str) -> String {
    let saved = stall.ask(
        "save_goods",
        json!({
            "id": null, "name": name, "price": satang, "unit": unit, "category": null,
            "barcode": null, "favourite": null, "tax": "exempt", "cost": null,
            "counts_stock": true, "stock": null, "scale_code": code,
        }),
    );
    saved["id"].as_str().unwrap().to_owned()
}

fn change_settings(stall: &Stall, name: &str, value: Value) {
    let mut settings = stall.ask("till_settings", json!({}));
    settings[name] = value;
    stall.ask("keep_till_settings", settings);
}

fn layout(prefix: u8, value: &str) -> Value {
    json!({ "prefix": prefix, "item_digits": 5, "value_digits": 5, "value": value, "value_check": false })
}

fn butcher(world: &World, folder: &Folder) -> Stall {
    let stall = Stall::new(world, folder.path(), 41);
    stall.set_up("เขียงหมู", "M-1");
    change_settings(&stall, "label_layouts", json!([layout(20, "grams"), layout(21, "satang")]));
    stall.open_day(500);
    stall
}

#[test]
fn complaint_19_a_scales_label_puts_goods_and_weight_on_the_bill() {
    let (world, folder) = (World::new(1), Folder::new("label"));
    let mut stall = butcher(&world, &folder);
    let pork = weighed_goods(&stall, "หมูสามชั้น", 18_000, "kilogram", "123");
    let squid = weighed_goods(&stall, "หมึกแห้ง", 9_000, "khit", "๐๐๔๕๖");
    let read = |stall: &Stall, code: String| stall.ask("read_label", json!({ "code": code }));
    let by_weight = read(&stall, ean("200012301750"));
    assert_eq!(
        (&by_weight["goods"]["id"], &by_weight["quantity"], &by_weight["label"]),
        (&json!(pork), &json!(1_750), &Value::Null)
    );
    let khit = read(&stall, ean("200045600250"));
    assert_eq!((&khit["goods"]["id"], &khit["quantity"]), (&json!(squid), &json!(2_500)));
    // a price on the label is what is paid, the weight is worked out for the stock
    let by_price = read(&stall, ean("210012331525"));
    assert_eq!((&by_price["quantity"], &by_price["label"]), (&json!(1_751), &json!(31_525)));
    let mut labelled = line(&pork, 1_751);
    labelled["label"] = by_price["label"].clone();
    let request = stall.random.request();
    let shown = stall.ask("price_bill", bill(&request, &[labelled.clone()]));
    assert_eq!(shown["total"], 31_525);
    stall.ask("sell", sale(&request, &[labelled], 31_525, &[("prompt_pay", 31_525)]));
    assert_eq!(stall.ask("goods_by_id", json!({ "id": pork }))["stock"], -1_751);
    assert_eq!(stall.close_day(0)["z"], 1);
}

#[test]
fn what_is_no_label_is_an_ordinary_barcode_and_what_is_unknown_is_told() {
    let (world, folder) = (World::new(2), Folder::new("no-label"));
    let stall = butcher(&world, &folder);
    let pork = weighed_goods(&stall, "หมูสามชั้น", 18_000, "kilogram", "123");
    let egg = weighed_goods(&stall, "ไข่", 500, "piece", "7");
    let mut wrong = ean("200012301750");
    let last = wrong.pop().unwrap().to_digit(10).unwrap();
    wrong += &((last + 1) % 10).to_string();
    for code in ["8850123456789".to_owned(), ean("290012301750"), wrong, "x".to_owned()] {
        assert_eq!(stall.ask("read_label", json!({ "code": code })), Value::Null, "{code}");
    }
    let refused = |code: String| stall.refused("read_label", json!({ "code": code }));
    assert_eq!(refused(ean("200099901750")), "label.unknown");
    assert_eq!(refused(ean("200000701750")), "label.not_weighed");
    assert_eq!(refused(ean("200012300000")), "label.nothing");
    stall.ask("retire_goods", json!({ "id": pork, "retired": true }));
    assert_eq!(refused(ean("200012301750")), "label.unknown");
    let taken = |code: &str| {
        let mut goods = stall.ask("goods_by_id", json!({ "id": egg }));
        goods.as_object_mut().unwrap().remove("retired");
        goods["scale_code"] = json!(code);
        goods["id"] = Value::Null;
        stall.app.call("save_goods", goods)
    };
    assert_eq!(taken("0007").unwrap_err().code, "goods.scale_code_taken");
    assert_eq!(taken("12a").unwrap_err().code, "goods.scale_code");
    assert_eq!(taken(" ").unwrap()["scale_code"], Value::Null);
    let mut settings = stall.ask("till_settings", json!({}));
    let mut wrong = |layouts: Value| {
        settings["label_layouts"] = layouts;
        stall.refused("keep_till_settings", settings.clone())
    };
    assert_eq!(wrong(json!([layout(30, "grams")])), "settings.label_prefix");
    let mut short = layout(20, "grams");
    short["value_digits"] = json!(4);
    assert_eq!(wrong(json!([short])), "settings.label_digits");
    let twice = json!([layout(20, "grams"), layout(20, "baht")]);
    assert_eq!(wrong(twice), "settings.label_prefix_twice");
}

#[test]
fn the_scale_on_a_wire_is_asked_and_says_why_when_it_has_no_weight() {
    let (world, folder) = (World::new(3), Folder::new("scale"));
    let stall = butcher(&world, &folder);
    assert_eq!(stall.refused("read_scale", json!({})), "scale.none");
    let found = stall.ask("scales_found", json!({}));
    assert_eq!(found[0]["kind"], "serial");
    change_settings(&stall, "scale", found[0].clone());
    let weight = Quantity::from_thousandths(1_250).unwrap();
    for (says, reading, quantity) in [
        (Reading::Stable { weight }, "stable", json!(1_250)),
        (Reading::Moving, "moving", Value::Null),
        (Reading::BelowZero, "below_zero", Value::Null),
        (Reading::TooHeavy, "too_heavy", Value::Null),
        (Reading::NotReady, "not_ready", Value::Null),
    ] {
        world.scale().show(Ok(says));
        let told = stall.ask("read_scale", json!({}));
        assert_eq!((&told["reading"], &told["quantity"]), (&json!(reading), &quantity));
    }
    for (trouble, code) in [
        (ScaleTrouble::Unreachable("no such device".to_owned()), "scale.unreachable"),
        (ScaleTrouble::Silent, "scale.silent"),
        (ScaleTrouble::Garbled, "scale.garbled"),
    ] {
        world.scale().show(Err(trouble));
        assert_eq!(stall.refused("read_scale", json!({})), code);
    }
    let mut settings = stall.ask("till_settings", json!({}));
    settings["scale"]["baud"] = json!(1);
    assert_eq!(stall.refused("keep_till_settings", settings), "settings.scale");
}
