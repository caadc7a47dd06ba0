//! Keys: settlements that wait for one, joins, spoken fingerprints, replaced machines, practice.

use committee::market::keys::KeyRefused;
use committee::market::stalls::{KeyState, StallRefused};
use committee::receiving::files::Verdict;
use domain::digest::Digest;
use domain::id::DeviceId;
use settlement::invite::{check_code, read_invite};
use settlement::join::make_join;
use settlement::key::SigningSeed;

use crate::market::{FIRST, Market, baht, day};
use crate::stall::Stall;

const SECOND: &str = "2026-11-23";
const THIRD: &str = "2026-11-24";

/// The same stall on another machine, with a key of its own.
fn machine(stall: &Stall, number: u8) -> Stall {
    let device = DeviceId::new(domain::day::Timestamp::from_seconds(0), [number; 10]);
    let seed = SigningSeed::from_bytes(&[number; 32]);
    Stall::new(stall.market.unwrap(), stall.id, &stall.place, device, seed)
}

fn key_of(market: &Market, stall: &Stall) -> KeyState {
    let stalls = market.book.stalls().unwrap();
    stalls.into_iter().find(|known| known.id == stall.id).unwrap().key
}

#[test]
fn a_settlement_before_its_join_waits_and_is_booked_by_the_join() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.stall("A-12");
    assert_eq!(key_of(&market, &stall), KeyState::None);
    let join = market.join_file(&stall);
    assert_eq!(key_of(&market, &stall), KeyState::Invited);
    let (first, second) = (stall.day(FIRST, &[1_000]), stall.day(SECOND, &[400]));
    assert_eq!(market.receive(&second).verdict, Verdict::Unconfirmed);
    assert_eq!(market.receive(&first).verdict, Verdict::Unconfirmed);
    let report = market.book.day_report(day(FIRST)).unwrap();
    assert_eq!((report.totals.unconfirmed, report.totals.fee), (1, baht(0)));
    let joined = market.receive(&join);
    assert_eq!((joined.verdict, joined.booked.len()), (Verdict::Joined, 2));
    assert!(matches!(key_of(&market, &stall), KeyState::Joined { .. }));
    let report = market.book.day_report(day(FIRST)).unwrap();
    assert_eq!((report.totals.received, report.totals.fee), (1, baht(60)));
    assert_eq!(market.book.list_files(None).unwrap()[1].reason, "", "in order at once");
    market.assert_sound();
}

#[test]
fn a_settlement_is_booked_when_its_spoken_fingerprint_agrees() {
    let mut market = Market::new();
    let mut stall = market.stall("A-12");
    let now = market.now();
    let refused = market.book.accept_key(now, stall.id, "1234 5678");
    assert!(matches!(refused, Err(KeyRefused::NothingWaits)));
    let file = stall.day(FIRST, &[100]);
    assert_eq!(market.receive(&file).verdict, Verdict::Unconfirmed);
    let now = market.now();
    let refused = market.book.accept_key(now, stall.id, "0000 0000");
    assert!(matches!(refused, Err(KeyRefused::Fingerprint)));
    let spoken = stall.seed.public().fingerprint().replace(' ', "-");
    let now = market.now();
    let taken = market.book.accept_key(now, stall.id, &spoken).unwrap();
    assert_eq!(taken.booked, [Digest::of(&file)]);
    let now = market.now();
    let refused = market.book.accept_key(now, stall.id, &spoken);
    assert!(matches!(refused, Err(KeyRefused::NothingWaits)));
    market.assert_sound();
}

