//! Worked cases of pricing. The laws that hold for any bill stand in the crate's `tests/`.

use super::*;
use crate::rounding::{Direction, Rounding};
use crate::sale::re_add;

fn day() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

fn goods(number: u8) -> GoodsId {
    GoodsId::new(crate::day::Timestamp::from_seconds(1_795_000_000), [number; 10])
}

fn draft(number: u8, satang: i64, thousandths: i64, unit: Unit) -> LineDraft {
    LineDraft {
        goods: Some(goods(number)),
        category: Some("ขนม".into()),
        name: format!("ของที่ {number}"),
        unit,
        quantity: Quantity::from_thousandths(thousandths).unwrap(),
        list_price: Money::from_satang(satang).unwrap(),
        asked: Asked::List,
        discount: None,
        tax: TaxClass::Exempt,
    }
}

fn pieces(number: u8, baht: i64, count: i64) -> LineDraft {
    draft(number, baht * 100, count * 1_000, Unit::Piece)
}

fn terms(rules: &[PriceRule]) -> Terms<'_> {
    Terms { rules, day: day(), weighed: None, discount: None }
}

fn rule(does: PriceRuleKind) -> PriceRule {
    let id = PriceRuleId::new(crate::day::Timestamp::from_seconds(0), [9; 10]);
    PriceRule { id, name: "3 ชิ้น 100".into(), does, from: day(), until: None }
}

fn bundle(numbers: &[u8], count: u32, baht: i64) -> PriceRule {
    let goods = numbers.iter().map(|number| goods(*number)).collect();
    rule(PriceRuleKind::Bundle { goods, count, price: Money::baht(baht) })
}

/// Prices, and asks every time that the lines work out again to the same.
fn priced(drafts: &[LineDraft], terms: Terms<'_>) -> Bill {
    let bill = price(drafts, terms).unwrap();
    assert_eq!(re_add(&bill.lines), Ok((bill.total, bill.vat)));
    bill
}

fn amounts(bill: &Bill) -> Vec<i64> {
    bill.lines.iter().map(|line| line.amount.satang()).collect()
}

#[test]
fn a_line_rounds_once_and_the_total_is_the_sum_of_what_is_shown() {
    let bill = priced(
        &[
            draft(1, 5_000, 2_000, Unit::Piece),
            draft(2, 6_000, 1_250, Unit::Kilogram),
            draft(3, 3_333, 333, Unit::Kilogram),
        ],
        terms(&[]),
    );
    assert_eq!(amounts(&bill), [10_000, 7_500, 1_110]);
    assert_eq!(bill.total.satang(), 18_610);
}

#[test]
fn refusals_come_in_order_of_precedence() {
    let nameless = LineDraft { name: " ".into(), ..draft(1, -1, 0, Unit::Piece) };
    let off = |baht| LineDraft {
        discount: Some(Reduction::Baht { amount: Money::baht(baht) }),
        ..pieces(1, 50, 1)
    };
    let labelled = LineDraft { asked: Asked::Label(Money::baht(5)), ..pieces(1, 50, 1) };
    for (drafts, refused) in [
        (vec![], BillRefused::Empty),
        (vec![pieces(1, 1, 1); MAX_LINES + 1], BillRefused::TooManyLines),
        (vec![nameless], BillRefused::Name { line: 1 }),
        (vec![draft(1, -1, 0, Unit::Piece)], BillRefused::QuantityNotPositive { line: 1 }),
        (vec![draft(1, -1, 10_000_000, Unit::Piece)], BillRefused::QuantityTooLarge { line: 1 }),
        (vec![draft(1, -1, 1_500, Unit::Piece)], BillRefused::NotWhole { line: 1 }),
        (vec![draft(1, -1, 1_500, Unit::Khit)], BillRefused::Price { line: 1 }),
        (vec![pieces(1, 1, 1), pieces(2, 2_000_000, 1)], BillRefused::Price { line: 2 }),
        (vec![labelled], BillRefused::Price { line: 1 }),
        (vec![off(51)], BillRefused::Discount { line: 1 }),
        (vec![off(0)], BillRefused::Discount { line: 1 }),
    ] {
        assert_eq!(price(&drafts, terms(&[])), Err(refused));
    }
    let too_much = Some(Reduction::Percent { hundredths: 10_001 });
    let refused = price(&[pieces(1, 50, 1)], Terms { discount: too_much, ..terms(&[]) });
    assert_eq!(refused, Err(BillRefused::Discount { line: 0 }));
}

#[test]
fn vat_is_worked_out_on_the_taxed_sum_after_discounts() {
    let taxed = LineDraft { tax: TaxClass::Vat, ..pieces(1, 100, 1) };
    let bill = priced(&[taxed.clone(), pieces(2, 50, 1)], terms(&[]));
    assert_eq!((bill.total.satang(), bill.vat.satang()), (15_000, 654));
    let tenth = Some(Reduction::Percent { hundredths: 1_000 });
    let bill = priced(&[taxed, pieces(2, 50, 1)], Terms { discount: tenth, ..terms(&[]) });
    assert_eq!((bill.total.satang(), bill.vat.satang()), (13_500, 589));
}

