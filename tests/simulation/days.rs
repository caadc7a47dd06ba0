//! Random days of a market: what people do at stalls, asked of the program and of the model.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use settlement::day_file;
use settlement::totals::re_add;
use tests::market::{Book, bytes_of, count_of};
use tests::world::{MORNING, World};
use tests::{Folder, Random, Stall};

use crate::model::{SoldReceipt, StallDay, fee};
use crate::paper::Step;
use crate::selling::{CAP, CARD, SCHEME, rounding_json, some_rounding};

pub struct Goods {
    pub id: String,
    pub price: i64,
    pub weighed: bool,
    pub taxed: bool,
}

pub struct Seller {
    pub till: Stall,
    id: Value,
    pub goods: Vec<Goods>,
    pub registered: bool,
    /// How cash is rounded, and the price of weighed goods.
    pub cash: Option<Step>,
    pub weighed: Option<Step>,
    /// Regulars, and what each owes.
    pub customers: Vec<(Value, i64)>,
    /// What happened at least once.
    pub seen: BTreeSet<String>,
    pub receipts: Vec<SoldReceipt>,
    pub next_receipt: i64,
    grand_total: i64,
    owed: i64,
}

/// Runs one seed. Gives what happened in it at least once.
pub fn run(seed: u64, days: usize) -> BTreeSet<String> {
    let mut random = Random::new(seed);
    let (world, folder) = (World::new(seed), Folder::new("simulation"));
    let mut book = Book::new(&world, &folder.path().join("book"), "ตลาดจำลอง", seed);
    let lamps_rule = set_fees(&book);
    let mut sellers: Vec<Seller> =
        (0..2).map(|number| join(&world, &folder, &book, &mut random, number)).collect();
    for number in 0..days {
        let days = i64::try_from(number).unwrap();
        world.set_clock(MORNING + days * 86_400 + random.between(0, 3_600));
        let day = world.now().business_day().to_string();
        let mut files = Vec::new();
        let mut models = Vec::new();
        for seller in &mut sellers {
            seller.set_roundings(&mut random);
            let parts = if random.chance(15) { 2 } else { 1 };
            let mut days = Vec::new();
            for _ in 0..parts {
                let (file, model) = seller.day(&world, &mut random, &day);
                files.push(file);
                days.push(model);
            }
            models.push(days);
        }
        if random.chance(50) {
            files.reverse(); // files come in any order
        }
        for file in &files {
            let asked = json!({ "name": file["name"], "data": file["data"] });
            assert_eq!(book.ask("receive_file", asked.clone())["verdict"], "booked", "{day}");
            assert_eq!(book.ask("receive_file", asked)["verdict"], "repeated", "{day}");
        }
        settle_fees(&mut book, &mut sellers, &mut random, &day, &models, &lamps_rule);
    }
    for seller in &sellers {
        assert_eq!(seller.till.ask("check_till", json!({}))["found"], json!([]));
    }
    assert_eq!(book.ask("check_book", json!({}))["found"], json!([]));
    sellers.into_iter().flat_map(|seller| seller.seen).collect()
}

fn set_fees(book: &Book) -> Value {
    let rule = |name: &str, fee: Value, whole_baht: bool| {
        book.ask(
            "save_fee_rule",
            json!({
                "replaces": null, "name": name, "fee": fee, "from": "2026-11-01", "until": null,
                "zone": null, "whole_baht": whole_baht,
            }),
        )["id"]
            .clone()
    };
    rule("ค่าแผง", json!({ "kind": "per_stall_day", "amount": 2_500 }), false);
    rule(
        "ค่าส่วนแบ่ง",
        json!({ "kind": "percent_of_net", "basis_points": 175, "threshold": 20_000, "minimum": 500, "maximum": 6_000 }),
        true,
    );
    rule("ค่าไฟ", json!({ "kind": "per_unit", "unit": "ดวง", "price": 700 }), false)
}

