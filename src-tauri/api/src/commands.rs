//! The one list of commands. Must never hold a body: a command is a name, its arguments, its
//! answer, the function that answers, and who may ask it.

use std::collections::BTreeMap;

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
use domain::operator::Action;
use domain::sale::Bill;
use domain::scale::ScaleLink;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use till::bill::{BillDraft, KeptBill, Removed};
use till::catalogue::{GoodsFound, GoodsQuery};
use till::credit::{Repaid, RepayRequest, TakeBackRequest};
use till::credit_account::CustomerAccount;
use till::customer_list::{CustomerRow, CustomersAsked};
use till::customers::{Customer, CustomerDraft};
use till::day::{Counted, OpenDay};
use till::enrol::{Identity, StallSetup};
use till::figures::{ClosedDay, DayFigures};
use till::goods::{Category, Goods, GoodsDraft};
use till::goods_csv::Imported;
use till::labels::LabelRead;
use till::operators::Operator;
use till::preorder_list::{PickList, Preorder, PreordersAsked};
use till::preorder_taking::PreorderRequest;
use till::preorders::CallOffRequest;
use till::prices::PriceRuleRow;
use till::receipts::{Receipt, ReceiptSummary};
use till::refund::{RefundRequest, Refunded};
use till::replies::ReplyRow;
use till::report::TillReport;
use till::sell::{SellRequest, Sold};
use till::settings::{PrinterLink, TillSettings};
use till::tax_report::TaxReport;
use till::transfers::TransferRow;
use ts_rs::TS;

use crate::bindings::{collect, config, list_of};
use crate::book_desk::figures;
use crate::book_desk::network as book_network;
use crate::book_desk::people as market_people;
use crate::book_desk::replies as book_replies;
use crate::book_desk::{attendance, collecting, fees, market, officers, receiving, reports};
use crate::book_desk::{charges, waivers};
use crate::book_desk::{market_money, paper, purse};
use crate::desk::{self, ChooseDesk, Preferences, Start};
use crate::display::{self, CustomerDisplay, DisplaySeen};
use crate::failure::Failure;
use crate::failures::{bad_arguments, unknown_command};
use crate::pairing::{self, ScreensWish, SecondScreens};
use crate::people::Guard::{
    self, Anybody, AsBill, AsCustomer, AsPayment, Desk, Leave, Office, Reads, Two,
};
use crate::station::{Call, REPEATABLE};
use crate::till_desk::reports as stall_reports;
use crate::till_desk::{
    bills, customers, day, goods, network, people, place, preorders, prices, printing, replies,
    sale, scales, tenders,
};
use crate::transfer::{FileIn, FileOut, Picture, Qr};

/// No arguments, or nothing to answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

macro_rules! commands {
    ($($name:ident($arguments:ty) -> $answer:ty = $function:path $(, $guard:expr)?;)*) => {
        /// The names of all commands, in order.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Answers a command by its name.
        ///
        /// # Errors
        /// A [`Failure`] in words; nothing was done.
        pub fn dispatch(
            call: &Call<'_>,
            command: &str,
            arguments: Value,
        ) -> Result<Value, Failure> {
            match command {
                $(stringify!($name) => {
                    let arguments: $arguments = serde_json::from_value(arguments)
                        .map_err(|error| bad_arguments(&error.to_string()))?;
                    let answer: $answer = $function(call, arguments)?;
                    serde_json::to_value(answer).map_err(|error| bad_arguments(&error.to_string()))
                })*
                _ => Err(unknown_command(command)),
            }
        }

        /// Who may ask a command: anybody who is signed in, where nothing stands beside it.
        #[must_use]
        pub(crate) fn guard(command: &str) -> Guard {
            match command {
                $($(stringify!($name) => $guard,)?)*
                _ => Guard::SignedIn,
            }
        }

        /// The types and the list as TypeScript.
        #[must_use]
        pub fn typescript() -> String {
            let config = config();
            let mut types = BTreeMap::new();
            collect::<Failure>(&config, &mut types);
            $(
                collect::<$arguments>(&config, &mut types);
                collect::<$answer>(&config, &mut types);
            )*
            let mut text = String::from(
                "// Made from the list of commands in src-tauri/api/src/commands.rs by \
                 `make bindings`; must never be edited by hand.\n",
            );
            for declaration in types.values() {
                text += &format!("export {declaration}\n");
            }
            text += "export interface Commands {\n";
            $(
                text += &format!(
                    "  {}: {{ args: {}; result: {} }};\n",
                    stringify!($name),
                    <$arguments as TS>::name(&config),
                    <$answer as TS>::name(&config),
                );
            )*
            text += "}\n";
            text + &list_of("REPEATABLE", "What may be asked again when no answer came.", REPEATABLE)
        }
    };
}

