//! The commands of the committee's book.
//! Must never hold a body: see [`crate::commands`].

use committee::collecting::account::StallAccount;
use committee::collecting::banking::{BankRequest, PayoutRequest};
use committee::collecting::cash::CashEntry;
use committee::collecting::credits::{CreditRequest, DecisionRequest, StallCredit};
use committee::collecting::deposits::{DepositRequest, KeepRequest};
use committee::collecting::fee_receipts::FeeReceipt;
use committee::collecting::handover::HandOverRequest;
use committee::collecting::market_money::MarketMoney;
use committee::collecting::netting::{NetRequest, Netted};
use committee::collecting::payments::{PaymentRequest, PaymentRow};
use committee::collecting::purse::{Deposits, StallPurse};
use committee::collecting::reverse::ReversalRequest;
use committee::collecting::take_back::TakeCashBackRequest;
use committee::days::attendance::Attendance;
use committee::days::calendar::{Calendar, CalendarDay, CalendarDayDraft, CalendarWeek};
use committee::days::closing::{ClosingPreview, DayClosing, DayToClose};
use committee::days::day::MarketDay;
use committee::days::excuses::Excuse;
use committee::days::list::{MarketMonth, MarketMonthRow};
use committee::fees::assess::DayFee;
use committee::fees::charges::{CancelCharge, ChargeRequest, ChargeRow, ChargesAsked};
use committee::fees::meters::{MeterReading, MeterRow};
use committee::fees::preview::{FeePreview, PreviewRequest};
use committee::fees::rules::FeeRuleDraft;
use committee::fees::units::UnitCount;
use committee::fees::waiver_list::WaiverRow;
use committee::fees::waivers::{WaiverDecision, WaiverRequest};
use committee::market::keys::KeyTaken;
use committee::market::setup::Market;
use committee::market::stalls::{Stall, StallDraft};
use committee::market::zones::{Zone, ZoneDraft};
use committee::officers::list::Officer;
use committee::people::consent::ConsentRequest;
use committee::people::erase::{EraseRequest, ErasedPerson, NamedElsewhere};
use committee::people::households::{Household, HouseholdDraft};
use committee::people::passes::{PassRequest, PassesOfDay};
use committee::people::register::{Person, PersonDraft};
use committee::people::sellers::{StallPeople, StallPeopleDraft};
use committee::people::wording::Wording;
use committee::receiving::files::FileRow;
use committee::receiving::fork::{ForkDecision, ForkView, GapExplanation};
use committee::receiving::machines::{Machine, RetireKey};
use committee::receiving::receive::Received;
use committee::replies::list::{MadeReply, ReplyState};
use committee::replies::notices::{Notice, NoticeDraft};
use committee::replies::withdrawn::{VoucherWithdrawal, WithdrawnVoucher};
use committee::reports::arrears::Arrears;
use committee::reports::heads::{HeadAsked, HeadFound, PublishedHead};
use committee::reports::statement::StallStatement;
use committee::reports::takings::{Takings, TakingsAsked};
use committee::reports::year::YearSummary;
use domain::fee::FeeRule;
use domain::officer::Power;

use crate::book_desk::{
    attendance, charges, collecting, fees, figures, market, market_money, network as book_network,
    officers, paper, people as market_people, purse, receiving, replies as book_replies, reports,
    waivers,
};
use crate::commands::Nothing;
use crate::people::Guard::{Anybody, Office, Reads, Two};
use crate::till_desk::{day, people, tenders};
use crate::transfer::{FileIn, FileOut, Picture};

