//! Files handed in over the market's own network: whether the committee wishes it, and what it
//! answers a till. Must never keep what no stall of this market signed: a stranger fills no book.

use committee::receiving::files::Verdict;
use domain::day::Day;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::failures::{hand_in_shut, hand_in_stranger, no_market_network};
use crate::pairing::{Link, links_of};
use crate::ports::{Door, Folder};
use crate::transfer::encode;

/// The usual port.
pub const PORT: u16 = 8590;

const WISH: &str = "network.json";

/// How the door for files stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct HandInDoor {
    /// Whether the committee wishes it.
    pub on: bool,
    /// Where tills hand in now, the likeliest first, each with its QR; none while it is shut.
    pub links: Vec<Link>,
    /// Why it is shut although it is wished.
    pub trouble: Option<Failure>,
}

/// The wish for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HandInWish {
    /// Whether tills may hand in over the network.
    pub on: bool,
}

/// What the book answers a till over the network.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct HandedIn {
    /// What became of the file.
    pub verdict: Verdict,
    /// Its business day; none for an answer to an invitation.
    pub day: Option<Day>,
    /// The number of its closing.
    pub z: Option<u64>,
    /// The committee's last reply to the stall, base64; none for a stall without a till yet.
    pub reply: Option<String>,
}

impl App {
    /// Takes a file from the network: only one that this market waits for, each once.
    ///
    /// # Errors
    /// One refusal for whatever is not waited for: a stranger learns nothing.
    pub fn hand_in(&self, from: &str, bytes: &[u8]) -> Result<HandedIn, Failure> {
        let (now, seed) = (self.now(), self.signing_seed(Folder::Book)?);
        // the door was opened by an officer: nobody has to sit before the screen
        let door = self.in_care();
        let (file, reply) = door.on_book(|book| {
            if !book.expects(bytes)? {
                return Err(hand_in_stranger());
            }
            let file = book.receive(now, &format!("{from}.talad"), bytes)?.file;
            // what is taken is taken, also where nothing can be answered
            let reply = file.stall.and_then(|stall| book.make_reply(now, &seed, stall).ok());
            Ok((file, reply))
        })?;
        let reply = reply.map(|reply| encode(&reply.bytes));
        // a repeated one is answered as the first was
        Ok(HandedIn { verdict: file.verdict, day: file.day, z: file.z, reply })
    }

    /// Opens or shuts the door for files as the book that is open now wishes.
    pub(crate) fn match_hand_in(&self) {
        let Some(host) = self.screens.host() else { return };
        if self.desks().book.is_none() || !wish(self).unwrap_or_default().on {
            host.stop(Door::HandIn);
        } else if let Err(shut) = host.listen(Door::HandIn, PORT) {
            tracing::warn!(%shut, "files over the network");
        }
    }
}

fn wish(app: &App) -> Result<HandInWish, Failure> {
    let bytes = app.files().get(Folder::Book, WISH)?;
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

pub(crate) fn hand_in_door(app: &App, _: Nothing) -> Result<HandInDoor, Failure> {
    let HandInWish { on } = wish(app)?;
    let links = links_of(app, Door::HandIn, "")?;
    let trouble = match app.screens.host() {
        _ if !on || !links.is_empty() => None,
        None => Some(no_market_network()),
        Some(host) => match host.listen(Door::HandIn, PORT) {
            Err(shut) => Some(hand_in_shut(&shut, PORT)),
            Ok(()) => {
                let links = links_of(app, Door::HandIn, "")?;
                let trouble = links.is_empty().then(no_market_network);
                return Ok(HandInDoor { on, links, trouble });
            }
        },
    };
    Ok(HandInDoor { on, links, trouble })
}

/// Opens the door, or shuts it, and keeps the wish. A door that does not open keeps no wish.
pub(crate) fn keep_hand_in_door(app: &App, asked: HandInWish) -> Result<HandInDoor, Failure> {
    let host = app.screens.host();
    match (&host, asked.on) {
        (Some(host), true) => {
            host.listen(Door::HandIn, PORT).map_err(|shut| hand_in_shut(&shut, PORT))?;
        }
        (None, true) => return Err(no_market_network()),
        (Some(host), false) => host.stop(Door::HandIn),
        (None, false) => {}
    }
    let bytes = serde_json::to_vec(&asked).unwrap_or_default();
    app.files().put(Folder::Book, WISH, &bytes)?;
    hand_in_door(app, Nothing {})
}
