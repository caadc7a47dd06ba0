//! What stalls took from one day to another, by day, zone, category, way of paying, hour and day
//! of the week, beside the same range before. Must never tell a single stall's takings unasked.

use domain::day::Day;
use domain::id::StallId;
use domain::money::Money;
use domain::month::Month;
use domain::payment::TenderKind;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::in_range;
use ts_rs::TS;

use crate::Book;
use crate::reports::takings_sums::{
    by_class, by_day, by_hour, by_stall, by_tender, by_weekday, range_sum,
};

/// A range of at most so many days.
pub const MOST_DAYS: u64 = 400;

/// Which range.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakingsAsked {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Whether each stall is told too.
    #[serde(default)]
    pub by_stall: bool,
}

/// What stalls took in a range of days, of settlements that count.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Takings {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The whole range.
    pub sums: RangeSums,
    /// By business day, the oldest first; days without takings are left out.
    pub days: Vec<DayTakings>,
    /// By zone on the day, the most first; the empty name is "without a zone".
    pub zones: Vec<NamedTakings>,
    /// By category on the day, the most first; the empty name is "nobody said".
    pub categories: Vec<NamedTakings>,
    /// By way of paying.
    pub tenders: Vec<TenderTakings>,
    /// What the ways of paying come to above the net: cash that was rounded.
    pub rounding: Money,
    /// By the hour of the clock in Bangkok, in the order of a trading day: from 4 to 3.
    pub hours: Vec<HourTakings>,
    /// Takings whose hour nobody knows: known by a slip only, or received long ago.
    pub without_hour: Money,
    /// By day of the week, from Monday; those without market days are left out.
    pub weekdays: Vec<WeekdayTakings>,
    /// By stall, by place; only where it was asked for.
    pub stalls: Vec<StallTakings>,
    /// The same range a week, a month and a year before.
    pub compared: Vec<ComparedRange>,
}

/// The sums of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, TS)]
pub struct RangeSums {
    /// Days with a settlement that counts.
    pub market_days: u32,
    /// Receipts.
    pub receipts: u64,
    /// Sold.
    pub gross: Money,
    /// Given back.
    pub refunded: Money,
    /// Sold less given back.
    pub net: Money,
    /// Net a market day, half up.
    pub per_day: Money,
    /// Fees of the days.
    pub fee: Money,
}

/// A day's takings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DayTakings {
    /// The business day.
    pub day: Day,
    /// Stalls with a settlement that counts.
    pub stalls: u32,
    /// Receipts.
    pub receipts: u64,
    /// Sold less given back.
    pub net: Money,
}

/// The takings of a zone or a category.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct NamedTakings {
    /// Its name.
    pub name: String,
    /// Days of stalls: ten stalls on two days are twenty.
    pub stall_days: u32,
    /// Sold less given back.
    pub net: Money,
}

/// What came by one way of paying.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct TenderTakings {
    /// The way.
    pub kind: TenderKind,
    /// Taken.
    pub sold: Money,
    /// Given back.
    pub refunded: Money,
    /// Taken less given back.
    pub net: Money,
}

/// What came in one hour of the clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct HourTakings {
    /// 0 to 23.
    pub hour: u32,
    /// Receipts.
    pub receipts: u64,
    /// Sold less given back.
    pub net: Money,
}

/// What came on one day of the week.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct WeekdayTakings {
    /// 1 is Monday, 7 is Sunday.
    pub weekday: u32,
    /// Market days of them.
    pub days: u32,
    /// Sold less given back.
    pub net: Money,
    /// Net a market day, half up.
    pub per_day: Money,
}

/// A stall's takings.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallTakings {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Its days.
    pub days: u32,
    /// Sold less given back.
    pub net: Money,
}

/// How far back a range is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Back {
    /// Seven days.
    Week,
    /// A month; of a whole month, the whole month before.
    Month,
    /// A year; of a whole month, the same month.
    Year,
}

/// The range beside the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ComparedRange {
    /// How far back.
    pub back: Back,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub until: Day,
    /// Its sums.
    pub sums: RangeSums,
    /// The net: this range less that one.
    pub net: Change,
    /// The net a market day: the two ranges may have had different numbers of market days.
    pub per_day: Change,
}

/// A difference.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Change {
    /// This less that.
    pub amount: Money,
    /// In hundredths of a percent of that, half away from nothing; none where that is nothing.
    pub basis_points: Option<i64>,
}

