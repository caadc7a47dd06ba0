//! Moments and business days: Asia/Bangkok, shown in the Buddhist era.
//! Must never ask a clock; a business day is stamped once and never derived again.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::language::Language;

/// Bangkok is seven hours ahead of UTC and knows no summer time.
const BANGKOK_SECONDS: i64 = 7 * 3_600;

/// When the trading day of a market turns, in minutes after midnight: before 04:00 a sale still
/// belongs to the evening before.
pub const CUT_OFF_MINUTES: i64 = 4 * 60;

/// A moment, in whole seconds since 1970-01-01 UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Timestamp(i64);

impl Timestamp {
    /// A moment from Unix seconds.
    #[must_use]
    pub const fn from_seconds(seconds: i64) -> Timestamp {
        Timestamp(seconds)
    }

    /// Unix seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// The moment some seconds later (or earlier); held at the ends of `i64`.
    #[must_use]
    pub const fn later(self, seconds: i64) -> Timestamp {
        Timestamp(self.0.saturating_add(seconds))
    }

    /// The business day this moment falls in, turning at [`CUT_OFF_MINUTES`].
    #[must_use]
    pub fn business_day(self) -> Day {
        let moved = self.0.saturating_sub(CUT_OFF_MINUTES.saturating_mul(60));
        Day(bangkok(Timestamp(moved)).date_naive())
    }

    /// The calendar day in Bangkok, turning at midnight: for what the state or a bank counts by it.
    #[must_use]
    pub fn calendar_day(self) -> Day {
        Day(bangkok(self).date_naive())
    }

    /// Minutes since midnight in Bangkok.
    #[must_use]
    pub fn minute_of_day(self) -> u32 {
        let local = bangkok(self);
        local.hour().saturating_mul(60).saturating_add(local.minute())
    }

    /// "09:41", Bangkok.
    #[must_use]
    pub fn clock(self) -> String {
        let local = bangkok(self);
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// "22/11/2569 09:41", Bangkok, Buddhist era: as on slips.
    #[must_use]
    pub fn slip(self) -> String {
        format!("{} {}", Day(bangkok(self).date_naive()).slip(), self.clock())
    }
}

/// The wall clock of Bangkok, as a zone-less moment.
fn bangkok(at: Timestamp) -> DateTime<chrono::Utc> {
    DateTime::from_timestamp(at.0.saturating_add(BANGKOK_SECONDS), 0)
        .unwrap_or(DateTime::UNIX_EPOCH)
}

/// A business day, written `YYYY-MM-DD` (common era) in files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Day(NaiveDate);

/// A text that is not a day.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a day: {0}")]
pub struct NotADay(pub String);

const MONTHS_TH: [&str; 12] = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Day {
    /// A day of the common era; `None` when there is no such day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day)
            .filter(|date| (1900..=2400).contains(&date.year()))
            .map(Day)
    }

    /// A moment some calendar days later, some minutes after midnight in Bangkok.
    #[must_use]
    pub fn moment(self, days: u32, minute: u32) -> Timestamp {
        let midnight = self.0.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        let minutes = i64::from(days).saturating_mul(24 * 60).saturating_add(i64::from(minute));
        Timestamp(midnight.saturating_sub(BANGKOK_SECONDS)).later(minutes.saturating_mul(60))
    }

    /// The next day; the same one at the end of the calendar.
    #[must_use]
    pub fn next(self) -> Day {
        Day(self.0.checked_add_days(Days::new(1)).unwrap_or(self.0))
    }

    /// The day before; the same one at the beginning of the calendar.
    #[must_use]
    pub fn previous(self) -> Day {
        Day(self.0.checked_sub_days(Days::new(1)).unwrap_or(self.0))
    }

    /// The day so many days before; held at the beginning of the calendar.
    #[must_use]
    pub fn days_before(self, days: u64) -> Day {
        Day(self.0.checked_sub_days(Days::new(days)).unwrap_or(self.0))
    }

    /// The same day twelve months before; 28 February for the 29th.
    #[must_use]
    pub fn year_before(self) -> Day {
        Day(self.0.checked_sub_months(Months::new(12)).unwrap_or(self.0))
    }

    /// How many days from `first` to this one, both counted; 0 when this one is before it.
    #[must_use]
    pub fn days_since(self, first: Day) -> u64 {
        let days = self.0.signed_duration_since(first.0).num_days();
        u64::try_from(days.saturating_add(1)).unwrap_or(0)
    }

