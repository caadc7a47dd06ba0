//! Bad files of every kind, each with the verdict and the reason it must have: none stops the
//! book, none is half received, and the figures stay what they were.

use committee::collecting::account::StallAccount;
use committee::days::day::MarketDay;
use committee::receiving::files::Verdict::{self, *};
use domain::digest::Digest;
use domain::id::{MarketId, StallId};
use domain::now::Now;
use settlement::key::SigningSeed;

use crate::machines::machine;
use crate::market::{FIRST, Market, day};
use crate::stall::{Stall, slip_of};

const SECOND: &str = "2026-11-23";

/// What the committee counts: it must not move by a file that is not taken.
fn figures(market: &Market) -> (Vec<MarketDay>, Vec<StallAccount>) {
    let mut days: Vec<_> =
        [FIRST, SECOND].map(|of| market.book.day_report(day(of)).unwrap()).to_vec();
    for totals in days.iter_mut().map(|day| &mut day.totals) {
        (totals.refused, totals.set_aside, totals.unconfirmed) = (0, 0, 0);
    }
    for row in days.iter_mut().flat_map(|day| &mut day.stalls) {
        row.files.retain(|part| part.counts());
    }
    let stalls = market.book.stalls().unwrap();
    let account = |id| market.book.stall_account(id).unwrap().unwrap();
    (days, stalls.iter().map(|stall| account(stall.id)).collect())
}

/// A market, a stall with a day in the book, and the file of its next day, not handed in.
struct Scene {
    market: Market,
    stall: Stall,
    /// As it stood before the next day.
    before: Stall,
    first: Vec<u8>,
    next: Vec<u8>,
}

