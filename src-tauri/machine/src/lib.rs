//! Floor 4: the real world behind the program's ports: clock, randomness, files, printers,
//! scales.
//!
//! **Invariant:** nothing here waits without an end; a printer or a stick that hangs is left
//! behind.
//! **Invariant:** a file is written whole or not at all, and only its owner may read a key.
//! **Invariant:** a fault of the program never takes its host down.

mod clock;
pub mod courier;
pub mod data_folder;
mod device_file;
mod duties;
mod entropy;
pub mod files;
pub mod hand_over;
mod link_device;
mod link_network;
pub mod log;
mod names;
pub mod network;
mod printer_status;
pub mod printers;
pub mod running;
pub mod scale;
mod scale_line;
mod turns;
pub mod watch;
pub mod worker;

use std::path::Path;
use std::sync::Arc;

use api::ports::Ports;

pub use clock::SystemClock;
pub use entropy::SystemEntropy;

/// The ports of this machine for one data folder.
#[must_use]
pub fn ports(data: &Path) -> Ports {
    Ports {
        clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        files: Arc::new(files::FolderFiles::new(data.to_owned())),
        printers: Arc::new(printers::LinkedPrinters::default()),
        scale: Arc::new(scale::LinkedScale::default()),
        courier: Arc::new(courier::NetworkCourier::default()),
    }
}
