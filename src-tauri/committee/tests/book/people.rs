//! People and places: erasure in the journal and in the file, who sells, consent, passes.

use std::path::Path;

use committee::days::calendar::CalendarDayDraft;
use committee::days::excuses::Excuse;
use committee::fact::Purpose;
use committee::market::stalls::{Stall, StallDraft, StallRefused};
use committee::people::consent::{ConsentRefused, ConsentRequest};
use committee::people::erase::{EraseRefused, EraseRequest};
use committee::people::households::{HouseholdDraft, HouseholdRefused};
use committee::people::passes::{PassRefused, PassRequest, PassesOfDay};
use committee::people::register::{Person, PersonDraft, PersonRefused, PersonRole};
use committee::people::sellers::{SellersRefused, StallPeopleDraft};
use committee::people::wording::WORDING;
use domain::fee::FeeKind;
use domain::id::{HouseholdId, PersonId};

use crate::market::{FIRST, Market, baht, day};

const NAME: &str = "มะลิวัลย์ ศรีจันทร์";
const PHONE: &str = "081-234-5678";

fn person(market: &mut Market, name: &str, household: Option<HouseholdId>) -> Person {
    let draft = PersonDraft {
        id: None,
        name: name.to_owned(),
        phone: PHONE.to_owned(),
        household,
        officer: None,
    };
    let now = market.now();
    market.book.save_person(now, &draft).unwrap()
}

fn household(market: &mut Market, code: &str, name: &str) -> HouseholdId {
    let draft = HouseholdDraft {
        id: None,
        code: code.to_owned(),
        name: name.to_owned(),
        representative: None,
        retired: false,
    };
    let now = market.now();
    market.book.save_household(now, &draft).unwrap().id
}

fn stall_of(market: &mut Market, place: &str, vendor: &str, visiting: bool) -> Stall {
    let draft = StallDraft {
        id: None,
        name: format!("ร้าน {place}{vendor}").chars().take(8).collect(),
        place: place.to_owned(),
        zone: None,
        category: String::new(),
        tags: vec![],
        visiting,
        vendor: vendor.to_owned(),
    };
    let now = market.now();
    market.book.save_stall(now, &draft).unwrap()
}

fn link(market: &mut Market, stall: &Stall, vendor: Option<PersonId>, sellers: Vec<PersonId>) {
    let draft = StallPeopleDraft { stall: stall.id, vendor, sellers };
    let now = market.now();
    market.book.set_stall_people(now, &draft).unwrap();
}

fn erase(market: &mut Market, person: PersonId, name: &str) -> u32 {
    let now = market.now();
    let asked = EraseRequest { person, name: name.to_owned() };
    market.book.erase_person(now, &asked).unwrap().entries
}

