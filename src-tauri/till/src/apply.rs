//! Facts to tables. Must never decide anything: what was recorded is applied as it stands, the
//! same way on the day and when the tables are rebuilt from the journal.

use rusqlite::Transaction;
use settlement::fact::{DayClosed, Enrolled, Fact};
use store::Fault;
use store::journal::Placed;
use store::rows::{from_json, json, word};

use crate::enrol::{EnrolledBeside, identity};
use crate::removed::RemovedFrom;
use crate::{
    apply_receipts, credit, customers, goods, operators, preorders, prices, replies, rows,
};

/// Applies one fact.
pub fn apply(
    transaction: &Transaction<'_>,
    entry: Placed,
    fact: &Fact,
    private: Option<&str>,
) -> Result<(), Fault> {
    match fact {
        Fact::Enrolled(enrolled) => apply_enrolled(transaction, entry, enrolled, private),
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
        Fact::Sale(sale) => apply_receipts::sale(transaction, entry, sale, private),
        Fact::Refund(refund) => apply_receipts::refund(transaction, entry, refund),
        Fact::PricesChanged(_) => prices::apply(transaction, entry, private),
        Fact::CustomersChanged(_) => customers::apply(transaction, private),
        Fact::CreditRepaid(repaid) => credit::apply(transaction, entry, repaid, private),
        Fact::PreorderTaken(taken) => preorders::apply_taken(transaction, entry, taken, private),
        Fact::PreorderEnded(ended) => preorders::apply_ended(transaction, entry, ended, private),
        Fact::OperatorsChanged(_) => operators::apply(transaction, private),
        Fact::OperatorSignedIn(signed) => {
            transaction.execute(
                "INSERT INTO sign_in (seq, operator, at) VALUES (?1, ?2, ?3)",
                (entry.seq, signed.operator, entry.at.seconds()),
            )?;
            Ok(())
        }
        Fact::ReplyReceived(received) => replies::apply(transaction, entry, received, private),
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
            apply_drawer(transaction, entry, fact, private)
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
    private: Option<&str>,
) -> Result<(), Fault> {
    let beside: EnrolledBeside = private.map_or(Ok(EnrolledBeside::default()), from_json)?;
    // a new name keeps the place in the market; a new market begins a new run of settlements
    let before = identity(transaction)?;
    let same = before.filter(|before| before.market == enrolled.market);
    let since = same.map_or(entry.seq, |before| before.since);
    transaction.execute(
        "INSERT OR REPLACE INTO identity
           (one, device, market, market_name, stall, stall_name, place, key, since, book_key)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (
            enrolled.device.to_string(),
            enrolled.market.map(|market| market.to_string()),
            &enrolled.market_name,
            enrolled.stall.to_string(),
            &enrolled.stall_name,
            &enrolled.place,
            &enrolled.key,
            since,
            beside.book.map(|key| key.to_string()),
        ),
    )?;
    Ok(())
}

fn apply_drawer(
    transaction: &Transaction<'_>,
    entry: Placed,
    fact: &Fact,
    private: Option<&str>,
) -> Result<(), Fault> {
    let day = rows::the_open_day(transaction)?.seq;
    match fact {
        Fact::CashMoved(moved) => transaction.execute(
            "INSERT INTO cash_movement
               (seq, request, day_seq, at, direction, amount, reason, operator, approved)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            (
                entry.seq,
                moved.request.to_string(),
                day,
                entry.at.seconds(),
                word(&moved.direction),
                moved.amount.satang(),
                &moved.reason,
                moved.by,
                moved.approved,
            ),
        )?,
        Fact::DrawerOpened(opened) => transaction.execute(
            "INSERT INTO drawer_opening (seq, day_seq, at, reason, operator, approved)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (entry.seq, day, entry.at.seconds(), &opened.reason, opened.by, opened.approved),
        )?,
        Fact::LinesRemoved(removed) => transaction.execute(
            "INSERT INTO removed_lines (seq, day_seq, count, amount, operator, request)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (
                entry.seq,
                day,
                removed.count,
                removed.amount.satang(),
                removed.by,
                RemovedFrom::request(private)?,
            ),
        )?,
        _ => 0,
    };
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
