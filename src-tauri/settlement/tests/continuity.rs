//! A stall's settlements, one after the other. Must never let a gap, a fork or a past pass unseen.
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod support;

use domain::digest::Digest;
use domain::money::Money;
use settlement::continuity::{Accepted, Break, Continuity, judge};
use settlement::day_file::{DayFile, read};
use support::{first_day, market_day, satang};

fn days() -> (DayFile, DayFile) {
    (read(&first_day().bytes()).unwrap(), read(&market_day().bytes()).unwrap())
}

#[test]
fn days_follow_each_other() {
    let (first, second) = days();
    assert_eq!(judge(&first, None, &[]), Continuity::First);
    let accepted = Accepted::of(&first, None);
    assert_eq!((accepted.last_receipt, accepted.last_n), (1, 4));
    assert_eq!(judge(&second, Some(&accepted), &[]), Continuity::Follows);
    assert_eq!(Accepted::of(&second, Some(&accepted)).grand_total, satang(43_310));
}

#[test]
fn a_file_counts_once_and_a_second_one_is_a_fork() {
    let (first, second) = days();
    let accepted = Accepted::of(&first, None);
    assert_eq!(judge(&first, None, &[first.file]), Continuity::Repeated);
    assert_eq!(judge(&first, Some(&accepted), &[]), Continuity::Repeated);
    let other = Digest::of(b"another file");
    assert_eq!(judge(&second, Some(&accepted), &[other]), Continuity::Fork { other });
    assert_eq!(judge(&second, Some(&accepted), &[other, second.file]), Continuity::Repeated);
}

#[test]
fn a_missing_day_is_a_gap_until_it_comes() {
    let (first, second) = days();
    let mut later = second.clone();
    later.open.z = 5;
    later.open.first_n += 40;
    later.close.totals.first_receipt = Some(30);
    let accepted = Accepted::of(&first, None);
    assert_eq!(judge(&later, Some(&accepted), &[]), Continuity::Gap { from: 2, to: 4 });
    later.close.totals.first_receipt = Some(1);
    let what = Break::Receipt { expected: 2, found: 1 };
    assert_eq!(judge(&later, Some(&accepted), &[]), Continuity::Broken { what });
    later.open.first_n = 4;
    let what = Break::Journal { expected: 5, found: 4 };
    assert_eq!(judge(&later, Some(&accepted), &[]), Continuity::Broken { what });
}

#[test]
fn a_restored_till_shows() {
    let (first, mut second) = days();
    second.open.epoch = 1;
    second.open.first_n = 2;
    let accepted = Accepted::of(&first, None);
    assert_eq!(judge(&second, Some(&accepted), &[]), Continuity::Restored { from: 0, to: 1 });
    let accepted = Accepted { epoch: 2, ..accepted };
    let what = Break::Number { accepted: 1, found: 2 };
    assert_eq!(judge(&second, Some(&accepted), &[]), Continuity::Broken { what });
}

#[test]
fn breaks_come_in_order_of_precedence() {
    type Bend = fn(&mut DayFile);
    let bends: [(Bend, Break); 6] = [
        (|f| f.open.z = 1, Break::Number { accepted: 1, found: 1 }),
        (|f| f.open.previous_file = Some(Digest::START), Break::PreviousFile),
        (|f| f.open.first_n = 6, Break::Journal { expected: 5, found: 6 }),
        (|f| f.open.before = Digest::START, Break::Head),
        (|f| f.close.totals.first_receipt = Some(3), Break::Receipt { expected: 2, found: 3 }),
        (
            |f| f.close.totals.grand_total = Money::baht(500),
            Break::GrandTotal { expected: satang(13_000), found: satang(50_000 - 30_310) },
        ),
    ];
    let (first, second) = days();
    let accepted = Accepted::of(&first, None);
    for (index, (bend, what)) in bends.iter().enumerate() {
        let mut file = second.clone();
        bend(&mut file);
        let broken = Continuity::Broken { what: *what };
        assert_eq!(judge(&file, Some(&accepted), &[]), broken);
        for (later, _) in &bends[index + 1..] {
            let mut both = file.clone();
            later(&mut both);
            let told = judge(&both, Some(&accepted), &[]);
            // a journal that begins elsewhere has no hash to compare
            assert_eq!(told, broken, "{what}");
        }
    }
    let mut unmade = second;
    unmade.open.previous_file = None; // the file before was not made yet when this one was
    assert_eq!(judge(&unmade, Some(&accepted), &[]), Continuity::Follows);
}
