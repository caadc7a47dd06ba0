//! Who and what the market is: its name, zones, stalls, and the keys their tills sign with.
//! Must never delete a stall: one that leaves is retired, its past stays.

pub(crate) mod apply;
pub(crate) mod class;
pub mod invite;
pub mod keys;
pub mod setup;
pub mod stalls;
pub(crate) mod words;
pub mod zones;
