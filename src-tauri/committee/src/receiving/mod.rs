//! Files of the stalls: kept as they came, read, judged among each other, booked once.
//! Must never depend on the order in which they came.

pub(crate) mod apply;
pub mod bank_slips;
pub mod files;
pub(crate) mod hours;
pub(crate) mod judge;
pub(crate) mod reading;
pub mod receive;
pub mod standing;
