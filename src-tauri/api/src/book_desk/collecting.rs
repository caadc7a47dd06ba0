//! Fees that are paid: numbered receipts, arrears, mistakes taken back.

use committee::collecting::account::StallAccount;
use committee::collecting::fee_receipts::FeeReceipt;
use committee::collecting::fee_slip::fee_slip;
use committee::collecting::payments::{PaymentRequest, PaymentRow};
use committee::collecting::reverse::{ReversalRefused, ReversalRequest};
use documents::slip::Paper;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::book_desk::fees::OfDay;
use crate::book_desk::market::OfStall;
use crate::desk::preferences;
use crate::failure::Failure;
use crate::printing::picture_of;
use crate::transfer::Picture;

/// A fee receipt by its number.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeeReceiptNumber {
    /// "2569/00001".
    pub number: String,
}

pub(crate) fn record_payment(app: &App, asked: PaymentRequest) -> Result<FeeReceipt, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.record_payment(now, &asked)?))
}

pub(crate) fn reverse_payment(app: &App, asked: ReversalRequest) -> Result<FeeReceipt, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.reverse_payment(now, &asked)?))
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

pub(crate) fn fee_receipt_picture(app: &App, asked: FeeReceiptNumber) -> Result<Picture, Failure> {
    let language = preferences(app)?.language;
    app.on_book(|book| {
        let receipt = book.fee_receipt(&asked.number)?.ok_or(ReversalRefused::UnknownReceipt)?;
        picture_of(&fee_slip(&receipt, 0, language), Paper::Wide)
    })
}

pub(crate) fn stall_account(app: &App, asked: OfStall) -> Result<StallAccount, Failure> {
    app.on_book(|book| {
        let found = book.stall_account(asked.stall)?;
        found.ok_or_else(|| committee::collecting::payments::PaymentRefused::UnknownStall.into())
    })
}
