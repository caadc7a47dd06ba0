//! Floor 3: everything a screen may ask, by name. Knows no host.

pub mod failure;
pub mod ports;

use failure::Failure;
use ports::Ports;

/// The program: its desks and its ports.
#[derive(Debug)]
pub struct App {
    #[expect(dead_code)]
    ports: Ports,
}

impl App {
    /// Opens what is in the data folder.
    ///
    /// # Errors
    /// A [`Failure`] in words.
    pub fn open(ports: Ports) -> Result<App, Failure> {
        Ok(App { ports })
    }

    /// Answers one command by name: JSON in, JSON out. The one list of commands is behind it.
    ///
    /// # Errors
    /// A [`Failure`] in words; nothing was done.
    pub fn call(
        &self,
        _command: &str,
        _arguments: serde_json::Value,
    ) -> Result<serde_json::Value, Failure> {
        Ok(serde_json::Value::Null)
    }
}
