//! A printer's reader of our bytes, written apart from the encoder: it knows `ESC @`, `ESC p`,
//! `ESC d`, `GS V` and `GS v 0`, and stops at anything else.

use documents::canvas::Bitmap;

/// What a printer did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Done {
    Reset,
    Pulse { pin: u8, on: u8, off: u8 },
    Feed(u8),
    Cut { partial: bool },
    Rows { stride: usize, rows: Vec<Vec<u8>> },
}

/// Reads a job from a printer that still waits for `waiting` bytes of an older one.
pub fn read(job: &[u8], waiting: usize) -> Vec<Done> {
    let mut rest = &job[waiting.min(job.len())..];
    let mut done = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        rest = match (first, after) {
            (0, _) => after,
            (0x1b, [b'@', after @ ..]) => {
                done.push(Done::Reset);
                after
            }
            (0x1b, [b'p', pin, on, off, after @ ..]) => {
                done.push(Done::Pulse { pin: *pin, on: *on, off: *off });
                after
            }
            (0x1b, [b'd', lines, after @ ..]) => {
                done.push(Done::Feed(*lines));
                after
            }
            (0x1d, [b'V', b'A', partial, after @ ..]) => {
                done.push(Done::Cut { partial: *partial == 1 });
                after
            }
            (0x1d, [b'v', b'0', 0, xl, xh, yl, yh, after @ ..]) => {
                let stride = usize::from(u16::from_le_bytes([*xl, *xh]));
                let height = usize::from(u16::from_le_bytes([*yl, *yh]));
                let (dots, after) = after.split_at(stride * height);
                let rows = dots.chunks(stride).map(<[u8]>::to_vec).collect();
                done.push(Done::Rows { stride, rows });
                after
            }
            other => panic!("a printer would print this as letters: {:02x?}", other.0),
        };
    }
    done
}

/// All rows a job printed, of one width.
pub fn picture(done: &[Done], height: usize) -> Bitmap {
    let mut all = Vec::new();
    let mut width = 0;
    for part in done {
        if let Done::Rows { stride, rows } = part {
            width = stride * 8;
            all.extend(rows.iter().cloned());
        }
    }
    assert!(all.len() >= height && all[height..].iter().flatten().all(|byte| *byte == 0));
    let mut picture = Bitmap::new(width, height);
    for (y, row) in all.iter().take(height).enumerate() {
        for x in 0..width {
            if row[x / 8] & (0x80 >> (x % 8)) != 0 {
                picture.blacken(i32::try_from(x).unwrap(), i32::try_from(y).unwrap());
            }
        }
    }
    picture
}
