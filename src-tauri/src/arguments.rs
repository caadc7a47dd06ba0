//! What stands behind `talad` on its line: few things, for the desktop and for tests.
//! Must never guess: what is not known is refused with the list of what is.

use std::ffi::OsString;
use std::path::PathBuf;

/// What was asked for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Arguments {
    /// `--data-dir`: where the book is.
    pub(crate) data: Option<PathBuf>,
    /// `--demo`: the sample market, in a folder of its own.
    pub(crate) demo: bool,
    /// Files to be received, from a double click.
    pub(crate) files: Vec<PathBuf>,
}

const HELP: &str = "talad [--data-dir FOLDER] [--demo] [FILE.talad …]

  --data-dir FOLDER  keep the book in this folder (or set TALAD_DATA_DIR)
  --demo             try everything out with a sample market
  --version          say which version this is
  FILE.talad         put a settlement or a reply into the inbox: of the book, or of the till

Without a display: taladctl serve";

/// Reads the arguments behind the program's name. `None`: they were answered already.
///
/// # Errors
/// A sentence for the person at the terminal.
pub(crate) fn read(arguments: impl Iterator<Item = OsString>) -> Result<Option<Arguments>, String> {
    let mut read = Arguments::default();
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy().into_owned();
        match text.as_str() {
            "--help" | "-h" => {
                println!("{HELP}");
                return Ok(None);
            }
            "--version" | "-V" => {
                println!("talad {}", env!("CARGO_PKG_VERSION"));
                return Ok(None);
            }
            "--demo" => read.demo = true,
            "--data-dir" => {
                let folder = arguments.next().ok_or("--data-dir needs a folder behind it.")?;
                read.data = Some(PathBuf::from(folder));
            }
            _ => match text.strip_prefix("--data-dir=") {
                Some(folder) => read.data = Some(PathBuf::from(folder)),
                None if text.starts_with('-') => {
                    return Err(format!("{text} is not known.\n\n{HELP}"));
                }
                None if text.starts_with("file://") => {
                    read.files.push(machine::hand_over::path_of(&text));
                }
                None => read.files.push(PathBuf::from(argument)),
            },
        }
    }
    Ok(Some(read))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &[&str]) -> Result<Option<Arguments>, String> {
        read(words.iter().map(OsString::from))
    }

    #[test]
    fn everything_that_is_known_is_read() {
        let all = ["--demo", "--data-dir", "/a", "/b/x.talad", "file:///c%20d/y.talad"];
        let read = read_words(&all).unwrap().unwrap();
        assert!(read.demo);
        assert_eq!(read.data, Some(PathBuf::from("/a")));
        assert_eq!(read.files, [PathBuf::from("/b/x.talad"), PathBuf::from("/c d/y.talad")]);
        assert_eq!(read_words(&["--data-dir=/e"]).unwrap().unwrap().data, Some("/e".into()));
        assert_eq!(read_words(&[]), Ok(Some(Arguments::default())));
    }

    #[test]
    fn what_is_not_known_is_refused_with_what_is() {
        assert!(read_words(&["--demmo"]).unwrap_err().contains("--demo"));
        assert!(read_words(&["--data-dir"]).is_err());
    }
}
