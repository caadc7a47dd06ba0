//! The closing slip's QR: a day that counts until its file comes; forks, and what is kept of them.

use committee::days::day::StallDayState;
use committee::receiving::files::{FileKind, Verdict};
use committee::receiving::fork::{ForkDecision, ForkRefused, ForkView};
use committee::receiving::receive::{ReceiveRefused, Received};
use domain::digest::Digest;
use domain::money::Money;
use settlement::day_file;
use settlement::slip_qr::{Summary, make};

use crate::market::{FIRST, Market, baht, day};
use crate::stall::{Stall, slip_of};

const SECOND: &str = "2026-11-23";

fn scan(market: &mut Market, text: &str) -> Received {
    let now = market.now();
    market.book.receive_slip(now, text).unwrap()
}

fn keep(market: &mut Market, keep: Digest, reason: &str) -> Result<ForkView, ForkRefused> {
    let now = market.now();
    market.book.settle_fork(now, &ForkDecision { keep, reason: reason.to_owned() })
}

fn verdicts(market: &Market) -> Vec<(FileKind, Verdict)> {
    let mut files = market.book.list_files(None).unwrap();
    files.retain(|file| file.kind != FileKind::Join);
    files.iter().map(|file| (file.kind, file.verdict)).collect()
}

fn fee(market: &Market, of: &str) -> (Money, Money) {
    let totals = market.book.day_report(day(of)).unwrap().totals;
    (totals.net, totals.fee)
}

/// A market, a stall, its file and its slip of one day of 1,000 less 300 by transfer, 100 back.
fn one_day() -> (Market, Stall, Vec<u8>, String) {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    let file = stall.whole_day(FIRST, &[100, 900, -300], 1);
    let slip = slip_of(&file, &stall.seed);
    (market, stall, file, slip)
}

#[test]
fn a_day_known_by_its_slip_counts_until_its_file_comes() {
    let (mut market, _, file, slip) = one_day();
    let taken = scan(&mut market, &slip);
    assert_eq!((taken.verdict, taken.file.kind), (Verdict::Provisional, FileKind::Slip));
    let figures = taken.file.slip.unwrap();
    assert_eq!((figures.net, figures.promises), (baht(1_200), Digest::of(&file)));
    let report = market.book.day_report(day(FIRST)).unwrap();
    let row = &report.stalls[0];
    assert_eq!((row.state, row.net, row.receipts), (StallDayState::Slip, baht(1_200), 4));
    assert_eq!((row.gross, row.refunded, row.fee), (baht(1_300), baht(100), baht(64)));
    assert_eq!((report.totals.received, report.totals.slips, report.missing.len()), (1, 1, 0));
    let by_slip = row.tenders.clone();
    let days = market.days();
    assert_eq!((days[0].received, days[0].net, days[0].waiting), (1, baht(1_200), 0));
    market.assert_sound();

    assert_eq!(market.receive(&file).verdict, Verdict::Booked);
    let report = market.book.day_report(day(FIRST)).unwrap();
    let row = &report.stalls[0];
    assert_eq!(
        (row.state, row.net, &row.tenders),
        (StallDayState::Received, baht(1_200), &by_slip)
    );
    assert_eq!((row.fee, row.fee_before), (baht(64), None), "nothing was worked out anew");
    assert_eq!((report.totals.slips, row.files.len()), (0, 1));
    let agreed = [(FileKind::Settlement, Verdict::Booked), (FileKind::Slip, Verdict::Agrees)];
    assert_eq!(verdicts(&market), agreed);
    market.assert_sound();
}

#[test]
fn a_slip_after_its_file_agrees_and_twice_is_once() {
    let (mut market, _, file, slip) = one_day();
    market.receive(&file);
    assert_eq!(scan(&mut market, &slip).verdict, Verdict::Agrees);
    assert_eq!(scan(&mut market, &slip).verdict, Verdict::Repeated);
    assert_eq!(scan(&mut market, &slip.to_lowercase()).verdict, Verdict::Repeated);
    assert_eq!(scan(&mut market, &format!(" {slip}\r\n")).verdict, Verdict::Repeated);
    assert_eq!(market.receive(slip.as_bytes()).verdict, Verdict::Repeated, "as a text file");
    let kept = market.book.file(Digest::of(slip.as_bytes())).unwrap().unwrap();
    assert_eq!(kept, slip.as_bytes());
    assert_eq!(fee(&market, FIRST), (baht(1_200), baht(64)));
    market.assert_sound();
}

