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

/// What a sale was paid with, and what of it went back before.
#[derive(Clone, Copy, Debug)]
pub struct Paid<'a> {
    /// The tenders of the sale.
    pub tenders: &'a [Tender],
    /// The rounding of its cash.
    pub rounding: Option<CashRounding>,
    /// What went back before, by tender.
    pub repaid: &'a [Repayment],
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

/// Shares a refund over the tenders the sale came by, less what went back that way before: in the
/// order of the sale, each up to what it paid; its cash rounded as the sale's was. When everything
/// has come back, what goes back is what was paid, to the satang.
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
    for part in &mut open {
        let before = paid.repaid.iter().filter(|back| back.kind == part.kind);
        part.amount = part.amount.minus(Money::sum(before.map(|back| back.amount))?)?;
    }
    let repayments = match all_back {
        true => open,
        false => share(amount, &open, paid.rounding)?,
    };
    let repayments: Vec<Repayment> =
        repayments.into_iter().filter(|part| part.amount > Money::ZERO).collect();
    let back = Money::sum(repayments.iter().map(|part| part.amount))?;
    let rounding = back.minus(amount)?;
    if paid.rounding.is_none() && !rounding.is_zero() {
        return Err(RefundRefused::TooLarge);
    }
    Ok(Repaid { repayments, rounding })
}

