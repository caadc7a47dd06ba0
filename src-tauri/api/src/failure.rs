//! What went wrong, for a person: what happened, what to do, that the data is safe, a small code.
//! Must never blame the user, and never name a database or a stack.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A refusal is a decision; a fault is the machine's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// The program decided not to do it.
    Refusal,
    /// The machine could not do it.
    Fault,
}

/// One language's words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Words {
    /// What happened.
    pub happened: String,
    /// What to do, and that the data is safe.
    pub todo: String,
}

/// Why a command did not do what was asked. Nothing of it was done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
pub struct Failure {
    /// The stable name a program sorts by: `sell.day_not_open`.
    pub code: String,
    /// The small code a person reads out on the telephone: `S-03`.
    pub number: String,
    /// Refusal or fault.
    pub kind: FailureKind,
    /// In Thai.
    pub th: Words,
    /// In English.
    pub en: Words,
    /// Figures a screen may use, such as the line a refusal is about.
    pub params: BTreeMap<String, String>,
}

/// The four sentences of a failure: Thai happened and to do, English happened and to do.
pub type Sentences = [&'static str; 4];

impl Failure {
    /// A refusal.
    #[must_use]
    pub fn refusal(code: &str, number: &str, sentences: Sentences) -> Failure {
        Failure::new(FailureKind::Refusal, code, number, sentences)
    }

    /// A fault of the machine.
    #[must_use]
    pub fn fault(code: &str, number: &str, sentences: Sentences) -> Failure {
        Failure::new(FailureKind::Fault, code, number, sentences)
    }

    fn new(kind: FailureKind, code: &str, number: &str, sentences: Sentences) -> Failure {
        let [th_happened, th_todo, en_happened, en_todo] = sentences.map(str::to_owned);
        Failure {
            code: code.to_owned(),
            number: number.to_owned(),
            kind,
            th: Words { happened: th_happened, todo: th_todo },
            en: Words { happened: en_happened, todo: en_todo },
            params: BTreeMap::new(),
        }
    }

    /// Puts a figure into the sentences in the place of `{name}`.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Failure {
        let (place, value) = (format!("{{{name}}}"), value.to_string());
        for words in [&mut self.th, &mut self.en] {
            words.happened = words.happened.replace(&place, &value);
            words.todo = words.todo.replace(&place, &value);
        }
        self.params.insert(name.to_owned(), value);
        self
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} · {} ({})", self.en.happened, self.en.todo, self.number)
    }
}

impl std::error::Error for Failure {}
