//! Random days against an independent model.
