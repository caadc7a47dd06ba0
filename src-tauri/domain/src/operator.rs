//! People of the stall: what each may do alone, and what a bill needs an owner's leave for. Must
//! never let a helper do alone what has a name here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, OutOfRange};
use crate::pricing::WHOLE;
use crate::quantity::Quantity;
use crate::sale::{Bill, DiscountKind, PriceReason, PricedLine};

/// What a person may do at the stall.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// เจ้าของ: everything.
    Owner,
    /// ผู้ช่วย: selling; the rest with an owner's PIN.
    Helper,
}

impl Role {
    /// Whether somebody of this role does it without asking.
    #[must_use]
    pub const fn may(self, action: Action) -> bool {
        match (self, action) {
            (Role::Owner, _) => true,
            // everything that has a name here is what a helper asks for
            (Role::Helper, _) => false,
        }
    }
}

/// What a helper asks an owner for. Everything else a helper does alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Giving money back.
    Refund,
    /// Another price on a bill, or giving something for nothing.
    Price,
    /// A discount above what helpers may give.
    Discount,
    /// Opening the drawer without a sale.
    Drawer,
    /// Cash in, out, or to a safe place; taking a repayment back.
    Cash,
    /// Closing the day.
    Close,
    /// Settings of the till, its place in the market, screens of helpers.
    Settings,
    /// People and their PINs.
    People,
    /// Goods, prices, and files of them.
    Goods,
    /// Calling a preorder off.
    CallOff,
    /// Selling on credit beyond a customer's limit, and setting that limit.
    CreditOverLimit,
}

impl Action {
    /// The word of it in files and between screen and program.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Action::Refund => "refund",
            Action::Price => "price",
            Action::Discount => "discount",
            Action::Drawer => "drawer",
            Action::Cash => "cash",
            Action::Close => "close",
            Action::Settings => "settings",
            Action::People => "people",
            Action::Goods => "goods",
            Action::CallOff => "call_off",
            Action::CreditOverLimit => "credit_over_limit",
        }
    }
}

/// Something on a bill that a helper may not decide alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Exception {
    /// Another price than the stall's own, or none.
    Price {
        /// The goods' id, or the name of what has none.
        of: String,
        /// What is asked for one unit.
        unit_price: Money,
        /// For how much of it.
        quantity: Quantity,
    },
    /// A discount of a line above the limit.
    Line {
        /// The goods' id, or the name of what has none.
        of: String,
        /// What is taken off, in hundredths of a percent, rounded up.
        share: u32,
    },
    /// All discounts of the bill together above the limit.
    Bill {
        /// What is taken off, in hundredths of a percent, rounded up.
        share: u32,
    },
}

impl Exception {
    /// What is asked for.
    #[must_use]
    pub const fn action(&self) -> Action {
        match self {
            Exception::Price { .. } => Action::Price,
            Exception::Line { .. } | Exception::Bill { .. } => Action::Discount,
        }
    }

    /// Whether leave for `given` is leave for this too: the same thing, and no more of it.
    #[must_use]
    pub fn is_within(&self, given: &Exception) -> bool {
        match (self, given) {
            (
                Exception::Price { of, unit_price, quantity },
                Exception::Price { of: thing, unit_price: price, quantity: most },
            ) => of == thing && unit_price == price && quantity <= most,
            (Exception::Line { of, share }, Exception::Line { of: thing, share: most }) => {
                of == thing && share <= most
            }
            (Exception::Bill { share }, Exception::Bill { share: most }) => share <= most,
            _ => false,
        }
    }
}

/// What on a bill a helper may not decide alone. `limit` is the highest discount a helper gives, in
/// hundredths of a percent: of each line, and of all discounts together. Bundles, dated prices and
/// markdowns are the stall's own and need no leave.
///
/// # Errors
/// [`OutOfRange`] when a product cannot be held.
pub fn exceptions(bill: &Bill, limit: u32) -> Result<Vec<Exception>, OutOfRange> {
    let mut found: Vec<Exception> = Vec::new();
    let (mut gross, mut taken, mut allowed) = (0_i64, 0_i64, 0_i64);
    for line in &bill.lines {
        if matches!(line.reason, Some(PriceReason::Keyed | PriceReason::Free)) {
            note_price(&mut found, line)?;
        }
        let whole = line.gross()?.satang();
        let most = part_up(whole, limit)?;
        let of_line = given(line, DiscountKind::Line)?;
        if of_line > most {
            found.push(Exception::Line { of: thing(line), share: share_up(of_line, whole)? });
        }
        let of_both = of_line.checked_add(given(line, DiscountKind::Bill)?).ok_or(OutOfRange)?;
        for (sum, more) in [(&mut gross, whole), (&mut taken, of_both), (&mut allowed, most)] {
            *sum = sum.checked_add(more).ok_or(OutOfRange)?;
        }
    }
    // without a discount of the bill, a line alone is above its part
    if taken > allowed && bill.bill_discount > Money::ZERO {
        found.push(Exception::Bill { share: share_up(taken, gross)? });
    }
    Ok(found)
}

/// Two lines of one thing at one price are one exception.
fn note_price(found: &mut Vec<Exception>, line: &PricedLine) -> Result<(), OutOfRange> {
    let (name, price) = (thing(line), line.unit_price);
    for one in found.iter_mut() {
        if let Exception::Price { of, unit_price, quantity } = one
            && (&*of, *unit_price) == (&name, price)
        {
            *quantity = quantity.plus(line.quantity).map_err(|_| OutOfRange)?;
            return Ok(());
        }
    }
    found.push(Exception::Price { of: name, unit_price: price, quantity: line.quantity });
    Ok(())
}

fn thing(line: &PricedLine) -> String {
    line.goods.map_or_else(|| line.name.clone(), |goods| goods.to_string())
}

fn given(line: &PricedLine, kind: DiscountKind) -> Result<i64, OutOfRange> {
    let of_kind = line.discounts.iter().filter(|discount| discount.kind == kind);
    Ok(Money::sum(of_kind.map(|discount| discount.amount))?.satang())
}

/// A part of an amount in satang, rounded up: what a percentage rounded half up may come to.
fn part_up(whole: i64, hundredths: u32) -> Result<i64, OutOfRange> {
    let product = whole.checked_mul(i64::from(hundredths)).ok_or(OutOfRange)?;
    let up = product.checked_add(i64::from(WHOLE).saturating_sub(1)).ok_or(OutOfRange)?;
    Ok(up.div_euclid(i64::from(WHOLE)))
}

/// What part of a whole it is, in hundredths of a percent, rounded up.
fn share_up(part: i64, whole: i64) -> Result<u32, OutOfRange> {
    let product = part.checked_mul(i64::from(WHOLE)).ok_or(OutOfRange)?;
    let up = product.checked_add(whole.saturating_sub(1)).ok_or(OutOfRange)?;
    u32::try_from(up.checked_div(whole).ok_or(OutOfRange)?).map_err(|_| OutOfRange)
}

#[cfg(test)]
#[path = "operator_tests.rs"]
mod tests;
