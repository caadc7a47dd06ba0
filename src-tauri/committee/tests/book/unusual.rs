//! What happens seldom: names that do not fit, places taken, an empty book.

use committee::Book;
use committee::market::stalls::{StallDraft, StallRefused};
use committee::market::zones::{ZoneDraft, ZoneRefused};
use committee::receiving::receive::ReceiveRefused;
use domain::day::Timestamp;
use domain::now::Now;
use domain::promptpay::PromptPayId;

use crate::market::{MORNING, Market};

#[test]
fn a_stall_needs_a_name_and_a_place_of_its_own() {
    let mut market = Market::new();
    let first = market.register("A-12");
    let fits = StallDraft {
        id: None,
        name: "ร้านสอง".to_owned(),
        place: "A-13".to_owned(),
        zone: None,
        category: String::new(),
        tags: vec![],
        visiting: false,
        vendor: String::new(),
    };
    let taken = StallDraft { place: "A-12".to_owned(), ..fits.clone() };
    let nameless = StallDraft { name: "\u{200b} ".to_owned(), ..fits.clone() };
    let placeless = StallDraft { place: "ก".repeat(21), ..fits.clone() };
    for (draft, refused) in [
        (&taken, "ร้าน A-12 has this place"),
        (&nameless, "the name does not fit"),
        (&placeless, "the place does not fit"),
    ] {
        let now = market.now();
        assert_eq!(market.book.save_stall(now, draft).unwrap_err().to_string(), refused);
    }
    let own = StallDraft { id: Some(first.id), ..taken };
    let now = market.now();
    assert_eq!(market.book.save_stall(now, &own).unwrap().name, "ร้านสอง");
    let now = market.now();
    market.book.retire_stall(now, first.id).unwrap();
    let now = market.now();
    let gone = market.book.save_stall(now, &own);
    assert!(matches!(gone, Err(StallRefused::Retired)));
    market.assert_sound();
}

#[test]
fn a_zone_keeps_its_id_when_it_is_renamed() {
    let mut market = Market::new();
    let now = market.now();
    let draft = ZoneDraft { id: None, name: "อาหาร".to_owned() };
    let zone = market.book.save_zone(now, &draft).unwrap();
    let now = market.now();
    let again = market.book.save_zone(now, &draft);
    assert!(matches!(again, Err(ZoneRefused::NameTaken)));
    let renamed = ZoneDraft { id: Some(zone.id), name: "ผัก".to_owned() };
    let now = market.now();
    market.book.save_zone(now, &renamed).unwrap();
    assert_eq!(market.book.zones().unwrap()[0].name, "ผัก");
    market.assert_sound();
}

#[test]
fn the_market_keeps_its_id_and_an_empty_book_receives_nothing() {
    let mut market = Market::new();
    let before = market.book.market().unwrap().unwrap();
    let number = PromptPayId::parse("081-234-5678").unwrap();
    let now = market.now();
    let after = market.book.set_up_market(now, "ตลาดใหม่", Some(number)).unwrap();
    assert_eq!((after.id, market.book.market().unwrap()), (before.id, Some(after.clone())));
    market.assert_sound();
    let path = market.path.with_file_name("empty").join("book.db");
    let now = Now { at: Timestamp::from_seconds(MORNING), seed: [1; 32] };
    let mut empty = Book::open(&path, now).unwrap();
    let refused = empty.receive(now, "x", b"x");
    assert!(matches!(refused, Err(ReceiveRefused::NotSetUp)));
    assert_eq!(empty.market_month(None).unwrap(), None);
}
