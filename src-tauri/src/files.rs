//! Files between a person and the page: chosen, saved, dropped.
//! Must never read a kind of file that is not the program's, nor more than 16 MiB.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use api::failure::Failure;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use tauri::WebviewWindow;
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::file_words;

/// In tests, where nobody can press a button of a native dialog: the file that is chosen.
const TEST_OPEN: &str = "TALAD_TEST_OPEN";
/// In tests: where a file is saved.
const TEST_SAVE: &str = "TALAD_TEST_SAVE";

/// What a person is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FileKind {
    /// Goods from elsewhere.
    Csv,
    /// What passes between till and book.
    Talad,
    /// A saved copy of the book.
    Backup,
    /// A photo of a closing slip.
    Photo,
}

/// A file's name and its bytes in base64.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PickedFile {
    name: String,
    data: String,
}

impl FileKind {
    /// What the dialog calls it, and what its files end with.
    const fn shown(self) -> (&'static str, &'static [&'static str]) {
        match self {
            FileKind::Csv => ("ตารางสินค้า · Goods (CSV)", &["csv"]),
            FileKind::Talad => ("ไฟล์ของตลาด · Market files", &["talad"]),
            FileKind::Backup => ("สำเนาสำรอง · Backups", &["taladbak"]),
            FileKind::Photo => ("รูปใบปิดยอด · Photos of slips", &["jpg", "jpeg", "png"]),
        }
    }

    const ALL: [FileKind; 4] = [FileKind::Csv, FileKind::Talad, FileKind::Backup, FileKind::Photo];
}

/// Asks for a file and reads it; nothing when the person changed their mind.
///
/// # Errors
/// In words: it cannot be read, or is too large.
pub(crate) fn pick(window: &WebviewWindow, kind: FileKind) -> Result<Option<PickedFile>, Failure> {
    let path = match std::env::var_os(TEST_OPEN) {
        Some(path) => Some(PathBuf::from(path)),
        None => {
            let (name, endings) = kind.shown();
            let dialog = window.dialog().file().set_parent(window);
            on_disk(dialog.add_filter(name, endings).blocking_pick_file())
        }
    };
    path.map(|path| read(&path)).transpose()
}

/// Asks where a file goes and writes it whole; gives its path, or nothing when the person changed
/// their mind.
///
/// # Errors
/// In words: it cannot be written there.
pub(crate) fn save(
    window: &WebviewWindow,
    name: &str,
    data: &str,
) -> Result<Option<String>, Failure> {
    let bytes = STANDARD.decode(data).map_err(|_| file_words::not_saved("base64"))?;
    let path = match std::env::var_os(TEST_SAVE) {
        Some(path) => Some(PathBuf::from(path)),
        None => {
            let name = name.replace(['/', '\\'], "_");
            let dialog = window.dialog().file().set_parent(window);
            on_disk(dialog.set_file_name(name).blocking_save_file())
        }
    };
    let Some(path) = path.map(|path| with_ending(path, name)) else { return Ok(None) };
    machine::files::write_whole(&path, &bytes)
        .map_err(|error| file_words::not_saved(&error.to_string()))?;
    Ok(Some(path.display().to_string()))
}

/// Reads a file that was dropped on the window.
///
/// # Errors
/// In words: not a kind of file the program knows, it cannot be read, or is too large.
pub(crate) fn read_dropped(path: &Path) -> Result<PickedFile, Failure> {
    let known = path.extension().is_some_and(|ending| {
        let mut known = FileKind::ALL.iter().flat_map(|kind| kind.shown().1);
        known.any(|known| ending.eq_ignore_ascii_case(known))
    });
    if known { read(path) } else { Err(file_words::other_kind()) }
}

fn on_disk(chosen: Option<FilePath>) -> Option<PathBuf> {
    chosen.and_then(|file| file.into_path().ok())
}

fn read(path: &Path) -> Result<PickedFile, Failure> {
    // A person may choose a link; what it points at is what they mean.
    let bytes = std::fs::canonicalize(path).and_then(|path| machine::files::read_whole(&path));
    let bytes = bytes.map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => file_words::too_large(),
        _ => file_words::not_read(&error.to_string()),
    })?;
    let name = path.file_name().unwrap_or(OsStr::new("")).to_string_lossy().into_owned();
    Ok(PickedFile { name, data: STANDARD.encode(bytes) })
}

/// A name that a person typed without an ending gets the one the file was offered with.
fn with_ending(path: PathBuf, offered: &str) -> PathBuf {
    match (path.extension(), Path::new(offered).extension()) {
        (None, Some(ending)) => path.with_extension(ending),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_kinds_of_files_are_read_when_dropped() {
        let folder = std::env::temp_dir().join(format!("talad-dropped-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for name in ["ยอด.talad", "goods.CSV", "slip.JPG", "film.mp4", "passwd"] {
            std::fs::write(folder.join(name), b"abc").unwrap();
        }
        let picked = read_dropped(&folder.join("ยอด.talad")).unwrap();
        assert_eq!(picked, PickedFile { name: "ยอด.talad".to_owned(), data: "YWJj".to_owned() });
        assert!(read_dropped(&folder.join("goods.CSV")).is_ok());
        assert!(read_dropped(&folder.join("slip.JPG")).is_ok(), "a photo of a closing slip");
        let refused = |name: &str| read_dropped(&folder.join(name)).unwrap_err().code;
        assert_eq!(refused("film.mp4"), "file.other_kind");
        assert_eq!(refused("passwd"), "file.other_kind");
        assert_eq!(refused("gone.talad"), "file.not_read");
        std::fs::File::create(folder.join("big.talad")).unwrap().set_len(17 << 20).unwrap();
        assert_eq!(refused("big.talad"), "file.too_large");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_name_typed_without_an_ending_gets_one() {
        let ended = |path: &str| with_ending(PathBuf::from(path), "รายงาน.csv");
        assert_eq!(ended("/usb/วันนี้"), PathBuf::from("/usb/วันนี้.csv"));
        assert_eq!(ended("/usb/วันนี้.txt"), PathBuf::from("/usb/วันนี้.txt"));
    }
}
