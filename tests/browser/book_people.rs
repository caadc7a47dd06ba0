//! The committee's register of people and households, who may sell at a stall, passes of visitors
//! for a day, and a name that leaves the book.

use api::App;
use serde_json::json;
use tests::Folder;
use tests::screen::Screen;

use crate::sample::{ENGLISH, Look, THAI, go, open_with};

const HER: &str = "มะลิวัลย์ ศรีจันทร์";
const NEIGHBOUR: &str = "สมศรี ใจงาม";
const VISITOR: &str = "ขนมจากสุพรรณ";

#[test]
fn people_of_the_market_in_thai() {
    walk(THAI);
}

#[test]
fn people_of_the_market_in_english_on_a_small_screen() {
    walk(ENGLISH.small());
}

#[test]
fn people_of_the_market_in_thai_in_the_largest_letters() {
    walk(THAI.large());
}

/// A few more than fit without a search.
fn neighbours(app: &App) {
    for number in 1..=2 {
        let home = json!({ "code": format!("B-0{number}"), "name": format!("บ้านหลังที่ {number}") });
        app.call("save_household", home).expect("a household");
    }
    for name in [NEIGHBOUR, "ลุงชัย", "แม่พลอย", "ยายน้อย", "ป้าแดง", "น้าอ้อย", "ตาสม"]
    {
        let person = json!({ "name": name, "phone": "081-234-5678" });
        app.call("save_person", person).expect("a person");
    }
}

fn walk(look: Look) {
    let folder = Folder::new("browser-book-people");
    let (mut screen, ()) = open_with(folder.path(), "book-people", look, neighbours);
    let words =
        [HER, NEIGHBOUR, VISITOR, "บ้านหลังที่", "ลุงชัย", "แม่พลอย", "ยายน้อย", "ป้าแดง", "น้าอ้อย", "ตาสม"];
    screen.allow(&words);
    screen.see_word("sale_empty_text");
    screen.press_word("menu_sample_book");
    screen.see_word("book_over_short");
    entered(&mut screen);
    agreed(&mut screen);
    households(&mut screen);
    sells(&mut screen);
    visits(&mut screen);
    erased(&mut screen);
    screen.finish();
}

fn entered(screen: &mut Screen) {
    go(screen, "menu_book_people");
    screen.see(NEIGHBOUR);
    screen.press_word("person_add");
    screen.see_word("person_no_health");
    screen.write_word("person_name", HER);
    screen.write_word("person_phone", "089-999-8888");
    screen.tap("radio", "B-01 บ้านหลังที่ 1");
    screen.look("person-new");
    screen.press_word("stall_save");
    screen.see_word("consent_none");
}

fn agreed(screen: &mut Screen) {
    screen.press_word("consent_give");
    let contact = screen.words.get("consent_contact");
    screen.press(&format!("{} {contact}", screen.words.get("consent_yes")));
    screen.look("person-consent");
    screen.press_word("consent_keep");
    screen.press_holding(&screen.words.get("consent_withdraw"));
    screen.see_word("consent_none");
    screen.press_word("consent_give");
    screen.press(&format!("{} {contact}", screen.words.get("consent_yes")));
    screen.press_word("consent_keep");
    screen.press_holding(&screen.words.get("consent_withdraw"));
    screen.look("person");
    screen.press_word("close");
    screen.look("people");
}

fn households(screen: &mut Screen) {
    screen.tap("radio", &screen.words.filled("household_tab", &[("n", "2")]));
    screen.press_holding("B-01");
    screen.tap("radio", HER);
    screen.look("household");
    screen.press_word("stall_save");
    screen.see(&screen.words.filled("household_speaks", &[("name", HER)]));
    screen.look("households");
}

fn sells(screen: &mut Screen) {
    screen.press_word("menu_book_stalls");
    screen.press_holding("ไข่สดตาเจริญ");
    screen.press_word("stall_sellers");
    screen.see_word("stall_sellers_others");
    screen.look("stall-sellers");
    screen.press_word("stall_save");
    screen.press_word("stall_edit");
    screen.see_word("stall_tags_hint");
    screen.write_word("stall_tags", "เกษตรกร");
    screen.look("stall-edit");
    screen.press_word("stall_save");
    screen.see_word("stall_account");
    screen.look("stall-people");
    screen.press_word("close");
}

fn visits(screen: &mut Screen) {
    go(screen, "menu_book_passes");
    screen.see_word("pass_none_at_all");
    screen.look("passes-none");
    screen.press_word("pass_new_visitor");
    screen.write_word("stall_name", VISITOR);
    screen.look("pass-visitor");
    screen.press_word("stall_save");
    screen.see_word("pass_place_typed");
    screen.write_word("pass_place", "V-1");
    screen.look("pass-issue");
    screen.press_word("pass_issue_do");
    screen.see("V-1");
    screen.look("passes");
    screen.press(&format!("{} {VISITOR}", screen.words.get("pass_withdraw")));
    screen.press(&format!("{} {VISITOR}", screen.words.get("pass_issue")));
    // a place that was given back is typed again: this market offers none
    screen.see_word("pass_place_typed");
    screen.write_word("pass_place", "V-1");
    screen.press_word("pass_issue_do");
    screen.see("V-1");
}

fn erased(screen: &mut Screen) {
    go(screen, "menu_book_people");
    screen.press_holding(HER);
    screen.press_word("person_erase");
    screen.see_word("person_erase_never");
    screen.write(&screen.words.filled("person_erase_type", &[("name", HER)]), HER);
    screen.look("person-erase");
    screen.press_word("person_erase_do");
    screen.gone(HER);
    screen.look("people-erased");
}
