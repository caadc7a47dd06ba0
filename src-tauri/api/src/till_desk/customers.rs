//! Regulars and what they owe. Must never let a helper's screen change who may owe how much: that
//! is decided at the stall's own screen.

use domain::id::CustomerId;
use domain::money::Money;
use serde::{Deserialize, Serialize};
use till::bill::SaleLine;
use till::credit::{Repaid, RepayRequest, TakeBackRequest};
use till::credit_account::CustomerAccount;
use till::customer_list::{CustomerRow, CustomersAsked};
use till::customers::{Customer, CustomerDraft};
use ts_rs::TS;

use crate::App;
use crate::failure::Failure;
use crate::failures::only_at_the_stall;
use crate::station::{Call, Station};

/// A regular by id.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfCustomer {
    /// Who.
    pub id: CustomerId,
}

/// A bill whose goods a regular usually takes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UsualBasket {
    /// Who.
    pub customer: CustomerId,
    /// The lines of the bill; none to forget the basket.
    pub lines: Vec<SaleLine>,
}

pub(crate) fn customers(app: &App, asked: CustomersAsked) -> Result<Vec<CustomerRow>, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.customers(now, &asked)?))
}

/// Saves a regular. From a helper's screen only a new one, who may owe nothing until the stall's
/// own screen says how much.
pub(crate) fn save_customer(call: &Call<'_>, draft: CustomerDraft) -> Result<Customer, Failure> {
    let now = call.now();
    let draft = match call.station {
        Station::Main => draft,
        _ if draft.id.is_some() => return Err(only_at_the_stall()),
        _ => CustomerDraft { credit_limit: Some(Money::ZERO), retired: None, ..draft },
    };
    call.on_till(|till| Ok(till.save_customer(now, draft)?))
}

pub(crate) fn keep_usual(app: &App, basket: UsualBasket) -> Result<Customer, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.keep_usual(now, basket.customer, &basket.lines)?))
}

pub(crate) fn customer_account(app: &App, asked: OfCustomer) -> Result<CustomerAccount, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.customer_account(now, asked.id)?))
}

pub(crate) fn repay_credit(app: &App, asked: RepayRequest) -> Result<Repaid, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.repay_credit(now, &asked)?))
}

pub(crate) fn take_back_repayment(app: &App, asked: TakeBackRequest) -> Result<Repaid, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.take_back_repayment(now, &asked)?))
}
