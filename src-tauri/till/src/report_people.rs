//! What each person of the stall sold, gave back, took off bills, and how often she opened the
//! drawer: on the X report, the Z slip and in reports. Must never name anybody outside the stall.

use std::collections::BTreeMap;

use domain::money::Money;
use rusqlite::Connection;
use serde::Serialize;
use settlement::fact::OperatorNumber;
use store::Fault;
use store::rows::in_range;
use ts_rs::TS;

use crate::report_rows::{self, Days, Group};

/// What one person of the stall did.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct OperatorFigures {
    /// Her number; none for what was done while nobody was signed in.
    pub number: Option<OperatorNumber>,
    /// Her name; empty where there is no number.
    pub name: String,
    /// Sold less given back, by her hands.
    pub net: Money,
    /// How many sales.
    pub receipts: u64,
    /// How many refunds.
    pub refunds: u64,
    /// What they came to.
    pub refunded: Money,
    /// Lines she took off bills before payment.
    pub removed_lines: u64,
    /// What they came to.
    pub removed_amount: Money,
    /// Openings of the drawer without a sale.
    pub drawer_openings: u64,
}

impl OperatorFigures {
    fn add(&mut self, group: &Group) -> Result<(), Fault> {
        if group.sale {
            self.net = in_range(self.net.plus(group.total))?;
            self.receipts += group.count;
        } else {
            self.net = in_range(self.net.minus(group.total))?;
            self.refunded = in_range(self.refunded.plus(group.total))?;
            self.refunds += group.count;
        }
        Ok(())
    }
}

/// The people of some days, by number.
struct People {
    names: BTreeMap<OperatorNumber, String>,
    rows: BTreeMap<Option<OperatorNumber>, OperatorFigures>,
}

impl People {
    fn of(&mut self, number: Option<OperatorNumber>) -> &mut OperatorFigures {
        let name = number.and_then(|number| self.names.get(&number).cloned());
        self.rows.entry(number).or_insert_with(|| OperatorFigures {
            number,
            name: name.unwrap_or_default(),
            net: Money::ZERO,
            receipts: 0,
            refunds: 0,
            refunded: Money::ZERO,
            removed_lines: 0,
            removed_amount: Money::ZERO,
            drawer_openings: 0,
        })
    }
}

/// What each person did, who left too; nothing where nobody was signed in all the time. The nets
/// add up to the takings.
pub(crate) fn by_operator(
    connection: &Connection,
    days: Days,
    groups: &[Group],
) -> Result<Vec<OperatorFigures>, Fault> {
    let mut people = People { names: names(connection)?, rows: BTreeMap::new() };
    for group in groups {
        people.of(group.operator).add(group)?;
    }
    for (number, removed) in report_rows::removed(connection, days)? {
        let who = people.of(number);
        (who.removed_lines, who.removed_amount) = (removed.count, removed.amount);
    }
    for (number, openings) in report_rows::drawer_openings(connection, days)? {
        people.of(number).drawer_openings = openings;
    }
    let (somebody, nobody): (Vec<_>, Vec<_>) =
        people.rows.into_values().partition(|who| who.number.is_some());
    if somebody.is_empty() {
        return Ok(vec![]);
    }
    Ok(somebody.into_iter().chain(nobody).collect())
}

fn names(connection: &Connection) -> Result<BTreeMap<OperatorNumber, String>, Fault> {
    let mut statement = connection.prepare_cached("SELECT number, name FROM operator")?;
    let names = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(names.collect::<Result<_, _>>()?)
}
