//! Floor 1: what passes between the two desks, and nothing else does. Pure.

pub mod fact;
