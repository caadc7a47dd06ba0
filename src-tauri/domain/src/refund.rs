//! Refunds: the whole of a receipt or some of its lines, for exactly what was paid.
//! Must never give back more than was paid, nor round a second time.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, OutOfRange};
use crate::payment::{CashRounding, Tender, TenderKind};
use crate::quantity::Quantity;
use crate::sale::{PricedLine, amount_of};

/// A line as it stands for refunding: what was sold and what already came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refundable {
    /// The line of the sale.
    pub line: PricedLine,
    /// How much of it came back before.
    pub returned: Quantity,
    /// What was given back for it before.
    pub given_back: Money,
}

/// How much of a line comes back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefundDraft {
    /// The line of the sale, counting from 1.
    pub line: u32,
    /// How much of it.
    pub quantity: Quantity,
}

/// A line that came back, with what was given back for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefundLine {
    /// The line of the sale, counting from 1.
    pub line: u32,
    /// How much of it.
    pub quantity: Quantity,
    /// What was given back.
    pub amount: Money,
}

/// Money given back by one tender.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Repayment {
    /// The tender it came by.
    pub kind: TenderKind,
    /// How much goes back that way.
    pub amount: Money,
}

/// Why a refund cannot be made, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RefundRefused {
    /// No line chosen, or nothing of any.
    #[error("nothing was chosen")]
    Nothing,
    /// No such line, or chosen twice.
    #[error("line {line} cannot be chosen")]
    Line {
        /// The line.
        line: u32,
    },
    /// More than is left of the line, or a part of a piece.
    #[error("line {line} has less left to give back")]
    TooMuch {
        /// The line.
        line: u32,
    },
    /// An amount out of range.
    #[error("the amount is too large")]
    TooLarge,
}

impl From<OutOfRange> for RefundRefused {
    fn from(_: OutOfRange) -> RefundRefused {
        RefundRefused::TooLarge
    }
}

/// Works out what is given back. The amount of a part is the price of all that came back so far
/// less what was given back before, so that the parts of a line add up to its price exactly.
///
/// # Errors
/// The first [`RefundRefused`] by precedence.
pub fn refund(
    sold: &[Refundable],
    drafts: &[RefundDraft],
) -> Result<Vec<RefundLine>, RefundRefused> {
    let mut lines = Vec::with_capacity(drafts.len());
    if drafts.iter().all(|draft| draft.quantity == Quantity::ZERO) {
        return Err(RefundRefused::Nothing);
    }
    for (index, draft) in drafts.iter().enumerate() {
        let line = draft.line;
        let place = usize::try_from(line).ok().and_then(|line| line.checked_sub(1));
        let repeated = drafts.iter().take(index).any(|other| other.line == line);
        let entry = place.and_then(|place| sold.get(place)).filter(|_| !repeated);
        let entry = entry.ok_or(RefundRefused::Line { line })?;
        let returned =
            entry.returned.plus(draft.quantity).map_err(|_| RefundRefused::TooMuch { line })?;
        let whole = entry.line.unit.is_weight() || draft.quantity.is_whole();
        if draft.quantity <= Quantity::ZERO || returned > entry.line.quantity || !whole {
            return Err(RefundRefused::TooMuch { line });
        }
        let amount = worth(&entry.line, returned)?.minus(entry.given_back)?;
        lines.push(RefundLine { line, quantity: draft.quantity, amount });
    }
    Ok(lines)
}

/// What a part of a line cost: price × quantity where that is how the line came about, else its
/// part of the line's amount, half up. The whole line is its amount exactly.
fn worth(line: &PricedLine, part: Quantity) -> Result<Money, OutOfRange> {
    if line.is_plain() {
        return amount_of(line.unit_price, part);
    }
    let product = line
        .amount
        .to_decimal()
        .checked_mul(Decimal::from(part.thousandths()))
        .ok_or(OutOfRange)?;
    let whole = Decimal::from(line.quantity.thousandths());
    Money::from_decimal_half_up(product.checked_div(whole).ok_or(OutOfRange)?)
}

