//! Vouchers, credits, the collector's bag and deposits, as the book keeps them.

use committee::Hands;
use committee::collecting::banking::{BankRefused, BankRequest, PayoutRefused, PayoutRequest};
use committee::collecting::cash::CashEntry;
use committee::collecting::credits::{CreditRefused, CreditRequest, DecisionRequest};
use committee::collecting::deposits::{DepositRefused, DepositRequest, KeepRequest};
use committee::collecting::fee_receipts::FeeReceipt;
use committee::collecting::handover::{HandOverRefused, HandOverRequest};
use committee::collecting::netting::{NetRefused, NetRequest};
use committee::collecting::payments::{PaymentRefused, PaymentRequest};
use committee::collecting::purse::StallPurse;
use committee::collecting::reverse::{ReversalRefused, ReversalRequest};
use committee::collecting::take_back::{CashBackRefused, TakeCashBackRequest};
use committee::fact::KeptFor;
use domain::cash::pieces_for;
use domain::fee::FeeKind;
use domain::payment::TenderKind;

use crate::market::{FIRST, Market, baht, day};
use crate::stall::Stall;

const SECOND: &str = "2026-11-23";

fn purse(market: &Market, stall: &Stall) -> StallPurse {
    market.book.stall_purse(stall.id, day(FIRST)).unwrap().unwrap()
}

fn net(market: &mut Market, stall: &Stall) -> Result<Vec<FeeReceipt>, NetRefused> {
    let request = market.request();
    let asked = NetRequest { request, stall: stall.id, collector: "ลุงสม".to_owned() };
    let now = market.now();
    let netted = market.book.net_stall(now, &asked)?;
    let now = market.now();
    assert_eq!(market.book.net_stall(now, &asked).unwrap(), netted, "asked again");
    Ok(netted.receipts)
}

fn pay(
    market: &mut Market,
    stall: &Stall,
    amount: i64,
    kind: TenderKind,
) -> Result<FeeReceipt, PaymentRefused> {
    let request = market.request();
    let (stall, amount) = (stall.id, baht(amount));
    let asked =
        PaymentRequest { request, stall, amount, kind, collector: "ลุงสม".to_owned() };
    let now = market.now();
    market.book.record_payment(now, &asked)
}

fn by(market: &mut Market, by: u32, with: Option<u32>) {
    market.book.act_as(Hands { by: Some(by), with });
}

/// Two stalls that owe 50 baht a day; three serials, of which one was taken at both.
fn two_stalls(backwards: bool) -> (Market, Stall, Stall) {
    let mut market = Market::new();
    market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(50) }, FIRST);
    let (mut one, mut two) = (market.joined("A-12"), market.joined("B-03"));
    two.later(3); // its sales come after those of the first
    let mut files = vec![
        one.day_of_vouchers(FIRST, &[("V-1", 20), ("SAME", 40)], 0),
        two.day_of_vouchers(FIRST, &[("SAME", 40), ("V-2", 100)], 0),
    ];
    if backwards {
        files.reverse();
    }
    for file in files {
        market.receive(&file);
    }
    (market, one, two)
}

#[test]
fn a_serial_counts_where_it_was_taken_first_in_any_order_of_files() {
    for backwards in [false, true] {
        let (market, one, two) = two_stalls(backwards);
        let balances = [&one, &two].map(|stall| purse(&market, stall).vouchers.balance);
        assert_eq!(balances, [baht(60), baht(100)]);
        let double = market.book.day_report(day(FIRST)).unwrap().double_vouchers;
        assert_eq!((double.len(), double[0].serial.as_str()), (1, "SAME"));
        let uses: Vec<_> =
            double[0].uses.iter().map(|one| (one.place.as_str(), one.credited)).collect();
        assert_eq!(uses, [("A-12", true), ("B-03", false)]);
        market.assert_sound();
    }
}

