//! Rules of the stall's prices: made, ended, never edited.
//! Must never change what was sold before.

use domain::day::Day;
use domain::id::{GoodsId, PriceRuleId};
use domain::money::Money;
use domain::now::Now;
use domain::pricing::{MarkdownOf, PriceRule, PriceRuleKind, Reduction, WHOLE};
use domain::sale::MAX_UNIT_PRICE;
use domain::thai::fits;
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, Hands, PricesChanged};
use store::Fault;
use store::journal::Placed;
use store::rows::{from_json, json};
use ts_rs::TS;

use crate::Till;
use crate::goods::Goods;
use crate::record::{business_day, record_private};

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

/// The longest name of a rule, in characters: of a bundle it stands on every line it took part in.
pub const MAX_RULE_NAME: usize = 40;
/// How many ended rules a list still shows.
const ENDED_SHOWN: usize = 100;

/// A rule in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PriceRuleRow {
    /// The rule.
    pub rule: PriceRule,
    /// Whether it holds today.
    pub holds: bool,
    /// Whether it was ended by hand.
    pub ended: bool,
}

/// Why a rule was not made or ended, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum PriceRuleRefused {
    /// The stall has no name yet.
    #[error("the stall is not set up")]
    NotSetUp,
    /// No such rule.
    #[error("no such rule")]
    Unknown,
    /// No name, or a longer one than [`MAX_RULE_NAME`].
    #[error("the name does not fit")]
    Name,
    /// A bundle of fewer than 2 pieces or more than 99.
    #[error("the number of pieces does not fit")]
    Count,
    /// Nothing, less, or above a million baht.
    #[error("the price does not fit")]
    Price,
    /// None chosen, or some that are not on sale; of a category, one that is not there.
    #[error("no such goods on sale")]
    NoGoods,
    /// Goods sold by weight in a bundle.
    #[error("{name} is sold by weight")]
    Weighed {
        /// Their name.
        name: String,
    },
    /// The last day is before the first, or before today.
    #[error("the days do not fit")]
    Days,
    /// Less than 1 % or more than 100 %, or no baht.
    #[error("the reduction does not fit")]
    Reduction,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// The rules that were not ended, in the order they were made; their days are still to be
    /// looked at.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn holding_price_rules(&self) -> Result<Vec<PriceRule>, Fault> {
        let changes = read(self.reader(), "ended = 0")?;
        Ok(changes.into_iter().map(|change| change.rule).collect())
    }

    /// All rules for a list: those not ended first, of each the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn price_rules(&self, now: Now) -> Result<Vec<PriceRuleRow>, Fault> {
        let today = business_day(self.reader(), now.at)?;
        let row = |change: RuleChange| PriceRuleRow {
            holds: !change.ended && change.rule.holds(today),
            rule: change.rule,
            ended: change.ended,
        };
        let standing = read(self.reader(), "ended = 0")?.into_iter().rev();
        let ended = read(self.reader(), "ended = 1")?.into_iter().rev().take(ENDED_SHOWN);
        Ok(standing.chain(ended).map(row).collect())
    }

    /// The markdown of today that was begun last.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn markdown(&self, now: Now) -> Result<Option<PriceRule>, Fault> {
        let today = business_day(self.reader(), now.at)?;
        let down = |rule: &PriceRule| matches!(rule.does, PriceRuleKind::Markdown { .. });
        let rules = self.holding_price_rules()?.into_iter().rev();
        Ok(rules.into_iter().find(|rule| down(rule) && rule.holds(today)))
    }

    /// Makes a rule. A markdown holds today and ends with the day, whatever days are given. The
    /// same rule made twice is made once.
    ///
    /// # Errors
    /// The first [`PriceRuleRefused`] by precedence.
    pub fn save_price_rule(
        &mut self,
        now: Now,
        name: &str,
        does: PriceRuleKind,
        (from, until): (Option<Day>, Option<Day>),
    ) -> Result<(), PriceRuleRefused> {
        if self.identity()?.is_none() {
            return Err(PriceRuleRefused::NotSetUp);
        }
        let name = domain::thai::printable(name);
        if !fits(&name, MAX_RULE_NAME) {
            return Err(PriceRuleRefused::Name);
        }
        let does = self.checked_rule(does)?;
        let today = business_day(self.reader(), now.at)?;
        let markdown = matches!(does, PriceRuleKind::Markdown { .. });
        let (from, until) =
            if markdown { (today, Some(today)) } else { (from.unwrap_or(today), until) };
        if until.is_some_and(|until| until < from || until < today) {
            return Err(PriceRuleRefused::Days);
        }
        check_reduction(&does)?;
        let id = PriceRuleId::new(now.at, now.random("price rule"));
        let rule = PriceRule { id, name, does, from, until };
        let same = |known: &PriceRule| PriceRule { id, ..known.clone() } == rule;
        if self.holding_price_rules()?.iter().any(same) {
            return Ok(());
        }
        self.change_rules(now, &[RuleChange { rule, ended: false }])?;
        Ok(())
    }

    /// Ends a rule: from now on it holds no more. One that was ended before stays so.
    ///
    /// # Errors
    /// The first [`PriceRuleRefused`] by precedence.
    pub fn end_price_rule(&mut self, now: Now, id: PriceRuleId) -> Result<(), PriceRuleRefused> {
        let all = read(self.reader(), "1 = 1")?;
        let change = all.into_iter().find(|change| change.rule.id == id);
        let change = change.ok_or(PriceRuleRefused::Unknown)?;
        if !change.ended {
            self.change_rules(now, &[RuleChange { ended: true, ..change }])?;
        }
        Ok(())
    }

    fn change_rules(&mut self, now: Now, changes: &[RuleChange]) -> Result<(), Fault> {
        let count = u32::try_from(changes.len()).unwrap_or(u32::MAX);
        let Hands { by, approved } = self.hands;
        let fact = Fact::PricesChanged(PricesChanged { count, by, approved });
        let private = json(&changes);
        self.store.write(|transaction| {
            record_private(transaction, now, fact, Some(private))?;
            Ok(())
        })
    }

    /// What a rule does, with its numbers and goods looked at; each goods of a bundle once.
    fn checked_rule(&self, does: PriceRuleKind) -> Result<PriceRuleKind, PriceRuleRefused> {
        match does {
            PriceRuleKind::Bundle { mut goods, count, price } => {
                if !(2..=99).contains(&count) {
                    return Err(PriceRuleRefused::Count);
                }
                check_price(price)?;
                goods.sort_unstable();
                goods.dedup();
                if goods.is_empty() {
                    return Err(PriceRuleRefused::NoGoods);
                }
                let found = goods.iter().map(|id| self.on_sale(*id));
                let found = found.collect::<Result<Vec<_>, _>>()?;
                match found.into_iter().find(|goods| goods.unit.is_weight()) {
                    Some(weighed) => Err(PriceRuleRefused::Weighed { name: weighed.name.clone() }),
                    None => Ok(PriceRuleKind::Bundle { goods, count, price }),
                }
            }
            PriceRuleKind::Dated { goods, price } => {
                check_price(price)?;
                self.on_sale(goods)?;
                Ok(PriceRuleKind::Dated { goods, price })
            }
            PriceRuleKind::Markdown { of, off } => {
                match &of {
                    MarkdownOf::All => {}
                    MarkdownOf::Goods { id } => drop(self.on_sale(*id)?),
                    MarkdownOf::Category { name } => {
                        let mut known = self.catalogue().categories().iter();
                        if !known.any(|category| category.name == *name) {
                            return Err(PriceRuleRefused::NoGoods);
                        }
                    }
                }
                Ok(PriceRuleKind::Markdown { of, off })
            }
        }
    }

    fn on_sale(&self, id: GoodsId) -> Result<&Goods, PriceRuleRefused> {
        let found = self.catalogue().get(id).filter(|goods| !goods.retired);
        found.ok_or(PriceRuleRefused::NoGoods)
    }
}

