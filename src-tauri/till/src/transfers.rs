//! Transfers: slips that were scanned, and the list to tick against the bank's app at the end of
//! the day. Must never take a slip for money: it holds no amount, only says which transfer it was.

use domain::bank_slip::BankSlip;
use domain::day::{Day, Timestamp};
use domain::money::Money;
use domain::now::Now;
use domain::payment::{TenderDetail, TenderKind};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::voucher;
use store::Fault;
use store::rows::{from_json, from_word, money, word};
use ts_rs::TS;

use crate::Till;
use crate::pay::Paying;
use crate::sell::SellRefused;
use crate::tender::TenderRefused;

/// What a transfer was for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TransferSource {
    /// A sale.
    #[default]
    Sale,
    /// A debt that was paid back.
    Repayment,
    /// The deposit of a preorder.
    Deposit,
}

/// A transfer to tick against the bank's app.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct TransferRow {
    /// What it was for.
    pub source: TransferSource,
    /// The receipt; of a repayment its number, of a deposit the preorder's entry.
    pub receipt: u64,
    /// Which tender of the receipt, from 0.
    pub place: u32,
    /// When.
    pub at: Timestamp,
    /// How much.
    pub amount: Money,
    /// How it came.
    pub kind: TenderKind,
    /// The slip, where it was scanned.
    pub slip: Option<BankSlip>,
    /// Whether the vendor saw it in the bank's app.
    pub seen: bool,
    /// The committee found that the slip paid elsewhere too: a transfer is to be looked up.
    pub refused: bool,
}

/// A transfer that was seen in the bank's app, or not after all.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Tick {
    /// What it was for.
    #[serde(default)]
    #[ts(optional, as = "Option<TransferSource>")]
    pub source: TransferSource,
    /// See [`TransferRow::receipt`].
    pub receipt: u64,
    /// See [`TransferRow::place`].
    pub place: u32,
    /// Whether it was seen.
    pub seen: bool,
}

/// What a text scanned while paying is.
#[derive(Debug)]
pub enum Scanned {
    /// The slip of a transfer.
    Slip {
        /// The slip.
        slip: BankSlip,
        /// The receipt of this till that it paid before.
        used: Option<u64>,
    },
    /// A voucher.
    Voucher {
        /// What it says.
        voucher: voucher::Voucher,
        /// Why it is no money here and today.
        refused: Option<TenderRefused>,
    },
    /// Something else: an ordinary barcode.
    Nothing,
}

impl Till {
    /// A slip as it was scanned, that paid nothing here before.
    pub(crate) fn unused_slip(&self, text: &str) -> Result<BankSlip, TenderRefused> {
        let slip = BankSlip::read(text)?;
        match slip_used(self.reader(), &slip)? {
            Some(receipt) => Err(TenderRefused::SlipUsed { receipt }),
            None => Ok(slip),
        }
    }

    /// What a text scanned while paying is.
    ///
    /// # Errors
    /// [`TenderRefused`] for a slip or a voucher that cannot be read, and for a code to be paid.
    pub fn scan_for_payment(&self, now: Now, text: &str) -> Result<Scanned, TenderRefused> {
        use domain::bank_slip::SlipRefused;
        if text.starts_with(voucher::PREFIX) {
            let claimed = voucher::read(text)?.claimed().clone();
            let nothing = Paying {
                total: Money::ZERO,
                lines: &[],
                tenders: &[],
                customer: None,
                preorder: None,
            };
            let desk = self.desk(now, &nothing).map_err(|refused| match refused {
                SellRefused::Fault(fault) => fault,
                other => store::rows::damaged(other),
            })?;
            let refused = match self.unused_voucher(&desk, text) {
                Ok(_) => None,
                Err(TenderRefused::Fault(fault)) => return Err(fault.into()),
                Err(refused) => Some(refused),
            };
            return Ok(Scanned::Voucher { voucher: claimed, refused });
        }
        match BankSlip::read(text) {
            Ok(slip) => {
                let used = slip_used(self.reader(), &slip)?;
                Ok(Scanned::Slip { slip, used })
            }
            Err(SlipRefused::NotASlip) => Ok(Scanned::Nothing),
            Err(refused) => Err(refused.into()),
        }
    }

