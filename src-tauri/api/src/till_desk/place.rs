//! Who and where the till is, and how it stands right now.

use domain::day::Day;
use domain::pricing::PriceRule;
use serde::{Deserialize, Serialize};
use till::Till;
use till::day::DayState;
use till::enrol::{Identity, StallSetup};
use till::print::OpenJob;
use till::replies::ReplyRow;
use till::settings::TillSettings;
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::ports::{Folder, PrinterLink};
use crate::transfer::{FileIn, FileOut, decode, encode};

/// How the till stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct TillState {
    /// Who it is; none before it was set up.
    pub identity: Option<Identity>,
    /// Its days.
    pub days: DayState,
    /// Whether a printer is set.
    pub printer: bool,
    /// What is not on paper.
    pub jobs: Vec<OpenJob>,
    /// How many goods are on sale.
    pub goods: u32,
    /// How many goods are below zero.
    pub below_zero: u32,
    /// The markdown of today that was begun last; it ends with the business day.
    pub markdown: Option<PriceRule>,
    /// The committee's reply that holds.
    pub reply: Option<ReplyRow>,
    /// Replies in the inbox that a person is still to be told of.
    pub replies_waiting: u32,
}

/// An invitation, as a vendor sees it before typing the code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct InviteView {
    /// The market.
    pub market_name: String,
    /// The stall.
    pub stall_name: String,
    /// Its place.
    pub place: String,
    /// Its zone.
    pub zone: String,
    /// The fees, in words.
    pub fees: Vec<String>,
    /// The last day it holds.
    pub expires: Day,
}

/// An invitation and its code.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EnrolRequest {
    /// The invitation file.
    pub file: FileIn,
    /// The ten letters and digits on paper.
    pub code: String,
}

pub(crate) fn till_state(app: &App, _: Nothing) -> Result<TillState, Failure> {
    let now = app.now();
    let replies_waiting = app.replies_waiting()?;
    app.on_till(|till| {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok(TillState {
            identity: till.identity()?,
            days: till.day_state(now)?,
            printer: till.settings()?.printer.link != PrinterLink::None,
            jobs: till.open_jobs()?,
            goods: count(till.catalogue().all().filter(|goods| !goods.retired).count()),
            below_zero: count(till.catalogue().below_zero()),
            markdown: till.markdown(now)?,
            reply: till.replies(1)?.into_iter().next(),
            replies_waiting,
        })
    })
}

pub(crate) fn set_up_stall(app: &App, setup: StallSetup) -> Result<Identity, Failure> {
    let (now, seed) = (app.now(), app.signing_seed(Folder::Till)?);
    app.on_till(|till| Ok(till.set_up(now, &seed, &setup)?))
}

pub(crate) fn read_invite(app: &App, file: FileIn) -> Result<InviteView, Failure> {
    let invite = Till::read_invite(app.ports.clock.now(), &decode(&file.data)?)?;
    Ok(InviteView {
        market_name: invite.market_name,
        stall_name: invite.stall_name,
        place: invite.place,
        zone: invite.zone,
        fees: invite.fees,
        expires: invite.expires,
    })
}

pub(crate) fn enrol(app: &App, asked: EnrolRequest) -> Result<FileOut, Failure> {
    let (now, seed) = (app.now(), app.signing_seed(Folder::Till)?);
    let invite = decode(&asked.file.data)?;
    let (bytes, place) = app.on_till(|till| {
        let bytes = till.enrol(now, &seed, &invite, &asked.code)?;
        let place = till.identity()?.map_or_else(String::new, |who| who.place);
        Ok((bytes, place))
    })?;
    let place: String = place.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
    let name = format!("join_{place}.talad");
    let path = app.files().put(Folder::Outbox, &name, &bytes)?;
    Ok(FileOut { name, data: encode(&bytes), path: Some(crate::desk::shown(&path)) })
}

pub(crate) fn till_settings(app: &App, _: Nothing) -> Result<TillSettings, Failure> {
    app.on_till(|till| Ok(till.settings()?))
}

pub(crate) fn keep_till_settings(app: &App, wanted: TillSettings) -> Result<TillSettings, Failure> {
    app.on_till(|till| {
        till.keep_settings(&wanted)?;
        Ok(till.settings()?)
    })
}
