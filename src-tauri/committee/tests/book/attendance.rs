//! Who was there: the calendar, excuses, the close of a market day by two officers, and that the
//! order in which all of it comes changes nothing.

use committee::Hands;
use committee::days::attendance::AttendanceMark;
use committee::days::calendar::{CalendarDayDraft, CalendarRefused, CalendarWeek};
use committee::days::closing::{CloseRefused, DayClosing, DayToClose};
use committee::days::day::{MarketDay, StallDayState};
use committee::days::excuses::{Excuse, ExcuseRefused};
use committee::days::report::day_document;
use domain::day::Timestamp;
use domain::fee::FeeKind;
use domain::id::StallId;
use domain::language::Language;
use proptest::prelude::*;

use crate::market::{FIRST, Market, baht, day};

/// Stalls by days.
type Marks = Vec<Vec<Option<AttendanceMark>>>;

const SECOND: &str = "2026-11-23";
const THIRD: &str = "2026-11-24";

const TWO: Hands = Hands { by: Some(1), with: Some(2) };

impl Market {
    /// 50 baht a stall and day, 20 baht for a day without a file; in the hands of two officers.
    fn with_no_file_rule() -> Market {
        let mut market = Market::new();
        market.rule("ค่าแผง", FeeKind::PerStallDay { amount: baht(50) }, FIRST);
        market.rule("ไม่ส่งยอด", FeeKind::NoFile { amount: baht(20) }, FIRST);
        market.book.act_as(TWO);
        market
    }

    fn close(&mut self, of: &str) -> Result<DayClosing, CloseRefused> {
        let request = self.request();
        let now = self.now();
        self.book.close_market_day(now, &DayToClose { request, day: day(of), leave_open: false })
    }

    fn excuse(&mut self, stall: StallId, of: &str, reason: &str) -> Result<Excuse, ExcuseRefused> {
        let now = self.now();
        self.book.excuse_absence(now, &Excuse { stall, day: day(of), reason: reason.to_owned() })
    }

    fn set_day(&mut self, of: &str, open: Option<bool>) -> Result<(), CalendarRefused> {
        let now = self.now();
        let reason = "วันหยุดตลาด".to_owned();
        self.book
            .set_calendar_day(now, &CalendarDayDraft { day: day(of), open, reason })
            .map(|_| ())
    }

    fn of_day(&self, of: &str) -> MarketDay {
        self.book.day_report(day(of)).unwrap()
    }

    /// The marks of the three days, a stall a row.
    fn marks(&self, today: &str) -> Vec<Vec<Option<AttendanceMark>>> {
        let attendance = self.book.attendance(day(today), day(FIRST), day(THIRD)).unwrap();
        attendance.stalls.into_iter().map(|stall| stall.marks).collect()
    }
}

#[test]
fn the_close_charges_those_who_handed_nothing_in_and_keeps_the_figures() {
    let mut market = Market::with_no_file_rule();
    let mut came = market.joined("A-1");
    let mut late = market.joined("A-2");
    market.joined("A-3");
    let excused = market.joined("A-4");
    market.receive(&came.day(FIRST, &[100]));
    market.excuse(excused.id, FIRST, "แจ้งลาล่วงหน้า").unwrap();
    assert_eq!(market.of_day(FIRST).totals.fee, baht(50));
    let now = market.now();
    let preview = market.book.preview_closing(now, day(FIRST)).unwrap();
    assert_eq!(market.of_day(FIRST).closed, None, "a preview keeps nothing");
    let closing = market.close(FIRST).unwrap();
    assert_eq!((closing.by, closing.with), (1, 2));
    assert_eq!(closing.figures, preview.figures);
    let charged: Vec<_> = preview.charged.iter().map(|one| (&*one.place, one.fee)).collect();
    assert_eq!(charged, [("A-2", baht(20)), ("A-3", baht(20))]);
    let figures = closing.figures;
    assert_eq!(
        (figures.registered, figures.received, figures.missing, figures.excused, figures.fee),
        (3, 1, 2, 1, baht(90))
    );
    assert!(!market.of_day(FIRST).changed_since);
    // it comes after all: received, the real fee, and told beside the figures of the closing
    market.receive(&late.day(FIRST, &[70]));
    let day_now = market.of_day(FIRST);
    assert!(day_now.changed_since);
    assert_eq!((day_now.totals.fee, day_now.totals.missing), (baht(120), 1));
    let closed = day_now.closed.unwrap();
    assert_eq!(closed.figures, figures);
    let change = &closed.changes[0];
    assert_eq!((closed.changes.len(), &*change.place), (1, "A-2"));
    assert_eq!((change.fee_before, change.fee, change.net), (baht(20), baht(50), baht(70)));
    assert!(market.book.market_days(day(FIRST), day(THIRD)).unwrap()[0].changed_since);
    let of_day = market.of_day(FIRST);
    let made = Timestamp::from_seconds(crate::market::MORNING);
    let paper = day_document("ตลาด", &of_day, made, Language::En);
    let told = |word: &str| paper.notes.iter().any(|note| note.contains(word));
    assert!(told("1 of 3 stalls handed in") && told("A-2 ร้าน A-2 fee 20.00 → 50.00 baht"));
    assert!(told("Excused (1): A-4") && paper.signatures[1].starts_with("Closed with"));
    market.assert_sound();
}

