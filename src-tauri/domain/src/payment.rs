//! Payment: tenders settle a total, change comes back in cash only, cash alone is rounded.
//! Must never round a total or invent a tender.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::day::Timestamp;
use crate::id::PreorderId;
use crate::language::Language;
use crate::money::{Money, OutOfRange};
use crate::rounding::Rounding;

/// How money came.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TenderKind {
    /// เงินสด
    Cash,
    /// พร้อมเพย์, seen in the bank's app by the vendor.
    PromptPay,
    /// เชื่อ: the customer owes it.
    Credit,
    /// คูปองสวัสดิการ, issued by the committee.
    Voucher,
    /// A co-pay scheme of the state: two receivables, none of it in the drawer.
    CoPay,
    /// มัดจำ of a preorder, taken before.
    Deposit,
    /// อื่น ๆ, by a name the vendor gave.
    Other,
}

/// Every tender, in the order of reports.
pub const TENDERS: [TenderKind; 7] = [
    TenderKind::Cash,
    TenderKind::PromptPay,
    TenderKind::Credit,
    TenderKind::Voucher,
    TenderKind::CoPay,
    TenderKind::Deposit,
    TenderKind::Other,
];

impl TenderKind {
    /// Whether it is money that has changed hands: what a fee, a debt or a deposit is paid with.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, TenderKind::Cash | TenderKind::PromptPay)
    }

    /// The word on screen and paper.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match self {
            TenderKind::Cash => language.pick("เงินสด", "Cash"),
            TenderKind::PromptPay => language.pick("พร้อมเพย์", "PromptPay"),
            TenderKind::Credit => language.pick("เชื่อ", "On credit"),
            TenderKind::Voucher => language.pick("คูปอง", "Voucher"),
            TenderKind::CoPay => language.pick("ร่วมจ่าย", "Co-pay"),
            TenderKind::Deposit => language.pick("มัดจำ", "Deposit"),
            TenderKind::Other => language.pick("อื่น ๆ", "Other"),
        }
    }

    /// Whether one bill can be paid with several of it: two friends, two transfers.
    #[must_use]
    pub const fn may_repeat(self) -> bool {
        matches!(
            self,
            TenderKind::PromptPay | TenderKind::Voucher | TenderKind::CoPay | TenderKind::Other
        )
    }
}

/// What else is known of a tender. Nothing of it names a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TenderDetail {
    /// The slip of a transfer was scanned.
    BankSlip {
        /// The bank that sent it: three digits.
        bank: String,
        /// Its reference.
        reference: String,
    },
    /// A voucher, used up whole.
    Voucher {
        /// Its serial.
        serial: String,
        /// The most it may pay of this bill, where it buys only some of its goods.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        most: Option<Money>,
    },
    /// A use of a co-pay scheme.
    CoPay {
        /// The scheme's name.
        scheme: String,
        /// What the state pays.
        state: Money,
        /// When the state's part is due.
        state_due: Timestamp,
        /// What the buyer pays through the scheme's app.
        buyer: Money,
        /// When the buyer's part is due.
        buyer_due: Timestamp,
    },
    /// The deposit of a preorder.
    Deposit {
        /// Which.
        preorder: PreorderId,
    },
    /// Another way, by its name.
    Other {
        /// The name.
        name: String,
    },
}

/// Money handed over. For cash `amount` is what lay in the hand, for a voucher what stands on it,
/// for the rest what it pays.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TenderDraft {
    /// How it came.
    pub kind: TenderKind,
    /// How much was handed over.
    pub amount: Money,
    /// What else is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub detail: Option<TenderDetail>,
}

/// The part of a bill that one tender paid.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Tender {
    /// How it came.
    pub kind: TenderKind,
    /// The part of the price it paid: what the takings count, never the note handed over.
    pub amount: Money,
    /// What was handed over.
    pub received: Money,
    /// What else is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub detail: Option<TenderDetail>,
}

/// Cash rounded to the coins there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CashRounding {
    /// How.
    pub by: Rounding,
    /// What it changed: below zero in the customer's favour. Never zero.
    pub amount: Money,
}

