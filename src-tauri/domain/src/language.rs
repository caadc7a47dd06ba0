//! The two languages. Thai is the default everywhere; English stands complete beside it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language of screens and paper.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// ไทย
    #[default]
    Th,
    /// English
    En,
}

impl Language {
    /// The word of this language.
    #[must_use]
    pub const fn pick<'a>(self, th: &'a str, en: &'a str) -> &'a str {
        match self {
            Language::Th => th,
            Language::En => en,
        }
    }
}
