//! Every row of the format's table "what the book does with every file", by name.

use committee::receiving::files::{FileKind, Verdict};
use committee::receiving::standing::{BreakKind, Standing};
use domain::digest::Digest;
use domain::id::{MarketId, StallId};
use settlement::day_file::{self, Open};
use settlement::key::SigningSeed;

use crate::market::{FIRST, Market, baht, day};

const SECOND: &str = "2026-11-23";
const THIRD: &str = "2026-11-24";

/// The text of a file, changed as a person with an editor would, its signature left as it was.
fn edited(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

fn lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8(bytes.to_vec()).unwrap().lines().map(str::to_owned).collect()
}

fn text(lines: &[String]) -> Vec<u8> {
    format!("{}\n", lines.join("\n")).into_bytes()
}

#[test]
fn a_good_file_is_booked_and_kept_as_it_came() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let file = stall.whole_day(FIRST, &[100, -50, 20], 1);
    let received = market.receive(&file);
    assert_eq!(received.verdict, Verdict::Booked);
    assert_eq!(received.booked, [Digest::of(&file)]);
    let figures = received.file.settlement.unwrap();
    assert_eq!((figures.net, figures.receipts), (baht(70), 4));
    assert_eq!(figures.standing, Some(Standing::First));
    assert_eq!((received.file.place.as_str(), received.file.z), ("A-12", Some(1)));
    assert_eq!(market.book.file(Digest::of(&file)).unwrap().unwrap(), file);
    assert_eq!(market.book.list_files(Some(day(FIRST))).unwrap().len(), 2, "and the join");
    market.assert_sound();
}

#[test]
fn the_same_bytes_again_change_nothing() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let file = stall.day(FIRST, &[100]);
    let first = market.receive(&file);
    let head = store::journal::head(market.book.store().reader()).unwrap();
    let again = market.receive(&file);
    assert_eq!((again.verdict, again.booked.len()), (Verdict::Repeated, 0));
    assert_eq!(again.file, first.file, "it still says when it came first");
    assert_eq!(store::journal::head(market.book.store().reader()).unwrap(), head);
    let rubbish = market.receive(b"rubbish");
    assert_eq!(rubbish.verdict, Verdict::RefusedUnknown);
    assert_eq!(market.receive(b"rubbish").verdict, Verdict::Repeated);
}

#[test]
fn accidents_are_refused_each_with_its_own_cure() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let file = stall.day(FIRST, &[100]);
    let editor = Verdict::RefusedSavedByEditor;
    let with_mark = [b"\xef\xbb\xbf".as_slice(), &file].concat();
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain(String::from_utf8(file.clone()).unwrap().encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let returns = String::from_utf8(file.clone()).unwrap().replace('\n', "\r\n").into_bytes();
    let cases: [(Vec<u8>, Verdict, &str); 9] = [
        (returns, editor, "file_carriage_return"),
        (with_mark, editor, "file_byte_order_mark"),
        (utf16, editor, "file_byte_order_mark"),
        ([file.as_slice(), b"\n"].concat(), editor, "file_after_signature"),
        (
            [&file[..file.len() - 40], b"\n"].concat(),
            Verdict::RefusedDamaged,
            "file_signature_form",
        ),
        (file[..file.len() - 150].to_vec(), Verdict::RefusedCutShort, "file_cut_short"),
        (file[..300].to_vec(), Verdict::RefusedCutShort, "file_cut_short"),
        (vec![], Verdict::RefusedCutShort, "file_empty"),
        (b"PK\x03\x04".to_vec(), Verdict::RefusedUnknown, "unknown"),
    ];
    for (bytes, verdict, reason) in cases {
        let found = market.verdict(&bytes);
        assert_eq!(found, (verdict, reason.to_owned()));
        assert!(market.book.file(Digest::of(&bytes)).unwrap().is_some(), "kept all the same");
    }
    assert_eq!(market.receive(&file).verdict, Verdict::Booked, "and then the good one");
    market.assert_sound();
}

#[test]
fn an_accident_still_says_whose_file_it_is() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let file = stall.day(FIRST, &[100]);
    let text = String::from_utf8(file).unwrap().replace('\n', "\r\n");
    let row = market.receive(text.as_bytes()).file;
    assert_eq!((row.stall, row.place.as_str()), (Some(stall.id), "A-12"));
    assert_eq!((row.day, row.z, row.kind), (Some(day(FIRST)), Some(1), FileKind::Settlement));
}

