//! What the terminal says: words for a person, or a line of JSON for a program.
//! Must never print half of both.

use api::failure::Failure;
use serde_json::{Value, json};

use crate::arguments::Lang;

/// What a run's exit code means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Exit {
    /// Done; looked and found nothing wrong.
    Done = 0,
    /// Looked, and found something wrong.
    Found = 1,
    /// A wrong command line (clap says so itself).
    Usage = 2,
    /// Refused, or not possible.
    Refused = 3,
}

/// How to speak.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    json: bool,
    lang: Lang,
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the terminal")]
impl Said {
    /// Speaks JSON, or a language.
    #[must_use]
    pub fn new(json: bool, lang: Lang) -> Said {
        Said { json, lang }
    }

    /// The word of the chosen language.
    #[must_use]
    pub fn pick<'a>(&self, th: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            Lang::Th => th,
            Lang::En => en,
        }
    }

    /// Whether a program listens.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.json
    }

    /// An answer: as JSON, or as words.
    pub fn answer(&self, value: &Value, words: &str) {
        if self.json {
            println!("{value}");
        } else {
            println!("{words}");
        }
    }

    /// A remark for a person.
    pub fn line(&self, words: &str) {
        if self.json {
            eprintln!("{}", json!({ "said": words }));
        } else {
            eprintln!("{words}");
        }
    }

    /// Why something was not done.
    pub fn failure(&self, failure: &Failure) {
        if self.json {
            println!("{}", json!({ "failure": failure }));
        } else {
            let words = match self.lang {
                Lang::Th => &failure.th,
                Lang::En => &failure.en,
            };
            eprintln!("{} · {} ({})", words.happened, words.todo, failure.number);
        }
    }
}
