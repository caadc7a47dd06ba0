//! Facts to tables. Must never decide anything: what was recorded is applied as it stands, the
//! same way on the day and when the tables are rebuilt from the journal.

use domain::money::Money;
use domain::payment::Tender;
use domain::quantity::Quantity;
use domain::sale::PricedLine;
use domain::tax::TaxClass;
use rusqlite::Transaction;
use settlement::fact::{DayClosed, Enrolled, Fact, Refund, Sale};
use store::Fault;
use store::journal::Placed;
use store::rows::{in_range, json, word};

use crate::enrol::identity;
use crate::goods;
use crate::rows;

/// Applies one fact.
pub fn apply(
    transaction: &Transaction<'_>,
    entry: Placed,
    fact: &Fact,
    private: Option<&str>,
) -> Result<(), Fault> {
    match fact {
        Fact::Enrolled(enrolled) => apply_enrolled(transaction, entry, enrolled),
        Fact::GoodsChanged(_) => goods::apply(transaction, private),
        Fact::DayOpened(opened) => {
            transaction.execute(
                "INSERT INTO day (seq, day, part, opened, float, people)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (
                    entry.seq,
                    entry.day.to_string(),
                    opened.part,
                    entry.at.seconds(),
                    opened.float.satang(),
                    opened.people,
                ),
            )?;
            Ok(())
        }
        Fact::Sale(sale) => apply_sale(transaction, entry, sale),
        Fact::Refund(refund) => apply_refund(transaction, entry, refund),
        Fact::DayClosed(closed) => apply_closed(transaction, entry, closed),
        Fact::SettlementMade(made) => {
            transaction.execute(
                "INSERT INTO settlement (z, day, file, price_list, seq) VALUES (?1, ?2, ?3, ?4, ?5)",
                (
                    made.z,
                    made.of.to_string(),
                    made.file.to_string(),
                    made.price_list.to_string(),
                    entry.seq,
                ),
            )?;
            Ok(())
        }
        Fact::Restored(restored) => {
            transaction.execute(
                "INSERT INTO epoch (seq, epoch) VALUES (?1, ?2)",
                (entry.seq, restored.epoch),
            )?;
            Ok(())
        }
        Fact::Clock(_) => Ok(()), // told in the journal and the file; no table repeats it
        Fact::CashMoved(_) | Fact::DrawerOpened(_) | Fact::LinesRemoved(_) => {
            apply_drawer(transaction, entry, fact)
        }
        Fact::PrintedAgain(again) => {
            let day = rows::open_day(transaction)?.map(|day| day.seq);
            transaction.execute(
                "INSERT INTO printed_again (seq, day_seq, receipt, copy) VALUES (?1, ?2, ?3, ?4)",
                (entry.seq, day, again.receipt, again.copy),
            )?;
            Ok(())
        }
    }
}

fn apply_enrolled(
    transaction: &Transaction<'_>,
    entry: Placed,
    enrolled: &Enrolled,
) -> Result<(), Fault> {
    // a new name keeps the place in the market; a new market begins a new run of settlements
    let before = identity(transaction)?;
    let same = before.filter(|before| before.market == enrolled.market);
    let since = same.map_or(entry.seq, |before| before.since);
    transaction.execute(
        "INSERT OR REPLACE INTO identity
           (one, device, market, market_name, stall, stall_name, place, key, since)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        (
            enrolled.device.to_string(),
            enrolled.market.map(|market| market.to_string()),
            &enrolled.market_name,
            enrolled.stall.to_string(),
            &enrolled.stall_name,
            &enrolled.place,
            &enrolled.key,
            since,
        ),
    )?;
    Ok(())
}

