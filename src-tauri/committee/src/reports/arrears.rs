//! Arrears by age: what each stall owes on a day, the oldest debts first.
//! Must never say another sum than the stall's account does.

use std::collections::BTreeMap;

use domain::day::Day;
use domain::id::StallId;
use domain::money::{Money, OutOfRange};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use store::Fault;
use store::rows::{damaged, in_range, money, parsed};
use ts_rs::TS;

use crate::Book;
use crate::collecting::fee_receipts::shown;
use crate::market::stalls::the_stall;
use crate::reports::owing::open_days;

/// What all stalls owe when a day ends. Fees are those that hold now, payments those of that day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Arrears {
    /// The business day.
    pub on: Day,
    /// The stalls that owe or have paid ahead, the worst first.
    pub rows: Vec<ArrearsRow>,
    /// All of them together.
    pub totals: Ageing,
}

/// What a stall owes, by age.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ArrearsRow {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// By age.
    pub ageing: Ageing,
    /// The oldest day that is not paid in full.
    pub oldest: Option<Day>,
    /// The last payment up to the day that was not taken back.
    pub last_payment: Option<LastPayment>,
}

/// A sum by the age of the days it is owed for. `total` is the five of them less `ahead`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, TS)]
pub struct Ageing {
    /// Of the day itself.
    pub current: Money,
    /// 1 to 7 days old.
    pub days_7: Money,
    /// 8 to 30 days old.
    pub days_30: Money,
    /// 31 to 90 days old.
    pub days_90: Money,
    /// Older.
    pub older: Money,
    /// Paid more than is owed: a fee fell after it was paid.
    pub ahead: Money,
    /// Owed in all; below zero is paid ahead.
    pub total: Money,
}

/// A payment, as far as arrears tell it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct LastPayment {
    /// Its number: "2569/00001".
    pub number: String,
    /// The business day it was received.
    pub day: Day,
    /// How much.
    pub amount: Money,
}

impl Book {
    /// What all stalls owe when a day ends, by age.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn arrears(&self, on: Day) -> Result<Arrears, Fault> {
        let mut rows = Vec::new();
        let mut totals = Ageing::default();
        for (stall, days) in open_days(self.reader(), on)? {
            let stall: StallId = parsed(&stall)?;
            let named = the_stall(self.reader(), stall)?;
            let named = named.ok_or_else(|| damaged("a debt of no stall"))?;
            let (ageing, oldest) = in_range(aged(&days, on))?;
            in_range(totals.add(&ageing))?;
            let last_payment = last_payment(self.reader(), stall, on)?;
            let (place, name) = (named.place, named.name);
            rows.push(ArrearsRow { stall, place, name, ageing, oldest, last_payment });
        }
        rows.sort_by(|a, b| {
            let badness = |row: &ArrearsRow| {
                let Ageing { current, days_7, days_30, days_90, older, total, .. } = row.ageing;
                [older, days_90, days_30, days_7, current, total]
            };
            badness(b).cmp(&badness(a)).then_with(|| a.place.cmp(&b.place))
        });
        Ok(Arrears { on, rows, totals })
    }
}

impl Ageing {
    fn add(&mut self, more: &Ageing) -> Result<(), OutOfRange> {
        for (sum, amount) in [
            (&mut self.current, more.current),
            (&mut self.days_7, more.days_7),
            (&mut self.days_30, more.days_30),
            (&mut self.days_90, more.days_90),
            (&mut self.older, more.older),
            (&mut self.ahead, more.ahead),
            (&mut self.total, more.total),
        ] {
            *sum = sum.plus(amount)?;
        }
        Ok(())
    }

    /// The sum that a day of an age belongs to.
    fn of_age(&mut self, days: u64) -> &mut Money {
        match days {
            0 => &mut self.current,
            1..=7 => &mut self.days_7,
            8..=30 => &mut self.days_30,
            31..=90 => &mut self.days_90,
            _ => &mut self.older,
        }
    }
}

/// What the days come to by age, and the oldest that is owed. A day whose fee fell after it was
/// paid stands against the oldest debts.
fn aged(days: &BTreeMap<Day, Money>, on: Day) -> Result<(Ageing, Option<Day>), OutOfRange> {
    let mut ageing = Ageing { total: Money::sum(days.values().copied())?, ..Ageing::default() };
    let credits = days.values().copied().filter(|owed| owed.is_negative());
    let mut credit = Money::sum(credits)?.negated();
    let mut oldest = None;
    for (day, owed) in days.iter().filter(|(_, owed)| **owed > Money::ZERO) {
        let settled = credit.min(*owed);
        credit = credit.minus(settled)?;
        let left = owed.minus(settled)?;
        if left > Money::ZERO {
            oldest.get_or_insert(*day);
            let age = on.days_since(*day).saturating_sub(1);
            let sum = ageing.of_age(age);
            *sum = sum.plus(left)?;
        }
    }
    ageing.ahead = credit;
    Ok((ageing, oldest))
}

fn last_payment(
    connection: &Connection,
    stall: StallId,
    on: Day,
) -> Result<Option<LastPayment>, Fault> {
    let columns: Option<(u32, u32, String, i64)> = connection
        .prepare_cached(
            "SELECT year, number, day, amount FROM payment
             WHERE stall = ?1 AND reversed = 0 AND day <= ?2 ORDER BY seq DESC LIMIT 1",
        )?
        .query_row((stall.to_string(), on.to_string()), |row| row.try_into())
        .optional()?;
    let Some((year, number, day, amount)) = columns else { return Ok(None) };
    let number = shown(year, number);
    Ok(Some(LastPayment { number, day: parsed(&day)?, amount: money(amount)? }))
}
