//! Printers behind the port: which link takes a job, and which printers seem to be plugged in.
//! Must never say that a job is on paper when it may not be, nor wait for ever.

use std::time::Duration;

use api::ports::{PrintFailure, PrinterLink, Printers};

use crate::link_device::DeviceLinks;
use crate::link_network;

/// How long each thing about a printer is waited for.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For a network printer to take the connection.
    pub connect: Duration,
    /// For the answer to a question before a job; none means that nothing is known.
    pub answer: Duration,
    /// Without a single byte taken, until a job is given up.
    pub progress: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            connect: Duration::from_secs(3),
            answer: Duration::from_millis(300),
            progress: Duration::from_secs(10),
        }
    }
}

/// The printers of this machine and of its network.
#[derive(Debug, Default)]
pub struct LinkedPrinters {
    patience: Patience,
    devices: DeviceLinks,
}

impl LinkedPrinters {
    /// Printers with a patience of one's own.
    #[must_use]
    pub fn with(patience: Patience) -> LinkedPrinters {
        LinkedPrinters { patience, devices: DeviceLinks::default() }
    }
}

impl Printers for LinkedPrinters {
    fn send(&self, link: &PrinterLink, job: &[u8]) -> Result<(), PrintFailure> {
        match link {
            PrinterLink::None => {
                Err(PrintFailure::Unreachable("no printer has been chosen".to_owned()))
            }
            PrinterLink::Network { host, port } => {
                link_network::send(host, *port, job, self.patience)
            }
            PrinterLink::Device { path } => self.devices.send(path.as_ref(), job, self.patience),
        }
    }

    fn found(&self) -> Vec<PrinterLink> {
        let Ok(entries) = std::fs::read_dir("/dev/usb") else { return Vec::new() };
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        let mut printers: Vec<String> = names.filter(|name| name.starts_with("lp")).collect();
        printers.sort();
        let path = |name| PrinterLink::Device { path: format!("/dev/usb/{name}") };
        printers.into_iter().map(path).collect()
    }
}
