//! `taladctl` as a person or a script runs it: exit codes, words, and the refusal of every changed
//! byte. Must never link the terminal's code: the built program is run.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tests::market::{Book, Computer};
use tests::{Folder, Random, Stall, World};

/// The built program beside the tests.
fn taladctl() -> PathBuf {
    let own = std::env::current_exe().expect("a test has a path");
    let built = own.ancestors().nth(2).expect("target/debug").join("taladctl");
    assert!(built.exists(), "build it first: cargo build --workspace ({})", built.display());
    built
}

fn run(arguments: &[&str]) -> Output {
    Command::new(taladctl()).args(arguments).env_remove("TALAD_DATA_DIR").output().expect("it runs")
}

fn demo(folder: &Folder) -> PathBuf {
    let data = folder.path().join("demo");
    let made = run(&["demo", data.to_str().unwrap(), "--json"]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    data
}

fn settlement(data: &Path) -> PathBuf {
    let outbox = data.join("sample/outbox");
    let mut files: Vec<PathBuf> = std::fs::read_dir(outbox)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("_z2.talad"))
        .collect();
    files.pop().expect("the sample handed its second day in")
}

#[test]
fn the_demo_runs_a_day_checks_and_reports() {
    let folder = Folder::new("terminal-demo");
    let data = demo(&folder);
    let dir = data.to_str().unwrap();
    let checked = run(&["--data-dir", dir, "check", "--json"]);
    assert_eq!(checked.status.code(), Some(0));
    let lines: Vec<Value> = String::from_utf8(checked.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(lines.len() == 2 && lines.iter().all(|line| line["answer"]["sound"] == true));
    let report = run(&["--data-dir", dir, "book", "report", "--json"]);
    let report: Value = serde_json::from_slice(&report.stdout).unwrap();
    assert_eq!(report["totals"]["received"], 12);
    for format in ["csv", "xlsx", "pdf"] {
        let out = folder.path().join(format!("report.{format}"));
        let out = out.to_str().unwrap();
        let made = run(&["--data-dir", dir, "book", "export", "--format", format, "--out", out]);
        assert_eq!(made.status.code(), Some(0), "{format}");
        assert!(std::fs::metadata(out).unwrap().len() > 500, "{format}");
    }
    let again = run(&["demo", dir]);
    assert_eq!(again.status.code(), Some(3), "a filled folder is not overwritten");
}

#[test]
fn a_pdf_of_the_day_says_its_thai_as_text() {
    let folder = Folder::new("terminal-pdf");
    let data = demo(&folder);
    let out = folder.path().join("day.pdf");
    let (dir, out) = (data.to_str().unwrap(), out.to_str().unwrap());
    run(&["--data-dir", dir, "book", "export", "--format", "pdf", "--out", out]);
    let text = Command::new("pdftotext").args([out, "-"]).output().expect("poppler-utils");
    let text = String::from_utf8(text.stdout).unwrap();
    for word in ["รายงานวันตลาด", "ก๋วยเตี๋ยวเรือโกเล็ก", "น้ำพริกแม่ประไพ"]
    {
        assert!(text.contains(word), "{word} in {text}");
    }
}

#[test]
fn verify_refuses_each_of_ten_thousand_changed_bytes() {
    let folder = Folder::new("terminal-verify");
    let data = demo(&folder);
    let sound = std::fs::read(settlement(&data)).unwrap();
    let mut random = Random::new(20_261_122);
    let mut refused = 0;
    for batch in 0..20 {
        let files: Vec<String> = (0..500)
            .map(|number| {
                let mut changed = sound.clone();
                let last = i64::try_from(changed.len()).unwrap() - 1;
                let place = usize::try_from(random.between(0, last)).unwrap();
                let by = u8::try_from(random.between(1, 255)).unwrap();
                changed[place] ^= by;
                let path = folder.path().join(format!("{number}.talad"));
                std::fs::write(&path, changed).unwrap();
                path.to_str().unwrap().to_owned()
            })
            .collect();
        let mut arguments = vec!["verify", "--json"];
        arguments.extend(files.iter().map(String::as_str));
        let judged = run(&arguments);
        assert_eq!(judged.status.code(), Some(1), "batch {batch}");
        for line in String::from_utf8(judged.stdout).unwrap().lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            assert_eq!(line["sound"], false, "{line}");
            assert!(line["failure"]["th"]["happened"].as_str().is_some_and(|t| !t.is_empty()));
            refused += 1;
        }
    }
    assert_eq!(refused, 10_000);
    let path = settlement(&data);
    assert_eq!(run(&["verify", path.to_str().unwrap()]).status.code(), Some(0));
}

