//! A random sale and a random refund of a stall, asked of the program and of the model.

use serde_json::{Value, json};
use tests::Random;
use tests::market::{keyed, line};

use crate::days::{Seller, calendar_day};
use crate::model::{SoldLine, SoldReceipt, StallDay};
use crate::paper::{Step, Way, asked_in_steps, half_up, shared};

/// The name of the scheme, and of the other way of paying.
pub const SCHEME: &str = "ร่วมจ่ายจำลอง";
pub const CARD: &str = "บัตรจำลอง";
/// The most the state pays of one bill.
pub const CAP: i64 = 20_000;

/// A rounding that a stall may have set.
pub fn some_rounding(random: &mut Random) -> Option<Step> {
    let way = *random.one_of(&[Way::Down, Way::Nearest, Way::Up]);
    let step = *random.one_of(&[25, 50, 100, 500]);
    random.chance(60).then_some(Step { step, way })
}

pub fn rounding_json(step: Option<Step>) -> Value {
    step.map_or(Value::Null, |by| json!({ "step": by.step, "direction": by.way.word() }))
}

/// A bill as it is asked for, and what the model makes of it.
struct Bill {
    asked: Value,
    lines: Vec<SoldLine>,
}

/// A preorder that is handed over: its id, its deposit, and how that came.
struct Fetched {
    id: Value,
    deposit: i64,
    kind: &'static str,
}

/// What is handed over, and what each part pays.
struct Payment {
    tenders: Vec<Value>,
    paid: Vec<(String, i64)>,
    change: i64,
    rounding: Option<(Step, i64)>,
    uses: Vec<i64>,
    credit: i64,
}

/// A reduction: how a screen asks for it, and what it takes off; none when it would be nothing.
fn some_reduction(random: &mut Random, of: i64) -> Option<(Value, i64)> {
    let (asked, taken) = if random.chance(50) {
        let hundredths = random.between(1, 10_000);
        let taken = half_up(of * hundredths, 10_000);
        (json!({ "kind": "percent", "hundredths": hundredths }), taken)
    } else {
        let amount = random.between(1, of.max(1));
        (json!({ "kind": "baht", "amount": amount }), amount)
    };
    (taken > 0 && taken <= of).then_some((asked, taken))
}

impl Seller {
    fn some_line(&self, random: &mut Random) -> (Value, SoldLine) {
        let (mut asked, mut unit_price, thousandths, weighed, taxed);
        if random.chance(15) {
            (unit_price, thousandths, weighed) = (random.between(0, 20_000), 1_000, false);
            (asked, taxed) = (keyed("กดราคาเอง", unit_price), self.registered);
        } else {
            let goods = random.one_of(&self.goods);
            (unit_price, weighed) = (goods.price, goods.weighed);
            taxed = self.registered && goods.taxed;
            thousandths =
                if weighed { random.between(1, 5_000) } else { 1_000 * random.between(1, 6) };
            asked = line(&goods.id, thousandths);
            if random.chance(10) {
                unit_price = random.between(0, 30_000);
                asked["unit_price"] = json!(unit_price);
            } else if random.chance(5) {
                unit_price = 0;
                asked["free"] = json!(true);
            }
        }
        let plain = half_up(unit_price * thousandths, 1_000);
        let step = self.weighed.filter(|_| weighed && unit_price > 0);
        let gross = asked_in_steps(plain, step);
        let mut sold = SoldLine {
            unit_price,
            thousandths,
            amount: gross,
            discounted: 0,
            plain: gross == plain,
            whole: !weighed,
            taxed,
            returned: 0,
            given: 0,
        };
        if random.chance(20)
            && let Some((reduction, taken)) = some_reduction(random, gross)
        {
            asked["discount"] = reduction;
            sold.take_off(taken);
        }
        (asked, sold)
    }

    fn some_bill(&self, random: &mut Random) -> Bill {
        let many = random.between(1, 5);
        let (asked, mut lines): (Vec<Value>, Vec<SoldLine>) =
            (0..many).map(|_| self.some_line(random)).unzip();
        let mut asked = tests::market::bill(&random.request(), &asked);
        let amounts: Vec<i64> = lines.iter().map(|line| line.amount).collect();
        if random.chance(20)
            && let Some((reduction, taken)) = some_reduction(random, amounts.iter().sum())
        {
            asked["discount"] = reduction;
            for (line, part) in lines.iter_mut().zip(shared(taken, &amounts)) {
                line.take_off(part);
            }
        }
        Bill { asked, lines }
    }

