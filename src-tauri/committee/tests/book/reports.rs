//! Reports: worked examples of each, and the printed head that catches a rewritten book.

use committee::Book;
use committee::collecting::payments::PaymentRequest;
use committee::collecting::reverse::ReversalRequest;
use committee::market::stalls::StallDraft;
use committee::reports::heads::{HeadAsked, HeadRefused, HeadStanding, PublishedFor};
use committee::reports::takings::{TakingsAsked, TakingsRefused};
use domain::day::Day;
use domain::id::StallId;
use domain::money::Money;
use domain::month::Month;
use domain::payment::TenderKind;

use crate::market::{FIRST, Market, baht, day};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

impl Market {
    pub fn pay(&mut self, stall: StallId, amount: Money) -> String {
        let request = self.request();
        let now = self.now();
        let collector = "สมชาย".to_owned();
        let kind = TenderKind::Cash;
        let asked = PaymentRequest { request, stall, amount, kind, collector };
        self.book.record_payment(now, &asked).unwrap().number
    }

    pub fn take_back(&mut self, number: &str) {
        let request = self.request();
        let now = self.now();
        let (receipt, reason) = (number.to_owned(), "เก็บผิดร้าน".to_owned());
        self.book.reverse_payment(now, &ReversalRequest { request, receipt, reason }).unwrap();
    }

    pub fn takings(&self, from: &str, until: &str) -> committee::reports::takings::Takings {
        let asked = TakingsAsked { from: day(from), until: day(until), by_stall: false };
        self.book.takings(asked).unwrap()
    }
}

#[test]
fn a_statement_tells_a_month_from_balance_to_balance() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    market.receive(&stall.day(FIRST, &[1_000])); // 50 + 2 % of 500
    market.receive(&stall.day("2026-11-23", &[100])); // 50
    let first = market.pay(stall.id, baht(70));
    market.days_later(9); // 1 December
    market.take_back(&first);
    market.receive(&stall.day("2026-12-01", &[100]));
    market.pay(stall.id, baht(25));
    let told = |of: &str| market.book.stall_statement(stall.id, month(of)).unwrap().unwrap();
    let november = told("2026-11");
    assert_eq!((november.carried_over, november.carried_on), (baht(0), baht(40)));
    assert_eq!((november.totals.fee, november.totals.received), (baht(110), baht(70)));
    let balances: Vec<_> = november.days.iter().map(|one| (one.day, one.balance)).collect();
    assert_eq!(balances, [(day(FIRST), baht(-10)), (day("2026-11-23"), baht(40))]);
    assert_eq!(november.payments[0].number, first);
    let december = told("2026-12");
    assert_eq!((december.carried_over, december.carried_on), (baht(40), baht(135)));
    assert_eq!(december.totals.taken_back, baht(70));
    assert_eq!(december.payments[0].taken_back, Some(day("2026-12-01")));
    assert_eq!(told("2026-10").days, vec![]);
    assert_eq!(told("2027-01").carried_over, baht(135));
    let year = market.book.year_summary(2569).unwrap().unwrap();
    assert_eq!((year.months[10].owed, year.months[11].owed), (baht(40), baht(135)));
    assert_eq!((year.totals.paid, year.totals.days), (baht(25), 3));
    market.assert_sound();
}

#[test]
fn arrears_stand_by_age_as_they_stood_on_the_day() {
    let mut market = Market::new();
    market.usual_rules();
    let (mut old, mut new) = (market.joined("A-01"), market.joined("A-02"));
    for of in [FIRST, "2026-11-23"] {
        market.receive(&old.day(of, &[100]));
    }
    market.days_later(60);
    market.receive(&new.day("2027-01-21", &[100]));
    let number = market.pay(old.id, baht(60)); // 21 January: all of the first day, 10 of the next
    let arrears = market.book.arrears(day("2027-01-21")).unwrap();
    let rows: Vec<_> = arrears.rows.iter().map(|row| row.place.as_str()).collect();
    assert_eq!(rows, ["A-01", "A-02"], "the oldest debt first");
    assert_eq!(arrears.rows[0].ageing.days_90, baht(40));
    assert_eq!(arrears.rows[0].oldest, Some(day("2026-11-23")));
    let last = arrears.rows[0].last_payment.as_ref().unwrap();
    assert_eq!((&last.number, last.amount), (&number, baht(60)));
    assert_eq!((arrears.totals.current, arrears.totals.total), (baht(50), baht(90)));
    let before = market.book.arrears(day("2026-11-30")).unwrap();
    assert_eq!(before.rows.len(), 1);
    assert_eq!((before.totals.days_7, before.totals.days_30), (baht(50), baht(50)));
    market.days_later(5);
    market.take_back(&number);
    let then = market.book.arrears(day("2027-01-21")).unwrap();
    assert_eq!(then.totals.total, baht(90), "as it stood then");
    let now = market.book.arrears(day("2027-01-26")).unwrap();
    assert_eq!((now.totals.total, now.rows[0].last_payment.clone()), (baht(150), None));
}

