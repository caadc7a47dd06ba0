//! Payments: the oldest day first, once per request, numbered without gaps, taken back openly.

use committee::collecting::fee_receipts::FeeReceipt;
use committee::collecting::payments::{PaymentRefused, PaymentRequest};
use committee::collecting::reverse::{ReversalRefused, ReversalRequest};
use domain::fee::FeeKind;
use domain::id::RequestId;
use domain::money::Money;
use domain::payment::TenderKind;

use crate::market::{FIRST, Market, baht, day};
use crate::stall::Stall;

const SECOND: &str = "2026-11-23";

/// A stall that owes 50 baht for each of two days.
fn indebted() -> (Market, Stall) {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(50) }, FIRST);
    market.receive(&stall.day(FIRST, &[100]));
    market.receive(&stall.day(SECOND, &[100]));
    (market, stall)
}

fn asked(market: &mut Market, stall: &Stall, amount: Money) -> PaymentRequest {
    PaymentRequest {
        request: market.request(),
        stall: stall.id,
        amount,
        kind: TenderKind::Cash,
        collector: "ลุงสม".to_owned(),
    }
}

fn pay(market: &mut Market, stall: &Stall, amount: i64) -> Result<FeeReceipt, PaymentRefused> {
    let asked = asked(market, stall, baht(amount));
    let now = market.now();
    market.book.record_payment(now, &asked)
}

#[test]
fn the_oldest_days_are_paid_first() {
    let (mut market, stall) = indebted();
    let receipt = pay(&mut market, &stall, 70).unwrap();
    assert_eq!(receipt.number, "2569/00001");
    assert_eq!(receipt.days, [day(FIRST), day(SECOND)]);
    assert_eq!(
        (receipt.charged, receipt.paid, receipt.owed_after),
        (baht(100), baht(70), baht(30))
    );
    let account = market.book.stall_account(stall.id).unwrap().unwrap();
    assert_eq!((account.assessed, account.paid, account.owed), (baht(100), baht(70), baht(30)));
    assert_eq!(account.owed_since, Some(day(SECOND)));
    let report = market.book.day_report(day(SECOND)).unwrap();
    assert_eq!(
        (report.totals.paid, report.totals.owed, report.totals.arrears),
        (baht(20), baht(30), baht(0))
    );
    let rest = pay(&mut market, &stall, 30).unwrap();
    let items: Vec<_> = rest.items.iter().map(|item| (item.name.as_str(), item.amount)).collect();
    assert_eq!(items, [("ค่าแผง", baht(50)), ("", baht(-20))]);
    assert_eq!((rest.charged, rest.paid, rest.owed_after), (baht(30), baht(30), baht(0)));
    assert_eq!((rest.collector.as_str(), rest.vendor.as_str()), ("ลุงสม", "ป้าแดง"));
    market.assert_sound();
}

#[test]
fn a_fee_is_paid_with_money_or_what_the_stall_has() {
    use TenderKind::{CoPay, Credit, Deposit, Other, PromptPay, Voucher};
    let (mut market, stall) = indebted();
    for kind in [Credit, Voucher] {
        let asked = PaymentRequest { kind, ..asked(&mut market, &stall, baht(10)) };
        let now = market.now();
        let refused = market.book.record_payment(now, &asked);
        let nothing = matches!(
            refused,
            Err(PaymentRefused::MoreThanBalance { balance }) if balance == baht(0)
        );
        assert!(nothing, "{kind:?}");
    }
    for kind in [CoPay, Deposit, Other] {
        let asked = PaymentRequest { kind, ..asked(&mut market, &stall, baht(10)) };
        let now = market.now();
        let refused = market.book.record_payment(now, &asked);
        assert!(matches!(refused, Err(PaymentRefused::NotMoney)), "{kind:?}");
    }
    let asked = PaymentRequest { kind: PromptPay, ..asked(&mut market, &stall, baht(10)) };
    let now = market.now();
    assert_eq!(market.book.record_payment(now, &asked).unwrap().paid, baht(10));
}

#[test]
fn what_is_not_owed_is_not_taken() {
    let (mut market, stall) = indebted();
    for (amount, refused) in [
        (0, "the amount does not fit"),
        (-5, "the amount does not fit"),
        (101, "only 100.00 is owed"),
    ] {
        assert_eq!(pay(&mut market, &stall, amount).unwrap_err().to_string(), refused);
    }
    pay(&mut market, &stall, 100).unwrap();
    let nothing = pay(&mut market, &stall, 1);
    assert!(matches!(nothing, Err(PaymentRefused::NothingOwed)));
    let mut nameless = asked(&mut market, &stall, baht(1));
    nameless.stall = market.register("B-1").id;
    let now = market.now();
    let refused = market.book.record_payment(now, &nameless);
    assert!(matches!(refused, Err(PaymentRefused::NothingOwed)));
}

