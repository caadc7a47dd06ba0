//! The log of the program: a file in the data folder that never grows without end.
//! Must never hold money, names or what a person typed; only what the program did.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

/// At this size the log is set aside and a new one begun; one old log is kept.
const SET_ASIDE: u64 = 2 * 1024 * 1024;

/// Opens `<data>/log/talad.log` to write at its end.
///
/// # Errors
/// What the disk says; the program can run without a log.
pub fn open(data: &Path) -> io::Result<File> {
    let folder = data.join("log");
    fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
    let path = folder.join("talad.log");
    if fs::metadata(&path).is_ok_and(|about| about.len() > SET_ASIDE) {
        fs::rename(&path, folder.join("talad.before.log"))?;
    }
    OpenOptions::new().create(true).append(true).mode(0o600).open(path)
}

/// From now on a panic is written to the log with its place, before what catches it answers.
pub fn write_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let said = panic.payload_as_str().unwrap_or_default();
        tracing::error!(place, said, "panic");
        before(panic);
    }));
}
