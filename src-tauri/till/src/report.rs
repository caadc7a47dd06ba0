//! The till's report of some business days, for the vendor: takings, estimated profit, what sold,
//! who sold. Must never leave the stall, and never take a running counter for a sum.

use std::collections::BTreeMap;

use domain::day::{CUT_OFF_MINUTES, Day};
use domain::id::GoodsId;
use domain::money::Money;
use domain::pricing::WHOLE;
use domain::quantity::Quantity;
use domain::unit::Unit;
use rusqlite::Connection;
use serde::Serialize;
use settlement::fact::TenderTotal;
use store::Fault;
use store::rows::{damaged, in_range};
use ts_rs::TS;

use crate::Till;
use crate::report_goods::{SoldGoods, sold_goods};
use crate::report_people::{OperatorFigures, by_operator};
use crate::report_rows::{self, CountAmount, Days, Group};

/// The most days of one report: ten years.
const MOST_DAYS: u64 = 3_660;
/// How many best sellers are told.
const BEST: usize = 20;
/// How many goods that run out are told.
const LOW: usize = 50;

/// Takings of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DayNet {
    /// The business day, all its parts together.
    pub day: Day,
    /// Sold less given back.
    pub net: Money,
    /// How many sales.
    pub receipts: u64,
}

/// Takings of an hour of the clock, of all days together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct HourNet {
    /// The hour in Bangkok: 8 is from 08:00 to 08:59.
    pub hour: u32,
    /// Sold less given back.
    pub net: Money,
    /// How many sales.
    pub receipts: u64,
}

/// What sold best.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct BestSeller {
    /// The name it was last sold by.
    pub name: String,
    /// What the price is for.
    pub unit: Unit,
    /// How much, less what came back, in thousandths: ten years of it may be more than one
    /// [`Quantity`] holds.
    #[ts(as = "Quantity")]
    pub quantity: i64,
    /// What it brought.
    pub amount: Money,
}

/// Goods that would not last another day like these.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct LowStock {
    /// The name.
    pub name: String,
    /// What the stock is counted in.
    pub unit: Unit,
    /// How much is left; below zero when more was sold than was counted in.
    pub stock: Quantity,
}

/// The range of the same length before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct RangeBefore {
    /// Sold less given back in it.
    pub net_before: Money,
}

