// A market for tests: its book as the host would answer, a small world that remembers payments.
// Must never add up money: every sum below is written out.
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import App from '../../src/App.svelte';
import type {
  BookState, CalendarDay, DayTotals, FeeReceipt, FeeRule, FileRow, MarketDay,
  Stall, StallAccount, StallDay, StallPurse,
} from '../../src/backend/bindings';
import type { Failure } from '../../src/backend/failure';
import { forgetBook } from '../../src/book.svelte';
import { go, type ScreenName } from '../../src/screen.svelte';
import { putAway } from '../../src/screens/book/inbox/receiving.svelte';
import { type Fake, fakeHost } from '../fake';

export const DAY = '2026-11-22';
/** 22 Nov 2026, 18:20 in Bangkok */
export const EVENING = 1_795_346_400;

export const state: BookState = {
  market: { id: 'm1', name: 'ตลาดริมคลอง', prompt_pay: '0812345678' },
  zones: [{ id: 'z1', name: 'โซนผัก', stalls: 2 }, { id: 'z2', name: 'โซนกับข้าว', stalls: 1 }],
  stalls: 3,
  today: DAY,
  inbox: '/home/talad/inbox',
};

export const file: FileRow = {
  sha256: 'f1', name: 'B-12_2569-11-22_z2.talad', bytes: 1000, kind: 'settlement', received: EVENING,
  verdict: 'booked', reason: '', params: {}, stall: 's12', stall_name: 'ร้านป้าสมศรี', place: 'B-12',
  day: DAY, z: 2,
  settlement: {
    part: 1, epoch: 0, amends: null, receipts: 20, net: 384_000,
    tenders: [{ kind: 'cash', sold: 321_600, refunded: 0 }], standing: { kind: 'follows' },
    explained: '',
  },
  slip: null,
};

const tenders = [
  { kind: 'cash' as const, sold: 321_600, refunded: 5000 },
  { kind: 'prompt_pay' as const, sold: 67_400, refunded: 0 },
];

const stallDay: StallDay = {
  stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', zone: 'โซนกับข้าว', state: 'received',
  excuse: null, zero_day: false, unplanned: false,
  files: [
    {
      file: 'f1', slip: null, z: 2, part: 1, epoch: 0, amends: null, verdict: 'booked', standing: null,
      explained: '', net: 384_000,
    },
  ],
  receipts: 20, gross: 389_000, refunded: 5000, net: 384_000, tenders, over_short: -2000,
  fee_lines: [{ rule: 'r1', name: 'ค่าแผง', amount: 3000 }, { rule: 'r2', name: 'ค่าไฟ', amount: 1400 }],
  fee: 4400, fee_before: null, paid: 0, owed: 4400, arrears: 3000,
};

const paidDay: StallDay = {
  ...stallDay, stall: 's01', place: 'A-01', name: 'สวนลุงชัย', zone: 'โซนผัก', over_short: 0,
  arrears: 0, paid: 4400, owed: 0,
};

const missingDay: StallDay = {
  ...stallDay, stall: 's02', place: 'A-02', name: 'กล้วยแม่พลอย', zone: 'โซนผัก', state: 'missing',
  files: [], receipts: 0, gross: 0, refunded: 0, net: 0, tenders: [], over_short: 0, fee_lines: [], fee: 0,
  paid: 0, owed: 0, arrears: 0,
};

export const totals: DayTotals = {
  registered: 3, received: 2, missing: 1, excused: 0, zero_days: 0, unplanned: 0, refused: 1,
  set_aside: 0, unconfirmed: 2, forked: 0, flagged: 0, slips: 0,
  receipts: 40, gross: 778_000, refunded: 10_000, net: 76_800_050, tenders, over_short: -2000, fee: 8800,
  paid: 4400, owed: 4400, arrears: 3000,
};

export const calendar: CalendarDay = {
  day: DAY, open: true, by_week: null, set: false, reason: '', received: 2, closed: false,
};

export const report: MarketDay = {
  day: DAY, totals, calendar, closed: null, changed_since: false,
  missing: [{ stall: 's02', place: 'A-02', name: 'กล้วยแม่พลอย' }],
  stalls: [paidDay, missingDay, stallDay], double_slips: [], double_vouchers: [],
};