    /// The transfers of a business day, the oldest first; of the open or last day when none is
    /// given.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn transfers(&self, day: Option<Day>) -> Result<Vec<TransferRow>, Fault> {
        let day = match day {
            Some(day) => day.to_string(),
            None => {
                self.reader()
                    .query_row("SELECT coalesce(max(day), '') FROM day", [], |row| row.get(0))?
            }
        };
        let mut statement = self.reader().prepare_cached(&format!(
            "SELECT x.source, x.number, x.place, x.at, x.amount, x.detail, s.at IS NOT NULL,
               EXISTS (SELECT 1 FROM refused_slip f
                 WHERE f.bank = json_extract(x.detail, '$.bank')
                   AND f.reference = json_extract(x.detail, '$.reference'))
             FROM ({ALL_TRANSFERS}) x JOIN day d ON d.seq = x.day_seq
             LEFT JOIN transfer_seen s
               ON s.source = x.source AND s.number = x.number AND s.place = x.place
             WHERE d.day = ?1 ORDER BY x.at, x.source, x.number, x.place"
        ))?;
        let mut rows = statement.query([day])?;
        let mut transfers = Vec::new();
        while let Some(row) = rows.next()? {
            let detail: Option<String> = row.get(5)?;
            let slip = match detail.map(|detail| from_json(&detail)).transpose()? {
                Some(TenderDetail::BankSlip { bank, reference }) => {
                    Some(BankSlip { bank, reference })
                }
                _ => None,
            };
            transfers.push(TransferRow {
                source: from_word(row.get(0)?)?,
                receipt: row.get(1)?,
                place: row.get(2)?,
                at: Timestamp::from_seconds(row.get(3)?),
                amount: money(row.get(4)?)?,
                kind: TenderKind::PromptPay,
                slip,
                seen: row.get(6)?,
                refused: row.get(7)?,
            });
        }
        Ok(transfers)
    }

    /// Ticks a transfer, or takes the tick away. Gives the business day it belongs to; `None` when
    /// there is no such transfer.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn tick_transfer(&mut self, now: Now, tick: &Tick) -> Result<Option<Day>, Fault> {
        let Some(day) = self.day_of(tick)? else { return Ok(None) };
        let key = (word(&tick.source), tick.receipt, tick.place);
        self.store.write(|transaction| {
            if tick.seen {
                transaction.execute(
                    "INSERT OR IGNORE INTO transfer_seen (source, number, place, at)
                     VALUES (?1, ?2, ?3, ?4)",
                    (key.0, key.1, key.2, now.at.seconds()),
                )?;
            } else {
                transaction.execute(
                    "DELETE FROM transfer_seen WHERE source = ?1 AND number = ?2 AND place = ?3",
                    key,
                )?;
            }
            Ok(Some(day))
        })
    }

    fn day_of(&self, tick: &Tick) -> Result<Option<Day>, Fault> {
        let day: Option<String> = self
            .reader()
            .prepare_cached(&format!(
                "SELECT d.day FROM ({ALL_TRANSFERS}) x JOIN day d ON d.seq = x.day_seq
                 WHERE x.source = ?1 AND x.number = ?2 AND x.place = ?3"
            ))?
            .query_row((word(&tick.source), tick.receipt, tick.place), |row| row.get(0))
            .optional()?;
        day.map(|day| store::rows::parsed(&day)).transpose()
    }
}

/// The receipt that a slip paid.
fn slip_used(connection: &Connection, slip: &BankSlip) -> Result<Option<u64>, Fault> {
    Ok(connection
        .prepare_cached("SELECT receipt FROM bank_slip WHERE bank = ?1 AND reference = ?2")?
        .query_row((&slip.bank, &slip.reference), |row| row.get(0))
        .optional()?)
}

/// Every transfer that came to the stall; repayments that were taken back are not among them.
const ALL_TRANSFERS: &str = "
  SELECT 'sale' AS source, r.number AS number, t.place AS place, r.at AS at, t.amount AS amount,
    t.detail AS detail, r.day_seq AS day_seq
  FROM receipt_tender t JOIN receipt r ON r.number = t.receipt
  WHERE t.kind = 'prompt_pay' AND r.kind = 'sale'
  UNION ALL
  SELECT 'repayment', c.number, 0, c.at, c.amount, NULL, c.day_seq FROM credit_repayment c
  WHERE c.kind = 'prompt_pay' AND c.reverses IS NULL
    AND NOT EXISTS (SELECT 1 FROM credit_repayment b WHERE b.reverses = c.number)
  UNION ALL
  SELECT 'deposit', p.seq, 0, p.at, p.deposit, NULL, p.day_seq FROM preorder p
  WHERE p.kind = 'prompt_pay' AND p.deposit > 0";