#[test]
fn what_does_not_count_is_no_use_and_what_goes_back_is_free_again() {
    let mut market = Market::new();
    market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(50) }, FIRST);
    let (mut one, mut two) = (market.joined("A-12"), market.stall("B-03"));
    let early = two.day_of_vouchers(FIRST, &[("SAME", 40)], 0);
    one.later(60);
    market.receive(&one.day_of_vouchers(FIRST, &[("SAME", 40), ("V-1", 30)], 0));
    market.receive(&early);
    assert_eq!(purse(&market, &one).vouchers.balance, baht(70), "the other waits for its key");
    let join = market.join_file(&two);
    market.receive(&join);
    assert_eq!(purse(&market, &one).vouchers.balance, baht(30));
    assert_eq!(purse(&market, &two).vouchers.balance, baht(40));
    // the earlier one gives its voucher back on the next day: the later one counts
    let mut three = market.joined("C-01");
    market.receive(&three.day_of_vouchers(FIRST, &[("BACK", 25)], 1));
    one.later(60);
    market.receive(&one.day_of_vouchers(SECOND, &[("BACK", 25)], 0));
    let used = purse(&market, &three);
    assert_eq!((used.vouchers.balance, used.uses[0].given_back), (baht(0), true));
    assert_eq!(purse(&market, &one).vouchers.balance, baht(55));
    let found = market.book.day_report(day(SECOND)).unwrap().double_vouchers;
    assert_eq!(found, [], "given back is no double");
    market.assert_sound();
}

#[test]
fn vouchers_pay_fees_up_to_what_is_owed_and_the_rest_is_paid_out() {
    let (mut market, one, two) = two_stalls(false);
    assert!(matches!(
        pay(&mut market, &one, 61, TenderKind::Voucher),
        Err(PaymentRefused::MoreThanOwed { owed }) if owed == baht(50)
    ));
    let receipts = net(&mut market, &two).unwrap();
    assert_eq!(receipts.len(), 1);
    assert_eq!((receipts[0].kind, receipts[0].paid), (TenderKind::Voucher, baht(50)));
    assert_eq!(receipts[0].number, "2569/00001", "the same run of numbers");
    assert!(matches!(net(&mut market, &two), Err(NetRefused::NothingOwed)));
    let part = pay(&mut market, &one, 30, TenderKind::Voucher).unwrap();
    assert_eq!((part.number.as_str(), part.owed_after), ("2569/00002", baht(20)));
    let seen = purse(&market, &one);
    assert_eq!((seen.nettable, seen.left, seen.payable), (baht(20), baht(0), baht(10)));
    let payout = |market: &mut Market, stall: &Stall, amount: i64| {
        let request = market.request();
        let (stall, amount) = (stall.id, baht(amount));
        let kind = TenderKind::Cash;
        let asked =
            PayoutRequest { request, stall, amount, kind, payer: "ป้าศรี".to_owned() };
        let now = market.now();
        market.book.pay_voucher_out(now, &asked)
    };
    assert!(matches!(
        payout(&mut market, &two, 51),
        Err(PayoutRefused::MoreThanLeft { most }) if most == baht(50)
    ));
    let paid = payout(&mut market, &two, 50).unwrap();
    assert_eq!((paid.number.as_str(), paid.receiver.as_str()), ("V2569/00001", "ป้าศรี"));
    assert_eq!(purse(&market, &two).vouchers.balance, baht(0));
    // taken back, the voucher is there again and the fee is owed again
    let request = market.request();
    let asked = ReversalRequest {
        request, receipt: part.number, reason: "ผิดร้าน".to_owned()
    };
    let now = market.now();
    market.book.reverse_payment(now, &asked).unwrap();
    assert_eq!(
        (purse(&market, &one).vouchers.balance, purse(&market, &one).owed),
        (baht(60), baht(50))
    );
    market.assert_sound();
}

#[test]
fn a_use_that_counts_no_longer_after_it_was_netted_is_owed_back() {
    let mut market = Market::new();
    market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(50) }, FIRST);
    let (mut one, mut two) = (market.joined("A-12"), market.joined("B-03"));
    let early = one.day_of_vouchers(FIRST, &[("SAME", 40)], 0);
    two.later(60);
    market.receive(&two.day_of_vouchers(FIRST, &[("SAME", 40)], 0));
    net(&mut market, &two).unwrap();
    market.receive(&early);
    let seen = purse(&market, &two);
    assert_eq!((seen.vouchers.balance, seen.nettable, seen.owed), (baht(-40), baht(0), baht(10)));
    assert!(matches!(net(&mut market, &two), Err(NetRefused::NothingToNet)));
    assert_eq!(purse(&market, &one).vouchers.balance, baht(40));
    market.assert_sound();
}

