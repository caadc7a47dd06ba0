//! Meters, what is charged once, waivers by two officers, and what a rule would have brought.

use committee::Hands;
use committee::fact::WaiverFor;
use committee::fees::charges::{
    CancelCharge, CancelRefused, ChargeRefused, ChargeRequest, ChargesAsked,
};
use committee::fees::meters::{MeterReading, MeterRefused, MeterRow};
use committee::fees::rules::{FeeRuleDraft, RuleRefused};
use committee::fees::waiver_list::{WaiverRow, WaiverState};
use committee::fees::waivers::{DecisionRefused, ProposalRefused, WaiverDecision, WaiverRequest};
use domain::fee::{FeeKind, FeeRule, FeeStep, WaiverCut, WaiverOf};
use domain::id::StallId;
use domain::money::Money;
use domain::quantity::Quantity;

use store::journal;

use crate::market::{FIRST, Market, baht, day, percent};

const DAYS: [&str; 4] = [FIRST, "2026-11-23", "2026-11-24", "2026-11-25"];
const ALL: WaiverCut = WaiverCut::Percent { basis_points: 10_000 };

fn meter() -> FeeKind {
    FeeKind::Metered { unit: "หน่วย".to_owned(), price: baht(8) }
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

fn draft_of(rule: &FeeRule) -> FeeRuleDraft {
    FeeRuleDraft {
        replaces: Some(rule.id),
        name: rule.name.clone(),
        fee: rule.fee.clone(),
        from: rule.from,
        until: None,
        zone: rule.zone,
        category: rule.category.clone(),
        tag: rule.tag.clone(),
        visiting: rule.visiting,
        whole_baht: rule.whole_baht,
    }
}

fn read(
    market: &mut Market,
    stall: StallId,
    rule: &FeeRule,
    on: &str,
    reading: (&str, Option<&str>),
) -> Result<MeterRow, MeterRefused> {
    let now = market.now();
    let reading = MeterReading {
        stall,
        day: day(on),
        rule: rule.id,
        reading: Some(quantity(reading.0)),
        begins: reading.1.map(quantity),
    };
    market.book.read_meter(now, &reading)
}

fn fees(market: &Market, stall: StallId) -> Vec<i64> {
    let account = market.book.stall_account(stall).unwrap().unwrap();
    let fee = |on: &&str| {
        let row = account.days.iter().find(|row| row.day == day(on));
        row.map_or(0, |row| row.fee.satang())
    };
    DAYS.iter().map(fee).collect()
}

#[test]
fn readings_in_any_order_come_to_the_same() {
    let readings = [
        (DAYS[0], ("100", None)),
        (DAYS[1], ("112.5", None)),
        (DAYS[2], ("6", Some("2"))),
        (DAYS[3], ("9.25", None)),
    ];
    // nothing for the first; 12.5, 4 of a new meter, 3.25
    let expected = [0, 10_000, 3_200, 2_600];
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        let mut market = Market::new();
        let stall = market.register("A-1").id;
        let rule = market.rule("ค่าไฟ", meter(), FIRST);
        market.days_later(5);
        // what does not fit yet, for want of the new meter, is entered again after the others
        let mut left = order.to_vec();
        for _ in 0..2 {
            left.retain(|place| {
                let (on, reading) = readings[*place];
                read(&mut market, stall, &rule, on, reading).is_err()
            });
        }
        assert_eq!(left, [] as [usize; 0], "{order:?}");
        assert_eq!(fees(&market, stall), expected, "{order:?}");
        market.assert_sound();
    }
}

