//! A wire between a telephone and the main machine that can be made to lose an answer: the question
//! arrives, the answer does not, and nothing goes through any more until the wire is mended.
//! Must never change what it carries.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// The wire; it is cut for good when this goes.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    wire: Arc<Wire>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Wire {
    to: SocketAddr,
    state: Mutex<State>,
    changed: Condvar,
    ended: AtomicBool,
}

#[derive(Debug, Default)]
struct State {
    /// The answer to the next question that holds this is lost.
    lose: Option<Vec<u8>>,
    broken: bool,
    lost: u32,
}

impl Proxy {
    /// A wire to an address such as `http://127.0.0.1:8585`.
    ///
    /// # Panics
    /// When it is no such address, or this machine gives no port.
    #[must_use]
    pub fn to(address: &str) -> Proxy {
        let to = address.strip_prefix("http://").unwrap_or(address);
        let to = to.parse().expect("an address and a port");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a port has an address");
        let wire = Arc::new(Wire {
            to,
            state: Mutex::default(),
            changed: Condvar::new(),
            ended: AtomicBool::new(false),
        });
        let ours = Arc::clone(&wire);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ours.ended.load(Ordering::SeqCst) {
                    return;
                }
                ours.carry(stream);
            }
        });
        Proxy { address, wire, thread: Some(thread) }
    }

    /// Where the telephone asks.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Loses the answer to the next question that holds a text, and everything after it.
    pub fn lose_the_answer_to(&self, mark: &str) {
        self.wire.state().lose = Some(mark.as_bytes().to_vec());
    }

    /// Waits until an answer came from the main machine and was lost.
    ///
    /// # Panics
    /// When none is within half a minute.
    pub fn wait_until_lost(&self, count: u32) {
        let (state, _) = self
            .wire
            .changed
            .wait_timeout_while(self.wire.state(), Duration::from_secs(30), |state| {
                state.lost < count
            })
            .unwrap_or_else(PoisonError::into_inner);
        assert_eq!(state.lost, count, "answers that were lost");
    }

    /// From now on everything goes through again.
    pub fn mend(&self) {
        self.wire.state().broken = false;
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.wire.ended.store(true, Ordering::SeqCst);
        self.wire.state().broken = true;
        // Wakes the thread that waits for a connection.
        let _ = TcpStream::connect(self.address);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

impl Wire {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn carry(self: &Arc<Wire>, phone: TcpStream) {
        if self.state().broken {
            return;
        }
        let Ok(main) = TcpStream::connect(self.to) else { return };
        let (Ok(phone_too), Ok(main_too)) = (phone.try_clone(), main.try_clone()) else { return };
        let losing = Arc::new(AtomicBool::new(false));
        let (there, back) = (Arc::clone(self), Arc::clone(self));
        let told = Arc::clone(&losing);
        std::thread::spawn(move || there.questions(phone, main, &told));
        std::thread::spawn(move || back.answers(main_too, phone_too, &losing));
    }

    fn questions(&self, mut phone: TcpStream, mut main: TcpStream, losing: &AtomicBool) {
        let mut piece = [0; 16_384];
        while let Ok(length @ 1..) = phone.read(&mut piece) {
            let piece = piece.get(..length).unwrap_or_default();
            {
                let mut state = self.state();
                let holds = |mark: &[u8]| piece.windows(mark.len()).any(|part| part == mark);
                if state.lose.as_deref().is_some_and(holds) {
                    losing.store(true, Ordering::SeqCst);
                    (state.lose, state.broken) = (None, true);
                }
                if state.broken && !losing.load(Ordering::SeqCst) {
                    break;
                }
            }
            if main.write_all(piece).is_err() {
                break;
            }
        }
        cut(&phone, &main);
    }

    fn answers(&self, mut main: TcpStream, mut phone: TcpStream, losing: &AtomicBool) {
        let mut piece = [0; 16_384];
        while let Ok(length @ 1..) = main.read(&mut piece) {
            if losing.load(Ordering::SeqCst) {
                self.state().lost += 1;
                self.changed.notify_all();
                break;
            }
            if phone.write_all(piece.get(..length).unwrap_or_default()).is_err() {
                break;
            }
        }
        cut(&phone, &main);
    }
}

/// Either end may be gone already.
fn cut(one: &TcpStream, other: &TcpStream) {
    let _ = one.shutdown(Shutdown::Both);
    let _ = other.shutdown(Shutdown::Both);
}
