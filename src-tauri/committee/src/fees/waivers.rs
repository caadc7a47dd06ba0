//! Waivers: one officer proposes, another one decides; what is waived becomes contra lines of the
//! days it reaches. Must never hold before another officer approved it, nor edit a charge.

use domain::day::Day;
use domain::fee::{FeeKind, WaiverCut, WaiverOf};
use domain::id::{RequestId, StallId, WaiverId};
use domain::money::Money;
use domain::now::Now;
use domain::officer::OfficerNumber;
use domain::thai::{fits, printable};
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{json, parsed};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, WaiverDecided, WaiverEnded, WaiverFor, WaiverProposed, WaiverWithdrawn};
use crate::fees::apply_charging::ReasonPrivate;
use crate::fees::assess::assess_day;
use crate::fees::rules::rules;
use crate::fees::waiver_list::{WaiverRow, WaiverState, waiver_rows};
use crate::market::class::class_on;
use crate::market::stalls::the_stall;
use crate::market::words::is_about_health;
use crate::record::{record, record_private};

/// A waiver, as a screen proposes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WaiverRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// For whom.
    pub whose: WaiverFor,
    /// Off what.
    pub of: WaiverOf,
    /// How much.
    pub cut: WaiverCut,
    /// The first day.
    pub from: Day,
    /// The last day: at most 366 days in all.
    pub until: Day,
    /// Why. Kept private.
    pub reason: String,
}

/// What another officer says of a waiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WaiverDecision {
    /// Which.
    pub waiver: WaiverId,
    /// It is to hold; refused otherwise.
    pub approved: bool,
}

