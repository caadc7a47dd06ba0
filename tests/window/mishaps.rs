//! What can be wrong when the program is started: each is a sentence, and nothing is changed.

use std::path::Path;
use std::process::Command;

use serde_json::json;
use tests::Folder;
use tests::screen::{Language, Window, built};

use crate::place::Desk;

/// A start beside a window; gives its exit code and what it said.
fn start_again(data: &Path, display: &str) -> (Option<i32>, String) {
    let mut again = Command::new(built("talad"));
    again.arg("--data-dir").arg(data).env("HOME", data).env("NO_AT_BRIDGE", "1");
    again.env_remove("TALAD_DATA_DIR").env_remove("DBUS_SESSION_BUS_ADDRESS");
    again.env_remove("WAYLAND_DISPLAY").env("DISPLAY", display);
    let ended = again.output().expect("the program starts");
    (ended.status.code(), String::from_utf8_lossy(&ended.stderr).into_owned())
}

#[test]
fn a_second_start_says_that_the_program_is_open_and_the_first_goes_on() {
    let folder = Folder::new("window-second");
    Desk::till(folder.path(), &[("ข้าวแกง", 45, None)]);
    let screen = Window::on(folder.path()).open("window-second", Language::Thai);
    screen.see_word("sale_empty_text");
    let (code, said) = start_again(folder.path(), &screen.display);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("โปรแกรมเปิดอยู่แล้ว"), "{said}");
    screen.press("ข้าวแกง");
    screen.see(&screen.words.filled("sale_total", &[("count", "1")]));
    screen.finish();
}

#[test]
fn without_a_display_it_says_what_to_do_instead() {
    let folder = Folder::new("window-no-display");
    let (code, said) = start_again(folder.path(), ":7654");
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("taladctl serve"), "{said}");
}

#[test]
fn a_damaged_book_is_said_and_left_as_it_is() {
    let folder = Folder::new("window-damaged");
    Desk::till(folder.path(), &[]);
    let path = folder.path().join("till/till.db");
    for beside in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{beside}", path.display()));
    }
    std::fs::write(&path, vec![b'x'; 8_192]).expect("the book is damaged");
    let mut screen = Window::on(folder.path()).open("window-damaged", Language::Thai);
    screen.see("สมุดข้อมูลเสียหาย");
    screen.see("D-03");
    screen.look("start");
    screen.press_word("retry");
    screen.see("สมุดข้อมูลเสียหาย");
    screen.finish();
    assert_eq!(std::fs::read(&path).expect("it is there"), vec![b'x'; 8_192]);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test does what a newer program would do")]
fn a_book_of_a_newer_program_is_said_and_left_as_it_is() {
    let folder = Folder::new("window-newer");
    Desk::till(folder.path(), &[]);
    let path = folder.path().join("till/till.db");
    let newer = rusqlite::Connection::open(&path).expect("SQLite");
    newer.execute_batch("PRAGMA user_version = 9999").expect("a newer version");
    drop(newer);
    let before = std::fs::read(&path).expect("it is there");
    let mut screen = Window::on(folder.path()).open("window-newer", Language::Thai);
    screen.see("ข้อมูลนี้บันทึกด้วยโปรแกรมรุ่นใหม่กว่า");
    screen.look("start");
    screen.finish();
    assert_eq!(std::fs::read(&path).expect("it is there"), before);
}

#[test]
fn a_window_in_english_stays_in_english() {
    let folder = Folder::new("window-english");
    let screen = Window::on(folder.path()).open("window-english", Language::Thai);
    screen.see_word("start_title");
    screen.tap("radio", "English");
    screen.see("What is this computer for?");
    drop(screen);
    let again = Window::on(folder.path()).open("window-english", Language::English);
    again.see_word("start_title");
    drop(again);
    let desk = Desk::open(folder.path());
    assert_eq!(desk.ask("start", json!({}))["preferences"]["language"], "en");
}
