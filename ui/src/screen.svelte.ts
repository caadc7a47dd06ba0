// Which screen stands open. No addresses: the till has one window and no links into it.
// Must never hold what a screen works on, only which one it is and what it was opened with.
import type { Day } from './backend/bindings';

/** A screen that needs nothing to open. */
type Alone = Record<never, never>;

/** Every screen by name with what it needs to open; its component stands in screens/registry.ts. */
export interface Screens {
  start: Alone;
  set_up: Alone;
  enrol: Alone;
  sale: Alone;
  tender: Alone;
  sold: Alone;
  receipts: Alone;
  /** `refund` opens with the sheet for giving money back */
  receipt: { number: number; refund?: boolean };
  goods: Alone;
  goods_editor: { id?: string; barcode?: string };
  day_open: Alone;
  day_close: Alone;
  cash: Alone;
  x_report: Alone;
  hand_in: { z?: number };
  settings: Alone;
  customers: Alone;
  customer: { id: string };
  preorders: Alone;
  preorder_new: Alone;
  pick_list: { day: Day };
  prices: Alone;
  price_markdown: Alone;
  price_bundle: Alone;
  price_dated: Alone;
  people: Alone;
  sign_in: Alone;
  till_report: Alone;
  transfers: Alone;
  replies: Alone;
  book_day: { day?: Day };
  book_inbox: Alone;
  book_stalls: Alone;
  book_fees: Alone;
  book_collect: Alone;
  book_money: Alone;
  book_deposits: Alone;
  book_credits: Alone;
  book_set_up: Alone;
  book_reports: Alone;
  book_officers: Alone;
  book_sign_in: Alone;
  book_replies: Alone;
  book_settings: Alone;
  book_people: Alone;
  book_passes: Alone;
  book_charges: Alone;
  book_waivers: Alone;
  book_attendance: Alone;
  book_calendar: Alone;
}

export type ScreenName = keyof Screens;

/** A screen that opens by its name alone. */
export type PlainScreen = { [Name in ScreenName]: Alone extends Screens[Name] ? Name : never }[ScreenName];

export interface Screen {
  readonly name: ScreenName;
  readonly with: Screens[ScreenName];
}

/** What follows a name: nothing for most screens, what it needs for the others. */
type With<Name extends ScreenName> = Alone extends Screens[Name]
  ? [what?: Screens[Name]]
  : [what: Screens[Name]];

const first: Screen = { name: 'start', with: {} };

let trail = $state.raw<readonly Screen[]>([first]);

export const screen = {
  get current(): Screen {
    return trail.at(-1) ?? first;
  },
  get canGoBack(): boolean {
    return trail.length > 1;
  },
};

/** Opens a screen over this one; `back()` returns here. `open('receipt', { number: 42 })` */
export function open<Name extends ScreenName>(name: Name, ...what: With<Name>): void {
  trail = [...trail, { name, with: what[0] ?? {} }];
}

/** Goes to a main place and forgets the way: back() does nothing there. */
export function go<Name extends ScreenName>(name: Name, ...what: With<Name>): void {
  trail = [{ name, with: what[0] ?? {} }];
}

/** Returns to the screen before, where there is one. */
export function back(): void {
  if (trail.length > 1) trail = trail.slice(0, -1);
}
