//! Waivers, and what a rule would have brought.

use committee::fees::preview::{FeePreview, PreviewRequest};
use committee::fees::waiver_list::WaiverRow;
use committee::fees::waivers::{WaiverDecision, WaiverRequest};
use domain::id::WaiverId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;

/// A waiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfWaiver {
    /// Which.
    pub waiver: WaiverId,
}

pub(crate) fn waivers(app: &App, _: Nothing) -> Result<Vec<WaiverRow>, Failure> {
    app.on_book(|book| Ok(book.waivers()?))
}

pub(crate) fn propose_waiver(app: &App, asked: WaiverRequest) -> Result<WaiverRow, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.propose_waiver(now, &asked)?))
}

pub(crate) fn decide_waiver(app: &App, asked: WaiverDecision) -> Result<WaiverRow, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.decide_waiver(now, asked)?))
}

pub(crate) fn withdraw_waiver(app: &App, asked: OfWaiver) -> Result<WaiverRow, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.withdraw_waiver(now, asked.waiver)?))
}

pub(crate) fn end_waiver(app: &App, asked: OfWaiver) -> Result<WaiverRow, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.end_waiver(now, asked.waiver)?))
}

pub(crate) fn preview_fee_rule(app: &App, asked: PreviewRequest) -> Result<FeePreview, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.preview_fee_rule(now, &asked)?))
}
