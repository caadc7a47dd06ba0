//! What the stalls hand in, as a committee lives it: slips of paper before files, two of one
//! number, a stolen till, a clock that is wrong, and everything that is no settlement at all.

use serde_json::{Value, json};
use settlement::reply::{ReceivedAs, read_reply};
use tests::market::{base64, bytes_of};
use tests::{Folder, Stall};

use crate::market_day::Market;

/// Sells for some baht in cash and closes the day.
fn sold(stall: &mut Stall, baht: i64) -> Value {
    let thing = stall.goods("ข้าวแกง", baht);
    stall.open_day(500);
    stall.sell(&[(&thing, 1)], None);
    stall.close_day(0)
}

fn slip_text(stall: &Stall, z: u64) -> String {
    stall.ask("settlement_qr", json!({ "z": z }))["text"].as_str().unwrap().to_owned()
}

fn row(report: &Value, place: &str) -> Value {
    let rows = report["stalls"].as_array().unwrap();
    rows.iter().find(|row| row["place"] == place).unwrap().clone()
}

fn assert_sound(market: &Market) {
    let checked = market.book.ask("check_book", json!({}));
    assert_eq!(checked["sound"], true, "{checked}");
}

fn day(market: &Market, of: &str) -> Value {
    market.book.ask("market_day", json!({ "day": of }))
}

#[test]
fn a_slip_is_scanned_in_the_evening_and_its_file_comes_in_the_morning() {
    let mut market = Market::new(41, 2);
    let stall = &mut market.stalls[0].0;
    let closed = sold(stall, 600);
    let text = slip_text(stall, 1);
    let taken = market.book.ask("receive_slip", json!({ "text": text.to_lowercase() }));
    assert_eq!(
        (taken["verdict"].clone(), taken["file"]["kind"].clone()),
        (json!("provisional"), json!("slip"))
    );
    let report = market.report();
    let by_slip = row(&report, "A-01");
    // 30 baht and 2 % of what is above 100
    assert_eq!((by_slip["state"].clone(), by_slip["fee"].clone()), (json!("slip"), json!(4_000)));
    assert_eq!(
        (report["totals"]["received"].clone(), report["totals"]["slips"].clone()),
        (json!(1), json!(1))
    );
    assert_eq!(report["missing"][0]["place"], "A-02");
    for format in ["pdf", "xlsx", "csv"] {
        market.book.ask("export_day", json!({ "day": "2026-11-22", "format": format }));
    }

    // the answer to the stall says that its file is still to come
    let out = market.book.ask("make_reply", json!({ "stall": market.stalls[0].1 }));
    let told = read_reply(&bytes_of(&out["file"])).unwrap().received;
    assert_eq!((told.len(), told[0].verdict), (1, ReceivedAs::Slip));

    assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
    let report = market.report();
    let by_file = row(&report, "A-01");
    assert_eq!(
        (by_file["state"].clone(), report["totals"]["slips"].clone()),
        (json!("received"), json!(0))
    );
    for figure in ["net", "gross", "refunded", "receipts", "tenders", "fee"] {
        assert_eq!(by_file[figure], by_slip[figure], "{figure}");
    }
    let files = market.book.ask("received_files", json!({ "day": "2026-11-22" }));
    let slip = files.as_array().unwrap().iter().find(|file| file["kind"] == "slip").unwrap();
    assert_eq!(slip["verdict"], "agrees", "nothing is left out of the list");
    assert_eq!(market.book.ask("receive_slip", json!({ "text": text }))["verdict"], "repeated");
    for (text, code) in [("8850123456789", "slip.not_a_slip"), (&text[..100], "slip.damaged")] {
        assert_eq!(market.book.refused("receive_slip", json!({ "text": text })), code);
    }
    assert_sound(&market);
}

