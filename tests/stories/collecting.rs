//! Collecting, told as the committee does it: from the stall's voucher to the bank's paper.
//! Every story ends with figures that add up and a book that agrees with its journal.

use domain::day::Day;
use domain::money::Money;
use serde_json::{Value, json};
use settlement::key::SigningSeed;
use settlement::voucher::Voucher;
use tests::market::{count_of, keyed};

use crate::market_day::Market;
use crate::tenders::pay;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The text of a voucher that the committee's key signed.
fn voucher(market: &Market, serial: &str, baht: i64) -> String {
    let key = std::fs::read(market.folder.path().join("book/book/signing.key")).unwrap();
    let seed = SigningSeed::from_bytes(&key.try_into().unwrap());
    let state = market.stalls[0].0.ask("till_state", json!({}));
    let voucher = Voucher {
        market: state["identity"]["market"].as_str().unwrap().parse().unwrap(),
        serial: serial.to_owned(),
        value: Money::baht(baht),
        goods: vec![],
        issued: day("2026-11-20"),
        expires: day("2026-11-30"),
        holder: "B-12".to_owned(),
    };
    voucher.sign(&seed).unwrap()
}

/// A market whose stalls sold for these vouchers and this much cash, closed, and were received.
/// The stalls take their vouchers one after the other.
fn market_of(seed: u64, days: &[(&[(&str, i64)], i64)]) -> Market {
    let mut market = Market::new(seed, days.len());
    for (at, (vouchers, cash)) in days.iter().enumerate() {
        let texts: Vec<_> = vouchers
            .iter()
            .map(|(serial, baht)| (voucher(&market, serial, *baht), *baht))
            .collect();
        market.world.pass(600);
        let (stall, _) = &mut market.stalls[at];
        stall.open_day(500);
        for (text, baht) in texts {
            let by = json!([{ "kind": "voucher", "amount": 0, "voucher": text }]);
            let sold = pay(stall, &[keyed("ผัก", baht * 100)], &by, &json!({}));
            assert_eq!(sold["tenders"][0]["amount"], baht * 100, "{sold}");
        }
        if *cash > 0 {
            let by = json!([{ "kind": "cash", "amount": cash * 100 }]);
            pay(stall, &[keyed("ข้าว", cash * 100)], &by, &json!({}));
        }
        let closed = stall.close_day(0);
        assert_eq!(market.receive(&closed["file"])["verdict"], "booked");
    }
    market
}

impl Market {
    fn stall(&self, at: usize) -> Value {
        self.stalls[at].1.clone()
    }

    fn purse(&self, at: usize) -> Value {
        self.book.ask("stall_purse", json!({ "stall": self.stall(at) }))
    }

    fn payment(&mut self, at: usize, satang: i64, kind: &str) -> Value {
        json!({
            "request": self.book.random.request(), "stall": self.stall(at), "amount": satang,
            "kind": kind, "collector": "สมชาย",
        })
    }

    fn pay(&mut self, at: usize, satang: i64, kind: &str) -> Value {
        let asked = self.payment(at, satang, kind);
        self.book.ask("record_payment", asked)
    }

    fn net(&mut self, at: usize) -> Value {
        let (request, stall) = (self.book.random.request(), self.stall(at));
        let asked = json!({ "request": request, "stall": stall, "collector": "สมชาย" });
        let netted = self.book.ask("net_stall", asked.clone());
        assert_eq!(self.book.ask("net_stall", asked), netted, "asked again");
        netted
    }

    fn officers(&self, all: &[(&str, &str, &str)]) {
        for (name, office, pin) in all {
            self.book.ask("save_officer", json!({ "name": name, "office": office, "pin": pin }));
            if *office == "chair" {
                self.signed_in(1, pin);
            }
        }
    }

    fn signed_in(&self, number: u32, pin: &str) {
        self.book.ask("officer_sign_in", json!({ "number": number, "pin": pin }));
    }

