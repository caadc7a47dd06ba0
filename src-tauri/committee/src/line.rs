//! A line of the book's journal: the same canonical envelope as the till's, around the book's
//! facts. Must never be rebuilt once it is hashed, and never be read in a second spelling.

use settlement::entry;

use crate::fact::Fact;

/// One entry of the book's journal.
pub type Entry = entry::Entry<Fact>;

settlement::facts! {
    Fact:
    "market_set_up" MarketSetUp,
    "zone_set" ZoneSet,
    "stall_registered" StallRegistered,
    "stall_changed" StallChanged,
    "stall_retired" StallRetired,
    "stall_invited" StallInvited,
    "key_accepted" KeyAccepted,
    "fee_rule_set" FeeRuleSet,
    "units_counted" UnitsCounted,
    "meter_read" MeterRead,
    "stall_charged" StallCharged,
    "charge_cancelled" ChargeCancelled,
    "waiver_proposed" WaiverProposed,
    "waiver_decided" WaiverDecided,
    "waiver_withdrawn" WaiverWithdrawn,
    "waiver_ended" WaiverEnded,
    "settlement_received" SettlementReceived,
    "settlement_refused" SettlementRefused,
    "slip_received" SlipReceived,
    "fork_settled" ForkSettled,
    "key_retired" KeyRetired,
    "gap_explained" GapExplained,
    "days_came" DaysCame,
    "fee_assessed" FeeAssessed,
    "payment_received" PaymentReceived,
    "payment_reversed" PaymentReversed,
    "officer_set" OfficerSet,
    "officer_signed_in" OfficerSignedIn,
    "household_set" HouseholdSet,
    "person_set" PersonSet,
    "consent_given" ConsentGiven,
    "consent_withdrawn" ConsentWithdrawn,
    "stall_people_set" StallPeopleSet,
    "pass_issued" PassIssued,
    "pass_withdrawn" PassWithdrawn,
    "person_erased" PersonErased,
    "head_published" HeadPublished,
    "reply_made" ReplyMade,
    "notice_posted" NoticePosted,
    "notice_ended" NoticeEnded,
    "voucher_withdrawn" VoucherWithdrawn,
    "credit_proposed" CreditProposed,
    "credit_decided" CreditDecided,
    "handed_over" HandedOver,
    "banked" Banked,
    "voucher_paid_out" VoucherPaidOut,
    "deposit_received" DepositReceived,
    "deposit_returned" DepositReturned,
    "deposit_kept" DepositKept,
    "cash_taken_back" CashTakenBack,
    "calendar_set" CalendarSet,
    "calendar_day_set" CalendarDaySet,
    "absence_excused" AbsenceExcused,
    "excuse_withdrawn" ExcuseWithdrawn,
    "market_day_closed" MarketDayClosed,
    "restored" Restored,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact;
    use domain::day::{Day, Timestamp};
    use settlement::canonical::LineRefused;

    #[test]
    fn a_line_has_one_form() {
        let entry = Entry {
            n: 3,
            at: Timestamp::from_seconds(1_795_315_260),
            day: Day::new(2026, 11, 22).unwrap(),
            fact: Fact::Restored(fact::Restored { was_at: 9 }),
            private: None,
        };
        let line = entry.line();
        assert_eq!(
            line,
            r#"{"at":1795315260,"body":{"was_at":9},"day":"2026-11-22","n":3,"t":"restored"}"#
        );
        assert_eq!(Entry::read(&line), Ok(entry));
        for (bad, refused) in [
            (line.replace("\"n\":3", "\"n\": 3"), LineRefused::NotCanonical),
            (line.replace("was_at", "is_at"), LineRefused::Body),
            (line.replace("restored", "sale"), LineRefused::Kind),
            (line.replace("},", "},\"x\":1,"), LineRefused::Form),
        ] {
            assert_eq!(Entry::read(&bad), Err(refused), "{bad}");
        }
    }
}
