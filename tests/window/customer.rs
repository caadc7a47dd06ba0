//! The customer's window beside the stall's own: it comes when it is asked for, and shows what the
//! program lets the customer's side see.

use std::process::Command;

use tests::Folder;
use tests::screen::{Language, PATIENCE, Window, until};

use crate::place::Desk;

/// What stands over a display's windows.
fn titles(display: &str) -> String {
    let asked = Command::new("xwininfo").args(["-display", display, "-root", "-tree"]).output();
    let said = asked.expect("xwininfo comes with the display: src-tauri/packaging/setup.sh tests");
    String::from_utf8_lossy(&said.stdout).into_owned()
}

#[test]
fn the_customers_window_comes_when_it_is_asked_for() {
    let folder = Folder::new("window-customer");
    Desk::till(folder.path(), &[("ข้าวแกง", 45, None)]);
    let screen = Window::on(folder.path()).open("window-customer", Language::Thai);
    screen.see_word("sale_empty_text");
    screen.press_word("menu_title");
    screen.press_word("menu_settings");
    screen.press_word("settings_stations");
    screen.see_word("settings_display_text");
    assert!(!titles(&screen.display).contains("ร้านทดสอบ"));
    screen.press_word("settings_display_open");
    // its page carries the stall's name once the program has told it what to show
    let shown = until(PATIENCE, || titles(&screen.display).contains("ร้านทดสอบ").then_some(()));
    assert!(shown.is_some(), "{}", titles(&screen.display));
    screen.finish();
}
