//! A picture of black and white dots, as a thermal printer burns it. Must never hold a grey, and
//! never panic on a dot outside its edges: such a dot is simply not there.

/// Dots in rows, eight to a byte, the leftmost in the highest bit; 1 is black.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bitmap {
    width: usize,
    height: usize,
    stride: usize,
    bits: Vec<u8>,
}

impl Bitmap {
    /// A white picture, in dots.
    #[must_use]
    pub fn new(width: usize, height: usize) -> Bitmap {
        let stride = width.div_ceil(8);
        Bitmap { width, height, stride, bits: vec![0; stride * height] }
    }

    /// Dots across.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Rows.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.height
    }

    /// Bytes of one row.
    #[must_use]
    pub const fn stride(&self) -> usize {
        self.stride
    }

    /// All rows, one after another.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bits
    }

    /// The bytes of one row; empty beyond the last.
    #[must_use]
    pub fn row(&self, y: usize) -> &[u8] {
        self.bits.get(y * self.stride..(y + 1) * self.stride).unwrap_or(&[])
    }

    /// Whether a dot is black; white outside the picture.
    #[must_use]
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        x < self.width && self.row(y).get(x / 8).is_some_and(|byte| byte & (0x80 >> (x % 8)) != 0)
    }

    /// Makes a dot black; nothing happens outside the picture.
    pub fn blacken(&mut self, x: i32, y: i32) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x < self.width
            && y < self.height
            && let Some(byte) = self.bits.get_mut(y * self.stride + x / 8)
        {
            *byte |= 0x80 >> (x % 8);
        }
    }

    /// Makes a rectangle black, as far as it lies inside.
    pub fn fill(&mut self, left: i32, top: i32, width: i32, height: i32) {
        for y in top..top.saturating_add(height) {
            for x in left..left.saturating_add(width) {
                self.blacken(x, y);
            }
        }
    }

    /// Adds white rows at the bottom.
    pub fn extend(&mut self, rows: usize) {
        self.height += rows;
        self.bits.resize(self.stride * self.height, 0);
    }

    /// Whether a row is white from edge to edge.
    #[must_use]
    pub fn is_blank_row(&self, y: usize) -> bool {
        self.row(y).iter().all(|byte| *byte == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_kept_where_they_are_put_and_nowhere_else() {
        let mut picture = Bitmap::new(20, 3);
        for (x, y) in [(0, 0), (19, 2), (20, 0), (0, 3), (-1, 0), (i32::MAX, i32::MIN)] {
            picture.blacken(x, y);
        }
        assert_eq!(picture.stride(), 3);
        assert_eq!(picture.bytes(), [0x80, 0, 0, 0, 0, 0, 0, 0, 0x10]);
        assert!(picture.is_black(19, 2) && !picture.is_black(20, 2) && !picture.is_black(0, 9));
        picture.extend(2);
        assert_eq!((picture.height(), picture.is_blank_row(4)), (5, true));
    }
}