    /// A way to pay a total: by some of all ways, the rest in cash.
    fn some_payment(&self, random: &mut Random, total: i64, deposit: i64) -> Payment {
        let (mut tenders, mut paid, mut uses) = (Vec::new(), Vec::new(), Vec::new());
        let (mut left, mut credit) = (total - deposit, 0);
        if deposit > 0 {
            tenders.push(json!({ "kind": "deposit", "amount": deposit }));
            paid.push(("deposit".to_owned(), deposit));
        }
        for kind in ["prompt_pay", "credit", "co_pay", "other", "prompt_pay", "co_pay"] {
            if left == 0 || !random.chance(22) {
                continue;
            }
            let part = if random.chance(40) { left } else { random.between(1, left) };
            left -= part;
            let mut tender = json!({ "kind": kind, "amount": part });
            match kind {
                "credit" => credit = part,
                "co_pay" => {
                    tender["scheme"] = json!(SCHEME);
                    if random.chance(30) {
                        let most = half_up(part, 2).min(CAP);
                        tender["state"] = json!(random.between(0, most));
                    }
                    uses.push(part);
                }
                "other" => tender["name"] = json!(CARD),
                _ => {}
            }
            tenders.push(tender);
            paid.push((kind.to_owned(), part));
        }
        let (mut change, mut rounding) = (0, None);
        if left > 0 {
            let due = asked_in_steps(left, self.cash);
            change = if random.chance(50) { 0 } else { random.between(0, 99_999) };
            rounding = self.cash.filter(|_| due != left).map(|by| (by, due - left));
            let place = usize::try_from(random.between(0, 5)).unwrap().min(tenders.len());
            tenders.insert(place, json!({ "kind": "cash", "amount": due + change }));
            paid.insert(place, ("cash".to_owned(), due));
        }
        Payment { tenders, paid, change, rounding, uses, credit }
    }

    pub fn sell(&mut self, random: &mut Random, model: &mut StallDay, now: i64) {
        let bill = self.some_bill(random);
        self.sell_bill(random, model, now, (bill, None));
    }

    fn sell_bill(
        &mut self,
        random: &mut Random,
        model: &mut StallDay,
        now: i64,
        (bill, fetched): (Bill, Option<Fetched>),
    ) {
        let Bill { mut asked, lines } = bill;
        let total: i64 = lines.iter().map(|line| line.amount).sum();
        let deposit = fetched.as_ref().map_or(0, |fetched| fetched.deposit);
        let payment = self.some_payment(random, total, deposit);
        let place = usize::from(random.chance(50));
        let customer = (payment.credit > 0 || random.chance(10)).then_some(place);
        if let Some(place) = customer {
            asked["customer"] = self.customers[place].0.clone();
            self.customers[place].1 += payment.credit;
        }
        assert_eq!(self.till.ask("price_bill", asked.clone())["total"], total);
        let mut so_far = json!({ "total": total, "tenders": payment.tenders });
        if let Some(place) = customer {
            so_far["customer"] = self.customers[place].0.clone();
        }
        if let Some(fetched) = &fetched {
            asked["preorder"] = fetched.id.clone();
            so_far["preorder"] = fetched.id.clone();
        }
        let shown = self.till.ask("preview_payment", so_far);
        assert_eq!((&shown["enough"], &shown["refused"]), (&json!(true), &Value::Null));
        let request = json!({
            "bill": asked, "total": total, "tenders": payment.tenders, "print": false,
        });
        let sold = self.till.ask("sell", request.clone());
        assert_eq!(sold["change"], payment.change);
        assert_eq!(sold["rounding"], payment.rounding.map_or(0, |(_, amount)| amount));
        assert_eq!(sold["receipt"], self.next_receipt);
        for name in ["change", "rounding", "tenders", "pieces"] {
            assert_eq!(shown[name], sold[name], "{name} as it was shown");
        }
        let owes = customer.filter(|_| payment.credit > 0).map(|place| self.customers[place].1);
        assert_eq!(sold["owes"].as_i64(), owes);
        if random.chance(10) {
            let mut again = self.till.ask("sell", request);
            assert_eq!(again["repeated"], true);
            again["repeated"] = json!(false);
            assert_eq!(again, sold);
        }
        let receipt = SoldReceipt {
            number: self.next_receipt,
            day: calendar_day(now),
            lines,
            paid: payment.paid,
            rounding: payment.rounding,
            uses: payment.uses,
            customer,
            deposited: fetched.map(|fetched| fetched.kind),
            back: 0,
            vat_given: 0,
        };
        model.sell(&receipt);
        self.saw(receipt.paid.iter().map(|(kind, _)| format!("sold by {kind}")));
        self.saw(receipt.rounding.map(|_| "rounded".to_owned()));
        self.receipts.push(receipt);
        self.next_receipt += 1;
    }

