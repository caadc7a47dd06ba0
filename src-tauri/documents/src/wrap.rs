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

/// Words the dictionary does not know and would cut; a line never ends inside one.
const WHOLE: [&str; 30] = [
    "พร้อมเพย์",
    "วิปครีม",
    "คาปูชิโน",
    "คาปูชิโน่",
    "เอสเพรสโซ",
    "เอสเปรสโซ่",
    "อเมริกาโน่",
    "ลาเต้",
    "มัทฉะ",
    "ทาโกะยากิ",
    "เทมปุระ",
    "ซาลาเปา",
    "โรตีสายไหม",
    "แซนด์วิช",
    "สมูทตี้",
    "โยเกิร์ต",
    "บราวนี่",
    "มาการอง",
    "คุกกี้",
    "เบเกอรี่",
    "ออร์แกนิก",
    "เฟรนช์ฟรายส์",
    "นักเก็ต",
    "โกโก้",
    "เป๋าตัง",
    "คิวอาร์",
    "ลายเซ็น",
    "หมอนทอง",
    "น้ำแข็ง",
    "ปลาร้า",
];

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
        .iter()
        .flat_map(|word| text.match_indices(word).map(|(at, word)| (at, at + word.len())))
        .collect()
}

/// Whether what comes next may stand at the beginning of a line: not ๆ or ฯ, not a vowel or mark
/// that leans on what is before, not a consonant silenced by ์ (เพ-ย์, จัน-ทร์).
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
    !(silenced && (1..=2).contains(&consonants))
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
mod probe {
    use super::*;
    #[test]
    fn probe() {
        for word in WHOLE.iter().copied().chain(["กะเพรา","ผัดซีอิ๊ว","ชานมไข่มุก","โอเลี้ยง","เฉาก๊วย","ลอดช่อง","บัวลอย","หมูสะเต๊ะ","ปาท่องโก๋","ข้าวหลาม","กล้วยน้ำว้า","น้ำพริก","ปลาทู","ไข่เจียว","ส้มตำ","ปลาร้า","ลูกชิ้น","ไก่ย่าง","หมูกรอบ","ขนมจีน","แกงเขียวหวาน","ต้มยำกุ้ง","ผักบุ้ง","คะน้า","มะม่วง","ฝรั่ง","ทุเรียน","ลำไย","เงาะ","มังคุด","ก๋วยจั๊บ","เกี๊ยว","ซูชิ","ชาบู","พิซซ่า","แฮมเบอร์เกอร์","ไอศกรีม","เค้ก","ครัวซองต์","เอแคลร์","ใบเสร็จ","ใบกำกับภาษี","ค่าธรรมเนียม","กรรมการ","ภาษีมูลค่าเพิ่ม","คนละครึ่ง","เงินทอน","น้ำยาล้างจาน","ผงซักฟอก","สบู่","ยาสีฟัน","หน้ากากอนามัย"]) {
            let raw: Vec<usize> = WORDS.segment_str(word).filter(|e| *e > 0 && *e < word.len()).collect();
            let ours: Vec<usize> = raw.iter().copied().filter(|end| may_begin_line(&word[*end..]) && !word[..*end].ends_with(is_leading_vowel)).collect();
            if !ours.is_empty() { let mut s = String::new(); let mut p = 0; for e in ours { s.push_str(&word[p..e]); s.push('|'); p = e; } s.push_str(&word[p..]); println!("{s}"); }
        }
    }
}
