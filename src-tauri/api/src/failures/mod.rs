//! The sentences: every refusal and fault below, in Thai and English, with its stable code.
//! Must never decide anything.

mod book;
mod book_attendance;
mod book_cash;
mod book_collecting;
mod book_fees;
mod book_money;
mod book_officers;
mod book_people;
mod book_receiving;
mod book_replies;
mod book_reports;
mod desk;
mod network;
mod stations;
mod till_bills;
mod till_common;
mod till_customers;
mod till_day;
mod till_goods;
mod till_people;
mod till_place;
mod till_reply;
mod till_sale;
mod till_scales;
mod till_tender;

pub(crate) use book::unknown_stall;
pub use book_cash::{no_book_printer, not_on_paper};
pub use book_officers::{
    not_yours, officer_needed, same_officer, second_needed, two_needed, wait_for_officer_pin,
    wrong_officer_pin,
};
pub(crate) use book_receiving::no_code_on_photo;
pub use book_replies::no_such_reply;
pub(crate) use book_reports::no_such_year;
pub use desk::{bad_arguments, no_book, no_till, not_text, stopped, unknown_command};
pub use network::{
    address_unfit, committee_unreachable, hand_in_shut, hand_in_stranger, no_address,
    no_market_network, not_for_the_committee, not_the_committee,
};
pub use stations::{
    door_shut, no_network, no_window, only_on_the_main_screen, pairing_refused, screens_off,
};
pub use till_customers::only_at_the_stall;
pub use till_people::{nobody_to_ask, owner_needed, sign_in_first, wait_for_pin, wrong_pin};
pub(crate) use till_scales::no_scale;
