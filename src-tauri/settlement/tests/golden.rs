//! The published vectors: made of fixed TEST keys and times, compared byte for byte with
//! `tests/golden/settlements/v1/`, `v2/` and `v3/`. Rewritten only with `UPDATE_GOLDEN=1`; a
//! published version is for ever, so a change here is a fault.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use settlement::canonical::canonical;
use settlement::code::Code;
use settlement::day_file::{Refused, read};
use settlement::file;
use settlement::invite::{check_code, make_invite, read_invite};
use settlement::join::{check_join, make_join, read_join};
use settlement::reply::make_reply;
use settlement::slip_qr::{self, Summary};
use settlement::version::Version;
use support::answer::{answer, answered_day};
use support::rich::rich_day;
use support::{BOOK_SEED, CODE_RANDOM, TILL_SEED, book, device, first_day, invitation};
use support::{market_day, till, voucher};

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn folder() -> PathBuf {
    repository().join("tests/golden/settlements/v1")
}

fn golden(name: &str, made: &[u8]) {
    golden_in(&folder(), name, made);
}

/// Compares with the committed file, or writes it when asked to.
fn golden_in(folder: &Path, name: &str, made: &[u8]) {
    let path = folder.join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read(&path).unwrap_or_default();
    assert!(kept == made, "{name} differs; if that is meant, UPDATE_GOLDEN=1");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(serde::Serialize)]
struct Keys {
    warning: &'static str,
    till_seed: String,
    till_key: String,
    till_fingerprint: String,
    book_seed: String,
    book_key: String,
    book_fingerprint: String,
    code: String,
}

#[test]
fn the_vectors_stand() {
    let code = Code::from_random(CODE_RANDOM);
    let day = market_day();
    let bytes = day.bytes();
    golden("first_day.talad", &first_day().bytes());
    golden("day.talad", &bytes);
    let file = read(&bytes).unwrap();
    let slip = slip_qr::make(&Summary::of(&file), &till());
    golden("slip_qr.txt", format!("{slip}\n").as_bytes());
    let voucher = voucher().sign(&book()).unwrap();
    golden("voucher.txt", format!("{voucher}\n").as_bytes());
    let invite = make_invite(&invitation(), &code, &book()).unwrap();
    golden("invite.talad", &invite);
    let invite = read_invite(&invite).unwrap();
    let join = make_join(&invite, &code, device(), &till()).unwrap();
    golden("join.talad", &join);
    assert!(check_code(&invite, "o6105--gr4oi").is_err());
    assert_eq!(check_code(&invite, &code.to_string()), Ok(code));
    assert_eq!(check_join(&read_join(&join).unwrap(), &invite, &code), Ok(()));
    golden("reply.talad", &make_reply(&answer(), &book()).unwrap());
    let keys = Keys {
        warning: "TEST KEYS. Published: whoever trusts them trusts everybody.",
        till_seed: hex(&TILL_SEED),
        till_key: till().public().to_string(),
        till_fingerprint: till().public().fingerprint(),
        book_seed: hex(&BOOK_SEED),
        book_key: book().public().to_string(),
        book_fingerprint: book().public().fingerprint(),
        code: code.to_string(),
    };
    golden("keys.json", format!("{}\n", canonical(&keys)).as_bytes());
}

#[test]
fn the_day_of_version_two_stands() {
    let day = rich_day();
    assert_eq!(day.open.version, Version::Two);
    let file = read(&day.bytes()).unwrap();
    let folder = repository().join("tests/golden/settlements/v2");
    golden_in(&folder, "day.talad", &day.bytes());
    let slip = slip_qr::make(&Summary::of(&file), &till());
    golden_in(&folder, "slip_qr.txt", format!("{slip}\n").as_bytes());
}

#[test]
fn the_day_of_version_three_stands() {
    let day = answered_day();
    assert_eq!(day.open.version, Version::Three);
    let folder = repository().join("tests/golden/settlements/v3");
    golden_in(&folder, "day.talad", &day.bytes());
}

/// Files that are refused, each with the code and the line.
fn refused() -> Vec<(&'static str, Vec<u8>)> {
    let bytes = market_day().bytes();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let mut sums = market_day();
    sums.close.totals.gross = support::satang(1);
    let mut price = market_day();
    price.sale(3).lines[0].amount = support::satang(10_000);
    price.honest(support::satang(13_000));
    let mut lines: Vec<&str> = text.lines().collect();
    lines.pop();
    lines.swap(4, 5);
    vec![
        ("cut_short.talad", bytes[..bytes.len() / 2].to_vec()),
        ("carriage_returns.talad", text.replace('\n', "\r\n").into_bytes()),
        ("changed.talad", text.replacen("\"of\":4,", "\"of\":5,", 1).into_bytes()),
        ("swapped_and_signed.talad", file::write(&lines, &till()).unwrap()),
        ("wrong_price_and_signed.talad", price.bytes()),
        ("wrong_sum_and_signed.talad", sums.bytes()),
    ]
}

#[test]
fn the_refused_vectors_stand() {
    let mut told = String::new();
    for (name, bytes) in refused() {
        golden(name, &bytes);
        let refused: Refused = read(&bytes).unwrap_err();
        let line = refused.line().map_or_else(|| "-".to_owned(), |line| line.to_string());
        told.push_str(&format!("{name} {} {line}\n", refused.code()));
    }
    golden("refused.txt", told.as_bytes());
}

/// Runs a program; `None` when this machine does not have it.
fn run(command: &mut Command) -> Option<(bool, String)> {
    match command.output() {
        Ok(output) => {
            let told = String::from_utf8_lossy(&output.stdout).into_owned();
            Some((output.status.success(), told))
        }
        Err(error) => {
            println!("not run: {error}");
            None
        }
    }
}

#[test]
fn openssl_agrees_with_the_signature() {
    let key = till().public();
    let der = [&hex_bytes("302a300506032b6570032100")[..], key.bytes()].concat();
    let scratch = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(scratch.join("key.der"), der).unwrap();
    for (name, right) in [("day.talad", true), ("changed.talad", false)] {
        let script = format!(
            "head -n -1 '{0}' > body && tail -n 1 '{0}' | cut -d' ' -f2 | base64 -d > sig && \
             openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in body \
             -sigfile sig",
            folder().join(name).display()
        );
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(script).current_dir(&scratch);
        if let Some((agrees, told)) = run(&mut shell) {
            assert_eq!(agrees, right, "{name}: {told}");
        }
    }
}

fn hex_bytes(text: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
    (0..text.len()).step_by(2).map(byte).collect()
}
