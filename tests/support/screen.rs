//! The screens as a person meets them: buttons by their words, a scanner, a look at the whole.
//! Must never press what cannot be seen, nor know how a screen is built.

mod hurry;
mod judge;
mod opening;
mod programs;
mod wait;
mod wire;
pub mod words;

use std::cell::Cell;
use std::path::PathBuf;

use base64::Engine as _;
use serde_json::{Value, json};

pub use hurry::with_scanner;
pub use opening::{Browser, Telephone, Window};
pub use programs::built;
pub use wait::{PATIENCE, until};
pub use words::{Language, Words};

use opening::Opened;
use wire::{ELEMENT, Wire};

/// What stands on one screen, and the hand in front of it.
#[derive(Debug)]
pub struct Screen {
    wire: Wire,
    /// The words of its language.
    pub words: Words,
    walk: String,
    faults: Vec<String>,
    besides: Vec<String>,
    acts: Cell<u32>,
    /// The display it is on, for another program beside it.
    pub display: String,
    // Goes last: the session is closed first.
    opened: Opened,
}

impl Screen {
    fn new(wire: Wire, walk: &str, language: Language, display: String, opened: Opened) -> Screen {
        let screen = Screen {
            wire,
            words: Words::of(language),
            walk: walk.to_owned(),
            faults: Vec::new(),
            besides: Vec::new(),
            acts: Cell::new(0),
            display,
            opened,
        };
        let stands = || screen.run("return document.readyState === 'complete'", &json!([]));
        let stands = until(PATIENCE, || stands().as_bool().filter(|stands| *stands));
        assert!(stands.is_some(), "{walk}: no page came up");
        screen.run(judge::LISTEN, &json!([]));
        // what went wrong last time is no picture of this time
        let _ = std::fs::remove_file(screen.picture_path(&screen.failed()));
        screen
    }

    /// Runs a script in the page.
    fn run(&self, script: &str, arguments: &Value) -> Value {
        self.asked(self.wire.post("/execute/sync", &json!({ "script": script, "args": arguments })))
    }

    fn asked(&self, answer: Result<Value, String>) -> Value {
        answer.unwrap_or_else(|error| panic!("{}: {error}", self.walk))
    }

    /// Goes to an address, as a person types it or a camera reads it; `about:blank` puts the page
    /// away.
    ///
    /// # Panics
    /// When nothing comes up.
    pub fn visit(&self, address: &str) {
        self.asked(self.wire.post("/url", &json!({ "url": address })));
        if address.starts_with("http") {
            self.run(judge::LISTEN, &json!([]));
        }
    }

    /// The text on the screen, in one line.
    #[must_use]
    pub fn text(&self) -> String {
        let text = self.run("return document.body.innerText", &json!([]));
        let text = text.as_str().unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until a text can be read.
    ///
    /// # Panics
    /// When it does not come.
    pub fn see(&self, text: &str) {
        let wanted = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let seen = until(PATIENCE, || self.text().contains(&wanted).then_some(()));
        assert!(seen.is_some(), "{}: “{wanted}” does not stand in: {}", self.walk, self.text());
    }

    /// Waits until the words of a message can be read.
    pub fn see_word(&self, key: &str) {
        self.see(&self.words.get(key));
    }

    /// Waits until a message can be read, whatever fills its gaps.
    pub fn see_piece(&self, key: &str) {
        self.see(&self.words.piece(key));
    }

    /// Waits until a picture is drawn whose description holds a message.
    ///
    /// # Panics
    /// When none is.
    pub fn see_picture(&self, key: &str) {
        let script = "return [...document.images].some((one) =>
            one.complete && one.naturalWidth > 0 && one.alt.includes(arguments[0]))";
        let word = self.words.piece(key);
        let drawn = || self.run(script, &json!([word])).as_bool().filter(|drawn| *drawn);
        assert!(until(PATIENCE, drawn).is_some(), "{}: no picture of “{word}”", self.walk);
    }

    /// Waits until a text is gone.
    ///
    /// # Panics
    /// When it stays.
    pub fn gone(&self, text: &str) {
        let gone = until(PATIENCE, || (!self.text().contains(text)).then_some(()));
        assert!(gone.is_some(), "{}: “{text}” stays in: {}", self.walk, self.text());
    }

    /// Waits until something with this role and name can be seen, and gives it.
    fn find(&self, role: &str, name: &str) -> String {
        let mut names = Value::Null;
        let found = until(PATIENCE, || {
            let answer = self.run(include_str!("screen/find.js"), &json!([role, name]));
            names = answer["names"].clone();
            answer["found"][0][ELEMENT].as_str().map(str::to_owned)
        });
        found.unwrap_or_else(|| panic!("{}: no {role} “{name}” among {names}", self.walk))
    }

    /// Whether something with this role and name can be seen now.
    #[must_use]
    pub fn has(&self, role: &str, name: &str) -> bool {
        let answer = self.run(include_str!("screen/find.js"), &json!([role, name]));
        !answer["found"][0].is_null()
    }

