//! The sample's own time and randomness. Must never be used by a real desk: its keys are no secret.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use domain::day::Timestamp;
use domain::digest::Digest;

use crate::App;
use crate::desk::DeskChoice;
use crate::failure::Failure;
use crate::ports::{Clock, Courier, CourierTrouble, Entropy, Files, Ports};
use crate::ports::{PrintFailure, PrinterLink, Printers};
use crate::ports::{Reading, Scale, ScaleLink, ScaleTrouble};

/// The stage on which the sample's days are played.
pub struct Stage {
    clock: Arc<StageClock>,
    entropy: Arc<StageEntropy>,
    /// The machine's now, in Unix seconds: nothing on the stage lies in its future.
    now: i64,
}

struct StageClock(AtomicI64);

impl Clock for StageClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(self.0.load(Ordering::SeqCst))
    }
}

struct StageEntropy(AtomicU64);

impl Entropy for StageEntropy {
    fn seed(&self) -> [u8; 32] {
        let count = self.0.fetch_add(1, Ordering::SeqCst);
        *Digest::of(format!("sample market {count}").as_bytes()).bytes()
    }
}

/// The sample prints on no paper.
struct NoPrinter;

impl Printers for NoPrinter {
    fn send(&self, _: &PrinterLink, _: &[u8]) -> Result<(), PrintFailure> {
        Err(PrintFailure::Unreachable("the sample has no printer".to_owned()))
    }

    fn found(&self) -> Vec<PrinterLink> {
        Vec::new()
    }
}

/// Nothing of the sample was weighed on a wire.
struct NoScale;

impl Scale for NoScale {
    fn weigh(&self, _: &ScaleLink) -> Result<Reading, ScaleTrouble> {
        Err(ScaleTrouble::Unreachable("the sample has no scale".to_owned()))
    }

    fn found(&self) -> Vec<ScaleLink> {
        Vec::new()
    }
}

/// The stage has no network: its files go by hand.
struct NoNetwork;

impl Courier for NoNetwork {
    fn hand_in(&self, _: &str, _: &[u8]) -> Result<Vec<u8>, CourierTrouble> {
        Err(CourierTrouble::Unreachable("the stage has no network".to_owned()))
    }
}

const DAY: i64 = 86_400;

impl Stage {
    /// A stage whose last day is the machine's today.
    pub fn new(ports: &Ports) -> Stage {
        let now = ports.clock.now().seconds();
        Stage {
            clock: Arc::new(StageClock(AtomicI64::new(now))),
            entropy: Arc::new(StageEntropy(AtomicU64::new(0))),
            now,
        }
    }

    /// Sets the stage's clock to some minutes before the present time of day, on a day counted
    /// from today.
    pub fn set(&self, day: i64, minutes_before: i64) {
        self.clock.0.store(self.now + day * DAY - minutes_before * 60, Ordering::SeqCst);
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds, Ordering::SeqCst);
    }

    /// What the stage's clock says.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A desk on the stage.
    pub fn open(&self, files: Arc<dyn Files>, desk: DeskChoice) -> Result<App, Failure> {
        let ports = Ports {
            clock: self.clock.clone(),
            entropy: self.entropy.clone(),
            files,
            printers: Arc::new(NoPrinter),
            scale: Arc::new(NoScale),
            courier: Arc::new(NoNetwork),
        };
        App::open_as(ports, desk)
    }
}
