//! Replaced and lost machines: keys that end on a day, the gap that shows until it is explained,
//! and days that a wrong clock put into the future.

use committee::days::day::StallDayState;
use committee::receiving::files::Verdict;
use committee::receiving::fork::{ForkRefused, GapExplanation};
use committee::receiving::machines::{RetireKey, RetireKeyRefused};
use committee::receiving::standing::Standing;
use domain::digest::Digest;
use domain::id::{DeviceId, StallId};
use settlement::key::SigningSeed;

use crate::market::{FIRST, Market, baht, day};
use crate::stall::{Stall, slip_of};

const SECOND: &str = "2026-11-23";
const THIRD: &str = "2026-11-24";
const FOURTH: &str = "2026-11-25";

/// The same stall on another machine, with a key of its own.
pub fn machine(stall: &Stall, number: u8) -> Stall {
    let device = DeviceId::new(domain::day::Timestamp::from_seconds(0), [number; 10]);
    let seed = SigningSeed::from_bytes(&[number; 32]);
    Stall::new(stall.market.unwrap(), stall.id, &stall.place, device, seed)
}

fn retire(stall: StallId, last_day: &str, reason: &str) -> RetireKey {
    RetireKey { stall, key: None, last_day: day(last_day), reason: reason.to_owned() }
}

#[test]
fn a_stolen_machine_ends_on_a_day_before_another_one_joins() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let files = [FIRST, SECOND, THIRD].map(|of| stall.day(of, &[100]));
    market.receive(&files[0]);
    market.receive(&files[2]);
    let slip = slip_of(&files[2], &stall.seed);
    assert_eq!(market.receive(slip.as_bytes()).verdict, Verdict::Agrees);
    market.days_later(1);
    for (asked, refused) in [
        (retire(StallId::new(market.now().at, [1; 10]), FIRST, "หาย"), "there is no such stall"),
        (retire(stall.id, "2030-01-01", "หาย"), "the last day has not come yet"),
        (retire(stall.id, SECOND, " "), "the reason does not fit"),
    ] {
        let now = market.now();
        assert_eq!(market.book.retire_key(now, &asked).unwrap_err().to_string(), refused);
    }
    let now = market.now();
    let machines = market.book.retire_key(now, &retire(stall.id, SECOND, "เครื่องหาย")).unwrap();
    assert_eq!((machines.len(), machines[0].last_day), (1, Some(day(SECOND))));
    assert_eq!((machines[0].last_z, machines[0].too_late), (Some(1), 1), "the third is set aside");
    assert_eq!(market.book.day_report(day(THIRD)).unwrap().totals.net, baht(0));
    let slip = market.receive(slip.as_bytes());
    assert_eq!(slip.file.verdict, Verdict::SetAsideRetiredKey);
    assert_eq!(market.receive(&files[1]).verdict, Verdict::Booked, "of its last day, and late");
    assert_eq!(market.receive(&stall.day(FOURTH, &[9])).verdict, Verdict::SetAsideRetiredKey);
    let now = market.now();
    let again = market.book.retire_key(now, &retire(stall.id, SECOND, "x"));
    assert!(matches!(again, Err(RetireKeyRefused::NoKey)), "no key holds");
    market.assert_sound();

    // it turns out that it was stolen a day earlier
    let key = Some(stall.seed.public());
    let earlier = RetireKey { key, ..retire(stall.id, FIRST, "หายวันแรก") };
    let now = market.now();
    market.book.retire_key(now, &earlier).unwrap();
    assert_eq!(market.book.day_report(day(SECOND)).unwrap().totals.net, baht(0));

    // a new machine joins; what lies between shows until it is explained
    let mut next = machine(&stall, 88);
    let waiting = next.day(FOURTH, &[300]);
    assert_eq!(market.receive(&waiting).verdict, Verdict::Unconfirmed);
    let join = market.join_file(&next);
    market.receive(&join);
    let report = market.book.day_report(day(FOURTH)).unwrap();
    let standing = Standing::Replaced { z: 1, day: day(FIRST) };
    assert_eq!(report.stalls[0].files[0].standing, Some(standing));
    assert_eq!((report.stalls[0].state, report.totals.flagged), (StallDayState::Gap, 1));
    let file = Digest::of(&waiting);
    let explain = |market: &mut Market, file, reason: &str| {
        let now = market.now();
        market.book.explain_gap(now, &GapExplanation { file, reason: reason.to_owned() })
    };
    let first = Digest::of(&files[0]);
    assert!(matches!(explain(&mut market, first, "x"), Err(ForkRefused::NoGap)));
    assert!(matches!(explain(&mut market, Digest::of(b""), "x"), Err(ForkRefused::Unknown)));
    assert!(matches!(explain(&mut market, file, ""), Err(ForkRefused::Reason)));
    let row = explain(&mut market, file, "หยุดขายสองวัน รอเครื่องใหม่").unwrap();
    assert_eq!(row.reason, "replaced", "the gap stays visible");
    assert_eq!(row.settlement.unwrap().explained, "หยุดขายสองวัน รอเครื่องใหม่");
    let report = market.book.day_report(day(FOURTH)).unwrap();
    assert_eq!((report.stalls[0].state, report.totals.flagged), (StallDayState::Received, 0));
    assert_eq!(market.book.machines(stall.id).unwrap().len(), 2);
    market.assert_sound();
}

