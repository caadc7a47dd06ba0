//! The committee's fee rules, dated. Must never reach back before a day that was assessed: a
//! changed rule is a new one from a date, and the old one ends the day before.

use domain::day::Day;
use domain::fee::{FeeKind, FeeRule, FeeRuleRefused};
use domain::id::{FeeRuleId, ZoneId};
use domain::money::Money;
use domain::now::Now;
use domain::thai::printable;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{from_json, parsed_if};
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, FeeRuleSet, RuleEnd};
use crate::fees::descent::Descent;
use crate::record::record;

/// A fee rule, as a screen saves it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeRuleDraft {
    /// The rule whose place it takes, from its first day on; none for a rule beside the others.
    #[serde(default)]
    pub replaces: Option<FeeRuleId>,
    /// Its name on the receipt: ค่าแผง, ค่าไฟ.
    pub name: String,
    /// What it charges for.
    pub fee: FeeKind,
    /// The first day it holds.
    pub from: Day,
    /// The last day it holds.
    #[serde(default)]
    pub until: Option<Day>,
    /// Only stalls of this zone.
    #[serde(default)]
    pub zone: Option<ZoneId>,
    /// Only stalls that sell this kind of goods.
    #[serde(default)]
    pub category: Option<String>,
    /// Only stalls that bear this tag.
    #[serde(default)]
    pub tag: Option<String>,
    /// Only visiting vendors, or only stalls with a place of their own.
    #[serde(default)]
    pub visiting: Option<bool>,
    /// Rounded half up to whole baht.
    #[serde(default)]
    pub whole_baht: bool,
}

