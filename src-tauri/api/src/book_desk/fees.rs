//! Fee rules and what is counted at a stall.

use committee::fees::assess::DayFee;
use committee::fees::rules::FeeRuleDraft;
use committee::fees::units::UnitCount;
use domain::day::Day;
use domain::fee::FeeRule;
use domain::id::FeeRuleId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;

/// A rule that ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndRule {
    /// Which.
    pub rule: FeeRuleId,
    /// The last day it holds.
    pub last_day: Day,
}

/// A business day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfDay {
    /// Which.
    pub day: Day,
}

pub(crate) fn fee_rules(app: &App, _: Nothing) -> Result<Vec<FeeRule>, Failure> {
    app.on_book(|book| Ok(book.fee_rules()?))
}

pub(crate) fn save_fee_rule(app: &App, draft: FeeRuleDraft) -> Result<FeeRule, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.save_fee_rule(now, &draft)?))
}

pub(crate) fn end_fee_rule(app: &App, asked: EndRule) -> Result<FeeRule, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.end_fee_rule(now, asked.rule, asked.last_day)?))
}

pub(crate) fn count_units(app: &App, count: UnitCount) -> Result<DayFee, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.count_units(now, &count)?))
}

pub(crate) fn unit_counts(app: &App, asked: OfDay) -> Result<Vec<UnitCount>, Failure> {
    app.on_book(|book| Ok(book.unit_counts(asked.day)?))
}
