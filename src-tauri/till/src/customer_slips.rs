//! What the till has to say on paper of customers: what they owe, what they paid back, what they
//! ordered. Must never work a figure out: everything comes from the book.

use documents::pick_list::{self, Order, PickList, Picked};
use documents::preorder::{self, CalledOff, OrderedLine};
use documents::receipt::PayCode;
use documents::repayment;
use documents::slip::Slip;
use documents::statement::{self, OpenBill, Statement};
use domain::day::{Day, Timestamp};
use domain::id::{CustomerId, PreorderId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::TenderKind;
use domain::promptpay::payload;
use store::{Fault, journal};

use crate::Till;
use crate::credit::RepayRefused;
use crate::preorder_list::{Preorder, PreorderState};
use crate::settings::TillSettings;
use crate::slips::number;

impl Till {
    /// What a customer owes, bill by bill.
    pub(crate) fn statement_slip(
        &self,
        at: Timestamp,
        customer: CustomerId,
        settings: &TillSettings,
    ) -> Result<Option<Slip>, Fault> {
        let account = match self.customer_account(Now { at, seed: [0; 32] }, customer) {
            Ok(account) => account,
            Err(RepayRefused::Fault(fault)) => return Err(fault),
            Err(_) => return Ok(None),
        };
        let open = account.items.iter().filter(|item| !item.left.is_zero());
        let bills = open.map(|item| OpenBill {
            number: number(item.receipt),
            at: item.at,
            due: item.due,
            overdue: item.overdue,
            amount: item.amount,
            left: item.left,
        });
        let to = settings.promptpay.as_ref().filter(|_| account.owes > Money::ZERO);
        let code = to.and_then(|to| {
            let payload = payload(to, Some(account.owes))?;
            Some(PayCode { payload, payee: to.masked() })
        });
        let document = Statement {
            stall: self.head()?,
            customer: account.customer.nickname,
            at,
            bills: bills.collect(),
            owes: account.owes,
            code,
        };
        Ok(Some(statement::slip(&document, settings.language)))
    }

    /// Money that a customer paid back, as it stood then.
    pub(crate) fn repayment_slip(
        &self,
        asked: u64,
        settings: &TillSettings,
    ) -> Result<Option<Slip>, Fault> {
        let Some(paid) = self.repayment(asked)? else { return Ok(None) };
        let customer = self.customer(paid.customer)?;
        let bills = paid.allocated.iter().map(|part| (number(part.receipt), part.amount));
        let document = repayment::Repayment {
            stall: self.head()?,
            number: number(paid.row.number),
            at: paid.row.at,
            customer: customer.map(|customer| customer.nickname).unwrap_or_default(),
            takes_back: paid.row.reverses.map(number),
            kind: paid.row.kind,
            amount: paid.row.amount,
            bills: bills.collect(),
            owes: paid.owes,
            hash: journal::hash_of(self.reader(), paid.seq)?.to_string(),
        };
        Ok(Some(repayment::slip(&document, settings.language)))
    }

    /// A preorder.
    pub(crate) fn preorder_slip(
        &self,
        id: PreorderId,
        settings: &TillSettings,
    ) -> Result<Option<Slip>, Fault> {
        let Some(order) = self.preorder(id)? else { return Ok(None) };
        let called_off = (order.state == PreorderState::CalledOff).then(|| CalledOff {
            reason: order.reason.clone(),
            returned: order.returned,
            kind: order.returned_kind.unwrap_or(TenderKind::Cash),
        });
        let document = preorder::Preorder {
            stall: self.head()?,
            lines: ordered(&order),
            who: order.who,
            at: order.at,
            pickup_day: order.pickup_day,
            pickup_minute: order.pickup_minute,
            note: order.note,
            deposit: order.deposit,
            kind: order.kind,
            receipt: order.receipt.map(number),
            called_off,
        };
        Ok(Some(preorder::slip(&document, settings.language)))
    }

    /// What is to be ready on a day.
    pub(crate) fn pick_list_slip(
        &self,
        at: Timestamp,
        day: Day,
        settings: &TillSettings,
    ) -> Result<Slip, Fault> {
        let list = self.pick_list(day)?;
        let goods = list.goods.into_iter().map(|picked| Picked {
            name: picked.name,
            unit: picked.unit,
            quantity: picked.quantity,
        });
        let orders = list.preorders.into_iter().map(|order| Order {
            minute: order.pickup_minute,
            lines: ordered(&order),
            who: order.who,
            phone: order.phone.unwrap_or_default(),
            note: order.note,
            deposit: order.deposit,
        });
        let document = PickList {
            stall: self.head()?,
            day,
            at,
            goods: goods.collect(),
            orders: orders.collect(),
        };
        Ok(pick_list::slip(&document, settings.language))
    }
}

fn ordered(order: &Preorder) -> Vec<OrderedLine> {
    let told = order.names.iter().zip(&order.units);
    let lines = order.lines.iter().zip(told).map(|(line, (name, unit))| OrderedLine {
        name: name.clone(),
        unit: *unit,
        quantity: line.quantity,
        note: line.note.clone().unwrap_or_default(),
    });
    lines.collect()
}
