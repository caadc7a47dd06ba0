//! What was sold, thing by thing, with what it had cost. Added up here in one pass: the database
//! would sort every line of ten years first. Must never take today's cost for that of the sale.

use std::collections::BTreeMap;

use domain::id::GoodsId;
use domain::money::Money;
use domain::unit::Unit;
use rusqlite::{Connection, Row};
use store::Fault;
use store::rows::{damaged, from_word, money, parsed_if};

use crate::report_rows::Days;

/// One thing that was sold, less what came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SoldGoods {
    /// The goods; none for what was keyed in by hand.
    pub goods: Option<GoodsId>,
    /// The name it was last sold by.
    pub name: String,
    /// What the price is for.
    pub unit: Unit,
    /// How much, in thousandths: ten years of it may be more than one quantity holds.
    pub thousandths: i64,
    /// What it brought.
    pub amount: Money,
    /// What of that was sold with a known cost.
    pub known: Money,
    /// What that had cost.
    pub cost: Money,
    /// Whether a cost was known at all.
    pub has_cost: bool,
    /// What was taken off by discounts and bundles.
    pub discounted: Money,
}

/// The lines of one thing so far, as the columns have them.
#[derive(Default)]
struct Sums {
    goods: Option<String>,
    name: String,
    unit: String,
    last: u64,
    thousandths: i64,
    amount: i64,
    known: i64,
    cost: i64,
    has_cost: bool,
    discounted: i64,
}

/// What was sold, by goods and unit. What comes back takes its cost along: it is on the shelf
/// again. Each line's cost is rounded once, half up.
pub fn sold_goods(connection: &Connection, days: Days) -> Result<Vec<SoldGoods>, Fault> {
    let mut found: BTreeMap<String, Sums> = BTreeMap::new();
    let mut key = String::new();
    days.ask(
        connection,
        "SELECT l.goods, l.name, l.unit, r.number, r.kind, l.quantity, l.amount, l.discounted,
           coalesce(l.cost, s.cost)
         FROM day d JOIN receipt r ON r.day_seq = d.seq
         JOIN receipt_line l ON l.receipt = r.number
         LEFT JOIN receipt_line s ON s.receipt = r.of AND s.line = l.line
         WHERE {days}",
        |row| {
            let goods = row.get_ref(0)?.as_str_or_null().map_err(damaged)?;
            let name = row.get_ref(1)?.as_str().map_err(damaged)?;
            let unit = row.get_ref(2)?.as_str().map_err(damaged)?;
            key.clear();
            key.extend([goods.unwrap_or(name), "\n", unit]);
            if let Some(sums) = found.get_mut(&key) {
                return sums.add(row);
            }
            let mut sums = Sums { unit: unit.to_owned(), ..Sums::default() };
            sums.goods = goods.map(str::to_owned);
            sums.add(row)?;
            found.insert(key.clone(), sums);
            Ok(())
        },
    )?;
    found.into_values().map(Sums::told).collect()
}

impl Sums {
    fn add(&mut self, row: &Row<'_>) -> Result<(), Fault> {
        let number: u64 = row.get(3)?;
        if number >= self.last {
            let name = row.get_ref(1)?.as_str().map_err(damaged)?;
            if self.name != name {
                name.clone_into(&mut self.name);
            }
            self.last = number;
        }
        let sign = if row.get_ref(4)?.as_str().map_err(damaged)? == "sale" { 1 } else { -1 };
        let (quantity, amount): (i64, i64) = (row.get(5)?, row.get(6)?);
        add(&mut self.thousandths, sign * quantity)?;
        add(&mut self.amount, sign * amount)?;
        add(&mut self.discounted, row.get(7)?)?;
        if let Some(cost) = row.get::<_, Option<i64>>(8)? {
            let thousandths = cost.checked_mul(quantity).ok_or_else(too_much)?;
            let of_line = thousandths.checked_add(500).ok_or_else(too_much)?.div_euclid(1_000);
            add(&mut self.known, sign * amount)?;
            add(&mut self.cost, sign * of_line)?;
            self.has_cost = true;
        }
        Ok(())
    }

    fn told(self) -> Result<SoldGoods, Fault> {
        Ok(SoldGoods {
            goods: parsed_if(self.goods)?,
            name: self.name,
            unit: from_word(self.unit)?,
            thousandths: self.thousandths,
            amount: money(self.amount)?,
            known: money(self.known)?,
            cost: money(self.cost)?,
            has_cost: self.has_cost,
            discounted: money(self.discounted)?,
        })
    }
}

fn add(sum: &mut i64, more: i64) -> Result<(), Fault> {
    *sum = sum.checked_add(more).ok_or_else(too_much)?;
    Ok(())
}

fn too_much() -> Fault {
    damaged("a sum beyond what the books hold")
}
