//! What the committee answers to the stalls: a signed reply each, notices, withdrawn vouchers.
//! Must never tell a stall of another one.

pub(crate) mod apply;
mod contents;
pub mod list;
pub mod make;
pub mod notices;
pub mod withdrawn;
