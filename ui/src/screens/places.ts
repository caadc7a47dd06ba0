// The main places of each desk, in the order of Ctrl+1 to Ctrl+7.
// Must never hold a place that needs something to open.
import { m } from '../paraglide/messages.js';
import type { PlainScreen, ScreenName } from '../screen.svelte';

export interface Place {
  name: PlainScreen;
  word: () => string;
  /** a helper's telephone reaches it, too */
  paired?: true;
}

export const tillPlaces: readonly Place[] = [
  { name: 'sale', word: m.menu_sale, paired: true },
  { name: 'goods', word: m.menu_goods },
  { name: 'receipts', word: m.menu_receipts, paired: true },
  { name: 'cash', word: m.menu_cash },
  { name: 'day_close', word: m.menu_day_close },
  { name: 'hand_in', word: m.menu_hand_in },
  { name: 'settings', word: m.menu_settings },
];

/** What a stall does beside selling: the second group of the menu, with Ctrl+8, Ctrl+9 and Ctrl+0 first. */
export const morePlaces: readonly Place[] = [
  { name: 'till_report', word: m.menu_reports },
  { name: 'customers', word: m.menu_customers },
  { name: 'preorders', word: m.menu_preorders, paired: true },
  { name: 'prices', word: m.menu_prices },
  { name: 'transfers', word: m.menu_transfers },
  { name: 'replies', word: m.menu_replies },
  { name: 'people', word: m.menu_people },
];

export const bookPlaces: readonly Place[] = [
  { name: 'book_day', word: m.menu_book_day },
  { name: 'book_inbox', word: m.menu_book_inbox },
  { name: 'book_stalls', word: m.menu_book_stalls },
  { name: 'book_fees', word: m.menu_book_fees },
  { name: 'book_collect', word: m.menu_book_collect },
  { name: 'book_set_up', word: m.menu_book_set_up },
  { name: 'book_settings', word: m.menu_book_settings },
];

/** What a committee does beside a market day: the second group of its menu. */
export const moreBookPlaces: readonly Place[] = [
  { name: 'book_reports', word: m.menu_book_reports },
  { name: 'book_officers', word: m.menu_book_officers },
  { name: 'book_people', word: m.menu_book_people },
  { name: 'book_passes', word: m.menu_book_passes },
  { name: 'book_charges', word: m.menu_book_charges },
  { name: 'book_waivers', word: m.menu_book_waivers },
  { name: 'book_replies', word: m.menu_book_replies },
  { name: 'book_money', word: m.menu_book_money },
  { name: 'book_deposits', word: m.menu_book_deposits },
  { name: 'book_credits', word: m.menu_book_credits },
  { name: 'book_attendance', word: m.menu_book_attendance },
  { name: 'book_calendar', word: m.menu_book_calendar },
];

/** Screens that belong to no main place: nothing can be left half done there. */
export const outside: readonly ScreenName[] = ['start', 'set_up', 'enrol', 'sign_in', 'book_sign_in'];
