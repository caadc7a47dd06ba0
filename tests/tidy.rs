//! The house rules that Cargo cannot keep. Each rule says what to do instead.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the house").to_owned()
}

/// Every file below some folders with one of these endings, built things left out.
fn files(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    fn walk(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            let built = ["target", "node_modules", "dist", "gen", "paraglide", "golden"];
            if path.is_dir() && !built.contains(&name.as_str()) && !name.starts_with('.') {
                walk(&path, endings, found);
            } else if path.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for folder in folders {
        walk(&root().join(folder), endings, &mut found);
    }
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("a source is text");
            (path.strip_prefix(root()).expect("inside").display().to_string(), text)
        })
        .collect()
}

fn rust() -> Vec<(String, String)> {
    files(&["src-tauri", "tests"], &[".rs"])
}

fn none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

#[test]
fn every_rust_file_says_first_what_it_is() {
    let silent: Vec<_> =
        rust().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|f| f.0).collect();
    none(&silent, "begin with //! what it is and what it must never do");
}

#[test]
fn files_and_lines_stay_readable() {
    let mut broken = Vec::new();
    for (path, text) in rust() {
        let most = if path.contains("tests") { 600 } else { 400 };
        let lines = text.lines().count();
        if lines > most {
            broken.push(format!("{path}: {lines} lines"));
        }
        for (number, line) in text.lines().enumerate() {
            let long = line.chars().count() > 100;
            let literal = line.contains('"'); // a vector or a sentence is not broken
            if long && !literal {
                broken.push(format!("{path}:{}: a line of over 100", number + 1));
            }
        }
    }
    none(&broken, "split by meaning");
}

/// Which floors may be named in a crate's sources. Cargo keeps our own crates; this keeps the names
/// of hosts and devices where they belong.
#[test]
fn only_one_floor_names_each_outside_thing() {
    let owners = [
        ("tauri::", "src-tauri/src/"),
        ("axum::", "src-tauri/ctl/"),
        ("clap::", "src-tauri/ctl/"),
        ("escpos::", "src-tauri/documents/"),
        ("notify::", "src-tauri/machine/"),
        ("serialport::", "src-tauri/machine/"),
        ("getrandom::", "src-tauri/machine/"),
    ];
    let mut broken = Vec::new();
    for (path, text) in files(&["src-tauri"], &[".rs"]) {
        for (name, owner) in owners {
            let named = text.lines().any(|line| {
                let code = line.split("//").next().unwrap_or_default();
                code.contains(&format!("use {name}")) || code.contains(&format!(" {name}"))
            });
            let own = path.contains("documents") && name == "escpos::";
            if named && !path.starts_with(owner) && !own && !is_our_module(&path, name) {
                broken.push(format!("{path} names {name}"));
            }
        }
    }
    none(&broken, "ask a port for it");
}

/// `documents::escpos` is our own module of that name.
fn is_our_module(path: &str, name: &str) -> bool {
    name == "escpos::" && path.starts_with("src-tauri/api/")
}

#[test]
fn crates_import_downwards_only() {
    let floor = |name: &str| match name {
        "domain" => Some(0),
        "store" | "settlement" | "documents" => Some(1),
        "till" | "committee" => Some(2),
        "api" => Some(3),
        "machine" => Some(4),
        "ctl" => Some(5),
        "talad" => Some(6),
        _ => None,
    };
    let mut broken = Vec::new();
    let floors = [
        "domain",
        "store",
        "settlement",
        "documents",
        "till",
        "committee",
        "api",
        "machine",
        "ctl",
        "talad",
    ];
    for name in floors {
        let folder = if name == "talad" { "src-tauri" } else { &format!("src-tauri/{name}") };
        let path = root().join(folder).join("Cargo.toml");
        let text = std::fs::read_to_string(path).unwrap();
        let own = text.split("[dev-dependencies]").next().unwrap_or_default();
        for line in own.lines().filter(|line| line.contains(".workspace = true")) {
            let used = line.split('.').next().unwrap_or_default();
            let desks = ["till", "committee"];
            let other_desk = desks.contains(&name) && desks.contains(&used);
            if floor(used).is_some_and(|used| used >= floor(name).unwrap()) || other_desk {
                broken.push(format!("{name} uses {used}"));
            }
        }
    }
    none(&broken, "imports run downwards only");
}

#[test]
fn no_float_comes_near_money() {
    let pure =
        ["src-tauri/domain", "src-tauri/till", "src-tauri/committee", "src-tauri/settlement"];
    let mut broken = Vec::new();
    for (path, text) in files(&pure, &[".rs"]) {
        for (number, line) in text.lines().enumerate() {
            let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            if words.into_iter().any(|word| word == "f64" || word == "f32") {
                broken.push(format!("{path}:{}", number + 1));
            }
        }
    }
    none(&broken, "whole satang, or rust_decimal with the rounding named");
}

