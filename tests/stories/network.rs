//! Handing in over the market's own network: the day goes, the committee's reply comes back, and
//! whatever the network does, the file is safe and counts once. And many files at once, by steps.

use std::sync::Arc;

use api::ports::{CourierTrouble, Files, Folder as Place};
use serde_json::{Value, json};
use tests::Folder;

use crate::market_day::Market;

const ADDRESS: &str = "http://192.168.1.5:8590";

/// A market of one stall whose till finds the book on the network.
fn connected(seed: u64) -> Market {
    let market = Market::new(seed, 1);
    let book = Arc::new(market.book.app.in_care());
    market.world.network().answer(
        ADDRESS,
        Box::new(move |bytes| match book.hand_in("192.168.1.21", bytes) {
            Ok(answer) => Ok(serde_json::to_vec(&answer).unwrap()),
            Err(failure) => Err(CourierTrouble::Refused(Box::new(failure))),
        }),
    );
    let (stall, _) = &market.stalls[0];
    let kept = stall.ask("keep_committee_address", json!({ "address": "192.168.1.5" }));
    assert_eq!(kept["address"], ADDRESS);
    market
}

fn close(market: &mut Market) -> Value {
    let (stall, _) = &mut market.stalls[0];
    let rice = stall.goods("ข้าวแกง", 600);
    stall.open_day(500);
    stall.sell(&[(&rice, 1)], None);
    stall.close_day(0)["file"].clone()
}

fn sent(file: &Value) -> Value {
    json!({ "name": file["name"], "data": file["data"] })
}

#[test]
fn a_day_goes_over_the_network_and_the_reply_comes_back() {
    let mut market = connected(61);
    let file = close(&mut market);
    let (stall, _) = &market.stalls[0];
    let answer = stall.ask("hand_in_over_network", sent(&file));
    assert_eq!(answer["verdict"], "booked");
    let report = market.report();
    assert_eq!(answer["reply"]["shown"]["reply"]["owed"], report["totals"]["owed"]);
    assert_eq!(stall.ask("last_reply", json!({}))["reply"]["number"], 1);
    // the answer was lost and it is sent again: the same, once
    let again = stall.ask("hand_in_over_network", sent(&file));
    assert_eq!(
        (&again["verdict"], &again["reply"]["taken"]),
        (&json!("booked"), &json!("repeated"))
    );
    assert_eq!(market.report()["totals"], report["totals"]);
    assert_eq!(market.book.ask("check_book", json!({}))["sound"], true);
    assert_eq!(stall.ask("check_till", json!({}))["sound"], true);
}

#[test]
fn a_network_that_fails_says_so_and_the_file_stays() {
    let mut market = connected(62);
    let file = close(&mut market);
    let (stall, _) = &market.stalls[0];
    market.world.network().cut();
    assert_eq!(stall.refused("hand_in_over_network", sent(&file)), "network.unreachable");
    let other = Box::new(|_: &[u8]| Err(CourierTrouble::Stranger));
    market.world.network().answer(ADDRESS, other);
    assert_eq!(stall.refused("hand_in_over_network", sent(&file)), "network.not_committee");
    let talk = Box::new(|_: &[u8]| Ok(b"<html>".to_vec()));
    market.world.network().answer(ADDRESS, talk);
    assert_eq!(stall.refused("hand_in_over_network", sent(&file)), "network.not_committee");
    let goods = stall.ask("export_goods", json!({}));
    assert_eq!(stall.refused("hand_in_over_network", sent(&goods)), "network.other_file");
    assert_eq!(
        stall.refused("keep_committee_address", json!({ "address": "8.8.8.8" })),
        "network.address"
    );
    stall.ask("keep_committee_address", json!({ "address": "" }));
    assert_eq!(stall.refused("hand_in_over_network", sent(&file)), "network.no_address");
    assert_eq!(market.receive(&file)["verdict"], "booked", "by stick all the same");
}

#[test]
fn a_reply_of_nobody_we_know_is_refused_though_the_day_was_sent() {
    let mut market = connected(63);
    let file = close(&mut market);
    let impostor = json!({ "verdict": "booked", "day": null, "z": null, "reply": "AAAA" });
    let impostor = serde_json::to_vec(&impostor).unwrap();
    let answering = Box::new(move |_: &[u8]| Ok(impostor.clone()));
    market.world.network().answer(ADDRESS, answering);
    let (stall, _) = &market.stalls[0];
    let code = stall.refused("hand_in_over_network", sent(&file));
    assert!(code.starts_with("reply."), "{code}");
    assert_eq!(stall.ask("last_reply", json!({})), Value::Null);
}

#[test]
fn many_files_are_taken_in_steps_and_the_rest_stays_where_it_lies() {
    let (world, folder) = (tests::world::World::new(64), Folder::new("steps"));
    let book = tests::Book::new(&world, folder.path(), "ตลาด", 64);
    let files = world.ports(folder.path()).files;
    for number in 0..7 {
        let text = format!("file {number}");
        files.put(Place::Inbox, &format!("{number}.talad"), text.as_bytes()).unwrap();
    }
    let mut left = Vec::new();
    for _ in 0..2 {
        let taken = book.ask("receive_inbox", json!({ "most": 3 }));
        assert_eq!(taken["received"].as_array().unwrap().len(), 3);
        left.push(taken["left"].as_u64().unwrap());
    }
    // stopped here: what was not taken still lies there, and is taken another time
    assert_eq!((left, names(&*files)), (vec![4, 1], vec!["6.talad".to_owned()]));
    let taken = book.ask("receive_inbox", json!({}));
    assert_eq!((taken["left"].as_u64(), names(&*files).len()), (Some(0), 0));
}

fn names(files: &dyn Files) -> Vec<String> {
    files.names(Place::Inbox).unwrap()
}
