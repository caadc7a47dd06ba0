//! Vouchers that the committee withdrew: stolen, lost, printed wrong. A till learns of it by its
//! next reply. Must never make one money again: another is issued.

use domain::day::Timestamp;
use domain::now::Now;
use domain::thai::fits;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::reply_check::{MAX_SERIALS, is_serial};
use store::Fault;
use ts_rs::TS;

use crate::Book;
use crate::fact::{Fact, VoucherWithdrawn};
use crate::record::record;

/// A voucher to be withdrawn, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VoucherWithdrawal {
    /// Its serial, as it stands on the paper.
    pub serial: String,
    /// Why.
    pub reason: String,
}

/// A voucher that was withdrawn.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct WithdrawnVoucher {
    /// Its serial.
    pub serial: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Why a voucher was not withdrawn, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum VoucherWithdrawalRefused {
    /// Not the serial of a voucher.
    #[error("that is not a voucher's serial")]
    Serial,
    /// No reason, or more than 200 characters.
    #[error("a reason is needed")]
    Reason,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Withdraws a voucher. Withdrawn again, it stays as it was.
    ///
    /// # Errors
    /// The first [`VoucherWithdrawalRefused`] by precedence.
    pub fn withdraw_voucher(
        &mut self,
        now: Now,
        asked: &VoucherWithdrawal,
    ) -> Result<WithdrawnVoucher, VoucherWithdrawalRefused> {
        let serial = domain::thai::arabic_digits(asked.serial.trim()).to_ascii_uppercase();
        if !is_serial(&serial) {
            return Err(VoucherWithdrawalRefused::Serial);
        }
        if let Some(before) = one(self.reader(), &serial)? {
            return Ok(before);
        }
        let reason = domain::thai::printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(VoucherWithdrawalRefused::Reason);
        }
        let by = self.hands.by;
        let withdrawn = VoucherWithdrawn { serial: serial.clone(), reason: reason.clone(), by };
        let fact = Fact::VoucherWithdrawn(withdrawn);
        self.store.write(|transaction| record(transaction, now, fact))?;
        Ok(WithdrawnVoucher { serial, reason, at: now.at })
    }

    /// The vouchers withdrawn so far, the newest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn withdrawn_vouchers(&self) -> Result<Vec<WithdrawnVoucher>, Fault> {
        let mut statement = self
            .reader()
            .prepare_cached("SELECT serial, reason, at FROM voucher_withdrawn ORDER BY seq DESC")?;
        let mut rows = statement.query([])?;
        let mut withdrawn = Vec::new();
        while let Some(row) = rows.next()? {
            withdrawn.push(WithdrawnVoucher {
                serial: row.get(0)?,
                reason: row.get(1)?,
                at: Timestamp::from_seconds(row.get(2)?),
            });
        }
        Ok(withdrawn)
    }
}

fn one(connection: &Connection, serial: &str) -> Result<Option<WithdrawnVoucher>, Fault> {
    let columns: Option<(String, i64)> = connection
        .prepare_cached("SELECT reason, at FROM voucher_withdrawn WHERE serial = ?1")?
        .query_row([serial], |row| row.try_into())
        .optional()?;
    Ok(columns.map(|(reason, at)| WithdrawnVoucher {
        serial: serial.to_owned(),
        reason,
        at: Timestamp::from_seconds(at),
    }))
}

/// The serials that a reply tells: the newest ones.
pub(crate) fn serials(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT serial FROM voucher_withdrawn ORDER BY seq DESC LIMIT ?1")?;
    let serials = statement.query_map([MAX_SERIALS], |row| row.get(0))?;
    Ok(serials.collect::<Result<_, _>>()?)
}
