//! What a settlement took hour by hour, from its own lines.
//! Must never count what lies before the opening of its day.

use std::collections::BTreeMap;

use domain::money::{Money, OutOfRange};
use settlement::day_file::DayFile;
use settlement::fact::Fact;

use crate::fact::HourSum;

/// Sales less refunds by the hour of the clock in Bangkok; hours without receipts are left out.
/// They add up to the net of the day.
pub(crate) fn hours_of(file: &DayFile) -> Result<Vec<HourSum>, OutOfRange> {
    let opening = file.entries.iter().position(|entry| matches!(entry.fact, Fact::DayOpened(_)));
    let mut hours: BTreeMap<u32, (u64, Money)> = BTreeMap::new();
    for entry in file.entries.iter().skip(opening.unwrap_or(file.entries.len())) {
        let amount = match &entry.fact {
            Fact::Sale(sale) => sale.total,
            Fact::Refund(refund) => refund.total.negated(),
            _ => continue,
        };
        let (receipts, net) = hours.entry(entry.at.minute_of_day() / 60).or_default();
        *receipts += 1;
        *net = net.plus(amount)?;
    }
    let sum = |(hour, (receipts, net))| HourSum { hour, receipts, net };
    Ok(hours.into_iter().map(sum).collect())
}
