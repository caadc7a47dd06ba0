//! Refunds: a new receipt that points at the sale. Must never edit a sale, nor give back more
//! than was paid.

use domain::id::RequestId;
use domain::money::Money;
use domain::now::Now;
use domain::payment::{CashRounding, TenderKind};
use domain::quantity::Quantity;
use domain::refund::{
    Paid, RefundDraft, RefundLine, RefundRefused, Refundable, Repayment, refund, repay,
};
use domain::tax::{TaxClass, vat_included};
use domain::thai::fits;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, Refund};
use store::Fault;
use store::rows::{from_json, from_word, in_range, money, quantity};
use ts_rs::TS;

use crate::Till;
use crate::co_pay::uses_of;
use crate::print::{Job, queue};
use crate::record::record;
use crate::rows::{lines, next_receipt, open_day, request_is_used, tenders};
use crate::vouchers::{given_back_by, held_of, whole_ones};

/// A refund as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RefundRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// The receipt of the sale.
    pub of: u64,
    /// What comes back; all that is left when empty.
    pub lines: Vec<RefundDraft>,
    /// Why.
    pub reason: String,
    /// Print a slip.
    pub print: bool,
}

/// A refund that is on disk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Refunded {
    /// The receipt number of the refund.
    pub receipt: u64,
    /// What was given back.
    pub total: Money,
    /// How it goes back.
    pub repayments: Vec<Repayment>,
    /// The serials of the vouchers that go back: they hold again.
    pub vouchers: Vec<String>,
    /// Whether this request had been made before.
    pub repeated: bool,
}

/// Why a refund was not made, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum RefundRejected {
    /// The request id was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// No business day is open.
    #[error("no day is open")]
    DayNotOpen,
    /// No such sale.
    #[error("there is no such sale")]
    NoSuchSale,
    /// Everything of it came back before.
    #[error("everything of it was given back before")]
    AllBack,
    /// Without a reason, or too long a one.
    #[error("a refund needs a reason")]
    Reason,
    /// The lines cannot be given back like this.
    #[error(transparent)]
    Lines(#[from] RefundRefused),
    /// A voucher or a use of a co-pay scheme goes back whole or not at all, never as money.
    #[error("what was paid by {kind:?} goes back whole or not at all")]
    WholeOnly {
        /// Which.
        kind: TenderKind,
    },
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What of a sale came back before.
struct Before {
    lines: Vec<Refundable>,
    total: Money,
    rounding: Option<CashRounding>,
    taxed: Money,
    vat: Money,
}

impl Till {
    /// Gives money back for a sale.
    ///
    /// # Errors
    /// The first [`RefundRejected`] by precedence; nothing was given back.
    pub fn refund(&mut self, now: Now, asked: &RefundRequest) -> Result<Refunded, RefundRejected> {
        if let Some(first) = made_before(self.reader(), asked)? {
            return Ok(first);
        }
        if open_day(self.reader())?.is_none() {
            return Err(RefundRejected::DayNotOpen);
        }
        let before = before(self.reader(), asked.of)?.ok_or(RefundRejected::NoSuchSale)?;
        let left = all_that_is_left(&before.lines);
        if left.is_empty() {
            return Err(RefundRejected::AllBack);
        }
        let reason = domain::thai::printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(RefundRejected::Reason);
        }
        let drafts = if asked.lines.is_empty() { &left } else { &asked.lines };
        let back = refund(&before.lines, drafts)?;
        let total = in_range(Money::sum(back.iter().map(|line| line.amount)))?;
        let taxed = back.iter().filter(|back| {
            let line = usize::try_from(back.line).unwrap_or(0).checked_sub(1);
            line.and_then(|line| before.lines.get(line))
                .is_some_and(|sold| sold.line.tax == TaxClass::Vat)
        });
        let taxed = in_range(Money::sum(taxed.map(|line| line.amount)))?;
        // worked out on all that came back, so that the parts add up to the sale's own VAT
        let vat_so_far = in_range(before.taxed.plus(taxed).and_then(vat_included))?;
        let vat = in_range(vat_so_far.minus(before.vat))?;
        let paid = tenders(self.reader(), asked.of)?;
        let rest = Paid { tenders: &paid, rounding: before.rounding, before: before.total };
        let back_now = repay(total, rest, is_all_back(&before.lines, &back))?;
        only_whole(self.reader(), asked.of, &back_now.repayments)?;
        let deposited = deposited(self.reader(), asked.of)?;
        let repayments = deposit_as_it_came(back_now.repayments, deposited)?;
        let hands = self.hands;
        let settings = self.settings()?;
        let refunded = self.store.write(|transaction| -> Result<Refunded, RefundRejected> {
            let receipt = next_receipt(transaction)?;
            let fact = Refund {
                request: asked.request,
                receipt,
                of: asked.of,
                lines: back,
                total,
                taxed,
                vat,
                repayments: repayments.clone(),
                reason,
                rounding: back_now.rounding,
                by: hands.by,
                approved: hands.approved,
            };
            record(transaction, now, Fact::Refund(fact))?;
            if asked.print || settings.printer.every_sale {
                queue(transaction, now.at, &settings, Job::Receipt { number: receipt, copy: 0 })?;
            }
            let vouchers = given_back_by(transaction, receipt)?;
            Ok(Refunded { receipt, total, repayments, vouchers, repeated: false })
        })?;
        let returned: Vec<_> =
            lines(self.reader(), refunded.receipt)?.into_iter().map(|(_, line)| line).collect();
        self.catalogue.move_stock(&returned, true);
        Ok(refunded)
    }
}

