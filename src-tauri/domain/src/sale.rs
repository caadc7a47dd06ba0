//! A bill and its lines as they stand in the book and on paper: each amount is shown, and the
//! total is their sum. Must never decide a price: that is `pricing`.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::id::GoodsId;
use crate::money::{Money, OutOfRange};
use crate::quantity::Quantity;
use crate::rounding::Rounding;
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

/// Why a unit cost something else than the goods' own price.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PriceReason {
    /// A price for this bill only.
    Keyed,
    /// A price that holds between two days.
    Dated,
    /// A markdown: at the end of the day, of goods that must go.
    Markdown,
    /// แถม: given for nothing; the stock moves.
    Free,
}

/// What a discount is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DiscountKind {
    /// Of this line.
    Line,
    /// The line's part of a bundle: 3 for 100.
    Bundle,
    /// The line's part of a discount of the whole bill.
    Bill,
}

/// An amount taken off a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Discount {
    /// What it is for.
    pub kind: DiscountKind,
    /// How much, above zero.
    pub amount: Money,
    /// The name of a bundle; absent for the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub name: Option<String>,
}

/// A line with its amount: price × quantity rounded once, less its discounts.
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
    /// The price of one unit on this bill.
    pub unit_price: Money,
    /// The goods' own price, where another was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub list_price: Option<Money>,
    /// Why another was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<PriceReason>,
    /// How price × quantity of weighed goods was rounded beyond satang.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub rounding: Option<Rounding>,
    /// The price a scale printed on the label: it holds instead of price × quantity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub label: Option<Money>,
    /// What was taken off, at most one of a kind and a name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Discount>>")]
    pub discounts: Vec<Discount>,
    /// [`PricedLine::gross`] less the discounts.
    pub amount: Money,
    /// How it is taxed.
    pub tax: TaxClass,
}

impl PricedLine {
    /// Price × quantity before any discount.
    ///
    /// # Errors
    /// [`OutOfRange`] when the product cannot be held.
    pub fn gross(&self) -> Result<Money, OutOfRange> {
        gross_of(self.unit_price, self.quantity, self.rounding, self.label)
    }

    /// All that was taken off.
    ///
    /// # Errors
    /// [`OutOfRange`] when the sum cannot be held.
    pub fn discounted(&self) -> Result<Money, OutOfRange> {
        Money::sum(self.discounts.iter().map(|discount| discount.amount))
    }

    /// Whether a part of it costs exactly price × quantity of the part.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.rounding.is_none() && self.label.is_none() && self.discounts.is_empty()
    }
}

/// A bundle that was filled, as a person reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BundleUse {
    /// Its name: "3 ชิ้น 100".
    pub name: String,
    /// How many times.
    pub sets: u32,
    /// What it took off altogether.
    pub saved: Money,
}

/// A priced bill: the total is the sum of the shown amounts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Bill {
    /// The lines in the order they were rung up.
    pub lines: Vec<PricedLine>,
    /// What each line comes to before its discounts, as paper shows it above them.
    pub line_gross: Vec<Money>,
    /// The sum of the lines before discounts.
    pub gross: Money,
    /// The bundles that were filled.
    pub bundles: Vec<BundleUse>,
    /// The discount of the whole bill.
    pub bill_discount: Money,
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
    /// A discount of nothing, or of more than the line or the bill costs.
    #[error("the discount does not fit")]
    Discount {
        /// The line; 0 for the bill.
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

/// What a quantity costs before discounts: a scale's label as it stands, else unit price × quantity
/// in satang, weighed goods then rounded as the vendor chose.
///
/// # Errors
/// [`OutOfRange`] when the product cannot be held.
pub fn gross_of(
    unit_price: Money,
    quantity: Quantity,
    rounding: Option<Rounding>,
    label: Option<Money>,
) -> Result<Money, OutOfRange> {
    match (label, rounding) {
        (Some(label), _) => Ok(label),
        (None, Some(rounding)) => rounding.apply(amount_of(unit_price, quantity)?),
        (None, None) => amount_of(unit_price, quantity),
    }
}

/// The VAT inside the taxed lines of a bill, worked out once on their sum.
///
/// # Errors
/// [`OutOfRange`] when the sum cannot be held.
pub fn bill_vat(lines: &[PricedLine]) -> Result<Money, OutOfRange> {
    let taxed = lines.iter().filter(|line| line.tax == TaxClass::Vat).map(|line| line.amount);
    vat_included(Money::sum(taxed)?)
}

/// Works priced lines out again: every line follows the rules and comes to its amount. Gives the
/// total and the VAT inside. Whether a price or a bundle was the stall's own is not asked.
///
/// # Errors
/// The first [`BillRefused`] by precedence; a line that does not come to its amount is
/// [`BillRefused::Price`].
pub fn re_add(lines: &[PricedLine]) -> Result<(Money, Money), BillRefused> {
    if lines.is_empty() {
        return Err(BillRefused::Empty);
    }
    if lines.len() > MAX_LINES {
        return Err(BillRefused::TooManyLines);
    }
    for (index, line) in lines.iter().enumerate() {
        check_line(line, index.saturating_add(1))?;
    }
    let total = Money::sum(lines.iter().map(|line| line.amount))?;
    Ok((total, bill_vat(lines)?))
}

fn check_line(line: &PricedLine, at: usize) -> Result<(), BillRefused> {
    check_ask(&line.name, line.unit, line.quantity, line.unit_price, at)?;
    let price = BillRefused::Price { line: at };
    let weighed = line.unit.is_weight();
    let known = line.rounding.is_none_or(|rounding| rounding.is_known() && weighed);
    let label = line.label.is_none_or(|label| label > Money::ZERO && weighed);
    let other = line.list_price.is_none_or(|list| !list.is_negative() && list <= MAX_UNIT_PRICE);
    let free = line.reason != Some(PriceReason::Free) || line.unit_price.is_zero();
    if !known || !label || !other || !free || line.list_price.is_some() != line.reason.is_some() {
        return Err(price);
    }
    let gross = line.gross()?;
    let taken = line.discounted()?;
    if line.discounts.iter().any(|discount| discount.amount <= Money::ZERO) || taken > gross {
        return Err(BillRefused::Discount { line: at });
    }
    if line.amount == gross.minus(taken)? { Ok(()) } else { Err(price) }
}

/// What every line must be, however its price came about.
pub(crate) fn check_ask(
    name: &str,
    unit: Unit,
    quantity: Quantity,
    unit_price: Money,
    line: usize,
) -> Result<(), BillRefused> {
    if name != name.trim() || !fits(name, MAX_NAME) {
        return Err(BillRefused::Name { line });
    }
    if quantity <= Quantity::ZERO {
        return Err(BillRefused::QuantityNotPositive { line });
    }
    if quantity > MAX_LINE_QUANTITY {
        return Err(BillRefused::QuantityTooLarge { line });
    }
    if !unit.is_weight() && !quantity.is_whole() {
        return Err(BillRefused::NotWhole { line });
    }
    if unit_price.is_negative() || unit_price > MAX_UNIT_PRICE {
        return Err(BillRefused::Price { line });
    }
    Ok(())
}
