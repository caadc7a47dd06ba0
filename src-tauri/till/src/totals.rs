//! The sums of a day, by SQL from the till's tables. The book works the same sums out again from
//! the journal lines, by other code: the two must agree to the satang.

use domain::cash::Drawer;
use domain::money::Money;
use domain::payment::{TENDERS, TenderKind};
use rusqlite::Connection;
use settlement::fact::{TenderTotal, Totals};
use store::Fault;
use store::rows::{from_word, in_range, money};

use crate::rows::{DayRow, last_closed_day};

/// Sold less given back of a day.
pub fn net_of_day(connection: &Connection, day: u64) -> Result<Money, Fault> {
    let net: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(CASE kind WHEN 'sale' THEN total ELSE -total END), 0)
             FROM receipt WHERE day_seq = ?1",
        )?
        .query_row([day], |row| row.get(0))?;
    money(net)
}

/// The sums of a day as they stand now.
///
/// # Errors
/// A [`Fault`] of the database.
pub fn totals(connection: &Connection, day: &DayRow) -> Result<Totals, Fault> {
    if let Some(closing) = &day.closing {
        return Ok(closing.fact.totals.clone());
    }
    let mut totals = receipts(connection, day.seq)?;
    totals.people = day.people;
    totals.tenders = by_tender(connection, day.seq)?;
    totals.net = in_range(totals.gross.minus(totals.refunded))?;
    let of = |kind: TenderKind| totals.tenders.iter().find(|tender| tender.kind == kind);
    let cash = of(TenderKind::Cash);
    totals.drawer = Drawer {
        float: day.float,
        cash_sales: cash.map_or(Money::ZERO, |tender| tender.sold),
        cash_refunds: cash.map_or(Money::ZERO, |tender| tender.refunded),
        paid_in: moved(connection, day.seq, "in")?,
        paid_out: moved(connection, day.seq, "out")?,
        dropped: moved(connection, day.seq, "drop")?,
        credit_repaid: repaid(connection, day.seq, true)?,
        deposits_taken: deposits_taken(connection, day.seq, true)?,
        deposits_returned: deposits_returned(connection, day.seq, true)?,
    };
    totals.credit_repaid = repaid(connection, day.seq, false)?;
    totals.deposits_taken = deposits_taken(connection, day.seq, false)?;
    totals.deposits_returned = deposits_returned(connection, day.seq, false)?;
    let rounded: i64 = connection.query_row(
        "SELECT coalesce(sum(CASE kind WHEN 'sale' THEN rounding ELSE -rounding END), 0)
         FROM receipt WHERE day_seq = ?1",
        [day.seq],
        |row| row.get(0),
    )?;
    totals.rounding = money(rounded)?;
    let discounts: i64 = connection.query_row(
        "SELECT coalesce(sum(l.discounted), 0) FROM receipt_line l
         JOIN receipt r ON r.number = l.receipt WHERE r.day_seq = ?1",
        [day.seq],
        |row| row.get(0),
    )?;
    totals.discounts = money(discounts)?;
    totals.expected_cash = in_range(totals.drawer.expected())?;
    let (count, amount): (u64, i64) = connection.query_row(
        "SELECT coalesce(sum(count), 0), coalesce(sum(amount), 0) FROM removed_lines
         WHERE day_seq = ?1",
        [day.seq],
        |row| row.try_into(),
    )?;
    totals.removed_lines = count;
    totals.removed_amount = money(amount)?;
    let how_many = |table: &str| -> Result<u64, Fault> {
        let count = format!("SELECT count(*) FROM {table} WHERE day_seq = ?1");
        Ok(connection.query_row(&count, [day.seq], |row| row.get(0))?)
    };
    totals.drawer_openings = how_many("drawer_opening")?;
    totals.printed_again = how_many("printed_again")?;
    let before = last_closed_day(connection)?.and_then(|day| day.closing);
    let before = before.map_or(Money::ZERO, |closing| closing.fact.totals.grand_total);
    totals.grand_total = in_range(before.plus(totals.net))?;
    Ok(totals)
}

