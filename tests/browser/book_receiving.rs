//! The inbox of the committee's book with closing slips: a photo of the paper, its file, two of one
//! number and the choice between them, and the tills of a stall.

use std::path::Path;

use api::App;
use serde_json::{Value, json};
use tests::Folder;
use tests::market::{bytes_of, count_of};
use tests::screen::{Browser, Screen};

use crate::sample::{ENGLISH, Look, THAI, prepare};

#[test]
fn closing_slips_in_thai() {
    walk(THAI);
}

#[test]
fn closing_slips_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn closing_slips_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

/// What a till hands in: the picture of its paper slip, its file, and the name over the stall.
struct HandedIn {
    paper: Vec<u8>,
    file: Vec<u8>,
    stall: String,
}

/// Closes the day of the sample's own till, after one more sale of some satang.
fn closed(data: &Path, satang: i64) -> HandedIn {
    let app = App::open(machine::ports(data)).expect("the sample opens");
    let ask = |command: &str, arguments: Value| match app.call(command, arguments) {
        Ok(answer) => answer,
        Err(failure) => panic!("{command}: {failure}"),
    };
    let request = tests::Random::new(satang.unsigned_abs()).request();
    let line = json!({ "goods": null, "name": "น้ำแข็ง", "quantity": 1_000, "unit_price": satang });
    let bill = json!({ "request": request, "lines": [line] });
    let tenders = json!([{ "kind": "cash", "amount": satang }]);
    let total = satang;
    ask("sell", json!({ "bill": bill, "total": total, "tenders": tenders, "print": false }));
    let expected = ask("count_drawer", json!({ "counted": [] }))["expected"].clone();
    let counted = count_of(expected.as_i64().expect("an amount"));
    ask("count_drawer", json!({ "counted": counted }));
    let day = ask("close_day", json!({ "reason": "นับเศษไม่ได้", "kept": 0 }));
    let days = ask("closed_days", json!({}));
    let z = days[0]["z"].clone();
    let paper = ask("picture", json!({ "kind": "z_report", "z": z }));
    let name = ask("till_state", json!({}))["identity"]["stall_name"].clone();
    HandedIn {
        paper: bytes_of(&json!({ "data": paper["png"] })),
        file: bytes_of(&day["file"]),
        stall: name.as_str().expect("a name").to_owned(),
    }
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copied(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

fn walk(look: Look) {
    let (folder, twin) = (Folder::new("browser-slips"), Folder::new("browser-slips-twin"));
    prepare(folder.path(), look, Some("sample"));
    copied(folder.path(), twin.path());
    let copy = closed(twin.path(), 2_000);
    let own = closed(folder.path(), 1_500);
    let browser = Browser { data: folder.path(), size: look.size };
    let mut screen = browser.open(&format!("book-slips-{}", look.size.0), look.language);
    screen.allow(&[&own.stall, "น้ำแข็ง"]);
    screen.press_word("menu_sample_book");
    screen.see_word("book_over_short");
    screen.press_word("menu_book_inbox");
    screen.see_word("receiving_slip_scan");
    screen.drop_file("IMG_2031.png", &copy.paper);
    screen.see_word("receiving_provisional");
    screen.look("inbox-slip");
    screen.press_word("inbox_put_away");
    screen.drop_file("day.talad", &own.file);
    screen.see_word("receiving_fork_slip");
    decided(&mut screen, &own.stall);
    tills(&mut screen, &own.stall);
    screen.finish();
}

fn decided(screen: &mut Screen, stall: &str) {
    screen.press_holding(stall);
    screen.see_word("receiving_decide");
    screen.look("inbox-fork");
    screen.press_word("receiving_decide");
    screen.see_word("receiving_fork_choose");
    screen.look("inbox-fork-sides");
    screen.tap("radio", "A");
    screen.choose_word("receiving_why_paper");
    screen.press_word("receiving_fork_keep");
    screen.see_word("receiving_fork_done");
    screen.look("inbox-fork-decided");
    screen.press_word("close");
    screen.press_word("inbox_put_away");
}

fn tills(screen: &mut Screen, stall: &str) {
    screen.press_word("menu_book_stalls");
    screen.press_holding(stall);
    screen.see_word("receiving_machine_now");
    screen.look("stall-tills");
    screen.press_word("receiving_retire");
    screen.see_word("receiving_retire_text");
    screen.look("stall-till-retire");
    screen.press_word("cancel");
    screen.press_word("close");
}
