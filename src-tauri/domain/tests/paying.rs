//! Laws of paying and giving back that hold for any bill: nothing is lost, nothing is made. Must
//! never be bent to a case: a bill that breaks one is a fault of the program.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod support;

use domain::money::Money;
use domain::payment::{PaymentRefused, Settled, TenderDraft, TenderKind, settle};
use domain::pricing::{Terms, price};
use domain::quantity::Quantity;
use domain::refund::{Paid, RefundDraft, Refundable, Repaid, refund, repay};
use domain::rounding::Rounding;
use domain::sale::{Bill, PricedLine};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use support::{Asking, any_rounding, asking, day};

/// The seed of the random cases.
const SEED: u64 = 22_112_027;

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

fn satang(satang: i64) -> Money {
    Money::from_satang(satang).unwrap()
}

fn sum(amounts: impl IntoIterator<Item = Money>) -> Money {
    Money::sum(amounts).unwrap()
}

fn bill_of(asked: &Asking) -> Option<Bill> {
    let terms =
        Terms { rules: &asked.rules, day: day(), weighed: asked.weighed, discount: asked.discount };
    price(&asked.lines, terms).ok().filter(|bill| !bill.total.is_zero())
}

/// How people pay: parts by ways that are exact, in thousandths of the total, vouchers by what
/// stands on them, and cash at the end, with what was handed over beyond what is due.
#[derive(Clone, Debug)]
struct Paying {
    exact: Vec<(TenderKind, i64)>,
    vouchers: Vec<i64>,
    over: i64,
    cash: Option<Rounding>,
}

fn paying() -> impl Strategy<Value = Paying> {
    let kinds = vec![
        TenderKind::PromptPay,
        TenderKind::PromptPay,
        TenderKind::Credit,
        TenderKind::CoPay,
        TenderKind::Other,
    ];
    let exact = prop::sample::subsequence(kinds, 0..=3)
        .prop_flat_map(|kinds| {
            let parts = prop::collection::vec(1_i64..300, kinds.len());
            (Just(kinds), parts)
        })
        .prop_map(|(kinds, parts)| kinds.into_iter().zip(parts).collect());
    let vouchers = prop::collection::vec(prop::sample::select(vec![5_000_i64, 10_000]), 0..3);
    (exact, vouchers, 0_i64..60_000, prop::option::of(any_rounding()))
        .prop_map(|(exact, vouchers, over, cash)| Paying { exact, vouchers, over, cash })
}

/// The tenders of a bill, cash for what they leave. A voucher that is not needed stays in the
/// pocket.
fn drafts(total: Money, paying: &Paying) -> Vec<TenderDraft> {
    let draft = |kind, amount| TenderDraft { kind, amount, detail: None };
    let mut drafts = Vec::new();
    let mut rest = total;
    for (kind, part) in &paying.exact {
        let amount = satang((total.satang() * part / 1_000).max(1));
        if amount <= rest {
            drafts.push(draft(*kind, amount));
            rest = rest.minus(amount).unwrap();
        }
    }
    for voucher in &paying.vouchers {
        if !rest.is_zero() {
            drafts.push(draft(TenderKind::Voucher, satang(*voucher)));
            rest = rest.minus(rest.min(satang(*voucher))).unwrap();
        }
    }
    if !rest.is_zero() {
        let due = paying.cash.map_or(rest, |rounding| rounding.apply(rest).unwrap());
        drafts.push(draft(TenderKind::Cash, due.plus(satang(paying.over)).unwrap()));
    }
    drafts
}

fn paid(settled: &Settled) -> Money {
    sum(settled.tenders.iter().map(|tender| tender.amount))
}

fn rounding_of(settled: &Settled) -> Money {
    settled.rounding.map_or(Money::ZERO, |rounding| rounding.amount)
}

