//! One whole market day: from the invitation and the first sale to the paid fee.

use serde_json::{Value, json};
use settlement::day_file;
use tests::market::{Book, bytes_of};
use tests::world::World;
use tests::{Folder, Stall};

/// A book of a market with a stall fee of 30 baht and 2 % above 100 baht, and a stall that joined.
pub struct Market {
    pub world: World,
    pub folder: Folder,
    pub book: Book,
    pub stalls: Vec<(Stall, Value)>,
}

impl Market {
    pub fn new(seed: u64, stalls: usize) -> Market {
        let (world, folder) = (World::new(seed), Folder::new("market"));
        let book = Book::new(&world, &folder.path().join("book"), "ตลาดทดสอบ", seed);
        for (name, fee) in [
            ("ค่าแผง", json!({ "kind": "per_stall_day", "amount": 3_000 })),
            (
                "ค่าส่วนแบ่ง",
                json!({ "kind": "percent_of_net", "basis_points": 200, "threshold": 10_000, "minimum": null, "maximum": null }),
            ),
        ] {
            book.ask(
                "save_fee_rule",
                json!({
                    "replaces": null, "name": name, "fee": fee, "from": "2026-11-01", "until": null,
                    "zone": null, "whole_baht": false,
                }),
            );
        }
        let mut market = Market { world, folder, book, stalls: Vec::new() };
        for number in 1..=stalls {
            market.join(number);
        }
        market
    }

    fn join(&mut self, number: usize) {
        let stall = Stall::new(
            &self.world,
            &self.folder.path().join(format!("till-{number}")),
            number as u64,
        );
        let registered = self.book.ask(
            "save_stall",
            json!({
                "id": null, "name": format!("ร้านที่ {number}"), "place": format!("A-{number:02}"),
                "zone": null, "vendor": "คนขาย",
            }),
        );
        let invited =
            self.book.ask("invite_stall", json!({ "stall": registered["id"], "days": 7 }));
        let file = json!({ "name": invited["file"]["name"], "data": invited["file"]["data"] });
        let answer = stall.ask("enrol", json!({ "file": file, "code": invited["code"] }));
        let joined = self.receive(&answer);
        assert_eq!(joined["verdict"], "joined");
        self.stalls.push((stall, registered["id"].clone()));
    }

    pub fn receive(&self, file: &Value) -> Value {
        self.book.ask("receive_file", json!({ "name": file["name"], "data": file["data"] }))
    }

    pub fn report(&self) -> Value {
        self.book.ask("market_day", json!({ "day": "2026-11-22" }))
    }
}

