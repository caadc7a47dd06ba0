//! How the work grows: counted in steps of the database's own machine, never in seconds, so that a
//! slow computer finds nothing and a fast one hides nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::day::Day;

use crate::market::{FIRST, Market, day};
use crate::stall::Stall;

/// Tens of steps that the database took for something.
fn steps<T>(market: &mut Market, work: impl FnOnce(&mut Market) -> T) -> u64 {
    let count = Arc::new(AtomicU64::new(0));
    let counter = count.clone();
    let more = move || {
        counter.fetch_add(1, Ordering::Relaxed);
        false
    };
    market.book.store().reader().progress_handler(10, Some(more)).unwrap();
    work(market);
    market.book.store().reader().progress_handler(10, None::<fn() -> bool>).unwrap();
    count.load(Ordering::Relaxed)
}

/// `more` is no more than `percent` of `less`.
fn assert_within(less: u64, more: u64, percent: u64) {
    assert!(less > 0, "nothing was counted");
    assert!(more * 100 <= less * percent, "{less} steps became {more}, more than {percent} %");
}

fn days(from: &str) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(day(from)), |day| Some(day.next()))
}

#[test]
fn receiving_a_file_costs_the_same_after_a_long_past() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-01");
    let mut costs = Vec::new();
    for of in days(FIRST).take(60) {
        let bytes = stall.day(&of.to_string(), &[100; 20]);
        market.days_later(1);
        costs.push(steps(&mut market, |market| market.receive(&bytes)));
    }
    assert_within(costs[5], costs[59], 130);
}

#[test]
fn a_day_costs_as_much_as_it_has_stalls_and_not_as_much_as_came_before() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stalls: Vec<Stall> = Vec::new();
    let mut reports = Vec::new();
    let mut lists = Vec::new();
    let mut all = days(FIRST);
    for _ in 0..2 {
        for _ in 0..15 {
            let place = format!("A-{:02}", stalls.len() + 1);
            stalls.push(market.joined(&place));
        }
        let of = all.next().unwrap();
        market.days_later(1);
        for stall in &mut stalls {
            market.receive(&stall.day(&of.to_string(), &[10; 20]));
        }
        reports.push(steps(&mut market, |market| market.book.day_report(of).unwrap()));
        lists.push(steps(&mut market, |market| market.book.stalls().unwrap()));
    }
    assert_within(reports[0], reports[1], 260);
    assert_within(lists[0], lists[1], 260);
    let last = all.next().unwrap();
    for of in std::iter::once(last).chain(all.take(10)) {
        market.days_later(1);
        for stall in &mut stalls {
            market.receive(&stall.day(&of.to_string(), &[10]));
        }
    }
    for stall in &stalls {
        let owed = market.book.stall_account(stall.id).unwrap().unwrap().owed;
        market.pay(stall.id, owed);
    }
    let later = steps(&mut market, |market| market.book.day_report(last).unwrap());
    assert_within(reports[1], later, 150);
}

#[test]
fn a_page_of_market_days_costs_the_same_whatever_came_before() {
    let mut market = Market::new();
    let mut stall = market.joined("A-01");
    let page = |market: &mut Market| {
        steps(market, |market| {
            let month = Some("2026-12".parse().unwrap());
            market.book.market_month(month).unwrap()
        })
    };
    market.days_later(9);
    for of in days("2026-12-01").take(31) {
        market.days_later(1);
        market.receive(&stall.day(&of.to_string(), &[10]));
    }
    let alone = page(&mut market);
    for of in days("2027-01-01").take(90) {
        market.days_later(1);
        market.receive(&stall.day(&of.to_string(), &[10]));
    }
    assert_within(alone, page(&mut market), 110);
}
