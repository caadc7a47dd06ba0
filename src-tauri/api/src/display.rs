//! The customer's side: what is bought, what it comes to, the QR to pay, the change.
//! Must never show a customer's name, a debt, a cost or anything but the bill at hand.

use domain::day::Timestamp;
use domain::digest::Digest;
use domain::money::Money;
use domain::promptpay::payload;
use domain::quantity::Quantity;
use domain::unit::Unit;
use serde::{Deserialize, Serialize};
use till::Till;
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::failures::{no_window, screens_off};
use crate::pairing::{Link, links};
use crate::ports::Folder;
use crate::station::{Call, Station};
use crate::transfer::{Qr, url_text};

/// Where the key of the customer's screen lies: it reads one thing, and outlives a start.
const KEY: &str = "display.key";

/// How far the stall's own screen is, for the customer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(tag = "stage", rename_all = "snake_case", deny_unknown_fields)]
pub enum DisplayState {
    /// Nobody is being served.
    #[default]
    Idle,
    /// The open bill is shown as it grows.
    Bill,
    /// Money is being taken.
    Paying {
        /// What is to be paid.
        total: Money,
        /// What is to be paid by transfer; its QR is shown.
        promptpay: Option<Money>,
    },
    /// The sale is on disk.
    Change {
        /// What was paid.
        total: Money,
        /// What goes back.
        change: Money,
    },
}

/// How far it is, without its amounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DisplayStage {
    /// Nobody is being served.
    #[default]
    Idle,
    /// The open bill.
    Bill,
    /// Money is being taken.
    Paying,
    /// The sale is on disk.
    Change,
}

/// What the customer's screen shows already.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DisplaySeen {
    /// The version that was shown last; 0 for none.
    pub seen: u64,
}

/// A line as the customer sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CustomerLine {
    /// What it is.
    pub name: String,
    /// How much of it.
    pub quantity: Quantity,
    /// In what it is counted.
    pub unit: Unit,
    /// What it comes to.
    pub amount: Money,
}

/// What the customer's screen shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct CustomerDisplay {
    /// Grows with every change.
    pub version: u64,
    /// Whose stall it is.
    pub stall_name: String,
    /// How far the sale is.
    pub stage: DisplayStage,
    /// The lines of the bill, the newest last; none when idle or paid.
    pub lines: Vec<CustomerLine>,
    /// What it comes to.
    pub total: Money,
    /// The PromptPay QR to be scanned now.
    pub qr: Option<Qr>,
    /// Where the transfer goes, the middle hidden; empty without a QR.
    pub to: String,
    /// What goes back, once it is sold.
    pub change: Option<Money>,
}

/// How a customer's screen is reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DisplayLinkRequest {
    /// Make a new key: every screen that shows with the one before goes dark.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub renew: bool,
}

/// The way to a customer's screen on another device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, TS)]
pub struct DisplayLink {
    /// The address, by the likeliest way.
    pub url: String,
    /// The same as a QR.
    pub qr: Qr,
    /// The other ways, where the computer is in several networks.
    pub others: Vec<Link>,
}

/// What the stall's screen said last, and what was made of it.
#[derive(Debug, Default)]
pub(crate) struct CustomerSide {
    state: DisplayState,
    shown: Option<CustomerDisplay>,
}

impl CustomerSide {
    pub(crate) fn clear(&mut self) {
        self.state = DisplayState::Idle;
    }

    /// Gives what is to be shown its version: the one before where nothing changed.
    /// The first of a start is counted from the clock, so that a screen which outlived the program
    /// never takes something new for what it saw before.
    fn versioned(&mut self, now: Timestamp, fresh: CustomerDisplay) -> CustomerDisplay {
        let first = || u64::try_from(now.seconds()).unwrap_or_default() * 1_000;
        let before = self.shown.as_ref().map_or_else(first, |shown| shown.version);
        let fresh = CustomerDisplay { version: before, ..fresh };
        let same = self.shown.as_ref() == Some(&fresh);
        let version = if same { before } else { before + 1 };
        let shown = CustomerDisplay { version, ..fresh };
        self.shown = Some(shown.clone());
        shown
    }
}

