//! Facts of the market's calendar, of excuses, and of market days that were closed.
//! Must never carry a name or number of a person outside a private part; why a stall stayed away
//! is private too.

use domain::day::Day;
use domain::id::{RequestId, StallId};
use domain::officer::OfficerNumber;
use serde::{Deserialize, Serialize};

use crate::days::closing::ClosingFigures;

/// See [`super::Fact::CalendarSet`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarSet {
    /// The first day it holds.
    pub from: Day,
    /// The market days of a week, from Sunday on.
    pub weekdays: [bool; 7],
    /// Who decided it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::CalendarDaySet`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarDaySet {
    /// The day.
    pub of: Day,
    /// Whether the market is open; none for what the weekday says.
    pub open: Option<bool>,
    /// Why; may be empty for a day that is open.
    pub reason: String,
    /// Who decided it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::AbsenceExcused`]. Private: the reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbsenceExcused {
    /// The stall.
    pub stall: StallId,
    /// The day.
    pub of: Day,
    /// Who excused it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::ExcuseWithdrawn`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExcuseWithdrawn {
    /// The stall.
    pub stall: StallId,
    /// The day.
    pub of: Day,
    /// Who took it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<OfficerNumber>,
}

/// See [`super::Fact::MarketDayClosed`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarketDayClosed {
    /// Made before the request was sent.
    pub request: RequestId,
    /// The day.
    pub of: Day,
    /// Its figures, with the fees of the stalls that handed nothing in.
    pub figures: ClosingFigures,
    /// How many fees were worked out with it: the entries right after this one.
    pub assessed: u64,
    /// Who closed it.
    pub by: OfficerNumber,
    /// The second officer, who gave a PIN for it.
    pub with: OfficerNumber,
}