#[test]
fn another_code_and_a_damaged_one_are_scanned_again() {
    let (mut market, _, _, slip) = one_day();
    let head = store::journal::head(market.book.store().reader()).unwrap();
    for (text, damaged) in [
        ("8850123456789", false),
        ("", false),
        (&slip[..slip.len() - 9], true),
        ("TL1:", true),
        ("TL1:NOTHING", true),
    ] {
        let now = market.now();
        let refused = market.book.receive_slip(now, text).unwrap_err();
        assert_eq!(matches!(refused, ReceiveRefused::SlipDamaged), damaged, "{text}");
    }
    assert_eq!(store::journal::head(market.book.store().reader()).unwrap(), head);
}

#[test]
fn a_slip_of_an_unknown_key_waits_for_it() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.stall("A-12");
    let file = stall.day(FIRST, &[1_000]);
    let slip = slip_of(&file, &stall.seed);
    assert_eq!(scan(&mut market, &slip).verdict, Verdict::Unconfirmed);
    let report = market.book.day_report(day(FIRST)).unwrap();
    assert_eq!((report.totals.unconfirmed, report.totals.net), (1, baht(0)));
    let join = market.join_file(&stall);
    market.receive(&join);
    assert_eq!(verdicts(&market), [(FileKind::Slip, Verdict::Provisional)]);
    assert_eq!(fee(&market, FIRST), (baht(1_000), baht(60)));
    market.assert_sound();
}

#[test]
fn a_slip_is_judged_by_the_rules_of_files() {
    let (mut market, stall, file, _) = one_day();
    let summary = Summary::of(&day_file::read(&file).unwrap());
    let neighbour = market.joined("A-13");
    let stranger = settlement::key::SigningSeed::from_bytes(&[0x5a; 32]);
    let key_id = stranger.public().key_id();
    let at = domain::day::Timestamp::from_seconds(0);
    let other_market = Summary { market: None, ..summary.clone() };
    let unknown = Summary { stall: domain::id::StallId::new(at, [4; 10]), ..summary.clone() };
    let other_stall = Summary { key_id: neighbour.seed.public().key_id(), ..summary.clone() };
    let other_device =
        Summary { device: domain::id::DeviceId::new(at, [4; 10]), ..summary.clone() };
    let future = Summary { day: day("2027-01-01"), z: 9, ..summary.clone() };
    let wrong = Summary { sales: 77, ..summary.clone() };
    let strange = Summary { key_id, ..summary.clone() };
    for (text, verdict) in [
        (make(&summary, &stranger), Verdict::RefusedSignature),
        (make(&strange, &stranger), Verdict::SetAsideUnknownKey),
        (make(&other_market, &stall.seed), Verdict::SetAsideOtherMarket),
        (make(&unknown, &stall.seed), Verdict::SetAsideUnknownStall),
        (make(&other_stall, &neighbour.seed), Verdict::SetAsideOtherStall),
        (make(&other_device, &stall.seed), Verdict::SetAsideOtherDevice),
        (make(&future, &stall.seed), Verdict::SetAsideFutureDay),
        (make(&wrong, &stall.seed), Verdict::RefusedContents),
    ] {
        assert_eq!(scan(&mut market, &text).verdict, verdict);
        assert_eq!(fee(&market, FIRST), (baht(0), baht(0)));
        market.assert_sound();
    }
}

