//! Paper as a vendor asks for it. Must never wait for a printer.

use serde::{Deserialize, Serialize};
use till::print::Job;
use till::refund::RefundRejected;
use till::slips::paper;
use ts_rs::TS;

use crate::App;
use crate::commands::Nothing;
use crate::failure::Failure;
use crate::ports::{Folder, PrinterLink};
use crate::printing::picture_of;
use crate::station::Call;
use crate::transfer::Picture;

/// What became of a wish to print.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
pub struct PrintAnswer {
    /// It waits for the printer; false when no printer is set.
    pub queued: bool,
    /// Which copy of a receipt it is; 0 for the original and for anything else.
    pub copy: u32,
}

/// A job of the queue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JobId {
    /// Its number.
    pub id: u64,
}

/// Queues a slip. A receipt that was printed before becomes a numbered copy, whatever copy was
/// asked for; a drawer is opened by its own command, with a reason.
pub(crate) fn print(call: &Call<'_>, job: Job) -> Result<PrintAnswer, Failure> {
    if !call.station.may_print(job) {
        return Err(call.station.not_reached("print"));
    }
    let now = call.now();
    call.on_till(|till| {
        let queued = till.settings()?.printer.link != PrinterLink::None;
        let copy = match job {
            _ if !queued => 0,
            Job::OpenDrawer => return Err(crate::failures::bad_arguments("open_drawer")),
            Job::Receipt { number, .. } => {
                till.print_receipt(now, number)?.ok_or(RefundRejected::NoSuchSale)?
            }
            other => {
                till.queue_slip(now.at, other)?;
                0
            }
        };
        Ok(PrintAnswer { queued, copy })
    })
}

/// The very dots a job would print.
pub(crate) fn picture(call: &Call<'_>, job: Job) -> Result<Picture, Failure> {
    if !call.station.may_print(job) {
        return Err(call.station.not_reached("picture"));
    }
    let seed = call.signing_seed(Folder::Till)?;
    let at = call.ports.clock.now();
    call.on_till(|till| {
        let slip = till.slip(at, job, &seed)?.ok_or(RefundRejected::NoSuchSale)?;
        picture_of(&slip, paper(&till.settings()?))
    })
}

pub(crate) fn printers_found(app: &App, _: Nothing) -> Result<Vec<PrinterLink>, Failure> {
    Ok(app.ports.printers.found())
}

pub(crate) fn retry_jobs(app: &App, _: Nothing) -> Result<Nothing, Failure> {
    app.on_till(|till| Ok(till.retry_jobs()?))?;
    Ok(Nothing {})
}

pub(crate) fn give_job_up(app: &App, asked: JobId) -> Result<Nothing, Failure> {
    app.on_till(|till| Ok(till.give_job_up(asked.id)?))?;
    Ok(Nothing {})
}
