//! The credit book as it is read: which bills of a customer are open, which payment paid which.
//! Must never keep a balance: it is worked out from the bills and the payments each time.

use std::collections::BTreeMap;

use domain::credit::{OnCredit, PaidOn, lay, paid_on};
use domain::day::{Day, Timestamp};
use domain::id::CustomerId;
use domain::money::Money;
use domain::now::Now;
use domain::payment::TenderKind;
use rusqlite::{Connection, OptionalExtension, Row};
use serde::Serialize;
use store::Fault;
use store::rows::{from_word, in_range, money, parsed};
use ts_rs::TS;

use crate::Till;
use crate::credit::{RepayRefused, owed_by};
use crate::customers::Customer;
use crate::record::business_day;

/// As far as the journal goes.
const NOW: u64 = u64::MAX >> 1;

/// How many paid bills and how many payments an account shows.
const SHOWN: usize = 50;

/// A customer's account.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CustomerAccount {
    /// Whose.
    pub customer: Customer,
    /// What she owes; below zero when the stall owes her.
    pub owes: Money,
    /// Her bills on credit: the open ones, the oldest first; then the last fifty paid ones, the
    /// newest first.
    pub items: Vec<CreditItem>,
    /// The last fifty payments, the newest first.
    pub repayments: Vec<RepaymentRow>,
}

/// A bill on credit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CreditItem {
    /// Its receipt.
    pub receipt: u64,
    /// When it was sold.
    pub at: Timestamp,
    /// By when it is to be paid.
    pub due: Day,
    /// How much of it was on credit, less what came back of that.
    pub amount: Money,
    /// How much of it is still open.
    pub left: Money,
    /// Open, and to be paid before today.
    pub overdue: bool,
}

/// A payment of debts, or one taken back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct RepaymentRow {
    /// Its number.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Cash or a transfer.
    pub kind: TenderKind,
    /// How much, above zero also when it was taken back.
    pub amount: Money,
    /// The payment that this one takes back.
    pub reverses: Option<u64>,
    /// The entry that took this one back.
    pub taken_back: Option<u64>,
}

/// A payment of debts, whole, as it stood when it was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repayment {
    /// Whose debt.
    pub customer: CustomerId,
    /// Its entry in the journal.
    pub seq: u64,
    /// The payment.
    pub row: RepaymentRow,
    /// The bills it paid; of one that takes another back, the bills it opened again.
    pub allocated: Vec<PaidOn>,
    /// What was owed after it.
    pub owes: Money,
}

impl Till {
    /// A customer's account.
    ///
    /// # Errors
    /// [`RepayRefused::Unknown`] or a fault.
    pub fn customer_account(
        &self,
        now: Now,
        id: CustomerId,
    ) -> Result<CustomerAccount, RepayRefused> {
        let customer = self.customer(id)?.ok_or(RepayRefused::Unknown)?;
        let today = business_day(self.reader(), now.at)?;
        let mut open = Vec::new();
        let mut paid = Vec::new();
        for (bill, part, at) in all_bills(self.reader(), id, NOW)? {
            let left = in_range(bill.amount.minus(part))?;
            let item = CreditItem {
                receipt: bill.receipt,
                at,
                due: bill.due,
                amount: bill.amount,
                left,
                overdue: !left.is_zero() && bill.due < today,
            };
            if left.is_zero() { paid.push(item) } else { open.push(item) }
        }
        paid.sort_unstable_by_key(|item| std::cmp::Reverse(item.receipt));
        paid.truncate(SHOWN);
        open.append(&mut paid);
        Ok(CustomerAccount {
            customer,
            owes: owed_by(self.reader(), id)?,
            items: open,
            repayments: rows_of(self.reader(), id)?,
        })
    }

    /// A payment of debts by its number.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn repayment(&self, number: u64) -> Result<Option<Repayment>, Fault> {
        repayment(self.reader(), number)
    }
}

/// The bills of a customer that are open, the oldest first, each with what is left of it.
pub(crate) fn open_bills(
    connection: &Connection,
    customer: CustomerId,
) -> Result<Vec<OnCredit>, Fault> {
    let mut open = Vec::new();
    for (bill, part, _) in all_bills(connection, customer, NOW)? {
        let left = in_range(bill.amount.minus(part))?;
        if !left.is_zero() {
            open.push(OnCredit { amount: left, ..bill });
        }
    }
    Ok(open)
}

