//! The sales tax report of a stall registered for VAT, and for the others how near they come to
//! having to register. Must never leave the stall.

use domain::day::Day;
use domain::money::Money;
use domain::pricing::WHOLE;
use domain::tax::REGISTER_FROM;
use serde::Serialize;
use store::Fault;
use store::rows::in_range;
use ts_rs::TS;

use crate::Till;
use crate::report::{ReportRefused, range};
use crate::report_rows::{self, Days, TaxDay};

/// The taxes of a day, or of all of them. Refunds are taken off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, TS)]
pub struct TaxSums {
    /// Taxed takings, VAT included.
    pub taxed: Money,
    /// What they are without it.
    pub base: Money,
    /// The VAT: the sum of what the receipts show.
    pub vat: Money,
    /// Takings that are exempt.
    pub exempt: Money,
    /// All takings.
    pub total: Money,
}

/// A row of the tax report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct TaxRow {
    /// The business day.
    pub day: Day,
    /// The first receipt of it.
    pub first: u64,
    /// The last receipt of it.
    pub last: u64,
    /// Taxed takings, VAT included.
    pub taxed: Money,
    /// What they are without it.
    pub base: Money,
    /// The VAT.
    pub vat: Money,
    /// Takings that are exempt.
    pub exempt: Money,
    /// All takings.
    pub total: Money,
}

/// The sales tax report.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct TaxReport {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Whether the stall is registered for VAT now.
    pub registered: bool,
    /// By day; days without receipts are left out.
    pub rows: Vec<TaxRow>,
    /// All days together.
    pub sums: TaxSums,
    /// All takings of the twelve months up to the last day. What is exempt by law is among them: a
    /// stall that is not registered does not tell it apart.
    pub year_to_date: Money,
    /// What part of the takings from which a seller has to register that is, in hundredths of a
    /// percent; 10,000 and more is beyond.
    pub threshold_share: u32,
}

impl Till {
    /// The sales tax report of business days, both included.
    ///
    /// # Errors
    /// [`ReportRefused`].
    pub fn tax_report(&self, from: Day, until: Day) -> Result<TaxReport, ReportRefused> {
        let days = report_rows::tax_days(self.reader(), range(from, until)?)?;
        let rows = days.iter().map(row).collect::<Result<Vec<_>, _>>()?;
        let year = Days::Between(until.year_before().next(), until);
        let year_to_date = report_rows::net(self.reader(), year)?;
        Ok(TaxReport {
            from,
            until,
            registered: self.settings()?.tax_id.is_some(),
            sums: sums(&rows)?,
            rows,
            year_to_date,
            threshold_share: share(year_to_date),
        })
    }
}

fn row(day: &TaxDay) -> Result<TaxRow, Fault> {
    Ok(TaxRow {
        day: day.day,
        first: day.first,
        last: day.last,
        taxed: day.taxed,
        base: in_range(day.taxed.minus(day.vat))?,
        vat: day.vat,
        exempt: in_range(day.total.minus(day.taxed))?,
        total: day.total,
    })
}

fn sums(rows: &[TaxRow]) -> Result<TaxSums, Fault> {
    let sum = |of: fn(&TaxRow) -> Money| in_range(Money::sum(rows.iter().map(of)));
    Ok(TaxSums {
        taxed: sum(|row| row.taxed)?,
        base: sum(|row| row.base)?,
        vat: sum(|row| row.vat)?,
        exempt: sum(|row| row.exempt)?,
        total: sum(|row| row.total)?,
    })
}

/// Rounded down: nobody is told to register too early.
fn share(takings: Money) -> u32 {
    let hundredths = takings.satang().max(0).saturating_mul(i64::from(WHOLE));
    u32::try_from(hundredths / REGISTER_FROM.satang()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_registering_is_told_in_hundredths_of_a_percent() {
        for (baht, told) in [(0, 0), (1_440_000, 8_000), (1_799_999, 9_999), (3_600_000, 20_000)] {
            assert_eq!(share(Money::baht(baht)), told);
        }
        assert_eq!(share(Money::baht(-5)), 0);
    }
}