/// Whether nothing of the sale is left with the customer after this refund.
fn is_all_back(lines: &[Refundable], back: &[RefundLine]) -> bool {
    lines.iter().enumerate().all(|(index, entry)| {
        let now = back.iter().find(|back| usize::try_from(back.line) == Ok(index + 1));
        let now = now.map_or(Quantity::ZERO, |back| back.quantity);
        entry.returned.plus(now) == Ok(entry.line.quantity)
    })
}

fn all_that_is_left(lines: &[Refundable]) -> Vec<RefundDraft> {
    let mut left = Vec::new();
    for (index, entry) in lines.iter().enumerate() {
        let quantity = entry.line.quantity.minus(entry.returned).unwrap_or(Quantity::ZERO);
        if quantity > Quantity::ZERO {
            left.push(RefundDraft { line: u32::try_from(index + 1).unwrap_or(0), quantity });
        }
    }
    left
}

/// What was sold on a receipt and what of it came back; `None` when it is no sale.
fn before(connection: &Connection, sale: u64) -> Result<Option<Before>, Fault> {
    let kind: Option<String> = connection
        .prepare_cached("SELECT kind FROM receipt WHERE number = ?1")?
        .query_row([sale], |row| row.get(0))
        .optional()?;
    if kind.as_deref() != Some("sale") {
        return Ok(None);
    }
    let mut refundable = Vec::new();
    for (number, line) in lines(connection, sale)? {
        let (returned, given_back): (i64, i64) = connection
            .prepare_cached(
                "SELECT coalesce(sum(l.quantity), 0), coalesce(sum(l.amount), 0)
                 FROM receipt_line l JOIN receipt r ON r.number = l.receipt
                 WHERE r.of = ?1 AND l.line = ?2",
            )?
            .query_row((sale, number), |row| row.try_into())?;
        refundable.push(Refundable {
            line,
            returned: quantity(returned)?,
            given_back: money(given_back)?,
        });
    }
    let (total, taxed, vat): (i64, i64, i64) = connection
        .prepare_cached(
            "SELECT coalesce(sum(total), 0), coalesce(sum(taxed), 0), coalesce(sum(vat), 0)
             FROM receipt WHERE of = ?1",
        )?
        .query_row([sale], |row| row.try_into())?;
    let rounding = rounding(connection, sale)?;
    Ok(Some(Before {
        lines: refundable,
        total: money(total)?,
        rounding,
        taxed: money(taxed)?,
        vat: money(vat)?,
    }))
}

fn rounding(connection: &Connection, sale: u64) -> Result<Option<CashRounding>, Fault> {
    let (by, amount): (Option<String>, i64) = connection
        .prepare_cached("SELECT rounded_by, rounding FROM receipt WHERE number = ?1")?
        .query_row([sale], |row| row.try_into())?;
    let amount = money(amount)?;
    by.map(|by| Ok(CashRounding { by: from_json(&by)?, amount })).transpose()
}

fn made_before(
    connection: &Connection,
    asked: &RefundRequest,
) -> Result<Option<Refunded>, RefundRejected> {
    let found: Option<(u64, Option<u64>, i64)> = connection
        .prepare_cached("SELECT number, of, total FROM receipt WHERE request = ?1")
        .map_err(Fault::from)?
        .query_row([asked.request.to_string()], |row| row.try_into())
        .optional()
        .map_err(Fault::from)?;
    let Some((receipt, of, total)) = found else {
        let used = request_is_used(connection, asked.request)?;
        return if used { Err(RefundRejected::RequestUsed) } else { Ok(None) };
    };
    if of != Some(asked.of) {
        return Err(RefundRejected::RequestUsed);
    }
    let back = tenders(connection, receipt)?;
    let repayments =
        back.iter().map(|tender| Repayment { kind: tender.kind, amount: tender.amount }).collect();
    let vouchers = given_back_by(connection, receipt)?;
    Ok(Some(Refunded { receipt, total: money(total)?, repayments, vouchers, repeated: true }))
}

/// Vouchers and uses of a co-pay scheme cannot be cut: what goes back by them is whole ones.
fn only_whole(
    connection: &Connection,
    sale: u64,
    repayments: &[Repayment],
) -> Result<(), RefundRejected> {
    for Repayment { kind, amount } in repayments.iter().copied() {
        let open: Vec<Money> = match kind {
            TenderKind::Voucher => held_of(connection, sale)?.into_iter().map(|v| v.1).collect(),
            TenderKind::CoPay => uses_of(connection, sale)?.into_iter().map(|u| u.1).collect(),
            _ => continue,
        };
        if whole_ones(&open, amount).is_none() {
            return Err(RefundRejected::WholeOnly { kind });
        }
    }
    Ok(())
}

/// How the deposit of a sale had been paid down; `None` when the sale hands over no preorder.
fn deposited(connection: &Connection, sale: u64) -> Result<Option<TenderKind>, Fault> {
    let kind: Option<String> = connection
        .prepare_cached("SELECT kind FROM preorder WHERE receipt = ?1")?
        .query_row([sale], |row| row.get(0))
        .optional()?;
    kind.map(from_word).transpose()
}

/// A deposit was cash or a transfer, and goes back as that.
fn deposit_as_it_came(
    repayments: Vec<Repayment>,
    deposited: Option<TenderKind>,
) -> Result<Vec<Repayment>, RefundRefused> {
    let mut given: Vec<Repayment> = Vec::with_capacity(repayments.len());
    for mut back in repayments {
        if back.kind == TenderKind::Deposit {
            back.kind = deposited.unwrap_or(TenderKind::Cash);
        }
        match given.iter_mut().find(|before| before.kind == back.kind) {
            Some(before) => before.amount = before.amount.plus(back.amount)?,
            None => given.push(back),
        }
    }
    Ok(given)
}
