//! Blocks become lines with every glyph in its place. Must never touch a dot: that is the raster's
//! work; and never cut text off: what does not fit goes to the next line.

use crate::font::{Shaped, Weight, legible, shape, width};
use crate::ink::{Inks, rounded};
use crate::qr::{self, Correction, Modules, QUIET_ZONE};
use crate::slip::{Align, Block, Paper, Size, Slip};
use crate::wrap::wrap;

/// Rows above and below the baseline of a usual line, in hundredths of the size; a line with
/// higher or deeper ink grows. The font's own metrics would cut tone marks off.
const ABOVE: u32 = 118;
const BELOW: u32 = 38;

/// A line of text in its place.
pub(crate) struct TextLine {
    pub spans: Vec<Span>,
    pub weight: Weight,
    pub size: u32,
    /// Rows above the baseline.
    pub above: i32,
    /// Rows below it.
    pub below: i32,
}

/// A part of a line, with its pen in dots from the edge of the paper.
pub(crate) struct Span {
    pub x: i32,
    pub line: Shaped,
}

/// What stands below each other on the paper.
pub(crate) enum Piece {
    Text(TextLine),
    Gap(usize),
    Rule,
    Qr { code: Modules, scale: usize },
    Framed(Vec<TextLine>),
    DottedLine,
    Ruler,
    Darkness,
}

/// Sets slips for one paper.
pub(crate) struct Setter<'i> {
    inks: &'i mut Inks,
    paper: usize,
    pieces: Vec<Piece>,
}

/// All pieces of a slip, from top to bottom.
pub(crate) fn pieces(slip: &Slip, paper: Paper, inks: &mut Inks) -> Vec<Piece> {
    let mut setter = Setter { inks, paper: paper.dots(), pieces: Vec::new() };
    for block in &slip.blocks {
        setter.block(block);
    }
    setter.pieces
}

/// White dots at either edge, so that a letter that leans out still stands on the paper.
pub(crate) const fn margin(paper: usize) -> usize {
    paper / 96
}

impl Setter<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.text(text, Align::Center, (Weight::Bold, Size::Large)),
            Block::Text { text, align, size, bold } => {
                self.text(text, *align, (Weight::bold(*bold), *size));
            }
            Block::Pair { left, right, size, bold } => {
                self.pair(left, right, (Weight::bold(*bold), *size), false);
            }
            Block::Item { name, detail, amount } => {
                self.pair(name, amount, (Weight::Regular, Size::Normal), true);
                if let Some(detail) = detail {
                    self.detail(detail);
                }
            }
            Block::Rule => self.pieces.push(Piece::Rule),
            Block::Space(rows) => self.pieces.push(Piece::Gap(*rows)),
            Block::Qr { payload, caption, correction, dots_per_module } => {
                self.qr(payload, *correction, *dots_per_module);
                self.text(caption, Align::Center, (Weight::Regular, Size::Small));
            }
            Block::Marked(text) => self.framed(text),
            Block::Signature(caption) => {
                self.pieces.push(Piece::Gap(64));
                self.pieces.push(Piece::DottedLine);
                self.text(caption, Align::Center, (Weight::Regular, Size::Small));
            }
            Block::Ruler => self.pieces.push(Piece::Ruler),
            Block::Darkness => self.pieces.push(Piece::Darkness),
        }
    }

    /// Dots between the margins.
    fn room(&self) -> f32 {
        (self.paper - 2 * margin(self.paper)) as f32
    }

    fn text(&mut self, text: &str, align: Align, style: (Weight, Size)) {
        let text = legible(text);
        for line in wrap(&text, self.room(), |part| measure(part, style)) {
            let line = self.line(&[(line, align, 0)], style);
            self.pieces.push(Piece::Text(line));
        }
    }

    /// The small line below goods, a little to the right.
    fn detail(&mut self, text: &str) {
        let text = legible(text);
        let (style, indent) = ((Weight::Regular, Size::Small), 20);
        for line in wrap(&text, self.room() - indent as f32, |part| measure(part, style)) {
            let line = self.line(&[(line, Align::Left, indent)], style);
            self.pieces.push(Piece::Text(line));
        }
    }

    /// A label and a value. The value stands beside the first line of the label (`first`) or
    /// beside the last; when there is no room for both side by side, below it.
    fn pair(&mut self, left: &str, right: &str, style: (Weight, Size), first: bool) {
        let (left, right) = (legible(left), legible(right));
        let room = self.room();
        let gap = style.1.dots() as f32 * 0.6;
        let beside = room - measure(right.trim(), style) - gap;
        let together = measure(left.trim(), style) <= beside || beside >= room * 0.42;
        let labels = wrap(&left, if together { beside } else { room }, |p| measure(p, style));
        let values = wrap(&right, room, |part| measure(part, style));
        let mut lines: Vec<(&str, &str)> = labels.iter().map(|label| (*label, "")).collect();
        let mut values = values.into_iter();
        let at = if first { 0 } else { lines.len().saturating_sub(1) };
        if together && let Some(line) = lines.get_mut(at) {
            line.1 = values.next().unwrap_or("");
        }
        lines.extend(values.map(|value| ("", value)));
        for (label, value) in lines {
            let cells = [(label, Align::Left, 0), (value, Align::Right, 0)];
            let line = self.line(&cells, style);
            self.pieces.push(Piece::Text(line));
        }
    }

    fn qr(&mut self, payload: &str, correction: Correction, dots_per_module: usize) {
        // a code that cannot be made, or whose squares would be finer than the paper shows, is
        // left out: the slip matters more
        let Ok(code) = qr::modules(payload, correction) else { return };
        let widest = self.paper / (code.size() + 2 * QUIET_ZONE);
        let scale = dots_per_module.clamp(1, widest.max(1));
        if widest > 0 {
            self.pieces.push(Piece::Qr { code, scale });
        }
    }

    fn framed(&mut self, text: &str) {
        let text = legible(text);
        let style = (Weight::Bold, Size::Huge);
        let room = self.room() - 32.0;
        let lines = wrap(&text, room, |part| measure(part, style));
        let lines = lines.iter().map(|line| self.line(&[(line, Align::Center, 0)], style));
        let lines = lines.collect();
        self.pieces.push(Piece::Framed(lines));
    }

    /// One line of cells, high enough for its ink and one white row above and below.
    fn line(&mut self, cells: &[(&str, Align, i32)], (weight, size): (Weight, Size)) -> TextLine {
        let (size, edge) = (size.dots(), margin(self.paper) as f32);
        let room = self.room();
        let usual = |hundredths: u32| i32::try_from((size * hundredths).div_ceil(100)).unwrap_or(0);
        let mut line =
            TextLine { spans: vec![], weight, size, above: usual(ABOVE), below: usual(BELOW) };
        for (text, align, indent) in cells.iter().filter(|(text, ..)| !text.is_empty()) {
            let shaped = shape(text, weight, size as f32);
            let x = match align {
                Align::Left => edge,
                Align::Center => edge + (room - shaped.width) / 2.0,
                Align::Right => edge + room - shaped.width,
            };
            let reach = self.inks.reach(&shaped, weight, size);
            line.above = line.above.max(reach.above + 1);
            line.below = line.below.max(reach.below + 1);
            line.spans.push(Span { x: rounded(x.floor()) + indent, line: shaped });
        }
        line
    }
}

fn measure(text: &str, (weight, size): (Weight, Size)) -> f32 {
    width(text, weight, size.dots() as f32)
}
