//! What a screen says of money handed over, made into tenders: scanned slips and vouchers are read,
//! a co-pay scheme is asked whether it runs. Must never let one slip or voucher pay twice.

use domain::day::{Day, Timestamp};
use domain::id::PreorderId;
use domain::money::Money;
use domain::payment::{TenderDetail, TenderDraft, TenderKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Till;
use crate::sell::SellRefused;

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

impl Till {
    /// The tenders of a bill as they are to be settled.
    ///
    /// # Errors
    /// [`SellRefused::Tender`] for the first that cannot be taken.
    pub fn tender_drafts(
        &self,
        _at: Timestamp,
        asked: &[TenderRequest],
        _preorder: Option<PreorderId>,
    ) -> Result<Vec<TenderDraft>, SellRefused> {
        asked
            .iter()
            .map(|one| match one.kind {
                TenderKind::Cash | TenderKind::PromptPay => {
                    Ok(TenderDraft { kind: one.kind, amount: one.amount, detail: None })
                }
                TenderKind::Other => Ok(TenderDraft {
                    kind: one.kind,
                    amount: one.amount,
                    detail: one.name.clone().map(|name| TenderDetail::Other { name }),
                }),
                _ => Err(SellRefused::Tender(TenderRefused::Unknown)),
            })
            .collect()
    }
}

/// Why a tender cannot be taken, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum TenderRefused {
    /// A way of paying that this till does not know.
    #[error("an unknown way of paying")]
    Unknown,
}
