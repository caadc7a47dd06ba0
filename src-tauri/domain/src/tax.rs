//! Value added tax of registered stalls: included in the price, 7/107, half up.
//! Must never be shown for a stall that is not registered.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, OutOfRange};

/// How goods are taxed when the stall is registered for VAT. Fresh and unprocessed food is exempt
/// (Revenue Code s.81(1)(a)(b)).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxClass {
    /// VAT at the standard rate, included in the price.
    Vat,
    /// Exempt: fresh and unprocessed food, and everything of a stall that is not registered.
    #[default]
    Exempt,
}

/// From these takings in twelve months on a seller registers for VAT within 30 days (Revenue Code
/// s.85/1, Royal Decree 432). What is exempt does not count.
pub const REGISTER_FROM: Money = Money::baht(1_800_000);

/// The VAT inside an amount that includes it: amount × 7 / 107, rounded half up to satang.
///
/// # Errors
/// [`OutOfRange`] never for an amount that is itself in range; kept for the arithmetic's sake.
pub fn vat_included(gross: Money) -> Result<Money, OutOfRange> {
    let product = gross.to_decimal().checked_mul(Decimal::from(7)).ok_or(OutOfRange)?;
    Money::from_decimal_half_up(product.checked_div(Decimal::from(107)).ok_or(OutOfRange)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vat_is_taken_out_half_up() {
        for (gross, vat) in [
            (10_000, 654),
            (10_700, 700),
            (2_500, 164),
            (9_900, 648),
            (14_550, 952),
            (-10_700, -700),
        ] {
            let gross = Money::from_satang(gross).unwrap();
            assert_eq!(vat_included(gross).unwrap().satang(), vat, "{gross}");
        }
    }
}
