//! The second window, for the customer's side: on the other monitor where there is one.
//! Must never outlive the stall's own window, nor reach more than what a customer may see.

use api::station::Station;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::window::{MAIN, is_ours};

/// The window's label; its capability has the same name and allows nothing but our own commands.
const LABEL: &str = "display";

/// Which screen a window is; a window that nobody knows is none.
pub(crate) fn station_of(label: &str) -> Option<Station> {
    match label {
        MAIN => Some(Station::Main),
        LABEL => Some(Station::Display),
        _ => None,
    }
}

/// Opens the window, or brings it to the front; says whether it is there.
pub(crate) fn open(app: &AppHandle) -> bool {
    let opened = match app.get_webview_window(LABEL) {
        Some(window) => window.set_focus(),
        None => build(app).and_then(|window| to_the_other_monitor(app, &window)),
    };
    opened.inspect_err(|error| tracing::warn!(%error, "the customer's window")).is_ok()
}

fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html#display".into()))
        .title("ตลาด Talad")
        .inner_size(1024.0, 600.0)
        .min_inner_size(640.0, 400.0)
        .prevent_overflow()
        .zoom_hotkeys_enabled(false)
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_document_title_changed(|window, title| {
            // A title that cannot be shown is nothing to stop for.
            let _ = window.set_title(&title);
        })
        .build()
}

/// Fills the monitor that the stall's own window is not on. With one monitor it stays a window.
fn to_the_other_monitor(app: &AppHandle, window: &WebviewWindow) -> tauri::Result<()> {
    let main = app.get_webview_window(MAIN).map(|main| main.current_monitor()).transpose()?;
    let taken = main.flatten().map(|monitor| *monitor.position());
    let monitors = window.available_monitors()?;
    if let Some(free) = monitors.iter().find(|one| taken.is_some_and(|at| at != *one.position())) {
        window.set_position(*free.position())?;
        window.set_fullscreen(true)?;
    }
    Ok(())
}

/// The customer's window goes with the stall's own.
pub(crate) fn follow(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed)
            && let Some(customer) = app.get_webview_window(LABEL)
            && let Err(error) = customer.close()
        {
            tracing::warn!(%error, "the customer's window");
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_reaches_what_its_screen_may() {
        assert_eq!(station_of("main"), Some(Station::Main));
        assert_eq!(station_of("display"), Some(Station::Display));
        assert_eq!(station_of("other"), None);
    }
}
