//! The committee's own money, entry by entry, each with a number of its own run and a slip.
//! Must never give a number twice, and never leave out what was taken back.

use domain::cash::Pieces;
use domain::day::{Day, Timestamp};
use domain::id::{RequestId, StallId};
use domain::money::Money;
use domain::now::Now;
use domain::officer::OfficerNumber;
use domain::payment::TenderKind;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{damaged, from_json, from_word, money, parsed_if, word};
use ts_rs::TS;

use crate::Book;
use crate::collecting::fee_receipts::{self, Reversal};
use crate::collecting::requests::{Did, done};
use crate::collecting::taking::year;

/// A run of numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub enum Series {
    /// Handed over.
    H,
    /// Banked.
    B,
    /// Paid out for vouchers.
    V,
    /// Deposits.
    D,
}

/// What was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CashAct {
    /// A collector handed cash over.
    HandedOver,
    /// Cash was brought to the bank.
    Banked,
    /// A stall was paid for vouchers.
    PaidOut,
    /// A deposit was received.
    DepositReceived,
    /// A deposit went back.
    DepositReturned,
    /// A deposit was kept for something broken or lost.
    KeptForDamages,
    /// A deposit was kept for fees that were owed.
    KeptForArrears,
}

/// One entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CashEntry {
    /// Its number: "D2569/00001".
    pub number: String,
    /// What was done.
    pub act: CashAct,
    /// When.
    pub at: Timestamp,
    /// The business day.
    pub day: Day,
    /// How much: of a hand-over, what was counted.
    pub amount: Money,
    /// In cash or by transfer; `deposit` where no money moved.
    pub kind: TenderKind,
    /// The market.
    pub market: String,
    /// The stall, where it concerns one.
    pub stall: Option<StallId>,
    /// Its place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Who handed over, by name.
    pub collector: String,
    /// And by number.
    pub officer: Option<OfficerNumber>,
    /// What was expected of a hand-over.
    pub expected: Option<Money>,
    /// Counted less expected: below zero is short.
    pub difference: Option<Money>,
    /// What was counted.
    pub pieces: Vec<Pieces>,
    /// The reason, or the bank's reference.
    pub words: String,
    /// Who received it, or did it, by name.
    pub receiver: String,
    /// And by number.
    pub by: Option<OfficerNumber>,
    /// The second officer.
    pub beside: Option<OfficerNumber>,
    /// The receipt of the fees a kept deposit paid.
    pub receipt: Option<String>,
    /// The banking that brought a hand-over to the bank.
    pub banked: Option<String>,
    /// The journal's hash, in hex.
    pub hash: String,
    /// Taken back since.
    pub reversed: Option<Reversal>,
}

impl Series {
    /// "D2569/00001".
    pub(crate) fn shown(self, year: u32, number: u32) -> String {
        format!("{}{}", word(&self), fee_receipts::shown(year, number))
    }
}

/// Series, year and number from "D2569/00001" as people type it.
fn number_of(text: &str) -> Option<(Series, u32, u32)> {
    let text = text.trim();
    let series = match text.chars().next()?.to_ascii_uppercase() {
        'H' => Series::H,
        'B' => Series::B,
        'V' => Series::V,
        'D' => Series::D,
        _ => return None,
    };
    let (year, number) = fee_receipts::number_of(text.get(1..)?)?;
    Some((series, year, number))
}

/// The year of now and the next number of a run in it.
pub(crate) fn next(connection: &Connection, now: Now, series: Series) -> Result<(u32, u32), Fault> {
    let year = year(now)?;
    let number = connection.query_row(
        "SELECT coalesce(max(number), 0) + 1 FROM cash_entry WHERE series = ?1 AND year = ?2",
        (word(&series), year),
        |row| row.get(0),
    )?;
    Ok((year, number))
}

impl Book {
    /// An entry by its number, "D2569/00001".
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn cash_entry(&self, number: &str) -> Result<Option<CashEntry>, Fault> {
        let found = find(self.reader(), number)?;
        found.map_or(Ok(None), |seq| entry(self.reader(), seq))
    }

    /// The first answer to a request of this kind: `Some(None)` when it did something else.
    pub(crate) fn first_entry(
        &self,
        request: RequestId,
        same: impl Fn(&CashEntry) -> bool,
    ) -> Result<Option<Option<CashEntry>>, Fault> {
        Ok(match done(self.reader(), request)? {
            None => None,
            Some((Did::Cash, seq)) => Some(entry(self.reader(), seq)?.filter(same)),
            Some(_) => Some(None),
        })
    }

