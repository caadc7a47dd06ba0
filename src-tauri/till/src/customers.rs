//! Regulars of the stall: known by nickname, with their usual basket.
//! Must never leave the stall: the journal keeps them in its private part.

use domain::id::{CustomerId, RequestId};
use domain::money::Money;
use domain::now::Now;
use domain::thai::{arabic_digits, fits, fold, printable};
use rusqlite::{Connection, Row, Transaction};
use serde::{Deserialize, Serialize};
use settlement::fact::{CustomersChanged, Fact};
use store::Fault;
use store::rows::{from_json, json, money, parsed};
use ts_rs::TS;

use crate::Till;
use crate::bill::{BillDraft, Removed, SaleLine};
use crate::credit::owed_by;
use crate::record::record_private;
use crate::sell::SellRefused;

/// The most that a stall lets one customer owe.
const MOST_CREDIT: Money = Money::baht(1_000_000);

/// A regular.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// What the vendor calls her.
    pub nickname: String,
    /// A telephone number, where one was given.
    pub phone: Option<String>,
    /// The most that may be owed; none for no limit.
    pub credit_limit: Option<Money>,
    /// After how many days a debt is due.
    pub due_days: u32,
    /// A note.
    pub note: String,
    /// The usual basket; empty for none.
    pub usual: Vec<SaleLine>,
    /// No longer shown.
    pub retired: bool,
}

/// A regular as a person saves her. The usual basket is kept by [`Till::keep_usual`].
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomerDraft {
    /// Whom to change; absent for a new one.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<CustomerId>,
    /// What the vendor calls her.
    pub nickname: String,
    /// A telephone number; absent or empty for none.
    #[serde(default)]
    #[ts(optional)]
    pub phone: Option<String>,
    /// The most that may be owed; absent for no limit.
    #[serde(default)]
    #[ts(optional)]
    pub credit_limit: Option<Money>,
    /// After how many days a debt is due: 0 to 365.
    pub due_days: u32,
    /// A note.
    pub note: String,
    /// No longer shown; absent to leave it as it is.
    #[serde(default)]
    #[ts(optional)]
    pub retired: Option<bool>,
}

/// Why a regular was not saved, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum CustomerRefused {
    /// The stall has no name yet.
    #[error("the stall is not set up")]
    NotSetUp,
    /// No such regular.
    #[error("no such customer")]
    Unknown,
    /// No nickname, or one of over 40 characters.
    #[error("the nickname does not fit")]
    Nickname,
    /// Not a telephone number.
    #[error("the telephone number does not fit")]
    Phone,
    /// Below zero or above a million baht.
    #[error("the limit does not fit")]
    Limit,
    /// More than 365 days.
    #[error("the days do not fit")]
    DueDays,
    /// Longer than 200 characters.
    #[error("the note is too long")]
    Note,
    /// Another regular is called so.
    #[error("{name} is called so")]
    Taken {
        /// As the other is written.
        name: String,
    },
    /// She owes, or is owed: her account is evened first.
    #[error("{amount} is open")]
    StillOpen {
        /// What she owes; below zero when the stall owes her.
        amount: Money,
    },
    /// Lines of a usual basket that could not be sold.
    #[error(transparent)]
    Lines(Box<SellRefused>),
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// A regular by id.
    ///
    /// # Errors
    /// A [`Fault`] of the database.
    pub fn customer(&self, id: CustomerId) -> Result<Option<Customer>, Fault> {
        let found = read(self.reader(), "WHERE id = ?1", [id.to_string()])?;
        Ok(found.into_iter().next())
    }

    /// Saves a new or changed regular.
    ///
    /// # Errors
    /// The first [`CustomerRefused`] by precedence.
    pub fn save_customer(
        &mut self,
        now: Now,
        draft: CustomerDraft,
    ) -> Result<Customer, CustomerRefused> {
        if self.identity()?.is_none() {
            return Err(CustomerRefused::NotSetUp);
        }
        let before = draft.id.map(|id| self.customer(id)).transpose()?.flatten();
        if draft.id.is_some() && before.is_none() {
            return Err(CustomerRefused::Unknown);
        }
        let customer = checked(now, draft, before)?;
        if customer.retired {
            let amount = owed_by(self.reader(), customer.id)?;
            if !amount.is_zero() {
                return Err(CustomerRefused::StillOpen { amount });
            }
        } else if let Some(name) = self.called_so(&customer)? {
            return Err(CustomerRefused::Taken { name });
        }
        self.record_customer(now, customer)
    }

    /// Keeps what a regular usually takes, from a bill: goods and how much of them. What belongs to
    /// that bill alone is left out: a price for this once, a discount, what a label said.
    ///
    /// # Errors
    /// [`CustomerRefused::Unknown`], or lines that could not be sold.
    pub fn keep_usual(
        &mut self,
        now: Now,
        id: CustomerId,
        lines: &[SaleLine],
    ) -> Result<Customer, CustomerRefused> {
        let customer = self.customer(id)?.ok_or(CustomerRefused::Unknown)?;
        let usual: Vec<SaleLine> = lines.iter().map(usual_line).collect();
        if !usual.is_empty() {
            self.could_be_sold(now, &usual).map_err(CustomerRefused::Lines)?;
        }
        self.record_customer(now, Customer { usual, ..customer })
    }

    /// Whether lines could be put on a bill now.
    pub(crate) fn could_be_sold(
        &self,
        now: Now,
        lines: &[SaleLine],
    ) -> Result<Money, Box<SellRefused>> {
        let draft = BillDraft {
            request: RequestId::new(now.at, now.random("lines")),
            lines: lines.to_vec(),
            discount: None,
            customer: None,
            preorder: None,
            removed: Removed::default(),
        };
        Ok(self.price_bill(now, &draft).map_err(Box::new)?.total)
    }

    /// Another regular with the same nickname, however it was typed.
    fn called_so(&self, customer: &Customer) -> Result<Option<String>, Fault> {
        let name = fold(&customer.nickname);
        let others =
            read(self.reader(), "WHERE retired = 0 AND id <> ?1", [customer.id.to_string()])?;
        let other = others.into_iter().find(|other| fold(&other.nickname) == name);
        Ok(other.map(|other| other.nickname))
    }

    fn record_customer(
        &mut self,
        now: Now,
        customer: Customer,
    ) -> Result<Customer, CustomerRefused> {
        self.store.write(|transaction| -> Result<(), Fault> {
            let fact = Fact::CustomersChanged(CustomersChanged { count: 1 });
            record_private(transaction, now, fact, Some(json(&[&customer])))?;
            Ok(())
        })?;
        Ok(customer)
    }
}