/// Takes an amount from what is open, in order; cash goes in the steps it was rounded to.
fn share(
    amount: Money,
    open: &[Repayment],
    rounding: Option<CashRounding>,
) -> Result<Vec<Repayment>, RefundRefused> {
    let mut left = amount;
    let mut parts = Vec::new();
    for Repayment { kind, amount: most } in open {
        let (part, done) = match (kind, rounding) {
            (TenderKind::Cash, Some(rounding)) => {
                let cash = rounding.by.apply(left)?;
                // what rounding kept of the cash is settled with it: no other way pays it
                let whole = most.minus(rounding.amount)?;
                (cash.min(*most), if cash < *most { left } else { whole })
            }
            _ => (left.min(*most), *most),
        };
        parts.push(Repayment { kind: *kind, amount: part });
        left = left.minus(left.min(done))?;
    }
    // what rounding kept of the cash is not missing; without rounding every satang must find a way
    let lost = rounding.map_or(Money::ZERO, |rounding| rounding.by.step);
    if left.is_zero() || left < lost { Ok(parts) } else { Err(RefundRefused::TooLarge) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tax::TaxClass;
    use crate::unit::Unit;

    fn sold(unit: Unit, satang: i64, thousandths: i64, returned: i64, given: i64) -> Refundable {
        let unit_price = Money::from_satang(satang).unwrap();
        let quantity = Quantity::from_thousandths(thousandths).unwrap();
        Refundable {
            line: PricedLine {
                goods: None,
                name: "ปลา".into(),
                unit,
                quantity,
                unit_price,
                list_price: None,
                reason: None,
                rounding: None,
                label: None,
                discounts: vec![],
                amount: amount_of(unit_price, quantity).unwrap(),
                tax: TaxClass::Exempt,
            },
            returned: Quantity::from_thousandths(returned).unwrap(),
            given_back: Money::from_satang(given).unwrap(),
        }
    }

    fn draft(line: u32, thousandths: i64) -> RefundDraft {
        RefundDraft { line, quantity: Quantity::from_thousandths(thousandths).unwrap() }
    }

    #[test]
    fn parts_of_a_line_add_up_to_its_price() {
        let mut fish = sold(Unit::Kilogram, 3_333, 1_000, 0, 0);
        let mut given = Money::ZERO;
        for part in [333, 333, 334] {
            let back = refund(std::slice::from_ref(&fish), &[draft(1, part)]).unwrap();
            given = given.plus(back[0].amount).unwrap();
            fish.returned = fish.returned.plus(back[0].quantity).unwrap();
            fish.given_back = given;
        }
        assert_eq!(given, fish.line.amount);
    }

    #[test]
    fn refusals_come_in_order_of_precedence() {
        let lines = [sold(Unit::Piece, 5_000, 3_000, 1_000, 5_000)];
        for (drafts, refused) in [
            (vec![], RefundRefused::Nothing),
            (vec![draft(1, 0)], RefundRefused::Nothing),
            (vec![draft(2, 1_000)], RefundRefused::Line { line: 2 }),
            (vec![draft(0, 1_000)], RefundRefused::Line { line: 0 }),
            (vec![draft(1, 1_000), draft(1, 1_000)], RefundRefused::Line { line: 1 }),
            (vec![draft(1, 3_000)], RefundRefused::TooMuch { line: 1 }),
            (vec![draft(1, 500)], RefundRefused::TooMuch { line: 1 }),
        ] {
            assert_eq!(refund(&lines, &drafts), Err(refused));
        }
        assert_eq!(refund(&lines, &[draft(1, 2_000)]).unwrap()[0].amount, Money::baht(100));
    }

    fn tender(kind: TenderKind, amount: i64, received: i64) -> Tender {
        let money = |satang| Money::from_satang(satang).unwrap();
        Tender { kind, amount: money(amount), received: money(received), detail: None }
    }

    #[test]
    fn money_goes_back_the_way_it_came() {
        let tenders =
            [tender(TenderKind::PromptPay, 6_000, 6_000), tender(TenderKind::Cash, 4_000, 10_000)];
        let paid = Paid { tenders: &tenders, rounding: None, repaid: &[] };
        let first = repay(Money::baht(70), paid, false).unwrap().repayments;
        assert_eq!(first[0], Repayment { kind: TenderKind::PromptPay, amount: Money::baht(60) });
        assert_eq!(first[1], Repayment { kind: TenderKind::Cash, amount: Money::baht(10) });
        let after = Paid { repaid: &first, ..paid };
        let rest = repay(Money::baht(30), after, true).unwrap().repayments;
        assert_eq!(rest, [Repayment { kind: TenderKind::Cash, amount: Money::baht(30) }]);
        assert!(repay(Money::baht(31), after, false).is_err());
    }

    #[test]
    fn a_refund_copies_the_rounding_of_the_sale() {
        use crate::rounding::{Direction, Rounding};
        let by = Rounding { step: Money::baht(1), direction: Direction::Down };
        let rounding = Some(CashRounding { by, amount: Money::from_satang(-44).unwrap() });
        let tenders = [tender(TenderKind::Cash, 31_200, 50_000)];
        let total = Money::from_satang(31_244).unwrap();
        let paid = Paid { tenders: &tenders, rounding, repaid: &[] };
        let whole = repay(total, paid, true).unwrap();
        assert_eq!((whole.repayments[0].amount, whole.rounding.satang()), (Money::baht(312), -44));
        // in two parts: each in whole baht, together what was paid
        let part = Money::from_satang(10_050).unwrap();
        let first = repay(part, paid, false).unwrap();
        assert_eq!((first.repayments[0].amount, first.rounding.satang()), (Money::baht(100), -50));
        let after = Paid { repaid: &first.repayments, ..paid };
        let rest = repay(total.minus(part).unwrap(), after, true).unwrap();
        assert_eq!((rest.repayments[0].amount, rest.rounding.satang()), (Money::baht(212), 6));
        // another way of paying behind the cash takes none of the satang it kept
        let both = [tender(TenderKind::Cash, 31_200, 31_200), tender(TenderKind::Other, 900, 900)];
        let paid = Paid { tenders: &both, rounding, repaid: &[] };
        let first = repay(part, paid, false).unwrap();
        assert_eq!((first.repayments.len(), first.repayments[0].amount), (1, Money::baht(100)));
        let more = repay(Money::from_satang(31_744).unwrap(), paid, false).unwrap();
        assert_eq!((more.repayments[1].amount, more.rounding.satang()), (Money::baht(5), -44));
    }
}