/// What of a bill comes back at a time: of each line a part, in thousandths of what is left.
fn next_part(sold: &[Refundable], shares: &[i64]) -> Vec<RefundDraft> {
    let mut drafts = Vec::new();
    for (at, (entry, share)) in sold.iter().zip(shares.iter().cycle()).enumerate() {
        let left = entry.line.quantity.minus(entry.returned).unwrap().thousandths();
        let part = (left * share / 1_000).min(left);
        let part = if entry.line.unit.is_weight() { part } else { part / 1_000 * 1_000 };
        if part > 0 {
            let quantity = Quantity::from_thousandths(part).unwrap();
            drafts.push(RefundDraft { line: u32::try_from(at + 1).unwrap(), quantity });
        }
    }
    drafts
}

fn is_all_back(sold: &[Refundable]) -> bool {
    sold.iter().all(|entry| entry.returned == entry.line.quantity)
}

fn untouched(lines: &[PricedLine]) -> Vec<Refundable> {
    let open = |line: &PricedLine| Refundable {
        line: line.clone(),
        returned: Quantity::ZERO,
        given_back: Money::ZERO,
    };
    lines.iter().map(open).collect()
}

/// Gives back some of a bill. Gives what the lines came to, and how it went back.
fn give_back(
    sold: &mut [Refundable],
    drafts: &[RefundDraft],
    settled: &Settled,
) -> (Money, Repaid) {
    let before = sum(sold.iter().map(|entry| entry.given_back));
    let lines = refund(sold, drafts).unwrap();
    for line in &lines {
        let entry = &mut sold[line.line as usize - 1];
        entry.returned = entry.returned.plus(line.quantity).unwrap();
        entry.given_back = entry.given_back.plus(line.amount).unwrap();
    }
    let amount = sum(lines.iter().map(|line| line.amount));
    let of = Paid { tenders: &settled.tenders, rounding: settled.rounding, before };
    (amount, repay(amount, of, is_all_back(sold)).unwrap())
}

