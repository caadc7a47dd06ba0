//! What can happen in the committee's book, as it stands in its journal.
//! Must never carry a name or number of a person: those are in the private part of the entry.

mod attendance;
mod care;
mod cash;
mod charging;
mod collecting;
mod fees;
mod market;
mod officers;
mod people;
mod receiving;
mod replies;
mod reports;

pub use attendance::*;
pub use care::*;
pub use cash::*;
pub use charging::*;
pub use collecting::*;
pub use fees::*;
pub use market::*;
pub use officers::*;
pub use people::*;
pub use receiving::*;
pub use replies::*;
pub use reports::*;

/// One happening in the book. The name of a variant in snake case is its `t` in the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fact {
    /// The market got its name, or another one.
    MarketSetUp(MarketSetUp),
    /// A zone was made or renamed.
    ZoneSet(ZoneSet),
    /// A stall took a place in the market.
    StallRegistered(StallRegistered),
    /// A stall has another name, place, zone or vendor.
    StallChanged(StallChanged),
    /// A stall left; its keys end with it.
    StallRetired(StallRetired),
    /// A stall was invited to join with its till.
    StallInvited(StallInvited),
    /// A till's key was accepted for a stall, by the code or by its spoken fingerprint.
    KeyAccepted(KeyAccepted),
    /// A fee rule begins, and another may end.
    FeeRuleSet(FeeRuleSet),
    /// Lamps, units or bags were counted at a stall.
    UnitsCounted(UnitsCounted),
    /// A meter was read at a stall.
    MeterRead(MeterRead),
    /// A stall was charged something once: an entry fee, a fine.
    StallCharged(StallCharged),
    /// Something charged by mistake was taken back the same day.
    ChargeCancelled(ChargeCancelled),
    /// A waiver was proposed; nothing changes yet.
    WaiverProposed(WaiverProposed),
    /// Another officer approved a waiver, or refused it.
    WaiverDecided(WaiverDecided),
    /// Who had proposed a waiver took it back.
    WaiverWithdrawn(WaiverWithdrawn),
    /// An approved waiver ends before its last day.
    WaiverEnded(WaiverEnded),
    /// A settlement of one of our stalls was received. How it stands follows from the others.
    SettlementReceived(Box<SettlementReceived>),
    /// A file was kept but not taken.
    SettlementRefused(SettlementRefused),
    /// The QR of a closing slip was read. How it stands follows from the files.
    SlipReceived(SlipReceived),
    /// Of several settlements with one number, one was kept.
    ForkSettled(ForkSettled),
    /// A till's key ended with a day: its machine was lost or replaced.
    KeyRetired(KeyRetired),
    /// What is missing before a settlement was explained.
    GapExplained(GapExplained),
    /// Days that had been in the future have come.
    DaysCame(DaysCame),
    /// The fee of a stall's day was worked out.
    FeeAssessed(FeeAssessed),
    /// Fees were paid.
    PaymentReceived(PaymentReceived),
    /// A payment was taken back; its receipt keeps its number.
    PaymentReversed(PaymentReversed),
    /// An officer was entered or changed, whole.
    OfficerSet(OfficerSet),
    /// An officer signed in.
    OfficerSignedIn(OfficerSignedIn),
    /// A household was entered, changed or retired.
    HouseholdSet(HouseholdSet),
    /// A person was entered or changed.
    PersonSet(PersonSet),
    /// A person agreed to something, in words that are kept.
    ConsentGiven(ConsentGiven),
    /// A person no longer agrees.
    ConsentWithdrawn(ConsentWithdrawn),
    /// Whose stall it is, and who else may sell there.
    StallPeopleSet(StallPeopleSet),
    /// A visiting vendor has a place for a day.
    PassIssued(PassIssued),
    /// She has it no longer.
    PassWithdrawn(PassWithdrawn),
    /// A person's name was taken out of the book. What was paid and charged stays, without it.
    PersonErased(PersonErased),
    /// The head of the book was published for a day or a month.
    HeadPublished(HeadPublished),
    /// A stall was answered.
    ReplyMade(ReplyMade),
    /// The committee says something to stalls.
    NoticePosted(NoticePosted),
    /// A notice was taken down.
    NoticeEnded(NoticeEnded),
    /// A voucher is money no more.
    VoucherWithdrawn(VoucherWithdrawn),
    /// An officer proposed to let a stall off some of what it will owe.
    CreditProposed(CreditProposed),
    /// Another officer approved or declined it.
    CreditDecided(CreditDecided),
    /// A collector handed the cash over.
    HandedOver(HandedOver),
    /// Cash was brought to the bank.
    Banked(Banked),
    /// What a stall had taken in vouchers beyond its fees was paid to it.
    VoucherPaidOut(VoucherPaidOut),
    /// A deposit was received: held for the stall, no income.
    DepositReceived(DepositReceived),
    /// A deposit, or a part, went back.
    DepositReturned(DepositReturned),
    /// A deposit, or a part, was kept.
    DepositKept(DepositKept),
    /// A hand-over, a banking, a payout or a deposit was a mistake; it keeps its number.
    CashTakenBack(CashTakenBack),
    /// The market days of a week, from a day on.
    CalendarSet(CalendarSet),
    /// One day of the calendar is open or closed, whatever its weekday.
    CalendarDaySet(CalendarDaySet),
    /// A stall may stay away on a day.
    AbsenceExcused(AbsenceExcused),
    /// An excuse was taken back.
    ExcuseWithdrawn(ExcuseWithdrawn),
    /// Two officers closed a market day.
    MarketDayClosed(Box<MarketDayClosed>),
    /// An older copy of the book was put in place.
    Restored(Restored),
}