/// The report of some business days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct TillReport {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// What was sold.
    pub gross: Money,
    /// Sold less given back.
    pub net: Money,
    /// How many sales.
    pub receipts: u64,
    /// What a sale came to on average, half up; zero when nothing was sold.
    pub average: Money,
    /// Takings less costs, of what has a known cost; none when no cost is known. An estimate: it
    /// knows of no rent, no waste and no helper's wage.
    pub profit: Option<Money>,
    /// What part of the takings has a known cost, in hundredths of a percent.
    pub profit_known: u32,
    /// By business day; days that were not opened are left out.
    pub by_day: Vec<DayNet>,
    /// By hour, from the morning on.
    pub by_hour: Vec<HourNet>,
    /// By way of paying.
    pub by_tender: Vec<TenderTotal>,
    /// What brought most.
    pub best: Vec<BestSeller>,
    /// Taken off by discounts and bundles.
    pub discounts: Money,
    /// What rounding cash changed: beside the net, never in it.
    pub rounding: Money,
    /// Money given back.
    pub refunds: CountAmount,
    /// Lines taken off bills before payment.
    pub removed: CountAmount,
    /// By person; empty where nobody was signed in.
    pub by_operator: Vec<OperatorFigures>,
    /// What customers owe now.
    pub credit_outstanding: Money,
    /// Deposits of preorders that wait now.
    pub deposits_held: Money,
    /// Goods that run out.
    pub low_stock: Vec<LowStock>,
    /// The days before, as many; none when no day was opened in them.
    pub compare: Option<RangeBefore>,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum ReportRefused {
    /// The last day is before the first, or there are too many.
    #[error("the days do not fit")]
    Days,
    /// The machine could not do it.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The range of a report, if it is one.
pub(crate) fn range(from: Day, until: Day) -> Result<Days, ReportRefused> {
    let well = (1..=MOST_DAYS).contains(&until.days_since(from));
    if well { Ok(Days::Between(from, until)) } else { Err(ReportRefused::Days) }
}

impl Till {
    /// The report of business days, both included.
    ///
    /// # Errors
    /// [`ReportRefused`].
    pub fn report(&self, from: Day, until: Day) -> Result<TillReport, ReportRefused> {
        let (connection, days) = (self.reader(), range(from, until)?);
        let groups = report_rows::groups(connection, days)?;
        let sold = sold_goods(connection, days)?;
        let opened = report_rows::opened_days(connection, days)?;
        let (gross, receipts) = sum(groups.iter().filter(|group| group.sale))?;
        let (given_back, refunds) = sum(groups.iter().filter(|group| !group.sale))?;
        let net = in_range(gross.minus(given_back))?;
        let removed = report_rows::removed(connection, days)?;
        let (profit, profit_known) = profit(&sold, net)?;
        Ok(TillReport {
            from,
            until,
            gross,
            net,
            receipts,
            average: average(gross, receipts)?,
            profit,
            profit_known,
            by_day: by_day(&groups, &opened)?,
            by_hour: by_hour(&groups)?,
            by_tender: report_rows::by_tender(connection, days)?,
            discounts: in_range(Money::sum(sold.iter().map(|goods| goods.discounted)))?,
            rounding: rounding(&groups)?,
            refunds: CountAmount { count: refunds, amount: given_back },
            removed: CountAmount {
                count: removed.values().map(|removed| removed.count).sum(),
                amount: in_range(Money::sum(removed.values().map(|removed| removed.amount)))?,
            },
            by_operator: by_operator(connection, days, &groups)?,
            credit_outstanding: report_rows::credit_outstanding(connection)?,
            deposits_held: report_rows::deposits_held(connection)?,
            low_stock: self.low_stock(&sold, opened.len())?,
            compare: before(connection, from, until)?,
            best: best(sold),
        })
    }

    /// Goods whose stock is counted and would not last another day like these: sold out, below
    /// zero, or less than what a day sold on average.
    fn low_stock(&self, sold: &[SoldGoods], days: usize) -> Result<Vec<LowStock>, Fault> {
        let days = i64::try_from(days.max(1)).map_err(damaged)?;
        let mut taken: BTreeMap<GoodsId, i64> = BTreeMap::new();
        for one in sold {
            let Some(goods) = one.goods.and_then(|id| self.catalogue().get(id)) else { continue };
            let thousandths = one.thousandths;
            // a tray that was sold took its eggs
            let (id, amount) = goods.contains.map_or((goods.id, thousandths), |inside| {
                (inside.goods, thousandths.saturating_mul(inside.count.thousandths()) / 1_000)
            });
            let sum = taken.entry(id).or_default();
            *sum = sum.saturating_add(amount);
        }
        let mut low: Vec<LowStock> = self
            .catalogue()
            .all()
            .filter(|goods| !goods.retired && goods.counts_stock && goods.contains.is_none())
            .filter(|goods| {
                let usual = taken.get(&goods.id).map_or(0, |taken| taken / days);
                let stock = goods.stock.thousandths();
                stock < usual || stock < 0
            })
            .map(|goods| LowStock {
                name: goods.name.clone(),
                unit: goods.unit,
                stock: goods.stock,
            })
            .collect();
        low.sort_by(|a, b| a.stock.cmp(&b.stock).then_with(|| a.name.cmp(&b.name)));
        low.truncate(LOW);
        Ok(low)
    }
}

fn sum<'g>(groups: impl Iterator<Item = &'g Group>) -> Result<(Money, u64), Fault> {
    let (mut total, mut count) = (Money::ZERO, 0);
    for group in groups {
        total = in_range(total.plus(group.total))?;
        count += group.count;
    }
    Ok((total, count))
}

