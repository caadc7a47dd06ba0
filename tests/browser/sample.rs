//! The sample market in a folder, in the language of a walk.

use std::path::Path;

use api::App;
use serde_json::json;
use tests::screen::{Browser, Language, Screen};

/// A page of the usual size of an old laptop.
pub const USUAL: (u32, u32) = (1366, 768);
/// The smallest page the program promises to fit.
pub const SMALL: (u32, u32) = (1024, 768);

/// Makes a folder speak a language; its scanner may be as slow as a busy machine.
pub fn speak(data: &Path, language: Language, desk: Option<&str>) {
    let app = App::open(machine::ports(data)).expect("a fresh folder opens");
    if let Some(desk) = desk {
        app.call("choose_desk", json!({ "desk": desk })).expect("a desk is chosen");
    }
    let look = json!({
        "language": language.code(), "text_size": 20, "sound": true, "scanner_gap": 150,
    });
    app.call("keep_preferences", look).expect("a language is chosen");
}

/// The sample's screens, from the till's home.
pub fn open(data: &Path, desk: &str, language: Language, size: (u32, u32)) -> Screen {
    speak(data, language, Some("sample"));
    Browser { data, demo: false, size }.open(&format!("{desk}-{}", size.0), language)
}

/// Goes to a main place through the menu.
pub fn go(screen: &Screen, place: &str) {
    screen.press_word("menu_title");
    screen.press_word(place);
}
