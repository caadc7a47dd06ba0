//! Worked cases of fees.

use super::*;
use crate::day::Timestamp;
use crate::id::ZoneId;

fn rule(fee: FeeKind) -> FeeRule {
    FeeRule {
        id: FeeRuleId::new(Timestamp::from_seconds(0), [1; 10]),
        name: "ค่าที่".into(),
        fee,
        from: "2026-11-01".parse().unwrap(),
        until: None,
        zone: None,
        category: None,
        tag: None,
        visiting: None,
        whole_baht: false,
    }
}

fn attended(net: Money) -> FeeBase {
    FeeBase { presence: Presence::Attended, net, ..FeeBase::default() }
}

fn percent(basis_points: u32, minimum: Option<i64>, maximum: Option<i64>) -> FeeRule {
    rule(FeeKind::PercentOfNet {
        basis_points,
        threshold: Money::baht(500),
        minimum: minimum.map(Money::baht),
        maximum: maximum.map(Money::baht),
    })
}

#[test]
fn a_share_of_sales_is_charged_above_the_threshold() {
    let charged =
        |rule: FeeRule, net: i64| rule.charge(&attended(Money::from_satang(net).unwrap())).unwrap();
    for (net, fee) in [(50_000, 0), (50_001, 0), (150_000, 2_500), (384_050, 8_351)] {
        assert_eq!(charged(percent(250, None, None), net).satang(), fee, "{net}");
    }
    assert_eq!(charged(percent(250, Some(20), None), 60_000), Money::baht(20));
    assert_eq!(charged(percent(250, Some(20), None), 50_000), Money::ZERO);
    assert_eq!(charged(percent(250, None, Some(100)), 9_000_000), Money::baht(100));
    let whole = FeeRule { whole_baht: true, ..percent(250, None, None) };
    assert_eq!(charged(whole, 384_050), Money::baht(84));
}

#[test]
fn units_are_charged_as_counted() {
    let lamp = rule(FeeKind::PerUnit { unit: "ดวง".into(), price: Money::baht(7) });
    let base =
        FeeBase { units: vec![(lamp.id, Quantity::units(3).unwrap())], ..FeeBase::default() };
    assert_eq!(lamp.charge(&base), Ok(Money::baht(21)));
    assert_eq!(lamp.charge(&FeeBase::default()), Ok(Money::ZERO));
}

#[test]
fn a_rule_holds_on_its_days_and_in_its_zone() {
    let zone = ZoneId::new(Timestamp::from_seconds(0), [7; 10]);
    let mut rule = rule(FeeKind::PerStallDay { amount: Money::baht(50) });
    rule.until = Some("2026-11-30".parse().unwrap());
    let holds = |rule: &FeeRule, day: &str, zone| {
        rule.holds(day.parse().unwrap(), &StallClass { zone, ..StallClass::default() })
    };
    assert!(holds(&rule, "2026-11-01", None) && holds(&rule, "2026-11-30", Some(zone)));
    assert!(!holds(&rule, "2026-10-31", None) && !holds(&rule, "2026-12-01", None));
    rule.zone = Some(zone);
    assert!(holds(&rule, "2026-11-02", Some(zone)) && !holds(&rule, "2026-11-02", None));
}

#[test]
fn a_rule_that_cannot_stand_is_refused() {
    let nameless = FeeRule { name: " ".into(), ..percent(1, None, None) };
    assert_eq!(nameless.check(), Err(FeeRuleRefused::Name));
    assert_eq!(percent(10_001, None, None).check(), Err(FeeRuleRefused::Amounts));
    assert_eq!(percent(100, Some(9), Some(8)).check(), Err(FeeRuleRefused::Amounts));
    let mut rule = percent(100, None, None);
    rule.until = Some("2026-10-31".parse().unwrap());
    assert_eq!(rule.check(), Err(FeeRuleRefused::Days));
}

