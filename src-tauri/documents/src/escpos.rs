//! Printer bytes: a picture in bands, feeds, cut and drawer, written by the `escpos` crate into
//! memory. Must never send text: no two printers agree on Thai. Must never send anything itself:
//! links belong to the machine.

use std::cell::RefCell;
use std::rc::Rc;

use ::escpos::driver::Driver as Link;
use ::escpos::errors::Result as Written;
use ::escpos::printer::Printer;
use ::escpos::utils::Protocol;

use crate::canvas::Bitmap;

/// Rows of one band. Small, so that a job broken off leaves a printer waiting for few bytes; large
/// bands come out as garbage on some printers (Odoo went to 100 for this).
pub const BAND_ROWS: usize = 100;

/// Which pin of the drawer socket opens the drawer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Drawer {
    /// The drawer stays shut.
    #[default]
    None,
    /// Pin 2: nearly every drawer.
    Pin2,
    /// Pin 5: a second drawer.
    Pin5,
}

/// What happens around the picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct JobOptions {
    /// Cut the paper; only for printers that have a cutter, others print stray letters.
    pub cut: bool,
    /// Open the drawer, before anything is printed.
    pub drawer: Drawer,
    /// The job before was broken off: first feed the printer what it may still wait for.
    pub recover: bool,
}

/// The bytes of a printed slip.
///
/// # Panics
/// Never in truth: the bytes go to memory.
#[must_use]
pub fn encode(picture: &Bitmap, options: &JobOptions) -> Vec<u8> {
    let tape = Tape::default();
    let mut printer = Printer::new(tape.clone(), Protocol::default(), None);
    write(&mut printer, picture, options).expect("memory takes every byte");
    drop(printer);
    tape.0.take()
}

/// The bytes that open the drawer and do nothing else; none for [`Drawer::None`].
#[must_use]
pub fn drawer_only(drawer: Drawer) -> Vec<u8> {
    pulse(drawer).map(Vec::from).unwrap_or_default()
}

fn write(printer: &mut Printer<Tape>, picture: &Bitmap, options: &JobOptions) -> Written<()> {
    if options.recover {
        // a printer that lost the end of a band takes these as dots, then wakes up at ESC @
        printer.custom(&vec![0; picture.stride() * (BAND_ROWS + 8)])?.init()?;
    }
    if let Some(pulse) = pulse(options.drawer) {
        printer.custom(&pulse)?;
    }
    printer.init()?;
    for top in (0..picture.height()).step_by(BAND_ROWS) {
        printer.custom(&band(picture, top))?;
    }
    if options.cut {
        printer.feeds(1)?.partial_cut()?;
    } else {
        printer.feeds(4)?;
    }
    printer.print()?;
    Ok(())
}

/// `ESC p m 25 250`: 50 ms on, 500 ms off. Written by hand because `cash_drawer` of escpos 0.20.1
/// leaves the two times out, and the printer then swallows the two bytes that follow.
const fn pulse(drawer: Drawer) -> Option<[u8; 5]> {
    match drawer {
        Drawer::None => None,
        Drawer::Pin2 => Some([0x1b, b'p', 0, 0x19, 0xfa]),
        Drawer::Pin5 => Some([0x1b, b'p', 1, 0x19, 0xfa]),
    }
}

/// `GS v 0` with the rows from `top` on. Some printers swallow what follows a band whose height is
/// a multiple of 48 or a power of two: such a band gets a white row more.
fn band(picture: &Bitmap, top: usize) -> Vec<u8> {
    let rows = BAND_ROWS.min(picture.height() - top);
    let mut height = rows;
    while height.is_multiple_of(48) || height.is_power_of_two() {
        height += 1;
    }
    let stride = picture.stride();
    let (across, down) = (little_endian(stride), little_endian(height));
    let mut bytes = vec![0x1d, b'v', b'0', 0, across[0], across[1], down[0], down[1]];
    for y in top..top + rows {
        bytes.extend_from_slice(picture.row(y));
    }
    bytes.resize(8 + stride * height, 0);
    bytes
}

fn little_endian(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}

/// A link that ends in memory.
#[derive(Clone, Default)]
struct Tape(Rc<RefCell<Vec<u8>>>);

impl Link for Tape {
    fn name(&self) -> String {
        "memory".to_owned()
    }

    fn write(&self, data: &[u8]) -> Written<()> {
        self.0.borrow_mut().extend_from_slice(data);
        Ok(())
    }

    fn read(&self, _: &mut [u8]) -> Written<usize> {
        Ok(0)
    }

    fn flush(&self) -> Written<()> {
        Ok(())
    }
}
