//! The till's commands, by what a vendor does.

pub mod bills;
pub mod customers;
pub mod day;
pub mod goods;
pub mod network;
pub mod people;
pub mod place;
pub mod preorders;
pub mod prices;
pub mod printing;
pub mod replies;
pub mod reports;
pub mod sale;
pub mod scales;
pub mod tenders;
