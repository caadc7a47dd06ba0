//! Pricing of a bill: one function for the preview and for the commit. The vendor's rules, a price
//! for this bill, what is given free, discounts. Must never know a tender, a stock or a clock.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::bundle::fill_bundles;
use crate::day::Day;
use crate::id::{GoodsId, PriceRuleId};
use crate::money::{Money, OutOfRange};
use crate::quantity::Quantity;
use crate::rounding::Rounding;
use crate::sale::{
    Bill, BillRefused, Discount, DiscountKind, MAX_LINES, PriceReason, PricedLine, bill_vat,
    check_ask, gross_of,
};
use crate::share::shares;
use crate::tax::TaxClass;
use crate::unit::Unit;

/// What is taken off a price or an amount.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Reduction {
    /// So much.
    Baht {
        /// Above zero.
        amount: Money,
    },
    /// A part of it.
    Percent {
        /// Hundredths of a percent: 1 to 10,000. 12.5 % is 1,250.
        hundredths: u32,
    },
}

/// All of it, in hundredths of a percent.
pub const WHOLE: u32 = 10_000;

impl Reduction {
    /// How much it takes off an amount, half up to satang; `None` when it is nothing, or more than
    /// the amount.
    ///
    /// # Errors
    /// [`OutOfRange`] when the product cannot be held.
    pub fn of(self, amount: Money) -> Result<Option<Money>, OutOfRange> {
        let taken = match self {
            Reduction::Baht { amount } => amount,
            Reduction::Percent { hundredths } if hundredths <= WHOLE => {
                let part = Decimal::from(hundredths);
                let product = amount.to_decimal().checked_mul(part).ok_or(OutOfRange)?;
                let whole = Decimal::from(WHOLE);
                Money::from_decimal_half_up(product.checked_div(whole).ok_or(OutOfRange)?)?
            }
            Reduction::Percent { .. } => return Ok(None),
        };
        Ok((taken > Money::ZERO && taken <= amount).then_some(taken))
    }
}

/// How the price of a line came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Asked {
    /// By the goods' own price and the rules.
    #[default]
    List,
    /// A price of one unit for this bill only.
    Keyed(Money),
    /// Given for nothing.
    Free,
    /// The price a scale printed on the label.
    Label(Money),
}

/// One line as it is to be priced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineDraft {
    /// The goods; `None` for a price keyed in by hand.
    pub goods: Option<GoodsId>,
    /// The category the goods stand in.
    pub category: Option<String>,
    /// The name at this moment, as it goes on paper.
    pub name: String,
    /// What the price is for.
    pub unit: Unit,
    /// How much of it.
    pub quantity: Quantity,
    /// The goods' own price of one unit, or the price keyed in by hand.
    pub list_price: Money,
    /// What is asked instead of it.
    pub asked: Asked,
    /// Off this line.
    pub discount: Option<Reduction>,
    /// How it is taxed.
    pub tax: TaxClass,
}

/// A rule of the stall's prices.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceRule {
    /// Its id.
    pub id: PriceRuleId,
    /// Its name, on paper for a bundle: "3 ชิ้น 100".
    pub name: String,
    /// What it does.
    pub does: PriceRuleKind,
    /// The first business day.
    pub from: Day,
    /// The last business day; none for no end.
    pub until: Option<Day>,
}

/// What a price rule does.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PriceRuleKind {
    /// So many of these goods, mixed as one likes, for one price; the rest at their own prices.
    Bundle {
        /// The goods it is made of: sold by the piece.
        goods: Vec<GoodsId>,
        /// How many make it: 2 or more.
        count: u32,
        /// What they cost together.
        price: Money,
    },
    /// Another price between two days.
    Dated {
        /// The goods.
        goods: GoodsId,
        /// The price of one unit.
        price: Money,
    },
    /// Marked down: the original price stays on the line. Whole-baht prices stay whole.
    Markdown {
        /// What is marked down.
        of: MarkdownOf,
        /// By how much, of one unit.
        off: Reduction,
    },
}

/// What a markdown is about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum MarkdownOf {
    /// Everything.
    All,
    /// A category.
    Category {
        /// Its name.
        name: String,
    },
    /// One thing.
    Goods {
        /// Which.
        id: GoodsId,
    },
}

impl PriceRule {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Everything beside the lines that decides what a bill costs.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The stall's rules, in their order.
    pub rules: &'a [PriceRule],
    /// The business day.
    pub day: Day,
    /// How the price of weighed goods is rounded beyond satang.
    pub weighed: Option<Rounding>,
    /// Off the whole bill.
    pub discount: Option<Reduction>,
}

/// Prices a bill: unit prices, then line discounts, then bundles of what is left at its own price,
/// then the discount of the bill, shared over the lines so that they add up.
///
/// # Errors
/// The first [`BillRefused`] by precedence.
pub fn price(drafts: &[LineDraft], terms: Terms<'_>) -> Result<Bill, BillRefused> {
    if drafts.is_empty() {
        return Err(BillRefused::Empty);
    }
    if drafts.len() > MAX_LINES {
        return Err(BillRefused::TooManyLines);
    }
    let mut lines = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        lines.push(price_line(draft, terms, index.saturating_add(1))?);
    }
    let line_gross = lines.iter().map(PricedLine::gross).collect::<Result<Vec<_>, _>>()?;
    let gross = Money::sum(line_gross.iter().copied())?;
    let bundles = fill_bundles(&mut lines, terms)?;
    let bill_discount = discount_bill(&mut lines, terms.discount)?;
    let total = Money::sum(lines.iter().map(|line| line.amount))?;
    let vat = bill_vat(&lines)?;
    Ok(Bill { lines, line_gross, gross, bundles, bill_discount, total, vat })
}

