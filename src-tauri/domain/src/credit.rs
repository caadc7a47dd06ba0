//! What is paid back of bills on credit, and which bills it pays: the oldest first.
//! Must never lay more on a bill than it comes to, nor lose a satang of what was paid.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::day::Day;
use crate::money::{Money, OutOfRange};

/// A bill, or the part of one, that was sold on credit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct OnCredit {
    /// By when it is to be paid: the older one is paid first.
    pub due: Day,
    /// Its receipt; of two due on one day the lower number is paid first.
    pub receipt: u64,
    /// How much of it is on credit, less what came back of that; never below zero.
    pub amount: Money,
}

/// What a payment laid on one bill.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaidOn {
    /// The bill's receipt.
    pub receipt: u64,
    /// How much.
    pub amount: Money,
}

/// All that was paid back, laid on the bills.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Laid {
    /// Every bill, the oldest first, with what lies on it.
    pub bills: Vec<(OnCredit, Money)>,
    /// Paid beyond all bills: goods came back that had been paid. It waits for the next bill.
    pub beyond: Money,
}

/// Lays all that was paid back on the bills, the oldest first. What is paid is one sum: which bill
/// is open follows from the sum alone, so that a payment taken back opens the youngest again.
///
/// # Errors
/// [`OutOfRange`] when a difference cannot be held.
pub fn lay(bills: &[OnCredit], paid: Money) -> Result<Laid, OutOfRange> {
    let mut bills = bills.to_vec();
    bills.sort_unstable();
    let mut left = paid.max(Money::ZERO);
    let mut laid = Vec::with_capacity(bills.len());
    for bill in bills {
        let part = left.min(bill.amount);
        left = left.minus(part)?;
        laid.push((bill, part));
    }
    Ok(Laid { bills: laid, beyond: left })
}

/// Which bills a payment paid, when so much had been paid before it: the oldest first, bills it did
/// not touch left out.
///
/// # Errors
/// [`OutOfRange`] when a sum cannot be held.
pub fn paid_on(
    bills: &[OnCredit],
    before: Money,
    payment: Money,
) -> Result<Vec<PaidOn>, OutOfRange> {
    let (then, now) = (lay(bills, before)?, lay(bills, before.plus(payment)?)?);
    let mut paid = Vec::new();
    for ((bill, before), (_, after)) in then.bills.iter().zip(&now.bills) {
        let amount = after.minus(*before)?;
        if amount > Money::ZERO {
            paid.push(PaidOn { receipt: bill.receipt, amount });
        }
    }
    Ok(paid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bill(receipt: u64, day: u32, baht: i64) -> OnCredit {
        OnCredit { due: Day::new(2026, 11, day).unwrap(), receipt, amount: Money::baht(baht) }
    }

    fn paid(receipt: u64, baht: i64) -> PaidOn {
        PaidOn { receipt, amount: Money::baht(baht) }
    }

    #[test]
    fn the_oldest_is_paid_first_and_one_payment_clears_several() {
        let bills = [bill(9, 24, 50), bill(4, 22, 100), bill(2, 24, 30), bill(7, 23, 0)];
        let part = paid_on(&bills, Money::ZERO, Money::baht(60)).unwrap();
        assert_eq!(part, [paid(4, 60)]);
        let rest = paid_on(&bills, Money::baht(60), Money::baht(100)).unwrap();
        assert_eq!(rest, [paid(4, 40), paid(2, 30), paid(9, 30)]);
        let laid = lay(&bills, Money::baht(200)).unwrap();
        assert_eq!(laid.beyond, Money::baht(20));
        assert_eq!(
            laid.bills.iter().map(|(bill, _)| bill.receipt).collect::<Vec<_>>(),
            [4, 7, 2, 9]
        );
    }

    proptest! {
        /// Nothing is lost, nothing lies beyond a bill, and a younger bill is touched only when all
        /// older ones are paid; payments one by one come to the same as all of them at once.
        #[test]
        fn payments_are_kept_whole_and_in_order(
            bills in prop::collection::vec((1_u32..28, 0_i64..900), 0..12),
            payments in prop::collection::vec(1_i64..700, 0..12),
        ) {
            let bills: Vec<OnCredit> =
                bills.iter().zip(1..).map(|((day, baht), n)| bill(n, *day, *baht)).collect();
            let mut so_far = Money::ZERO;
            let mut one_by_one = std::collections::BTreeMap::new();
            for payment in payments {
                let payment = Money::baht(payment);
                for part in paid_on(&bills, so_far, payment).unwrap() {
                    let sum: &mut Money = one_by_one.entry(part.receipt).or_default();
                    *sum = sum.plus(part.amount).unwrap();
                }
                so_far = so_far.plus(payment).unwrap();
            }
            let laid = lay(&bills, so_far).unwrap();
            let on_bills = Money::sum(laid.bills.iter().map(|(_, part)| *part)).unwrap();
            prop_assert_eq!(on_bills.plus(laid.beyond).unwrap(), so_far);
            let mut open = false;
            let mut before = None;
            for (bill, part) in &laid.bills {
                prop_assert!(*part <= bill.amount && !part.is_negative());
                prop_assert!(!open || part.is_zero(), "an older bill is open");
                prop_assert!(before < Some((bill.due, bill.receipt)));
                prop_assert_eq!(one_by_one.remove(&bill.receipt).unwrap_or_default(), *part);
                open |= *part < bill.amount;
                before = Some((bill.due, bill.receipt));
            }
            prop_assert!(laid.beyond.is_zero() || !open);
        }
    }
}
