//! The reply of the book: written, read, bent. Must never be read in a second spelling, nor with a
//! sum that does not come out.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod support;

use domain::digest::Digest;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use settlement::canonical::canonical;
use settlement::file::{self, FileRefused};
use settlement::key::SigningSeed;
use settlement::reply::*;
use settlement::single::SingleRefused;
use settlement::what::{Kind, what_is};
use support::answer::{answer, answered_day, any_answer};
use support::{book, satang, till};

fn bytes() -> Vec<u8> {
    make_reply(&answer(), &book()).unwrap()
}

/// What is signed without being checked.
fn signed(reply: &Reply) -> Vec<u8> {
    file::write(&[canonical(reply)], &book()).unwrap()
}

/// The line with something replaced, signed again.
fn resigned(from: &str, to: &str, seed: &SigningSeed) -> Vec<u8> {
    let text = String::from_utf8(bytes()).unwrap();
    let bent = text.replacen(from, to, 1);
    assert_ne!(text, bent, "{from}");
    let mut lines: Vec<&str> = bent.lines().collect();
    lines.pop();
    file::write(&lines, seed).unwrap()
}

#[test]
fn a_reply_is_written_and_read() {
    let bytes = bytes();
    assert_eq!(read_reply(&bytes), Ok(answer()));
    assert_eq!(what_is(&bytes), Kind::Reply);
    assert_eq!(String::from_utf8(bytes.clone()).unwrap().lines().count(), 2);
    assert_eq!(what_is(&bytes[..40]), Kind::Accident(FileRefused::CutShort));
    assert_eq!(what_is(&bytes[..bytes.len() - 9]), Kind::Accident(FileRefused::CutShort));
    // another key signs as well: whose it is, the till has to know
    let other = make_reply(&answer(), &till()).unwrap();
    assert_eq!(read_reply(&other).unwrap().key, till().public());
}

#[test]
fn no_bit_can_be_flipped_and_no_byte_left_out() {
    let bytes = bytes();
    let mut bent = bytes.clone();
    for place in 0..bytes.len() {
        assert!(read_reply(&bytes[..place]).is_err());
        // one bit in four bytes: each bit of a byte is bent somewhere
        bent[place] ^= 1 << (place % 8);
        assert!(read_reply(&bent).is_err(), "{place}");
        bent[place] = bytes[place];
    }
}

#[test]
fn refusals_come_in_order_of_precedence() {
    let single = |refused| Err(ReplyRefused::Single(refused));
    assert_eq!(read_reply(b""), single(SingleRefused::File(FileRefused::Empty)));
    let bend = |from: &str, to: &str| read_reply(&resigned(from, to, &book()));
    let invite = bend("\"t\":\"reply\",\"version\":1", "\"t\":\"invite\",\"version\":9");
    assert_eq!(invite, single(SingleRefused::OtherKind));
    let newer = bend("\"version\":1", "\"version\":2");
    assert_eq!(newer, single(SingleRefused::Version { version: 2 }));
    for (from, to) in [
        ("\"number\":2", "\"number\":2,\"x\":1"),
        ("\"number\":2", "\"number\":2,\"number\":2"),
        ("\"number\":2", "\"number\":-2"),
        ("\"verdict\":\"booked\"", "\"verdict\":\"fine\""),
        ("\"reversed\":true", "\"reversed\":false"),
        ("0812345678", "081-234-5678"),
        ("\"owed_since\":\"2026-11-15\",", ""),
        (",\"received\"", ", \"received\""),
    ] {
        assert!(
            matches!(bend(from, to), Err(ReplyRefused::Single(SingleRefused::Line(_)))),
            "{to}"
        );
    }
    assert_eq!(bend("\ned25519", "\n{}\ned25519"), single(SingleRefused::MoreLines));
    let text = String::from_utf8(bytes()).unwrap().replace("\"owed\":3500", "\"owed\":3501");
    assert_eq!(read_reply(text.as_bytes()), single(SingleRefused::Signature));
}

type Bend = fn(&mut Reply);

/// What no book may say, with the field that is told.
const BENDS: &[(&str, Bend)] = &[
    ("number", |r| r.number = 0),
    ("number", |r| r.previous = None),
    ("number", |r| r.number = 1),
    ("received", |r| r.received[1].file = r.received[0].file),
    ("fees", |r| r.fees[0].lines[0].amount = satang(1)),
    ("fees", |r| r.fees[0].owed = satang(1)),
    ("fees", |r| r.fees.swap(0, 1)),
    ("fees", |r| r.fees[1].day = r.fees[0].day),
    ("payments", |r| r.payments[0].amount = satang(0)),
    ("payments", |r| r.payments = vec![r.payments[0].clone(); 201]),
    ("owed", |r| r.owed = satang(3_501)),
    ("owed", |r| r.owed_before = satang(0)),
    ("prompt_pay", |r| r.prompt_pay.as_mut().unwrap().amount = satang(3_501)),
    ("prompt_pay", |r| r.prompt_pay.as_mut().unwrap().amount = satang(0)),
    ("notices", |r| r.notices[0].clear()),
    ("notices", |r| r.notices[0] = "ก".repeat(301)),
    ("notices", |r| r.notices[0].push('\t')),
    ("notices", |r| r.notices = vec!["x".to_owned(); 21]),
    ("prices", |r| r.prices[0] = "ก".repeat(201)),
    ("withdrawn", |r| r.withdrawn[1] = r.withdrawn[0].clone()),
    ("withdrawn", |r| r.withdrawn[0].push('x')),
    ("withdrawn", |r| r.withdrawn[0].clear()),
    ("refused_slips", |r| r.refused_slips[0].bank.push('1')),
    ("refused_slips", |r| r.refused_slips[0].reference.clear()),
];

