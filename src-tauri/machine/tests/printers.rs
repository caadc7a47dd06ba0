//! Printers that play a part: bytes arrive whole, or the failure says the truth.
//! Must never need a real printer.

mod support;

use std::fs::File;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

use api::ports::{PrintFailure, PrinterLink, Printers};
use machine::printers::{LinkedPrinters, Patience};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use support::{Ear, FakePrinter, LONG, OwnFolder, Part, job};

/// For printers that answer: a slow machine must not make them mute.
const PATIENT: Patience = Patience { connect: LONG, answer: LONG, progress: LONG };
/// For printers that never answer, or stop.
const HASTY: Patience = Patience {
    connect: Duration::from_secs(2),
    answer: Duration::from_millis(60),
    progress: Duration::from_millis(1_500),
};

fn network(port: u16) -> PrinterLink {
    PrinterLink::Network { host: "127.0.0.1".to_owned(), port }
}

fn device(path: &Path) -> PrinterLink {
    PrinterLink::Device { path: path.display().to_string() }
}

fn send_to(part: Part, patience: Patience) -> (FakePrinter, Result<(), PrintFailure>) {
    let printer = FakePrinter::start(part);
    let done = LinkedPrinters::with(patience).send(&network(printer.port), &job(90_000));
    (printer, done)
}

#[test]
fn a_good_printer_gets_every_byte() {
    let (printer, done) = send_to(Part::Good, PATIENT);
    assert_eq!(done, Ok(()));
    assert_eq!(printer.jobs.recv_timeout(LONG).unwrap(), job(90_000));
}

#[test]
fn a_mute_printer_is_not_called_offline_and_gets_every_byte() {
    let patience = Patience { progress: LONG, ..HASTY };
    let (printer, done) = send_to(Part::Mute, patience);
    assert_eq!(done, Ok(()));
    assert_eq!(printer.jobs.recv_timeout(LONG).unwrap(), job(90_000));
}

#[test]
fn a_printer_that_talks_unasked_loses_nothing_of_the_job() {
    let patience = Patience { progress: LONG, ..HASTY };
    let (printer, done) = send_to(Part::Chatty, patience);
    assert_eq!(done, Ok(()));
    assert_eq!(printer.jobs.recv_timeout(LONG).unwrap(), job(90_000));
}

#[test]
fn nothing_is_sent_to_a_printer_without_paper() {
    let (printer, done) = send_to(Part::PaperOut, PATIENT);
    assert_eq!(done, Err(PrintFailure::NotReady { paper_out: true, cover_open: false }));
    assert_eq!(printer.jobs.recv_timeout(LONG).unwrap(), Vec::<u8>::new());
}

#[test]
fn a_printer_that_stops_in_the_middle_is_given_up() {
    let printer = FakePrinter::start(Part::Stalls);
    let patience = Patience { answer: LONG, ..HASTY };
    // More than every buffer on the way can hold.
    let big = job(16 * 1024 * 1024);
    let done = LinkedPrinters::with(patience).send(&network(printer.port), &big);
    let Err(PrintFailure::Stuck { sent }) = done else { panic!("{done:?}") };
    assert!(sent >= 20_000 && sent < big.len(), "{sent}");
}

#[test]
fn a_short_job_that_only_filled_the_buffers_is_not_called_printed() {
    let printer = FakePrinter::start(Part::Stalls);
    let patience = Patience { answer: LONG, ..HASTY };
    let done = LinkedPrinters::with(patience).send(&network(printer.port), &job(30_000));
    assert_eq!(done, Err(PrintFailure::Stuck { sent: 30_000 }));
}

#[test]
fn paper_that_ends_in_the_middle_is_told() {
    let (_printer, done) = send_to(Part::RunsOut, PATIENT);
    assert_eq!(done, Err(PrintFailure::Stuck { sent: 90_000 }));
}

#[test]
fn a_connection_that_breaks_is_told_apart() {
    let (_printer, done) = send_to(Part::Resets, PATIENT);
    assert!(matches!(done, Err(PrintFailure::Lost { .. })), "{done:?}");
}

#[test]
fn nobody_there_and_no_printer_chosen_are_safe_to_try_again() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let printers = LinkedPrinters::with(HASTY);
    for link in [network(port), PrinterLink::None, device(Path::new("/dev/usb/lp-none"))] {
        let done = printers.send(&link, b"slip");
        assert!(matches!(done, Err(PrintFailure::Unreachable(_))), "{link:?} gave {done:?}");
    }
}

