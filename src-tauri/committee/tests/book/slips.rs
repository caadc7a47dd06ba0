//! One slip of a transfer shown at two stalls is found, whatever file comes first.

use committee::receiving::bank_slips::DoubleSlip;
use committee::receiving::files::Verdict;

use crate::market::{FIRST, Market, day};

const SECOND: &str = "2026-11-23";

fn found(market: &Market, of: &str) -> Vec<DoubleSlip> {
    market.book.day_report(day(of)).unwrap().double_slips
}

#[test]
fn a_slip_that_paid_at_two_stalls_is_a_finding_in_any_order_of_files() {
    let mut seen = Vec::new();
    for backwards in [false, true] {
        let mut market = Market::new();
        let (mut one, mut two) = (market.joined("A-12"), market.joined("B-03"));
        let mut files = vec![
            one.day_of_slips(FIRST, &["AAA1", "SAME", "AAA2"]),
            two.day_of_slips(FIRST, &["BBB1", "SAME"]),
        ];
        if backwards {
            files.reverse();
        }
        for file in &files {
            assert_eq!(found(&market, FIRST), []);
            assert_eq!(market.receive(file).verdict, Verdict::Booked, "never refused for a slip");
        }
        market.assert_sound();
        let double = found(&market, FIRST);
        let uses: Vec<_> =
            double[0].uses.iter().map(|paid| (paid.place.clone(), paid.receipt)).collect();
        assert_eq!((double.len(), double[0].reference.as_str()), (1, "SAME"));
        assert_eq!(uses, [("A-12".to_owned(), 2), ("B-03".to_owned(), 2)]);
        seen.push(uses);
    }
    assert_eq!(seen[0], seen[1]);
}

#[test]
fn a_slip_of_an_earlier_day_is_found_on_both_days() {
    let mut market = Market::new();
    let (mut one, mut two) = (market.joined("A-12"), market.joined("B-03"));
    market.receive(&one.day_of_slips(FIRST, &["OLD"]));
    market.receive(&two.day_of_slips(SECOND, &["OLD", "NEW"]));
    let (first, second) = (found(&market, FIRST), found(&market, SECOND));
    assert_eq!(first, second);
    assert_eq!(
        first[0].uses.iter().map(|paid| paid.day).collect::<Vec<_>>(),
        [day(FIRST), day(SECOND)]
    );
}

#[test]
fn what_does_not_count_finds_nothing() {
    let mut market = Market::new();
    let (mut one, mut two) = (market.joined("A-12"), market.stall("B-03"));
    market.receive(&one.day_of_slips(FIRST, &["SAME"]));
    let waiting = two.day_of_slips(FIRST, &["SAME"]);
    assert_eq!(market.receive(&waiting).verdict, Verdict::Unconfirmed);
    assert_eq!(found(&market, FIRST), [], "nobody knows yet whose file it is");
    let join = market.join_file(&two);
    market.receive(&join);
    assert_eq!(found(&market, FIRST).len(), 1);
    market.assert_sound();
}
