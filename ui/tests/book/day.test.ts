// The market's day: who is missing, the book's own totals, the report as a file, counted units.
import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { expectClean } from '../axe';
import { press } from '../typist';
import { asked, openBook, report, state, tap, totals } from './market';

describe('the day', () => {
  it('shows the missing stalls, what waits, and totals that the book gave', async () => {
    await openBook('book_day');
    expect(await screen.findByText('2/3')).toBeVisible();
    expect(screen.getByText('ยังขาด 1 ร้าน')).toBeVisible();
    expect(screen.getByRole('button', { name: 'A-02 กล้วยแม่พลอย: ลงว่าลา' })).toBeVisible();
    expect(screen.getByText('รอยืนยันเครื่อง 2 ไฟล์')).toBeVisible();
    expect(screen.getByText('ไม่รับ 1 ไฟล์')).toBeVisible();
    const table = within(screen.getByRole('table', { name: 'ยอดของทุกร้าน' }));
    // not the sum of the rows: the screen adds nothing up
    expect(table.getByRole('row', { name: /^รวม/ })).toHaveTextContent('768,000.50');
    expect(table.getByRole('row', { name: /B-12/ }))
      .toHaveTextContent(/รับแล้ว.*3,840.*3,216.*คืน 50.*674.*−20/);
    expect(table.getByRole('row', { name: /A-02/ })).toHaveTextContent(/ยังขาด.*–/);
    await expectClean(document.body);
    await tap('เปิดกล่องไฟล์');
    expect(await screen.findByRole('heading', { level: 1, name: 'กล่องไฟล์' })).toBeVisible();
  });

  it('opens a stall’s fee line by line', async () => {
    await openBook('book_day');
    await userEvent.click(await screen.findByRole('button', { name: /B-12/ }));
    const sheet = within(await screen.findByRole('dialog', { name: 'B-12 ร้านป้าสมศรี' }));
    expect(sheet.getByText('ค่าแผง')).toBeVisible();
    expect(sheet.getByText('ค่าไฟ')).toBeVisible();
    await userEvent.click(sheet.getByRole('button', { name: 'เก็บเงินร้านนี้' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'เดินเก็บเงิน' })).toBeVisible();
  });

  it('goes to other days, and is saved as a file', async () => {
    const fake = await openBook('book_day', {
      export_day: () => ({ name: 'รายงาน.xlsx', data: 'AAAA', path: null }),
    });
    await screen.findByText('2/3');
    press('KeyE', { ctrl: true });
    await waitFor(() => { expect(fake.saved).toEqual([{ name: 'รายงาน.xlsx', data: 'AAAA' }]); });
    expect(asked(fake, 'export_day')).toEqual([{ day: '2026-11-22', format: 'xlsx' }]);
    expect(await screen.findByText('บันทึกแล้วที่ รายงาน.xlsx')).toBeVisible();
    await tap('วันก่อน');
    await waitFor(() => { expect(asked(fake, 'market_day')).toContainEqual({ day: '2026-11-21' }); });
  });

  it('guides where nothing came yet', async () => {
    const none = { received: 0, missing: 3, refused: 0, unconfirmed: 0, forked: 0, set_aside: 0, flagged: 0 };
    await openBook('book_day', { market_day: () => ({ ...report, totals: { ...totals, ...none } }) });
    expect(await screen.findByText('ยังไม่มีไฟล์ของวันนี้')).toBeVisible();
    expect(screen.getByRole('button', { name: 'PDF' })).toBeDisabled();
    await expectClean(document.body);
  });

  it('counts units stall by stall', async () => {
    const fake = await openBook('book_day', {
      count_units: () => ({ fee: 4400 }),
      unit_counts: () => [{ stall: 's01', day: '2026-11-22', rule: 'r2', quantity: 1000 }],
    });
    await tap('นับหน่วย');
    const sheet = within(await screen.findByRole('dialog', { name: 'นับหน่วย' }));
    expect(await sheet.findByText('1 ดวง')).toBeVisible();
    await expectClean(document.body);
    press('Digit2');
    press('Enter');
    expect(await sheet.findByText('A-01 สวนลุงชัย · 2 ดวง · ค่าที่วันนี้ 44 บาท')).toBeVisible();
    // the next one is passed by: nothing is counted for it
    press('Enter');
    await sheet.findByRole('button', { name: /B-12/, pressed: true });
    expect(asked(fake, 'count_units')).toEqual([
      { stall: 's01', day: '2026-11-22', rule: 'r2', quantity: 2000 },
    ]);
  });

  it('sends a market without a name to be set up', async () => {
    const fake = await openBook('book_day', {
      book_state: () => ({ ...state, market: null, zones: [], stalls: 0 }),
      set_up_market: () => ({ id: 'm1', name: 'x', prompt_pay: null }),
    });
    await userEvent.type(await screen.findByLabelText('ชื่อตลาด'), 'ตลาดริมคลอง');
    await userEvent.type(screen.getByLabelText(/พร้อมเพย์รับค่าที่/), '081-234');
    expect(await screen.findByText(/เลขไม่ครบ/)).toBeVisible();
    await userEvent.type(screen.getByLabelText(/พร้อมเพย์รับค่าที่/), '-๕๖๗๘');
    await expectClean(document.body);
    await tap('ต่อไป');
    await waitFor(() => {
      expect(asked(fake, 'set_up_market')).toEqual([{ name: 'ตลาดริมคลอง', promptpay: '0812345678' }]);
    });
  });
});