#[test]
fn a_credit_counts_when_another_officer_approved_it() {
    let (mut market, one, _) = two_stalls(false);
    let request = market.request();
    let asked = CreditRequest {
        request,
        stall: one.id,
        amount: baht(500),
        reason: "ตลาดไฟดับครึ่งวัน".to_owned(),
    };
    let now = market.now();
    assert!(matches!(market.book.propose_credit(now, &asked), Err(CreditRefused::TwoNeeded)));
    by(&mut market, 2, None);
    let now = market.now();
    let credit = market.book.propose_credit(now, &asked).unwrap();
    assert_eq!(purse(&market, &one).credits.balance, baht(0), "it waits");
    let request = market.request();
    let decision = DecisionRequest { request, credit: credit.id, approved: true };
    let now = market.now();
    let refused = market.book.decide_credit(now, &decision);
    assert!(matches!(refused, Err(CreditRefused::SameOfficer)));
    by(&mut market, 1, None);
    let now = market.now();
    let approved = market.book.decide_credit(now, &decision).unwrap();
    let now = market.now();
    assert_eq!(market.book.decide_credit(now, &decision).unwrap(), approved);
    let again = DecisionRequest { request: market.request(), approved: false, ..decision };
    let now = market.now();
    assert!(matches!(market.book.decide_credit(now, &again), Err(CreditRefused::Decided)));
    assert!(matches!(
        pay(&mut market, &one, 51, TenderKind::Credit),
        Err(PaymentRefused::MoreThanOwed { .. })
    ));
    // vouchers first, what they leave of 50 baht by credit
    pay(&mut market, &one, 45, TenderKind::Voucher).unwrap();
    let kinds: Vec<_> = net(&mut market, &one).unwrap().iter().map(|one| one.paid).collect();
    assert_eq!(kinds, [baht(5)], "the voucher still had 15");
    market.receive(&{
        let mut one = one.clone();
        one.day(SECOND, &[10])
    });
    let receipts = net(&mut market, &one).unwrap();
    let paid: Vec<_> = receipts.iter().map(|one| (one.kind, one.paid)).collect();
    assert_eq!(paid, [(TenderKind::Voucher, baht(10)), (TenderKind::Credit, baht(40))]);
    assert_eq!(purse(&market, &one).credits.balance, baht(460));
    market.assert_sound();
}

fn hand_over(
    market: &mut Market,
    counted: i64,
    reason: &str,
) -> Result<CashEntry, HandOverRefused> {
    let asked = HandOverRequest {
        request: market.request(),
        officer: None,
        collector: "ลุงสม".to_owned(),
        pieces: pieces_for(baht(counted)),
        reason: reason.to_owned(),
        receiver: "ป้าศรี".to_owned(),
    };
    let now = market.now();
    market.book.hand_over(now, &asked)
}

