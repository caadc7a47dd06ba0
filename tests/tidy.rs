//! The house rules that Cargo cannot keep.
