//! Where the data of this person is: chosen by hand, else the folder the desktop keeps data in.
//! Must never be the folder where WebKit keeps its caches, which people are told to delete.

use std::ffi::OsString;
use std::path::PathBuf;

/// Names the data folder when no `--data-dir` is given.
pub const VARIABLE: &str = "TALAD_DATA_DIR";

/// There is nowhere to keep data.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("there is no home folder to keep the book in: name a folder with --data-dir")]
pub struct NoDataFolder;

/// The data folder: `chosen`, else `TALAD_DATA_DIR`, else `talad` in the XDG data folder. A
/// try-out (`demo`) has `talad-demo` beside it, and never the real book by default.
///
/// # Errors
/// [`NoDataFolder`] when none of them is there.
pub fn data_folder(chosen: Option<PathBuf>, demo: bool) -> Result<PathBuf, NoDataFolder> {
    choose(chosen, demo, |name| std::env::var_os(name))
}

fn choose(
    chosen: Option<PathBuf>,
    demo: bool,
    variable: impl Fn(&str) -> Option<OsString>,
) -> Result<PathBuf, NoDataFolder> {
    let set = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = chosen.or_else(|| set(VARIABLE)) {
        return Ok(folder);
    }
    // The XDG rule: a path that is not absolute counts as not set.
    let xdg = set("XDG_DATA_HOME").filter(|path| path.is_absolute());
    let base = xdg.or_else(|| set("HOME").map(|home| home.join(".local/share")));
    Ok(base.ok_or(NoDataFolder)?.join(if demo { "talad-demo" } else { "talad" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(hand: Option<&str>, demo: bool, set: &[(&str, &str)]) -> Option<String> {
        let variable = |name: &str| {
            set.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        };
        let folder = choose(hand.map(PathBuf::from), demo, variable).ok()?;
        Some(folder.display().to_string())
    }

    #[test]
    fn the_hand_comes_before_the_variable_and_that_before_the_desktop() {
        let all = [("TALAD_DATA_DIR", "/v"), ("XDG_DATA_HOME", "/x"), ("HOME", "/h")];
        assert_eq!(chosen(Some("/c"), false, &all).as_deref(), Some("/c"));
        assert_eq!(chosen(None, false, &all).as_deref(), Some("/v"));
        assert_eq!(chosen(None, false, &all[1..]).as_deref(), Some("/x/talad"));
        assert_eq!(chosen(None, false, &all[2..]).as_deref(), Some("/h/.local/share/talad"));
        assert_eq!(chosen(None, false, &[]), None);
    }

    #[test]
    fn empty_and_relative_variables_count_as_not_set() {
        let set = [("TALAD_DATA_DIR", ""), ("XDG_DATA_HOME", "x"), ("HOME", "/h")];
        assert_eq!(chosen(None, false, &set).as_deref(), Some("/h/.local/share/talad"));
    }

    #[test]
    fn a_try_out_never_takes_the_real_book() {
        let home = [("HOME", "/h")];
        assert_eq!(chosen(None, true, &home).as_deref(), Some("/h/.local/share/talad-demo"));
    }
}
