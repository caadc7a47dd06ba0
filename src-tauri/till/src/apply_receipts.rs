//! Sales and refunds to tables. Must never decide anything: what was recorded is applied as it
//! stands, the same way on the day and when the tables are rebuilt from the journal.

use domain::money::Money;
use domain::payment::{Tender, TenderDetail};
use domain::quantity::Quantity;
use domain::sale::PricedLine;
use domain::tax::TaxClass;
use rusqlite::{OptionalExtension, Transaction, params};
use settlement::fact::{Hands, Refund, Sale};
use store::Fault;
use store::journal::Placed;
use store::rows::{from_json, in_range, json, quantity, word};

use crate::rows::{self, Pricing};
use crate::sell::Beside;
use crate::vouchers;

/// Applies a sale. Its private part says whose it is and what the goods had cost.
pub fn sale(
    transaction: &Transaction<'_>,
    entry: Placed,
    sale: &Sale,
    private: Option<&str>,
) -> Result<(), Fault> {
    let beside: Beside = private.map_or(Ok(Beside::default()), from_json)?;
    let taxed = sale.lines.iter().filter(|line| line.tax == TaxClass::Vat);
    let taxed = in_range(Money::sum(taxed.map(|line| line.amount)))?;
    insert_receipt(
        transaction,
        entry,
        &ReceiptRow {
            number: sale.receipt,
            kind: "sale",
            request: sale.request.to_string(),
            of: None,
            total: sale.total,
            taxed,
            vat: sale.vat,
            change: sale.change,
            reason: "",
            rounding: sale.rounding.map_or(Money::ZERO, |rounding| rounding.amount),
            rounded_by: sale.rounding.map(|rounding| json(&rounding.by)),
            hands: Hands { by: sale.by, approved: sale.approved },
            beside: &beside,
        },
    )?;
    for (index, line) in sale.lines.iter().enumerate() {
        let note = beside.notes.get(index).and_then(Option::as_deref);
        let cost = beside.costs.get(index).copied().flatten();
        insert_line(transaction, sale.receipt, index + 1, line, note, cost)?;
        move_stock(transaction, line, line.quantity.negated())?;
    }
    insert_tenders(transaction, sale.receipt, &sale.tenders)?;
    for tender in &sale.tenders {
        insert_detail(transaction, sale.receipt, tender)?;
    }
    Ok(())
}

/// Applies a refund.
pub fn refund(transaction: &Transaction<'_>, entry: Placed, refund: &Refund) -> Result<(), Fault> {
    insert_receipt(
        transaction,
        entry,
        &ReceiptRow {
            number: refund.receipt,
            kind: "refund",
            request: refund.request.to_string(),
            of: Some(refund.of),
            total: refund.total,
            taxed: refund.taxed,
            vat: refund.vat,
            change: Money::ZERO,
            reason: &refund.reason,
            rounding: refund.rounding,
            rounded_by: None,
            hands: Hands { by: refund.by, approved: refund.approved },
            beside: &Beside::default(),
        },
    )?;
    let sold = rows::lines(transaction, refund.of)?;
    for back in &refund.lines {
        let line = usize::try_from(back.line).unwrap_or(0);
        let sold = sold
            .iter()
            .find(|(number, _)| *number == line)
            .ok_or_else(|| Fault::Damaged(format!("receipt {} has no line {line}", refund.of)))?;
        // what came back is told by its amount alone: the discounts stay with the sale
        let returned = PricedLine {
            quantity: back.quantity,
            amount: back.amount,
            list_price: None,
            reason: None,
            rounding: None,
            label: None,
            discounts: vec![],
            ..sold.1.clone()
        };
        insert_line(transaction, refund.receipt, line, &returned, None, None)?;
        move_stock(transaction, &returned, back.quantity)?;
    }
    let tenders: Vec<Tender> = refund
        .repayments
        .iter()
        .map(|back| Tender {
            kind: back.kind,
            amount: back.amount,
            received: back.amount,
            detail: None,
        })
        .collect();
    insert_tenders(transaction, refund.receipt, &tenders)?;
    vouchers::give_back(transaction, refund)
}

struct ReceiptRow<'a> {
    number: u64,
    kind: &'a str,
    request: String,
    of: Option<u64>,
    total: Money,
    taxed: Money,
    vat: Money,
    change: Money,
    reason: &'a str,
    rounding: Money,
    rounded_by: Option<String>,
    hands: Hands,
    beside: &'a Beside,
}