#[test]
fn a_photo_of_the_paper_slip_is_a_hand_in_however_it_comes() {
    let mut market = Market::new(42, 3);
    let mut photos = Vec::new();
    for (stall, _) in &mut market.stalls {
        sold(stall, 200);
        let paper = stall.ask("picture", json!({ "kind": "z_report", "z": 1 }));
        photos.push(json!({ "name": "IMG_2031.png", "data": paper["png"] }));
    }
    let taken = market.book.ask("receive_slip_photo", photos[0].clone());
    assert_eq!(
        (taken["verdict"].clone(), taken["file"]["place"].clone()),
        (json!("provisional"), json!("A-01"))
    );
    // dropped among the files
    assert_eq!(market.receive(&photos[1])["file"]["place"], "A-02");
    // put into the watched folder
    let folder = market.book.ask("book_state", json!({}))["inbox"].as_str().unwrap().to_owned();
    let bytes = bytes_of(&photos[2]);
    std::fs::write(std::path::Path::new(&folder).join("slip.png"), bytes).unwrap();
    let received = market.book.ask("receive_inbox", json!({}));
    assert_eq!(received["received"][0]["verdict"], "provisional");
    assert_eq!(market.report()["totals"]["slips"], 3);

    let (stall, _) = &mut market.stalls[0];
    let receipt = stall.ask("picture", json!({ "kind": "receipt", "number": 1, "copy": 0 }));
    let no_slip = json!({ "name": "IMG_1.png", "data": receipt["png"] });
    assert_eq!(market.book.refused("receive_slip_photo", no_slip.clone()), "slip.no_code");
    let kept = market.receive(&no_slip);
    assert_eq!(
        (kept["verdict"].clone(), kept["file"]["reason"].clone()),
        (json!("refused_unknown"), json!("picture"))
    );
    let text = json!({ "name": "x.jpg", "data": base64(b"no picture") });
    assert_eq!(market.book.refused("receive_slip_photo", text), "slip.not_a_picture");
    let large = json!({ "name": "x.jpg", "data": base64(&vec![0xff; 21 << 20]) });
    assert_eq!(market.book.refused("receive_slip_photo", large), "slip.photo_too_large");
    assert_sound(&market);
}

