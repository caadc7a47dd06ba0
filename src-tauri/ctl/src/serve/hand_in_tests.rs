//! The committee's door over real connections: a till joins and hands in over the network; who is
//! not of this market, floods or sends too much is turned away and leaves nothing behind.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::tests::{Host, agent};

struct Market {
    book: Host,
    till: Host,
    door: String,
}

impl Market {
    /// A book with its door open, and a fresh till that knows where it is.
    fn open(name: &str) -> Market {
        let book = Host::start(&format!("{name}-book"));
        book.main("choose_desk", &json!({ "desk": "book" }));
        book.main("set_up_market", &json!({ "name": "ตลาดใต้เคี่ยม", "promptpay": null }));
        let door = book.main("keep_hand_in_door", &json!({ "on": true }));
        let door = door["links"][0]["url"].as_str().expect("an address").to_owned();
        let till = Host::start(&format!("{name}-till"));
        till.main("choose_desk", &json!({ "desk": "till" }));
        till.main("keep_committee_address", &json!({ "address": door }));
        Market { book, till, door }
    }

    /// Invites a stall and lets the till answer over the network.
    fn join(&self) -> String {
        let stall = json!({
            "id": null, "name": "ร้านส้มตำ", "place": "A-12", "zone": null, "vendor": "",
        });
        let stall = self.book.main("save_stall", &stall)["id"].as_str().unwrap().to_owned();
        let invited = self.book.main("invite_stall", &json!({ "stall": stall, "days": 7 }));
        let file = json!({ "name": "invite.talad", "data": invited["file"]["data"] });
        let enrol = json!({ "file": file, "code": invited["code"] });
        let join = self.till.main("enrol", &enrol);
        let answer = self.hand_in(&join);
        assert_eq!(answer["verdict"], "joined", "{answer}");
        stall
    }

    fn hand_in(&self, file: &Value) -> Value {
        let file = json!({ "name": file["name"], "data": file["data"] });
        self.till.main("hand_in_over_network", &file)
    }

    /// Opens a day, closes it with nothing sold, and gives its file.
    fn zero_day(&self) -> Value {
        self.till.main("open_day", &json!({ "float": 0, "people": 1, "day": null }));
        self.till.main("count_drawer", &json!({ "counted": [] }));
        self.till.main("close_day", &json!({ "reason": "", "kept": 0 }));
        let days = self.till.main("closed_days", &json!({}));
        self.till.main("settlement_file", &json!({ "z": days[0]["z"] }))
    }

    fn files(&self) -> usize {
        let files = self.book.main("received_files", &json!({ "day": null }));
        files.as_array().unwrap().len()
    }

    fn post(&self, bytes: &[u8]) -> (u16, Value) {
        let asked = agent().post(format!("{}hand-in", self.door));
        let mut answer = asked.send(bytes).expect("the door answers");
        (answer.status().as_u16(), answer.body_mut().read_json().unwrap_or_default())
    }
}

#[test]
fn a_till_joins_and_hands_its_day_in_over_the_network_once() {
    let market = Market::open("network");
    market.join();
    let file = market.zero_day();
    let answer = market.hand_in(&file);
    assert_eq!(answer["verdict"], "booked", "{answer}");
    // the committee's reply came back on the same way, and the till has read it
    assert_eq!(answer["reply"]["shown"]["reply"]["market_name"], "ตลาดใต้เคี่ยม", "{answer}");
    assert_eq!(market.hand_in(&file)["verdict"], "booked");
    assert_eq!(market.files(), 2);
}

#[test]
fn who_is_not_of_this_market_leaves_nothing_behind() {
    let market = Market::open("stranger");
    market.join();
    let own = market.zero_day();
    let bytes = STANDARD.decode(own["data"].as_str().unwrap()).unwrap();
    let before = market.files();
    let mut changed = bytes.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let cut = &bytes[..bytes.len() - 9];
    for stranger in [b"hello".as_slice(), b"", &changed, cut] {
        let (status, failure) = market.post(stranger);
        assert_eq!((status, failure["code"].as_str()), (403, Some("network.stranger")));
    }
    let other = Market::open("other-market");
    other.join();
    let foreign = other.zero_day();
    let (status, _) = market.post(&STANDARD.decode(foreign["data"].as_str().unwrap()).unwrap());
    assert_eq!((status, market.files()), (403, before));
    // after these mistakes the right file is still taken
    assert_eq!(market.post(&bytes).0, 200);
}

#[test]
fn too_much_is_refused_and_who_goes_on_guessing_waits() {
    let market = Market::open("flood");
    assert_eq!(market.post(&vec![b'x'; 16 * 1024 * 1024 + 1]).0, 413);
    let statuses: Vec<u16> = (0..12).map(|_| market.post(b"guess").0).collect();
    assert!(statuses.starts_with(&[403; 10]), "{statuses:?}");
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    assert_eq!(market.files(), 0);
}

#[test]
fn a_door_that_is_shut_answers_nobody_and_the_till_says_so() {
    let market = Market::open("shut");
    market.join();
    let file = market.zero_day();
    market.book.main("keep_hand_in_door", &json!({ "on": false }));
    let file = json!({ "name": file["name"], "data": file["data"] });
    let (status, failure) = market.till.told("hand_in_over_network", &file);
    assert_eq!((status, failure["code"].as_str()), (422, Some("network.unreachable")));
}