#[test]
fn a_closed_day_that_is_paid_later_has_not_changed() {
    let mut market = Market::with_no_file_rule();
    let mut stall = market.joined("A-1");
    market.receive(&stall.day(FIRST, &[100]));
    market.close(FIRST).unwrap();
    let payment = committee::collecting::payments::PaymentRequest {
        request: market.request(),
        stall: stall.id,
        amount: baht(50),
        kind: domain::payment::TenderKind::Cash,
        collector: "สมชาย".to_owned(),
    };
    let now = market.now();
    market.book.record_payment(now, &payment).unwrap();
    let paid = market.of_day(FIRST);
    assert_eq!((paid.totals.owed, paid.changed_since), (baht(0), false));
    assert!(!market.book.market_days(day(FIRST), day(THIRD)).unwrap()[0].changed_since);
}

#[test]
fn who_may_close_what_is_refused_in_order() {
    let mut market = Market::with_no_file_rule();
    let mut stall = market.joined("A-1");
    market.receive(&stall.day(FIRST, &[100]));
    for hands in [(None, None), (Some(1), None), (Some(1), Some(1))] {
        market.book.act_as(Hands { by: hands.0, with: hands.1 });
        assert!(matches!(market.close(FIRST), Err(CloseRefused::TwoNeeded)), "{hands:?}");
    }
    market.book.act_as(TWO);
    assert!(matches!(market.close(SECOND), Err(CloseRefused::ToCome)));
    assert!(matches!(market.close("2026-11-21"), Err(CloseRefused::NoMarketDay)));
    market.days_later(1);
    market.receive(&stall.day(SECOND, &[100]));
    let refused = market.close(SECOND);
    assert!(matches!(refused, Err(CloseRefused::OpenBefore { day: open, count: 1 })
        if open == day(FIRST)));
    // known and confirmed: told once, not at every closing after it
    let mut asked = DayToClose { request: market.request(), day: day(SECOND), leave_open: true };
    let now = market.now();
    let closed = market.book.close_market_day(now, &asked).unwrap();
    let now = market.now();
    assert_eq!(market.book.close_market_day(now, &asked).unwrap(), closed, "sent twice");
    asked.day = day(FIRST);
    let now = market.now();
    let refused = market.book.close_market_day(now, &asked);
    assert!(matches!(refused, Err(CloseRefused::RequestUsed)));
    assert!(matches!(market.close(SECOND), Err(CloseRefused::Closed)));
    market.days_later(1);
    market.receive(&stall.day(THIRD, &[100]));
    market.close(THIRD).unwrap();
    market.close(FIRST).unwrap();
    market.assert_sound();
}

