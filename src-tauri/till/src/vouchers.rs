//! Vouchers that paid here: each once, unless a refund gave it back whole.
//! Must never take a voucher's word for its value: that is the market's signature's.

use domain::id::MarketId;
use domain::money::{Money, OutOfRange};
use domain::payment::{TenderDetail, TenderKind};
use domain::sale::PricedLine;
use domain::thai::fold;
use rusqlite::{Connection, OptionalExtension, Transaction};
use settlement::fact::Refund;
use settlement::key::PublicKey;
use settlement::voucher::{self, Voucher, VoucherRefused};
use store::Fault;
use store::rows::{from_json, money};

use crate::Till;
use crate::pay::Desk;
use crate::replies::withdrawn;
use crate::tender::TenderRefused;

/// A line as a voucher looks at it.
pub(crate) struct Worth {
    category: Option<String>,
    amount: Money,
}

impl Till {
    /// What a voucher sees of a line: the category its goods stand in now, and what it costs.
    pub(crate) fn worth(&self, line: &PricedLine) -> Worth {
        let goods = line.goods.and_then(|goods| self.catalogue().get(goods));
        let category = goods.and_then(|goods| goods.category.clone());
        Worth { category, amount: line.amount }
    }

    /// A scanned voucher of this market that is money today and did not pay here before.
    pub(crate) fn unused_voucher(&self, desk: &Desk, text: &str) -> Result<Voucher, TenderRefused> {
        let read = voucher::read(text)?;
        let (market, key) = desk.market().ok_or(VoucherRefused::OtherMarket)?;
        let voucher = read.verify(market, &key, desk.today)?;
        if withdrawn(self.reader(), &voucher.serial)? {
            return Err(TenderRefused::VoucherWithdrawn);
        }
        match voucher_used(self.reader(), &voucher.serial)? {
            Some(receipt) => Err(TenderRefused::VoucherUsed { receipt }),
            None => Ok(voucher),
        }
    }
}

impl Desk {
    /// The market and the key that signs its vouchers.
    fn market(&self) -> Option<(MarketId, PublicKey)> {
        let who = self.who.as_ref()?;
        who.market.zip(who.book)
    }
}

/// The receipt that a serial paid and was not given back from.
fn voucher_used(connection: &Connection, serial: &str) -> Result<Option<u64>, Fault> {
    Ok(connection
        .prepare_cached("SELECT receipt FROM voucher_use WHERE serial = ?1 AND given_back IS NULL")?
        .query_row([serial], |row| row.get(0))
        .optional()?)
}

/// Whether a voucher buys goods of a category, however the stall writes its name.
fn buys(voucher: &Voucher, category: Option<&String>) -> bool {
    let word = category.map(|category| fold(category));
    voucher.goods.is_empty() || voucher.goods.iter().any(|goods| Some(fold(goods)) == word)
}

/// The most that each voucher may pay of a bill; none for one that its value alone limits. A line
/// is bought once: those that the fewest of the vouchers buy are taken first.
pub(crate) fn limits(
    vouchers: &[&Voucher],
    lines: &[Worth],
) -> Result<Vec<Option<Money>>, OutOfRange> {
    let buyers = |line: &Worth| vouchers.iter().filter(|v| buys(v, line.category.as_ref())).count();
    let mut open: Vec<(usize, Money, &Worth)> =
        lines.iter().map(|line| (buyers(line), line.amount, line)).collect();
    open.sort_by_key(|(buyers, _, _)| *buyers);
    let mut limits = Vec::with_capacity(vouchers.len());
    for voucher in vouchers {
        let mut left = voucher.value;
        let mine = open.iter_mut().filter(|(_, _, line)| buys(voucher, line.category.as_ref()));
        for (_, amount, _) in mine.filter(|_| !voucher.goods.is_empty()) {
            let part = left.min(*amount);
            (left, *amount) = (left.minus(part)?, amount.minus(part)?);
        }
        let limited = !voucher.goods.is_empty() && !left.is_zero();
        limits.push(limited.then(|| voucher.value.minus(left)).transpose()?);
    }
    Ok(limits)
}

/// Which of some indivisible amounts an amount gives back: one that equals it, else the first ones
/// that come to it. `None` when no whole ones do.
pub(crate) fn whole_ones(of: &[Money], amount: Money) -> Option<Vec<usize>> {
    if let Some(one) = of.iter().position(|one| *one == amount) {
        return Some(vec![one]);
    }
    let (mut left, mut ones) = (amount, Vec::new());
    for (place, one) in of.iter().enumerate() {
        if left.is_zero() {
            break;
        }
        left = left.minus(*one).ok().filter(|left| !left.is_negative())?;
        ones.push(place);
    }
    left.is_zero().then_some(ones)
}

