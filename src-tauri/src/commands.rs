//! What the page may ask of the window: the program's commands by name, and files.
//! Must never do work on the window's own thread: a printer or a dialog would freeze it.

use std::sync::Arc;

use api::failure::Failure;
use api::station::Station;
use machine::running::guarded;
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{State, WebviewWindow};

use crate::customer::station_of;
use crate::desk::Desk;
use crate::file_words;
use crate::files::{self, FileKind, PickedFile};

/// Asks the program, as the screen that the window is.
#[tauri::command]
pub(crate) async fn call(
    window: WebviewWindow,
    desk: State<'_, Arc<Desk>>,
    cmd: String,
    args: Value,
) -> Result<Value, Failure> {
    let station = station_of(window.label()).ok_or_else(file_words::other_window)?;
    let desk = Arc::clone(&desk);
    aside(move || desk.call_from(station, &cmd, args)).await
}

/// Lets the person choose a file; nothing when they changed their mind.
#[tauri::command]
pub(crate) async fn pick_file(
    window: WebviewWindow,
    kind: FileKind,
) -> Result<Option<PickedFile>, Failure> {
    only_the_stalls_own(&window)?;
    aside(move || guarded("pick_file", || files::pick(&window, kind))).await
}

/// Lets the person choose where base64 bytes go; says where that was.
#[tauri::command]
pub(crate) async fn save_file(
    window: WebviewWindow,
    name: String,
    data: String,
) -> Result<Option<String>, Failure> {
    only_the_stalls_own(&window)?;
    aside(move || guarded("save_file", || files::save(&window, &name, &data))).await
}

/// Reads a file that was dropped on the window.
#[tauri::command]
pub(crate) async fn read_dropped(
    window: WebviewWindow,
    path: String,
) -> Result<PickedFile, Failure> {
    only_the_stalls_own(&window)?;
    aside(move || guarded("read_dropped", || files::read_dropped(path.as_ref()))).await
}

/// Files are between the person at the stall and the stall's own window.
fn only_the_stalls_own(window: &WebviewWindow) -> Result<(), Failure> {
    match station_of(window.label()) {
        Some(Station::Main) => Ok(()),
        _ => Err(file_words::other_window()),
    }
}

/// On a thread that may wait.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    spawn_blocking(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a command has no thread");
        Err(file_words::ending())
    })
}
