//! Which rule took whose place: a meter is read on when its price changes, and what is waived of a
//! fee stays waived. Must never join two rules that stand beside each other.

use std::collections::BTreeMap;

use domain::day::Day;
use domain::fee::FeeRule;
use domain::id::FeeRuleId;
use rusqlite::Connection;
use store::Fault;
use store::rows::parsed;

/// Every rule that took another's place, and that other one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Descent {
    before: BTreeMap<FeeRuleId, FeeRuleId>,
}

impl Descent {
    /// As it stands in the book.
    pub(crate) fn read(connection: &Connection) -> Result<Descent, Fault> {
        let mut statement = connection.prepare_cached("SELECT rule, before FROM rule_follows")?;
        let mut rows = statement.query([])?;
        let mut descent = Descent::default();
        while let Some(row) = rows.next()? {
            let (rule, before): (String, String) = (row.get(0)?, row.get(1)?);
            descent.before.insert(parsed(&rule)?, parsed(&before)?);
        }
        Ok(descent)
    }

    /// Whether a rule took another's place, with none between them.
    pub(crate) fn follows(&self, rule: FeeRuleId, before: FeeRuleId) -> bool {
        self.before.get(&rule) == Some(&before)
    }

    /// The first rule of the line that a rule stands in.
    pub(crate) fn first_of(&self, rule: FeeRuleId) -> FeeRuleId {
        let mut first = rule;
        while let Some(before) = self.before.get(&first) {
            first = *before;
        }
        first
    }

    /// Whether two rules stand in one line.
    pub(crate) fn are_one(&self, one: FeeRuleId, other: FeeRuleId) -> bool {
        self.first_of(one) == self.first_of(other)
    }

    /// The rule of a line that holds on a day; the one asked for where none does.
    pub(crate) fn on(&self, rules: &[FeeRule], rule: FeeRuleId, day: Day) -> FeeRuleId {
        let holds = |known: &&FeeRule| known.holds_on(day) && self.are_one(known.id, rule);
        rules.iter().find(holds).map_or(rule, |known| known.id)
    }
}