#[test]
fn steps_share_only_what_lies_above_each_of_them() {
    let step = |above, basis_points| FeeStep { above: Money::baht(above), basis_points };
    let steps = vec![step(500, 200), step(2_000, 300), step(5_000, 100)];
    let sliding = |minimum: Option<i64>, maximum: Option<i64>| {
        rule(FeeKind::Sliding {
            steps: steps.clone(),
            minimum: minimum.map(Money::baht),
            maximum: maximum.map(Money::baht),
        })
    };
    let charged = |rule: FeeRule, net: i64| rule.charge(&attended(Money::baht(net))).unwrap();
    // 1,500 x 2 % = 30; 3,000 x 3 % = 90; the rest at 1 %
    for (net, fee) in [(0, 0), (500, 0), (600, 200), (2_000, 3_000), (2_100, 3_300)] {
        assert_eq!(charged(sliding(None, None), net).satang(), fee, "{net}");
    }
    assert_eq!(charged(sliding(None, None), 5_000), Money::baht(120));
    assert_eq!(charged(sliding(None, None), 6_000), Money::baht(130));
    assert_eq!(charged(sliding(Some(10), None), 600), Money::baht(10));
    assert_eq!(charged(sliding(Some(10), None), 500), Money::ZERO);
    assert_eq!(charged(sliding(None, Some(100)), 9_000), Money::baht(100));
    let unsorted = rule(FeeKind::Sliding {
        steps: vec![step(500, 100), step(500, 200)],
        minimum: None,
        maximum: None,
    });
    assert_eq!(unsorted.check(), Err(FeeRuleRefused::Amounts));
}

#[test]
fn only_a_closed_day_without_a_file_is_charged_for_it() {
    let no_file = rule(FeeKind::NoFile { amount: Money::baht(20) });
    let stall_day = rule(FeeKind::PerStallDay { amount: Money::baht(50) });
    let charged = |rule: &FeeRule, presence| {
        rule.charge(&FeeBase { presence, ..FeeBase::default() }).unwrap()
    };
    for (presence, absent, present) in
        [(Presence::Unknown, 0, 0), (Presence::Attended, 0, 50), (Presence::Absent, 20, 0)]
    {
        assert_eq!(charged(&no_file, presence), Money::baht(absent));
        assert_eq!(charged(&stall_day, presence), Money::baht(present));
    }
}

#[test]
fn a_waiver_is_a_contra_line_and_never_takes_more_than_there_is() {
    let random = |byte| [byte; 10];
    let at = Timestamp::from_seconds(0);
    let stall_day = rule(FeeKind::PerStallDay { amount: Money::baht(50) });
    let fine = Charge {
        id: ChargeId::new(at, random(2)),
        rule: FeeRuleId::new(at, random(3)),
        name: "ค่าปรับ".into(),
        amount: Money::baht(100),
    };
    let waiver = |byte, of, cut| Waiver { id: WaiverId::new(at, random(byte)), of, cut };
    type Case = (Vec<(WaiverOf, WaiverCut)>, &'static [i64]);
    let cases: [Case; 6] = [
        (vec![], &[]),
        (vec![(WaiverOf::Everything, WaiverCut::Percent { basis_points: 10_000 })], &[-50, -100]),
        (
            vec![(
                WaiverOf::Rule { rule: stall_day.id },
                WaiverCut::Percent { basis_points: 3_300 },
            )],
            &[-17], // 16.50, in whole baht
        ),
        (vec![(WaiverOf::Everything, WaiverCut::Amount { amount: Money::baht(70) })], &[-50, -20]),
        (
            vec![(
                WaiverOf::Charge { charge: fine.id },
                WaiverCut::Amount { amount: Money::baht(500) },
            )],
            &[-100],
        ),
        (
            vec![
                (WaiverOf::Rule { rule: fine.rule }, WaiverCut::Percent { basis_points: 5_000 }),
                (WaiverOf::Everything, WaiverCut::Percent { basis_points: 10_000 }),
            ],
            &[-50, -50, -50],
        ),
    ];
    for (waivers, contra) in cases {
        let waivers = waivers.into_iter().zip(10..).map(|((of, cut), byte)| waiver(byte, of, cut));
        let base = FeeBase {
            charges: vec![fine.clone()],
            waivers: waivers.collect(),
            ..attended(Money::ZERO)
        };
        let day = "2026-11-22".parse().unwrap();
        let lines = assess(std::slice::from_ref(&stall_day), day, &StallClass::default(), &base);
        let lines = lines.unwrap();
        let waived: Vec<i64> = lines[2..].iter().map(|line| line.amount.satang() / 100).collect();
        assert_eq!(waived, contra);
        assert!(Money::sum(lines.iter().map(|line| line.amount)).unwrap() >= Money::ZERO);
    }
}

#[test]
fn a_line_of_the_first_books_is_written_as_it_was() {
    let id = "00000000-0000-7000-8101-010101010101";
    let line = format!(r#"{{"rule":"{id}","name":"ค่าแผง","amount":5000}}"#);
    let read: FeeLine = serde_json::from_str(&line).unwrap();
    assert_eq!(read.source, FeeSource::Rule(id.parse().unwrap()));
    assert_eq!(serde_json::to_string(&read).unwrap(), line);
}
