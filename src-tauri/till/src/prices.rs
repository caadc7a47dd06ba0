//! Rules of the stall's prices: made, ended, never edited.
//! Must never change what was sold before.

use domain::pricing::PriceRule;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::journal::Placed;
use store::rows::{from_json, json};

use crate::Till;

/// A rule as it stands from now on: the private part of [`settlement::fact::PricesChanged`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleChange {
    /// The rule.
    pub rule: PriceRule,
    /// Whether it was ended.
    pub ended: bool,
}

/// Applies changed rules: the private part holds them whole. A new rule stands behind the others.
pub fn apply(
    transaction: &Transaction<'_>,
    entry: Placed,
    private: Option<&str>,
) -> Result<(), Fault> {
    let missing = || Fault::Damaged("a change of prices without its private part".to_owned());
    let changes: Vec<RuleChange> = from_json(private.ok_or_else(missing)?)?;
    for change in changes {
        transaction.execute(
            "INSERT INTO price_rule (id, place, rule, ended) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET rule = excluded.rule, ended = excluded.ended",
            (change.rule.id.to_string(), entry.seq, json(&change.rule), change.ended),
        )?;
    }
    Ok(())
}

impl Till {
    /// The rules that were not ended, in the order they were made; their days are still to be
    /// looked at.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn holding_price_rules(&self) -> Result<Vec<PriceRule>, Fault> {
        let mut statement = self
            .reader()
            .prepare_cached("SELECT rule FROM price_rule WHERE ended = 0 ORDER BY place, id")?;
        let mut rows = statement.query([])?;
        let mut rules = Vec::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(0)?;
            rules.push(from_json(&text)?);
        }
        Ok(rules)
    }
}
