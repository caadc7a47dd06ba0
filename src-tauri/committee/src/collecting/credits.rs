//! Credits: what the committee lets a stall off of what it owes or will owe. One officer proposes,
//! another one decides. Must never count before it was approved, and never by one person alone.

use domain::day::Timestamp;
use domain::id::{CreditId, RequestId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::officer::OfficerNumber;
use domain::thai::fits;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, from_word, in_range, money, parsed};
use ts_rs::TS;

use crate::Book;
use crate::collecting::requests::{Did, done};
use crate::fact::{CreditDecided, CreditProposed, Fact};
use crate::market::stalls::the_stall;
use crate::record::record;

/// A credit to be proposed, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreditRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The stall.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// A decision about a credit, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The credit.
    pub credit: CreditId,
    /// Approved, or declined.
    pub approved: bool,
}

/// How a credit stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CreditState {
    /// It waits for another officer.
    Proposed,
    /// It counts.
    Approved,
    /// It never will.
    Declined,
}

/// A credit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallCredit {
    /// Which.
    pub id: CreditId,
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// How it stands.
    pub state: CreditState,
    /// When it was proposed.
    pub proposed: Timestamp,
    /// By whom.
    pub proposed_by: Option<OfficerNumber>,
    /// When it was decided.
    pub decided: Option<Timestamp>,
    /// By whom.
    pub decided_by: Option<OfficerNumber>,
}

/// What a stall has in credits.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CreditBalance {
    /// Approved.
    pub approved: Money,
    /// Taken off the fees.
    pub used: Money,
    /// What is left.
    pub balance: Money,
}

/// Why a credit was not proposed or decided, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CreditRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// The book has no officers: a credit needs two of them.
    #[error("two officers are needed")]
    TwoNeeded,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// There is no such credit.
    #[error("there is no such credit")]
    UnknownCredit,
    /// It was decided before.
    #[error("the credit was decided before")]
    Decided,
    /// Who proposed it decides nothing about it.
    #[error("another officer decides")]
    SameOfficer,
    /// Nothing, less than nothing, or more than a million baht.
    #[error("the amount does not fit")]
    Amount,
    /// No reason, or more than 200 characters.
    #[error("a reason is needed")]
    Reason,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The largest credit, payout or deposit: more is a mistyped amount.
pub(crate) const MOST: Money = Money::baht(1_000_000);

