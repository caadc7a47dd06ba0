//! People and places of a market: one person in several roles, who may sell, what she agreed to,
//! what the book holds about her, how her name leaves it, and visitors for a day.

use std::path::Path;

use serde_json::{Value, json};
use tests::market::bytes_of;

use crate::market_day::Market;

const NAME: &str = "มะลิวัลย์ ศรีจันทร์";
const PHONE: &str = "081-234-5678";

fn person(market: &Market, name: &str, phone: &str, household: &Value) -> Value {
    let draft = json!({ "name": name, "phone": phone, "household": household });
    market.book.ask("save_person", draft)["id"].clone()
}

fn sound(market: &Market) {
    assert_eq!(market.book.ask("check_book", json!({}))["found"], json!([]));
}

/// Files below a folder that hold a text.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, text));
        } else if std::fs::read(&path).unwrap().windows(text.len()).any(|w| w == text.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
    found
}

/// A market of two stalls, the first one hers, of the household B-012, with a neighbour.
fn lived_in(seed: u64) -> (Market, Value, Value) {
    let market = Market::new(seed, 2);
    let home = json!({ "code": "b-๐๑๒", "name": format!("บ้าน{NAME}") });
    let home = market.book.ask("save_household", home);
    assert_eq!(home["code"], "B-012");
    let her = person(&market, NAME, PHONE, &home["id"]);
    let neighbour = person(&market, "สมศรี ใจงาม", "", &Value::Null);
    market.book.ask(
        "save_household",
        json!({ "id": home["id"], "code": "B-012", "name": format!("บ้าน{NAME}"), "representative": her }),
    );
    market.book.ask(
        "set_stall_people",
        json!({ "stall": market.stalls[0].1, "vendor": her, "sellers": [neighbour] }),
    );
    (market, her, neighbour)
}

#[test]
fn one_person_is_vendor_and_household_and_her_stall_shows_her_name() {
    let (market, her, neighbour) = lived_in(41);
    let found = market.book.ask("people", json!({ "search": "b-012" }));
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(found[0]["roles"], json!(["vendor", "representative", "household"]));
    let stalls = market.book.ask("stalls", json!({}));
    assert_eq!((&stalls[0]["vendor"], &stalls[1]["vendor"]), (&json!(NAME), &json!("คนขาย")));
    let sellers = market.book.ask("stall_people", json!({ "stall": market.stalls[0].1 }));
    assert_eq!(sellers["vendor"]["person"], her);
    assert_eq!(sellers["sellers"][0]["person"], neighbour);
    let found = market.book.ask("people", json!({ "search": "ใจงาม" }));
    assert_eq!(found[0]["roles"], json!(["seller"]));
    // a code of a household is one that a voucher carries, and is given once
    let taken = json!({ "code": "B-012", "name": "บ้านอื่น" });
    assert_eq!(market.book.refused("save_household", taken), "household.code_taken");
    let thai = json!({ "code": "บ-012", "name": "บ้านอื่น" });
    assert_eq!(market.book.refused("save_household", thai), "household.code");
    let health = json!({ "name": "ยายแดง (ติดเตียง)", "phone": "" });
    assert_eq!(market.book.refused("save_person", health), "stall.health");
    sound(&market);
}

#[test]
fn consent_has_its_words_its_day_and_its_end() {
    let (market, her, _) = lived_in(42);
    let words = market.book.ask("consent_wordings", json!({}));
    let version = words[0]["version"].clone();
    let asked =
        json!({ "person": her, "purposes": ["contact", "announcements"], "wording": version });
    let given = market.book.ask("give_consent", asked.clone());
    assert_eq!(market.book.ask("give_consent", asked), given, "the same again changes nothing");
    let consents = given["consents"].as_array().unwrap();
    assert_eq!(consents.len(), 2);
    assert!(consents.iter().all(|row| row["given"] == "2026-11-22" && row["ended"].is_null()));
    let less = json!({ "person": her, "purposes": ["announcements"] });
    let ended = market.book.ask("withdraw_consent", less)["consents"].clone();
    let still: Vec<_> =
        ended.as_array().unwrap().iter().filter(|row| row["ended"].is_null()).collect();
    assert_eq!((still.len(), still[0]["purpose"].clone()), (1, json!("contact")));
    let unread = json!({ "person": her, "purposes": ["photos"], "wording": 99 });
    assert_eq!(market.book.refused("give_consent", unread), "consent.wording");
    sound(&market);
}

#[test]
fn the_export_holds_all_of_her_and_only_hers() {
    let (market, her, _) = lived_in(43);
    let version = market.book.ask("consent_wordings", json!({}))[0]["version"].clone();
    let asked = json!({ "person": her, "purposes": ["contact"], "wording": version });
    market.book.ask("give_consent", asked);
    let file = market.book.ask("export_person", json!({ "person": her, "format": "json" }));
    let text = String::from_utf8(bytes_of(&file)).unwrap();
    let export: Value = serde_json::from_str(&text).unwrap();
    for (path, held) in [
        ("/name", json!(NAME)),
        ("/phone", json!(PHONE)),
        ("/household", json!("B-012")),
        ("/representative", json!(true)),
        ("/consents/0/purpose", json!("contact")),
        ("/wordings/0/version", version),
        ("/stalls/0/place", json!("A-01")),
        ("/stalls/0/role", json!("vendor")),
        ("/entries/0/name", json!(format!("บ้าน{NAME}"))),
    ] {
        assert_eq!(export.pointer(path), Some(&held), "{path} in {text}");
    }
    assert!(!text.contains("สมศรี") && !text.contains("คนขาย"), "{text}");
    let paper = market.book.ask("export_person", json!({ "person": her, "format": "pdf" }));
    assert!(bytes_of(&paper).starts_with(b"%PDF"));
    assert!(!file["name"].as_str().unwrap().contains("มะลิ"), "no name in the name of a file");
}