fn price_line(draft: &LineDraft, terms: Terms<'_>, at: usize) -> Result<PricedLine, BillRefused> {
    let (unit_price, reason) = unit_price(draft, terms)?;
    let name = draft.name.trim();
    check_ask(name, draft.unit, draft.quantity, unit_price, at)?;
    let weighed = draft.unit.is_weight();
    let label = match draft.asked {
        Asked::Label(label) if weighed && label > Money::ZERO => Some(label),
        Asked::Label(_) => return Err(BillRefused::Price { line: at }),
        _ => None,
    };
    let rounding = terms.weighed.filter(|_| weighed && label.is_none() && !unit_price.is_zero());
    let gross = gross_of(unit_price, draft.quantity, rounding, label)?;
    let mut line = PricedLine {
        goods: draft.goods,
        name: name.to_owned(),
        unit: draft.unit,
        quantity: draft.quantity,
        unit_price,
        list_price: reason.map(|_| draft.list_price),
        reason,
        // what is whole already was not rounded: the line says only what happened
        rounding: rounding.filter(|_| Some(gross) != plain(unit_price, draft.quantity)),
        label,
        discounts: vec![],
        amount: gross,
        tax: draft.tax,
    };
    if let Some(reduction) = draft.discount {
        let refused = BillRefused::Discount { line: at };
        let amount = reduction.of(gross)?.ok_or(refused)?;
        take_off(&mut line, DiscountKind::Line, amount, None)?;
    }
    Ok(line)
}

fn plain(unit_price: Money, quantity: Quantity) -> Option<Money> {
    gross_of(unit_price, quantity, None, None).ok()
}

/// Takes an amount off a line; nothing of it leaves the line as it was. What is of one kind and
/// name stands there once.
pub(crate) fn take_off(
    line: &mut PricedLine,
    kind: DiscountKind,
    amount: Money,
    name: Option<&str>,
) -> Result<(), OutOfRange> {
    if amount <= Money::ZERO {
        return Ok(());
    }
    line.amount = line.amount.minus(amount)?;
    let mut known = line.discounts.iter_mut();
    match known.find(|known| known.kind == kind && known.name.as_deref() == name) {
        Some(known) => known.amount = known.amount.plus(amount)?,
        None => line.discounts.push(Discount { kind, amount, name: name.map(str::to_owned) }),
    }
    Ok(())
}

/// The price of one unit on this bill and why it is another than the goods' own.
fn unit_price(
    draft: &LineDraft,
    terms: Terms<'_>,
) -> Result<(Money, Option<PriceReason>), OutOfRange> {
    match draft.asked {
        Asked::Free => Ok((Money::ZERO, Some(PriceReason::Free))),
        Asked::Keyed(price) => {
            Ok((price, (price != draft.list_price).then_some(PriceReason::Keyed)))
        }
        Asked::Label(_) => Ok((draft.list_price, None)),
        Asked::List => by_rules(draft, terms),
    }
}

fn by_rules(
    draft: &LineDraft,
    terms: Terms<'_>,
) -> Result<(Money, Option<PriceReason>), OutOfRange> {
    let Some(id) = draft.goods else { return Ok((draft.list_price, None)) };
    let holding = || terms.rules.iter().filter(|rule| rule.holds(terms.day));
    // the rule made last holds: a vendor who changes her mind makes another
    let dated = holding().rev().find_map(|rule| match &rule.does {
        PriceRuleKind::Dated { goods, price } if *goods == id => Some(*price),
        _ => None,
    });
    let base = dated.unwrap_or(draft.list_price);
    let mut lowest = base;
    for rule in holding() {
        if let PriceRuleKind::Markdown { of, off } = &rule.does
            && is_about(of, id, draft.category.as_deref())
        {
            lowest = lowest.min(marked_down(base, *off)?);
        }
    }
    let reason = if lowest < base {
        Some(PriceReason::Markdown)
    } else {
        dated.filter(|price| *price != draft.list_price).map(|_| PriceReason::Dated)
    };
    // marked down to just the goods' own price again: nothing special is left to tell
    Ok((lowest, reason.filter(|_| lowest != draft.list_price)))
}

fn is_about(of: &MarkdownOf, id: GoodsId, category: Option<&str>) -> bool {
    match of {
        MarkdownOf::All => true,
        MarkdownOf::Category { name } => category == Some(name.as_str()),
        MarkdownOf::Goods { id: marked } => *marked == id,
    }
}

/// A price marked down. A price in whole baht stays one, half up: nobody has satang to give back.
fn marked_down(price: Money, off: Reduction) -> Result<Money, OutOfRange> {
    let taken = off.of(price)?.unwrap_or(Money::ZERO);
    let left = price.minus(taken)?;
    let whole = price.to_whole_baht_half_up()? == price;
    if whole { left.to_whole_baht_half_up() } else { Ok(left) }
}

/// Takes the discount of the bill off its lines in proportion, to the satang. Gives how much.
fn discount_bill(
    lines: &mut [PricedLine],
    discount: Option<Reduction>,
) -> Result<Money, BillRefused> {
    let Some(reduction) = discount else { return Ok(Money::ZERO) };
    let amounts: Vec<Money> = lines.iter().map(|line| line.amount).collect();
    let sum = Money::sum(amounts.iter().copied())?;
    let amount = reduction.of(sum)?.ok_or(BillRefused::Discount { line: 0 })?;
    for (line, share) in lines.iter_mut().zip(shares(amount, &amounts)?) {
        take_off(line, DiscountKind::Bill, share, None)?;
    }
    Ok(amount)
}

#[cfg(test)]
#[path = "pricing_tests.rs"]
mod tests;
