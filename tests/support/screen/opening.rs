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
    _groups: Vec<Group>,
    _home: Folder,
    _turn: Turn,
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
        let whole = json!({ "x": 0, "y": 0, "width": 1366, "height": 768 });
        wire.post("/window/rect", &whole).expect("the window fills its display");
        let opened = Opened { _groups: vec![driver, xvfb], _home: home, _turn: turn };
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
        let turn = Turn::take();
        let home = Folder::new("browser");
        let serve_home = home.path().join("serve");
        std::fs::create_dir_all(&serve_home).expect("a folder in the home");
        let (serving, page) = programs::serve(self.data, &serve_home);
        let (driver, address) = programs::chrome_driver(home.path());
        let wire = Wire::open(&address, &self.wanted(home.path()))
            .unwrap_or_else(|error| panic!("{walk}: Chromium does not open: {error}"));
        let (width, height) = self.size;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let size = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": size });
        wire.post("/goog/cdp/execute", &size).expect("the page has its size");
        wire.post("/url", &json!({ "url": page })).expect("the page opens");
        let opened = Opened { _groups: vec![driver, serving], _home: home, _turn: turn };
        Screen::new(wire, walk, language, String::new(), opened)
    }

    fn wanted(&self, home: &Path) -> Value {
        let (width, height) = self.size;
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
}