#[test]
fn a_reading_stands_between_those_beside_it() {
    let mut market = Market::new();
    let stall = market.register("A-1").id;
    let rule = market.rule("ค่าไฟ", meter(), FIRST);
    let flat = market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(5) }, FIRST);
    let refused = read(&mut market, stall, &rule, DAYS[1], ("1", None));
    assert!(matches!(refused, Err(MeterRefused::DayToCome)));
    market.days_later(5);
    let refused = read(&mut market, stall, &flat, DAYS[1], ("1", None));
    assert!(matches!(refused, Err(MeterRefused::UnknownRule)));
    let refused = read(&mut market, stall, &rule, "2026-11-01", ("1", None));
    assert!(matches!(refused, Err(MeterRefused::DoesNotHold { .. })));
    let refused = read(&mut market, stall, &rule, DAYS[0], ("1", Some("2")));
    assert!(matches!(refused, Err(MeterRefused::Reading)));
    read(&mut market, stall, &rule, DAYS[0], ("100", None)).unwrap();
    read(&mut market, stall, &rule, DAYS[2], ("150", None)).unwrap();
    assert_eq!(fees(&market, stall), [0, 0, 40_000, 0]);
    let refused = read(&mut market, stall, &rule, DAYS[1], ("99.999", None));
    assert!(
        matches!(refused, Err(MeterRefused::Below { day: on, reading }) if on == day(DAYS[0]) && reading == quantity("100"))
    );
    let refused = read(&mut market, stall, &rule, DAYS[1], ("150.001", None));
    assert!(matches!(refused, Err(MeterRefused::Above { day: on, .. }) if on == day(DAYS[2])));
    let refused = read(&mut market, stall, &rule, DAYS[3], ("900000", None));
    assert!(matches!(refused, Err(MeterRefused::TooLarge)));
    // one put in between works the later day out anew; a later one of the same day takes its place
    read(&mut market, stall, &rule, DAYS[1], ("120", None)).unwrap();
    assert_eq!(fees(&market, stall), [0, 16_000, 24_000, 0]);
    let row = read(&mut market, stall, &rule, DAYS[1], ("110", None)).unwrap();
    assert_eq!((row.units, row.amount), (Some(quantity("10")), Some(baht(80))));
    assert_eq!(row.last.map(|last| last.reading), Some(quantity("100")));
    assert_eq!(fees(&market, stall), [0, 8_000, 32_000, 0]);
    let entries = journal::head(market.book.store().reader()).unwrap().seq;
    read(&mut market, stall, &rule, DAYS[1], ("110", None)).unwrap();
    assert_eq!(journal::head(market.book.store().reader()).unwrap().seq, entries, "nothing new");
    // taken back
    let now = market.now();
    let none =
        MeterReading { stall, day: day(DAYS[1]), rule: rule.id, reading: None, begins: None };
    assert_eq!(market.book.read_meter(now, &none).unwrap().reading, None);
    assert_eq!(fees(&market, stall), [0, 0, 40_000, 0]);
    let walk = market.book.meter_readings(day(DAYS[2])).unwrap();
    assert_eq!(walk.len(), 1);
    assert_eq!((walk[0].place.as_str(), walk[0].units), ("A-1", Some(quantity("50"))));
    market.assert_sound();
}

#[test]
fn a_meter_runs_on_when_its_price_changes() {
    let mut market = Market::new();
    let stall = market.register("A-1").id;
    let rule = market.rule("ค่าไฟ", meter(), FIRST);
    read(&mut market, stall, &rule, DAYS[0], ("100", None)).unwrap();
    let draft = FeeRuleDraft {
        fee: FeeKind::Metered { unit: "หน่วย".to_owned(), price: baht(10) },
        from: day(DAYS[1]),
        ..draft_of(&rule)
    };
    let now = market.now();
    let dearer = market.book.save_fee_rule(now, &draft).unwrap();
    market.days_later(1);
    read(&mut market, stall, &dearer, DAYS[1], ("103", None)).unwrap();
    assert_eq!(fees(&market, stall), [0, 3_000, 0, 0]);
    // a second rule in the place of the first would charge beside the other
    let now = market.now();
    let twice = FeeRuleDraft { from: day(DAYS[2]), ..draft_of(&rule) };
    assert!(matches!(market.book.save_fee_rule(now, &twice), Err(RuleRefused::Ended)));
    market.assert_sound();
}

