//! Floor 1: what passes between the two desks, and nothing else does. Pure: no IO, no clock, no
//! randomness; all of them are arguments. The published specification is `FORMAT.md` beside it.
//!
//! **Invariant:** what was hashed is what is sent: a journal line is never built a second time.
//! **Invariant:** a valid signature proves who wrote, never that it adds up: everything that can
//! be worked out again is worked out again.
#![deny(clippy::float_arithmetic)]

pub mod canonical;
pub mod code;
pub mod continuity;
pub mod day_file;
pub mod entry;
pub mod fact;
mod fact_beside;
mod fact_totals;
pub mod file;
pub mod invite;
pub mod join;
pub mod key;
pub mod line;
pub mod private;
pub mod refused;
pub mod reply;
pub mod reply_check;
pub mod single;
pub mod slip_qr;
pub mod totals;
pub mod version;
pub mod voucher;
pub mod what;
pub mod word;

mod cbor;
mod order;
mod receipts;
mod signed_text;
mod slip_cbor;
