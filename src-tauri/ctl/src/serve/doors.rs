//! What a host offers the program: doors to a network of people's own, and perhaps a second window.
//! Must never open a door by itself: the program says when.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use api::ports::{Door, DoorShut, Host};
use machine::running::Running;

use super::network::Door as OpenDoor;
use super::{hand_in, screens_door};

/// What is set by hand in place of what is usual.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The one address to listen on and to tell; all of this machine when none.
    pub address: Option<Ipv4Addr>,
    /// The port for second screens; the till's own setting when none.
    pub port: Option<u16>,
    /// The port for files; the usual one when none.
    pub inbox_port: Option<u16>,
}

/// Opens a second window; says whether there is one now.
pub type OpenDisplay = Box<dyn Fn() -> bool + Send + Sync>;

struct Doors {
    running: Weak<Running>,
    options: Options,
    open_display: OpenDisplay,
    open: Mutex<BTreeMap<Door, OpenDoor>>,
}

/// Offers doors to a program; each opens as soon as its desk wishes, and also now if it wished
/// before. `App::withdraw_host` ends it.
pub fn offer(running: &Arc<Running>, options: Options, open_display: OpenDisplay) {
    let running_on = Arc::downgrade(running);
    let doors = Doors { running: running_on, options, open_display, open: Mutex::default() };
    running.app().offer_host(Arc::new(doors));
}

impl fmt::Debug for Doors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Doors").field("options", &self.options).finish_non_exhaustive()
    }
}

impl Doors {
    fn open(&self) -> MutexGuard<'_, BTreeMap<Door, OpenDoor>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wanted(&self, door: Door, port: u16) -> SocketAddr {
        let address = self.options.address.unwrap_or(Ipv4Addr::UNSPECIFIED);
        let by_hand = match door {
            Door::Screens => self.options.port,
            Door::HandIn => self.options.inbox_port,
        };
        (address, by_hand.unwrap_or(port)).into()
    }
}

impl Host for Doors {
    fn listen(&self, door: Door, port: u16) -> Result<(), DoorShut> {
        let wanted = self.wanted(door, port);
        let mut open = self.open();
        let fits = |door: &OpenDoor| wanted.port() == 0 || door.address() == wanted;
        if open.get(&door).is_some_and(fits) {
            return Ok(());
        }
        if let Some(old) = open.remove(&door) {
            old.shut();
        }
        let (name, router) = match door {
            Door::Screens => ("second screens", screens_door::router(self.running.clone())),
            Door::HandIn => ("files of the market", hand_in::router(self.running.clone())),
        };
        let opened = OpenDoor::open(name, router, wanted).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => DoorShut::Taken,
            _ => DoorShut::Refused(error.to_string()),
        })?;
        open.insert(door, opened);
        Ok(())
    }

    fn stop(&self, door: Door) {
        let open = self.open().remove(&door);
        if let Some(door) = open {
            door.shut();
        }
    }

    fn addresses(&self, door: Door) -> Vec<String> {
        let Some(port) = self.open().get(&door).map(|door| door.address().port()) else {
            return vec![];
        };
        let all = self.options.address.map_or_else(machine::network::addresses, |one| vec![one]);
        all.into_iter().map(|address| format!("http://{address}:{port}")).collect()
    }

    fn open_display(&self) -> bool {
        (self.open_display)()
    }
}
