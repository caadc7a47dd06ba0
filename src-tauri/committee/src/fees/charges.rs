//! What the committee charges once: entry fees, keys, fines; several stalls at once.
//! Must never charge another amount than the rule of that day, nor twice for one request.

use domain::day::{Day, Timestamp};
use domain::fee::{FeeKind, FeeRule};
use domain::id::{ChargeId, FeeRuleId, RequestId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::officer::OfficerNumber;
use domain::thai::{fits, printable};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, json, money, parsed};
use ts_rs::TS;

use crate::Book;
use crate::days::closing::is_closed;
use crate::fact::{ChargeCancelled, Fact, StallCharged};
use crate::fees::apply_charging::ReasonPrivate;
use crate::fees::assess::{assess_day, day_fee};
use crate::fees::rules::rules;
use crate::market::class::class_on;
use crate::market::stalls::the_stall;
use crate::market::words::is_about_health;
use crate::record::record_private;

/// Stalls to be charged, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChargeRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The rule that has the price: one-off or a fine.
    pub rule: FeeRuleId,
    /// The business day it is of.
    pub day: Day,
    /// Whom.
    pub stalls: Vec<StallId>,
    /// Why. Kept private.
    pub reason: String,
}

/// A charge to be cancelled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CancelCharge {
    /// Which.
    pub charge: ChargeId,
    /// Why. Kept private.
    pub reason: String,
}

/// Which charges to list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChargesAsked {
    /// Only of this business day.
    #[serde(default)]
    pub day: Option<Day>,
    /// Only of this stall.
    #[serde(default)]
    pub stall: Option<StallId>,
}

/// Why stalls were not charged, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum ChargeRefused {
    /// The request was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// There is no such rule, or it charges nothing once.
    #[error("there is no such rule for what is charged once")]
    UnknownRule,
    /// Nobody, or more than a market has.
    #[error("no stall was chosen")]
    NoStalls,
    /// There is no such stall.
    #[error("there is no such stall")]
    UnknownStall,
    /// The day has not come yet.
    #[error("the day has not come yet")]
    DayToCome,
    /// The rule does not hold for a stall on this day, or the stall had left.
    #[error("the rule does not hold for {place} on this day")]
    DoesNotHold {
        /// The place of the first such stall.
        place: String,
    },
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

/// Why a charge was not cancelled, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CancelRefused {
    /// There is no such charge.
    #[error("there is no such charge")]
    Unknown,
    /// It was cancelled before.
    #[error("the charge was cancelled before")]
    Cancelled,
    /// Its market day was closed: only a waiver takes it off.
    #[error("the market day is closed")]
    DayClosed,
    /// Something was paid of that day: only a waiver takes it off.
    #[error("something was paid of that day")]
    Paid,
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

/// Something charged once, in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ChargeRow {
    /// Its id.
    pub charge: ChargeId,
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// The stall's name.
    pub stall_name: String,
    /// The business day.
    pub day: Day,
    /// The rule.
    pub rule: FeeRuleId,
    /// The rule's name then.
    pub name: String,
    /// What it comes to.
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// When it was charged.
    pub at: Timestamp,
    /// By whom.
    pub by: Option<OfficerNumber>,
    /// Its name; empty in a book without officers.
    pub by_name: String,
    /// Taken back.
    pub cancelled: Option<Cancelled>,
    /// It may still be taken back: its day is open and nothing was paid of it.
    pub may_cancel: bool,
}

/// How a charge was taken back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Cancelled {
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
    /// The officer's name; empty in a book without officers.
    pub by_name: String,
}

/// No market has more stalls.
const MOST_STALLS: usize = 2_000;