#[test]
fn a_day_runs_from_the_first_sale_to_the_paid_fee() {
    let mut market = Market::new(1, 2);
    let (stall, id) = &mut market.stalls[0];
    let rice = stall.goods("ข้าวมันไก่", 50);
    stall.open_day(500);
    stall.sell(&[(&rice, 2)], Some(100));
    stall.sell(&[(&rice, 1)], Some(1_000));
    let back = json!({ "request": stall.random.request(), "of": 2, "lines": [], "reason": "เปลี่ยนใจ", "print": false });
    stall.ask("refund", back);
    stall.sell(&[(&rice, 3)], None);
    let closed = stall.close_day(-10);
    let id = id.clone();
    assert_eq!(closed["warnings"], json!([]));
    let received = market.receive(&closed["file"]);
    assert_eq!(received["verdict"], "booked");

    // the slip, the file, the journal and the committee's report say the same
    let file = day_file::read(&bytes_of(&closed["file"])).unwrap();
    let slip = &closed["figures"]["totals"];
    assert_eq!(slip["net"], 25_000);
    assert_eq!(file.close.totals.net.satang(), 25_000);
    assert_eq!(serde_json::to_value(&file.close.totals).unwrap(), *slip);
    let report = market.report();
    assert_eq!(
        (report["totals"]["net"].clone(), report["totals"]["received"].clone()),
        (json!(25_000), json!(1))
    );
    assert_eq!(report["missing"][0]["place"], "A-02");

    // 30 baht + 2 % of what is above 100 baht
    let row =
        report["stalls"].as_array().unwrap().iter().find(|row| row["stall"] == id).unwrap().clone();
    assert_eq!(
        (row["fee"].clone(), row["owed"].clone(), row["over_short"].clone()),
        (json!(3_300), json!(3_300), json!(-1_000))
    );
    let payment = |request: &str, amount: i64| json!({ "request": request, "stall": id, "amount": amount, "kind": "cash", "collector": "สมชาย" });
    let requests =
        [market.book.random.request(), market.book.random.request(), market.book.random.request()];
    assert_eq!(
        market.book.refused("record_payment", payment(&requests[0], 3_301)),
        "payment.too_much"
    );
    let receipt = market.book.ask("record_payment", payment(&requests[0], 3_000));
    assert_eq!(market.book.ask("record_payment", payment(&requests[0], 3_000)), receipt);
    assert_eq!(receipt["number"], "2569/00001");
    assert_eq!(
        market.book.ask("record_payment", payment(&requests[1], 300))["number"],
        "2569/00002"
    );
    let paid = market.report();
    assert_eq!(
        (paid["totals"]["paid"].clone(), paid["totals"]["owed"].clone()),
        (json!(3_300), json!(0))
    );
    assert_eq!(
        market.book.refused("record_payment", payment(&requests[2], 100)),
        "payment.nothing_owed"
    );
    for (command, computer) in
        [("check_book", &market.book.computer), ("check_till", &market.stalls[0].0.computer)]
    {
        assert_eq!(computer.ask(command, json!({}))["found"], json!([]), "{command}");
    }
}

#[test]
fn a_file_is_received_exactly_once_and_a_refused_one_is_kept() {
    let mut market = Market::new(2, 1);
    let stall = &mut market.stalls[0].0;
    let rice = stall.goods("ข้าวมันไก่", 50);
    stall.open_day(0);
    stall.sell(&[(&rice, 1)], None);
    let closed = stall.close_day(0);
    assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
    let again = market.receive(&closed["file"]);
    assert_eq!(again["verdict"], "repeated");
    assert_eq!(market.report()["totals"]["net"], 5_000);

    let mut bytes = bytes_of(&closed["file"]);
    let place = bytes.windows(7).position(|w| w == b"\"total\"").unwrap() + 9;
    bytes[place] ^= 1;
    let forged = json!({ "name": "forged.talad", "data": tests::market::base64(&bytes) });
    let refused = market.receive(&forged);
    assert!(refused["verdict"].as_str().unwrap().starts_with("refused"), "{refused}");
    let kept = market.book.ask("received_files", json!({ "day": null }));
    assert!(kept.as_array().unwrap().iter().any(|file| file["name"] == "forged.talad"));
    assert_eq!(market.report()["totals"]["net"], 5_000);
}

#[test]
fn a_missing_day_is_a_visible_gap_until_its_file_comes() {
    let mut market = Market::new(3, 1);
    let mut files = Vec::new();
    {
        let (world, stall) = (market.world.clone(), &mut market.stalls[0].0);
        let rice = stall.goods("ข้าวมันไก่", 50);
        for _ in 0..3 {
            stall.open_day(0);
            stall.sell(&[(&rice, 1)], None);
            files.push(stall.close_day(0)["file"].clone());
            world.pass(24 * 3_600);
        }
    }
    market.receive(&files[0]);
    market.receive(&files[2]);
    let third = |market: &Market| {
        let report = market.book.ask("market_day", json!({ "day": "2026-11-24" }));
        report["stalls"][0]["state"].clone()
    };
    assert_eq!(third(&market), "gap");
    market.receive(&files[1]);
    assert_eq!(third(&market), "received");
}

