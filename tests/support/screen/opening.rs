//! How a screen is opened: in the program's own window, or in a browser. Must never show anything
//! but the data folder of its test.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::programs::{self, Group, Turn};
use super::wire::Wire;
use super::{Language, Screen};
use crate::Folder;

/// What has to go when a screen goes, in this order.
#[derive(Debug)]
pub(super) struct Opened {
    groups: Vec<Group>,
    _home: Folder,
    _turn: Option<Turn>,
}

impl Opened {
    /// Kills every program at once; none of them is asked to end.
    pub(super) fn cut_the_power(&mut self) {
        self.groups.iter_mut().for_each(Group::kill);
    }
}

/// The real window on a display of its own.
#[derive(Clone, Debug)]
pub struct Window<'a> {
    /// The data folder.
    pub data: &'a Path,
    /// What a dialog for opening gives.
    pub opens: Option<&'a Path>,
    /// Where a dialog for saving goes.
    pub saves: Option<&'a Path>,
}

impl<'a> Window<'a> {
    /// A window on a data folder, without dialogs.
    #[must_use]
    pub fn on(data: &'a Path) -> Window<'a> {
        Window { data, opens: None, saves: None }
    }

    /// Opens it. The walk names its pictures; the language is the one the data folder says.
    ///
    /// # Panics
    /// When the program or what drives it does not come up.
    #[must_use]
    pub fn open(&self, walk: &str, language: Language) -> Screen {
        self.open_sized(walk, language, (1366, 768))
    }

    /// The same, as large as a smaller screen.
    ///
    /// # Panics
    /// When the program or what drives it does not come up.
    #[must_use]
    pub fn open_sized(
        &self,
        walk: &str,
        language: Language,
        (width, height): (u32, u32),
    ) -> Screen {
        let turn = Turn::take();
        let home = Folder::new("window");
        let (xvfb, display) = programs::display(home.path());
        let mut command = Command::new("WebKitWebDriver");
        command.env("DISPLAY", &display).env("GDK_BACKEND", "x11");
        command.env("TAURI_WEBVIEW_AUTOMATION", "true");
        for (name, path) in [("TALAD_TEST_OPEN", self.opens), ("TALAD_TEST_SAVE", self.saves)] {
            match path {
                Some(path) => command.env(name, path),
                None => command.env_remove(name),
            };
        }
        let (driver, address) = programs::webkit_driver(&mut command, home.path());
        let options =
            json!({ "binary": programs::built("talad"), "args": ["--data-dir", self.data] });
        let wire = Wire::open(&address, &json!({ "webkitgtk:browserOptions": options }))
            .unwrap_or_else(|error| panic!("{walk}: the window does not open: {error}"));
        let whole = json!({ "x": 0, "y": 0, "width": width, "height": height });
        wire.post("/window/rect", &whole).expect("the window fills its display");
        let opened = Opened { groups: vec![driver, xvfb], _home: home, _turn: Some(turn) };
        Screen::new(wire, walk, language, display, opened)
    }
}

/// Chromium, shown the screens by `taladctl serve`.
#[derive(Clone, Debug)]
pub struct Browser<'a> {
    /// The data folder.
    pub data: &'a Path,
    /// The page, in pixels.
    pub size: (u32, u32),
}

impl Browser<'_> {
    /// Opens it. The walk names its pictures; the language is the one the data folder says.
    ///
    /// # Panics
    /// When the browser or what it shows does not come up.
    #[must_use]
    pub fn open(&self, walk: &str, language: Language) -> Screen {
        let (turn, home) = (Turn::take(), Folder::new("browser"));
        let (serving, page) = programs::serve(self.data, &serve_home(&home));
        chromium(&page, self.size, walk, language, (vec![serving], home, Some(turn)))
    }

    /// The same with the door for second screens open; gives its address, too. There is leave for
    /// one more browser, which is opened by [`Telephone`].
    ///
    /// # Panics
    /// When the browser or what it shows does not come up.
    #[must_use]
    pub fn open_with_door(&self, walk: &str, language: Language) -> (Screen, String) {
        let (turn, home) = (Turn::of(2), Folder::new("browser"));
        let (serving, page, door) = programs::serve_with_door(self.data, &serve_home(&home));
        let opened = (vec![serving], home, Some(turn));
        (chromium(&page, self.size, walk, language, opened), door)
    }
}

/// Chromium on another device, beside a [`Browser::open_with_door`].
#[derive(Clone, Debug)]
pub struct Telephone<'a> {
    /// The address it opens.
    pub page: &'a str,
    /// The page, in pixels.
    pub size: (u32, u32),
}

impl Telephone<'_> {
    /// Opens it. The walk names its pictures; the language is the one the main machine says.
    ///
    /// # Panics
    /// When the browser does not come up.
    #[must_use]
    pub fn open(&self, walk: &str, language: Language) -> Screen {
        let opened = (vec![], Folder::new("telephone"), None);
        chromium(self.page, self.size, walk, language, opened)
    }
}

fn serve_home(home: &Folder) -> PathBuf {
    let serve_home = home.path().join("serve");
    std::fs::create_dir_all(&serve_home).expect("a folder in the home");
    serve_home
}

fn chromium(
    page: &str,
    size: (u32, u32),
    walk: &str,
    language: Language,
    (mut groups, home, turn): (Vec<Group>, Folder, Option<Turn>),
) -> Screen {
    let (driver, address) = programs::chrome_driver(home.path());
    let wire = Wire::open(&address, &wanted(home.path(), size))
        .unwrap_or_else(|error| panic!("{walk}: Chromium does not open: {error}"));
    let (width, height) = size;
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    let size = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": size });
    wire.post("/goog/cdp/execute", &size).expect("the page has its size");
    wire.post("/url", &json!({ "url": page })).expect("the page opens");
    groups.insert(0, driver);
    let opened = Opened { groups, _home: home, _turn: turn };
    Screen::new(wire, walk, language, String::new(), opened)
}

fn wanted(home: &Path, (width, height): (u32, u32)) -> Value {
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars=false",
    ]
    .map(str::to_owned)
    .to_vec();
    let profile: PathBuf = home.join("profile");
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments.push(format!("--window-size={width},{height}"));
    json!({ "goog:chromeOptions": { "args": arguments } })
}