/// The vouchers of a sale that were not given back: serial, and what each paid.
pub(crate) fn held_of(connection: &Connection, sale: u64) -> Result<Vec<(String, Money)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT t.detail, t.amount FROM receipt_tender t
         WHERE t.receipt = ?1 AND t.kind = 'voucher' ORDER BY t.place",
    )?;
    let mut free = connection.prepare_cached(
        "SELECT given_back IS NOT NULL FROM voucher_use WHERE receipt = ?1 AND serial = ?2",
    )?;
    let mut rows = statement.query([sale])?;
    let mut held = Vec::new();
    while let Some(row) = rows.next()? {
        let (detail, amount): (String, i64) = (row.get(0)?, row.get(1)?);
        let TenderDetail::Voucher { serial, .. } = from_json(&detail)? else { continue };
        if !free.query_row((sale, &serial), |row| row.get(0))? {
            held.push((serial, money(amount)?));
        }
    }
    Ok(held)
}

/// Sets the vouchers free again whose whole value a refund gave back.
pub(crate) fn give_back(transaction: &Transaction<'_>, refund: &Refund) -> Result<(), Fault> {
    let back = refund.repayments.iter().find(|back| back.kind == TenderKind::Voucher);
    let Some(back) = back else { return Ok(()) };
    let held = held_of(transaction, refund.of)?;
    let amounts: Vec<Money> = held.iter().map(|(_, amount)| *amount).collect();
    for place in whole_ones(&amounts, back.amount).unwrap_or_default() {
        transaction.execute(
            "UPDATE voucher_use SET given_back = ?3 WHERE receipt = ?1 AND serial = ?2",
            (refund.of, &held[place].0, refund.receipt),
        )?;
    }
    Ok(())
}

/// The serials that a refund set free.
pub(crate) fn given_back_by(connection: &Connection, refund: u64) -> Result<Vec<String>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT serial FROM voucher_use WHERE given_back = ?1 ORDER BY serial")?;
    let serials = statement.query_map([refund], |row| row.get(0))?;
    Ok(serials.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::day::{Day, Timestamp};

    fn voucher(baht: i64, goods: &[&str]) -> Voucher {
        Voucher {
            market: MarketId::new(Timestamp::from_seconds(0), [1; 10]),
            serial: "A".into(),
            value: Money::baht(baht),
            goods: goods.iter().map(|word| (*word).to_owned()).collect(),
            issued: Day::new(2026, 11, 1).unwrap(),
            expires: Day::new(2026, 11, 30).unwrap(),
            holder: "H".into(),
        }
    }

    fn line(category: &str, baht: i64) -> Worth {
        Worth { category: Some(category.to_owned()), amount: Money::baht(baht) }
    }

    #[test]
    fn a_voucher_pays_only_for_what_it_buys_and_a_line_is_bought_once() {
        let rice = voucher(100, &["ข้าว"]);
        let food = voucher(100, &["ข้าว", "ผัก"]);
        let all = voucher(100, &[]);
        let bill = [line("ผัก", 40), line("ข้าว ", 120), line("สบู่", 500)];
        let baht = |most: &[Option<i64>]| most.iter().map(|m| m.map(Money::baht)).collect();
        for (vouchers, most) in [
            (vec![&rice], vec![None]),
            (vec![&rice, &rice], vec![None, Some(20)]),
            (vec![&food, &rice], vec![None, Some(60)]),
            (vec![&rice, &food], vec![None, Some(60)]),
            (vec![&all, &rice], vec![None, None]),
        ] {
            let expected: Vec<Option<Money>> = baht(&most);
            assert_eq!(limits(&vouchers, &bill), Ok(expected));
        }
        assert_eq!(limits(&[&rice], &[line("สบู่", 9)]), Ok(vec![Some(Money::ZERO)]));
    }

    #[test]
    fn only_whole_ones_are_given_back() {
        let of = [100, 60, 40].map(Money::baht);
        for (amount, ones) in [
            (60, Some(vec![1])),
            (160, Some(vec![0, 1])),
            (200, Some(vec![0, 1, 2])),
            (50, None),
            (140, None),
            (300, None),
            (0, Some(vec![])),
        ] {
            assert_eq!(whole_ones(&of, Money::baht(amount)), ones, "{amount}");
        }
    }
}