#[test]
fn a_gap_between_numbers_is_explained_too_and_closes_when_the_file_comes() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let files = [FIRST, SECOND, THIRD].map(|of| stall.day(of, &[100]));
    market.receive(&files[0]);
    market.receive(&files[2]);
    let now = market.now();
    let explained = GapExplanation {
        file: Digest::of(&files[2]),
        reason: "ไฟล์เสีย มีใบกระดาษ".to_owned(),
    };
    market.book.explain_gap(now, &explained).unwrap();
    assert_eq!(market.book.day_report(day(THIRD)).unwrap().totals.flagged, 0);
    let row = market.receive(&files[2]).file;
    let gap = Some(Standing::Gap { from: 2, to: 2 });
    assert_eq!((row.reason.as_str(), row.settlement.unwrap().standing), ("gap", gap));
    market.receive(&files[1]);
    assert_eq!(market.receive(&files[2]).file.reason, "");
    market.assert_sound();
}

#[test]
fn a_day_in_the_future_is_set_aside_and_judged_again_when_it_has_come() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    let tomorrow = stall.day(SECOND, &[1_000]);
    let (later, slip_only) = (stall.day(THIRD, &[400]), stall.day(FOURTH, &[600]));
    let slip = slip_of(&slip_only, &stall.seed);
    assert_eq!(market.receive_now(&tomorrow).verdict, Verdict::Booked, "a night market's next day");
    let future = (Verdict::SetAsideFutureDay, "future_day".to_owned());
    let row = market.receive_now(&later).file;
    assert_eq!((row.verdict, row.reason), future);
    let row = market.receive_now(slip.as_bytes()).file;
    assert_eq!((row.verdict, row.reason), future);
    assert_eq!(market.book.day_report(day(THIRD)).unwrap().totals.fee, baht(0));
    market.assert_sound();
    let now = market.now();
    let head = store::journal::head(market.book.store().reader()).unwrap();
    market.book.let_days_come(now).unwrap();
    assert_eq!(store::journal::head(market.book.store().reader()).unwrap(), head);
    market.days_later(1);
    let now = market.now();
    market.book.let_days_come(now).unwrap();
    let totals = |market: &Market, of: &str| {
        let totals = market.book.day_report(day(of)).unwrap().totals;
        (totals.net, totals.fee)
    };
    assert_eq!(totals(&market, THIRD), (baht(400), baht(50)));
    assert_eq!(totals(&market, FOURTH), (baht(0), baht(0)), "one more day");
    market.days_later(1);
    assert_eq!(market.receive_now(b"rubbish").verdict, Verdict::RefusedUnknown);
    assert_eq!(totals(&market, FOURTH), (baht(600), baht(52)), "at whatever is received next");
    market.assert_sound();
}

#[test]
fn a_machine_that_is_replaced_ends_with_the_day_of_the_change() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    market.receive(&stall.day(FIRST, &[100]));
    let next = machine(&stall, 88);
    let join = market.join_file(&next);
    market.receive(&join);
    let machines = market.book.machines(stall.id).unwrap();
    assert_eq!((machines.len(), machines[1].last_day), (2, Some(day(FIRST))));
    assert_eq!((machines[0].retired, machines[0].last_z), (None, None));
    // what the old one sold on the very day of the change still counts
    assert_eq!(market.receive(&stall.day(FIRST, &[50])).verdict, Verdict::Booked);
    assert_eq!(market.receive(&stall.day(SECOND, &[50])).verdict, Verdict::SetAsideRetiredKey);
    market.assert_sound();
}
