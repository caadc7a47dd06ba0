//! The judge of the walks sees what is poor: each kind of fault, put on a good screen, is told.

use tests::Folder;

use crate::sample::{ENGLISH, Look, THAI, open_fresh};

/// Opens a good screen, spoils it, and gives what the judge says.
fn said(look: Look, markup: &str) -> Vec<String> {
    let folder = Folder::new("browser-judge");
    let screen = open_fresh(folder.path(), "judge", look);
    assert_eq!(screen.judge(), Vec::<String>::new(), "the screen is good");
    screen.spoil(markup);
    let said = screen.judge();
    drop(screen);
    said
}

#[test]
fn what_is_poor_is_told() {
    let said = said(
        THAI,
        r#"<div style="width: 2000px; height: 9px"></div>
        <div style="width: 50px; overflow: hidden; white-space: nowrap">ก๋วยเตี๋ยวเรือน้ำตก</div>
        <div style="width: 9px; overflow-wrap: normal; word-break: keep-all">ก๋วยเตี๋ยวเรือน้ำตก</div>
        <button type="button" style="width: 55px; height: 55px">x</button>
        <p style="line-height: 1.1">กินน้ำ</p>
        <p style="font-size: 12px">เล็ก</p>
        <p>sale_pay</p>
        <p>{baht}</p>
        <p>Checkout</p>
        <p>Take money</p>
        <div style="border: 2px solid; height: 20px"><div style="height: 60px">ล้น</div></div>
        <button type="button" class="primary" style="margin-top: 999px; height: 96px">ท้าย</button>
        <button type="button" style="position: fixed; top: 0; left: 0; width: 60px; height: 60px"></button>
        <div style="position: fixed; top: 0; left: 0; width: 90px; height: 90px">ทับ</div>
        <label for="far">ไกล</label><p style="height: 99px"></p>
        <input id="far" style="width: 99px; height: 60px">"#,
    );
    for kind in [
        "sideways:",
        "cut:",
        "runs out:",
        "small: 55×55",
        "tight:",
        "tiny: 12",
        "key: sale_pay",
        "raw: {baht}",
        "language: “Checkout”",
        "language: “Take money”",
        "main act:",
        "covered:",
        "far:",
    ] {
        assert!(said.iter().any(|fault| fault.contains(kind)), "{kind} is not in {said:#?}");
    }
}

#[test]
fn thai_words_of_the_screens_are_told_on_an_english_screen() {
    let said = said(ENGLISH, "<p>รับเงิน</p><p>ข้าวมันไก่</p>");
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with("language: “รับเงิน”"), "{said:#?}");
}
