//! Payment: tenders settle a total, change comes back in cash only.
//! Must never round a total or invent a tender.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::money::{Money, OutOfRange};

/// How money came.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TenderKind {
    /// เงินสด
    Cash,
    /// พร้อมเพย์, seen in the bank's app by the vendor.
    PromptPay,
}

/// Every tender, in the order of reports.
pub const TENDERS: [TenderKind; 2] = [TenderKind::Cash, TenderKind::PromptPay];

/// Money handed over. For cash `amount` is what lay in the hand, for the rest what was transferred.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TenderDraft {
    /// How it came.
    pub kind: TenderKind,
    /// How much was handed over.
    pub amount: Money,
}

/// The part of a bill that one tender paid.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Tender {
    /// How it came.
    pub kind: TenderKind,
    /// The part of the price it paid: what the takings count, never the note handed over.
    pub amount: Money,
    /// What was handed over.
    pub received: Money,
}

/// A settled bill: the amounts of the tenders add up to the total.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Settled {
    /// The parts paid.
    pub tenders: Vec<Tender>,
    /// Cash to give back.
    pub change: Money,
}

/// Why tenders do not settle a total, in order of precedence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PaymentRefused {
    /// No tender for a bill that costs something.
    #[error("no money was given")]
    Nothing,
    /// A tender of zero or less.
    #[error("a tender without an amount")]
    NotPositive,
    /// The same kind twice.
    #[error("one kind of money twice")]
    Twice,
    /// Transfers above the total: there is no change for them.
    #[error("more was transferred than is to be paid")]
    TransferTooLarge,
    /// Cash where nothing is left to be paid in cash.
    #[error("nothing is left to be paid in cash")]
    CashNotNeeded,
    /// Not enough.
    #[error("{missing} is still missing")]
    Short {
        /// What is still to be paid.
        missing: Money,
    },
    /// Change of 1,000 baht or more: the largest note is 1,000, so one was given too many.
    #[error("more was received than anyone hands over")]
    ChangeTooLarge,
    /// An amount out of range.
    #[error("the amount is too large")]
    TooLarge,
}

impl From<OutOfRange> for PaymentRefused {
    fn from(_: OutOfRange) -> PaymentRefused {
        PaymentRefused::TooLarge
    }
}

/// Change from here on means a mistyped amount: no note is larger.
pub const CHANGE_LIMIT: Money = Money::baht(1_000);

/// Settles a total with what was handed over.
///
/// # Errors
/// The first [`PaymentRefused`] by precedence.
pub fn settle(total: Money, drafts: &[TenderDraft]) -> Result<Settled, PaymentRefused> {
    if drafts.is_empty() && !total.is_zero() {
        return Err(PaymentRefused::Nothing);
    }
    if drafts.iter().any(|draft| draft.amount <= Money::ZERO) {
        return Err(PaymentRefused::NotPositive);
    }
    if TENDERS.iter().any(|kind| drafts.iter().filter(|draft| draft.kind == *kind).count() > 1) {
        return Err(PaymentRefused::Twice);
    }
    let transferred =
        drafts.iter().filter(|draft| draft.kind != TenderKind::Cash).map(|draft| draft.amount);
    let left = total.minus(Money::sum(transferred)?)?;
    if left.is_negative() {
        return Err(PaymentRefused::TransferTooLarge);
    }
    let cash = drafts.iter().find(|draft| draft.kind == TenderKind::Cash);
    let received = cash.map_or(Money::ZERO, |draft| draft.amount);
    if left.is_zero() && cash.is_some() {
        return Err(PaymentRefused::CashNotNeeded);
    }
    let change = received.minus(left)?;
    if change.is_negative() {
        return Err(PaymentRefused::Short { missing: change.negated() });
    }
    if change >= CHANGE_LIMIT {
        return Err(PaymentRefused::ChangeTooLarge);
    }
    let tenders = drafts
        .iter()
        .map(|draft| Tender {
            kind: draft.kind,
            amount: if draft.kind == TenderKind::Cash { left } else { draft.amount },
            received: draft.amount,
        })
        .collect();
    Ok(Settled { tenders, change })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(kind: TenderKind, baht: i64) -> TenderDraft {
        TenderDraft { kind, amount: Money::baht(baht) }
    }

    #[test]
    fn the_takings_count_the_price_and_not_the_note() {
        let settled = settle(Money::baht(195), &[given(TenderKind::Cash, 500)]).unwrap();
        assert_eq!(settled.change, Money::baht(305));
        assert_eq!(settled.tenders[0].amount, Money::baht(195));
        assert_eq!(settled.tenders[0].received, Money::baht(500));
    }

    #[test]
    fn refusals_come_in_order_of_precedence() {
        use TenderKind::{Cash, PromptPay};
        let total = Money::baht(195);
        for (drafts, refused) in [
            (vec![], PaymentRefused::Nothing),
            (vec![given(Cash, 0)], PaymentRefused::NotPositive),
            (vec![given(Cash, 100), given(Cash, 100)], PaymentRefused::Twice),
            (vec![given(PromptPay, 196)], PaymentRefused::TransferTooLarge),
            (vec![given(PromptPay, 195), given(Cash, 20)], PaymentRefused::CashNotNeeded),
            (vec![given(Cash, 100)], PaymentRefused::Short { missing: Money::baht(95) }),
            (vec![given(Cash, 1_195)], PaymentRefused::ChangeTooLarge),
        ] {
            assert_eq!(settle(total, &drafts), Err(refused));
        }
        assert!(settle(total, &[given(Cash, 1_000)]).is_ok());
        assert!(settle(Money::ZERO, &[]).is_ok());
    }
}
