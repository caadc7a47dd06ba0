//! The way of the fees from a collector's bag to the bank.

use committee::collecting::banking::BankRequest;
use committee::collecting::cash::CashEntry;
use committee::collecting::handover::HandOverRequest;
use committee::collecting::market_money::MarketMoney;
use committee::collecting::take_back::TakeCashBackRequest;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;

pub(crate) fn market_money(app: &App, _: Nothing) -> Result<MarketMoney, Failure> {
    app.on_book(|book| Ok(book.market_money()?))
}

pub(crate) fn hand_over(app: &App, asked: HandOverRequest) -> Result<CashEntry, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.hand_over(now, &asked)?))
}

pub(crate) fn bank_money(app: &App, asked: BankRequest) -> Result<CashEntry, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.bank_money(now, &asked)?))
}

pub(crate) fn take_cash_back(app: &App, asked: TakeCashBackRequest) -> Result<CashEntry, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.take_cash_back(now, &asked)?))
}
