//! From where a command comes: the stall's own screen, a helper's paired screen, a screen that only
//! shows. Must never let a paired or a showing screen reach more than its list.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::day::Timestamp;
use serde::Serialize;
use serde_json::Value;
use till::print::Job;
use ts_rs::TS;

use crate::display::CustomerSide;
use crate::pairing::Offer;
use crate::ports::Host;

use crate::failure::Failure;
use crate::{App, commands, failures};

/// The screen a command comes from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Station {
    /// The program's own window, or the browser on the stall's machine.
    #[default]
    Main,
    /// A helper's phone or tablet, by its number in the till's table of stations.
    Paired(u32),
    /// The customer's side: reads one thing.
    Display,
}

impl Station {
    /// The number under which the till keeps its open bill; 0 is the stall's own screen.
    #[must_use]
    pub const fn number(self) -> u32 {
        match self {
            Station::Paired(number) => number,
            Station::Main | Station::Display => 0,
        }
    }

    /// Its kind, as a screen learns it.
    #[must_use]
    pub const fn kind(self) -> StationKind {
        match self {
            Station::Main => StationKind::Main,
            Station::Paired(_) => StationKind::Paired,
            Station::Display => StationKind::Display,
        }
    }

    /// Whether it may ask for this command at all.
    #[must_use]
    pub fn reaches(self, command: &str) -> bool {
        match self {
            Station::Main => true,
            Station::Paired(_) => PAIRED.contains(&command),
            Station::Display => DISPLAY.contains(&command),
        }
    }

    /// What it is told of a command that is not on its list.
    pub(crate) fn not_reached(self, command: &str) -> Failure {
        match self {
            Station::Paired(_) => failures::only_on_the_main_screen(),
            Station::Main | Station::Display => failures::unknown_command(command),
        }
    }

    /// Whether it may have this on paper or as a picture: a helper's screen has what is handed to a
    /// customer, and no figures of the stall.
    #[must_use]
    pub const fn may_print(self, job: Job) -> bool {
        match self {
            Station::Main => true,
            Station::Paired(_) => {
                matches!(job, Job::Receipt { .. } | Job::PromptPay { .. } | Job::Preorder { .. })
            }
            Station::Display => false,
        }
    }
}

/// What kind of screen one is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StationKind {
    /// The stall's own.
    Main,
    /// A helper's.
    Paired,
    /// The customer's side.
    Display,
}

/// What a paired screen may ask: selling, and nothing of the stall's settings, day or people.
pub const PAIRED: &[&str] = &[
    "start",
    "till_state",
    "till_settings",
    "goods",
    "goods_by_id",
    "goods_by_barcode",
    "categories",
    "price_bill",
    "keep_bill",
    "open_bill",
    "hold_bill",
    "held_bills",
    "recall_bill",
    "drop_bill",
    "read_label",
    "read_scale",
    "preview_payment",
    "promptpay_qr",
    "scan_for_payment",
    "co_pay_now",
    "sell",
    "lines_removed",
    "receipts",
    "receipt",
    "refund",
    "customers",
    "save_customer",
    "keep_usual",
    "preorders",
    "take_preorder",
    "print",
    "picture",
    "show_customer",
    "operators",
    "sign_in",
    "sign_out",
    "signed_in",
    "approve",
];

/// What the customer's side may ask.
pub const DISPLAY: &[&str] = &["start", "customer_display"];

