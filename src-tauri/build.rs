//! Lets tauri read its configuration; must never do anything else.
fn main() {
    tauri_build::build();
}
