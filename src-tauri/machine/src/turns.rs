//! One thread at a device at a time, also when a thread was left behind there.
//! Must never let two talk at once: jobs would mix on one paper, answers on one line.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// The devices that somebody is busy with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turns(Arc<Busy>);

#[derive(Debug, Default)]
struct Busy {
    paths: Mutex<HashSet<PathBuf>>,
    freed: Condvar,
}

/// A device held; it is free again when this is dropped, however its thread ends.
pub(crate) struct Turn {
    turns: Turns,
    path: PathBuf,
}

impl Turns {
    /// Takes a device; `None` when it is not free within the wait.
    pub(crate) fn take(&self, path: &Path, wait: Duration) -> Option<Turn> {
        let busy = self.0.paths.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut busy, _) = self
            .0
            .freed
            .wait_timeout_while(busy, wait, |busy| busy.contains(path))
            .unwrap_or_else(PoisonError::into_inner);
        busy.insert(path.to_owned()).then(|| Turn { turns: self.clone(), path: path.to_owned() })
    }
}

impl Turn {
    /// Which device it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Busy { paths, freed } = &*self.turns.0;
        paths.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.path);
        freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(30);

    #[test]
    fn a_device_has_one_turn_and_another_device_its_own() {
        let turns = Turns::default();
        let first = turns.take(Path::new("/dev/one"), Duration::ZERO).unwrap();
        assert!(turns.take(Path::new("/dev/one"), Duration::ZERO).is_none());
        assert!(turns.take(Path::new("/dev/two"), Duration::ZERO).is_some());
        assert_eq!(first.path(), Path::new("/dev/one"));
        drop(first);
        assert!(turns.take(Path::new("/dev/one"), Duration::ZERO).is_some());
    }

    #[test]
    fn a_turn_is_waited_for() {
        let turns = Turns::default();
        let first = turns.take(Path::new("/dev/one"), Duration::ZERO).unwrap();
        let second = std::thread::spawn({
            let turns = turns.clone();
            move || turns.take(Path::new("/dev/one"), LONG).is_some()
        });
        drop(first);
        assert!(second.join().unwrap());
    }
}
