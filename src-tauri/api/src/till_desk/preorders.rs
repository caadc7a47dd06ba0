//! Preorders: taken, called off, listed. They are handed over by a sale.

use domain::day::Day;
use serde::{Deserialize, Serialize};
use till::preorder_list::{PickList, Preorder, PreordersAsked};
use till::preorder_taking::PreorderRequest;
use till::preorders::CallOffRequest;
use ts_rs::TS;

use crate::App;
use crate::failure::Failure;

/// A day on which goods are fetched.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PickupDay {
    /// Which.
    pub day: Day,
}

pub(crate) fn preorders(app: &App, asked: PreordersAsked) -> Result<Vec<Preorder>, Failure> {
    app.on_till(|till| Ok(till.preorders(asked)?))
}

pub(crate) fn take_preorder(app: &App, asked: PreorderRequest) -> Result<Preorder, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.take_preorder(now, &asked)?))
}

pub(crate) fn call_off_preorder(app: &App, asked: CallOffRequest) -> Result<Preorder, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.call_off_preorder(now, &asked)?))
}

pub(crate) fn pick_list(app: &App, asked: PickupDay) -> Result<PickList, Failure> {
    app.on_till(|till| Ok(till.pick_list(asked.day)?))
}
