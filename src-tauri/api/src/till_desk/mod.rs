//! The till's commands, by what a vendor does.

pub mod bills;
pub mod day;
pub mod goods;
pub mod place;
pub mod prices;
pub mod customers;
pub mod preorders;
pub mod printing;
pub mod sale;
