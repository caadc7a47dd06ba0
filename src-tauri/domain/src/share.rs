//! Sharing an amount out: by weight, to the satang, nothing lost and nothing made.
//! Must never give a part more than its weight asks for when the whole is no more than the weights.

use rust_decimal::Decimal;

use crate::money::{Money, OutOfRange};

/// Shares an amount over weights by largest remainder: each share is its exact part rounded down,
/// and the satang that are left go one each to the largest remainders, the earlier first.
/// Weights are not negative; an amount over weights that are all zero gives zeros.
///
/// # Errors
/// [`OutOfRange`] when a product cannot be held.
pub fn shares(amount: Money, weights: &[Money]) -> Result<Vec<Money>, OutOfRange> {
    let whole = Money::sum(weights.iter().copied())?;
    if whole.is_zero() {
        return Ok(vec![Money::ZERO; weights.len()]);
    }
    let mut parts = Vec::with_capacity(weights.len());
    for (place, weight) in weights.iter().enumerate() {
        let product = amount.to_decimal().checked_mul(weight.to_decimal()).ok_or(OutOfRange)?;
        let rest = product.checked_rem(whole.to_decimal()).ok_or(OutOfRange)?;
        let exact = product.checked_sub(rest).ok_or(OutOfRange)?;
        let floor = exact.checked_div(whole.to_decimal()).ok_or(OutOfRange)?;
        parts.push((place, Money::from_decimal_half_up(floor)?, rest));
    }
    let given = Money::sum(parts.iter().map(|(_, share, _)| *share))?;
    let mut left = amount.minus(given)?;
    parts.sort_by(|(left, _, a), (right, _, b)| b.cmp(a).then(left.cmp(right)));
    let satang = Money::from_decimal_half_up(Decimal::ONE)?;
    for (_, share, _) in &mut parts {
        if left <= Money::ZERO {
            break;
        }
        *share = share.plus(satang)?;
        left = left.minus(satang)?;
    }
    parts.sort_by_key(|(place, _, _)| *place);
    Ok(parts.into_iter().map(|(_, share, _)| share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(amount: i64, weights: &[i64]) -> Vec<i64> {
        let money = |satang: &i64| Money::from_satang(*satang).unwrap();
        let weights: Vec<Money> = weights.iter().map(money).collect();
        let parts = shares(money(&amount), &weights).unwrap();
        parts.iter().map(|part| part.satang()).collect()
    }

    #[test]
    fn shares_add_up_and_the_largest_remainder_gets_the_satang() {
        assert_eq!(of(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(of(1_000, &[5_000, 2_500, 2_500]), [500, 250, 250]);
        assert_eq!(of(10, &[1, 2, 4]), [1, 3, 6]);
        assert_eq!(of(7, &[3, 0, 4]), [3, 0, 4]);
        assert_eq!(of(1, &[0, 0]), [0, 0]);
        assert_eq!(of(0, &[4, 5]), [0, 0]);
    }
}
