//! Where a line of Thai may end: at words of the dictionary, never inside a cluster, never before
//! a sign that belongs to what stands before it. Must never lose or add a letter.

use std::sync::LazyLock;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{
    GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed, LineSegmenter,
    LineSegmenterBorrowed,
};

static WORDS: LazyLock<LineSegmenterBorrowed<'static>> =
    LazyLock::new(|| LineSegmenter::new_dictionary(LineBreakOptions::default()));
static CLUSTERS: GraphemeClusterSegmenterBorrowed<'static> = GraphemeClusterSegmenter::new();

/// Words the dictionary would cut where nobody reads a pause; a line never ends inside one.
const WHOLE: &str = "พร้อมเพย์ เป๋าตัง คิวอาร์ ลายเซ็น ใบเสร็จ เงินทอน น้ำแข็ง น้ำพริก หมอนทอง \
    ชานม ไข่มุก ชาบู ก๋วยจั๊บ วิปครีม คาปูชิโน เอสเพรสโซ เอสเปรสโซ่ อเมริกาโน่ ลาเต้ สมูทตี้ \
    โยเกิร์ต บราวนี่ มาการอง เบเกอรี่ เอแคลร์ ครัวซองต์ ทาโกะยากิ นักเก็ต เฟรนช์ฟรายส์ ออร์แกนิก";

/// No line holds more characters than this, so that a text as long as a book is looked at in parts.
const LONGEST_LINE: usize = 600;

/// Breaks a line into lines not wider than `widest`. Blanks at a break are dropped; a word wider
/// than a line is cut between clusters, and a cluster wider than a line stands alone.
pub fn wrap(text: &str, widest: f32, width: impl Fn(&str) -> f32) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let length = rest.char_indices().nth(LONGEST_LINE).map_or(rest.len(), |(at, _)| at);
        let part = &rest[..length];
        let fits = |end: usize| width(part[..end].trim_end()) <= widest;
        let end = if length == rest.len() && fits(length) {
            length
        } else {
            last_fitting(word_ends(part), fits)
                .or_else(|| last_fitting(cluster_ends(part), fits))
                .or_else(|| cluster_ends(part).next())
                .unwrap_or(length)
        };
        lines.push(rest[..end].trim_end());
        rest = rest[end..].trim_start();
    }
    lines
}

/// The last end that still fits, looking no further than the first that does not.
fn last_fitting(ends: impl Iterator<Item = usize>, fits: impl Fn(usize) -> bool) -> Option<usize> {
    ends.take_while(|end| fits(*end)).last()
}

/// Where words end, so that a line may end there too.
pub(crate) fn word_ends(text: &str) -> impl Iterator<Item = usize> {
    let whole = whole_words(text);
    WORDS.segment_str(text).filter(move |end| {
        (*end > 0 && *end < text.len())
            && may_begin_line(text[*end..].trim_start())
            && !text[..*end].ends_with(is_leading_vowel)
            && !whole.iter().any(|(from, to)| from < end && end < to)
    })
}

/// Where clusters end; a leading vowel stays with its consonant.
fn cluster_ends(text: &str) -> impl Iterator<Item = usize> {
    CLUSTERS.segment_str(text).filter(move |end| {
        (*end > 0 && *end < text.len())
            && !text[..*end].ends_with(is_leading_vowel)
            && !text[*end..].trim_start().starts_with(follows)
    })
}

fn whole_words(text: &str) -> Vec<(usize, usize)> {
    WHOLE
        .split(' ')
        .flat_map(|word| text.match_indices(word).map(|(at, word)| (at, at + word.len())))
        .collect()
}

/// Whether what comes next may stand at the beginning of a line: not ๆ or ฯ, not a vowel or mark
/// that leans on what is before, not a consonant silenced by ์ (เพ-ย์, จัน-ทร์), not the last
/// consonant of a word the dictionary does not know (โยเกิร์-ต); ณ is a word.
fn may_begin_line(next: &str) -> bool {
    let mut rest = next.chars();
    let mut consonants = 0;
    let mut c = rest.next();
    if c.is_some_and(follows) {
        return false;
    }
    while c.is_some_and(|c| matches!(c, 'ก'..='ฮ')) {
        consonants += 1;
        c = rest.next();
    }
    let silenced = match c {
        Some('ิ' | 'ุ') => rest.next() == Some('์'),
        c => c == Some('์'),
    };
    let left_over = consonants == 1 && c.is_none_or(char::is_whitespace) && !next.starts_with('ณ');
    !(left_over || (silenced && (1..=2).contains(&consonants)))
}

/// Signs that lean on what stands before them.
const fn follows(c: char) -> bool {
    matches!(c, 'ๆ' | 'ฯ' | 'ะ'..='ฺ' | 'ๅ' | '็'..='๎')
}

/// เ แ โ ใ ไ: written before the consonant they belong to.
const fn is_leading_vowel(c: char) -> bool {
    matches!(c, 'เ'..='ไ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let mut ends: Vec<usize> = word_ends(text).collect();
        ends.push(text.len());
        let mut from = 0;
        ends.into_iter().map(|end| &text[std::mem::replace(&mut from, end)..end]).collect()
    }

    #[test]
    fn lines_end_at_words_people_read() {
        for (text, words) in [
            ("ข้าวเหนียวหมูปิ้งนมสด", "ข้าว|เหนียว|หมู|ปิ้ง|นม|สด"),
            ("จ่ายพร้อมเพย์ทุกๆวัน", "จ่าย|พร้อมเพย์|ทุกๆ|วัน"),
            ("ชานมไข่มุกวิปครีม", "ชานมไข่มุก|วิปครีม"),
            ("ถั่ว ฯลฯ", "ถั่ว ฯลฯ"),
            ("โยเกิร์ต ณ ตลาด", "โยเกิร์ต |ณ |ตลาด"),
        ] {
            assert_eq!(parts(text).join("|"), words);
        }
    }
}
