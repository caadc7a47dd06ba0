//! Every fee rule against a table of worked cases, and the laws that hold for any of them.
//! Must never be bent to a case: a rule that breaks a law here is a fault of the program.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use domain::day::{Day, Timestamp};
use domain::fee::{
    Charge, FeeBase, FeeKind, FeeLine, FeeRule, FeeRuleRefused, FeeSource, FeeStep, Presence,
    StallClass, Waiver, WaiverCut, WaiverOf, assess,
};
use domain::id::{ChargeId, FeeRuleId, WaiverId, ZoneId};
use domain::money::Money;
use domain::quantity::Quantity;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

/// The seed of the random cases.
const SEED: u64 = 22_112_569;

fn at() -> Timestamp {
    Timestamp::from_seconds(1_795_000_000)
}

fn satang(satang: i64) -> Money {
    Money::from_satang(satang).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

fn rule_of(number: u8, fee: FeeKind) -> FeeRule {
    FeeRule {
        id: FeeRuleId::new(at(), [number; 10]),
        name: format!("ค่า {number}"),
        fee,
        from: day("2026-11-01"),
        until: Some(day("2026-11-30")),
        zone: None,
        category: None,
        tag: None,
        visiting: None,
        whole_baht: false,
    }
}

fn rule(fee: FeeKind) -> FeeRule {
    rule_of(1, fee)
}

fn percent(basis_points: u32, threshold: i64, bounds: (Option<i64>, Option<i64>)) -> FeeRule {
    rule(FeeKind::PercentOfNet {
        basis_points,
        threshold: satang(threshold),
        minimum: bounds.0.map(satang),
        maximum: bounds.1.map(satang),
    })
}

fn sliding(steps: &[(i64, u32)], bounds: (Option<i64>, Option<i64>)) -> FeeRule {
    let step = |(above, basis_points): &(i64, u32)| FeeStep {
        above: satang(*above),
        basis_points: *basis_points,
    };
    rule(FeeKind::Sliding {
        steps: steps.iter().map(step).collect(),
        minimum: bounds.0.map(satang),
        maximum: bounds.1.map(satang),
    })
}

fn attended(net: i64) -> FeeBase {
    FeeBase { presence: Presence::Attended, net: satang(net), ..FeeBase::default() }
}

fn counted(of: &FeeRule, units: &str) -> FeeBase {
    FeeBase { units: vec![(of.id, quantity(units))], ..FeeBase::default() }
}

const NONE: (Option<i64>, Option<i64>) = (None, None);

#[test]
fn a_share_of_sales_against_worked_cases() {
    // rule; net sales in satang; fee in satang; the reason in words
    let cases = [
        (percent(250, 50_000, NONE), 0, 0, "no sales"),
        (percent(250, 50_000, NONE), -12_000, 0, "more given back than sold"),
        (percent(250, 50_000, NONE), 49_999, 0, "below the threshold"),
        (percent(250, 50_000, NONE), 50_000, 0, "the threshold exactly is free"),
        (percent(250, 50_000, NONE), 50_019, 0, "0.475 satang is none"),
        (percent(250, 50_000, NONE), 50_020, 1, "half a satang counts as one"),
        (percent(250, 50_000, NONE), 150_000, 2_500, "2.5 % of 1,000"),
        (percent(250, 50_000, NONE), 384_050, 8_351, "83.5125"),
        (percent(0, 50_000, NONE), 150_000, 0, "no share"),
        (percent(10_000, 0, NONE), 12_345, 12_345, "all of it"),
        (percent(250, 0, (Some(2_000), None)), 1, 2_000, "a minimum from the first satang on"),
        (percent(250, 0, (Some(2_000), None)), 0, 0, "but nothing for nothing"),
        (percent(250, 0, (Some(2_000), None)), 80_000, 2_000, "the minimum exactly"),
        (percent(250, 0, (Some(2_000), None)), 80_040, 2_001, "just above the minimum"),
        (percent(250, 50_000, (Some(2_000), None)), 50_000, 0, "no minimum at the threshold"),
        (percent(250, 50_000, (Some(2_000), None)), 50_001, 2_000, "but above it"),
        (percent(250, 0, (None, Some(10_000))), 399_960, 9_999, "just below the maximum"),
        (percent(250, 0, (None, Some(10_000))), 400_000, 10_000, "the maximum exactly"),
        (percent(250, 0, (None, Some(10_000))), 9_000_000, 10_000, "never more"),
        (percent(250, 0, (Some(500), Some(500))), 100, 500, "both the same: a flat fee"),
    ];
    for (rule, net, fee, reason) in cases {
        assert_eq!(rule.check(), Ok(()), "{reason}");
        assert_eq!(rule.charge(&attended(net)), Ok(satang(fee)), "{reason}");
    }
}

#[test]
fn a_sliding_share_against_worked_cases() {
    let steps: &[(i64, u32)] = &[(50_000, 200), (200_000, 300), (500_000, 100)];
    let cases = [
        (sliding(steps, NONE), 50_000, 0, "the first step exactly is free"),
        (sliding(steps, NONE), 50_024, 0, "0.48 satang"),
        (sliding(steps, NONE), 50_025, 1, "0.50 satang, half up"),
        (sliding(steps, NONE), 200_000, 3_000, "the second step exactly: all at 2 %"),
        (sliding(steps, NONE), 200_100, 3_003, "only what is above it at 3 %"),
        (sliding(steps, NONE), 500_000, 12_000, "30 + 90"),
        (sliding(steps, NONE), 600_000, 13_000, "30 + 90 + 10"),
        (sliding(steps, NONE), 200_017, 3_001, "30.0051: rounded once, not by step"),
        (sliding(&[(0, 100)], NONE), 10_000, 100, "one step from the first satang"),
        (sliding(&[(0, 0), (100_000, 500)], NONE), 100_000, 0, "a free step"),
        (sliding(&[(0, 0), (100_000, 500)], NONE), 102_000, 100, "and what lies above it"),
        (sliding(steps, (Some(1_000), None)), 50_000, 0, "no minimum at the first step"),
        (sliding(steps, (Some(1_000), None)), 50_001, 1_000, "but above it"),
        (sliding(steps, (None, Some(12_000))), 500_000, 12_000, "the maximum exactly"),
        (sliding(steps, (None, Some(12_000))), 900_000, 12_000, "never more"),
        (sliding(steps, NONE), -5_000, 0, "more given back than sold"),
    ];
    for (rule, net, fee, reason) in cases {
        assert_eq!(rule.check(), Ok(()), "{reason}");
        assert_eq!(rule.charge(&attended(net)), Ok(satang(fee)), "{reason}");
    }
}

#[test]
fn units_and_meters_against_worked_cases() {
    let unit = "หน่วย".to_owned();
    let piece = |price| rule(FeeKind::PerUnit { unit: unit.clone(), price: satang(price) });
    let meter = |price| rule(FeeKind::Metered { unit: unit.clone(), price: satang(price) });
    let whole = |rule: FeeRule| FeeRule { whole_baht: true, ..rule };
    for (rule, units, fee, reason) in [
        (piece(700), "3", 2_100, "three lamps"),
        (piece(700), "0", 0, "none"),
        (piece(2_500), "1.5", 3_750, "a bag and a half"),
        (meter(825), "12.4", 10_230, "12.4 units at 8.25"),
        (meter(825), "0.001", 1, "0.825 satang, half up"),
        (meter(400), "0.001", 0, "0.4 satang"),
        (meter(500), "0.001", 1, "half a satang"),
        (meter(0), "99", 0, "free"),
        (whole(meter(825)), "12.4", 10_200, "102.30 in whole baht"),
        (whole(meter(825)), "12.424", 10_300, "102.50 half up"),
        (whole(piece(25)), "1", 0, "25 satang in whole baht"),
        (whole(piece(50)), "1", 100, "50 satang in whole baht"),
    ] {
        assert_eq!(rule.charge(&counted(&rule, units)), Ok(satang(fee)), "{reason}");
        // counted at the stall: nobody asks whether it sold
        for presence in [Presence::Attended, Presence::Absent] {
            let base = FeeBase { presence, ..counted(&rule, units) };
            assert_eq!(rule.charge(&base), Ok(satang(fee)), "{reason}, {presence:?}");
        }
        let other = rule_of(9, FeeKind::PerStallDay { amount: Money::ZERO });
        assert_eq!(rule.charge(&counted(&other, units)), Ok(Money::ZERO), "another rule's units");
    }
    let rule = meter(825);
    let less = FeeBase { units: vec![(rule.id, quantity("3").negated())], ..FeeBase::default() };
    assert_eq!(rule.charge(&less), Ok(Money::ZERO), "a fee is never less than nothing");
}

#[test]
fn what_depends_on_the_stall_having_its_day() {
    let amount = satang(5_000);
    let percent = percent(1_000, 0, NONE);
    // fee for a day that nobody knows of yet, for one that was had, for one without a file
    for (fee, unknown, attended, absent) in [
        (FeeKind::PerStallDay { amount }, 0, 5_000, 0),
        (FeeKind::NoFile { amount }, 0, 0, 5_000),
        (FeeKind::OneOff { amount }, 0, 0, 0),
        (FeeKind::Fine { amount }, 0, 0, 0),
        (FeeKind::Deposit { amount }, 0, 0, 0),
        (percent.fee, 0, 1_000, 0),
        (sliding(&[(0, 2_000)], NONE).fee, 0, 2_000, 0),
    ] {
        for (presence, expected) in [
            (Presence::Unknown, unknown),
            (Presence::Attended, attended),
            (Presence::Absent, absent),
        ] {
            let base = FeeBase { presence, net: satang(10_000), ..FeeBase::default() };
            let charged = rule(fee.clone()).charge(&base);
            assert_eq!(charged, Ok(satang(expected)), "{fee:?} {presence:?}");
        }
    }
}

#[test]
fn whole_baht_is_rounded_half_up() {
    let whole =
        |net: i64| FeeRule { whole_baht: true, ..percent(100, 0, NONE) }.charge(&attended(net));
    for (net, fee) in [(4_900, 0), (5_000, 100), (14_900, 100), (15_000, 200), (1_000_000, 10_000)]
    {
        assert_eq!(whole(net), Ok(satang(fee)), "{net}");
    }
}

/// Every reach of a rule beside every class of a stall.
#[test]
fn a_rule_reaches_by_zone_category_tag_and_kind_of_vendor() {
    let (food, cloth) = (ZoneId::new(at(), [7; 10]), ZoneId::new(at(), [8; 10]));
    let class = |zone, category: &str, tags: &[&str], visiting| StallClass {
        zone,
        category: category.to_owned(),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        visiting,
    };
    let stalls = [
        class(None, "", &[], false),
        class(Some(food), "อาหาร", &[], false),
        class(Some(food), "ผัก", &["เกษตรกร", "ใหม่"], false),
        class(Some(cloth), "", &["ใหม่"], false),
        class(None, "ผัก", &[], true),
    ];
    let reach = |zone, category: Option<&str>, tag: Option<&str>, visiting| FeeRule {
        zone,
        category: category.map(str::to_owned),
        tag: tag.map(str::to_owned),
        visiting,
        ..rule(FeeKind::PerStallDay { amount: satang(100) })
    };
    for (rule, reached) in [
        (reach(None, None, None, None), [true, true, true, true, true]),
        (reach(Some(food), None, None, None), [false, true, true, false, false]),
        (reach(None, Some("ผัก"), None, None), [false, false, true, false, true]),
        (reach(None, None, Some("ใหม่"), None), [false, false, true, true, false]),
        (reach(None, None, None, Some(true)), [false, false, false, false, true]),
        (reach(None, None, None, Some(false)), [true, true, true, true, false]),
        (
            reach(Some(food), Some("ผัก"), Some("เกษตรกร"), Some(false)),
            [false, false, true, false, false],
        ),
        (reach(Some(cloth), Some("ผัก"), None, None), [false; 5]),
    ] {
        let found = stalls.each_ref().map(|class| {
            let lines = assess(std::slice::from_ref(&rule), day("2026-11-22"), class, &attended(0))
                .unwrap();
            !lines.is_empty()
        });
        assert_eq!(found, reached, "{rule:?}");
    }
}

#[test]
fn a_rule_holds_from_its_first_day_to_its_last() {
    let stall = StallClass::default();
    let rule = rule(FeeKind::PerStallDay { amount: satang(100) });
    for (on, holds) in
        [("2026-10-31", false), ("2026-11-01", true), ("2026-11-30", true), ("2026-12-01", false)]
    {
        assert_eq!(rule.holds(day(on), &stall), holds, "{on}");
    }
    let open = FeeRule { until: None, ..rule.clone() };
    assert!(open.holds(day("2399-12-31"), &stall) && !open.holds(day("2026-10-31"), &stall));
    let never = FeeRule { until: Some(day("2026-10-31")), ..rule.clone() };
    assert!(!never.holds(day("2026-10-31"), &stall) && !never.holds(day("2026-11-01"), &stall));
    assert_eq!(never.check(), Err(FeeRuleRefused::Days));
    let one_day = FeeRule { until: Some(rule.from), ..rule };
    assert_eq!(one_day.check(), Ok(()));
}

#[test]
fn rules_that_cannot_stand() {
    use FeeRuleRefused::{Amounts, Name};
    let steps = |steps: &[(i64, u32)]| sliding(steps, NONE);
    let whole = |rule: FeeRule| FeeRule { whole_baht: true, ..rule };
    let long = "ก".repeat(61);
    for (rule, refused) in [
        (FeeRule { name: "  ".into(), ..percent(1, 0, NONE) }, Err(Name)),
        (FeeRule { name: long.clone(), ..percent(1, 0, NONE) }, Err(Name)),
        (percent(10_001, 0, NONE), Err(Amounts)),
        (percent(100, -1, NONE), Err(Amounts)),
        (percent(100, 0, (Some(901), Some(900))), Err(Amounts)),
        (percent(100, 0, (Some(-1), None)), Err(Amounts)),
        (percent(100, 0, (None, Some(-1))), Err(Amounts)),
        (percent(100, 0, (Some(900), Some(900))), Ok(())),
        (whole(percent(100, 0, (Some(950), None))), Err(Amounts)),
        (whole(percent(100, 0, (None, Some(950)))), Err(Amounts)),
        (whole(percent(100, 0, (Some(900), Some(1_000)))), Ok(())),
        (steps(&[]), Err(Amounts)),
        (steps(&[(0, 100); 2]), Err(Amounts)),
        (steps(&[(100, 100), (50, 200)]), Err(Amounts)),
        (steps(&[(0, 10_001)]), Err(Amounts)),
        (steps(&[(-1, 100)]), Err(Amounts)),
        (steps(&[(0, 1), (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1)]), Ok(())),
        (
            steps(&[(0, 1), (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1)]),
            Err(Amounts),
        ),
        (rule(FeeKind::PerUnit { unit: " ".into(), price: satang(1) }), Err(Amounts)),
        (rule(FeeKind::Metered { unit: long, price: satang(1) }), Err(Amounts)),
        (rule(FeeKind::Metered { unit: "kWh".into(), price: satang(-1) }), Err(Amounts)),
        (rule(FeeKind::Fine { amount: satang(-1) }), Err(Amounts)),
        (rule(FeeKind::Deposit { amount: satang(0) }), Ok(())),
    ] {
        assert_eq!(rule.check(), refused, "{rule:?}");
    }
}

#[test]
fn lines_stand_in_the_order_of_rules_then_charges_then_what_is_waived() {
    let stall_day = rule_of(1, FeeKind::PerStallDay { amount: satang(5_000) });
    let nothing = rule_of(2, FeeKind::PerStallDay { amount: Money::ZERO });
    let share = rule_of(3, percent(1_000, 0, NONE).fee);
    let fine = charge(4, 10_000);
    let waiver = waiver(5, WaiverOf::Rule { rule: share.id }, half());
    let base = FeeBase { charges: vec![fine.clone()], waivers: vec![waiver], ..attended(33_300) };
    let rules = [stall_day.clone(), nothing, share.clone()];
    let lines = assess(&rules, day("2026-11-22"), &StallClass::default(), &base).unwrap();
    let line =
        |source, name: &str, amount| FeeLine { source, name: name.into(), amount: satang(amount) };
    assert_eq!(
        lines,
        [
            line(FeeSource::Rule(stall_day.id), "ค่า 1", 5_000),
            line(FeeSource::Rule(share.id), "ค่า 3", 3_330),
            line(FeeSource::Charge(fine.id), "ค่าปรับ", 10_000),
            line(FeeSource::Waiver(waiver.id), "ค่า 3", -1_665),
        ]
    );
}

fn charge(number: u8, amount: i64) -> Charge {
    Charge {
        id: ChargeId::new(at(), [number; 10]),
        rule: FeeRuleId::new(at(), [number; 10]),
        name: "ค่าปรับ".into(),
        amount: satang(amount),
    }
}

fn waiver(number: u8, of: WaiverOf, cut: WaiverCut) -> Waiver {
    Waiver { id: WaiverId::new(at(), [number; 10]), of, cut }
}

fn half() -> WaiverCut {
    WaiverCut::Percent { basis_points: 5_000 }
}

/// The same cases on every machine and every day.
fn settings() -> Config {
    println!("seed {SEED}");
    Config {
        cases: 512,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(SEED),
        ..Config::default()
    }
}

fn any_bounds() -> impl Strategy<Value = (Option<i64>, Option<i64>)> {
    (prop::option::of(0..20_000i64), prop::option::of(0..50_000i64))
        .prop_map(|(low, more)| (low, more.map(|more| low.unwrap_or(0) + more)))
}

fn any_share() -> impl Strategy<Value = FeeRule> {
    let of_net = (0..=10_000u32, 0..1_000_000i64, any_bounds())
        .prop_map(|(basis_points, threshold, bounds)| percent(basis_points, threshold, bounds));
    let steps = (prop::collection::btree_map(0..1_000_000i64, 0..=10_000u32, 1..=8), any_bounds())
        .prop_map(|(steps, bounds)| sliding(&steps.into_iter().collect::<Vec<_>>(), bounds));
    prop_oneof![of_net, steps]
}

fn any_kind() -> impl Strategy<Value = FeeKind> {
    prop_oneof![
        (0..100_000i64).prop_map(|amount| FeeKind::PerStallDay { amount: satang(amount) }),
        (0..100_000i64).prop_map(|amount| FeeKind::NoFile { amount: satang(amount) }),
        (0..5_000i64)
            .prop_map(|price| FeeKind::PerUnit { unit: "ดวง".into(), price: satang(price) }),
        (0..5_000i64)
            .prop_map(|price| FeeKind::Metered { unit: "kWh".into(), price: satang(price) }),
        any_share().prop_map(|rule| rule.fee),
    ]
}

/// Up to five rules, a day's facts, and waivers of every kind.
fn any_day() -> impl Strategy<Value = (Vec<FeeRule>, FeeBase)> {
    let rules = prop::collection::vec((any_kind(), any::<bool>()), 0..5);
    let presence =
        prop_oneof![Just(Presence::Unknown), Just(Presence::Attended), Just(Presence::Absent)];
    let units = prop::collection::vec(0..100_000i64, 5);
    let charges = prop::collection::vec(0..100_000i64, 0..3);
    let cut = prop_oneof![
        (0..=10_000u32).prop_map(|basis_points| WaiverCut::Percent { basis_points }),
        (0..200_000i64).prop_map(|amount| WaiverCut::Amount { amount: satang(amount) }),
    ];
    let waivers = prop::collection::vec((0..12u8, cut), 0..4);
    let net = -100_000..3_000_000i64;
    (rules, presence, net, units, charges, waivers).prop_map(made)
}

type Parts = (Vec<(FeeKind, bool)>, Presence, i64, Vec<i64>, Vec<i64>, Vec<(u8, WaiverCut)>);

fn made((rules, presence, net, units, charges, waivers): Parts) -> (Vec<FeeRule>, FeeBase) {
    let numbered = rules.into_iter().zip(1u8..);
    let rules: Vec<FeeRule> = numbered
        .map(|((fee, whole_baht), number)| FeeRule { whole_baht, ..rule_of(number, fee) })
        .collect();
    let units = rules
        .iter()
        .zip(units)
        .map(|(rule, units)| (rule.id, Quantity::from_thousandths(units).unwrap()));
    let charges: Vec<Charge> =
        charges.into_iter().zip(100u8..).map(|(amount, number)| charge(number, amount)).collect();
    let of = |number: u8| match number {
        0..4 => WaiverOf::Everything,
        4..9 => WaiverOf::Rule { rule: FeeRuleId::new(at(), [number - 3; 10]) },
        _ => WaiverOf::Charge { charge: ChargeId::new(at(), [number + 91; 10]) },
    };
    let waivers = waivers.into_iter().zip(200u8..);
    let waivers = waivers.map(|((number, cut), id)| waiver(id, of(number), cut)).collect();
    let base = FeeBase { presence, net: satang(net), units: units.collect(), charges, waivers };
    (rules, base)
}

proptest! {
    #![proptest_config(settings())]

    /// What is waived is never more than there is, and a day is never less than nothing.
    #[test]
    fn a_waiver_never_takes_more_than_there_is((rules, base) in any_day()) {
        let class = StallClass::default();
        let lines = assess(&rules, day("2026-11-22"), &class, &base).unwrap();
        let whole = FeeBase { waivers: vec![], ..base.clone() };
        let before = assess(&rules, day("2026-11-22"), &class, &whole).unwrap();
        prop_assert_eq!(&lines[..before.len()], &before[..], "a waiver changes no line");
        let sum = |lines: &[FeeLine]| Money::sum(lines.iter().map(|line| line.amount)).unwrap();
        let (charged, waived) = (sum(&before), sum(&lines[before.len()..]));
        prop_assert!(charged >= Money::ZERO && sum(&lines) >= Money::ZERO);
        prop_assert!(waived <= Money::ZERO && waived.magnitude() <= charged);
        for contra in &lines[before.len()..] {
            prop_assert!(matches!(contra.source, FeeSource::Waiver(_)));
            prop_assert!(contra.amount.is_negative());
        }
        for waiver in &base.waivers {
            let of_it = lines.iter().filter(|line| line.source == FeeSource::Waiver(waiver.id));
            let taken = Money::sum(of_it.map(|line| line.amount)).unwrap().magnitude();
            if let WaiverCut::Amount { amount } = waiver.cut {
                prop_assert!(taken <= amount);
            }
        }
    }

    /// All of everything waived leaves nothing, whatever was charged.
    #[test]
    fn all_of_everything_is_all((rules, base) in any_day()) {
        let all = WaiverCut::Percent { basis_points: 10_000 };
        let base = FeeBase { waivers: vec![waiver(250, WaiverOf::Everything, all)], ..base };
        let lines = assess(&rules, day("2026-11-22"), &StallClass::default(), &base).unwrap();
        prop_assert_eq!(Money::sum(lines.iter().map(|line| line.amount)), Ok(Money::ZERO));
    }

    /// Who sells more never pays less, and never more than the maximum nor less than the minimum.
    #[test]
    fn a_share_grows_with_the_sales(
        rule in any_share(),
        net in -100_000..3_000_000i64,
        more in 0..500_000i64,
    ) {
        let fee = |net| rule.charge(&attended(net)).unwrap();
        let (less, greater) = (fee(net), fee(net + more));
        prop_assert!(less <= greater, "{less:?} for {net}, {greater:?} for {more} more");
        let (FeeKind::PercentOfNet { minimum, maximum, .. }
        | FeeKind::Sliding { minimum, maximum, .. }) = rule.fee
        else {
            return Err(TestCaseError::fail("no share"));
        };
        prop_assert!(maximum.is_none_or(|maximum| greater <= maximum));
        prop_assert!(greater.is_zero() || minimum.is_none_or(|minimum| greater >= minimum));
        prop_assert!(minimum.is_some() || greater <= satang((net + more).max(0)));
    }

    /// Whole baht is at most half a baht off, half up, and stays inside the bounds of its rule.
    #[test]
    fn whole_baht_is_near(rule in any_share(), net in 0..3_000_000i64) {
        let exact = rule.charge(&attended(net)).unwrap();
        let whole = FeeRule { whole_baht: true, ..rule };
        let rounded = whole.charge(&attended(net)).unwrap();
        prop_assert_eq!(rounded.satang() % 100, 0);
        let off = rounded.satang() - exact.satang();
        prop_assert!((-49..=50).contains(&off), "{exact:?} to {rounded:?}");
        if whole.check().is_ok()
            && let FeeKind::PercentOfNet { minimum, maximum, .. }
            | FeeKind::Sliding { minimum, maximum, .. } = whole.fee
        {
            prop_assert!(maximum.is_none_or(|maximum| rounded <= maximum));
            prop_assert!(rounded.is_zero() || minimum.is_none_or(|minimum| rounded >= minimum));
        }
    }

    /// Taking a rule away takes its line away and no other.
    #[test]
    fn rules_do_not_meddle((rules, base) in any_day()) {
        let base = FeeBase { waivers: vec![], ..base };
        let class = StallClass::default();
        let on = |rules: &[FeeRule]| assess(rules, day("2026-11-22"), &class, &base).unwrap();
        let all = on(&rules);
        for (place, rule) in rules.iter().enumerate() {
            let mut without = rules.clone();
            without.remove(place);
            let other = |line: &&FeeLine| line.source != FeeSource::Rule(rule.id);
            let kept: Vec<_> = all.iter().filter(other).cloned().collect();
            prop_assert_eq!(on(&without), kept);
        }
    }
}
