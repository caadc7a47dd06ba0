//! Selling and giving back.

use domain::cash::{Pieces, pieces_for};
use domain::day::Day;
use domain::id::{CustomerId, PreorderId};
use domain::money::Money;
use domain::payment::{PaymentRefused, settle};
use domain::promptpay::payload;
use serde::{Deserialize, Serialize};
use till::bill::Removed;
use till::receipts::{Receipt, ReceiptSummary};
use till::refund::{RefundRejected, RefundRequest, Refunded};
use till::sell::{SellRequest, Sold};
use till::tender::TenderRequest;
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::transfer::Qr;

/// What was handed over so far for a total.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaymentSoFar {
    /// What is to be paid.
    pub total: Money,
    /// What was handed over.
    pub tenders: Vec<TenderRequest>,
    /// Whose bill it is: for what is taken on credit.
    #[serde(default)]
    #[ts(optional)]
    pub customer: Option<CustomerId>,
    /// The preorder that is handed over with it: for its deposit.
    #[serde(default)]
    #[ts(optional)]
    pub preorder: Option<PreorderId>,
}

/// How a payment stands before it is made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PaymentView {
    /// Whether it settles the total.
    pub enough: bool,
    /// What is still missing.
    pub missing: Money,
    /// What is to be paid in cash, rounded as the stall rounds; zero when no cash is needed.
    pub cash_due: Money,
    /// What rounding the cash changed.
    pub rounding: Money,
    /// What to give back.
    pub change: Money,
    /// The notes and coins to give back.
    pub pieces: Vec<Pieces>,
    /// Why it cannot be made although enough was given.
    pub refused: Option<Failure>,
}

/// What a PromptPay QR is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PromptPayRequest {
    /// The amount; none for the stall's card.
    pub amount: Option<Money>,
}

/// A PromptPay QR.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PromptPayQr {
    /// The QR.
    pub qr: Qr,
    /// Where the money goes, the middle hidden: shown beside it.
    pub to: String,
}

/// Which day's receipts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiptsOf {
    /// The business day; none for the latest.
    pub day: Option<Day>,
}

/// A receipt's number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiptNumber {
    /// The number.
    pub number: u64,
}

pub(crate) fn preview_payment(app: &App, asked: PaymentSoFar) -> Result<PaymentView, Failure> {
    let now = app.now();
    let view = |enough, missing, refused| PaymentView {
        enough,
        missing,
        cash_due: Money::ZERO,
        rounding: Money::ZERO,
        change: Money::ZERO,
        pieces: vec![],
        refused,
    };
    let (drafts, rounding) = app.on_till(|till| {
        Ok((
            till.tender_drafts(now.at, &asked.tenders, asked.preorder)?,
            till.settings()?.cash_rounding,
        ))
    })?;
    Ok(match settle(asked.total, &drafts, rounding) {
        Ok(settled) => PaymentView {
            change: settled.change,
            pieces: pieces_for(settled.change),
            rounding: settled.rounding.map_or(Money::ZERO, |rounding| rounding.amount),
            ..view(true, Money::ZERO, None)
        },
        Err(PaymentRefused::Short { missing }) => view(false, missing, None),
        Err(PaymentRefused::Nothing | PaymentRefused::NotPositive) => {
            view(false, asked.total, None)
        }
        Err(refused) => view(false, Money::ZERO, Some(refused.into())),
    })
}

pub(crate) fn promptpay_qr(
    app: &App,
    asked: PromptPayRequest,
) -> Result<Option<PromptPayQr>, Failure> {
    let Some(to) = app.on_till(|till| Ok(till.settings()?.promptpay))? else { return Ok(None) };
    let text = payload(&to, asked.amount)
        .ok_or_else(|| crate::failures::bad_arguments("the amount of a transfer"))?;
    Ok(Some(PromptPayQr { qr: crate::printing::qr(&text)?, to: to.masked() }))
}

pub(crate) fn sell(app: &App, request: SellRequest) -> Result<Sold, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.sell(now, &request)?))
}

pub(crate) fn lines_removed(app: &App, removed: Removed) -> Result<Nothing, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.lines_removed(now, removed)?))?;
    Ok(Nothing {})
}

pub(crate) fn receipts(app: &App, asked: ReceiptsOf) -> Result<Vec<ReceiptSummary>, Failure> {
    app.on_till(|till| Ok(till.receipts(asked.day)?))
}

pub(crate) fn receipt(app: &App, asked: ReceiptNumber) -> Result<Receipt, Failure> {
    app.on_till(|till| {
        let found = till.receipt(asked.number)?;
        found.ok_or_else(|| RefundRejected::NoSuchSale.into())
    })
}

pub(crate) fn refund(app: &App, request: RefundRequest) -> Result<Refunded, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.refund(now, &request)?))
}
