//! The till's care from a terminal: checking, settling, copies.

use std::path::Path;

use api::desk::DeskChoice;
use api::failure::Failure;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::arguments::Desk;
use crate::said::{Exit, Said};
use crate::{ask, open};

/// Checks whatever desk is in the data folder; in the sample market, both.
pub fn check(data: &Path, said: &Said) -> Result<Exit, Failure> {
    let app = open(data)?;
    let start = ask(&app, "start")?;
    let commands: &[&str] = match start["desk"].as_str() {
        Some("till") => &["check_till"],
        Some("book") => &["check_book"],
        Some("sample") => &["check_till", "check_book"],
        _ => &[],
    };
    if commands.is_empty() {
        said.line(said.pick("ยังไม่มีข้อมูลในโฟลเดอร์นี้", "There is no desk in this folder yet"));
    }
    let mut exit = Exit::Done;
    for command in commands {
        let found = ask(&app, command)?;
        let sound = found["sound"].as_bool() == Some(true);
        let words = match (sound, found["found"].as_array()) {
            (false, Some(lines)) => {
                exit = Exit::Found;
                lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
            }
            _ => format!(
                "✓ {} {} {}",
                said.pick("สมุดถูกต้องครบถ้วน", "the book is sound"),
                found["entries"],
                said.pick("รายการ", "entries"),
            ),
        };
        said.answer(&json!({ "check": command, "answer": found }), &words);
    }
    Ok(exit)
}

/// Writes the settlement file of a closed day.
pub fn settle(
    data: &Path,
    z: Option<u64>,
    out: Option<&Path>,
    said: &Said,
) -> Result<Exit, Failure> {
    let app = open(data)?;
    let last = ask(&app, "closed_days")?[0]["z"].as_u64();
    let file = app.call("settlement_file", json!({ "z": z.or(last).unwrap_or(0) }))?;
    let name = file["name"].as_str().unwrap_or_default();
    let path = match out {
        Some(folder) => {
            let path = folder.join(name);
            if !write(&path, &file, said) {
                return Ok(Exit::Refused);
            }
            path.display().to_string()
        }
        None => file["path"].as_str().unwrap_or_default().to_owned(),
    };
    said.answer(&json!({ "name": name, "path": path }), &path);
    Ok(Exit::Done)
}

/// Gives somebody of this desk another PIN, read as one line. A stall whose only owner forgot hers
/// could not close its day otherwise, nor a committee enter an officer.
pub fn new_pin(data: &Path, number: u32, said: &Said) -> Result<Exit, Failure> {
    let app = open(data)?;
    let book = ask(&app, "start")?["desk"] == "book";
    let (list, save) =
        if book { ("officers", "save_officer") } else { ("operators", "save_operator") };
    let people = ask(&app, list)?;
    let mut people = people.as_array().map(Vec::as_slice).unwrap_or_default().iter();
    let Some(person) = people.find(|person| person["number"] == number) else {
        said.line(said.pick("ไม่มีคนหมายเลขนี้", "Nobody here has this number"));
        return Ok(Exit::Refused);
    };
    if !said.is_json() {
        said.line(said.pick("พิมพ์รหัสใหม่ 4 ถึง 6 หลัก", "Type the new PIN, 4 to 6 digits"));
    }
    let mut pin = String::new();
    if let Err(error) = std::io::stdin().read_line(&mut pin) {
        said.line(&error.to_string());
        return Ok(Exit::Refused);
    }
    let mut asked = person.clone();
    asked["pin"] = json!(pin.trim());
    if let Some(asked) = asked.as_object_mut() {
        asked.remove("powers"); // told, never set: they follow from the office
    }
    app.call(save, asked)?;
    let name = person["name"].as_str().unwrap_or_default();
    let words = format!("{} {name}", said.pick("ตั้งรหัสใหม่แล้ว:", "There is a new PIN for"));
    said.answer(&json!({ "number": number, "name": name }), &words);
    Ok(Exit::Done)
}

/// Makes a checked copy.
pub fn back_up(data: &Path, to: Option<&Path>, said: &Said) -> Result<Exit, Failure> {
    let app = open(data)?;
    let book = ask(&app, "start")?["desk"] == "book";
    let made = ask(&app, if book { "back_up_book" } else { "back_up" })?;
    let mut path = made["path"].as_str().unwrap_or_default().to_owned();
    if let Some(to) = to {
        if let Err(error) =
            std::fs::copy(&path, to).and_then(|_| std::fs::File::open(to)?.sync_all())
        {
            said.line(&error.to_string());
            return Ok(Exit::Refused);
        }
        path = to.display().to_string();
    }
    said.answer(&json!({ "path": path }), &path);
    Ok(Exit::Done)
}

/// Puts a checked copy back.
pub fn restore(data: &Path, from: &Path, desk: Desk, said: &Said) -> Result<Exit, Failure> {
    let desk = match desk {
        Desk::Till => DeskChoice::Till,
        Desk::Book => DeskChoice::Book,
    };
    api::care::restore(&machine::ports(data), desk, from)?;
    let words =
        said.pick("กู้คืนแล้ว ข้อมูลเดิมเก็บไว้ข้างกัน", "Restored; the former book is kept beside it");
    said.answer(&json!({ "restored": true }), words);
    Ok(Exit::Done)
}

/// Writes a file that a command answered with.
pub fn write(path: &Path, file: &Value, said: &Said) -> bool {
    let bytes = STANDARD.decode(file["data"].as_str().unwrap_or_default()).unwrap_or_default();
    match std::fs::write(path, bytes) {
        Ok(()) => true,
        Err(error) => {
            said.line(&format!("{}: {error}", path.display()));
            false
        }
    }
}
