//! Laws of money that hold for any bill: priced, paid, given back. Must never be bent to a case: a
//! bill that breaks one is a fault of the program.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod support;

use domain::money::Money;
use domain::pricing::{LineDraft, PriceRule, PriceRuleKind, Terms, price};
use domain::sale::{Bill, BillRefused, PricedLine, re_add};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use support::{Asking, any_bundle, any_lines, any_rules, asking, day};

/// The seed of the random cases.
const SEED: u64 = 22_112_026;

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

/// Prices what was asked; `None` where a discount is more than what it is off, the one refusal that
/// these bills can meet.
fn priced(asked: &Asking, rules: &[PriceRule]) -> Option<Bill> {
    let terms = Terms { rules, day: day(), weighed: asked.weighed, discount: asked.discount };
    match price(&asked.lines, terms) {
        Ok(bill) => Some(bill),
        Err(BillRefused::Discount { .. }) => None,
        Err(refused) => panic!("{refused}"),
    }
}

fn sum(amounts: impl IntoIterator<Item = Money>) -> Money {
    Money::sum(amounts).unwrap()
}

fn without_discounts(lines: &[LineDraft]) -> Vec<LineDraft> {
    lines.iter().map(|line| LineDraft { discount: None, ..line.clone() }).collect()
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn the_total_is_the_sum_of_what_is_shown_and_works_out_again(asked in asking()) {
        let Some(bill) = priced(&asked, &asked.rules) else { return Ok(()) };
        let shown = sum(bill.lines.iter().map(|line| line.amount));
        prop_assert_eq!(bill.total, shown);
        prop_assert_eq!(re_add(&bill.lines), Ok((bill.total, bill.vat)));
        let gross = sum(bill.lines.iter().map(|line| line.gross().unwrap()));
        let taken = sum(bill.lines.iter().map(|line| line.discounted().unwrap()));
        prop_assert_eq!((bill.gross, gross.minus(taken).unwrap()), (gross, bill.total));
    }

    #[test]
    fn no_discount_takes_more_than_there_is(asked in asking()) {
        let Some(bill) = priced(&asked, &asked.rules) else { return Ok(()) };
        for line in &bill.lines {
            prop_assert!(line.amount >= Money::ZERO, "{line:?}");
            prop_assert!(line.discounts.iter().all(|one| one.amount > Money::ZERO), "{line:?}");
            // one of a kind and a name at most
            let kinds = line.discounts.iter().map(|one| (one.kind, &one.name));
            let mut kinds: Vec<_> = kinds.collect();
            kinds.sort();
            kinds.dedup();
            prop_assert_eq!(kinds.len(), line.discounts.len());
        }
    }

    #[test]
    fn what_is_told_of_bundles_is_what_they_took_off(asked in asking()) {
        let Some(bill) = priced(&asked, &asked.rules) else { return Ok(()) };
        let by_kind = |kind| sum(bill.lines.iter().flat_map(|line: &PricedLine| {
            line.discounts.iter().filter(move |one| one.kind == kind).map(|one| one.amount)
        }));
        use domain::sale::DiscountKind::{Bill as OfBill, Bundle};
        prop_assert_eq!(by_kind(Bundle), sum(bill.bundles.iter().map(|bundle| bundle.saved)));
        prop_assert_eq!(by_kind(OfBill), bill.bill_discount);
    }

    /// Beside the stall's other rules, and whatever stands on the bill.
    #[test]
    fn another_bundle_makes_no_bill_dearer(asked in asking(), bundle in any_bundle(9)) {
        let mut more = asked.rules.clone();
        more.push(bundle);
        let (before, after) = (priced(&asked, &asked.rules), priced(&asked, &more));
        let (Some(before), Some(after)) = (before, after) else { return Ok(()) };
        prop_assert!(after.total <= before.total, "{} became {}", before.total, after.total);
        for (before, after) in before.lines.iter().zip(&after.lines) {
            prop_assert!(after.gross() == before.gross());
        }
    }

    #[test]
    fn a_bundle_never_costs_more_than_its_own_prices(
        lines in any_lines(), rules in prop::collection::vec(any_bundle(3), 1..4),
    ) {
        let lines = without_discounts(&lines);
        let asked = Asking { lines, rules, weighed: None, discount: None };
        let bill = priced(&asked, &asked.rules).unwrap();
        let plain = priced(&asked, &[]).unwrap();
        prop_assert!(bill.total <= plain.total);
        for (in_bundle, alone) in bill.lines.iter().zip(&plain.lines) {
            prop_assert!(in_bundle.amount <= alone.amount);
        }
    }

    /// Of one kind of goods, "n for so much" is arithmetic that a child can do.
    #[test]
    fn of_one_kind_of_goods_a_bundle_is_sets_and_singles(
        unit in 1_i64..20_000, pieces in 1_i64..200, count in 2_u32..20, bundle in 1_i64..200_000,
    ) {
        let line = support::pieces(1, unit, pieces);
        let rule = support::bundle(1, &[1], count, bundle);
        let asked = Asking { lines: vec![line], rules: vec![rule], weighed: None, discount: None };
        let bill = priced(&asked, &asked.rules).unwrap();
        let (sets, singles) = (pieces / i64::from(count), pieces % i64::from(count));
        let saves = bundle < unit * i64::from(count);
        let expected = if saves { sets * bundle + singles * unit } else { pieces * unit };
        prop_assert_eq!(bill.total.satang(), expected);
    }

    /// A rule that does not hold today, or is about other goods, is as if it were not there.
    #[test]
    fn a_rule_of_another_day_changes_nothing(asked in asking(), rules in any_rules()) {
        let other: Vec<PriceRule> = rules
            .into_iter()
            .map(|rule| PriceRule { from: day().next(), until: None, ..rule })
            .collect();
        let mut more = asked.rules.clone();
        more.extend(other);
        prop_assert_eq!(priced(&asked, &more), priced(&asked, &asked.rules));
    }

    #[test]
    fn marking_down_makes_nothing_dearer_and_keeps_the_original_price(asked in asking()) {
        let without: Vec<PriceRule> = asked
            .rules
            .iter()
            .filter(|rule| !matches!(rule.does, PriceRuleKind::Markdown { .. }))
            .cloned()
            .collect();
        let lines = without_discounts(&asked.lines);
        let plain = Asking { discount: None, lines, ..asked.clone() };
        let (down, up) =
            (priced(&plain, &asked.rules).unwrap(), priced(&plain, &without).unwrap());
        for ((low, high), draft) in down.lines.iter().zip(&up.lines).zip(&plain.lines) {
            prop_assert!(low.unit_price <= high.unit_price && !low.unit_price.is_negative());
            let own = low.list_price.unwrap_or(low.unit_price);
            prop_assert_eq!(own, draft.list_price);
        }
    }
}
