// Preorders: by day and time, taken in three steps, handed over as a bill, called off, and the pick list.
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Preorder } from '../../src/backend/bindings';
import { screen as shown } from '../../src/screen.svelte';
import { draft } from '../../src/screens/till/preorders/draft.svelte';
import PickList from '../../src/screens/till/preorders/PickList.svelte';
import PreorderNew from '../../src/screens/till/preorders/PreorderNew.svelte';
import Preorders from '../../src/screens/till/preorders/Preorders.svelte';
import { expectClean } from '../axe';
import { asked, MORNING, refusal, stand } from './stand';

const press = (name: string | RegExp): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

const order: Preorder = {
  id: 'p1', who: 'ครูนก', phone: '0899999999', customer: null, pickup_day: '2026-11-23', pickup_minute: 390,
  lines: [{ goods: 'g1', name: null, quantity: 3000, unit_price: null }], names: ['ส้มตำ'], units: ['plate'],
  note: 'ไม่เผ็ด', deposit: 10_000, kind: 'cash', at: MORNING, state: 'open', receipt: null, returned: 0,
  reason: '', returned_kind: null,
};
const late: Preorder = { ...order, id: 'p0', who: 'ลุงชัย', pickup_day: '2026-11-20', deposit: 0 };

beforeEach(() => { draft.forget(); });

describe('the list', () => {
  it('goes by day and time, and keeps one that nobody fetched on top', async () => {
    await stand({ preorders: () => [order, late] });
    const { container } = render(Preorders);
    expect(await screen.findByRole('heading', { name: 'พรุ่งนี้ · จ. 23 พ.ย. 2569' })).toBeVisible();
    const [first, second] = screen.getAllByRole('button', { name: /ส้มตำ 3 จาน/ });
    expect(first).toHaveTextContent('ลุงชัย');
    expect(screen.getByText('เลยวันนัดแล้ว')).toBeVisible();
    expect(second).toHaveTextContent(/06:30.*ครูนก.*มัดจำ 100/);
    await expectClean(container);
  });

  it('calls one off with a reason and what becomes of the deposit', async () => {
    const fake = await stand({
      preorders: () => [order], call_off_preorder: () => ({ ...order, state: 'called_off' }),
    });
    render(Preorders);
    await userEvent.click(await screen.findByRole('button', { name: /ครูนก/ }));
    await press('ยกเลิกสั่งจอง');
    const sheet = within(screen.getByRole('dialog', { name: 'ยกเลิกสั่งจองของ ครูนก' }));
    const act = sheet.getByRole('button', { name: 'ยกเลิกสั่งจอง' });
    await userEvent.click(sheet.getByRole('radio', { name: 'ไม่มารับ' }));
    expect(act).toBeDisabled();
    await userEvent.click(sheet.getByRole('radio', { name: 'คืน 100 บาท' }));
    await expectClean(document.body);
    await userEvent.click(act);
    expect(asked(fake, 'call_off_preorder')).toEqual([
      expect.objectContaining({ id: 'p1', reason: 'ไม่มารับ', returned: 10_000, kind: 'cash' }),
    ]);
  });

  it('hands one over as the open bill', async () => {
    const fake = await stand({
      preorders: () => [order], keep_bill: () => null, open_bill: () => null, customers: () => [],
    });
    render(Preorders);
    await userEvent.click(await screen.findByRole('button', { name: /ครูนก/ }));
    await press(/ส่งของ รับเงิน/);
    await vi.waitFor(() => { expect(shown.current.name).toBe('sale'); });
    expect(asked(fake, 'keep_bill')).toEqual([
      expect.objectContaining({ lines: order.lines, preorder: 'p1' }),
    ]);
  });
});

describe('taking one', () => {
  it('asks who and when, what, and the deposit, and is taken once', async () => {
    let failing = true;
    const fake = await stand({
      customers: () => [], price_bill: () => ({ lines: [], total: 8_000 }),
      take_preorder: () => { if (failing) throw refusal('disk.full'); return order; },
    });
    const { container } = render(PreorderNew);
    await userEvent.type(await screen.findByRole('textbox', { name: 'ชื่อคนสั่ง' }), 'ครูนก');
    await press('พรุ่งนี้');
    await userEvent.click(screen.getByRole('radio', { name: '6' }));
    await userEvent.click(screen.getByRole('radio', { name: '06:30' }));
    await expectClean(container);
    await press(/ต่อไป/);
    await userEvent.click(await screen.findByRole('button', { name: /^ส้มตำ/ }));
    await press('เพิ่ม ส้มตำ');
    expect(await screen.findByText('80')).toBeVisible();
    await expectClean(container);
    await press(/ต่อไป/);
    await press('50');
    await expectClean(container);
    await press(/รับมัดจำ 50 บาท/);
    failing = false;
    await press(/รับมัดจำ 50 บาท/);
    const [first, second] = asked(fake, 'take_preorder');
    expect(first).toMatchObject({
      who: 'ครูนก', pickup_day: '2026-11-23', pickup_minute: 390, deposit: 5_000, kind: 'cash', print: false,
      lines: [{ goods: 'g1', name: null, quantity: 2000, unit_price: null }],
    });
    expect(second).toEqual(first);
    await vi.waitFor(() => { expect(shown.current.name).toBe('preorders'); });
  });

  it('takes no deposit above the price', async () => {
    await stand({ customers: () => [], price_bill: () => ({ lines: [], total: 4_000 }) });
    Object.assign(draft, {
      who: 'ครูนก', day: '2026-11-23', step: 2,
      lines: [{ goods: 'g1', name: null, quantity: 1000, unit_price: null }],
    });
    render(PreorderNew);
    await press('9');
    await press('9');
    expect(await screen.findByText('มัดจำมากกว่าราคาของ ใส่ให้น้อยลง')).toBeVisible();
    expect(screen.getByRole('button', { name: /รับมัดจำ/ })).toBeDisabled();
  });
});

describe('the pick list', () => {
  it('says what to make and for whom, and prints', async () => {
    const fake = await stand({
      pick_list: () => ({ goods: [{ name: 'ส้มตำ', unit: 'plate', quantity: 5000 }], preorders: [order] }),
      picture: () => ({ png: 'AAAA', width: 384, height: 600 }), print: () => ({ queued: true, copy: 0 }),
    });
    const { container } = render(PickList, { day: '2026-11-23' });
    expect(await screen.findByText('5 จาน')).toBeVisible();
    expect(screen.getByText('06:30')).toBeVisible();
    await expectClean(container);
    await press(/พิมพ์ใบจัดของ/);
    await userEvent.click(await screen.findByRole('button', { name: 'พิมพ์' }));
    expect(asked(fake, 'print')).toEqual([{ kind: 'pick_list', day: '2026-11-23' }]);
  });
});
