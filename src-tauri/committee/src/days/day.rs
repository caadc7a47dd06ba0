//! A market day as the committee sees it: who handed in, what was taken, what is owed.
//! Must never count a settlement that is not booked.

use domain::day::Day;
use domain::digest::Digest;
use domain::fee::FeeLine;
use domain::id::StallId;
use domain::money::Money;
use serde::Serialize;
use settlement::fact::TenderTotal;
use store::Fault;
use ts_rs::TS;

use crate::Book;
use crate::collecting::vouchers::{DoubleVoucher, double_vouchers};
use crate::days::calendar::{CalendarDay, calendar_day};
use crate::days::closing::{DayClosing, changed_since, closing};
use crate::days::day_rows;
use crate::receiving::bank_slips::{DoubleSlip, double_slips};
use crate::receiving::files::Verdict;
use crate::receiving::standing::Standing;

/// A market day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct MarketDay {
    /// The business day.
    pub day: Day,
    /// The sums.
    pub totals: DayTotals,
    /// The day in the calendar.
    pub calendar: CalendarDay,
    /// How it was closed; none while it is open.
    pub closed: Option<DayClosing>,
    /// It came to something else since it was closed.
    pub changed_since: bool,
    /// Stalls that were expected and have no settlement that counts, without those excused.
    pub missing: Vec<MissingStall>,
    /// Every stall that was expected or handed in, by place.
    pub stalls: Vec<StallDay>,
    /// Slips of transfers that paid more than one receipt: for people to look into.
    pub double_slips: Vec<DoubleSlip>,
    /// Vouchers that were taken more than once: only the first counts.
    pub double_vouchers: Vec<DoubleVoucher>,
}

/// The sums of a market day. `registered` = `received` + `missing`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, TS)]
pub struct DayTotals {
    /// Stalls that were expected or handed in, without those that were excused.
    pub registered: u32,
    /// Of these, stalls with a settlement that counts.
    pub received: u32,
    /// Of these, stalls without one.
    pub missing: u32,
    /// Stalls that were excused and handed nothing in that counts.
    pub excused: u32,
    /// Of those received, stalls that sold nothing all day and signed it.
    pub zero_days: u32,
    /// Of those received, stalls that opened although the market was closed.
    pub unplanned: u32,
    /// Files that were refused.
    pub refused: u32,
    /// Files that were set aside.
    pub set_aside: u32,
    /// Settlements that wait for a key.
    pub unconfirmed: u32,
    /// Settlements with a double.
    pub forked: u32,
    /// Settlements that count although something before them is missing or does not fit, and nobody
    /// explained it.
    pub flagged: u32,
    /// Of the received stalls, those known in part or whole by a slip whose file is to come.
    pub slips: u32,
    /// Receipts.
    pub receipts: u64,
    /// Sold.
    pub gross: Money,
    /// Given back.
    pub refunded: Money,
    /// Sold less given back.
    pub net: Money,
    /// By tender.
    pub tenders: Vec<TenderTotal>,
    /// Counted less expected cash, all stalls together.
    pub over_short: Money,
    /// Fees of the day.
    pub fee: Money,
    /// Paid of them.
    pub paid: Money,
    /// Still owed of them.
    pub owed: Money,
    /// Owed from days before.
    pub arrears: Money,
}

/// A stall without a settlement that counts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct MissingStall {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
}

/// How a stall stands with its day, the worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StallDayState {
    /// Two files have one number: neither counts.
    Fork,
    /// A file waits for the till's key.
    Unconfirmed,
    /// Received, but it does not continue what came before.
    Broken,
    /// Received, but settlements before it are missing.
    Gap,
    /// Known by its closing slip; the file is still to come.
    Slip,
    /// Received.
    Received,
    /// Nothing that counts came.
    Missing,
    /// Nothing that counts came, and nobody expects it.
    Excused,
}

/// A stall's day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallDay {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// The name of its zone; empty without one.
    pub zone: String,
    /// How it stands.
    pub state: StallDayState,
    /// Why it may stay away; none when it handed in, or nobody excused it.
    pub excuse: Option<String>,
    /// It handed in a day without a receipt.
    pub zero_day: bool,
    /// It opened although the market was closed.
    pub unplanned: bool,
    /// Its settlements of the day, by epoch and number, and slips without their file after them.
    pub files: Vec<DayPart>,
    /// Receipts.
    pub receipts: u64,
    /// Sold.
    pub gross: Money,
    /// Given back.
    pub refunded: Money,
    /// Sold less given back.
    pub net: Money,
    /// By tender.
    pub tenders: Vec<TenderTotal>,
    /// Counted less expected cash.
    pub over_short: Money,
    /// The fees.
    pub fee_lines: Vec<FeeLine>,
    /// What they come to.
    pub fee: Money,
    /// The fee worked out before, when it was worked out anew.
    pub fee_before: Option<Money>,
    /// Paid of it.
    pub paid: Money,
    /// Still owed of it; below zero when it fell after it was paid.
    pub owed: Money,
    /// Owed from days before.
    pub arrears: Money,
}

/// One settlement of a stall's day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DayPart {
    /// SHA-256 of the file; of a slip, that of the file it promises.
    pub file: Digest,
    /// SHA-256 of the slip's text, where this is known by a slip only.
    pub slip: Option<Digest>,
    /// The number of the closing.
    pub z: u64,
    /// The part of the day; 0 where only a slip is there, which does not say it.
    pub part: u32,
    /// The epoch.
    pub epoch: u32,
    /// The settlement it corrects.
    pub amends: Option<Digest>,
    /// How it stands.
    pub verdict: Verdict,
    /// How it stands to the ones before.
    pub standing: Option<Standing>,
    /// What people said of what is missing before it; empty while nobody did.
    pub explained: String,
    /// Sold less given back, as it says.
    pub net: Money,
}

impl Book {
    /// The report of a market day.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn day_report(&self, day: Day) -> Result<MarketDay, Fault> {
        let stalls = day_rows::stall_days(self.reader(), day)?;
        let missing = stalls
            .iter()
            .filter(|row| !row.has_counted() && row.excuse.is_none())
            .map(|row| MissingStall {
                stall: row.stall,
                place: row.place.clone(),
                name: row.name.clone(),
            })
            .collect();
        let totals = day_rows::totals(self.reader(), day, &stalls)?;
        let double_slips = double_slips(self.reader(), day)?;
        let double_vouchers = double_vouchers(self.reader(), day)?;
        let calendar = calendar_day(self.reader(), day)?;
        let closed = closing(self.reader(), day)?;
        let changed_since = closed.as_ref().is_some_and(|closed| changed_since(closed, &totals));
        Ok(MarketDay {
            day,
            totals,
            calendar,
            closed,
            changed_since,
            missing,
            stalls,
            double_slips,
            double_vouchers,
        })
    }
}

impl StallDay {
    /// Whether a settlement of the day counts.
    #[must_use]
    pub fn has_counted(&self) -> bool {
        self.files.iter().any(DayPart::counts)
    }

    /// Whether a slip counts whose file is still to come.
    #[must_use]
    pub fn has_slip(&self) -> bool {
        self.files.iter().any(|part| part.verdict == Verdict::Provisional)
    }
}

impl DayPart {
    /// Whether it counts, if only until its file comes.
    #[must_use]
    pub fn counts(&self) -> bool {
        matches!(self.verdict, Verdict::Booked | Verdict::Provisional)
    }
}
