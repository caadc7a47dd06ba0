//! Facts to tables. Must never decide anything: what was recorded is applied as it stands, the
//! same way on the day and when the tables are rebuilt from the journal.

use rusqlite::Transaction;
use store::Fault;
use store::journal::Placed;
use store::rows::{damaged, from_json};

use crate::collecting::apply::{apply_payment, apply_reversal};
use crate::collecting::cash_apply::{
    apply_banked, apply_cash_taken_back, apply_credit_decided, apply_credit_proposed,
    apply_deposit_kept, apply_deposit_received, apply_deposit_returned, apply_handed_over,
    apply_paid_out,
};
use crate::days::apply::{
    apply_calendar, apply_calendar_day, apply_closed, apply_excuse_withdrawn, apply_excused,
};
use crate::fact::Fact;
use crate::fees::apply::{apply_assessed, apply_rule, apply_units};
use crate::fees::apply_charging::{
    apply_charge_cancelled, apply_meter, apply_stall_charged, apply_waiver_decided,
    apply_waiver_ended, apply_waiver_proposed, apply_waiver_withdrawn,
};
use crate::market::apply::{
    apply_changed, apply_market, apply_registered, apply_retired, apply_zone,
};
use crate::officers::apply::apply_officer;
use crate::people::apply::{
    apply_consent, apply_erased, apply_household, apply_pass, apply_pass_withdrawn, apply_person,
    apply_sellers, apply_withdrawn,
};
use crate::receiving::apply::{apply_invited, apply_key, apply_received, apply_refused};
use crate::receiving::apply_slip::{
    apply_days, apply_explained, apply_key_retired, apply_settled, apply_slip,
};
use crate::replies::apply::{apply_ended, apply_notice, apply_reply, apply_serial};
use crate::reports::heads::apply_published;

