//! An invitation, its code on paper, and the answer. Must never take a forged or a foreign one.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod support;

use settlement::code::{Code, CodeRefused};
use settlement::file::{self, FileRefused};
use settlement::invite::{InviteRefused, check_code, make_invite, read_invite};
use settlement::join::{JoinRefused, SingleRefused, check_join, make_join, read_join};
use settlement::key::SigningSeed;
use settlement::what::{Kind, what_is};
use support::{CODE_RANDOM, book, day, device, first_day, invitation, till};

fn code() -> Code {
    Code::from_random(CODE_RANDOM)
}

/// The lines of a file, signed again with a key.
fn resigned(bytes: &[u8], from: &str, to: &str, seed: &SigningSeed) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).unwrap();
    let bent = text.replace(from, to);
    assert_ne!(text, bent);
    let mut lines: Vec<&str> = bent.lines().collect();
    lines.pop();
    file::write(&lines, seed).unwrap()
}

#[test]
fn an_invitation_is_read_and_its_code_typed() {
    let bytes = make_invite(&invitation(), &code(), &book()).unwrap();
    let invite = read_invite(&bytes).unwrap();
    assert_eq!((invite.stall, invite.key), (invitation().stall, book().public()));
    assert_eq!(invite.fees, invitation().fees);
    assert!(!String::from_utf8_lossy(&bytes).contains(&code().to_string()));
    let typed = code().to_string().to_lowercase().replace('-', " ");
    assert_eq!(check_code(&invite, &typed), Ok(code()));
    assert_eq!(check_code(&invite, "12345"), Err(CodeRefused::Form));
    assert_eq!(check_code(&invite, "ABCDE-FGHJK"), Err(CodeRefused::Wrong));
    assert!(!invite.expired(invitation().expires) && invite.expired(invitation().expires.next()));
}

#[test]
fn a_forged_invitation_has_a_signature_but_not_the_code() {
    let bytes = make_invite(&invitation(), &code(), &book()).unwrap();
    let forger = SigningSeed::from_bytes(&[0x66; 32]);
    let key = (book().public().to_string(), forger.public().to_string());
    let forged = read_invite(&resigned(&bytes, &key.0, &key.1, &forger)).unwrap();
    assert_eq!(check_code(&forged, &code().to_string()), Err(CodeRefused::Wrong));
    let dearer = resigned(&bytes, "20 บาท", "90 บาท", &book());
    let dearer = read_invite(&dearer).unwrap();
    assert_eq!(check_code(&dearer, &code().to_string()), Err(CodeRefused::Wrong));
}

#[test]
fn an_answer_belongs_to_one_invitation_and_one_code() {
    let invite = read_invite(&make_invite(&invitation(), &code(), &book()).unwrap()).unwrap();
    let bytes = make_join(&invite, &code(), device(), &till()).unwrap();
    let join = read_join(&bytes).unwrap();
    assert_eq!((join.key, join.device), (till().public(), device()));
    assert_eq!(check_join(&join, &invite, &code()), Ok(()));
    let other = Code::from_random([9; 7]);
    assert_eq!(check_join(&join, &invite, &other), Err(JoinRefused::WrongCode));
    // another key under the same MAC, properly signed
    let thief = SigningSeed::from_bytes(&[0x66; 32]);
    let key = (till().public().to_string(), thief.public().to_string());
    let stolen = read_join(&resigned(&bytes, &key.0, &key.1, &thief)).unwrap();
    assert_eq!(check_join(&stolen, &invite, &code()), Err(JoinRefused::WrongCode));
    let mut elsewhere = invitation();
    elsewhere.invite = domain::id::InviteId::new(support::MORNING, [99; 10]);
    let elsewhere = read_invite(&make_invite(&elsewhere, &code(), &book()).unwrap()).unwrap();
    assert_eq!(check_join(&join, &elsewhere, &other), Err(JoinRefused::OtherInvite));
}

#[test]
fn no_bit_of_either_can_be_flipped() {
    let invite = make_invite(&invitation(), &code(), &book()).unwrap();
    let join = make_join(&read_invite(&invite).unwrap(), &code(), device(), &till()).unwrap();
    for bytes in [invite, join] {
        let mut bent = bytes.clone();
        for place in 0..bytes.len() {
            assert!(read_invite(&bytes[..place]).is_err() && read_join(&bytes[..place]).is_err());
            for bit in 0..8 {
                bent[place] ^= 1 << bit;
                assert!(read_invite(&bent).is_err() && read_join(&bent).is_err());
                bent[place] ^= 1 << bit;
            }
        }
    }
}

#[test]
fn refusals_come_in_order_of_precedence() {
    let bytes = make_invite(&invitation(), &code(), &book()).unwrap();
    let bend = |from: &str, to: &str| read_invite(&resigned(&bytes, from, to, &book()));
    assert_eq!(read_invite(b""), Err(InviteRefused::File(FileRefused::Empty)));
    assert_eq!(read_join(&bytes), Err(SingleRefused::OtherKind));
    assert_eq!(
        bend("\"t\":\"invite\",\"version\":1", "\"t\":\"x\""),
        Err(InviteRefused::OtherKind)
    );
    assert_eq!(bend("\"version\":1", "\"version\":4"), Err(InviteRefused::Version { version: 4 }));
    for (from, to) in [
        ("\"version\":1", "\"version\":0"),
        ("\"version\":1", "\"version\":1,\"x\":1"),
        ("\"zone\"", "\"zone\":\"\",\"zone\""),
        ("\"salt\":\"0", "\"salt\":\"A"),
    ] {
        assert!(matches!(bend(from, to), Err(InviteRefused::Line(_))), "{to}");
    }
    assert_eq!(bend("\ned25519", "\n{}\ned25519"), Err(InviteRefused::MoreLines));
    let text = String::from_utf8(bytes).unwrap().replace("20 บาท", "90 บาท");
    assert_eq!(read_invite(text.as_bytes()), Err(InviteRefused::Signature));
}

#[test]
fn a_file_says_what_it_is() {
    let invite = make_invite(&invitation(), &code(), &book()).unwrap();
    let join = make_join(&read_invite(&invite).unwrap(), &code(), device(), &till()).unwrap();
    let settlement = first_day().bytes();
    assert_eq!(what_is(&invite), Kind::Invite);
    assert_eq!(what_is(&join), Kind::Join);
    assert_eq!(what_is(&settlement), Kind::Settlement);
    for bytes in [&invite, &join, &settlement] {
        let text = String::from_utf8(bytes.clone()).unwrap();
        let cut = Kind::Accident(FileRefused::CutShort);
        assert_eq!(what_is(&bytes[..40]), cut);
        assert_eq!(what_is(&bytes[..bytes.len() - 9]), cut);
        let saved = text.replace('\n', "\r\n");
        let refused = FileRefused::CarriageReturn { line: 1 };
        assert_eq!(what_is(saved.as_bytes()), Kind::Accident(refused));
        let marked = format!("\u{feff}{saved}");
        assert_eq!(what_is(marked.as_bytes()), Kind::Accident(FileRefused::ByteOrderMark));
        let newer = text.replace("\"version\":1", "\"version\":4");
        assert!(matches!(what_is(newer.as_bytes()), Kind::Newer { version: 4, .. }));
    }
    for other in [&b""[..], b"PK\x03\x04", b"hello\n", b"{}\n", b"\x89PNG\r\n", b"\xff\xfe{\0"] {
        assert_eq!(what_is(other), Kind::Unknown, "{other:?}");
    }
    assert_eq!(day(21).next(), day(22));
}
