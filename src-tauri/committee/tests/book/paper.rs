//! What the committee prints: the day's report and the receipt of a payment.

use committee::Hands;
use committee::collecting::fee_slip::fee_slip;
use committee::collecting::payments::PaymentRequest;
use committee::days::report::day_document;
use committee::fact::WaiverFor;
use committee::fees::waivers::{WaiverDecision, WaiverRequest};
use documents::report::Cell;
use documents::slip::Block;
use domain::day::Timestamp;
use domain::fee::{WaiverCut, WaiverOf};
use domain::language::Language;
use domain::payment::TenderKind;

use crate::market::{FIRST, MORNING, Market, baht, day};

#[test]
fn the_report_has_a_cell_for_every_column_and_names_who_is_missing() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    market.register("B-01");
    market.receive(&stall.whole_day(FIRST, &[700, -300], 1));
    market.receive(b"rubbish");
    let report = market.book.day_report(day(FIRST)).unwrap();
    for language in [Language::Th, Language::En] {
        let made = Timestamp::from_seconds(MORNING);
        let paper = day_document("ตลาดใต้เคี่ยม", &report, made, language);
        let width = paper.columns.len();
        assert!(paper.rows.iter().all(|row| row.len() == width));
        assert_eq!(paper.totals.as_ref().unwrap().len(), width);
        assert_eq!(paper.signatures.len(), 3);
        assert_eq!(paper.rows[0][3..6], [0, 300, 300].map(|amount| Cell::Money(baht(amount))));
        assert_eq!(paper.rows[1][5], Cell::Empty, "nothing is known of a missing stall");
        assert!(paper.notes[0].contains("B-01"), "{:?}", paper.notes);
    }
}

#[test]
fn a_receipt_that_was_taken_back_says_so_on_paper() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    market.receive(&stall.day(FIRST, &[700]));
    let asked = PaymentRequest {
        request: market.request(),
        stall: stall.id,
        amount: baht(54),
        kind: TenderKind::Cash,
        collector: "ลุงสม".to_owned(),
    };
    let now = market.now();
    let mut receipt = market.book.record_payment(now, &asked).unwrap();
    let marked = |slip: &documents::slip::Slip| {
        slip.blocks.iter().any(|block| matches!(block, Block::Marked(_)))
    };
    assert!(!marked(&fee_slip(&receipt, 0, Language::Th)));
    let reason = "ผิด".to_owned();
    let at = Timestamp::from_seconds(MORNING);
    receipt.reversed = Some(committee::collecting::fee_receipts::Reversal { at, reason });
    assert!(marked(&fee_slip(&receipt, 0, Language::Th)));
}

#[test]
fn a_receipt_tells_what_was_waived() {
    let mut market = Market::new();
    market.usual_rules();
    let mut stall = market.joined("A-12");
    market.receive(&stall.day(FIRST, &[700]));
    let asked = WaiverRequest {
        request: market.request(),
        whose: WaiverFor::Stall { stall: stall.id },
        of: WaiverOf::Everything,
        cut: WaiverCut::Percent { basis_points: 5_000 },
        from: day(FIRST),
        until: day(FIRST),
        reason: "น้ำท่วม".to_owned(),
    };
    market.book.act_as(Hands { by: Some(1), with: None });
    let now = market.now();
    let waiver = market.book.propose_waiver(now, &asked).unwrap().waiver;
    market.book.act_as(Hands { by: Some(2), with: None });
    let now = market.now();
    market.book.decide_waiver(now, WaiverDecision { waiver, approved: true }).unwrap();
    let asked = PaymentRequest {
        request: market.request(),
        stall: stall.id,
        amount: baht(27),
        kind: TenderKind::Cash,
        collector: "ลุงสม".to_owned(),
    };
    let now = market.now();
    let receipt = market.book.record_payment(now, &asked).unwrap();
    for (language, contra) in [
        (Language::Th, ["ยกเว้น ค่าแผง", "ยกเว้น ส่วนแบ่ง"]),
        (Language::En, ["Waived: ค่าแผง", "Waived: ส่วนแบ่ง"]),
    ] {
        let slip = fee_slip(&receipt, 0, language);
        let items = slip.blocks.iter().filter_map(|block| match block {
            Block::Item { name, amount, .. } => Some((name.as_str(), amount.as_str())),
            _ => None,
        });
        let expected =
            [("ค่าแผง", "50.00"), ("ส่วนแบ่ง", "4.00"), (contra[0], "-25.00"), (contra[1], "-2.00")];
        assert_eq!(items.collect::<Vec<_>>(), expected);
    }
}
