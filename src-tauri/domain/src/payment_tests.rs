//! Tests of payment: what each way of paying pays, and what is refused first.
//! Must never settle by another rule than the book does.

use super::*;
use crate::rounding::Direction;

fn given(kind: TenderKind, baht: i64) -> TenderDraft {
    TenderDraft { kind, amount: Money::baht(baht), detail: None }
}

#[test]
fn the_takings_count_the_price_and_not_the_note() {
    let settled = settle(Money::baht(195), &[given(TenderKind::Cash, 500)], None).unwrap();
    assert_eq!(settled.change, Money::baht(305));
    assert_eq!(settled.tenders[0].amount, Money::baht(195));
    assert_eq!(settled.tenders[0].received, Money::baht(500));
    assert_eq!(settled.rounding, None);
}

#[test]
fn only_the_cash_part_is_rounded() {
    let by = Rounding { step: Money::from_satang(100).unwrap(), direction: Direction::Down };
    let total = Money::from_satang(31_244).unwrap();
    let cash = settle(total, &[given(TenderKind::Cash, 320)], Some(by)).unwrap();
    assert_eq!(cash.tenders[0].amount, Money::baht(312));
    assert_eq!(cash.rounding.unwrap().amount.satang(), -44);
    assert_eq!(cash.change, Money::baht(8));
    let transfer = TenderDraft { kind: TenderKind::PromptPay, amount: total, detail: None };
    assert_eq!(settle(total, &[transfer], Some(by)).unwrap().rounding, None);
    let split = [given(TenderKind::PromptPay, 300), given(TenderKind::Cash, 12)];
    let split = settle(total, &split, Some(by)).unwrap();
    assert_eq!(split.tenders[1].amount, Money::baht(12));
}

#[test]
fn a_voucher_is_used_up_and_gives_no_change() {
    use TenderKind::{Cash, Voucher};
    let settled = settle(Money::baht(80), &[given(Voucher, 100)], None).unwrap();
    assert_eq!(settled.tenders[0].amount, Money::baht(80));
    assert_eq!(settled.change, Money::ZERO);
    let two = settle(Money::baht(120), &[given(Voucher, 100), given(Voucher, 100)], None);
    assert_eq!(two.unwrap().tenders[1].amount, Money::baht(20));
    let needless = [given(Voucher, 100), given(Voucher, 100)];
    let refused = settle(Money::baht(80), &needless, None);
    assert_eq!(refused, Err(PaymentRefused::VoucherNotNeeded));
    let mixed = settle(Money::baht(130), &[given(Voucher, 100), given(Cash, 50)], None);
    assert_eq!(mixed.unwrap().change, Money::baht(20));
}

#[test]
fn refusals_come_in_order_of_precedence() {
    use TenderKind::{Cash, Credit, PromptPay};
    let total = Money::baht(195);
    for (drafts, refused) in [
        (vec![], PaymentRefused::Nothing),
        (vec![given(Cash, 0)], PaymentRefused::NotPositive),
        (vec![given(Cash, 100), given(Cash, 100)], PaymentRefused::Twice),
        (vec![given(Credit, 100), given(Credit, 95)], PaymentRefused::Twice),
        (vec![given(PromptPay, 196)], PaymentRefused::TransferTooLarge),
        (vec![given(PromptPay, 195), given(Cash, 20)], PaymentRefused::CashNotNeeded),
        (vec![given(Cash, 100)], PaymentRefused::Short { missing: Money::baht(95) }),
        (vec![given(PromptPay, 100)], PaymentRefused::Short { missing: Money::baht(95) }),
        (vec![given(Cash, 1_195)], PaymentRefused::ChangeTooLarge),
    ] {
        assert_eq!(settle(total, &drafts, None), Err(refused));
    }
    assert!(settle(total, &[given(Cash, 1_000)], None).is_ok());
    assert!(settle(total, &[given(PromptPay, 100), given(PromptPay, 95)], None).is_ok());
    assert!(settle(Money::ZERO, &[], None).is_ok());
}

#[test]
fn a_voucher_for_some_goods_pays_no_others() {
    use TenderKind::{Cash, Voucher};
    let only = |baht: i64, most: i64| TenderDraft {
        detail: Some(TenderDetail::Voucher { serial: "A-1".into(), most: Some(Money::baht(most)) }),
        ..given(Voucher, baht)
    };
    let settled = settle(Money::baht(200), &[only(100, 60), given(Cash, 140)], None).unwrap();
    assert_eq!(settled.tenders[0].amount, Money::baht(60));
    assert_eq!(settled.tenders[1].amount, Money::baht(140));
    let nothing = settle(Money::baht(200), &[only(100, 0), given(Cash, 200)], None);
    assert_eq!(nothing, Err(PaymentRefused::VoucherNotNeeded));
}

#[test]
fn a_payment_stands_before_the_cash_is_there() {
    use TenderKind::{PromptPay, Voucher};
    let by = Rounding { step: Money::baht(1), direction: Direction::Down };
    let total = Money::from_satang(31_275).unwrap();
    let standing = stand(total, &[], Some(by)).unwrap();
    assert_eq!((standing.rest, standing.cash_due), (total, Money::baht(312)));
    let parts = [given(Voucher, 100), given(PromptPay, 200)];
    let standing = stand(total, &parts, Some(by)).unwrap();
    assert_eq!((standing.rest.satang(), standing.cash_due), (1_275, Money::baht(12)));
    assert_eq!(stand(total, &parts, None).unwrap().cash_due.satang(), 1_275);
    let settled = settle(total, &[parts[0].clone(), given(PromptPay, 212)], Some(by));
    assert_eq!(settled, Err(PaymentRefused::Short { missing: Money::from_satang(75).unwrap() }));
}
