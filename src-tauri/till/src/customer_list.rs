//! The regulars as they are found: by nickname however it is typed, by telephone number, by what
//! they owe. Must never change anything.

use std::cmp::Ordering;

use domain::day::Day;
use domain::money::Money;
use domain::now::Now;
use domain::thai::fold;
use serde::{Deserialize, Serialize};
use store::Fault;
use ts_rs::TS;

use crate::Till;
use crate::credit::owed_by;
use crate::credit_account::open_bills;
use crate::customers::{Customer, digits, read};
use crate::record::business_day;

/// Which regulars a list shows.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomersAsked {
    /// A part of the nickname or of the telephone number; absent or empty for all.
    #[serde(default)]
    #[ts(optional)]
    pub text: Option<String>,
    /// Only those who owe, who should have paid longest ago first.
    #[serde(default)]
    #[ts(optional)]
    pub owing: Option<bool>,
    /// Those no longer shown instead of those who are.
    #[serde(default)]
    #[ts(optional)]
    pub retired: Option<bool>,
}

/// A regular in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CustomerRow {
    /// Who.
    pub customer: Customer,
    /// What she owes; below zero when the stall owes her.
    pub owes: Money,
    /// Whether a bill of hers should have been paid before today.
    pub overdue: bool,
    /// By when her oldest open bill is to be paid; none when none is open.
    pub oldest: Option<Day>,
}

impl Till {
    /// The regulars: in dictionary order, those whose nickname begins with the text first; or those
    /// who owe, who should have paid longest ago first.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn customers(&self, now: Now, asked: &CustomersAsked) -> Result<Vec<CustomerRow>, Fault> {
        let today = business_day(self.reader(), now.at)?;
        let owing = asked.owing.unwrap_or(false);
        let retired = asked.retired.unwrap_or(false);
        let text = fold(asked.text.as_deref().unwrap_or_default());
        let mut rows = Vec::new();
        for customer in read(self.reader(), "WHERE retired = ?1", [retired])? {
            let Some(rank) = rank(&customer, &text) else { continue };
            let owes = owed_by(self.reader(), customer.id)?;
            if owing && owes <= Money::ZERO {
                continue;
            }
            let bills =
                if owes > Money::ZERO { open_bills(self.reader(), customer.id)? } else { vec![] };
            let oldest = bills.first().map(|bill| bill.due);
            let key = (rank, self.catalogue().place_of(&customer.nickname), customer.id);
            let overdue = oldest.is_some_and(|due| due < today);
            rows.push((key, CustomerRow { customer, owes, overdue, oldest }));
        }
        rows.sort_by(|(one, a), (other, b)| {
            let first = if owing { a.oldest.cmp(&b.oldest) } else { Ordering::Equal };
            first.then_with(|| one.cmp(other))
        });
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }
}

/// How well a regular fits what was typed: 0 from the beginning of the nickname, 1 inside it, 2 by
/// the telephone number; `None` for not at all.
fn rank(customer: &Customer, text: &str) -> Option<u8> {
    let name = fold(&customer.nickname);
    if name.starts_with(text) {
        return Some(0);
    }
    if name.contains(text) {
        return Some(1);
    }
    let phone = customer.phone.as_deref().map(digits).unwrap_or_default();
    let typed = digits(text);
    (typed.len() >= 3 && phone.contains(&typed)).then_some(2)
}