    /// Σ assessed = Σ paid in money + Σ netted + Σ taken from deposits + Σ owed, and the book is
    /// sound.
    fn adds_up(&self) {
        let (mut assessed, mut owed, mut paid) = (0, 0, 0);
        let mut numbers = Vec::new();
        for at in 0..self.stalls.len() {
            let account = self.book.ask("stall_account", json!({ "stall": self.stall(at) }));
            assessed += account["assessed"].as_i64().unwrap();
            owed += account["owed"].as_i64().unwrap();
            for payment in account["payments"].as_array().unwrap() {
                numbers.push(payment["number"].as_str().unwrap().to_owned());
                if payment["reversed"] == false {
                    paid += payment["amount"].as_i64().unwrap();
                }
            }
        }
        assert_eq!(assessed, paid + owed);
        numbers.sort();
        let run: Vec<_> = (1..=numbers.len()).map(|n| format!("2569/{n:05}")).collect();
        assert_eq!(numbers, run, "without gaps and never twice");
        assert_eq!(self.book.ask("check_book", json!({}))["found"], json!([]));
    }
}

#[test]
fn the_bag_goes_to_the_bank_and_the_difference_is_told() {
    let mut market = market_of(31, &[(&[], 200), (&[], 50), (&[], 400)]);
    // fees: 30 + 2 % above 100 baht
    assert_eq!(market.pay(0, 3_200, "cash")["number"], "2569/00001");
    market.pay(1, 1_000, "cash"); // a part
    let wrong = market.pay(1, 2_000, "cash");
    let back = json!({ "request": market.book.random.request(), "receipt": wrong["number"], "reason": "ผิดร้าน" });
    market.book.ask("reverse_payment", back);
    market.pay(2, 3_600, "prompt_pay");

    let mut handed = json!({
        "request": market.book.random.request(), "officer": null, "collector": "สมชาย",
        "pieces": count_of(4_100), "reason": "", "receiver": "ป้าศรี",
    });
    let told = market.book.computer.app.call("hand_over", handed.clone()).unwrap_err();
    assert_eq!(told.code, "hand_over.reason_needed");
    assert_eq!(
        (told.params["expected"].as_str(), told.params["difference"].as_str()),
        ("42", "-1")
    );
    handed["reason"] = json!("ทอนผิด");
    let entry = market.book.ask("hand_over", handed.clone());
    assert_eq!(market.book.ask("hand_over", handed), entry, "asked again");
    assert_eq!(
        (entry["number"].clone(), entry["expected"].clone(), entry["difference"].clone()),
        (json!("H2569/00001"), json!(4_200), json!(-100))
    );
    let banked = json!({
        "request": market.book.random.request(), "amount": 4_000, "reference": "KTB 0042",
        "hand_overs": ["H2569/00001"],
    });
    assert_eq!(market.book.ask("bank_money", banked)["number"], "B2569/00001");
    let money = market.book.ask("market_money", json!({}));
    let of_box = &money["cash_box"];
    assert_eq!((of_box["cash"].clone(), of_box["difference"].clone()), (json!(100), json!(-100)));
    assert_eq!(of_box["transferred"], 3_600);
    let collector = &money["collectors"][0];
    assert_eq!(
        (collector["name"].clone(), collector["in_hand"].clone()),
        (json!("สมชาย"), json!(0))
    );
    assert_eq!(
        collector["days"][0],
        json!({
            "day": "2026-11-22", "receipts": 4, "cash": 6_200, "transfer": 3_600,
            "taken_back": 2_000, "handed": 4_100,
        })
    );
    // the box is what came less what went, whatever was said of it
    let parts = ["handed_over", "deposits_received", "banked", "paid_out", "deposits_returned"];
    let part = |name: &str| of_box[name].as_i64().unwrap();
    assert_eq!(
        part("cash"),
        part(parts[0]) + part(parts[1]) - part(parts[2]) - part(parts[3]) - part(parts[4])
    );
    for number in ["H2569/00001", "B2569/00001"] {
        let picture = market.book.ask("fee_receipt_picture", json!({ "number": number }));
        assert!(picture["height"].as_i64().unwrap() > 300, "{number}");
    }
    market.adds_up();
}

