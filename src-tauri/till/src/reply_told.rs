//! A reply as a vendor reads it, on screen and on paper, beside what the till itself knows.
//! Must never add up what the committee did not say.

use std::collections::BTreeSet;

use documents::day_slip::FeeToPay;
use documents::receipt::PayCode;
use documents::reply_slip::{self, FeeDay, FileRow, FileState, PaidRow, ReplySlip};
use documents::slip::Slip;
use domain::bank_slip::BankSlip;
use domain::day::{Day, Timestamp};
use domain::digest::Digest;
use domain::money::Money;
use domain::promptpay::payload;
use serde::Serialize;
use settlement::reply::{ReceivedAs, Reply, ReplyFeeDay, ReplyFile, ReplyPayment, ReplyTransfer};
use store::Fault;
use ts_rs::TS;

use crate::Till;
use crate::replies::KeptReply;
use crate::settings::TillSettings;

/// A file that the committee received.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct FileTold {
    /// The business day it names.
    pub day: Day,
    /// The number of the closing it names.
    pub z: u64,
    /// The part of the day; none for one that was not read.
    pub part: Option<u32>,
    /// How it stands.
    pub verdict: ReceivedAs,
    /// Sold less given back; none for one that was not read.
    pub net: Option<Money>,
    /// Whether this till made it.
    pub ours: bool,
}

/// A reply of the committee.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReplyTold {
    /// Its number.
    pub number: u64,
    /// When the committee made it.
    pub made: Timestamp,
    /// When it was taken in here.
    pub at: Timestamp,
    /// SHA-256 of the file.
    pub file: Digest,
    /// The market.
    pub market_name: String,
    /// The stall's name in the book.
    pub stall_name: String,
    /// Its place in the book.
    pub place: String,
    /// What was received, the newest first.
    pub received: Vec<FileTold>,
    /// The fees, the newest day first.
    pub fees: Vec<ReplyFeeDay>,
    /// Owed for older days than those.
    pub owed_before: Money,
    /// The payments, the newest first.
    pub payments: Vec<ReplyPayment>,
    /// Owed in all; below zero is a credit.
    pub owed: Money,
    /// The first day that is not paid in full.
    pub owed_since: Option<Day>,
    /// Where to transfer it.
    pub prompt_pay: Option<ReplyTransfer>,
    /// What the committee says.
    pub notices: Vec<String>,
    /// The prices of fees in words.
    pub prices: Vec<String>,
    /// Prices that the reply before did not tell; empty in the first.
    pub new_prices: Vec<String>,
    /// Serials of vouchers that are money no more.
    pub withdrawn: Vec<String>,
    /// Slips of transfers that paid more than once in the market.
    pub refused_slips: Vec<BankSlip>,
    /// Whether the committee accepted the key of this very till.
    pub known: bool,
}

impl Till {
    /// A reply as a person reads it.
    pub(crate) fn told(&self, kept: KeptReply) -> Result<ReplyTold, Fault> {
        let KeptReply { reply, file, at } = kept;
        let made: BTreeSet<Digest> = self.settlements()?.iter().map(|made| made.file).collect();
        let known = match (self.identity()?, &reply.certificate) {
            (Some(who), Some(key)) => who.key == key.key.to_string() && who.device == key.device,
            _ => false,
        };
        let new_prices = self.new_prices(&reply)?;
        let ours = |file: &ReplyFile| FileTold {
            day: file.day,
            z: file.z,
            part: file.part,
            verdict: file.verdict,
            net: file.net,
            ours: made.contains(&file.file),
        };
        Ok(ReplyTold {
            number: reply.number,
            made: reply.made,
            at,
            file,
            received: reply.received.iter().rev().map(ours).collect(),
            market_name: reply.market_name,
            stall_name: reply.stall_name,
            place: reply.place,
            fees: reply.fees.into_iter().rev().collect(),
            owed_before: reply.owed_before,
            payments: reply.payments.into_iter().rev().collect(),
            owed: reply.owed,
            owed_since: reply.owed_since,
            prompt_pay: reply.prompt_pay,
            notices: reply.notices,
            prices: reply.prices,
            new_prices,
            withdrawn: reply.withdrawn,
            refused_slips: reply.refused_slips,
            known,
        })
    }

    /// Prices that were not told before.
    fn new_prices(&self, reply: &Reply) -> Result<Vec<String>, Fault> {
        let Some(before) = self.reply_before(reply.number)? else { return Ok(vec![]) };
        let new = |price: &&String| !before.prices.contains(price);
        Ok(reply.prices.iter().filter(new).cloned().collect())
    }

    /// The slip of a reply; `None` when there is none with that number.
    pub(crate) fn reply_paper(
        &self,
        number: u64,
        settings: &TillSettings,
    ) -> Result<Option<Slip>, Fault> {
        let Some(told) = self.reply(number)? else { return Ok(None) };
        let stall = self.head()?;
        let paper = ReplySlip {
            stall,
            number: told.number,
            made: told.made,
            received: told.received.iter().map(file_row).collect(),
            fees: told.fees.iter().map(fee_day).collect(),
            owed_before: told.owed_before,
            payments: told.payments.iter().map(paid_row).collect(),
            owed: told.owed,
            owed_since: told.owed_since,
            pay: fee_to_pay(told.prompt_pay.as_ref(), told.made),
            notices: told.notices,
            prices: told.prices,
            withdrawn: told.withdrawn,
            hash: told.file.to_string(),
        };
        Ok(Some(reply_slip::slip(&paper, settings.language)))
    }

    /// The fee as the reply that holds says it, for the closing slip.
    pub(crate) fn fee_owed(&self) -> Result<Option<FeeToPay>, Fault> {
        let kept = self.holding()?;
        Ok(kept.and_then(|kept| fee_to_pay(kept.reply.prompt_pay.as_ref(), kept.reply.made)))
    }
}

/// The code to pay by; none where nothing is to be transferred.
fn fee_to_pay(transfer: Option<&ReplyTransfer>, made: Timestamp) -> Option<FeeToPay> {
    let ReplyTransfer { to, amount } = transfer?;
    let payload = payload(to, Some(*amount))?;
    let code = PayCode { payload, payee: to.masked() };
    Some(FeeToPay { code, amount: *amount, as_of: Some(made.calendar_day()) })
}

fn file_row(file: &FileTold) -> FileRow {
    let state = match file.verdict {
        ReceivedAs::Booked => FileState::Booked,
        ReceivedAs::Waiting => FileState::Waiting,
        ReceivedAs::Slip => FileState::Slip,
        ReceivedAs::Fork => FileState::Fork,
        ReceivedAs::SetAside => FileState::SetAside,
        ReceivedAs::Refused => FileState::Refused,
    };
    FileRow { day: file.day, z: file.z, state, net: file.net }
}

fn fee_day(day: &ReplyFeeDay) -> FeeDay {
    let lines = day.lines.iter().map(|line| (line.name.clone(), line.amount)).collect();
    FeeDay { day: day.day, lines, total: day.total, paid: day.paid }
}

fn paid_row(payment: &ReplyPayment) -> PaidRow {
    PaidRow {
        number: payment.number.clone(),
        amount: payment.amount,
        kind: payment.kind,
        reversed: payment.reversed,
    }
}