fn join(world: &World, folder: &Folder, book: &Book, random: &mut Random, number: u64) -> Seller {
    let till = Stall::new(world, &folder.path().join(format!("till-{number}")), random.bits());
    let id = book.ask("save_stall", json!({ "id": null, "name": format!("ร้าน {number}"), "place": format!("S-{number}"), "zone": null, "vendor": "" }))["id"].clone();
    let invited = book.ask("invite_stall", json!({ "stall": id, "days": 5 }));
    let file = json!({ "name": "i", "data": invited["file"]["data"] });
    let answer = till.ask("enrol", json!({ "file": file, "code": invited["code"] }));
    book.ask("receive_file", json!({ "name": answer["name"], "data": answer["data"] }));
    let registered = random.chance(40);
    let mut settings = till.ask("till_settings", json!({}));
    settings["tax_id"] = if registered { json!("0123456789012") } else { Value::Null };
    settings["other_tenders"] = json!([CARD]);
    settings["co_pay"] = json!([{
        "name": SCHEME, "from": "2026-01-01", "until": "2030-12-31", "share": 5_000,
        "daily_cap": CAP, "total_cap": 10 * CAP, "opens": 0, "closes": 1_440,
        "first_use_until": null, "buyer_due": { "days": 1, "minute": 120 },
        "state_due": { "days": 1, "minute": 1_050 },
    }]);
    till.ask("keep_till_settings", settings);
    let customers = ["ป้าแดง", "ลุงมี"].map(|nickname| {
        let draft = json!({ "nickname": nickname, "due_days": 7, "note": "" });
        (till.ask("save_customer", draft)["id"].clone(), 0)
    });
    let goods = (0..8)
        .map(|place| {
            let weighed = random.chance(40);
            let taxed = random.chance(50);
            let price = random.between(1, 40_000);
            let unit = if weighed { "kilogram" } else { "piece" };
            let tax = if taxed { "vat" } else { "exempt" };
            Goods {
                id: till.goods_of(&format!("ของ {place}"), price, unit, tax),
                price,
                weighed,
                taxed,
            }
        })
        .collect();
    Seller {
        till,
        id,
        goods,
        registered,
        cash: None,
        weighed: None,
        customers: customers.to_vec(),
        seen: BTreeSet::new(),
        receipts: Vec::new(),
        next_receipt: 1,
        grand_total: 0,
        owed: 0,
    }
}

impl Seller {
    /// The vendor now and then rounds another way; a refund keeps the way of its sale.
    fn set_roundings(&mut self, random: &mut Random) {
        if random.chance(40) {
            (self.cash, self.weighed) = (some_rounding(random), some_rounding(random));
            let mut settings = self.till.ask("till_settings", json!({}));
            settings["cash_rounding"] = rounding_json(self.cash);
            settings["weighed_rounding"] = rounding_json(self.weighed);
            self.till.ask("keep_till_settings", settings);
        }
    }

    /// One day, or one part of it. Gives the settlement file and the model.
    fn day(&mut self, world: &World, random: &mut Random, day: &str) -> (Value, StallDay) {
        let start = world.now().seconds();
        let mut model = StallDay { float: 25 * random.between(0, 4_000), ..StallDay::default() };
        self.till.ask("open_day", json!({ "float": model.float, "people": 1, "day": null }));
        for _ in 0..random.between(0, 24) {
            world.pass(random.between(1, 600));
            if random.chance(2) {
                world.pass(-random.between(120, 50_000)); // the clock jumps back
            }
            match random.between(1, 100) {
                1..=61 => self.sell(random, &mut model, world.now().seconds()),
                62..=66 => self.preorder(random, &mut model, world.now().seconds()),
                67..=81 => self.give_back(random, &mut model),
                82..=87 => self.repay(random, &mut model),
                88..=93 => self.move_cash(random, &mut model),
                94..=96 => {
                    self.till.ask("open_drawer", json!({ "reason": "แลกเหรียญ" }));
                    model.openings += 1;
                }
                _ => {
                    let removed = json!({ "count": 2, "amount": 700 });
                    self.till.ask("lines_removed", removed);
                    model.removed += 2;
                }
            }
        }
        // the stalls share a wall: a clock that went back is set right before the next one opens
        world.set_clock(world.now().seconds().max(start + 60));
        self.grand_total += model.net();
        self.compare_debts(world.now().seconds());
        let file = self.close(random, &model, day);
        (file, model)
    }

    /// What customers owe, and what schemes still pay.
    fn compare_debts(&self, now: i64) {
        for (id, owes) in &self.customers {
            let account = self.till.ask("customer_account", json!({ "id": id }));
            assert_eq!(account["owes"], *owes);
        }
        let open = self.receipts.iter().filter(|receipt| receipt.day + 1 >= calendar_day(now));
        let uses: i64 = open.flat_map(|receipt| &receipt.uses).sum();
        let due = self.till.ask("co_pay_due", json!({}));
        let due = due.as_array().unwrap().iter().map(|part| part["amount"].as_i64().unwrap());
        assert_eq!(due.sum::<i64>(), uses, "what schemes still pay");
    }

    fn move_cash(&mut self, random: &mut Random, model: &mut StallDay) {
        let amount = 25 * random.between(1, 400);
        let direction = *random.one_of(&["in", "out", "drop"]);
        let asked = json!({ "request": random.request(), "direction": direction, "amount": amount, "reason": "เหตุผล" });
        self.till.ask("move_cash", asked);
        match direction {
            "in" => model.paid_in += amount,
            "out" => model.paid_out += amount,
            _ => model.dropped += amount,
        }
    }

