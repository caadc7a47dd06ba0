//! Replies from a terminal: made by the book for all stalls of a day, read by a till.
//! Must never take a reply that a screen would not.

use std::path::Path;

use api::App;
use api::failure::Failure;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::money::Money;
use serde_json::{Value, json};

use crate::open;
use crate::said::{Exit, Said};
use crate::till::write;

/// Makes the replies to the stalls of a day.
pub fn make(app: &App, day: &str, out: Option<&Path>, said: &Said) -> Result<Exit, Failure> {
    let made = app.call("make_replies", json!({ "day": day }))?;
    for reply in made["replies"].as_array().into_iter().flatten() {
        let name = reply["file_name"].as_str().unwrap_or_default();
        let mut path = format!("{}/{name}", made["folder"].as_str().unwrap_or_default());
        if let Some(out) = out {
            let asked = json!({ "stall": reply["stall"], "number": reply["number"] });
            let file = app.call("reply_file", asked)?;
            let to = out.join(name);
            if !write(&to, &file["file"], said) {
                return Ok(Exit::Refused);
            }
            path = to.display().to_string();
        }
        let fresh = reply["fresh"] == true;
        let state = if fresh {
            said.pick("ใหม่", "new")
        } else {
            said.pick("ไม่มีเรื่องใหม่", "nothing new")
        };
        let value = json!({ "path": path, "number": reply["number"], "fresh": fresh });
        said.answer(&value, &format!("✓ {path}: {state}"));
    }
    let without = made["without_till"].as_u64().unwrap_or_default();
    if without > 0 && !said.is_json() {
        let words = said.pick("ร้านที่ไม่มีเครื่อง", "stalls without a till");
        said.line(&format!("{words}: {without}"));
    }
    Ok(Exit::Done)
}

/// Takes a reply in at a till.
pub fn read(data: &Path, path: &Path, said: &Said) -> Result<Exit, Failure> {
    let app = open(data)?;
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            said.line(&format!("{}: {error}", path.display()));
            return Ok(Exit::Refused);
        }
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let asked = json!({ "name": name.unwrap_or_default(), "data": STANDARD.encode(bytes) });
    let read = app.call("read_reply", asked)?;
    said.answer(&read, &told(&read, said));
    Ok(Exit::Done)
}

fn told(read: &Value, said: &Said) -> String {
    let reply = &read["shown"]["reply"];
    let taken = match read["taken"].as_str() {
        Some("taken") => said.pick("รับแล้ว", "taken"),
        Some("repeated") => said.pick("รับไว้ก่อนแล้ว", "taken before"),
        _ => said.pick("แสดงให้ดูเท่านั้น", "only shown"),
    };
    let mut lines = vec![format!(
        "{} {} · {taken} · {} {}",
        said.pick("ใบตอบที่", "reply"),
        reply["number"],
        said.pick("ค้าง", "owed"),
        baht(&reply["owed"]),
    )];
    for file in reply["received"].as_array().into_iter().flatten() {
        let (day, verdict) = (text(&file["day"]), text(&file["verdict"]));
        lines.push(format!("  {day} Z{}: {verdict}", file["z"]));
    }
    lines.extend(reply["notices"].as_array().into_iter().flatten().map(|one| text(one).to_owned()));
    lines.join("\n")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn baht(value: &Value) -> String {
    let amount = value.as_i64().and_then(Money::from_satang);
    amount.map_or_else(String::new, |amount| amount.to_string())
}
