//! What stalls paid and owe: payments, receipts, mistakes taken back, accounts; vouchers, credits
//! and deposits; the way of the money to the bank. Must never give a number twice.

pub mod account;
pub(crate) mod apply;
pub mod banking;
pub mod cash;
pub(crate) mod cash_apply;
pub mod cash_slip;
pub mod credits;
pub mod deposits;
pub mod fee_receipts;
pub mod fee_slip;
pub mod handover;
pub mod market_money;
pub mod netting;
pub mod payments;
pub mod printed;
pub mod purse;
pub(crate) mod requests;
pub mod reverse;
pub mod take_back;
pub(crate) mod taking;
pub mod vouchers;