#[test]
fn a_file_beyond_the_limit_is_known_by_its_digest_only() {
    let mut market = Market::new();
    let large = vec![b'x'; settlement::file::MAX_FILE_BYTES + 1];
    let found = market.verdict(&large);
    assert_eq!(found, (Verdict::RefusedTooLarge, "file_too_large".to_owned()));
    assert_eq!(market.book.file(Digest::of(&large)).unwrap(), None);
    assert_eq!(market.receive(&large).verdict, Verdict::Repeated);
    market.assert_sound();
}

#[test]
fn a_line_changed_added_removed_or_swapped_is_refused_by_the_signature() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let file = stall.day(FIRST, &[100, 200, 300]);
    let all = lines(&file);
    let changed = |edit: &dyn Fn(&mut Vec<String>)| {
        let mut lines = all.clone();
        edit(&mut lines);
        text(&lines)
    };
    for (bytes, line) in [
        (edited(&file, "\"total\":10000", "\"total\":90000"), Some("4")),
        (changed(&|lines| lines.swap(3, 4)), Some("4")),
        (changed(&|lines| _ = lines.remove(4)), Some("5")),
        (changed(&|lines| lines.insert(4, lines[3].clone())), Some("5")),
    ] {
        let row = market.receive(&bytes).file;
        assert_eq!(row.verdict, Verdict::RefusedSignature, "{row:?}");
        assert_eq!(row.params.get("line").map(String::as_str), line, "{row:?}");
    }
    market.assert_sound();
}

/// The same file with another `close`, signed again by the till's own key.
fn forged(file: &[u8], seed: &SigningSeed, from: &str, to: &str) -> Vec<u8> {
    let mut all = lines(file);
    all.pop();
    let last = all.len() - 1;
    assert!(all[last].contains(from), "{} {from}", all[last]);
    all[last] = all[last].replacen(from, to, 1);
    settlement::file::write(&all, seed).unwrap()
}

#[test]
fn totals_that_do_not_add_up_are_refused_although_the_key_is_right() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let file = stall.day(FIRST, &[100, 200]);
    let forged = forged(&file, &stall.seed, "\"net\":30000", "\"net\":20000");
    let row = market.receive(&forged).file;
    assert_eq!((row.verdict, row.reason.as_str()), (Verdict::RefusedContents, "totals"));
    assert_eq!(row.params.get("field").map(String::as_str), Some("net"));
    assert_eq!(market.book.day_report(day(FIRST)).unwrap().totals.net, baht(0));
    assert_eq!(market.receive(&file).verdict, Verdict::Booked);
}

#[test]
fn a_gap_is_visible_until_the_missing_file_comes() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let files = [FIRST, SECOND, THIRD].map(|of| stall.day(of, &[100]));
    market.receive(&files[0]);
    let row = market.receive(&files[2]).file;
    assert_eq!((row.verdict, row.reason.as_str()), (Verdict::Booked, "gap"));
    let standing = row.settlement.unwrap().standing;
    assert_eq!(standing, Some(Standing::Gap { from: 2, to: 2 }));
    assert_eq!(market.book.day_report(day(THIRD)).unwrap().totals.flagged, 1);
    market.receive(&files[1]);
    let report = market.book.day_report(day(THIRD)).unwrap();
    assert_eq!((report.totals.flagged, report.totals.net), (0, baht(100)));
    assert_eq!(report.stalls[0].files[0].standing, Some(Standing::Follows));
    market.assert_sound();
}

#[test]
fn a_gap_is_seen_when_the_very_first_file_is_missing() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let first = stall.day(FIRST, &[100]);
    let second = stall.day(SECOND, &[100]);
    assert_eq!(market.receive(&second).file.reason, "gap");
    assert_eq!(market.receive(&first).file.reason, "");
    assert_eq!(market.book.day_report(day(SECOND)).unwrap().totals.flagged, 0);
}

#[test]
fn two_files_of_one_number_are_both_kept_and_neither_counts() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    market.receive(&stall.day(FIRST, &[1_000]));
    let mut copied = stall.clone();
    let one = stall.day(SECOND, &[1_000]);
    let other = copied.day(SECOND, &[400]);
    assert_eq!(market.receive(&one).verdict, Verdict::Booked);
    assert_eq!(market.book.day_report(day(SECOND)).unwrap().totals.fee, baht(60));
    let row = market.receive(&other).file;
    let double = Standing::Fork { other: Digest::of(&one) };
    assert_eq!((row.verdict, row.settlement.unwrap().standing), (Verdict::Fork, Some(double)));
    let report = market.book.day_report(day(SECOND)).unwrap();
    assert_eq!((report.totals.forked, report.totals.received), (2, 0));
    assert_eq!((report.totals.net, report.totals.fee), (baht(0), baht(0)));
    assert_eq!(report.stalls[0].fee_before, Some(baht(60)), "the difference stays visible");
    // the next day names one of the two: that settles nothing by itself
    assert_eq!(market.receive(&stall.day(THIRD, &[100])).file.reason, "");
    assert_eq!(market.book.day_report(day(SECOND)).unwrap().totals.forked, 2);
    market.assert_sound();
}

