//! A line of the till's journal: the canonical JSON that is hashed, stored and sent verbatim.
//! Must never be rebuilt for sending, and never be read in a second spelling.

pub use crate::canonical::LineRefused;
use crate::entry;
use crate::fact::Fact;
use crate::facts;

/// One entry of the till's journal.
pub type Entry = entry::Entry<Fact>;

facts! {
    Fact:
    "enrolled" Enrolled,
    "goods_changed" GoodsChanged,
    "day_opened" DayOpened,
    "sale" Sale,
    "refund" Refund,
    "cash_moved" CashMoved,
    "drawer_opened" DrawerOpened,
    "lines_removed" LinesRemoved,
    "printed_again" PrintedAgain,
    "clock" Clock,
    "restored" Restored,
    "day_closed" DayClosed,
    "settlement_made" SettlementMade,
    "prices_changed" PricesChanged,
    "customers_changed" CustomersChanged,
    "operators_changed" OperatorsChanged,
    "operator_signed_in" OperatorSignedIn,
    "credit_repaid" CreditRepaid,
    "preorder_taken" PreorderTaken,
    "preorder_ended" PreorderEnded,
    "reply_received" ReplyReceived,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact;
    use domain::day::{Day, Timestamp};
    use domain::digest::Digest;
    use domain::money::Money;

    fn opened() -> Entry {
        Entry {
            n: 12,
            at: Timestamp::from_seconds(1_795_315_260),
            day: Day::new(2026, 11, 22).unwrap(),
            fact: Fact::DayOpened(fact::DayOpened { part: 1, float: Money::baht(500), people: 2 }),
            private: None,
        }
    }

    #[test]
    fn a_line_has_one_form() {
        let line = opened().line();
        assert_eq!(
            line,
            concat!(
                r#"{"at":1795315260,"body":{"float":50000,"part":1,"people":2},"#,
                r#""day":"2026-11-22","n":12,"t":"day_opened"}"#
            )
        );
        assert_eq!(Entry::read(&line), Ok(opened()));
        let private = Entry { private: Some(Digest::of(b"x")), ..opened() };
        assert_eq!(Entry::read(&private.line()), Ok(private));
    }

    #[test]
    fn refusals_come_in_order_of_precedence() {
        let line = opened().line();
        for (from, to, refused) in [
            ("{\"at\"", "[\"at\"", LineRefused::Form),
            ("\"n\":12", "\"n\":12,\"n\":12", LineRefused::Form),
            ("\"n\":12", "\"n\":12.0", LineRefused::Form),
            ("\"n\":12", "\"n\":-1", LineRefused::Form),
            ("\"n\":12", "\"N\":12", LineRefused::Form),
            ("2026-11-22", "2026-11-31", LineRefused::Form),
            ("day_opened", "day_Opened", LineRefused::Kind),
            ("\"day_opened\"", "null", LineRefused::Form),
            ("\"people\":2", "\"people\":2,\"people\":2", LineRefused::Body),
            ("\"people\":2", "\"people\":2,\"x\":2", LineRefused::Body),
            ("\"people\":2", "\"people\":-0", LineRefused::Body),
            ("\"people\":2", "\"people\":2e0", LineRefused::Body),
            ("50000", "10000000000001", LineRefused::Body),
            ("1795315260", "1234567890123456", LineRefused::Number),
            ("\"n\":12,", "\"n\":12,\"p\":null,", LineRefused::NotCanonical),
            (",\"n\"", ", \"n\"", LineRefused::NotCanonical),
            ("\"float\"", "\"\\u0066loat\"", LineRefused::NotCanonical),
        ] {
            let bad = line.replace(from, to);
            assert_ne!(bad, line);
            assert_eq!(Entry::read(&bad), Err(refused), "{bad}");
        }
    }
}
