//! What the page may ask of the window: the program's commands by name, and files.
//! Must never do work on the window's own thread: a printer or a dialog would freeze it.

use std::sync::Arc;

use api::failure::Failure;
use machine::running::guarded;
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::file_words;
use crate::files::{self, FileKind, PickedFile};

/// Asks the program.
#[tauri::command]
pub(crate) async fn call(
    desk: State<'_, Arc<Desk>>,
    cmd: String,
    args: Value,
) -> Result<Value, Failure> {
    let desk = Arc::clone(&desk);
    aside(move || desk.call(&cmd, args)).await
}

/// Lets the person choose a file; nothing when they changed their mind.
#[tauri::command]
pub(crate) async fn pick_file(
    window: WebviewWindow,
    kind: FileKind,
) -> Result<Option<PickedFile>, Failure> {
    aside(move || guarded("pick_file", || files::pick(&window, kind))).await
}

/// Lets the person choose where base64 bytes go; says where that was.
#[tauri::command]
pub(crate) async fn save_file(
    window: WebviewWindow,
    name: String,
    data: String,
) -> Result<Option<String>, Failure> {
    aside(move || guarded("save_file", || files::save(&window, &name, &data))).await
}

/// Reads a file that was dropped on the window.
#[tauri::command]
pub(crate) async fn read_dropped(path: String) -> Result<PickedFile, Failure> {
    aside(move || guarded("read_dropped", || files::read_dropped(path.as_ref()))).await
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
