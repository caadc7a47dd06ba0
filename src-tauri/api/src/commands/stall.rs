//! The commands of the computer and of a stall's till.
//! Must never hold a body: see [`crate::commands`].

use domain::operator::Action;
use domain::sale::Bill;
use domain::scale::ScaleLink;
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

use crate::commands::Nothing;
use crate::desk::{self, ChooseDesk, Preferences, Start};
use crate::display::{self, CustomerDisplay, DisplaySeen};
use crate::pairing::{self, ScreensWish, SecondScreens};
use crate::people::Guard::{Anybody, AsBill, AsCustomer, AsPayment, Desk, Leave};
use crate::till_desk::{
    bills, customers, day, goods, network, people, place, preorders, prices, printing, replies,
    reports as stall_reports, sale, scales, tenders,
};
use crate::transfer::{FileIn, FileOut, Picture, Qr};

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
}
