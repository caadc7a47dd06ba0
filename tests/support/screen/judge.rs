//! What makes a screen poor, and what may stand on it all the same. Must never excuse a screen as a
//! whole: what is allowed is a word.

use serde_json::{Value, json};

use super::words::{Language, Words};

/// The script that looks.
pub(super) const SCRIPT: &str = include_str!("judge.js");
/// The script that listens to the console.
pub(super) const LISTEN: &str = include_str!("listen.js");

/// Latin that a Thai screen may show: keys, kinds of files, names of the trade, marks of a place.
const LATIN: &[&str] = &[
    // keys, and the face of the key that brings Latin letters
    "Alt", "Ctrl", "Del", "Enter", "Esc", "Tab", "Shift", "ABC", // the trade
    "QR", "USB", "PDF", "CSV", "JSON", "Wi", "Fi", "Excel", "XLSX", "VAT", "LINE", "IP",
    // digits of a number that are not shown
    "xxx", // names: the program, a language, the letters and their licence
    "Talad", "talad", "English", "MIT", "SIL", "Noto", "Sans", "Thai", "Looped", "Sarabun", "Open",
    "Font", "License",
];

/// The arguments of the script for a language, with words a screen may show besides.
pub(super) fn arguments(language: Language, besides: &[&str]) -> Value {
    let own = Words::of(language);
    let other = Words::of(match language {
        Language::Thai => Language::English,
        Language::English => Language::Thai,
    });
    let keys: Vec<&str> = own.keys().filter(|key| key.contains('_')).collect();
    let both: Vec<&str> = own.plain().collect();
    let foreign = other.plain().filter(|text| !both.contains(text) && !besides.contains(text));
    let foreign: Vec<&str> = foreign.collect();
    let allowed: Vec<&str> = LATIN.iter().chain(besides).copied().collect();
    let away = [own.get("close"), own.get("cancel")];
    json!([language.code(), keys, foreign, allowed, away])
}
