//! Bundles: so many pieces for one price, mixed as one likes. Must never make anything dearer than
//! its own prices, nor take goods that were haggled over into a bundle.

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

fn fill(
    rule: &PriceRule,
    lines: &mut [PricedLine],
    free: &mut [i64],
) -> Result<Option<BundleUse>, OutOfRange> {
    let PriceRuleKind::Bundle { goods, count, price } = &rule.does else { return Ok(None) };
    let count = i64::from(*count);
    let belongs = |line: &PricedLine| line.goods.is_some_and(|id| goods.contains(&id));
    let mut order: Vec<usize> = (0..lines.len())
        .filter(|at| lines.get(*at).is_some_and(belongs) && free.get(*at).is_some_and(|n| *n > 0))
        .collect();
    order.sort_by_key(|at| std::cmp::Reverse(lines.get(*at).map(|line| line.unit_price)));
    let mut pieces = order.iter().filter_map(|at| Some((*at, lines.get(*at)?, *free.get(*at)?)));
    let mut taken: Vec<Money> = vec![Money::ZERO; lines.len()];
    let mut used: Vec<i64> = vec![0; lines.len()];
    let (mut sets, mut saved) = (0_u32, Money::ZERO);
    let mut open = pieces.next();
    'sets: while count > 1 {
        // one set: pieces from the dearest line on, over as many lines as it needs
        let mut set: Vec<(usize, i64, Money)> = Vec::new();
        let (mut missing, mut sum) = (count, Money::ZERO);
        while missing > 0 {
            let Some((at, line, left)) = &mut open else { break 'sets };
            let take = missing.min(*left);
            let cost = line.unit_price.times(take)?;
            set.push((*at, take, cost));
            sum = sum.plus(cost)?;
            missing = missing.saturating_sub(take);
            *left = left.saturating_sub(take);
            if *left == 0 {
                open = pieces.next();
            }
        }
        if sum <= *price {
            break;
        }
        for (at, take, cost) in set {
            if let (Some(total), Some(number)) = (taken.get_mut(at), used.get_mut(at)) {
                *total = total.plus(cost)?;
                *number = number.saturating_add(take);
            }
        }
        sets = sets.saturating_add(1);
        saved = saved.plus(sum.minus(*price)?)?;
    }
    if sets == 0 {
        return Ok(None);
    }
    for ((line, share), (left, number)) in
        lines.iter_mut().zip(shares(saved, &taken)?).zip(free.iter_mut().zip(used))
    {
        take_off(line, DiscountKind::Bundle, share, Some(&rule.name))?;
        *left = left.saturating_sub(number);
    }
    Ok(Some(BundleUse { name: rule.name.clone(), sets, saved }))
}
