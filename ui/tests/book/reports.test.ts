// Reports: figures as the book gives them, single stalls only when asked for, files of what is
// shown, and a paper's head looked up.
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Arrears, HeadShown, MarketMonth, StallStatement, Takings } from '../../src/backend/bindings';
import { percent } from '../../src/percent';
import { changeWords, rangeOf } from '../../src/screens/book/reports/ranges';
import { expectClean } from '../axe';
import { asked, DAY, EVENING, openBook, tap } from './market';

const sums = {
  market_days: 4, receipts: 80, gross: 400_000, refunded: 0, net: 400_000, per_day: 100_000, fee: 9000,
};

const takings: Takings = {
  from: '2026-11-01', until: '2026-11-30', sums,
  days: [{ day: DAY, stalls: 2, receipts: 80, net: 400_000 }],
  zones: [{ name: 'โซนผัก', stall_days: 8, net: 400_000 }],
  categories: [{ name: '', stall_days: 8, net: 400_000 }],
  tenders: [{ kind: 'cash', sold: 400_025, refunded: 0, net: 400_025 }],
  rounding: 25,
  hours: [{ hour: 23, receipts: 70, net: 300_000 }],
  without_hour: 100_000,
  weekdays: [{ weekday: 7, days: 4, net: 400_000, per_day: 100_000 }],
  stalls: [],
  compared: [{
    back: 'month', from: '2026-10-01', until: '2026-10-31', sums: { ...sums, net: 320_000 },
    net: { amount: 80_000, basis_points: 2500 }, per_day: { amount: 20_000, basis_points: null },
  }],
};

const nothing = { current: 0, days_7: 0, days_30: 0, days_90: 0, older: 0, ahead: 0, total: 0 };
const ageing = { ...nothing, days_7: 3000, older: 1500, total: 4500 };
const arrears: Arrears = {
  on: DAY, totals: ageing,
  rows: [{
    stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', ageing, oldest: '2026-06-01', last_payment: null,
  }],
};

const month = { charged: 4400, waived: 0, fee: 4400, received: 1400, taken_back: 0 };
const statement: StallStatement = {
  stall: 's12', place: 'B-12', name: 'ร้านป้าสมศรี', vendor: '', month: '2026-11', carried_over: 1000,
  days: [{ day: DAY, net: 384_000, fee_lines: [], ...month, balance: 4000 }],
  payments: [{ number: '2569/00007', day: DAY, amount: 1400, kind: 'cash', taken_back: null }],
  totals: month, carried_on: 4000,
};

const hash = 'ab'.repeat(32);
const head: HeadShown = {
  head: { seq: 41, hash, at: EVENING }, printed: 'abababab abababab',
  qr: { text: `TALAD-HEAD 41 ${hash}`, svg: '<svg></svg>' },
};

const page: MarketMonth = {
  month: '2026-11', earlier: '2025-12', later: null,
  days: [
    {
      day: DAY, received: 2, missing: 1, waiting: 0, net: 400_000, fee: 9000, paid: 0, owed: 9000,
      closed: false, changed_since: false,
    },
  ],
};

const answers = {
  takings: () => takings,
  arrears: () => arrears,
  stall_statement: () => statement,
  book_head: () => head,
  published_heads: () => [],
  market_days: ({ month: of }: { month: string | null }) =>
    (of === '2025-12' || of === null || of === '2026-11' ? page : { ...page, month: of, days: [] }),
};

describe('reports of the book', () => {
  it('tell a month beside the one before, and single stalls only when they are asked for', async () => {
    const fake = await openBook('book_reports', answers);
    expect(await screen.findByText('+25%')).toBeVisible();
    expect(asked(fake, 'takings')).toEqual([{ from: '2026-11-01', until: '2026-11-30', by_stall: false }]);
    await userEvent.click(screen.getByRole('radio', { name: 'ร้าน' }));
    expect(asked(fake, 'takings').at(-1)).toMatchObject({ by_stall: true });
    await userEvent.click(screen.getByRole('radio', { name: 'รายชั่วโมง' }));
    expect((await screen.findAllByText(/23:00/)).length).toBeGreaterThan(0);
    expect(screen.getAllByText('ไม่ทราบเวลา').length).toBeGreaterThan(0);
    await expectClean(document.body);
  });

  it('tell who owes for how long, and write what is shown as a file', async () => {
    const file = { name: 'ค้างชำระ_2569-11-22.json', data: 'AAAA', path: null };
    const fake = await openBook('book_reports', { ...answers, export_report: () => file });
    await userEvent.click(await screen.findByRole('radio', { name: 'ค้างชำระ' }));
    const table = within(await screen.findByRole('table'));
    expect(table.getAllByText('45').length).toBe(2);
    expect(table.getByText('ยังไม่เคย')).toBeVisible();
    await tap('JSON');
    expect(asked(fake, 'export_report')).toEqual([
      { report: { kind: 'arrears', on: DAY }, format: 'json' },
    ]);
    expect(fake.saved).toEqual([{ name: file.name, data: 'AAAA' }]);
  });

  it('tell a stall its month from balance to balance', async () => {
    const fake = await openBook('book_reports', answers);
    await userEvent.click(await screen.findByRole('radio', { name: 'ใบแจ้งยอดร้าน' }));
    await tap(/B-12/);
    expect(await screen.findByText('2569/00007')).toBeVisible();
    expect(screen.getByText('ยกไป')).toBeVisible();
    await tap('เดือนก่อน');
    expect(asked(fake, 'stall_statement').map((one) => (one as { month: string }).month)).toEqual([
      '2026-11', '2026-10',
    ]);
    await expectClean(document.body);
  });

  it('look up the head that a paper prints', async () => {
    const found = { seq: 41, standing: 'other', at: EVENING };
    const fake = await openBook('book_reports', { ...answers, check_head: () => found });
    await userEvent.click(await screen.findByRole('radio', { name: 'หัวสมุด' }));
    await userEvent.type(await screen.findByLabelText('เลขที่ #'), '๔๑');
    await userEvent.type(screen.getByLabelText('ตัวเลขตรวจ'), 'abababab abababab');
    await tap('ตรวจเลขบนกระดาษ');
    expect(await screen.findByText(/ไม่ตรง สมุดถูกแก้ย้อนหลัง/)).toBeVisible();
    expect(asked(fake, 'check_head')).toEqual([{ seq: 41, hash: 'abababab abababab' }]);
  });

  it('write ranges and changes as people read them', () => {
    expect(rangeOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
    expect(rangeOf('week', '2026-11-03')).toEqual({ from: '2026-10-28', until: '2026-11-03' });
    expect([changeWords(1250, percent), changeWords(-5, percent), changeWords(null, percent)]).toEqual([
      '+12.5%', '−0.05%', '–',
    ]);
  });
});