#[test]
fn three_for_a_hundred() {
    let rules = [bundle(&[1, 2], 3, 100)];
    for (count, baht) in [(1, 50), (2, 100), (3, 100), (4, 150), (6, 200), (7, 250)] {
        let bill = priced(&[pieces(1, 50, count)], terms(&rules));
        assert_eq!(bill.total, Money::baht(baht), "{count} pieces");
    }
}

#[test]
fn a_bundle_takes_the_dearest_of_mixed_goods_and_never_makes_them_dearer() {
    let rules = [bundle(&[1, 2, 3], 3, 100)];
    // 60 + 60 + 40 become 100; the 30 and 30 that are left cost 60
    let mixed = [pieces(1, 30, 2), pieces(2, 60, 2), pieces(3, 40, 1), pieces(4, 45, 1)];
    let bill = priced(&mixed, terms(&rules));
    assert_eq!(bill.total, Money::baht(60 + 100 + 45));
    assert_eq!((bill.bundles[0].sets, bill.bundles[0].saved), (1, Money::baht(60)));
    assert_eq!(amounts(&bill), [6_000, 7_500, 2_500, 4_500]);
    let cheap = priced(&[pieces(1, 30, 6)], terms(&rules));
    assert_eq!((cheap.total, cheap.bundles.len()), (Money::baht(180), 0));
}

#[test]
fn goods_that_were_haggled_over_are_in_no_bundle() {
    let rules = [bundle(&[1], 3, 100)];
    let keyed = LineDraft { asked: Asked::Keyed(Money::baht(45)), ..pieces(1, 50, 3) };
    assert_eq!(priced(&[keyed], terms(&rules)).total, Money::baht(135));
    let free = LineDraft { asked: Asked::Free, ..pieces(1, 50, 1) };
    let bill = priced(&[free, pieces(1, 50, 2)], terms(&rules));
    assert_eq!(bill.total, Money::baht(100));
    assert_eq!(bill.lines[0].reason, Some(PriceReason::Free));
    assert_eq!(bill.lines[0].list_price, Some(Money::baht(50)));
}

#[test]
fn a_dated_price_and_a_markdown_keep_the_original_price() {
    let dated = rule(PriceRuleKind::Dated { goods: goods(1), price: Money::baht(40) });
    let half = Reduction::Percent { hundredths: 5_000 };
    let down = rule(PriceRuleKind::Markdown {
        of: MarkdownOf::Category { name: "ขนม".into() },
        off: half,
    });
    let line = |rules: &[PriceRule]| priced(&[pieces(1, 45, 1)], terms(rules)).lines.remove(0);
    let one = line(std::slice::from_ref(&dated));
    assert_eq!((one.unit_price, one.reason), (Money::baht(40), Some(PriceReason::Dated)));
    let both = line(&[dated.clone(), down.clone()]);
    assert_eq!((both.unit_price, both.reason), (Money::baht(20), Some(PriceReason::Markdown)));
    assert_eq!(both.list_price, Some(Money::baht(45)));
    // 45 at half is 22.50: a whole-baht price stays whole
    assert_eq!(line(std::slice::from_ref(&down)).unit_price, Money::baht(23));
    let ended = PriceRule { until: Some(day().previous()), from: day().previous(), ..dated };
    assert_eq!(line(&[ended]).reason, None);
}

#[test]
fn weighed_goods_go_to_whole_baht_where_the_vendor_wants_it() {
    let down = Rounding { step: Money::baht(1), direction: Direction::Down };
    let terms = Terms { weighed: Some(down), ..terms(&[]) };
    let fish = draft(1, 22_000, 345, Unit::Kilogram);
    let bill = priced(std::slice::from_ref(&fish), terms);
    assert_eq!((bill.total, bill.lines[0].rounding), (Money::baht(75), Some(down)));
    let even = priced(&[draft(1, 22_000, 500, Unit::Kilogram)], terms);
    assert_eq!(even.lines[0].rounding, None);
    let label = LineDraft { asked: Asked::Label(Money::from_satang(7_590).unwrap()), ..fish };
    assert_eq!(priced(&[label], terms).total.satang(), 7_590);
}

#[test]
fn the_discount_of_the_bill_is_shared_to_the_satang() {
    let ten = Some(Reduction::Baht { amount: Money::baht(10) });
    let lines = [pieces(1, 10, 1), pieces(2, 10, 1), pieces(3, 10, 1)];
    let bill = priced(&lines, Terms { discount: ten, ..terms(&[]) });
    assert_eq!(amounts(&bill), [666, 667, 667]);
    assert_eq!((bill.gross, bill.total), (Money::baht(30), Money::baht(20)));
    assert_eq!(bill.bill_discount, Money::baht(10));
    assert_eq!(Money::sum(bill.line_gross.iter().copied()).unwrap(), bill.gross);
}