/// Why a rule was not saved or ended, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum RuleRefused {
    /// There is no such rule to replace or end.
    #[error("there is no such rule")]
    Unknown,
    /// The rule has ended already.
    #[error("the rule has ended")]
    Ended,
    /// The rule itself cannot stand.
    #[error(transparent)]
    Rule(#[from] FeeRuleRefused),
    /// There is no such zone.
    #[error("there is no such zone")]
    UnknownZone,
    /// The fees of a day it would change were worked out already.
    #[error("the fees of {day} were worked out already")]
    ReachesBack {
        /// The last such day: the rule may begin the day after, or end on it.
        day: Day,
    },
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// No fee of one stall's day is larger: it keeps every sum of a market's life inside the range.
const LARGEST_FEE: Money = Money::baht(1_000_000);

impl Book {
    /// Saves a rule; one that it replaces ends the day before.
    ///
    /// # Errors
    /// The first [`RuleRefused`] by precedence.
    pub fn save_fee_rule(
        &mut self,
        now: Now,
        draft: &FeeRuleDraft,
    ) -> Result<FeeRule, RuleRefused> {
        let (rule, replaced) = self.checked_rule(now, draft)?;
        self.refuse_assessed(rule.from, now.at.business_day())?;
        if let Some(old) = &replaced {
            self.refuse_followed(old, &rule)?;
        }
        let ends = replaced.map(|old| RuleEnd { rule: old.id, until: rule.from.previous() });
        let fact =
            Fact::FeeRuleSet(FeeRuleSet { rule: Some(rule.clone()), ends, by: self.hands.by });
        self.store.write(|transaction| record(transaction, now, fact))?;
        Ok(rule)
    }

    /// A draft as the rule it would be, with the one it replaces, if it can stand.
    pub(crate) fn checked_rule(
        &self,
        now: Now,
        draft: &FeeRuleDraft,
    ) -> Result<(FeeRule, Option<FeeRule>), RuleRefused> {
        let rules = self.fee_rules()?;
        let replaced = match draft.replaces {
            Some(id) => {
                Some(rules.iter().find(|rule| rule.id == id).cloned().ok_or(RuleRefused::Unknown)?)
            }
            None => None,
        };
        if replaced.as_ref().is_some_and(|old| old.until.is_some_and(|until| until < draft.from)) {
            return Err(RuleRefused::Ended);
        }
        let rule = FeeRule {
            id: FeeRuleId::new(now.at, now.random("fee rule")),
            name: printable(&draft.name),
            fee: draft.fee.clone(),
            from: draft.from,
            until: draft.until,
            zone: draft.zone,
            category: draft.category.as_deref().map(printable).filter(|text| !text.is_empty()),
            tag: draft.tag.as_deref().map(printable).filter(|text| !text.is_empty()),
            visiting: draft.visiting,
            whole_baht: draft.whole_baht,
        };
        rule.check()?;
        if largest(&rule.fee) > LARGEST_FEE {
            return Err(FeeRuleRefused::Amounts.into());
        }
        let zones = self.zones()?;
        if rule.zone.is_some_and(|zone| !zones.iter().any(|known| known.id == zone)) {
            return Err(RuleRefused::UnknownZone);
        }
        Ok((rule, replaced))
    }

    /// Ends a rule with its last day.
    ///
    /// # Errors
    /// The first [`RuleRefused`] by precedence.
    pub fn end_fee_rule(
        &mut self,
        now: Now,
        rule: FeeRuleId,
        last_day: Day,
    ) -> Result<FeeRule, RuleRefused> {
        let rules = self.fee_rules()?;
        let old = rules.iter().find(|known| known.id == rule).ok_or(RuleRefused::Unknown)?;
        if old.until.is_some_and(|until| until <= last_day) {
            return Err(RuleRefused::Ended);
        }
        self.refuse_assessed(last_day.next(), now.at.business_day())?;
        let ends = Some(RuleEnd { rule, until: last_day });
        let fact = Fact::FeeRuleSet(FeeRuleSet { rule: None, ends, by: self.hands.by });
        self.store.write(|transaction| record(transaction, now, fact))?;
        Ok(FeeRule { until: Some(last_day), ..old.clone() })
    }

    /// Every rule that ever was, by name and first day.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn fee_rules(&self) -> Result<Vec<FeeRule>, Fault> {
        let mut rules = rules(self.reader())?;
        rules.sort_by(|a, b| (&a.name, a.from, a.id).cmp(&(&b.name, b.from, b.id)));
        Ok(rules)
    }

    /// Refuses a second rule in the place of one: both would charge from some day on.
    fn refuse_followed(&self, old: &FeeRule, rule: &FeeRule) -> Result<(), RuleRefused> {
        let descent = Descent::read(self.reader())?;
        let stands = |known: &FeeRule| known.until.is_none_or(|until| until >= known.from);
        let holds_too = |known: &FeeRule| {
            known.until.is_none_or(|until| until >= rule.from)
                && rule.until.is_none_or(|until| until >= known.from)
        };
        let rules = self.fee_rules()?;
        let mut followers = rules.iter().filter(|known| descent.follows(known.id, old.id));
        match followers.any(|known| stands(known) && holds_too(known)) {
            true => Err(RuleRefused::Ended),
            false => Ok(()),
        }
    }

    /// Refuses a change from a day on, when that day or a later one up to today was assessed, or is
    /// a market day that was closed: who did not hand in anything was charged for that, or not. A
    /// till with a wrong clock may have handed in a day to come: that day stops nothing.
    fn refuse_assessed(&self, from: Day, today: Day) -> Result<(), RuleRefused> {
        let last: Option<String> = self
            .reader()
            .query_row(
                "SELECT max(day) FROM (SELECT day FROM fee_assessment UNION ALL
                   SELECT day FROM day_closing) WHERE day >= ?1 AND day <= ?2",
                (from.to_string(), today.to_string()),
                |row| row.get(0),
            )
            .map_err(Fault::from)?;
        match parsed_if(last)? {
            Some(day) => Err(RuleRefused::ReachesBack { day }),
            None => Ok(()),
        }
    }
}

/// The largest amount that stands in a rule.
fn largest(fee: &FeeKind) -> Money {
    match fee {
        FeeKind::PerStallDay { amount }
        | FeeKind::NoFile { amount }
        | FeeKind::OneOff { amount }
        | FeeKind::Fine { amount }
        | FeeKind::Deposit { amount } => *amount,
        FeeKind::PerUnit { price, .. } | FeeKind::Metered { price, .. } => *price,
        FeeKind::PercentOfNet { minimum, .. } | FeeKind::Sliding { minimum, .. } => {
            minimum.unwrap_or(Money::ZERO)
        }
    }
}

/// The rules in the order in which they were set, each with its last day as it is now.
pub(crate) fn rules(connection: &Connection) -> Result<Vec<FeeRule>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT rule, until_day FROM fee_rule ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut rules = Vec::new();
    while let Some(row) = rows.next()? {
        let rule: String = row.get(0)?;
        let rule: FeeRule = from_json(&rule)?;
        rules.push(FeeRule { until: parsed_if(row.get(1)?)?, ..rule });
    }
    Ok(rules)
}