#[test]
fn a_file_of_another_market_or_stall_is_set_aside() {
    let mut market = Market::new();
    let stall = market.joined("A-12");
    let neighbour = market.joined("A-13");
    let at = domain::day::Timestamp::from_seconds(0);
    let mut elsewhere = stall.clone();
    elsewhere.market = Some(MarketId::new(at, [4; 10]));
    let mut alone = stall.clone();
    alone.market = None;
    let mut unknown = stall.clone();
    unknown.id = StallId::new(at, [4; 10]);
    let mut other = neighbour.clone();
    other.id = stall.id;
    for (mut till, verdict) in [
        (elsewhere, Verdict::SetAsideOtherMarket),
        (alone, Verdict::SetAsideOtherMarket),
        (unknown, Verdict::SetAsideUnknownStall),
        (other, Verdict::SetAsideOtherStall),
    ] {
        assert_eq!(market.receive(&till.day(FIRST, &[100])).verdict, verdict);
    }
    let report = market.book.day_report(day(FIRST)).unwrap();
    assert_eq!((report.totals.set_aside, report.totals.net), (4, baht(0)));
    market.assert_sound();
}

#[test]
fn an_older_backup_at_the_till_is_received_and_shown() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    market.receive(&stall.day(FIRST, &[100]));
    let mut older = stall.restored();
    market.receive(&stall.day(SECOND, &[200]));
    let row = market.receive(&older.day(THIRD, &[300])).file;
    assert_eq!((row.verdict, row.reason.as_str()), (Verdict::Booked, "restored"));
    let figures = row.settlement.unwrap();
    assert_eq!((figures.standing, figures.epoch), (Some(Standing::Restored { from: 0, to: 1 }), 1));
    assert_eq!(market.days().len(), 3);
    market.assert_sound();
}

#[test]
fn a_file_that_does_not_continue_the_one_before_counts_and_is_flagged() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    market.receive(&stall.day(FIRST, &[100]));
    let copied = stall.clone();
    market.receive(&stall.day(SECOND, &[100]));
    // a till whose counters were turned back without a new epoch, and its z set forward by hand
    let mut turned = copied;
    turned.day(SECOND, &[70]);
    let file = turned.day(THIRD, &[100]);
    let row = market.receive(&file).file;
    assert_eq!((row.verdict, row.reason.as_str()), (Verdict::Booked, "broken"));
    let broken = Standing::Broken { what: BreakKind::PreviousFile };
    assert_eq!(row.settlement.unwrap().standing, Some(broken));
    assert_eq!(market.book.day_report(day(THIRD)).unwrap().totals.flagged, 1);
}

#[test]
fn selling_after_the_close_is_a_part_of_the_same_day() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    market.receive(&stall.day(FIRST, &[400]));
    assert_eq!(market.book.day_report(day(FIRST)).unwrap().totals.fee, baht(50));
    let second = stall.day(FIRST, &[600]);
    let open = settlement::canonical::strict::<Open>(&lines(&second)[0]).unwrap();
    assert_eq!((open.part, open.z), (2, 2));
    market.receive(&second);
    let report = market.book.day_report(day(FIRST)).unwrap();
    let row = &report.stalls[0];
    assert_eq!((row.net, row.files.len(), row.fee), (baht(1_000), 2, baht(60)));
    assert_eq!(row.fee_before, Some(baht(50)));
    assert!(day_file::read(&second).is_ok());
    market.assert_sound();
}

#[test]
fn a_file_of_a_newer_program_and_our_own_invitation_say_so() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let seed = SigningSeed::from_bytes(&[9; 32]);
    let now = market.now();
    let invited = market.book.invite_stall(now, &seed, stall.id, 7).unwrap();
    assert_eq!(market.verdict(&invited.bytes), (Verdict::RefusedOtherKind, "invite".to_owned()));
    let mut all = lines(&stall.day(FIRST, &[100]));
    all.pop();
    all[0] = all[0].replace("\"version\":1", "\"version\":4");
    let newer = settlement::file::write(&all, &stall.seed).unwrap();
    assert_eq!(market.verdict(&newer), (Verdict::RefusedNewer, "newer_version".to_owned()));
}
