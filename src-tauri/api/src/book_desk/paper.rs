//! The committee's paper: which printer, and a receipt as a picture or on it. Must never hold the
//! book while a printer is waited for, nor undo what a paper is of.

use committee::collecting::cash_slip::entry_slip;
use committee::collecting::fee_slip::fee_slip;
use committee::collecting::reverse::ReversalRefused;
use documents::escpos::{Drawer, JobOptions, encode};
use documents::raster::raster;
use documents::slip::{Paper, Slip};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::App;
use crate::book_desk::collecting::FeeReceiptNumber;
use crate::commands::Nothing;
use crate::desk::preferences;
use crate::failure::Failure;
use crate::failures::{bad_arguments, no_book_printer, not_on_paper};
use crate::ports::{Folder, PrinterLink};
use crate::printing::picture_of;
use crate::transfer::Picture;

/// The committee's printer. A setting of this computer, not of the book.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BookPrinter {
    /// How it is reached.
    pub link: PrinterLink,
    /// The width of the paper in dots: 384 (58 mm), 512 or 576 (80 mm).
    pub dots: u32,
    /// Whether it can cut.
    pub cut: bool,
}

impl Default for BookPrinter {
    fn default() -> BookPrinter {
        BookPrinter { link: PrinterLink::None, dots: 384, cut: false }
    }
}

/// A paper that came out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct OnPaper {
    /// Which copy it is; 0 for the original.
    pub copy: u32,
}

const PRINTER: &str = "printer.json";

fn width(printer: &BookPrinter) -> Option<Paper> {
    Paper::of_dots(usize::try_from(printer.dots).ok()?)
}

pub(crate) fn book_printer(app: &App, _: Nothing) -> Result<BookPrinter, Failure> {
    let kept = app.files().get(Folder::Book, PRINTER)?;
    Ok(kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

pub(crate) fn keep_book_printer(app: &App, wanted: BookPrinter) -> Result<BookPrinter, Failure> {
    if width(&wanted).is_none() {
        return Err(bad_arguments("the width of the paper"));
    }
    let bytes = serde_json::to_vec(&wanted).unwrap_or_default();
    app.files().put(Folder::Book, PRINTER, &bytes)?;
    Ok(wanted)
}

/// The slip of a fee receipt or of an entry of the committee's own money, by its number.
fn slip_of(app: &App, number: &str, copy: u32) -> Result<Slip, Failure> {
    let language = preferences(app)?.language;
    app.on_book(|book| {
        if let Some(receipt) = book.fee_receipt(number)? {
            return Ok(fee_slip(&receipt, copy, language));
        }
        let entry = book.cash_entry(number)?.ok_or(ReversalRefused::UnknownReceipt)?;
        Ok(entry_slip(&entry, copy, language))
    })
}

pub(crate) fn fee_receipt_picture(app: &App, asked: FeeReceiptNumber) -> Result<Picture, Failure> {
    picture_of(&slip_of(app, &asked.number, 0)?, Paper::Wide)
}

/// Prints the receipt of a number, as a copy where it came out before. The payment stands whatever
/// becomes of the paper; the printer is waited for with the book set free.
pub(crate) fn print_fee_receipt(app: &App, asked: FeeReceiptNumber) -> Result<OnPaper, Failure> {
    let printer = book_printer(app, Nothing {})?;
    if printer.link == PrinterLink::None {
        return Err(no_book_printer());
    }
    // the number as the book writes it, however it was typed
    let number = app.on_book(|book| {
        if let Some(receipt) = book.fee_receipt(&asked.number)? {
            return Ok(receipt.number);
        }
        let entry = book.cash_entry(&asked.number)?.ok_or(ReversalRefused::UnknownReceipt)?;
        Ok(entry.number)
    })?;
    let copy = app.on_book(|book| Ok(book.times_printed(&number)?))?;
    let slip = slip_of(app, &number, copy)?;
    let options = JobOptions { cut: printer.cut, drawer: Drawer::None, recover: false };
    let paper = width(&printer).unwrap_or(Paper::Narrow);
    let bytes = encode(&raster(&slip, paper), &options);
    app.ports.printers.send(&printer.link, &bytes).map_err(|failure| not_on_paper(&failure))?;
    app.on_book(|book| Ok(book.note_printed(&number)?))?;
    Ok(OnPaper { copy })
}