#[test]
fn a_join_needs_the_code_of_an_invitation_that_waits() {
    let mut market = Market::new();
    let stall = market.stall("A-12");
    let book_seed = SigningSeed::from_bytes(&[9; 32]);
    let now = market.now();
    let invited = market.book.invite_stall(now, &book_seed, stall.id, 7).unwrap();
    let invite = read_invite(&invited.bytes).unwrap();
    let guessed = "00000-00000".parse().unwrap();
    let wrong = make_join(&invite, &guessed, stall.device, &stall.seed).unwrap();
    assert_eq!(market.verdict(&wrong), (Verdict::RefusedCode, "wrong_code".to_owned()));
    let code = check_code(&invite, &invited.code).unwrap();
    let right = make_join(&invite, &code, stall.device, &stall.seed).unwrap();
    let next = market.join_file(&stall);
    let aside = Verdict::SetAsideInvitation;
    assert_eq!(market.verdict(&right), (aside, "invite_replaced".to_owned()));
    assert_eq!(market.receive(&next).verdict, Verdict::Joined);
    let thief = machine(&stall, 77);
    let late = make_join(&invite, &code, thief.device, &thief.seed).unwrap();
    assert_eq!(market.verdict(&late).0, aside);
    let journal = market.book.store().reader();
    let told: bool = journal
        .query_row(
            "SELECT EXISTS (SELECT 1 FROM journal
             WHERE instr(line || coalesce(private, ''), ?1) > 0)",
            [&invited.code],
            |row| row.get(0),
        )
        .unwrap();
    assert!(!told, "no code is in the journal");
    market.assert_sound();
}

#[test]
fn an_invitation_that_ran_out_is_set_aside_but_the_fingerprint_still_helps() {
    let mut market = Market::new();
    let stall = market.stall("A-12");
    let join = market.join_file(&stall);
    market.days_later(8);
    let found = market.verdict(&join);
    assert_eq!(found, (Verdict::SetAsideInvitationExpired, "invite_expired".to_owned()));
    let now = market.now();
    market.book.accept_key(now, stall.id, &stall.seed.public().fingerprint()).unwrap();
    assert!(matches!(key_of(&market, &stall), KeyState::Joined { .. }));
    market.assert_sound();
}

#[test]
fn an_unknown_key_at_a_stall_that_has_one_is_set_aside_as_practice_is() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let mut practice = machine(&stall, 77);
    assert_eq!(market.receive(&practice.day(FIRST, &[9])).verdict, Verdict::SetAsideUnknownKey);
    assert_eq!(market.receive(&stall.day(FIRST, &[100])).verdict, Verdict::Booked);
    let totals = market.book.day_report(day(FIRST)).unwrap().totals;
    assert_eq!((totals.net, totals.set_aside, totals.received), (baht(100), 1, 1));
}

#[test]
fn a_replaced_machine_is_taken_up_to_the_day_of_its_successor() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let late = stall.day(FIRST, &[100]);
    market.receive(&stall.day(SECOND, &[200]));
    let mut next = machine(&stall, 88);
    let join = market.join_file(&next);
    assert_eq!(market.receive(&join).verdict, Verdict::Joined);
    // the missing one from before still closes its gap; what the lost machine writes now does not
    assert_eq!(market.receive(&late).verdict, Verdict::Booked);
    let stolen = stall.day(THIRD, &[1]);
    assert_eq!(market.receive(&stolen).verdict, Verdict::SetAsideRetiredKey);
    // nobody knows what the lost one still sold: that stays visible
    let row = market.receive(&next.day(THIRD, &[300])).file;
    assert_eq!((row.verdict, row.reason.as_str()), (Verdict::Booked, "replaced"));
    let days = market.days();
    let net: Vec<_> = days.iter().map(|day| day.net).collect();
    assert_eq!(net, [baht(300), baht(200), baht(100)]);
    market.assert_sound();
}

#[test]
fn the_stalls_key_from_another_installation_is_set_aside() {
    let mut market = Market::new();
    let stall = market.joined("A-12");
    let mut copied = machine(&stall, 99);
    copied.seed = stall.seed.clone();
    assert_eq!(market.receive(&copied.day(FIRST, &[1])).verdict, Verdict::SetAsideOtherDevice);
}

#[test]
fn a_stall_that_left_hands_in_its_past_only() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let (last, after) = (stall.day(FIRST, &[100]), stall.day(SECOND, &[100]));
    let now = market.now();
    market.book.retire_stall(now, stall.id).unwrap();
    let now = market.now();
    let again = market.book.retire_stall(now, stall.id);
    assert!(matches!(again, Err(StallRefused::Retired)));
    assert_eq!(key_of(&market, &stall), KeyState::Retired);
    assert_eq!(market.receive(&last).verdict, Verdict::Booked);
    assert_eq!(market.receive(&after).verdict, Verdict::SetAsideRetiredStall);
    assert_eq!(market.book.day_report(day(SECOND)).unwrap().missing.len(), 0);
    market.register("A-12"); // its place is free again
    market.assert_sound();
}