#[test]
fn a_file_and_a_slip_that_differ_are_a_fork_in_any_order_until_one_is_kept() {
    for slip_first in [false, true] {
        let mut market = Market::new();
        market.usual_rules();
        let mut stall = market.joined("A-12");
        let mut copied = stall.clone();
        let (file, other) = (stall.day(FIRST, &[1_000]), copied.day(FIRST, &[400]));
        let slip = slip_of(&other, &stall.seed);
        if slip_first {
            assert_eq!(scan(&mut market, &slip).verdict, Verdict::Provisional);
            assert_eq!(market.receive(&file).verdict, Verdict::Fork);
        } else {
            market.receive(&file);
            assert_eq!(scan(&mut market, &slip).verdict, Verdict::Fork);
        }
        let report = market.book.day_report(day(FIRST)).unwrap();
        assert_eq!((report.totals.forked, report.totals.net), (2, baht(0)));
        assert_eq!(report.stalls[0].state, StallDayState::Fork);
        let view = market.book.fork_of(Digest::of(&file)).unwrap().unwrap();
        assert_eq!((view.files.len(), view.kept), (2, None));

        // the slip is kept: it counts; its own file then takes its place
        let kept = keep(&mut market, Digest::of(&other), "ไฟล์มาจากเครื่องเก่า").unwrap();
        assert_eq!(
            (kept.kept, kept.reason.as_str()),
            (Some(Digest::of(&other)), "ไฟล์มาจากเครื่องเก่า")
        );
        assert_eq!(fee(&market, FIRST), (baht(400), baht(50)));
        assert_eq!(market.receive(&other).verdict, Verdict::Booked);
        assert_eq!(fee(&market, FIRST), (baht(400), baht(50)));
        market.assert_sound();

        // decided again, by a new entry; the same again changes nothing
        keep(&mut market, Digest::of(&file), "ดูกระดาษแล้ว").unwrap();
        assert_eq!(fee(&market, FIRST), (baht(1_000), baht(60)));
        let head = store::journal::head(market.book.store().reader()).unwrap();
        keep(&mut market, Digest::of(&file), "ดูกระดาษแล้ว").unwrap();
        assert_eq!(store::journal::head(market.book.store().reader()).unwrap(), head);
        let double = market.book.list_files(None).unwrap();
        let aside = double.iter().filter(|row| row.verdict == Verdict::SetAsideDouble).count();
        assert_eq!(aside, 2, "the other file and its slip");
        market.assert_sound();
    }
}

#[test]
fn a_third_one_after_the_decision_is_set_aside_too() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    let (mut second, mut third) = (stall.clone(), stall.clone());
    let one = stall.day(FIRST, &[1_000]);
    market.receive(&one);
    let digest = Digest::of(&one);
    assert!(matches!(keep(&mut market, digest, "x"), Err(ForkRefused::NotAFork)));
    market.receive(&second.day(FIRST, &[400]));
    assert!(matches!(keep(&mut market, digest, " "), Err(ForkRefused::Reason)));
    assert!(matches!(keep(&mut market, Digest::of(b"x"), "x"), Err(ForkRefused::Unknown)));
    keep(&mut market, digest, "กระดาษตรงกับไฟล์นี้").unwrap();
    assert_eq!(fee(&market, FIRST), (baht(1_000), baht(60)));
    assert_eq!(market.receive(&third.day(FIRST, &[7])).verdict, Verdict::SetAsideDouble);
    assert_eq!(fee(&market, FIRST), (baht(1_000), baht(60)));
    // the next day of the kept one follows; of the other one it is told that it does not
    assert_eq!(market.receive(&stall.day(SECOND, &[1])).file.reason, "");
    market.assert_sound();
}

#[test]
fn a_slip_alone_is_not_kept_against_a_file_with_its_slip() {
    let (mut market, stall, file, slip) = one_day();
    let honest = Summary::of(&day_file::read(&file).unwrap());
    market.receive(&file);
    scan(&mut market, &slip);
    let promised = Digest::of(b"never came");
    let lie = make(&Summary { file: promised, ..honest.clone() }, &stall.seed);
    assert_eq!(scan(&mut market, &lie).verdict, Verdict::Fork);
    assert_eq!(fee(&market, FIRST).0, baht(0));
    assert!(matches!(keep(&mut market, promised, "x"), Err(ForkRefused::FileAgrees)));
    keep(&mut market, Digest::of(&file), "มีทั้งไฟล์และใบ").unwrap();
    assert_eq!(fee(&market, FIRST).0, baht(1_200));
    market.assert_sound();
}

#[test]
fn a_slip_that_promises_the_file_and_tells_other_sums_is_a_fork() {
    let (mut market, stall, file, _) = one_day();
    let honest = Summary::of(&day_file::read(&file).unwrap());
    let lie = make(&Summary { grand_total: baht(9), ..honest }, &stall.seed);
    assert_eq!(scan(&mut market, &lie).verdict, Verdict::Provisional);
    assert_eq!(market.receive(&file).verdict, Verdict::Fork);
    assert_eq!(fee(&market, FIRST).0, baht(0));
    keep(&mut market, Digest::of(&file), "ไฟล์บวกถูก").unwrap();
    let both = [(FileKind::Settlement, Verdict::Booked), (FileKind::Slip, Verdict::SetAsideDouble)];
    assert_eq!(verdicts(&market), both);
    market.assert_sound();
}