#[test]
fn what_no_book_may_say_is_neither_written_nor_read() {
    for (field, bend) in BENDS {
        let mut bent = answer();
        bend(&mut bent);
        let refused = Err(ReplyRefused::Contents { field });
        assert_eq!(make_reply(&bent, &book()), refused.clone().map(|_: Reply| vec![]), "{field}");
        assert_eq!(read_reply(&signed(&bent)), refused, "{field}");
    }
    let mut long = answer();
    long.notices = vec!["ก".repeat(300); 20];
    long.fees[0].lines = vec![ReplyFeeLine { name: "ก".repeat(60_000), amount: satang(1_500) }];
    let too_long = FileRefused::LineTooLong { line: 1 };
    let too_long = ReplyRefused::Single(SingleRefused::File(too_long));
    assert_eq!(make_reply(&long, &book()), Err(too_long));
}

#[test]
fn a_day_after_a_reply_has_version_three_and_names_it() {
    let day = answered_day();
    let file = settlement::day_file::read(&day.bytes()).unwrap();
    assert_eq!(file.open.version.number(), 3);
    assert_eq!(file.open.last_reply, Some(Digest::of(&bytes())));
    let mut older = day;
    older.open.version = settlement::version::Version::Two;
    assert_eq!(settlement::day_file::read(&older.bytes()).unwrap_err().code(), "line_form");
}

/// The seed of the random cases.
const SEED: u64 = 22_112_569;

fn settings() -> Config {
    println!("seed {SEED}");
    let rng_seed = RngSeed::Fixed(SEED);
    Config { cases: 64, failure_persistence: None, rng_seed, ..Config::default() }
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn any_reply_is_written_and_read_back(reply in any_answer()) {
        let bytes = make_reply(&reply, &book()).unwrap();
        prop_assert_eq!(read_reply(&bytes), Ok(reply));
    }

    #[test]
    fn any_bytes_are_told_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read_reply(&bytes).is_err());
        let line = String::from_utf8_lossy(&bytes).replace(['\n', '\r'], " ");
        prop_assert!(read_reply(&file::write(&[line], &book()).unwrap()).is_err());
    }
}

/// The files that the two readers are held against each other with.
fn cases() -> Vec<Vec<u8>> {
    let whole = bytes();
    let mut cases = vec![whole.clone(), signed(&answer())];
    cases.extend(BENDS.iter().map(|(_, bend)| {
        let mut bent = answer();
        bend(&mut bent);
        signed(&bent)
    }));
    cases.extend((0..whole.len()).step_by(97).map(|end| whole[..end].to_vec()));
    let digits: Vec<usize> = (0..whole.len()).filter(|at| whole[*at].is_ascii_digit()).collect();
    for (place, at) in digits.iter().enumerate().step_by(3) {
        let mut bent = whole.clone();
        bent[*at] = b'0' + (place % 10) as u8;
        let text = String::from_utf8(bent).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.pop();
        cases.push(file::write(&lines, &book()).unwrap());
    }
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    cases.extend((0..60).map(|_| signed(&any_answer().new_tree(&mut runner).unwrap().current())));
    cases
}

/// The program against the independent verifier in Python: the same files, the same answers.
#[test]
fn the_reference_verifier_tells_the_same() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("replies");
    std::fs::create_dir_all(&folder).unwrap();
    let cases = cases();
    let mut command = std::process::Command::new("python3");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/reference/verify.py");
    command.args(["-B", script, "--replies"]);
    for (index, bytes) in cases.iter().enumerate() {
        let path = folder.join(format!("{index:03}.talad"));
        std::fs::write(&path, bytes).unwrap();
        command.arg(path);
    }
    let Ok(output) = command.output() else {
        println!("not run: no python3 here");
        return;
    };
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told.len(), cases.len(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut accepted = 0;
    for (index, (bytes, told)) in cases.iter().zip(told).enumerate() {
        let fits = match read_reply(bytes) {
            Ok(_) => {
                accepted += 1;
                let file = Digest::of(bytes).to_string();
                told.contains("\"ok\": true") && told.contains(&file)
            }
            Err(refused) => told.contains(&format!("\"code\": \"{}\"", refused.code())),
        };
        assert!(fits, "{index:03}: {:?} but {told}", read_reply(bytes).err());
    }
    println!("{} files, {accepted} accepted by both", cases.len());
    assert!(accepted > 60 && accepted < cases.len());
}
