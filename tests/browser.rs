//! Every screen of both desks in Chromium, in both languages and two sizes. Must never look behind
//! the screens.

use tests::Folder;
use tests::screen::{Browser, Language};

#[test]
fn probe() {
    let folder = Folder::new("browser-probe");
    let opening = Browser { data: folder.path(), demo: true, size: (1366, 768) };
    let mut screen = opening.open("probe-browser", Language::Thai);
    screen.see_word("sale_pay");
    screen.look("sale");
    screen.finish();
}
