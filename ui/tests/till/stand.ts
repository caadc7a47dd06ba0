// A stall for tests: a host that answers as a till would, with everything a test does not care about.
// Must never decide anything: what a test is about, it says itself.
import type {
  Counted, DayFigures, DayState, Goods, OpenDay, TillSettings, TillState,
} from '../../src/backend/bindings';
import type { Failure } from '../../src/backend/failure';
import { count, closing } from '../../src/screens/till/day/count.svelte';
import { go } from '../../src/screen.svelte';
import { readSettings, refresh } from '../../src/till.svelte';
import { type Fake, fakeHost } from '../fake';

/** 2026-11-22 09:41 in Bangkok */
export const MORNING = 1_795_315_260;

export const openDay: OpenDay = {
  day: '2026-11-22', part: 1, opened: MORNING, net: 125_000, receipts: 14, forgotten: false, counted: false,
};

export const days: DayState = {
  open: openDay, last: null, next: '2026-11-22', by_clock: '2026-11-22', float: 50_000, clock_was: null,
};

export const settings: TillSettings = {
  language: 'th',
  promptpay: null,
  biller: null,
  tax_id: null,
  printer: { link: { kind: 'none' }, dots: 384, cut: false, drawer_pin: 0, every_sale: false },
  cash_rounding: null,
  weighed_rounding: null,
  co_pay: [],
  other_tenders: [],
  helper_discount: 0,
  label_layouts: [],
  scale: { kind: 'none' },
};

export const state: TillState = {
  identity: {
    device: 'd', market: null, market_name: '', stall: 's', stall_name: 'ร้านป้าสมศรี', place: 'A-12',
    key: 'k',
  },
  days,
  printer: false,
  jobs: [],
  goods: 2,
  below_zero: 0,
  markdown: null,
  reply: null,
  replies_waiting: 0,
};

export const somtam: Goods = {
  id: 'g1', name: 'ส้มตำ', price: 4_000, unit: 'plate', category: 'กับข้าว', barcode: null, favourite: 1,
  tax: 'exempt', cost: null, scale_code: null, contains: null, counts_stock: true, stock: -2_000,
  retired: false,
};

/** 3,211 baht should lie in the drawer; the figures of an open day do not say so. */
export const figures: DayFigures = {
  z: null, day: '2026-11-22', part: 1, opened: MORNING, closed: null, counted: [], result: null, reason: '',
  by_operator: [],
  totals: {
    first_receipt: 1, last_receipt: 14, sales: 14, refunds: 0, gross: 125_000, refunded: 0, net: 125_000,
    tenders: [{ kind: 'cash', sold: 125_000, refunded: 0 }], vat: 0, taxed: 0,
    drawer: {
      float: 50_000, cash_sales: 125_000, cash_refunds: 0, paid_in: 0, paid_out: 0, dropped: 0,
    },
    expected_cash: 0, removed_lines: 0, removed_amount: 0, drawer_openings: 0, printed_again: 0, people: 1,
    grand_total: 125_000,
  },
};

export const result: Counted = { expected: 321_100, counted: 320_000, over_short: -1_100 };

export const refusal = (code: string, params: Record<string, string> = {}): Failure => ({
  code, number: 'G-15', kind: 'refusal', params,
  th: { happened: 'ไม่ได้', todo: 'ลองใหม่' },
  en: { happened: 'No', todo: 'Try again' },
});

type Answers = NonNullable<Parameters<typeof fakeHost>[0]>;

/** A till that stands open; give it other answers where a test needs them. */
export async function stand(answers: Answers = {}): Promise<Fake> {
  let kept = settings;
  const fake = fakeHost({
    committee_address: () => ({ address: '' }),
    start: () => ({
      desk: 'till', version: '1.2.3', now: MORNING, today: '2026-11-22',
      preferences: { language: 'th', text_size: 20, sound: true, scanner_gap: 50 },
    }),
    keep_preferences: (wanted) => wanted,
    till_state: () => state,
    signed_in: () => ({ operator: null, needed: false }),
    till_settings: () => kept,
    keep_till_settings: (wanted) => { kept = wanted; return kept; },
    goods: () => ({ goods: [somtam], count: 1 }),
    goods_by_id: () => somtam,
    goods_by_barcode: () => null,
    categories: () => [{ name: 'กับข้าว', colour: 'red', place: 1 }],
    unfinished_bills: () => [],
    transfers: () => [],
    counted: () => null,
    x_report: () => figures,
    printers_found: () => [],
    ...answers,
  });
  count.forget();
  closing.last = null;
  go('sale');
  await Promise.all([refresh(), readSettings()]);
  return fake;
}

/** What was asked by this name, in order. */
export function asked(fake: Fake, cmd: string): unknown[] {
  return fake.asked.filter((one) => one.cmd === cmd).map((one) => one.args);
}
