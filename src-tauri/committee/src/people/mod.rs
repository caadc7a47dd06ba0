//! People and places: households, people and what they agreed to, who sells at a stall, and the
//! passes of visiting vendors. Must never keep anything about anybody's health.

pub(crate) mod apply;
pub mod consent;
pub mod erase;
pub mod export;
pub mod households;
pub mod passes;
pub mod register;
pub mod sellers;
pub mod wording;
