//! Random days of a market: what people do at stalls, asked of the program and of the model.

use serde_json::{Value, json};
use settlement::day_file;
use settlement::totals::re_add;
use tests::market::{Book, bytes_of, count_of, keyed, line, sale};
use tests::world::{MORNING, World};
use tests::{Folder, Random, Stall};

use crate::model::{SoldLine, SoldReceipt, StallDay, fee, half_up};

struct Goods {
    id: String,
    price: i64,
    weighed: bool,
    taxed: bool,
}

struct Seller {
    till: Stall,
    id: Value,
    goods: Vec<Goods>,
    registered: bool,
    receipts: Vec<SoldReceipt>,
    next_receipt: i64,
    grand_total: i64,
    owed: i64,
}

/// Runs one seed.
pub fn run(seed: u64, days: usize) {
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
        let mut net = Vec::new();
        for seller in &mut sellers {
            let mut sum = 0;
            let parts = if random.chance(15) { 2 } else { 1 };
            for _ in 0..parts {
                let (file, part) = seller.day(&world, &mut random, &day);
                files.push(file);
                sum += part;
            }
            net.push(sum);
        }
        if random.chance(50) {
            files.reverse(); // files come in any order
        }
        for file in &files {
            let asked = json!({ "name": file["name"], "data": file["data"] });
            assert_eq!(book.ask("receive_file", asked.clone())["verdict"], "booked", "{day}");
            assert_eq!(book.ask("receive_file", asked)["verdict"], "repeated", "{day}");
        }
        settle_fees(&mut book, &mut sellers, &mut random, &day, &net, &lamps_rule);
    }
    for seller in &sellers {
        assert_eq!(seller.till.ask("check_till", json!({}))["found"], json!([]));
    }
    assert_eq!(book.ask("check_book", json!({}))["found"], json!([]));
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
    if registered {
        let mut settings = till.ask("till_settings", json!({}));
        settings["tax_id"] = json!("0123456789012");
        till.ask("keep_till_settings", settings);
    }
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
        receipts: Vec::new(),
        next_receipt: 1,
        grand_total: 0,
        owed: 0,
    }
}