#[test]
fn pure_floors_do_no_io() {
    let pure = ["src-tauri/domain/src", "src-tauri/settlement/src", "src-tauri/documents/src"];
    let io = ["std::fs", "std::net", "std::env", "std::process", "std::time"];
    let mut broken = Vec::new();
    for (path, text) in files(&pure, &[".rs"]) {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        broken
            .extend(io.iter().filter(|word| code.contains(**word)).map(|w| format!("{path}: {w}")));
    }
    none(&broken, "take it as an argument");
}

#[test]
fn sql_stands_only_in_the_desks_and_the_store() {
    let homes = ["src-tauri/till", "src-tauri/committee", "src-tauri/store", "tests"];
    let mut broken = Vec::new();
    for (path, text) in rust() {
        let sql = ["INSERT INTO", "SELECT ", "UPDATE ", "DELETE FROM"];
        let named =
            text.lines().any(|l| l.contains('"') && sql.iter().any(|word| l.contains(word)));
        if named && !homes.iter().any(|home| path.starts_with(home)) {
            broken.push(path);
        }
    }
    none(&broken, "ask a desk");
}

#[test]
fn only_the_client_of_the_screens_names_tauri() {
    let mut broken = Vec::new();
    for (path, text) in files(&["ui/src"], &[".ts", ".svelte"]) {
        if text.contains("@tauri-apps") && !path.ends_with("backend/client.ts") {
            broken.push(path);
        }
    }
    none(&broken, "ask src/backend/client.ts");
}

#[test]
fn nothing_unfinished_is_left() {
    let marks = ["todo!(", "unimplemented!(", "FIXME", "// XXX", "dbg!(", "#[ignore"];
    let mut broken = Vec::new();
    let sources = files(&["src-tauri", "ui/src"], &[".rs", ".ts", ".svelte"]);
    for (path, text) in sources {
        broken.extend(marks.iter().filter(|m| text.contains(**m)).map(|m| format!("{path}: {m}")));
    }
    none(&broken, "finish it, or say so in the note");
}

/// Every failure has a code, a number and four sentences: Thai without English words, English
/// without Thai letters; one code never has two numbers, nor one number two codes.
#[test]
fn every_failure_speaks_both_languages() {
    let mut numbers: BTreeMap<String, String> = BTreeMap::new();
    let mut codes: BTreeMap<String, String> = BTreeMap::new();
    let mut broken = Vec::new();
    let mut count = 0;
    for (path, text) in files(&["src-tauri"], &[".rs"]) {
        let pieces = text.split("Failure::refusal(").chain(text.split("Failure::fault(")).skip(1);
        for piece in pieces {
            let Some(end) = piece.find(']') else { continue };
            let said = literals(&piece[..end]);
            let [code, number, th, th_todo, en, en_todo] = said.as_slice() else { continue };
            count += 1;
            let thai = |text: &str| text.chars().any(|c| ('ก'..='๛').contains(&c));
            let well = thai(th) && thai(th_todo) && !thai(en) && !thai(en_todo);
            if !well || !latin_words_are_known(th) || !latin_words_are_known(th_todo) {
                broken.push(format!("{path}: {code}"));
            }
            if numbers.entry(number.clone()).or_insert_with(|| code.clone()) != code {
                broken.push(format!("{path}: {number} is also {}", numbers[number]));
            }
            if codes.entry(code.clone()).or_insert_with(|| number.clone()) != number {
                broken.push(format!("{path}: {code} has two numbers"));
            }
        }
    }
    none(&broken, "happened and what to do, in both languages, under one number");
    assert!(count > 80, "only {count} failures were found: is the search still right?");
}

/// The string literals of a piece of source.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(start) = rest.find('"') {
        let Some(end) = rest[start + 1..].find('"') else { break };
        found.push(rest[start + 1..start + 1 + end].to_owned());
        rest = &rest[start + end + 2..];
    }
    found
}

/// Words that are written in Latin letters in Thai too, and the places of figures.
fn latin_words_are_known(thai: &str) -> bool {
    let known = [
        "UTF", "CSV", "Excel", "QR", "USB", "VAT", "PDF", "A", "talad", "csv", "taladbak", "Wi",
        "Fi",
    ];
    let mut plain = thai.to_owned();
    while let (Some(start), Some(end)) = (plain.find('{'), plain.find('}')) {
        plain.replace_range(start..=end, " ");
    }
    let words = plain.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.into_iter().all(|word| known.contains(&word))
}

#[test]
fn the_capabilities_of_the_window_stay_small() {
    let config = std::fs::read_to_string(root().join("src-tauri/tauri.conf.json")).unwrap();
    for word in ["dangerous", "\"withGlobalTauri\": true", "http://*", "https://"] {
        let allowed = word == "https://" && config.matches("https://").count() <= 1; // the schema
        assert!(allowed || !config.contains(word), "{word} in tauri.conf.json");
    }
    for (path, text) in files(&["src-tauri/capabilities"], &[".json"]) {
        for word in ["remote", "shell:", "fs:", "http:"] {
            assert!(!text.contains(word), "{path} allows {word}");
        }
    }
}
