//! From where a command comes: the stall's own screen, a helper's paired screen, a screen that only
//! shows. Must never let a paired or a showing screen reach more than its list.

use std::ops::Deref;

use serde_json::Value;

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

    /// Whether it may ask for this command at all.
    #[must_use]
    pub fn reaches(self, command: &str) -> bool {
        match self {
            Station::Main => true,
            Station::Paired(_) => PAIRED.contains(&command),
            Station::Display => DISPLAY.contains(&command),
        }
    }
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
    "preview_payment",
    "promptpay_qr",
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
];

/// What the customer's side may ask.
pub const DISPLAY: &[&str] = &[];

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
            return Err(failures::unknown_command(command));
        }
        commands::dispatch(&Call { app: self, station }, command, arguments)
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
        for name in PAIRED.iter().chain(DISPLAY) {
            assert!(commands::NAMES.contains(name), "{name}");
        }
    }

    #[test]
    fn a_paired_screen_reaches_no_settings_and_a_display_no_sale() {
        assert!(Station::Paired(1).reaches("sell"));
        assert!(!Station::Paired(1).reaches("keep_till_settings"));
        assert!(!Station::Display.reaches("sell"));
    }
}
