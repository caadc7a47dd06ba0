//! The print queue's work: the slip is made from the book, the bytes go to the printer without the
//! till being held meanwhile. Must never delay or undo a sale.

use documents::escpos::{Drawer, JobOptions, drawer_only, encode};
use documents::qr::Correction;
use documents::raster::raster;
use documents::slip::{Paper, Slip};
use till::print::{Job, NotPrinted, OpenJob};
use till::settings::{PrinterLink, TillSettings};
use till::slips::paper;

use crate::App;
use crate::failure::Failure;
use crate::failures::stopped;
use crate::ports::{Folder, PrintFailure};
use crate::transfer::{self, Picture, Qr};

/// A job ready to be sent.
struct Ready {
    id: u64,
    link: PrinterLink,
    bytes: Vec<u8>,
}

impl App {
    /// Sends the job whose turn it is. Gives whether there was one: the worker asks again at once,
    /// or waits.
    pub fn print_waiting(&self) -> bool {
        match self.ready() {
            Ok(Some(ready)) => {
                let sent = self.ports.printers.send(&ready.link, &ready.bytes);
                let failure = sent.err().map(|failure| not_printed(&failure));
                let kept = self.on_till(|till| Ok(till.job_ended(ready.id, failure)?));
                kept.is_ok() && failure.is_none()
            }
            Ok(None) => false,
            Err(failure) => {
                tracing::warn!(%failure, "the print queue");
                false
            }
        }
    }

    fn ready(&self) -> Result<Option<Ready>, Failure> {
        if self.desks().till.is_none() {
            return Ok(None);
        }
        let seed = self.signing_seed(Folder::Till)?;
        let at = self.ports.clock.now();
        let taken = self.on_till(|till| {
            let Some(job) = till.next_job()? else { return Ok(None) };
            let settings = till.settings()?;
            let slip = till.slip(at, job.what, &seed)?;
            let recover = till.follows_a_break(job.id)?;
            if slip.is_none() && job.what != Job::OpenDrawer {
                till.give_job_up(job.id)?; // what it was about is not in this book
                return Ok(None);
            }
            Ok(Some((job, slip, settings, recover)))
        })?;
        // drawing takes milliseconds and needs no book: the till is free again
        Ok(taken.map(|(job, slip, settings, recover)| ready(&job, slip, &settings, recover)))
    }
}

fn ready(job: &OpenJob, slip: Option<Slip>, settings: &TillSettings, recover: bool) -> Ready {
    let drawer = match settings.printer.drawer_pin {
        2 => Drawer::Pin2,
        5 => Drawer::Pin5,
        _ => Drawer::None,
    };
    let bytes = match slip {
        None => drawer_only(drawer),
        Some(slip) => {
            let original = matches!(job.what, Job::Receipt { copy: 0, .. });
            let options = JobOptions {
                cut: settings.printer.cut,
                drawer: if original { drawer } else { Drawer::None },
                recover,
            };
            encode(&raster(&slip, paper(settings)), &options)
        }
    };
    Ready { id: job.id, link: settings.printer.link.clone(), bytes }
}

fn not_printed(failure: &PrintFailure) -> NotPrinted {
    match failure {
        PrintFailure::Unreachable(_) => NotPrinted::Unreachable,
        PrintFailure::NotReady { paper_out: true, .. } => NotPrinted::PaperOut,
        PrintFailure::NotReady { cover_open: true, .. } => NotPrinted::CoverOpen,
        PrintFailure::NotReady { .. } => NotPrinted::NotReady,
        PrintFailure::Stuck { .. } | PrintFailure::Lost { .. } => NotPrinted::Stopped,
    }
}

/// A slip as a picture: the very bitmap that is printed.
pub(crate) fn picture_of(slip: &Slip, paper: Paper) -> Result<Picture, Failure> {
    let bitmap = raster(slip, paper);
    let size = |dots: usize| u32::try_from(dots).unwrap_or(u32::MAX);
    let png = documents::png::encode(&bitmap).map_err(|_| stopped())?;
    Ok(Picture {
        png: transfer::encode(&png),
        width: size(bitmap.width()),
        height: size(bitmap.height()),
    })
}

/// A QR for a screen.
pub(crate) fn qr(text: &str) -> Result<Qr, Failure> {
    let modules = documents::qr::modules(text, Correction::Medium).map_err(|_| stopped())?;
    Ok(Qr { text: text.to_owned(), svg: modules.svg() })
}
