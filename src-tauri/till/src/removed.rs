//! Lines taken off bills before payment: what a dishonest hand would like to leave unsaid.
//! Must never record the same lines of one bill twice, however often a screen says them.

use domain::id::RequestId;
use domain::money::Money;
use domain::now::Now;
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, Hands, LinesRemoved};
use store::Fault;
use store::rows::{from_json, in_range, json, money};

use crate::Till;
use crate::bill::Removed;
use crate::record::record_private;
use crate::rows::open_day;
use crate::sell::SellRefused;

/// Which bill the lines were taken off: the private part of
/// [`settlement::fact::LinesRemoved`], where a bill is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemovedFrom {
    request: RequestId,
}

impl RemovedFrom {
    /// The column `request` of a fact's private part.
    pub fn request(private: Option<&str>) -> Result<Option<String>, Fault> {
        let from = private.map(from_json::<RemovedFrom>).transpose()?;
        Ok(from.map(|from| from.request.to_string()))
    }
}

/// Records what was taken off a bill beyond what the book has of it already. A screen counts from
/// the bill's first line on, so that saying it again says nothing new.
pub fn record(
    transaction: &Transaction<'_>,
    now: Now,
    hands: Hands,
    request: RequestId,
    removed: Removed,
) -> Result<(), Fault> {
    let before = recorded(transaction, request)?.unwrap_or_default();
    let count = removed.count.saturating_sub(before.count);
    if count == 0 {
        return Ok(());
    }
    let amount = in_range(removed.amount.minus(before.amount))?.max(Money::ZERO);
    let fact = Fact::LinesRemoved(LinesRemoved { count, amount, by: hands.by });
    record_private(transaction, now, fact, Some(json(&RemovedFrom { request })))?;
    Ok(())
}

/// What the book has of lines taken off a bill; `None` when it has none.
pub fn recorded(connection: &Connection, request: RequestId) -> Result<Option<Removed>, Fault> {
    let (count, amount): (u32, i64) = connection
        .prepare_cached(
            "SELECT coalesce(sum(count), 0), coalesce(sum(amount), 0) FROM removed_lines
             WHERE request = ?1",
        )?
        .query_row([request.to_string()], |row| row.try_into())?;
    let amount = money(amount)?;
    Ok((count > 0).then_some(Removed { count, amount }))
}

impl Till {
    /// Records lines of a bill that is not known by an id. [`Till::keep_bill`] of an emptied bill
    /// says the same and can be repeated.
    ///
    /// # Errors
    /// [`SellRefused::DayNotOpen`] or a fault.
    pub fn lines_removed(&mut self, now: Now, removed: Removed) -> Result<(), SellRefused> {
        if open_day(self.reader())?.is_none() {
            return Err(SellRefused::DayNotOpen);
        }
        let by = self.hands.by;
        self.store.write(|transaction| {
            if removed.count > 0 {
                let amount = removed.amount.max(Money::ZERO);
                let fact = LinesRemoved { count: removed.count, amount, by };
                record_private(transaction, now, Fact::LinesRemoved(fact), None)?;
            }
            Ok(())
        })
    }
}
