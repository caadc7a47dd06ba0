//! Paper and reports as people get them: bit for bit, and by laws that hold for every text.
//! Must never touch a printer.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod bargains;
mod decoder;
mod golden;
mod laws;
mod orders;
mod photos;
mod replies;
mod reports;
mod rules;
mod samples;
mod several_days;
mod sums;
