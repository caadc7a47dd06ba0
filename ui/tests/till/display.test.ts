// The customer's side: shows what the till says, asks again and again, and is calm when nobody answers.
import { render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CustomerDisplay } from '../../src/backend/bindings';
import Display from '../../src/screens/Display.svelte';
import { expectClean } from '../axe';
import { type Fake, fakeHost } from '../fake';

const bill: CustomerDisplay = {
  version: 3, stall_name: 'ร้านป้าสมศรี', stage: 'bill', total: 12_500, qr: null, to: '', change: null,
  lines: [
    { name: 'ส้มตำ', quantity: 2000, unit: 'plate', amount: 8_000 },
    { name: 'มะม่วง', quantity: 750, unit: 'kilogram', amount: 4_500 },
  ],
};

let next: CustomerDisplay | null;
let broken = false;

function show(first: CustomerDisplay | null): Fake {
  next = first;
  broken = false;
  return fakeHost({
    start: () => ({ preferences: { language: 'th' } }),
    customer_display: () => {
      if (broken) throw new Error('nobody');
      return next;
    },
  });
}

const asks = (fake: Fake): unknown[] =>
  fake.asked.filter((one) => one.cmd === 'customer_display').map((one) => one.args);

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('the display', () => {
  it('shows the lines and the total, and asks only for what is new', async () => {
    const fake = show(bill);
    const { container } = render(Display);
    await vi.advanceTimersByTimeAsync(10);
    expect(screen.getByText('ส้มตำ')).toBeVisible();
    expect(screen.getByText('0.750 กก.')).toBeVisible();
    expect(screen.getByText('125')).toBeVisible();
    expect(container.querySelector('button, input, a')).toBeNull();
    next = null;
    await vi.advanceTimersByTimeAsync(400);
    expect(asks(fake)).toEqual([{ seen: 0 }, { seen: 3 }]);
    expect(screen.getByText('ส้มตำ')).toBeVisible();
    vi.useRealTimers();
    await expectClean(container);
  });

  it('shows the QR to pay, then the change', async () => {
    show({ ...bill, version: 4, stage: 'paying', qr: { text: 'x', svg: '<svg/>' }, to: '081-xxx-5678' });
    render(Display);
    await vi.advanceTimersByTimeAsync(10);
    expect(screen.getByRole('img', { name: 'ให้ลูกค้าสแกนจ่าย' })).toBeVisible();
    expect(screen.getByText('เข้าบัญชี 081-xxx-5678')).toBeVisible();
    next = { ...bill, version: 5, stage: 'change', lines: [], change: 37_500 };
    await vi.advanceTimersByTimeAsync(400);
    expect(screen.getByText('375', { exact: false })).toBeVisible();
    expect(screen.getByText('จ่ายแล้ว 125 บาท')).toBeVisible();
  });

  it('welcomes when nobody is served, and names the stall', async () => {
    show({ ...bill, stage: 'idle', lines: [], total: 0 });
    render(Display);
    await vi.advanceTimersByTimeAsync(10);
    expect(screen.getByRole('heading', { name: 'ร้านป้าสมศรี' })).toBeVisible();
    expect(screen.getByText('ยินดีต้อนรับ')).toBeVisible();
  });

  it('asks less and less often while nobody answers, keeps what it showed, and comes back', async () => {
    const fake = show(bill);
    render(Display);
    await vi.advanceTimersByTimeAsync(10);
    broken = true;
    await vi.advanceTimersByTimeAsync(400 + 800 + 1600);
    const before = asks(fake).length;
    expect(screen.queryByText('รอสักครู่')).toBeNull();
    await vi.advanceTimersByTimeAsync(3200);
    expect(asks(fake)).toHaveLength(before + 1);
    expect(screen.getByText('รอสักครู่')).toBeVisible();
    expect(screen.getByText('ส้มตำ')).toBeVisible();
    broken = false;
    await vi.advanceTimersByTimeAsync(6400);
    expect(screen.queryByText('รอสักครู่')).toBeNull();
    await vi.advanceTimersByTimeAsync(400);
    expect(asks(fake).length).toBeGreaterThanOrEqual(before + 3);
  });
});
