//! The scale behind the port: a question on its line, in a thread that can be left behind.
//! Must never keep a till waiting for longer than its patience, nor call a moving weight a weight.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use api::ports::{Reading, Scale, ScaleLink, ScaleTrouble};

use crate::scale_line::{self, Question};
use crate::turns::Turns;

/// How long each thing about a scale is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For the whole answer to one question.
    pub answer: Duration,
    /// For everything together, the driver of the line included.
    pub whole: Duration,
    /// Between a weight that moves and the next question.
    pub pause: Duration,
    /// How many questions are asked at most while it moves.
    pub questions: u32,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            answer: Duration::from_secs(1),
            whole: Duration::from_millis(1_400),
            pause: Duration::from_millis(120),
            questions: 8,
        }
    }
}

/// How much longer than its own limit a thread is listened to: it is at its last word.
const LAST_WORD: Duration = Duration::from_millis(100);

/// The scales of this machine.
#[derive(Debug, Default)]
pub struct LinkedScale {
    patience: Patience,
    turns: Turns,
}

impl LinkedScale {
    /// Scales with a patience of one's own.
    #[must_use]
    pub fn with(patience: Patience) -> LinkedScale {
        LinkedScale { patience, turns: Turns::default() }
    }

    fn ask(&self, question: Question) -> Result<Reading, ScaleTrouble> {
        let path = question.path.clone();
        let Some(turn) = self.turns.take(&path, left_until(question.end)) else {
            return Err(unreachable(&path, "the weighing before is not over"));
        };
        let wait = left_until(question.end) + LAST_WORD;
        let (tell, answer) = mpsc::channel();
        // Dropped on return: a thread that is left behind asks nothing more.
        let (_listening, gone) = mpsc::channel();
        let thread = std::thread::Builder::new().name("scale".to_owned());
        let started = thread.spawn(move || {
            let said = scale_line::weigh(&question, &gone);
            drop(turn);
            // Nobody listens any more to a thread that was left behind.
            let _ = tell.send(said);
        });
        if let Err(error) = started {
            return Err(unreachable(&path, &error));
        }
        match answer.recv_timeout(wait) {
            Ok(said) => said,
            Err(RecvTimeoutError::Timeout) => Err(unreachable(&path, "the line hangs")),
            Err(RecvTimeoutError::Disconnected) => Err(unreachable(&path, "the line failed")),
        }
    }
}

impl Scale for LinkedScale {
    fn weigh(&self, link: &ScaleLink) -> Result<Reading, ScaleTrouble> {
        let ScaleLink::Serial { path, baud, framing } = link else {
            return Err(ScaleTrouble::Unreachable("no scale has been chosen".to_owned()));
        };
        if !link.is_possible() {
            return Err(unreachable(path.as_ref(), "no scale has such a line"));
        }
        self.ask(Question {
            path: PathBuf::from(path),
            baud: *baud,
            framing: *framing,
            patience: self.patience,
            end: Instant::now() + self.patience.whole,
        })
    }

    fn found(&self) -> Vec<ScaleLink> {
        found_below(Path::new("/dev"), Path::new("/sys/class/tty"))
    }
}

/// How long it still is until then.
pub(crate) fn left_until(end: Instant) -> Duration {
    end.saturating_duration_since(Instant::now())
}

/// The words of a line that cannot be used.
pub(crate) fn unreachable(path: &Path, why: impl std::fmt::Display) -> ScaleTrouble {
    ScaleTrouble::Unreachable(format!("{}: {why}", path.display()))
}

/// Lines by their lasting names first, then those that have none.
fn found_below(devices: &Path, facts: &Path) -> Vec<ScaleLink> {
    let lasting = paths_in(&devices.join("serial/by-id"));
    let named: BTreeSet<PathBuf> =
        lasting.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let is_line = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let plugged = ["ttyUSB", "ttyACM"].iter().any(|kind| name.starts_with(kind));
        plugged || (name.starts_with("ttyS") && is_built_in(&facts.join(name)))
    };
    let is_new = |path: &PathBuf| path.canonicalize().is_ok_and(|real| !named.contains(&real));
    let others = paths_in(devices).into_iter().filter(is_line).filter(is_new);
    let paths = lasting.into_iter().filter(|path| path.exists()).chain(others);
    paths
        .filter_map(|path| path.into_os_string().into_string().ok())
        .map(ScaleLink::usual)
        .collect()
}

/// Linux makes four `ttyS` whether or not there is a chip behind them; type 0 has none.
fn is_built_in(facts: &Path) -> bool {
    std::fs::read_to_string(facts.join("type")).is_ok_and(|kind| kind.trim() != "0")
}

fn paths_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn lines_are_found_once_by_their_best_name_and_only_where_there_is_one() {
        let root = std::env::temp_dir().join(format!("talad-lines-{}", std::process::id()));
        let (devices, facts) = (root.join("dev"), root.join("facts"));
        let by_id = devices.join("serial/by-id");
        std::fs::create_dir_all(&by_id).unwrap();
        for name in ["ttyUSB0", "ttyUSB1", "ttyACM0", "ttyS0", "ttyS1", "tty1", "null"] {
            std::fs::write(devices.join(name), "").unwrap();
        }
        for (name, kind) in [("ttyS0", "4\n"), ("ttyS1", "0\n")] {
            std::fs::create_dir_all(facts.join(name)).unwrap();
            std::fs::write(facts.join(name).join("type"), kind).unwrap();
        }
        symlink("../../ttyUSB1", by_id.join("usb-adapter-if00")).unwrap();
        symlink("../../ttyUSB9", by_id.join("usb-pulled-if00")).unwrap();
        let found = found_below(&devices, &facts);
        let nothing = found_below(&root.join("nowhere"), &facts);
        std::fs::remove_dir_all(&root).unwrap();
        let line = |name| ScaleLink::usual(devices.join(name).display().to_string());
        let names = ["serial/by-id/usb-adapter-if00", "ttyACM0", "ttyS0", "ttyUSB0"];
        assert_eq!(found, names.map(line));
        assert_eq!(nothing, []);
    }
}
