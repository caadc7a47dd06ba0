//! Blocks become lines with every glyph in its place. Must never touch a dot: that is the raster's
//! work; and never cut text off: what does not fit goes to the next line.

use crate::barcode::{self, Bars};
use crate::font::{Shaped, Weight, legible, shape, width};
use crate::ink::{Inks, rounded};
use crate::qr::{self, Correction, Modules, QUIET_ZONE};
use crate::slip::{Align, Block, Paper, Size, Slip};
use crate::wrap::wrap;

/// Rows above and below the baseline of a usual line, in hundredths of the size; a line with
/// higher or deeper ink grows. The font's own metrics would cut tone marks off.
const ABOVE: u32 = 118;
const BELOW: u32 = 38;

/// How far what stands below goods is moved to the right, in dots.
const INDENT: i32 = 20;
/// The sizes of a price on a label, in dots: the first that fits on one line is taken.
const PRICE_SIZES: [u32; 5] = [144, 112, 88, 64, 44];
/// White rows above and below it.
const PRICE_EDGE: i32 = 16;

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
    Bars { bars: Bars, scale: usize },
    Framed(Vec<TextLine>),
    DottedLine,
    Ruler,
    Darkness,
}

/// Beside which line of its label a value stands.
#[derive(Clone, Copy)]
enum Beside {
    First,
    Last,
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
                self.pair(left, right, (Weight::bold(*bold), *size), Beside::Last);
            }
            Block::Item { name, detail, amount } => {
                self.pair(name, amount, (Weight::Regular, Size::Normal), Beside::First);
                if let Some(detail) = detail {
                    self.under(detail, "");
                }
            }
            Block::Under { left, right } => self.under(left, right),
            Block::Price(text) => self.price(text),
            Block::Barcode(code) => {
                self.bars(code);
                self.text(code, Align::Center, (Weight::Regular, Size::Small));
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

    fn text(&mut self, text: &str, align: Align, (weight, size): (Weight, Size)) {
        self.lines(&legible(text), align, (weight, size.dots()));
    }

    fn lines(&mut self, text: &str, align: Align, style: (Weight, u32)) {
        for line in wrap(text, self.room(), |part| measure(part, style)) {
            let line = self.line(&[(line, align, 0)], style);
            self.pieces.push(Piece::Text(line));
        }
    }

    /// The small line below goods, a little to the right; its value at the right edge.
    fn under(&mut self, left: &str, right: &str) {
        self.set_pair(left, right, (Weight::Regular, Size::Small.dots()), (Beside::Last, INDENT));
    }

    fn pair(&mut self, left: &str, right: &str, style: (Weight, Size), beside: Beside) {
        self.set_pair(left, right, (style.0, style.1.dots()), (beside, 0));
    }

    /// A label and a value. The value stands beside the first or the last line of the label; when
    /// there is no room for both side by side, below it.
    fn set_pair(
        &mut self,
        left: &str,
        right: &str,
        style: (Weight, u32),
        (beside, indent): (Beside, i32),
    ) {
        let (left, right) = (legible(left), legible(right));
        let room = self.room();
        let labels = room - indent as f32;
        let taken = match right.trim() {
            "" => 0.0,
            value => measure(value, style) + style.1 as f32 * 0.6,
        };
        let left_over = labels - taken;
        let together = left_over >= room * 0.42 || measure(left.trim(), style) <= left_over;
        let widest = if together { left_over } else { labels };
        let labels = wrap(&left, widest, |part| measure(part, style));
        let values = wrap(&right, room, |part| measure(part, style));
        let mut lines: Vec<(&str, &str)> = labels.iter().map(|label| (*label, "")).collect();
        let mut values = values.into_iter();
        let at = match beside {
            Beside::First => 0,
            Beside::Last => lines.len().saturating_sub(1),
        };
        if together && let Some(line) = lines.get_mut(at) {
            line.1 = values.next().unwrap_or("");
        }
        lines.extend(values.map(|value| ("", value)));
        for (label, value) in lines {
            let cells = [(label, Align::Left, indent), (value, Align::Right, 0)];
            let line = self.line(&cells, style);
            self.pieces.push(Piece::Text(line));
        }
    }

    fn price(&mut self, text: &str) {
        let text = legible(text);
        let room = self.room();
        let fits = |size: &u32| measure(text.trim(), (Weight::Bold, *size)) <= room;
        let size = PRICE_SIZES.into_iter().find(fits).unwrap_or(Size::Normal.dots());
        for part in wrap(&text, room, |part| measure(part, (Weight::Bold, size))) {
            let mut line = self.line(&[(part, Align::Center, 0)], (Weight::Bold, size));
            // figures have no marks above or below: no paper is spent on them
            let reach = line.spans.iter().map(|s| self.inks.reach(&s.line, Weight::Bold, size));
            let reach = reach.fold((0, 0), |most, r| (most.0.max(r.above), most.1.max(r.below)));
            (line.above, line.below) = (reach.0 + PRICE_EDGE, reach.1 + PRICE_EDGE);
            self.pieces.push(Piece::Text(line));
        }
    }

    fn bars(&mut self, code: &str) {
        // what no bars can say, or only finer ones than paper shows, is left to its letters
        let Some(bars) = barcode::bars(code) else { return };
        if let Some(scale) = bars.scale(self.paper) {
            self.pieces.push(Piece::Bars { bars, scale });
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
        let style = (Weight::Bold, Size::Huge.dots());
        let room = self.room() - 32.0;
        let lines = wrap(&text, room, |part| measure(part, style));
        let lines = lines.iter().map(|line| self.line(&[(line, Align::Center, 0)], style));
        let lines = lines.collect();
        self.pieces.push(Piece::Framed(lines));
    }

    /// One line of cells, high enough for its ink and one white row above and below.
    fn line(&mut self, cells: &[(&str, Align, i32)], (weight, size): (Weight, u32)) -> TextLine {
        let edge = margin(self.paper) as f32;
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

fn measure(text: &str, (weight, size): (Weight, u32)) -> f32 {
    width(text, weight, size as f32)
}