#[test]
fn a_voucher_pays_the_fee_and_one_that_was_copied_counts_once() {
    // the second stall takes a copy of a voucher that the first one took before
    let uses: &[(&[(&str, i64)], i64)] =
        &[(&[("AAA-1", 20), ("COPY-1", 40)], 0), (&[("COPY-1", 40), ("AAA-2", 10)], 0), (&[], 80)];
    let mut market = market_of(32, uses);
    let report = market.report();
    let double = &report["double_vouchers"][0];
    assert_eq!(double["serial"], "COPY-1");
    let stood: Vec<_> = double["uses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["place"].clone(), one["credited"].clone()))
        .collect();
    assert_eq!(stood, [(json!("A-01"), json!(true)), (json!("A-02"), json!(false))]);
    let balance = |market: &Market, at| market.purse(at)["vouchers"]["balance"].clone();
    assert_eq!((balance(&market, 0), balance(&market, 1)), (json!(6_000), json!(1_000)));

    // all of the first stall's fee is netted, and what is left goes out as money
    let netted = market.net(0);
    assert_eq!((netted["netted"].clone(), netted["owed"].clone()), (json!(3_000), json!(0)));
    assert_eq!(netted["receipts"][0]["number"], "2569/00001");
    let payout = |market: &mut Market, at: usize, satang: i64| {
        json!({
            "request": market.book.random.request(), "stall": market.stall(at), "amount": satang,
            "kind": "cash", "payer": "ป้าศรี",
        })
    };
    let too_much = payout(&mut market, 0, 3_001);
    assert_eq!(market.book.refused("pay_voucher_out", too_much), "payout.too_much");
    let right = payout(&mut market, 0, 3_000);
    let paid = market.book.ask("pay_voucher_out", right.clone());
    assert_eq!(market.book.ask("pay_voucher_out", right), paid);
    assert_eq!(paid["number"], "V2569/00001");

    // the second nets its ten baht, and pays the rest in money
    let too_much = market.payment(1, 1_001, "voucher");
    assert_eq!(market.book.refused("record_payment", too_much), "payment.more_than_balance");
    let netted = market.net(1);
    assert_eq!((netted["netted"].clone(), netted["owed"].clone()), (json!(1_000), json!(2_000)));
    let back = json!({
        "request": market.book.random.request(), "receipt": netted["receipts"][0]["number"],
        "reason": "ร้านขอจ่ายสด",
    });
    market.book.ask("reverse_payment", back);
    assert_eq!(balance(&market, 1), 1_000, "taken back, it is there again");
    market.net(1);
    market.pay(1, 2_000, "prompt_pay");
    let nothing = json!({ "request": market.book.random.request(), "stall": market.stall(2), "collector": "สมชาย" });
    assert_eq!(market.book.refused("net_stall", nothing), "net.nothing");
    assert_eq!(
        market.book.ask("market_money", json!({}))["cash_box"]["cash"],
        -3_000,
        "told as it is"
    );
    market.adds_up();
}

#[test]
fn a_credit_needs_two_officers() {
    let mut market = market_of(33, &[(&[], 80), (&[], 80)]);
    let asked = |market: &mut Market, satang: i64| {
        json!({
            "request": market.book.random.request(), "stall": market.stall(0), "amount": satang,
            "reason": "ไฟดับครึ่งวัน",
        })
    };
    let credit = asked(&mut market, 2_000);
    assert_eq!(market.book.refused("propose_credit", credit.clone()), "officers.two_needed");
    market.officers(&[
        ("ป้าศรี", "chair", "4821"),
        ("ลุงชัย", "treasurer", "7395"),
        ("สมชาย", "collector", "1604"),
    ]);
    market.signed_in(3, "1604");
    let proposed = market.book.ask("propose_credit", credit.clone());
    assert_eq!(market.book.ask("propose_credit", credit), proposed);
    let decide = |market: &mut Market, approved: bool| {
        json!({
            "request": market.book.random.request(), "credit": proposed["id"], "approved": approved,
        })
    };
    let decision = decide(&mut market, true);
    assert_eq!(market.book.refused("decide_credit", decision.clone()), "officers.not_yours");
    assert_eq!(market.purse(0)["nettable"], 0, "it waits");
    market.signed_in(2, "7395");
    let own = asked(&mut market, 500);
    let own = market.book.ask("propose_credit", own);
    let alone =
        json!({ "request": market.book.random.request(), "credit": own["id"], "approved": true });
    assert_eq!(market.book.refused("decide_credit", alone), "credit.same_officer");
    let approved = market.book.ask("decide_credit", decision.clone());
    assert_eq!(
        (approved["state"].clone(), approved["decided_by"].clone()),
        (json!("approved"), json!(2))
    );
    assert_eq!(market.book.ask("decide_credit", decision), approved);
    let late = decide(&mut market, false);
    assert_eq!(market.book.refused("decide_credit", late), "credit.decided");

    market.signed_in(3, "1604");
    let netted = market.net(0);
    assert_eq!((netted["netted"].clone(), netted["owed"].clone()), (json!(2_000), json!(1_000)));
    assert_eq!(netted["receipts"][0]["kind"], "credit");
    assert_eq!(netted["receipts"][0]["collector"], "สมชาย", "who is signed in");
    market.pay(0, 1_000, "cash");
    // a collector hands over to the treasurer, never to herself, nor without the power
    let handed = |market: &mut Market| {
        json!({
            "request": market.book.random.request(), "officer": 3, "collector": "",
            "pieces": count_of(1_000), "reason": "", "receiver": "",
        })
    };
    let own = handed(&mut market);
    assert_eq!(market.book.refused("hand_over", own), "officers.not_yours");
    market.signed_in(2, "7395");
    let given = handed(&mut market);
    let entry = market.book.ask("hand_over", given);
    assert_eq!(
        (entry["collector"].clone(), entry["receiver"].clone(), entry["difference"].clone()),
        (json!("สมชาย"), json!("ลุงชัย"), json!(0))
    );
    let credits = market.book.ask("stall_credits", json!({}));
    assert_eq!(
        (credits[0]["state"].clone(), credits.as_array().unwrap().len()),
        (json!("proposed"), 2)
    );
    market.adds_up();
}

#[test]
fn a_deposit_comes_is_kept_and_goes_back() {
    let mut market = market_of(34, &[(&[], 80)]);
    market.book.ask(
        "save_fee_rule",
        json!({
            "replaces": null, "name": "เงินประกันแผง", "fee": { "kind": "deposit", "amount": 50_000 },
            "from": "2026-11-23", "until": null, "zone": null, "whole_baht": false,
        }),
    );
    market.world.pass(86_400);
    let fees = market.report()["totals"].clone();
    assert_eq!(market.book.ask("deposits", json!({}))["missing"], 50_000);
    let deposit = |market: &mut Market, satang: i64, reason: &str| {
        json!({
            "request": market.book.random.request(), "stall": market.stall(0), "amount": satang,
            "kind": "cash", "reason": reason, "officer": "ป้าศรี",
        })
    };
    let asked = deposit(&mut market, 50_000, "");
    let received = market.book.ask("receive_deposit", asked.clone());
    assert_eq!(market.book.ask("receive_deposit", asked.clone()), received);
    assert_eq!(market.book.refused("return_deposit", asked), "request.used");
    assert_eq!(received["number"], "D2569/00001");
    assert_eq!(market.report()["totals"], fees, "a deposit is no fee");
    let keep = |market: &mut Market, satang: i64, against: &str| {
        json!({
            "request": market.book.random.request(), "stall": market.stall(0), "amount": satang,
            "against": against, "reason": "โต๊ะหัก", "officer": "",
        })
    };
    let alone = keep(&mut market, 10_000, "damages");
    assert_eq!(market.book.refused("keep_deposit", alone), "officers.two_needed");
    market.officers(&[("ป้าศรี", "chair", "4821"), ("ลุงชัย", "treasurer", "7395")]);
    let damages = keep(&mut market, 10_000, "damages");
    assert_eq!(market.book.refused("keep_deposit", damages.clone()), "officers.second_needed");
    let hand = |market: &Market| {
        market.book.ask("witness", json!({ "power": "cash", "number": 2, "pin": "7395" }));
    };
    hand(&market);
    let kept = market.book.ask("keep_deposit", damages.clone());
    assert_eq!((kept["by"].clone(), kept["beside"].clone()), (json!(1), json!(2)));
    assert_eq!(market.book.ask("keep_deposit", damages), kept, "asked again, without a PIN");
    hand(&market);
    let arrears = keep(&mut market, 3_000, "arrears");
    let kept = market.book.ask("keep_deposit", arrears);
    assert_eq!(kept["receipt"], "2569/00001");
    let account = market.book.ask("stall_account", json!({ "stall": market.stall(0) }));
    assert_eq!(
        (account["owed"].clone(), account["payments"][0]["kind"].clone()),
        (json!(0), json!("deposit"))
    );
    let too_much = deposit(&mut market, 37_001, "เลิกขาย");
    assert_eq!(market.book.refused("return_deposit", too_much), "deposit.too_much");
    let rest = deposit(&mut market, 37_000, "เลิกขาย");
    assert_eq!(market.book.ask("return_deposit", rest)["number"], "D2569/00004");
    let deposits = market.book.ask("deposits", json!({}));
    assert_eq!(
        (deposits["held"].clone(), deposits["stalls"][0]["held"].clone()),
        (json!(0), json!(0))
    );
    // 500 came, 370 went: what was kept lies in the box
    assert_eq!(market.book.ask("market_money", json!({}))["cash_box"]["cash"], 13_000);
    market.adds_up();
}

#[test]
fn a_receipt_is_printed_after_the_payment_and_a_copy_says_so() {
    let mut market = market_of(35, &[(&[], 80)]);
    let paid = market.pay(0, 3_000, "cash");
    let number = json!({ "number": paid["number"] });
    assert_eq!(market.book.refused("print_fee_receipt", number.clone()), "book_print.no_printer");
    let link = json!({ "kind": "device", "path": "/dev/usb/lp0" });
    let odd = json!({ "link": link, "dots": 400, "cut": false });
    assert_eq!(market.book.refused("keep_book_printer", odd), "command.arguments");
    let printer = json!({ "link": link, "dots": 576, "cut": true });
    market.book.ask("keep_book_printer", printer.clone());
    assert_eq!(market.book.ask("book_printer", json!({})), printer);
    market
        .world
        .printer()
        .fail(Some(api::ports::PrintFailure::NotReady { paper_out: true, cover_open: false }));
    let failed = market.book.refused("print_fee_receipt", number.clone());
    assert_eq!(failed, "book_print.paper_out");
    assert_eq!(market.book.ask("fee_receipt", number.clone())["reversed"], Value::Null);
    market.world.printer().fail(None);
    for copy in [0, 1, 2] {
        assert_eq!(market.book.ask("print_fee_receipt", number.clone())["copy"], copy);
    }
    let jobs = market.world.printer().jobs();
    assert_eq!(jobs.len(), 3, "what failed is not printed later by itself");
    assert!(jobs[1].len() > jobs[0].len(), "the mark of a copy stands on it");
    assert_eq!(
        market.book.refused("print_fee_receipt", json!({ "number": "2569/00009" })),
        "fee_receipt.unknown"
    );
    market.adds_up();
}

#[test]
fn a_transfer_has_its_amount_in_the_qr() {
    let market = market_of(36, &[(&[], 80)]);
    let asked = json!({ "stall": market.stall(0), "amount": 3_000 });
    assert_eq!(market.book.ask("fee_qr", asked.clone()), Value::Null, "the market gave no number");
    market.book.ask("set_up_market", json!({ "name": "ตลาดทดสอบ", "promptpay": "0812345678" }));
    let qr = market.book.ask("fee_qr", asked);
    let text = qr["qr"]["text"].as_str().unwrap();
    assert!(text.contains("540530.00") && domain::promptpay::checksum_agrees(text), "{text}");
    assert!(!qr["to"].as_str().unwrap().contains("0812345678"));
    let none = json!({ "stall": market.stall(0), "amount": 0 });
    assert_eq!(market.book.refused("fee_qr", none), "payment.amount");
    market.adds_up();
}