#[test]
fn a_repeated_request_gives_the_first_receipt() {
    let (mut market, stall) = indebted();
    let mut asked = asked(&mut market, &stall, baht(60));
    let now = market.now();
    let first = market.book.record_payment(now, &asked).unwrap();
    let now = market.now();
    assert_eq!(market.book.record_payment(now, &asked).unwrap(), first);
    assert_eq!(market.book.stall_account(stall.id).unwrap().unwrap().owed, baht(40));
    asked.amount = baht(10);
    let now = market.now();
    let refused = market.book.record_payment(now, &asked);
    assert!(matches!(refused, Err(PaymentRefused::RequestUsed)));
}

fn reversal(request: RequestId, receipt: &str, reason: &str) -> ReversalRequest {
    ReversalRequest { request, receipt: receipt.to_owned(), reason: reason.to_owned() }
}

#[test]
fn a_payment_taken_back_is_owed_again_and_keeps_its_number() {
    let (mut market, stall) = indebted();
    let first = pay(&mut market, &stall, 100).unwrap();
    let request = market.request();
    for (asked, refused) in [
        (reversal(request, "2569/00009", "x"), "there is no such receipt"),
        (reversal(request, "nonsense", "x"), "there is no such receipt"),
        (reversal(request, &first.number, " "), "a reason is needed"),
    ] {
        let now = market.now();
        assert_eq!(market.book.reverse_payment(now, &asked).unwrap_err().to_string(), refused);
    }
    let asked = reversal(request, "๒๕๖๙/๐๐๐๐๑", "รับผิดร้าน");
    let now = market.now();
    let taken_back = market.book.reverse_payment(now, &asked).unwrap();
    assert_eq!(taken_back.reversed.as_ref().unwrap().reason, "รับผิดร้าน");
    let now = market.now();
    assert_eq!(market.book.reverse_payment(now, &asked).unwrap(), taken_back, "once is enough");
    let request = market.request();
    let now = market.now();
    let again = market.book.reverse_payment(now, &reversal(request, &first.number, "x"));
    assert!(matches!(again, Err(ReversalRefused::Reversed)));
    assert_eq!(market.book.stall_account(stall.id).unwrap().unwrap().owed, baht(100));
    assert_eq!(pay(&mut market, &stall, 100).unwrap().number, "2569/00002");
    let rows = market.book.payments(day(FIRST)).unwrap();
    let shown: Vec<_> = rows.iter().map(|row| (row.number.as_str(), row.reversed)).collect();
    assert_eq!(shown, [("2569/00002", false), ("2569/00001", true)]);
    market.assert_sound();
}

#[test]
fn numbers_begin_anew_with_the_year_of_the_buddhist_era() {
    let (mut market, stall) = indebted();
    assert_eq!(pay(&mut market, &stall, 10).unwrap().number, "2569/00001");
    assert_eq!(pay(&mut market, &stall, 10).unwrap().number, "2569/00002");
    market.days_later(60);
    assert_eq!(pay(&mut market, &stall, 10).unwrap().number, "2570/00001");
    assert_eq!(market.book.fee_receipt("2569/2").unwrap().unwrap().number, "2569/00002");
    assert_eq!(market.book.fee_receipt("2569/3").unwrap(), None);
}

#[test]
fn a_fee_that_falls_after_it_was_paid_stands_as_a_credit() {
    let (mut market, mut stall) = indebted();
    pay(&mut market, &stall, 100).unwrap();
    let mut copied = stall.clone();
    let third = "2026-11-24";
    market.receive(&stall.day(third, &[100]));
    pay(&mut market, &stall, 50).unwrap();
    market.receive(&copied.day(third, &[200])); // a double: the day counts no more
    let account = market.book.stall_account(stall.id).unwrap().unwrap();
    assert_eq!((account.owed, account.owed_since), (baht(-50), None));
    market.receive(&stall.day("2026-11-25", &[100]));
    let account = market.book.stall_account(stall.id).unwrap().unwrap();
    assert_eq!(account.owed, baht(0));
    assert!(matches!(pay(&mut market, &stall, 1), Err(PaymentRefused::NothingOwed)));
    market.assert_sound();
}
