//! The market, its zones, its stalls and their invitations.

use committee::market::invite::Invited;
use committee::market::setup::Market;
use committee::market::stalls::{Stall, StallDraft};
use committee::market::zones::{Zone, ZoneDraft};
use domain::day::Day;
use domain::id::StallId;
use domain::promptpay::PromptPayId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::desk::shown;
use crate::failure::Failure;
use crate::ports::Folder;
use crate::transfer::{FileOut, encode};

/// How the book stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct BookState {
    /// The market; none before it was set up.
    pub market: Option<Market>,
    /// Its zones.
    pub zones: Vec<Zone>,
    /// How many stalls it has.
    pub stalls: u32,
    /// The business day by the clock.
    pub today: Day,
    /// The folder whose files are received by themselves.
    pub inbox: String,
}

/// A market to be set up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarketSetup {
    /// Its name.
    pub name: String,
    /// Where fees are transferred to.
    pub promptpay: Option<PromptPayId>,
}

/// A stall by its id.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfStall {
    /// Which.
    pub stall: StallId,
}

/// A stall to be invited.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InviteRequest {
    /// Which.
    pub stall: StallId,
    /// How many days the invitation holds.
    pub days: u32,
}

/// An invitation: the file goes by stick or chat, the code on paper.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct InviteOut {
    /// The code, shown once.
    pub code: String,
    /// The last day it holds.
    pub expires: Day,
    /// The file.
    pub file: FileOut,
}

pub(crate) fn book_state(app: &App, _: Nothing) -> Result<BookState, Failure> {
    let inbox = shown(&app.files().path(Folder::Inbox, ".")?);
    let today = app.ports.clock.now().business_day();
    app.on_book(|book| {
        let stalls = book.stalls()?.iter().filter(|stall| stall.retired.is_none()).count();
        Ok(BookState {
            market: book.market()?,
            zones: book.zones()?,
            stalls: u32::try_from(stalls).unwrap_or(u32::MAX),
            today,
            inbox,
        })
    })
}

pub(crate) fn set_up_market(app: &App, setup: MarketSetup) -> Result<Market, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.set_up_market(now, &setup.name, setup.promptpay)?))
}

pub(crate) fn zones(app: &App, _: Nothing) -> Result<Vec<Zone>, Failure> {
    app.on_book(|book| Ok(book.zones()?))
}

pub(crate) fn save_zone(app: &App, draft: ZoneDraft) -> Result<Zone, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.save_zone(now, &draft)?))
}

pub(crate) fn stalls(app: &App, _: Nothing) -> Result<Vec<Stall>, Failure> {
    app.on_book(|book| Ok(book.stalls()?))
}

pub(crate) fn save_stall(app: &App, draft: StallDraft) -> Result<Stall, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.save_stall(now, &draft)?))
}

pub(crate) fn retire_stall(app: &App, asked: OfStall) -> Result<Stall, Failure> {
    let now = app.now();
    app.on_book(|book| Ok(book.retire_stall(now, asked.stall)?))
}

pub(crate) fn invite_stall(app: &App, asked: InviteRequest) -> Result<InviteOut, Failure> {
    let (now, seed) = (app.now(), app.signing_seed(Folder::Book)?);
    let Invited { code, file_name, bytes, expires } =
        app.on_book(|book| Ok(book.invite_stall(now, &seed, asked.stall, asked.days)?))?;
    let path = app.files().put(Folder::Outbox, &file_name, &bytes)?;
    let file = FileOut { name: file_name, data: encode(&bytes), path: Some(shown(&path)) };
    Ok(InviteOut { code, expires, file })
}
