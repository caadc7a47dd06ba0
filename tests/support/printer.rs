//! What a printer would make of bytes: an own little reader of GS v 0, so that paper is judged by
//! the dots and not by the program that made them.

/// A picture read out of a job: width, height and one byte a dot (1 is black).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Paper {
    /// Its width in dots.
    pub width: usize,
    /// The dots, row by row.
    pub dots: Vec<u8>,
}

impl Paper {
    /// The height in dots.
    #[must_use]
    pub fn height(&self) -> usize {
        self.dots.len().checked_div(self.width).unwrap_or(0)
    }
}

/// Reads every raster band of a job, one below the other. Other commands are passed over.
///
/// # Panics
/// When a band is cut short: a printer would wait for ever.
#[must_use]
pub fn paper(job: &[u8]) -> Paper {
    let mut paper = Paper::default();
    let mut at = 0;
    while at < job.len() {
        if job[at..].starts_with(&[0x1d, b'v', b'0']) {
            let number = |low: usize| usize::from(job[low]) + 256 * usize::from(job[low + 1]);
            let (bytes, rows) = (number(at + 4), number(at + 6));
            let picture = &job[at + 8..at + 8 + bytes * rows];
            paper.width = bytes * 8;
            for byte in picture {
                paper.dots.extend((0..8).rev().map(|bit| (byte >> bit) & 1));
            }
            at += 8 + bytes * rows;
        } else {
            at += 1;
        }
    }
    paper
}
