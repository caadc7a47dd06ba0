//! One stall of the sample: joins the market, sells, closes, hands in; by the commands a vendor
//! uses.
//! Must never write to a book by another door.

use std::cell::Cell;

use domain::digest::Digest;
use serde_json::{Value, json};

use crate::App;
use crate::failure::Failure;
use crate::sample::clock::Stage;
use crate::sample::market::{Goods, Stall};

/// A stall with its till.
pub struct SampleStall {
    app: App,
    /// Its id in the committee's book.
    pub id: Value,
    goods: Vec<(Value, bool)>,
    count: Cell<u64>,
    place: String,
}

impl SampleStall {
    /// Registers the stall, invites it, lets its till join, and fills its shelves.
    pub fn join(
        app: App,
        book: &App,
        wanted: &Stall,
        zones: &[Value],
    ) -> Result<SampleStall, Failure> {
        let draft = json!({
            "id": null, "name": wanted.name, "place": wanted.place, "zone": zones[wanted.zone],
            "vendor": wanted.vendor,
        });
        let id = book.call("save_stall", draft)?["id"].clone();
        let invited = book.call("invite_stall", json!({ "stall": id, "days": 30 }))?;
        let file = json!({ "name": invited["file"]["name"], "data": invited["file"]["data"] });
        let answer = app.call("enrol", json!({ "file": file, "code": invited["code"] }))?;
        book.call("receive_file", json!({ "name": answer["name"], "data": answer["data"] }))?;
        let mut stall = SampleStall {
            app,
            id,
            goods: Vec::new(),
            count: Cell::new(0),
            place: wanted.place.clone(),
        };
        stall.fill_shelves(wanted)?;
        Ok(stall)
    }

    fn fill_shelves(&mut self, wanted: &Stall) -> Result<(), Failure> {
        for (index, goods) in wanted.goods.iter().enumerate() {
            let (name, baht, unit, category, barcode) = match goods {
                Goods::Coded(name, baht, unit, category, code) => {
                    (name, baht, unit, category, Some(code))
                }
                Goods::Plain(name, baht, unit, category) => (name, baht, unit, category, None),
            };
            let saved = self.app.call(
                "save_goods",
                json!({
                    "id": null, "name": name, "price": baht * 100, "unit": unit,
                    "category": category, "barcode": barcode, "favourite": index + 1,
                    "tax": "exempt", "cost": null, "counts_stock": true, "stock": 60_000,
                }),
            )?;
            let weighed = matches!(unit.as_str(), "kilogram" | "khit");
            self.goods.push((saved["id"].clone(), weighed));
        }
        if let Some(number) = &wanted.promptpay {
            let mut settings = self.app.call("till_settings", json!({}))?;
            settings["promptpay"] = json!(number);
            self.app.call("keep_till_settings", settings)?;
        }
        Ok(())
    }

    /// An id for a request, new every time.
    pub fn request(&self) -> String {
        let digest = Digest::of(format!("{} {}", self.place, self.next()).as_bytes());
        let text = digest.to_string();
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
        format!(
            "{}-{}-4{}-8{}-{}",
            part(0, 8),
            part(8, 12),
            part(13, 16),
            part(17, 20),
            part(20, 32)
        )
    }

    fn next(&self) -> u64 {
        self.count.set(self.count.get() + 1);
        self.count.get()
    }

    /// A number below `below`, from the stall and what it did so far: the sample never changes.
    fn choose(&self, below: u64) -> u64 {
        let digest = Digest::of(format!("choose {} {}", self.place, self.next()).as_bytes());
        let bytes: [u8; 8] = std::array::from_fn(|at| digest.bytes()[at]);
        u64::from_be_bytes(bytes) % below
    }

    /// Opens the day with 500 baht of change.
    pub fn open_day(&self) -> Result<(), Failure> {
        let people = 1 + self.choose(2);
        self.app.call("open_day", json!({ "float": 50_000, "people": people, "day": null }))?;
        Ok(())
    }

    /// Rings up a morning's sales. Gives how many.
    pub fn sell_all_morning(&self, stage: &Stage, index: usize) -> Result<usize, Failure> {
        let sales = 12 + usize::try_from(self.choose(18)).unwrap_or(0);
        for _ in 0..sales {
            self.sell(stage)?;
        }
        if index % 4 == 1 {
            let paid = json!({
                "request": self.request(), "direction": "out", "amount": 4_000,
                "reason": "ซื้อน้ำแข็ง",
            });
            self.app.call("move_cash", paid)?;
        }
        if index.is_multiple_of(3) {
            self.give_back()?;
        }
        Ok(sales)
    }

    fn sell(&self, stage: &Stage) -> Result<(), Failure> {
        stage.pass(7);
        let lines: Vec<Value> = (0..=self.choose(3)).map(|_| self.line()).collect();
        let bill = json!({ "request": self.request(), "lines": lines });
        let priced = self.app.call("price_bill", bill.clone())?;
        let total = priced["total"].as_i64().unwrap_or(0);
        let by_transfer = self.choose(10) < 3;
        let handed = if by_transfer { total } else { note_for(total) };
        let kind = if by_transfer { "prompt_pay" } else { "cash" };
        let sale = json!({
            "bill": bill, "total": total, "print": false,
            "tenders": [{ "kind": kind, "amount": handed }],
        });
        self.app.call("sell", sale)?;
        Ok(())
    }

    fn line(&self) -> Value {
        let place = usize::try_from(self.choose(self.goods.len() as u64)).unwrap_or(0);
        let (goods, weighed) = &self.goods[place];
        let quantity =
            if *weighed { 300 + 100 * self.choose(15) } else { 1_000 * (1 + self.choose(3)) };
        json!({ "goods": goods, "name": null, "quantity": quantity, "unit_price": null })
    }

    /// Gives the money of the last sale back.
    fn give_back(&self) -> Result<(), Failure> {
        let receipts = self.app.call("receipts", json!({ "day": null }))?;
        let refund = json!({
            "request": self.request(), "of": receipts[0]["number"], "lines": [],
            "reason": "ลูกค้าเปลี่ยนใจ", "print": false,
        });
        self.app.call("refund", refund)?;
        Ok(())
    }

    /// Counts, closes and gives the settlement file. Some stalls are a few baht over or short.
    pub fn close_day(&self, stage: &Stage, index: usize) -> Result<Value, Failure> {
        stage.pass(60);
        let blind = self.app.call("count_drawer", json!({ "counted": [] }))?;
        let expected = blind["expected"].as_i64().unwrap_or(0);
        let off = [0, 0, 500, 0, -1_000, 0, 0][index % 7];
        let counted = count(expected + off);
        let result = self.app.call("count_drawer", json!({ "counted": counted }))?;
        let reason = if result["over_short"] == 0 { "" } else { "ทอนผิด" };
        let kept = result["counted"].as_i64().unwrap_or(0).min(50_000);
        let closed = self.app.call("close_day", json!({ "reason": reason, "kept": kept }))?;
        Ok(closed["file"].clone())
    }
}

/// The notes and coins of an amount.
fn count(satang: i64) -> Vec<domain::cash::Pieces> {
    let amount = domain::money::Money::from_satang(satang).unwrap_or_default();
    domain::cash::pieces_for(amount)
}

/// What a customer hands over: the next ten, twenty, hundred, or a large note.
fn note_for(total: i64) -> i64 {
    let steps = [2_000, 5_000, 10_000, 50_000, 100_000];
    let step = steps.into_iter().find(|step| total <= *step).unwrap_or(100_000);
    (total + step - 1) / step * step
}
