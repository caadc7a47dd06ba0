//! What a bill needs an owner's leave for.

use super::*;
use crate::day::{Day, Timestamp};
use crate::id::GoodsId;
use crate::pricing::{Asked, LineDraft, Reduction, Terms, price};
use crate::tax::TaxClass;
use crate::unit::Unit;

const TENTH: u32 = 1_000;

fn draft(number: u8, satang: i64, pieces: i64) -> LineDraft {
    LineDraft {
        goods: Some(GoodsId::new(Timestamp::from_seconds(1_795_000_000), [number; 10])),
        category: None,
        name: format!("ของที่ {number}"),
        unit: Unit::Piece,
        quantity: Quantity::units(pieces).unwrap(),
        list_price: Money::from_satang(satang).unwrap(),
        asked: Asked::List,
        discount: None,
        tax: TaxClass::Exempt,
    }
}

fn percent(hundredths: u32) -> Reduction {
    Reduction::Percent { hundredths }
}

fn baht(amount: i64) -> Reduction {
    Reduction::Baht { amount: Money::baht(amount) }
}

fn asked_of(drafts: &[LineDraft], discount: Option<Reduction>) -> Vec<Exception> {
    let terms = Terms { rules: &[], day: Day::new(2026, 11, 22).unwrap(), weighed: None, discount };
    exceptions(&price(drafts, terms).unwrap(), TENTH).unwrap()
}

#[test]
fn a_helper_sells_at_the_stalls_own_prices_and_keys_in_what_has_none() {
    let mut keyed = draft(1, 2_000, 1);
    keyed.goods = None;
    let mut same = draft(2, 5_000, 1);
    same.asked = Asked::Keyed(Money::baht(50)); // keyed in, but it is the goods' own price
    assert_eq!(asked_of(&[keyed, same, draft(3, 1_000, 2)], None), []);
}

#[test]
fn another_price_and_a_gift_need_leave_for_so_much_and_no_more() {
    let cheap = |pieces| {
        let mut line = draft(1, 5_000, pieces);
        line.asked = Asked::Keyed(Money::baht(40));
        line
    };
    let mut free = draft(2, 1_000, 1);
    free.asked = Asked::Free;
    let one = asked_of(&[cheap(1)], None);
    let two = asked_of(&[cheap(1), cheap(1)], None);
    assert_eq!((one.len(), two.len()), (1, 1));
    assert!(one[0].is_within(&two[0]) && !two[0].is_within(&one[0]));
    let gift = asked_of(&[free], None);
    assert_eq!(gift[0].action(), Action::Price);
    assert!(!gift[0].is_within(&one[0]));
}

#[test]
fn discounts_up_to_the_limit_are_a_helpers_own() {
    for (reduction, needs) in [
        (percent(1_000), false),
        (percent(1_001), true),
        (baht(10), false),
        (baht(11), true),
        (percent(10_000), true),
    ] {
        let mut line = draft(1, 10_000, 1);
        line.discount = Some(reduction);
        assert_eq!(!asked_of(&[line], None).is_empty(), needs, "{reduction:?} of a line");
        let bill = asked_of(&[draft(1, 10_000, 1)], Some(reduction));
        assert_eq!(!bill.is_empty(), needs, "{reduction:?} of a bill");
        assert!(bill.iter().all(|one| one.action() == Action::Discount));
    }
}

#[test]
fn a_tenth_stays_a_tenth_whatever_satang_it_rounds_to() {
    for satang in 1..400 {
        for discount in [None, Some(percent(TENTH))] {
            let mut line = draft(1, satang, 1);
            line.discount = discount.is_none().then_some(percent(TENTH));
            let drafts = [line.clone(), draft(2, satang * 3 + 1, 1), line];
            let terms =
                Terms { rules: &[], day: Day::new(2026, 11, 22).unwrap(), weighed: None, discount };
            // a tenth of 4 satang is nothing at all: such a bill is refused as it stands
            if let Ok(bill) = price(&drafts, terms) {
                assert_eq!(exceptions(&bill, TENTH), Ok(vec![]), "{satang} satang");
            }
        }
    }
}

#[test]
fn a_tenth_of_the_lines_and_a_tenth_of_the_bill_are_more_than_a_tenth() {
    let mut line = draft(1, 10_000, 1);
    line.discount = Some(percent(TENTH));
    let found = asked_of(&[line], Some(percent(TENTH)));
    assert_eq!(found, [Exception::Bill { share: 1_900 }]);
    assert!(found[0].is_within(&Exception::Bill { share: 2_000 }));
    assert!(!found[0].is_within(&Exception::Bill { share: 1_899 }));
}

#[test]
fn the_word_of_an_action_is_the_one_it_is_sent_as() {
    for action in [
        Action::Refund,
        Action::Price,
        Action::Discount,
        Action::Drawer,
        Action::Cash,
        Action::Close,
        Action::Settings,
        Action::People,
        Action::Goods,
        Action::CallOff,
        Action::CreditOverLimit,
    ] {
        assert_eq!(serde_json::to_value(action).unwrap(), action.word());
        assert!(Role::Owner.may(action) && !Role::Helper.may(action));
    }
}