#[test]
fn the_bag_is_counted_and_a_difference_stays() {
    let (mut market, one, two) = two_stalls(false);
    assert!(matches!(hand_over(&mut market, 50, ""), Err(HandOverRefused::UnknownCollector)));
    pay(&mut market, &one, 50, TenderKind::Cash).unwrap();
    pay(&mut market, &two, 20, TenderKind::PromptPay).unwrap();
    let wrong = pay(&mut market, &two, 30, TenderKind::Cash).unwrap();
    let request = market.request();
    let back = ReversalRequest { request, receipt: wrong.number, reason: "ผิด".to_owned() };
    let now = market.now();
    market.book.reverse_payment(now, &back).unwrap();
    let seen = hand_over(&mut market, 45, "");
    let Err(HandOverRefused::ReasonNeeded { difference, expected }) = seen else {
        panic!("{seen:?}")
    };
    assert_eq!((difference, expected), (baht(-5), baht(50)));
    let handed = hand_over(&mut market, 45, "ทอนผิด").unwrap();
    assert_eq!((handed.number.as_str(), handed.difference), ("H2569/00001", Some(baht(-5))));
    assert!(matches!(hand_over(&mut market, 0, ""), Err(HandOverRefused::Nothing)));
    pay(&mut market, &two, 30, TenderKind::Cash).unwrap();
    let money = market.book.market_money().unwrap();
    let collector = &money.collectors[0];
    assert_eq!(
        (collector.cash, collector.transfer, collector.in_hand, collector.difference),
        (baht(80), baht(20), baht(30), baht(-5))
    );
    let today = collector.days[0];
    assert_eq!((today.cash, today.taken_back, today.handed), (baht(110), baht(30), baht(45)));
    let bank = |market: &mut Market, amount: i64, numbers: &[&str]| {
        let asked = BankRequest {
            request: market.request(),
            amount: baht(amount),
            reference: "KTB 0042".to_owned(),
            hand_overs: numbers.iter().map(|number| (*number).to_owned()).collect(),
        };
        let now = market.now();
        market.book.bank_money(now, &asked)
    };
    assert!(matches!(bank(&mut market, 40, &["H2569/00009"]), Err(BankRefused::UnknownHandOver)));
    let banked = bank(&mut market, 40, &["H2569/00001"]).unwrap();
    assert!(matches!(bank(&mut market, 5, &["H2569/00001"]), Err(BankRefused::Banked { .. })));
    let money = market.book.market_money().unwrap();
    assert_eq!((money.cash_box.cash, money.cash_box.with_collectors), (baht(5), baht(30)));
    assert_eq!((money.cash_box.difference, money.cash_box.transferred), (baht(-5), baht(20)));
    let take_back = |market: &mut Market, number: &str| {
        let request = market.request();
        let (number, reason) = (number.to_owned(), "ลงผิด".to_owned());
        let asked = TakeCashBackRequest { request, number, reason };
        let now = market.now();
        market.book.take_cash_back(now, &asked)
    };
    let refused = take_back(&mut market, "h๒๕๖๙/๑");
    assert!(matches!(refused, Err(CashBackRefused::Banked { banked }) if banked == "B2569/00001"));
    take_back(&mut market, &banked.number).unwrap();
    take_back(&mut market, &handed.number).unwrap();
    assert!(matches!(take_back(&mut market, "H2569/00001"), Err(CashBackRefused::Reversed)));
    let money = market.book.market_money().unwrap();
    assert_eq!((money.cash_box.cash, money.collectors[0].in_hand), (baht(0), baht(80)));
    assert_eq!(hand_over(&mut market, 80, "").unwrap().number, "H2569/00002");
    market.assert_sound();
}

#[test]
fn who_hands_over_does_not_receive() {
    let (mut market, one, _) = two_stalls(false);
    pay(&mut market, &one, 50, TenderKind::Cash).unwrap();
    let mut asked = HandOverRequest {
        request: market.request(),
        officer: None,
        collector: "ลุงสม".to_owned(),
        pieces: pieces_for(baht(50)),
        reason: String::new(),
        receiver: "ลุงสม".to_owned(),
    };
    let now = market.now();
    assert!(matches!(market.book.hand_over(now, &asked), Err(HandOverRefused::SamePerson)));
    asked.receiver = "ป้าศรี".to_owned();
    let now = market.now();
    let handed = market.book.hand_over(now, &asked).unwrap();
    let now = market.now();
    assert_eq!(market.book.hand_over(now, &asked).unwrap(), handed, "asked again");
    asked.pieces = pieces_for(baht(40));
    let now = market.now();
    assert!(matches!(market.book.hand_over(now, &asked), Err(HandOverRefused::RequestUsed)));
}

