// Reports: finished figures in bars and tables, what the profit rests on, and files to take along.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { TaxReport, TillReport as Report } from '../../src/backend/bindings';
import { setLocale } from '../../src/locale.svelte';
import { rangeOf } from '../../src/screens/till/reports/ranges';
import TillReport from '../../src/screens/till/reports/TillReport.svelte';
import { expectClean } from '../axe';
import { asked, stand } from './stand';

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const choose = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('radio', { name }));

const report: Report = {
  from: '2026-11-22', until: '2026-11-22', gross: 130_000, net: 125_000, receipts: 14, average: 8_928,
  profit: 41_000, profit_known: 8_250,
  by_day: [
    { day: '2026-11-21', net: 60_000, receipts: 6 }, { day: '2026-11-22', net: 65_000, receipts: 8 },
  ],
  by_hour: [{ hour: 6, net: 45_000, receipts: 5 }, { hour: 7, net: 80_000, receipts: 9 }],
  by_tender: [
    { kind: 'cash', sold: 100_000, refunded: 5_000 }, { kind: 'credit', sold: 30_000, refunded: 0 },
  ],
  best: [{ name: 'ส้มตำ', unit: 'plate', quantity: 21_000, amount: 84_000 }],
  discounts: 1_500, rounding: -25, refunds: { count: 1, amount: 5_000 }, removed: { count: 3, amount: 9_000 },
  by_operator: [
    {
      number: 2, name: 'น้องนก', net: 125_000, receipts: 14, refunds: 1, refunded: 5_000, removed_lines: 3,
      removed_amount: 9_000, drawer_openings: 2,
    },
  ],
  credit_outstanding: 35_000, deposits_held: 10_000,
  low_stock: [{ name: 'ไข่ไก่', unit: 'piece', stock: 3_000 }],
  compare: { net_before: 118_000 },
};
const tax: TaxReport = {
  from: '2026-11-22', until: '2026-11-22', registered: false, year_to_date: 150_000_000,
  threshold_share: 8_333,
  rows: [{
    day: '2026-11-22', first: 1, last: 14, taxed: 107_000, base: 100_000, vat: 7_000, exempt: 18_000,
    total: 125_000,
  }],
  sums: { taxed: 107_000, base: 100_000, vat: 7_000, exempt: 18_000, total: 125_000 },
};