    pub fn give_back(&mut self, random: &mut Random, model: &mut StallDay) {
        let open: Vec<usize> = (0..self.receipts.len())
            .filter(|at| self.receipts[*at].lines.iter().any(|l| l.returned < l.thousandths))
            .collect();
        if open.is_empty() {
            return;
        }
        let receipt = &mut self.receipts[*random.one_of(&open)];
        let everything = random.chance(30);
        let mut parts = Vec::new();
        for (at, line) in receipt.lines.iter().enumerate() {
            let left = line.thousandths - line.returned;
            if left > 0 && (everything || random.chance(60)) {
                let step = if line.whole { 1_000 } else { 1 };
                let part = if everything { left } else { step * random.between(1, left / step) };
                parts.push((at, part));
            }
        }
        if parts.is_empty() {
            return;
        }
        let lines: Vec<Value> =
            parts.iter().map(|(at, part)| json!({ "line": at + 1, "quantity": part })).collect();
        let asked = json!({
            "request": random.request(), "of": receipt.number, "lines": lines, "reason": "คืน",
            "print": false,
        });
        let Some(given) = receipt.asked_back(&parts) else {
            assert_eq!(self.till.refused("refund", asked), "refund.co_pay_whole");
            self.saw(Some("a co-pay that cannot be cut".to_owned()));
            return;
        };
        let refunded = self.till.ask("refund", asked);
        assert_eq!(
            (refunded["total"].as_i64(), refunded["receipt"].as_i64()),
            (Some(given.total), Some(self.next_receipt))
        );
        let ways: Vec<Value> = given
            .ways
            .iter()
            .map(|(kind, amount)| json!({ "kind": kind, "amount": amount }))
            .collect();
        assert_eq!(refunded["repayments"], json!(ways));
        for (kind, amount) in &given.ways {
            if let Some(place) = receipt.customer.filter(|_| kind == "credit") {
                self.customers[place].1 -= amount;
            }
        }
        model.give_back(self.next_receipt, receipt, &parts, &given);
        self.next_receipt += 1;
        self.saw(given.ways.iter().map(|(kind, _)| format!("given back by {kind}")));
        self.saw((given.rounding != 0).then(|| "rounding given back".to_owned()));
    }

    /// A preorder with or without a deposit: fetched, or called off and some of it given back.
    pub fn preorder(&mut self, random: &mut Random, model: &mut StallDay, now: i64) {
        let bill = self.some_bill(random);
        let total: i64 = bill.lines.iter().map(|line| line.amount).sum();
        let deposit = if total > 0 && random.chance(80) { random.between(1, total) } else { 0 };
        let kind = *random.one_of(&["cash", "prompt_pay"]);
        let asked = json!({
            "request": random.request(), "who": "ครูนก", "pickup_day": "2027-06-30",
            "pickup_minute": 600, "lines": bill.asked["lines"], "note": "", "deposit": deposit,
            "kind": kind, "print": false,
        });
        let id = self.till.ask("take_preorder", asked)["id"].clone();
        let cash = |amount: i64| if kind == "cash" { amount } else { 0 };
        model.deposits.0 += deposit;
        model.deposits_cash.0 += cash(deposit);
        if random.chance(70) {
            let fetched = Fetched { id, deposit, kind };
            return self.sell_bill(random, model, now, (bill, Some(fetched)));
        }
        let back = if random.chance(50) { deposit } else { random.between(0, deposit) };
        let asked = json!({
            "request": random.request(), "id": id, "reason": "ไม่มา", "returned": back, "kind": kind,
        });
        assert_eq!(self.till.ask("call_off_preorder", asked)["returned"], back);
        model.deposits.1 += back;
        model.deposits_cash.1 += cash(back);
        self.saw((back > 0).then(|| "deposit given back".to_owned()));
    }

    /// What happened at least once: a simulation that never does a thing proves nothing of it.
    fn saw(&mut self, what: impl IntoIterator<Item = String>) {
        self.seen.extend(what);
    }

    /// A customer pays some of her debt back.
    pub fn repay(&mut self, random: &mut Random, model: &mut StallDay) {
        let (id, owes) = random.one_of(&self.customers).clone();
        if owes <= 0 {
            return;
        }
        let amount = if random.chance(40) { owes } else { random.between(1, owes) };
        let kind = *random.one_of(&["cash", "prompt_pay"]);
        let asked = json!({
            "request": random.request(), "customer": id, "amount": amount, "kind": kind,
            "print": false,
        });
        assert_eq!(self.till.ask("repay_credit", asked)["owes"], owes - amount);
        model.repaid += amount;
        if kind == "cash" {
            model.repaid_cash += amount;
        }
        for customer in self.customers.iter_mut().filter(|customer| customer.0 == id) {
            customer.1 -= amount;
        }
    }
}

impl SoldLine {
    fn take_off(&mut self, amount: i64) {
        self.amount -= amount;
        self.discounted += amount;
        self.plain = self.plain && amount == 0;
    }
}
