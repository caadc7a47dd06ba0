// Every screen by name with what draws it. A new screen adds its line here and in screen.svelte.ts.
// Must never hold a rule: which screen opens when is decided by the screens and by enter.ts.
import type { Component } from 'svelte';
import type { ScreenName, Screens } from '../screen.svelte';
import BookCollect from './book/collect/Collect.svelte';
import BookDay from './book/day/Day.svelte';
import BookFees from './book/fees/Fees.svelte';
import BookInbox from './book/inbox/Inbox.svelte';
import BookSetUp from './book/setup/SetUp.svelte';
import BookSettings from './book/setup/Settings.svelte';
import BookStalls from './book/stalls/Stalls.svelte';
import Start from './Start.svelte';
import Cash from './till/Cash.svelte';
import DayClose from './till/DayClose.svelte';
import DayOpen from './till/DayOpen.svelte';
import Enrol from './till/Enrol.svelte';
import Goods from './till/Goods.svelte';
import GoodsEditor from './till/GoodsEditor.svelte';
import HandIn from './till/HandIn.svelte';
import Receipt from './till/Receipt.svelte';
import Receipts from './till/Receipts.svelte';
import Sale from './till/Sale.svelte';
import SetUp from './till/SetUp.svelte';
import Settings from './till/Settings.svelte';
import Sold from './till/Sold.svelte';
import Tender from './till/Tender.svelte';
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

  // the committee's book
  book_day: BookDay,
  book_inbox: BookInbox,
  book_stalls: BookStalls,
  book_fees: BookFees,
  book_collect: BookCollect,
  book_set_up: BookSetUp,
  book_settings: BookSettings,
};
