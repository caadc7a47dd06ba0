//! Stories of the market, told through `api` as a screen would tell them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod attendance;
mod bills;
mod book_reports;
mod collecting;
mod complaints;
mod complaints_money;
mod customers;
mod fees;
mod goods;
mod households;
mod market_day;
mod mishaps;
mod network;
mod officers;
mod paper;
mod people;
mod preorders;
mod prices;
mod receiving;
mod replies;
mod reports;
mod scales;
mod selling;
mod slips;
mod stations;
mod tenders;
mod vouchers;
