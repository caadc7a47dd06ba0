//! Columns to the words of the domain and back, checked again on the way in.
//! Must never let a value out of a table that the domain would not make.

use std::fmt::Display;
use std::str::FromStr;

use domain::money::{Money, OutOfRange};
use domain::quantity::Quantity;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::fault::Fault;

/// The one word of an enum, as it stands in a column.
///
/// # Panics
/// For a value that is not one word: a bug.
#[must_use]
pub fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("an enum of words is one word, not {other:?}"),
    }
}

/// The value of a word in a column.
///
/// # Errors
/// [`Fault::Damaged`] for a word that the program does not write.
pub fn from_word<T: DeserializeOwned>(word: String) -> Result<T, Fault> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(damaged)
}

/// A value as JSON text.
///
/// # Panics
/// For a value with keys that are no texts: a bug.
#[must_use]
pub fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain data can always be written as JSON")
}

/// A value from JSON text.
///
/// # Errors
/// [`Fault::Damaged`] for a text that the program does not write.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(damaged)
}

/// An id, a digest or a day from its text.
///
/// # Errors
/// [`Fault::Damaged`] for another text.
pub fn parsed<T: FromStr<Err: Display>>(text: &str) -> Result<T, Fault> {
    text.parse().map_err(damaged)
}

/// The same for a column that may be empty.
///
/// # Errors
/// [`Fault::Damaged`] for another text.
pub fn parsed_if<T: FromStr<Err: Display>>(text: Option<String>) -> Result<Option<T>, Fault> {
    text.map(|text| parsed(&text)).transpose()
}

/// An amount from a column of satang.
///
/// # Errors
/// [`Fault::Damaged`] for one out of range.
pub fn money(satang: i64) -> Result<Money, Fault> {
    Money::from_satang(satang).ok_or_else(|| damaged(OutOfRange))
}

/// A quantity from a column of thousandths.
///
/// # Errors
/// [`Fault::Damaged`] for one out of range.
pub fn quantity(thousandths: i64) -> Result<Quantity, Fault> {
    Quantity::from_thousandths(thousandths).ok_or_else(|| damaged("a quantity out of range"))
}

/// A sum of amounts that were in range when they were recorded.
///
/// # Errors
/// [`Fault::Damaged`] when it is not.
pub fn in_range<T>(result: Result<T, OutOfRange>) -> Result<T, Fault> {
    result.map_err(damaged)
}

/// What a table holds is not what the program writes.
#[must_use]
pub fn damaged(error: impl Display) -> Fault {
    Fault::Damaged(error.to_string())
}
