//! Who was there: a stall is excused, two officers close the market day, the month's attendance,
//! and a day on which the market is closed.

use api::App;
use serde_json::json;
use tests::Folder;
use tests::screen::Screen;

use crate::sample::{ENGLISH, Look, THAI, go, open_with};

const CHAIR: &str = "สมศรี ใจงาม";
const TREASURER: &str = "ประยูร ทองดี";
const FLOOD: &str = "น้ำท่วม";

#[test]
fn attendance_and_the_close_of_a_day_in_thai() {
    walk(THAI);
}

#[test]
fn attendance_and_the_close_of_a_day_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn attendance_and_the_close_of_a_day_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

fn two_officers(app: &App) {
    for (name, office, pin) in [(CHAIR, "chair", "1357"), (TREASURER, "treasurer", "2468")] {
        let officer = json!({ "name": name, "office": office, "pin": pin });
        app.call("save_officer", officer).expect("an officer");
        app.call("officer_sign_in", json!({ "number": 1, "pin": "1357" })).expect("signed in");
    }
}

fn walk(look: Look) {
    let folder = Folder::new("browser-book-attendance");
    let (mut screen, ()) = open_with(folder.path(), "book-attendance", look, two_officers);
    screen.allow(&[CHAIR, TREASURER, FLOOD, "สมศรี", "ประยูร"]);
    screen.see_word("sale_empty_text");
    screen.press_word("menu_sample_book");
    screen.see_word("officers_who");
    screen.press_holding(CHAIR);
    screen.digits("1357");
    screen.press_word("officers_enter");
    screen.see_word("book_over_short");
    excused(&mut screen);
    closed(&mut screen);
    attended(&mut screen);
    calendar(&mut screen);
    screen.finish();
}

fn excused(screen: &mut Screen) {
    let excuse = screen.words.get("attendance_excuse_do");
    screen.see_word("attendance_excuse_hint");
    screen.look("missing");
    screen.press_holding(&format!(": {excuse}"));
    screen.see_word("attendance_excuse_why");
    screen.look("excuse");
    screen.choose_word("attendance_excuse_told");
    screen.press_word("attendance_excuse_do");
    screen.see_word("attendance_withdraw");
    screen.look("excused");
}

fn closed(screen: &mut Screen) {
    screen.press_word("attendance_close_day");
    screen.see_word("attendance_close_figures");
    screen.look("close");
    screen.press_word("attendance_close_leave");
    screen.press_word("attendance_close_do");
    screen.see_word("officers_second_title");
    screen.digits("2468");
    screen.look("close-second");
    screen.press_word("officers_second_give");
    screen.see_piece("attendance_closed_by");
    screen.see(TREASURER);
    screen.look("closed");
}

fn attended(screen: &mut Screen) {
    go(screen, "menu_book_attendance");
    screen.see_word("attendance_sum_no_file");
    screen.look("attendance");
    screen.press_holding("ไข่สดตาเจริญ");
    screen.see_word("attendance_yearly");
    screen.look("attendance-stall");
    screen.press_word("close");
}

fn calendar(screen: &mut Screen) {
    screen.press_word("menu_book_calendar");
    screen.see_word("attendance_week_none");
    screen.look("calendar");
    screen.press_holding("28 ");
    screen.see_word("attendance_day_how");
    screen.choose_word("attendance_day_closed");
    screen.write_word("attendance_day_why", FLOOD);
    screen.look("calendar-day");
    screen.press_word("attendance_day_keep");
    screen.see(FLOOD);
    screen.press_word("attendance_week_keep");
    screen.see_piece("attendance_week_kept");
    screen.look("calendar-kept");
}