    /// Closes on a random count; the slip, the file and the journal have to say what the model
    /// says.
    fn close(&mut self, random: &mut Random, model: &StallDay, day: &str) -> Value {
        let expected = model.expected_cash();
        let counted = (expected + 25 * random.between(-40, 40)).max(0) / 25 * 25;
        let result = self.till.ask("count_drawer", json!({ "counted": count_of(counted) }));
        assert_eq!(result["expected"], expected);
        assert_eq!(result["over_short"], counted - expected);
        let reason = if counted == expected { "" } else { "ทอนผิด" };
        let closed = self.till.ask("close_day", json!({ "reason": reason, "kept": counted / 2 }));
        assert_eq!(closed["warnings"], json!([]));
        let slip = &closed["figures"]["totals"];
        self.compare(slip, model);
        let file = day_file::read(&bytes_of(&closed["file"])).expect("the book would take it");
        assert_eq!(file.open.day.to_string(), day);
        assert_eq!(
            serde_json::to_value(&file.close.totals).unwrap(),
            *slip,
            "the file and the slip"
        );
        let mut journal = re_add(&file.entries).expect("sums in range");
        journal.grand_total = file.close.totals.grand_total;
        assert_eq!(serde_json::to_value(journal).unwrap(), *slip, "the journal and the slip");
        closed["file"].clone()
    }

    fn compare(&self, slip: &Value, model: &StallDay) {
        let same = |name: &str, value: i64| assert_eq!(slip[name], value, "{name}");
        same("sales", model.sales);
        same("refunds", model.refunds);
        same("gross", model.gross);
        same("refunded", model.refunded);
        same("net", model.net());
        same("vat", model.vat);
        same("taxed", model.taxed);
        // sums that are nothing are left out
        for (name, value) in [
            ("rounding", model.rounding),
            ("discounts", model.discounts),
            ("credit_repaid", model.repaid),
            ("deposits_taken", model.deposits.0),
            ("deposits_returned", model.deposits.1),
        ] {
            assert_eq!(slip[name].as_i64().unwrap_or(0), value, "{name}");
        }
        same("expected_cash", model.expected_cash());
        same("removed_lines", model.removed);
        same("drawer_openings", model.openings);
        same("grand_total", self.grand_total);
        assert_eq!(slip["first_receipt"].as_i64(), model.first);
        assert_eq!(slip["last_receipt"].as_i64(), model.last);
        compare_tenders(&slip["tenders"], std::slice::from_ref(model));
    }
}

/// The day of the calendar in Bangkok, counted.
pub fn calendar_day(seconds: i64) -> i64 {
    (seconds + 7 * 3_600).div_euclid(86_400)
}

/// Sums by tender against those of one or more parts of a day.
fn compare_tenders(said: &Value, models: &[StallDay]) {
    let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for (kind, (sold, back)) in models.iter().flat_map(|model| &model.tenders) {
        let sum = sums.entry(kind).or_default();
        *sum = (sum.0 + sold, sum.1 + back);
    }
    let said: BTreeMap<&str, (i64, i64)> = said
        .as_array()
        .unwrap()
        .iter()
        .map(|t| {
            let amounts = (t["sold"].as_i64().unwrap(), t["refunded"].as_i64().unwrap());
            (t["kind"].as_str().unwrap(), amounts)
        })
        .collect();
    assert_eq!(said, sums);
}

/// The committee's side of a day: lamps, fees, a payment; compared with the model.
fn settle_fees(
    book: &mut Book,
    sellers: &mut [Seller],
    random: &mut Random,
    day: &str,
    models: &[Vec<StallDay>],
    lamps_rule: &Value,
) {
    let net: Vec<i64> = models.iter().map(|parts| parts.iter().map(StallDay::net).sum()).collect();
    let mut fees = 0;
    for (seller, net) in sellers.iter_mut().zip(&net) {
        let lamps = random.between(0, 3);
        if lamps > 0 {
            book.ask("count_units", json!({ "stall": seller.id, "day": day, "rule": lamps_rule, "quantity": lamps * 1_000 }));
        }
        let due = fee(*net, lamps);
        fees += due;
        seller.owed += due;
        if random.chance(70) && seller.owed > 0 {
            let amount =
                if random.chance(50) { seller.owed } else { random.between(1, seller.owed) };
            let request = random.request();
            let paid = json!({ "request": request, "stall": seller.id, "amount": amount, "kind": "cash", "collector": "ก" });
            let receipt = book.ask("record_payment", paid.clone());
            assert_eq!(book.ask("record_payment", paid), receipt, "a repeated payment");
            if random.chance(15) {
                let back = json!({ "request": random.request(), "receipt": receipt["number"], "reason": "นับผิด" });
                book.ask("reverse_payment", back);
            } else {
                seller.owed -= amount;
            }
        }
        let account = book.ask("stall_account", json!({ "stall": seller.id }));
        assert_eq!(account["owed"], seller.owed, "{day}");
    }
    let report = book.ask("market_day", json!({ "day": day }));
    let totals = &report["totals"];
    assert_eq!(totals["net"], net.iter().sum::<i64>(), "{day}");
    assert_eq!(totals["fee"], fees, "{day}");
    assert_eq!(totals["received"], 2);
    compare_tenders(&totals["tenders"], &models.concat());
    for (seller, parts) in sellers.iter().zip(models) {
        let row = report["stalls"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["stall"] == seller.id)
            .unwrap();
        assert_eq!(row["net"], parts.iter().map(StallDay::net).sum::<i64>(), "{day}");
        compare_tenders(&row["tenders"], parts);
    }
}
