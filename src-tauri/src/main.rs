//! Floor 5: the window. The only Rust that names tauri.
//!
//! **Invariant:** it decides nothing of a market; it opens the program and carries its answers.
//! **Invariant:** what stops it is said in plain words with an exit code, never as a panic:
//! 2 an argument, 3 the book is open in another window, 4 there is no display.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod commands;
mod customer;
mod desk;
mod file_words;
mod files;
mod window;

use std::path::Path;
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::desk::Desk;

/// The book is open in another window, which was handed what there was to hand over.
const OPEN_ALREADY: u8 = 3;
const NO_DISPLAY: u8 = 4;

fn main() -> ExitCode {
    match arguments::read(std::env::args_os().skip(1)) {
        Ok(Some(arguments)) => start(&arguments),
        Ok(None) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("{words}");
            ExitCode::from(2)
        }
    }
}

fn start(arguments: &Arguments) -> ExitCode {
    let data = match machine::data_folder::data_folder(arguments.data.clone(), arguments.demo) {
        Ok(data) => data,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    keep_log(&data);
    let all_handed_over = hand_over(&data, arguments);
    // The window library ends with a panic where there is no display: asked first.
    #[cfg(target_os = "linux")]
    if gtk::init().is_err() {
        eprintln!(
            "There is no display for a window. `taladctl serve` shows the same screens in a browser."
        );
        eprintln!("ไม่มีจอสำหรับเปิดหน้าต่าง ใช้คำสั่ง taladctl serve เพื่อเปิดในเบราว์เซอร์แทน");
        return ExitCode::from(NO_DISPLAY);
    }
    let desk = Desk::open(&data, arguments.demo);
    if let Some(failure) = desk.is_open_elsewhere() {
        eprintln!("{} · {}", failure.th.happened, failure.th.todo);
        eprintln!("{failure}");
        // The other window takes the files from the inbox: what was asked for is done.
        let done = all_handed_over && !arguments.files.is_empty();
        return if done { ExitCode::SUCCESS } else { ExitCode::from(OPEN_ALREADY) };
    }
    match window::run(desk) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window");
            eprintln!("The window could not be opened: {error}. Everything recorded is safe.");
            ExitCode::FAILURE
        }
    }
}

/// From here on what the program does is in `<data>/log`.
fn keep_log(data: &Path) {
    match machine::log::open(data) {
        Ok(file) => {
            let log = tracing_subscriber::fmt().with_ansi(false).with_writer(file);
            log.with_max_level(tracing::level_filters::LevelFilter::INFO).init();
        }
        // A disk that takes no log is told of by the book itself, in words.
        Err(error) => eprintln!("There will be no log: {error}."),
    }
    machine::log::write_panics();
}

/// Puts the files that were named into the inbox; whether every one was.
fn hand_over(data: &Path, arguments: &Arguments) -> bool {
    let mut all = true;
    for file in &arguments.files {
        if let Err(refused) = machine::hand_over::hand_over(data, file) {
            tracing::warn!(%refused, "a file that was opened by hand");
            eprintln!("{refused}.");
            all = false;
        }
    }
    all
}
