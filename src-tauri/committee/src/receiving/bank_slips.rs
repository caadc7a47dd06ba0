//! Slips of transfers that paid more than once, in whatever stalls: a finding for people to look
//! at. Must never refuse a file for it, nor depend on the order in which files came.

use std::collections::BTreeSet;

use domain::day::Day;
use domain::id::StallId;
use domain::payment::TenderDetail;
use rusqlite::Connection;
use serde::Serialize;
use settlement::day_file::DayFile;
use settlement::fact::{Fact, Sale};
use store::Fault;
use store::rows::parsed;
use ts_rs::TS;

use crate::fact::SlipUse;

/// A slip that paid more than once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DoubleSlip {
    /// The bank: three digits.
    pub bank: String,
    /// The bank's own reference.
    pub reference: String,
    /// Every receipt it paid, by day, place and number; those of other days too.
    pub uses: Vec<SlipPaid>,
}

/// A receipt that a slip paid.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct SlipPaid {
    /// The stall.
    pub stall: StallId,
    /// Its place.
    pub place: String,
    /// The receipt.
    pub receipt: u64,
    /// The business day.
    pub day: Day,
}

/// The slips that a settlement names, each once for a receipt.
pub(crate) fn slips_of(file: &DayFile) -> Vec<SlipUse> {
    let sales = file.entries.iter().filter_map(|entry| match &entry.fact {
        Fact::Sale(sale) => Some(sale),
        _ => None,
    });
    let of = |sale: &Sale| {
        let details = sale.tenders.iter().filter_map(|tender| tender.detail.clone());
        let receipt = sale.receipt;
        let slips = details.filter_map(|detail| match detail {
            TenderDetail::BankSlip { bank, reference } => Some((bank, reference)),
            _ => None,
        });
        let slips: BTreeSet<(String, String)> = slips.collect();
        slips.into_iter().map(move |(bank, reference)| SlipUse { bank, reference, receipt })
    };
    sales.flat_map(of).collect()
}

/// The slips of a business day that paid more than one receipt, here or on another day. Only
/// settlements that count are looked at.
pub(crate) fn double_slips(connection: &Connection, day: Day) -> Result<Vec<DoubleSlip>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT b.bank, b.reference, m.stall, s.place, b.receipt, m.day
         FROM bank_slip b
         JOIN settlement m ON m.file = b.file AND m.booked = 1
         JOIN stall s ON s.id = m.stall
         WHERE (b.bank, b.reference) IN (
           SELECT t.bank, t.reference FROM bank_slip t
           JOIN settlement n ON n.file = t.file AND n.booked = 1 WHERE n.day = ?1)
         ORDER BY b.bank, b.reference, m.day, s.place, m.stall, b.receipt",
    )?;
    let mut rows = statement.query([day.to_string()])?;
    let mut found: Vec<DoubleSlip> = Vec::new();
    while let Some(row) = rows.next()? {
        let (bank, reference): (String, String) = (row.get(0)?, row.get(1)?);
        let (stall, day): (String, String) = (row.get(2)?, row.get(5)?);
        let paid = SlipPaid {
            stall: parsed(&stall)?,
            place: row.get(3)?,
            receipt: row.get(4)?,
            day: parsed(&day)?,
        };
        match found.last_mut().filter(|last| last.bank == bank && last.reference == reference) {
            Some(last) => last.uses.push(paid),
            None => found.push(DoubleSlip { bank, reference, uses: vec![paid] }),
        }
    }
    found.retain(|slip| slip.uses.len() > 1);
    Ok(found)
}