/// Why a waiver was not proposed, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ProposalRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The tag is empty or too long.
    #[error("the tag does not fit")]
    Tag,
    /// There is no such rule or charge; or it is a deposit, another stall's charge, a cancelled
    /// one.
    #[error("there is nothing there to waive")]
    NothingThere,
    /// No part of it, or more than all of it.
    #[error("the part does not fit")]
    Cut,
    /// It ends before it begins, is longer than 366 days, or leaves out the day of its charge.
    #[error("the days do not fit")]
    Days,
    /// No reason, or more than 200 characters.
    #[error("a reason is needed")]
    Reason,
    /// Somebody's health: such data is never kept.
    #[error("health is never stored")]
    Health,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Why nothing became of a decision, a withdrawal or an end, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum DecisionRefused {
    /// There is no such waiver.
    #[error("there is no such waiver")]
    Unknown,
    /// It was decided or withdrawn before.
    #[error("the waiver was decided before")]
    Decided,
    /// It does not hold, or ends today anyway.
    #[error("the waiver holds no longer")]
    Over,
    /// The book has no officers, or had none when it was proposed.
    #[error("two officers are needed")]
    TwoNeeded,
    /// Whoever proposed it does not decide it.
    #[error("another officer decides")]
    Own,
    /// Only who proposed it takes it back.
    #[error("another officer proposed it")]
    NotYours,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// No waiver is longer, in days.
const MOST_DAYS: u64 = 366;

/// No waiver takes more off a day.
const LARGEST_CUT: Money = Money::baht(1_000_000);

impl Book {
    /// Proposes a waiver. Nothing changes until another officer approves it.
    ///
    /// # Errors
    /// The first [`ProposalRefused`] by precedence.
    pub fn propose_waiver(
        &mut self,
        now: Now,
        asked: &WaiverRequest,
    ) -> Result<WaiverRow, ProposalRefused> {
        let asked = WaiverRequest { whose: cleaned(&asked.whose), ..asked.clone() };
        let before = waiver_rows(self, "w.request = ?1", &[&asked.request.to_string()])?.pop();
        if let Some(before) = before {
            let same = before.whose == asked.whose
                && (before.of, before.cut) == (asked.of, asked.cut)
                && (before.from, before.first_until(self)?) == (asked.from, asked.until);
            return if same { Ok(before) } else { Err(ProposalRefused::RequestUsed) };
        }
        self.refuse_target(&asked)?;
        let reason = printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(ProposalRefused::Reason);
        }
        if is_about_health(&reason) {
            return Err(ProposalRefused::Health);
        }
        let WaiverRequest { request, whose, of, cut, from, until, .. } = asked;
        let waiver = WaiverId::new(now.at, now.random("waiver"));
        let by = self.hands.by;
        let fact = WaiverProposed { request, waiver, whose, of, cut, from, until, by };
        let (fact, private) = (Fact::WaiverProposed(fact), json(&ReasonPrivate { reason }));
        self.store.write(|transaction| record_private(transaction, now, fact, Some(private)))?;
        Ok(self.waiver(waiver)?.ok_or_else(|| store::rows::damaged("a waiver was not kept"))?)
    }

    /// Refuses a proposal of something that is not there, or of a part or days that do not fit.
    fn refuse_target(&self, asked: &WaiverRequest) -> Result<(), ProposalRefused> {
        let stall = match &asked.whose {
            WaiverFor::Stall { stall } => {
                the_stall(self.reader(), *stall)?.ok_or(ProposalRefused::UnknownStall)?;
                Some(*stall)
            }
            WaiverFor::Tag { tag } if fits(tag, 20) => None,
            WaiverFor::Tag { .. } => return Err(ProposalRefused::Tag),
        };
        let mut charged_on = None;
        match asked.of {
            WaiverOf::Everything => {}
            WaiverOf::Rule { rule } => {
                let rules = rules(self.reader())?;
                let waived = rules.iter().find(|known| known.id == rule);
                let waived = waived.ok_or(ProposalRefused::NothingThere)?;
                if matches!(waived.fee, FeeKind::Deposit { .. }) {
                    return Err(ProposalRefused::NothingThere);
                }
            }
            WaiverOf::Charge { charge } => {
                let charge = self.charge(charge)?.filter(|charge| charge.cancelled.is_none());
                let charge = charge.filter(|charge| Some(charge.stall) == stall);
                charged_on = Some(charge.ok_or(ProposalRefused::NothingThere)?.day);
            }
        }
        let fits = match asked.cut {
            WaiverCut::Percent { basis_points } => (1..=10_000).contains(&basis_points),
            WaiverCut::Amount { amount } => amount > Money::ZERO && amount <= LARGEST_CUT,
        };
        if !fits {
            return Err(ProposalRefused::Cut);
        }
        let days = asked.until.days_since(asked.from);
        let reaches = |day| asked.from <= day && day <= asked.until;
        if !(1..=MOST_DAYS).contains(&days) || !charged_on.is_none_or(reaches) {
            return Err(ProposalRefused::Days);
        }
        Ok(())
    }

    /// Approves a waiver or refuses it. Approved, every day it reaches that has a fee already is
    /// worked out anew; the days to come take it by themselves.
    ///
    /// # Errors
    /// The first [`DecisionRefused`] by precedence.
    pub fn decide_waiver(
        &mut self,
        now: Now,
        asked: WaiverDecision,
    ) -> Result<WaiverRow, DecisionRefused> {
        let row = self.waiver(asked.waiver)?.ok_or(DecisionRefused::Unknown)?;
        if row.state != WaiverState::Waiting {
            return Err(DecisionRefused::Decided);
        }
        let (Some(by), Some(proposer)) = (self.hands.by, row.proposed_by) else {
            return Err(DecisionRefused::TwoNeeded);
        };
        if by == proposer {
            return Err(DecisionRefused::Own);
        }
        let WaiverDecision { waiver, approved } = asked;
        self.store.write(|transaction| -> Result<(), Fault> {
            let fact = Fact::WaiverDecided(WaiverDecided { waiver, approved, by });
            record(transaction, now, fact)?;
            if approved { assess_reached(transaction, now, &row, row.from) } else { Ok(()) }
        })?;
        self.waiver(waiver)?.ok_or(DecisionRefused::Unknown)
    }

    /// Takes a proposal back before it was decided.
    ///
    /// # Errors
    /// The first [`DecisionRefused`] by precedence.
    pub fn withdraw_waiver(
        &mut self,
        now: Now,
        waiver: WaiverId,
    ) -> Result<WaiverRow, DecisionRefused> {
        let row = self.waiver(waiver)?.ok_or(DecisionRefused::Unknown)?;
        if row.state != WaiverState::Waiting {
            return Err(DecisionRefused::Decided);
        }
        let by: Option<OfficerNumber> = self.hands.by;
        if row.proposed_by.is_some() && row.proposed_by != by {
            return Err(DecisionRefused::NotYours);
        }
        let fact = Fact::WaiverWithdrawn(WaiverWithdrawn { waiver, by });
        self.store.write(|transaction| record(transaction, now, fact))?;
        self.waiver(waiver)?.ok_or(DecisionRefused::Unknown)
    }

    /// Ends an approved waiver: today is its last day.
    ///
    /// # Errors
    /// The first [`DecisionRefused`] by precedence.
    pub fn end_waiver(&mut self, now: Now, waiver: WaiverId) -> Result<WaiverRow, DecisionRefused> {
        let row = self.waiver(waiver)?.ok_or(DecisionRefused::Unknown)?;
        let today = now.at.business_day();
        if row.state != WaiverState::Approved || row.until <= today {
            return Err(DecisionRefused::Over);
        }
        let by = self.hands.by;
        self.store.write(|transaction| -> Result<(), Fault> {
            let fact = Fact::WaiverEnded(WaiverEnded { waiver, until: today, by });
            record(transaction, now, fact)?;
            // a till with a wrong clock may have handed in a day to come
            assess_reached(transaction, now, &row, today.next().max(row.from))
        })?;
        self.waiver(waiver)?.ok_or(DecisionRefused::Unknown)
    }

    fn waiver(&self, waiver: WaiverId) -> Result<Option<WaiverRow>, Fault> {
        Ok(waiver_rows(self, "w.id = ?1", &[&waiver.to_string()])?.pop())
    }
}

fn cleaned(whose: &WaiverFor) -> WaiverFor {
    match whose {
        WaiverFor::Tag { tag } => WaiverFor::Tag { tag: printable(tag) },
        stall => stall.clone(),
    }
}

/// Works out anew every assessed day of a waiver's stalls, from a day on.
fn assess_reached(
    transaction: &Transaction<'_>,
    now: Now,
    waiver: &WaiverRow,
    from: Day,
) -> Result<(), Fault> {
    let (stall, tag) = match &waiver.whose {
        WaiverFor::Stall { stall } => (stall.to_string(), None),
        WaiverFor::Tag { tag } => (String::new(), Some(tag)),
    };
    let mut statement = transaction.prepare_cached(
        "SELECT stall, day FROM fee_assessment
         WHERE holds = 1 AND day BETWEEN ?1 AND ?2 AND (?3 = '' OR stall = ?3)
         ORDER BY day, stall",
    )?;
    let days = statement
        .query_map((from.to_string(), waiver.until.to_string(), stall), |row| row.try_into())?
        .collect::<Result<Vec<(String, String)>, _>>()?;
    for (stall, day) in days {
        let (stall, day): (StallId, Day) = (parsed(&stall)?, parsed(&day)?);
        let reached = match tag {
            Some(tag) => class_on(transaction, stall, day)?.tags.contains(tag),
            None => true,
        };
        if reached {
            assess_day(transaction, now, stall, day)?;
        }
    }
    Ok(())
}