fn charge(market: &mut Market, rule: &FeeRule, stalls: &[StallId]) -> ChargeRequest {
    ChargeRequest {
        request: market.request(),
        rule: rule.id,
        day: day(FIRST),
        stalls: stalls.to_vec(),
        reason: "ทิ้งขยะไม่เป็นที่".to_owned(),
    }
}

#[test]
fn several_stalls_are_charged_once_each() {
    let mut market = Market::new();
    let (one, two) = (market.register("A-1").id, market.register("A-2").id);
    let fine = market.rule("ค่าปรับ", FeeKind::Fine { amount: baht(100) }, FIRST);
    let flat = market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(5) }, FIRST);
    let asked = charge(&mut market, &fine, &[two, one, one]);
    let now = market.now();
    let charged = market.book.charge_stalls(now, &asked).unwrap();
    assert_eq!(charged.len(), 2);
    let now = market.now();
    assert_eq!(market.book.charge_stalls(now, &asked).unwrap(), charged, "once per request");
    let now = market.now();
    let other = ChargeRequest { stalls: vec![one], ..asked.clone() };
    assert!(matches!(market.book.charge_stalls(now, &other), Err(ChargeRefused::RequestUsed)));
    assert_eq!(fees(&market, one), [10_000, 0, 0, 0]);
    assert_eq!(fees(&market, two), [10_000, 0, 0, 0]);
    let again = charge(&mut market, &fine, &[one]);
    let now = market.now();
    market.book.charge_stalls(now, &again).unwrap();
    assert_eq!(fees(&market, one), [20_000, 0, 0, 0], "another request is another fine");
    let asked_for = ChargesAsked { day: None, stall: Some(one) };
    assert_eq!(market.book.charges(asked_for).unwrap().len(), 2);
    for (request, refused) in [
        (charge(&mut market, &flat, &[one]), "there is no such rule for what is charged once"),
        (charge(&mut market, &fine, &[]), "no stall was chosen"),
        (
            ChargeRequest { day: day(DAYS[1]), ..charge(&mut market, &fine, &[one]) },
            "the day has not come yet",
        ),
        (
            ChargeRequest { day: day("2026-11-21"), ..charge(&mut market, &fine, &[one]) },
            "the rule does not hold for A-1 on this day",
        ),
        (
            ChargeRequest { reason: " ".into(), ..charge(&mut market, &fine, &[one]) },
            "a reason is needed",
        ),
        (
            ChargeRequest {
                reason: "แม่ป่วย".into(), ..charge(&mut market, &fine, &[one])
            },
            "health is never stored",
        ),
    ] {
        let now = market.now();
        assert_eq!(market.book.charge_stalls(now, &request).unwrap_err().to_string(), refused);
    }
    market.assert_sound();
}

#[test]
fn a_charge_is_taken_back_only_while_nothing_was_paid() {
    let mut market = Market::new();
    let stall = market.register("A-1").id;
    let fine = market.rule("ค่าปรับ", FeeKind::Fine { amount: baht(100) }, FIRST);
    let mut charged = Vec::new();
    for _ in 0..2 {
        let asked = charge(&mut market, &fine, &[stall]);
        let now = market.now();
        charged.extend(market.book.charge_stalls(now, &asked).unwrap());
    }
    let cancel = |market: &mut Market, place: usize, reason: &str| {
        let now = market.now();
        let asked = CancelCharge { charge: charged[place].charge, reason: reason.to_owned() };
        market.book.cancel_charge(now, &asked)
    };
    assert!(matches!(cancel(&mut market, 0, ""), Err(CancelRefused::Reason)));
    let row = cancel(&mut market, 0, "ผิดร้าน").unwrap();
    assert_eq!(row.cancelled.map(|cancelled| cancelled.reason), Some("ผิดร้าน".to_owned()));
    assert_eq!(fees(&market, stall), [10_000, 0, 0, 0]);
    assert!(matches!(cancel(&mut market, 0, "ผิดร้าน"), Err(CancelRefused::Cancelled)));
    market.pay(stall, baht(1));
    assert!(matches!(cancel(&mut market, 1, "ผิดร้าน"), Err(CancelRefused::Paid)));
    let rows = market.book.charges(ChargesAsked::default()).unwrap();
    assert!(rows.iter().all(|row| !row.may_cancel));
    market.assert_sound();
}