fn fifo(folder: &OwnFolder) -> std::path::PathBuf {
    let path = folder.path().join("lp0");
    mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
    path
}

#[test]
fn a_device_that_nobody_reads_does_not_hang() {
    let folder = OwnFolder::new();
    let done = LinkedPrinters::with(HASTY).send(&device(&fifo(&folder)), &job(10_000));
    assert!(matches!(done, Err(PrintFailure::Unreachable(_))), "{done:?}");
}

#[test]
fn a_device_that_stops_taking_bytes_is_given_up_and_can_be_used_again() {
    let folder = OwnFolder::new();
    let path = fifo(&folder);
    // Reading and writing: opens at once, and is never read.
    let mut paper = File::options().read(true).write(true).open(&path).unwrap();
    let printers = LinkedPrinters::with(HASTY);
    let done = printers.send(&device(&path), &job(1_000_000));
    let Err(PrintFailure::Stuck { sent }) = done else { panic!("{done:?}") };
    assert!(sent > 0 && sent < 1_000_000);
    let mut printed = vec![0; sent];
    paper.read_exact(&mut printed).unwrap();
    assert_eq!(printed, job(1_000_000)[..sent]);
    assert_eq!(printers.send(&device(&path), b"the next slip"), Ok(()));
}

#[test]
fn a_plain_file_takes_jobs_one_behind_the_other_and_is_never_made() {
    let folder = OwnFolder::new();
    let path = folder.path().join("paper.bin");
    let printers = LinkedPrinters::with(HASTY);
    assert!(printers.send(&device(&path), b"one").is_err());
    assert!(!path.exists());
    File::create(&path).unwrap();
    assert_eq!(printers.send(&device(&path), b"one"), Ok(()));
    assert_eq!(printers.send(&device(&path), b"two"), Ok(()));
    assert_eq!(std::fs::read(&path).unwrap(), b"onetwo");
}

/// A serial line whose other end plays a part until it has heard so many bytes.
fn serial_line(part: Part, wanted: usize) -> (PrinterLink, std::thread::JoinHandle<Vec<u8>>) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a pseudo terminal");
    grantpt(&master).expect("the other end is ours");
    unlockpt(&master).expect("the other end opens");
    let name = ptsname(&master, Vec::new()).expect("the other end has a name");
    let path = Path::new(std::ffi::OsStr::from_bytes(name.to_bytes())).to_owned();
    // Held open here, so that the line does not hang up before the printer is opened.
    let held = File::options().read(true).write(true).open(&path).expect("the other end");
    let printer = std::thread::spawn(move || {
        let mut line = File::from(master);
        let mut ear = Ear::new(part);
        let mut bytes = [0; 512];
        while ear.heard.len() < wanted {
            let taken = line.read(&mut bytes).expect("the line is open");
            line.write_all(&ear.hear(&bytes[..taken])).expect("the answer is sent");
        }
        // The questions behind the job: only a printer that answers is asked them.
        let asked = if part == Part::Good { 3 } else { 0 };
        while ear.questions_behind_job() < asked {
            let taken = line.read(&mut bytes).expect("the line is open");
            line.write_all(&ear.hear(&bytes[..taken])).expect("the answer is sent");
        }
        drop(held);
        ear.heard
    });
    (device(&path), printer)
}

#[test]
fn a_serial_printer_answers_and_gets_the_bytes_as_they_are() {
    let slip: Vec<u8> = job(9_000).into_iter().chain(*b"\r\n\n\x03\x7f").collect();
    let (link, printer) = serial_line(Part::Good, slip.len());
    assert_eq!(LinkedPrinters::with(PATIENT).send(&link, &slip), Ok(()));
    assert_eq!(printer.join().unwrap(), slip);
}

#[test]
fn a_mute_serial_printer_gets_the_bytes_too() {
    let patience = Patience { progress: LONG, ..HASTY };
    let (link, printer) = serial_line(Part::Mute, 9_000);
    assert_eq!(LinkedPrinters::with(patience).send(&link, &job(9_000)), Ok(()));
    assert_eq!(printer.join().unwrap(), job(9_000));
}

#[test]
fn a_serial_printer_without_paper_is_sent_nothing() {
    let (link, printer) = serial_line(Part::PaperOut, 1);
    let done = LinkedPrinters::with(PATIENT).send(&link, b"slip");
    assert_eq!(done, Err(PrintFailure::NotReady { paper_out: true, cover_open: false }));
    drop(printer);
}
