//! Watches the folder that people put files in, and looks again every few seconds all the same.
//! Must never take a file while it is still being copied: it waits until the folder is quiet.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How often a folder is looked at and how long it has to be quiet.
#[derive(Clone, Copy, Debug)]
pub struct Rhythm {
    /// Looked at even when nothing was heard: network folders and some sticks say nothing.
    pub rescan: Duration,
    /// No event for this long, so that a copy is finished.
    pub quiet: Duration,
}

impl Default for Rhythm {
    fn default() -> Rhythm {
        Rhythm { rescan: Duration::from_secs(10), quiet: Duration::from_millis(500) }
    }
}

/// A watched folder; the watching ends when this is dropped.
#[derive(Debug)]
pub struct Watch {
    tell: Sender<News>,
    thread: Option<JoinHandle<()>>,
}

enum News {
    Changed,
    Stop,
}

impl Watch {
    /// Calls `look` once now, then after each change and at each rescan, on a thread of its own.
    /// The folder need not exist yet.
    #[must_use]
    pub fn start(folder: PathBuf, rhythm: Rhythm, look: impl Fn() + Send + 'static) -> Watch {
        let (tell, news) = mpsc::channel();
        let listener = tell.clone();
        let thread = std::thread::Builder::new().name("inbox".to_owned()).spawn(move || {
            let mut watcher = listen(&folder, &listener);
            look();
            loop {
                match news.recv_timeout(rhythm.rescan) {
                    Ok(News::Changed) => {
                        if !wait_until_quiet(&news, rhythm) {
                            return;
                        }
                    }
                    Err(RecvTimeoutError::Timeout) => {
                        // The folder may have come, or been replaced, since it was last tried.
                        if watcher.is_none() {
                            watcher = listen(&folder, &listener);
                        }
                    }
                    Ok(News::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                }
                look();
            }
        });
        let thread = thread.map_err(|error| tracing::error!(%error, "the inbox is not watched"));
        Watch { tell, thread: thread.ok() }
    }
}

/// Waits until nothing was heard for a while, at most one rescan long. `false`: told to stop.
fn wait_until_quiet(news: &mpsc::Receiver<News>, rhythm: Rhythm) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < rhythm.rescan {
        match news.recv_timeout(rhythm.quiet) {
            Ok(News::Changed) => {}
            Ok(News::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => return true,
        }
    }
    true
}

fn listen(folder: &Path, tell: &Sender<News>) -> Option<RecommendedWatcher> {
    let tell = tell.clone();
    let heard = move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too: ours must not wake ourselves.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // The listener ends before its watcher does: nothing is lost then.
            let _ = tell.send(News::Changed);
        }
    };
    let watching = notify::recommended_watcher(heard).and_then(|mut watcher| {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
        Ok(watcher)
    });
    watching.map_err(|error| tracing::debug!(%error, "no events of the inbox: only looked at")).ok()
}

impl Drop for Watch {
    fn drop(&mut self) {
        // A thread that has ended already needs no telling.
        let _ = self.tell.send(News::Stop);
        if let Some(thread) = self.thread.take() {
            // A panic in it was reported when it happened.
            let _ = thread.join();
        }
    }
}
