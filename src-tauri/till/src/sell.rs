//! Selling: the same pricing for the preview and the commit; change is told after the disk has it.
//! Must never wait for a printer, and never make one request two sales.

use domain::cash::{Pieces, pieces_for};
use domain::day::{Day, Timestamp};
use domain::id::{CustomerId, PreorderId, RequestId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::{PaymentRefused, Tender, TenderKind, settle};
use domain::sale::BillRefused;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, Hands, PreorderEnded, Sale};
use settlement::file::MAX_LINE_BYTES;
use store::Fault;
use store::rows::{json, money, parsed_if};
use ts_rs::TS;

use crate::Till;
use crate::bill::{BillDraft, SaleLine};
use crate::credit::owed_by;
use crate::pay::Paying;
use crate::print::{Job, queue};
use crate::record::{record, record_private};
use crate::removed;
use crate::rows::{next_receipt, open_day, request_is_used, tenders};
use crate::tender::{TenderRefused, TenderRequest};

/// The most bytes of a sale: what stands around it in its line takes less than a thousand.
const MOST_BYTES: usize = MAX_LINE_BYTES - 1_024;

/// What of a sale stays at the stall: the private part of its fact.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Beside {
    /// Whose it is.
    pub customer: Option<CustomerId>,
    /// By when what was sold on credit is to be paid.
    pub due: Option<Day>,
    /// The preorder that was handed over.
    pub preorder: Option<PreorderId>,
    /// The note of each line.
    pub notes: Vec<Option<String>>,
    /// What one unit of each line had cost.
    pub costs: Vec<Option<Money>>,
}

/// A sale as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SellRequest {
    /// The bill.
    pub bill: BillDraft,
    /// The total that was shown to the customer.
    pub total: Money,
    /// What was handed over.
    pub tenders: Vec<TenderRequest>,
    /// Print a receipt.
    pub print: bool,
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
    /// What rounding the cash changed.
    pub rounding: Money,
    /// How it was paid.
    pub tenders: Vec<Tender>,
    /// What the customer owes now, when a part was on credit.
    pub owes: Option<Money>,
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
    /// A note is longer than fits. `line` counts from 1.
    #[error("the note of line {line} is too long")]
    Note {
        /// The line.
        line: usize,
    },
    /// With all its names, bundles and tenders it would not fit a line of a settlement.
    #[error("the bill is too long to be handed in")]
    TooLong,
    /// A price changed since the total was shown.
    #[error("the total is now {total}")]
    TotalChanged {
        /// What it is now.
        total: Money,
    },
    /// No such customer, or one who is no longer kept.
    #[error("there is no such customer")]
    Customer,
    /// No such preorder, or one that was handed over or called off.
    #[error("there is no such preorder waiting")]
    Preorder,
    /// A tender that cannot be taken.
    #[error(transparent)]
    Tender(#[from] TenderRefused),
    /// The tenders do not settle it.
    #[error(transparent)]
    Payment(#[from] PaymentRefused),
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
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
        let bill = self.price_bill(now, &request.bill)?;
        if bill.total != request.total {
            return Err(SellRefused::TotalChanged { total: bill.total });
        }
        let paying = Paying {
            total: bill.total,
            lines: &bill.lines,
            tenders: &request.tenders,
            customer: request.bill.customer,
            preorder: request.bill.preorder,
        };
        let desk = self.desk(now, &paying)?;
        let drafts = self.all_drafts(&desk, &paying)?;
        let settled = settle(bill.total, &drafts, desk.settings.cash_rounding)?;
        let beside = Beside { due: desk.due(&request.tenders), ..self.beside(request) };
        let settings = desk.settings;
        let lines = bill.lines.clone();
        let hands = self.hands;
        let sold = self.store.write(|transaction| -> Result<Sold, SellRefused> {
            removed::record(transaction, now, hands, request.bill.request, request.bill.removed)?;
            let receipt = next_receipt(transaction)?;
            let sale = Sale {
                request: request.bill.request,
                receipt,
                lines: bill.lines,
                total: bill.total,
                vat: bill.vat,
                tenders: settled.tenders,
                change: settled.change,
                rounding: settled.rounding,
                by: hands.by,
                approved: hands.approved,
            };
            if json(&sale).len() > MOST_BYTES {
                return Err(SellRefused::TooLong);
            }
            let private = (beside != Beside::default()).then(|| json(&beside));
            record_private(transaction, now, Fact::Sale(sale), private)?;
            if let Some(preorder) = request.bill.preorder {
                let ended = handed_over(request.bill.request, preorder, receipt, hands);
                record(transaction, now, ended)?;
            }
            transaction
                .execute(
                    "DELETE FROM open_bill WHERE request = ?1",
                    [request.bill.request.to_string()],
                )
                .map_err(Fault::from)?;
            if request.print || settings.printer.every_sale {
                queue(transaction, now.at, &settings, Job::Receipt { number: receipt, copy: 0 })?;
            }
            done(transaction, receipt, false)
        })?;
        self.catalogue.move_stock(&lines, false);
        Ok(sold)
    }

    /// What of a sale stays at the stall: lists that say nothing are left out.
    fn beside(&self, request: &SellRequest) -> Beside {
        let bill = &request.bill;
        let note = |line: &SaleLine| {
            let note = line.note.as_deref().map(domain::thai::printable);
            note.filter(|note| !note.is_empty())
        };
        let cost = |line: &SaleLine| self.catalogue().get(line.goods?)?.cost;
        let notes: Vec<_> = bill.lines.iter().map(note).collect();
        let costs: Vec<_> = bill.lines.iter().map(cost).collect();
        Beside {
            customer: bill.customer,
            due: None,
            preorder: bill.preorder,
            notes: if notes.iter().any(Option::is_some) { notes } else { vec![] },
            costs: if costs.iter().any(Option::is_some) { costs } else { vec![] },
        }
    }
}

