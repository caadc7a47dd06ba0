//! What goes wrong on an old laptop: each gives a clear sentence, and nothing is lost.

use api::App;
use api::ports::Folder as Place;
use serde_json::json;
use tests::market::{Computer, base64};
use tests::world::World;
use tests::{Folder, Stall};

fn sold(world: &World, folder: &Folder) -> Stall {
    let mut stall = Stall::new(world, folder.path(), 5);
    stall.set_up("ร้านน้ำ", "D-4");
    let water = stall.goods("น้ำเปล่า", 10);
    stall.open_day(100);
    stall.sell(&[(&water, 2)], None);
    stall
}

#[test]
fn a_second_program_on_the_same_data_is_refused() {
    let (world, folder) = (World::new(1), Folder::new("second"));
    let stall = sold(&world, &folder);
    let failure = App::open(world.ports(folder.path())).unwrap_err();
    assert_eq!((failure.code.as_str(), failure.number.as_str()), ("open.in_use", "O-01"));
    drop(stall);
    assert!(App::open(world.ports(folder.path())).is_ok());
}

#[test]
fn a_book_of_a_newer_program_is_not_touched() {
    let (world, folder) = (World::new(2), Folder::new("newer"));
    drop(sold(&world, &folder));
    let path = folder.path().join("till/till.db");
    edit(&path, "PRAGMA user_version = 9999");
    let before = std::fs::read(&path).unwrap();
    assert_eq!(App::open(world.ports(folder.path())).unwrap_err().code, "open.newer");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn a_book_of_the_other_desk_is_not_opened() {
    let (world, folder) = (World::new(3), Folder::new("other"));
    drop(sold(&world, &folder));
    std::fs::create_dir_all(folder.path().join("book")).unwrap();
    std::fs::copy(folder.path().join("till/till.db"), folder.path().join("book/book.db")).unwrap();
    let other = Folder::new("other-desk");
    let computer = Computer::open(&world, other.path()).unwrap();
    std::fs::create_dir_all(other.path().join("book")).unwrap();
    std::fs::copy(folder.path().join("till/till.db"), other.path().join("book/book.db")).unwrap();
    assert_eq!(computer.refused("choose_desk", json!({ "desk": "book" })), "open.other_kind");
}

#[test]
fn a_file_that_is_no_database_is_told_and_left_alone() {
    let (world, folder) = (World::new(4), Folder::new("rubbish"));
    drop(sold(&world, &folder));
    let path = folder.path().join("till/till.db");
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
    }
    std::fs::write(&path, vec![b'x'; 8_192]).unwrap();
    assert_eq!(App::open(world.ports(folder.path())).unwrap_err().code, "disk.damaged");
    assert_eq!(std::fs::read(&path).unwrap(), vec![b'x'; 8_192]);
}

#[test]
fn the_journal_cannot_be_edited_and_a_changed_table_is_found() {
    let (world, folder) = (World::new(5), Folder::new("edited"));
    drop(sold(&world, &folder));
    let path = folder.path().join("till/till.db");
    let connection = raw(&path);
    for statement in ["UPDATE journal SET line = '{}'", "DELETE FROM journal"] {
        assert!(connection.execute(statement, []).is_err(), "{statement}");
    }
    connection.execute("UPDATE receipt SET total = total + 1000", []).unwrap();
    drop(connection);
    let computer = Computer::open(&world, folder.path()).unwrap();
    let checked = computer.ask("check_till", json!({}));
    assert_eq!(checked["sound"], false);
    assert!(checked["found"][0].as_str().unwrap().starts_with("table receipt"), "{checked}");
}

#[test]
fn a_changed_journal_line_is_found_by_its_number() {
    let (world, folder) = (World::new(6), Folder::new("line"));
    drop(sold(&world, &folder));
    let connection = raw(&folder.path().join("till/till.db"));
    connection.execute_batch("DROP TRIGGER journal_is_never_edited").unwrap();
    let changed = connection
        .execute("UPDATE journal SET line = replace(line, '2000', '9000') WHERE kind = 'sale'", [])
        .unwrap();
    assert_eq!(changed, 1);
    drop(connection);
    let computer = Computer::open(&world, folder.path()).unwrap();
    let checked = computer.ask("check_till", json!({}));
    assert!(checked["found"][0].as_str().unwrap().starts_with("journal entry"), "{checked}");
}

