// The day: opened on the right day, counted blind, closed with a reason, and resumed where it was left.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { screen as shown } from '../../src/screen.svelte';
import Cash from '../../src/screens/till/Cash.svelte';
import DayClose from '../../src/screens/till/DayClose.svelte';
import DayOpen from '../../src/screens/till/DayOpen.svelte';
import HandIn from '../../src/screens/till/HandIn.svelte';
import XReport from '../../src/screens/till/XReport.svelte';
import { expectClean } from '../axe';
import { asked, days, figures, MORNING, openDay, refusal, result, stand, state } from './stand';

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const button = (name: string): HTMLElement => screen.getByRole('button', { name });

const closed = {
  z: 7,
  figures: { ...figures, z: 7, closed: MORNING + 30_000, result, reason: 'ทอนผิด' },
  file: { name: 'A-12_z7.talad', data: 'AA==', path: '/home/somsri/talad/outbox/A-12_z7.talad' },
  backup: null,
  warnings: [refusal('backup.damaged')],
};
const last = { z: 7, day: '2026-11-22', part: 1, closed: MORNING + 30_000, net: 125_000, answered: null };
const nothingOpen = { ...state, days: { ...days, open: null, last } };

describe('the count', () => {
  it('is blind: no figure of the book before it is given', async () => {
    const fake = await stand({ count_drawer: () => result });
    const { container } = render(DayClose);
    await screen.findByText('ธนบัตร (ใบ)');
    await press('ธนบัตร 1,000 บาท เพิ่มหนึ่ง');
    await press('ธนบัตร 1,000 บาท เพิ่มหนึ่ง');
    await press(/^เหรียญ 5 บาท มี 0/);
    await press('4');
    expect(container).not.toHaveTextContent(/3,211|ควรมี|เกิน \d|ขาด \d|2,020/);
    await expectClean(container);
    await press('นับเสร็จแล้ว');
    expect(asked(fake, 'count_drawer')).toEqual([{
      counted: [{ denomination: 100_000, count: 2 }, { denomination: 500, count: 4 }],
    }]);
    expect(screen.getByText('ขาด 11 บาท')).toBeVisible();
    expect(screen.getByText('3,211')).toBeVisible();
    await expectClean(container);
  });

  it('is not given by Enter before anything was counted', async () => {
    await stand();
    render(DayClose);
    await screen.findByText('ธนบัตร (ใบ)');
    expect(button('นับเสร็จแล้ว')).toBeDisabled();
    expect(button('ไม่มีเงินในลิ้นชัก')).not.toHaveTextContent('Enter');
  });

  it('is kept while the page is left', async () => {
    await stand();
    const { unmount } = render(DayClose);
    await screen.findByText('ธนบัตร (ใบ)');
    await press('ธนบัตร 500 บาท เพิ่มหนึ่ง');
    unmount();
    render(DayClose);
    expect(await screen.findByRole('button', { name: 'ธนบัตร 500 บาท มี 1' })).toBeVisible();
  });
});

describe('the closing', () => {
  it('is taken up at the result when the drawer was counted before', async () => {
    await stand({ counted: () => result });
    render(DayClose);
    expect(await screen.findByText('ขาด 11 บาท')).toBeVisible();
    await press('นับใหม่');
    expect(screen.getByText('ธนบัตร (ใบ)')).toBeVisible();
  });

  it('needs a reason when over or short, and none when even', async () => {
    const fake = await stand({
      counted: () => result, close_day: () => closed, z_report: () => closed.figures,
    });
    render(DayClose);
    await screen.findByText('ขาด 11 บาท');
    expect(button('ปิดวัน')).toBeDisabled();
    expect(screen.getByText('เลือกเหตุผลก่อนปิดวัน')).toBeVisible();
    await userEvent.click(screen.getByRole('radio', { name: 'อื่น ๆ' }));
    expect(button('ปิดวัน')).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'เขียนเหตุผลสั้น ๆ' }), 'เหรียญตก');
    await press('ปิดวัน');
    expect(asked(fake, 'close_day')).toEqual([{ reason: 'เหรียญตก', kept: 50_000 }]);
  });

  it('is even without a reason', async () => {
    await stand({ counted: () => ({ expected: 60_000, counted: 60_000, over_short: 0 }) });
    render(DayClose);
    expect(await screen.findByText('ตรงพอดี')).toBeVisible();
    expect(button('ปิดวัน')).toBeEnabled();
  });

  it('keeps no more than was counted', async () => {
    await stand({ counted: () => ({ expected: 60_000, counted: 60_000, over_short: 0 }) });
    render(DayClose);
    await screen.findByText('ตรงพอดี');
    for (const digit of ['9', '9', '9']) await press(digit);
    expect(screen.getByText('มากกว่าที่นับได้ ใส่ให้น้อยลง')).toBeVisible();
    expect(button('ปิดวัน')).toBeDisabled();
  });

  it('of an empty drawer and of a disk that is full shows both', async () => {
    let open = true;
    const full = refusal('disk.full');
    await stand({
      till_state: () => (open ? state : nothingOpen),
      counted: () => ({ expected: 0, counted: 0, over_short: 0 }),
      close_day: () => { open = false; return { ...closed, file: null, warnings: [full, full] }; },
    });
    render(DayClose);
    await screen.findByText('ตรงพอดี');
    await press('ปิดวัน');
    await vi.waitFor(() => { expect(screen.getAllByRole('alert')).toHaveLength(2); });
  });

  it('says what is safe, what is not, and where the file lies', async () => {
    await stand({
      till_state: () => nothingOpen, z_report: () => closed.figures,
      settlement_file: () => closed.file, back_up: () => ({ path: '/home/somsri/talad/backups/x' }),
    });
    const { container } = render(DayClose);
    expect(await screen.findByText(/บันทึกแล้ว ปิดวันครั้งที่ 7/)).toBeVisible();
    await press('บันทึกไฟล์ส่งกรรมการ');
    expect(screen.getByText(/บันทึกไฟล์ส่งกรรมการแล้วที่ A-12_z7.talad/)).toBeVisible();
    expect(screen.getByText(/มีสำเนาในเครื่องนี้ที่ .*outbox/)).toBeVisible();
    await press('สำรองข้อมูล');
    expect(screen.getByText(/backups/)).toBeVisible();
    await expectClean(container);
  });

  it('tells a backup that failed', async () => {
    let open = true;
    await stand({
      till_state: () => (open ? state : nothingOpen),
      counted: () => ({ expected: 1, counted: 1, over_short: 0 }),
      close_day: () => { open = false; return closed; },
    });
    render(DayClose);
    await screen.findByText('ตรงพอดี');
    await press('ปิดวัน');
    expect(await screen.findByText('ยังสำรองข้อมูลไม่ได้ ยอดขายบันทึกครบแล้ว')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent('ไม่ได้');
  });
});