export const account: StallAccount = {
  stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', assessed: 11_400, paid: 4000, owed: 7400,
  owed_since: '2026-11-21', payments: [],
  days: [
    {
      stall: 's12', day: DAY, fee_lines: stallDay.fee_lines, fee: 4400, fee_before: null, paid: 0, owed: 4400,
    },
  ],
};

/** What it has beside its fees: nothing. */
export const purse: StallPurse = {
  stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', owed: 7400,
  vouchers: { credited: 0, netted: 0, paid_out: 0, balance: 0 },
  credits: { approved: 0, used: 0, balance: 0 },
  nettable: 0, left: 7400, payable: 0, uses: [], proposals: [],
  deposit: { stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', asked: 0, held: 0 }, entries: [],
};

export const stall: Stall = {
  id: 's12', name: 'ร้านป้าสมศรี', place: 'B-12', zone: 'z2', zone_name: 'โซนกับข้าว', category: '',
  tags: [], visiting: false, vendor: 'สมศรี',
  registered: '2026-11-01', retired: null, key: { kind: 'none' }, invited_until: null, waiting_files: 0,
  last_file: null,
};

export const stalls: Stall[] = [
  {
    ...stall, id: 's01', name: 'สวนลุงชัย', place: 'A-01', zone: 'z1', zone_name: 'โซนผัก', vendor: '',
    key: { kind: 'joined', fingerprint: '1234 5678', since: EVENING },
  },
  {
    ...stall, id: 's02', name: 'กล้วยแม่พลอย', place: 'A-02', zone: 'z1', zone_name: 'โซนผัก',
    waiting_files: 1,
  },
  stall,
];

export const rules: FeeRule[] = [
  {
    id: 'r1', name: 'ค่าแผง', fee: { kind: 'per_stall_day', amount: 3000 }, from: '2026-11-01',
    until: null, zone: null, whole_baht: false,
  },
  {
    id: 'r2', name: 'ค่าไฟ', fee: { kind: 'per_unit', unit: 'ดวง', price: 700 }, from: '2026-11-01',
    until: null, zone: null, whole_baht: false,
  },
];

export const receipt: FeeReceipt = {
  number: '2569/00007', at: EVENING, market: 'ตลาดริมคลอง', stall: 's12', stall_name: 'ร้านป้าสมศรี',
  place: 'B-12', vendor: '', days: ['2026-11-21', DAY], items: [], charged: 7400, paid: 7400, owed_after: 0,
  kind: 'cash', collector: 'สมชาย', hash: 'ab', reversed: null,
};

export const refusal: Failure = {
  code: 'key.fingerprint', number: 'B-13', kind: 'refusal', params: {},
  th: { happened: 'เลข 8 หลักไม่ตรงกับเครื่องของร้าน', todo: 'ให้ร้านอ่านเลขอีกครั้ง' },
  en: { happened: 'The eight digits do not agree', todo: 'Have them read again' },
};

type Answers = Parameters<typeof fakeHost>[0];

/** Opens a screen of the book in the whole App; answers of a test come before the market's own. */
export async function openBook(name: ScreenName, answers: Answers = {}): Promise<Fake> {
  forgetBook();
  putAway();
  const preferences = { language: 'th', text_size: 20, sound: false, scanner_gap: 50 } as const;
  const fake = fakeHost({
    start: () => ({ desk: 'book', preferences, version: '0.1.0', now: EVENING, today: DAY }),
    book_state: () => state,
    market_day: () => report,
    fee_rules: () => rules,
    stalls: () => stalls,
    stall_account: () => account,
    stall_people: ({ stall: of }: { stall: string }) => ({ stall: of, vendor: null, sellers: [] }),
    stall_purse: () => purse,
    printers_found: () => [],
    book_printer: () => ({ link: { kind: 'none' }, dots: 384, cut: false }),
    machines: () => [],
    received_files: () => [file],
    receive_inbox: () => ({ received: [], left: 0 }),
    hand_in_door: () => ({ on: false, links: [], trouble: null }),
    unit_counts: () => [],
    payments: () => [],
    replies_to: () => [],
    ...answers,
  });
  go(name);
  render(App);
  await screen.findByRole('heading', { level: 1 });
  return fake;
}

/** Presses what is named so, once it is there. */
export async function tap(name: string | RegExp): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name }));
}

/** What a command was asked, each time. */
export function asked(fake: Fake, cmd: string): unknown[] {
  return fake.asked.filter((one) => one.cmd === cmd).map((one) => one.args);
}