fn check_price(price: Money) -> Result<(), PriceRuleRefused> {
    let fits = price > Money::ZERO && price <= MAX_UNIT_PRICE;
    if fits { Ok(()) } else { Err(PriceRuleRefused::Price) }
}

/// One percent, in hundredths of a percent.
const ONE_PERCENT: u32 = 100;

fn check_reduction(does: &PriceRuleKind) -> Result<(), PriceRuleRefused> {
    let fits = match does {
        PriceRuleKind::Markdown { off: Reduction::Percent { hundredths }, .. } => {
            (ONE_PERCENT..=WHOLE).contains(hundredths)
        }
        PriceRuleKind::Markdown { off: Reduction::Baht { amount }, .. } => {
            *amount > Money::ZERO && *amount <= MAX_UNIT_PRICE
        }
        _ => true,
    };
    if fits { Ok(()) } else { Err(PriceRuleRefused::Reduction) }
}

/// Rules as they stand, in the order they were made.
fn read(connection: &Connection, condition: &str) -> Result<Vec<RuleChange>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT rule, ended FROM price_rule WHERE {condition} ORDER BY place, id"
    ))?;
    let mut rows = statement.query([])?;
    let mut rules = Vec::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(0)?;
        rules.push(RuleChange { rule: from_json(&text)?, ended: row.get(1)? });
    }
    Ok(rules)
}