fn insert_receipt(
    transaction: &Transaction<'_>,
    entry: Placed,
    row: &ReceiptRow<'_>,
) -> Result<(), Fault> {
    let day = rows::the_open_day(transaction)?.seq;
    transaction
        .prepare_cached(
            "INSERT INTO receipt
               (number, seq, kind, request, day_seq, at, of, total, taxed, vat, change, reason,
                hash, rounding, rounded_by, operator, approved, customer, due, preorder)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
                     ?18, ?19, ?20)",
        )?
        .execute(params![
            row.number,
            entry.seq,
            row.kind,
            row.request,
            day,
            entry.at.seconds(),
            row.of,
            row.total.satang(),
            row.taxed.satang(),
            row.vat.satang(),
            row.change.satang(),
            row.reason,
            entry.hash.to_string(),
            row.rounding.satang(),
            row.rounded_by,
            row.hands.by,
            row.hands.approved,
            row.beside.customer.map(|id| id.to_string()),
            row.beside.due.map(|day| day.to_string()),
            row.beside.preorder.map(|id| id.to_string()),
        ])?;
    Ok(())
}

fn insert_line(
    transaction: &Transaction<'_>,
    receipt: u64,
    number: usize,
    line: &PricedLine,
    note: Option<&str>,
    cost: Option<Money>,
) -> Result<(), Fault> {
    transaction
        .prepare_cached(
            "INSERT INTO receipt_line
               (receipt, line, goods, name, unit, quantity, unit_price, amount, tax, pricing,
                discounted, note, cost)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute((
            receipt,
            number,
            line.goods.map(|goods| goods.to_string()),
            &line.name,
            word(&line.unit),
            line.quantity.thousandths(),
            line.unit_price.satang(),
            line.amount.satang(),
            word(&line.tax),
            Pricing::column(line),
            in_range(line.discounted())?.satang(),
            note,
            cost.map(Money::satang),
        ))?;
    Ok(())
}

fn insert_tenders(
    transaction: &Transaction<'_>,
    receipt: u64,
    tenders: &[Tender],
) -> Result<(), Fault> {
    for (place, tender) in tenders.iter().enumerate() {
        transaction
            .prepare_cached(
                "INSERT INTO receipt_tender (receipt, place, kind, amount, received, detail)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                receipt,
                place,
                word(&tender.kind),
                tender.amount.satang(),
                tender.received.satang(),
                tender.detail.as_ref().map(json),
            ))?;
    }
    Ok(())
}

/// What can be used once: the slip of a transfer, a voucher.
fn insert_detail(
    transaction: &Transaction<'_>,
    receipt: u64,
    tender: &Tender,
) -> Result<(), Fault> {
    match &tender.detail {
        Some(TenderDetail::BankSlip { bank, reference }) => transaction.execute(
            "INSERT INTO bank_slip (bank, reference, receipt) VALUES (?1, ?2, ?3)",
            (bank, reference, receipt),
        )?,
        Some(TenderDetail::Voucher { serial, .. }) => transaction.execute(
            "INSERT INTO voucher_use (receipt, serial) VALUES (?1, ?2)",
            (receipt, serial),
        )?,
        _ => 0,
    };
    Ok(())
}

/// Stock below zero is allowed: the count was wrong, the sale was not.
fn move_stock(transaction: &Transaction<'_>, line: &PricedLine, by: Quantity) -> Result<(), Fault> {
    if let Some(goods) = line.goods {
        // a tray has no stock of its own: its eggs have
        let inside: Option<(Option<String>, Option<i64>)> = transaction
            .prepare_cached("SELECT contains, contains_count FROM goods WHERE id = ?1")?
            .query_row([goods.to_string()], |row| row.try_into())
            .optional()?;
        let (goods, by) = match inside {
            Some((Some(inside), Some(count))) => {
                let moved = by.times(quantity(count)?);
                (inside, moved.map_err(|error| Fault::Damaged(error.to_string()))?)
            }
            _ => (goods.to_string(), by),
        };
        transaction
            .prepare_cached(
                "UPDATE goods SET stock = stock + ?2 WHERE id = ?1 AND counts_stock = 1",
            )?
            .execute((goods, by.thousandths()))?;
    }
    Ok(())
}