impl Book {
    /// Proposes a credit. A repeated request gives the first answer.
    ///
    /// # Errors
    /// The first [`CreditRefused`] by precedence.
    pub fn propose_credit(
        &mut self,
        now: Now,
        asked: &CreditRequest,
    ) -> Result<StallCredit, CreditRefused> {
        if let Some((did, seq)) = done(self.reader(), asked.request)? {
            let first = credits(self.reader(), "c.seq = ?1", &seq.to_string())?.pop();
            let same = |one: &StallCredit| one.stall == asked.stall && one.amount == asked.amount;
            let first = first.filter(|one| did == Did::Credit && same(one));
            return first.ok_or(CreditRefused::RequestUsed);
        }
        let by = self.hands.by.ok_or(CreditRefused::TwoNeeded)?;
        the_stall(self.reader(), asked.stall)?.ok_or(CreditRefused::UnknownStall)?;
        if asked.amount <= Money::ZERO || asked.amount > MOST {
            return Err(CreditRefused::Amount);
        }
        let reason = domain::thai::printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(CreditRefused::Reason);
        }
        let credit = CreditId::new(now.at, now.random("credit"));
        let CreditRequest { request, stall, amount, .. } = *asked;
        let fact =
            Fact::CreditProposed(CreditProposed { request, credit, stall, amount, reason, by });
        self.store.write(|transaction| record(transaction, now, fact))?;
        Ok(self.the_credit(credit)?.ok_or_else(|| damaged("a credit that was not kept"))?)
    }

    /// Approves or declines a credit. A repeated request gives the first answer.
    ///
    /// # Errors
    /// The first [`CreditRefused`] by precedence.
    pub fn decide_credit(
        &mut self,
        now: Now,
        asked: &DecisionRequest,
    ) -> Result<StallCredit, CreditRefused> {
        let found = self.the_credit(asked.credit)?;
        if let Some((did, seq)) = done(self.reader(), asked.request)? {
            let first = credits(self.reader(), "c.seq = ?1", &seq.to_string())?.pop();
            let state = if asked.approved { CreditState::Approved } else { CreditState::Declined };
            let same = |one: &StallCredit| one.id == asked.credit && one.state == state;
            let first = first.filter(|one| did == Did::Decision && same(one));
            return first.ok_or(CreditRefused::RequestUsed);
        }
        let by = self.hands.by.ok_or(CreditRefused::TwoNeeded)?;
        let found = found.ok_or(CreditRefused::UnknownCredit)?;
        if found.state != CreditState::Proposed {
            return Err(CreditRefused::Decided);
        }
        if found.proposed_by == Some(by) {
            return Err(CreditRefused::SameOfficer);
        }
        let DecisionRequest { request, credit, approved } = *asked;
        let fact = Fact::CreditDecided(CreditDecided { request, credit, approved, by });
        self.store.write(|transaction| record(transaction, now, fact))?;
        Ok(self.the_credit(credit)?.ok_or_else(|| damaged("a credit that was not kept"))?)
    }

    fn the_credit(&self, credit: CreditId) -> Result<Option<StallCredit>, Fault> {
        Ok(credits(self.reader(), "c.id = ?1", &credit.to_string())?.pop())
    }

    /// The credits that wait for a decision first, then the others; each the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn credits(&self) -> Result<Vec<StallCredit>, Fault> {
        credits(self.reader(), "?1 = ''", "")
    }
}

/// Credits under a condition.
pub(crate) fn credits(
    connection: &Connection,
    condition: &str,
    parameter: &str,
) -> Result<Vec<StallCredit>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT c.id, c.stall, s.place, s.name, c.amount, c.reason, c.state, c.proposed,
           c.proposed_by, c.decided, c.decided_by
         FROM stall_credit c JOIN stall s ON s.id = c.stall WHERE {condition}
         ORDER BY c.state <> 'proposed', c.seq DESC"
    ))?;
    let mut rows = statement.query([parameter])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, stall): (String, String) = (row.get(0)?, row.get(1)?);
        let decided: Option<i64> = row.get(9)?;
        found.push(StallCredit {
            id: parsed(&id)?,
            stall: parsed(&stall)?,
            place: row.get(2)?,
            name: row.get(3)?,
            amount: money(row.get(4)?)?,
            reason: row.get(5)?,
            state: from_word(row.get(6)?)?,
            proposed: Timestamp::from_seconds(row.get(7)?),
            proposed_by: row.get(8)?,
            decided: decided.map(Timestamp::from_seconds),
            decided_by: row.get(10)?,
        });
    }
    Ok(found)
}

/// What a stall has in credits.
pub(crate) fn credit_balance(
    connection: &Connection,
    stall: StallId,
) -> Result<CreditBalance, Fault> {
    let sums: Option<(i64, i64)> = connection
        .prepare_cached(
            "SELECT
               (SELECT coalesce(sum(amount), 0) FROM stall_credit
                WHERE stall = ?1 AND state = 'approved'),
               (SELECT coalesce(sum(amount), 0) FROM payment
                WHERE stall = ?1 AND kind = 'credit' AND reversed = 0)",
        )?
        .query_row([stall.to_string()], |row| row.try_into())
        .optional()?;
    let (approved, used) = sums.unwrap_or_default();
    let (approved, used) = (money(approved)?, money(used)?);
    Ok(CreditBalance { approved, used, balance: in_range(approved.minus(used))? })
}
