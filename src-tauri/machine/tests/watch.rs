//! The watched inbox: a file that comes is heard of, with events and without.
//! Must never sleep: every look is waited for through a channel.

mod support;

use std::fs;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use machine::watch::{Rhythm, Watch};
use support::{LONG, OwnFolder};

/// Starts watching a folder; each look tells how many files it saw.
fn watch(folder: &OwnFolder, rhythm: Rhythm) -> (Watch, Receiver<usize>) {
    let (tell, looks) = mpsc::channel();
    let inbox = folder.path().join("inbox");
    let seen = inbox.clone();
    let look = move || {
        let _ = tell.send(fs::read_dir(&seen).map(Iterator::count).unwrap_or(0));
    };
    (Watch::start(inbox, rhythm, look), looks)
}

fn wait_for(looks: &Receiver<usize>, wanted: usize) {
    while looks.recv_timeout(LONG).expect("a look in time") != wanted {}
}

#[test]
fn a_file_that_is_put_in_is_heard_of_without_a_rescan() {
    let folder = OwnFolder::new();
    fs::create_dir(folder.path().join("inbox")).unwrap();
    let rhythm = Rhythm { rescan: Duration::from_secs(3_600), quiet: Duration::from_millis(20) };
    let (_watch, looks) = watch(&folder, rhythm);
    wait_for(&looks, 0);
    fs::write(folder.path().join("inbox/day.talad"), b"x").unwrap();
    wait_for(&looks, 1);
}

#[test]
fn a_folder_that_comes_later_is_found_by_the_rescan() {
    let folder = OwnFolder::new();
    let rhythm = Rhythm { rescan: Duration::from_millis(20), quiet: Duration::from_millis(5) };
    let (_watch, looks) = watch(&folder, rhythm);
    wait_for(&looks, 0);
    fs::create_dir(folder.path().join("inbox")).unwrap();
    fs::write(folder.path().join("inbox/day.talad"), b"x").unwrap();
    wait_for(&looks, 1);
}

#[test]
fn dropping_it_ends_the_watching() {
    let folder = OwnFolder::new();
    let (watch, looks) = watch(&folder, Rhythm::default());
    wait_for(&looks, 0);
    drop(watch);
    assert_eq!(looks.recv_timeout(LONG), Err(mpsc::RecvTimeoutError::Disconnected));
}
