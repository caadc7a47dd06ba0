// Every screen by name with what draws it. A new screen adds its line here and in screen.svelte.ts.
// Must never hold a rule: which screen opens when is decided by the screens and by enter.ts.
import type { Component } from 'svelte';
import type { ScreenName, Screens } from '../screen.svelte';
import NotYet from './NotYet.svelte';
import Start from './Start.svelte';
import Receipt from './till/Receipt.svelte';
import Receipts from './till/Receipts.svelte';
import Sale from './till/Sale.svelte';
import Sold from './till/Sold.svelte';
import Tender from './till/Tender.svelte';

/** Takes whatever a screen is opened with, and needs none of it. */
const notYet = NotYet as Component<Record<string, unknown>>;

export const registry: { readonly [Name in ScreenName]: Component<Screens[Name]> } = {
  start: Start,

  // the till
  set_up: notYet,
  enrol: notYet,
  sale: Sale,
  tender: Tender,
  sold: Sold,
  receipts: Receipts,
  receipt: Receipt,
  goods: notYet,
  goods_editor: notYet,
  day_open: notYet,
  day_close: notYet,
  cash: notYet,
  x_report: notYet,
  hand_in: notYet,
  settings: notYet,

  // the committee's book
  book_day: notYet,
  book_inbox: notYet,
  book_stalls: notYet,
  book_fees: notYet,
  book_collect: notYet,
  book_set_up: notYet,
  book_settings: notYet,
};
