//! Pricing of a bill: one function for the preview and for the commit.
//! Must never know a tender, a stock or a clock.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::GoodsId;
use crate::money::{Money, OutOfRange};
use crate::quantity::Quantity;
use crate::tax::{TaxClass, vat_included};
use crate::thai::fits;
use crate::unit::Unit;

/// The most lines of one bill: with the longest names it still fits the 64 KiB that a line of a
/// settlement may have, and its slip is a metre of paper.
pub const MAX_LINES: usize = 100;
/// The most units on one line; a scanned barcode typed as a quantity is far above.
pub const MAX_LINE_QUANTITY: Quantity = match Quantity::from_thousandths(9_999_000) {
    Some(quantity) => quantity,
    None => panic!("a constant quantity beyond its range"),
};
/// The highest price of a unit.
pub const MAX_UNIT_PRICE: Money = Money::baht(1_000_000);
/// The longest name of goods, in characters.
pub const MAX_NAME: usize = 120;

/// One line as it is to be priced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineDraft {
    /// The goods; `None` for a price keyed in by hand.
    pub goods: Option<GoodsId>,
    /// The name at this moment, as it goes on paper.
    pub name: String,
    /// What the price is for.
    pub unit: Unit,
    /// How much of it.
    pub quantity: Quantity,
    /// The price of one unit.
    pub unit_price: Money,
    /// How it is taxed.
    pub tax: TaxClass,
}

/// A line with its amount: rounded once, half up to satang, and never again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PricedLine {
    /// The goods; absent for a price keyed in by hand.
    pub goods: Option<GoodsId>,
    /// The name on paper.
    pub name: String,
    /// What the price is for.
    pub unit: Unit,
    /// Thousandths of the unit.
    pub quantity: Quantity,
    /// The price of one unit.
    pub unit_price: Money,
    /// Quantity × unit price, half up to satang.
    pub amount: Money,
    /// How it is taxed.
    pub tax: TaxClass,
}

/// A priced bill: the total is the sum of the shown amounts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Bill {
    /// The lines in the order they were rung up.
    pub lines: Vec<PricedLine>,
    /// The sum of the amounts.
    pub total: Money,
    /// The VAT inside the taxed lines together.
    pub vat: Money,
}

/// Why a bill cannot be priced, in order of precedence. `line` counts from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum BillRefused {
    /// No line.
    #[error("nothing on the bill")]
    Empty,
    /// More than [`MAX_LINES`].
    #[error("too many lines")]
    TooManyLines,
    /// A name is empty or longer than [`MAX_NAME`].
    #[error("line {line} has no fitting name")]
    Name {
        /// The line.
        line: usize,
    },
    /// Nothing or less than nothing of it.
    #[error("line {line} has no quantity")]
    QuantityNotPositive {
        /// The line.
        line: usize,
    },
    /// More than [`MAX_LINE_QUANTITY`].
    #[error("line {line} is more than a stall sells")]
    QuantityTooLarge {
        /// The line.
        line: usize,
    },
    /// A part of a piece.
    #[error("line {line} is sold whole")]
    NotWhole {
        /// The line.
        line: usize,
    },
    /// Below zero, or above [`MAX_UNIT_PRICE`].
    #[error("line {line} has no fitting price")]
    Price {
        /// The line.
        line: usize,
    },
    /// The sum leaves the range of money.
    #[error("the total is too large")]
    TotalTooLarge,
}

impl From<OutOfRange> for BillRefused {
    fn from(_: OutOfRange) -> BillRefused {
        BillRefused::TotalTooLarge
    }
}

/// Unit price × quantity, rounded half up to satang.
///
/// # Errors
/// [`OutOfRange`] when the product cannot be held.
pub fn amount_of(unit_price: Money, quantity: Quantity) -> Result<Money, OutOfRange> {
    let thousandths = Decimal::new(quantity.thousandths(), 3);
    let exact = unit_price.to_decimal().checked_mul(thousandths).ok_or(OutOfRange)?;
    Money::from_decimal_half_up(exact)
}

