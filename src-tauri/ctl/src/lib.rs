//! Floor 5, the terminal: the only Rust that names axum and clap.
//!
//! **Invariant:** every subcommand asks `api` by the commands a screen uses.
//! **Invariant:** exit codes mean one thing each, see [`said::Exit`].

pub mod arguments;
mod book;
mod demo;
mod reply;
pub mod said;
pub mod serve;
mod till;
mod verify;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use api::App;
use api::failure::Failure;
use serde_json::{Value, json};

use crate::arguments::{Arguments, Task};
use crate::said::{Exit, Said};
use crate::serve::{Options, Serve};

/// Does what the command line asks.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    let said = Said::new(arguments.json, arguments.lang);
    let done = match &arguments.task {
        Task::Demo { dir } => demo::demo(dir, &said),
        Task::Verify { files } => Ok(verify::verify(files, &said)),
        task => on_data_folder(arguments, task, &said),
    };
    let exit = done.unwrap_or_else(|failure| {
        said.failure(&failure);
        Exit::Refused
    });
    ExitCode::from(exit as u8)
}

fn on_data_folder(arguments: &Arguments, task: &Task, said: &Said) -> Result<Exit, Failure> {
    let demo = matches!(task, Task::Serve { demo: true, .. });
    let Ok(data) = machine::data_folder::data_folder(arguments.data_dir.clone(), demo) else {
        said.line("no data folder: name one with --data-dir");
        return Ok(Exit::Usage);
    };
    match task {
        Task::Serve { port, demo, screens, screens_port, inbox, inbox_port, address } => {
            let second =
                Options { address: *address, port: *screens_port, inbox_port: *inbox_port };
            let doors = Doors { demo: *demo, screens: *screens, inbox: *inbox };
            let address = ([127, 0, 0, 1], *port).into();
            serve(&Serve { address, data, second }, doors, said)
        }
        Task::Check => till::check(&data, said),
        Task::Settle { z, out } => till::settle(&data, *z, out.as_deref(), said),
        Task::Reply { file } => reply::read(&data, file, said),
        Task::NewPin { number } => till::new_pin(&data, *number, said),
        Task::Book { task } => book::book(&data, task, said),
        Task::Backup { file } => till::back_up(&data, file.as_deref(), said),
        Task::Restore { file, desk } => till::restore(&data, file, *desk, said),
        Task::Demo { .. } | Task::Verify { .. } => Ok(Exit::Usage), // done without a data folder
    }
}

/// What is asked for beside this machine's own screens.
#[derive(Clone, Copy)]
struct Doors {
    demo: bool,
    screens: bool,
    inbox: bool,
}

fn serve(serve: &Serve, doors: Doors, said: &Said) -> Result<Exit, Failure> {
    if let Ok(file) = machine::log::open(&serve.data) {
        tracing_subscriber::fmt().with_writer(file).with_ansi(false).init();
        machine::log::write_panics();
    }
    let app = Arc::new(App::open(machine::ports(&serve.data))?);
    if doors.demo {
        app.in_care().call("choose_desk", json!({ "desk": "sample" }))?;
    }
    let served = serve::run(Arc::clone(&app), serve, |url| {
        said.answer(&json!({ "url": url }), url);
        if doors.screens {
            second_screens(&app.in_care(), said);
        }
        if doors.inbox {
            inbox(&app.in_care(), said);
        }
    });
    match served {
        Ok(()) => Ok(Exit::Done),
        Err(error) => {
            said.line(&error.to_string());
            Ok(Exit::Refused)
        }
    }
}

/// Opens the door for files of the market, as the settings do.
fn inbox(app: &App, said: &Said) {
    match app.call("keep_hand_in_door", json!({ "on": true })) {
        Ok(door) => {
            let links = door["links"].as_array().map(Vec::as_slice).unwrap_or_default();
            for address in links.iter().filter_map(|link| link["url"].as_str()) {
                let words = said.pick("ร้านส่งไฟล์เข้าทาง", "Stalls hand in by");
                said.answer(&json!({ "inbox": address }), &format!("{words} {address}"));
            }
            if let Ok(trouble) = serde_json::from_value::<Failure>(door["trouble"].clone()) {
                said.failure(&trouble);
            }
        }
        Err(failure) => said.failure(&failure),
    }
}

/// Switches second screens on, as the settings do. Where that is refused, the stall's own screen is
/// served all the same.
fn second_screens(app: &App, said: &Said) {
    match app.call("keep_second_screens", json!({ "on": true })) {
        Ok(screens) => {
            let addresses = screens["addresses"].as_array().map(Vec::as_slice).unwrap_or_default();
            for address in addresses.iter().filter_map(Value::as_str) {
                let words = said.pick("จอที่สองเข้าทาง", "Second screens come by");
                said.answer(&json!({ "screens": address }), &format!("{words} {address}"));
            }
        }
        Err(failure) => said.failure(&failure),
    }
}

/// The program on a data folder, for its care: no PIN is asked.
fn open(data: &Path) -> Result<App, Failure> {
    Ok(App::open(machine::ports(data))?.in_care())
}

/// Asks a command that takes nothing.
fn ask(app: &App, command: &str) -> Result<Value, Failure> {
    app.call(command, json!({}))
}
