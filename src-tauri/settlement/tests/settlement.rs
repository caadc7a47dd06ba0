//! The settlement as a whole: what is written is read, and whatever is bent is refused.
//! Must never accept a file that differs in one bit from the one that was signed.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

mod support;

use domain::digest::Digest;
use domain::money::Money;
use settlement::day_file::{Refused, read};
use settlement::entry::Facts;
use settlement::fact::Fact;
use settlement::file::{self, FileRefused};
use support::{Draft, first_day, market_day, satang, till};

#[test]
fn a_day_is_read_back_as_it_was_written() {
    let draft = market_day();
    let bytes = draft.bytes();
    let file = read(&bytes).unwrap();
    assert_eq!(file.file, Digest::of(&bytes));
    assert_eq!((&file.open, &file.close), (&draft.open, &draft.close));
    assert_eq!((&file.entries, file.lines), (&draft.entries, draft.lines()));
    // Worked out by hand: 150.00 + 45.00, 50.00, 11.10 + 100.00, 7.00; back 50.00 and 10.00.
    let totals = &file.close.totals;
    assert_eq!((totals.sales, totals.refunds), (4, 2));
    assert_eq!((totals.first_receipt, totals.last_receipt), (Some(2), Some(7)));
    assert_eq!((totals.gross, totals.refunded), (satang(36_310), satang(6_000)));
    assert_eq!(totals.net, satang(30_310));
    assert_eq!(totals.grand_total, satang(30_310 + 13_000));
    // 981 + 327 + 654 + 46 − 327
    assert_eq!((totals.vat, totals.taxed), (satang(1_681), satang(25_700)));
    // 500.00 + (195.00 + 51.10 + 7.00) − 60.00 + 300.00 − 40.00 − 500.00
    assert_eq!(totals.expected_cash, satang(45_310));
    assert_eq!((totals.removed_lines, totals.drawer_openings, totals.printed_again), (1, 1, 1));
    assert_eq!(file.close.counted_total, satang(45_300)); // the last 10 satang are no coin
    assert_eq!(file.close.over_short, satang(-10));
}

#[test]
fn no_bit_can_be_flipped() {
    let bytes = first_day().bytes();
    let mut bent = bytes.clone();
    for place in 0..bytes.len() {
        for bit in 0..8 {
            bent[place] ^= 1 << bit;
            assert!(read(&bent).is_err(), "bit {bit} of byte {place}");
            bent[place] ^= 1 << bit;
        }
    }
    assert!(read(&bent).is_ok());
}

#[test]
fn every_cut_is_told_as_one() {
    let bytes = market_day().bytes();
    assert_eq!(read(&[]), Err(Refused::File(FileRefused::Empty)));
    for end in 1..bytes.len() {
        let refused = Refused::File(FileRefused::CutShort);
        assert_eq!(read(&bytes[..end]), Err(refused), "cut at {end}");
    }
}

/// The lines of a file and the same signed again with the stall's own key.
fn resigned(lines: &[&str]) -> Vec<u8> {
    file::write(lines, &till()).unwrap()
}

#[test]
fn no_line_can_be_taken_away_doubled_or_swapped_even_with_the_key() {
    let bytes = market_day().bytes();
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let lines = &lines[..lines.len() - 1];
    for index in 0..lines.len() {
        let mut fewer = lines.to_vec();
        fewer.remove(index);
        assert!(read(&resigned(&fewer)).is_err(), "without line {}", index + 1);
        for other in 0..lines.len() {
            let mut doubled = lines.to_vec();
            doubled.insert(other, lines[index]);
            assert!(read(&resigned(&doubled)).is_err(), "{} again at {other}", index + 1);
            let mut swapped = lines.to_vec();
            swapped.swap(index, other);
            assert_eq!(read(&resigned(&swapped)).is_ok(), index == other);
        }
    }
    // Without the key, the line is named where it can be told.
    for (from, to, line) in [
        ("\"unit_price\":3333", "\"unit_price\":3332", Some(5)),
        ("\"receipt\":4,", "\"receipt\":9,", Some(8)),
        ("\"of\":4,", "\"of\":5,", Some(11)),
        ("\"n\":12,", "\"n\":13,", Some(9)),
        ("\"copy\":1", "\"copy\":2", None),
        ("\"gross\":36310", "\"gross\":36311", None),
        ("A-12", "A-13", None),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        assert_eq!(read(changed.as_bytes()), Err(Refused::Signature { line }), "{to}");
    }
    let removed: Vec<&str> = text.lines().filter(|line| !line.contains("\"n\":10,")).collect();
    let removed = removed.join("\n") + "\n";
    assert_eq!(read(removed.as_bytes()), Err(Refused::Signature { line: Some(7) }));
}

#[test]
fn a_cheat_who_mends_numbers_and_chain_is_caught_by_receipts_and_sums() {
    let draft = market_day();
    let mut unseen = Vec::new();
    for index in 0..draft.entries.len() {
        let mut fewer = draft.clone();
        let kind = fewer.entries.remove(index).fact.kind();
        fewer.rechain();
        if read(&fewer.bytes()).is_ok() {
            unseen.push(kind);
        }
    }
    // Lines without sums; that they are missing shows in the next day's journal and hash.
    assert_eq!(unseen, ["settlement_made", "goods_changed", "clock"]);
    let mut swapped = draft.clone();
    swapped.entries.swap(3, 5);
    swapped.rechain();
    let refused = Refused::Receipt { line: 7, expected: 4, found: 2 };
    assert_eq!(read(&swapped.bytes()), Err(refused));
    let mut doubled = draft.clone();
    doubled.entries.insert(5, draft.entries[3].clone());
    doubled.rechain();
    assert_eq!(read(&doubled.bytes()), Err(Refused::RequestTwice { line: 7 }));
}

