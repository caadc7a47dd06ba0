//! Market days as the committee sees them: on the screen, in lists and on paper to be signed.
//! Must never count a settlement that is not booked.

pub(crate) mod apply;
pub mod attendance;
pub mod attendance_report;
pub mod calendar;
pub mod closing;
pub mod day;
pub(crate) mod day_rows;
pub mod excuses;
pub mod list;
pub(crate) mod presence;
pub mod report;