#[test]
fn a_calendar_says_whom_to_expect() {
    let mut market = Market::with_no_file_rule();
    let mut stall = market.joined("A-1");
    market.joined("A-2");
    // 22 November 2026 is a Sunday: Sundays and Tuesdays
    let week = CalendarWeek {
        from: day(FIRST),
        weekdays: [true, false, true, false, false, false, false],
    };
    let now = market.now();
    market.book.set_calendar(now, &week).unwrap();
    market.days_later(2);
    let closed = market.of_day(SECOND);
    assert_eq!((closed.totals.registered, closed.calendar.open), (0, false));
    assert_eq!(market.of_day(THIRD).totals.missing, 2);
    assert!(matches!(market.close(SECOND), Err(CloseRefused::NoMarketDay)));
    // who opens all the same is received and charged
    market.receive(&stall.day(SECOND, &[100]));
    let opened = market.of_day(SECOND);
    assert_eq!((opened.totals.registered, opened.totals.unplanned), (1, 1));
    assert_eq!((opened.totals.fee, opened.stalls[0].unplanned), (baht(50), true));
    assert_eq!(
        market.marks(THIRD),
        [
            [
                Some(AttendanceMark::NoFile),
                Some(AttendanceMark::Unplanned),
                Some(AttendanceMark::Expected)
            ],
            [
                Some(AttendanceMark::NoFile),
                Some(AttendanceMark::MarketClosed),
                Some(AttendanceMark::Expected)
            ],
        ]
    );
    // no plan reaches back before a day with fees
    let now = market.now();
    let refused = market.book.set_calendar(now, &week);
    assert!(matches!(refused, Err(CalendarRefused::ReachesBack { from }) if from == day(THIRD)));
    // a single day may, and says why
    assert!(market.set_day(FIRST, Some(false)).is_ok());
    let without = CalendarDayDraft { day: day(FIRST), open: Some(false), reason: String::new() };
    let now = market.now();
    let refused = market.book.set_calendar_day(now, &without);
    assert!(matches!(refused, Err(CalendarRefused::Reason)));
    assert_eq!(market.of_day(FIRST).totals.registered, 0);
    let month = market.book.calendar(day(THIRD), day(FIRST), day(THIRD)).unwrap();
    let open: Vec<_> = month.days.iter().map(|day| (day.by_week, day.open, day.set)).collect();
    assert_eq!(
        open,
        [(Some(true), false, true), (Some(false), false, false), (Some(true), true, false)]
    );
    assert_eq!((month.week_from, &*month.days[0].reason), (day(THIRD), "วันหยุดตลาด"));
    market.assert_sound();
}

#[test]
fn a_day_that_turns_out_to_have_been_closed_charges_nobody_for_no_file() {
    let mut market = Market::with_no_file_rule();
    let mut stall = market.joined("A-1");
    market.joined("A-2");
    market.receive(&stall.day(FIRST, &[100]));
    market.close(FIRST).unwrap();
    assert_eq!(market.of_day(FIRST).totals.fee, baht(70));
    market.set_day(FIRST, Some(false)).unwrap();
    let after = market.of_day(FIRST);
    assert_eq!((after.totals.fee, after.changed_since), (baht(50), true));
    market.set_day(FIRST, None).unwrap();
    let again = market.of_day(FIRST);
    assert_eq!((again.totals.fee, again.changed_since), (baht(70), false));
    market.assert_sound();
}

#[test]
fn an_excuse_is_for_a_stall_that_is_expected_and_never_about_health() {
    let mut market = Market::with_no_file_rule();
    let mut stall = market.joined("A-1");
    let other = market.joined("A-2");
    market.receive(&stall.day(FIRST, &[100]));
    let refused = market.excuse(stall.id, FIRST, "ลา");
    assert!(matches!(refused, Err(ExcuseRefused::HandedIn)));
    let refused = market.excuse(stall.id, "2026-11-21", "ลา");
    assert!(matches!(refused, Err(ExcuseRefused::NotExpected)));
    assert!(matches!(market.excuse(other.id, FIRST, " "), Err(ExcuseRefused::Reason)));
    assert!(matches!(market.excuse(other.id, FIRST, "ป่วย"), Err(ExcuseRefused::Health)));
    market.close(FIRST).unwrap();
    assert_eq!(market.of_day(FIRST).totals.fee, baht(70));
    market.excuse(other.id, FIRST, "ธุระส่วนตัว").unwrap();
    let excused = market.of_day(FIRST);
    assert_eq!((excused.totals.fee, excused.totals.missing), (baht(50), 0));
    assert_eq!(excused.stalls[1].state, StallDayState::Excused);
    assert_eq!(excused.stalls[1].excuse.as_deref(), Some("ธุระส่วนตัว"));
    assert_eq!(market.book.market_days(day(FIRST), day(THIRD)).unwrap()[0].missing, 0);
    let now = market.now();
    market.book.withdraw_excuse(now, other.id, day(FIRST)).unwrap();
    assert_eq!(market.of_day(FIRST).totals.fee, baht(70));
    let now = market.now();
    let refused = market.book.withdraw_excuse(now, other.id, day(FIRST));
    assert!(matches!(refused, Err(ExcuseRefused::NotExcused)));
    market.assert_sound();
}

