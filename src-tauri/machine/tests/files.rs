//! The data folder: whole files or none, keys for the owner alone, names that cannot climb.
//! Must never touch a folder other than its own.

mod support;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use api::ports::{Files, Folder};
use machine::files::{FolderFiles, folder_of};
use machine::hand_over::{HandOverRefused, hand_over, path_of};
use store::Fault;
use support::OwnFolder;

fn files_in(folder: &OwnFolder) -> FolderFiles {
    FolderFiles::new(folder.path().to_owned())
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn what_was_put_is_read_back_and_listed() {
    let folder = OwnFolder::new();
    let files = files_in(&folder);
    assert_eq!(files.get(Folder::Outbox, "ส้มตำ.talad").unwrap(), None);
    assert!(files.names(Folder::Outbox).unwrap().is_empty());
    files.put(Folder::Outbox, "ส้มตำ.talad", b"one").unwrap();
    let path = files.put(Folder::Outbox, "ส้มตำ.talad", b"two").unwrap();
    assert_eq!(files.get(Folder::Outbox, "ส้มตำ.talad").unwrap().unwrap(), b"two");
    assert_eq!(files.names(Folder::Outbox).unwrap(), ["ส้มตำ.talad"]);
    assert_eq!(path, folder.path().join("outbox/ส้มตำ.talad"));
    files.remove(Folder::Outbox, "ส้มตำ.talad").unwrap();
    files.remove(Folder::Outbox, "ส้มตำ.talad").unwrap();
    assert!(files.names(Folder::Outbox).unwrap().is_empty());
}

#[test]
fn folders_files_and_keys_are_for_the_owner_alone() {
    let folder = OwnFolder::new();
    let files = files_in(&folder);
    files.put_key(Folder::Till, "till.key", &[7; 32]).unwrap();
    let key = files.path(Folder::Till, "till.key").unwrap();
    assert_eq!(mode(&key), 0o600);
    assert_eq!(mode(&folder.path().join("till")), 0o700);
    assert_eq!(mode(&files.put(Folder::Reports, "r.csv", b"").unwrap()), 0o600);
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(files.key(Folder::Till, "till.key").unwrap(), Some([7; 32]));
    assert_eq!(mode(&key), 0o600);
}

#[test]
fn a_folder_within_keeps_its_own_files() {
    let folder = OwnFolder::new();
    let files = files_in(&folder);
    files.put(Folder::Home, "desk.json", b"1").unwrap();
    files.within("sample").put(Folder::Home, "desk.json", b"2").unwrap();
    assert_eq!(fs::read(folder.path().join("desk.json")).unwrap(), b"1");
    assert_eq!(fs::read(folder.path().join("sample/desk.json")).unwrap(), b"2");
    files.within("../..").put(Folder::Till, "x", b"3").unwrap();
    assert!(folder.path().join("_/till/x").exists());
}

#[test]
fn a_key_that_is_cut_short_is_damaged_and_one_that_is_missing_is_not_there() {
    let folder = OwnFolder::new();
    let files = files_in(&folder);
    assert_eq!(files.key(Folder::Book, "book.key").unwrap(), None);
    files.put(Folder::Book, "book.key", &[1; 31]).unwrap();
    assert!(matches!(files.key(Folder::Book, "book.key"), Err(Fault::Damaged(_))));
}

#[test]
fn a_file_that_was_being_written_when_the_power_went_is_never_seen() {
    let folder = OwnFolder::new();
    let files = files_in(&folder);
    files.put(Folder::Outbox, "day.talad", b"whole").unwrap();
    // What a power cut between writing and renaming leaves behind.
    let left = folder_of(folder.path(), Folder::Outbox).join(".1-0.part");
    fs::write(&left, b"ha").unwrap();
    assert_eq!(files.names(Folder::Outbox).unwrap(), ["day.talad"]);
    assert_eq!(files.get(Folder::Outbox, "day.talad").unwrap().unwrap(), b"whole");
    assert!(files.get(Folder::Outbox, ".1-0.part").is_err());
}

#[test]
fn the_half_file_of_a_process_with_our_number_is_no_obstacle() {
    let folder = OwnFolder::new();
    let files = files_in(&folder);
    let path = files.path(Folder::Outbox, "x").unwrap();
    let left = |number| path.with_file_name(format!(".{}-{number}.part", std::process::id()));
    // Every number that the tests of this process may have come to.
    (0..200).for_each(|number| fs::write(left(number), b"ha").unwrap());
    files.put(Folder::Outbox, "day.talad", b"whole").unwrap();
    assert_eq!((0..200).filter(|number| !left(*number).exists()).count(), 1);
}

#[test]
fn a_file_that_cannot_be_put_leaves_nothing_behind() {
    let folder = OwnFolder::new();
    let files = files_in(&folder);
    // A folder stands where the file should be: renaming over it is refused.
    fs::create_dir_all(folder.path().join("outbox/day.talad")).unwrap();
    assert!(files.put(Folder::Outbox, "day.talad", b"whole").is_err());
    assert_eq!(fs::read_dir(folder.path().join("outbox")).unwrap().count(), 1);
}

#[test]
fn names_that_climb_out_are_refused_everywhere() {
    let folder = OwnFolder::new();
    let files = files_in(&folder);
    for name in ["../x", "a/b", "..", ".hidden", "", "/etc/passwd"] {
        assert!(files.path(Folder::Till, name).is_err(), "{name:?}");
        assert!(files.put(Folder::Till, name, b"x").is_err(), "{name:?}");
        assert!(files.get(Folder::Till, name).is_err(), "{name:?}");
        assert!(files.remove(Folder::Till, name).is_err(), "{name:?}");
        assert!(files.key(Folder::Till, name).is_err(), "{name:?}");
        assert!(files.put_key(Folder::Till, name, &[0; 32]).is_err(), "{name:?}");
    }
    assert!(files.put(Folder::Till, ".", b"x").is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert_eq!(files.path(Folder::Till, ".").unwrap(), folder.path().join("till"));
}

#[test]
fn links_pipes_and_large_files_are_not_read() {
    let folder = OwnFolder::new();
    let files = files_in(&folder);
    let inbox = files.path(Folder::Inbox, "x").unwrap().with_file_name("");
    fs::write(folder.path().join("secret"), b"secret").unwrap();
    symlink(folder.path().join("secret"), inbox.join("link.talad")).unwrap();
    let pipe = inbox.join("pipe.talad");
    let owner = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, owner, 0).unwrap();
    let large = fs::File::create(inbox.join("large.talad")).unwrap();
    large.set_len(16 * 1024 * 1024 + 1).unwrap();
    assert_eq!(files.names(Folder::Inbox).unwrap(), ["large.talad"]);
    for name in ["link.talad", "pipe.talad", "large.talad"] {
        assert!(files.get(Folder::Inbox, name).is_err(), "{name}");
    }
    large.set_len(16 * 1024 * 1024).unwrap();
    assert!(files.get(Folder::Inbox, "large.talad").is_ok());
}

#[test]
fn a_file_that_was_opened_by_hand_lands_in_the_inbox_once_and_over_nothing() {
    let folder = OwnFolder::new();
    let data = folder.path().join("data");
    let stick = folder.path().join("ยอด & ของแถม.talad");
    fs::write(&stick, b"monday").unwrap();
    hand_over(&data, &stick).unwrap();
    hand_over(&data, &stick).unwrap();
    fs::write(&stick, b"tuesday").unwrap();
    hand_over(&data, &stick).unwrap();
    let files = FolderFiles::new(data.clone());
    let names = files.names(Folder::Inbox).unwrap();
    assert_eq!(names, ["ยอด _ ของแถม-2.talad", "ยอด _ ของแถม.talad"]);
    assert_eq!(files.get(Folder::Inbox, &names[1]).unwrap().unwrap(), b"monday");
    let other = folder.path().join("photo.jpg");
    fs::write(&other, b"x").unwrap();
    assert!(matches!(hand_over(&data, &other), Err(HandOverRefused::OtherKind(_))));
    let gone = folder.path().join("gone.talad");
    assert!(matches!(hand_over(&data, &gone), Err(HandOverRefused::Unreadable(..))));
}

#[test]
fn a_desktop_hands_over_paths_and_addresses() {
    assert_eq!(path_of("/a b/c.talad"), Path::new("/a b/c.talad"));
    assert_eq!(path_of("file:///a%20b/%E0%B8%81.talad"), Path::new("/a b/ก.talad"));
    assert_eq!(path_of("file:///100%.talad"), Path::new("/100%.talad"));
}
