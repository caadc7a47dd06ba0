//! Bundles: so many pieces for one price, mixed as one likes. Must never make anything dearer than
//! its own prices, nor take goods that were haggled over into a bundle.

use std::cmp::Reverse;
use std::collections::VecDeque;

use crate::money::{Money, OutOfRange};
use crate::pricing::{PriceRule, PriceRuleKind, Terms, take_off};
use crate::sale::{BundleUse, DiscountKind, PriceReason, PricedLine};
use crate::share::shares;

/// Fills the bundles that hold, in the order of the rules; what one took is not there for the next.
/// Each takes the dearest pieces first and stops where its price would save nothing: that is the
/// most it can save.
///
/// # Errors
/// [`OutOfRange`] when a sum cannot be held.
pub(crate) fn fill_bundles(
    lines: &mut [PricedLine],
    terms: Terms<'_>,
) -> Result<Vec<BundleUse>, OutOfRange> {
    let mut free: Vec<i64> = lines.iter().map(whole_pieces).collect();
    let mut filled = Vec::new();
    for rule in terms.rules.iter().filter(|rule| rule.holds(terms.day)) {
        if let Some(bundle) = fill(rule, lines, &mut free)? {
            filled.push(bundle);
        }
    }
    Ok(filled)
}

/// How many pieces of a line a bundle may take: none of goods with a discount or a price of their
/// own on this bill, none of weighed goods.
fn whole_pieces(line: &PricedLine) -> i64 {
    let haggled = matches!(line.reason, Some(PriceReason::Keyed | PriceReason::Free));
    if haggled || line.unit.is_weight() || !line.is_plain() {
        return 0;
    }
    line.quantity.thousandths().checked_div(1_000).unwrap_or(0)
}

/// Pieces of one line that a bundle may still take.
struct Pile {
    line: usize,
    price: Money,
    left: i64,
}

/// Pieces taken from a line for one set, and what they cost at their own price.
struct Part {
    line: usize,
    pieces: i64,
    cost: Money,
}

/// One set, from the dearest pile on, over as many lines as it needs; `None` when too few are left.
fn take_set(piles: &mut VecDeque<Pile>, count: i64) -> Result<Option<Vec<Part>>, OutOfRange> {
    let mut set = Vec::new();
    let mut missing = count;
    while missing > 0 {
        let Some(pile) = piles.front_mut() else { return Ok(None) };
        let pieces = missing.min(pile.left);
        set.push(Part { line: pile.line, pieces, cost: pile.price.times(pieces)? });
        missing = missing.saturating_sub(pieces);
        pile.left = pile.left.saturating_sub(pieces);
        if pile.left == 0 {
            piles.pop_front();
        }
    }
    Ok(Some(set))
}

fn fill(
    rule: &PriceRule,
    lines: &mut [PricedLine],
    free: &mut [i64],
) -> Result<Option<BundleUse>, OutOfRange> {
    let PriceRuleKind::Bundle { goods, count, price } = &rule.does else { return Ok(None) };
    let belongs = |line: &PricedLine| line.goods.is_some_and(|id| goods.contains(&id));
    let mut piles: Vec<Pile> = Vec::new();
    for (at, (line, left)) in lines.iter().zip(free.iter()).enumerate() {
        if belongs(line) && *left > 0 {
            piles.push(Pile { line: at, price: line.unit_price, left: *left });
        }
    }
    piles.sort_by_key(|pile| Reverse(pile.price));
    let mut piles = VecDeque::from(piles);
    let mut costs: Vec<Money> = vec![Money::ZERO; lines.len()];
    let (mut sets, mut saved) = (0_u32, Money::ZERO);
    while let Some(set) = take_set(&mut piles, i64::from(*count).max(1))? {
        let sum = Money::sum(set.iter().map(|part| part.cost))?;
        if sum <= *price {
            break;
        }
        for part in set {
            if let (Some(cost), Some(left)) = (costs.get_mut(part.line), free.get_mut(part.line)) {
                *cost = cost.plus(part.cost)?;
                *left = left.saturating_sub(part.pieces);
            }
        }
        sets = sets.saturating_add(1);
        saved = saved.plus(sum.minus(*price)?)?;
    }
    if sets == 0 {
        return Ok(None);
    }
    for (line, share) in lines.iter_mut().zip(shares(saved, &costs)?) {
        take_off(line, DiscountKind::Bundle, share, Some(&rule.name))?;
    }
    Ok(Some(BundleUse { name: rule.name.clone(), sets, saved }))
}
