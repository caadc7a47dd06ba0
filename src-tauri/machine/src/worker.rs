//! The thread that does what waits in a queue, such as printing: woken by a call, or by time.
//! Must never run in a circle: an item that stays in the queue is tried at ever longer intervals.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// When the worker looks again by itself.
#[derive(Clone, Copy, Debug)]
pub struct Intervals {
    /// After so many items in a row without a pause, it rests.
    pub in_a_row: u32,
    /// The first rest, doubled each time.
    pub first: Duration,
    /// The longest rest, and the time between looks at an empty queue.
    pub longest: Duration,
}

impl Default for Intervals {
    fn default() -> Intervals {
        Intervals { in_a_row: 200, first: Duration::from_secs(1), longest: Duration::from_secs(30) }
    }
}

/// A worker; its thread ends, after the item in hand, when this is dropped.
#[derive(Debug)]
pub struct Worker {
    bell: Arc<Bell>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Bell {
    rung: Mutex<Rung>,
    heard: Condvar,
}

#[derive(Debug, Default)]
struct Rung {
    wake: bool,
    stop: bool,
}

impl Worker {
    /// Calls `next` as long as it says that there was an item, then waits.
    #[must_use]
    pub fn start(
        name: &str,
        intervals: Intervals,
        next: impl Fn() -> bool + Send + 'static,
    ) -> Worker {
        let bell = Arc::new(Bell::default());
        let ours = Arc::clone(&bell);
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let mut in_a_row = 0;
            while ours.rest(intervals.rest_after(in_a_row)) {
                in_a_row = if next() { in_a_row.saturating_add(1) } else { 0 };
            }
        });
        let thread = thread.map_err(|error| tracing::error!(%error, name, "no worker thread"));
        bell.ring(|rung| rung.wake = true);
        Worker { bell, thread: thread.ok() }
    }

    /// Says that something may be waiting.
    pub fn wake(&self) {
        self.bell.ring(|rung| rung.wake = true);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.bell.ring(|rung| rung.stop = true);
        if let Some(thread) = self.thread.take() {
            // A panic in it was reported when it happened.
            let _ = thread.join();
        }
    }
}

impl Intervals {
    fn rest_after(&self, in_a_row: u32) -> Duration {
        if in_a_row == 0 {
            return self.longest;
        }
        let Some(over) = in_a_row.checked_sub(self.in_a_row) else { return Duration::ZERO };
        self.first.saturating_mul(1_u32.checked_shl(over).unwrap_or(u32::MAX)).min(self.longest)
    }
}

impl Bell {
    fn ring(&self, change: impl FnOnce(&mut Rung)) {
        change(&mut self.rung.lock().unwrap_or_else(PoisonError::into_inner));
        self.heard.notify_all();
    }

    /// Waits for a ring, at most `longest`; `false` when the bell said to stop.
    fn rest(&self, longest: Duration) -> bool {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let quiet = |rung: &mut Rung| !rung.wake && !rung.stop;
        let (mut rung, _) = self
            .heard
            .wait_timeout_while(rung, longest, quiet)
            .unwrap_or_else(PoisonError::into_inner);
        rung.wake = false;
        !rung.stop
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[test]
    fn what_waits_at_the_start_is_done_and_a_call_wakes_it_again() {
        let waiting = Arc::new(Mutex::new(3_u32));
        let (done, news) = mpsc::channel();
        let queue = Arc::clone(&waiting);
        let worker = Worker::start("test", Intervals::default(), move || {
            let mut left = queue.lock().unwrap();
            let was = *left > 0;
            *left = left.saturating_sub(1);
            done.send(was).unwrap();
            was
        });
        let heard: Vec<bool> = (0..4).map(|_| news.recv_timeout(LONG).unwrap()).collect();
        assert_eq!(heard, [true, true, true, false]);
        *waiting.lock().unwrap() = 1;
        worker.wake();
        assert!(news.recv_timeout(LONG).unwrap());
    }

    #[test]
    fn it_looks_again_by_itself_and_stops_when_dropped() {
        let (done, news) = mpsc::channel();
        let short = Duration::from_millis(5);
        let intervals = Intervals { in_a_row: 1, first: short, longest: short };
        let worker = Worker::start("test", intervals, move || done.send(()).is_ok());
        (0..5).for_each(|_| news.recv_timeout(LONG).unwrap());
        drop(worker);
        // The thread is gone, and the sender with it.
        while news.try_recv().is_ok() {}
        assert_eq!(news.try_recv(), Err(mpsc::TryRecvError::Disconnected));
    }

    #[test]
    fn an_item_that_stays_is_tried_at_ever_longer_intervals() {
        let all = Intervals::default();
        assert_eq!(all.rest_after(0), all.longest);
        assert_eq!(all.rest_after(199), Duration::ZERO);
        assert_eq!(all.rest_after(200), Duration::from_secs(1));
        assert_eq!(all.rest_after(202), Duration::from_secs(4));
        assert_eq!(all.rest_after(240), all.longest);
        assert_eq!(all.rest_after(u32::MAX), all.longest);
    }
}