#[test]
fn a_backup_comes_back_whole_and_the_committee_will_see_that_it_did() {
    let (world, folder) = (World::new(7), Folder::new("backup"));
    let mut stall = sold(&world, &folder);
    let backup = stall.ask("back_up", json!({}))["path"].as_str().unwrap().to_owned();
    let water = stall.goods("น้ำแข็ง", 5);
    stall.sell(&[(&water, 1)], None);
    drop(stall);
    let ports = world.ports(folder.path());
    api::care::restore(&ports, api::desk::DeskChoice::Till, backup.as_ref()).unwrap();
    let stall = Stall {
        computer: Computer::open(&world, folder.path()).unwrap(),
        random: tests::Random::new(99),
    };
    assert_eq!(stall.ask("receipts", json!({ "day": null })).as_array().unwrap().len(), 1);
    let closed = stall.close_day(0);
    let bytes = tests::market::bytes_of(&closed["file"]);
    let file = settlement::day_file::read(&bytes).unwrap();
    assert_eq!(file.open.epoch, 1);
    assert!(String::from_utf8(bytes).unwrap().contains(r#""t":"restored""#));
    assert!(folder.path().join("till/till.db.before-restore").exists());
}

#[test]
fn a_damaged_backup_is_refused_and_the_book_stands() {
    let (world, folder) = (World::new(8), Folder::new("bad-backup"));
    let stall = sold(&world, &folder);
    let backup = stall.ask("back_up", json!({}))["path"].as_str().unwrap().to_owned();
    drop(stall);
    let mut bytes = std::fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..middle + 4_096] {
        *byte = 0x5a;
    }
    std::fs::write(&backup, bytes).unwrap();
    let ports = world.ports(folder.path());
    let refused = api::care::restore(&ports, api::desk::DeskChoice::Till, backup.as_ref());
    let code = refused.unwrap_err().code;
    assert!(["backup.damaged", "disk.damaged"].contains(&code.as_str()), "{code}");
    let computer = Computer::open(&world, folder.path()).unwrap();
    assert_eq!(computer.ask("receipts", json!({ "day": null })).as_array().unwrap().len(), 1);
}

#[test]
fn wrong_files_are_refused_each_with_its_own_reason_and_kept() {
    let (world, folder) = (World::new(9), Folder::new("wrong-files"));
    let book = tests::Book::new(&world, &folder.path().join("book"), "ตลาด", 9);
    let receive = |bytes: &[u8]| {
        let file = json!({ "name": "file.talad", "data": base64(bytes) });
        book.ask("receive_file", file)["verdict"].as_str().unwrap().to_owned()
    };
    let mut alone = Stall::new(&world, &folder.path().join("alone"), 9);
    alone.set_up("ร้านเดี่ยว", "");
    let thing = alone.goods("ของ", 10);
    alone.open_day(0);
    alone.sell(&[(&thing, 1)], None);
    let file = tests::market::bytes_of(&alone.close_day(0)["file"]);
    let text = String::from_utf8(file.clone()).unwrap();
    assert_eq!(receive(&file), "set_aside_other_market");
    let mut verdicts = vec![
        receive(text.replace('\n', "\r\n").as_bytes()),
        receive(format!("\u{feff}{text}").as_bytes()),
        receive(&file[..file.len() / 2]),
        receive(b"PK\x03\x04 a zip"),
        receive(b""),
    ];
    let files = book.ask("received_files", json!({ "day": null }));
    assert_eq!(files.as_array().unwrap().len(), 6, "every file is kept");
    let reasons: std::collections::BTreeSet<_> =
        files.as_array().unwrap().iter().map(|file| file["reason"].to_string()).collect();
    assert!(reasons.len() >= 5, "{reasons:?}");
    assert!(verdicts.drain(..).all(|verdict| verdict.starts_with("refused")));
}

#[test]
fn the_inbox_is_emptied_into_the_book() {
    let (world, folder) = (World::new(10), Folder::new("inbox"));
    let book = tests::Book::new(&world, folder.path(), "ตลาด", 10);
    let files = world.ports(folder.path()).files;
    files.put(Place::Inbox, "a.talad", b"nothing of ours").unwrap();
    assert_eq!(book.app.receive_waiting().unwrap(), 1);
    assert!(files.names(Place::Inbox).unwrap().is_empty());
    let kept = book.ask("received_files", json!({ "day": null }));
    assert_eq!(kept[0]["name"], "a.talad");
}

/// A disk of two megabytes: every acknowledged sale is there, the next one is refused in words,
/// and selling goes on when there is room again. The disk is a real one, mounted for this test in
/// a namespace of its own.
#[test]
fn a_full_disk_refuses_in_words_and_loses_nothing() {
    const INSIDE: &str = "TALAD_TEST_SMALL_DISK";
    if let Some(disk) = std::env::var_os(INSIDE) {
        return sell_until_full(disk.as_ref());
    }
    let folder = Folder::on_disk("full");
    let test = "mishaps::a_full_disk_refuses_in_words_and_loses_nothing";
    let run = std::process::Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-ec"])
        .arg(r#"mount -t tmpfs -o size=2m tmpfs "$1"; exec "$2" --exact "$3" --nocapture"#)
        .arg("sh")
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .arg(test)
        .env(INSIDE, folder.path())
        .output()
        .expect("unshare (util-linux) mounts a small disk for this test");
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    assert!(said.contains("1 passed"), "{said}");
}

fn sell_until_full(disk: &std::path::Path) {
    let world = World::new(11);
    let mut stall = Stall::new(&world, &disk.join("till"), 11);
    stall.set_up("ร้านน้ำ", "D-4");
    let water = stall.goods("น้ำเปล่า", 10);
    stall.open_day(100);
    let ballast = disk.join("ballast");
    std::fs::write(&ballast, vec![0; 900 * 1_024]).unwrap();
    let mut sold = 0;
    let failure = loop {
        let lines = [tests::market::line(&water, 1_000)];
        let request = stall.random.request();
        let sale = tests::market::sale(&request, &lines, 1_000, &[("cash", 1_000)]);
        match stall.app.call("sell", sale) {
            Ok(_) => sold += 1,
            Err(failure) => break failure,
        }
        assert!(sold < 100_000, "the disk never filled");
    };
    assert_eq!(failure.code, "disk.full", "{failure}");
    let kept = |stall: &Stall| stall.ask("x_report", json!({}))["totals"]["sales"].clone();
    assert_eq!(kept(&stall), sold);
    std::fs::remove_file(&ballast).unwrap();
    stall.sell(&[(&water, 1)], None);
    drop(stall);
    let stall = Stall {
        computer: Computer::open(&world, &disk.join("till")).unwrap(),
        random: tests::Random::new(1),
    };
    assert_eq!(kept(&stall), sold + 1);
    assert_eq!(stall.ask("check_till", json!({}))["found"], json!([]));
}

#[expect(clippy::disallowed_methods, reason = "the test does what a meddler would do")]
fn raw(path: &std::path::Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}

fn edit(path: &std::path::Path, statement: &str) {
    raw(path).execute_batch(statement).unwrap();
}