/// What a sale was paid with, and what came back of it before.
#[derive(Clone, Copy, Debug)]
pub struct Paid<'a> {
    /// The tenders of the sale.
    pub tenders: &'a [Tender],
    /// The rounding of its cash.
    pub rounding: Option<CashRounding>,
    /// What the lines came to that came back before.
    pub before: Money,
}

/// How a refund goes back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repaid {
    /// By tender: each kind once.
    pub repayments: Vec<Repayment>,
    /// What the repayments come to beyond the price of what came back: the sale's own rounding,
    /// copied. Below zero when less goes back.
    pub rounding: Money,
}

/// Shares a refund over the tenders the sale came by: a debt is struck off first, then money goes
/// back in the order of the sale, each kind up to what it paid; a deposit, a co-pay and a voucher
/// are touched last. Cash is rounded as the sale's was. The shares are those of all that came back
/// so far less those of all that came back before, so that they add up to what was paid, whatever
/// the parts; when everything has come back, what goes back is what was paid, to the satang.
///
/// # Errors
/// [`RefundRefused::TooLarge`] when the tenders do not hold that much any more.
pub fn repay(amount: Money, paid: Paid<'_>, all_back: bool) -> Result<Repaid, RefundRefused> {
    let mut open: Vec<Repayment> = Vec::new();
    for tender in paid.tenders {
        match open.iter_mut().find(|part| part.kind == tender.kind) {
            Some(part) => part.amount = part.amount.plus(tender.amount)?,
            None => open.push(Repayment { kind: tender.kind, amount: tender.amount }),
        }
    }
    open.sort_by_key(|part| turn(part.kind)); // stable: those of one turn keep their order
    let before = share(paid.before, &open, paid.rounding)?;
    let so_far = match all_back {
        true => open,
        false => share(paid.before.plus(amount)?, &open, paid.rounding)?,
    };
    let mut repayments = Vec::with_capacity(so_far.len());
    for (now, before) in so_far.iter().zip(&before) {
        let amount = now.amount.minus(before.amount)?;
        if amount > Money::ZERO {
            repayments.push(Repayment { kind: now.kind, amount });
        }
    }
    let rounding = Money::sum(repayments.iter().map(|part| part.amount))?.minus(amount)?;
    if paid.rounding.is_none() && !rounding.is_zero() {
        return Err(RefundRefused::TooLarge);
    }
    Ok(Repaid { repayments, rounding })
}

/// When a kind has its turn.
const fn turn(kind: TenderKind) -> u8 {
    match kind {
        TenderKind::Credit => 0,
        TenderKind::Cash | TenderKind::PromptPay | TenderKind::Other => 1,
        TenderKind::Deposit => 2,
        TenderKind::CoPay => 3,
        TenderKind::Voucher => 4,
    }
}

/// Takes an amount from what was paid, in order; cash goes in the steps it was rounded to.
fn share(
    amount: Money,
    open: &[Repayment],
    rounding: Option<CashRounding>,
) -> Result<Vec<Repayment>, RefundRefused> {
    let mut left = amount;
    let mut parts = Vec::with_capacity(open.len());
    for Repayment { kind, amount: most } in open {
        let (kind, most) = (*kind, *most);
        let rounding = rounding.filter(|_| kind == TenderKind::Cash);
        // what cash settled: what was paid less what rounding put on it
        let settled = rounding.map_or(Ok(most), |rounding| most.minus(rounding.amount))?;
        let part = left.min(settled);
        left = left.minus(part)?;
        let amount = match rounding {
            Some(_) if part == settled => most,
            Some(rounding) => rounding.by.whole_steps(part)?.min(most),
            None => part,
        };
        parts.push(Repayment { kind, amount });
    }
    if left.is_zero() { Ok(parts) } else { Err(RefundRefused::TooLarge) }
}

#[cfg(test)]
#[path = "refund_tests.rs"]
mod tests;