#[test]
fn attendance_tells_zero_days_waiting_files_and_the_last_day_that_was_opened() {
    let mut market = Market::with_no_file_rule();
    let mut sells = market.joined("A-1");
    let mut nothing = market.joined("A-2");
    let mut waits = market.stall("A-3");
    market.receive(&sells.day(FIRST, &[100]));
    market.receive(&nothing.day(FIRST, &[]));
    market.receive(&waits.day(FIRST, &[100]));
    market.days_later(1);
    market.receive(&sells.day(SECOND, &[]));
    let attendance = market.book.attendance(day(SECOND), day(FIRST), day(THIRD)).unwrap();
    assert_eq!(
        market.marks(SECOND),
        [
            [Some(AttendanceMark::Opened), Some(AttendanceMark::ZeroDay), None],
            [Some(AttendanceMark::ZeroDay), Some(AttendanceMark::Expected), None],
            [Some(AttendanceMark::Waiting), Some(AttendanceMark::Expected), None],
        ]
    );
    let counts = attendance.counts;
    assert_eq!((counts.opened, counts.zero_days, counts.waiting, counts.no_file), (1, 2, 1, 0));
    assert_eq!(attendance.days.iter().map(|day| day.counts.zero_days).sum::<u32>(), 2);
    let last: Vec<_> = attendance.stalls.iter().map(|stall| stall.last_opened).collect();
    assert_eq!(last, [Some(day(SECOND)), Some(day(FIRST)), None]);
    assert_eq!(market.of_day(FIRST).totals.zero_days, 1);
    let one =
        market.book.stall_attendance(day(SECOND), nothing.id, day(FIRST), day(SECOND)).unwrap();
    assert_eq!((one.stalls.len(), one.counts.zero_days), (1, 1));
    assert!(market.book.attendance(day(SECOND), day(SECOND), day(FIRST)).is_err());
}

/// What comes to a market's days, each in a place of its own.
const ACTS: usize = 9;

/// Everything the committee sees of the days, but the figures that a closing kept.
fn after(order: &[usize]) -> Vec<(MarketDay, Vec<Vec<Option<AttendanceMark>>>)> {
    let mut market = Market::with_no_file_rule();
    let (mut a, mut b) = (market.joined("A-1"), market.joined("A-2"));
    let (c, d) = (market.joined("A-3"), market.joined("A-4"));
    let files = [a.day(FIRST, &[100]), a.day(SECOND, &[]), b.day(FIRST, &[40]), b.day(FIRST, &[])];
    market.days_later(3);
    for act in order {
        match act {
            0..=3 => drop(market.receive(&files[*act])),
            4 | 5 => {
                let request = market.request();
                let now = market.now();
                let of = day([FIRST, SECOND][act - 4]);
                let asked = DayToClose { request, day: of, leave_open: true };
                // nothing may have come yet: it is closed at the end
                let closed = market.book.close_market_day(now, &asked);
                assert!(matches!(closed, Ok(_) | Err(CloseRefused::NoMarketDay)), "{closed:?}");
            }
            6 => drop(market.excuse(c.id, FIRST, "ลา").unwrap()),
            7 => drop(market.excuse(d.id, SECOND, "ลา").unwrap()),
            _ => market.set_day(SECOND, Some(true)).unwrap(),
        }
    }
    for of in [FIRST, SECOND] {
        match market.close(of) {
            Ok(_) | Err(CloseRefused::Closed | CloseRefused::OpenBefore { .. }) => {}
            other => panic!("{other:?}"),
        }
    }
    market.assert_sound();
    [FIRST, SECOND]
        .map(|of| {
            let mut seen = market.of_day(of);
            seen.closed = None;
            seen.changed_since = false;
            seen.stalls.iter_mut().for_each(|row| row.fee_before = None);
            (seen, market.marks(THIRD))
        })
        .into()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(22),
        ..ProptestConfig::with_cases(16)
    })]
    #[test]
    fn in_whatever_order_files_excuses_and_closings_come_the_days_are_the_same(
        order in Just((0..ACTS).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        static IN_ORDER: std::sync::OnceLock<Vec<(MarketDay, Marks)>> =
            std::sync::OnceLock::new();
        let expected = IN_ORDER.get_or_init(|| after(&(0..ACTS).collect::<Vec<_>>()));
        prop_assert_eq!(&after(&order), expected);
    }
}
