//! The way of the fees from a collector's bag to the bank, with every difference on the way.
//! Must never force a difference to nothing, and never count a transfer as cash.

use std::collections::BTreeMap;

use domain::day::Day;
use domain::money::Money;
use domain::officer::OfficerNumber;
use rusqlite::Connection;
use serde::Serialize;
use store::Fault;
use store::rows::{in_range, money, parsed};
use ts_rs::TS;

use crate::Book;
use crate::collecting::cash::{CashEntry, entries};

/// The money of the committee, from the bags to the bank.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct MarketMoney {
    /// The cash in the committee's box, and how it comes about.
    pub cash_box: CashBox,
    /// Everybody who took fees, by what is in hand.
    pub collectors: Vec<CollectorMoney>,
    /// Hand-overs, bankings and payouts, the newest first, at most 300.
    pub entries: Vec<CashEntry>,
}

/// The cash in the committee's box: what came less what went.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CashBox {
    /// Handed over, as it was counted.
    pub handed_over: Money,
    /// Deposits received in cash.
    pub deposits_received: Money,
    /// Brought to the bank.
    pub banked: Money,
    /// Paid out in cash for vouchers.
    pub paid_out: Money,
    /// Deposits returned in cash.
    pub deposits_returned: Money,
    /// What should lie there now; below zero when more was banked than came.
    pub cash: Money,
    /// Still in the collectors' hands: not in the box.
    pub with_collectors: Money,
    /// What hand-overs differed by, in all: below zero is short.
    pub difference: Money,
    /// Fees paid by transfer: on the market's account, never in the box.
    pub transferred: Money,
}

/// The money of one collector.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CollectorMoney {
    /// The number, where the book has officers.
    pub officer: Option<OfficerNumber>,
    /// The name.
    pub name: String,
    /// Collected in cash, less what was taken back.
    pub cash: Money,
    /// Collected by transfer, less what was taken back.
    pub transfer: Money,
    /// Expected of the hand-overs.
    pub expected: Money,
    /// Handed over, as it was counted.
    pub handed: Money,
    /// Handed over less expected: below zero is short.
    pub difference: Money,
    /// Cash not handed over yet.
    pub in_hand: Money,
    /// Day by day, the newest first, at most 31.
    pub days: Vec<CollectorDay>,
}

/// A day of a collector.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CollectorDay {
    /// The business day.
    pub day: Day,
    /// How many receipts.
    pub receipts: u32,
    /// Collected in cash on that day, taken back since or not.
    pub cash: Money,
    /// Collected by transfer.
    pub transfer: Money,
    /// Taken back on that day, of whatever day it was.
    pub taken_back: Money,
    /// Handed over on that day.
    pub handed: Money,
}

impl Book {
    /// The committee's money.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn market_money(&self) -> Result<MarketMoney, Fault> {
        let reader = self.reader();
        let collectors = collectors(reader)?;
        let mut entries = entries(reader, "e.series <> ?1", "D")?;
        entries.truncate(300);
        Ok(MarketMoney { cash_box: cash_box(reader, &collectors)?, collectors, entries })
    }
}

fn cash_box(connection: &Connection, collectors: &[CollectorMoney]) -> Result<CashBox, Fault> {
    let sum = |act: &str| -> Result<Money, Fault> {
        let mut statement = connection.prepare_cached(
            "SELECT coalesce(sum(amount), 0) FROM cash_entry
             WHERE act = ?1 AND kind = 'cash' AND reversed = 0",
        )?;
        money(statement.query_row([act], |row| row.get(0))?)
    };
    let of = |part: fn(&CollectorMoney) -> Money| in_range(Money::sum(collectors.iter().map(part)));
    let (handed_over, deposits_received) = (sum("handed_over")?, sum("deposit_received")?);
    let (banked, paid_out) = (sum("banked")?, sum("paid_out")?);
    let deposits_returned = sum("deposit_returned")?;
    let cash = in_range(
        handed_over
            .plus(deposits_received)
            .and_then(|cash| cash.minus(banked))
            .and_then(|cash| cash.minus(paid_out))
            .and_then(|cash| cash.minus(deposits_returned)),
    )?;
    Ok(CashBox {
        handed_over,
        deposits_received,
        banked,
        paid_out,
        deposits_returned,
        cash,
        with_collectors: of(|one| one.in_hand)?,
        difference: of(|one| one.difference)?,
        transferred: of(|one| one.transfer)?,
    })
}

