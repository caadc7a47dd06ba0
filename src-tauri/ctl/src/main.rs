//! taladctl
fn main() {}
