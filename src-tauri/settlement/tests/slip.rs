//! The closing slip's QR. Must never be read with one letter changed, or in a second spelling.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod support;

use coset::cbor::value::Value;
use coset::{CoseSign1, CoseSign1Builder, HeaderBuilder, TaggedCborSerializable, iana};
use domain::digest::Digest;
use domain::money::Money;
use settlement::day_file::read as read_day;
use settlement::key::SigningSeed;
use settlement::slip_qr::{self, SlipRefused, Summary, make, read};
use support::{first_day, market_day, till};

/// The QR alphanumeric set.
const LETTERS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

fn summary() -> Summary {
    Summary::of(&read_day(&market_day().bytes()).unwrap())
}

/// The COSE object of a slip, bent and signed again with the stall's own key.
fn signed_again(bend: impl Fn(&mut Vec<(Value, Value)>)) -> String {
    let text = make(&summary(), &till());
    let bytes = base45::decode(text.strip_prefix(slip_qr::PREFIX).unwrap()).unwrap();
    let sign1 = CoseSign1::from_tagged_slice(&bytes).unwrap();
    let mut value: Value = coset::cbor::de::from_reader(sign1.payload.as_deref().unwrap()).unwrap();
    bend(value.as_map_mut().unwrap());
    let mut payload = Vec::new();
    coset::cbor::ser::into_writer(&value, &mut payload).unwrap();
    signed(payload)
}

fn signed(payload: Vec<u8>) -> String {
    let protected = HeaderBuilder::new().algorithm(iana::Algorithm::EdDSA).build();
    let sign1 = CoseSign1Builder::new()
        .protected(protected)
        .payload(payload)
        .create_signature(b"", |data| till().sign(data).bytes().to_vec())
        .build();
    format!("TL1:{}", base45::encode(sign1.to_tagged_vec().unwrap()))
}

#[test]
fn a_slip_is_read_back_and_agrees_with_its_file() {
    for draft in [first_day(), market_day()] {
        let file = read_day(&draft.bytes()).unwrap();
        let summary = Summary::new(&draft.open, &draft.close, file.file);
        let text = make(&summary, &till());
        assert!(text.chars().all(|letter| LETTERS.contains(letter)));
        assert!((320..=380).contains(&text.len()), "{} letters", text.len());
        assert_eq!(read(&text, &till().public()), Ok(Summary::of(&file)));
        assert_eq!(slip_qr::claimed(&text).unwrap().device, file.open.device);
    }
    let mut alone = summary();
    (alone.market, alone.grand_total) = (None, Money::baht(-5));
    assert_eq!(read(&make(&alone, &till()), &till().public()), Ok(alone));
    let (taken, returned) = summary().taken_and_returned().unwrap();
    assert_eq!((taken.satang(), returned.satang()), (36_310, 6_000));
}

#[test]
fn no_letter_can_be_changed_left_out_or_added() {
    let text = make(&summary(), &till());
    let key = till().public();
    let letters: Vec<char> = text.chars().collect();
    for place in 0..letters.len() {
        for letter in LETTERS.chars().filter(|letter| *letter != letters[place]) {
            let mut bent = letters.clone();
            bent[place] = letter;
            let bent: String = bent.into_iter().collect();
            assert!(read(&bent, &key).is_err(), "{letter} at {place}");
        }
        let mut fewer = letters.clone();
        fewer.remove(place);
        assert!(read(&fewer.into_iter().collect::<String>(), &key).is_err());
    }
    for bent in [format!("{text}0"), format!("{text} "), format!("{text}000"), text.to_lowercase()]
    {
        assert!(read(&bent, &key).is_err());
    }
}

#[test]
fn refusals_come_in_order_of_precedence() {
    let key = till().public();
    let stranger = SigningSeed::from_bytes(&[5; 32]);
    let text = make(&summary(), &till());
    for other in ["", "https://example.org", "00020101021129", "tl1:00", "TL2:00"] {
        assert_eq!(read(other, &key), Err(SlipRefused::NotASlip));
    }
    for damaged in ["TL1:", "TL1:00", "TL1:::::::", &format!("TL1:{}", "0".repeat(600))] {
        assert_eq!(read(damaged, &key), Err(SlipRefused::Form));
    }
    assert_eq!(read(&text, &stranger.public()), Err(SlipRefused::Signature));
    assert_eq!(read(&make(&summary(), &stranger), &key), Err(SlipRefused::Signature));
}

#[test]
fn what_is_signed_in_a_second_spelling_is_refused() {
    let key = till().public();
    assert_eq!(read(&signed_again(|_| {}), &key), Ok(summary()));
    let refused = Err(SlipRefused::NotCanonical);
    assert_eq!(read(&signed_again(|map| map.reverse()), &key), refused);
    assert_eq!(read(&signed_again(|map| map.push((99.into(), 1.into()))), &key), refused);
    let twice = signed_again(|map| map.push((6.into(), 3.into())));
    assert_eq!(read(&twice, &key), refused);
    let float = signed_again(|map| map[5].1 = Value::Float(2.0));
    assert_eq!(read(&float, &key), Err(SlipRefused::Form));
    let text = make(&summary(), &till());
    let bytes = base45::decode(&text[4..]).unwrap();
    let mut sign1 = CoseSign1::from_tagged_slice(&bytes).unwrap();
    let mut payload = sign1.payload.clone().unwrap();
    payload.push(0);
    assert_eq!(read(&signed(payload), &key), refused);
    // bytes that no signature covers
    sign1.unprotected.key_id = vec![1];
    let outside = format!("TL1:{}", base45::encode(sign1.to_tagged_vec().unwrap()));
    assert_eq!(read(&outside, &key), refused);
    let mut trailing = bytes.clone();
    trailing.push(0);
    let trailing = format!("TL1:{}", base45::encode(trailing));
    assert_eq!(read(&trailing, &key), Err(SlipRefused::Form));
}

#[test]
fn a_slip_that_contradicts_itself_is_refused() {
    let bends: [fn(&mut Summary); 5] = [
        |s| s.sales += 1,
        |s| s.last_receipt = None,
        |s| s.first_receipt = Some(0),
        |s| s.tenders.reverse(),
        |s| s.tenders[0].sold = Money::baht(-1),
    ];
    for bend in bends {
        let mut bent = summary();
        bend(&mut bent);
        assert_eq!(read(&make(&bent, &till()), &till().public()), Err(SlipRefused::Content));
    }
    assert_ne!(summary().file, Digest::START);
}