fn scene() -> Scene {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    let first = stall.whole_day(FIRST, &[100, 900, -300], 1);
    market.receive(&first);
    let before = stall.clone();
    let next = stall.whole_day(SECOND, &[700, -50], 1);
    market.days_later(1);
    Scene { market, stall, before, first, next }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn unsigned(bytes: &[u8]) -> Vec<String> {
    let mut lines: Vec<String> = text(bytes).lines().map(str::to_owned).collect();
    lines.pop();
    lines
}

fn signed(lines: &[String], seed: &SigningSeed) -> Vec<u8> {
    settlement::file::write(lines, seed).unwrap()
}

/// The file is refused so, and nothing else has happened; the good file is then still taken.
fn refused(scene: &mut Scene, what: &str, bytes: &[u8], verdict: Verdict, reason: &str) {
    let before = figures(&scene.market);
    let found = scene.market.receive_now(bytes);
    let told = (found.verdict, found.file.reason.as_str(), found.booked.len());
    assert_eq!(told, (verdict, reason, 0), "{what}");
    assert_eq!(figures(&scene.market), before, "{what}");
    scene.market.assert_sound();
}

/// The file that was changed on the way, or made by somebody else.
fn forged(scene: &Scene) -> Vec<(&'static str, Vec<u8>, Verdict, &'static str)> {
    let stranger = SigningSeed::from_bytes(&[0x5a; 32]);
    let next = &scene.next;
    let lines = unsigned(next);
    let own = scene.stall.seed.public().to_string();
    let raised = |lines: &[String]| -> Vec<String> {
        let from = "\"total\":70000";
        assert!(lines.iter().any(|line| line.contains(from)));
        lines.iter().map(|line| line.replace(from, "\"total\":7000")).collect()
    };
    let as_stranger: Vec<String> =
        lines.iter().map(|line| line.replace(&own, &stranger.public().to_string())).collect();
    let signature = text(&scene.first).lines().last().unwrap().to_owned();
    let other_signature = format!("{}\n{signature}\n", lines.join("\n")).into_bytes();
    let mut flipped = next.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    vec![
        ("signed by a stranger", signed(&lines, &stranger), RefusedSignature, "wrong_signature"),
        ("the signature of another file", other_signature, RefusedSignature, "wrong_signature"),
        (
            "a line changed, the signature kept",
            text(next).replace("\"total\":70000", "\"total\":7000").into_bytes(),
            RefusedSignature,
            "wrong_signature",
        ),
        (
            "a line changed and signed by a stranger",
            signed(&raised(&lines), &stranger),
            RefusedSignature,
            "wrong_signature",
        ),
        ("one bit", flipped, RefusedSignature, "wrong_signature"),
        // the first line names the key, and the journal's first line does too
        ("a stranger's whole file", signed(&as_stranger, &stranger), SetAsideUnknownKey, ""),
        (
            "a line changed and signed by the till's own key",
            signed(&raised(&lines), &scene.stall.seed),
            RefusedContents,
            "chain",
        ),
    ]
}

/// A file of ours in the wrong place, at the wrong time or of the wrong machine.
fn misplaced(scene: &mut Scene) -> Vec<(&'static str, Vec<u8>, Verdict, &'static str)> {
    let at = domain::day::Timestamp::from_seconds(0);
    let neighbour = scene.market.joined("A-13");
    let till = || scene.before.clone();
    let (mut elsewhere, mut alone, mut unknown) = (till(), till(), till());
    elsewhere.market = Some(MarketId::new(at, [4; 10]));
    alone.market = None;
    unknown.id = StallId::new(at, [4; 10]);
    let mut others = neighbour;
    others.id = scene.stall.id;
    let mut practice = machine(&scene.stall, 0x77);
    let mut copied = machine(&scene.stall, 0x78);
    copied.seed = scene.stall.seed.clone();
    let mut ahead = scene.before.clone();
    let seed = SigningSeed::from_bytes(&[9; 32]);
    let waiting = scene.market.register("A-14").id;
    let now = scene.market.now();
    let invited = scene.market.book.invite_stall(now, &seed, waiting, 7).unwrap();
    let joined = scene.market.joined("A-15");
    let again = join_again(&mut scene.market, &joined);
    let newer: Vec<String> = {
        let mut lines = unsigned(&scene.next);
        lines[0] = lines[0].replace("\"version\":1", "\"version\":9");
        lines
    };
    vec![
        ("another market", elsewhere.day(SECOND, &[1]), SetAsideOtherMarket, "other_market"),
        ("no market", alone.day(SECOND, &[1]), SetAsideOtherMarket, "other_market"),
        ("an unknown stall", unknown.day(SECOND, &[1]), SetAsideUnknownStall, "unknown_stall"),
        ("the key of another stall", others.day(SECOND, &[1]), SetAsideOtherStall, ""),
        ("practice", practice.day(SECOND, &[1]), SetAsideUnknownKey, ""),
        ("another installation", copied.day(SECOND, &[1]), SetAsideOtherDevice, ""),
        ("of next week", ahead.day("2026-11-30", &[1]), SetAsideFutureDay, "future_day"),
        ("our own invitation", invited.bytes, RefusedOtherKind, "invite"),
        ("a join whose invitation was used", again, SetAsideInvitation, "invite_used"),
        ("a newer program", signed(&newer, &scene.stall.seed), RefusedNewer, "newer_version"),
    ]
}

/// Another join by the invitation that a stall has answered.
fn join_again(market: &mut Market, stall: &Stall) -> Vec<u8> {
    use settlement::invite::{check_code, read_invite};
    let now = market.now();
    let seed = SigningSeed::from_bytes(&[9; 32]);
    let invited = market.book.invite_stall(now, &seed, stall.id, 7).unwrap();
    let invite = read_invite(&invited.bytes).unwrap();
    let code = check_code(&invite, &invited.code).unwrap();
    let join = |key: u8| {
        let machine = machine(stall, key);
        settlement::join::make_join(&invite, &code, machine.device, &machine.seed).unwrap()
    };
    assert_eq!(market.receive_now(&join(1)).verdict, Joined);
    join(2)
}

/// What is no file of ours, or met with an accident.
fn accidents(scene: &Scene) -> Vec<(&'static str, Vec<u8>, Verdict, &'static str)> {
    let next = &scene.next;
    let editor = RefusedSavedByEditor;
    let returns = text(next).replace('\n', "\r\n").into_bytes();
    let random = Now { at: domain::day::Timestamp::from_seconds(0), seed: [5; 32] };
    let noise: Vec<u8> = (0..64).flat_map(|n| random.random::<10>(&n.to_string())).collect();
    let slip = slip_of(next, &scene.stall.seed);
    let damaged = RefusedDamaged;
    vec![
        ("empty", vec![], RefusedCutShort, "file_empty"),
        ("17 MB", vec![b'{'; 17 << 20], RefusedTooLarge, "file_too_large"),
        ("noise", noise, RefusedUnknown, "unknown"),
        ("a zip or a spreadsheet", b"PK\x03\x04\x14\0\x06\0".to_vec(), RefusedUnknown, "unknown"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), RefusedUnknown, "picture"),
        ("a photo", b"\xff\xd8\xff\xe1\0".to_vec(), RefusedUnknown, "picture"),
        ("CR LF", returns, editor, "file_carriage_return"),
        ("a mark", [b"\xef\xbb\xbf", next.as_slice()].concat(), editor, "file_byte_order_mark"),
        ("a line added", [next.as_slice(), b"\n"].concat(), editor, "file_after_signature"),
        ("half a slip", slip.as_bytes()[..200].to_vec(), damaged, "slip_damaged"),
        ("a slip's beginning", b"TL1:".to_vec(), damaged, "slip_damaged"),
    ]
}

