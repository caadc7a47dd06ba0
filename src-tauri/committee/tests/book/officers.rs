//! Officers of the book: entered, changed, and named in what they do.

use committee::Hands;
use committee::collecting::payments::PaymentRequest;
use committee::fees::units::UnitCount;
use committee::officers::list::{Officer, OfficerDraft, OfficerRefused};
use domain::fee::FeeKind;
use domain::officer::Office;
use domain::payment::TenderKind;
use domain::pin::PinDigest;

use crate::market::{FIRST, Market, baht, day};

fn draft(name: &str, office: Office, pin: Option<&str>) -> OfficerDraft {
    let pin = pin.map(|text| PinDigest::kept(format!("digest of {text}")));
    OfficerDraft { number: None, name: name.to_owned(), office, pin, retired: false }
}

fn save(market: &mut Market, draft: OfficerDraft) -> Result<Vec<Officer>, OfficerRefused> {
    let now = market.now();
    market.book.save_officer(now, draft, &[])
}

/// Somchai the chair (1), Malee the treasurer (2).
fn committee() -> Market {
    let mut market = Market::new();
    save(&mut market, draft("สมชาย", Office::Chair, Some("1"))).unwrap();
    market.book.act_as(Hands { by: Some(1), with: None });
    save(&mut market, draft("มาลี", Office::Treasurer, Some("2"))).unwrap();
    market
}

#[test]
fn a_committee_begins_with_a_chair_and_keeps_one() {
    let mut market = Market::new();
    let first = save(&mut market, draft("มาลี", Office::Treasurer, Some("2")));
    assert!(matches!(first, Err(OfficerRefused::FirstChair)));
    let mut market = committee();
    let change = |number, office, retired| OfficerDraft {
        number: Some(number),
        retired,
        ..draft("สมชาย", office, None)
    };
    for last in [change(1, Office::Auditor, false), change(1, Office::Chair, true)] {
        assert!(matches!(save(&mut market, last), Err(OfficerRefused::LastChair)));
    }
    save(&mut market, draft("ลุงดำ", Office::Chair, Some("3"))).unwrap();
    let officers = save(&mut market, change(1, Office::Chair, true)).unwrap();
    let told: Vec<_> = officers.iter().map(|one| (one.number, one.retired)).collect();
    assert_eq!(told, [(1, true), (2, false), (3, false)]);
    // who comes back has a new PIN: another may have taken hers
    let back = change(1, Office::Auditor, false);
    assert!(matches!(save(&mut market, back.clone()), Err(OfficerRefused::PinNeeded)));
    let pin = Some(PinDigest::kept("digest of 4".to_owned()));
    let officers = save(&mut market, OfficerDraft { pin, ..back }).unwrap();
    assert_eq!(officers[0].office, Office::Auditor);
    market.assert_sound();
}

#[test]
fn refusals_come_in_their_order() {
    let mut market = committee();
    let unknown = OfficerDraft { number: Some(9), ..draft("", Office::Chair, None) };
    assert!(matches!(save(&mut market, unknown), Err(OfficerRefused::Unknown)));
    for name in ["", " ", &"ก".repeat(41)] {
        let refused = save(&mut market, draft(name, Office::Auditor, None));
        assert!(matches!(refused, Err(OfficerRefused::Name)), "{name}");
    }
    let same = draft(" มาลี ", Office::Auditor, None);
    assert!(matches!(save(&mut market, same), Err(OfficerRefused::NameTaken)));
    let without = draft("ใหม่", Office::Auditor, None);
    assert!(matches!(save(&mut market, without), Err(OfficerRefused::PinNeeded)));
    let now = market.now();
    let taken = draft("ใหม่", Office::Auditor, Some("2"));
    let refused = market.book.save_officer(now, taken.clone(), &[2]);
    assert!(matches!(refused, Err(OfficerRefused::PinTaken)));
    // her own PIN again is no other's, nor is the one of somebody who left
    let own =
        OfficerDraft { number: Some(2), ..draft("มาลี", Office::Treasurer, Some("2")) };
    market.book.save_officer(now, own, &[2]).unwrap();
    for number in 3..=50 {
        let pin = number.to_string();
        save(&mut market, draft(&format!("คนที่ {number}"), Office::Collector, Some(&pin))).unwrap();
    }
    assert!(matches!(save(&mut market, taken), Err(OfficerRefused::TooMany)));
    market.assert_sound();
}

#[test]
fn what_is_not_changed_is_not_recorded_and_a_sign_in_is() {
    let mut market = committee();
    let before = lines(&market).len();
    let same = OfficerDraft { number: Some(2), ..draft("มาลี", Office::Treasurer, None) };
    save(&mut market, same).unwrap();
    assert_eq!(lines(&market).len(), before);
    let now = market.now();
    market.book.officer_signed_in(now, 2).unwrap();
    assert_eq!(lines(&market).len(), before + 1);
    market.assert_sound();
}

#[test]
fn the_journal_says_who_did_it_and_never_her_name() {
    let mut market = committee();
    let lamps = market.rule("ค่าไฟ", FeeKind::PerUnit { unit: "ดวง".into(), price: baht(5) }, FIRST);
    let stall = market.register("A-1").id;
    let now = market.now();
    let quantity = domain::quantity::Quantity::units(4).unwrap();
    let count = UnitCount { stall, day: day(FIRST), rule: lamps.id, quantity };
    market.book.count_units(now, &count).unwrap();
    let (request, now) = (market.request(), market.now());
    let collector = "ใครก็ได้".to_owned();
    let kind = TenderKind::Cash;
    let asked = PaymentRequest { request, stall, amount: baht(20), kind, collector };
    market.book.act_as(Hands { by: Some(2), with: None });
    let receipt = market.book.record_payment(now, &asked).unwrap();
    assert_eq!(receipt.collector, "มาลี");
    let lines = lines(&market);
    let by = |kind: &str, line: &str| {
        let of_kind = |text: &&String| text.contains(&format!("\"t\":\"{kind}\""));
        lines.iter().filter(of_kind).any(|text| text.contains(line))
    };
    assert!(by("fee_rule_set", "\"by\":1"));
    assert!(by("units_counted", "\"by\":1"));
    assert!(by("payment_received", "\"by\":2"));
    assert!(by("officer_set", "\"by\":1") && by("officer_set", "\"number\":1,"));
    for word in ["มาลี", "สมชาย", "digest of"] {
        assert!(!lines.iter().any(|line| line.contains(word)), "{word}");
    }
    market.assert_sound();
}

/// The journal as it is published.
fn lines(market: &Market) -> Vec<String> {
    #[expect(clippy::disallowed_methods, reason = "the test looks into the book from outside")]
    let book = rusqlite::Connection::open(&market.path).unwrap();
    let mut statement = book.prepare("SELECT line FROM journal ORDER BY seq").unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}
