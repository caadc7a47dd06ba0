//! Receiving a file, whatever it is: kept as it came, told what it is, booked once.
//! Must never refuse without a reason, and never change anything for bytes that came before.

use std::collections::BTreeSet;

use domain::digest::Digest;
use domain::id::StallId;
use domain::now::Now;
use rusqlite::Transaction;
use serde::Serialize;
use settlement::day_file::DayFile;
use settlement::file::MAX_FILE_BYTES;
use settlement::join::Join;
use store::Fault;
use store::rows::{damaged, in_range, json, parsed};
use ts_rs::TS;

use crate::Book;
use crate::collecting::vouchers::vouchers_of;
use crate::fact::{
    AcceptedBy, Fact, KeptFile, KeyAccepted, SettlementReceived, SettlementRefused, SlipReceived,
};
use crate::fees::assess::{assess_number, assess_run};
use crate::market::invite::forget_codes;
use crate::market::setup::Market;
use crate::market::stalls::the_stall;
use crate::receiving::apply::{FilePrivate, holding_key, last_day_of};
use crate::receiving::bank_slips::slips_of;
use crate::receiving::files::{FileKind, FileRow, Verdict, find};
use crate::receiving::hours::hours_of;
use crate::receiving::number::Number;
use crate::receiving::reading::{NotTaken, Reading, join_claim, read, settlement_claim};
use crate::receiving::slips::{number_of_slip, slip_text};
use crate::record::{record, record_private};

/// What became of a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Received {
    /// The verdict: `repeated`, or that of the file.
    pub verdict: Verdict,
    /// The file as it stands now; of a repeated one, when it came first.
    pub file: FileRow,
    /// Settlements that had waited for a key and count now.
    pub booked: Vec<Digest>,
}