    /// The names of everything with this role that can be seen now.
    #[must_use]
    pub fn names(&self, role: &str) -> Vec<String> {
        let answer = self.run(include_str!("screen/find.js"), &json!([role, ""]));
        serde_json::from_value(answer["names"].clone()).expect("names")
    }

    /// Taps what has this role and name.
    pub fn tap(&self, role: &str, name: &str) {
        // A screen that was just drawn anew took what was found with it: looked for again.
        let tapped = until(PATIENCE, || {
            let element = self.find(role, name);
            let answer = self.wire.post(&format!("/element/{element}/click"), &json!({}));
            match answer {
                Err(error) if error.contains("stale") => None,
                Err(error) if error.contains("intercepted") => {
                    // Under something: a person moves the page until it lies free.
                    self.bring_to_the_middle(&element);
                    None
                }
                answer => Some(self.asked(answer)),
            }
        });
        assert!(tapped.is_some(), "{}: {role} “{name}” never stood still", self.walk);
        self.acts.set(self.acts.get() + 1);
    }

    fn bring_to_the_middle(&self, element: &str) {
        let script = "arguments[0].scrollIntoView({ block: 'center' })";
        let body = json!({ "script": script, "args": [{ ELEMENT: element }] });
        // It may have gone meanwhile: then it is looked for again.
        let _ = self.wire.post("/execute/sync", &body);
    }

    /// How many taps, scans and keys there were so far.
    #[must_use]
    pub fn acts(&self) -> u32 {
        self.acts.get()
    }

    /// Presses a button by its own name: goods, notes, digits.
    pub fn press(&self, name: &str) {
        self.tap("button", name);
    }

    /// Presses the first button whose name holds a text: a row of a list.
    ///
    /// # Panics
    /// When there is none.
    pub fn press_holding(&self, text: &str) {
        let mut names = Vec::new();
        let found = until(PATIENCE, || {
            names = self.names("button");
            names.iter().find(|name| name.contains(text)).cloned()
        });
        self.press(&found.unwrap_or_else(|| panic!("{}: no “{text}” in {names:?}", self.walk)));
    }

    /// Presses the button of a message.
    pub fn press_word(&self, key: &str) {
        self.press(&self.words.get(key));
    }

    /// Presses the button of a message with gaps.
    pub fn press_filled(&self, key: &str, gaps: &[(&str, &str)]) {
        self.press(&self.words.filled(key, gaps));
    }

    /// Presses the button that begins as a message does before its first gap.
    pub fn press_beginning(&self, key: &str) {
        self.press_holding(&self.words.beginning(key));
    }

    /// Chooses one of a few by its message.
    pub fn choose_word(&self, key: &str) {
        self.tap("radio", &self.words.get(key));
    }

    /// Presses digits of a keypad, one after the other.
    pub fn digits(&self, digits: &str) {
        for digit in digits.chars() {
            match digit {
                '.' => self.press_word("point"),
                digit => self.press(&digit.to_string()),
            }
        }
    }

    /// Writes into the line with this label, in place of what stands there.
    pub fn write(&self, label: &str, text: &str) {
        let element = self.find("textbox", label);
        self.asked(self.wire.post(&format!("/element/{element}/clear"), &json!({})));
        let keys = json!({ "text": text });
        self.asked(self.wire.post(&format!("/element/{element}/value"), &keys));
    }

    /// Writes into the line with a message as its label.
    pub fn write_word(&self, key: &str, text: &str) {
        self.write(&self.words.get(key), text);
    }

    /// Waits until the line with a message as its label holds a text.
    ///
    /// # Panics
    /// When it holds another one.
    pub fn holds(&self, key: &str, text: &str) {
        let mut value = Value::Null;
        let holds = until(PATIENCE, || {
            let element = self.find("textbox", &self.words.get(key));
            value = self.asked(self.wire.get(&format!("/element/{element}/property/value")));
            (value == text).then_some(())
        });
        assert!(holds.is_some(), "{}: {key} holds {value}, not {text}", self.walk);
    }

