//! A year, month by month: fees charged, waived and paid, and what is owed when each month ends.
//! Must never end a month on another sum than the stalls' statements together.

use domain::money::{Money, OutOfRange};
use domain::month::Month;
use domain::payment::{TENDERS, TenderKind};
use rusqlite::Connection;
use serde::Serialize;
use store::Fault;
use store::rows::{from_word, in_range, money};
use ts_rs::TS;

use crate::Book;
use crate::days::list::WAS_HELD;

/// A year of the market.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct YearSummary {
    /// The year of the Buddhist era.
    pub year: i32,
    /// Owed before it.
    pub carried_over: Money,
    /// Its twelve months.
    pub months: Vec<YearMonth>,
    /// The sums of the months.
    pub totals: YearSums,
}

/// A month of a year.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct YearMonth {
    /// The month.
    pub month: Month,
    /// The month's sums.
    #[serde(flatten)]
    pub sums: YearSums,
    /// Owed by all stalls when it ended.
    pub owed: Money,
}

/// Sums of a month or a year. `fee` is `charged` less `waived`; `received` is by way of paying,
/// without what was taken back.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, TS)]
pub struct YearSums {
    /// Market days.
    pub days: u32,
    /// What the stalls sold less gave back.
    pub net: Money,
    /// Fees charged for its days.
    pub charged: Money,
    /// What was waived of them.
    pub waived: Money,
    /// What remains of them.
    pub fee: Money,
    /// What was received in it less what was taken back in it.
    pub paid: Money,
    /// The same by way of paying.
    pub ways: Vec<WayPaid>,
}

/// Money by one way of paying.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct WayPaid {
    /// The way.
    pub kind: TenderKind,
    /// Received less taken back.
    pub amount: Money,
}

impl YearSums {
    fn add(&mut self, more: &YearSums) -> Result<(), OutOfRange> {
        self.days = self.days.saturating_add(more.days);
        for (sum, amount) in [
            (&mut self.net, more.net),
            (&mut self.charged, more.charged),
            (&mut self.waived, more.waived),
            (&mut self.fee, more.fee),
            (&mut self.paid, more.paid),
        ] {
            *sum = sum.plus(amount)?;
        }
        for way in &more.ways {
            match self.ways.iter_mut().find(|known| known.kind == way.kind) {
                Some(known) => known.amount = known.amount.plus(way.amount)?,
                None => self.ways.push(*way),
            }
        }
        self.ways.sort_by_key(|way| TENDERS.iter().position(|kind| *kind == way.kind));
        Ok(())
    }
}

impl Book {
    /// A year of the Buddhist era, month by month; `None` for one that no calendar has.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn year_summary(&self, year: i32) -> Result<Option<YearSummary>, Fault> {
        let Some(first) = Month::new(year.saturating_sub(543), 1) else { return Ok(None) };
        let carried_over = owed_before(self.reader(), first)?;
        let (mut totals, mut owed) = (YearSums::default(), carried_over);
        let mut months = Vec::new();
        let mut month = first;
        while months.len() < 12 {
            let sums = month_sums(self.reader(), month)?;
            owed = in_range(owed.plus(sums.fee).and_then(|owed| owed.minus(sums.paid)))?;
            in_range(totals.add(&sums))?;
            months.push(YearMonth { month, sums, owed });
            month = month.next();
        }
        Ok(Some(YearSummary { year, carried_over, months, totals }))
    }
}

/// Charged for all days before a month, less what was received before it.
fn owed_before(connection: &Connection, month: Month) -> Result<Money, Fault> {
    let owed: i64 = connection
        .prepare_cached(
            "SELECT (SELECT coalesce(sum(fee), 0) FROM day_sum WHERE day < ?1)
               - (SELECT coalesce(sum(received - taken_back), 0) FROM month_money
                  WHERE month < ?2)",
        )?
        .query_row((month.first().to_string(), month.to_string()), |row| row.get(0))?;
    money(owed)
}

fn month_sums(connection: &Connection, month: Month) -> Result<YearSums, Fault> {
    let sums: (u32, i64, i64, i64) = connection
        .prepare_cached(&format!(
            "SELECT count(*) FILTER (WHERE {WAS_HELD}), coalesce(sum(net), 0),
               coalesce(sum(waived), 0), coalesce(sum(fee), 0)
             FROM day_sum WHERE day BETWEEN ?1 AND ?2"
        ))?
        .query_row((month.first().to_string(), month.last().to_string()), |row| row.try_into())?;
    let (days, net, waived, fee) = (sums.0, money(sums.1)?, money(sums.2)?, money(sums.3)?);
    let mut statement = connection
        .prepare_cached("SELECT kind, received - taken_back FROM month_money WHERE month = ?1")?;
    let mut rows = statement.query([month.to_string()])?;
    let mut ways = Vec::new();
    while let Some(row) = rows.next()? {
        ways.push(WayPaid { kind: from_word(row.get(0)?)?, amount: money(row.get(1)?)? });
    }
    ways.sort_by_key(|way| TENDERS.iter().position(|kind| *kind == way.kind));
    Ok(YearSums {
        days,
        net,
        charged: in_range(fee.plus(waived))?,
        waived,
        fee,
        paid: in_range(Money::sum(ways.iter().map(|way| way.amount)))?,
        ways,
    })
}
