//! Preorders as they are read: a list by day, what to fetch from the shelf in the morning, the
//! deposits that are held. Must never change anything.

use std::collections::BTreeMap;

use domain::day::{Day, Timestamp};
use domain::id::{CustomerId, PreorderId};
use domain::money::Money;
use domain::payment::TenderKind;
use domain::quantity::Quantity;
use domain::unit::Unit;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, from_json, from_word, money, parsed, parsed_if};
use ts_rs::TS;

use crate::Till;
use crate::bill::SaleLine;
use crate::catalogue::Catalogue;

/// How many preorders a list of all shows.
const SHOWN: u32 = 500;

/// How a preorder stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PreorderState {
    /// To be fetched.
    Open,
    /// Handed over with a receipt.
    HandedOver,
    /// Called off.
    CalledOff,
}

/// A preorder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Preorder {
    /// Its id.
    pub id: PreorderId,
    /// Whose name is called when it is fetched.
    pub who: String,
    /// A telephone number, where one was given.
    pub phone: Option<String>,
    /// The regular it is for; none for somebody else.
    pub customer: Option<CustomerId>,
    /// The day it is fetched.
    pub pickup_day: Day,
    /// The minute of that day.
    pub pickup_minute: u32,
    /// What was ordered: priced when it is handed over.
    pub lines: Vec<SaleLine>,
    /// The name of each line, as the goods are called now.
    pub names: Vec<String>,
    /// What each line is sold by.
    pub units: Vec<Unit>,
    /// A note.
    pub note: String,
    /// The deposit; zero for none.
    pub deposit: Money,
    /// How the deposit came.
    pub kind: TenderKind,
    /// When it was taken.
    pub at: Timestamp,
    /// How it stands.
    pub state: PreorderState,
    /// The receipt it was handed over with.
    pub receipt: Option<u64>,
    /// What of the deposit was given back when it was called off.
    pub returned: Money,
    /// How that went back.
    pub returned_kind: Option<TenderKind>,
    /// Why it was called off; empty otherwise.
    pub reason: String,
}

/// Which preorders a list shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreordersAsked {
    /// Fetched on this day or later.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<Day>,
    /// Fetched on this day or before.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<Day>,
    /// Only those still to be fetched.
    pub open_only: bool,
}

/// What is to be ready on a day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PickList {
    /// How much of what, in dictionary order.
    pub goods: Vec<Picked>,
    /// For whom, in the order of the hours.
    pub preorders: Vec<Preorder>,
}

/// How much of something is to be ready.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Picked {
    /// Its name.
    pub name: String,
    /// What it is sold by.
    pub unit: Unit,
    /// How much of it.
    pub quantity: Quantity,
}

impl Till {
    /// A preorder by id.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn preorder(&self, id: PreorderId) -> Result<Option<Preorder>, Fault> {
        let found = read(self.reader(), self.catalogue(), "WHERE id = ?1", [id.to_string()])?;
        Ok(found.into_iter().next())
    }

    /// Preorders in the order in which they are fetched; of all that ever were, the last 500.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn preorders(&self, asked: PreordersAsked) -> Result<Vec<Preorder>, Fault> {
        let (from, until) = (asked.from.map(String::from), asked.until.map(String::from));
        let which = "WHERE (?1 IS NULL OR pickup_day >= ?1) AND (?2 IS NULL OR pickup_day <= ?2)
                     AND (NOT ?3 OR ended_seq IS NULL)";
        let which = format!(
            "{which} ORDER BY pickup_day DESC, pickup_minute DESC, seq DESC
                     LIMIT CASE WHEN ?3 THEN -1 ELSE {SHOWN} END"
        );
        let mut found =
            read(self.reader(), self.catalogue(), &which, (from, until, asked.open_only))?;
        found.reverse();
        Ok(found)
    }

    /// What is to be ready on a day: of the preorders that are still open.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn pick_list(&self, day: Day) -> Result<PickList, Fault> {
        let asked = PreordersAsked { from: Some(day), until: Some(day), open_only: true };
        let preorders = self.preorders(asked)?;
        let mut sums = BTreeMap::new();
        for preorder in &preorders {
            let told = preorder.names.iter().zip(&preorder.units);
            for (line, (name, unit)) in preorder.lines.iter().zip(told) {
                // in dictionary order; goods of one name are still two
                let key = (self.catalogue().place_of(name), line.goods, name);
                let sum = sums.entry(key).or_insert((*unit, Quantity::ZERO));
                sum.1 = sum.1.plus(line.quantity).map_err(damaged)?;
            }
        }
        let goods = sums.into_iter().map(|((_, _, name), (unit, quantity))| Picked {
            name: name.clone(),
            unit,
            quantity,
        });
        let goods = goods.collect();
        Ok(PickList { goods, preorders })
    }

    /// The deposits of preorders that are neither handed over nor called off: money that is not
    /// the stall's yet.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn deposits_held(&self) -> Result<Money, Fault> {
        deposits_held(self.reader())
    }
}