#[test]
fn settle_backup_and_restore_work_from_the_terminal() {
    let folder = Folder::new("terminal-care");
    let data = demo(&folder).join("sample");
    // one of the sample's other tills is a data folder of its own
    let till = data.join("stall-A-01");
    std::fs::write(till.join("desk.json"), "\"till\"").unwrap();
    let dir = till.to_str().unwrap();
    let out = folder.path().to_str().unwrap();
    let settled = run(&["--data-dir", dir, "settle", "--out", out, "--json"]);
    assert_eq!(settled.status.code(), Some(0), "{}", String::from_utf8_lossy(&settled.stderr));
    let settled: Value = serde_json::from_slice(&settled.stdout).unwrap();
    let path = settled["path"].as_str().unwrap();
    assert_eq!(run(&["verify", path]).status.code(), Some(0));
    let backup = folder.path().join("copy.taladbak");
    let backup = backup.to_str().unwrap();
    assert_eq!(run(&["--data-dir", dir, "backup", backup]).status.code(), Some(0));
    std::fs::remove_file(till.join("till/till.db")).unwrap();
    let restored = run(&["--data-dir", dir, "restore", backup, "--desk", "till"]);
    assert_eq!(restored.status.code(), Some(0), "{}", String::from_utf8_lossy(&restored.stderr));
    assert_eq!(run(&["--data-dir", dir, "check"]).status.code(), Some(0));
    let wrong = run(&["--data-dir", dir, "restore", path, "--desk", "till", "--lang", "en"]);
    assert_eq!(wrong.status.code(), Some(3));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("damaged"));
}

#[test]
fn a_wrong_command_line_and_a_missing_file_have_their_codes() {
    assert_eq!(run(&["verify"]).status.code(), Some(2));
    assert_eq!(run(&["verify", "/nowhere/at/all.talad"]).status.code(), Some(1));
    assert_eq!(run(&["--help"]).status.code(), Some(0));
}

#[test]
fn a_forgotten_pin_is_made_anew_and_care_asks_for_none() {
    let (world, folder) = (World::new(1), Folder::on_disk("terminal-pin"));
    let stall = Stall::new(&world, folder.path(), 1);
    stall.set_up("ร้านป้าแสง", "A-1");
    stall.ask("save_operator", json!({ "name": "แสง", "role": "owner", "pin": "1111" }));
    drop(stall);
    let dir = folder.path().to_str().unwrap();
    let told = |number: &str, pin: &str| new_pin(dir, number, pin);
    assert_eq!(told("2", "4321\n"), Some(3)); // nobody has this number
    assert_eq!(told("1", "43\n"), Some(3)); // no PIN
    assert_eq!(told("1", "๔๓๒๑\n"), Some(0));
    assert_eq!(run(&["--data-dir", dir, "check"]).status.code(), Some(0));
    assert_eq!(run(&["--data-dir", dir, "backup"]).status.code(), Some(0));
    let again = Computer::open(&world, folder.path()).unwrap();
    let sign_in = |pin: &str| json!({ "number": 1, "pin": pin });
    assert_eq!(again.refused("sign_in", sign_in("1111")), "people.wrong_pin");
    assert_eq!(again.refused("check_till", json!({})), "people.sign_in");
    again.ask("sign_in", sign_in("4321"));
}

/// Gives somebody another PIN at the terminal; the exit code.
fn new_pin(dir: &str, number: &str, pin: &str) -> Option<i32> {
    let mut command = Command::new(taladctl());
    command.args(["--data-dir", dir, "new-pin", number, "--json"]);
    command.env_remove("TALAD_DATA_DIR").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = command.stderr(Stdio::piped()).spawn().expect("it runs");
    running.stdin.take().unwrap().write_all(pin.as_bytes()).unwrap();
    running.wait_with_output().unwrap().status.code()
}

#[test]
fn a_chair_who_forgot_her_pin_gets_another_one() {
    let (world, folder) = (World::new(2), Folder::on_disk("terminal-officer"));
    let book = Book::new(&world, folder.path(), "ตลาดริมคลอง", 2);
    book.ask("save_officer", json!({ "name": "สมชาย", "office": "chair", "pin": "1111" }));
    drop(book);
    let dir = folder.path().to_str().unwrap();
    assert_eq!(new_pin(dir, "2", "4321\n"), Some(3)); // nobody has this number
    assert_eq!(new_pin(dir, "1", "4321\n"), Some(0));
    assert_eq!(run(&["--data-dir", dir, "check"]).status.code(), Some(0));
    let again = Computer::open(&world, folder.path()).unwrap();
    let sign_in = |pin: &str| json!({ "number": 1, "pin": pin });
    assert_eq!(again.refused("officer_sign_in", sign_in("1111")), "officers.wrong_pin");
    again.ask("officer_sign_in", sign_in("4321"));
}