impl Book {
    /// Charges stalls something once, each by itself.
    ///
    /// # Errors
    /// The first [`ChargeRefused`] by precedence; nobody was charged then.
    pub fn charge_stalls(
        &mut self,
        now: Now,
        asked: &ChargeRequest,
    ) -> Result<Vec<ChargeRow>, ChargeRefused> {
        let mut stalls = asked.stalls.clone();
        stalls.sort();
        stalls.dedup();
        let before = self.charge_rows("c.request = ?1", &[&asked.request.to_string()])?;
        if !before.is_empty() {
            let mut charged: Vec<StallId> = before.iter().map(|row| row.stall).collect();
            charged.sort();
            let same = |row: &ChargeRow| row.rule == asked.rule && row.day == asked.day;
            return if charged == stalls && before.iter().all(same) {
                Ok(before)
            } else {
                Err(ChargeRefused::RequestUsed)
            };
        }
        let rules = rules(self.reader())?;
        let rule = rules.iter().find(|known| known.id == asked.rule);
        let (rule, amount) = rule.and_then(once).ok_or(ChargeRefused::UnknownRule)?;
        self.refuse_stalls(now, rule, asked.day, &stalls)?;
        let reason = printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(ChargeRefused::Reason);
        }
        if is_about_health(&reason) {
            return Err(ChargeRefused::Health);
        }
        let private = json(&ReasonPrivate { reason });
        let (by, of, request) = (self.hands.by, asked.day, asked.request);
        self.store.write(|transaction| -> Result<(), Fault> {
            for stall in stalls {
                let charge = ChargeId::new(now.at, now.random(&format!("charge {stall}")));
                let (rule, name) = (rule.id, rule.name.clone());
                let fact = StallCharged { request, charge, stall, of, rule, name, amount, by };
                let fact = Fact::StallCharged(fact);
                record_private(transaction, now, fact, Some(private.clone()))?;
                assess_day(transaction, now, stall, of)?;
            }
            Ok(())
        })?;
        Ok(self.charge_rows("c.request = ?1", &[&asked.request.to_string()])?)
    }

    fn refuse_stalls(
        &self,
        now: Now,
        rule: &FeeRule,
        day: Day,
        stalls: &[StallId],
    ) -> Result<(), ChargeRefused> {
        if stalls.is_empty() || stalls.len() > MOST_STALLS {
            return Err(ChargeRefused::NoStalls);
        }
        let mut named = Vec::new();
        for stall in stalls {
            named.push(the_stall(self.reader(), *stall)?.ok_or(ChargeRefused::UnknownStall)?);
        }
        if day > now.at.business_day() {
            return Err(ChargeRefused::DayToCome);
        }
        for stall in named {
            let there = stall.registered <= day && stall.retired.is_none_or(|left| day <= left);
            if !there || !rule.holds(day, &class_on(self.reader(), stall.id, day)?) {
                return Err(ChargeRefused::DoesNotHold { place: stall.place });
            }
        }
        Ok(())
    }

    /// Takes a charge back that was a plain mistake, while its day is open and nothing was paid.
    ///
    /// # Errors
    /// The first [`CancelRefused`] by precedence.
    pub fn cancel_charge(
        &mut self,
        now: Now,
        asked: &CancelCharge,
    ) -> Result<ChargeRow, CancelRefused> {
        let charge = self.charge(asked.charge)?.ok_or(CancelRefused::Unknown)?;
        if charge.cancelled.is_some() {
            return Err(CancelRefused::Cancelled);
        }
        if is_closed(self.reader(), charge.day)? {
            return Err(CancelRefused::DayClosed);
        }
        if !day_fee(self.reader(), charge.stall, charge.day)?.paid.is_zero() {
            return Err(CancelRefused::Paid);
        }
        let reason = printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(CancelRefused::Reason);
        }
        if is_about_health(&reason) {
            return Err(CancelRefused::Health);
        }
        let private = json(&ReasonPrivate { reason });
        let fact = ChargeCancelled { charge: charge.charge, by: self.hands.by };
        self.store.write(|transaction| -> Result<(), Fault> {
            record_private(transaction, now, Fact::ChargeCancelled(fact), Some(private))?;
            assess_day(transaction, now, charge.stall, charge.day)
        })?;
        self.charge(charge.charge)?.ok_or(CancelRefused::Unknown)
    }

    /// Charges of a day, of a stall, or all, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn charges(&self, asked: ChargesAsked) -> Result<Vec<ChargeRow>, Fault> {
        let day = asked.day.map(|day| day.to_string()).unwrap_or_default();
        let stall = asked.stall.map(|stall| stall.to_string()).unwrap_or_default();
        let which = "(?1 = '' OR c.day = ?1) AND (?2 = '' OR c.stall = ?2)";
        self.charge_rows(which, &[&day, &stall])
    }

    /// One charge.
    pub(crate) fn charge(&self, charge: ChargeId) -> Result<Option<ChargeRow>, Fault> {
        Ok(self.charge_rows("c.id = ?1", &[&charge.to_string()])?.pop())
    }

    fn charge_rows(&self, which: &str, parameters: &[&str]) -> Result<Vec<ChargeRow>, Fault> {
        let mut statement = self.reader().prepare_cached(&format!(
            "SELECT c.id, c.stall, s.place, s.name, c.day, c.rule, c.name, c.amount, c.reason, c.at,
               c.officer, c.cancelled, c.cancel_reason, c.cancel_officer
             FROM charge c JOIN stall s ON s.id = c.stall WHERE {which} ORDER BY c.seq DESC"
        ))?;
        let mut rows = statement.query(rusqlite::params_from_iter(parameters))?;
        let mut charges = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, stall): (String, String) = (row.get(0)?, row.get(1)?);
            let (day, rule): (String, String) = (row.get(4)?, row.get(5)?);
            let (stall, day): (StallId, Day) = (parsed(&stall)?, parsed(&day)?);
            let cancelled: (Option<i64>, Option<String>) = (row.get(11)?, row.get(12)?);
            let cancelled = match cancelled {
                (Some(at), Some(reason)) => {
                    let by_name = self.officer_name(row.get(13)?)?.unwrap_or_default();
                    Some(Cancelled { at: Timestamp::from_seconds(at), reason, by_name })
                }
                (None, None) => None,
                _ => return Err(damaged("a charge that is half cancelled")),
            };
            let may_cancel = cancelled.is_none()
                && !is_closed(self.reader(), day)?
                && day_fee(self.reader(), stall, day)?.paid.is_zero();
            charges.push(ChargeRow {
                charge: parsed(&id)?,
                stall,
                place: row.get(2)?,
                stall_name: row.get(3)?,
                day,
                rule: parsed(&rule)?,
                name: row.get(6)?,
                amount: money(row.get(7)?)?,
                reason: row.get(8)?,
                at: Timestamp::from_seconds(row.get(9)?),
                by: row.get(10)?,
                by_name: self.officer_name(row.get(10)?)?.unwrap_or_default(),
                cancelled,
                may_cancel,
            });
        }
        Ok(charges)
    }
}

/// A rule that charges once, and how much.
fn once(rule: &FeeRule) -> Option<(&FeeRule, Money)> {
    match rule.fee {
        FeeKind::OneOff { amount } | FeeKind::Fine { amount } => Some((rule, amount)),
        _ => None,
    }
}