#[test]
fn takings_are_told_by_what_a_stall_was_on_the_day() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    market.receive(&stall.whole_day(FIRST, &[100, -40], 1));
    let draft = StallDraft {
        id: Some(stall.id),
        name: "ร้าน A-12".to_owned(),
        place: "A-12".to_owned(),
        zone: None,
        category: "ผัก".to_owned(),
        tags: vec![],
        visiting: false,
        vendor: String::new(),
    };
    let now = market.now();
    market.book.save_stall(now, &draft).unwrap();
    market.receive(&stall.day("2026-11-29", &[300]));
    let takings = market.takings(FIRST, "2026-11-29");
    let categories: Vec<_> =
        takings.categories.iter().map(|sum| (sum.name.as_str(), sum.net)).collect();
    assert_eq!(categories, [("ผัก", baht(300)), ("", baht(40))]);
    assert_eq!((takings.sums.net, takings.sums.market_days), (baht(340), 2));
    assert_eq!((takings.sums.per_day, takings.sums.receipts), (baht(170), 4));
    assert_eq!(takings.hours.iter().map(|hour| hour.hour).collect::<Vec<_>>(), [9]);
    assert_eq!((takings.without_hour, takings.rounding), (baht(0), baht(0)));
    assert_eq!((takings.weekdays[0].weekday, takings.weekdays[0].days), (7, 2), "two Sundays");
    let week = &market.takings("2026-11-29", "2026-11-29").compared[0];
    assert_eq!((week.sums.net, week.net.amount), (baht(40), baht(260)));
    assert_eq!(week.net.basis_points, Some(65_000));
    let refused = |from: &str, until: &str| {
        let asked = TakingsAsked { from: day(from), until: day(until), by_stall: true };
        market.book.takings(asked)
    };
    assert!(matches!(refused("2026-11-02", "2026-11-01"), Err(TakingsRefused::Order)));
    assert!(matches!(refused("2026-01-01", "2027-02-05"), Err(TakingsRefused::TooLong)));
    assert_eq!(refused(FIRST, FIRST).unwrap().stalls.len(), 1);
}

#[test]
fn market_days_are_turned_by_the_month() {
    let mut market = Market::new();
    let mut stall = market.joined("A-12");
    for of in ["2024-02-29", FIRST, "2026-11-24"] {
        market.receive(&stall.day(of, &[100]));
    }
    let page = market.book.market_month(None).unwrap().unwrap();
    let days: Vec<Day> = page.days.iter().map(|row| row.day).collect();
    assert_eq!((page.month, days), (month("2026-11"), vec![day("2026-11-24"), day(FIRST)]));
    assert_eq!((page.earlier, page.later), (Some(month("2024-02")), None));
    let empty = market.book.market_month(Some(month("2025-07"))).unwrap().unwrap();
    assert_eq!((empty.days.len(), empty.later), (0, Some(month("2026-11"))));
    let months = market.book.market_months().unwrap();
    assert_eq!(months.iter().map(|row| row.days).collect::<Vec<_>>(), [2, 1]);
}

/// The same acts at the same moments, but for what was paid first.
fn book_with(paid: i64) -> Market {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    market.receive(&stall.day(FIRST, &[100]));
    market.pay(stall.id, baht(paid));
    market.receive(&stall.day("2026-11-23", &[200]));
    market
}

#[test]
fn a_printed_head_catches_a_book_that_was_rewritten() {
    let (mut honest, rewritten) = (book_with(50), book_with(40));
    let head = honest.book.head().unwrap();
    assert_eq!(rewritten.book.head().unwrap().seq, head.seq, "as long as the other");
    rewritten.assert_sound(); // it is sound in itself: only the paper tells
    let printed = HeadAsked { seq: head.seq, hash: head.printed() };
    let look = |book: &Book, asked: &HeadAsked| book.check_head(asked).unwrap().standing;
    assert_eq!(look(&honest.book, &printed), HeadStanding::InChain);
    assert_eq!(look(&rewritten.book, &printed), HeadStanding::Other);
    let now = honest.now();
    let of = PublishedFor::Day { day: day(FIRST) };
    let published = honest.book.publish_head(now, of).unwrap();
    assert_eq!((published.seq, published.hash), (head.seq, head.hash));
    assert_eq!(honest.book.published_heads().unwrap(), [published]);
    assert_eq!(look(&honest.book, &printed), HeadStanding::InChain, "the book only grew");
    let whole = HeadAsked { seq: head.seq, hash: head.hash.to_string().to_uppercase() };
    assert_eq!(look(&honest.book, &whole), HeadStanding::InChain);
    let beyond = HeadAsked { seq: head.seq + 9, hash: head.printed() };
    assert_eq!(look(&honest.book, &beyond), HeadStanding::Beyond);
    for unreadable in ["", "abc", "not a hash at all", &"0".repeat(65)] {
        let asked = HeadAsked { seq: 1, hash: unreadable.to_owned() };
        assert!(matches!(honest.book.check_head(&asked), Err(HeadRefused::Unreadable)));
    }
    honest.assert_sound();
}
