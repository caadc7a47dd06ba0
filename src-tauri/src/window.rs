//! The stall's own window: how large it is, and what it may not do.
//! Must never show a page that is not built into the program.

use std::sync::Arc;

use tauri::webview::NewWindowResponse;
use tauri::{App, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::desk::Desk;
use crate::{commands, customer};

/// Its label.
pub(crate) const MAIN: &str = "main";
/// In both languages until the page says its own title.
const TITLE: &str = "ตลาด Talad";

/// Opens the window and stays until it is closed.
///
/// # Errors
/// What the window system says.
pub(crate) fn run(desk: Desk) -> tauri::Result<()> {
    let desk = Arc::new(desk);
    let ran = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(Arc::clone(&desk))
        .setup({
            let desk = Arc::clone(&desk);
            move |app| {
                customer::follow(&open(app)?);
                let handle = app.handle().clone();
                desk.offer_second_screens(Box::new(move || customer::open(&handle)));
                Ok(())
            }
        })
        .invoke_handler(tauri::generate_handler![
            commands::call,
            commands::pick_file,
            commands::save_file,
            commands::read_dropped,
        ])
        .run(tauri::generate_context!());
    desk.withdraw_second_screens();
    ran
}

fn open(app: &App) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title(TITLE)
        .inner_size(1280.0, 800.0)
        .min_inner_size(1024.0, 640.0)
        .prevent_overflow()
        .maximized(true)
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

/// Only the pages built into the program; `about:blank` is where a test's driver begins.
pub(crate) fn is_ours(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        "about" => address.path() == "blank",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_shown() {
        let ours = |address: &str| is_ours(&Url::parse(address).unwrap());
        assert!(ours("tauri://localhost/"));
        assert!(ours("tauri://localhost/index.html"));
        assert!(ours("tauri://localhost/index.html#display"));
        assert!(ours("about:blank"));
        for other in [
            "https://example.org/",
            "http://localhost/",
            "tauri://example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "about:srcdoc",
        ] {
            assert!(!ours(other), "{other}");
        }
    }
}
