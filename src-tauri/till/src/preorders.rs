//! Preorders: taken with or without a deposit, handed over by a sale, or called off.
//! Must never call a deposit takings before the goods are handed over.
//!
//! What was ordered has no price yet: it is priced when it is handed over, by the rules of that
//! day. Should it then come to less than the deposit, the preorder is called off, the deposit goes
//! back, and the goods are sold as any others.

use domain::day::Day;
use domain::id::{CustomerId, PreorderId, RequestId};
use domain::money::Money;
use domain::now::Now;
use domain::payment::TenderKind;
use domain::thai::{fits, printable};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use settlement::fact::{Fact, PreorderEnded, PreorderTaken};
use store::Fault;
use store::journal::Placed;
use store::rows::{from_json, json, parsed, word};
use ts_rs::TS;

use crate::bill::SaleLine;
use crate::preorder_list::{Preorder, PreorderState};
use crate::print::{Job, queue};
use crate::record::record_private;
use crate::rows::{open_day, request_is_used};
use crate::sell::SellRefused;
use crate::{Till, rows};

/// What of a preorder stays at the stall: the private part of its fact.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreorderBeside {
    /// The regular it is for; none for somebody else.
    pub customer: Option<CustomerId>,
    /// Whose name is called when it is fetched.
    pub who: String,
    /// A telephone number, where one was given.
    pub phone: Option<String>,
    /// The day it is fetched.
    pub pickup_day: Day,
    /// The minute of that day.
    pub pickup_minute: u32,
    /// What was ordered.
    pub lines: Vec<SaleLine>,
    /// A note.
    pub note: String,
}

/// What of the end of a preorder stays at the stall.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndedBeside {
    /// Why it was called off; empty when it was handed over.
    pub reason: String,
}

/// A preorder that is called off, as a screen asks for it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CallOffRequest {
    /// Made once, before the first try.
    pub request: RequestId,
    /// Which.
    pub id: PreorderId,
    /// Why.
    pub reason: String,
    /// What of the deposit is given back: from nothing to all of it.
    pub returned: Money,
    /// How it goes back.
    #[ts(type = "'cash' | 'prompt_pay'")]
    pub kind: TenderKind,
}

/// Why a preorder was not taken or called off, in order of precedence.
#[derive(Debug, thiserror::Error)]
pub enum PreorderRefused {
    /// The request id was used for something else.
    #[error("this request was used for something else")]
    RequestUsed,
    /// No business day is open.
    #[error("no day is open")]
    DayNotOpen,
    /// No such preorder.
    #[error("no such preorder")]
    Unknown,
    /// It was handed over or called off before.
    #[error("this preorder has ended")]
    Ended,
    /// No name to call, or a longer one than fits on paper.
    #[error("a name is needed")]
    Who,
    /// Not a telephone number.
    #[error("the telephone number does not fit")]
    Phone,
    /// No such regular.
    #[error("no such customer")]
    Customer,
    /// To be fetched before now, or more than a year ahead.
    #[error("the day of fetching does not fit")]
    Pickup,
    /// Longer than 200 characters.
    #[error("the note is too long")]
    Note,
    /// Lines that could not be sold.
    #[error(transparent)]
    Lines(Box<SellRefused>),
    /// Neither cash nor a transfer.
    #[error("a deposit is money")]
    Kind,
    /// Below zero, or more than the goods come to now.
    #[error("a deposit is at most {most}")]
    Deposit {
        /// What the goods come to now.
        most: Money,
    },
    /// Without a reason, or too long a one.
    #[error("a reason is needed")]
    Reason,
    /// Below zero, or more than the deposit was.
    #[error("the deposit was {deposit}")]
    Returned {
        /// What the deposit was.
        deposit: Money,
    },
    /// The disk.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Till {
    /// Calls a preorder off; its deposit goes back, or a part of it, or nothing.
    ///
    /// # Errors
    /// The first [`PreorderRefused`] by precedence; nothing was called off.
    pub fn call_off_preorder(
        &mut self,
        now: Now,
        asked: &CallOffRequest,
    ) -> Result<Preorder, PreorderRefused> {
        if let Some(first) = self.called_off_before(asked)? {
            return Ok(first);
        }
        if request_is_used(self.reader(), asked.request)? {
            return Err(PreorderRefused::RequestUsed);
        }
        if open_day(self.reader())?.is_none() {
            return Err(PreorderRefused::DayNotOpen);
        }
        let preorder = self.preorder(asked.id)?.ok_or(PreorderRefused::Unknown)?;
        if preorder.state != PreorderState::Open {
            return Err(PreorderRefused::Ended);
        }
        let reason = printable(&asked.reason);
        if !fits(&reason, 200) {
            return Err(PreorderRefused::Reason);
        }
        if !asked.kind.is_money() {
            return Err(PreorderRefused::Kind);
        }
        if asked.returned.is_negative() || asked.returned > preorder.deposit {
            return Err(PreorderRefused::Returned { deposit: preorder.deposit });
        }
        let kind = if asked.returned.is_zero() { TenderKind::Cash } else { asked.kind };
        let settings = self.settings()?;
        let hands = self.hands;
        self.store.write(|transaction| -> Result<(), Fault> {
            let fact = Fact::PreorderEnded(PreorderEnded {
                request: asked.request,
                preorder: asked.id,
                receipt: None,
                returned: asked.returned,
                kind,
                by: hands.by,
                approved: hands.approved,
            });
            record_private(transaction, now, fact, Some(json(&EndedBeside { reason })))?;
            if kind == TenderKind::Cash && !asked.returned.is_zero() {
                queue(transaction, now.at, &settings, Job::OpenDrawer)?;
            }
            Ok(())
        })?;
        self.preorder(asked.id)?.ok_or(PreorderRefused::Unknown)
    }