/// A payment as it stood when it was made: nothing that came later changes what is told of it.
pub(crate) fn repayment(connection: &Connection, number: u64) -> Result<Option<Repayment>, Fault> {
    let found = connection
        .prepare_cached(&format!("{ROWS} WHERE r.number = ?1"))?
        .query_row([number], |row| Ok((row.get(6)?, row.get(7)?, row_of(row))))
        .optional()?;
    let Some((customer, seq, row)) = found else { return Ok(None) };
    let (customer, seq): (String, u64) = (customer, seq);
    let (customer, row): (CustomerId, RepaymentRow) = (parsed(&customer)?, row?);
    let bills: Vec<OnCredit> =
        bills(connection, customer, seq)?.into_values().map(|b| b.0).collect();
    let after = paid(connection, customer, seq)?;
    let owed = in_range(Money::sum(bills.iter().map(|bill| bill.amount)))?;
    let owes = in_range(owed.minus(after))?;
    let before = match row.reverses {
        None => in_range(after.minus(row.amount))?,
        Some(_) => after,
    };
    let allocated = in_range(paid_on(&bills, before, row.amount))?;
    Ok(Some(Repayment { customer, seq, row, allocated, owes }))
}

/// Every bill on credit, the oldest first, with what is paid of it and when it was sold.
fn all_bills(
    connection: &Connection,
    customer: CustomerId,
    until: u64,
) -> Result<Vec<(OnCredit, Money, Timestamp)>, Fault> {
    let sold = bills(connection, customer, until)?;
    let bills: Vec<OnCredit> = sold.values().map(|(bill, _)| *bill).collect();
    let laid = in_range(lay(&bills, paid(connection, customer, until)?))?;
    let when = |bill: &OnCredit| sold.get(&bill.receipt).map(|(_, at)| *at);
    Ok(laid.bills.into_iter().filter_map(|(bill, part)| Some((bill, part, when(&bill)?))).collect())
}

/// The bills on credit up to an entry of the journal, by receipt: what of each is on credit, less
/// what had come back of that by then.
fn bills(
    connection: &Connection,
    customer: CustomerId,
    until: u64,
) -> Result<BTreeMap<u64, (OnCredit, Timestamp)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT s.number, s.at, coalesce(s.due, d.day), sum(t.amount) -
           (SELECT coalesce(sum(c.amount), 0) FROM receipt b
            JOIN receipt_tender c ON c.receipt = b.number AND c.kind = 'credit'
            WHERE b.of = s.number AND b.seq <= ?2)
         FROM receipt s JOIN day d ON d.seq = s.day_seq
         JOIN receipt_tender t ON t.receipt = s.number AND t.kind = 'credit'
         WHERE s.customer = ?1 AND s.seq <= ?2 GROUP BY s.number",
    )?;
    let mut rows = statement.query((customer.to_string(), until))?;
    let mut bills = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (receipt, due): (u64, String) = (row.get(0)?, row.get(2)?);
        let bill = OnCredit { due: parsed(&due)?, receipt, amount: money(row.get(3)?)? };
        bills.insert(receipt, (bill, Timestamp::from_seconds(row.get(1)?)));
    }
    Ok(bills)
}

/// What was paid back up to an entry of the journal, less what was taken back.
fn paid(connection: &Connection, customer: CustomerId, until: u64) -> Result<Money, Fault> {
    let sum: i64 = connection
        .prepare_cached(
            "SELECT coalesce(sum(CASE WHEN reverses IS NULL THEN amount ELSE -amount END), 0)
             FROM credit_repayment WHERE customer = ?1 AND seq <= ?2",
        )?
        .query_row((customer.to_string(), until), |row| row.get(0))?;
    money(sum)
}

const ROWS: &str = "SELECT r.number, r.at, r.kind, r.amount, r.reverses,
   (SELECT b.number FROM credit_repayment b WHERE b.reverses = r.number), r.customer, r.seq
 FROM credit_repayment r";

fn rows_of(connection: &Connection, customer: CustomerId) -> Result<Vec<RepaymentRow>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "{ROWS} WHERE r.customer = ?1 ORDER BY r.number DESC LIMIT {SHOWN}"
    ))?;
    let mut rows = statement.query([customer.to_string()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(row_of(row)?);
    }
    Ok(found)
}

fn row_of(row: &Row<'_>) -> Result<RepaymentRow, Fault> {
    Ok(RepaymentRow {
        number: row.get(0)?,
        at: Timestamp::from_seconds(row.get(1)?),
        kind: from_word(row.get(2)?)?,
        amount: money(row.get(3)?)?,
        reverses: row.get(4)?,
        taken_back: row.get(5)?,
    })
}
