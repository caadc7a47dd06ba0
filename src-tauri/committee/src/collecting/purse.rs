//! What a stall has with the committee beside its fees: vouchers, credits, a deposit.
//! Must never be netted here: it only tells.

use domain::day::Day;
use domain::fee::FeeKind;
use domain::id::StallId;
use domain::money::Money;
use rusqlite::Connection;
use serde::Serialize;
use store::Fault;
use store::rows::in_range;
use ts_rs::TS;

use crate::Book;
use crate::collecting::cash::{CashEntry, entries};
use crate::collecting::credits::{CreditBalance, StallCredit, credit_balance, credits};
use crate::collecting::deposits::held;
use crate::collecting::taking::owed_by;
use crate::collecting::vouchers::{
    VoucherBalance, VoucherUsed, voucher_balance, vouchers_of_stall,
};
use crate::fees::rules::rules;
use crate::market::class::class_on;
use crate::market::stalls::the_stall;

/// What a stall has with the committee.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallPurse {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// What it owes in fees; below zero is to its credit.
    pub owed: Money,
    /// What it has in vouchers.
    pub vouchers: VoucherBalance,
    /// What it has in credits.
    pub credits: CreditBalance,
    /// What can be netted now.
    pub nettable: Money,
    /// What is left to be paid with money after that.
    pub left: Money,
    /// What of the vouchers can be paid out now.
    pub payable: Money,
    /// The vouchers it took, the newest first, at most 200.
    pub uses: Vec<VoucherUsed>,
    /// Its credits, those that wait first.
    pub proposals: Vec<StallCredit>,
    /// Its deposit.
    pub deposit: DepositOfStall,
    /// Payouts and what was done with the deposit, the newest first.
    pub entries: Vec<CashEntry>,
}

/// A stall's deposit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DepositOfStall {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// What the rules ask of it today.
    pub asked: Money,
    /// What is held for it.
    pub held: Money,
}

/// The deposits of all stalls: a debt of the committee, never in a sum of fees.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Deposits {
    /// What is held in all.
    pub held: Money,
    /// What is asked of stalls that have not brought it yet.
    pub missing: Money,
    /// Stalls that hold something or are asked for it, by place.
    pub stalls: Vec<DepositOfStall>,
    /// What was received, returned and kept, the newest first, at most 200.
    pub entries: Vec<CashEntry>,
}

impl Book {
    /// What a stall has with the committee; `None` when there is no such stall.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn stall_purse(&self, stall: StallId, today: Day) -> Result<Option<StallPurse>, Fault> {
        let reader = self.reader();
        let Some(named) = the_stall(reader, stall)? else { return Ok(None) };
        let owed = owed_by(reader, stall)?;
        let vouchers = voucher_balance(reader, stall)?;
        let credits_of = credit_balance(reader, stall)?;
        let open = owed.max(Money::ZERO);
        let by_voucher = vouchers.balance.max(Money::ZERO).min(open);
        let rest = in_range(open.minus(by_voucher))?;
        let by_credit = credits_of.balance.max(Money::ZERO).min(rest);
        let (place, name) = (named.place, named.name);
        let asked = asked(reader, stall, today)?;
        let held = held(reader, stall)?;
        Ok(Some(StallPurse {
            stall,
            place: place.clone(),
            name: name.clone(),
            owed,
            vouchers,
            credits: credits_of,
            nettable: in_range(by_voucher.plus(by_credit))?,
            left: in_range(rest.minus(by_credit))?,
            payable: self.most_paid_out(stall)?,
            uses: vouchers_of_stall(reader, stall, 200)?,
            proposals: credits(reader, "c.stall = ?1", &stall.to_string())?,
            deposit: DepositOfStall { stall, place, name, asked, held },
            entries: entries(reader, "e.stall = ?1", &stall.to_string())?,
        }))
    }

    /// The deposits of all stalls.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn deposits(&self, today: Day) -> Result<Deposits, Fault> {
        let reader = self.reader();
        let mut stalls = Vec::new();
        let (mut all, mut missing) = (Money::ZERO, Money::ZERO);
        for stall in self.stalls()? {
            let held = held(reader, stall.id)?;
            let gone = stall.retired.is_some();
            let asked = if gone { Money::ZERO } else { asked(reader, stall.id, today)? };
            all = in_range(all.plus(held))?;
            let short = in_range(asked.minus(held))?.max(Money::ZERO);
            missing = in_range(missing.plus(short))?;
            if !held.is_zero() || !asked.is_zero() {
                let (stall, place, name) = (stall.id, stall.place, stall.name);
                stalls.push(DepositOfStall { stall, place, name, asked, held });
            }
        }
        let mut entries = entries(reader, "e.series = ?1", "D")?;
        entries.truncate(200);
        Ok(Deposits { held: all, missing, stalls, entries })
    }
}

/// What the rules of a day ask to be held for a stall.
fn asked(connection: &Connection, stall: StallId, day: Day) -> Result<Money, Fault> {
    let class = class_on(connection, stall, day)?;
    let mut sum = Money::ZERO;
    for rule in rules(connection)? {
        if let FeeKind::Deposit { amount } = rule.fee
            && rule.holds(day, &class)
        {
            sum = in_range(sum.plus(amount))?;
        }
    }
    Ok(sum)
}
