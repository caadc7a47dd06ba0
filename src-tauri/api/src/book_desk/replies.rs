//! Answering the stalls: replies to carry back, notices, withdrawn vouchers.

use committee::replies::list::{MadeReply, ReplyState};
use committee::replies::make::{DayReplies, StallReply};
use committee::replies::notices::{Notice, NoticeDraft};
use committee::replies::withdrawn::{VoucherWithdrawal, WithdrawnVoucher};
use domain::id::StallId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::book_desk::fees::OfDay;
use crate::book_desk::market::OfStall;
use crate::commands::Nothing;
use crate::desk::shown;
use crate::failure::Failure;
use crate::failures::no_such_reply;
use crate::ports::Folder;
use crate::transfer::{FileOut, encode};

/// A reply to a stall, and where its file lies.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct ReplyOut {
    /// Which.
    pub reply: StallReply,
    /// The file.
    pub file: FileOut,
}

/// The replies of a market day, as files in a folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct RepliesOut {
    /// One for each stall that has a till, by place; `fresh` where there was something new to say.
    pub replies: Vec<StallReply>,
    /// How many were made just now.
    pub made: u32,
    /// Stalls to which there was nothing new to say: their last reply lies in the folder.
    pub unchanged: u32,
    /// Stalls of the day without a till.
    pub without_till: u32,
    /// The folder with the files.
    pub folder: String,
}

/// A reply by its stall and number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfReply {
    /// The stall.
    pub stall: StallId,
    /// Which reply to it.
    pub number: u64,
}

/// A notice by its number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfNotice {
    /// Which.
    pub notice: u32,
}

pub(crate) fn make_reply(app: &App, asked: OfStall) -> Result<ReplyOut, Failure> {
    let (now, seed) = (app.now(), app.signing_seed(Folder::Book)?);
    let reply = app.on_book(|book| Ok(book.make_reply(now, &seed, asked.stall)?))?;
    put(app, reply)
}

/// Makes all replies first, then writes the files: what could not be written lies in the book.
pub(crate) fn make_replies(app: &App, asked: OfDay) -> Result<RepliesOut, Failure> {
    let (now, seed) = (app.now(), app.signing_seed(Folder::Book)?);
    let DayReplies { replies, without_till } =
        app.on_book(|book| Ok(book.make_replies(now, &seed, asked.day)?))?;
    let files = app.files();
    for reply in &replies {
        files.put(Folder::Outbox, &reply.file_name, &reply.bytes)?;
    }
    let count = |fresh: bool| {
        let count = replies.iter().filter(|reply| reply.fresh == fresh).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    };
    Ok(RepliesOut {
        made: count(true),
        unchanged: count(false),
        without_till,
        folder: shown(&files.path(Folder::Outbox, ".")?),
        replies,
    })
}

pub(crate) fn reply_file(app: &App, asked: OfReply) -> Result<ReplyOut, Failure> {
    let reply = app.on_book(|book| Ok(book.reply_file(asked.stall, asked.number)?))?;
    put(app, reply.ok_or_else(no_such_reply)?)
}

fn put(app: &App, reply: StallReply) -> Result<ReplyOut, Failure> {
    let path = app.files().put(Folder::Outbox, &reply.file_name, &reply.bytes)?;
    let (name, data) = (reply.file_name.clone(), encode(&reply.bytes));
    Ok(ReplyOut { reply, file: FileOut { name, data, path: Some(shown(&path)) } })
}

pub(crate) fn reply_states(app: &App, _: Nothing) -> Result<Vec<ReplyState>, Failure> {
    let today = app.ports.clock.now().business_day();
    app.on_book(|book| Ok(book.reply_states(today)?))
}

pub(crate) fn replies_to(app: &App, asked: OfStall) -> Result<Vec<MadeReply>, Failure> {
    app.on_book(|book| Ok(book.replies_to(asked.stall)?))
}

pub(crate) fn notices(app: &App, _: Nothing) -> Result<Vec<Notice>, Failure> {
    app.on_book(|book| Ok(book.notices()?))
}

pub(crate) fn post_notice(app: &App, draft: NoticeDraft) -> Result<Vec<Notice>, Failure> {
    let now = app.now();
    app.on_book(|book| {
        book.post_notice(now, &draft)?;
        Ok(book.notices()?)
    })
}

pub(crate) fn end_notice(app: &App, asked: OfNotice) -> Result<Vec<Notice>, Failure> {
    let now = app.now();
    app.on_book(|book| {
        book.end_notice(now, asked.notice)?;
        Ok(book.notices()?)
    })
}

pub(crate) fn withdrawn_vouchers(app: &App, _: Nothing) -> Result<Vec<WithdrawnVoucher>, Failure> {
    app.on_book(|book| Ok(book.withdrawn_vouchers()?))
}

pub(crate) fn withdraw_voucher(
    app: &App,
    asked: VoucherWithdrawal,
) -> Result<Vec<WithdrawnVoucher>, Failure> {
    let now = app.now();
    app.on_book(|book| {
        book.withdraw_voucher(now, &asked)?;
        Ok(book.withdrawn_vouchers()?)
    })
}