#[test]
fn after_she_is_erased_every_figure_stands_and_no_file_has_her_name() {
    let (mut market, her, neighbour) = lived_in(44);
    let stall = market.stalls[0].1.clone();
    let renamed = json!({
        "id": stall, "name": "ร้านที่ 1", "place": "A-01", "zone": null, "vendor": NAME,
    });
    market.book.ask("save_stall", renamed);
    let till = &mut market.stalls[0].0;
    let rice = till.goods("ข้าวมันไก่", 50);
    till.open_day(500);
    till.sell(&[(&rice, 6)], None);
    let closed = till.close_day(0);
    assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
    let request = market.book.random.request();
    let payment = json!({ "request": request, "stall": stall, "amount": 3_000, "kind": "cash", "collector": "สมชาย" });
    let receipt = market.book.ask("record_payment", payment);
    market.book.ask("export_person", json!({ "person": her, "format": "json" }));
    market.book.ask("export_person", json!({ "person": her, "format": "pdf" }));
    let figures = |market: &Market| {
        let receipt = market.book.ask("fee_receipt", json!({ "number": receipt["number"] }));
        let account = market.book.ask("stall_account", json!({ "stall": stall }));
        (market.report(), account, receipt)
    };
    let (report, account, paper) = figures(&market);
    assert_eq!((&paper["vendor"], &account["owed"]), (&json!(NAME), &json!(400)));
    let folder = market.folder.path().join("book");
    assert!(!holding(&folder, NAME).is_empty(), "it is there before");

    let wrong = json!({ "person": her, "name": "มะลิ" });
    assert_eq!(market.book.refused("erase_person", wrong), "person.other_name");
    let elsewhere = market.book.ask("person_elsewhere", json!({ "person": her }));
    assert_eq!((&elsewhere["receipts"], &elsewhere["officer"]), (&json!(0), &json!(false)));
    let erase = json!({ "person": her, "name": NAME });
    let erased = market.book.ask("erase_person", erase.clone());
    assert_eq!(erased["entries"], 4, "herself, her house twice, her stall");
    assert_eq!(market.book.ask("erase_person", erase), erased, "the same again");

    for text in [NAME, PHONE, "มะลิวัลย์"] {
        assert_eq!(holding(&folder, text), Vec::<String>::new(), "{text}");
    }
    let (report_after, account_after, mut paper_after) = figures(&market);
    assert_eq!((report_after, account_after), (report, account));
    assert_eq!(paper_after["vendor"], "");
    paper_after["vendor"] = json!(NAME);
    assert_eq!(paper_after, paper, "only the name is gone");
    let gone = market.book.ask("people", json!({ "search": "" }));
    let gone = gone.as_array().unwrap();
    assert_eq!((gone.len(), &gone[0]["id"], &gone[1]["name"]), (2, &neighbour, &json!("")));
    let again = json!({ "id": her, "name": "ใหม่", "phone": "" });
    assert_eq!(market.book.refused("save_person", again), "person.unknown");
    let data = json!({ "person": her, "format": "json" });
    assert_eq!(market.book.refused("export_person", data), "person.unknown");
    sound(&market);
    let backed_up = market.book.ask("back_up_book", json!({}));
    assert!(Path::new(backed_up["path"].as_str().unwrap()).exists(), "and is whole for a copy");
}

#[test]
fn a_visitor_has_a_place_for_a_day_and_its_fee() {
    let mut market = Market::new(45, 1);
    let visitor = |name: &str| {
        let draft =
            json!({ "name": name, "place": "", "zone": null, "visiting": true, "vendor": "" });
        market.book.ask("save_stall", draft)["id"].clone()
    };
    let (first, second) = (visitor("ขนมจากสุพรรณ"), visitor("ผักดอย"));
    assert_eq!(market.report()["stalls"].as_array().unwrap().len(), 1);
    let pass = |stall: &Value, place: &str, until: &str| json!({ "stall": stall, "from": "2026-11-22", "until": until, "place": place });
    let issued = market.book.ask("issue_pass", pass(&first, "V-1", "2026-11-24"));
    assert_eq!(
        (&issued["passes"][0]["fee"], &issued["passes"][0]["owed"]),
        (&json!(3_000), &json!(3_000))
    );
    assert_eq!(issued["visitors"][0]["stall"], second);
    let refused = |stall: &Value, place: &str, until: &str| {
        market.book.refused("issue_pass", pass(stall, place, until))
    };
    assert_eq!(refused(&second, "v-1", "2026-11-22"), "pass.taken");
    assert_eq!(refused(&second, "A-01", "2026-11-22"), "pass.stall_expected");
    assert_eq!(refused(&second, "V-2", "2026-12-23"), "pass.days");
    assert_eq!(refused(&market.stalls[0].1, "V-2", "2026-11-22"), "pass.not_visiting");
    assert_eq!(market.report()["totals"]["fee"], 3_000);
    // it pays without any file, and its day stands in its account
    let request = market.book.random.request();
    let payment = json!({ "request": request, "stall": first, "amount": 9_000, "kind": "cash", "collector": "สมชาย" });
    assert_eq!(market.book.ask("record_payment", payment)["owed_after"], 0);
    let left = market.book.ask("withdraw_pass", json!({ "stall": first, "day": "2026-11-24" }));
    assert_eq!(left["passes"], json!([]));
    let account = market.book.ask("stall_account", json!({ "stall": first }));
    assert_eq!(account["owed"], -3_000, "a day that was paid and withdrawn stands to her credit");
    sound(&market);
}
