//! Officers of the committee: their offices and their PINs.

pub(crate) mod apply;
pub mod list;
