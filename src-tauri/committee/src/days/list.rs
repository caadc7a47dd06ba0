//! The list of market days with their short figures. Must never count what is not booked.

use domain::day::Day;
use domain::money::Money;
use domain::month::Month;
use serde::Serialize;
use store::Fault;
use store::rows::{from_json, in_range, money, parsed, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::days::closing::ClosingFigures;
use crate::days::day_rows::on_the_list;

/// A market day in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct MarketDayRow {
    /// The business day.
    pub day: Day,
    /// Stalls with a settlement that counts.
    pub received: u32,
    /// Stalls that were expected and have none, without those that were excused.
    pub missing: u32,
    /// Settlements of the day that do not count: waiting, doubled or set aside.
    pub waiting: u32,
    /// Sold less given back.
    pub net: Money,
    /// Fees.
    pub fee: Money,
    /// Paid of them.
    pub paid: Money,
    /// Still owed of them.
    pub owed: Money,
    /// Two officers closed it.
    pub closed: bool,
    /// It came to something else since it was closed.
    pub changed_since: bool,
}

/// The market days of a month, and where to turn the page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct MarketMonth {
    /// The month.
    pub month: Month,
    /// Its market days, the newest first.
    pub days: Vec<MarketDayRow>,
    /// The month before it that had market days.
    pub earlier: Option<Month>,
    /// The month after it that had market days.
    pub later: Option<Month>,
}

/// A month that had market days, in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct MarketMonthRow {
    /// The month.
    pub month: Month,
    /// Its market days.
    pub days: u32,
    /// Sold less given back.
    pub net: Money,
    /// Fees.
    pub fee: Money,
    /// Paid of them.
    pub paid: Money,
    /// Still owed of them.
    pub owed: Money,
}

/// A day of `day_sum` that was a market day: files came for it, or fees were charged.
pub(crate) const WAS_HELD: &str = "(files > 0 OR fee > 0)";

impl Book {
    /// The market days from one day to another, both counted, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn market_days(&self, from: Day, until: Day) -> Result<Vec<MarketDayRow>, Fault> {
        let on_the_list = on_the_list("d.day");
        let mut statement = self.reader().prepare_cached(&format!(
            "SELECT d.day, d.stalls,
               (SELECT count(*) FROM stall s WHERE {on_the_list}
                AND NOT EXISTS (SELECT 1 FROM counting m
                  WHERE m.stall = s.id AND m.day = d.day)
                AND NOT EXISTS (SELECT 1 FROM excuse e
                  WHERE e.stall = s.id AND e.day = d.day)),
               d.files - d.counted, d.net, d.fee, d.paid,
               (SELECT figures FROM day_closing c WHERE c.day = d.day)
             FROM day_sum d WHERE d.day BETWEEN ?1 AND ?2 AND {WAS_HELD} ORDER BY d.day DESC",
        ))?;
        let mut rows = statement.query([from.to_string(), until.to_string()])?;
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            let day: String = row.get(0)?;
            let (fee, paid) = (money(row.get(5)?)?, money(row.get(6)?)?);
            let figures: Option<String> = row.get(7)?;
            let figures: Option<ClosingFigures> =
                figures.map(|figures| from_json(&figures)).transpose()?;
            let mut listed = MarketDayRow {
                day: parsed(&day)?,
                received: row.get(1)?,
                missing: row.get(2)?,
                waiting: row.get(3)?,
                net: money(row.get(4)?)?,
                fee,
                paid,
                owed: in_range(fee.minus(paid))?,
                closed: figures.is_some(),
                changed_since: false,
            };
            listed.changed_since = figures.is_some_and(|then| {
                (then.received, then.missing, then.net, then.fee)
                    != (listed.received, listed.missing, listed.net, listed.fee)
            });
            days.push(listed);
        }
        Ok(days)
    }

    /// The market days of a month; of the last month that had any, when none is asked for.
    /// `None` in a book without market days.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn market_month(&self, month: Option<Month>) -> Result<Option<MarketMonth>, Fault> {
        let (first, last) = ("0000".to_owned(), "9999".to_owned());
        let month = match month {
            Some(month) => month,
            None => match self.held("max", &first, &last)? {
                Some(month) => month,
                None => return Ok(None),
            },
        };
        Ok(Some(MarketMonth {
            month,
            days: self.market_days(month.first(), month.last())?,
            earlier: self.held("max", &first, &month.first().to_string())?,
            later: self.held("min", &month.next().first().to_string(), &last)?,
        }))
    }

    /// The month of the first (`min`) or last (`max`) market day from one text on and before
    /// another.
    fn held(&self, end: &str, from: &str, before: &str) -> Result<Option<Month>, Fault> {
        let day: Option<String> = self
            .reader()
            .prepare_cached(&format!(
                "SELECT {end}(day) FROM day_sum WHERE day >= ?1 AND day < ?2 AND {WAS_HELD}"
            ))?
            .query_row([from, before], |row| row.get(0))?;
        Ok(parsed_if::<Day>(day)?.map(Month::of))
    }

    /// All months that had market days, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn market_months(&self) -> Result<Vec<MarketMonthRow>, Fault> {
        let mut statement = self.reader().prepare_cached(&format!(
            "SELECT substr(day, 1, 7), count(*), sum(net), sum(fee), sum(paid) FROM day_sum
             WHERE {WAS_HELD} GROUP BY 1 ORDER BY 1 DESC"
        ))?;
        let mut rows = statement.query([])?;
        let mut months = Vec::new();
        while let Some(row) = rows.next()? {
            let month: String = row.get(0)?;
            let (fee, paid) = (money(row.get(3)?)?, money(row.get(4)?)?);
            months.push(MarketMonthRow {
                month: parsed(&month)?,
                days: row.get(1)?,
                net: money(row.get(2)?)?,
                fee,
                paid,
                owed: in_range(fee.minus(paid))?,
            });
        }
        Ok(months)
    }
}
