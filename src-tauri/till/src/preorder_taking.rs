//! Taking a preorder: who, when, what, and a deposit where one is given.
//! Must never take a deposit above what the goods come to.

use domain::day::Day;
use domain::id::{CustomerId, PreorderId, RequestId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::TenderKind;
use domain::thai::{fits, printable};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, PreorderTaken};
use store::Fault;
use store::rows::json;
use ts_rs::TS;

use crate::bill::SaleLine;
use crate::preorder_list::Preorder;
use crate::preorders::{PreorderBeside, PreorderRefused, made_by};
use crate::print::{Job, queue};
use crate::record::{business_day, record_private};
use crate::rows::{open_day, request_is_used};
use crate::{Till, customers};

/// The last day on which something can be fetched, counted from today.
const MOST_DAYS: u32 = 366;

/// A preorder as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreorderRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// Whose name is called when it is fetched.
    pub who: String,
    /// A telephone number; absent or empty for none.
    #[serde(default)]
    #[ts(optional)]
    pub phone: Option<String>,
    /// The regular it is for.
    #[serde(default)]
    #[ts(optional)]
    pub customer: Option<CustomerId>,
    /// The day it is fetched.
    pub pickup_day: Day,
    /// The minute of that day.
    pub pickup_minute: u32,
    /// What is ordered.
    pub lines: Vec<SaleLine>,
    /// A note.
    pub note: String,
    /// The deposit; zero for none.
    pub deposit: Money,
    /// How the deposit came.
    #[ts(type = "'cash' | 'prompt_pay'")]
    pub kind: TenderKind,
    /// Print a slip for the customer.
    pub print: bool,
}

impl Till {
    /// Takes a preorder, and its deposit where one is given.
    ///
    /// # Errors
    /// The first [`PreorderRefused`] by precedence; nothing was taken.
    pub fn take_preorder(
        &mut self,
        now: Now,
        asked: &PreorderRequest,
    ) -> Result<Preorder, PreorderRefused> {
        if let Some(first) = self.taken_before(asked)? {
            return Ok(first);
        }
        if request_is_used(self.reader(), asked.request)? {
            return Err(PreorderRefused::RequestUsed);
        }
        if open_day(self.reader())?.is_none() {
            return Err(PreorderRefused::DayNotOpen);
        }
        let beside = self.checked_preorder(now, asked)?;
        let kind = if asked.deposit.is_zero() { TenderKind::Cash } else { asked.kind };
        let settings = self.settings()?;
        let hands = self.hands;
        let id = PreorderId::new(now.at, now.random("preorder"));
        self.store.write(|transaction| -> Result<(), Fault> {
            let fact = Fact::PreorderTaken(PreorderTaken {
                request: asked.request,
                preorder: id,
                deposit: asked.deposit,
                kind,
                by: hands.by,
            });
            record_private(transaction, now, fact, Some(json(&beside)))?;
            if kind == TenderKind::Cash && !asked.deposit.is_zero() {
                queue(transaction, now.at, &settings, Job::OpenDrawer)?;
            }
            if asked.print {
                queue(transaction, now.at, &settings, Job::Preorder { id })?;
            }
            Ok(())
        })?;
        self.preorder(id)?.ok_or(PreorderRefused::Unknown)
    }

    /// What stays at the stall of a preorder that can be taken.
    fn checked_preorder(
        &self,
        now: Now,
        asked: &PreorderRequest,
    ) -> Result<PreorderBeside, PreorderRefused> {
        let who = printable(&asked.who);
        if !fits(&who, 60) {
            return Err(PreorderRefused::Who);
        }
        let phone = customers::phone(asked.phone.as_deref()).ok_or(PreorderRefused::Phone)?;
        if let Some(id) = asked.customer {
            self.customer(id)?.ok_or(PreorderRefused::Customer)?;
        }
        let pickup = asked.pickup_day.moment(0, asked.pickup_minute);
        let last = business_day(self.reader(), now.at)?.moment(MOST_DAYS, 0);
        // the minute that runs is not over
        if asked.pickup_minute >= 24 * 60 || pickup.later(60) <= now.at || pickup > last {
            return Err(PreorderRefused::Pickup);
        }
        let note = printable(&asked.note);
        if note.chars().count() > 200 {
            return Err(PreorderRefused::Note);
        }
        let lines = asked.lines.iter().map(ordered_line).collect::<Vec<_>>();
        let most = self.could_be_sold(now, &lines).map_err(PreorderRefused::Lines)?;
        if !asked.kind.is_money() {
            return Err(PreorderRefused::Kind);
        }
        if asked.deposit.is_negative() || asked.deposit > most {
            return Err(PreorderRefused::Deposit { most });
        }
        let PreorderRequest { customer, pickup_day, pickup_minute, .. } = *asked;
        Ok(PreorderBeside { customer, who, phone, pickup_day, pickup_minute, lines, note })
    }

    /// The preorder this request took before.
    fn taken_before(&self, asked: &PreorderRequest) -> Result<Option<Preorder>, PreorderRefused> {
        let Some(id) = made_by(self.reader(), "request", asked.request)? else { return Ok(None) };
        let first = self.preorder(id)?.ok_or(PreorderRefused::Unknown)?;
        let when = (first.pickup_day, first.pickup_minute);
        let same = first.who == printable(&asked.who)
            && when == (asked.pickup_day, asked.pickup_minute)
            && first.deposit == asked.deposit
            && first.lines.len() == asked.lines.len();
        if same { Ok(Some(first)) } else { Err(PreorderRefused::RequestUsed) }
    }
}

/// A line as it is ordered: a label of a scale belongs to goods that lie on the counter.
fn ordered_line(line: &SaleLine) -> SaleLine {
    SaleLine {
        name: line.name.as_deref().map(printable).filter(|_| line.goods.is_none()),
        label: None,
        note: line.note.as_deref().map(printable).filter(|note| !note.is_empty()),
        ..line.clone()
    }
}
