//! What a host offers the program for second screens: the door, and perhaps a second window.
//! Must never open the door by itself: the till says when.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use api::ports::{DoorShut, Host};
use machine::running::Running;

use super::door::Door;

/// What is set by hand in place of what is usual.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The one address to listen on and to tell; all of this machine when none.
    pub address: Option<Ipv4Addr>,
    /// The port; the till's own setting when none.
    pub port: Option<u16>,
}

/// Opens a second window; says whether there is one now.
pub type OpenDisplay = Box<dyn Fn() -> bool + Send + Sync>;

struct SecondScreens {
    running: Weak<Running>,
    options: Options,
    open_display: OpenDisplay,
    door: Mutex<Option<Door>>,
}

/// Offers second screens to a program; the door opens as soon as its till wishes, and also now if
/// it wished before. `App::withdraw_host` ends it.
pub fn offer(running: &Arc<Running>, options: Options, open_display: OpenDisplay) {
    let second = SecondScreens {
        running: Arc::downgrade(running),
        options,
        open_display,
        door: Mutex::default(),
    };
    running.app().offer_host(Arc::new(second));
}

impl fmt::Debug for SecondScreens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecondScreens").field("options", &self.options).finish_non_exhaustive()
    }
}

impl SecondScreens {
    fn door(&self) -> std::sync::MutexGuard<'_, Option<Door>> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wanted(&self, port: u16) -> SocketAddr {
        let address = self.options.address.unwrap_or(Ipv4Addr::UNSPECIFIED);
        (address, self.options.port.unwrap_or(port)).into()
    }
}

impl Host for SecondScreens {
    fn listen(&self, port: u16) -> Result<(), DoorShut> {
        let wanted = self.wanted(port);
        let mut door = self.door();
        let fits = |door: &Door| wanted.port() == 0 || door.address() == wanted;
        if door.as_ref().is_some_and(fits) {
            return Ok(());
        }
        if let Some(old) = door.take() {
            old.shut();
        }
        let opened = Door::open(self.running.clone(), wanted);
        *door = Some(opened.map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => DoorShut::Taken,
            _ => DoorShut::Refused(error.to_string()),
        })?);
        Ok(())
    }

    fn stop(&self) {
        let door = self.door().take();
        if let Some(door) = door {
            door.shut();
        }
    }

    fn addresses(&self) -> Vec<String> {
        let Some(port) = self.door().as_ref().map(|door| door.address().port()) else {
            return vec![];
        };
        let all = self.options.address.map_or_else(machine::network::addresses, |one| vec![one]);
        all.into_iter().map(|address| format!("http://{address}:{port}")).collect()
    }

    fn open_display(&self) -> bool {
        (self.open_display)()
    }
}
