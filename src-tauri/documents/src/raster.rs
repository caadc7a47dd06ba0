//! A slip as the very dots the printer burns: text, codes and lines alike, so that every printer
//! shows the same. Must never leave anything to a printer's own letters.

use crate::barcode::Bars;
use crate::canvas::Bitmap;
use crate::ink::Inks;
use crate::layout::{Piece, TextLine, margin, pieces};
use crate::qr::{Modules, QUIET_ZONE};
use crate::slip::{Paper, Slip};

/// Rows of a dashed line with the white around it.
const RULE_ROWS: usize = 15;
/// Rows of the ruler.
const RULER_ROWS: usize = 34;
/// Rows of the bars.
const BAR_ROWS: usize = 48;
/// Rows of a barcode with the white around it: ten millimetres of bars.
const CODE_ROWS: usize = 90;
/// Dots of a banner's frame and of the white inside it.
const FRAME: i32 = 4;

/// The picture of a slip on a paper, with a little white above and below.
#[must_use]
pub fn raster(slip: &Slip, paper: Paper) -> Bitmap {
    let mut inks = Inks::new();
    let pieces = pieces(slip, paper, &mut inks);
    let mut picture = Picture { inks, canvas: Bitmap::new(paper.dots(), 8) };
    for piece in &pieces {
        picture.piece(piece);
    }
    picture.canvas.extend(8);
    picture.canvas
}

struct Picture {
    inks: Inks,
    canvas: Bitmap,
}

impl Picture {
    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(line) => self.text(line),
            Piece::Gap(rows) => self.canvas.extend(*rows),
            Piece::Rule => self.rule(),
            Piece::Qr { code, scale } => self.qr(code, *scale),
            Piece::Bars { bars, scale } => self.bars(bars, *scale),
            Piece::Framed(lines) => self.framed(lines),
            Piece::DottedLine => self.dotted_line(),
            Piece::Ruler => self.ruler(),
            Piece::Darkness => self.darkness(),
        }
    }

    /// Adds white rows; the first of them.
    fn below(&mut self, rows: usize) -> i32 {
        let top = self.canvas.height();
        self.canvas.extend(rows);
        signed(top)
    }

    fn width(&self) -> i32 {
        signed(self.canvas.width())
    }

    fn text(&mut self, line: &TextLine) {
        let top = self.below(usize::try_from(line.above + line.below).unwrap_or(0));
        let style = (line.weight, line.size);
        for span in &line.spans {
            self.inks.draw(&mut self.canvas, &span.line, style, (span.x, top + line.above));
        }
    }

    fn rule(&mut self) {
        let edge = signed(margin(self.canvas.width()));
        let top = self.below(RULE_ROWS);
        for left in (edge..self.width() - edge - 4).step_by(8) {
            self.canvas.fill(left, top + signed(RULE_ROWS) / 2, 5, 2);
        }
    }

    fn qr(&mut self, code: &Modules, scale: usize) {
        let quiet = QUIET_ZONE * scale;
        let top = self.below(code.size() * scale + 2 * quiet) + signed(quiet);
        let left = (self.width() - signed(code.size() * scale)) / 2;
        let side = signed(scale);
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|x| code.is_dark(*x, y)) {
                self.canvas.fill(left + signed(x) * side, top + signed(y) * side, side, side);
            }
        }
    }

    fn bars(&mut self, bars: &Bars, scale: usize) {
        let top = self.below(CODE_ROWS) + 6;
        let side = signed(scale);
        let left = (self.width() - signed(bars.width() * scale)) / 2;
        for (x, _) in bars.modules().iter().enumerate().filter(|(_, dark)| **dark) {
            self.canvas.fill(left + signed(x) * side, top, side, signed(CODE_ROWS) - 10);
        }
    }

    fn framed(&mut self, lines: &[TextLine]) {
        let (edge, top) = (signed(margin(self.canvas.width())), self.below(12) + 4);
        for line in lines {
            self.text(line);
        }
        let bottom = self.below(14) + 10;
        let (width, height) = (self.width() - 2 * edge, bottom - top);
        self.canvas.fill(edge, top, width, FRAME);
        self.canvas.fill(edge, bottom - FRAME, width, FRAME);
        self.canvas.fill(edge, top, FRAME, height);
        self.canvas.fill(edge + width - FRAME, top, FRAME, height);
    }

    fn dotted_line(&mut self) {
        let inset = self.width() / 8;
        let top = self.below(6);
        for left in (inset..self.width() - inset).step_by(6) {
            self.canvas.fill(left, top + 2, 2, 2);
        }
    }

    /// A scale from edge to edge: a long tick at every 64 dots (8 mm), a short one at every 8, and
    /// a full line at both edges, so that a wrong paper width shows at once.
    fn ruler(&mut self) {
        let (top, width) = (self.below(RULER_ROWS) + 4, self.width());
        self.canvas.fill(0, top, width, 2);
        for x in (0..width).step_by(8) {
            let tick = if x % 64 == 0 { 22 } else { 8 };
            self.canvas.fill(x, top, 1, tick);
        }
        self.canvas.fill(0, top, 2, 26);
        self.canvas.fill(width - 2, top, 2, 26);
    }

    /// Four bars with a quarter, a half, three quarters and all of their dots black.
    fn darkness(&mut self) {
        let (top, bar) = (self.below(BAR_ROWS) + 4, self.width() / 4);
        for y in 0..signed(BAR_ROWS) - 8 {
            for x in 0..bar * 4 {
                let burnt = match x / bar {
                    0 => x % 2 == 0 && y % 2 == 0,
                    1 => (x + y) % 2 == 0,
                    2 => x % 2 == 0 || y % 2 == 0,
                    _ => true,
                };
                if burnt {
                    self.canvas.blacken(x, top + y);
                }
            }
        }
    }
}

fn signed(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}