describe('a report', () => {
  it('says what the profit rests on', async () => {
    await stand({ till_report: () => report });
    const { container } = render(TillReport);
    expect(await screen.findByText('คิดจากของที่ใส่ต้นทุนไว้ 82.5% ของยอดขาย')).toBeVisible();
    expect(screen.getByText('ช่วงก่อนหน้า 1,180 บาท')).toBeVisible();
    expect(within(container).getAllByRole('row', { name: /ส้มตำ.*840/ })).toHaveLength(2);
    await expectClean(container);
  });

  it('says that no profit is known where no cost is', async () => {
    await stand({ till_report: () => ({ ...report, profit: null, profit_known: 0 }) });
    render(TillReport);
    expect(await screen.findByText('ยังบอกไม่ได้ ใส่ต้นทุนในหน้าสินค้าก่อน')).toBeVisible();
  });

  it('is asked for seven days, the month, and days that were chosen', async () => {
    const fake = await stand({ till_report: () => report });
    render(TillReport);
    await screen.findByText('กำไรโดยประมาณ');
    await choose('7 วัน');
    await choose('เดือนนี้');
    await choose('เลือกวัน');
    await userEvent.click(screen.getAllByRole('button', { name: 'วันก่อน' })[0] as HTMLElement);
    expect(asked(fake, 'till_report')).toEqual([
      { from: '2026-11-22', until: '2026-11-22' },
      { from: '2026-11-16', until: '2026-11-22' },
      { from: '2026-11-01', until: '2026-11-22' },
      { from: '2026-11-01', until: '2026-11-22' },
      { from: '2026-10-31', until: '2026-11-22' },
    ]);
  });

  it('has every part as bars with their numbers and as a table', async () => {
    await stand({ till_report: () => report });
    const { container } = render(TillReport);
    await screen.findByText('กำไรโดยประมาณ');
    await choose('รายวัน');
    expect(screen.getAllByRole('row', { name: /22 พ.ย..*650/ })).toHaveLength(2);
    await choose('รายชั่วโมง');
    expect(screen.getAllByRole('row', { name: /07:00–08:00.*800/ })).toHaveLength(2);
    await choose('รับเงินทาง');
    expect(screen.getAllByRole('row', { name: /เชื่อ.*300/ })).toHaveLength(2);
    await choose('คนขาย');
    expect(screen.getByRole('row', { name: /น้องนก 14 1,250 1 ครั้ง · 50 3 ครั้ง · 90 2/ })).toBeVisible();
    await choose('เรื่องอื่น');
    expect(screen.getByText('เหลือ 3 ชิ้น')).toBeVisible();
    expect(screen.getByText('−0.25')).toBeVisible();
    await expectClean(container);
  });

  it('of days without a sale says so', async () => {
    await stand({ till_report: () => ({ ...report, receipts: 0, net: 0, best: [] }) });
    render(TillReport);
    expect(await screen.findByText('ช่วงนี้ยังไม่มียอดขาย')).toBeVisible();
  });

  it('goes along as a file and on a slip', async () => {
    const file = { name: 'รายงาน.xlsx', data: 'AA==', path: null };
    const fake = await stand({
      till_report: () => report, export_till_report: () => file, print: () => ({ queued: true, copy: 0 }),
      picture: () => ({ png: 'AAAA', width: 384, height: 600 }),
    });
    render(TillReport);
    await userEvent.click(await screen.findByRole('button', { name: 'บันทึก Excel' }));
    expect(asked(fake, 'export_till_report')).toEqual([
      { from: '2026-11-22', until: '2026-11-22', format: 'xlsx' },
    ]);
    expect(fake.saved).toEqual([{ name: 'รายงาน.xlsx', data: 'AA==' }]);
    await press('พิมพ์ใบสั้น');
    await userEvent.click(await screen.findByRole('button', { name: 'พิมพ์' }));
    expect(asked(fake, 'print')).toEqual([{ kind: 'report', from: '2026-11-22', until: '2026-11-22' }]);
  });

  it('speaks English', async () => {
    await stand({ till_report: () => report });
    setLocale('en');
    render(TillReport);
    expect(await screen.findByText('From goods with a known cost: 82.5% of the takings')).toBeVisible();
  });
});

describe('tax', () => {
  it('of a stall that is not registered warns near 1.8 million', async () => {
    await stand({ till_report: () => report, tax_report: () => tax });
    const { container } = render(TillReport);
    await screen.findByText('กำไรโดยประมาณ');
    await choose('ภาษี');
    expect(await screen.findByText('ยอดขายปีนี้ใกล้หรือเกิน 1.8 ล้านบาทแล้ว')).toBeVisible();
    expect(screen.getByText(/83.33% ของ 1.8 ล้านบาท/)).toBeVisible();
    await expectClean(container);
  });

  it('of one far below does not', async () => {
    await stand({ till_report: () => report, tax_report: () => ({ ...tax, threshold_share: 7_999 }) });
    render(TillReport);
    await screen.findByText('กำไรโดยประมาณ');
    await choose('ภาษี');
    expect(await screen.findByText('ยอดขายปีนี้ เทียบกับ 1.8 ล้านบาท')).toBeVisible();
  });

  it('of a registered stall is the sales tax report, as a file too', async () => {
    const fake = await stand({
      till_report: () => report, tax_report: () => ({ ...tax, registered: true }),
      export_tax_report: () => ({ name: 'ภาษีขาย.pdf', data: 'AA==', path: null }),
    });
    const { container } = render(TillReport);
    await screen.findByText('กำไรโดยประมาณ');
    await choose('ภาษี');
    expect(await screen.findByRole('row', { name: /22 พ.ย. 2569 0001–0014 1,000.00 70.00 180.00 1,250.00/ }))
      .toBeVisible();
    await expectClean(container);
    await press('ภาษีขาย PDF');
    expect(asked(fake, 'export_tax_report')).toEqual([
      { from: '2026-11-22', until: '2026-11-22', format: 'pdf' },
    ]);
  });
});

describe('ranges', () => {
  it('cross months and years', () => {
    expect(rangeOf('week', '2027-01-02')).toEqual({ from: '2026-12-27', until: '2027-01-02' });
    expect(rangeOf('month', '2027-01-02')).toEqual({ from: '2027-01-01', until: '2027-01-02' });
  });
});
