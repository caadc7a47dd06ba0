//! The book's commands, by what a committee does.

pub mod attendance;
pub mod charges;
pub mod collecting;
pub mod fees;
pub mod figures;
pub mod market;
pub mod market_money;
pub mod network;
pub mod officers;
pub mod paper;
pub mod people;
pub mod purse;
pub mod receiving;
pub mod replies;
pub mod reports;
pub mod waivers;
