// Every screen by name with what draws it. A new screen adds its line here and in screen.svelte.ts.
// Must never hold a rule: which screen opens when is decided by the screens and by enter.ts.
import type { Component } from 'svelte';
import type { ScreenName, Screens } from '../screen.svelte';
import BookCharges from './book/charges/Charges.svelte';
import BookAttendance from './book/attendance/Attendance.svelte';
import BookCalendar from './book/attendance/Calendar.svelte';
import BookCollect from './book/collect/Collect.svelte';
import BookCredits from './book/credits/Credits.svelte';
import BookDay from './book/day/Day.svelte';
import BookDeposits from './book/deposits/Deposits.svelte';
import BookFees from './book/fees/Fees.svelte';
import BookInbox from './book/inbox/Inbox.svelte';
import BookOfficers from './book/officers/Officers.svelte';
import BookReports from './book/reports/Reports.svelte';
import BookSignIn from './book/officers/SignIn.svelte';
import BookPasses from './book/people/Passes.svelte';
import BookPeople from './book/people/People.svelte';
import BookReplies from './book/replies/BookReplies.svelte';
import BookMoney from './book/money/Money.svelte';
import BookSetUp from './book/setup/SetUp.svelte';
import BookSettings from './book/setup/Settings.svelte';
import BookStalls from './book/stalls/Stalls.svelte';
import BookWaivers from './book/waivers/Waivers.svelte';
import Start from './Start.svelte';
import Cash from './till/Cash.svelte';
import Customer from './till/customers/Customer.svelte';
import Customers from './till/customers/Customers.svelte';
import DayClose from './till/DayClose.svelte';
import DayOpen from './till/DayOpen.svelte';
import Enrol from './till/Enrol.svelte';
import Goods from './till/Goods.svelte';
import GoodsEditor from './till/GoodsEditor.svelte';
import HandIn from './till/HandIn.svelte';
import People from './till/people/People.svelte';
import SignIn from './till/people/SignIn.svelte';
import PickList from './till/preorders/PickList.svelte';
import PreorderNew from './till/preorders/PreorderNew.svelte';
import Preorders from './till/preorders/Preorders.svelte';
import PriceBundle from './till/prices/PriceBundle.svelte';
import PriceDated from './till/prices/PriceDated.svelte';
import PriceMarkdown from './till/prices/PriceMarkdown.svelte';
import Prices from './till/prices/Prices.svelte';
import Receipt from './till/Receipt.svelte';
import Receipts from './till/Receipts.svelte';
import Replies from './till/reply/Replies.svelte';
import TillReport from './till/reports/TillReport.svelte';
import Sale from './till/Sale.svelte';
import SetUp from './till/SetUp.svelte';
import Settings from './till/Settings.svelte';
import Sold from './till/Sold.svelte';
import Tender from './till/Tender.svelte';
import Transfers from './till/transfers/Transfers.svelte';
import XReport from './till/XReport.svelte';

export const registry: { readonly [Name in ScreenName]: Component<Screens[Name]> } = {
  start: Start,

  // the till
  set_up: SetUp,
  enrol: Enrol,
  sale: Sale,
  tender: Tender,
  sold: Sold,
  receipts: Receipts,
  receipt: Receipt,
  goods: Goods,
  goods_editor: GoodsEditor,
  day_open: DayOpen,
  day_close: DayClose,
  cash: Cash,
  x_report: XReport,
  hand_in: HandIn,
  settings: Settings,
  customers: Customers,
  customer: Customer,
  preorders: Preorders,
  preorder_new: PreorderNew,
  pick_list: PickList,
  prices: Prices,
  price_markdown: PriceMarkdown,
  price_bundle: PriceBundle,
  price_dated: PriceDated,
  people: People,
  sign_in: SignIn,
  till_report: TillReport,
  transfers: Transfers,
  replies: Replies,

  // the committee's book
  book_day: BookDay,
  book_inbox: BookInbox,
  book_stalls: BookStalls,
  book_fees: BookFees,
  book_collect: BookCollect,
  book_money: BookMoney,
  book_deposits: BookDeposits,
  book_credits: BookCredits,
  book_set_up: BookSetUp,
  book_reports: BookReports,
  book_officers: BookOfficers,
  book_sign_in: BookSignIn,
  book_replies: BookReplies,
  book_settings: BookSettings,
  book_people: BookPeople,
  book_passes: BookPasses,
  book_charges: BookCharges,
  book_waivers: BookWaivers,
  book_attendance: BookAttendance,
  book_calendar: BookCalendar,
};