#[test]
fn a_day_of_a_stall_that_was_not_confirmed_waits_and_counts_once_its_key_is_accepted() {
    let market = Market::new(4, 0);
    let registered = market.book.ask(
        "save_stall",
        json!({ "id": null, "name": "ร้านใหม่", "place": "Z-9", "zone": null, "vendor": "" }),
    );
    let invited = market.book.ask("invite_stall", json!({ "stall": registered["id"], "days": 7 }));
    let mut stall = Stall::new(&market.world, &market.folder.path().join("new"), 9);
    let file = json!({ "name": "i.talad", "data": invited["file"]["data"] });
    assert_eq!(
        stall.refused("enrol", json!({ "file": file, "code": "00000-00000" })),
        "enrol.code"
    );
    let answer = stall.ask(
        "enrol",
        json!({ "file": file, "code": invited["code"].as_str().unwrap().to_lowercase() }),
    );
    let rice = stall.goods("ข้าวมันไก่", 50);
    stall.open_day(0);
    stall.sell(&[(&rice, 4)], None);
    let closed = stall.close_day(0);
    assert_eq!(market.receive(&closed["file"])["verdict"], "unconfirmed");
    assert_eq!(market.report()["totals"]["net"], 0);
    let joined = market.receive(&answer);
    assert_eq!(
        (joined["verdict"].clone(), joined["booked"].as_array().unwrap().len()),
        (json!("joined"), 1)
    );
    assert_eq!(market.report()["totals"]["net"], 20_000);
}

#[test]
fn reports_come_as_screen_spreadsheet_and_paper() {
    let mut market = Market::new(5, 1);
    let stall = &mut market.stalls[0].0;
    let rice = stall.goods("ข้าวมันไก่", 50);
    stall.open_day(0);
    stall.sell(&[(&rice, 7)], None);
    let closed = stall.close_day(0);
    market.receive(&closed["file"]);
    for (format, start) in [("csv", &b"\xef\xbb\xbf"[..]), ("xlsx", b"PK"), ("pdf", b"%PDF")] {
        let file = market.book.ask("export_day", json!({ "day": "2026-11-22", "format": format }));
        assert!(bytes_of(&file).starts_with(start), "{format}");
        assert!(file["name"].as_str().unwrap().contains("2569-11-22"));
    }
    let csv = market.book.ask("export_day", json!({ "day": "2026-11-22", "format": "csv" }));
    let text = String::from_utf8(bytes_of(&csv)).unwrap();
    assert!(text.contains("350.00") && text.contains("35.00"), "{text}"); // 30 + 2 % of 250
}

#[test]
fn a_stall_that_is_renamed_keeps_the_files_it_made() {
    let mut market = Market::new(6, 1);
    let stall = &mut market.stalls[0].0;
    let rice = stall.goods("ข้าวมันไก่", 50);
    stall.open_day(0);
    stall.sell(&[(&rice, 1)], None);
    let closed = stall.close_day(0);
    stall.set_up("ร้านชื่อใหม่", "A-01");
    let again = stall.ask("settlement_file", json!({ "z": 1 }));
    assert_eq!(again["data"], closed["file"]["data"]);
    stall.open_day(0);
    let second = stall.close_day(0);
    market.receive(&closed["file"]);
    assert_eq!(market.receive(&second["file"])["verdict"], "booked");
}

#[test]
fn the_sample_market_runs_its_days_through_the_real_operations() {
    let (world, folder) = (World::new(7), Folder::new("sample"));
    let ports = world.ports(folder.path());
    let sample = api::sample::make(&ports, &ports.files, api::sample::Until::Collected).unwrap();
    let totals = &sample.report["totals"];
    assert_eq!((totals["registered"].clone(), totals["received"].clone()), (json!(12), json!(12)));
    assert!(totals["net"].as_i64().unwrap() > 100_000 && totals["fee"].as_i64().unwrap() > 36_000);
    assert_eq!(
        totals["fee"].as_i64(),
        Some(totals["paid"].as_i64().unwrap() + totals["owed"].as_i64().unwrap())
    );

    let tried = Folder::new("sample-tried");
    let computer = tests::market::Computer::open(&world, tried.path()).unwrap();
    let start = computer.ask("choose_desk", json!({ "desk": "sample" }));
    assert_eq!(start["desk"], "sample");
    assert!(computer.ask("till_state", json!({}))["days"]["open"].is_object());
    let report = computer.ask("market_day", json!({ "day": start["today"] }));
    assert_eq!(report["totals"]["received"], 11);
}
