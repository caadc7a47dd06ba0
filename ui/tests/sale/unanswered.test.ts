// A page that was loaded anew in mid-payment: what had no answer is asked once more, under its own request.
import { screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SellRequest, Sold } from '../../src/backend/bindings';
import { go, screen as shown } from '../../src/screen.svelte';
import { enterTill } from '../../src/screens/enter';
import { asked, openStall } from './stall';

const KEPT = 'talad-unanswered';

const sale: SellRequest = {
  bill: {
    request: '01890a5d-ac96-774b-bcce-b302099a8057',
    lines: [{ goods: 'g1', name: null, quantity: 1000, unit_price: null }],
  },
  total: 5000, tenders: [{ kind: 'cash', amount: 10_000 }], print: false,
};

const sold: Sold = {
  receipt: 42, at: 0, total: 5000, change: 5000, pieces: [{ denomination: 5000, count: 1 }], rounding: 0,
  today: 5000, repeated: true, tenders: [], owes: null,
};

const refusal = {
  code: 'sell.total_changed', number: 'S-05', kind: 'refusal', params: {},
  th: { happened: 'ราคาเปลี่ยนแล้ว', todo: 'ดูยอดใหม่' }, en: { happened: 'Changed', todo: 'Look' },
};

beforeEach(() => { localStorage.clear(); });

describe('a page that was loaded anew', () => {
  it('shows the sale as it was answered then, and asks under no other request', async () => {
    const fake = await openStall({ sell: () => sold });
    localStorage.setItem(KEPT, JSON.stringify({ cmd: 'sell', args: sale }));
    await enterTill();
    expect(shown.current.name).toBe('sold');
    expect(asked(fake, 'sell')).toEqual([sale]);
    expect(await screen.findByText('50', { selector: '.huge', exact: false })).toBeVisible();
  });

  it('says that the till refused, and goes on selling', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await openStall({ sell: () => { throw refusal as unknown as Error; } });
    localStorage.setItem(KEPT, JSON.stringify({ cmd: 'sell', args: sale }));
    await enterTill();
    expect(shown.current.name).toBe('sale');
    expect(await screen.findByText('ราคาเปลี่ยนแล้ว', { exact: false })).toBeVisible();
  });

  it('shows the receipt of money that was given back', async () => {
    const back = { request: 'r', of: 7, lines: [], reason: 'ช้ำ', print: false };
    const waiting = new Promise(() => undefined);
    const fake = await openStall({ refund: () => ({}), receipt: () => waiting, receipts: () => waiting });
    localStorage.setItem(KEPT, JSON.stringify({ cmd: 'refund', args: back }));
    await enterTill();
    expect(asked(fake, 'refund')).toEqual([back]);
    expect(shown.current).toEqual({ name: 'receipt', with: { number: 7 } });
    go('sale');
  });
});
