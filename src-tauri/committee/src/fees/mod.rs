//! What a stall is charged: dated rules, counts, and the fee of each of its days.
//! Must never change a day that was assessed except by a new entry that points at the old one.

pub(crate) mod apply;
pub mod assess;
pub(crate) mod day_fees;
pub mod rules;
pub mod units;