/// Whether the bytes of a text stand in any file of a folder.
fn in_a_file(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        if bytes.windows(text.len()).any(|window| window == text.as_bytes()) {
            found.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    found
}

/// A vendor of a household with a stall, who was renamed once, and her neighbour.
fn lived_in() -> (Market, PersonId, PersonId) {
    let mut market = Market::new();
    let home = household(&mut market, "b-๐๑๒", &format!("บ้าน{NAME}"));
    let her = person(&mut market, "มะลิวัลย์ สกุลเดิม", Some(home)).id;
    let other = person(&mut market, "สมศรี", None).id;
    let draft = PersonDraft {
        id: Some(her),
        name: NAME.to_owned(),
        phone: String::new(),
        household: Some(home),
        officer: None,
    };
    let now = market.now();
    market.book.save_person(now, &draft).unwrap();
    let stall = stall_of(&mut market, "A-1", "มะลิวัลย์ สกุลเดิม", false);
    let shared = stall_of(&mut market, "A-2", "สมศรี", false);
    link(&mut market, &stall, Some(her), vec![other]);
    link(&mut market, &shared, Some(other), vec![her]);
    let moved = StallDraft {
        id: Some(stall.id),
        name: "ร้านมะลิ".to_owned(),
        place: "A-1".to_owned(),
        zone: None,
        category: String::new(),
        tags: vec![],
        visiting: false,
        vendor: NAME.to_owned(),
    };
    let now = market.now();
    market.book.save_stall(now, &moved).unwrap();
    (market, her, other)
}

#[test]
fn an_erased_name_is_in_no_table_no_entry_and_no_file() {
    let (mut market, her, other) = lived_in();
    let folder = market.path.parent().unwrap().to_owned();
    assert!(!in_a_file(&folder, NAME).is_empty());
    market.assert_sound();
    let stall = market.book.stalls().unwrap()[0].id;
    let reason = format!("{NAME} ไปงานบวช");
    let excuse = Excuse { stall, day: day("2026-11-25"), reason };
    let now = market.now();
    market.book.excuse_absence(now, &excuse).unwrap();
    let entries = erase(&mut market, her, NAME);
    assert_eq!(entries, 6, "two of hers, two of the stall, one of the house, one excuse");
    for text in [NAME, "มะลิวัลย์", "สกุลเดิม", PHONE.trim_end_matches("678")]
    {
        let left = in_a_file(&folder, text);
        let of_the_neighbour = text.starts_with("081");
        assert_eq!(left.is_empty(), !of_the_neighbour, "{text}: {left:?}");
    }
    assert!(!in_a_file(&folder, "สมศรี").is_empty());
    market.assert_sound();
    let stalls = market.book.stalls().unwrap();
    assert_eq!((stalls[0].vendor.as_str(), stalls[1].vendor.as_str()), ("", "สมศรี"));
    let gone = market.book.person(her).unwrap().unwrap();
    assert_eq!((gone.name.as_str(), gone.phone.as_str(), gone.roles), ("", "", vec![]));
    assert!(gone.erased.is_some());
    let sellers = market.book.stall_people(stalls[0].id).unwrap();
    assert_eq!((sellers.vendor, sellers.sellers.len()), (None, 1));
    assert_eq!(market.book.households().unwrap()[0].name, "");
    // asked again it answers the same, and what comes after her is as sound
    assert_eq!(erase(&mut market, her, "ใครก็ได้"), 6);
    assert!(erase(&mut market, other, "สมศรี") >= 2);
    assert!(in_a_file(&folder, "081-234").is_empty());
    market.assert_sound();
}

#[test]
fn a_private_part_goes_only_in_an_erasure_and_is_damage_otherwise() {
    let (mut market, her, _) = lived_in();
    let journal = market.book.store().reader();
    let hers = "SELECT min(seq) FROM journal WHERE kind = 'person_set'";
    let hers: u64 = journal.query_row(hers, [], |row| row.get(0)).unwrap();
    let forbidden = |sql: &str, market: &Market| {
        let refused = market.book.store().reader().execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("never"), "{sql}: {refused}");
    };
    forbidden(&format!("UPDATE journal SET private = NULL WHERE seq = {hers}"), &market);
    forbidden("INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 2", &market);
    erase(&mut market, her, NAME);
    // the erasure is the last entry: even now nothing else goes
    let other = "SELECT max(seq) FROM journal WHERE private IS NOT NULL";
    let other: u64 = market.book.store().reader().query_row(other, [], |row| row.get(0)).unwrap();
    for sql in [
        format!("UPDATE journal SET private = NULL WHERE seq = {other}"),
        format!("UPDATE journal SET private = 'x' WHERE seq = {hers}"),
        format!("UPDATE journal SET line = '' WHERE seq = {hers}"),
        format!("DELETE FROM journal WHERE seq = {hers}"),
        "UPDATE journal SET private = NULL, kind = 'x'".to_owned(),
        "UPDATE OR REPLACE journal SET seq = 1 WHERE seq = 2".to_owned(),
    ] {
        forbidden(&sql, &market);
    }
    market.assert_sound();
    // somebody who took the guards away and emptied another one: damage, not an erasure
    let journal = market.book.store().reader();
    journal.execute("DROP TRIGGER journal_is_never_edited", []).unwrap();
    let emptied = format!("UPDATE journal SET private = NULL WHERE seq = {other}");
    journal.execute(&emptied, []).unwrap();
    let (check, _) = market.book.check().unwrap();
    assert_eq!(check.broken_entry, Some(other));
}