describe('the opening', () => {
  const toOpen = (change: object = {}): object => ({ ...state, days: { ...days, open: null, ...change } });

  it('takes the money of last time and the people at work', async () => {
    const fake = await stand({ till_state: () => toOpen(), open_day: () => openDay });
    const { container } = render(DayOpen);
    expect(await screen.findByText('22 พฤศจิกายน 2569', { exact: false })).toBeVisible();
    await press('เพิ่มหนึ่งคน');
    await expectClean(container);
    await press('เริ่มขาย');
    expect(asked(fake, 'open_day')).toEqual([{ float: 50_000, people: 2, day: null }]);
    expect(shown.current.name).toBe('sale');
  });

  it('asks which day it is when the clock went back', async () => {
    const fake = await stand({
      till_state: () => toOpen({ by_clock: '2022-05-12', clock_was: MORNING - 60_000 }),
      open_day: () => openDay,
    });
    render(DayOpen);
    expect(await screen.findByText(/วันเวลาเครื่องย้อนหลัง/)).toBeVisible();
    expect(button('เริ่มขาย')).toBeDisabled();
    await userEvent.click(screen.getByRole('radio', { name: /22 พฤศจิกายน 2569/ }));
    await press('เริ่มขาย');
    expect(asked(fake, 'open_day')).toEqual([{ float: 50_000, people: 1, day: '2026-11-22' }]);
  });

  it('sends to a day that was forgotten first', async () => {
    await stand({ till_state: () => toOpen({ open: { ...openDay, forgotten: true } }) });
    render(DayOpen);
    await userEvent.click(await screen.findByRole('button', { name: 'ปิดวันนั้นก่อน' }));
    expect(shown.current.name).toBe('day_close');
  });
});

describe('cash', () => {
  it('is recorded under one id until it is recorded', async () => {
    let failing = true;
    const fake = await stand({ move_cash: () => { if (failing) throw refusal('disk.full'); return {}; } });
    const { container } = render(Cash);
    await press('2');
    await press('0');
    await userEvent.click(screen.getByRole('radio', { name: 'ซื้อของมาขาย' }));
    await expectClean(container);
    await press('จดเงินออก');
    failing = false;
    await press('จดเงินออก');
    const [first, second] = asked(fake, 'move_cash') as { request: string }[];
    expect(first).toMatchObject({ direction: 'out', amount: 2_000, reason: 'ซื้อของมาขาย' });
    expect(second).toEqual(first);
    expect(button('จดเงินออก')).toBeDisabled();
  });
});

describe('a page that could not ask', () => {
  it('says so in its place, and tries again', async () => {
    let failing = true;
    await stand({ closed_days: () => { if (failing) throw refusal('disk.silent'); return [last]; } });
    const { container } = render(HandIn);
    expect(await screen.findByRole('alert')).toBeVisible();
    await expectClean(container);
    failing = false;
    await press('ลองใหม่');
    expect(await screen.findByText('1,250')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('reports', () => {
  it('of an open day tell nothing the drawer should hold', async () => {
    await stand();
    const { container } = render(XReport);
    expect(await screen.findByText('ยังไม่ปิดวัน', { exact: false })).toBeVisible();
    expect(container).not.toHaveTextContent('ควรมี');
    await expectClean(container);
  });

  it('of closed days can be handed in again', async () => {
    const fake = await stand({ closed_days: () => [last], settlement_file: () => closed.file });
    const { container } = render(HandIn);
    await userEvent.click(await screen.findByRole('button', { name: 'บันทึกไฟล์ ครั้งที่ 7' }));
    expect(fake.saved).toEqual([{ name: 'A-12_z7.talad', data: 'AA==' }]);
    expect(within(container).getByText('1,250')).toBeVisible();
    await expectClean(container);
  });
});