fn apply_drawer(transaction: &Transaction<'_>, entry: Placed, fact: &Fact) -> Result<(), Fault> {
    let day = rows::the_open_day(transaction)?.seq;
    match fact {
        Fact::CashMoved(moved) => transaction.execute(
            "INSERT INTO cash_movement (seq, request, day_seq, at, direction, amount, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            (
                entry.seq,
                moved.request.to_string(),
                day,
                entry.at.seconds(),
                word(&moved.direction),
                moved.amount.satang(),
                &moved.reason,
            ),
        )?,
        Fact::DrawerOpened(opened) => transaction.execute(
            "INSERT INTO drawer_opening (seq, day_seq, at, reason) VALUES (?1, ?2, ?3, ?4)",
            (entry.seq, day, entry.at.seconds(), &opened.reason),
        )?,
        Fact::LinesRemoved(removed) => transaction.execute(
            "INSERT INTO removed_lines (seq, day_seq, count, amount) VALUES (?1, ?2, ?3, ?4)",
            (entry.seq, day, removed.count, removed.amount.satang()),
        )?,
        _ => 0,
    };
    Ok(())
}

fn apply_sale(transaction: &Transaction<'_>, entry: Placed, sale: &Sale) -> Result<(), Fault> {
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
        },
    )?;
    for (index, line) in sale.lines.iter().enumerate() {
        insert_line(transaction, sale.receipt, index + 1, line)?;
        move_stock(transaction, line, line.quantity.negated())?;
    }
    insert_tenders(transaction, sale.receipt, &sale.tenders)
}

fn apply_refund(
    transaction: &Transaction<'_>,
    entry: Placed,
    refund: &Refund,
) -> Result<(), Fault> {
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
        },
    )?;
    let sold = rows::lines(transaction, refund.of)?;
    for back in &refund.lines {
        let line = usize::try_from(back.line).unwrap_or(0);
        let sold = sold
            .iter()
            .find(|(number, _)| *number == line)
            .ok_or_else(|| Fault::Damaged(format!("receipt {} has no line {line}", refund.of)))?;
        let returned =
            PricedLine { quantity: back.quantity, amount: back.amount, ..sold.1.clone() };
        insert_line(transaction, refund.receipt, line, &returned)?;
        move_stock(transaction, &returned, back.quantity)?;
    }
    let tenders: Vec<Tender> = refund
        .repayments
        .iter()
        .map(|back| Tender { kind: back.kind, amount: back.amount, received: back.amount })
        .collect();
    insert_tenders(transaction, refund.receipt, &tenders)
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
                hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?
        .execute((
            row.number,
            entry.seq,
            row.kind,
            &row.request,
            day,
            entry.at.seconds(),
            row.of,
            row.total.satang(),
            row.taxed.satang(),
            row.vat.satang(),
            row.change.satang(),
            row.reason,
            entry.hash.to_string(),
        ))?;
    Ok(())
}

fn insert_line(
    transaction: &Transaction<'_>,
    receipt: u64,
    number: usize,
    line: &PricedLine,
) -> Result<(), Fault> {
    transaction
        .prepare_cached(
            "INSERT INTO receipt_line
               (receipt, line, goods, name, unit, quantity, unit_price, amount, tax)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
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
                "INSERT INTO receipt_tender (receipt, place, kind, amount, received)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute((
                receipt,
                place,
                word(&tender.kind),
                tender.amount.satang(),
                tender.received.satang(),
            ))?;
    }
    Ok(())
}

/// Stock below zero is allowed: the count was wrong, the sale was not.
fn move_stock(transaction: &Transaction<'_>, line: &PricedLine, by: Quantity) -> Result<(), Fault> {
    if let Some(goods) = line.goods {
        transaction
            .prepare_cached(
                "UPDATE goods SET stock = stock + ?2 WHERE id = ?1 AND counts_stock = 1",
            )?
            .execute((goods.to_string(), by.thousandths()))?;
    }
    Ok(())
}

fn apply_closed(
    transaction: &Transaction<'_>,
    entry: Placed,
    closed: &DayClosed,
) -> Result<(), Fault> {
    transaction.execute(
        "UPDATE day SET closed_seq = ?1, closed = ?2, z = ?3, grand_total = ?4, closing = ?5
         WHERE closed IS NULL",
        (entry.seq, entry.at.seconds(), closed.z, closed.totals.grand_total.satang(), json(closed)),
    )?;
    Ok(())
}
