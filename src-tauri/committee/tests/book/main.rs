//! The committee's book, entered as the API enters it. No till takes part: settlement files are
//! fabricated by [`stall::Stall`]. Must never look into a table to decide a test, except where the
//! table's own guards are tested.
#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod attendance;
mod battery;
mod closing_slips;
mod collecting;
mod fees;
mod files;
mod guards;
mod keys;
mod machines;
mod market;
mod merged;
mod money;
mod officers;
mod order;
mod paper;
mod people;
mod receipts;
mod report_laws;
mod reports;
mod scale;
mod slips;
mod stall;
mod unusual;
