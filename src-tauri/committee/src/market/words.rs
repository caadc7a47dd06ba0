//! Words about stalls and people, as they are kept. Must never keep one about anybody's health.

use domain::thai::printable;

/// Tags as they are kept: cleaned, each once, sorted.
pub(crate) fn tags_of(typed: &[String]) -> Vec<String> {
    let mut tags: Vec<String> =
        typed.iter().map(|tag| printable(tag)).filter(|tag| !tag.is_empty()).collect();
    tags.sort();
    tags.dedup();
    tags
}

/// Whether a word tells of somebody's health or disability. Not a dictionary: it catches what
/// people write without a second thought, and the refusal says why.
pub(crate) fn is_about_health(word: &str) -> bool {
    const WORDS: [&str; 9] =
        ["พิการ", "ป่วย", "โรค", "ติดเตียง", "สมองเสื่อม", "ตาบอด", "หูหนวก", "disab", "illness"];
    let word = word.to_lowercase();
    WORDS.iter().any(|about| word.contains(about))
}

/// What stands for the place of a visiting vendor, who has none of her own.
pub(crate) const VISITING: &str = "จร";
