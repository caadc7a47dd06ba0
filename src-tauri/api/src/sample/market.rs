//! The sample market as it is written down. Must never hold a real tariff.

use domain::fee::FeeKind;
use serde::Deserialize;

/// The market.
#[derive(Deserialize)]
pub struct Market {
    /// Its name.
    pub name: String,
    /// The names of its zones.
    pub zones: Vec<String>,
    /// Its fees: made up.
    pub fees: Vec<Fee>,
    /// Its stalls.
    pub stalls: Vec<Stall>,
}

/// A fee rule.
#[derive(Deserialize)]
pub struct Fee {
    /// Its name.
    pub name: String,
    /// What it charges for.
    pub fee: FeeKind,
    /// Rounded to whole baht.
    pub whole_baht: bool,
}

/// A stall.
#[derive(Deserialize)]
pub struct Stall {
    /// Its name.
    pub name: String,
    /// Its place.
    pub place: String,
    /// Which of the zones.
    pub zone: usize,
    /// Who sells there.
    pub vendor: String,
    /// Where transfers go: a number that nobody has.
    pub promptpay: Option<String>,
    /// How many lamps it burns.
    pub lamps: i64,
    /// Its goods.
    pub goods: Vec<Goods>,
}

/// Name, price in baht, unit, category and perhaps a barcode.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Goods {
    /// With a barcode.
    Coded(String, i64, String, String, String),
    /// Without one.
    Plain(String, i64, String, String),
}

impl Market {
    /// The market as it ships with the program.
    pub fn read() -> Market {
        let text = include_str!("../../../../assets/sample/market.json");
        serde_json::from_str(text).expect("the sample market is checked by a test")
    }
}
