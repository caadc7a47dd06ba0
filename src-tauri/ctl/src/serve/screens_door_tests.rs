//! The door for second screens asked over real connections: who is let in, how far, and that an
//! answer that was lost makes no second sale.
//! Must never listen anywhere but on this machine.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

use serde_json::{Value, json};

use super::tests::{Host, agent, post};

const FIRST: &str = "01890a5d-ac96-774b-bcce-b302099a8057";
const SECOND: &str = "01890a5d-ac96-774b-bcce-b302099a8058";

/// A stall with goods, an open day and its door open.
struct Stall {
    host: Host,
    door: String,
    rice: String,
}

impl Stall {
    fn open(name: &str) -> Stall {
        let host = Host::start(name);
        host.main("choose_desk", &json!({ "desk": "till" }));
        host.main("set_up_stall", &json!({ "name": "ร้านส้มตำ", "place": "A-12" }));
        let goods = json!({
            "id": null, "name": "ข้าวมันไก่", "price": 5_000, "unit": "piece", "category": null,
            "barcode": null, "favourite": null, "tax": "exempt", "cost": null,
            "counts_stock": true, "stock": null,
        });
        let rice = host.main("save_goods", &goods)["id"].as_str().unwrap().to_owned();
        host.main("open_day", &json!({ "float": 50_000, "people": 2, "day": null }));
        let screens = host.main("keep_second_screens", &json!({ "on": true }));
        let door = screens["addresses"][0].as_str().unwrap().to_owned();
        assert_ne!(door, host.base);
        Stall { host, door, rice }
    }

    fn code(&self) -> String {
        let pairing = self.host.main("pair_station", &json!({ "name": "มือถือน้องแก้ว" }));
        let url = pairing["url"].as_str().unwrap();
        let (door, code) = url.split_once("/#pair=").unwrap();
        assert_eq!(door, self.door);
        code.to_owned()
    }

    fn pair(&self, code: &str, request: &str) -> (u16, Value) {
        let body = json!({ "code": code, "request": request }).to_string();
        told(post(&format!("{}/pair", self.door), &body, &[]))
    }

    fn phone(&self) -> String {
        let (status, paired) = self.pair(&self.code(), FIRST);
        assert_eq!(status, 200, "{paired}");
        paired["key"].as_str().unwrap().to_owned()
    }

    fn ask(&self, key: &str, command: &str, arguments: &Value) -> (u16, Value) {
        let address = format!("{}/api/{command}", self.door);
        told(post(&address, &arguments.to_string(), &[("x-talad", key)]))
    }

    fn sale(&self, request: &str) -> Value {
        let line =
            json!({ "goods": self.rice, "name": null, "quantity": 2_000, "unit_price": null });
        json!({
            "bill": { "request": request, "lines": [line] }, "total": 10_000, "print": false,
            "tenders": [{ "kind": "cash", "amount": 50_000 }],
        })
    }
}

fn told(mut answer: ureq::http::Response<ureq::Body>) -> (u16, Value) {
    (answer.status().as_u16(), answer.body_mut().read_json().expect("JSON"))
}

#[test]
fn a_telephone_is_paired_and_sells_beside_the_stalls_own_screen() {
    let stall = Stall::open("phone");
    let key = stall.phone();
    let (_, start) = stall.ask(&key, "start", &json!({}));
    assert_eq!(start["station"], "paired");
    let (status, sold) = stall.ask(&key, "sell", &stall.sale(FIRST));
    assert_eq!((status, &sold["receipt"], &sold["change"]), (200, &json!(1), &json!(40_000)));
    let own = stall.host.main("sell", &stall.sale(SECOND));
    assert_eq!(own["receipt"], 2);
    let goods = stall.host.main("goods_by_id", &json!({ "id": stall.rice }));
    assert_eq!(goods["stock"], -4_000);
    let page = agent().get(format!("{}/", stall.door)).call().unwrap();
    assert!(page.headers()["content-security-policy"].to_str().unwrap().contains("'self'"));
}

