//! The sample market in a folder, in the language of a walk.

use std::path::Path;

use api::App;
use serde_json::json;
use tests::screen::{Browser, Language, Screen};

/// A page of the usual size of an old laptop.
const USUAL: (u32, u32) = (1366, 768);
/// The smallest page the program promises to fit.
const SMALL: (u32, u32) = (1024, 768);

/// How a walk looks: its language, its page, the size of its letters.
#[derive(Clone, Copy)]
pub struct Look {
    pub language: Language,
    pub size: (u32, u32),
    pub letters: u32,
}

/// Thai on the usual page.
pub const THAI: Look = Look { language: Language::Thai, size: USUAL, letters: 20 };
/// English on the usual page.
pub const ENGLISH: Look = Look { language: Language::English, ..THAI };

impl Look {
    /// On the smallest page.
    pub const fn small(self) -> Look {
        Look { size: SMALL, ..self }
    }

    /// In the largest letters.
    pub const fn large(self) -> Look {
        Look { letters: 28, ..self }
    }

    /// How its pictures are called: the till's on 1366 pixels are till-1366.
    fn walk(self, desk: &str) -> String {
        let letters = if self.letters == 20 { String::new() } else { format!("-{}", self.letters) };
        format!("{desk}-{}{letters}", self.size.0)
    }
}

/// Makes a folder look as a walk wants; its scanner may be as slow as a busy machine.
pub fn prepare(data: &Path, look: Look, desk: Option<&str>) {
    let app = App::open(machine::ports(data)).expect("a fresh folder opens");
    if let Some(desk) = desk {
        app.call("choose_desk", json!({ "desk": desk })).expect("a desk is chosen");
    }
    let look = json!({
        "language": look.language.code(), "text_size": look.letters, "sound": true,
        "scanner_gap": 150,
    });
    app.call("keep_preferences", look).expect("a language is chosen");
}

/// The sample's screens, from the till's home.
pub fn open(data: &Path, desk: &str, look: Look) -> Screen {
    prepare(data, look, Some("sample"));
    Browser { data, size: look.size }.open(&look.walk(desk), look.language)
}

/// The same, after something was made through `api` as another walk would have made it; gives
/// what the making gave.
pub fn open_with<Made>(
    data: &Path,
    desk: &str,
    look: Look,
    make: impl FnOnce(&App) -> Made,
) -> (Screen, Made) {
    prepare(data, look, Some("sample"));
    let made = make(&App::open(machine::ports(data)).expect("the sample opens"));
    (Browser { data, size: look.size }.open(&look.walk(desk), look.language), made)
}

/// The first screen of a fresh folder.
pub fn open_fresh(data: &Path, walk: &str, look: Look) -> Screen {
    prepare(data, look, None);
    let screen = Browser { data, size: look.size }.open(&look.walk(walk), look.language);
    screen.see_word("start_title");
    screen
}

/// Goes back as a screen's own button does.
pub fn back(screen: &Screen) {
    screen.press(&format!("‹ {}", screen.words.get("back")));
}

/// Goes to a main place through the menu.
pub fn go(screen: &Screen, place: &str) {
    screen.press_word("menu_title");
    screen.press_word(place);
}