#[test]
fn a_consistent_lie_in_one_price_is_refused() {
    let mut draft = market_day();
    let sale = draft.sale(3);
    let less = satang(10_000);
    sale.lines[0].amount = sale.lines[0].amount.minus(less).unwrap();
    sale.total = sale.total.minus(less).unwrap();
    sale.tenders[0].amount = sale.total;
    sale.change = sale.change.plus(less).unwrap();
    draft.honest(Money::baht(130));
    assert_eq!(read(&draft.bytes()), Err(Refused::Price { line: 5 }));
}

#[test]
fn every_sum_is_added_again() {
    type Bend = fn(&mut settlement::fact::Totals);
    let bends: [(&str, Bend); 17] = [
        ("first_receipt", |t| t.first_receipt = Some(1)),
        ("last_receipt", |t| t.last_receipt = None),
        ("sales", |t| t.sales += 1),
        ("refunds", |t| t.refunds -= 1),
        ("gross", |t| t.gross = t.gross.minus(satang(1)).unwrap()),
        ("refunded", |t| t.refunded = t.refunded.plus(satang(1)).unwrap()),
        ("net", |t| t.net = t.net.minus(satang(1)).unwrap()),
        ("tenders", |t| t.tenders[0].sold = t.tenders[0].sold.plus(satang(1)).unwrap()),
        ("vat", |t| t.vat = Money::ZERO),
        ("taxed", |t| t.taxed = t.taxed.plus(satang(1)).unwrap()),
        ("drawer", |t| t.drawer.paid_out = t.drawer.paid_out.plus(satang(1)).unwrap()),
        ("expected_cash", |t| t.expected_cash = t.expected_cash.minus(satang(1)).unwrap()),
        ("removed_lines", |t| t.removed_lines = 0),
        ("removed_amount", |t| t.removed_amount = Money::ZERO),
        ("drawer_openings", |t| t.drawer_openings = 0),
        ("printed_again", |t| t.printed_again = 2),
        ("people", |t| t.people = 1),
    ];
    let line = market_day().entries.len() + 2;
    for (field, bend) in bends {
        let mut draft = market_day();
        bend(&mut draft.closed().totals);
        bend(&mut draft.close.totals);
        draft.rechain();
        assert_eq!(read(&draft.bytes()), Err(Refused::Totals { line, field }));
        let mut draft = market_day();
        bend(&mut draft.closed().totals);
        draft.rechain();
        let refused = Refused::Closing { line: line - 1, field: "totals" };
        assert_eq!(read(&draft.bytes()), Err(refused), "{field} in day_closed alone");
    }
}

#[test]
fn hostile_json_is_refused_though_it_is_signed() {
    let text = String::from_utf8(market_day().bytes()).unwrap();
    for (from, to) in [
        ("\"copy\":1", "\"copy\":1,\"copy\":1"),
        ("\"copy\":1", "\"copy\":1,\"more\":1"),
        ("\"copy\":1", "\"copy\":1.0"),
        ("\"copy\":1", "\"copy\":-0"),
        ("\"copy\":1", "\"copy\":1e0"),
        ("\"copy\":1", "\"copy\":4294967296"),
        ("\"copy\":1", "\"copy\":01"),
        ("\"copy\":1", "\"copy\": 1"),
        ("\"copy\":1", "\"copy\":null"),
        ("\"copy\":1", "\"\\u0063opy\":1"),
        ("\"t\":\"clock\"", "\"t\":\"tick\""),
        ("\"t\":\"open\",", "\"t\":\"open\",\"t\":\"open\","),
        ("\"version\":1", "\"version\":1,\"x\":1"),
        ("\"t\":\"close\"", "\"t\":\"close\",\"x\":1"),
        ("\"t\":\"close\"", "\"t\":\"clos\""),
        ("\"z\":2", "\"z\":1234567890123456"),
    ] {
        let bent = text.replacen(from, to, 1);
        assert_ne!(bent, text, "{from}");
        let lines: Vec<&str> = bent.lines().collect();
        let refused = read(&resigned(&lines[..lines.len() - 1])).unwrap_err();
        assert!(
            matches!(refused, Refused::Line { .. } | Refused::NotASettlement),
            "{to}: {refused:?}"
        );
    }
}

#[test]
fn a_day_without_receipts_is_a_settlement_too() {
    let mut draft = first_day();
    draft.entries.remove(2);
    draft.rechain();
    draft.honest(Money::ZERO);
    let file = read(&draft.bytes()).unwrap();
    assert_eq!((file.close.totals.first_receipt, file.close.totals.net), (None, Money::ZERO));
}

#[test]
fn an_amendment_holds_corrections_only() {
    let mut draft = market_day();
    draft.open.amends = Some(Digest::of(b"the settlement with the mistake"));
    assert_eq!(read(&draft.bytes()), Err(Refused::SaleInAmendment { line: 5 }));
    let corrections: Vec<_> = draft
        .entries
        .iter()
        .filter(|entry| !matches!(&entry.fact, Fact::Sale(_)))
        .filter(|entry| !matches!(&entry.fact, Fact::Refund(refund) if refund.of == 4))
        .cloned()
        .collect();
    draft.entries = corrections;
    draft.rechain();
    draft.honest(Money::ZERO);
    assert!(read(&draft.bytes()).is_ok());
}

#[test]
fn the_days_of_a_stall_alone_are_settlements_without_a_market() {
    let alone = |draft: &mut Draft| {
        draft.open.market = None;
        if let Fact::Enrolled(enrolled) = &mut draft.entries[0].fact {
            enrolled.market = None;
        }
        draft.rechain();
    };
    let mut draft = first_day();
    alone(&mut draft);
    assert_eq!(read(&draft.bytes()).unwrap().open.market, None);
}