#[test]
fn a_paired_telephone_reaches_its_list_and_no_more() {
    let stall = Stall::open("list");
    let key = stall.phone();
    for command in
        ["keep_till_settings", "close_day", "pair_station", "end_station", "choose_desk", "start2"]
    {
        let (status, failure) = stall.ask(&key, command, &json!({}));
        assert_eq!((status, &failure["code"]), (422, &json!("station.only_main")), "{command}");
    }
    for path in ["/api", "/api/", "/pair/x", "/api/start/x", "/../Cargo.toml"] {
        let address = format!("{}{path}", stall.door);
        let answer = post(&address, "{}", &[("x-talad", &key)]);
        assert!(matches!(answer.status().as_u16(), 404 | 405), "{path} {}", answer.status());
    }
}

#[test]
fn without_a_key_of_its_own_nobody_is_answered() {
    let stall = Stall::open("stranger");
    for key in ["", "AAAA", stall.host.key.as_str()] {
        let (status, failure) = stall.ask(key, "start", &json!({}));
        assert_eq!((status, &failure["code"]), (403, &json!("serve.not_paired")));
    }
    let key = stall.phone();
    let address = format!("{}/api/start", stall.door);
    for other in [
        ("host", "talad.example:8585"),
        ("host", "localhost:8585"),
        ("host", "10.0.0.7:8585"),
        ("origin", "http://market.example"),
        ("origin", "null"),
    ] {
        assert_eq!(post(&address, "{}", &[("x-talad", &key), other]).status(), 403, "{other:?}");
        let page = agent().get(format!("{}/", stall.door)).header(other.0, other.1).call();
        assert_eq!(page.unwrap().status(), 403, "{other:?}");
    }
    let ended = stall.host.main("end_station", &json!({ "number": 1 }));
    assert!(ended[0]["ended"].is_i64());
    assert_eq!(stall.ask(&key, "start", &json!({})).0, 403, "the key is dead at once");
}

#[test]
fn a_code_is_taken_once_and_an_answer_that_was_lost_comes_again() {
    let stall = Stall::open("once");
    let code = stall.code();
    let (_, first) = stall.pair(&code, FIRST);
    let (_, again) = stall.pair(&code, FIRST);
    assert_eq!(first["key"], again["key"]);
    let (status, failure) = stall.pair(&code, SECOND);
    assert_eq!((status, &failure["code"]), (422, &json!("pair.code")));
    assert_eq!(stall.host.main("stations", &json!({})).as_array().unwrap().len(), 1);
}

#[test]
fn who_guesses_has_to_wait_and_who_is_paired_does_not() {
    let stall = Stall::open("guess");
    let key = stall.phone();
    let code = stall.code();
    let mut told: Vec<u16> = (0..10).map(|_| stall.pair("0000000000", SECOND).0).collect();
    told.dedup();
    assert_eq!(told, [422]);
    let (status, failure) = stall.pair(&code, SECOND);
    assert_eq!((status, &failure["code"]), (429, &json!("serve.wait")));
    assert_eq!(stall.ask("AAAA", "start", &json!({})).0, 429);
    assert_eq!(stall.ask(&key, "start", &json!({})).0, 200);
}

#[test]
fn too_much_or_no_json_is_refused_in_words() {
    let stall = Stall::open("much");
    let key = stall.phone();
    let ask = |path: &str, body: &str| {
        told(post(&format!("{}{path}", stall.door), body, &[("x-talad", &key)]))
    };
    let large = format!("\"{}\"", "a".repeat(256 * 1024));
    for path in ["/api/start", "/pair"] {
        let (status, failure) = ask(path, &large);
        assert_eq!((status, &failure["code"]), (413, &json!("serve.too_much")), "{path}");
        let (status, failure) = ask(path, "{");
        assert_eq!((status, &failure["code"]), (400, &json!("serve.not_understood")), "{path}");
    }
}

