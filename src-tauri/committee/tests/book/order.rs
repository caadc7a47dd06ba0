//! Files may come in any order, and twice: the final figures are the same.

use committee::collecting::account::StallAccount;
use committee::days::day::MarketDay;
use committee::market::stalls::Stall as Registered;
use committee::receiving::files::FileRow;
use domain::day::Timestamp;
use proptest::prelude::*;

use crate::market::{FIRST, Market, day};

pub const DAYS: [&str; 4] = [FIRST, "2026-11-23", "2026-11-24", "2026-11-25"];

/// Everything the committee can see, but when a file came and what fee stood before.
pub type Seen = (Vec<MarketDay>, Vec<StallAccount>, Vec<FileRow>, Vec<Registered>);

pub fn seen(market: &Market) -> Seen {
    let mut days: Vec<_> = DAYS.iter().map(|of| market.book.day_report(day(of)).unwrap()).collect();
    days.iter_mut().flat_map(|day| &mut day.stalls).for_each(|row| row.fee_before = None);
    let mut stalls = market.book.stalls().unwrap();
    let mut accounts: Vec<_> =
        stalls.iter().map(|stall| market.book.stall_account(stall.id).unwrap().unwrap()).collect();
    accounts.iter_mut().flat_map(|account| &mut account.days).for_each(|fee| {
        fee.fee_before = None;
    });
    let mut files = market.book.list_files(None).unwrap();
    for file in &mut files {
        file.received = Timestamp::from_seconds(0);
    }
    files.sort_by_key(|file| file.sha256);
    for stall in &mut stalls {
        stall.last_file = None;
        if let committee::market::stalls::KeyState::Joined { since, .. } = &mut stall.key {
            *since = Timestamp::from_seconds(0);
        }
    }
    (days, accounts, files, stalls)
}

/// A market with invited stalls, and the files that come: joins, days, later parts, a double, a
/// till set back, days without a receipt, rubbish.
fn prepared() -> (Market, Vec<Vec<u8>>) {
    let mut market = Market::new();
    market.usual_rules();
    let mut files = vec![b"rubbish".to_vec()];
    let mut a = market.stall("A-1");
    files.push(market.join_file(&a));
    files.extend(DAYS.map(|of| a.whole_day(of, &[700, -300], 1)));
    let mut b = market.stall("B-1");
    files.push(market.join_file(&b));
    files.push(b.day(DAYS[0], &[400]));
    files.push(b.day(DAYS[0], &[500]));
    files.push(b.day(DAYS[1], &[]));
    files.push(b.day(DAYS[2], &[40]));
    let mut copied = b.clone();
    files.push(b.day(DAYS[3], &[900]));
    files.push(copied.day(DAYS[3], &[90]));
    let mut c = market.joined("C-1");
    files.push(c.day(DAYS[0], &[800]));
    let mut older = c.restored();
    files.push(c.day(DAYS[1], &[600]));
    files.push(older.day(DAYS[2], &[550]));
    files.push(older.day(DAYS[3], &[]));
    let mut never_joined = market.stall("D-1");
    files.push(never_joined.day(DAYS[0], &[1_000]));
    market.days_later(4);
    (market, files)
}

fn received(order: &[usize]) -> Seen {
    let (mut market, files) = prepared();
    for place in order {
        market.receive(&files[place % files.len()]);
    }
    let seen = seen(&market);
    market.assert_sound();
    seen
}

const COUNT: usize = 18;

#[test]
fn the_files_of_the_property_are_these_many() {
    assert_eq!(prepared().1.len(), COUNT);
}

/// Each case makes a market of its own.
fn few() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) }
}

proptest! {
    #![proptest_config(few())]
    #[test]
    fn in_whatever_order_files_come_the_figures_are_the_same(
        order in Just((0..COUNT).collect::<Vec<_>>()).prop_shuffle(),
        again in proptest::collection::vec(0..COUNT, 0..5),
    ) {
        static IN_ORDER: std::sync::OnceLock<Seen> = std::sync::OnceLock::new();
        let expected = IN_ORDER.get_or_init(|| received(&(0..COUNT).collect::<Vec<_>>()));
        let order: Vec<usize> = order.into_iter().chain(again).collect();
        let found = received(&order);
        prop_assert_eq!(&found.0, &expected.0);
        prop_assert_eq!(&found.1, &expected.1);
        prop_assert_eq!(&found.2, &expected.2);
        prop_assert_eq!(&found.3, &expected.3);
    }
}
