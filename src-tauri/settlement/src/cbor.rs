//! What stands in a QR: one CBOR map with small whole numbers as keys, in ascending order.
//! Must never write two spellings of one meaning; that a text had the one is checked by writing
//! it again.

use coset::cbor::value::Value;
use coset::cbor::{de, ser};
use domain::day::Day;

use crate::canonical::MAX_DIGITS;

/// The bytes of a map; a field without a value is left out. The keys must ascend.
pub(crate) fn write_map<const N: usize>(fields: [(u64, Option<Value>); N]) -> Vec<u8> {
    let map = fields
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| (Value::from(key), value)))
        .collect();
    let mut bytes = Vec::with_capacity(192);
    if let Err(error) = ser::into_writer(&Value::Map(map), &mut bytes) {
        panic!("a map of bytes, texts and numbers always has a CBOR form: {error}");
    }
    bytes
}

/// A map that was read.
pub(crate) struct Fields(Vec<(Value, Value)>);

impl Fields {
    /// The map in bytes; `None` for anything else. What stands behind it is for the caller to
    /// refuse, as any second spelling.
    pub fn read(bytes: &[u8]) -> Option<Fields> {
        let value: Value = de::from_reader(bytes).ok()?;
        value.into_map().ok().map(Fields)
    }

    /// The value of a key.
    pub fn get(&self, key: u64) -> Option<&Value> {
        let key = Value::from(key);
        self.0.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    }
}

/// Whole numbers keep to the same bound as those of the file.
pub(crate) fn read_signed(value: &Value) -> Option<i64> {
    let number: i64 = value.as_integer()?.try_into().ok()?;
    (number.unsigned_abs().to_string().len() <= MAX_DIGITS).then_some(number)
}

/// A whole number that is not below zero.
pub(crate) fn read_number(value: &Value) -> Option<u64> {
    u64::try_from(read_signed(value)?).ok()
}

/// 2026-11-22 as the number 20261122.
pub(crate) fn day_number(day: Day) -> Value {
    Value::from(day.to_string().replace('-', "").parse::<u64>().unwrap_or_default())
}

/// The day of such a number.
pub(crate) fn read_day(value: &Value) -> Option<Day> {
    let digits = read_number(value)?.to_string();
    format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?).parse().ok()
}

/// The 16 bytes of an id from its hyphenated form.
pub(crate) fn id_bytes(text: &str) -> Value {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).unwrap_or_default();
        u8::from_str_radix(pair, 16).unwrap_or_default()
    };
    Value::Bytes(digits.chunks_exact(2).map(byte).collect())
}

/// The hexadecimal form of an id from its 16 bytes.
pub(crate) fn id_text(value: &Value) -> Option<String> {
    let bytes = value.as_bytes().filter(|bytes| bytes.len() == 16)?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The eight bytes that name a key.
pub(crate) fn read_key_id(value: &Value) -> Option<[u8; 8]> {
    value.as_bytes()?.as_slice().try_into().ok()
}