fn receipts(connection: &Connection, day: u64) -> Result<Totals, Fault> {
    let mut totals = Totals::default();
    let (first, last): (Option<u64>, Option<u64>) = connection.query_row(
        "SELECT min(number), max(number) FROM receipt WHERE day_seq = ?1",
        [day],
        |row| row.try_into(),
    )?;
    (totals.first_receipt, totals.last_receipt) = (first, last);
    let mut statement = connection.prepare_cached(
        "SELECT kind, count(*), sum(total), sum(taxed), sum(vat) FROM receipt
         WHERE day_seq = ?1 GROUP BY kind",
    )?;
    let mut rows = statement.query([day])?;
    while let Some(row) = rows.next()? {
        let kind: String = row.get(0)?;
        let count: u64 = row.get(1)?;
        let (total, taxed, vat) = (money(row.get(2)?)?, money(row.get(3)?)?, money(row.get(4)?)?);
        if kind == "sale" {
            (totals.sales, totals.gross) = (count, total);
            totals.taxed = in_range(totals.taxed.plus(taxed))?;
            totals.vat = in_range(totals.vat.plus(vat))?;
        } else {
            (totals.refunds, totals.refunded) = (count, total);
            totals.taxed = in_range(totals.taxed.minus(taxed))?;
            totals.vat = in_range(totals.vat.minus(vat))?;
        }
    }
    Ok(totals)
}

fn by_tender(connection: &Connection, day: u64) -> Result<Vec<TenderTotal>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT t.kind, r.kind, sum(t.amount) FROM receipt_tender t
         JOIN receipt r ON r.number = t.receipt WHERE r.day_seq = ?1 GROUP BY t.kind, r.kind",
    )?;
    let mut rows = statement.query([day])?;
    let mut found: Vec<TenderTotal> = Vec::new();
    while let Some(row) = rows.next()? {
        let kind: TenderKind = from_word(row.get(0)?)?;
        let receipt: String = row.get(1)?;
        let amount = money(row.get(2)?)?;
        let place = found.iter().position(|total| total.kind == kind).unwrap_or_else(|| {
            found.push(TenderTotal { kind, sold: Money::ZERO, refunded: Money::ZERO });
            found.len() - 1
        });
        if receipt == "sale" {
            found[place].sold = amount;
        } else {
            found[place].refunded = amount;
        }
    }
    found.sort_by_key(|total| TENDERS.iter().position(|kind| *kind == total.kind));
    Ok(found)
}

/// Debts repaid on a day less those taken back: in cash, or in any way.
fn repaid(connection: &Connection, day: u64, cash: bool) -> Result<Money, Fault> {
    let sum: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(CASE WHEN reverses IS NULL THEN amount ELSE -amount END), 0)
             FROM credit_repayment WHERE day_seq = ?1 AND (kind = 'cash' OR NOT ?2)",
        )?
        .query_row((day, cash), |row| row.get(0))?;
    money(sum)
}

fn deposits_taken(connection: &Connection, day: u64, cash: bool) -> Result<Money, Fault> {
    let sum: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(deposit), 0) FROM preorder
             WHERE day_seq = ?1 AND (kind = 'cash' OR NOT ?2)",
        )?
        .query_row((day, cash), |row| row.get(0))?;
    money(sum)
}

fn deposits_returned(connection: &Connection, day: u64, cash: bool) -> Result<Money, Fault> {
    let sum: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(returned), 0) FROM preorder
             WHERE ended_day_seq = ?1 AND (returned_kind = 'cash' OR NOT ?2)",
        )?
        .query_row((day, cash), |row| row.get(0))?;
    money(sum)
}

fn moved(connection: &Connection, day: u64, direction: &str) -> Result<Money, Fault> {
    let sum: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(amount), 0) FROM cash_movement
             WHERE day_seq = ?1 AND direction = ?2",
        )?
        .query_row((day, direction), |row| row.get(0))?;
    money(sum)
}

#[cfg(test)]
mod tests {
    use settlement::fact::CashDirection;

    #[test]
    fn the_words_asked_for_are_the_words_that_are_stored() {
        let stored = [CashDirection::In, CashDirection::Out, CashDirection::Drop];
        assert_eq!(stored.map(|direction| store::rows::word(&direction)), ["in", "out", "drop"]);
    }
}