commands! {
    // the computer
    start(Nothing) -> Start = desk::start;
    choose_desk(ChooseDesk) -> Start = desk::choose_desk, Desk;
    keep_preferences(Preferences) -> Preferences = desk::keep_preferences;

    // the till's place
    till_state(Nothing) -> place::TillState = place::till_state, Anybody;
    set_up_stall(StallSetup) -> Identity = place::set_up_stall, Leave(Action::Settings);
    read_invite(FileIn) -> place::InviteView = place::read_invite;
    enrol(place::EnrolRequest) -> FileOut = place::enrol, Leave(Action::Settings);
    till_settings(Nothing) -> TillSettings = place::till_settings, Anybody;
    keep_till_settings(TillSettings) -> TillSettings = place::keep_till_settings,
        Leave(Action::Settings);

    // people of the stall
    operators(Nothing) -> Vec<Operator> = people::operators, Anybody;
    save_operator(people::OperatorRequest) -> Vec<Operator> = people::save_operator,
        Leave(Action::People);
    sign_in(people::SignIn) -> people::Signed = people::sign_in, Anybody;
    sign_out(Nothing) -> people::Signed = people::sign_out, Anybody;
    signed_in(Nothing) -> people::Signed = people::signed_in, Anybody;
    approve(people::ApproveRequest) -> people::Approved = people::approve;

    // goods
    goods(GoodsQuery) -> GoodsFound = goods::goods;
    goods_by_id(goods::OfGoods) -> Goods = goods::goods_by_id;
    goods_by_barcode(goods::Code) -> Option<Goods> = goods::goods_by_barcode;
    categories(Nothing) -> Vec<Category> = goods::categories;
    save_goods(GoodsDraft) -> Goods = goods::save_goods, Leave(Action::Goods);
    retire_goods(goods::Retire) -> Goods = goods::retire_goods, Leave(Action::Goods);
    save_category(Category) -> Vec<Category> = goods::save_category, Leave(Action::Goods);
    import_goods(FileIn) -> Imported = goods::import_goods, Leave(Action::Goods);
    export_goods(Nothing) -> FileOut = goods::export_goods, Leave(Action::Goods);

    // bills that are not paid yet, and what things cost
    price_bill(BillDraft) -> Bill = bills::price_bill;
    keep_bill(BillDraft) -> Option<Bill> = bills::keep_bill, AsBill;
    open_bill(Nothing) -> Option<KeptBill> = bills::open_bill;
    hold_bill(bills::HoldRequest) -> Vec<KeptBill> = bills::hold_bill, AsBill;
    held_bills(Nothing) -> Vec<KeptBill> = bills::held_bills;
    unfinished_bills(Nothing) -> Vec<KeptBill> = bills::unfinished_bills;
    recall_bill(bills::OfBill) -> KeptBill = bills::recall_bill;
    drop_bill(bills::OfBill) -> Vec<KeptBill> = bills::drop_bill;
    price_rules(Nothing) -> Vec<PriceRuleRow> = prices::price_rules;
    save_price_rule(prices::PriceRuleDraft) -> Vec<PriceRuleRow> = prices::save_price_rule,
        Leave(Action::Goods);
    end_price_rule(prices::OfPriceRule) -> Vec<PriceRuleRow> = prices::end_price_rule,
        Leave(Action::Goods);
    read_label(goods::Code) -> Option<LabelRead> = scales::read_label;
    read_scale(Nothing) -> scales::ScaleReading = scales::read_scale;
    scales_found(Nothing) -> Vec<ScaleLink> = scales::scales_found;

    // the sale
    sell(SellRequest) -> Sold = sale::sell, AsBill;
    lines_removed(Removed) -> Nothing = sale::lines_removed;
    receipts(sale::ReceiptsOf) -> Vec<ReceiptSummary> = sale::receipts;
    receipt(sale::ReceiptNumber) -> Receipt = sale::receipt;
    refund(RefundRequest) -> Refunded = sale::refund, Leave(Action::Refund);

    // customers
    customers(CustomersAsked) -> Vec<CustomerRow> = customers::customers;
    save_customer(CustomerDraft) -> Customer = customers::save_customer, AsCustomer;
    keep_usual(customers::UsualBasket) -> Customer = customers::keep_usual;
    customer_account(customers::OfCustomer) -> CustomerAccount = customers::customer_account;
    repay_credit(RepayRequest) -> Repaid = customers::repay_credit;
    take_back_repayment(TakeBackRequest) -> Repaid = customers::take_back_repayment,
        Leave(Action::Cash);
    preorders(PreordersAsked) -> Vec<Preorder> = preorders::preorders;
    take_preorder(PreorderRequest) -> Preorder = preorders::take_preorder;
    call_off_preorder(CallOffRequest) -> Preorder = preorders::call_off_preorder,
        Leave(Action::CallOff);
    pick_list(preorders::PickupDay) -> PickList = preorders::pick_list;

    // ways of paying
    preview_payment(tenders::PaymentSoFar) -> tenders::PaymentView = tenders::preview_payment,
        AsPayment;
    promptpay_qr(tenders::PromptPayRequest) -> Option<tenders::PromptPayQr> = tenders::promptpay_qr;
    scan_for_payment(tenders::ScannedText) -> tenders::PaymentScan = tenders::scan_for_payment;
    co_pay_now(tenders::AmountOf) -> Vec<till::co_pay::CoPayNow> = tenders::co_pay_now;
    co_pay_due(Nothing) -> Vec<till::co_pay::CoPayDue> = tenders::co_pay_due;
    transfers(tenders::TransfersOf) -> Vec<TransferRow> = tenders::transfers;
    tick_transfer(till::transfers::Tick) -> Vec<TransferRow> = tenders::tick_transfer;

    // reports of the stall
    till_report(stall_reports::DaysAsked) -> TillReport = stall_reports::till_report;
    export_till_report(stall_reports::ReportExport) -> FileOut = stall_reports::export_till_report;
    tax_report(stall_reports::DaysAsked) -> TaxReport = stall_reports::tax_report;
    export_tax_report(stall_reports::ReportExport) -> FileOut = stall_reports::export_tax_report;

    // the day
    open_day(day::OpenDayRequest) -> OpenDay = day::open_day;
    move_cash(till::cash::CashRequest) -> Nothing = day::move_cash, Leave(Action::Cash);
    open_drawer(day::Reason) -> Nothing = day::open_drawer, Leave(Action::Drawer);
    x_report(Nothing) -> DayFigures = day::x_report;
    count_drawer(day::CountRequest) -> Counted = day::count_drawer;
    counted(Nothing) -> Option<Counted> = day::counted;
    close_day(day::CloseRequest) -> day::Closed = day::close_day, Leave(Action::Close);
    closed_days(Nothing) -> Vec<ClosedDay> = day::closed_days;
    z_report(day::ZNumber) -> DayFigures = day::z_report;
    settlement_file(day::ZNumber) -> FileOut = day::settlement_file;
    settlement_qr(day::ZNumber) -> Option<Qr> = day::settlement_qr;
    read_reply(FileIn) -> replies::ReplyAnswer = replies::read_reply;
    take_replies(Nothing) -> Vec<replies::ReplyArrived> = replies::take_replies;
    last_reply(Nothing) -> Option<replies::ReplyShown> = replies::last_reply;
    till_reply(replies::ReplyNumber) -> Option<replies::ReplyShown> = replies::till_reply;
    till_replies(Nothing) -> Vec<ReplyRow> = replies::till_replies;
    back_up(Nothing) -> day::BackedUp = day::back_up;
    check_till(Nothing) -> day::Checked = day::check_till;

    // paper
    print(till::print::Job) -> printing::PrintAnswer = printing::print;
    picture(till::print::Job) -> Picture = printing::picture;
    printers_found(Nothing) -> Vec<PrinterLink> = printing::printers_found;
    retry_jobs(Nothing) -> Nothing = printing::retry_jobs;
    give_job_up(printing::JobId) -> Nothing = printing::give_job_up;

    // the way to the committee over the market's network
    committee_address(Nothing) -> network::CommitteeAddress = network::committee_address;
    keep_committee_address(network::CommitteeAddress) -> network::CommitteeAddress =
        network::keep_committee_address, Leave(Action::Settings);
    hand_in_over_network(FileIn) -> network::HandInAnswer = network::hand_in_over_network;

    // second screens and the customer's side
    second_screens(Nothing) -> SecondScreens = pairing::second_screens;
    keep_second_screens(ScreensWish) -> SecondScreens = pairing::keep_second_screens,
        Leave(Action::Settings);
    pair_station(pairing::PairRequest) -> pairing::Pairing = pairing::pair_station,
        Leave(Action::Settings);
    stations(Nothing) -> Vec<pairing::PairedStation> = pairing::stations;
    end_station(pairing::StationNumber) -> Vec<pairing::PairedStation> = pairing::end_station,
        Leave(Action::Settings);
    show_customer(display::DisplayState) -> Nothing = display::show_customer, Anybody;
    customer_display(DisplaySeen) -> Option<CustomerDisplay> = display::customer_display,
        Anybody;
    display_link(display::DisplayLinkRequest) -> display::DisplayLink = display::display_link;
    open_display(Nothing) -> Nothing = display::open_display;

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