/// A settled bill: the amounts of the tenders add up to the total and the rounding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Settled {
    /// The parts paid.
    pub tenders: Vec<Tender>,
    /// Cash to give back.
    pub change: Money,
    /// The rounding of the cash part; none when nothing was rounded.
    pub rounding: Option<CashRounding>,
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
    /// A kind twice that can be there only once.
    #[error("one kind of money twice")]
    Twice,
    /// Transfers above the total: there is no change for them.
    #[error("more was transferred than is to be paid")]
    TransferTooLarge,
    /// A voucher where nothing is left to be paid: it would be used up for nothing.
    #[error("a voucher is not needed")]
    VoucherNotNeeded,
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

/// A payment as it stands before cash is counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Each draft with what it pays; cash as it was handed over.
    pub tenders: Vec<Tender>,
    /// What is left to be paid in cash.
    pub rest: Money,
    /// The rest as cash pays it, rounded; zero when nothing is left.
    pub cash_due: Money,
}

/// How drafts stand against a total. Vouchers pay after everything that is exact, in their order,
/// and what is left on the last of them is lost; the rest is left to cash, rounded by `cash`.
///
/// # Errors
/// The first [`PaymentRefused`] by precedence, but those of money that is still missing.
pub fn stand(
    total: Money,
    drafts: &[TenderDraft],
    cash: Option<Rounding>,
) -> Result<Standing, PaymentRefused> {
    if drafts.iter().any(|draft| draft.amount <= Money::ZERO) {
        return Err(PaymentRefused::NotPositive);
    }
    let count = |kind| drafts.iter().filter(|draft| draft.kind == kind).count();
    if TENDERS.iter().any(|kind| !kind.may_repeat() && count(*kind) > 1) {
        return Err(PaymentRefused::Twice);
    }
    let exact =
        |draft: &&TenderDraft| !matches!(draft.kind, TenderKind::Cash | TenderKind::Voucher);
    let exact = Money::sum(drafts.iter().filter(exact).map(|draft| draft.amount))?;
    let mut rest = total.minus(exact)?;
    if rest.is_negative() {
        return Err(PaymentRefused::TransferTooLarge);
    }
    let mut tenders = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let TenderDraft { kind, amount: received, detail } = draft.clone();
        let mut amount = received;
        if kind == TenderKind::Voucher {
            amount = received.min(rest).min(most(detail.as_ref()).unwrap_or(received));
            if amount <= Money::ZERO {
                return Err(PaymentRefused::VoucherNotNeeded);
            }
            rest = rest.minus(amount)?;
        }
        tenders.push(Tender { kind, amount, received, detail });
    }
    let cash_due = cash.map_or(Ok(rest), |rounding| rounding.apply(rest))?;
    Ok(Standing { tenders, rest, cash_due })
}

/// The most that a voucher may pay of its bill.
const fn most(detail: Option<&TenderDetail>) -> Option<Money> {
    match detail {
        Some(TenderDetail::Voucher { most, .. }) => *most,
        _ => None,
    }
}

/// Settles a total with what was handed over: as [`stand`] has it, and cash pays the rest.
///
/// # Errors
/// The first [`PaymentRefused`] by precedence.
pub fn settle(
    total: Money,
    drafts: &[TenderDraft],
    cash: Option<Rounding>,
) -> Result<Settled, PaymentRefused> {
    if drafts.is_empty() && !total.is_zero() {
        return Err(PaymentRefused::Nothing);
    }
    let Standing { mut tenders, rest, cash_due } = stand(total, drafts, cash)?;
    let Some(tender) = tenders.iter_mut().find(|tender| tender.kind == TenderKind::Cash) else {
        let settled = Settled { tenders, change: Money::ZERO, rounding: None };
        let paid = rest.is_zero();
        return if paid { Ok(settled) } else { Err(PaymentRefused::Short { missing: rest }) };
    };
    if rest.is_zero() {
        return Err(PaymentRefused::CashNotNeeded);
    }
    let change = tender.received.minus(cash_due)?;
    if change.is_negative() {
        return Err(PaymentRefused::Short { missing: change.negated() });
    }
    if change >= CHANGE_LIMIT {
        return Err(PaymentRefused::ChangeTooLarge);
    }
    tender.amount = cash_due;
    let amount = cash_due.minus(rest)?;
    let rounding = cash.filter(|_| !amount.is_zero()).map(|by| CashRounding { by, amount });
    Ok(Settled { tenders, change, rounding })
}

#[cfg(test)]
#[path = "payment_tests.rs"]
mod tests;
