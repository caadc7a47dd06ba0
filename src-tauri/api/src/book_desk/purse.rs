//! What a stall has with the committee beside its fees: vouchers, credits, a deposit.

use committee::collecting::banking::PayoutRequest;
use committee::collecting::cash::CashEntry;
use committee::collecting::credits::{CreditRequest, DecisionRequest, StallCredit};
use committee::collecting::deposits::{DepositRequest, KeepRequest};
use committee::collecting::payments::PaymentRefused;
use committee::collecting::purse::{Deposits, StallPurse};

use crate::App;
use crate::book_desk::market::OfStall;
use crate::commands::Nothing;
use crate::failure::Failure;

pub(crate) fn stall_purse(app: &App, asked: OfStall) -> Result<StallPurse, Failure> {
    let today = app.ports.clock.now().business_day();
    app.on_book(|book| {
        let found = book.stall_purse(asked.stall, today)?;
        found.ok_or_else(|| PaymentRefused::UnknownStall.into())
    })
}

pub(crate) fn pay_voucher_out(app: &App, asked: PayoutRequest) -> Result<CashEntry, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.pay_voucher_out(now, &asked)?))
}

pub(crate) fn propose_credit(app: &App, asked: CreditRequest) -> Result<StallCredit, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.propose_credit(now, &asked)?))
}

pub(crate) fn decide_credit(app: &App, asked: DecisionRequest) -> Result<StallCredit, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.decide_credit(now, &asked)?))
}

pub(crate) fn stall_credits(app: &App, _: Nothing) -> Result<Vec<StallCredit>, Failure> {
    app.on_book(|book| Ok(book.credits()?))
}

pub(crate) fn deposits(app: &App, _: Nothing) -> Result<Deposits, Failure> {
    let today = app.ports.clock.now().business_day();
    app.on_book(|book| Ok(book.deposits(today)?))
}

pub(crate) fn receive_deposit(app: &App, asked: DepositRequest) -> Result<CashEntry, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.receive_deposit(now, &asked)?))
}

pub(crate) fn return_deposit(app: &App, asked: DepositRequest) -> Result<CashEntry, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.return_deposit(now, &asked)?))
}

pub(crate) fn keep_deposit(app: &App, asked: KeepRequest) -> Result<CashEntry, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.keep_deposit(now, &asked)?))
}