proptest! {
    #![proptest_config(settings())]

    /// What was paid is the total and the rounding of its cash, which is less than a step; what was
    /// handed over is what was paid, the change, and what vouchers lost.
    #[test]
    fn split_tenders_lose_nothing_and_make_nothing(asked in asking(), paying in paying()) {
        let Some(bill) = bill_of(&asked) else { return Ok(()) };
        let drafts = drafts(bill.total, &paying);
        let settled = match settle(bill.total, &drafts, paying.cash) {
            Ok(settled) => settled,
            Err(refused) => return Err(TestCaseError::fail(format!("{refused}: {drafts:?}"))),
        };
        prop_assert_eq!(paid(&settled), bill.total.plus(rounding_of(&settled)).unwrap());
        let step = paying.cash.map_or(Money::ZERO, |rounding| rounding.step);
        prop_assert!(rounding_of(&settled).is_zero() || rounding_of(&settled).magnitude() < step);
        prop_assert!(settled.rounding.is_none_or(|rounding| !rounding.amount.is_zero()));
        prop_assert_eq!(settled.tenders.len(), drafts.len());
        let mut lost = Money::ZERO;
        for (tender, draft) in settled.tenders.iter().zip(&drafts) {
            prop_assert_eq!((tender.kind, tender.received), (draft.kind, draft.amount));
            prop_assert!(tender.amount > Money::ZERO && tender.amount <= tender.received);
            match tender.kind {
                TenderKind::Cash => {}
                TenderKind::Voucher => {
                    let unused = tender.received.minus(tender.amount).unwrap();
                    lost = lost.plus(unused).unwrap();
                }
                _ => prop_assert_eq!(tender.amount, tender.received),
            }
        }
        let handed = sum(drafts.iter().map(|draft| draft.amount));
        let kept = paid(&settled).plus(settled.change).unwrap().plus(lost).unwrap();
        prop_assert_eq!(handed, kept);
    }

    /// A satang too little is refused, whatever the ways of paying.
    #[test]
    fn what_is_missing_is_told(asked in asking(), paying in paying()) {
        let Some(bill) = bill_of(&asked) else { return Ok(()) };
        let exact = Paying { over: 0, ..paying };
        let mut drafts = drafts(bill.total, &exact);
        let Some(cash) = drafts.iter_mut().find(|draft| draft.kind == TenderKind::Cash) else {
            return Ok(());
        };
        cash.amount = cash.amount.minus(satang(1)).unwrap();
        let nothing = cash.amount.is_zero();
        let refused = settle(bill.total, &drafts, exact.cash).unwrap_err();
        let told = PaymentRefused::Short { missing: satang(1) };
        prop_assert_eq!(refused, if nothing { PaymentRefused::NotPositive } else { told });
    }

    /// Given back at once: to the satang what was paid, by the ways it came.
    #[test]
    fn a_refund_of_everything_is_what_was_paid(asked in asking(), paying in paying()) {
        let Some(bill) = bill_of(&asked) else { return Ok(()) };
        let settled = settle(bill.total, &drafts(bill.total, &paying), paying.cash).unwrap();
        let mut sold = untouched(&bill.lines);
        let all = next_part(&sold, &[1_000]);
        let (amount, back) = give_back(&mut sold, &all, &settled);
        prop_assert_eq!((amount, back.rounding), (bill.total, rounding_of(&settled)));
        for kind in domain::payment::TENDERS {
            let of_kind = |(of, amount): (TenderKind, Money)| (of == kind).then_some(amount);
            let came = settled.tenders.iter().map(|one| (one.kind, one.amount));
            let went = back.repayments.iter().map(|one| (one.kind, one.amount));
            prop_assert_eq!(sum(went.filter_map(of_kind)), sum(came.filter_map(of_kind)));
        }
    }

    /// Given back in parts: never more than was paid on the way, and at the end exactly that, each
    /// part of the cash in whole steps and rounded by less than one.
    #[test]
    fn a_refund_in_any_parts_is_what_was_paid_and_rounds_as_the_sale_did(
        asked in asking(),
        paying in paying(),
        parts in prop::collection::vec(prop::collection::vec(0_i64..=1_000, 1..5), 0..6),
    ) {
        let Some(bill) = bill_of(&asked) else { return Ok(()) };
        let settled = settle(bill.total, &drafts(bill.total, &paying), paying.cash).unwrap();
        let mut sold = untouched(&bill.lines);
        let (mut price, mut back, mut rounded) = (Money::ZERO, Money::ZERO, Money::ZERO);
        let mut by_kind = std::collections::BTreeMap::new();
        for shares in parts.iter().chain([&vec![1_000]]) {
            let drafts = next_part(&sold, shares);
            if drafts.is_empty() {
                continue;
            }
            let (amount, repaid) = give_back(&mut sold, &drafts, &settled);
            prop_assert!(amount >= Money::ZERO);
            let step = settled.rounding.map_or(Money::ZERO, |rounding| rounding.by.step);
            prop_assert!(repaid.rounding.is_zero() || repaid.rounding.magnitude() < step);
            for part in &repaid.repayments {
                let so_far = by_kind.entry(part.kind).or_insert(Money::ZERO);
                *so_far = so_far.plus(part.amount).unwrap();
                let came = settled.tenders.iter().filter(|tender| tender.kind == part.kind);
                let came = sum(came.map(|tender| tender.amount));
                prop_assert!(*so_far <= came, "{:?}: {so_far} of {came}", part.kind);
                let cash = part.kind == TenderKind::Cash && settled.rounding.is_some();
                let whole = || part.amount.satang() % step.satang() == 0;
                prop_assert!(!cash || whole(), "{} in steps of {step}", part.amount);
            }
            price = price.plus(amount).unwrap();
            rounded = rounded.plus(repaid.rounding).unwrap();
            back = back.plus(sum(repaid.repayments.iter().map(|part| part.amount))).unwrap();
            prop_assert_eq!(back, price.plus(rounded).unwrap());
        }
        prop_assert!(is_all_back(&sold));
        let was = (bill.total, paid(&settled), rounding_of(&settled));
        prop_assert_eq!((price, back, rounded), was);
    }
}
