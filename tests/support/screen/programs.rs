//! The programs a screen needs: a display, a driver, our own. Each runs in a group of its own.
//! Must never leave one behind, nor let it see the person's own home, bus or display.

use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};

use super::wait::until;

/// Drivers that run at once: the machine has two cores.
const AT_ONCE: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// Leave to run one driver.
#[derive(Debug)]
pub(super) struct Turn(usize);

impl Turn {
    pub(super) fn take() -> Turn {
        Turn::of(1)
    }

    /// Leave for several drivers of one test, taken at once: two tests never wait for each other.
    pub(super) fn of(drivers: usize) -> Turn {
        assert!(drivers <= AT_ONCE, "no test runs so many");
        let running = RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut running = ENDED
            .wait_while(running, |running| *running + drivers > AT_ONCE)
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        *running += drivers;
        Turn(drivers)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner) -= self.0;
        ENDED.notify_all();
    }
}

/// A program of this workspace, beside the tests.
///
/// # Panics
/// When it was not built.
#[must_use]
pub fn built(name: &str) -> PathBuf {
    let own = std::env::current_exe().expect("a test has a path");
    let built = own.ancestors().nth(2).expect("target/debug").join(name);
    assert!(built.exists(), "build it first: cargo build --workspace ({})", built.display());
    built
}

/// A program and whatever it starts; all of it goes with this value.
#[derive(Debug)]
pub(super) struct Group(Child);

impl Group {
    /// Starts it. Should the test be killed, the system ends it too.
    pub(super) fn start(command: &Command, home: &Path) -> Group {
        let mut whole = Command::new("setpriv");
        whole.args(["--pdeathsig", "TERM"]).arg(command.get_program()).args(command.get_args());
        for (key, value) in command.get_envs() {
            match value {
                Some(value) => whole.env(key, value),
                None => whole.env_remove(key),
            };
        }
        alone(&mut whole, home).process_group(0).stdin(Stdio::null()).stdout(Stdio::piped());
        let program = command.get_program().display().to_string();
        let log = std::fs::File::create(home.join("said.txt")).expect("a file in the home");
        Group(whole.stderr(log).spawn().unwrap_or_else(|error| {
            panic!("{program} does not start ({error}); src-tauri/packaging/setup.sh tests")
        }))
    }

    /// The first line it says that holds a mark; the rest is read and let go.
    pub(super) fn says(&mut self, mark: &str) -> String {
        let [line] = self.says_all([mark]);
        line
    }

    /// The lines it says that hold these marks, in their order; the rest is read and let go.
    pub(super) fn says_all<const COUNT: usize>(&mut self, marks: [&str; COUNT]) -> [String; COUNT] {
        let out = self.0.stdout.take().expect("one question for each program");
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let found = marks.map(|mark| {
            let line = lines.find(|line| line.contains(mark));
            line.unwrap_or_else(|| panic!("the program ended and never said {mark:?}"))
        });
        // A pipe that nobody reads would stop the program one day.
        std::thread::spawn(move || lines.for_each(drop));
        found
    }
}

impl Group {
    /// Kills it and what it started, as a power cut does: nobody is asked to end.
    pub(super) fn kill(&mut self) {
        kill_process_group(Pid::from_child(&self.0), Signal::KILL).expect("it runs");
        self.0.wait().expect("it ends");
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        let group = Pid::from_child(&self.0);
        // It may be gone already, which is what is wanted.
        let _ = kill_process_group(group, Signal::TERM);
        let _ = until(Duration::from_secs(3), || self.0.try_wait().ok().flatten());
        let _ = kill_process_group(group, Signal::KILL);
        let _ = self.0.wait();
    }
}

/// A program that sees nothing of the person who runs the tests.
pub(super) fn alone<'a>(command: &'a mut Command, home: &Path) -> &'a mut Command {
    for name in ["DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "TALAD_DATA_DIR"] {
        command.env_remove(name);
    }
    command
        .env("HOME", home)
        .env("TMPDIR", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_RUNTIME_DIR", home)
        .env("LC_ALL", "C.UTF-8")
        .env("TZ", "Asia/Bangkok")
        .env("NO_AT_BRIDGE", "1")
}

/// A display that nobody sees; gives its name.
pub(super) fn display(home: &Path) -> (Group, String) {
    let mut xvfb = Command::new("Xvfb");
    xvfb.args(["-displayfd", "1", "-screen", "0", "1366x768x24"]);
    xvfb.args(["-nolisten", "tcp", "-noreset"]);
    let mut xvfb = Group::start(&xvfb, home);
    let number = xvfb.says("");
    (xvfb, format!(":{}", number.trim()))
}

/// The driver of the program's own engine.
pub(super) fn webkit_driver(command: &mut Command, home: &Path) -> (Group, String) {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = free.expect("a free port").port();
    command.arg(format!("--port={port}")).arg("--host=127.0.0.1");
    let driver = Group::start(command, home);
    let listens = || TcpStream::connect(("127.0.0.1", port)).ok();
    until(Duration::from_secs(20), listens).expect("WebKitWebDriver listens");
    (driver, format!("http://127.0.0.1:{port}"))
}

/// The driver of Chromium.
pub(super) fn chrome_driver(home: &Path) -> (Group, String) {
    let mut command = Command::new("chromedriver");
    command.arg("--port=0");
    let mut driver = Group::start(&command, home);
    let line = driver.says("successfully on port");
    let port = line.rsplit(' ').next().unwrap_or_default().trim_end_matches('.').to_owned();
    (driver, format!("http://127.0.0.1:{port}"))
}

/// `taladctl serve` on a data folder; gives the address with the key in it.
pub(super) fn serve(data: &Path, home: &Path) -> (Group, String) {
    let mut serving = Group::start(&serve_command(data), home);
    let line = serving.says("http://");
    (serving, address_in(&line))
}

/// The same with its door for second screens open, on this machine alone; gives both addresses.
pub(super) fn serve_with_door(data: &Path, home: &Path) -> (Group, String, String) {
    let mut command = serve_command(data);
    command.args(["--screens", "--screens-address", "127.0.0.1", "--screens-port", "0"]);
    command.args(["--lang", "en"]);
    let mut serving = Group::start(&command, home);
    let [own, door] = serving.says_all(["/#key=", "Second screens come by"]);
    (serving, address_in(&own), address_in(&door))
}

fn serve_command(data: &Path) -> Command {
    let mut command = Command::new(built("taladctl"));
    command.arg("--data-dir").arg(data).args(["serve", "--port", "0"]);
    command
}

fn address_in(line: &str) -> String {
    line.get(line.find("http://").unwrap_or(0)..).unwrap_or_default().trim().to_owned()
}
