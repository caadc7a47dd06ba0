// Regulars on the sale: chosen by nickname, their usual basket, a preorder that is handed over.
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { Preorder, SellRequest } from '../../src/backend/bindings';
import { handOver } from '../../src/screens/till/sale/acts';
import { expectClean } from '../axe';
import { press } from '../typist';
import { asked, openStall, ring, shelf, tap } from './stall';
import { customerOf, KeptTill } from './till-kept';

const isTotal = (baht: string): Promise<void> => vi.waitFor(() => {
  expect(document.querySelector('.sum strong')?.textContent.trim()).toBe(`${baht} บาท`);
});

function withRegular(usual: KeptTill['customers'][number]['usual'] = []): KeptTill {
  const kept = new KeptTill(shelf);
  kept.customers = [customerOf('c1', 'ป้าแดง', usual), customerOf('c2', 'ลุงดำ')];
  return kept;
}

describe('a regular', () => {
  it('gets her usual basket by two taps', async () => {
    const usual = [{ goods: 'g1', name: null, quantity: 2000, unit_price: null }];
    const { kept } = await openStall({}, withRegular(usual));
    press('KeyC');
    const sheet = within(await screen.findByRole('dialog', { name: 'ลูกค้า' }));
    await userEvent.click(await sheet.findByRole('button', { name: /^ป้าแดง/ }));
    await sheet.findByText('ข้าวมันไก่ 2 ชิ้น');
    await expectClean(document.body);
    await userEvent.click(sheet.getByRole('button', { name: 'ใส่ของประจำ · 100' }));
    await isTotal('100');
    expect(kept.open?.draft.customer).toBe('c1');
    expect(screen.getByRole('button', { name: 'ป้าแดง ลูกค้า' })).toBeVisible();
    press('KeyZ', { ctrl: true });
    await isTotal('0');
  });

  it('is found by a few letters and Enter', async () => {
    await openStall({}, withRegular());
    press('KeyC');
    const sheet = within(await screen.findByRole('dialog', { name: 'ลูกค้า' }));
    await sheet.findByRole('button', { name: /^ป้าแดง/ });
    await userEvent.type(sheet.getByRole('textbox'), 'ลุง');
    await vi.waitFor(() => { expect(sheet.queryByRole('button', { name: /^ป้าแดง/ })).toBeNull(); });
    press('Enter');
    expect(await screen.findByRole('button', { name: 'ลุงดำ ลูกค้า' })).toBeVisible();
  });

  it('has this bill remembered as her usual: the things, not the prices of today', async () => {
    const { kept } = await openStall({}, withRegular());
    await ring('น้ำอ้อย', '20');
    press('KeyC');
    const sheet = within(await screen.findByRole('dialog', { name: 'ลูกค้า' }));
    await userEvent.click(await sheet.findByRole('button', { name: /^ป้าแดง/ }));
    await userEvent.click(await sheet.findByRole('button', { name: 'จำบิลนี้เป็นของประจำ' }));
    await sheet.findByText('น้ำอ้อย 1 ขวด');
    expect(kept.customers[0]?.usual).toEqual([
      { goods: 'g2', name: null, quantity: 1000, unit_price: null },
    ]);
  });
});

describe('a preorder', () => {
  const preorder: Preorder = {
    id: 'p1', who: 'พี่นก', phone: null, customer: null, pickup_day: '2026-11-22', pickup_minute: 600,
    lines: [{ goods: 'g1', name: null, quantity: 2000, unit_price: null }], names: ['ข้าวมันไก่'],
    units: ['piece'], note: '', deposit: 3000, kind: 'cash', at: 0, state: 'open', receipt: null,
    returned: 0, returned_kind: null, reason: '',
  };

  it('becomes the bill, the open one put aside, and its deposit is taken already', async () => {
    const fake = await openStall();
    await ring('น้ำอ้อย', '20');
    await handOver(preorder, null);
    await isTotal('100');
    expect(fake.kept.held.map((one) => one.priced?.total)).toEqual([2000]);
    expect(screen.getByText('ของที่สั่งไว้ · พี่นก · มัดจำ 30')).toBeVisible();
    press('F9');
    await screen.findByRole('button', { name: 'พอดี 70' });
    await tap('พอดี 70');
    await tap('เสร็จ · ทอน 0');
    await vi.waitFor(() => { expect(asked(fake, 'sell')).toHaveLength(1); });
    const sold = asked(fake, 'sell')[0] as SellRequest;
    expect(sold.bill.preorder).toBe('p1');
    expect(sold.tenders).toEqual([{ kind: 'deposit', amount: 3000 }, { kind: 'cash', amount: 7000 }]);
  });
});
