//! Bringing cash to the bank, and paying stalls for vouchers beyond what they owe.
//! Must never bank one hand-over twice, nor pay a stall more than its vouchers are worth.

use domain::id::{RequestId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::TenderKind;
use domain::thai::fits;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{in_range, json};
use ts_rs::TS;

use crate::Book;
use crate::collecting::cash::{CashAct, CashEntry, Series, entry, find, next};
use crate::collecting::cash_apply::CashPrivate;
use crate::collecting::credits::MOST;
use crate::collecting::taking::owed_by;
use crate::collecting::vouchers::voucher_balance;
use crate::fact::{Banked, Fact, VoucherPaidOut};
use crate::market::stalls::the_stall;
use crate::record::record_private;

/// A banking, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BankRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// How much, as the bank's paper says.
    pub amount: Money,
    /// The bank's reference.
    pub reference: String,
    /// The hand-overs it brings: "H2569/00001"; may be none.
    pub hand_overs: Vec<String>,
}

/// Why nothing was banked, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum BankRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// Nothing or less, or more than ten million baht.
    #[error("the amount does not fit")]
    Amount,
    /// No reference, or more than 60 characters.
    #[error("the bank's reference is needed")]
    Reference,
    /// There is no such hand-over, or it was taken back.
    #[error("there is no such hand-over")]
    UnknownHandOver,
    /// It was brought to the bank before.
    #[error("{number} was banked before")]
    Banked {
        /// The hand-over.
        number: String,
    },
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A payout for vouchers, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PayoutRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The stall.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// In cash or by transfer.
    pub kind: TenderKind,
    /// Who pays. Kept private.
    pub payer: String,
}

/// Why nothing was paid out, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum PayoutRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// Neither cash nor a transfer.
    #[error("a payout is money")]
    NotMoney,
    /// Nothing or less than nothing.
    #[error("the amount does not fit")]
    Amount,
    /// What is owed is netted first; no more than what is left can be paid out.
    #[error("only {most} can be paid out")]
    MoreThanLeft {
        /// The most that can be.
        most: Money,
    },
    /// No name of who pays, or more than 60 characters.
    #[error("the name does not fit")]
    Payer,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Notes that cash was brought to the bank. A repeated request gives the first answer.
    ///
    /// # Errors
    /// The first [`BankRefused`] by precedence.
    pub fn bank_money(&mut self, now: Now, asked: &BankRequest) -> Result<CashEntry, BankRefused> {
        let same = |one: &CashEntry| one.act == CashAct::Banked && one.amount == asked.amount;
        if let Some(first) = self.first_entry(asked.request, same)? {
            return first.ok_or(BankRefused::RequestUsed);
        }
        if asked.amount <= Money::ZERO || asked.amount > in_range(MOST.times(10))? {
            return Err(BankRefused::Amount);
        }
        let reference = domain::thai::printable(&asked.reference);
        if !fits(&reference, 60) {
            return Err(BankRefused::Reference);
        }
        let mut hand_overs = Vec::new();
        for number in &asked.hand_overs {
            let seq = find(self.reader(), number)?.ok_or(BankRefused::UnknownHandOver)?;
            let handed = entry(self.reader(), seq)?.filter(|one| one.act == CashAct::HandedOver);
            let handed = handed.filter(|one| one.reversed.is_none());
            let handed = handed.ok_or(BankRefused::UnknownHandOver)?;
            if handed.banked.is_some() || hand_overs.contains(&seq) {
                return Err(BankRefused::Banked { number: handed.number });
            }
            hand_overs.push(seq);
        }
        let (year, number) = next(self.reader(), now, Series::B)?;
        let BankRequest { request, amount, .. } = *asked;
        let by = self.hands.by;
        let fact =
            Fact::Banked(Banked { request, year, number, amount, reference, hand_overs, by });
        let receiver = self.signer("")?;
        let private = Some(json(&CashPrivate { collector: String::new(), receiver }));
        let placed =
            self.store.write(|transaction| record_private(transaction, now, fact, private))?;
        Ok(self.kept_entry(placed.seq)?)
    }

    /// Pays a stall for vouchers beyond what it owes. A repeated request gives the first answer.
    ///
    /// # Errors
    /// The first [`PayoutRefused`] by precedence.
    pub fn pay_voucher_out(
        &mut self,
        now: Now,
        asked: &PayoutRequest,
    ) -> Result<CashEntry, PayoutRefused> {
        let same = |one: &CashEntry| {
            one.act == CashAct::PaidOut
                && (one.stall, one.amount, one.kind)
                    == (Some(asked.stall), asked.amount, asked.kind)
        };
        if let Some(first) = self.first_entry(asked.request, same)? {
            return first.ok_or(PayoutRefused::RequestUsed);
        }
        the_stall(self.reader(), asked.stall)?.ok_or(PayoutRefused::UnknownStall)?;
        if !asked.kind.is_money() {
            return Err(PayoutRefused::NotMoney);
        }
        if asked.amount <= Money::ZERO {
            return Err(PayoutRefused::Amount);
        }
        let most = self.most_paid_out(asked.stall)?;
        if asked.amount > most {
            return Err(PayoutRefused::MoreThanLeft { most });
        }
        let receiver = self.signer(&asked.payer)?;
        if !fits(&receiver, 60) {
            return Err(PayoutRefused::Payer);
        }
        let (year, number) = next(self.reader(), now, Series::V)?;
        let PayoutRequest { request, stall, amount, kind, .. } = *asked;
        let by = self.hands.by;
        let fact =
            Fact::VoucherPaidOut(VoucherPaidOut { request, year, number, stall, amount, kind, by });
        let private = Some(json(&CashPrivate { collector: String::new(), receiver }));
        let placed =
            self.store.write(|transaction| record_private(transaction, now, fact, private))?;
        Ok(self.kept_entry(placed.seq)?)
    }

    /// What can be paid out: the vouchers' balance less what is owed.
    pub(crate) fn most_paid_out(&self, stall: StallId) -> Result<Money, Fault> {
        let balance = voucher_balance(self.reader(), stall)?.balance;
        let owed = owed_by(self.reader(), stall)?.max(Money::ZERO);
        Ok(in_range(balance.minus(owed))?.max(Money::ZERO))
    }
}