/// What a screen may ask again when no answer came: what only looks, and what carries the id of its
/// request or comes to the same when it is done twice.
pub const REPEATABLE: &[&str] = &[
    "start",
    "operators",
    "signed_in",
    "till_report",
    "tax_report",
    "till_state",
    "till_settings",
    "goods",
    "goods_by_id",
    "goods_by_barcode",
    "categories",
    "price_bill",
    "keep_bill",
    "open_bill",
    "hold_bill",
    "held_bills",
    "unfinished_bills",
    "recall_bill",
    "drop_bill",
    "price_rules",
    "save_price_rule",
    "end_price_rule",
    "read_label",
    "read_scale",
    "scales_found",
    "preview_payment",
    "promptpay_qr",
    "scan_for_payment",
    "co_pay_now",
    "co_pay_due",
    "transfers",
    "read_reply",
    "last_reply",
    "till_reply",
    "till_replies",
    "tick_transfer",
    "sell",
    "receipts",
    "receipt",
    "refund",
    "move_cash",
    "picture",
    "show_customer",
    "customer_display",
    "customers",
    "customer_account",
    "keep_usual",
    "preorders",
    "pick_list",
    "take_preorder",
    "call_off_preorder",
    "repay_credit",
    "take_back_repayment",
    "operators",
    "signed_in",
    "second_screens",
    "stations",
    "officers",
    "officer_here",
    "record_payment",
    "reverse_payment",
    "net_stall",
    "payments",
    "fee_receipt",
    "fee_receipt_picture",
    "stall_account",
    "fee_qr",
    "stall_purse",
    "pay_voucher_out",
    "stall_credits",
    "propose_credit",
    "decide_credit",
    "deposits",
    "receive_deposit",
    "return_deposit",
    "market_money",
    "hand_over",
    "bank_money",
    "take_cash_back",
    "book_printer",
    "keep_book_printer",
    "market_day",
];

/// What of the screens is not on disk: who offers the network, a code that waits for its telephone,
/// who was there last, what the customer sees. A start begins with none of it.
#[derive(Default)]
pub(crate) struct Screens {
    host: Mutex<Option<Arc<dyn Host>>>,
    offer: Mutex<Option<Offer>>,
    seen: Mutex<BTreeMap<u32, Timestamp>>,
    customer: Mutex<CustomerSide>,
}

impl fmt::Debug for Screens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Screens")
    }
}

/// A panic elsewhere leaves nothing half done in these.
fn held<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Screens {
    pub(crate) fn host(&self) -> Option<Arc<dyn Host>> {
        held(&self.host).clone()
    }

    pub(crate) fn take_host(&self, host: Arc<dyn Host>) {
        *held(&self.host) = Some(host);
    }

    pub(crate) fn leave_host(&self) -> Option<Arc<dyn Host>> {
        held(&self.host).take()
    }

    pub(crate) fn offer(&self) -> MutexGuard<'_, Option<Offer>> {
        held(&self.offer)
    }

    pub(crate) fn customer(&self) -> MutexGuard<'_, CustomerSide> {
        held(&self.customer)
    }

    pub(crate) fn note_seen(&self, number: u32, at: Timestamp) {
        held(&self.seen).insert(number, at);
    }

    pub(crate) fn last_seen(&self, number: u32) -> Option<Timestamp> {
        held(&self.seen).get(&number).copied()
    }

    /// Another desk is open now: what belonged to the one before is nobody's.
    pub(crate) fn forget(&self) {
        *self.offer() = None;
        held(&self.seen).clear();
        self.customer().clear();
    }
}

/// One command being answered: the program, and from where it was asked.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    app: &'a App,
    /// From where.
    pub station: Station,
}

impl Deref for Call<'_> {
    type Target = App;

    fn deref(&self) -> &App {
        self.app
    }
}

impl App {
    /// Answers one command by name, asked from a station: JSON in, JSON out.
    ///
    /// # Errors
    /// A [`Failure`] in words; nothing was done.
    pub fn call_from(
        &self,
        station: Station,
        command: &str,
        arguments: Value,
    ) -> Result<Value, Failure> {
        if !station.reaches(command) {
            return Err(station.not_reached(command));
        }
        let admitted = self.admit(station, commands::guard(command), &arguments)?;
        let app = self.acting(admitted.acting());
        let answer = commands::dispatch(&Call { app: &app, station }, command, arguments);
        self.settle(station, admitted, answer)
    }

    /// Answers one command of the stall's own screen.
    ///
    /// # Errors
    /// A [`Failure`] in words; nothing was done.
    pub fn call(&self, command: &str, arguments: Value) -> Result<Value, Failure> {
        self.call_from(Station::Main, command, arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_of_a_list_exists() {
        for name in PAIRED.iter().chain(DISPLAY).chain(REPEATABLE) {
            assert!(commands::names().any(|known| known == *name), "{name}");
        }
    }

    #[test]
    fn a_paired_screen_reaches_no_settings_and_a_display_no_sale() {
        assert!(Station::Paired(1).reaches("sell"));
        assert!(!Station::Paired(1).reaches("keep_till_settings"));
        assert!(!Station::Display.reaches("sell"));
    }
}