#[test]
fn who_is_erased_is_asked_by_name() {
    let (mut market, her, _) = lived_in();
    let now = market.now();
    let mut asked = EraseRequest { person: her, name: "มะลิ".to_owned() };
    assert!(matches!(market.book.erase_person(now, &asked), Err(EraseRefused::OtherName)));
    asked.person = PersonId::new(now.at, now.random("nobody"));
    assert!(matches!(market.book.erase_person(now, &asked), Err(EraseRefused::Unknown)));
    let elsewhere = market.book.named_elsewhere(her).unwrap();
    assert_eq!((elsewhere.receipts, elsewhere.unlinked.len()), (0, 0));
    let stranger = stall_of(&mut market, "B-9", NAME, false);
    let elsewhere = market.book.named_elsewhere(her).unwrap();
    assert_eq!(elsewhere.unlinked, [format!("B-9 {}", stranger.name)]);
}

#[test]
fn roles_follow_from_the_book_and_the_linked_vendor_is_shown() {
    let (mut market, her, other) = lived_in();
    let home = market.book.households().unwrap().remove(0);
    assert_eq!((home.code.as_str(), home.people), ("B-012", 1));
    let mut draft = HouseholdDraft {
        id: Some(home.id),
        code: home.code,
        name: home.name,
        representative: Some(other),
        retired: false,
    };
    let now = market.now();
    let refused = market.book.save_household(now, &draft);
    assert!(matches!(refused, Err(HouseholdRefused::Representative)));
    draft.representative = Some(her);
    let now = market.now();
    assert_eq!(market.book.save_household(now, &draft).unwrap().representative_name, NAME);
    let found = market.book.people("ศรีจันทร์").unwrap();
    assert_eq!(found.len(), 1);
    let roles =
        [PersonRole::Vendor, PersonRole::Seller, PersonRole::Representative, PersonRole::Household];
    assert_eq!(found[0].roles, roles);
    assert_eq!(market.book.people("b-012").unwrap().len(), 1);
    assert_eq!(market.book.people("0812345").unwrap().len(), 1, "only the neighbour has one now");
    assert_eq!(market.book.stalls().unwrap()[0].vendor, NAME);
    // she moves out: she no longer speaks for it
    let away = PersonDraft {
        id: Some(her),
        name: NAME.to_owned(),
        phone: String::new(),
        household: None,
        officer: None,
    };
    let now = market.now();
    market.book.save_person(now, &away).unwrap();
    assert_eq!(market.book.households().unwrap()[0].representative, None);
    let before = market.book.check().unwrap().0.entries;
    let now = market.now();
    market.book.save_person(now, &away).unwrap();
    assert_eq!(market.book.check().unwrap().0.entries, before, "nothing changed, nothing recorded");
    market.assert_sound();
}