/// The stall's own screen tells how far it is. A helper's screen stands before other customers:
/// what it tells is heard, and not shown at the stall's counter.
pub(crate) fn show_customer(call: &Call<'_>, state: DisplayState) -> Result<Nothing, Failure> {
    if call.station == Station::Main {
        call.screens.customer().state = state;
    }
    Ok(Nothing {})
}

/// What is to be shown; none when that was seen already.
pub(crate) fn customer_display(
    app: &App,
    asked: DisplaySeen,
) -> Result<Option<CustomerDisplay>, Failure> {
    let state = app.screens.customer().state;
    let now = app.now();
    let fresh = app.on_till(|till| {
        let bill = match state {
            DisplayState::Bill | DisplayState::Paying { .. } => {
                let own = Station::Main.number();
                // goods of it that went off sale meanwhile: nothing to show, until it is mended
                till.open_bill(now, own)?.and_then(|open| open.priced)
            }
            DisplayState::Idle | DisplayState::Change { .. } => None,
        };
        let line = |line: domain::sale::PricedLine| CustomerLine {
            name: line.name,
            quantity: line.quantity,
            unit: line.unit,
            amount: line.amount,
        };
        let blank = CustomerDisplay {
            version: 0,
            stall_name: till.identity()?.map_or_else(String::new, |who| who.stall_name),
            stage: DisplayStage::Idle,
            total: bill.as_ref().map_or(Money::ZERO, |bill| bill.total),
            lines: bill.map_or_else(Vec::new, |bill| bill.lines.into_iter().map(line).collect()),
            qr: None,
            to: String::new(),
            change: None,
        };
        staged(till, state, blank)
    })?;
    let shown = app.screens.customer().versioned(now.at, fresh);
    Ok((shown.version != asked.seen).then_some(shown))
}

fn staged(
    till: &Till,
    state: DisplayState,
    blank: CustomerDisplay,
) -> Result<CustomerDisplay, Failure> {
    Ok(match state {
        DisplayState::Idle => blank,
        DisplayState::Bill => CustomerDisplay { stage: DisplayStage::Bill, ..blank },
        DisplayState::Paying { total, promptpay } => {
            let to = till.settings()?.promptpay;
            let paid = promptpay.zip(to).and_then(|(amount, to)| {
                Some((payload(&to, Some(amount))?, to.masked())) // an amount no QR can say has none
            });
            let (qr, to) = match paid {
                Some((text, to)) => (Some(crate::printing::qr(&text)?), to),
                None => (None, String::new()),
            };
            CustomerDisplay { stage: DisplayStage::Paying, total, qr, to, ..blank }
        }
        DisplayState::Change { total, change } => {
            CustomerDisplay { stage: DisplayStage::Change, total, change: Some(change), ..blank }
        }
    })
}

/// The way to the customer's screen on a tablet; its key is made on first use.
pub(crate) fn display_link(app: &App, asked: DisplayLinkRequest) -> Result<DisplayLink, Failure> {
    let files = app.files();
    let kept = if asked.renew { None } else { files.key(Folder::Till, KEY)? };
    let key = match kept {
        Some(key) => key,
        None => {
            let key = app.now().random::<32>("the key of the customer's screen");
            files.put_key(Folder::Till, KEY, &key)?;
            key
        }
    };
    let mut links = links(app, &format!("#display={}", url_text(&key)))?.into_iter();
    let Link { url, qr } = links.next().ok_or_else(screens_off)?;
    Ok(DisplayLink { url, qr, others: links.collect() })
}

/// Opens a second window for the customer's side, where the host has windows.
pub(crate) fn open_display(app: &App, _: Nothing) -> Result<Nothing, Failure> {
    let opened = app.screens.host().is_some_and(|host| host.open_display());
    if opened { Ok(Nothing {}) } else { Err(no_window()) }
}

/// Whether a digest is that of the customer's screen. Digests are compared: how far two of them
/// agree tells nothing of a key.
pub(crate) fn is_display_key(app: &App, digest: Digest) -> bool {
    let key = app.files().key(Folder::Till, KEY).ok().flatten();
    key.is_some_and(|key| Digest::of(url_text(&key).as_bytes()) == digest)
}
