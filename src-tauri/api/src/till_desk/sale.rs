//! Selling and giving back.

use domain::day::Day;
use serde::{Deserialize, Serialize};
use till::bill::Removed;
use till::receipts::{Receipt, ReceiptSummary};
use till::refund::{RefundRejected, RefundRequest, Refunded};
use till::sell::{SellRequest, Sold};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;

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