#[test]
fn what_does_not_fit_is_refused() {
    let (mut market, her, _) = lived_in();
    let now = market.now();
    let of = |name: &str, phone: &str| PersonDraft {
        id: None,
        name: name.to_owned(),
        phone: phone.to_owned(),
        household: None,
        officer: None,
    };
    let refused = |market: &mut Market, draft| market.book.save_person(now, &draft).unwrap_err();
    assert!(matches!(refused(&mut market, of(" ", "")), PersonRefused::Name));
    assert!(matches!(refused(&mut market, of("ยายแดง (พิการ)", "")), PersonRefused::Health));
    for phone in ["123", "08x2345678", "0812345678901234", "08+12345678"] {
        assert!(matches!(refused(&mut market, of("แดง", phone)), PersonRefused::Phone), "{phone}");
    }
    let of = |code: &str| HouseholdDraft {
        id: None,
        code: code.to_owned(),
        name: "บ้าน".to_owned(),
        representative: None,
        retired: false,
    };
    for code in ["", "บ-012", "B 012", "B-01234567890"] {
        let refused = market.book.save_household(now, &of(code));
        assert!(matches!(refused, Err(HouseholdRefused::Code)), "{code}");
    }
    let taken = market.book.save_household(now, &of("b-012"));
    assert!(matches!(taken, Err(HouseholdRefused::CodeTaken)));
    let stall = market.book.stalls().unwrap().remove(0).id;
    let nobody = PersonId::new(now.at, now.random("nobody"));
    let draft = StallPeopleDraft { stall, vendor: Some(her), sellers: vec![nobody] };
    let refused = market.book.set_stall_people(now, &draft);
    assert!(matches!(refused, Err(SellersRefused::UnknownPerson)));
    let sick = StallDraft {
        id: None,
        name: "ร้าน".to_owned(),
        place: String::new(),
        zone: None,
        category: String::new(),
        tags: vec!["ผู้พิการ".to_owned()],
        visiting: true,
        vendor: String::new(),
    };
    assert!(matches!(market.book.save_stall(now, &sick), Err(StallRefused::Health)));
}

#[test]
fn consent_is_given_in_words_and_withdrawn() {
    let (mut market, her, _) = lived_in();
    let mut asked = ConsentRequest {
        person: her,
        purposes: vec![Purpose::Photos, Purpose::Contact, Purpose::Photos],
        wording: WORDING + 1,
    };
    let now = market.now();
    assert!(matches!(market.book.give_consent(now, &asked), Err(ConsentRefused::Wording)));
    asked.wording = WORDING;
    let now = market.now();
    let given = market.book.give_consent(now, &asked).unwrap().consents;
    assert_eq!(given.len(), 2);
    assert_eq!((given[0].given, given[0].ended, given[0].wording), (day(FIRST), None, WORDING));
    let now = market.now();
    assert_eq!(market.book.give_consent(now, &asked).unwrap().consents, given);
    market.days_later(2);
    let now = market.now();
    let ended = market.book.withdraw_consent(now, her, &[Purpose::Photos]).unwrap().consents;
    let photos = ended.iter().find(|row| row.purpose == Purpose::Photos).unwrap();
    assert_eq!(photos.ended, Some(day("2026-11-24")));
    let now = market.now();
    let nothing = market.book.withdraw_consent(now, her, &[]);
    assert!(matches!(nothing, Err(ConsentRefused::Nothing)));
    market.assert_sound();
    erase(&mut market, her, NAME);
    assert!(market.book.person(her).unwrap().unwrap().consents.iter().all(|c| c.ended.is_some()));
    market.assert_sound();
}

