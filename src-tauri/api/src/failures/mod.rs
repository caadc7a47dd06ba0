//! The sentences: every refusal and fault below, in Thai and English, with its stable code.
//! Must never decide anything.

mod book;
mod desk;
mod till_bills;
mod till_common;
mod till_customers;
mod till_day;
mod till_goods;
mod till_place;
mod till_sale;

pub use desk::{bad_arguments, no_book, no_till, not_text, stopped, unknown_command};
pub use till_customers::only_at_the_stall;
