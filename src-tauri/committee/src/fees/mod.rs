//! What a stall is charged: dated rules, counts, and the fee of each of its days.
//! Must never change a day that was assessed except by a new entry that points at the old one.

pub(crate) mod apply;
pub(crate) mod apply_charging;
pub mod assess;
mod base;
pub mod charges;
pub(crate) mod day_fees;
pub(crate) mod descent;
pub mod meters;
pub mod preview;
pub mod rules;
pub(crate) mod told;
pub mod units;
pub mod waiver_list;
pub mod waivers;