/// Why takings were not told, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum TakingsRefused {
    /// The range ends before it begins.
    #[error("the range ends before it begins")]
    Order,
    /// More than [`MOST_DAYS`].
    #[error("the range is too long")]
    TooLong,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// What stalls took from one day to another, both counted.
    ///
    /// # Errors
    /// The first [`TakingsRefused`] by precedence.
    pub fn takings(&self, asked: TakingsAsked) -> Result<Takings, TakingsRefused> {
        let TakingsAsked { from, until, .. } = asked;
        if until < from {
            return Err(TakingsRefused::Order);
        }
        if until.days_since(from) > MOST_DAYS {
            return Err(TakingsRefused::TooLong);
        }
        let book = self.reader();
        let range = (from, until);
        let sums = range_sum(book, range)?;
        let days = by_day(book, range)?;
        let (zones, categories) = by_class(book, range)?;
        let tenders = by_tender(book, range)?;
        let hours = by_hour(book, range)?;
        let paid = in_range(Money::sum(tenders.iter().map(|way| way.net)))?;
        let timed = in_range(Money::sum(hours.iter().map(|hour| hour.net)))?;
        let stalls = if asked.by_stall { by_stall(book, range)? } else { vec![] };
        let mut compared = Vec::new();
        for back in [Back::Week, Back::Month, Back::Year] {
            let (from, until) = before(range, back);
            // a month beside "a week before" would be held against itself
            if until >= range.0 {
                continue;
            }
            let then = range_sum(book, (from, until))?;
            let net = in_range(change(sums.net, then.net))?;
            let per_day = in_range(change(sums.per_day, then.per_day))?;
            compared.push(ComparedRange { back, from, until, sums: then, net, per_day });
        }
        Ok(Takings {
            from,
            until,
            sums,
            weekdays: in_range(by_weekday(&days))?,
            days,
            zones,
            categories,
            rounding: in_range(paid.minus(sums.net))?,
            tenders,
            without_hour: in_range(sums.net.minus(timed))?,
            hours,
            stalls,
            compared,
        })
    }
}

/// The same range some time before. A whole month stays a whole month.
fn before((from, until): (Day, Day), back: Back) -> (Day, Day) {
    let month = Month::of(from);
    let whole = from == month.first() && until == Month::of(until).last();
    match back {
        Back::Week => (from.days_before(7), until.days_before(7)),
        Back::Month if whole => (month.previous().first(), Month::of(until).previous().last()),
        Back::Month => (from.month_before(), until.month_before()),
        Back::Year if whole => (from.year_before(), Month::of(until.year_before()).last()),
        Back::Year => (from.year_before(), until.year_before()),
    }
}

fn change(now: Money, then: Money) -> Result<Change, domain::money::OutOfRange> {
    let amount = now.minus(then)?;
    Ok(Change { amount, basis_points: basis_points(amount.satang(), then.satang()) })
}

/// `part` in hundredths of a percent of `whole`, half away from nothing.
fn basis_points(part: i64, whole: i64) -> Option<i64> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = (i128::from(part) * 10_000, i128::from(whole).abs());
    let rounded = (2 * part.abs() + whole) / (2 * whole);
    i64::try_from(rounded * part.signum()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_whole_month_is_compared_with_whole_months() {
        let february = (day("2028-02-01"), day("2028-02-29"));
        assert_eq!(before(february, Back::Month), (day("2028-01-01"), day("2028-01-31")));
        assert_eq!(before(february, Back::Year), (day("2027-02-01"), day("2027-02-28")));
        let march = (day("2027-03-01"), day("2027-03-31"));
        assert_eq!(before(march, Back::Month), (day("2027-02-01"), day("2027-02-28")));
        let some = (day("2026-11-20"), day("2026-11-22"));
        assert_eq!(before(some, Back::Week), (day("2026-11-13"), day("2026-11-15")));
        assert_eq!(before(some, Back::Month), (day("2026-10-20"), day("2026-10-22")));
    }

    #[test]
    fn changes_are_rounded_half_away_from_nothing() {
        assert_eq!(basis_points(1, 0), None);
        assert_eq!(basis_points(50, 200), Some(2_500));
        assert_eq!(basis_points(-1, 3), Some(-3_333));
        assert_eq!(basis_points(1, 20_000), Some(1));
        assert_eq!(basis_points(-1, 20_000), Some(-1));
        assert_eq!(basis_points(10, -40), Some(2_500));
    }
}