/// A collector: an officer by number, anybody else by name.
type Who = (Option<OfficerNumber>, String);

/// Everybody who took money for fees, who has most in hand first.
fn collectors(connection: &Connection) -> Result<Vec<CollectorMoney>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT officer, CASE WHEN officer IS NULL THEN collector ELSE '' END AS named,
           coalesce(sum(amount) FILTER (WHERE kind = 'cash' AND reversed = 0), 0),
           coalesce(sum(amount) FILTER (WHERE kind = 'prompt_pay' AND reversed = 0), 0),
           max(seq)
         FROM payment WHERE kind IN ('cash', 'prompt_pay') GROUP BY officer, named",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    let mut days = days(connection)?;
    while let Some(row) = rows.next()? {
        let who: Who = (row.get(0)?, row.get(1)?);
        let (cash, transfer) = (money(row.get(2)?)?, money(row.get(3)?)?);
        let (expected, handed) = handed(connection, &who)?;
        let days = days.remove(&who).unwrap_or_default();
        // an officer goes by the name she last wrote on a receipt
        let query = "SELECT collector FROM payment WHERE seq = ?1";
        let name: String =
            connection.query_row(query, [row.get::<_, u64>(4)?], |row| row.get(0))?;
        found.push(CollectorMoney {
            officer: who.0,
            name,
            cash,
            transfer,
            expected,
            handed,
            difference: in_range(handed.minus(expected))?,
            in_hand: in_range(cash.minus(expected))?,
            days: days.into_values().rev().take(31).collect(),
        });
    }
    found.sort_by(|a, b| b.in_hand.cmp(&a.in_hand).then_with(|| a.name.cmp(&b.name)));
    Ok(found)
}

fn handed(connection: &Connection, who: &Who) -> Result<(Money, Money), Fault> {
    let query = format!(
        "SELECT coalesce(sum(expected), 0), coalesce(sum(amount), 0) FROM cash_entry
         WHERE series = 'H' AND reversed = 0 AND {}",
        crate::collecting::handover::OF_COLLECTOR
    );
    let mut statement = connection.prepare_cached(&query)?;
    let (expected, handed) =
        statement.query_row((who.0, &who.1), |row| <(i64, i64)>::try_from(row))?;
    Ok((money(expected)?, money(handed)?))
}

/// Every collector's days.
fn days(connection: &Connection) -> Result<BTreeMap<Who, BTreeMap<Day, CollectorDay>>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT officer, named, day, sum(receipts), sum(cash), sum(transfer), sum(back), sum(handed)
         FROM (
           SELECT officer, CASE WHEN officer IS NULL THEN collector ELSE '' END AS named, day,
             1 AS receipts, CASE kind WHEN 'cash' THEN amount ELSE 0 END AS cash,
             CASE kind WHEN 'prompt_pay' THEN amount ELSE 0 END AS transfer, 0 AS back, 0 AS handed
           FROM payment WHERE kind IN ('cash', 'prompt_pay')
           UNION ALL
           SELECT p.officer, CASE WHEN p.officer IS NULL THEN p.collector ELSE '' END, j.day,
             0, 0, 0, p.amount, 0
           FROM payment_reversal r JOIN payment p ON p.seq = r.payment
           JOIN journal j ON j.seq = r.seq WHERE p.kind IN ('cash', 'prompt_pay')
           UNION ALL
           SELECT officer, CASE WHEN officer IS NULL THEN collector ELSE '' END, day,
             0, 0, 0, 0, amount
           FROM cash_entry WHERE series = 'H' AND reversed = 0)
         GROUP BY officer, named, day",
    )?;
    let mut rows = statement.query([])?;
    let mut found: BTreeMap<Who, BTreeMap<Day, CollectorDay>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let day: String = row.get(2)?;
        let day: Day = parsed(&day)?;
        let of = CollectorDay {
            day,
            receipts: row.get(3)?,
            cash: money(row.get(4)?)?,
            transfer: money(row.get(5)?)?,
            taken_back: money(row.get(6)?)?,
            handed: money(row.get(7)?)?,
        };
        found.entry((row.get(0)?, row.get(1)?)).or_default().insert(day, of);
    }
    Ok(found)
}