#[test]
fn every_bad_file_is_told_what_it_is_and_changes_nothing() {
    let mut scene = scene();
    let mut table = forged(&scene);
    table.extend(accidents(&scene));
    for (what, bytes, verdict, reason) in &table {
        refused(&mut scene, what, bytes, *verdict, reason);
    }
    let misplaced = misplaced(&mut scene);
    for (what, bytes, verdict, reason) in &misplaced {
        refused(&mut scene, what, bytes, *verdict, reason);
    }
    for (what, bytes, ..) in table.iter().chain(&misplaced) {
        refused_again(&mut scene, what, bytes);
    }
    let next = scene.next.clone();
    let received = scene.market.receive_now(&next);
    assert_eq!((received.verdict, received.file.reason.as_str()), (Booked, ""), "the good one");
    scene.market.assert_sound();
}

fn refused_again(scene: &mut Scene, what: &str, bytes: &[u8]) {
    let head = store::journal::head(scene.market.book.store().reader()).unwrap();
    assert_eq!(scene.market.receive_now(bytes).verdict, Repeated, "{what}");
    let after = store::journal::head(scene.market.book.store().reader()).unwrap();
    assert_eq!(after, head, "{what}: nothing was recorded a second time");
}

#[test]
fn a_file_under_another_name_is_the_same_file_and_an_old_day_stays_an_old_day() {
    let mut scene = scene();
    let now = scene.market.now();
    let again = scene.market.book.receive(now, "settlement_today.talad", &scene.first).unwrap();
    assert_eq!((again.verdict, again.file.day), (Repeated, Some(day(FIRST))));
    assert_eq!(again.file.name, "file.talad", "as it came first");
    let now = scene.market.now();
    let named = scene.market.book.receive(now, "../../x\u{202e}", &scene.next).unwrap();
    assert_eq!((named.verdict, named.file.day), (Booked, Some(day(SECOND))));
    let report = scene.market.book.day_report(day(SECOND)).unwrap();
    assert_eq!((report.totals.received, report.totals.refused), (1, 0));
    scene.market.assert_sound();
}

#[test]
fn a_machine_that_was_replaced_signs_no_more_days() {
    let mut scene = scene();
    let new = machine(&scene.stall, 0x70);
    let join = scene.market.join_file(&new);
    assert_eq!(scene.market.receive_now(&join).verdict, Joined);
    let after = scene.stall.day("2026-11-24", &[5]);
    refused(&mut scene, "the old machine", &after, SetAsideRetiredKey, "");
    let mut practice = machine(&scene.stall, 0x77);
    let practice = practice.day(SECOND, &[1]);
    refused(&mut scene, "practice beside a key", &practice, SetAsideUnknownKey, "");
    refused(
        &mut scene,
        "the join once more, renamed",
        &[join, b"\n".to_vec()].concat(),
        RefusedSavedByEditor,
        "file_after_signature",
    );
}

#[test]
fn a_file_cut_anywhere_is_never_half_received() {
    let mut scene = scene();
    let next = scene.next.clone();
    let length = next.len();
    let lines: Vec<usize> = (0..length).filter(|at| next[*at] == b'\n').collect();
    let places = (1..length).step_by(211).chain([1, 2, 3, length - 2, length - 1]);
    let places = places.chain(lines.iter().flat_map(|at| [*at, at + 1]));
    let before = figures(&scene.market);
    let mut told = std::collections::BTreeSet::new();
    for at in places.filter(|at| *at < length) {
        let received = scene.market.receive_now(&next[..at]);
        let found = (received.file.verdict, received.file.reason.clone());
        let accident = matches!(found.0, RefusedCutShort | RefusedDamaged | RefusedUnknown);
        assert!(accident, "cut at {at}: {found:?}");
        assert!(found.0 != RefusedUnknown || at < 20, "cut at {at}: {found:?}");
        assert_eq!(received.booked, [], "cut at {at}");
        told.insert(found.1);
    }
    assert_eq!(figures(&scene.market), before);
    assert_eq!(told.iter().map(String::as_str).collect::<Vec<_>>(), ["file_cut_short", "unknown"]);
    scene.market.assert_sound();
    assert_eq!(scene.market.receive_now(&next).verdict, Booked);
    assert!(scene.market.book.file(Digest::of(&next)).unwrap().is_some());
}
