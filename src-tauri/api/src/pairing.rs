//! Second screens: whether the stall wants them, the one-time code that pairs one, ending one.
//! Must never tell a stranger why a code or a key was not taken, nor answer a code twice.

use domain::day::Timestamp;
use domain::digest::Digest;
use domain::id::RequestId;
use serde::{Deserialize, Serialize};
use settlement::code::Code;
use till::stations::{Paired, ScreensWanted, check_port, screen_name};
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::display::is_display_key;
use crate::failure::Failure;
use crate::failures::{door_shut, no_network, pairing_refused, screens_off};
use crate::ports::{Door, Host};
use crate::station::Station;
use crate::transfer::{Qr, url_text};

/// How long a code waits for its telephone.
const CODE_SECONDS: i64 = 10 * 60;

/// How second screens stand.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct SecondScreens {
    /// Whether the stall wants them.
    pub on: bool,
    /// The port that was wished for.
    pub port: u16,
    /// Where they are reached now, the likeliest first; none while the door is shut.
    pub addresses: Vec<String>,
    /// Why the door is shut although they are wanted.
    pub trouble: Option<Failure>,
}

/// The wish for second screens.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScreensWish {
    /// Whether they may come.
    pub on: bool,
    /// The port; the one before when absent.
    #[serde(default)]
    #[ts(optional)]
    pub port: Option<u16>,
}

/// A screen that is to be paired.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PairRequest {
    /// What it is to be called.
    pub name: String,
}

/// An address and its QR.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Link {
    /// The address.
    pub url: String,
    /// The same as a QR.
    pub qr: Qr,
}

/// A code that waits for its telephone.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct Pairing {
    /// The address that pairs, by the likeliest way.
    pub url: String,
    /// The same as a QR.
    pub qr: Qr,
    /// The code in it.
    pub code: String,
    /// Until when it is taken.
    pub expires: Timestamp,
    /// The other ways, where the computer is in several networks.
    pub others: Vec<Link>,
}

/// A screen that was paired.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PairedStation {
    /// Its number.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// When it was paired.
    pub paired: Timestamp,
    /// When it was ended.
    pub ended: Option<Timestamp>,
    /// When it asked last, since the program was started.
    pub last_seen: Option<Timestamp>,
}

/// A paired screen's number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StationNumber {
    /// The number.
    pub number: u32,
}

/// What a telephone says to be paired: no command of a screen, it has no key yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PairAsked {
    /// The code of the QR.
    pub code: String,
    /// The telephone's own id of this request: asked again, it gets the same answer.
    pub request: RequestId,
}

/// What a paired telephone gets.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct PairAnswer {
    /// The key it shows from now on.
    pub key: String,
    /// Its number.
    pub number: u32,
    /// What the stall calls it.
    pub name: String,
}

/// A code that was made, and what became of it.
pub(crate) struct Offer {
    code: Code,
    name: String,
    expires: Timestamp,
    taken: Option<(RequestId, PairAnswer)>,
}

impl App {
    /// The host says what it can do; the wish that was kept is met at once.
    pub fn offer_host(&self, host: std::sync::Arc<dyn Host>) {
        self.screens.take_host(host);
        self.match_screens();
        self.match_hand_in();
    }

    /// The host is about to go: its door is shut, and nothing keeps it.
    pub fn withdraw_host(&self) {
        if let Some(host) = self.screens.leave_host() {
            host.stop(Door::Screens);
            host.stop(Door::HandIn);
        }
    }

    /// Opens or shuts the door as the till that is open now wishes. A door that does not open is
    /// told of by [`SecondScreens::trouble`].
    pub(crate) fn match_screens(&self) {
        let Some(host) = self.screens.host() else { return };
        let wanted = self.on_till(|till| Ok(till.screens_wanted()?)).unwrap_or_default();
        if !wanted.on {
            host.stop(Door::Screens);
        } else if let Err(shut) = host.listen(Door::Screens, wanted.port) {
            tracing::warn!(%shut, "second screens");
        }
    }

    /// Pairs a telephone that has the code of the QR: once, within ten minutes.
    ///
    /// # Errors
    /// One refusal for a code that is wrong, old or used: a stranger learns nothing.
    pub fn pair(&self, asked: &PairAsked) -> Result<PairAnswer, Failure> {
        let now = self.now();
        let mut offer = self.screens.offer();
        let found = offer.as_mut().filter(|offer| {
            let fits = asked.code.parse::<Code>().is_ok_and(|code| code == offer.code);
            fits && now.at < offer.expires
        });
        let found = found.ok_or_else(pairing_refused)?;
        match &found.taken {
            Some((request, answer)) if *request == asked.request => return Ok(answer.clone()),
            Some(_) => return Err(pairing_refused()),
            None => {}
        }
        let key = url_text(&now.random::<32>("the key of a screen"));
        let digest = Digest::of(key.as_bytes());
        let paired = self.on_till(|till| Ok(till.add_station(now, &found.name, digest)?))?;
        let answer = PairAnswer { key, number: paired.number, name: paired.name };
        found.taken = Some((asked.request, answer.clone()));
        Ok(answer)
    }

