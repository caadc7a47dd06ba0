//! Floor 0: the market's arithmetic and words. Pure: no IO, no clock, no randomness, no SQL.
//!
//! **Invariant:** money is [`money::Money`], whole satang; nothing here knows a float.
//! **Invariant:** every division names its rounding.
#![deny(clippy::float_arithmetic)]
#![cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]

pub mod baht_words;
pub mod bank_slip;
pub mod barcode;
mod bundle;
pub mod cash;
pub mod co_pay;
pub mod credit;
pub mod day;
pub mod digest;
pub mod fee;
pub mod fee_rule;
pub mod id;
pub mod language;
pub mod money;
pub mod month;
pub mod now;
pub mod officer;
pub mod operator;
pub mod payment;
pub mod pin;
pub mod pricing;
pub mod promptpay;
pub mod quantity;
pub mod refund;
pub mod rounding;
pub mod sale;
pub mod scale;
pub mod scale_label;
pub mod sealed;
pub mod share;
pub mod tax;
pub mod thai;
pub mod unit;

mod tlv;