    /// Lets a file fall on the page of a browser.
    pub fn drop_file(&self, name: &str, bytes: &[u8]) {
        let bytes = base64::engine::general_purpose::STANDARD.encode(bytes);
        let script = "const [name, bytes] = arguments;
            const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([content], name));
            document.body.dispatchEvent(new DragEvent('drop', {
              dataTransfer, bubbles: true, cancelable: true,
            }));";
        self.run(script, &json!([name, bytes]));
    }

    /// A scanner reads a barcode: its keys come as quickly as they can, then Enter.
    /// Only below [`with_scanner`].
    pub fn scan(&self, code: &str) {
        self.acts.set(self.acts.get() + 1);
        self.run("window.keysCame = []", &json!([]));
        self.keys(&format!("{code}\u{e007}"), 0);
        let times = self.run("return window.keysCame", &json!([]));
        hurry::was_quick(&serde_json::from_value::<Vec<f64>>(times).expect("times"));
    }

    /// A hand types; each key further from the one before than any scanner's.
    pub fn type_keys(&self, keys: &str) {
        let count = u32::try_from(keys.chars().count()).expect("a few keys");
        self.acts.set(self.acts.get() + count);
        self.keys(keys, 220);
    }

    /// One key, perhaps with others held: `['\u{e009}', '2']` is Ctrl+2.
    pub fn chord(&self, keys: &[char]) {
        self.acts.set(self.acts.get() + 1);
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key.to_string() }));
        let up = keys.iter().rev();
        let up = up.map(|key| json!({ "type": "keyUp", "value": key.to_string() }));
        self.act(&down.chain(up).collect::<Vec<_>>());
    }

    fn keys(&self, keys: &str, apart: u64) {
        let mut acts = Vec::new();
        for key in keys.chars() {
            let value = key.to_string();
            acts.push(json!({ "type": "keyDown", "value": value }));
            acts.push(json!({ "type": "keyUp", "value": value }));
            if apart > 0 {
                acts.push(json!({ "type": "pause", "duration": apart }));
            }
        }
        self.act(&acts);
    }

    fn act(&self, acts: &[Value]) {
        let keyboard = json!([{ "type": "key", "id": "keyboard", "actions": acts }]);
        self.asked(self.wire.post("/actions", &json!({ "actions": keyboard })));
    }

    /// A hand takes a moment: a screen that just came up takes no tap in its first blink, so that
    /// a shaking finger does not press twice.
    pub fn breathe(&self) {
        let script = "setTimeout(arguments[0], 400)";
        let body = json!({ "script": script, "args": [] });
        self.asked(self.wire.post("/execute/async", &body));
    }

    /// Words of the other language that these screens may show besides the usual ones: names.
    pub fn allow(&mut self, words: &[&str]) {
        self.besides.extend(words.iter().map(|word| (*word).to_owned()));
    }

    /// Looks at the screen: a picture for people, and a judgement for [`Screen::finish`].
    pub fn look(&mut self, name: &str) {
        self.picture(&format!("{}-{name}", self.walk));
        let language = self.words.language.code();
        for fault in self.judge() {
            self.faults.push(format!("{}-{name}-{language}: {fault}", self.walk));
        }
    }

    /// What is poor about the screen as it stands.
    #[must_use]
    pub fn judge(&self) -> Vec<String> {
        let besides: Vec<&str> = self.besides.iter().map(String::as_str).collect();
        let arguments = judge::arguments(self.words.language, &besides);
        serde_json::from_value(self.run(judge::SCRIPT, &arguments)).expect("a list of faults")
    }

    /// Puts something poor on the screen, for a test of the judge. Markup, at the page's end.
    pub fn spoil(&self, markup: &str) {
        let script = "document.querySelector('main').insertAdjacentHTML('beforeend', arguments[0])";
        self.run(script, &json!([markup]));
    }

    /// What the picture of a walk that broke off is called.
    fn failed(&self) -> String {
        format!("failed-{}", self.walk)
    }

    fn picture_path(&self, name: &str) -> PathBuf {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../screenshots");
        folder.join(format!("{name}-{}.png", self.words.language.code()))
    }

    fn picture(&self, name: &str) {
        let path = self.picture_path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for pictures");
        // The picture is of the last frame that was drawn.
        let script = "const [done] = arguments;
            document.fonts.ready.then(() =>
              requestAnimationFrame(() => requestAnimationFrame(() => done())))";
        self.asked(self.wire.post("/execute/async", &json!({ "script": script, "args": [] })));
        let picture = self.asked(self.wire.get("/screenshot"));
        let picture = base64::engine::general_purpose::STANDARD
            .decode(picture.as_str().unwrap_or_default())
            .expect("base64");
        std::fs::write(path, picture).expect("a picture is written");
    }

    /// The power fails: the program and whatever it started are killed where they stand. Gives
    /// what was poor until then.
    #[must_use]
    pub fn cut_the_power(mut self) -> Vec<String> {
        self.opened.cut_the_power();
        std::mem::take(&mut self.faults)
    }

    /// The end of a walk; gives what was poor on the way.
    #[must_use]
    pub fn end(mut self) -> Vec<String> {
        std::mem::take(&mut self.faults)
    }

    /// The end of a walk.
    ///
    /// # Panics
    /// When a screen was poor: all of them are listed.
    pub fn finish(self) {
        let faults = self.end();
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if std::thread::panicking() {
            for fault in &self.faults {
                eprintln!("{fault}");
            }
            let picture = std::panic::AssertUnwindSafe(|| self.picture(&self.failed()));
            // The driver may be what failed.
            let _ = std::panic::catch_unwind(picture);
        }
        self.wire.close();
    }
}
