//! Fees: by the rules of the day, never reaching back, worked out anew with the difference kept.

use committee::fees::rules::{FeeRuleDraft, RuleRefused};
use committee::fees::units::{CountRefused, UnitCount};
use committee::market::stalls::StallDraft;
use committee::market::zones::ZoneDraft;
use domain::fee::FeeKind;
use domain::quantity::Quantity;

use crate::market::{FIRST, Market, baht, day, percent};

const SECOND: &str = "2026-11-23";

fn lamp() -> FeeKind {
    FeeKind::PerUnit { unit: "ดวง".to_owned(), price: baht(7) }
}

#[test]
fn a_changed_rule_leaves_the_past_as_it_was() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let old = market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(50) }, FIRST);
    market.receive(&stall.day(FIRST, &[100]));
    let mut draft = FeeRuleDraft {
        replaces: Some(old.id),
        name: "ค่าแผง".to_owned(),
        fee: FeeKind::PerStallDay { amount: baht(80) },
        from: day(FIRST),
        until: None,
        zone: None,
        category: None,
        tag: None,
        visiting: None,
        whole_baht: false,
    };
    let now = market.now();
    let refused = market.book.save_fee_rule(now, &draft);
    assert!(matches!(refused, Err(RuleRefused::ReachesBack { day: last }) if last == day(FIRST)));
    draft.from = day(SECOND);
    let now = market.now();
    market.book.save_fee_rule(now, &draft).unwrap();
    let rules = market.book.fee_rules().unwrap();
    assert_eq!(rules[0].until, Some(day(FIRST)));
    assert_eq!((rules[1].from, rules[1].until), (day(SECOND), None));
    market.receive(&stall.day(FIRST, &[900])); // a later part is still charged by the old rule
    market.receive(&stall.day(SECOND, &[100]));
    assert_eq!(market.book.day_report(day(FIRST)).unwrap().totals.fee, baht(50));
    assert_eq!(market.book.day_report(day(SECOND)).unwrap().totals.fee, baht(80));
    let now = market.now();
    let ended = market.book.end_fee_rule(now, rules[1].id, day("2026-11-30")).unwrap();
    assert_eq!(ended.until, Some(day("2026-11-30")));
    market.assert_sound();
}

#[test]
fn a_day_to_come_from_a_till_with_a_wrong_clock_stops_no_rule() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(50) }, FIRST);
    let (tomorrow, far) = (stall.day("2026-11-23", &[100]), stall.day("2030-01-01", &[100]));
    market.receive_now(&tomorrow);
    market.receive_now(&far);
    market.rule("ค่าขยะ", FeeKind::PerStallDay { amount: baht(10) }, FIRST);
    assert_eq!(market.book.day_report(day("2026-11-23")).unwrap().totals.fee, baht(50));
    assert_eq!(market.book.day_report(day("2030-01-01")).unwrap().totals.fee, baht(0));
}

#[test]
fn counted_units_are_charged_before_and_after_the_file() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let rule = market.rule("ค่าไฟ", lamp(), FIRST);
    market.usual_rules();
    let mut count = UnitCount {
        stall: stall.id,
        day: day(FIRST),
        rule: rule.id,
        quantity: Quantity::units(3).unwrap(),
    };
    let now = market.now();
    let fee = market.book.count_units(now, &count).unwrap();
    assert_eq!((fee.fee, fee.fee_before), (baht(21), None), "no stall fee without its day");
    market.receive(&stall.day(FIRST, &[1_000]));
    assert_eq!(market.book.day_report(day(FIRST)).unwrap().totals.fee, baht(21 + 50 + 10));
    count.quantity = Quantity::units(2).unwrap();
    let now = market.now();
    let fee = market.book.count_units(now, &count).unwrap();
    assert_eq!((fee.fee, fee.fee_before), (baht(74), Some(baht(81))));
    assert_eq!(market.book.unit_counts(day(FIRST)).unwrap(), std::slice::from_ref(&count));
    count.quantity = Quantity::ZERO;
    let now = market.now();
    assert_eq!(market.book.count_units(now, &count).unwrap().fee, baht(60));
    count.day = day("2026-11-01");
    let now = market.now();
    let refused = market.book.count_units(now, &count);
    assert!(matches!(refused, Err(CountRefused::DoesNotHold)));
    market.assert_sound();
}

#[test]
fn a_stall_without_a_file_has_no_fee() {
    let mut market = Market::new();
    market.usual_rules();
    market.joined("A-12");
    let report = market.book.day_report(day(FIRST)).unwrap();
    assert_eq!((report.totals.fee, report.totals.missing), (baht(0), 1));
    assert_eq!(report.missing[0].place, "A-12");
}

#[test]
fn another_zone_holds_from_the_first_day_that_was_not_assessed() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let now = market.now();
    let draft = ZoneDraft { id: None, name: "โซนอาหาร".to_owned() };
    let zone = market.book.save_zone(now, &draft).unwrap();
    let rule = FeeRuleDraft {
        replaces: None,
        name: "ค่าโซน".to_owned(),
        fee: percent(1_000, 0),
        from: day(FIRST),
        until: None,
        zone: Some(zone.id),
        category: None,
        tag: None,
        visiting: None,
        whole_baht: true,
    };
    let now = market.now();
    market.book.save_fee_rule(now, &rule).unwrap();
    market.receive(&stall.day(FIRST, &[100]));
    let moved = StallDraft {
        id: Some(stall.id),
        name: "ร้าน A-12".to_owned(),
        place: "A-12".to_owned(),
        zone: Some(zone.id),
        category: String::new(),
        tags: vec![],
        visiting: false,
        vendor: String::new(),
    };
    let now = market.now();
    market.book.save_stall(now, &moved).unwrap();
    market.receive(&stall.day(FIRST, &[100]));
    market.receive(&stall.day(SECOND, &[105]));
    assert_eq!(market.book.day_report(day(FIRST)).unwrap().totals.fee, baht(0));
    let second = market.book.day_report(day(SECOND)).unwrap();
    assert_eq!((second.totals.fee, second.stalls[0].zone.as_str()), (baht(11), "โซนอาหาร"));
    market.assert_sound();
}
