//! Fees that are paid: numbered receipts, arrears, mistakes taken back, what is netted.

use committee::collecting::account::StallAccount;
use committee::collecting::fee_receipts::FeeReceipt;
use committee::collecting::netting::{NetRequest, Netted};
use committee::collecting::payments::{PaymentRefused, PaymentRequest, PaymentRow};
use committee::collecting::reverse::{ReversalRefused, ReversalRequest};
use domain::id::StallId;
use domain::money::Money;
use domain::promptpay::payload;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::book_desk::fees::OfDay;
use crate::book_desk::market::OfStall;
use crate::failure::Failure;
use crate::failures::bad_arguments;
use crate::till_desk::tenders::PromptPayQr;

/// A fee receipt by its number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeReceiptNumber {
    /// "2569/00001".
    pub number: String,
}

/// A transfer that a stall is to make to the market.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeQrRequest {
    /// The stall.
    pub stall: StallId,
    /// How much.
    pub amount: Money,
}

pub(crate) fn record_payment(app: &App, asked: PaymentRequest) -> Result<FeeReceipt, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.record_payment(now, &asked)?))
}

pub(crate) fn reverse_payment(app: &App, asked: ReversalRequest) -> Result<FeeReceipt, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.reverse_payment(now, &asked)?))
}

pub(crate) fn net_stall(app: &App, asked: NetRequest) -> Result<Netted, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.net_stall(now, &asked)?))
}

pub(crate) fn payments(app: &App, asked: OfDay) -> Result<Vec<PaymentRow>, Failure> {
    app.on_book(|book| Ok(book.payments(asked.day)?))
}

pub(crate) fn fee_receipt(app: &App, asked: FeeReceiptNumber) -> Result<FeeReceipt, Failure> {
    app.on_book(|book| {
        let found = book.fee_receipt(&asked.number)?;
        found.ok_or_else(|| ReversalRefused::UnknownReceipt.into())
    })
}

pub(crate) fn stall_account(app: &App, asked: OfStall) -> Result<StallAccount, Failure> {
    app.on_book(|book| {
        let found = book.stall_account(asked.stall)?;
        found.ok_or_else(|| PaymentRefused::UnknownStall.into())
    })
}

/// The market's QR with the amount in it; none where the market gave no number.
pub(crate) fn fee_qr(app: &App, asked: FeeQrRequest) -> Result<Option<PromptPayQr>, Failure> {
    if asked.amount <= Money::ZERO {
        return Err(PaymentRefused::Amount.into());
    }
    let market = app.on_book(|book| {
        book.stall_account(asked.stall)?.ok_or(PaymentRefused::UnknownStall)?;
        Ok(book.market()?)
    })?;
    let Some(number) = market.and_then(|market| market.prompt_pay) else { return Ok(None) };
    let text = payload(&number, Some(asked.amount));
    let text = text.ok_or_else(|| bad_arguments("the amount of a transfer"))?;
    Ok(Some(PromptPayQr { qr: crate::printing::qr(&text)?, to: number.masked() }))
}
