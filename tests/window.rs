//! The market day in the real window. Must never look behind the screens but to compare what they
//! said with what the book holds.

use tests::Folder;
use tests::screen::{Language, Window};

#[test]
fn probe() {
    let folder = Folder::new("window-probe");
    let mut screen = Window::on(folder.path()).open("probe", Language::Thai);
    screen.see_word("start_title");
    screen.look("start");
    screen.press_word("start_till");
    screen.see_word("setup_title");
    screen.look("set-up");
    screen.finish();
}