/// The figures in a text.
pub(crate) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A telephone number as it is kept; `None` inside for none at all.
pub(crate) fn phone(text: Option<&str>) -> Option<Option<String>> {
    let text = arabic_digits(&printable(text.unwrap_or_default()));
    if text.is_empty() {
        return Some(None);
    }
    let known = text.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c));
    let fits = known && (6..=15).contains(&digits(&text).len()) && text.chars().count() <= 24;
    fits.then_some(Some(text))
}

fn checked(
    now: Now,
    draft: CustomerDraft,
    before: Option<Customer>,
) -> Result<Customer, CustomerRefused> {
    let nickname = printable(&draft.nickname);
    if !fits(&nickname, 40) || fold(&nickname).is_empty() {
        return Err(CustomerRefused::Nickname);
    }
    let phone = phone(draft.phone.as_deref()).ok_or(CustomerRefused::Phone)?;
    if draft.credit_limit.is_some_and(|limit| limit.is_negative() || limit > MOST_CREDIT) {
        return Err(CustomerRefused::Limit);
    }
    if draft.due_days > 365 {
        return Err(CustomerRefused::DueDays);
    }
    let note = printable(&draft.note);
    if note.chars().count() > 200 {
        return Err(CustomerRefused::Note);
    }
    let was = before.as_ref();
    Ok(Customer {
        id: was.map_or_else(|| CustomerId::new(now.at, now.random("customer")), |was| was.id),
        nickname,
        phone,
        credit_limit: draft.credit_limit,
        due_days: draft.due_days,
        note,
        retired: draft.retired.unwrap_or(was.is_some_and(|was| was.retired)),
        usual: before.map(|was| was.usual).unwrap_or_default(),
    })
}

/// A line of a bill as it is usually taken.
fn usual_line(line: &SaleLine) -> SaleLine {
    SaleLine {
        goods: line.goods,
        name: line.name.as_deref().map(printable).filter(|_| line.goods.is_none()),
        quantity: line.quantity,
        unit_price: line.unit_price.filter(|_| line.goods.is_none()),
        free: false,
        label: None,
        discount: None,
        note: line.note.as_deref().map(printable).filter(|note| !note.is_empty()),
    }
}

/// Regulars by a condition.
pub(crate) fn read(
    connection: &Connection,
    which: &str,
    parameters: impl rusqlite::Params,
) -> Result<Vec<Customer>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, nickname, phone, credit_limit, due_days, note, usual, retired
         FROM customer {which} ORDER BY id"
    ))?;
    let mut rows = statement.query(parameters)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(customer_of(row)?);
    }
    Ok(found)
}

fn customer_of(row: &Row<'_>) -> Result<Customer, Fault> {
    let (id, usual): (String, String) = (row.get(0)?, row.get(6)?);
    let limit: Option<i64> = row.get(3)?;
    Ok(Customer {
        id: parsed(&id)?,
        nickname: row.get(1)?,
        phone: row.get(2)?,
        credit_limit: limit.map(money).transpose()?,
        due_days: row.get(4)?,
        note: row.get(5)?,
        usual: from_json(&usual)?,
        retired: row.get(7)?,
    })
}

/// Applies changed customers: the private part holds them whole.
pub fn apply(transaction: &Transaction<'_>, private: Option<&str>) -> Result<(), Fault> {
    let missing = || Fault::Damaged("a change of customers without its private part".to_owned());
    let changed: Vec<Customer> = from_json(private.ok_or_else(missing)?)?;
    for customer in changed {
        transaction.execute(
            "INSERT INTO customer
               (id, nickname, phone, credit_limit, due_days, note, usual, retired)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (id) DO UPDATE SET nickname = excluded.nickname, phone = excluded.phone,
               credit_limit = excluded.credit_limit, due_days = excluded.due_days,
               note = excluded.note, usual = excluded.usual, retired = excluded.retired",
            (
                customer.id.to_string(),
                &customer.nickname,
                &customer.phone,
                customer.credit_limit.map(Money::satang),
                customer.due_days,
                &customer.note,
                json(&customer.usual),
                customer.retired,
            ),
        )?;
    }
    Ok(())
}
