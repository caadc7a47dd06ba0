//! Cash that moves without a sale: paid in, paid out, dropped; and the drawer opened for nothing.
//! Must never happen without a reason.

use domain::id::RequestId;
use domain::money::Money;
use domain::now::Now;
use domain::thai::fits;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use settlement::fact::{CashDirection, CashMoved, DrawerOpened, Fact};
use store::Fault;
use store::rows::word;
use ts_rs::TS;

use crate::Till;
use crate::print::{Job, queue};
use crate::record::record;
use crate::rows::{open_day, request_is_used};

/// Cash that moved, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CashRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// Which way.
    #[ts(type = "'in' | 'out' | 'drop'")]
    pub direction: CashDirection,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// Why cash was not moved, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CashRefused {
    /// The request id was used for another amount.
    #[error("this request was used for something else")]
    RequestUsed,
    /// No business day is open.
    #[error("no day is open")]
    DayNotOpen,
    /// Nothing, less than nothing, or more than a million baht.
    #[error("the amount does not fit")]
    Amount,
    /// Without a reason, or too long a one.
    #[error("a reason is needed")]
    Reason,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// Moves cash in or out of the drawer.
    ///
    /// # Errors
    /// The first [`CashRefused`] by precedence.
    pub fn move_cash(&mut self, now: Now, asked: &CashRequest) -> Result<(), CashRefused> {
        let before: Option<(i64, String)> = self
            .reader()
            .query_row(
                "SELECT amount, direction FROM cash_movement WHERE request = ?1",
                [asked.request.to_string()],
                |row| row.try_into(),
            )
            .optional()
            .map_err(Fault::from)?;
        if let Some((amount, direction)) = before {
            let same = amount == asked.amount.satang() && direction == word(&asked.direction);
            return if same { Ok(()) } else { Err(CashRefused::RequestUsed) };
        }
        if request_is_used(self.reader(), asked.request)? {
            return Err(CashRefused::RequestUsed);
        }
        if open_day(self.reader())?.is_none() {
            return Err(CashRefused::DayNotOpen);
        }
        if asked.amount <= Money::ZERO || asked.amount > Money::baht(1_000_000) {
            return Err(CashRefused::Amount);
        }
        let reason = reason(&asked.reason)?;
        let CashRequest { request, direction, amount, .. } = *asked;
        let hands = self.hands;
        self.store.write(|transaction| {
            let fact = Fact::CashMoved(CashMoved {
                request,
                direction,
                amount,
                reason,
                by: hands.by,
                approved: hands.approved,
            });
            record(transaction, now, fact)?;
            Ok(())
        })
    }

    /// Opens the drawer without a sale: recorded, then asked of the printer.
    ///
    /// # Errors
    /// The first [`CashRefused`] by precedence.
    pub fn open_drawer(&mut self, now: Now, why: &str) -> Result<(), CashRefused> {
        if open_day(self.reader())?.is_none() {
            return Err(CashRefused::DayNotOpen);
        }
        let reason = reason(why)?;
        let settings = self.settings()?;
        let hands = self.hands;
        self.store.write(|transaction| {
            record(
                transaction,
                now,
                Fact::DrawerOpened(DrawerOpened { reason, by: hands.by, approved: hands.approved }),
            )?;
            queue(transaction, now.at, &settings, Job::OpenDrawer)?;
            Ok(())
        })
    }
}

fn reason(text: &str) -> Result<String, CashRefused> {
    let text = domain::thai::printable(text);
    if !fits(&text, 200) {
        return Err(CashRefused::Reason);
    }
    Ok(text)
}