    /// The same day of the month before; its last day where it is shorter.
    #[must_use]
    pub fn month_before(self) -> Day {
        Day(self.0.checked_sub_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The year of the common era.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month of the year, from 1.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The day of the week: 1 is Monday, 7 is Sunday.
    #[must_use]
    pub fn weekday(self) -> u32 {
        self.0.weekday().number_from_monday()
    }

    /// The year of the Buddhist era: common era + 543.
    #[must_use]
    pub fn buddhist_year(self) -> i32 {
        self.0.year().saturating_add(543)
    }

    /// "22 พ.ย. 2569" or "22 Nov 2569 BE": as on screens and reports.
    #[must_use]
    pub fn long(self, language: Language) -> String {
        let (day, month, year) = (self.0.day(), self.0.month0() as usize, self.buddhist_year());
        match language {
            Language::Th => format!("{day} {} {year}", MONTHS_TH.get(month).unwrap_or(&"")),
            Language::En => format!("{day} {} {year} BE", MONTHS_EN.get(month).unwrap_or(&"")),
        }
    }

    /// "22/11/2569": as on slips.
    #[must_use]
    pub fn slip(self) -> String {
        format!("{:02}/{:02}/{}", self.0.day(), self.0.month(), self.buddhist_year())
    }

    /// "2569-11-22", which sorts: as in names of files people keep.
    #[must_use]
    pub fn buddhist_file_name(self) -> String {
        format!("{}-{:02}-{:02}", self.buddhist_year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl FromStr for Day {
    type Err = NotADay;
    /// Reads `YYYY-MM-DD` of the common era, exactly.
    fn from_str(text: &str) -> Result<Day, NotADay> {
        let number = |from: usize, to: usize| text.get(from..to).and_then(|t| t.parse().ok());
        let read = || {
            if text.len() != 10 || text.get(4..5)? != "-" || text.get(7..8)? != "-" {
                return None;
            }
            let (year, month, day): (u32, u32, u32) =
                (number(0, 4)?, number(5, 7)?, number(8, 10)?);
            Day::new(i32::try_from(year).ok()?, month, day)
        };
        read().filter(|day| day.to_string() == text).ok_or_else(|| NotADay(text.to_owned()))
    }
}

impl TryFrom<String> for Day {
    type Error = NotADay;
    fn try_from(text: String) -> Result<Day, NotADay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 09:41:00 in Bangkok.
    const MORNING: Timestamp = Timestamp::from_seconds(1_795_315_260);

    #[test]
    fn a_moment_is_shown_in_bangkok_and_the_buddhist_era() {
        assert_eq!(MORNING.slip(), "22/11/2569 09:41");
        assert_eq!(MORNING.business_day().to_string(), "2026-11-22");
        assert_eq!(MORNING.business_day().long(Language::Th), "22 พ.ย. 2569");
        assert_eq!(MORNING.business_day().long(Language::En), "22 Nov 2569 BE");
    }

    #[test]
    fn a_night_market_sells_into_the_same_day_until_four() {
        let day = |hours: i64| MORNING.later(hours * 3_600).business_day().to_string();
        assert_eq!(day(14), "2026-11-22"); // 23:41
        assert_eq!(day(18), "2026-11-22"); // 03:41
        assert_eq!(day(19), "2026-11-23"); // 04:41
    }

    #[test]
    fn ranges_of_days_are_counted_with_both_ends() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(day("2026-11-22").days_since(day("2026-11-22")), 1);
        assert_eq!(day("2026-12-01").days_since(day("2026-11-22")), 10);
        assert_eq!(day("2026-11-21").days_since(day("2026-11-22")), 0);
        assert_eq!(day("2026-03-01").days_before(1), day("2026-02-28"));
        assert_eq!(day("2026-11-22").year_before(), day("2025-11-22"));
        assert_eq!(day("2028-02-29").year_before(), day("2027-02-28"));
    }

    #[test]
    fn only_true_days_are_read() {
        assert_eq!("2026-11-22".parse(), Ok(Day::new(2026, 11, 22).unwrap()));
        for bad in
            ["2026-02-30", "2026-1-01", "22/11/2569", "", "2026-11-2x", "+026-11-22", "2569-11-22"]
        {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
    }
}
