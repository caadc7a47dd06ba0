//! The summary of a slip as a CBOR map with small whole numbers as keys, in ascending order.
//! Must never grow a key that is not in `FORMAT.md`.

use coset::cbor::value::{Integer, Value};
use coset::cbor::{de, ser};
use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::money::Money;
use domain::payment::{TENDERS, TenderKind};

use crate::canonical::MAX_DIGITS;
use crate::fact::TenderTotal;
use crate::slip_qr::Summary;

/// The bytes of a summary.
pub(crate) fn write(summary: &Summary) -> Vec<u8> {
    let number = |value: u64| Value::from(value);
    let money = |value: Money| Value::from(value.satang());
    let tenders = summary.tenders.iter().map(|tender| {
        Value::Array(vec![
            number(tender_number(tender.kind)),
            money(tender.sold),
            money(tender.refunded),
        ])
    });
    let fields = [
        (1, summary.market.map(|id| id_bytes(&id.to_string()))),
        (2, Some(id_bytes(&summary.stall.to_string()))),
        (3, Some(id_bytes(&summary.device.to_string()))),
        (4, Some(Value::Bytes(summary.key_id.to_vec()))),
        (5, Some(day_number(summary.day))),
        (6, Some(number(summary.z))),
        (7, Some(number(u64::from(summary.epoch)))),
        (8, summary.first_receipt.map(number)),
        (9, summary.last_receipt.map(number)),
        (10, Some(number(summary.sales))),
        (11, Some(number(summary.refunds))),
        (12, Some(Value::Array(tenders.collect()))),
        (13, Some(money(summary.grand_total))),
        (14, Some(Value::Bytes(summary.file.bytes().to_vec()))),
        (15, Some(Value::from(summary.opened.seconds()))),
        (16, Some(Value::from(summary.closed.seconds()))),
    ];
    let map = fields
        .into_iter()
        .filter_map(|(key, value)| value.map(|value| (Value::from(key), value)))
        .collect();
    let mut bytes = Vec::with_capacity(192);
    if let Err(error) = ser::into_writer(&Value::Map(map), &mut bytes) {
        panic!("a map of bytes and numbers always has a CBOR form: {error}");
    }
    bytes
}

/// The summary in bytes; `None` when it is not one. A second spelling is for the caller to refuse.
pub(crate) fn read(bytes: &[u8]) -> Option<Summary> {
    let value: Value = de::from_reader(bytes).ok()?;
    let fields = value.as_map()?;
    let field = |key: u64| {
        let key = Value::from(key);
        fields.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
    };
    let receipt = |key: u64| match field(key) {
        None => Some(None),
        Some(value) => read_number(value).map(Some),
    };
    let moment = |key: u64| read_signed(field(key)?).map(Timestamp::from_seconds);
    let market = match field(1) {
        None => None,
        Some(value) => Some(id_text(value)?.parse().ok()?),
    };
    Some(Summary {
        market,
        stall: id_text(field(2)?)?.parse().ok()?,
        device: id_text(field(3)?)?.parse().ok()?,
        key_id: field(4)?.as_bytes()?.as_slice().try_into().ok()?,
        day: read_day(field(5)?)?,
        z: read_number(field(6)?)?,
        epoch: u32::try_from(read_number(field(7)?)?).ok()?,
        first_receipt: receipt(8)?,
        last_receipt: receipt(9)?,
        sales: read_number(field(10)?)?,
        refunds: read_number(field(11)?)?,
        tenders: field(12)?.as_array()?.iter().map(read_tender).collect::<Option<_>>()?,
        grand_total: Money::from_satang(read_signed(field(13)?)?)?,
        file: Digest::from_bytes(field(14)?.as_bytes()?.as_slice().try_into().ok()?),
        opened: moment(15)?,
        closed: moment(16)?,
    })
}

fn read_tender(value: &Value) -> Option<TenderTotal> {
    let [kind, sold, refunded] = value.as_array()?.as_slice() else { return None };
    let kind = *TENDERS.get(usize::try_from(read_number(kind)?).ok()?)?;
    let money = |value: &Value| Money::from_satang(read_signed(value)?);
    Some(TenderTotal { kind, sold: money(sold)?, refunded: money(refunded)? })
}

/// The number of a tender in a slip: its place among [`TENDERS`], which only ever grows at its end.
fn tender_number(kind: TenderKind) -> u64 {
    TENDERS.iter().position(|one| *one == kind).and_then(|at| u64::try_from(at).ok()).unwrap_or(0)
}

/// Whole numbers keep to the same bound as those of the file.
fn read_signed(value: &Value) -> Option<i64> {
    let number: i64 = as_integer(value)?.try_into().ok()?;
    (number.unsigned_abs().to_string().len() <= MAX_DIGITS).then_some(number)
}

fn read_number(value: &Value) -> Option<u64> {
    u64::try_from(read_signed(value)?).ok()
}

fn as_integer(value: &Value) -> Option<Integer> {
    value.as_integer()
}

/// 2026-11-22 as the number 20261122.
fn day_number(day: Day) -> Value {
    Value::from(day.to_string().replace('-', "").parse::<u64>().unwrap_or_default())
}

fn read_day(value: &Value) -> Option<Day> {
    let digits = read_number(value)?.to_string();
    format!("{}-{}-{}", digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?).parse().ok()
}

/// The 16 bytes of an id from its hyphenated form.
fn id_bytes(text: &str) -> Value {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).unwrap_or_default();
        u8::from_str_radix(pair, 16).unwrap_or_default()
    };
    Value::Bytes(digits.chunks_exact(2).map(byte).collect())
}

/// The hexadecimal form of an id from its 16 bytes.
fn id_text(value: &Value) -> Option<String> {
    let bytes = value.as_bytes().filter(|bytes| bytes.len() == 16)?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