impl Seller {
    /// One day, or one part of it. Gives the settlement file and the model's net.
    fn day(&mut self, world: &World, random: &mut Random, day: &str) -> (Value, i64) {
        let start = world.now().seconds();
        let mut model = StallDay { float: 25 * random.between(0, 4_000), ..StallDay::default() };
        self.till.ask("open_day", json!({ "float": model.float, "people": 1, "day": null }));
        for _ in 0..random.between(0, 24) {
            world.pass(random.between(1, 600));
            if random.chance(2) {
                world.pass(-random.between(120, 50_000)); // the clock jumps back
            }
            match random.between(1, 100) {
                1..=70 => self.sell(random, &mut model),
                71..=83 => self.give_back(random, &mut model),
                84..=93 => self.move_cash(random, &mut model),
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
        let file = self.close(random, &model, day);
        (file, model.net())
    }

    fn sell(&mut self, random: &mut Random, model: &mut StallDay) {
        let mut asked = Vec::new();
        let mut lines = Vec::new();
        for _ in 0..random.between(1, 5) {
            if random.chance(15) {
                let price = random.between(0, 20_000);
                asked.push(keyed("กดราคาเอง", price));
                lines.push((price, 1_000, true, self.registered));
            } else {
                let goods = random.one_of(&self.goods);
                let thousandths = if goods.weighed {
                    random.between(1, 5_000)
                } else {
                    1_000 * random.between(1, 6)
                };
                asked.push(line(&goods.id, thousandths));
                lines.push((
                    goods.price,
                    thousandths,
                    !goods.weighed,
                    self.registered && goods.taxed,
                ));
            }
        }
        let lines: Vec<SoldLine> = lines
            .into_iter()
            .map(|(unit_price, thousandths, whole, taxed)| SoldLine {
                unit_price,
                thousandths,
                amount: half_up(unit_price * thousandths, 1_000),
                whole,
                taxed,
                returned: 0,
                given: 0,
            })
            .collect();
        let total: i64 = lines.iter().map(|line| line.amount).sum();
        let (given, paid) = pay(random, total);
        let given: Vec<(&str, i64)> =
            given.iter().map(|(kind, amount)| (kind.as_str(), *amount)).collect();
        let request = random.request();
        let sold = self.till.ask("sell", sale(&request, &asked, total, &given));
        let handed: i64 = given.iter().map(|(_, amount)| amount).sum();
        assert_eq!(sold["change"], handed - total);
        assert_eq!(sold["receipt"], self.next_receipt);
        if random.chance(10) {
            assert_eq!(
                self.till.ask("sell", sale(&request, &asked, total, &given))["repeated"],
                true
            );
        }
        let receipt =
            SoldReceipt { number: self.next_receipt, lines, left: paid.clone(), vat_given: 0 };
        model.sell(&receipt, &paid);
        self.receipts.push(receipt);
        self.next_receipt += 1;
    }

    fn give_back(&mut self, random: &mut Random, model: &mut StallDay) {
        let open: Vec<usize> = (0..self.receipts.len())
            .filter(|at| self.receipts[*at].lines.iter().any(|l| l.returned < l.thousandths))
            .collect();
        if open.is_empty() {
            return;
        }
        let receipt = &mut self.receipts[*random.one_of(&open)];
        let mut parts = Vec::new();
        for (at, line) in receipt.lines.iter().enumerate() {
            let left = line.thousandths - line.returned;
            if left > 0 && random.chance(60) {
                let step = if line.whole { 1_000 } else { 1 };
                parts.push((at, step * random.between(1, left / step)));
            }
        }
        if parts.is_empty() {
            return;
        }
        let lines: Vec<Value> =
            parts.iter().map(|(at, part)| json!({ "line": at + 1, "quantity": part })).collect();
        let of = receipt.number;
        let amount = model.give_back(self.next_receipt, receipt, &parts);
        let asked = json!({ "request": random.request(), "of": of, "lines": lines, "reason": "คืน", "print": false });
        let refunded = self.till.ask("refund", asked);
        assert_eq!(
            (refunded["total"].as_i64(), refunded["receipt"].as_i64()),
            (Some(amount), Some(self.next_receipt))
        );
        self.next_receipt += 1;
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
        same("expected_cash", model.expected_cash());
        same("removed_lines", model.removed);
        same("drawer_openings", model.openings);
        same("grand_total", self.grand_total);
        assert_eq!(slip["first_receipt"].as_i64(), model.first);
        assert_eq!(slip["last_receipt"].as_i64(), model.last);
        for (kind, (sold, back)) in &model.tenders {
            let tender = slip["tenders"].as_array().unwrap().iter().find(|t| t["kind"] == *kind);
            let (said_sold, said_back) = tender
                .map_or((0, 0), |t| (t["sold"].as_i64().unwrap(), t["refunded"].as_i64().unwrap()));
            assert_eq!((said_sold, said_back), (*sold, *back), "{kind}");
        }
    }
}

/// Kinds of tenders with an amount each.
type Amounts = Vec<(String, i64)>;

/// A way to pay a total: what is handed over, and what part of the price each tender pays.
fn pay(random: &mut Random, total: i64) -> (Amounts, Amounts) {
    let (cash, transfer) = ("cash".to_owned(), "prompt_pay".to_owned());
    if total == 0 {
        return (vec![], vec![]);
    }
    match random.between(1, 3) {
        1 => {
            let handed = total + random.between(0, 99_999).min(99_999);
            (vec![(cash.clone(), handed)], vec![(cash, total)])
        }
        2 => (vec![(transfer.clone(), total)], vec![(transfer, total)]),
        _ if total > 1 => {
            let part = random.between(1, total - 1);
            let handed = total - part + random.between(0, 5_000);
            (
                vec![(transfer.clone(), part), (cash.clone(), handed)],
                vec![(transfer, part), (cash, total - part)],
            )
        }
        _ => (vec![(cash.clone(), total)], vec![(cash, total)]),
    }
}

/// The committee's side of a day: lamps, fees, a payment; compared with the model.
fn settle_fees(
    book: &mut Book,
    sellers: &mut [Seller],
    random: &mut Random,
    day: &str,
    net: &[i64],
    lamps_rule: &Value,
) {
    let mut fees = 0;
    for (seller, net) in sellers.iter_mut().zip(net) {
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
    for (seller, net) in sellers.iter().zip(net) {
        let row = report["stalls"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["stall"] == seller.id)
            .unwrap();
        assert_eq!(row["net"], *net, "{day}");
    }
}
