//! Every refusal of a settlement, alone and before every later one. Must never name a later
//! reason while an earlier one stands: a person mends one thing at a time.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod support;

use domain::money::Money;
use settlement::day_file::{Refused, read};
use settlement::fact::{Fact, Restored};
use settlement::file::FileRefused;
use support::faults::{FAULTS, untouched};
use support::{Draft, market_day, satang, till};

#[test]
fn every_fault_is_refused_and_the_earlier_one_is_told() {
    for (index, (code, bend)) in FAULTS.iter().enumerate() {
        let mut alone = untouched();
        bend(&mut alone);
        assert_eq!(read(&alone.bytes()).unwrap_err().code(), *code);
        for (later, bend_later) in &FAULTS[index + 1..] {
            let mut both = alone.clone();
            bend_later(&mut both);
            assert_eq!(read(&both.bytes()).unwrap_err().code(), *code, "{code} before {later}");
        }
    }
}

#[test]
fn accidents_are_told_apart() {
    let good = market_day().bytes();
    let text = String::from_utf8(good.clone()).unwrap();
    let last = text.lines().count();
    let file = |bytes: &[u8]| match read(bytes) {
        Err(Refused::File(refused)) => refused,
        other => panic!("{other:?}"),
    };
    assert_eq!(file(b""), FileRefused::Empty);
    let large = vec![b'x'; settlement::file::MAX_FILE_BYTES + 1];
    assert_eq!(file(&large), FileRefused::TooLarge { bytes: large.len() });
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(file(&utf16), FileRefused::ByteOrderMark);
    assert_eq!(file(format!("\u{feff}{text}").as_bytes()), FileRefused::ByteOrderMark);
    assert_eq!(file(b"{}\n\xff\xfe\n"), FileRefused::NotUtf8 { line: 2 });
    let saved = text.replace('\n', "\r\n");
    assert_eq!(file(saved.as_bytes()), FileRefused::CarriageReturn { line: 1 });
    let blank = "\n".repeat(60_000);
    assert_eq!(file(blank.as_bytes()), FileRefused::TooManyLines { lines: 60_000 });
    let long = "x".repeat(settlement::file::MAX_LINE_BYTES + 1) + "\n";
    assert_eq!(file(long.as_bytes()), FileRefused::LineTooLong { line: 1 });
    assert_eq!(file(text.trim_end().as_bytes()), FileRefused::CutShort);
    assert_eq!(file(b"\n"), FileRefused::CutShort);
    for after in ["\n", " \n", "{}\n"] {
        let refused = FileRefused::AfterSignature { line: last + 1 };
        assert_eq!(file(format!("{text}{after}").as_bytes()), refused);
    }
    // the last letter before the padding has bits that mean nothing: one spelling only
    let bits = text.find("==\n").unwrap() - 1;
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".bytes() {
        let mut bent = good.clone();
        bent[bits] = letter;
        let form = Err(Refused::File(FileRefused::SignatureForm { line: last }));
        let wrong = Err(Refused::Signature { line: None });
        let told = read(&bent);
        assert!(bent == good || told == form || told == wrong, "{}", char::from(letter));
        assert_eq!(told.is_ok(), bent == good);
    }
    for (from, to) in
        [("==\n", "=\n"), ("==\n", "\n"), ("ed25519 ", "ed25519  "), ("==\n", "== \n")]
    {
        let bent = text.replace(from, to);
        assert_eq!(file(bent.as_bytes()), FileRefused::SignatureForm { line: last }, "{to:?}");
    }
    assert_eq!(file(text.replace("ed25519 ", "ED25519 ").as_bytes()), FileRefused::CutShort);
}

#[test]
fn refunds_are_worked_out_again() {
    type Bend = fn(&mut Draft);
    let bends: [(&str, Bend); 9] = [
        ("refund_lines", |d| d.refund(9).lines[0].amount = satang(5_001)),
        ("refund_lines", |d| d.refund(9).lines[0].line = 3),
        ("refund_lines", |d| d.refund(10).lines.clear()),
        ("refund_lines", |d| d.refund(10).lines[0].line = 0),
        ("price", |d| d.refund(10).total = satang(999)),
        ("tender", |d| d.refund(10).repayments.clear()),
        ("vat", |d| d.refund(9).vat = satang(326)),
        ("vat", |d| d.refund(9).taxed = Money::ZERO),
        ("vat", |d| d.refund(10).taxed = satang(1_001)),
    ];
    for (code, bend) in bends {
        let mut draft = market_day();
        bend(&mut draft);
        draft.honest(satang(13_000));
        assert_eq!(read(&draft.bytes()).unwrap_err().code(), code);
    }
    let mut draft = market_day();
    draft.refund(9).of = 7; // sold later
    draft.honest(satang(13_000));
    assert_eq!(read(&draft.bytes()), Err(Refused::RefundOf { line: 11, of: 7 }));
}

#[test]
fn a_restored_till_says_so_with_its_epoch() {
    let mut draft = market_day();
    draft.entries[7].fact = Fact::Restored(Restored { epoch: 1, was_at: 99 });
    draft.honest(satang(13_000));
    let refused = Refused::Opening { line: 9, field: "epoch" };
    assert_eq!(read(&draft.bytes()), Err(refused));
    draft.open.epoch = 1;
    let refused = Refused::Closing { line: 18, field: "epoch" };
    assert_eq!(read(&draft.bytes()), Err(refused));
    draft.closed().epoch = 1;
    draft.rechain();
    assert!(read(&draft.bytes()).is_ok());
}

#[test]
fn a_line_end_inside_a_line_is_not_written() {
    let lines = ["{}\n{}".to_owned()];
    assert!(settlement::file::write(&lines, &till()).is_err());
    assert_eq!(settlement::file::write::<&str>(&[], &till()), Err(FileRefused::CutShort));
}
