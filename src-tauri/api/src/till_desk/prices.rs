//! Special prices: made, ended, never edited.

use domain::day::Day;
use domain::id::PriceRuleId;
use domain::pricing::PriceRuleKind;
use serde::{Deserialize, Serialize};
use till::prices::PriceRuleRow;
use ts_rs::TS;

use crate::commands::Nothing;
use crate::failure::Failure;
use crate::station::Call;

/// A special price as a person makes it: always a new one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceRuleDraft {
    /// Its name, on paper for a bundle.
    pub name: String,
    /// What it does.
    pub does: PriceRuleKind,
    /// The first business day; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<Day>,
    /// The last business day; none for no end. A markdown holds today, whatever stands here.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<Day>,
}

/// A special price by its id.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfPriceRule {
    /// Which.
    pub id: PriceRuleId,
}

pub(crate) fn price_rules(call: &Call<'_>, _: Nothing) -> Result<Vec<PriceRuleRow>, Failure> {
    let now = call.now();
    call.on_till(|till| Ok(till.price_rules(now)?))
}

pub(crate) fn save_price_rule(
    call: &Call<'_>,
    asked: PriceRuleDraft,
) -> Result<Vec<PriceRuleRow>, Failure> {
    let now = call.now();
    call.on_till(|till| {
        let PriceRuleDraft { name, does, from, until } = asked;
        till.save_price_rule(now, &name, does, (from, until))?;
        Ok(till.price_rules(now)?)
    })
}

pub(crate) fn end_price_rule(
    call: &Call<'_>,
    asked: OfPriceRule,
) -> Result<Vec<PriceRuleRow>, Failure> {
    let now = call.now();
    call.on_till(|till| {
        till.end_price_rule(now, asked.id)?;
        Ok(till.price_rules(now)?)
    })
}
