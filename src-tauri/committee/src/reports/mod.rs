//! Reports of months, years and ranges, read from the tables.
//! Must never count a settlement that is not booked, and never change anything but what was
//! published when.

pub(crate) mod owing;