/// The first answer, if this request was sold before.
fn sold_before(
    connection: &Connection,
    request: &SellRequest,
) -> Result<Option<Sold>, SellRefused> {
    let found: Option<(u64, String, i64)> = connection
        .prepare_cached("SELECT number, kind, total FROM receipt WHERE request = ?1")
        .map_err(Fault::from)?
        .query_row([request.bill.request.to_string()], |row| row.try_into())
        .optional()
        .map_err(Fault::from)?;
    match found {
        None if request_is_used(connection, request.bill.request)? => Err(SellRefused::RequestUsed),
        None => Ok(None),
        Some((number, kind, total)) if kind == "sale" && money(total)? == request.total => {
            Ok(Some(done(connection, number, true)?))
        }
        Some(_) => Err(SellRefused::RequestUsed),
    }
}

/// The preorder went with a sale.
fn handed_over(request: RequestId, preorder: PreorderId, receipt: u64, hands: Hands) -> Fact {
    Fact::PreorderEnded(PreorderEnded {
        request,
        preorder,
        receipt: Some(receipt),
        returned: Money::ZERO,
        kind: TenderKind::Cash,
        by: hands.by,
        approved: hands.approved,
    })
}

fn done(connection: &Connection, receipt: u64, repeated: bool) -> Result<Sold, SellRefused> {
    type Columns = (i64, i64, i64, u64, i64, Option<String>);
    let (at, total, change, day, rounding, customer): Columns = connection
        .prepare_cached(
            "SELECT at, total, change, day_seq, rounding, customer FROM receipt WHERE number = ?1",
        )
        .and_then(|mut statement| statement.query_row([receipt], |row| row.try_into()))
        .map_err(Fault::from)?;
    let change = money(change)?;
    let tenders = tenders(connection, receipt)?;
    let credit = tenders.iter().any(|tender| tender.kind == TenderKind::Credit);
    let customer = parsed_if(customer.filter(|_| credit))?;
    Ok(Sold {
        receipt,
        at: Timestamp::from_seconds(at),
        total: money(total)?,
        change,
        pieces: pieces_for(change),
        rounding: money(rounding)?,
        tenders,
        owes: customer.map(|customer| owed_by(connection, customer)).transpose()?,
        today: crate::totals::net_of_day(connection, day)?,
        repeated,
    })
}
