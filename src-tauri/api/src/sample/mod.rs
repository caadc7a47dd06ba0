//! The sample market: a market that does not exist, its days run through the real operations.
//! Must never be mixed with a real desk: it has its own folder, keys and clock, and says so.

mod clock;
mod market;
mod stall;

use std::sync::Arc;

use serde_json::{Value, json};

use crate::App;
use crate::desk::{DeskChoice, Desks};
use crate::failure::Failure;
use crate::ports::{Files, Folder, Ports};
use clock::Stage;
use market::Market;
use stall::SampleStall;

/// How far the sample's last day has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// The first stall is still selling: for trying the program.
    Selling,
    /// Every stall handed in and some have paid: for looking at the book.
    Collected,
}

/// What the sample's days came to.
#[derive(Clone, PartialEq, Debug)]
pub struct SampleDay {
    /// The committee's report of the last day, as its screen gets it.
    pub report: Value,
    /// How many sales were rung up on all days.
    pub sales: usize,
}

/// Makes the sample market in a folder of its own: the committee's book and the first stall's till
/// in the folder itself, the other tills in folders below it.
///
/// # Errors
/// A [`Failure`] of the disk, or a refusal, which would be a fault of the sample.
pub fn make(ports: &Ports, files: &Arc<dyn Files>, until: Until) -> Result<SampleDay, Failure> {
    let market = Market::read();
    let stage = Stage::new(ports);
    let book = stage.open(files.clone(), DeskChoice::Book)?;
    stage.set(-1, 110);
    let zones = set_up(&book, &market)?;
    let mut stalls = Vec::new();
    for (index, wanted) in market.stalls.iter().enumerate() {
        let own = match index {
            0 => files.clone(),
            _ => files.within(&format!("stall-{}", wanted.place)),
        };
        let app = stage.open(own, DeskChoice::Till)?;
        stalls.push(SampleStall::join(app, &book, wanted, &zones)?);
    }
    let mut sales = 0;
    for day in [-1, 0] {
        stage.set(day, 50);
        for stall in &stalls {
            stall.open_day()?;
        }
        for (index, stall) in stalls.iter().enumerate() {
            sales += stall.sell_all_morning(&stage, index)?;
        }
        let last = day == 0;
        for (index, stall) in stalls.iter().enumerate() {
            let still_selling = last && until == Until::Selling && index == 0;
            if !still_selling {
                let file = stall.close_day(&stage, index)?;
                book.call("receive_file", json!({ "name": file["name"], "data": file["data"] }))?;
            }
        }
        count_lamps(&book, &stalls, &market, day_of(&stage))?;
        collect(&book, &stalls, if last { 8 } else { stalls.len() - 1 })?;
    }
    let report = book.call("market_day", json!({ "day": day_of(&stage) }))?;
    Ok(SampleDay { report, sales })
}

/// Makes the sample market in a fresh data folder, its last day collected, and lets the folder open
/// as the sample: for the terminal's `demo`.
///
/// # Errors
/// As [`make`].
pub fn demo(ports: &Ports) -> Result<SampleDay, Failure> {
    let files = ports.files.within(crate::desk::SAMPLE);
    let sample = make(ports, &files, Until::Collected)?;
    files.put(Folder::Home, MADE, b"made")?;
    crate::desk::keep_choice(&*ports.files, DeskChoice::Sample)?;
    Ok(sample)
}

fn day_of(stage: &Stage) -> String {
    stage.now().business_day().to_string()
}

fn set_up(book: &App, market: &Market) -> Result<Vec<Value>, Failure> {
    book.call("set_up_market", json!({ "name": market.name, "promptpay": null }))?;
    let mut zones = Vec::new();
    for name in &market.zones {
        zones.push(book.call("save_zone", json!({ "id": null, "name": name }))?["id"].clone());
    }
    let state = book.call("book_state", json!({}))?;
    for rule in &market.fees {
        let draft = json!({
            "replaces": null, "name": rule.name, "fee": rule.fee, "from": state["today"],
            "until": null, "zone": null, "whole_baht": rule.whole_baht,
        });
        book.call("save_fee_rule", draft)?;
    }
    Ok(zones)
}

/// The committee counts the lamps of each stall, for the rule that charges them.
fn count_lamps(
    book: &App,
    stalls: &[SampleStall],
    market: &Market,
    day: String,
) -> Result<(), Failure> {
    let rules = book.call("fee_rules", json!({}))?;
    let per_unit = |rule: &&Value| rule["fee"]["kind"] == "per_unit";
    let Some(rule) = rules.as_array().and_then(|rules| rules.iter().find(per_unit)) else {
        return Ok(());
    };
    for (stall, wanted) in stalls.iter().zip(&market.stalls).filter(|(_, w)| w.lamps > 0) {
        let count = json!({
            "stall": stall.id, "day": day, "rule": rule["id"], "quantity": wanted.lamps * 1_000,
        });
        book.call("count_units", count)?;
    }
    Ok(())
}

/// The committee collects from the first stalls that owe.
fn collect(book: &App, stalls: &[SampleStall], how_many: usize) -> Result<(), Failure> {
    for stall in stalls.iter().take(how_many) {
        let account = book.call("stall_account", json!({ "stall": stall.id }))?;
        if account["owed"].as_i64().unwrap_or(0) > 0 {
            let payment = json!({
                "request": stall.request(), "stall": stall.id, "amount": account["owed"],
                "kind": "cash", "collector": "กรรมการตัวอย่าง",
            });
            book.call("record_payment", payment)?;
        }
    }
    Ok(())
}

impl Desks {
    /// Whether the sample market was made in these files already.
    pub(crate) fn sample_is_made(files: &dyn Files) -> Result<bool, Failure> {
        Ok(files.get(Folder::Home, MADE)?.is_some())
    }

    /// Makes the sample market once.
    pub(crate) fn make_sample(ports: &Ports, files: &Arc<dyn Files>) -> Result<(), Failure> {
        if !Desks::sample_is_made(&**files)? {
            make(ports, files, Until::Selling)?;
            files.put(Folder::Home, MADE, b"made")?;
        }
        Ok(())
    }
}

/// Stands in the sample's folder when it is complete; a sample cut short is made again elsewhere.
const MADE: &str = "sample.made";
