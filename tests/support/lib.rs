//! A market in a temporary folder: stalls and a committee with a clock that is set by hand and
//! randomness from a seed. Must never look behind `api`, except where a test says that it does.

pub mod maker;
pub mod market;
pub mod printer;
pub mod proxy;
pub mod random;
pub mod scale;
pub mod screen;
pub mod world;

pub use market::{Book, Stall};
pub use random::Random;
pub use world::{Folder, World};