    /// Which screen holds a key; none for a key that is void or was never given.
    #[must_use]
    pub fn station_of_key(&self, key: &str) -> Option<Station> {
        let digest = Digest::of(key.as_bytes());
        if is_display_key(self, digest) {
            return Some(Station::Display);
        }
        let number = self.on_till(|till| Ok(till.station_of_key(digest)?)).ok()??;
        self.screens.note_seen(number, self.ports.clock.now());
        Some(Station::Paired(number))
    }
}

pub(crate) fn second_screens(app: &App, _: Nothing) -> Result<SecondScreens, Failure> {
    let ScreensWanted { on, port } = app.on_till(|till| Ok(till.screens_wanted()?))?;
    let host = app.screens.host();
    let addresses = host.as_ref().map_or_else(Vec::new, |host| host.addresses(Door::Screens));
    let trouble = match &host {
        _ if !on || !addresses.is_empty() => None,
        None => Some(no_network()),
        // asked again: the program that had the port may be gone, a network may be there now
        Some(host) => match host.listen(Door::Screens, port) {
            Err(shut) => Some(door_shut(&shut, port)),
            Ok(()) => {
                let addresses = host.addresses(Door::Screens);
                let trouble = addresses.is_empty().then(no_network);
                return Ok(SecondScreens { on, port, addresses, trouble });
            }
        },
    };
    Ok(SecondScreens { on, port, addresses, trouble })
}

/// Opens the door, or shuts it, and keeps the wish. A door that does not open keeps no wish.
pub(crate) fn keep_second_screens(app: &App, asked: ScreensWish) -> Result<SecondScreens, Failure> {
    let before = app.on_till(|till| Ok(till.screens_wanted()?))?;
    let wanted = ScreensWanted { on: asked.on, port: asked.port.unwrap_or(before.port) };
    check_port(wanted.port)?;
    let host = app.screens.host();
    match (&host, wanted.on) {
        (Some(host), true) => {
            host.listen(Door::Screens, wanted.port)
                .map_err(|shut| door_shut(&shut, wanted.port))?;
        }
        (None, true) => return Err(no_network()),
        (_, false) => {}
    }
    app.on_till(|till| Ok(till.keep_screens_wanted(wanted)?))?;
    if let (Some(host), false) = (&host, wanted.on) {
        *app.screens.offer() = None;
        host.stop(Door::Screens);
    }
    second_screens(app, Nothing {})
}

/// Makes a code for one telephone. The code before is void from now on.
pub(crate) fn pair_station(app: &App, asked: PairRequest) -> Result<Pairing, Failure> {
    let name = screen_name(&asked.name)?;
    let now = app.now();
    let code = Code::from_random(now.random("the code of a screen"));
    let plain = code.to_string().replace('-', "");
    let mut links = links(app, &format!("#pair={plain}"))?.into_iter();
    let Link { url, qr } = links.next().ok_or_else(screens_off)?;
    let expires = now.at.later(CODE_SECONDS);
    *app.screens.offer() = Some(Offer { code, name, expires, taken: None });
    Ok(Pairing { url, qr, code: code.to_string(), expires, others: links.collect() })
}

pub(crate) fn stations(app: &App, _: Nothing) -> Result<Vec<PairedStation>, Failure> {
    let row = |paired: Paired| PairedStation {
        last_seen: app.screens.last_seen(paired.number),
        number: paired.number,
        name: paired.name,
        paired: paired.paired,
        ended: paired.ended,
    };
    Ok(app.on_till(|till| Ok(till.stations()?))?.into_iter().map(row).collect())
}

pub(crate) fn end_station(app: &App, asked: StationNumber) -> Result<Vec<PairedStation>, Failure> {
    let now = app.now();
    app.on_till(|till| Ok(till.end_station(now, asked.number)?))?;
    stations(app, Nothing {})
}

/// The addresses of the open door with an ending, each with its QR.
pub(crate) fn links(app: &App, ending: &str) -> Result<Vec<Link>, Failure> {
    links_of(app, Door::Screens, ending)
}

/// The same of any door.
pub(crate) fn links_of(app: &App, door: Door, ending: &str) -> Result<Vec<Link>, Failure> {
    let addresses = app.screens.host().map_or_else(Vec::new, |host| host.addresses(door));
    let link = |address: &String| {
        let url = format!("{address}/{ending}");
        Ok(Link { qr: crate::printing::qr(&url)?, url })
    };
    addresses.iter().map(link).collect()
}