    /// An entry that was just recorded.
    pub(crate) fn kept_entry(&self, seq: u64) -> Result<CashEntry, Fault> {
        entry(self.reader(), seq)?.ok_or_else(|| damaged("an entry that was not kept"))
    }
}

/// The journal number of an entry by its shown number.
pub(crate) fn find(connection: &Connection, number: &str) -> Result<Option<u64>, Fault> {
    let Some((series, year, number)) = number_of(number) else { return Ok(None) };
    Ok(connection
        .prepare_cached(
            "SELECT seq FROM cash_entry WHERE series = ?1 AND year = ?2 AND number = ?3",
        )?
        .query_row((word(&series), year, number), |row| row.get(0))
        .optional()?)
}

/// An entry by its journal number.
pub(crate) fn entry(connection: &Connection, seq: u64) -> Result<Option<CashEntry>, Fault> {
    Ok(entries(connection, "e.seq = ?1", &seq.to_string())?.pop())
}

/// Entries under a condition, the newest first.
pub(crate) fn entries(
    connection: &Connection,
    condition: &str,
    parameter: &str,
) -> Result<Vec<CashEntry>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT e.series, e.year, e.number, e.act, e.at, e.day, e.amount, e.kind, m.name, e.stall,
           s.place, s.name, e.collector, e.officer, e.expected, e.pieces, e.words, e.receiver, e.by,
           e.beside, e.hash, p.year, p.number, r.at, r.reason, e.seq
         FROM cash_entry e JOIN market m LEFT JOIN stall s ON s.id = e.stall
         LEFT JOIN payment p ON p.seq = e.payment
         LEFT JOIN cash_reversal r ON r.entry = e.seq WHERE {condition} ORDER BY e.seq DESC"
    ))?;
    let mut rows = statement.query([parameter])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (series, day): (String, String) = (row.get(0)?, row.get(5)?);
        let series: Series = from_word(series)?;
        let pieces: Option<String> = row.get(15)?;
        let expected = row.get::<_, Option<i64>>(14)?.map(money).transpose()?;
        let amount = money(row.get(6)?)?;
        let receipt: (Option<u32>, Option<u32>) = (row.get(21)?, row.get(22)?);
        let reversed: (Option<i64>, Option<String>) = (row.get(23)?, row.get(24)?);
        let banked = if series == Series::H { banked(connection, row.get(25)?)? } else { None };
        found.push(CashEntry {
            number: series.shown(row.get(1)?, row.get(2)?),
            act: from_word(row.get(3)?)?,
            at: Timestamp::from_seconds(row.get(4)?),
            day: store::rows::parsed(&day)?,
            amount,
            kind: from_word(row.get(7)?)?,
            market: row.get(8)?,
            stall: parsed_if(row.get(9)?)?,
            place: row.get::<_, Option<String>>(10)?.unwrap_or_default(),
            name: row.get::<_, Option<String>>(11)?.unwrap_or_default(),
            collector: row.get::<_, Option<String>>(12)?.unwrap_or_default(),
            officer: row.get(13)?,
            expected,
            difference: expected.map(|of| amount.minus(of)).transpose().map_err(damaged)?,
            pieces: pieces.map_or(Ok(vec![]), |pieces| from_json(&pieces))?,
            words: row.get(16)?,
            receiver: row.get(17)?,
            by: row.get(18)?,
            beside: row.get(19)?,
            hash: row.get(20)?,
            receipt: receipt.0.zip(receipt.1).map(|(y, n)| fee_receipts::shown(y, n)),
            banked,
            reversed: reversed
                .0
                .zip(reversed.1)
                .map(|(at, reason)| Reversal { at: Timestamp::from_seconds(at), reason }),
        });
    }
    Ok(found)
}

/// The banking that brought a hand-over to the bank and stands.
fn banked(connection: &Connection, handed: u64) -> Result<Option<String>, Fault> {
    let number: Option<(u32, u32)> = connection
        .prepare_cached(
            "SELECT b.year, b.number FROM banked_of o JOIN cash_entry b ON b.seq = o.banked
             WHERE o.handed = ?1 AND b.reversed = 0 LIMIT 1",
        )?
        .query_row([handed], |row| row.try_into())
        .optional()?;
    Ok(number.map(|(year, number)| Series::B.shown(year, number)))
}