/// A copy of a folder, as somebody makes of a whole computer.
fn copied(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copied(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn two_settlements_of_one_number_count_for_nothing_until_the_committee_decides() {
    let mut market = Market::new(43, 1);
    let other = Folder::new("copied-till");
    let place = market.stalls[0].0.data().to_owned();
    let (stall, id) = market.stalls.remove(0);
    drop(stall);
    copied(&place, other.path());
    let mut stall = Stall::new(&market.world, &place, 5);
    let mut twin = Stall::new(&market.world, other.path(), 6);
    let (right, wrong) = (sold(&mut stall, 600), sold(&mut twin, 100));
    let slip = slip_text(&twin, 1);
    assert_eq!(market.receive(&right["file"])["verdict"], "booked");
    let taken = market.book.ask("receive_slip", json!({ "text": slip }));
    assert_eq!(taken["verdict"], "fork");
    assert_eq!(market.receive(&wrong["file"])["verdict"], "fork");
    let report = market.report();
    assert_eq!(
        (report["totals"]["forked"].clone(), report["totals"]["fee"].clone()),
        (json!(3), json!(0))
    );

    let digest = taken["file"]["sha256"].clone();
    let fork = market.book.ask("fork_of", json!({ "file": digest }));
    let files = fork["files"].as_array().unwrap();
    assert_eq!((files.len(), fork["kept"].clone()), (3, Value::Null));
    let keep = files
        .iter()
        .find(|file| file["settlement"]["net"] == 60_000)
        .map(|file| file["sha256"].clone())
        .unwrap();
    let decision = |keep: &Value, reason: &str| json!({ "keep": keep, "reason": reason });
    assert_eq!(market.book.refused("settle_fork", decision(&keep, "")), "receiving.reason");
    let nothing = json!("0".repeat(64));
    assert_eq!(market.book.refused("settle_fork", decision(&nothing, "x")), "fork.unknown");
    let settled = market.book.ask("settle_fork", decision(&keep, "ตรงกับกระดาษ"));
    assert_eq!(settled["kept"], keep);
    let row = row(&market.report(), "A-01");
    assert_eq!(
        (row["stall"].clone(), row["net"].clone(), row["fee"].clone()),
        (id, json!(60_000), json!(4_000))
    );
    let again = market.book.ask("settle_fork", decision(&keep, "ตรงกับกระดาษ"));
    assert_eq!(again, settled, "deciding the same again changes nothing");
    assert_sound(&market);
}

#[test]
fn a_stolen_till_ends_on_a_day_and_the_gap_shows_until_it_is_explained() {
    let mut market = Market::new(44, 1);
    let (stall, id) = &mut market.stalls[0];
    let id = id.clone();
    let first = sold(stall, 600);
    market.receive(&first["file"]);
    market.world.pass(86_400);
    let (stall, _) = &mut market.stalls[0];
    let stolen = sold(stall, 100);
    let retire = |last_day: &str, reason: &str| json!({ "stall": id, "last_day": last_day, "reason": reason });
    assert_eq!(market.book.refused("retire_key", retire("2027-01-01", "หาย")), "key.future");
    assert_eq!(market.book.refused("retire_key", retire("2026-11-22", "")), "receiving.reason");
    let machines = market.book.ask("retire_key", retire("2026-11-22", "ถูกขโมย"));
    assert_eq!(
        (machines[0]["last_z"].clone(), machines[0]["last_day"].clone()),
        (json!(1), json!("2026-11-22"))
    );
    assert_eq!(market.receive(&stolen["file"])["verdict"], "set_aside_retired_key");
    assert_eq!(market.book.refused("retire_key", retire("2026-11-22", "ถูกขโมย")), "key.none");

    // another machine, by a new invitation
    let mut next = Stall::new(&market.world, &market.folder.path().join("till-new"), 9);
    let invited = market.book.ask("invite_stall", json!({ "stall": id, "days": 7 }));
    let file = json!({ "name": invited["file"]["name"], "data": invited["file"]["data"] });
    let answer = next.ask("enrol", json!({ "file": file, "code": invited["code"] }));
    assert_eq!(market.receive(&answer)["verdict"], "joined");
    market.world.pass(86_400);
    let closed = sold(&mut next, 300);
    let received = market.receive(&closed["file"]);
    assert_eq!(
        (received["verdict"].clone(), received["file"]["reason"].clone()),
        (json!("booked"), json!("replaced"))
    );
    let report = day(&market, "2026-11-24");
    assert_eq!(
        (report["totals"]["flagged"].clone(), row(&report, "A-01")["state"].clone()),
        (json!(1), json!("gap"))
    );
    let file = received["file"]["sha256"].clone();
    let explained = market.book.ask("explain_gap", json!({ "file": file, "reason": "รอเครื่องใหม่" }));
    assert_eq!(explained["settlement"]["explained"], "รอเครื่องใหม่");
    let report = day(&market, "2026-11-24");
    assert_eq!(
        (report["totals"]["flagged"].clone(), row(&report, "A-01")["net"].clone()),
        (json!(0), json!(30_000))
    );
    let machines = market.book.ask("machines", json!({ "stall": id }));
    assert_eq!(
        (machines.as_array().unwrap().len(), machines[0]["retired"].clone()),
        (2, Value::Null)
    );
    assert_sound(&market);
}

#[test]
fn a_day_in_the_future_waits_for_its_day() {
    let mut market = Market::new(45, 1);
    market.world.pass(3 * 86_400);
    let closed = sold(&mut market.stalls[0].0, 600);
    let text = slip_text(&market.stalls[0].0, 1);
    market.world.pass(-3 * 86_400);
    let received = market.receive(&closed["file"]);
    assert_eq!(received["verdict"], "set_aside_future_day");
    assert_eq!(received["file"]["reason"], "future_day");
    assert_eq!(
        market.book.ask("receive_slip", json!({ "text": text }))["verdict"],
        "set_aside_future_day"
    );
    assert_eq!(market.report()["totals"]["received"], 0);
    market.world.pass(2 * 86_400);
    market.book.app.receive_waiting().unwrap();
    let files = market.book.ask("received_files", json!({ "day": "2026-11-25" }));
    let verdicts: Vec<_> = files.as_array().unwrap().iter().map(|file| &file["verdict"]).collect();
    assert_eq!(verdicts, ["agrees", "booked"]);
    assert_eq!(day(&market, "2026-11-25")["totals"]["fee"], 4_000);
    assert_sound(&market);
}

#[test]
fn whatever_else_is_handed_in_is_told_what_it_is_and_changes_nothing() {
    let mut market = Market::new(46, 2);
    let closed = sold(&mut market.stalls[0].0, 600);
    let file = bytes_of(&closed["file"]);
    let text = String::from_utf8(file.clone()).unwrap();
    let before = market.report()["stalls"].clone();
    let receive = |bytes: &[u8]| {
        let received = market.receive(&json!({ "name": "วันนี้.talad", "data": base64(bytes) }));
        (
            received["verdict"].as_str().unwrap().to_owned(),
            received["file"]["reason"].as_str().unwrap().to_owned(),
        )
    };
    let changed = text.replacen("60000", "6000", 1);
    let marked = format!("\u{feff}{text}");
    let returns = text.replace('\n', "\r\n");
    let large = vec![b' '; 17 << 20];
    let table: [(&[u8], &str, &str); 9] = [
        (&file[..file.len() / 2], "refused_cut_short", "file_cut_short"),
        (changed.as_bytes(), "refused_signature", "wrong_signature"),
        (returns.as_bytes(), "refused_saved_by_editor", "file_carriage_return"),
        (marked.as_bytes(), "refused_saved_by_editor", "file_byte_order_mark"),
        (b"", "refused_cut_short", "file_empty"),
        (b"PK\x03\x04", "refused_unknown", "unknown"),
        (b"\x89PNG\r\n\x1a\n", "refused_unknown", "picture"),
        (b"TL1:HALF", "refused_damaged", "slip_damaged"),
        (&large, "refused_too_large", "file_too_large"),
    ];
    for (bytes, verdict, reason) in table {
        assert_eq!(receive(bytes), (verdict.to_owned(), reason.to_owned()));
        assert_eq!(market.report()["stalls"], before, "{reason}");
    }
    assert_eq!(receive(&file).0, "booked", "under whatever name");
    assert_sound(&market);
}
