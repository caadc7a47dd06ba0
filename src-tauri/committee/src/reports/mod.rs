//! Reports of months, years and ranges, read from the tables; and the heads that papers print.
//! Must never count a settlement that is not booked, and never change anything but what was
//! published when.

pub mod arrears;
pub mod heads;
pub(crate) mod owing;
pub mod papers;
pub mod statement;
pub mod takings;
mod takings_sums;
pub mod year;
