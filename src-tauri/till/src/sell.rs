//! Selling: the same pricing for the preview and the commit; change is told after the disk has it.
//! Must never wait for a printer, and never make one request two sales.

use domain::cash::{Pieces, pieces_for};
use domain::day::Timestamp;
use domain::id::{GoodsId, RequestId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::{PaymentRefused, TenderDraft, settle};
use domain::quantity::Quantity;
use domain::sale::{Bill, BillRefused, LineDraft, price};
use domain::tax::TaxClass;
use domain::unit::Unit;
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, LinesRemoved, Sale};
use store::Fault;
use store::rows::money;
use ts_rs::TS;

use crate::Till;
use crate::print::{Job, queue};
use crate::record::record;
use crate::rows::{next_receipt, open_day};

/// A line as a screen asks for it: goods by id, or a price keyed in by hand with a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaleLine {
    /// The goods; absent for a price keyed in by hand.
    pub goods: Option<GoodsId>,
    /// The name of a price keyed in by hand; ignored for goods.
    pub name: Option<String>,
    /// How much of it.
    pub quantity: Quantity,
    /// The price keyed in by hand; ignored for goods.
    pub unit_price: Option<Money>,
}

/// A sale as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SellRequest {
    /// Made once per bill, before the first try.
    pub request: RequestId,
    /// The lines.
    pub lines: Vec<SaleLine>,
    /// The total that was shown to the customer.
    pub total: Money,
    /// What was handed over.
    pub tenders: Vec<TenderDraft>,
    /// Lines that were taken off this bill before payment.
    pub removed: Removed,
    /// Print a receipt.
    pub print: bool,
}

/// Lines taken off a bill before payment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// How many.
    pub count: u32,
    /// What they came to.
    pub amount: Money,
}

/// A sale that is on disk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Sold {
    /// The receipt number.
    pub receipt: u64,
    /// When.
    pub at: Timestamp,
    /// What was paid.
    pub total: Money,
    /// What to give back.
    pub change: Money,
    /// The notes and coins to give back.
    pub pieces: Vec<Pieces>,
    /// Sold today so far, less refunds.
    pub today: Money,
    /// Whether this request had been sold before.
    pub repeated: bool,
}