fn hands(market: &mut Market, by: Option<u32>) {
    market.book.act_as(Hands { by, with: None });
}

fn waive(market: &mut Market, whose: WaiverFor, of: WaiverOf, cut: WaiverCut) -> WaiverRequest {
    WaiverRequest {
        request: market.request(),
        whose,
        of,
        cut,
        from: day(FIRST),
        until: day(DAYS[2]),
        reason: "น้ำท่วม".to_owned(),
    }
}

fn proposed(market: &mut Market, asked: &WaiverRequest) -> WaiverRow {
    hands(market, Some(1));
    let now = market.now();
    market.book.propose_waiver(now, asked).unwrap()
}

fn decide(
    market: &mut Market,
    waiver: &WaiverRow,
    (by, approved): (Option<u32>, bool),
) -> Result<WaiverRow, DecisionRefused> {
    hands(market, by);
    let now = market.now();
    market.book.decide_waiver(now, WaiverDecision { waiver: waiver.waiver, approved })
}

#[test]
fn a_waiver_holds_when_another_officer_approves_it() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    market.usual_rules();
    market.receive(&stall.day(FIRST, &[1_000]));
    let whose = WaiverFor::Stall { stall: stall.id };
    let half = WaiverCut::Percent { basis_points: 5_000 };
    let asked = waive(&mut market, whose.clone(), WaiverOf::Everything, half);
    let waiver = proposed(&mut market, &asked);
    let now = market.now();
    assert_eq!(market.book.propose_waiver(now, &asked).unwrap(), waiver, "once per request");
    assert_eq!(fees(&market, stall.id), [6_000, 0, 0, 0], "nothing changes yet");
    assert!(matches!(decide(&mut market, &waiver, (Some(1), true)), Err(DecisionRefused::Own)));
    assert!(matches!(decide(&mut market, &waiver, (None, true)), Err(DecisionRefused::TwoNeeded)));
    let approved = decide(&mut market, &waiver, (Some(2), true)).unwrap();
    assert_eq!((approved.state, approved.waived), (WaiverState::Approved, baht(30)));
    assert_eq!(fees(&market, stall.id), [3_000, 0, 0, 0], "the past day too");
    assert!(matches!(decide(&mut market, &waiver, (Some(2), true)), Err(DecisionRefused::Decided)));
    market.days_later(1);
    market.receive(&stall.day(DAYS[1], &[100]));
    assert_eq!(fees(&market, stall.id), [3_000, 2_500, 0, 0], "days to come take it");
    let ended = {
        let now = market.now();
        market.book.end_waiver(now, waiver.waiver).unwrap()
    };
    assert_eq!((ended.until, ended.waived), (day(DAYS[1]), baht(55)));
    market.days_later(1);
    market.receive(&stall.day(DAYS[2], &[100]));
    assert_eq!(fees(&market, stall.id), [3_000, 2_500, 5_000, 0], "and no longer");
    let now = market.now();
    let over = market.book.end_waiver(now, waiver.waiver);
    assert!(matches!(over, Err(DecisionRefused::Over)));
    let now = market.now();
    assert_eq!(market.book.propose_waiver(now, &asked).unwrap().waiver, waiver.waiver);
    market.assert_sound();
}

