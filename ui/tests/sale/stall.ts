// A stall for tests: its goods, and a till that prices, settles and sells as the real one does.
// Must never be kinder than the real till: what that refuses is refused here.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import App from '../../src/App.svelte';
import type { Goods, GoodsQuery, TillSettings, TillState, Unit } from '../../src/backend/bindings';
import { go } from '../../src/screen.svelte';
import { enterTill } from '../../src/screens/enter';
import { startAfresh } from '../../src/screens/till/sale/bill.svelte';
import { forgetTimes } from '../../src/screens/till/sale/times.svelte';
import { begin } from '../../src/till.svelte';
import { type Fake, fakeHost } from '../fake';
import { KeptTill } from './till-kept';

function goods(
  id: string, name: string, baht: number, unit: Unit = 'piece', barcode: string | null = null,
): Goods {
  return {
    id, name, price: baht * 100, unit, barcode, category: 'กับข้าว', favourite: 1, tax: 'exempt',
    cost: null, scale_code: null, contains: null, counts_stock: false, stock: 0, retired: false,
  };
}

export const CANE = '8850999320014';

export const shelf: readonly Goods[] = [
  goods('g1', 'ข้าวมันไก่', 50),
  goods('g2', 'น้ำอ้อย', 20, 'bottle', CANE),
  goods('g3', 'มะม่วง', 60, 'kilogram'),
];

export const state: TillState = {
  identity: {
    device: 'd', market: null, market_name: '', stall: 's', key: '',
    stall_name: 'ร้านป้าสมศรี', place: 'A-12',
  },
  days: {
    open: { day: '2026-11-22', part: 1, opened: 0, net: 0, receipts: 0, forgotten: false, counted: false },
    last: null, next: '2026-11-22', float: 0, clock_was: null, by_clock: '2026-11-22',
  },
  printer: false, jobs: [], goods: 3, below_zero: 0, markdown: null, reply: null, replies_waiting: 0,
};

export const settings: TillSettings = {
  language: 'th', promptpay: null, biller: null, tax_id: null,
  printer: { link: { kind: 'none' }, dots: 384, cut: false, drawer_pin: 0, every_sale: false },
  cash_rounding: null, weighed_rounding: null, co_pay: [], other_tenders: [], helper_discount: 0,
  label_layouts: [], scale: { kind: 'none' },
};

type Answers = Parameters<typeof fakeHost>[0];

const preferences = { language: 'th', text_size: 20, sound: false, scanner_gap: 50 };

/** The same stall, and the till behind it. */
export interface Stall extends Fake {
  kept: KeptTill;
}

/** Opens the program at a stall with an open day; `answers` replaces what the till says. */
export async function openStall(answers: Answers = {}, kept = new KeptTill(shelf)): Promise<Stall> {
  // a screen that has just come up ignores presses for a blink: here every look at the clock is a
  // second later
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  startAfresh();
  forgetTimes();
  go('start');
  const fake = fakeHost({
    start: () => ({ desk: 'till', preferences, version: '', now: 0, today: '2026-11-22' }),
    till_state: () => state,
    signed_in: () => ({ operator: null, needed: false }),
    till_settings: () => settings,
    categories: () => [{ name: 'กับข้าว', colour: 'red', place: 1 }],
    goods: ({ text }: GoodsQuery) => {
      const found = shelf.filter((one) => one.name.includes(text));
      return { goods: found, count: found.length };
    },
    goods_by_barcode: ({ code }: { code: string }) => shelf.find((one) => one.barcode === code) ?? null,
    price_bill: kept.price,
    keep_bill: kept.keep,
    open_bill: () => kept.open,
    hold_bill: kept.hold,
    held_bills: () => kept.held,
    recall_bill: kept.recall,
    drop_bill: kept.drop,
    preview_payment: kept.payment,
    sell: kept.sell,
    customers: kept.regulars,
    save_customer: kept.saveCustomer,
    keep_usual: kept.keepUsual,
    preorders: () => [],
    promptpay_qr: () => null,
    scan_for_payment: () => ({ kind: 'none' }),
    read_label: () => null,
    show_customer: () => ({}),
    ...answers,
  });
  await begin();
  await enterTill();
  render(App);
  await screen.findByRole('button', { name: /^ข้าวมันไก่/ });
  return Object.assign(fake, { kept });
}

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

export const tap = async (name: string | RegExp): Promise<void> =>
  userEvent.click(await screen.findByRole('button', { name }));

/** Tap goods and wait until the till has priced them. */
export async function ring(name: string, total: string): Promise<void> {
  await tap(new RegExp(`^${name}`));
  await screen.findByText(total, { selector: '.sum strong', exact: false });
}

export const asked = (fake: Fake, cmd: string): unknown[] =>
  fake.asked.filter((one) => one.cmd === cmd).map((one) => one.args);
