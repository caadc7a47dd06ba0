//! Files of the stalls: kept as they came, read, judged among each other, booked once.
//! Must never depend on the order in which they came.

pub(crate) mod apply;
pub(crate) mod apply_slip;
pub mod bank_slips;
pub mod expected;
pub mod files;
pub mod fork;
pub(crate) mod future;
pub(crate) mod hours;
pub(crate) mod judge;
pub mod machines;
pub(crate) mod number;
pub mod reading;
pub mod receive;
pub mod slips;
pub mod standing;