#[test]
fn a_waiver_that_was_refused_or_withdrawn_changes_nothing() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    market.usual_rules();
    market.receive(&stall.day(FIRST, &[100]));
    let whose = WaiverFor::Stall { stall: stall.id };
    let asked = waive(&mut market, whose.clone(), WaiverOf::Everything, ALL);
    let refused = proposed(&mut market, &asked);
    let refused = decide(&mut market, &refused, (Some(2), false)).unwrap();
    assert_eq!(refused.state, WaiverState::Refused);
    let asked = waive(&mut market, whose, WaiverOf::Everything, ALL);
    let waiver = proposed(&mut market, &asked);
    hands(&mut market, Some(2));
    let now = market.now();
    let not_hers = market.book.withdraw_waiver(now, waiver.waiver);
    assert!(matches!(not_hers, Err(DecisionRefused::NotYours)));
    hands(&mut market, Some(1));
    let now = market.now();
    let withdrawn = market.book.withdraw_waiver(now, waiver.waiver).unwrap();
    assert_eq!(withdrawn.state, WaiverState::Withdrawn);
    assert!(matches!(decide(&mut market, &waiver, (Some(2), true)), Err(DecisionRefused::Decided)));
    assert_eq!(fees(&market, stall.id), [5_000, 0, 0, 0]);
    // proposed while the book had no officers: nobody can tell that there were two
    hands(&mut market, None);
    let asked = WaiverRequest { request: market.request(), ..asked };
    let now = market.now();
    let nameless = market.book.propose_waiver(now, &asked).unwrap();
    let refused = decide(&mut market, &nameless, (Some(2), true));
    assert!(matches!(refused, Err(DecisionRefused::TwoNeeded)));
    assert_eq!(market.book.waivers().unwrap()[0].state, WaiverState::Waiting);
    market.assert_sound();
}

#[test]
fn a_waiver_reaches_what_it_is_of_and_nobody_else() {
    let mut market = Market::new();
    let (mut one, mut two) = (market.joined("A-1"), market.joined("A-2"));
    let flat = market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(50) }, FIRST);
    market.rule("ค่าขยะ", FeeKind::PerStallDay { amount: baht(10) }, FIRST);
    let fine = market.rule("ค่าปรับ", FeeKind::Fine { amount: baht(100) }, FIRST);
    market.tag(two.id, "A-2", "ใหม่");
    market.receive(&one.day(FIRST, &[100]));
    market.receive(&two.day(FIRST, &[100]));
    let asked = charge(&mut market, &fine, &[one.id]);
    let now = market.now();
    let charged = market.book.charge_stalls(now, &asked).unwrap().remove(0);
    let whose = WaiverFor::Tag { tag: "ใหม่".to_owned() };
    let by_tag = waive(&mut market, whose, WaiverOf::Rule { rule: flat.id }, ALL);
    let waiver = proposed(&mut market, &by_tag);
    assert_eq!(waiver.of_name, "ค่าแผง");
    decide(&mut market, &waiver, (Some(2), true)).unwrap();
    assert_eq!((fees(&market, one.id)[0], fees(&market, two.id)[0]), (16_000, 1_000));
    let whose = WaiverFor::Stall { stall: one.id };
    let amount = WaiverCut::Amount { amount: baht(30) };
    let of = WaiverOf::Charge { charge: charged.charge };
    let of_fine = waive(&mut market, whose, of, amount);
    let waiver = proposed(&mut market, &of_fine);
    decide(&mut market, &waiver, (Some(2), true)).unwrap();
    assert_eq!((fees(&market, one.id)[0], fees(&market, two.id)[0]), (13_000, 1_000));
    // another rule takes the place of the waived one: it stays waived
    let now = market.now();
    let dearer = FeeRuleDraft {
        fee: FeeKind::PerStallDay { amount: baht(70) },
        from: day(DAYS[1]),
        ..draft_of(&flat)
    };
    market.book.save_fee_rule(now, &dearer).unwrap();
    market.days_later(1);
    market.receive(&one.day(DAYS[1], &[100]));
    market.receive(&two.day(DAYS[1], &[100]));
    assert_eq!((fees(&market, one.id)[1], fees(&market, two.id)[1]), (8_000, 1_000));
    market.assert_sound();
}

