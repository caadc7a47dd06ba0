//! What the terminal says: words for a person, or a line of JSON for a program.
//! Must never print half of both.

use std::io::Write;

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
            out(&value.to_string());
        } else {
            out(words);
        }
    }

    /// A remark for a person.
    pub fn line(&self, words: &str) {
        if self.json {
            err(&json!({ "said": words }).to_string());
        } else {
            err(words);
        }
    }

    /// Why something was not done.
    pub fn failure(&self, failure: &Failure) {
        if self.json {
            out(&json!({ "failure": failure }).to_string());
        } else {
            let words = match self.lang {
                Lang::Th => &failure.th,
                Lang::En => &failure.en,
            };
            err(&format!("{} · {} ({})", words.happened, words.todo, failure.number));
        }
    }
}

/// A line to the standard output. A reader that has left (`| head`) is no failure.
fn out(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A line to the standard error.
fn err(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Text filled up with blanks to a width of columns; marks above and below a Thai letter take none.
#[must_use]
pub fn fill(text: &str, columns: usize, to_the_right: bool) -> String {
    let above_or_below = |c: &char| matches!(*c, 'ั' | 'ิ'..='ฺ' | '็'..='๎');
    let taken = text.chars().filter(|c| !above_or_below(c)).count();
    let blanks = " ".repeat(columns.saturating_sub(taken));
    if to_the_right { format!("{blanks}{text}") } else { format!("{text}{blanks}") }
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn thai_columns_line_up() {
        assert_eq!(fill("ล็อก", 5, false), "ล็อก  ");
        assert_eq!(fill("ค้าง", 5, true), "  ค้าง");
        assert_eq!(fill("1,234.00", 4, true), "1,234.00");
    }
}
