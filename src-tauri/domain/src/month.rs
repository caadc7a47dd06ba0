//! A month of business days, written `YYYY-MM` (common era) in files and asked for by screens.
//! Must never ask a clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::day::{Day, NotADay};
use crate::language::Language;

/// A month.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Month {
    /// Its first day.
    first: Day,
}

const NAMES_TH: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];
const NAMES_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Month {
    /// A month of the common era; `None` when there is no such month.
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Month> {
        Day::new(year, month, 1).map(|first| Month { first })
    }

    /// The month a day is in.
    #[must_use]
    pub fn of(day: Day) -> Month {
        Month::new(day.year(), day.month()).unwrap_or(Month { first: day })
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Day {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Day {
        self.next().first.previous()
    }

    /// The month after; the same one at the end of the calendar.
    #[must_use]
    pub fn next(self) -> Month {
        let (year, month) = (self.first.year(), self.first.month());
        let next = if month == 12 {
            Month::new(year.saturating_add(1), 1)
        } else {
            Month::new(year, month.saturating_add(1))
        };
        next.unwrap_or(self)
    }

    /// The month before; the same one at the beginning of the calendar.
    #[must_use]
    pub fn previous(self) -> Month {
        Month::of(self.first.previous())
    }

    /// The year of the common era.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first.year()
    }

    /// "พฤศจิกายน 2569" or "November 2569 BE".
    #[must_use]
    pub fn long(self, language: Language) -> String {
        let at = self.first.month().saturating_sub(1) as usize;
        let year = self.first.buddhist_year();
        match language {
            Language::Th => format!("{} {year}", NAMES_TH.get(at).unwrap_or(&"")),
            Language::En => format!("{} {year} BE", NAMES_EN.get(at).unwrap_or(&"")),
        }
    }

    /// "2569-11", which sorts: as in names of files people keep.
    #[must_use]
    pub fn buddhist_file_name(self) -> String {
        format!("{}-{:02}", self.first.buddhist_year(), self.first.month())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

impl FromStr for Month {
    type Err = NotADay;
    /// Reads `YYYY-MM` of the common era, exactly.
    fn from_str(text: &str) -> Result<Month, NotADay> {
        let first = format!("{text}-01").parse().map_err(|_| NotADay(text.to_owned()))?;
        Ok(Month { first })
    }
}

impl TryFrom<String> for Month {
    type Error = NotADay;
    fn try_from(text: String) -> Result<Month, NotADay> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other_over_the_year() {
        let november: Month = "2026-11".parse().unwrap();
        assert_eq!(november.long(Language::Th), "พฤศจิกายน 2569");
        assert_eq!((november.first().to_string(), november.last().to_string()), {
            ("2026-11-01".to_owned(), "2026-11-30".to_owned())
        });
        let february = Month::new(2028, 2).unwrap();
        assert_eq!(february.last().to_string(), "2028-02-29");
        assert_eq!(november.next().next().to_string(), "2027-01");
        assert_eq!("2027-01".parse::<Month>().unwrap().previous().to_string(), "2026-12");
        assert_eq!(Month::of("2026-11-22".parse().unwrap()), november);
        for bad in ["2026-13", "2026-1", "11/2569", "", "2026-11-01"] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
    }
}
