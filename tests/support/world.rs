//! The ports of a test: a clock set by hand, randomness from a seed, real files in a folder that
//! goes when the test ends. Must never read the machine's clock.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use api::ports::{Clock, Courier, CourierTrouble, Entropy, Ports};
use api::ports::{PrintFailure, PrinterLink, Printers};
use api::ports::{Reading, Scale, ScaleLink, ScaleTrouble};
use domain::day::Timestamp;
use domain::quantity::Quantity;

/// A folder that goes when the test ends.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A fresh folder; in memory where the system has such a place, since most tests are not about
    /// the disk.
    #[must_use]
    pub fn new(name: &str) -> Folder {
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        Folder::below(&base, name)
    }

    /// A fresh folder on the disk.
    #[must_use]
    pub fn on_disk(name: &str) -> Folder {
        Folder::below(&std::env::temp_dir(), name)
    }

    fn below(base: &Path, name: &str) -> Folder {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = base.join(format!("talad-{}-{count}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Folder(path)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The morning of 22 November 2026, 06:00 in Bangkok.
pub const MORNING: i64 = 1_795_302_000;

/// What all desks of a test share: one clock, one run of randomness, one printer, one
/// scale.
#[derive(Clone, Debug)]
pub struct World {
    clock: Arc<HandClock>,
    seed: u64,
    printer: Arc<PaperTray>,
    scale: Arc<Pan>,
    network: Arc<Network>,
}

#[derive(Debug)]
struct HandClock(AtomicI64);

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(self.0.load(Ordering::SeqCst))
    }
}

#[derive(Debug)]
struct SeededEntropy {
    seed: u64,
    place: String,
    count: AtomicU64,
}

impl Entropy for SeededEntropy {
    fn seed(&self) -> [u8; 32] {
        let count = self.count.fetch_add(1, Ordering::SeqCst);
        let text = format!("{} {} {count}", self.seed, self.place);
        *domain::digest::Digest::of(text.as_bytes()).bytes()
    }
}

/// A printer that keeps what it is given, or fails as it is told.
#[derive(Debug, Default)]
pub struct PaperTray {
    jobs: Mutex<Vec<Vec<u8>>>,
    failure: Mutex<Option<PrintFailure>>,
}

impl PaperTray {
    /// What was printed so far.
    #[must_use]
    pub fn jobs(&self) -> Vec<Vec<u8>> {
        self.jobs.lock().expect("one test, one thread").clone()
    }

    /// Fails like this from now on; works again with `None`.
    pub fn fail(&self, failure: Option<PrintFailure>) {
        *self.failure.lock().expect("one test, one thread") = failure;
    }
}

struct Tray(Arc<PaperTray>);

impl Printers for Tray {
    fn send(&self, _: &PrinterLink, job: &[u8]) -> Result<(), PrintFailure> {
        if let Some(failure) = self.0.failure.lock().expect("one test, one thread").clone() {
            return Err(failure);
        }
        self.0.jobs.lock().expect("one test, one thread").push(job.to_vec());
        Ok(())
    }

    fn found(&self) -> Vec<PrinterLink> {
        vec![PrinterLink::Device { path: "/dev/usb/lp0".to_owned() }]
    }
}

/// A scale that says what it is told to say; nothing lies on it at first.
#[derive(Debug)]
pub struct Pan(Mutex<Result<Reading, ScaleTrouble>>);

impl Pan {
    /// Says this from now on.
    pub fn show(&self, answer: Result<Reading, ScaleTrouble>) {
        *self.0.lock().expect("one test, one thread") = answer;
    }
}

impl Default for Pan {
    fn default() -> Pan {
        Pan(Mutex::new(Ok(Reading::Stable { weight: Quantity::ZERO })))
    }
}

struct Wire(Arc<Pan>);

impl Scale for Wire {
    fn weigh(&self, link: &ScaleLink) -> Result<Reading, ScaleTrouble> {
        if *link == ScaleLink::None {
            return Err(ScaleTrouble::Unreachable("no scale has been chosen".to_owned()));
        }
        self.0.0.lock().expect("one test, one thread").clone()
    }

    fn found(&self) -> Vec<ScaleLink> {
        vec![ScaleLink::usual("/dev/ttyUSB0".to_owned())]
    }
}

/// Who answers on the network: gets the bytes, gives an answer as JSON.
pub type Answering = Box<dyn Fn(&[u8]) -> Result<Vec<u8>, CourierTrouble> + Send + Sync>;

/// The market's network: nobody answers, until somebody is said to.
#[derive(Default)]
pub struct Network(Mutex<Option<(String, Answering)>>);

impl Network {
    /// Somebody answers at an address from now on.
    pub fn answer(&self, address: &str, answering: Answering) {
        *self.0.lock().expect("one test, one thread") = Some((address.to_owned(), answering));
    }

    /// Nobody answers any more.
    pub fn cut(&self) {
        *self.0.lock().expect("one test, one thread") = None;
    }
}

impl std::fmt::Debug for Network {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Network")
    }
}

impl Courier for Network {
    fn hand_in(&self, address: &str, bytes: &[u8]) -> Result<Vec<u8>, CourierTrouble> {
        match &*self.0.lock().expect("one test, one thread") {
            Some((at, answering)) if at == address => answering(bytes),
            _ => Err(CourierTrouble::Unreachable("nobody answers".to_owned())),
        }
    }
}

impl World {
    /// A world from a seed, at six in the [`MORNING`].
    #[must_use]
    pub fn new(seed: u64) -> World {
        let clock = Arc::new(HandClock(AtomicI64::new(MORNING)));
        let network = Arc::default();
        World { clock, seed, printer: Arc::default(), scale: Arc::default(), network }
    }

    /// Lets time pass (or, below zero, sets the clock back).
    pub fn pass(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds, Ordering::SeqCst);
    }

    /// Sets the clock.
    pub fn set_clock(&self, seconds: i64) {
        self.clock.0.store(seconds, Ordering::SeqCst);
    }

    /// What the clock says.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The printer of this world.
    #[must_use]
    pub fn printer(&self) -> &PaperTray {
        &self.printer
    }

    /// The scale of this world.
    #[must_use]
    pub fn scale(&self) -> &Pan {
        &self.scale
    }

    /// The market's network of this world.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The ports of one computer of this world, with its data in a folder.
    #[must_use]
    pub fn ports(&self, data: &Path) -> Ports {
        let place = data.display().to_string();
        Ports {
            clock: self.clock.clone(),
            entropy: Arc::new(SeededEntropy { seed: self.seed, place, count: AtomicU64::new(0) }),
            files: Arc::new(machine::files::FolderFiles::new(data.to_owned())),
            printers: Arc::new(Tray(self.printer.clone())),
            scale: Arc::new(Wire(self.scale.clone())),
            courier: self.network.clone(),
        }
    }
}
