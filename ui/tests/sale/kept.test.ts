// The bill on disk: kept at every act, found again after a power cut, held and recalled, sold once.
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { BillDraft, SellRequest } from '../../src/backend/bindings';
import { go } from '../../src/screen.svelte';
import { expectClean } from '../axe';
import { press, scan } from '../typist';
import { asked, button, CANE, openStall, ring, shelf, tap } from './stall';
import { KeptTill, refusal } from './till-kept';

const total = (): string => document.querySelector('.sum strong')?.textContent.trim() ?? '';
const isTotal = (baht: string): Promise<void> =>
  vi.waitFor(() => { expect(total()).toBe(`${baht} บาท`); });

const draft: BillDraft = {
  request: '11111111-1111-4111-8111-111111111111',
  lines: [{ goods: 'g1', name: null, quantity: 2000, unit_price: null }],
  discount: { kind: 'percent', hundredths: 1000 },
};

function withOpen(): KeptTill {
  const kept = new KeptTill(shelf);
  kept.keep(draft);
  return kept;
}

describe('the open bill', () => {
  it('is on disk after every act, undoing too', async () => {
    const { kept } = await openStall();
    const lines = (): number[] => kept.open?.draft.lines.map((line) => line.quantity) ?? [];
    await ring('ข้าวมันไก่', '50');
    expect(lines()).toEqual([1000]);
    await ring('น้ำอ้อย', '70');
    expect(lines()).toEqual([1000, 1000]);
    press('NumpadAdd');
    await isTotal('90');
    expect(lines()).toEqual([1000, 2000]);
    press('KeyZ', { ctrl: true });
    await isTotal('70');
    expect(lines()).toEqual([1000, 1000]);
    expect(kept.open?.draft.request).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('comes back after the power went, its discount with it, and says so until the next act', async () => {
    const { kept } = await openStall({}, withOpen());
    await isTotal('90');
    expect(screen.getByText('บิลที่ค้างไว้ยังอยู่ ขายต่อได้เลย')).toBeVisible();
    expect(screen.getByText('ลดทั้งบิล 10%')).toBeVisible();
    await ring('น้ำอ้อย', '108');
    expect(screen.queryByText('บิลที่ค้างไว้ยังอยู่ ขายต่อได้เลย')).toBeNull();
    expect(kept.open?.draft.request).toBe(draft.request);
  });

  it('is asked for once, not at every return to the sale', async () => {
    const fake = await openStall({ receipts: () => [] });
    await ring('ข้าวมันไก่', '50');
    go('receipts');
    await screen.findByRole('heading', { name: 'วันนี้ยังไม่มีบิล' });
    go('sale');
    await isTotal('50');
    expect(asked(fake, 'open_bill')).toHaveLength(1);
  });
});

describe('holding', () => {
  it('puts the bill aside under a word, and an undo takes it back with all that led to it', async () => {
    const { kept } = await openStall();
    await ring('ข้าวมันไก่', '50');
    press('F8');
    const sheet = within(await screen.findByRole('dialog', { name: 'พักบิล' }));
    await userEvent.type(sheet.getByRole('textbox'), 'เสื้อแดง');
    await expectClean(document.body);
    press('Enter');
    await isTotal('0');
    expect(kept.held.map((one) => one.label)).toEqual(['เสื้อแดง']);
    expect(await screen.findByRole('button', { name: 'เรียกบิล (1)' })).toBeVisible();
    press('KeyZ', { ctrl: true });
    await isTotal('50');
    expect(kept.held).toEqual([]);
    press('KeyZ', { ctrl: true });
    await isTotal('0');
  });

  it('changes two bills over: the open one is put aside by itself', async () => {
    const { kept } = await openStall();
    await ring('ข้าวมันไก่', '50');
    await tap('พักบิล');
    await tap(/^พักบิลนี้/);
    await isTotal('0');
    await ring('น้ำอ้อย', '20');
    press('F8');
    await userEvent.click(await screen.findByRole('button', { name: /^บิลตอน .* 50/ }));
    await isTotal('50');
    expect(kept.held.map((one) => one.priced?.total)).toEqual([2000]);
    // and the bill that was recalled can be put back by an undo
    press('KeyZ', { ctrl: true });
    await isTotal('0');
    expect(kept.held).toHaveLength(2);
  });

  it('recalls the first by Enter alone, and throws one away only after a second word', async () => {
    const kept = new KeptTill(shelf);
    kept.hold({ bill: draft, label: 'พี่นก' });
    kept.hold({ bill: { ...draft, request: '22222222-2222-4222-8222-222222222222' }, label: 'โต๊ะ 3' });
    await openStall({}, kept);
    await tap('เรียกบิล (2)');
    await screen.findByRole('dialog', { name: 'บิลที่พักไว้' });
    await tap('ทิ้งบิล โต๊ะ 3');
    expect(kept.held).toHaveLength(2);
    await userEvent.click(within(await screen.findByRole('alert')).getByRole('button', { name: 'ทิ้งบิล' }));
    await vi.waitFor(() => { expect(kept.held.map((one) => one.label)).toEqual(['พี่นก']); });
    press('Enter');
    await isTotal('90');
  });

  it('says why when no more can be held', async () => {
    await openStall({ hold_bill: () => { throw refusal('bill.too_many_held', 'พักบิลได้ไม่เกิน 20 ใบ'); } });
    await ring('ข้าวมันไก่', '50');
    press('F8');
    await tap(/^พักบิลนี้/);
    const sheet = within(await screen.findByRole('dialog', { name: 'พักบิล' }));
    expect(await sheet.findByRole('alert')).toHaveTextContent('พักบิลได้ไม่เกิน 20 ใบ');
    expect(total()).toBe('50 บาท');
  });
});

describe('a sale whose answer was lost', () => {
  it('is asked again under the same id, and nothing of the bill changes meanwhile', async () => {
    const kept = new KeptTill(shelf);
    let gone = true;
    const fake = await openStall({
      sell: (wanted: SellRequest) => {
        const answer = kept.sell(wanted);
        if (gone) throw new Error('the wire is cut');
        return answer;
      },
    }, kept);
    await ring('ข้าวมันไก่', '50');
    press('F9');
    await screen.findByRole('button', { name: 'เสร็จ · รับพอดี' });
    press('Enter');
    expect(await screen.findByRole('heading', { name: 'ยังไม่รู้ว่าขายสำเร็จหรือยัง' })).toBeVisible();
    await expectClean(document.body);
    // somebody goes back and rings up more: it must not be lost in a bill that is sold already
    go('sale');
    await screen.findByRole('button', { name: 'แก้ ข้าวมันไก่' });
    scan(CANE);
    expect(await screen.findByRole('alert')).toHaveTextContent('ติดต่อตัวโปรแกรมไม่ได้');
    expect(total()).toBe('50 บาท');
    press('F9');
    gone = false;
    await tap('ถามอีกครั้ง');
    await screen.findByText('พอดี ไม่ต้องทอน');
    const requests = (asked(fake, 'sell') as SellRequest[]).map((one) => one.bill.request);
    expect(requests.length).toBeGreaterThan(2);
    expect(new Set(requests).size).toBe(1);
    expect(kept.sold.size).toBe(1);
  });

  it('that was refused after all is a bill again', async () => {
    const kept = new KeptTill(shelf);
    let tries = 0;
    await openStall({
      sell: (wanted: SellRequest) => {
        tries += 1;
        if (tries <= 2) throw new Error('the wire is cut');
        if (tries === 3) throw refusal('day.other', 'วันนี้ปิดแล้ว');
        return kept.sell(wanted);
      },
    }, kept);
    await ring('ข้าวมันไก่', '50');
    press('F9');
    await screen.findByRole('button', { name: 'เสร็จ · รับพอดี' });
    press('Enter');
    await tap('ถามอีกครั้ง');
    expect(await screen.findByRole('alert')).toHaveTextContent('วันนี้ปิดแล้ว');
    press('Escape');
    await ring('น้ำอ้อย', '70');
    expect(button('รับเงิน')).toBeEnabled();
  });
});
