//! Counting what is charged by the piece at a stall: lamps, kWh, bags of waste.
//! Must never overwrite a count silently: a later one works the fee out anew.

use domain::day::Day;
use domain::fee::FeeKind;
use domain::id::{FeeRuleId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::quantity::Quantity;
use domain::sale::amount_of;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{parsed, quantity};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, UnitsCounted};
use crate::fees::assess::{DayFee, assess_day, day_fee};
use crate::fees::rules::rules;
use crate::market::class::class_on;
use crate::market::stalls::the_stall;
use crate::record::record;

/// A count, as a screen saves it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnitCount {
    /// The stall.
    pub stall: StallId,
    /// The business day.
    pub day: Day,
    /// The rule that charges them.
    pub rule: FeeRuleId,
    /// How many; none takes an earlier count back.
    pub quantity: Quantity,
}

/// Why a count was not taken, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CountRefused {
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// There is no such rule, or it does not charge by the unit.
    #[error("there is no such rule for counted units")]
    UnknownRule,
    /// The rule does not hold for this stall on this day.
    #[error("the rule does not hold for this stall on this day")]
    DoesNotHold,
    /// Less than nothing.
    #[error("the quantity does not fit")]
    Quantity,
    /// The fee would be larger than the book can hold.
    #[error("the fee is larger than the book can hold")]
    TooLarge,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// No count at a stall on one day is larger.
const MOST_UNITS: Quantity = match Quantity::from_thousandths(10_000_000) {
    Some(most) => most,
    None => panic!("a constant quantity beyond its range"),
};

/// No fee of one count is larger.
const LARGEST_FEE: Money = Money::baht(1_000_000);

impl Book {
    /// Takes a count and works the fee of the day out.
    ///
    /// # Errors
    /// The first [`CountRefused`] by precedence.
    pub fn count_units(&mut self, now: Now, count: &UnitCount) -> Result<DayFee, CountRefused> {
        let UnitCount { stall, day, rule, quantity } = *count;
        the_stall(self.reader(), stall)?.ok_or(CountRefused::UnknownStall)?;
        let known = rules(self.reader())?.into_iter().find(|known| known.id == rule);
        let known = known.ok_or(CountRefused::UnknownRule)?;
        let FeeKind::PerUnit { price, .. } = known.fee else {
            return Err(CountRefused::UnknownRule);
        };
        if !known.holds(day, &class_on(self.reader(), stall, day)?) {
            return Err(CountRefused::DoesNotHold);
        }
        if !(Quantity::ZERO..=MOST_UNITS).contains(&quantity) {
            return Err(CountRefused::Quantity);
        }
        if amount_of(price, quantity).is_ok_and(|fee| fee > LARGEST_FEE) {
            return Err(CountRefused::TooLarge);
        }
        let by = self.hands.by;
        self.store.write(|transaction| -> Result<(), Fault> {
            let counted = UnitsCounted { stall, of: day, rule, quantity, by };
            let fact = Fact::UnitsCounted(counted);
            record(transaction, now, fact)?;
            assess_day(transaction, now, stall, day)
        })?;
        Ok(day_fee(self.reader(), stall, day)?)
    }

    /// The counts of a business day.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn unit_counts(&self, day: Day) -> Result<Vec<UnitCount>, Fault> {
        let mut statement = self.reader().prepare_cached(
            "SELECT stall, rule, quantity FROM units WHERE day = ?1 ORDER BY stall, rule",
        )?;
        let mut rows = statement.query([day.to_string()])?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            let (stall, rule): (String, String) = (row.get(0)?, row.get(1)?);
            let quantity = quantity(row.get(2)?)?;
            counts.push(UnitCount { stall: parsed(&stall)?, day, rule: parsed(&rule)?, quantity });
        }
        Ok(counts)
    }
}