#[test]
fn a_pass_is_a_place_for_a_day_with_its_fee() {
    let mut market = Market::new();
    market.usual_rules();
    market.rule("ค่าไฟ", FeeKind::PerStallDay { amount: baht(5) }, "2027-01-01");
    let regular = market.register("A-1");
    let visitor = stall_of(&mut market, "", "ลุงดำ", true);
    assert_eq!(visitor.place, "จร");
    let report = |market: &Market, of: &str| market.book.day_report(day(of)).unwrap();
    assert_eq!(report(&market, FIRST).stalls.len(), 1, "who only visits is not expected");
    let mut asked = PassRequest {
        stall: visitor.id,
        from: day(FIRST),
        until: day("2026-11-23"),
        place: "a-1".to_owned(),
    };
    let refused = issue(&mut market, &asked).unwrap_err();
    assert!(
        matches!(&refused, PassRefused::StallExpected { by, .. } if *by == regular.name),
        "{refused}"
    );
    asked.place = "V-1".to_owned();
    let issued = issue(&mut market, &asked).unwrap();
    assert_eq!((issued.passes.len(), issued.passes[0].fee), (1, baht(50)));
    assert_eq!(issue(&mut market, &asked).unwrap(), issued, "the same again changes nothing");
    let first = report(&market, FIRST);
    assert_eq!((first.totals.fee, first.stalls[1].place.as_str()), (baht(50), "V-1"));
    assert_eq!(report(&market, "2026-11-24").stalls.len(), 1);
    asked.place = "V-2".to_owned();
    assert!(matches!(issue(&mut market, &asked), Err(PassRefused::HasPlace { .. })));
    let second = stall_of(&mut market, "", "ยายขาว", true);
    let theirs = PassRequest { stall: second.id, place: "v-1".to_owned(), ..asked.clone() };
    assert!(matches!(issue(&mut market, &theirs), Err(PassRefused::PassTaken { .. })));
    for (from, until) in
        [("2026-11-23", FIRST), (FIRST, "2026-12-23"), ("2028-01-01", "2028-01-01")]
    {
        let asked = PassRequest { from: day(from), until: day(until), ..asked.clone() };
        assert!(matches!(issue(&mut market, &asked), Err(PassRefused::Days)), "{from} {until}");
    }
    let own = PassRequest { stall: regular.id, ..asked.clone() };
    assert!(matches!(issue(&mut market, &own), Err(PassRefused::NotVisiting)));
    let now = market.now();
    let left = market.book.withdraw_pass(now, visitor.id, day(FIRST)).unwrap();
    assert_eq!((left.passes.len(), left.visitors.len()), (0, 2));
    assert_eq!(report(&market, FIRST).totals.fee, baht(0));
    assert_eq!(report(&market, "2026-11-23").totals.fee, baht(50));
    let now = market.now();
    let twice = market.book.withdraw_pass(now, visitor.id, day(FIRST));
    assert!(matches!(twice, Err(PassRefused::NoPass)));
    market.assert_sound();
}

/// Gives a pass.
fn issue(market: &mut Market, asked: &PassRequest) -> Result<PassesOfDay, PassRefused> {
    let now = market.now();
    market.book.issue_pass(now, asked)
}

#[test]
fn a_place_is_lent_while_its_stall_is_away_and_nobody_visits_a_closed_day() {
    let mut market = Market::new();
    let regular = market.register("A-1");
    let second = stall_of(&mut market, "", "ยายขาว", true);
    // the regular stall stays away: its place may be lent, but not when it came all the same
    let tomorrow = day("2026-11-23");
    let excuse =
        Excuse { stall: regular.id, day: tomorrow, reason: "ไปงานบวช".to_owned() };
    let now = market.now();
    market.book.excuse_absence(now, &excuse).unwrap();
    let lent =
        PassRequest { stall: second.id, from: tomorrow, until: tomorrow, place: "A-1".to_owned() };
    assert_eq!(issue(&mut market, &lent).unwrap().passes[0].place, "A-1");
    // on days the market is closed nobody gets a pass; a run of days leaves them out
    let closed = day("2026-11-25");
    let draft = CalendarDayDraft {
        day: closed, open: Some(false), reason: "น้ำท่วม".to_owned()
    };
    let now = market.now();
    market.book.set_calendar_day(now, &draft).unwrap();
    let on = |from, until| PassRequest { stall: second.id, from, until, place: "V-9".to_owned() };
    let refused = issue(&mut market, &on(closed, closed));
    assert!(matches!(refused, Err(PassRefused::Closed { day }) if day == closed));
    issue(&mut market, &on(closed, closed.next())).unwrap();
    assert_eq!(market.book.passes(closed).unwrap().passes, []);
    assert_eq!(market.book.passes(closed.next()).unwrap().passes.len(), 1);
    // the regular stall leaves: its place may be lent
    let now = market.now();
    market.book.retire_stall(now, regular.id).unwrap();
    let later = closed.next().next();
    let lent = PassRequest { place: "A-1".to_owned(), ..on(later, later) };
    assert_eq!(issue(&mut market, &lent).unwrap().passes[0].place, "A-1");
    market.assert_sound();
}
