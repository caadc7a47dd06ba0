//! A hand-over, a banking, a payout or a deposit that was a mistake: taken back by a new entry; it
//! keeps its number. Must never leave a deposit or a balance below nothing.

use domain::id::RequestId;
use domain::money::Money;
use domain::now::Now;
use domain::thai::fits;
use serde::{Deserialize, Serialize};
use store::Fault;
use ts_rs::TS;

use crate::Book;
use crate::collecting::cash::{CashAct, CashEntry, entry, find};
use crate::collecting::deposits::held;
use crate::collecting::requests::{Did, done, second};
use crate::fact::{CashTakenBack, Fact, PaymentReversed};
use crate::record::record;

/// What is to be taken back, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeCashBackRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// Its number: "H2569/00001".
    pub number: String,
    /// Why.
    pub reason: String,
}

/// Why nothing was taken back, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CashBackRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// There is no such entry.
    #[error("there is no such number")]
    Unknown,
    /// It was taken back before.
    #[error("it was taken back before")]
    Reversed,
    /// A hand-over that was brought to the bank: the banking first.
    #[error("{banked} brought it to the bank")]
    Banked {
        /// The banking.
        banked: String,
    },
    /// A deposit of which a part went back or was kept since.
    #[error("only {held} of it is held")]
    DepositUsed {
        /// What is held for the stall.
        held: Money,
    },
    /// No reason, or more than 200 characters.
    #[error("a reason is needed")]
    Reason,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Takes an entry back. A deposit that was kept for arrears takes its payment with it.
    ///
    /// # Errors
    /// The first [`CashBackRefused`] by precedence.
    pub fn take_cash_back(
        &mut self,
        now: Now,
        asked: &TakeCashBackRequest,
    ) -> Result<CashEntry, CashBackRefused> {
        let seq = find(self.reader(), &asked.number)?;
        if let Some((did, back)) = done(self.reader(), asked.request)? {
            let of: Option<u64> = if did == Did::CashBack { self.taken_back(back)? } else { None };
            return match seq.filter(|seq| of == Some(*seq)) {
                Some(seq) => Ok(self.kept_entry(seq)?),
                None => Err(CashBackRefused::RequestUsed),
            };
        }
        let seq = seq.ok_or(CashBackRefused::Unknown)?;
        let found = entry(self.reader(), seq)?.ok_or(CashBackRefused::Unknown)?;
        if found.reversed.is_some() {
            return Err(CashBackRefused::Reversed);
        }
        if let Some(banked) = found.banked {
            return Err(CashBackRefused::Banked { banked });
        }
        if let (CashAct::DepositReceived, Some(stall)) = (found.act, found.stall) {
            let held = held(self.reader(), stall)?;
            if found.amount > held {
                return Err(CashBackRefused::DepositUsed { held });
            }
        }
        let reason = domain::thai::printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(CashBackRefused::Reason);
        }
        let (request, by) = (asked.request, self.hands.by);
        let payment = self.payment_of(seq)?;
        let also = second(request, "the payment of a kept deposit")?;
        self.store.write(|transaction| -> Result<(), Fault> {
            if let Some(payment) = payment {
                let (request, reason) = (also, reason.clone());
                let reversed = PaymentReversed { request, payment, reason, by };
                record(transaction, now, Fact::PaymentReversed(reversed))?;
            }
            let back = CashTakenBack { request, entry: seq, reason, by };
            record(transaction, now, Fact::CashTakenBack(back))?;
            Ok(())
        })?;
        Ok(self.kept_entry(seq)?)
    }

    fn taken_back(&self, back: u64) -> Result<Option<u64>, Fault> {
        let query = "SELECT entry FROM cash_reversal WHERE seq = ?1";
        Ok(self.reader().query_row(query, [back], |row| row.get(0))?)
    }

    /// The payment that a kept deposit made.
    fn payment_of(&self, seq: u64) -> Result<Option<u64>, Fault> {
        let query = "SELECT payment FROM cash_entry WHERE seq = ?1";
        Ok(self.reader().query_row(query, [seq], |row| row.get(0))?)
    }
}