/// The same of a connection.
///
/// # Errors
/// A [`Fault`] of the database.
pub fn deposits_held(connection: &Connection) -> Result<Money, Fault> {
    let held: i64 = connection
        .prepare_cached("SELECT coalesce(sum(deposit), 0) FROM preorder WHERE ended_seq IS NULL")?
        .query_row([], |row| row.get(0))?;
    money(held)
}

fn read(
    connection: &Connection,
    catalogue: &Catalogue,
    which: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Preorder>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, who, phone, customer, pickup_day, pickup_minute, lines, note, deposit, kind, at,
           ended_seq IS NOT NULL, receipt, returned, reason, returned_kind
         FROM preorder {which}"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(preorder_of(row, catalogue)?);
    }
    Ok(found)
}

fn preorder_of(row: &Row<'_>, catalogue: &Catalogue) -> Result<Preorder, Fault> {
    let (id, day, lines): (String, String, String) = (row.get(0)?, row.get(4)?, row.get(6)?);
    let lines: Vec<SaleLine> = from_json(&lines)?;
    let goods = |line: &SaleLine| line.goods.and_then(|id| catalogue.get(id));
    let name = |line: &SaleLine| match goods(line) {
        Some(goods) => goods.name.clone(),
        None => line.name.clone().unwrap_or_default(),
    };
    let (ended, receipt): (bool, Option<u64>) = (row.get(11)?, row.get(12)?);
    let returned: Option<i64> = row.get(13)?;
    let (reason, back): (Option<String>, Option<String>) = (row.get(14)?, row.get(15)?);
    Ok(Preorder {
        id: parsed(&id)?,
        who: row.get(1)?,
        phone: row.get(2)?,
        customer: parsed_if(row.get(3)?)?,
        pickup_day: parsed(&day)?,
        pickup_minute: row.get(5)?,
        names: lines.iter().map(name).collect(),
        units: lines.iter().map(|line| goods(line).map_or(Unit::Piece, |g| g.unit)).collect(),
        lines,
        note: row.get(7)?,
        deposit: money(row.get(8)?)?,
        kind: from_word(row.get(9)?)?,
        at: Timestamp::from_seconds(row.get(10)?),
        state: match (ended, receipt) {
            (false, _) => PreorderState::Open,
            (true, Some(_)) => PreorderState::HandedOver,
            (true, None) => PreorderState::CalledOff,
        },
        receipt,
        returned: money(returned.unwrap_or(0))?,
        returned_kind: back.map(from_word).transpose()?,
        reason: reason.unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrol::StallSetup;
    use crate::preorder_taking::PreorderRequest;
    use crate::preorders::CallOffRequest;
    use domain::id::RequestId;
    use domain::now::Now;
    use settlement::key::SigningSeed;

    const MORNING: i64 = 1_795_302_000;

    /// The clock and randomness of the n-th act.
    fn now(n: u8) -> Now {
        Now { at: Timestamp::from_seconds(MORNING + i64::from(n)), seed: [n; 32] }
    }

    #[test]
    fn deposits_are_held_until_the_preorder_ends() {
        let folder = std::env::temp_dir().join(format!("talad-deposits-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut till = Till::open(&folder.join("till.db"), now(0)).unwrap();
        let setup = StallSetup { name: "ร้านขนม".to_owned(), place: String::new() };
        till.set_up(now(1), &SigningSeed::from_bytes(&[7; 32]), &setup).unwrap();
        till.open_day(now(2), Money::ZERO, 1, None).unwrap();
        let request = |n: u8| RequestId::new(now(n).at, [n; 10]);
        let line = serde_json::json!(
            { "goods": null, "name": "ขนมเทียน", "quantity": 1_000, "unit_price": 50_000 }
        );
        let line: SaleLine = serde_json::from_value(line).unwrap();
        let mut take = |n: u8, deposit: i64, kind| {
            let asked = PreorderRequest {
                request: request(n),
                who: "ป้าแดง".to_owned(),
                phone: None,
                customer: None,
                pickup_day: Day::new(2026, 11, 24).unwrap(),
                pickup_minute: 400,
                lines: vec![line.clone()],
                note: String::new(),
                deposit: Money::baht(deposit),
                kind,
                print: false,
            };
            till.take_preorder(now(n), &asked).unwrap().id
        };
        let first = take(3, 100, TenderKind::Cash);
        take(4, 50, TenderKind::PromptPay);
        assert_eq!(till.deposits_held().unwrap(), Money::baht(150));
        let off = CallOffRequest {
            request: request(5),
            id: first,
            reason: "ไม่มาแล้ว".to_owned(),
            returned: Money::baht(60),
            kind: TenderKind::Cash,
        };
        till.call_off_preorder(now(5), &off).unwrap();
        assert_eq!(till.deposits_held().unwrap(), Money::baht(50));
        drop(till);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