commands! {
    // officers of the committee
    officers(Nothing) -> Vec<Officer> = officers::officers, Anybody;
    save_officer(officers::OfficerRequest) -> Vec<Officer> = officers::save_officer,
        Office(Power::Officers);
    officer_sign_in(people::SignIn) -> officers::OfficerHere = officers::officer_sign_in, Anybody;
    officer_sign_out(Nothing) -> officers::OfficerHere = officers::officer_sign_out, Anybody;
    officer_here(Nothing) -> officers::OfficerHere = officers::officer_here, Anybody;
    witness(officers::WitnessRequest) -> officers::Witness = officers::witness, Reads;

    // the market
    book_state(Nothing) -> market::BookState = market::book_state, Anybody;
    set_up_market(market::MarketSetup) -> Market = market::set_up_market, Office(Power::Settings);
    zones(Nothing) -> Vec<Zone> = market::zones, Reads;
    save_zone(ZoneDraft) -> Zone = market::save_zone, Office(Power::Register);
    stalls(Nothing) -> Vec<Stall> = market::stalls, Reads;
    save_stall(StallDraft) -> Stall = market::save_stall, Office(Power::Register);
    retire_stall(market::OfStall) -> Stall = market::retire_stall, Office(Power::Register);
    invite_stall(market::InviteRequest) -> market::InviteOut = market::invite_stall,
        Office(Power::Register);

    // people and places
    households(Nothing) -> Vec<Household> = market_people::households, Reads;
    save_household(HouseholdDraft) -> Household = market_people::save_household,
        Office(Power::Register);
    people(market_people::PeopleAsked) -> Vec<Person> = market_people::people, Reads;
    save_person(PersonDraft) -> Person = market_people::save_person, Office(Power::Register);
    consent_wordings(Nothing) -> Vec<Wording> = market_people::consent_wordings, Reads;
    give_consent(ConsentRequest) -> Person = market_people::give_consent, Office(Power::Register);
    withdraw_consent(market_people::WithdrawRequest) -> Person = market_people::withdraw_consent,
        Office(Power::Register);
    export_person(market_people::PersonExportRequest) -> FileOut = market_people::export_person,
        Office(Power::Officers);
    person_elsewhere(market_people::OfPerson) -> NamedElsewhere = market_people::person_elsewhere,
        Office(Power::Officers);
    erase_person(EraseRequest) -> ErasedPerson = market_people::erase_person,
        Office(Power::Officers);
    stall_people(market::OfStall) -> StallPeople = market_people::stall_people, Reads;
    set_stall_people(StallPeopleDraft) -> StallPeople = market_people::set_stall_people,
        Office(Power::Register);
    passes(fees::OfDay) -> PassesOfDay = market_people::passes, Reads;
    issue_pass(PassRequest) -> PassesOfDay = market_people::issue_pass, Office(Power::Register);
    withdraw_pass(market_people::OfPass) -> PassesOfDay = market_people::withdraw_pass,
        Office(Power::Register);

    // files of the stalls
    receive_file(FileIn) -> Received = receiving::receive_file, Office(Power::Receive);
    receive_inbox(receiving::InboxAsked) -> receiving::InboxTaken = receiving::receive_inbox,
        Office(Power::Receive);
    hand_in_door(Nothing) -> book_network::HandInDoor = book_network::hand_in_door, Reads;
    keep_hand_in_door(book_network::HandInWish) -> book_network::HandInDoor =
        book_network::keep_hand_in_door, Office(Power::Settings);
    received_files(receiving::FilesOf) -> Vec<FileRow> = receiving::received_files, Reads;
    receive_slip(receiving::ScannedSlip) -> Received = receiving::receive_slip,
        Office(Power::Receive);
    receive_slip_photo(FileIn) -> Received = receiving::receive_slip_photo, Office(Power::Receive);
    fork_of(receiving::OfFile) -> Option<ForkView> = receiving::fork_of, Reads;
    settle_fork(ForkDecision) -> ForkView = receiving::settle_fork, Office(Power::Approve);
    explain_gap(GapExplanation) -> FileRow = receiving::explain_gap, Office(Power::Register);
    machines(market::OfStall) -> Vec<Machine> = receiving::machines, Reads;
    retire_key(RetireKey) -> Vec<Machine> = receiving::retire_key, Office(Power::Register);
    accept_key(receiving::KeyRequest) -> KeyTaken = receiving::accept_key, Office(Power::Register);

    // fees
    fee_rules(Nothing) -> Vec<FeeRule> = fees::fee_rules, Reads;
    save_fee_rule(FeeRuleDraft) -> FeeRule = fees::save_fee_rule, Office(Power::Fees);
    end_fee_rule(fees::EndRule) -> FeeRule = fees::end_fee_rule, Office(Power::Fees);
    count_units(UnitCount) -> DayFee = fees::count_units, Office(Power::Count);
    unit_counts(fees::OfDay) -> Vec<UnitCount> = fees::unit_counts, Reads;
    preview_fee_rule(PreviewRequest) -> FeePreview = waivers::preview_fee_rule, Reads;
    read_meter(MeterReading) -> MeterRow = charges::read_meter, Office(Power::Count);
    meter_readings(fees::OfDay) -> Vec<MeterRow> = charges::meter_readings, Reads;
    charge_stalls(ChargeRequest) -> Vec<ChargeRow> = charges::charge_stalls, Office(Power::Fees);
    charges(ChargesAsked) -> Vec<ChargeRow> = charges::charges, Reads;
    cancel_charge(CancelCharge) -> ChargeRow = charges::cancel_charge, Office(Power::Fees);
    propose_waiver(WaiverRequest) -> WaiverRow = waivers::propose_waiver, Office(Power::Propose);
    decide_waiver(WaiverDecision) -> WaiverRow = waivers::decide_waiver, Office(Power::Approve);
    withdraw_waiver(waivers::OfWaiver) -> WaiverRow = waivers::withdraw_waiver,
        Office(Power::Propose);
    end_waiver(waivers::OfWaiver) -> WaiverRow = waivers::end_waiver, Office(Power::Approve);
    waivers(Nothing) -> Vec<WaiverRow> = waivers::waivers, Reads;

    // collecting
    record_payment(PaymentRequest) -> FeeReceipt = collecting::record_payment,
        Office(Power::Collect);
    reverse_payment(ReversalRequest) -> FeeReceipt = collecting::reverse_payment,
        Office(Power::Collect);
    payments(fees::OfDay) -> Vec<PaymentRow> = collecting::payments, Reads;
    fee_receipt(collecting::FeeReceiptNumber) -> FeeReceipt = collecting::fee_receipt, Reads;
    net_stall(NetRequest) -> Netted = collecting::net_stall, Office(Power::Collect);
    fee_qr(collecting::FeeQrRequest) -> Option<tenders::PromptPayQr> = collecting::fee_qr, Reads;
    fee_receipt_picture(collecting::FeeReceiptNumber) -> Picture = paper::fee_receipt_picture,
        Reads;
    book_printer(Nothing) -> paper::BookPrinter = paper::book_printer, Reads;
    keep_book_printer(paper::BookPrinter) -> paper::BookPrinter = paper::keep_book_printer,
        Office(Power::Collect);
    print_fee_receipt(collecting::FeeReceiptNumber) -> paper::OnPaper = paper::print_fee_receipt,
        Reads;
    stall_account(market::OfStall) -> StallAccount = collecting::stall_account, Reads;

    // answering the stalls
    reply_states(Nothing) -> Vec<ReplyState> = book_replies::reply_states, Reads;
    replies_to(market::OfStall) -> Vec<MadeReply> = book_replies::replies_to, Reads;
    make_reply(market::OfStall) -> book_replies::ReplyOut = book_replies::make_reply,
        Office(Power::Receive);
    make_replies(fees::OfDay) -> book_replies::RepliesOut = book_replies::make_replies,
        Office(Power::Receive);
    reply_file(book_replies::OfReply) -> book_replies::ReplyOut = book_replies::reply_file,
        Office(Power::Receive);
    notices(Nothing) -> Vec<Notice> = book_replies::notices, Reads;
    post_notice(NoticeDraft) -> Vec<Notice> = book_replies::post_notice, Office(Power::Register);
    end_notice(book_replies::OfNotice) -> Vec<Notice> = book_replies::end_notice,
        Office(Power::Register);
    withdrawn_vouchers(Nothing) -> Vec<WithdrawnVoucher> = book_replies::withdrawn_vouchers, Reads;
    withdraw_voucher(VoucherWithdrawal) -> Vec<WithdrawnVoucher> = book_replies::withdraw_voucher,
        Office(Power::Register);
    // what a stall has beside its fees, and the committee's own money
    stall_purse(market::OfStall) -> StallPurse = purse::stall_purse, Reads;
    pay_voucher_out(PayoutRequest) -> CashEntry = purse::pay_voucher_out, Office(Power::Cash);
    stall_credits(Nothing) -> Vec<StallCredit> = purse::stall_credits, Reads;
    propose_credit(CreditRequest) -> StallCredit = purse::propose_credit, Office(Power::Propose);
    decide_credit(DecisionRequest) -> StallCredit = purse::decide_credit, Office(Power::Approve);
    deposits(Nothing) -> Deposits = purse::deposits, Reads;
    receive_deposit(DepositRequest) -> CashEntry = purse::receive_deposit, Office(Power::Cash);
    return_deposit(DepositRequest) -> CashEntry = purse::return_deposit, Office(Power::Cash);
    keep_deposit(KeepRequest) -> CashEntry = purse::keep_deposit, Two(Power::Cash);
    market_money(Nothing) -> MarketMoney = market_money::market_money, Reads;
    hand_over(HandOverRequest) -> CashEntry = market_money::hand_over, Office(Power::Cash);
    bank_money(BankRequest) -> CashEntry = market_money::bank_money, Office(Power::Cash);
    take_cash_back(TakeCashBackRequest) -> CashEntry = market_money::take_cash_back,
        Office(Power::Cash);
    // who was there, and the close of a market day
    calendar(attendance::Days) -> Calendar = attendance::calendar, Reads;
    set_calendar(CalendarWeek) -> Vec<CalendarWeek> = attendance::set_calendar,
        Office(Power::Register);
    set_calendar_day(CalendarDayDraft) -> CalendarDay = attendance::set_calendar_day,
        Office(Power::Register);
    excuse_absence(Excuse) -> Excuse = attendance::excuse_absence, Office(Power::Count);
    withdraw_excuse(attendance::OfStallDay) -> Nothing = attendance::withdraw_excuse,
        Office(Power::Count);
    attendance(attendance::Days) -> Attendance = attendance::attendance, Reads;
    stall_attendance(attendance::DaysOfStall) -> Attendance = attendance::stall_attendance, Reads;
    export_attendance(attendance::AttendanceExport) -> FileOut = attendance::export_attendance,
        Reads;
    preview_closing(fees::OfDay) -> ClosingPreview = attendance::preview_closing, Reads;
    close_market_day(DayToClose) -> DayClosing = attendance::close_market_day,
        Two(Power::Close);

    // reports
    market_day(fees::OfDay) -> MarketDay = reports::market_day, Reads;
    market_days(reports::MonthAsked) -> Option<MarketMonth> = reports::market_days, Reads;
    market_months(Nothing) -> Vec<MarketMonthRow> = reports::market_months, Reads;
    export_day(reports::ExportRequest) -> FileOut = reports::export_day, Reads;
    export_report(figures::ReportExportRequest) -> FileOut = figures::export_report, Reads;
    stall_statement(figures::StatementAsked) -> StallStatement = figures::stall_statement, Reads;
    arrears(figures::ArrearsAsked) -> Arrears = figures::arrears, Reads;
    takings(TakingsAsked) -> Takings = figures::takings, Reads;
    year_summary(figures::YearAsked) -> YearSummary = figures::year_summary, Reads;
    book_head(Nothing) -> figures::HeadShown = figures::book_head, Reads;
    check_head(HeadAsked) -> HeadFound = figures::check_head, Reads;
    publish_head(figures::PublishRequest) -> PublishedHead = figures::publish_head,
        Office(Power::Close);
    published_heads(Nothing) -> Vec<PublishedHead> = figures::published_heads, Reads;
    back_up_book(Nothing) -> day::BackedUp = reports::back_up_book, Reads;
    check_book(Nothing) -> day::Checked = reports::check_book, Reads;
}