/// Why no file can be received, in order of precedence. What is wrong with a file itself is a
/// [`Verdict`].
#[derive(Debug, thiserror::Error)]
pub enum ReceiveRefused {
    /// The market has no name yet.
    #[error("the market is not set up")]
    NotSetUp,
    /// What was scanned is some other code.
    #[error("not a closing slip")]
    NotASlip,
    /// What was scanned begins as a slip does, and is damaged.
    #[error("the slip's code is damaged")]
    SlipDamaged,
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Book {
    /// Receives the QR of a closing slip as a scanner reads it, capital letters or small. What is
    /// no slip, or was read badly, is not kept: it is scanned again. A slip's text is also taken
    /// as a file by [`Book::receive`].
    ///
    /// # Errors
    /// The first [`ReceiveRefused`] by precedence; nothing was kept.
    pub fn receive_slip(&mut self, now: Now, scanned: &str) -> Result<Received, ReceiveRefused> {
        self.market()?.ok_or(ReceiveRefused::NotSetUp)?;
        let text = slip_text(scanned).ok_or(ReceiveRefused::NotASlip)?;
        settlement::slip_qr::claimed(&text).map_err(|_| ReceiveRefused::SlipDamaged)?;
        self.receive(now, "", text.as_bytes())
    }

    /// Receives a file: a settlement, a join, or anything else that somebody hands in.
    ///
    /// # Errors
    /// The first [`ReceiveRefused`] by precedence; nothing was kept.
    pub fn receive(
        &mut self,
        now: Now,
        name: &str,
        bytes: &[u8],
    ) -> Result<Received, ReceiveRefused> {
        let market = self.market()?.ok_or(ReceiveRefused::NotSetUp)?;
        self.let_days_come(now)?;
        let reading = read(bytes);
        let sha256 = match &reading {
            Reading::Slip(text, _) => Digest::of(text.as_bytes()),
            _ => Digest::of(bytes),
        };
        if let Some(file) = find(self.reader(), sha256)? {
            return Ok(Received { verdict: Verdict::Repeated, file, booked: vec![] });
        }
        let reading = self.judged(now, &market, reading)?;
        let name: String = domain::thai::printable(name).chars().take(200).collect();
        let kept = KeptFile { sha256, bytes: bytes.len() as u64 };
        let stall = reading.stall();
        let mut waited = self.not_booked(stall)?;
        let by = self.hands.by;
        self.store.write(|transaction| -> Result<(), Fault> {
            let private = Some(json(&FilePrivate { name }));
            match reading {
                Judged::Settlement(file) => {
                    record_settlement(transaction, now, kept, *file, private)?;
                }
                Judged::Slip { text, aside } => {
                    let fact = SlipReceived { slip: sha256, text, aside, by };
                    record(transaction, now, Fact::SlipReceived(fact))?;
                    if let Some(number) = number_of_slip(transaction, sha256)? {
                        assess_number(transaction, now, &number)?;
                    }
                    return Ok(()); // its text is in the journal
                }
                Judged::Join(join) => record_join(transaction, now, kept, &join, private)?,
                Judged::Not(not) => {
                    let NotTaken { kind, verdict, reason, params, claim } = not;
                    let refused =
                        SettlementRefused { file: kept, kind, verdict, reason, params, claim };
                    let fact = Fact::SettlementRefused(refused);
                    record_private(transaction, now, fact, private)?;
                }
            }
            keep(transaction, sha256, bytes)
        })?;
        let file = find(self.reader(), sha256)?;
        let file = file.ok_or_else(|| damaged("a file that was not kept"))?;
        waited.insert(sha256);
        let booked = self.booked_of(&waited)?;
        Ok(Received { verdict: file.verdict, file, booked })
    }

    /// The settlements of a stall that do not count: few, however long its past.
    pub(crate) fn not_booked(&self, stall: Option<StallId>) -> Result<BTreeSet<Digest>, Fault> {
        let mut statement = self
            .reader()
            .prepare_cached("SELECT file FROM settlement WHERE stall = ?1 AND booked = 0")?;
        let stall = stall.map(|stall| stall.to_string());
        let files = statement.query_map([stall], |row| row.get(0))?;
        let mut waiting = BTreeSet::new();
        for file in files {
            let file: String = file?;
            waiting.insert(parsed(&file)?);
        }
        Ok(waiting)
    }

    /// Those of these settlements that count now.
    pub(crate) fn booked_of(&self, files: &BTreeSet<Digest>) -> Result<Vec<Digest>, Fault> {
        let mut statement = self
            .reader()
            .prepare_cached("SELECT 1 FROM settlement WHERE file = ?1 AND booked = 1")?;
        let mut booked = Vec::new();
        for file in files {
            if statement.exists([file.to_string()])? {
                booked.push(*file);
            }
        }
        Ok(booked)
    }

    /// Whether a file that is right in itself is of this market and one of its stalls, and a join
    /// of an invitation that waits.
    fn judged(&self, now: Now, market: &Market, reading: Reading) -> Result<Judged, Fault> {
        match reading {
            Reading::Not(not) => Ok(Judged::Not(not)),
            Reading::Slip(text, summary) => {
                let aside = if summary.market != Some(market.id) {
                    Some(Verdict::SetAsideOtherMarket)
                } else if the_stall(self.reader(), summary.stall)?.is_none() {
                    Some(Verdict::SetAsideUnknownStall)
                } else {
                    None
                };
                Ok(Judged::Slip { text, aside })
            }
            Reading::Settlement(file) => {
                let not = |verdict, reason| {
                    let not = NotTaken::new(FileKind::Settlement, verdict, reason);
                    Judged::Not(not.of(Some(settlement_claim(&file.open))))
                };
                if file.open.market != Some(market.id) {
                    return Ok(not(Verdict::SetAsideOtherMarket, "other_market"));
                }
                if the_stall(self.reader(), file.open.stall)?.is_none() {
                    return Ok(not(Verdict::SetAsideUnknownStall, "unknown_stall"));
                }
                Ok(Judged::Settlement(file))
            }
            Reading::Join(join) => Ok(match self.join_refused(now, market, &join)? {
                None => Judged::Join(join),
                Some((verdict, reason)) => {
                    let not = NotTaken::new(FileKind::Join, verdict, reason);
                    Judged::Not(not.of(Some(join_claim(&join))))
                }
            }),
        }
    }
}

/// What is to be recorded of a file.
enum Judged {
    Settlement(Box<DayFile>),
    Slip { text: String, aside: Option<Verdict> },
    Join(Join),
    Not(NotTaken),
}

impl Judged {
    /// The stall whose settlements it touches.
    fn stall(&self) -> Option<StallId> {
        match self {
            Judged::Settlement(file) => Some(file.open.stall),
            Judged::Join(join) => Some(join.stall),
            Judged::Slip { .. } | Judged::Not(_) => None,
        }
    }
}

/// Records a settlement, and the fees of the days that it touches.
fn record_settlement(
    transaction: &Transaction<'_>,
    now: Now,
    kept: KeptFile,
    file: DayFile,
    private: Option<String>,
) -> Result<(), Fault> {
    let slips = slips_of(&file);
    let hours = in_range(hours_of(&file))?;
    let (vouchers, vouchers_back) = vouchers_of(&file);
    let DayFile { open, close, .. } = file;
    let number = Number {
        stall: open.stall.to_string(),
        key: open.key.to_string(),
        epoch: open.epoch,
        z: open.z,
    };
    let received =
        SettlementReceived { file: kept, open, close, slips, hours, vouchers, vouchers_back };
    let fact = Fact::SettlementReceived(Box::new(received));
    record_private(transaction, now, fact, private)?;
    assess_number(transaction, now, &number)
}

/// Records the key of a join. One that held before ends with today.
fn record_join(
    transaction: &Transaction<'_>,
    now: Now,
    kept: KeptFile,
    join: &Join,
    private: Option<String>,
) -> Result<(), Fault> {
    let today = now.at.business_day();
    let held = holding_key(transaction, join.stall)?.filter(|key| *key != join.key);
    let until = held.map(|key| last_day_of(transaction, join.stall, key, today));
    let fact = Fact::KeyAccepted(KeyAccepted {
        stall: join.stall,
        device: join.device,
        key: join.key,
        by: AcceptedBy::Code,
        invite: Some(join.invite),
        file: Some(kept),
        before_until: until.transpose()?,
    });
    record_private(transaction, now, fact, private)?;
    forget_codes(transaction)?;
    let keys = held.into_iter().chain([join.key]);
    keys.into_iter().try_for_each(|key| assess_run(transaction, now, join.stall, key))
}

/// Keeps the bytes as they came. What is beyond the limit of a file is known by its digest only.
fn keep(transaction: &Transaction<'_>, sha256: Digest, bytes: &[u8]) -> Result<(), Fault> {
    if bytes.len() <= MAX_FILE_BYTES {
        transaction.execute(
            "INSERT OR IGNORE INTO file_bytes (sha256, bytes) VALUES (?1, ?2)",
            (sha256.to_string(), bytes),
        )?;
    }
    Ok(())
}
