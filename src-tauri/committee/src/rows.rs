//! Rows to the words of the domain and back, checked again on the way in.
//! Must never let a value out of a table that the domain would not make.

use std::str::FromStr;

use domain::money::{Money, OutOfRange};
use domain::quantity::Quantity;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Fault;

/// The one word of an enum, as it stands in a column.
pub fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("an enum of words is one word, not {other:?}"),
    }
}

/// The value of a word in a column.
pub fn from_word<T: DeserializeOwned>(word: String) -> Result<T, Fault> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(damaged)
}

/// A value as JSON text.
pub fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain data can always be written as JSON")
}

/// A value from JSON text.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(damaged)
}

/// An id or a day from its text.
pub fn parsed<T: FromStr>(text: &str) -> Result<T, Fault>
where
    T::Err: std::fmt::Display,
{
    text.parse().map_err(damaged)
}

/// The same for a column that may be empty.
pub fn parsed_if<T: FromStr>(text: Option<String>) -> Result<Option<T>, Fault>
where
    T::Err: std::fmt::Display,
{
    text.map(|text| parsed(&text)).transpose()
}

/// An amount from a column.
pub fn money(satang: i64) -> Result<Money, Fault> {
    Money::from_satang(satang).ok_or_else(|| damaged(OutOfRange))
}

/// A quantity from a column.
pub fn quantity(thousandths: i64) -> Result<Quantity, Fault> {
    Quantity::from_thousandths(thousandths).ok_or_else(|| damaged("a quantity out of range"))
}

/// A sum of amounts that each are in range.
pub fn in_range<T>(result: Result<T, OutOfRange>) -> Result<T, Fault> {
    result.map_err(damaged)
}

/// What a table holds is not what the program writes.
pub fn damaged(error: impl std::fmt::Display) -> Fault {
    Fault::Damaged(error.to_string())
}

/// Whether a name is there and no longer than `most` characters.
pub fn name_fits(name: &str, most: usize) -> bool {
    !name.is_empty() && name.chars().count() <= most
}
