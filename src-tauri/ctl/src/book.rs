//! The committee's book from a terminal: receiving, the report of a day, the report as a file.

use std::path::{Path, PathBuf};

use api::App;
use api::failure::Failure;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::money::Money;
use serde_json::{Value, json};

use crate::arguments::{BookTask, Format};
use crate::said::{Exit, Said, fill};
use crate::till::write;
use crate::{ask, open};

/// Does one thing with the book.
pub fn book(data: &Path, task: &BookTask, said: &Said) -> Result<Exit, Failure> {
    let app = open(data)?;
    match task {
        BookTask::Import { files } => import(&app, files, said),
        BookTask::Report { day } => {
            let report = app.call("market_day", json!({ "day": day_or_today(&app, day)? }))?;
            said.answer(&report, &report_text(&report, said));
            Ok(Exit::Done)
        }
        BookTask::Replies { day, out } => {
            crate::reply::make(&app, &day_or_today(&app, day)?, out.as_deref(), said)
        }
        BookTask::Export { day, format, out } => {
            let format = match format {
                Format::Csv => "csv",
                Format::Xlsx => "xlsx",
                Format::Pdf => "pdf",
                Format::Json => "json",
            };
            let day = day_or_today(&app, day)?;
            let file = app.call("export_day", json!({ "day": day, "format": format }))?;
            let mut path = file["path"].as_str().unwrap_or_default().to_owned();
            if let Some(out) = out {
                if !write(out, &file, said) {
                    return Ok(Exit::Refused);
                }
                path = out.display().to_string();
            }
            said.answer(&json!({ "path": path }), &path);
            Ok(Exit::Done)
        }
        BookTask::Head => {
            let shown = ask(&app, "book_head")?;
            let text = format!("#{} {}", shown["head"]["seq"], word(&shown["head"], "hash"));
            said.answer(&shown["head"], &text);
            Ok(Exit::Done)
        }
        BookTask::CheckHead { seq, hash } => {
            let found = app.call("check_head", json!({ "seq": seq, "hash": hash }))?;
            let (exit, text) = match word(&found, "standing") {
                "in_chain" => (Exit::Done, said.pick("อยู่ในสมุดนี้ครบ", "in this book, not rewritten")),
                "other" => (
                    Exit::Found,
                    said.pick(
                        "ไม่ตรง: สมุดถูกเขียนใหม่ หรือเป็นคนละเล่ม",
                        "another hash: rewritten, or another book",
                    ),
                ),
                _ => (
                    Exit::Found,
                    said.pick(
                        "สมุดนี้ยังไม่ถึงเลขนี้: เป็นสำเนาเก่า หรือคนละเล่ม",
                        "this book is not as long: an older copy, or another book",
                    ),
                ),
            };
            said.answer(&found, text);
            Ok(exit)
        }
    }
}

fn day_or_today(app: &App, day: &Option<String>) -> Result<String, Failure> {
    match day {
        Some(day) => Ok(day.clone()),
        None => Ok(ask(app, "start")?["today"].as_str().unwrap_or_default().to_owned()),
    }
}

/// Receives files; the exit code tells whether any was not booked.
fn import(app: &App, files: &[PathBuf], said: &Said) -> Result<Exit, Failure> {
    let mut exit = Exit::Done;
    for path in files {
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                said.line(&format!("{}: {error}", path.display()));
                exit = Exit::Found;
                continue;
            }
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let asked = json!({ "name": name.unwrap_or_default(), "data": STANDARD.encode(bytes) });
        let received = app.call("receive_file", asked)?;
        let verdict = received["verdict"].as_str().unwrap_or_default().to_owned();
        let good =
            matches!(verdict.as_str(), "booked" | "joined" | "repeated" | "provisional" | "agrees");
        let mark = if good { "✓" } else { "✗" };
        let reason = received["file"]["reason"].as_str().unwrap_or_default();
        said.answer(&received, &format!("{mark} {}: {verdict} {reason}", path.display()));
        if !good {
            exit = Exit::Found;
        }
    }
    Ok(exit)
}

/// The report of a day for a terminal: a line a stall, and the sums.
pub fn report_text(report: &Value, said: &Said) -> String {
    let mut lines = vec![row([
        said.pick("ล็อก", "place"),
        said.pick("ยอดสุทธิ", "net"),
        said.pick("ค่าธรรมเนียม", "fee"),
        said.pick("จ่ายแล้ว", "paid"),
        said.pick("ค้าง", "owed"),
        said.pick("สถานะ", "state"),
        said.pick("ร้าน", "stall"),
    ])];
    for stall in report["stalls"].as_array().into_iter().flatten() {
        lines.push(row([
            word(stall, "place"),
            &baht(stall, "net"),
            &baht(stall, "fee"),
            &baht(stall, "paid"),
            &baht(stall, "owed"),
            state(word(stall, "state"), said),
            word(stall, "name"),
        ]));
    }
    let totals = &report["totals"];
    let received = format!("{}/{}", totals["received"], totals["registered"]);
    lines.push(row([
        said.pick("รวม", "sum"),
        &baht(totals, "net"),
        &baht(totals, "fee"),
        &baht(totals, "paid"),
        &baht(totals, "owed"),
        said.pick("ส่งแล้ว", "received"),
        &received,
    ]));
    lines.join("\n")
}

/// Place, four amounts to the right, state and name.
fn row(cells: [&str; 7]) -> String {
    let [place, net, fee, paid, owed, state, name] = cells;
    let amounts: Vec<String> =
        [net, fee, paid, owed].iter().map(|cell| fill(cell, 12, true)).collect();
    format!("{}{}  {}{name}", fill(place, 7, false), amounts.concat(), fill(state, 14, false))
}

fn word<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_default()
}

fn baht(value: &Value, name: &str) -> String {
    let amount = value[name].as_i64().and_then(Money::from_satang);
    amount.map_or_else(String::new, |amount| amount.to_string())
}

fn state<'a>(state: &'a str, said: &Said) -> &'a str {
    match state {
        "received" => said.pick("ส่งแล้ว", "received"),
        "missing" => said.pick("ยังไม่ส่ง", "missing"),
        "gap" => said.pick("ขาดไฟล์ก่อนหน้า", "gap before it"),
        "unconfirmed" => said.pick("รอยืนยัน", "unconfirmed"),
        "fork" => said.pick("มีสองฉบับ", "two versions"),
        "slip" => said.pick("จากใบปิดยอด", "by slip"),
        "broken" => said.pick("ไม่ต่อเนื่อง", "does not follow"),
        other => other,
    }
}
