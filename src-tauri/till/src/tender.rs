//! What a screen says of money handed over, made into tenders: scanned slips and vouchers are read,
//! a debt is held to its limit, a co-pay scheme is asked whether it runs. Must never let one slip
//! or voucher pay twice.

use domain::bank_slip::SlipRefused;
use domain::co_pay::CoPayRefused;
use domain::day::Day;
use domain::money::{Money, OutOfRange};
use domain::payment::{TenderDetail, TenderDraft, TenderKind};
use serde::{Deserialize, Serialize};
use settlement::voucher::{Voucher, VoucherRefused};
use store::Fault;
use store::rows::in_range;
use ts_rs::TS;

use crate::Till;
use crate::pay::Desk;

/// The most tenders of one bill: a table of friends.
pub const MAX_TENDERS: usize = 20;

/// Money handed over, as a screen says it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TenderRequest {
    /// How it came.
    pub kind: TenderKind,
    /// Of cash what lay in the hand; of a voucher ignored; else what it pays.
    pub amount: Money,
    /// Of a transfer: the text of the slip's QR, where it was scanned.
    #[serde(default)]
    #[ts(optional)]
    pub slip: Option<String>,
    /// Of a voucher: the text of its QR.
    #[serde(default)]
    #[ts(optional)]
    pub voucher: Option<String>,
    /// Of a co-pay scheme: its name.
    #[serde(default)]
    #[ts(optional)]
    pub scheme: Option<String>,
    /// Of a co-pay scheme: what its app said the state pays; the most when absent.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<Money>,
    /// Of another way: its name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Of credit: by when; the customer's usual days when absent.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<Day>,
}