/// Sold less given back, and how many sales.
fn add(to: &mut (Money, u64), group: &Group) -> Result<(), Fault> {
    let (net, receipts) = to;
    if group.sale {
        *net = in_range(net.plus(group.total))?;
        *receipts += group.count;
    } else {
        *net = in_range(net.minus(group.total))?;
    }
    Ok(())
}

fn rounding(groups: &[Group]) -> Result<Money, Fault> {
    let signed = groups
        .iter()
        .map(|group| if group.sale { group.rounding } else { group.rounding.negated() });
    in_range(Money::sum(signed))
}

/// Half up to satang.
fn average(gross: Money, receipts: u64) -> Result<Money, Fault> {
    let count = i64::try_from(receipts).map_err(damaged)?;
    if count == 0 {
        return Ok(Money::ZERO);
    }
    store::rows::money((gross.satang() + count / 2).div_euclid(count))
}

/// The profit of what has a known cost, and what part of the takings that is.
fn profit(sold: &[SoldGoods], net: Money) -> Result<(Option<Money>, u32), Fault> {
    let known = in_range(Money::sum(sold.iter().map(|goods| goods.known)))?;
    let costs = in_range(Money::sum(sold.iter().map(|goods| goods.cost)))?;
    if !sold.iter().any(|goods| goods.has_cost) {
        return Ok((None, 0));
    }
    let share = if net > Money::ZERO {
        known.satang().saturating_mul(i64::from(WHOLE)).div_euclid(net.satang())
    } else {
        0
    };
    let share = u32::try_from(share.clamp(0, i64::from(WHOLE))).unwrap_or(0);
    Ok((Some(in_range(known.minus(costs))?), share))
}

fn by_day(groups: &[Group], opened: &[Day]) -> Result<Vec<DayNet>, Fault> {
    let mut days: BTreeMap<Day, (Money, u64)> =
        opened.iter().map(|day| (*day, (Money::ZERO, 0))).collect();
    for group in groups {
        add(days.entry(group.day).or_default(), group)?;
    }
    Ok(days.into_iter().map(|(day, (net, receipts))| DayNet { day, net, receipts }).collect())
}

/// From the hour on which a business day turns: what a night market sells after midnight is late.
fn by_hour(groups: &[Group]) -> Result<Vec<HourNet>, Fault> {
    let turn = u32::try_from(CUT_OFF_MINUTES / 60).unwrap_or(0);
    let mut hours: BTreeMap<u32, (Money, u64)> = BTreeMap::new();
    for group in groups {
        add(hours.entry((group.hour + 24 - turn) % 24).or_default(), group)?;
    }
    let hour = |(late, (net, receipts))| HourNet { hour: (late + turn) % 24, net, receipts };
    Ok(hours.into_iter().map(hour).collect())
}

/// What brought most; what only came back is left out.
fn best(sold: Vec<SoldGoods>) -> Vec<BestSeller> {
    let mut sold: Vec<_> = sold.into_iter().filter(|goods| goods.amount > Money::ZERO).collect();
    sold.sort_by(|a, b| b.amount.cmp(&a.amount).then_with(|| a.name.cmp(&b.name)));
    sold.truncate(BEST);
    let row = |goods: SoldGoods| BestSeller {
        name: goods.name,
        unit: goods.unit,
        quantity: goods.thousandths,
        amount: goods.amount,
    };
    sold.into_iter().map(row).collect()
}

/// The takings of as many days before; none when the stall was not open in them.
fn before(connection: &Connection, from: Day, until: Day) -> Result<Option<RangeBefore>, Fault> {
    let days = Days::Between(from.days_before(until.days_since(from)), from.previous());
    if report_rows::opened_days(connection, days)?.is_empty() {
        return Ok(None);
    }
    Ok(Some(RangeBefore { net_before: report_rows::net(connection, days)? }))
}
