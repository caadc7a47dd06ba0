//! Deposits: money the committee holds for a stall. Received, returned, or kept with a reason and
//! by two officers. Must never enter a sum of fees, and never give back more than is held.

use domain::id::{RequestId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::TenderKind;
use domain::thai::fits;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{json, money};
use ts_rs::TS;

use crate::Book;
use crate::collecting::cash::{CashAct, CashEntry, Series, next};
use crate::collecting::cash_apply::CashPrivate;
use crate::collecting::credits::MOST;
use crate::collecting::requests::second;
use crate::collecting::taking::{Taking, owed_by, take};
use crate::fact::{DepositKept, DepositReceived, DepositReturned, Fact, KeptFor};
use crate::market::stalls::the_stall;
use crate::record::record_private;

/// A deposit that is received or returned, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DepositRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The stall.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// In cash or by transfer.
    pub kind: TenderKind,
    /// Why it goes back; nothing when it is received.
    pub reason: String,
    /// Who takes it or gives it back. Kept private.
    pub officer: String,
}

/// A deposit that is kept, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The stall.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// What for.
    pub against: KeptFor,
    /// Why.
    pub reason: String,
    /// Who keeps it. Kept private.
    pub officer: String,
}

/// Why nothing was done with a deposit, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum DepositRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// Keeping a deposit needs two officers.
    #[error("two officers are needed")]
    TwoNeeded,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// Neither cash nor a transfer.
    #[error("a deposit is money")]
    NotMoney,
    /// Nothing, less than nothing, or more than a million baht.
    #[error("the amount does not fit")]
    Amount,
    /// More than is held for the stall.
    #[error("only {held} is held")]
    MoreThanHeld {
        /// What is held.
        held: Money,
    },
    /// More than the stall owes.
    #[error("only {owed} is owed")]
    MoreThanOwed {
        /// What it owes.
        owed: Money,
    },
    /// No reason, or more than 200 characters.
    #[error("a reason is needed")]
    Reason,
    /// No name, or more than 60 characters.
    #[error("the name does not fit")]
    Officer,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What is held for a stall.
pub(crate) fn held(connection: &Connection, stall: StallId) -> Result<Money, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT coalesce(sum(CASE act WHEN 'deposit_received' THEN amount ELSE -amount END), 0)
         FROM cash_entry WHERE stall = ?1 AND series = 'D' AND reversed = 0",
    )?;
    money(statement.query_row([stall.to_string()], |row| row.get(0))?)
}

impl Book {
    /// Receives a deposit. A repeated request gives the first answer.
    ///
    /// # Errors
    /// The first [`DepositRefused`] by precedence.
    pub fn receive_deposit(
        &mut self,
        now: Now,
        asked: &DepositRequest,
    ) -> Result<CashEntry, DepositRefused> {
        self.move_deposit(now, asked, CashAct::DepositReceived)
    }

    /// Returns a deposit or a part of it. A repeated request gives the first answer.
    ///
    /// # Errors
    /// The first [`DepositRefused`] by precedence.
    pub fn return_deposit(
        &mut self,
        now: Now,
        asked: &DepositRequest,
    ) -> Result<CashEntry, DepositRefused> {
        self.move_deposit(now, asked, CashAct::DepositReturned)
    }

