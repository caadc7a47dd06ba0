//! The face of the paper: Sarabun, built in, shaped by harfrust. Must never fall back to a font of
//! the machine, and never shape Thai and Latin in one run: the Thai rules would then not apply.

use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{Buffer, Direction, Font, Script, ShapeOptions, ShaperFont};
use swash::FontRef;

static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Sarabun-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../assets/fonts/Sarabun-Bold.ttf");

static REGULAR_FACE: LazyLock<Face> = LazyLock::new(|| Face::new(REGULAR));
static BOLD_FACE: LazyLock<Face> = LazyLock::new(|| Face::new(BOLD));

/// What stands for a character that Sarabun does not have.
pub const MISSING: char = '□';

/// Fractions of a pixel the shaper counts in.
const FRACTION: f32 = 64.0;

/// The two weights of paper.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Weight {
    /// Reading text.
    Regular,
    /// Headings and totals.
    Bold,
}

impl Weight {
    /// The weight of a text that is or is not to be bold.
    #[must_use]
    pub const fn bold(bold: bool) -> Weight {
        if bold { Weight::Bold } else { Weight::Regular }
    }

    /// The font file.
    #[must_use]
    pub fn file(self) -> &'static [u8] {
        match self {
            Weight::Regular => REGULAR,
            Weight::Bold => BOLD,
        }
    }

    fn face(self) -> &'static Face {
        match self {
            Weight::Regular => &REGULAR_FACE,
            Weight::Bold => &BOLD_FACE,
        }
    }

    /// The outlines, for drawing.
    pub(crate) fn outlines(self) -> FontRef<'static> {
        self.face().outlines
    }
}

struct Face {
    shapes: Font,
    outlines: FontRef<'static>,
}

impl Face {
    fn new(file: &'static [u8]) -> Face {
        Face {
            shapes: Font::new(file, 0).expect("the built-in font is whole"),
            outlines: FontRef::from_index(file, 0).expect("the built-in font is whole"),
        }
    }
}

/// A glyph in its place on a line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// To the right of the beginning of the line.
    pub x: f32,
    /// Above the baseline.
    pub y: f32,
    /// How far it moves the pen.
    pub advance: f32,
    /// Where in the text its cluster begins, in bytes.
    pub cluster: usize,
}

/// A line of glyphs.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Shaped {
    /// In the order they are drawn.
    pub glyphs: Vec<Glyph>,
    /// How far the pen went, in the unit of the size that was asked for.
    pub width: f32,
}

/// The glyphs of one line of [`legible`] text at a size (pixels, points: whatever the caller
/// counts in).
#[must_use]
pub fn shape(text: &str, weight: Weight, size: f32) -> Shaped {
    let face = weight.face();
    #[expect(clippy::cast_possible_truncation, reason = "sizes are small")]
    let shaper = ShaperFont::new(&face.shapes).with_scale((size * FRACTION) as i32);
    let mut line = Shaped::default();
    for (run, thai) in runs(text) {
        let mut buffer = Buffer::new();
        buffer.push_str(&text[run.clone()]);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(if thai { Script::THAI } else { Script::LATIN }));
        // shaping fails only for a buffer without direction or with glyphs in it
        if harfrust::shape(&shaper, &mut buffer, ShapeOptions::new()).is_err() {
            continue;
        }
        for (info, place) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            line.glyphs.push(Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                x: line.width + place.x_offset as f32 / FRACTION,
                y: place.y_offset as f32 / FRACTION,
                advance: place.x_advance as f32 / FRACTION,
                cluster: run.start + info.cluster as usize,
            });
            line.width += place.x_advance as f32 / FRACTION;
        }
    }
    line
}

/// How wide one line of [`legible`] text is, in the unit of the size.
#[must_use]
pub fn width(text: &str, weight: Weight, size: f32) -> f32 {
    shape(text, weight, size).width
}

/// The text as it can be set: blanks for controls and line ends, nothing for what is invisible,
/// and [`MISSING`] for every character the font lacks.
#[must_use]
pub fn legible(text: &str) -> String {
    let characters = Weight::Regular.outlines().charmap();
    text.chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| match c {
            '\u{a0}' => c,
            c if c.is_whitespace() || c.is_control() => ' ',
            c if characters.map(c) == 0 => MISSING,
            c => c,
        })
        .collect()
}

/// Characters that change how others look or run and have no look of their own.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character is written by the Thai rules (the baht sign is a symbol).
pub(crate) const fn is_thai(c: char) -> bool {
    matches!(c, '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e5b}')
}

/// The runs of one script, with whether it is Thai; blanks and digits stay with what is before.
fn runs(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut runs: Vec<(Range<usize>, bool)> = Vec::new();
    let mut known = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let (strong, thai) = (c.is_alphabetic() || is_thai(c), is_thai(c));
        match runs.last_mut() {
            Some((run, is)) if !strong || !known || *is == thai => {
                run.end = end;
                if strong && !known {
                    *is = thai;
                }
            }
            _ => runs.push((at..end, thai)),
        }
        known |= strong;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_and_latin_are_shaped_apart() {
        let text = "1 A วันที่ 22 B";
        let found: Vec<_> = runs(text).into_iter().map(|(run, thai)| (&text[run], thai)).collect();
        assert_eq!(found, [("1 A ", false), ("วันที่ 22 ", true), ("B", false)]);
    }

    #[test]
    fn what_cannot_be_read_is_shown_as_a_box() {
        assert_eq!(legible("ข้าว\tมัน\r\n"), "ข้าว มัน  ");
        assert_eq!(legible("မြန်မာ".get(0..3).unwrap()), "□");
        assert_eq!(legible("ชา🧋\u{200d}\u{fe0f}ไข่มุก"), "ชา□ไข่มุก");
        assert_eq!(legible("ก\u{202e}ข"), "กข");
    }

    #[test]
    fn amounts_line_up_because_figures_are_equally_wide() {
        for weight in [Weight::Regular, Weight::Bold] {
            let one = width("1", weight, 26.0);
            for digit in '0'..='9' {
                assert_eq!(width(&digit.to_string(), weight, 26.0), one, "{digit}");
            }
        }
    }
}