#[test]
fn the_customers_screen_reads_one_thing_and_a_new_key_darkens_the_old() {
    let stall = Stall::open("display");
    let key_of = |renew: bool| {
        let link = stall.host.main("display_link", &json!({ "renew": renew }));
        link["url"].as_str().unwrap().split_once("/#display=").unwrap().1.to_owned()
    };
    let key = key_of(false);
    assert_eq!(key_of(false), key, "the key outlives a second look");
    let (status, shown) = stall.ask(&key, "customer_display", &json!({ "seen": 0 }));
    assert_eq!((status, &shown["stage"]), (200, &json!("idle")));
    assert_eq!(shown["stall_name"], "ร้านส้มตำ");
    let version = shown["version"].clone();
    let (_, nothing) = stall.ask(&key, "customer_display", &json!({ "seen": version }));
    assert_eq!(nothing, Value::Null);
    for command in ["sell", "goods", "receipts", "till_state", "show_customer"] {
        let (status, failure) = stall.ask(&key, command, &json!({}));
        assert_eq!((status, &failure["code"]), (422, &json!("command.unknown")), "{command}");
    }
    let fresh = key_of(true);
    assert_eq!(stall.ask(&key, "customer_display", &json!({ "seen": 0 })).0, 403);
    assert_eq!(stall.ask(&fresh, "customer_display", &json!({ "seen": 0 })).0, 200);
}

#[test]
fn a_door_that_is_shut_ends_every_connection_and_opens_again() {
    let stall = Stall::open("shut");
    let key = stall.phone();
    let at = stall.door.strip_prefix("http://").unwrap().to_owned();
    let mut half = TcpStream::connect(&at).unwrap();
    half.write_all(b"POST /pair HTT").unwrap();
    stall.host.main("keep_second_screens", &json!({ "on": false }));
    assert!(TcpStream::connect(&at).is_err());
    // Closed by us, or reset: nothing more is read from it.
    assert!(matches!(half.read(&mut [0; 1]), Ok(0) | Err(_)));
    let screens = stall.host.main("keep_second_screens", &json!({ "on": true }));
    let door = screens["addresses"][0].as_str().unwrap();
    let answer = post(&format!("{door}/api/start"), "{}", &[("x-talad", &key)]);
    assert_eq!(answer.status(), 200, "the key outlives the door");
}

/// Carries one request through and lets its answer fall: a telephone that went behind the fridge.
fn lose_the_answer(door: &str, request: &[u8]) {
    let mut to = TcpStream::connect(door.strip_prefix("http://").unwrap()).unwrap();
    to.write_all(request).unwrap();
    let mut answer = Vec::new();
    to.read_to_end(&mut answer).unwrap();
    assert!(answer.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer));
}

#[test]
fn a_sale_whose_answer_was_lost_is_answered_again_and_made_once() {
    let stall = Stall::open("lost");
    let key = stall.phone();
    let body = stall.sale(FIRST).to_string();
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    let phone = std::thread::spawn({
        let (to, key, body) = (proxy.local_addr().unwrap(), key.clone(), body.clone());
        move || {
            let address = format!("http://{to}/api/sell");
            agent().post(address).header("x-talad", &key).send(&body).is_err()
        }
    });
    let (mut caller, _) = proxy.accept().unwrap();
    let mut came = Vec::new();
    while !came.ends_with(body.as_bytes()) {
        let mut piece = [0; 4_096];
        let length = caller.read(&mut piece).unwrap();
        assert!(length > 0, "the whole request comes");
        came.extend_from_slice(&piece[..length]);
    }
    let asked = String::from_utf8(came).unwrap().replacen("\r\n", "\r\nconnection: close\r\n", 1);
    lose_the_answer(&stall.door, asked.as_bytes());
    drop(caller);
    assert!(phone.join().unwrap(), "the telephone heard nothing");
    let (status, sold) = stall.ask(&key, "sell", &stall.sale(FIRST));
    assert_eq!(status, 200);
    assert_eq!((&sold["repeated"], &sold["change"]), (&json!(true), &json!(40_000)));
    let receipts = stall.host.main("receipts", &json!({ "day": null }));
    assert_eq!(receipts.as_array().unwrap().len(), 1);
}