/// Why a sale was not made, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum SellRefused {
    /// The request id was used for something else.
    #[error("this bill was sold differently before")]
    RequestUsed,
    /// No business day is open.
    #[error("no day is open")]
    DayNotOpen,
    /// Goods that do not exist or are off sale. `line` counts from 1.
    #[error("line {line} is not on sale")]
    Goods {
        /// The line.
        line: usize,
    },
    /// The bill cannot be priced.
    #[error(transparent)]
    Bill(#[from] BillRefused),
    /// A price changed since the total was shown.
    #[error("the total is now {total}")]
    TotalChanged {
        /// What it is now.
        total: Money,
    },
    /// The tenders do not settle it.
    #[error(transparent)]
    Payment(#[from] PaymentRefused),
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// Prices a bill as [`Till::sell`] will.
    ///
    /// # Errors
    /// [`SellRefused::Goods`] or [`SellRefused::Bill`].
    pub fn price_bill(&self, lines: &[SaleLine]) -> Result<Bill, SellRefused> {
        let registered = self.settings()?.tax_id.is_some();
        let drafts = lines
            .iter()
            .enumerate()
            .map(|(index, line)| self.draft(line, index + 1, registered))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(price(&drafts)?)
    }

    fn draft(&self, line: &SaleLine, at: usize, vat: bool) -> Result<LineDraft, SellRefused> {
        let Some(id) = line.goods else {
            return Ok(LineDraft {
                goods: None,
                name: domain::thai::printable(line.name.as_deref().unwrap_or_default()),
                unit: Unit::Piece,
                quantity: line.quantity,
                unit_price: line.unit_price.unwrap_or(Money::ZERO),
                // what is keyed in by hand at a registered stall is taxed: the safe side
                tax: if vat { TaxClass::Vat } else { TaxClass::Exempt },
            });
        };
        let goods = self.catalogue().get(id).filter(|goods| !goods.retired);
        let goods = goods.ok_or(SellRefused::Goods { line: at })?;
        Ok(LineDraft {
            goods: Some(id),
            name: goods.name.clone(),
            unit: goods.unit,
            quantity: line.quantity,
            unit_price: goods.price,
            tax: if vat { goods.tax } else { TaxClass::Exempt },
        })
    }

    /// Sells: priced, settled, recorded, its slip queued, all in one commit.
    ///
    /// # Errors
    /// The first [`SellRefused`] by precedence; nothing was sold.
    pub fn sell(&mut self, now: Now, request: &SellRequest) -> Result<Sold, SellRefused> {
        if let Some(first) = sold_before(self.reader(), request)? {
            return Ok(first);
        }
        if open_day(self.reader())?.is_none() {
            return Err(SellRefused::DayNotOpen);
        }
        let bill = self.price_bill(&request.lines)?;
        if bill.total != request.total {
            return Err(SellRefused::TotalChanged { total: bill.total });
        }
        let settled = settle(bill.total, &request.tenders)?;
        let settings = self.settings()?;
        let lines = bill.lines.clone();
        let sold = self.store.write(|transaction| -> Result<Sold, SellRefused> {
            record_removed(transaction, now, request.removed)?;
            let receipt = next_receipt(transaction)?;
            let sale = Sale {
                request: request.request,
                receipt,
                lines: bill.lines,
                total: bill.total,
                vat: bill.vat,
                tenders: settled.tenders,
                change: settled.change,
            };
            record(transaction, now, Fact::Sale(sale))?;
            if request.print || settings.printer.every_sale {
                queue(transaction, now.at, &settings, Job::Receipt { number: receipt, copy: 0 })?;
            }
            done(transaction, receipt, false)
        })?;
        self.catalogue.move_stock(&lines, false);
        Ok(sold)
    }

    /// Records lines of a bill that was cleared without a sale.
    ///
    /// # Errors
    /// [`SellRefused::DayNotOpen`] or a fault.
    pub fn lines_removed(&mut self, now: Now, removed: Removed) -> Result<(), SellRefused> {
        if open_day(self.reader())?.is_none() {
            return Err(SellRefused::DayNotOpen);
        }
        self.store.write(|transaction| record_removed(transaction, now, removed))
    }
}

fn record_removed(
    transaction: &Transaction<'_>,
    now: Now,
    removed: Removed,
) -> Result<(), SellRefused> {
    if removed.count > 0 {
        let Removed { count, amount } = removed;
        let amount = amount.max(Money::ZERO);
        record(transaction, now, Fact::LinesRemoved(LinesRemoved { count, amount }))?;
    }
    Ok(())
}

/// The first answer, if this request was sold before.
fn sold_before(
    connection: &Connection,
    request: &SellRequest,
) -> Result<Option<Sold>, SellRefused> {
    let found: Option<(u64, String, i64)> = connection
        .prepare_cached("SELECT number, kind, total FROM receipt WHERE request = ?1")
        .map_err(Fault::from)?
        .query_row([request.request.to_string()], |row| row.try_into())
        .optional()
        .map_err(Fault::from)?;
    match found {
        None => Ok(None),
        Some((number, kind, total)) if kind == "sale" && money(total)? == request.total => {
            Ok(Some(done(connection, number, true)?))
        }
        Some(_) => Err(SellRefused::RequestUsed),
    }
}

fn done(connection: &Connection, receipt: u64, repeated: bool) -> Result<Sold, SellRefused> {
    let (at, total, change, day): (i64, i64, i64, u64) = connection
        .prepare_cached("SELECT at, total, change, day_seq FROM receipt WHERE number = ?1")
        .and_then(|mut statement| statement.query_row([receipt], |row| row.try_into()))
        .map_err(Fault::from)?;
    let change = money(change)?;
    Ok(Sold {
        receipt,
        at: Timestamp::from_seconds(at),
        total: money(total)?,
        change,
        pieces: pieces_for(change),
        today: crate::totals::net_of_day(connection, day)?,
        repeated,
    })
}
