//! Market days as the committee sees them: on the screen, in lists and on paper to be signed.
//! Must never count a settlement that is not booked.

pub mod day;
pub(crate) mod day_rows;
pub mod list;
pub(crate) mod presence;
pub mod report;