#[test]
fn a_proposal_that_cannot_stand_is_refused() {
    let mut market = Market::new();
    let stall = market.register("A-1").id;
    let deposit = market.rule("เงินประกัน", FeeKind::Deposit { amount: baht(500) }, FIRST);
    let whose = WaiverFor::Stall { stall };
    let good = waive(&mut market, whose.clone(), WaiverOf::Everything, ALL);
    let tag = |tag: &str| WaiverFor::Tag { tag: tag.to_owned() };
    let of_deposit = WaiverOf::Rule { rule: deposit.id };
    let none = WaiverCut::Percent { basis_points: 0 };
    let too_much = WaiverCut::Percent { basis_points: 10_001 };
    let back = WaiverCut::Amount { amount: Money::ZERO };
    for (asked, refused) in [
        (WaiverRequest { whose: tag(" "), ..good.clone() }, "the tag does not fit"),
        (WaiverRequest { of: of_deposit, ..good.clone() }, "there is nothing there to waive"),
        (WaiverRequest { cut: none, ..good.clone() }, "the part does not fit"),
        (WaiverRequest { cut: too_much, ..good.clone() }, "the part does not fit"),
        (WaiverRequest { cut: back, ..good.clone() }, "the part does not fit"),
        (WaiverRequest { until: day("2026-11-21"), ..good.clone() }, "the days do not fit"),
        (WaiverRequest { until: day("2027-11-23"), ..good.clone() }, "the days do not fit"),
        (WaiverRequest { reason: String::new(), ..good.clone() }, "a reason is needed"),
        (WaiverRequest { reason: "คนพิการ".into(), ..good.clone() }, "health is never stored"),
    ] {
        let now = market.now();
        let answer = market.book.propose_waiver(now, &asked);
        assert_eq!(answer.unwrap_err().to_string(), refused);
    }
    let year = WaiverRequest { until: day("2027-11-22"), ..good };
    let waiver = proposed(&mut market, &year);
    let other = WaiverRequest { cut: WaiverCut::Amount { amount: baht(1) }, ..year };
    let now = market.now();
    let refused = market.book.propose_waiver(now, &other);
    assert!(matches!(refused, Err(ProposalRefused::RequestUsed)));
    assert_eq!(waiver.waived, Money::ZERO);
}

/// Whatever a rule charges for: the days behind it stay as they were.
#[test]
fn a_rule_of_any_kind_never_changes_a_past_day() {
    let amount = baht(40);
    let unit = "ดวง".to_owned();
    let step = FeeStep { above: baht(0), basis_points: 500 };
    let kinds = [
        FeeKind::PerStallDay { amount },
        FeeKind::PerUnit { unit: unit.clone(), price: amount },
        FeeKind::Metered { unit, price: amount },
        percent(1_000, 0),
        FeeKind::Sliding { steps: vec![step], minimum: None, maximum: None },
        FeeKind::NoFile { amount },
        FeeKind::OneOff { amount },
        FeeKind::Fine { amount },
        FeeKind::Deposit { amount },
    ];
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    let base = market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(5) }, FIRST);
    market.receive(&stall.day(FIRST, &[100]));
    for fee in kinds {
        let beside = FeeRuleDraft { replaces: None, fee: fee.clone(), ..draft_of(&base) };
        let before = market.book.day_report(day(FIRST)).unwrap();
        for draft in [beside.clone(), FeeRuleDraft { replaces: Some(base.id), ..beside.clone() }] {
            let now = market.now();
            let refused = market.book.save_fee_rule(now, &draft);
            assert!(matches!(refused, Err(RuleRefused::ReachesBack { .. })), "{fee:?}");
        }
        let now = market.now();
        let until = Some(day(DAYS[2]));
        let beside = FeeRuleDraft { from: day(DAYS[1]), until, ..beside };
        let saved = market.book.save_fee_rule(now, &beside).unwrap();
        market.receive(&stall.day(FIRST, &[])); // an empty part: the day is worked out anew
        let after = market.book.day_report(day(FIRST)).unwrap();
        assert_eq!(after.totals.fee, before.totals.fee, "{fee:?}");
        let now = market.now();
        let ended = market.book.end_fee_rule(now, saved.id, day(FIRST)).unwrap();
        assert_eq!(ended.until, Some(day(FIRST)), "{fee:?}: it never holds");
    }
    market.days_later(1);
    market.receive(&stall.day(DAYS[1], &[100]));
    assert_eq!(fees(&market, stall.id), [500, 500, 0, 0]);
    market.assert_sound();
}
