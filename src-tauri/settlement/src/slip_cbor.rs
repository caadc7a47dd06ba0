//! The summary of a slip as a CBOR map with small whole numbers as keys, in ascending order.
//! Must never grow a key that is not in `FORMAT.md`.

use coset::cbor::value::Value;
use domain::day::Timestamp;
use domain::digest::Digest;
use domain::money::Money;
use domain::payment::{TENDERS, TenderKind};

use crate::cbor::{
    Fields, day_number, id_bytes, id_text, read_day, read_key_id, read_number, read_signed,
    write_map,
};
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
    write_map([
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
    ])
}

/// The summary in bytes; `None` when it is not one. A second spelling is for the caller to refuse.
pub(crate) fn read(bytes: &[u8]) -> Option<Summary> {
    let fields = Fields::read(bytes)?;
    let field = |key: u64| fields.get(key);
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
        key_id: read_key_id(field(4)?)?,
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
