//! Bills as nobody would think them up. Must never make one that no screen could ask for.

#![allow(dead_code, reason = "not every test needs all of it")]

use domain::day::{Day, Timestamp};
use domain::id::{GoodsId, PriceRuleId};
use domain::money::Money;
use domain::pricing::{Asked, LineDraft, MarkdownOf, PriceRule, PriceRuleKind, Reduction};
use domain::quantity::Quantity;
use domain::rounding::{Direction, Rounding, STEPS};
use domain::tax::TaxClass;
use domain::unit::Unit;
use proptest::prelude::*;

/// A bill as it is asked for, with what decides its price.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The lines.
    pub lines: Vec<LineDraft>,
    /// The stall's rules.
    pub rules: Vec<PriceRule>,
    /// The rounding of weighed goods.
    pub weighed: Option<Rounding>,
    /// Off the bill.
    pub discount: Option<Reduction>,
}

/// The day of every bill here.
#[must_use]
pub fn day() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

/// How many goods there are: even numbers are sold by the piece, odd ones by weight.
const GOODS: u8 = 6;

fn goods(number: u8) -> GoodsId {
    GoodsId::new(Timestamp::from_seconds(1_795_000_000), [number; 10])
}

fn satang(satang: i64) -> Money {
    Money::from_satang(satang).unwrap()
}

/// Goods by the piece.
#[must_use]
pub fn pieces(number: u8, price: i64, count: i64) -> LineDraft {
    LineDraft {
        goods: Some(goods(number)),
        category: Some(if number < 3 { "ขนม" } else { "ผัก" }.to_owned()),
        name: format!("ของที่ {number}"),
        unit: Unit::Piece,
        quantity: Quantity::units(count).unwrap(),
        list_price: satang(price),
        asked: Asked::List,
        discount: None,
        tax: if number.is_multiple_of(4) { TaxClass::Vat } else { TaxClass::Exempt },
    }
}

/// So many of these goods for so much.
#[must_use]
pub fn bundle(number: u8, of: &[u8], count: u32, price: i64) -> PriceRule {
    let goods = of.iter().map(|number| goods(*number)).collect();
    rule(number, PriceRuleKind::Bundle { goods, count, price: satang(price) })
}

fn rule(number: u8, does: PriceRuleKind) -> PriceRule {
    let id = PriceRuleId::new(Timestamp::from_seconds(0), [number; 10]);
    PriceRule { id, name: format!("กติกา {number}"), does, from: day(), until: None }
}

/// The list price of goods, whole baht for some: each has one.
fn list_price(number: u8) -> i64 {
    [4_000, 18_050, 3_525, 22_000, 1_000, 6_775][usize::from(number % GOODS)]
}

fn reduction() -> impl Strategy<Value = Reduction> {
    prop_oneof![
        (1_i64..4_000).prop_map(|amount| Reduction::Baht { amount: satang(amount) }),
        (1_u32..=10_000).prop_map(|hundredths| Reduction::Percent { hundredths }),
    ]
}

fn asked(weighed: bool) -> impl Strategy<Value = Asked> {
    let label = if weighed { 1 } else { 0 };
    prop_oneof![
        8 => Just(Asked::List),
        2 => (0_i64..30_000).prop_map(|price| Asked::Keyed(satang(price))),
        1 => Just(Asked::Free),
        label => (1_i64..90_000).prop_map(|price| Asked::Label(satang(price))),
    ]
}

fn line() -> impl Strategy<Value = LineDraft> {
    let goods_line = (0..GOODS).prop_flat_map(|number| {
        let weighed = number % 2 == 1;
        let quantity = if weighed {
            (1_i64..5_000).boxed()
        } else {
            (1_i64..12).prop_map(|n| n * 1_000).boxed()
        };
        let discount = prop::option::weighted(0.2, reduction());
        (Just(number), quantity, asked(weighed), discount)
    });
    goods_line.prop_map(|(number, thousandths, asked, discount)| {
        let unit = match number {
            1 => Unit::Kilogram,
            3 => Unit::Khit,
            5 => Unit::Gram,
            _ => Unit::Piece,
        };
        LineDraft {
            unit,
            quantity: Quantity::from_thousandths(thousandths).unwrap(),
            asked,
            discount,
            ..pieces(number, list_price(number), 1)
        }
    })
}

/// Lines of one bill; the same goods may stand on several.
pub fn any_lines() -> impl Strategy<Value = Vec<LineDraft>> {
    prop::collection::vec(line(), 1..9)
}

/// Some pieces, mixed, for one price: dear or cheap.
pub fn any_bundle(number: u8) -> impl Strategy<Value = PriceRule> {
    let of = prop::sample::subsequence(vec![0_u8, 2, 4], 1..=3);
    (of, 2_u32..7, 500_i64..20_000)
        .prop_map(move |(of, count, price)| bundle(number, &of, count, price))
}

/// Rules of every kind.
pub fn any_rules() -> impl Strategy<Value = Vec<PriceRule>> {
    let of = prop_oneof![
        Just(MarkdownOf::All),
        Just(MarkdownOf::Category { name: "ขนม".to_owned() }),
        (0..GOODS).prop_map(|number| MarkdownOf::Goods { id: goods(number) }),
    ];
    let dated = (0..GOODS, 1_i64..30_000).prop_map(|(number, price)| PriceRuleKind::Dated {
        goods: goods(number),
        price: satang(price),
    });
    let down = (of, reduction()).prop_map(|(of, off)| PriceRuleKind::Markdown { of, off });
    let rule = prop_oneof![
        2 => any_bundle(1),
        1 => dated.prop_map(|does| rule(2, does)),
        1 => down.prop_map(|does| rule(3, does)),
    ];
    prop::collection::vec(rule, 0..5)
}

/// One of the roundings there are.
pub fn any_rounding() -> impl Strategy<Value = Rounding> {
    let direction = prop::sample::select(vec![Direction::Down, Direction::Nearest, Direction::Up]);
    (prop::sample::select(STEPS.to_vec()), direction)
        .prop_map(|(step, direction)| Rounding { step, direction })
}

/// A whole bill.
pub fn asking() -> impl Strategy<Value = Asking> {
    (
        any_lines(),
        any_rules(),
        prop::option::of(any_rounding()),
        prop::option::weighted(0.4, reduction()),
    )
        .prop_map(|(lines, rules, weighed, discount)| Asking {
            lines,
            rules,
            weighed,
            discount,
        })
}