/// Why a tender cannot be taken, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum TenderRefused {
    /// More than [`MAX_TENDERS`].
    #[error("too many ways of paying on one bill")]
    TooMany,
    /// What was scanned is not the slip of a transfer.
    #[error(transparent)]
    Slip(#[from] SlipRefused),
    /// The slip paid a receipt of this till before.
    #[error("the slip paid receipt {receipt}")]
    SlipUsed {
        /// The receipt.
        receipt: u64,
    },
    /// The slip is on this bill twice.
    #[error("the slip is on this bill twice")]
    SlipTwice,
    /// The voucher is no money here and today.
    #[error(transparent)]
    Voucher(#[from] VoucherRefused),
    /// The committee withdrew the voucher.
    #[error("the committee withdrew the voucher")]
    VoucherWithdrawn,
    /// The voucher paid a receipt of this till before.
    #[error("the voucher paid receipt {receipt}")]
    VoucherUsed {
        /// The receipt.
        receipt: u64,
    },
    /// The voucher is on this bill twice.
    #[error("the voucher is on this bill twice")]
    VoucherTwice,
    /// Nothing on the bill is of the goods that the voucher buys.
    #[error("the voucher buys {goods} only")]
    VoucherGoods {
        /// What it buys.
        goods: String,
    },
    /// On credit, but nobody's.
    #[error("credit needs a customer")]
    CreditNeedsCustomer,
    /// The day by which it is to be paid is over.
    #[error("the day of repayment is over")]
    CreditDue,
    /// More would be owed than the customer may owe.
    #[error("{owes} is owed, and {limit} may be")]
    CreditLimit {
        /// What the customer may owe.
        limit: Money,
        /// What is owed now.
        owes: Money,
    },
    /// No scheme of this name, or it does not run now, or the state pays less.
    #[error(transparent)]
    CoPay(#[from] CoPayRefused),
    /// The deposit is not the one of the preorder that is handed over, or is missing.
    #[error("the deposit of the preorder is {deposit}")]
    Deposit {
        /// What was paid down; zero without a preorder.
        deposit: Money,
    },
    /// The deposit is more than the bill.
    #[error("the deposit of {deposit} is more than the bill")]
    DepositTooLarge {
        /// What was paid down.
        deposit: Money,
    },
    /// Another way of paying whose name the stall does not know.
    #[error("there is no such way of paying")]
    Other,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<OutOfRange> for TenderRefused {
    fn from(error: OutOfRange) -> TenderRefused {
        TenderRefused::Fault(store::rows::damaged(error))
    }
}

/// What the tenders of one bill have used so far, in their order.
#[derive(Default)]
pub(crate) struct Used {
    slips: Vec<(String, String)>,
    serials: Vec<String>,
}

impl Till {
    /// One tender as it is to be settled, with the voucher it is, if it is one.
    pub(crate) fn tender_draft(
        &self,
        desk: &Desk,
        one: &TenderRequest,
        used: &mut Used,
    ) -> Result<(TenderDraft, Option<Voucher>), TenderRefused> {
        if one.kind == TenderKind::Voucher {
            let voucher = self.unused_voucher(desk, one.voucher.as_deref().unwrap_or_default())?;
            if used.serials.contains(&voucher.serial) {
                return Err(TenderRefused::VoucherTwice);
            }
            used.serials.push(voucher.serial.clone());
            let detail = TenderDetail::Voucher { serial: voucher.serial.clone(), most: None };
            let draft = TenderDraft { kind: one.kind, amount: voucher.value, detail: Some(detail) };
            return Ok((draft, Some(voucher)));
        }
        // nothing or less is refused by the settling itself, in its order
        let given = one.amount > Money::ZERO;
        let detail = if given { self.detail(desk, one, used)? } else { None };
        Ok((TenderDraft { kind: one.kind, amount: one.amount, detail }, None))
    }

    fn detail(
        &self,
        desk: &Desk,
        one: &TenderRequest,
        used: &mut Used,
    ) -> Result<Option<TenderDetail>, TenderRefused> {
        match one.kind {
            TenderKind::Cash | TenderKind::Voucher => Ok(None),
            TenderKind::PromptPay => {
                let Some(text) = one.slip.as_deref() else { return Ok(None) };
                let slip = self.unused_slip(text)?;
                let names = (slip.bank.clone(), slip.reference.clone());
                if used.slips.contains(&names) {
                    return Err(TenderRefused::SlipTwice);
                }
                used.slips.push(names);
                Ok(Some(TenderDetail::BankSlip { bank: slip.bank, reference: slip.reference }))
            }
            TenderKind::Credit => self.credit_fits(desk, one).map(|()| None),
            TenderKind::CoPay => {
                let scheme = one.scheme.as_deref().unwrap_or_default();
                Ok(Some(desk.co_pay(scheme, one.amount, one.state)?))
            }
            TenderKind::Deposit => {
                let Some(preorder) = desk.preorder else {
                    return Err(TenderRefused::Deposit { deposit: Money::ZERO });
                };
                let deposit = preorder.deposit;
                if one.amount != deposit {
                    return Err(TenderRefused::Deposit { deposit });
                }
                if deposit > desk.total {
                    return Err(TenderRefused::DepositTooLarge { deposit });
                }
                Ok(Some(TenderDetail::Deposit { preorder: preorder.id }))
            }
            TenderKind::Other => {
                let name = domain::thai::printable(one.name.as_deref().unwrap_or_default());
                if !desk.settings.other_tenders.contains(&name) {
                    return Err(TenderRefused::Other);
                }
                Ok(Some(TenderDetail::Other { name }))
            }
        }
    }

    /// Whether the customer may owe so much more. Over her limit an owner has to allow it.
    fn credit_fits(&self, desk: &Desk, one: &TenderRequest) -> Result<(), TenderRefused> {
        let customer = desk.customer.as_ref().ok_or(TenderRefused::CreditNeedsCustomer)?;
        if one.due.is_some_and(|due| due < desk.today) {
            return Err(TenderRefused::CreditDue);
        }
        let Some(limit) = customer.credit_limit else { return Ok(()) };
        let owes = self.owes(customer.id)?;
        let fits = in_range(owes.plus(one.amount))? <= limit;
        if fits || self.beyond_limit {
            Ok(())
        } else {
            Err(TenderRefused::CreditLimit { limit, owes })
        }
    }
}