    fn move_deposit(
        &mut self,
        now: Now,
        asked: &DepositRequest,
        act: CashAct,
    ) -> Result<CashEntry, DepositRefused> {
        let same = |one: &CashEntry| {
            one.act == act
                && (one.stall, one.amount, one.kind)
                    == (Some(asked.stall), asked.amount, asked.kind)
        };
        if let Some(first) = self.first_entry(asked.request, same)? {
            return first.ok_or(DepositRefused::RequestUsed);
        }
        the_stall(self.reader(), asked.stall)?.ok_or(DepositRefused::UnknownStall)?;
        if !asked.kind.is_money() {
            return Err(DepositRefused::NotMoney);
        }
        let returned = act == CashAct::DepositReturned;
        self.fits_deposit(asked.stall, asked.amount, returned)?;
        let reason = domain::thai::printable(&asked.reason);
        if returned && !fits(&reason, 200) {
            return Err(DepositRefused::Reason);
        }
        let receiver = self.signer(&asked.officer)?;
        if !fits(&receiver, 60) {
            return Err(DepositRefused::Officer);
        }
        let (year, number) = next(self.reader(), now, Series::D)?;
        let DepositRequest { request, stall, amount, kind, .. } = *asked;
        let by = self.hands.by;
        let fact = if returned {
            let returned =
                DepositReturned { request, year, number, stall, amount, kind, reason, by };
            Fact::DepositReturned(returned)
        } else {
            let received = DepositReceived { request, year, number, stall, amount, kind, by };
            Fact::DepositReceived(received)
        };
        let private = Some(json(&CashPrivate { collector: String::new(), receiver }));
        let placed =
            self.store.write(|transaction| record_private(transaction, now, fact, private))?;
        Ok(self.kept_entry(placed.seq)?)
    }

    /// Keeps a deposit or a part of it: for damages, or for what the stall owes, which it then pays
    /// with a receipt. A repeated request gives the first answer.
    ///
    /// # Errors
    /// The first [`DepositRefused`] by precedence.
    pub fn keep_deposit(
        &mut self,
        now: Now,
        asked: &KeepRequest,
    ) -> Result<CashEntry, DepositRefused> {
        let act = match asked.against {
            KeptFor::Damages => CashAct::KeptForDamages,
            KeptFor::Arrears => CashAct::KeptForArrears,
        };
        let same = |one: &CashEntry| {
            one.act == act && (one.stall, one.amount) == (Some(asked.stall), asked.amount)
        };
        if let Some(first) = self.first_entry(asked.request, same)? {
            return first.ok_or(DepositRefused::RequestUsed);
        }
        let two = self.hands.by.zip(self.hands.with).filter(|(by, with)| by != with);
        let (by, with) = two.ok_or(DepositRefused::TwoNeeded)?;
        the_stall(self.reader(), asked.stall)?.ok_or(DepositRefused::UnknownStall)?;
        self.fits_deposit(asked.stall, asked.amount, true)?;
        if asked.against == KeptFor::Arrears {
            let owed = owed_by(self.reader(), asked.stall)?.max(Money::ZERO);
            if asked.amount > owed {
                return Err(DepositRefused::MoreThanOwed { owed });
            }
        }
        let reason = domain::thai::printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(DepositRefused::Reason);
        }
        let receiver = self.signer(&asked.officer)?;
        if !fits(&receiver, 60) {
            return Err(DepositRefused::Officer);
        }
        let (year, number) = next(self.reader(), now, Series::D)?;
        let KeepRequest { request, stall, amount, against, .. } = *asked;
        let paying = Taking {
            request: second(request, "arrears")?,
            stall,
            amount,
            kind: TenderKind::Deposit,
            collector: receiver.clone(),
            by: Some(by),
        };
        let private = Some(json(&CashPrivate { collector: String::new(), receiver }));
        let placed = self.store.write(|transaction| -> Result<_, Fault> {
            let payment = match against {
                KeptFor::Damages => None,
                KeptFor::Arrears => Some(take(transaction, now, paying)?.seq),
            };
            let kept = DepositKept {
                request,
                year,
                number,
                stall,
                amount,
                against,
                payment,
                reason,
                by,
                with,
            };
            record_private(transaction, now, Fact::DepositKept(kept), private)
        })?;
        Ok(self.kept_entry(placed.seq)?)
    }

    /// Whether an amount fits, and is there when it leaves.
    fn fits_deposit(
        &self,
        stall: StallId,
        amount: Money,
        leaves: bool,
    ) -> Result<(), DepositRefused> {
        if amount <= Money::ZERO || amount > MOST {
            return Err(DepositRefused::Amount);
        }
        let held = held(self.reader(), stall)?;
        if leaves && amount > held {
            return Err(DepositRefused::MoreThanHeld { held });
        }
        Ok(())
    }
}