    /// The preorder this request called off before.
    fn called_off_before(
        &self,
        asked: &CallOffRequest,
    ) -> Result<Option<Preorder>, PreorderRefused> {
        let ended = made_by(self.reader(), "ended_request", asked.request)?;
        let Some(id) = ended else { return Ok(None) };
        let first = self.preorder(id)?.ok_or(PreorderRefused::Unknown)?;
        let same = first.id == asked.id
            && first.state == PreorderState::CalledOff
            && first.returned == asked.returned;
        if same { Ok(Some(first)) } else { Err(PreorderRefused::RequestUsed) }
    }
}

/// The preorder that a request is noted with, in one of the two columns of requests.
pub(crate) fn made_by(
    connection: &Connection,
    column: &str,
    request: RequestId,
) -> Result<Option<PreorderId>, Fault> {
    let id: Option<String> = connection
        .prepare_cached(&format!("SELECT id FROM preorder WHERE {column} = ?1"))?
        .query_row([request.to_string()], |row| row.get(0))
        .optional()?;
    id.map(|id| parsed(&id)).transpose()
}

/// Applies a preorder.
pub fn apply_taken(
    transaction: &Transaction<'_>,
    entry: Placed,
    taken: &PreorderTaken,
    private: Option<&str>,
) -> Result<(), Fault> {
    let missing = || Fault::Damaged("a preorder without its private part".to_owned());
    let beside: PreorderBeside = from_json(private.ok_or_else(missing)?)?;
    let day = rows::the_open_day(transaction)?.seq;
    transaction.execute(
        "INSERT INTO preorder
           (id, seq, request, day_seq, at, customer, who, phone, pickup_day, pickup_minute, lines,
            note, deposit, kind, operator)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        params![
            taken.preorder.to_string(),
            entry.seq,
            taken.request.to_string(),
            day,
            entry.at.seconds(),
            beside.customer.map(|id| id.to_string()),
            beside.who,
            beside.phone,
            beside.pickup_day.to_string(),
            beside.pickup_minute,
            json(&beside.lines),
            beside.note,
            taken.deposit.satang(),
            word(&taken.kind),
            taken.by,
        ],
    )?;
    Ok(())
}

/// Applies the end of a preorder.
pub fn apply_ended(
    transaction: &Transaction<'_>,
    entry: Placed,
    ended: &PreorderEnded,
    private: Option<&str>,
) -> Result<(), Fault> {
    let beside: EndedBeside = private.map_or(Ok(EndedBeside::default()), from_json)?;
    let day = rows::the_open_day(transaction)?.seq;
    transaction.execute(
        "UPDATE preorder SET ended_seq = ?2, ended_day_seq = ?3, ended_at = ?4, ended_request = ?5,
           receipt = ?6, returned = ?7, returned_kind = ?8, reason = ?9
         WHERE id = ?1 AND ended_seq IS NULL",
        params![
            ended.preorder.to_string(),
            entry.seq,
            day,
            entry.at.seconds(),
            ended.request.to_string(),
            ended.receipt,
            ended.returned.satang(),
            word(&ended.kind),
            beside.reason,
        ],
    )?;
    Ok(())
}