/// Prices a bill.
///
/// # Errors
/// The first [`BillRefused`] by precedence.
pub fn price(drafts: &[LineDraft]) -> Result<Bill, BillRefused> {
    if drafts.is_empty() {
        return Err(BillRefused::Empty);
    }
    if drafts.len() > MAX_LINES {
        return Err(BillRefused::TooManyLines);
    }
    let lines = drafts
        .iter()
        .enumerate()
        .map(|(index, draft)| price_line(draft, index.saturating_add(1)))
        .collect::<Result<Vec<_>, _>>()?;
    let total = Money::sum(lines.iter().map(|line| line.amount))?;
    let vat = bill_vat(&lines)?;
    Ok(Bill { lines, total, vat })
}

/// The VAT inside the taxed lines of a bill, worked out once on their sum.
///
/// # Errors
/// [`OutOfRange`] when the sum cannot be held.
pub fn bill_vat(lines: &[PricedLine]) -> Result<Money, OutOfRange> {
    let taxed = lines.iter().filter(|line| line.tax == TaxClass::Vat).map(|line| line.amount);
    vat_included(Money::sum(taxed)?)
}

fn price_line(draft: &LineDraft, line: usize) -> Result<PricedLine, BillRefused> {
    let name = draft.name.trim();
    if !fits(name, MAX_NAME) {
        return Err(BillRefused::Name { line });
    }
    if draft.quantity <= Quantity::ZERO {
        return Err(BillRefused::QuantityNotPositive { line });
    }
    if draft.quantity > MAX_LINE_QUANTITY {
        return Err(BillRefused::QuantityTooLarge { line });
    }
    if !draft.unit.is_weight() && !draft.quantity.is_whole() {
        return Err(BillRefused::NotWhole { line });
    }
    if draft.unit_price.is_negative() || draft.unit_price > MAX_UNIT_PRICE {
        return Err(BillRefused::Price { line });
    }
    Ok(PricedLine {
        goods: draft.goods,
        name: name.to_owned(),
        unit: draft.unit,
        quantity: draft.quantity,
        unit_price: draft.unit_price,
        amount: amount_of(draft.unit_price, draft.quantity)?,
        tax: draft.tax,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(satang: i64, thousandths: i64, unit: Unit) -> LineDraft {
        LineDraft {
            goods: None,
            name: "ข้าวมันไก่".into(),
            unit,
            quantity: Quantity::from_thousandths(thousandths).unwrap(),
            unit_price: Money::from_satang(satang).unwrap(),
            tax: TaxClass::Exempt,
        }
    }

    #[test]
    fn a_line_rounds_once_and_the_total_is_the_sum_of_what_is_shown() {
        let bill = price(&[
            draft(5_000, 2_000, Unit::Piece),
            draft(6_000, 1_250, Unit::Kilogram),
            draft(3_333, 333, Unit::Kilogram),
        ])
        .unwrap();
        let amounts: Vec<_> = bill.lines.iter().map(|line| line.amount.satang()).collect();
        assert_eq!(amounts, [10_000, 7_500, 1_110]);
        assert_eq!(bill.total.satang(), 18_610);
    }

    #[test]
    fn refusals_come_in_order_of_precedence() {
        let nameless = LineDraft { name: " ".into(), ..draft(-1, 0, Unit::Piece) };
        for (drafts, refused) in [
            (vec![], BillRefused::Empty),
            (vec![draft(100, 1_000, Unit::Piece); MAX_LINES + 1], BillRefused::TooManyLines),
            (vec![nameless], BillRefused::Name { line: 1 }),
            (vec![draft(-1, 0, Unit::Piece)], BillRefused::QuantityNotPositive { line: 1 }),
            (vec![draft(-1, 10_000_000, Unit::Piece)], BillRefused::QuantityTooLarge { line: 1 }),
            (vec![draft(-1, 1_500, Unit::Piece)], BillRefused::NotWhole { line: 1 }),
            (vec![draft(-1, 1_500, Unit::Khit)], BillRefused::Price { line: 1 }),
            (
                vec![draft(100, 1_000, Unit::Piece), draft(200_000_000, 1_000, Unit::Piece)],
                BillRefused::Price { line: 2 },
            ),
        ] {
            assert_eq!(price(&drafts), Err(refused));
        }
    }

    #[test]
    fn vat_is_worked_out_on_the_taxed_sum() {
        let taxed = LineDraft { tax: TaxClass::Vat, ..draft(10_000, 1_000, Unit::Piece) };
        let bill = price(&[taxed, draft(5_000, 1_000, Unit::Piece)]).unwrap();
        assert_eq!((bill.total.satang(), bill.vat.satang()), (15_000, 654));
    }
}
