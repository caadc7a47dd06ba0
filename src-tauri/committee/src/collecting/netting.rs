//! Netting: what a stall has in vouchers it took and credits it was given pays its fees, with
//! receipts of the same run. Must never net more than is owed, nor more than the stall has.

use domain::id::{RequestId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::TenderKind;
use domain::thai::fits;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::Fault;
use ts_rs::TS;

use crate::Book;
use crate::collecting::credits::credit_balance;
use crate::collecting::fee_receipts::{self, FeeReceipt};
use crate::collecting::requests::{Did, done, second};
use crate::collecting::taking::{Taking, owed_by, take};
use crate::collecting::vouchers::voucher_balance;
use crate::market::stalls::the_stall;

/// Everything of a stall that can be netted, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NetRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The stall.
    pub stall: StallId,
    /// Who does it. Kept private.
    pub collector: String,
}

/// What was netted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Netted {
    /// The receipts: one for vouchers, one for credits.
    pub receipts: Vec<FeeReceipt>,
    /// What they come to.
    pub netted: Money,
    /// What is still owed, to be paid with money.
    pub owed: Money,
}

/// Why nothing was netted, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum NetRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The stall owes nothing.
    #[error("nothing is owed")]
    NothingOwed,
    /// It has neither vouchers nor credits.
    #[error("there is nothing to net")]
    NothingToNet,
    /// No collector, or more than 60 characters.
    #[error("the collector's name does not fit")]
    Collector,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What a stall has of a kind that is netted; `None` for money.
pub(crate) fn balance(
    connection: &Connection,
    stall: StallId,
    kind: TenderKind,
) -> Result<Option<Money>, Fault> {
    Ok(match kind {
        TenderKind::Voucher => Some(voucher_balance(connection, stall)?.balance),
        TenderKind::Credit => Some(credit_balance(connection, stall)?.balance),
        _ => None,
    })
}

impl Book {
    /// Takes all that can be netted, vouchers first. A repeated request gives the first answer.
    ///
    /// # Errors
    /// The first [`NetRefused`] by precedence.
    pub fn net_stall(&mut self, now: Now, asked: &NetRequest) -> Result<Netted, NetRefused> {
        let requests = [asked.request, second(asked.request, "netted too")?];
        if let Some((did, _)) = done(self.reader(), asked.request)? {
            let receipts = self.netted(asked.stall, requests)?;
            let own = did == Did::Payment && !receipts.is_empty();
            return if own { Ok(told(receipts)?) } else { Err(NetRefused::RequestUsed) };
        }
        the_stall(self.reader(), asked.stall)?.ok_or(NetRefused::UnknownStall)?;
        let mut owed = owed_by(self.reader(), asked.stall)?;
        if owed <= Money::ZERO {
            return Err(NetRefused::NothingOwed);
        }
        let mut parts = Vec::new();
        for kind in [TenderKind::Voucher, TenderKind::Credit] {
            let has = balance(self.reader(), asked.stall, kind)?.unwrap_or(Money::ZERO);
            let amount = has.min(owed);
            if amount > Money::ZERO {
                owed = store::rows::in_range(owed.minus(amount))?;
                parts.push((kind, amount));
            }
        }
        if parts.is_empty() {
            return Err(NetRefused::NothingToNet);
        }
        let collector = self.signer(&asked.collector)?;
        if !fits(&collector, 60) {
            return Err(NetRefused::Collector);
        }
        let (stall, by) = (asked.stall, self.hands.by);
        self.store.write(|transaction| -> Result<(), Fault> {
            for ((kind, amount), request) in parts.into_iter().zip(requests) {
                let collector = collector.clone();
                take(transaction, now, Taking { request, stall, amount, kind, collector, by })?;
            }
            Ok(())
        })?;
        Ok(told(self.netted(asked.stall, requests)?)?)
    }

    /// The receipts that requests of one act of netting made for a stall.
    fn netted(&self, stall: StallId, requests: [RequestId; 2]) -> Result<Vec<FeeReceipt>, Fault> {
        let mut receipts = Vec::new();
        for request in requests {
            let Some((Did::Payment, seq)) = done(self.reader(), request)? else { continue };
            let receipt = fee_receipts::of_payment(self.reader(), seq)?;
            receipts.extend(receipt.filter(|receipt| {
                receipt.stall == stall
                    && matches!(receipt.kind, TenderKind::Voucher | TenderKind::Credit)
            }));
        }
        Ok(receipts)
    }
}

fn told(receipts: Vec<FeeReceipt>) -> Result<Netted, Fault> {
    let netted = store::rows::in_range(Money::sum(receipts.iter().map(|one| one.paid)))?;
    let owed = receipts.last().map_or(Money::ZERO, |last| last.owed_after);
    Ok(Netted { receipts, netted, owed })
}