/// Applies one fact.
#[expect(clippy::too_many_lines, reason = "one line for each kind reads best in one piece")]
pub fn apply(
    transaction: &Transaction<'_>,
    entry: Placed,
    fact: &Fact,
    private: Option<&str>,
) -> Result<(), Fault> {
    match fact {
        Fact::MarketSetUp(set_up) => apply_market(transaction, set_up, private),
        Fact::ZoneSet(set) => apply_zone(transaction, set),
        Fact::StallRegistered(registered) => {
            apply_registered(transaction, entry, registered, private)
        }
        Fact::StallChanged(changed) => apply_changed(transaction, entry, changed, private),
        Fact::StallRetired(retired) => apply_retired(transaction, entry, retired),
        Fact::StallInvited(invited) => apply_invited(transaction, entry, invited),
        Fact::KeyAccepted(accepted) => apply_key(transaction, entry, accepted, private),
        Fact::FeeRuleSet(set) => apply_rule(transaction, entry, set),
        Fact::UnitsCounted(counted) => apply_units(transaction, counted),
        Fact::MeterRead(read) => apply_meter(transaction, read),
        Fact::StallCharged(charged) => apply_stall_charged(transaction, entry, charged, private),
        Fact::ChargeCancelled(cancelled) => {
            apply_charge_cancelled(transaction, entry, cancelled, private)
        }
        Fact::WaiverProposed(proposed) => {
            apply_waiver_proposed(transaction, entry, proposed, private)
        }
        Fact::WaiverDecided(decided) => apply_waiver_decided(transaction, entry, decided),
        Fact::WaiverWithdrawn(withdrawn) => apply_waiver_withdrawn(transaction, entry, withdrawn),
        Fact::WaiverEnded(ended) => apply_waiver_ended(transaction, entry, ended),
        Fact::SettlementReceived(received) => apply_received(transaction, entry, received, private),
        Fact::SettlementRefused(refused) => apply_refused(transaction, entry, refused, private),
        Fact::SlipReceived(received) => apply_slip(transaction, entry, received),
        Fact::ForkSettled(settled) => apply_settled(transaction, entry, settled),
        Fact::KeyRetired(retired) => apply_key_retired(transaction, entry, retired),
        Fact::GapExplained(explained) => apply_explained(transaction, entry, explained),
        Fact::DaysCame(came) => apply_days(transaction, *came),
        Fact::FeeAssessed(assessed) => apply_assessed(transaction, entry, assessed),
        Fact::PaymentReceived(payment) => apply_payment(transaction, entry, payment, private),
        Fact::PaymentReversed(reversed) => apply_reversal(transaction, entry, reversed),
        Fact::OfficerSet(set) => apply_officer(transaction, set, private),
        // it stands in the journal, nothing is worked out from it
        Fact::OfficerSignedIn(_) => Ok(()),
        Fact::HouseholdSet(set) => apply_household(transaction, entry, set, private),
        Fact::PersonSet(set) => apply_person(transaction, entry, set, private),
        Fact::ConsentGiven(given) => apply_consent(transaction, entry, given),
        Fact::ConsentWithdrawn(withdrawn) => apply_withdrawn(transaction, entry, withdrawn),
        Fact::StallPeopleSet(set) => apply_sellers(transaction, entry, set),
        Fact::PassIssued(issued) => apply_pass(transaction, entry, issued),
        Fact::PassWithdrawn(withdrawn) => apply_pass_withdrawn(transaction, withdrawn),
        Fact::PersonErased(erased) => apply_erased(transaction, entry, erased),
        Fact::HeadPublished(published) => apply_published(transaction, entry, published),
        Fact::ReplyMade(made) => apply_reply(transaction, entry, made),
        Fact::NoticePosted(posted) => apply_notice(transaction, entry, posted),
        Fact::NoticeEnded(ended) => apply_ended(transaction, entry, ended),
        Fact::VoucherWithdrawn(withdrawn) => apply_serial(transaction, entry, withdrawn),
        Fact::CreditProposed(credit) => apply_credit_proposed(transaction, entry, credit),
        Fact::CreditDecided(decided) => apply_credit_decided(transaction, entry, decided),
        Fact::HandedOver(handed) => apply_handed_over(transaction, entry, handed, private),
        Fact::Banked(banked) => apply_banked(transaction, entry, banked, private),
        Fact::VoucherPaidOut(paid) => apply_paid_out(transaction, entry, paid, private),
        Fact::DepositReceived(received) => {
            apply_deposit_received(transaction, entry, received, private)
        }
        Fact::DepositReturned(returned) => {
            apply_deposit_returned(transaction, entry, returned, private)
        }
        Fact::DepositKept(kept) => apply_deposit_kept(transaction, entry, kept, private),
        Fact::CashTakenBack(back) => apply_cash_taken_back(transaction, entry, back),
        Fact::CalendarSet(set) => apply_calendar(transaction, set),
        Fact::CalendarDaySet(set) => apply_calendar_day(transaction, set),
        Fact::AbsenceExcused(excused) => apply_excused(transaction, entry, excused, private),
        Fact::ExcuseWithdrawn(withdrawn) => apply_excuse_withdrawn(transaction, withdrawn),
        Fact::MarketDayClosed(closed) => apply_closed(transaction, entry, closed),
        Fact::Restored(restored) => {
            transaction.execute(
                "INSERT INTO restored (seq, at, was_at) VALUES (?1, ?2, ?3)",
                (entry.seq, entry.at.seconds(), restored.was_at),
            )?;
            Ok(())
        }
    }
}

/// The private part of a fact that names a person: nothing where it was erased since, which only a
/// rebuild from the journal meets; see `Book::check`.
pub fn named_part<T: serde::de::DeserializeOwned + Default>(
    private: Option<&str>,
) -> Result<T, Fault> {
    private.map_or_else(|| Ok(T::default()), from_json)
}

/// The private part of a fact that has one.
pub fn private_part<T: serde::de::DeserializeOwned>(private: Option<&str>) -> Result<T, Fault> {
    from_json(private.ok_or_else(|| damaged("an entry without its private part"))?)
}
