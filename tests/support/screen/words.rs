//! The words of the screens by their keys, in either language: tests name what is meant, and a
//! mended sentence mends no test. Must never make a word up.

use std::collections::BTreeMap;
use std::path::Path;

/// A language of the screens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// ไทย
    Thai,
    /// English
    English,
}

impl Language {
    /// Both, the usual one first.
    pub const BOTH: [Language; 2] = [Language::Thai, Language::English];

    /// As the program and its files write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::Thai => "th",
            Language::English => "en",
        }
    }
}

/// Every message of a language.
#[derive(Clone, Debug)]
pub struct Words {
    /// Which language.
    pub language: Language,
    messages: BTreeMap<String, String>,
}

impl Words {
    /// Reads the messages the screens are built from.
    ///
    /// # Panics
    /// When they are not there.
    #[must_use]
    pub fn of(language: Language) -> Words {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/messages");
        let path = root.join(format!("{}.json", language.code()));
        let text = std::fs::read_to_string(path).expect("the messages of the screens");
        let mut messages: BTreeMap<String, String> = serde_json::from_str(&text).expect("messages");
        messages.remove("$schema");
        Words { language, messages }
    }

    /// A message that needs nothing filled in.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.filled(key, &[])
    }

    /// A message with its gaps filled.
    ///
    /// # Panics
    /// When there is no such message, or a gap stays open.
    #[must_use]
    pub fn filled(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        let message = self.messages.get(key).unwrap_or_else(|| panic!("no message {key}"));
        let filled = gaps
            .iter()
            .fold(message.clone(), |text, (gap, with)| text.replace(&format!("{{{gap}}}"), with));
        assert!(!filled.contains('{'), "{key} has a gap that was not filled: {filled}");
        filled
    }

    /// What stands before the first gap of a message.
    ///
    /// # Panics
    /// When there is no such message, or it begins with a gap.
    #[must_use]
    pub fn beginning(&self, key: &str) -> String {
        let message = self.messages.get(key).unwrap_or_else(|| panic!("no message {key}"));
        let beginning = message.split('{').next().unwrap_or_default().trim();
        assert!(!beginning.is_empty(), "{key} begins with a gap: {message}");
        beginning.to_owned()
    }

    /// The longest piece of a message between its gaps.
    ///
    /// # Panics
    /// When there is no such message.
    #[must_use]
    pub fn piece(&self, key: &str) -> String {
        let message = self.messages.get(key).unwrap_or_else(|| panic!("no message {key}"));
        let pieces = message.split(['{', '}']).step_by(2);
        pieces.max_by_key(|piece| piece.len()).unwrap_or_default().trim().to_owned()
    }

    /// All keys.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    /// All messages without gaps.
    pub fn plain(&self) -> impl Iterator<Item = &str> {
        self.messages.values().map(String::as_str).filter(|text| !text.contains('{'))
    }
}
