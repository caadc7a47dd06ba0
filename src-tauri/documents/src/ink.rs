//! The ink of single glyphs: outlines filled and cut to black and white. Must never smooth: a
//! thermal head knows no grey.

use std::collections::HashMap;

use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::Format;

use crate::canvas::Bitmap;
use crate::font::{Shaped, Weight};

/// From this much cover on a dot is black. Below half, because thin strokes fade on warm paper.
const BLACK_FROM: u8 = 110;

/// The black dots of a glyph: where they are from the pen, x to the right, y downwards.
#[derive(Default)]
struct Ink {
    dots: Vec<(i16, i16)>,
}

/// How far ink reaches from the baseline of a line, in rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Reach {
    pub above: i32,
    pub below: i32,
}

/// Ink already made, by weight, glyph and size: a slip uses the same letters again and again.
pub(crate) struct Inks {
    context: ScaleContext,
    made: HashMap<(Weight, u16, u32), Ink>,
}

impl Inks {
    pub fn new() -> Inks {
        Inks { context: ScaleContext::new(), made: HashMap::new() }
    }

    fn of(&mut self, weight: Weight, glyph: u16, size: u32) -> &Ink {
        let context = &mut self.context;
        self.made
            .entry((weight, glyph, size))
            .or_insert_with(|| fill(context, weight, glyph, size).unwrap_or_default())
    }

    /// How far the ink of a line reaches; nothing for a line of blanks.
    pub fn reach(&mut self, line: &Shaped, weight: Weight, size: u32) -> Reach {
        let mut reach = Reach::default();
        for glyph in &line.glyphs {
            let up = rounded(glyph.y);
            for (_, y) in &self.of(weight, glyph.id, size).dots {
                reach.above = reach.above.max(up - i32::from(*y));
                reach.below = reach.below.max(i32::from(*y) - up + 1);
            }
        }
        reach
    }

    /// Puts a line on the canvas with its pen at `x` and its baseline above row `baseline`.
    pub fn draw(
        &mut self,
        canvas: &mut Bitmap,
        line: &Shaped,
        (weight, size): (Weight, u32),
        (x, baseline): (i32, i32),
    ) {
        for glyph in &line.glyphs {
            let (left, base) = (x + rounded(glyph.x), baseline - rounded(glyph.y));
            for (dx, dy) in &self.of(weight, glyph.id, size).dots {
                canvas.blacken(left + i32::from(*dx), base + i32::from(*dy));
            }
        }
    }
}

fn fill(context: &mut ScaleContext, weight: Weight, glyph: u16, size: u32) -> Option<Ink> {
    let mut scaler = context.builder(weight.outlines()).size(size as f32).hint(false).build();
    let image = Render::new(&[Source::Outline]).format(Format::Alpha).render(&mut scaler, glyph)?;
    let across = usize::try_from(image.placement.width).ok()?.max(1);
    let mut ink = Ink::default();
    for (index, cover) in image.data.iter().enumerate() {
        if *cover >= BLACK_FROM {
            let x = i32::try_from(index % across).ok()? + image.placement.left;
            let y = i32::try_from(index / across).ok()? - image.placement.top;
            ink.dots.push((i16::try_from(x).ok()?, i16::try_from(y).ok()?));
        }
    }
    Some(ink)
}

#[expect(clippy::cast_possible_truncation, reason = "places on paper are small")]
pub(crate) fn rounded(length: f32) -> i32 {
    length.round() as i32
}
