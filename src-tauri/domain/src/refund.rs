//! Refunds: the whole of a receipt or some of its lines, for exactly what was paid.
//! Must never give back more than was paid, nor round a second time.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, OutOfRange};
use crate::payment::{Tender, TenderKind};
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
        let amount = amount_of(entry.line.unit_price, returned)?.minus(entry.given_back)?;
        lines.push(RefundLine { line, quantity: draft.quantity, amount });
    }
    Ok(lines)
}

/// Shares a refund over the tenders the sale came by, less what went back that way before:
/// in the order of the sale, each up to what it paid.
///
/// # Errors
/// [`RefundRefused::TooLarge`] when the tenders do not hold that much any more.
pub fn repay(
    amount: Money,
    paid: &[Tender],
    repaid: &[Repayment],
) -> Result<Vec<Repayment>, RefundRefused> {
    let mut left = amount;
    let mut repayments = Vec::new();
    for tender in paid {
        let before = repaid.iter().filter(|r| r.kind == tender.kind).map(|r| r.amount);
        let open = tender.amount.minus(Money::sum(before)?)?;
        let part = left.min(open);
        if part > Money::ZERO {
            repayments.push(Repayment { kind: tender.kind, amount: part });
            left = left.minus(part)?;
        }
    }
    if left.is_zero() { Ok(repayments) } else { Err(RefundRefused::TooLarge) }
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

    #[test]
    fn money_goes_back_the_way_it_came() {
        let paid = [
            Tender {
                kind: TenderKind::PromptPay,
                amount: Money::baht(60),
                received: Money::baht(60),
            },
            Tender { kind: TenderKind::Cash, amount: Money::baht(40), received: Money::baht(100) },
        ];
        let first = repay(Money::baht(70), &paid, &[]).unwrap();
        assert_eq!(first[0], Repayment { kind: TenderKind::PromptPay, amount: Money::baht(60) });
        assert_eq!(first[1], Repayment { kind: TenderKind::Cash, amount: Money::baht(10) });
        let rest = repay(Money::baht(30), &paid, &first).unwrap();
        assert_eq!(rest, [Repayment { kind: TenderKind::Cash, amount: Money::baht(30) }]);
        assert!(repay(Money::baht(31), &paid, &first).is_err());
    }
}
