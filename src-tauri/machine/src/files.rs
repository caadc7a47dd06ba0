//! The data folder: where each kind of file lives, and how one is written whole or not at all.
//! Must never follow a link, write outside its folder, or leave half a file under a name.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use api::ports::{Files, Folder};
use rustix::fs::OFlags;
use store::Fault;

use crate::names;

/// The largest file that is read: 16 MiB, the limit of a settlement.
pub const LARGEST_FILE: u64 = 16 * 1024 * 1024;

/// What an unfinished file ends with; it also begins with a dot and is in no list of names.
const UNFINISHED: &str = ".part";

/// The files of one data folder.
#[derive(Debug)]
pub struct FolderFiles {
    root: PathBuf,
}

/// The folder of a kind of file inside a data folder.
#[must_use]
pub fn folder_of(data: &Path, folder: Folder) -> PathBuf {
    data.join(match folder {
        Folder::Home => return data.to_owned(),
        Folder::Till => "till",
        Folder::Book => "book",
        Folder::Outbox => "outbox",
        Folder::Inbox => "inbox",
        Folder::Received => "received",
        Folder::Backups => "backups",
        Folder::Reports => "reports",
    })
}

/// A file's bytes, at most [`LARGEST_FILE`]; links, pipes and devices are not files.
///
/// # Errors
/// `InvalidData` when it is larger or no plain file; else what the disk says.
pub fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    // Without NONBLOCK, opening a pipe that somebody put there would wait for ever.
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(i32::try_from(flags.bits()).unwrap_or(0))
        .open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is not a plain file"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(about.len().min(LARGEST_FILE)).unwrap_or(0));
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is larger than 16 MiB"));
    }
    Ok(bytes)
}

impl FolderFiles {
    /// The files under a data folder, which need not exist yet.
    #[must_use]
    pub fn new(root: PathBuf) -> FolderFiles {
        FolderFiles { root }
    }

    /// A folder that exists when this returns, for its owner alone.
    ///
    /// # Errors
    /// A [`Fault`] of the disk.
    pub fn make(&self, folder: Folder) -> Result<PathBuf, Fault> {
        let path = folder_of(&self.root, folder);
        if !path.is_dir() {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(&path)?;
        }
        Ok(path)
    }
}

/// Writes a whole file or nothing, readable by its owner alone: beside it, synced, then renamed.
///
/// # Errors
/// What the disk says; a file that was there before is still whole.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    static WRITTEN: AtomicU64 = AtomicU64::new(0);
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    // Short, and no two writers share it: the name itself may be as long as names can be.
    let unfinished = folder.join(format!(".{}-{number}{UNFINISHED}", std::process::id()));
    let done = write_beside(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
    if done.is_err() {
        // The half file is hidden already: that it cannot be removed is not worth a second word.
        let _ = fs::remove_file(&unfinished);
        return done;
    }
    // The name is on disk only when its folder is.
    File::open(folder)?.sync_all()
}

fn write_beside(unfinished: &Path, bytes: &[u8]) -> io::Result<()> {
    // Left over from a machine that lost power while another process had our number.
    match fs::remove_file(unfinished) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn refuse_unless(allowed: bool, name: &str) -> Result<(), Fault> {
    if allowed {
        return Ok(());
    }
    Err(Fault::Disk(format!("{name:?} is not a name that is used here")))
}

fn if_it_is_there<T>(result: io::Result<T>) -> Result<Option<T>, Fault> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            Err(Fault::Damaged(error.to_string()))
        }
        Err(error) => Err(error.into()),
    }
}

impl Files for FolderFiles {
    fn within(&self, name: &str) -> Arc<dyn Files> {
        Arc::new(FolderFiles::new(self.root.join(names::made_plain(name))))
    }

    fn path(&self, folder: Folder, name: &str) -> Result<PathBuf, Fault> {
        if name == "." {
            return self.make(folder); // the folder itself, to show or to open
        }
        refuse_unless(names::may_be_written(name), name)?;
        Ok(self.make(folder)?.join(name))
    }

    fn put(&self, folder: Folder, name: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
        refuse_unless(names::may_be_written(name), name)?;
        let path = self.make(folder)?.join(name);
        write_whole(&path, bytes)?;
        Ok(path)
    }

    fn get(&self, folder: Folder, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        refuse_unless(names::may_be_read(name), name)?;
        if_it_is_there(read_whole(&folder_of(&self.root, folder).join(name)))
    }

    fn names(&self, folder: Folder) -> Result<Vec<String>, Fault> {
        let Some(entries) = if_it_is_there(fs::read_dir(folder_of(&self.root, folder)))? else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for entry in entries {
            let entry = entry?;
            // A name that is not text, a folder or a link was not put there to be read.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let plain = entry.file_type().is_ok_and(|kind| kind.is_file());
            if plain && names::may_be_read(&name) && !name.ends_with(UNFINISHED) {
                found.push(name);
            }
        }
        found.sort();
        Ok(found)
    }

    fn remove(&self, folder: Folder, name: &str) -> Result<(), Fault> {
        refuse_unless(names::may_be_read(name), name)?;
        if_it_is_there(fs::remove_file(folder_of(&self.root, folder).join(name)))?;
        Ok(())
    }

    fn key(&self, folder: Folder, name: &str) -> Result<Option<[u8; 32]>, Fault> {
        refuse_unless(names::may_be_written(name), name)?;
        let path = folder_of(&self.root, folder).join(name);
        let Some(bytes) = if_it_is_there(read_whole(&path))? else { return Ok(None) };
        // A copy brought back from a USB stick may have come open to all; a stick knows no modes.
        let _ = fs::set_permissions(&path, fs::Permissions::from_mode(0o600));
        match bytes.try_into() {
            Ok(key) => Ok(Some(key)),
            Err(_) => Err(Fault::Damaged(format!("the key {name:?} is not 32 bytes long"))),
        }
    }

    fn put_key(&self, folder: Folder, name: &str, key: &[u8; 32]) -> Result<(), Fault> {
        self.put(folder, name, key).map(drop)
    }
}
