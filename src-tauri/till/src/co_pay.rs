//! Co-pay schemes of the state at the till: which run now, what they split, and what is still to
//! come. Must never count any of it as money in the drawer.

use domain::co_pay::{CoPayRefused, CoPayScheme};
use domain::day::Timestamp;
use domain::money::{Money, OutOfRange};
use domain::now::Now;
use domain::payment::TenderDetail;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use store::Fault;
use store::rows::{from_json, in_range, money};
use ts_rs::TS;

use crate::Till;
use crate::pay::Desk;
use crate::vouchers::whole_ones;

/// What a scheme that runs now makes of an amount.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CoPayNow {
    /// The scheme.
    pub scheme: String,
    /// The most the state pays.
    pub most_state: Money,
    /// What the buyer then pays.
    pub buyer: Money,
}

/// Whose part of a payment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CoPayPart {
    /// The state's.
    State,
    /// The buyer's, through the scheme's app.
    Buyer,
}

/// Money of a scheme that is to come.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CoPayDue {
    /// The scheme.
    pub scheme: String,
    /// Whose part.
    pub part: CoPayPart,
    /// When it comes.
    pub due: Timestamp,
    /// How much.
    pub amount: Money,
}

impl Desk {
    /// A payment by a scheme, in its two parts.
    pub(crate) fn co_pay(
        &self,
        name: &str,
        amount: Money,
        state: Option<Money>,
    ) -> Result<TenderDetail, CoPayRefused> {
        let scheme = self.settings.co_pay.iter().find(|scheme| scheme.name == name);
        let split = scheme.ok_or(CoPayRefused::NotToday)?.split(self.at, amount, state)?;
        Ok(TenderDetail::CoPay {
            scheme: name.to_owned(),
            state: split.state,
            state_due: split.state_due,
            buyer: split.buyer,
            buyer_due: split.buyer_due,
        })
    }
}

impl Till {
    /// The schemes that run at this moment, with the most the state pays of an amount.
    ///
    /// # Errors
    /// A [`Fault`] of the database, or of an amount out of range.
    pub fn co_pay_now(&self, now: Now, amount: Money) -> Result<Vec<CoPayNow>, Fault> {
        let runs = |scheme: &CoPayScheme| match scheme.split(now.at, amount, None) {
            Ok(split) => Some(CoPayNow {
                scheme: scheme.name.clone(),
                most_state: split.state,
                buyer: split.buyer,
            }),
            Err(_) => None,
        };
        Ok(self.settings()?.co_pay.iter().filter_map(runs).collect())
    }

    /// What schemes still pay: parts that are due today or later, the earliest first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn co_pay_due(&self, now: Now) -> Result<Vec<CoPayDue>, Fault> {
        let today = now.at.calendar_day().moment(0, 0);
        let mut due: Vec<CoPayDue> = Vec::new();
        for detail in standing_uses(self.reader())? {
            let TenderDetail::CoPay { scheme, state, state_due, buyer, buyer_due } = detail else {
                continue;
            };
            let state = (CoPayPart::State, state_due, state);
            for (part, at, amount) in [(CoPayPart::Buyer, buyer_due, buyer), state] {
                if at >= today && !amount.is_zero() {
                    in_range(add(&mut due, &scheme, part, (at, amount)))?;
                }
            }
        }
        due.sort_by(|a, b| (a.due, &a.scheme, a.part).cmp(&(b.due, &b.scheme, b.part)));
        Ok(due)
    }
}

fn add(
    due: &mut Vec<CoPayDue>,
    scheme: &str,
    part: CoPayPart,
    (at, amount): (Timestamp, Money),
) -> Result<(), OutOfRange> {
    let same = |row: &&mut CoPayDue| row.scheme == scheme && row.part == part && row.due == at;
    match due.iter_mut().find(same) {
        Some(row) => row.amount = row.amount.plus(amount)?,
        None => due.push(CoPayDue { scheme: scheme.to_owned(), part, due: at, amount }),
    }
    Ok(())
}

/// The uses of schemes that no refund took back.
fn standing_uses(connection: &Connection) -> Result<Vec<TenderDetail>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT receipt FROM receipt_tender t JOIN receipt r ON r.number = t.receipt
         WHERE t.kind = 'co_pay' AND r.kind = 'sale' ORDER BY receipt",
    )?;
    let sales = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<u64>, _>>()?;
    let mut uses = Vec::new();
    for sale in sales {
        uses.extend(uses_of(connection, sale)?.into_iter().map(|(detail, _)| detail));
    }
    Ok(uses)
}

/// The uses of schemes on a sale that no refund took back, and what each paid.
pub(crate) fn uses_of(
    connection: &Connection,
    sale: u64,
) -> Result<Vec<(TenderDetail, Money)>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT detail, amount FROM receipt_tender
         WHERE receipt = ?1 AND kind = 'co_pay' ORDER BY place",
    )?;
    let mut rows = statement.query([sale])?;
    let mut uses: Vec<(TenderDetail, Money)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (detail, amount): (String, i64) = (row.get(0)?, row.get(1)?);
        uses.push((from_json(&detail)?, money(amount)?));
    }
    let mut statement = connection.prepare_cached(
        "SELECT t.amount FROM receipt_tender t JOIN receipt r ON r.number = t.receipt
         WHERE r.of = ?1 AND t.kind = 'co_pay' ORDER BY r.number",
    )?;
    let mut rows = statement.query([sale])?;
    while let Some(row) = rows.next()? {
        let amounts: Vec<Money> = uses.iter().map(|(_, amount)| *amount).collect();
        let mut back = whole_ones(&amounts, money(row.get(0)?)?).unwrap_or_default();
        back.sort_unstable();
        for place in back.into_iter().rev() {
            uses.remove(place);
        }
    }
    Ok(uses)
}
