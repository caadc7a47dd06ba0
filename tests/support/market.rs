//! A stall and a committee as their screens know them: commands by name, answers as JSON.

use std::path::{Path, PathBuf};

use api::App;
use api::failure::Failure;
use serde_json::{Value, json};

use crate::Random;
use crate::world::World;

/// Base64 of a file as a screen sends it.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// The bytes of a file as a screen gets it.
#[must_use]
pub fn bytes_of(file: &Value) -> Vec<u8> {
    use base64::Engine;
    let text = file["data"].as_str().expect("a file has data");
    base64::engine::general_purpose::STANDARD.decode(text).expect("base64")
}

/// A computer with the program on it.
#[derive(Debug)]
pub struct Computer {
    /// The program.
    pub app: App,
    data: PathBuf,
}

impl Computer {
    /// Opens the program on a data folder.
    ///
    /// # Errors
    /// The failure of opening.
    pub fn open(world: &World, data: &Path) -> Result<Computer, Failure> {
        Ok(Computer { app: App::open(world.ports(data))?, data: data.to_owned() })
    }

    /// Where its data is.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Asks a command that has to be answered.
    ///
    /// # Panics
    /// When it is refused.
    pub fn ask(&self, command: &str, arguments: Value) -> Value {
        match self.app.call(command, arguments.clone()) {
            Ok(answer) => answer,
            Err(failure) => panic!("{command} {arguments}: {failure}"),
        }
    }

    /// Asks a command that has to be refused, and gives the refusal's code.
    ///
    /// # Panics
    /// When it is answered.
    pub fn refused(&self, command: &str, arguments: Value) -> String {
        match self.app.call(command, arguments.clone()) {
            Err(failure) => failure.code,
            Ok(answer) => panic!("{command} {arguments} was answered: {answer}"),
        }
    }
}

/// A vendor's till.
#[derive(Debug)]
pub struct Stall {
    /// The computer it runs on.
    pub computer: Computer,
    /// Ids for requests.
    pub random: Random,
}

impl std::ops::Deref for Stall {
    type Target = Computer;
    fn deref(&self) -> &Computer {
        &self.computer
    }
}

impl Stall {
    /// A fresh till in a folder.
    #[must_use]
    pub fn new(world: &World, data: &Path, seed: u64) -> Stall {
        let computer = Computer::open(world, data).expect("a fresh folder opens");
        computer.ask("choose_desk", json!({ "desk": "till" }));
        Stall { computer, random: Random::new(seed) }
    }

    /// Sets the stall up by itself, without a committee.
    pub fn set_up(&self, name: &str, place: &str) -> Value {
        self.ask("set_up_stall", json!({ "name": name, "place": place }))
    }

    /// Goods by the piece, with a price in baht.
    pub fn goods(&self, name: &str, baht: i64) -> String {
        self.goods_of(name, baht * 100, "piece", "exempt")
    }

    /// Goods with everything that matters to a price. Gives the id.
    pub fn goods_of(&self, name: &str, satang: i64, unit: &str, tax: &str) -> String {
        let saved = self.ask(
            "save_goods",
            json!({
                "id": null, "name": name, "price": satang, "unit": unit, "category": null,
                "barcode": null, "favourite": null, "tax": tax, "cost": null, "counts_stock": true,
                "stock": null,
            }),
        );
        saved["id"].as_str().expect("an id").to_owned()
    }

    /// Opens the day with a float in baht.
    pub fn open_day(&self, float: i64) -> Value {
        self.ask("open_day", json!({ "float": float * 100, "people": 1, "day": null }))
    }

    /// Sells some goods for cash, exactly paid when `handed` is none.
    pub fn sell(&mut self, lines: &[(&str, i64)], handed: Option<i64>) -> Value {
        let lines: Vec<Value> =
            lines.iter().map(|(goods, quantity)| line(goods, quantity * 1_000)).collect();
        let request = self.random.request();
        let priced = self.ask("price_bill", bill(&request, &lines));
        let total = priced["total"].as_i64().expect("a total");
        let handed = handed.map_or(total, |baht| baht * 100);
        self.ask("sell", sale(&request, &lines, total, &[("cash", handed)]))
    }

    /// Closes the day on a count that is off by some baht, and gives the answer.
    pub fn close_day(&self, off: i64) -> Value {
        let expected = self.ask("count_drawer", json!({ "counted": [] }))["expected"]
            .as_i64()
            .expect("an amount");
        let counted = count_of(expected + off * 100);
        self.ask("count_drawer", json!({ "counted": counted }));
        let reason = if off == 0 { "" } else { "ทอนผิด" };
        self.ask("close_day", json!({ "reason": reason, "kept": 0 }))
    }
}

/// A line of goods.
#[must_use]
pub fn line(goods: &str, thousandths: i64) -> Value {
    json!({ "goods": goods, "name": null, "quantity": thousandths, "unit_price": null })
}

/// A line with a price keyed in by hand.
#[must_use]
pub fn keyed(name: &str, satang: i64) -> Value {
    json!({ "goods": null, "name": name, "quantity": 1_000, "unit_price": satang })
}

/// A bill as a screen holds it.
#[must_use]
pub fn bill(request: &str, lines: &[Value]) -> Value {
    json!({ "request": request, "lines": lines })
}

/// A sale as a screen asks for it.
#[must_use]
pub fn sale(request: &str, lines: &[Value], total: i64, tenders: &[(&str, i64)]) -> Value {
    let tenders: Vec<Value> =
        tenders.iter().map(|(kind, amount)| json!({ "kind": kind, "amount": amount })).collect();
    json!({
        "bill": bill(request, lines), "total": total, "tenders": tenders, "print": false,
    })
}

/// Notes and coins that make an amount; what is below 25 satang cannot be laid out.
#[must_use]
pub fn count_of(satang: i64) -> Value {
    let mut left = satang.max(0);
    let mut counted = Vec::new();
    for denomination in [100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 25] {
        if left >= denomination {
            counted.push(json!({ "denomination": denomination, "count": left / denomination }));
            left %= denomination;
        }
    }
    Value::Array(counted)
}

/// The committee's computer.
#[derive(Debug)]
pub struct Book {
    /// The computer it runs on.
    pub computer: Computer,
    /// Ids for requests.
    pub random: Random,
}

impl std::ops::Deref for Book {
    type Target = Computer;
    fn deref(&self) -> &Computer {
        &self.computer
    }
}

impl Book {
    /// A fresh book of a market, in a folder.
    #[must_use]
    pub fn new(world: &World, data: &Path, name: &str, seed: u64) -> Book {
        let computer = Computer::open(world, data).expect("a fresh folder opens");
        computer.ask("choose_desk", json!({ "desk": "book" }));
        computer.ask("set_up_market", json!({ "name": name, "promptpay": null }));
        Book { computer, random: Random::new(seed) }
    }
}
