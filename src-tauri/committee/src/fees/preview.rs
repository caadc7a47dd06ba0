//! What a rule would have brought on past days: worked out as fees are, and nothing recorded.
//! Must never write anything, nor tell what it cannot know: what nobody counted charges nothing.

use std::collections::BTreeMap;

use domain::day::Day;
use domain::fee::{FeeKind, FeeRule, WaiverOf, assess};
use domain::id::{FeeRuleId, StallId};
use domain::money::{Money, OutOfRange};
use domain::now::Now;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{in_range, money, parsed};
use ts_rs::TS;

use crate::Book;
use crate::days::day_rows::on_the_list;
use crate::fees::base::{StallDayFacts, Tariff, facts_of};
use crate::fees::rules::{FeeRuleDraft, RuleRefused};

/// A rule to be tried on past days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewRequest {
    /// The rule as it would be saved; its own days do not matter here.
    pub draft: FeeRuleDraft,
    /// The first day.
    pub from: Day,
    /// The last day: today at the latest, and at most 92 days in all.
    pub until: Day,
}

/// What a rule would have brought.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct FeePreview {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// All together.
    pub total: Compared,
    /// Each day on which either comes to something, the oldest first.
    pub days: Vec<DayCompared>,
    /// Each stall for which either comes to something, by place.
    pub stalls: Vec<StallCompared>,
    /// How many days of stalls come to something else.
    pub changed: u32,
}

/// What was charged beside what would have been.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, TS)]
pub struct Compared {
    /// Charged.
    pub was: Money,
    /// Would have been charged.
    pub would: Money,
    /// So much more; below zero for less.
    pub more: Money,
}

/// A day of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DayCompared {
    /// The day.
    pub day: Day,
    /// All stalls together.
    #[serde(flatten)]
    pub fee: Compared,
}

/// A stall of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct StallCompared {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// All days together.
    #[serde(flatten)]
    pub fee: Compared,
}

/// Why a rule was not tried, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum PreviewRefused {
    /// The rule could not be saved either.
    #[error(transparent)]
    Rule(#[from] RuleRefused),
    /// Days to come, none at all, or more than 92.
    #[error("the days do not fit")]
    Days,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// No preview is longer, in days.
const MOST_DAYS: u64 = 92;

impl Compared {
    fn add(&mut self, was: Money, would: Money) -> Result<(), OutOfRange> {
        self.was = self.was.plus(was)?;
        self.would = self.would.plus(would)?;
        self.more = self.would.minus(self.was)?;
        Ok(())
    }

    fn is_nothing(&self) -> bool {
        self.was.is_zero() && self.would.is_zero()
    }
}

impl Book {
    /// Works out what a rule would have brought on past days: in the place of the one it replaces,
    /// and of those that one replaced, or beside all others.
    ///
    /// # Errors
    /// The first [`PreviewRefused`] by precedence.
    pub fn preview_fee_rule(
        &self,
        now: Now,
        asked: &PreviewRequest,
    ) -> Result<FeePreview, PreviewRefused> {
        let (rule, replaced) = self.checked_rule(now, &asked.draft)?;
        let days = asked.until.days_since(asked.from);
        if !(1..=MOST_DAYS).contains(&days) || asked.until > now.at.business_day() {
            return Err(PreviewRefused::Days);
        }
        let tariff = Tariff::read(self.reader())?;
        let rule = FeeRule { from: asked.from, until: None, ..rule };
        let tried = Tried::new(&tariff, rule, replaced.map(|old| old.id));
        let mut preview = FeePreview {
            from: asked.from,
            until: asked.until,
            total: Compared::default(),
            days: vec![],
            stalls: vec![],
            changed: 0,
        };
        let mut stalls: BTreeMap<(String, StallId), StallCompared> = BTreeMap::new();
        let mut day = asked.from;
        while day <= asked.until {
            let mut sum = DayCompared { day, fee: Compared::default() };
            for (stall, place, name, was) in self.charged_on(day)? {
                let mut facts = facts_of(self.reader(), &tariff, stall, day)?;
                let would = tried.fee(&tariff, &mut facts, day)?;
                in_range(sum.fee.add(was, would))?;
                in_range(preview.total.add(was, would))?;
                preview.changed += u32::from(was != would);
                let fee = Compared::default();
                let row = stalls.entry((place.clone(), stall));
                let row = row.or_insert(StallCompared { stall, place, name, fee });
                in_range(row.fee.add(was, would))?;
            }
            if !sum.fee.is_nothing() {
                preview.days.push(sum);
            }
            day = day.next();
        }
        preview.stalls = stalls.into_values().filter(|row| !row.fee.is_nothing()).collect();
        Ok(preview)
    }

    /// The stalls on a day's list, and what each was charged.
    fn charged_on(&self, day: Day) -> Result<Vec<(StallId, String, String, Money)>, Fault> {
        let on_the_list = on_the_list("?1");
        let mut statement = self.reader().prepare_cached(&format!(
            "SELECT s.id, s.place, s.name, coalesce((SELECT a.total FROM fee_assessment a
               WHERE a.stall = s.id AND a.day = ?1 AND a.holds = 1), 0)
             FROM stall s WHERE {on_the_list}"
        ))?;
        let mut rows = statement.query([day.to_string()])?;
        let mut charged = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            charged.push((parsed(&id)?, row.get(1)?, row.get(2)?, money(row.get(3)?)?));
        }
        Ok(charged)
    }
}

/// The tariff with a rule put into its place.
struct Tried {
    rules: Vec<FeeRule>,
    rule: FeeRuleId,
    replaced: Option<FeeRuleId>,
    /// What it charges once, if it charges once.
    once: Option<Money>,
}

impl Tried {
    fn new(tariff: &Tariff, rule: FeeRule, replaced: Option<FeeRuleId>) -> Tried {
        let stands =
            |known: &&FeeRule| !replaced.is_some_and(|old| tariff.descent.are_one(known.id, old));
        let mut rules: Vec<FeeRule> = tariff.rules.iter().filter(stands).cloned().collect();
        let once = match rule.fee {
            FeeKind::OneOff { amount } | FeeKind::Fine { amount } => Some(amount),
            _ => None,
        };
        let id = rule.id;
        rules.push(rule);
        Tried { rules, rule: id, replaced, once }
    }

    /// What a stall's day would have come to.
    fn fee(&self, tariff: &Tariff, facts: &mut StallDayFacts, day: Day) -> Result<Money, Fault> {
        if let Some(replaced) = self.replaced {
            let its = |rule: FeeRuleId| tariff.descent.are_one(rule, replaced);
            let base = &mut facts.base;
            for (rule, _) in &mut base.units {
                if its(*rule) {
                    *rule = self.rule;
                }
            }
            for waiver in &mut base.waivers {
                if let WaiverOf::Rule { rule } = &mut waiver.of
                    && its(*rule)
                {
                    *rule = self.rule;
                }
            }
            base.charges.retain(|charge| self.once.is_some() || !its(charge.rule));
            for charge in base.charges.iter_mut().filter(|charge| its(charge.rule)) {
                charge.rule = self.rule;
                charge.amount = self.once.unwrap_or(charge.amount);
            }
        }
        let lines = self.lines(facts, day)?;
        in_range(Money::sum(lines))
    }

    fn lines(&self, facts: &StallDayFacts, day: Day) -> Result<Vec<Money>, Fault> {
        let lines = in_range(assess(&self.rules, day, &facts.class, &facts.base))?;
        Ok(lines.into_iter().map(|line| line.amount).collect())
    }
}