#[test]
fn a_deposit_is_held_apart_and_returned() {
    let (mut market, one, _) = two_stalls(false);
    market.rule("เงินประกันแผง", FeeKind::Deposit { amount: baht(500) }, SECOND);
    let asked = |market: &mut Market, amount: i64, reason: &str| DepositRequest {
        request: market.request(),
        stall: one.id,
        amount: baht(amount),
        kind: TenderKind::Cash,
        reason: reason.to_owned(),
        officer: "ป้าศรี".to_owned(),
    };
    let before = market.book.day_report(day(FIRST)).unwrap().totals;
    let deposit = asked(&mut market, 500, "");
    let now = market.now();
    let received = market.book.receive_deposit(now, &deposit).unwrap();
    assert_eq!(received.number, "D2569/00001");
    assert_eq!(market.book.day_report(day(FIRST)).unwrap().totals, before, "no fee");
    let deposits = market.book.deposits(day(SECOND)).unwrap();
    assert_eq!((deposits.held, deposits.missing), (baht(500), baht(500)), "the other owes its own");
    assert_eq!(market.book.market_money().unwrap().cash_box.cash, baht(500));
    let back = asked(&mut market, 501, "เลิกขาย");
    let now = market.now();
    let refused = market.book.return_deposit(now, &back);
    assert!(matches!(refused, Err(DepositRefused::MoreThanHeld { held }) if held == baht(500)));
    let back = asked(&mut market, 100, "เลิกขาย");
    let now = market.now();
    assert_eq!(market.book.return_deposit(now, &back).unwrap().number, "D2569/00002");
    market.assert_sound();
}

#[test]
fn a_deposit_is_kept_by_two_for_damages_or_for_what_is_owed() {
    let (mut market, one, _) = two_stalls(false);
    let deposit = DepositRequest {
        request: market.request(),
        stall: one.id,
        amount: baht(400),
        kind: TenderKind::Cash,
        reason: String::new(),
        officer: "ป้าศรี".to_owned(),
    };
    let now = market.now();
    market.book.receive_deposit(now, &deposit).unwrap();
    let keep = |market: &mut Market, amount: i64, against| {
        let asked = KeepRequest {
            request: market.request(),
            stall: one.id,
            amount: baht(amount),
            against,
            reason: "โต๊ะหัก".to_owned(),
            officer: "ป้าศรี".to_owned(),
        };
        let now = market.now();
        market.book.keep_deposit(now, &asked)
    };
    let refused = keep(&mut market, 60, KeptFor::Damages);
    assert!(matches!(refused, Err(DepositRefused::TwoNeeded)));
    by(&mut market, 1, Some(2));
    let kept = keep(&mut market, 60, KeptFor::Damages).unwrap();
    assert_eq!((kept.number.as_str(), kept.by, kept.beside), ("D2569/00002", Some(1), Some(2)));
    assert!(matches!(
        keep(&mut market, 51, KeptFor::Arrears),
        Err(DepositRefused::MoreThanOwed { owed }) if owed == baht(50)
    ));
    let kept = keep(&mut market, 50, KeptFor::Arrears).unwrap();
    let receipt = kept.receipt.clone().unwrap();
    let paid = market.book.fee_receipt(&receipt).unwrap().unwrap();
    assert_eq!((paid.kind, paid.paid, paid.owed_after), (TenderKind::Deposit, baht(50), baht(0)));
    assert_eq!(purse(&market, &one).deposit.held, baht(290));
    let request = market.request();
    let reverse = ReversalRequest { request, receipt, reason: "ผิด".to_owned() };
    let now = market.now();
    let refused = market.book.reverse_payment(now, &reverse);
    assert!(matches!(refused, Err(ReversalRefused::OfDeposit)));
    let back = |market: &mut Market, number: &str| {
        let request = market.request();
        let (number, reason) = (number.to_owned(), "ลงผิด".to_owned());
        let asked = TakeCashBackRequest { request, number, reason };
        let now = market.now();
        market.book.take_cash_back(now, &asked)
    };
    back(&mut market, &kept.number).unwrap();
    assert_eq!(
        (purse(&market, &one).deposit.held, purse(&market, &one).owed),
        (baht(340), baht(50))
    );
    let refused = back(&mut market, "D2569/00001");
    assert!(matches!(refused, Err(CashBackRefused::DepositUsed { held }) if held == baht(340)));
    market.assert_sound();
}
