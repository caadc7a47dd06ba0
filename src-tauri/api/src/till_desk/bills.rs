//! Bills that wait: the open one of each screen, and those that are held.

use domain::id::RequestId;
use domain::sale::Bill;
use serde::{Deserialize, Serialize};
use till::bill::{BillDraft, KeptBill};
use ts_rs::TS;

use crate::commands::Nothing;
use crate::failure::Failure;
use crate::station::Call;

/// A bill to be put aside.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HoldRequest {
    /// The bill.
    pub bill: BillDraft,
    /// The word to find it by: "พี่นก", "โต๊ะ 3"; may be empty.
    pub label: String,
}

/// A bill by its id.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfBill {
    /// Which.
    pub request: RequestId,
}

pub(crate) fn price_bill(call: &Call<'_>, bill: BillDraft) -> Result<Bill, Failure> {
    let now = call.now();
    call.on_till(|till| Ok(till.price_bill(now, &bill)?))
}

pub(crate) fn keep_bill(call: &Call<'_>, bill: BillDraft) -> Result<Option<Bill>, Failure> {
    let (now, station) = (call.now(), call.station.number());
    call.on_till(|till| Ok(till.keep_bill(now, station, &bill)?))
}

pub(crate) fn open_bill(call: &Call<'_>, _: Nothing) -> Result<Option<KeptBill>, Failure> {
    let (now, station) = (call.now(), call.station.number());
    call.on_till(|till| Ok(till.open_bill(now, station)?))
}

pub(crate) fn hold_bill(call: &Call<'_>, asked: HoldRequest) -> Result<Vec<KeptBill>, Failure> {
    let (now, station) = (call.now(), call.station.number());
    call.on_till(|till| {
        till.hold_bill(now, station, &asked.bill, &asked.label)?;
        Ok(till.held_bills(now)?)
    })
}

pub(crate) fn held_bills(call: &Call<'_>, _: Nothing) -> Result<Vec<KeptBill>, Failure> {
    let now = call.now();
    call.on_till(|till| Ok(till.held_bills(now)?))
}

pub(crate) fn unfinished_bills(call: &Call<'_>, _: Nothing) -> Result<Vec<KeptBill>, Failure> {
    let now = call.now();
    call.on_till(|till| Ok(till.unfinished_bills(now)?))
}

pub(crate) fn recall_bill(call: &Call<'_>, asked: OfBill) -> Result<KeptBill, Failure> {
    let (now, station) = (call.now(), call.station.number());
    call.on_till(|till| Ok(till.recall_bill(now, station, asked.request)?))
}

pub(crate) fn drop_bill(call: &Call<'_>, asked: OfBill) -> Result<Vec<KeptBill>, Failure> {
    let (now, station) = (call.now(), call.station.number());
    call.on_till(|till| {
        till.drop_bill(now, station, asked.request)?;
        Ok(till.held_bills(now)?)
    })
}
